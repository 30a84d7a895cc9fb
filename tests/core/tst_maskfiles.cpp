// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/image.h"
#include "core/segment/maskfiles.h"
#include "core/segment/seeds.h"
#include "tests/support/masks.h"
#include "tests/support/thrown.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace core;

namespace {

const cv::Size size(30, 20);

/// An object with a hole, and a speck.
cv::Mat example()
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    mask(cv::Rect(4, 3, 12, 10)) = 255;
    mask(cv::Rect(8, 6, 3, 3)) = 0;
    mask.at<uchar>(17, 25) = 255;
    return mask;
}

/// Rows `y` to y + height of the columns `x` to x + width.
cv::Mat box(int x, int y, int width, int height)
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    mask(cv::Rect(x, y, width, height)) = 255;
    return mask;
}

const QByteArray image = R"({"id": 7, "file_name": "a/cat.jpg", "width": 30, "height": 20})";

/// COCO JSON with these annotations for that picture.
QByteArray coco(const QByteArray& annotations, const QByteArray& images = image)
{
    return R"({"images": [)" + images + R"(], "annotations": [)" + annotations + "]}";
}

QByteArray segmentation(const QByteArray& value)
{
    return coco(R"({"image_id": 7, "segmentation": )" + value + "}");
}

QByteArray labelme(const QByteArray& shapes)
{
    return R"({"shapes": [)" + shapes + R"(], "imageWidth": 30, "imageHeight": 20})";
}

} // namespace

class TestMaskFiles : public QObject {
    Q_OBJECT

private slots:
    void masksComeBack();
    void cutOutsAreTransparentOutside();
    void seedsComeBack();
    void otherGreysAreNoSeeds();
    void onlyPngIsWritten();
    void readsMaskPictures_data();
    void readsMaskPictures();
    void alphaDecidesIfItVaries();
    void jpegIsSplitAtHalf();
    void photographsAreNoMasks();
    void cocoComesBack_data();
    void cocoComesBack();
    void cocoIsComplete();
    void labelmeComesBack();
    void readsOthersAnnotations_data();
    void readsOthersAnnotations();
    void choosesThePicture();
    void sizesMustAgree_data();
    void sizesMustAgree();
    void hostileFiles_data();
    void hostileFiles();
    void greedyFiles_data();
    void greedyFiles();
    void missingFiles();
    void unwritablePlaces();

private:
    std::string path(const QString& name) const { return m_folder.filePath(name).toStdString(); }
    std::string store(const QString& name, const QByteArray& bytes) const;
    QJsonObject json(const QString& name) const;

    QTemporaryDir m_folder;
};

std::string TestMaskFiles::store(const QString& name, const QByteArray& bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
    return path(name);
}

