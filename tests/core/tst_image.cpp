// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/image.h"
#include "tests/support/thrown.h"

#include <QtEndian>
#include <QtTest>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <vector>

using namespace core;

namespace {

/// An 8 x 8 CMYK JPEG of C = K = 0, M = Y = 255 (pure red), made with Pillow:
/// Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(file, "JPEG", quality=30, optimize=True)
constexpr char redCmykJpeg[] =
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1"
    "hpCeo6utq2eAvMm6pseZqKuk/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAb/xAAUEAEA"
    "AAAAAAAAAAAAAAAAAAAA/9oADgRDAE0AWQBLAAA/AEwyMkz/2Q==";

/// A 4 x 2 TIFF in half transparent red whose file says what the fourth channel is; with Pillow:
/// Image.new("RGBA", (4, 2), (255, 0, 0, 128)).save(file, "TIFF", compression="packbits")
constexpr char halfRedTiff[] =
    "SUkqACoAAAAP/wAAgP8AAID/AACA/wAAgA//AACA/wAAgP8AAID/AACACwAAAQMAAQAAAAQAAAABAQMAAQAAAAIAAAAC"
    "AQMABAAAALQAAAADAQMAAQAAAAWAAAAGAQMAAQAAAAIAAAARAQQAAQAAAAgAAAAVAQMAAQAAAAQAAAAWAQMAAQAAAAIA"
    "AAAXAQQAAQAAACIAAAAcAQMAAQAAAAEAAABSAQMAAQAAAAIAAAAAAAAACAAIAAgACAA=";

QByteArray encoded(const char* extension, const cv::Mat& pixels)
{
    std::vector<unsigned char> bytes;
    cv::imencode(extension, pixels, bytes);
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// A 48 x 32 picture, red on the left and blue on the right, with a green upper left corner.
cv::Mat flagBgr()
{
    cv::Mat pixels(32, 48, CV_8UC3, cv::Scalar(0, 0, 255));
    pixels.colRange(24, 48) = cv::Scalar(255, 0, 0);
    pixels(cv::Rect(0, 0, 16, 16)) = cv::Scalar(0, 255, 0);
    return pixels;
}

/// An EXIF block of one entry, the orientation.
QByteArray exifBlock(char orientation, bool bigEndian)
{
    const char big[] = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    const char little[] = "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0";
    QByteArray block(bigEndian ? big : little, 26);
    block[bigEndian ? 19 : 18] = orientation;
    return block;
}

/// An encoded JPEG with an EXIF segment after its start marker.
QByteArray jpegWithOrientation(char orientation, bool bigEndian)
{
    const QByteArray content = QByteArray("Exif\0\0", 6) + exifBlock(orientation, bigEndian);
    QByteArray segment("\xff\xe1\0", 3);
    segment += static_cast<char>(content.size() + 2);
    return encoded(".jpg", flagBgr()).insert(2, segment + content);
}

/// An encoded PNG with an EXIF chunk after its header.
QByteArray pngWithOrientation(char orientation)
{
    const QByteArray block = exifBlock(orientation, true);
    const QByteArray named = "eXIf" + block;
    quint32 checksum = ~0u;
    for (const char byte : named) {
        checksum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            checksum = checksum >> 1 ^ (checksum & 1 ? 0xedb88320u : 0u);
    }
    QByteArray chunk(8 + block.size() + 4, '\0');
    qToBigEndian<quint32>(static_cast<quint32>(block.size()), chunk.data());
    chunk.replace(4, named.size(), named);
    qToBigEndian<quint32>(~checksum, chunk.data() + 4 + named.size());
    return encoded(".png", flagBgr()).insert(33, chunk);
}

cv::Vec3b at(const Image& image, int y, int x)
{
    return image.pixels.at<cv::Vec3b>(y, x);
}

bool close(const cv::Vec3b& a, const cv::Vec3b& b, double tolerance = 1)
{
    return cv::norm(cv::Vec3i(a), cv::Vec3i(b), cv::NORM_INF) <= tolerance;
}

/// Where the green corner lies: "left top", "right top", "left bottom" or "right bottom".
QString greenCorner(const Image& image)
{
    for (const bool bottom : {false, true}) {
        for (const bool right : {false, true}) {
            const cv::Vec3b pixel =
                at(image, bottom ? image.size().height - 6 : 5, right ? image.size().width - 6 : 5);
            if (pixel[1] > 200 && pixel[0] < 60 && pixel[2] < 60)
                return QString(right ? "right " : "left ") + (bottom ? "bottom" : "top");
        }
    }
    return "none";
}

} // namespace

class TestImage : public QObject {
    Q_OBJECT

private slots:
    void init();
    void readsEveryFormatInRgbOrder_data();
    void readsEveryFormatInRgbOrder();
    void turnsJpegUpright_data();
    void turnsJpegUpright();
    void turnsPngUpright();
    void brokenExifIsIgnored();
    void cmykHasTheRightColors();
    void sixteenBitsAreScaled_data();
    void sixteenBitsAreScaled();
    void greyBecomesRgb();
    void transparencyLiesOverWhite_data();
    void transparencyLiesOverWhite();
    void transparencyThatTheFileDescribes();
    void onePixelIsAPicture();
    void largePicturesAreReduced_data();
    void largePicturesAreReduced();
    void impossibleSizesAreRefusedBeforeDecoding();
    void badFilesAreTold_data();
    void badFilesAreTold();
    void truncatedJpegIsRefused();
    void pathsAreUtf8();

private:
    std::string path(const QString& name) const { return m_folder->filePath(name).toStdString(); }
    std::string store(const QString& name, const QByteArray& bytes) const;
    QByteArray load(const QString& name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestImage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

std::string TestImage::store(const QString& name, const QByteArray& bytes) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName().toStdString();
}

void TestImage::readsEveryFormatInRgbOrder_data()
{
    QTest::addColumn<QString>("extension");
    for (const char* extension : {".jpg", ".png", ".webp", ".bmp", ".tif"})
        QTest::newRow(extension) << extension;
}

void TestImage::readsEveryFormatInRgbOrder()
{
    QFETCH(QString, extension);
    const std::string file = store("a", encoded(qPrintable(extension), flagBgr()));
    const Image image = readImage(file); // known by its content, not by its name
    QCOMPARE(image.path, file);
    QCOMPARE(image.size(), cv::Size(48, 32));
    QCOMPARE(image.originalSize, image.size());
    QVERIFY(!image.reduced());
    QCOMPARE(image.pixels.type(), CV_8UC3);
    QVERIFY(close(at(image, 25, 5), {255, 0, 0}, 6));
    QVERIFY(close(at(image, 5, 5), {0, 255, 0}, 6));
    QVERIFY(close(at(image, 25, 40), {0, 0, 255}, 6));
}

void TestImage::turnsJpegUpright_data()
{
    QTest::addColumn<char>("orientation");
    QTest::addColumn<bool>("tall");
    QTest::addColumn<QString>("corner");
    QTest::newRow("1 upright") << '\1' << false << "left top";
    QTest::newRow("2 mirrored") << '\2' << false << "right top";
    QTest::newRow("3 upside down") << '\3' << false << "right bottom";
    QTest::newRow("4 mirrored upside down") << '\4' << false << "left bottom";
    QTest::newRow("5 transposed") << '\5' << true << "left top";
    QTest::newRow("6 turned right") << '\6' << true << "right top";
    QTest::newRow("7 transverse") << '\7' << true << "right bottom";
    QTest::newRow("8 turned left") << '\x8' << true << "left bottom";
    QTest::newRow("9 does not exist") << '\x9' << false << "left top";
}

void TestImage::turnsJpegUpright()
{
    QFETCH(char, orientation);
    QFETCH(bool, tall);
    QFETCH(QString, corner);
    for (bool bigEndian : {false, true}) {
        const Image image = readImage(store("a.jpg", jpegWithOrientation(orientation, bigEndian)));
        QCOMPARE(image.size(), tall ? cv::Size(32, 48) : cv::Size(48, 32));
        QCOMPARE(image.originalSize, image.size());
        QCOMPARE(greenCorner(image), corner);
    }
}

void TestImage::turnsPngUpright()
{
    const Image image = readImage(store("a.png", pngWithOrientation(6)));
    QCOMPARE(image.size(), cv::Size(32, 48));
    QCOMPARE(greenCorner(image), QString("right top"));
}

void TestImage::brokenExifIsIgnored()
{
    // The directory claims to lie far beyond the end.
    QByteArray bytes = jpegWithOrientation(6, true);
    bytes.replace(2 + 4 + 6 + 4, 4, "\x7f\xff\xff\xff");
    QCOMPARE(readImage(store("a.jpg", bytes)).size(), cv::Size(48, 32));
}

void TestImage::cmykHasTheRightColors()
{
    const Image image = readImage(store("a.jpg", QByteArray::fromBase64(redCmykJpeg)));
    QCOMPARE(image.size(), cv::Size(8, 8));
    QVERIFY(close(at(image, 4, 4), {255, 0, 0}, 8));
}

void TestImage::sixteenBitsAreScaled_data()
{
    QTest::addColumn<QString>("extension");
    QTest::newRow("png") << ".png";
    QTest::newRow("tiff") << ".tif";
}

void TestImage::sixteenBitsAreScaled()
{
    QFETCH(QString, extension);
    const cv::Mat color(2, 2, CV_16UC3, cv::Scalar(0, 128 * 257, 65535));
    Image image = readImage(store("a", encoded(qPrintable(extension), color)));
    QCOMPARE(at(image, 0, 0), cv::Vec3b(255, 128, 0));
    const cv::Mat grey(2, 2, CV_16UC1, cv::Scalar(200 * 257));
    image = readImage(store("a", encoded(qPrintable(extension), grey)));
    QCOMPARE(at(image, 1, 1), cv::Vec3b(200, 200, 200));
}

void TestImage::greyBecomesRgb()
{
    for (const char* extension : {".jpg", ".png", ".tif"}) {
        const cv::Mat grey(8, 8, CV_8UC1, cv::Scalar(77));
        QCOMPARE(at(readImage(store("a", encoded(extension, grey))), 3, 3), cv::Vec3b(77, 77, 77));
    }
}

void TestImage::transparencyLiesOverWhite_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("depth");
    QTest::newRow("png") << ".png" << CV_8U;
    QTest::newRow("png, 16 bits") << ".png" << CV_16U;
    QTest::newRow("webp") << ".webp" << CV_8U;
    QTest::newRow("tiff") << ".tif" << CV_8U;
    QTest::newRow("tiff, 16 bits") << ".tif" << CV_16U;
}

void TestImage::transparencyLiesOverWhite()
{
    QFETCH(QString, extension);
    QFETCH(int, depth);
    cv::Mat pixels(16, 48, CV_8UC4, cv::Scalar(0, 0, 255, 255));
    pixels.colRange(16, 32) = cv::Scalar(0, 0, 255, 128);
    pixels.colRange(32, 48) = cv::Scalar(0, 0, 0, 0);
    cv::Mat stored;
    pixels.convertTo(stored, depth, depth == CV_16U ? 257 : 1);
    const Image image = readImage(store("a", encoded(qPrintable(extension), stored)));
    QVERIFY(close(at(image, 8, 4), {255, 0, 0}, 2));
    QVERIFY(close(at(image, 8, 24), {255, 127, 127}, 2));
    QVERIFY(close(at(image, 8, 44), {255, 255, 255}));
}

void TestImage::transparencyThatTheFileDescribes()
{
    const Image image = readImage(store("a.tif", QByteArray::fromBase64(halfRedTiff)));
    QCOMPARE(image.size(), cv::Size(4, 2));
    QVERIFY(close(at(image, 1, 2), {255, 127, 127}, 1));
    // The same colours in a file that stores them with their share of the alpha.
    QByteArray bytes = QByteArray::fromBase64(halfRedTiff);
    const qsizetype kind = bytes.indexOf(QByteArray("\x52\x01\x03\0\x01\0\0\0\x02", 9));
    QVERIFY(kind > 0);
    bytes[kind + 8] = 1;
    bytes.replace(QByteArray("\xff\0\0\x80", 4), QByteArray("\x80\0\0\x80", 4));
    QVERIFY(close(at(readImage(store("b.tif", bytes)), 1, 2), {255, 127, 127}, 1));
}

void TestImage::onePixelIsAPicture()
{
    const cv::Mat pixel(1, 1, CV_8UC3, cv::Scalar(3, 2, 1));
    QCOMPARE(at(readImage(store("a.png", encoded(".png", pixel))), 0, 0), cv::Vec3b(1, 2, 3));
}

void TestImage::largePicturesAreReduced_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("height");
    QTest::newRow("png") << ".png" << 9000;
    QTest::newRow("jpeg decoded at half size") << ".jpg" << 33000;
}

