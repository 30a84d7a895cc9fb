// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/card.h"
#include "core/model/cardover.h"
#include "tests/support/thrown.h"

#include <QtTest>

using namespace core;

namespace {

bool same(const ModelCard& a, const ModelCard& b)
{
    return a.title == b.title && a.task == b.task && a.labels == b.labels &&
           a.labelsFile == b.labelsFile && a.input == b.input && a.output == b.output &&
           a.layer == b.layer && a.detection == b.detection && a.source == b.source &&
           a.licence == b.licence;
}

} // namespace

class TestCard : public QObject {
    Q_OBJECT

private slots:
    void init();
    void readsEveryField();
    void absentFieldsKeepTheDefaults();
    void writtenCardReadsBackEqual_data();
    void writtenCardReadsBackEqual();
    void labelsFileIsReadLineByLine();
    void labelsFileIsWrittenAsItsName();
    void greyModelsTakeOneNumber();
    void wrongValuesAreNamed_data();
    void wrongValuesAreNamed();
    void rowsHoldProbabilitiesUnlessTold();
    void brokenFilesAreNamed();
    void classesWithoutALabelAreNumbered();
    void cardLiesBesideTheModel();
    void cardInAMissingFolderCannotBeWritten();
    void whatIsGoodOfACardIsKept();
    void whatIsNoObjectHasNoGoodPart();
    void whatACardDoesNotSayIsTheFilesOwn();
    void boxesOverTheFilesOwn();
    void everyFieldCountsInComparing();

private:
    std::string path(const char* name) const { return m_folder->filePath(name).toStdString(); }
    std::string store(const char* name, const QByteArray& text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCard::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

std::string TestCard::store(const char* name, const QByteArray& text) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName().toStdString();
}

void TestCard::readsEveryField()
{
    const ModelCard card = readCard(store("a.json", R"({
        "title": "Zoo", "task": "segmentation", "labels": ["zebra", "기린"],
        "input": {"width": 320, "height": 240.0, "channels": "BGR", "resize": "letterbox",
                  "resize_to": 300, "crop": "none", "scale": 1, "mean": [104, 117, 123.5],
                  "std": [1, 2, 3]},
        "output": "multi_label", "layer": "layer4",
        "detection": {"format": "anchor_maps", "levels": [{"anchors": [[10, 13.5]]},
                      {"anchors": [[1, 2], [3, 4]], "scale_xy": 2}], "softmax": true,
                      "squared_size": true, "activated": true, "normalized": true,
                      "background": true, "threshold": 0.5, "overlap": 0.25}, "source": "a paper", "licence": "MIT",
        "something_else": {"ignored": true}})"));
    QCOMPARE(card.title, std::string("Zoo"));
    QVERIFY(card.task == Task::Segmentation);
    QVERIFY((card.labels == std::vector<std::string>{"zebra", "기린"}));
    QVERIFY(card.labelsFile.empty());
    const InputRule wanted{320,        240, ChannelOrder::Bgr, Resize::Letterbox, 300,
                           Crop::None, 1,   {104, 117, 123.5}, {1, 2, 3}};
    QVERIFY(card.input == wanted);
    QVERIFY(card.output == OutputKind::MultiLabel);
    QCOMPARE(card.layer, std::string("layer4"));
    const DetectionRule boxes{BoxFormat::AnchorMaps,
                              {{{{10, 13.5}}, 1}, {{{1, 2}, {3, 4}}, 2}},
                              true,
                              true,
                              true,
                              true,
                              true,
                              0.5,
                              0.25};
    QVERIFY(card.detection == boxes);
    QCOMPARE(card.source, std::string("a paper"));
    QCOMPARE(card.licence, std::string("MIT"));
}

void TestCard::absentFieldsKeepTheDefaults()
{
    QVERIFY(same(readCard(store("a.json", "{}")), ModelCard()));
    const ModelCard card = readCard(store("b.json", R"({"input": {"width": 96}})"));
    InputRule wanted;
    wanted.width = 96;
    QVERIFY(card.input == wanted);
}

void TestCard::writtenCardReadsBackEqual_data()
{
    QTest::addColumn<int>("resize");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("output");
    for (int i = 0; i < 5; ++i)
        QTest::addRow("%d", i) << i % 4 << i % 3 << i;
}

void TestCard::writtenCardReadsBackEqual()
{
    QFETCH(int, resize);
    QFETCH(int, channels);
    QFETCH(int, output);
    ModelCard card;
    card.title = "Quotes \" and\nlines, 한국어";
    card.task = Task::Detection;
    card.labels = {"one", "", "three"};
    card.input = {8192,
                  1,
                  static_cast<ChannelOrder>(channels),
                  static_cast<Resize>(resize),
                  17,
                  Crop::None,
                  1 / 3.,
                  {0.1, 1e-7, -3},
                  {0.229, 0.224, 1e5}};
    card.output = static_cast<OutputKind>(output);
    card.layer = "features.12";
    card.source = "here";
    card.licence = "GPL";
    writeCard(path("a.json"), card);
    QVERIFY(same(readCard(path("a.json")), card));
    card.detection = DetectionRule{.format = static_cast<BoxFormat>(output),
                                   .levels = {{.anchors = {{1 / 3., 7}}, .scaleXY = 1.05}},
                                   .activated = output % 2 == 0,
                                   .threshold = 0.1,
                                   .overlap = 1};
    card.input.mean.fill(0.5);
    writeCard(path("a.json"), card);
    QVERIFY(same(readCard(path("a.json")), card));
}

void TestCard::labelsFileIsReadLineByLine()
{
    store("names.txt", "\xef\xbb\xbf"
                       "zebra\r\ntench, Tinca\n\nlast");
    const ModelCard card = readCard(store("a.json", R"({"labels": "names.txt"})"));
    QVERIFY((card.labels == std::vector<std::string>{"zebra", "tench, Tinca", "", "last"}));
    QCOMPARE(card.labelsFile, std::string("names.txt"));
    store("names.txt", "a\nb\n");
    QCOMPARE(readCard(path("a.json")).labels.size(), std::size_t{2});
}

void TestCard::labelsFileIsWrittenAsItsName()
{
    store("names.txt", "a\nb\n");
    ModelCard card;
    card.labels = {"a", "b"};
    card.labelsFile = "names.txt";
    writeCard(path("a.json"), card);
    QFile file(m_folder->filePath("a.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\"labels\": \"names.txt\""));
    QVERIFY(same(readCard(path("a.json")), card));
}

void TestCard::greyModelsTakeOneNumber()
{
    for (const char* mean : {"0.25", "[0.25]"}) {
        const QByteArray text =
            QByteArray(R"({"input": {"channels": "GRAY", "mean": )") + mean + R"(, "std": [0.5]}})";
        const ModelCard card = readCard(store("a.json", text));
        QCOMPARE(card.input.mean[0], 0.25);
        QCOMPARE(card.input.std[0], 0.5);
        QCOMPARE(card.input.channelCount(), 1);
    }
}

void TestCard::wrongValuesAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* name, const char* text, const char* detail) {
        QTest::newRow(name) << QByteArray(text) << QString(detail);
    };
    const char* three = "\"input.mean\" must be three numbers";
    const char* side = "\"input.width\" must be a whole number from 1 to 8192";
    const char* labels = "\"labels\" must name a file beside the card, without a folder";
    row("title", R"({"title": 3})", "\"title\" must be text");
    row("null", R"({"layer": null})", "\"layer\" must be text");
    row("task", R"({"task": "guess"})",
        "\"task\" must be one of \"classification\", \"detection\", \"segmentation\"");
    row("case", R"({"input": {"channels": "rgb"}})",
        "\"input.channels\" must be one of \"RGB\", \"BGR\", \"GRAY\"");
    row("output", R"({"output": 1})",
        "\"output\" must be one of \"logits\", \"probabilities\", \"log_probabilities\", "
        "\"single_logit\", \"multi_label\", \"regression\"");
    row("input", R"({"input": [224]})", "\"input\" must be an object: { ... }");
    row("two means", R"({"input": {"mean": [1, 2]}})", three);
    row("text mean", R"({"input": {"mean": [1, 2, "3"]}})", three);
    row("one mean", R"({"input": {"mean": 1}})", three);
    row("two grey means", R"({"input": {"channels": "GRAY", "mean": [1, 2]}})",
        "\"input.mean\" must be one number");
    row("std", R"({"input": {"std": [1, 0, 1]}})", "\"input.std\" must not be 0");
    row("scale", R"({"input": {"scale": 0}})", "\"input.scale\" must be a number above 0");
    row("zero width", R"({"input": {"width": 0}})", side);
    row("negative width", R"({"input": {"width": -5}})", side);
    row("huge width", R"({"input": {"width": 18446744073709551615}})", side);
    row("fraction", R"({"input": {"width": 22.5}})", side);
    row("text width", R"({"input": {"width": "224"}})", side);
    row("resize_to", R"({"input": {"resize_to": 9000}})",
        "\"input.resize_to\" must be a whole number from 1 to 8192");
    row("labels", R"({"labels": 5})", "\"labels\" must be a list of names or the name of a file");
    row("label", R"({"labels": ["a", 5]})", "\"labels\" must hold text only");
    row("absolute", R"({"labels": "/etc/hostname"})", labels);
    row("parent", R"({"labels": "../a.txt"})", labels);
    row("dots", R"({"labels": ".."})", labels);
    row("empty name", R"({"labels": ""})", labels);
    row("boxes", R"({"detection": 3})", "\"detection\" must be an object: { ... }");
    row("box format", R"({"detection": {"format": "yolo"}})",
        "\"detection.format\" must be one of \"grid_maps\", \"anchor_maps\", \"object_rows\", "
        "\"class_rows\", \"end_to_end\", \"final_boxes\"");
    row("no levels", R"({"detection": {}})",
        "\"detection.levels\" must give the anchors of each level");
    row("no anchors", R"({"detection": {"levels": [{}]}})",
        "\"detection.levels[0].anchors\" must be a list of pairs: [[width, height], ...]");
    row("anchor", R"({"detection": {"levels": [{"anchors": [[1, 2]]}, {"anchors": [[1, 0]]}]}})",
        "\"detection.levels[1].anchors\" must hold pairs of numbers above 0, in pixels");
    row("anchor text", R"({"detection": {"levels": [{"anchors": [["1", 2]]}]}})",
        "\"detection.levels[0].anchors\" must hold pairs of numbers above 0, in pixels");
    row("softmax", R"({"detection": {"format": "class_rows", "softmax": 1}})",
        "\"detection.softmax\" must be true or false");
    row("threshold", R"({"detection": {"format": "class_rows", "threshold": 1.5}})",
        "\"detection.threshold\" must be a number from 0 to 1");
    row("missing", R"({"labels": "nix.txt"})", "\"labels\" names nix.txt, which cannot be read");
}