QJsonObject TestMaskFiles::json(const QString& name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

void TestMaskFiles::masksComeBack()
{
    for (const cv::Mat& mask : {example(), cv::Mat(example() / 255), box(0, 0, 30, 20),
                                cv::Mat(cv::Mat::zeros(size, CV_8UC1))}) {
        writeMask(path("mask.png"), mask);
        QCOMPARE(differences(readMask(path("mask.png"), size), mask != 0), 0);
    }
    writeMask(path("mask.png"), example());
    const cv::Mat stored = cv::imread(path("mask.png"), cv::IMREAD_UNCHANGED);
    QCOMPARE(differences(stored, example()), 0); // grey, 0 and 255
}

void TestMaskFiles::cutOutsAreTransparentOutside()
{
    const cv::Mat pixels(size, CV_8UC3, cv::Scalar(200, 100, 50));
    writeCutOut(path("cut.png"), pixels, example());
    const cv::Mat stored = cv::imread(path("cut.png"), cv::IMREAD_UNCHANGED);
    cv::Mat expected = cv::Mat::zeros(size, CV_8UC4);
    expected.setTo(cv::Scalar(50, 100, 200, 255), example()); // OpenCV reads blue first
    QCOMPARE(cv::norm(stored, expected, cv::NORM_INF), 0.);
    QCOMPARE(differences(readMask(path("cut.png"), size), example()), 0);
    VERIFY_FAULT(writeCutOut(path("cut.png"), pixels, cv::Mat::zeros(3, 3, CV_8UC1)),
                 MaskDoesNotFit);
}

void TestMaskFiles::seedsComeBack()
{
    cv::Mat seeds = cv::Mat::zeros(size, CV_8UC1);
    const int greys[] = {0, 64, 112, 176, 255, 0};
    cv::Mat expected = seeds.clone();
    for (int seed = 0; seed <= static_cast<int>(Seed::Erased); ++seed) {
        seeds.col(seed) = seed;
        expected.col(seed) = greys[seed];
    }
    writeSeeds(path("seeds.png"), seeds);
    QCOMPARE(differences(cv::imread(path("seeds.png"), cv::IMREAD_UNCHANGED), expected), 0);
    seeds.col(static_cast<int>(Seed::Erased)) = 0;
    QCOMPARE(differences(readSeeds(path("seeds.png"), size), seeds), 0);
    VERIFY_FAULT(readSeeds(path("seeds.png"), {20, 30}), MaskDoesNotFit);
}

void TestMaskFiles::otherGreysAreNoSeeds()
{
    cv::Mat greys = cv::Mat::zeros(size, CV_8UC1);
    greys.at<uchar>(3, 3) = 65;
    cv::imwrite(path("other.png"), greys);
    VERIFY_FAULT(readSeeds(path("other.png"), size), NotAMask);
    cv::imwrite(path("other.png"), cv::Mat(size, CV_8UC3, cv::Scalar::all(64)));
    VERIFY_FAULT(readSeeds(path("other.png"), size), NotAMask);
    cv::imwrite(path("other.png"), cv::Mat(size, CV_16UC1, cv::Scalar::all(64)));
    VERIFY_FAULT(readSeeds(path("other.png"), size), NotAMask);
    VERIFY_FAULT(readSeeds(store("other.png", labelme("")), size), NotAMask);
    VERIFY_FAULT(readSeeds(store("other.png", ""), size), NotAMask);
    VERIFY_FAULT(readSeeds(path("none.png"), size), FileNotFound);
}

void TestMaskFiles::onlyPngIsWritten()
{
    writeMask(path("A.PNG"), example());
    QCOMPARE(differences(readMask(path("A.PNG"), size), example()), 0);
    for (const char* name : {"mask.jpg", "mask", "mask.json", "png"}) {
        VERIFY_FAULT(writeMask(path(name), example()), FileNotWritable);
        VERIFY_FAULT(writeSeeds(path(name), example() / 255), FileNotWritable);
        VERIFY_FAULT(writeCutOut(path(name), cv::Mat(size, CV_8UC3), example()), FileNotWritable);
        QVERIFY(!QFile::exists(m_folder.filePath(name)));
    }
}

void TestMaskFiles::readsMaskPictures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("type");
    QTest::addColumn<QVector<double>>("color");
    QTest::newRow("0 and 255") << "a.png" << CV_8UC1 << QVector<double>{255};
    QTest::newRow("0 and 1") << "a.png" << CV_8UC1 << QVector<double>{1};
    QTest::newRow("index") << "a.png" << CV_8UC1 << QVector<double>{15};
    QTest::newRow("16 bits") << "a.png" << CV_16UC1 << QVector<double>{1};
    QTest::newRow("color, 16 bits") << "a.png" << CV_16UC3 << QVector<double>{0, 0, 200};
    QTest::newRow("VOC's person") << "a.png" << CV_8UC3 << QVector<double>{128, 128, 192};
    QTest::newRow("blue only") << "a.png" << CV_8UC3 << QVector<double>{1, 0, 0};
    QTest::newRow("red only") << "a.bmp" << CV_8UC3 << QVector<double>{0, 0, 9};
    QTest::newRow("constant alpha") << "a.png" << CV_8UC4 << QVector<double>{0, 9, 0, 0};
    QTest::newRow("tiff") << "a.tiff" << CV_8UC1 << QVector<double>{255};
    QTest::newRow("webp") << "a.webp" << CV_8UC3 << QVector<double>{255, 255, 255};
    QTest::newRow("pgm") << "a.pgm" << CV_8UC1 << QVector<double>{255};
    QTest::newRow("another name") << "a.json" << CV_8UC1 << QVector<double>{255};
}

