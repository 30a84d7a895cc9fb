// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/image.h"
#include "tests/support/thrown.h"

#include <QtEndian>
#include <QtTest>
#include <opencv2/core.hpp>
#include <sys/stat.h>
#include <unistd.h>

using namespace core;

namespace {

cv::Vec3b at(const Image& image, int y, int x)
{
    return image.pixels.at<cv::Vec3b>(y, x);
}

bool close(const cv::Vec3b& a, const cv::Vec3b& b, double tolerance = 1)
{
    return cv::norm(cv::Vec3i(a), cv::Vec3i(b), cv::NORM_INF) <= tolerance;
}

} // namespace

class TestImageWriting : public QObject {
    Q_OBJECT

private slots:
    void init();
    void writtenPictureReadsBack_data();
    void writtenPictureReadsBack();
    void writingLeavesThePictureAlone();
    void writingKeepsAnExistingFileWhenItFails();
    void unwritablePlacesAreTold();
    void writesThroughALink();
    void writesNumpyFiles();

private:
    std::string path(const QString& name) const { return m_folder->filePath(name).toStdString(); }
    void store(const QString& name, const QByteArray& bytes) const;
    QByteArray load(const QString& name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestImageWriting::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestImageWriting::store(const QString& name, const QByteArray& bytes) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
}

QByteArray TestImageWriting::load(const QString& name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestImageWriting::writtenPictureReadsBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("png") << "a.png" << 0.;
    QTest::newRow("upper case") << "a.PNG" << 0.;
    QTest::newRow("bmp") << "a.bmp" << 0.;
    QTest::newRow("jpeg") << "a.jpg" << 6.;
}

void TestImageWriting::writtenPictureReadsBack()
{
    QFETCH(QString, name);
    QFETCH(double, tolerance);
    writeImage(path(name), cv::Mat(16, 24, CV_8UC3, cv::Scalar(10, 100, 200)));
    const Image image = readImage(path(name));
    QCOMPARE(image.size(), cv::Size(24, 16));
    QVERIFY(close(at(image, 7, 7), {10, 100, 200}, tolerance));
    writeImage(path(name), cv::Mat(16, 24, CV_8UC1, cv::Scalar(80)));
    QVERIFY(close(at(readImage(path(name)), 7, 7), {80, 80, 80}, tolerance));
    writeImage(path("alpha.png"), cv::Mat(4, 4, CV_8UC4, cv::Scalar(255, 0, 0, 0)));
    QCOMPARE(at(readImage(path("alpha.png")), 1, 1), cv::Vec3b(255, 255, 255));
}

/// Red and blue are swapped for the file, not in the picture that is on show.
void TestImageWriting::writingLeavesThePictureAlone()
{
    for (const int type : {CV_8UC1, CV_8UC3, CV_8UC4}) {
        const cv::Mat pixels(4, 5, type, cv::Scalar(10, 20, 30, 40));
        const cv::Mat before = pixels.clone();
        core::writeImage(path("picture.png"), pixels);
        QCOMPARE(cv::norm(pixels, before), 0.0);
    }
}

void TestImageWriting::writingKeepsAnExistingFileWhenItFails()
{
    // WebP holds at most 16383 pixels a side.
    store("a.webp", "precious");
    VERIFY_FAULT(writeImage(path("a.webp"), cv::Mat(2, 20000, CV_8UC3)), FileNotWritable);
    QCOMPARE(load("a.webp"), QByteArray("precious"));
    writeImage(path("a.webp"), cv::Mat(2, 2, CV_8UC3, cv::Scalar::all(0)));
    QVERIFY(load("a.webp").startsWith("RIFF"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"a.webp"});
}

void TestImageWriting::unwritablePlacesAreTold()
{
    const cv::Mat pixels(2, 2, CV_8UC3, cv::Scalar::all(0));
    const auto error = thrownBy([&] { writeImage(path("missing/a.png"), pixels); });
    QVERIFY(error);
    QVERIFY(error->fault() == Fault::FileNotWritable);
    QCOMPARE(error->detail(), std::string("No such file or directory"));
    VERIFY_FAULT(writeImage(path("a"), pixels), FileNotWritable);
    VERIFY_FAULT(writeImage(path("a.xyz"), pixels), FileNotWritable);
    QVERIFY(QDir(m_folder->path()).mkdir("folder.png"));
    VERIFY_FAULT(writeImage(path("folder.png"), pixels), FileNotWritable);
    QCOMPARE(::mkfifo(path("pipe.npy").c_str(), 0600), 0);
    VERIFY_FAULT(writeNpy(path("pipe.npy"), cv::Mat::zeros(1, 1, CV_32F)), FileNotWritable);

    if (::geteuid() == 0)
        QSKIP("permissions do not hold for root");
    store("kept.png", "precious");
    QFile::setPermissions(m_folder->filePath("kept.png"), QFile::ReadOwner);
    VERIFY_FAULT(writeImage(path("kept.png"), pixels), FileNotWritable);
    QFile::setPermissions(m_folder->filePath("folder.png"), QFile::ReadOwner | QFile::ExeOwner);
    VERIFY_FAULT(writeImage(path("folder.png/a.png"), pixels), FileNotWritable);
    QFile::setPermissions(m_folder->filePath("kept.png"), {});
    VERIFY_FAULT(readImage(path("kept.png")), FileUnreadable);
}

void TestImageWriting::writesThroughALink()
{
    store("real.png", "old");
    QVERIFY(QFile::link(m_folder->filePath("real.png"), m_folder->filePath("link.png")));
    writeImage(path("link.png"), cv::Mat(2, 2, CV_8UC3, cv::Scalar::all(0)));
    QVERIFY(QFileInfo(m_folder->filePath("link.png")).isSymLink());
    QVERIFY(load("real.png").startsWith("\x89PNG"));
}

void TestImageWriting::writesNumpyFiles()
{
    cv::Mat values(2, 3, CV_32F);
    for (int i = 0; i < 6; ++i)
        values.at<float>(i / 3, i % 3) = static_cast<float>(i) / 4;
    writeNpy(path("a.npy"), values);
    const QByteArray bytes = load("a.npy");
    QVERIFY(bytes.startsWith(QByteArray("\x93NUMPY\x01\x00", 8)));
    const auto length = qFromLittleEndian<quint16>(bytes.constData() + 8);
    QCOMPARE((10 + length) % 64, 0);
    QCOMPARE(bytes.mid(10, length).trimmed(),
             QByteArray("{'descr': '<f4', 'fortran_order': False, 'shape': (2,3), }"));
    QCOMPARE(bytes[9 + length], '\n');
    QCOMPARE(bytes.size(), qsizetype(10 + length + 24));
    for (int i = 0; i < 6; ++i)
        QCOMPARE(qFromLittleEndian<float>(bytes.constData() + 10 + length + 4 * i),
                 static_cast<float>(i) / 4);

    const int sizes[] = {1, 3, 2, 2};
    writeNpy(path("a.npy"), cv::Mat(4, sizes, CV_32F, cv::Scalar(1)));
    QVERIFY(load("a.npy").contains("'shape': (1,3,2,2)"));
    writeNpy(path("a.npy"), values.colRange(1, 2)); // rows that do not follow each other
    const QByteArray column = load("a.npy");
    QCOMPARE(qFromLittleEndian<float>(column.constData() + column.size() - 8), 0.25f);
    QCOMPARE(qFromLittleEndian<float>(column.constData() + column.size() - 4), 1.f);
}

QTEST_APPLESS_MAIN(TestImageWriting)
#include "tst_imagewriting.moc"