void TestCard::wrongValuesAreNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, detail);
    const std::string file = store("a.json", text);
    const auto error = thrownBy([&] { readCard(file); });
    QVERIFY(error);
    QVERIFY(error->fault() == Fault::CardInvalid);
    QCOMPARE(error->subject(), file);
    QCOMPARE(QString::fromStdString(error->detail()), detail);
}

void TestCard::rowsHoldProbabilitiesUnlessTold()
{
    const auto activated = [&](const char* detection) {
        const auto card = readCard(store("a.json", QByteArray(R"({"detection": {)") + detection +
                                                       R"(, "levels": [{"anchors": [[1, 2]]}]}})"));
        return card.detection->activated;
    };
    QVERIFY(activated(R"("format": "class_rows")"));
    QVERIFY(activated(R"("format": "end_to_end")"));
    QVERIFY(!activated(R"("format": "object_rows", "activated": false)"));
    QVERIFY(!activated(R"("format": "class_rows", "softmax": true)"));
    QVERIFY(!activated(R"("format": "grid_maps")"));
    const auto many = R"("format": "class_rows", "levels": [)" + QByteArray(100, '[') + "]";
    VERIFY_FAULT(activated(many.constData()), CardInvalid);
    ModelCard otherwise;
    otherwise.detection = DetectionRule{.format = BoxFormat::ObjectRows};
    const auto reading =
        readCardPartly(store("a.json", R"({"detection": {"format": "x"}})"), otherwise);
    QCOMPARE(reading.problems.size(), std::size_t{1});
    QVERIFY(reading.card.detection == otherwise.detection);
}