void TestMaskFiles::readsMaskPictures()
{
    QFETCH(QString, name);
    QFETCH(int, type);
    QFETCH(QVector<double>, color);
    cv::Scalar value;
    for (int i = 0; i < color.size(); ++i)
        value[i] = color[i];
    cv::Mat picture = cv::Mat::zeros(size, type);
    picture.setTo(value, example());
    if (type == CV_8UC3 && name == "a.png")
        picture.at<cv::Vec3b>(0, 0) = {192, 224, 224}; // VOC's border is not object
    std::vector<int> options;
    if (name == "a.webp")
        options = {cv::IMWRITE_WEBP_QUALITY, 101}; // lossless
    std::vector<uchar> bytes;
    const std::string format =
        name == "a.json" ? ".png" : QFileInfo(name).suffix().prepend('.').toStdString();
    QVERIFY(cv::imencode(format, picture, bytes, options));
    store(name, QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())));
    QCOMPARE(differences(readMask(path(name), size), example()), 0);
}

void TestMaskFiles::alphaDecidesIfItVaries()
{
    for (const auto& [type, half, most] :
         {std::tuple(CV_8UC4, 127, 255), std::tuple(CV_16UC4, 32767, 65535)}) {
        cv::Mat picture(size, type, cv::Scalar(most, most, most, half)); // white, but not opaque
        picture.setTo(cv::Scalar(0, 0, 0, half + 1), example());
        picture.row(19).setTo(cv::Scalar(0, 0, 0, 0));
        cv::imwrite(path("alpha.png"), picture);
        QCOMPARE(differences(readMask(path("alpha.png"), size), example()), 0);
    }
}

void TestMaskFiles::jpegIsSplitAtHalf()
{
    const cv::Mat large = disc({200, 150}, {100, 70}, 50);
    cv::imwrite(path("a.jpg"), large, {cv::IMWRITE_JPEG_QUALITY, 90});
    cv::Mat stored = cv::imread(path("a.jpg"), cv::IMREAD_GRAYSCALE);
    QVERIFY(cv::countNonZero((stored > 0) & (stored < 255)) > 0); // it did blur
    QCOMPARE(differences(readMask(path("a.jpg"), large.size()), large), 0);
}

/// Taken by mistake in place of its mask, a photograph would be nearly all object.
void TestMaskFiles::photographsAreNoMasks()
{
    cv::Mat photograph(60, 80, CV_8UC3);
    cv::RNG(3).fill(photograph, cv::RNG::NORMAL, cv::Scalar(90, 120, 110), cv::Scalar::all(40));
    for (const char* name : {"photograph.png", "photograph.jpg", "photograph.webp"}) {
        core::writeImage(path(name), photograph);
        VERIFY_FAULT(core::readMask(path(name), photograph.size()), NotAMask);
    }
}

void TestMaskFiles::cocoComesBack_data()
{
    QTest::addColumn<bool>("polygons");
    QTest::newRow("polygons") << true;
    QTest::newRow("run lengths") << false;
}

void TestMaskFiles::cocoComesBack()
{
    QFETCH(bool, polygons);
    const CocoForm form = polygons ? CocoForm::Polygons : CocoForm::RunLengths;
    for (int seed = 0; seed < 12; ++seed) {
        const cv::Mat mask = noiseMask({17 + seed, 23}, seed / 11., seed);
        writeCoco(path("a.json"), mask, {"a.jpg", "thing"}, form);
        QCOMPARE(differences(readMask(path("a.json"), mask.size(), "a.jpg"), mask), 0);
        QCOMPARE(differences(readMask(path("a.json"), mask.size()), mask), 0);
    }
}