void TestImage::largePicturesAreReduced()
{
    QFETCH(QString, extension);
    QFETCH(int, height);
    cv::Mat pixels(height, 8000, CV_8UC1, cv::Scalar(250));
    pixels.rowRange(0, height / 2) = 50;
    const Image image = readImage(store("a", encoded(qPrintable(extension), pixels)));
    QVERIFY(image.reduced());
    QCOMPARE(image.originalSize, cv::Size(8000, height));
    const cv::Size size = image.size();
    QVERIFY(double(size.width) * size.height <= largestPicturePixels);
    QVERIFY(double(size.width) * size.height > 0.99 * largestPicturePixels);
    QVERIFY(std::abs(double(size.height) / size.width - height / 8000.) < 0.001);
    QCOMPARE(at(image, size.height / 4, 5), cv::Vec3b(50, 50, 50));
    QCOMPARE(at(image, size.height * 3 / 4, 5), cv::Vec3b(250, 250, 250));
}

void TestImage::impossibleSizesAreRefusedBeforeDecoding()
{
    QByteArray bytes = encoded(".png", flagBgr());
    qToBigEndian<quint32>(100000, bytes.data() + 16);
    qToBigEndian<quint32>(90000, bytes.data() + 20);
    const std::string file = store("a.png", bytes);
    const auto error = thrownBy([&] { readImage(file); });
    QVERIFY(error);
    QVERIFY(error->fault() == Fault::PictureTooLarge);
    QCOMPARE(error->subject(), file);
    QCOMPARE(error->detail(), std::string("100000 x 90000 pixels"));
}