void TestCard::brokenFilesAreNamed()
{
    VERIFY_FAULT(readCard(path("missing.json")), FileUnreadable);
    VERIFY_FAULT(readCard(m_folder->path().toStdString()), FileUnreadable);
    VERIFY_FAULT(readCard(store("a.json", "")), CardInvalid);
    VERIFY_FAULT(readCard(store("a.json", "[]")), CardInvalid);
    VERIFY_FAULT(readCard(store("a.json", "{\"title\": \"\xff\"}")), CardInvalid);
    VERIFY_FAULT(readCard(store("a.json", R"({"input": {"scale": 1e999}})")), CardInvalid);
    VERIFY_FAULT(readCard(store("a.json", QByteArray(200000, '['))), CardInvalid);
    const auto error = thrownBy([&] { readCard(store("a.json", "{\n\"title\": }")); });
    QVERIFY(error);
    QVERIFY(QString::fromStdString(error->detail()).startsWith("parse error at line 2"));
}

void TestCard::classesWithoutALabelAreNumbered()
{
    ModelCard card;
    card.labels = {"zebra", ""};
    QCOMPARE(card.className(0), std::string("zebra"));
    QCOMPARE(card.className(1), std::string("class 1"));
    QCOMPARE(card.className(340), std::string("class 340"));
    QCOMPARE(card.className(-1), std::string("class -1"));
}