void TestMaskFiles::cocoIsComplete()
{
    const std::string odd = "a \"b\"\\\n\xc3\xa4\xff.jpg"; // quotes, a line, UTF-8 and what is not
    writeCoco(path("a.json"), example(), {odd, "Katze \xf0\x9f\x90\x88", 17}, CocoForm::Polygons);
    QJsonObject file = json("a.json");
    const QJsonObject picture = file["images"][0].toObject();
    QCOMPARE(picture["file_name"].toString(), QString("a \"b\"\\\n\u00e4\ufffd.jpg"));
    QCOMPARE(picture["width"].toInt(), 30);
    QCOMPARE(picture["height"].toInt(), 20);
    const QJsonObject annotation = file["annotations"][0].toObject();
    QCOMPARE(annotation["image_id"], picture["id"]);
    QCOMPARE(annotation["category_id"].toInt(), 17);
    QCOMPARE(annotation["iscrowd"], QJsonValue(0));
    QCOMPARE(annotation["area"].toInt(), 112);
    QCOMPARE(annotation["bbox"].toArray(), (QJsonArray{4, 3, 22, 15}));
    QCOMPARE(annotation["segmentation"].toArray().size(), 3); // the ring in two, and the speck
    QVERIFY(annotation["id"].toInt() > 0);
    const QJsonObject category = file["categories"][0].toObject();
    QCOMPARE(category["id"].toInt(), 17);
    QCOMPARE(category["name"].toString(), QString::fromUtf8("Katze \xf0\x9f\x90\x88"));

    writeCoco(path("a.json"), box(2, 1, 1, 3), {}, CocoForm::RunLengths);
    file = json("a.json");
    QCOMPARE(file["annotations"][0]["iscrowd"], QJsonValue(1));
    const QJsonObject lengths = file["annotations"][0]["segmentation"].toObject();
    QCOMPARE(lengths["size"].toArray(), (QJsonArray{20, 30}));
    QCOMPARE(lengths["counts"].toArray(), (QJsonArray{41, 3, 600 - 44}));

    for (const CocoForm form : {CocoForm::Polygons, CocoForm::RunLengths}) {
        writeCoco(path("a.json"), cv::Mat::zeros(size, CV_8UC1), {}, form);
        file = json("a.json");
        QVERIFY(file["annotations"].isArray());
        QVERIFY(file["annotations"].toArray().isEmpty());
        QCOMPARE(file["images"].toArray().size(), 1);
    }
}

void TestMaskFiles::labelmeComesBack()
{
    for (int seed = 0; seed < 12; ++seed) {
        const cv::Mat mask = noiseMask({17 + seed, 23}, seed / 11., seed);
        writeLabelme(path("a.json"), mask, {"a.jpg", "thing"});
        QCOMPARE(differences(readMask(path("a.json"), mask.size()), mask), 0);
    }
    writeLabelme(path("a.json"), example(), {"a.jpg", "a \"thing\""});
    const QJsonObject file = json("a.json");
    QVERIFY(file["version"].isString());
    QVERIFY(file["flags"].isObject());
    QCOMPARE(file["imagePath"].toString(), QString("a.jpg"));
    QVERIFY(file.contains("imageData") && file["imageData"].isNull());
    QCOMPARE(file["imageHeight"].toInt(), 20);
    QCOMPARE(file["imageWidth"].toInt(), 30);
    const QJsonArray shapes = file["shapes"].toArray();
    QCOMPARE(shapes.size(), 3);
    for (const QJsonValue& shape : shapes) {
        QCOMPARE(shape["label"].toString(), QString("a \"thing\""));
        QCOMPARE(shape["group_id"], shapes[0]["group_id"]);
        QVERIFY(shape["group_id"].isDouble());
        QCOMPARE(shape["shape_type"].toString(), QString("polygon"));
        QVERIFY(shape["flags"].isObject());
        QCOMPARE(shape["points"][0].toArray().size(), 2);
    }
}