void TestImage::badFilesAreTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("detail");
    const QString damaged = "it is damaged or cut off";
    QTest::newRow("empty") << QByteArray() << "it is empty";
    QTest::newRow("text") << QByteArray("This is no picture.\n") << "";
    QTest::newRow("one byte") << QByteArray("\xff") << "";
    for (const char* extension : {".png", ".webp"}) {
        const QByteArray whole = encoded(extension, flagBgr());
        QTest::addRow("half of a %s", extension) << whole.first(whole.size() / 2) << damaged;
        QTest::addRow("head of a %s", extension) << whole.first(18) << damaged;
    }
    QTest::newRow("head of a jpeg") << encoded(".jpg", flagBgr()).first(20) << damaged;
}

void TestImage::badFilesAreTold()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, detail);
    const std::string file = store("a.jpg", bytes);
    const auto error = thrownBy([&] { readImage(file); });
    QVERIFY(error);
    QCOMPARE(faultName(error->fault()), "NotAPicture");
    QCOMPARE(error->subject(), file);
    QCOMPARE(QString::fromStdString(error->detail()), detail);
    VERIFY_FAULT(readImage(path("missing.jpg")), FileNotFound);
    VERIFY_FAULT(readImage(path("a.jpg/b.jpg")), FileNotFound);
    VERIFY_FAULT(readImage(m_folder->path().toStdString()), FileUnreadable);
    VERIFY_FAULT(readImage("/dev/zero"), FileUnreadable);
}

void TestImage::truncatedJpegIsRefused()
{
    cv::Mat noise(200, 300, CV_8UC3);
    cv::RNG(1).fill(noise, cv::RNG::UNIFORM, 0, 255);
    const QByteArray bytes = encoded(".jpg", noise);
    QCOMPARE(readImage(store("whole.jpg", bytes)).size(), cv::Size(300, 200));
    QCOMPARE(readImage(store("longer.jpg", bytes + "more")).size(), cv::Size(300, 200));
    for (const auto length : {bytes.size() / 2, bytes.size() - 2})
        VERIFY_FAULT(readImage(store("cut.jpg", bytes.first(length))), NotAPicture);
}

void TestImage::pathsAreUtf8()
{
    const std::string file = store(QString::fromUtf8("얼룩말 ü.png"), encoded(".png", flagBgr()));
    const Image image = readImage(file);
    QCOMPARE(image.size(), cv::Size(48, 32));
    writeImage(path(QString::fromUtf8("사본.png")), image.pixels);
    QVERIFY(QFile::exists(m_folder->filePath(QString::fromUtf8("사본.png"))));
}

QTEST_APPLESS_MAIN(TestImage)
#include "tst_image.moc"