void TestCard::cardLiesBesideTheModel()
{
    QCOMPARE(cardPathFor("dir/zebra.pt"), std::string("dir/zebra.json"));
    QCOMPARE(cardPathFor("dir.x/zebra"), std::string("dir.x/zebra.json"));
    QCOMPARE(cardPathFor("a.b.torchscript"), std::string("a.b.json"));
}

void TestCard::cardInAMissingFolderCannotBeWritten()
{
    VERIFY_FAULT(writeCard(path("missing/a.json"), ModelCard()), FileNotWritable);
}

void TestCard::whatIsGoodOfACardIsKept()
{
    const std::string file = store("a.json", R"({
        "title": "Zoo", "labels": "../a.txt", "output": "guess", "licence": 5,
        "input": {"width": "wide", "height": 96, "channels": "BGR", "scale": -1,
                  "mean": [1, 2, 3], "std": [1, 0, 1]}})");
    ModelCard otherwise;
    otherwise.title = "Other";
    otherwise.labels = {"a", "b"};
    otherwise.labelsFile = "b.txt";
    otherwise.output = OutputKind::MultiLabel;
    otherwise.licence = "GPL";
    otherwise.layer = "conv";
    otherwise.input = {64,         65, ChannelOrder::Gray, Resize::None, 9,
                       Crop::None, 7,  {9, 9, 9},          {8, 8, 8}};
    const CardReading reading = readCardPartly(file, otherwise);
    QCOMPARE(reading.problems.size(), std::size_t{6});
    QCOMPARE(reading.problems[0],
             std::string("\"labels\" must name a file beside the card, without a folder"));
    QCOMPARE(reading.problems[3], std::string("\"input.std\" must not be 0"));
    const ModelCard& card = reading.card;
    QCOMPARE(card.title, std::string("Zoo"));
    QVERIFY(card.labels == otherwise.labels && card.labelsFile == otherwise.labelsFile);
    QVERIFY(card.output == OutputKind::MultiLabel);
    QCOMPARE(card.licence, std::string("GPL"));
    QCOMPARE(card.layer, std::string()); // absent: as ever
    const InputRule wanted{
        64, 96,        ChannelOrder::Bgr, Resize::ShortestSide, 256, Crop::Center,
        7,  {1, 2, 3}, {8, 8, 8}};
    QVERIFY(card.input == wanted);
    QVERIFY(readCardPartly(store("b.json", R"({"title": "Zoo"})")).problems.empty());
    QCOMPARE(readCardPartly(store("b.json", R"({"input": 3})")).problems.size(), std::size_t{1});
}

/// As a Darknet network tells about itself.
static ModelCard ownCard()
{
    ModelCard own;
    own.title = "own";
    own.task = Task::Detection;
    own.labels = {"a", "b"};
    own.labelsFile = "own.names";
    own.input.resize = Resize::Letterbox;
    own.input.crop = Crop::None;
    own.input.mean = {0, 0, 0};
    own.input.std = {1, 1, 1};
    own.output = OutputKind::MultiLabel;
    own.detection = DetectionRule{.levels = {{{{4, 6}}, 1.1}}, .activated = true, .threshold = 0.3};
    return own;
}