void TestMaskFiles::readsOthersAnnotations_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<cv::Mat>("expected");
    const cv::Mat rectangle = box(2, 3, 10, 5);
    const cv::Mat nothing = cv::Mat::zeros(size, CV_8UC1);
    QTest::newRow("polygon") << segmentation("[[2, 3, 12, 3, 12, 8, 2, 8]]") << rectangle;
    QTest::newRow("fractions") << segmentation("[[1.6, 2.7, 12.2, 2.9, 12.4, 8.1, 1.5, 8.4]]")
                               << rectangle;
    QTest::newRow("flat polygon") << segmentation("[2, 3, 12, 3, 12, 8, 2, 8]") << rectangle;
    QTest::newRow("two polygons") << segmentation(
                                         "[[2, 3, 7, 3, 7, 8, 2, 8], [7, 3, 12, 3, 12, 8, 7, 8]]")
                                  << rectangle;
    QTest::newRow("run lengths") << segmentation(R"({"size": [20, 30], "counts": [41, 3, 556]})")
                                 << box(2, 1, 1, 3);
    // pycocotools.mask.encode of that box gives this text
    QTest::newRow("compressed") << segmentation(R"({"size": [20, 30], "counts": "Y13\\a0"})")
                                << box(2, 1, 1, 3);
    QTest::newRow("no segmentation") << coco(R"({"image_id": 7, "bbox": [1, 1, 2, 2]})") << nothing;
    QTest::newRow("empty segmentation") << segmentation("[]") << nothing;
    QTest::newRow("null segmentation") << segmentation("null") << nothing;
    QTest::newRow("no annotation") << coco("") << nothing;
    QTest::newRow("no picture")
        << coco(R"({"image_id": 3, "segmentation": [[2, 3, 12, 3, 12, 8, 2, 8]]},
                   {"image_id": 4, "segmentation": [[0, 0, 30, 0, 30, 20, 0, 20]]})",
                "")
        << rectangle;
    QTest::newRow("far outside") << segmentation("[[-1e300, 3, 1e300, 3, 1e300, 8, -1e300, 8]]")
                                 << box(0, 3, 30, 5);
    QTest::newRow("byte order mark")
        << "\xef\xbb\xbf \n" + segmentation("[[2, 3, 12, 3, 12, 8, 2, 8]]") << rectangle;
    QTest::newRow("labelme polygon")
        << labelme(R"({"label": "x", "points": [[2, 3], [12, 3], [12, 8], [2, 8]]})") << rectangle;
    QTest::newRow("labelme rectangle")
        << labelme(R"({"shape_type": "rectangle", "points": [[12, 3], [2, 8]]})") << rectangle;
    QTest::newRow("labelme rectangle, four points")
        << labelme(R"({"shape_type": "rectangle", "points": [[2, 3], [12, 3], [12, 8], [2, 8]]})")
        << rectangle;
    QTest::newRow("labelme circle")
        << labelme(R"({"shape_type": "circle", "points": [[14.2, 9.9], [14.2, 3.1]]})")
        << disc(size, {14.2, 9.9}, 6.8);
    QTest::newRow("labelme, shapes without area")
        << labelme(R"({"shape_type": "line", "points": [[2, 3], [12, 3]]},
                      {"shape_type": "point", "points": [[2, 3]]},
                      {"shape_type": "rectangle", "points": [[12, 3], [2, 8]]})")
        << rectangle;
    QTest::newRow("labelme, nothing") << labelme("") << nothing;
    QTest::newRow("key twice: the later counts")
        << labelme(R"({"points": [], "points": [[2, 3], [12, 3], [12, 8], [2, 8]]})") << rectangle;
}

void TestMaskFiles::readsOthersAnnotations()
{
    QFETCH(QByteArray, content);
    QFETCH(cv::Mat, expected);
    QCOMPARE(differences(readMask(store("a.json", content), size), expected), 0);
}

void TestMaskFiles::choosesThePicture()
{
    const QByteArray images = R"({"id": 1, "file_name": "dog.jpg", "width": 30, "height": 20},
        {"id": "two", "file_name": "b/cat.jpg", "width": 40, "height": 10})";
    const std::string file =
        store("a.json", coco(R"({"image_id": 1, "segmentation": [[0, 0, 5, 0, 5, 5, 0, 5]]},
        {"image_id": "two", "segmentation": [[0, 0, 40, 0, 40, 10, 0, 10]]},
        {"image_id": 1, "segmentation": [[5, 0, 10, 0, 10, 5, 5, 5]]})",
                             images));
    const cv::Mat dog = box(0, 0, 10, 5);
    QCOMPARE(differences(readMask(file, size), dog), 0);
    QCOMPARE(differences(readMask(file, size, "/somewhere/dog.jpg"), dog), 0);
    QCOMPARE(cv::countNonZero(readMask(file, {40, 10}, "cat.jpg")), 400);
    VERIFY_FAULT(readMask(file, size, "cat.jpg"), MaskDoesNotFit);
    VERIFY_FAULT(readMask(file, size, "horse.jpg"), NotAMask);
    // The only picture is meant, whatever it was called then.
    const std::string one = store("b.json", segmentation("[[0, 0, 10, 0, 10, 5, 0, 5]]"));
    QCOMPARE(differences(readMask(one, size, "renamed.jpg"), dog), 0);
}

void TestMaskFiles::sizesMustAgree_data()
{
    QTest::addColumn<QByteArray>("content");
    auto encoded = [](const char* format) {
        std::vector<uchar> bytes;
        cv::imencode(format, cv::Mat::zeros(480, 640, CV_8UC1), bytes);
        return QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    };
    for (const char* format : {".png", ".jpg", ".tiff", ".pgm", ".webp", ".bmp"})
        QTest::newRow(format) << encoded(format);
    QTest::newRow("coco") << coco("", R"({"id": 1, "width": 640, "height": 480})");
    QTest::newRow("run lengths") << segmentation(R"({"size": [480, 640], "counts": [307200]})")
                                        .replace(R"("width": 30, "height": 20)", "\"a\": 0");
    QTest::newRow("labelme") << QByteArray(
        R"({"shapes": [], "imageWidth": 640, "imageHeight": 480.0})");
}

void TestMaskFiles::sizesMustAgree()
{
    QFETCH(QByteArray, content);
    const auto error = thrownBy([&] { readMask(store("a", content), {800, 600}); });
    QVERIFY(error);
    QVERIFY(error->fault() == Fault::MaskDoesNotFit);
    QCOMPARE(error->subject(), path("a"));
    QCOMPARE(error->detail(), std::string("640x480, the picture has 800x600"));
}

void TestMaskFiles::hostileFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    auto row = [](const char* name, const QByteArray& content) { QTest::newRow(name) << content; };
    row("empty", "");
    row("spaces", "  \n");
    row("text", "hello");
    row("nothing", QByteArray(100, '\0'));
    row("cut off", R"({"shapes": [{"points": [[1, 2)");
    row("no JSON", "{shapes}");
    row("not UTF-8", "{\"shapes\": \"\xff\xfe\"}");
    row("a list", "[1, 2]");
    row("an empty object", "{}");
    row("annotations is a number", R"({"annotations": 3})");
    row("images is text", R"({"annotations": [], "images": "x"})");
    row("shapes is an object", R"({"shapes": {"a": 1}})");
    row("annotation is a number, then a polygon", coco(R"(3, {"segmentation": 4})"));
    row("segmentation is text", segmentation("\"x\""));
    row("polygon is text", segmentation("[\"x\"]"));
    row("odd polygon", segmentation("[[1, 2, 3, 4, 5, 6, 7]]"));
    row("polygon of texts", segmentation(R"([["1", "2", "3", "4", "5", "6"]])"));
    row("NaN", segmentation("[[NaN, 2, 3, 4, 5, 6]]"));
    row("null", segmentation("[[null, 2, 3, 4, 5, 6]]"));
    row("too large a number", segmentation("[[1e999, 2, 3, 4, 5, 6]]"));
    row("endless number", segmentation("[[" + QByteArray(5000000, '9') + ", 2, 3, 4, 5, 6]]"));
    row("nested lists", segmentation("[[[1, 2], [3, 4], [5, 6]]]"));
    row("size of one", segmentation(R"({"size": [20], "counts": [600]})"));
    row("size of texts", segmentation(R"({"size": ["20", "30"], "counts": [600]})"));
    row("negative size", segmentation(R"({"size": [-20, -30], "counts": [600]})"));
    row("size with a fraction", segmentation(R"({"size": [20.5, 30], "counts": [600]})"));
    row("huge size", segmentation(R"({"size": [1e300, 1e300], "counts": [600]})"));
    row("no size", segmentation(R"({"counts": [600]})"));
    row("no counts", segmentation(R"({"size": [20, 30]})"));
    row("counts is a number", segmentation(R"({"size": [20, 30], "counts": 600})"));
    row("too few", segmentation(R"({"size": [20, 30], "counts": [300, 299]})"));
    row("too many", segmentation(R"({"size": [20, 30], "counts": [300, 301]})"));
    row("negative count", segmentation(R"({"size": [20, 30], "counts": [700, -100]})"));
    row("huge count", segmentation(R"({"size": [20, 30], "counts": [18446744073709551615, 601]})"));
    row("count with a fraction", segmentation(R"({"size": [20, 30], "counts": [599.5, 0.5]})"));
    row("damaged text", segmentation(R"({"size": [20, 30], "counts": "oooooooooo"})"));
    row("picture of no size", coco("", R"({"id": 1, "width": 0, "height": 20})"));
    row("picture of a negative size", coco("", R"({"id": 1, "width": -30, "height": 20})"));
    row("picture of a size in text", coco("", R"({"id": 1, "width": "30", "height": 20})"));
    row("shape is a number", labelme("7"));
    row("no points", labelme("{}"));
    row("points is text", labelme(R"({"points": "x"})"));
    row("a point of three", labelme(R"({"points": [[1, 2, 3], [1, 2], [3, 4]]})"));
    row("shape type is a number", labelme(R"({"shape_type": 3, "points": []})"));
    row("unknown shape", labelme(R"({"shape_type": "mask", "points": []})"));
    row("circle of one point", labelme(R"({"shape_type": "circle", "points": [[1, 2]]})"));
    row("rectangle of three",
        labelme(R"({"shape_type": "rectangle", "points": [[1, 2], [3, 4], [5, 6]]})"));
    row("deep lists", R"({"shapes": )" + QByteArray(1000000, '['));
    row("deep lists, closed",
        R"({"shapes": )" + QByteArray(1000000, '[') + QByteArray(1000000, ']') + "}");
    QByteArray objects = R"({"shapes": )";
    for (int i = 0; i < 100000; ++i)
        objects += "{\"a\":";
    row("deep objects", objects);

    std::vector<uchar> bytes;
    cv::imencode(".png", noiseMask(size, 0.5, 1), bytes);
    const QByteArray png(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    row("half a PNG", png.left(png.size() / 2));
    row("PNG header", png.left(33));
    row("PNG magic", png.left(8));
    cv::imencode(".jpg", noiseMask(size, 0.5, 1), bytes);
    const QByteArray jpeg(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    row("half a JPEG", jpeg.left(jpeg.size() * 3 / 4));
    row("PGM without pixels", "P5 30 20 255\n");
    row("huge PGM", "P5 2000000000 2000000000 255\n");
}

void TestMaskFiles::hostileFiles()
{
    QFETCH(QByteArray, content);
    const auto error = thrownBy([&] { readMask(store("a", content), size, "a.jpg"); });
    QVERIFY2(error, "nothing was thrown");
    QCOMPARE(faultName(error->fault()), "NotAMask");
    QCOMPARE(error->subject(), path("a"));
    QVERIFY(error->detail().size() <= 500);
}

void TestMaskFiles::greedyFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    // Small to store, but hours of work or all of the memory.
    QTest::newRow("many lists") << QByteArray(R"({"shapes": [)") +
                                       QByteArray("[],").repeated(10000000);
    QTest::newRow("many keys") << QByteArray(R"({"shapes": [{)") +
                                      QByteArray("\"a\":0,").repeated(6000000);
    QByteArray zigzag = "[[";
    for (int i = 0; i < 500000; ++i)
        zigzag += "0,-9e9,29,9e9,";
    QTest::newRow("zigzag") << segmentation(zigzag + "1,1]]");
    QTest::newRow("many large shapes")
        << labelme(QByteArray(R"({"points":[[0,0],[1e9,0],[1e9,1e9],[0,1e9]]},)").repeated(20000) +
                   R"({"points": []})");
}