void TestCard::whatACardDoesNotSayIsTheFilesOwn()
{
    const auto own = ownCard();
    QVERIFY(readCardOver(store("a.json", "{}"), own) == own);
    auto expected = own;
    expected.title = "Mine";
    expected.input.width = 416;
    expected.input.channels = ChannelOrder::Bgr;
    expected.labels = {"c"};
    expected.labelsFile.clear();
    QVERIFY(readCardOver(store("a.json", R"({"title": "Mine", "labels": ["c"],
                "input": {"width": 416, "channels": "BGR"}})"),
                         own) == expected);
    QVERIFY(readCardOver(store("a.json", R"({"task": "classification"})"), own).task ==
            Task::Classification);
    QVERIFY(readCardOver(store("a.json", R"({"labels": []})"), own) == own);
    VERIFY_FAULT(readCardOver(store("a.json", R"({"input": {"width": -1}})"), own), CardInvalid);
    const auto reading = readCardPartlyOver(
        store("a.json", R"({"title": 3, "input": {"width": -1, "height": 96}})"), own);
    QCOMPARE(reading.problems.size(), std::size_t{2});
    expected = own;
    expected.input.height = 96;
    QVERIFY(reading.card == expected);
}

void TestCard::boxesOverTheFilesOwn()
{
    const auto own = ownCard();
    const auto over = [&](const char* detection) {
        const auto text = QByteArray(R"({"detection": )") + detection + "}";
        return *readCardOver(store("a.json", text), own).detection;
    };
    auto expected = *own.detection;
    expected.threshold = 0.1;
    QVERIFY(over(R"({"threshold": 0.1})") == expected);
    QVERIFY(over(R"({"threshold": 0.1, "format": "grid_maps"})") == expected);
    expected.levels = {{{{1, 2}}, 1}};
    QVERIFY(over(R"({"threshold": 0.1, "levels": [{"anchors": [[1, 2]]}]})") == expected);
    const DetectionRule rows{.format = BoxFormat::ClassRows, .activated = true, .threshold = 0.3};
    QVERIFY(over(R"({"format": "class_rows"})") == rows);
    VERIFY_FAULT(over(R"({"format": "anchor_maps"})"), CardInvalid); // its anchors are others
    VERIFY_FAULT(over(R"({"levels": []})"), CardInvalid);
}

void TestCard::whatIsNoObjectHasNoGoodPart()
{
    VERIFY_FAULT(readCardPartly(path("missing.json")), FileUnreadable);
    VERIFY_FAULT(readCardPartly(store("a.json", "{\"title\": \"cut")), CardInvalid);
    VERIFY_FAULT(readLabels(path("missing.txt")), FileUnreadable);
    QVERIFY((readLabels(store("names.txt", "a\r\n\nb")) == std::vector<std::string>{"a", "", "b"}));
}

void TestCard::everyFieldCountsInComparing()
{
    const ModelCard card;
    const auto differs = [&](auto change) {
        ModelCard other;
        change(other);
        return other != card;
    };
    QVERIFY(card == ModelCard());
    QVERIFY(differs([](ModelCard& other) { other.title = "a"; }));
    QVERIFY(differs([](ModelCard& other) { other.task = Task::Detection; }));
    QVERIFY(differs([](ModelCard& other) { other.labels = {"a"}; }));
    QVERIFY(differs([](ModelCard& other) { other.labelsFile = "a"; }));
    QVERIFY(differs([](ModelCard& other) { other.input.std[2] = 1; }));
    QVERIFY(differs([](ModelCard& other) { other.output = OutputKind::Regression; }));
    QVERIFY(differs([](ModelCard& other) { other.layer = "a"; }));
    QVERIFY(differs([](ModelCard& other) { other.detection.emplace(); }));
    QVERIFY(differs([](ModelCard& other) { other.source = "a"; }));
    QVERIFY(differs([](ModelCard& other) { other.licence = "a"; }));
}

QTEST_APPLESS_MAIN(TestCard)
#include "tst_card.moc"