void TestMaskFiles::greedyFiles()
{
    QFETCH(QByteArray, content);
    content.replace("\"width\": 30, \"height\": 20", "\"a\": 0");
    content.replace("\"imageWidth\": 30, \"imageHeight\": 20", "\"a\": 0");
    const std::string file = store("a", content);
    QElapsedTimer timer;
    timer.start();
    VERIFY_FAULT(readMask(file, {3000, 2000}), NotAMask);
    QVERIFY2(timer.elapsed() < 120000, qPrintable(QString::number(timer.elapsed())));
}

void TestMaskFiles::missingFiles()
{
    VERIFY_FAULT(readMask(path("none.png"), size), FileNotFound);
    VERIFY_FAULT(readMask(m_folder.path().toStdString(), size), FileUnreadable);
}

void TestMaskFiles::unwritablePlaces()
{
    const cv::Mat mask = example();
    VERIFY_FAULT(writeMask(path("missing/a.png"), mask), FileNotWritable);
    VERIFY_FAULT(writeSeeds(path("missing/a.png"), mask / 255), FileNotWritable);
    VERIFY_FAULT(writeCoco(path("missing/a.json"), mask, {}, CocoForm::Polygons), FileNotWritable);
    VERIFY_FAULT(writeLabelme(path("missing/a.json"), mask, {}), FileNotWritable);
}

QTEST_APPLESS_MAIN(TestMaskFiles)
#include "tst_maskfiles.moc"
