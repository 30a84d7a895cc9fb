// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/detectornets.h"
#include "tests/support/exactnets.h"
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/progress.h"
#include "tests/support/thrown.h"

#include "core/detect/detection.h"
#include "core/model/archivedirectory.h"
#include "core/model/graph/boxes.h"
#include "core/model/graph/preparedgraph.h"
#include "core/model/importer.h"
#include "core/probe/boxquantity.h"
#include "core/probe/boxreading.h"
#include "core/probe/probe.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace core;

namespace {

constexpr double tolerance = 1e-5;
constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

const std::pair<const char*, BoxFormat> formats[] = {
    {"grid_maps", BoxFormat::GridMaps},     {"anchor_maps", BoxFormat::AnchorMaps},
    {"object_rows", BoxFormat::ObjectRows}, {"class_rows", BoxFormat::ClassRows},
    {"end_to_end", BoxFormat::EndToEnd},    {"final_boxes", BoxFormat::FinalBoxes}};

QJsonArray cases()
{
    QFile file(QString::fromStdString(fixturePath("detectors/detectors.json")));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array()
                                          : QJsonArray();
}

QJsonObject caseNamed(const char* name)
{
    for (const auto& each : cases())
        if (each.toObject()["file"].toString() == name)
            return each.toObject();
    qFatal("no detector %s", name);
}

std::shared_ptr<const Model> openDetector(const QString& file, Precision precision)
{
    ModelOptions options;
    options.precision = precision;
    return openModel(fixturePath("detectors/" + file.toStdString()), options);
}

at::Tensor matrix(const QJsonArray& rows)
{
    const auto columns = rows.empty() ? 0 : rows.first().toArray().size();
    auto found = at::zeros({rows.size(), columns}, at::kDouble);
    for (int row = 0; row < rows.size(); ++row)
        for (int column = 0; column < columns; ++column)
            found[row][column] = rows[row].toArray()[column].toDouble();
    return found;
}

double largestDifference(const at::Tensor& found, const at::Tensor& expected)
{
    return (found.to(at::kDouble) - expected).abs().max().item<double>();
}

/// A detector's answer to the square picture that the references are for.
struct Answer {
    Candidates candidates;
    Detections detections;
};

Answer answerOf(const std::shared_ptr<const Model>& model)
{
    CountingWatch watch;
    const auto& input = model->card().input;
    Probe probe(model, wavePicture(input.width, input.height));
    auto detections = detect(probe, watch);
    return {probe.candidates(watch), std::move(detections)};
}

DetectionRule oneLevel(BoxFormat format = BoxFormat::GridMaps)
{
    return {.format = format, .levels = {{.anchors = {{10, 20}, {30, 40}}}}};
}

DetectionRule rows(BoxFormat format)
{
    return {.format = format, .activated = true};
}

Candidates decode(const std::vector<at::Tensor>& tensors, const DetectionRule& rule, cv::Size input)
{
    return decodeBoxes(tensors, rule, input, boxClasses(tensors, rule, std::nullopt));
}

std::vector<double> numbers(const at::Tensor& tensor)
{
    const auto flat = tensor.to(at::kDouble).contiguous();
    return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

Detection detectionAt(cv::Rect2d box, float confidence, int classIndex = 0)
{
    return {.classIndex = classIndex, .confidence = confidence, .box = box};
}

} // namespace

class TestBoxes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameNumbersAsTheReference_data();
    void sameNumbersAsTheReference();
    void cellsAndAnchors();
    void levelsHaveTheirUsualCounts();
    void softmaxOfClasses();
    void logOddsAreThoseOfTheConfidence();
    void backgroundIsNeverFound();
    void exportsOfAnySizeAreNotUnpacked();
    void sharesBecomePixels();
    void formatsAreGuessedByShape_data();
    void formatsAreGuessedByShape();
    void otherOutputsAreNoBoxes();
    void gridsFollowTheCells();
    void wrongShapesAreRefused();
    void hugeExponentsStayFinite();
    void candidatesThatAreNoNumbersAreLeftOut();
    void boxesWithoutOrderAreFoundAgain();
    void noBoxesAtAll();
    void suppressionIsIdempotent();
    void suppressionOfManyCandidates();
    void letterboxIsUndone();
    void labelsOfAnotherLength();
    void gradientReachesThePicture();
};

void TestBoxes::initTestCase()
{
    VERIFY_MODEL_FILES();
    QVERIFY(!cases().isEmpty());
}

void TestBoxes::sameNumbersAsTheReference_data()
{
    QTest::addColumn<QJsonObject>("about");
    QTest::addColumn<bool>("exact");
    for (const auto& each : cases())
        for (const bool exact : {false, true})
            QTest::addRow("%s, %s", qPrintable(each.toObject()["file"].toString()),
                          exact ? "double" : "single")
                << each.toObject() << exact;
}

void TestBoxes::sameNumbersAsTheReference()
{
    QFETCH(QJsonObject, about);
    QFETCH(bool, exact);
    const auto model =
        openDetector(about["file"].toString(), exact ? Precision::Double : Precision::Single);
    const auto& card = model->card();
    QVERIFY(model->isDetector());
    QVERIFY(card.detection);
    for (const auto& [name, format] : formats)
        QCOMPARE(card.detection->format == format, about["format"].toString() == name);
    QCOMPARE(model->classCount(), about["classes"].toInt());
    QCOMPARE(card.input.width, about["size"].toInt());
    QCOMPARE(model->graph().differentiable, about["gradient"].toBool());

    const auto answer = answerOf(model);
    const auto boxes = matrix(about["boxes"].toArray());
    const auto confidences = matrix(about["confidences"].toArray());
    QCOMPARE(answer.candidates.boxes.size(1), boxes.size(0));
    const double size = about["size"].toDouble();
    QVERIFY2(largestDifference(answer.candidates.boxes[0], boxes) <
                 tolerance * std::max(size, boxes.abs().max().item<double>()),
             qPrintable(QString::number(largestDifference(answer.candidates.boxes[0], boxes))));
    const double off = largestDifference(answer.candidates.confidence()[0], confidences);
    QVERIFY2(off < tolerance, qPrintable(QString::number(off)));
    const auto odds = answer.candidates.confidenceLogOdds()[0];
    QVERIFY(largestDifference(odds.sigmoid(), confidences) < tolerance);

    SuppressionRule rule{.threshold = about["threshold"].toDouble(),
                         .overlap = about["overlap"].toDouble()};
    const auto kept = suppressed(answer.detections.found, rule);
    const auto expected = about["kept"].toArray();
    QCOMPARE(int(kept.size()), expected.size());
    QVERIFY(kept.size() >= 3);
    for (int index = 0; index < expected.size(); ++index) {
        QCOMPARE(kept[index].candidate, expected[index].toArray()[0].toInt());
        QCOMPARE(kept[index].classIndex, expected[index].toArray()[1].toInt());
    }
}

void TestBoxes::cellsAndAnchors()
{
    // A cell whose numbers are all 0: its centre, its anchor's size, and one half twice.
    const auto map = at::zeros({1, 2 * 7, 3, 4});
    const auto found = decode({map}, oneLevel(), {128, 96});
    QCOMPARE(found.boxes.size(1), 24);
    QCOMPARE(numbers(found.boxes[0][0]), (std::vector<double>{16, 16, 10, 20}));
    QCOMPARE(numbers(found.boxes[0][23]), (std::vector<double>{112, 80, 30, 40})); // last cell
    QCOMPARE(numbers(found.boxes[0][5]), (std::vector<double>{48, 48, 10, 20}));   // second row
    QVERIFY(largestDifference(found.confidence(), at::full({1, 24, 2}, 0.25)) < 1e-6);

    auto rule = oneLevel();
    rule.levels[0].scaleXY = 2; // the middle stays, and 0 and 1 lie half a cell outside
    QCOMPARE(numbers(decode({map}, rule, {128, 96}).boxes[0][0]),
             (std::vector<double>{16, 16, 10, 20}));
    const auto far = at::full({1, 14, 1, 1}, 40.f);
    QVERIFY(std::abs(decode({far}, rule, {32, 32}).boxes[0][0][0].item<double>() - 48) < 1e-4);
    rule.squaredSize = true; // (2 sigmoid(0))^2 anchors
    QCOMPARE(numbers(decode({map}, rule, {128, 96}).boxes[0][0].slice(0, 2)),
             (std::vector<double>{10, 20}));
    rule.activated = true; // 0 is no half any more
    const auto activated = decode({map + 0.5}, rule, {128, 96});
    QCOMPARE(numbers(activated.boxes[0][0]), (std::vector<double>{16, 16, 10, 20}));
    QVERIFY(largestDifference(activated.confidence(), at::full({1, 24, 2}, 0.25)) < 1e-6);
}

void TestBoxes::levelsHaveTheirUsualCounts()
{
    const auto maps = [](int size) {
        std::vector<at::Tensor> found;
        for (const int stride : {32, 16, 8})
            found.push_back(at::full({1, 3 * 6, size / stride, size / stride}, -3.f));
        return found;
    };
    for (const auto& [size, count] : {std::pair{416, 10647}, {640, 25200}}) {
        const auto rule = guessDetection(maps(size), 1, {size, size});
        QVERIFY(rule);
        QVERIFY(rule->format == BoxFormat::GridMaps);
        QCOMPARE(rule->levels[0].anchors[2][0], 373.); // large anchors belong to the coarse map
        QCOMPARE(int(decode(maps(size), *rule, {size, size}).boxes.size(1)), count);
        const auto grids = boxGrids(maps(size), *rule, {size, size});
        QCOMPARE(int(grids.size()), 3);
        QCOMPARE(grids[2].first + grids[2].count, count);
    }
}

void TestBoxes::softmaxOfClasses()
{
    auto rule = oneLevel();
    rule.softmax = true;
    auto map = at::randn({1, 2 * (5 + 6), 2, 2}, at::kDouble) * 8;
    map[0][5][0][0] = 900; // so sure that 1 - p is 0 in any precision
    const auto found = decode({map}, rule, {64, 64});
    const auto z = map.reshape({1, 2, 11, 2, 2}).permute({0, 1, 3, 4, 2}).slice(4, 5);
    const auto expected = z.softmax(4).reshape({1, 8, 6});
    QVERIFY(largestDifference(found.classes.sigmoid(), expected) < 1e-12);
    QVERIFY(found.classes.isfinite().all().item<bool>());
    // z_c - logsumexp of the others
    const auto first = z[0][1][1][1];
    const auto others = first.slice(0, 1).logsumexp(0);
    QVERIFY(std::abs((found.classes[0][7][0] - (first[0] - others)).item<double>()) < 1e-9);
    map.requires_grad_(true);
    const auto again = decode({map}, rule, {64, 64}).classes;
    again.sum().backward();
    QVERIFY(map.grad().isfinite().all().item<bool>());
}

void TestBoxes::logOddsAreThoseOfTheConfidence()
{
    const auto o = at::tensor({-200., -20., -1., 0., 3., 30., 200.}, at::kDouble);
    Candidates candidates;
    candidates.objectness = o.repeat_interleave(7).reshape({1, 49}).requires_grad_(true);
    candidates.classes = o.repeat({7}).reshape({1, 49, 1});
    const auto odds = candidates.confidenceLogOdds();
    QVERIFY(odds.isfinite().all().item<bool>());
    QVERIFY(largestDifference(odds.sigmoid(), candidates.confidence()) < 1e-12);
    // sure of both: as unsure as both together
    QVERIFY(std::abs(odds[0][40][0].item<double>() - (30 - std::log(2))) < 1e-9);
    odds.sum().backward();
    QVERIFY(candidates.objectness.grad().isfinite().all().item<bool>());
}

void TestBoxes::backgroundIsNeverFound()
{
    auto rule = rows(BoxFormat::ClassRows);
    rule.background = true;
    auto tensor = at::full({1, 4 + 3, 5}, 0.4f);
    tensor.select(1, 4).fill_(1);
    const auto found = decode({tensor}, rule, {64, 64});
    QCOMPARE(found.classes.size(2), 3);
    QVERIFY(found.confidence().select(2, 0).max().item<double>() < 1e-5);
    QVERIFY(std::abs(found.confidence()[0][0][1].item<double>() - 0.4) < 1e-6);
}

void TestBoxes::exportsOfAnySizeAreNotUnpacked()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("export.pt").toStdString();
    const auto written = [&](std::size_t bytes) {
        std::string config = R"({"task": "detect", "imgsz": [64, 64]})";
        config.resize(bytes, ' ');
        auto module = importModel(fixturePath("detectors/class_rows_bare.pt")).module;
        module.save(path, {{"config.txt", config}});
        return importModel(path).card.has_value();
    };
    QVERIFY(written(1000));
    QCOMPARE(unpackedBytes(path, "extra/config.txt"), std::uint64_t(1000));
    QVERIFY(written(std::size_t{4} << 20));
    QVERIFY(!written((std::size_t{4} << 20) + 1));
    QCOMPARE(unpackedBytes(path, "EXTRA/config.txt"), (std::uint64_t{4} << 20) + 1);
    QCOMPARE(unpackedBytes(path, "no such file"), std::uint64_t(0));
    QFile file(QString::fromStdString(path));
    QVERIFY(file.resize(file.size() - 30)); // within the directory's end
    QCOMPARE(unpackedBytes(path, "extra/config.txt"), std::numeric_limits<std::uint64_t>::max());
}

void TestBoxes::sharesBecomePixels()
{
    auto tensor = at::full({1, 84, 6}, 0.5f);
    tensor.select(2, 2).fill_(0.25);
    const auto rule = guessDetection({tensor}, 1, {64, 32});
    QVERIFY(rule && rule->normalized && rule->format == BoxFormat::ObjectRows);
    QCOMPARE(numbers(decode({tensor}, *rule, {64, 32}).boxes[0][3]),
             (std::vector<double>{32, 16, 16, 16}));
    auto pixels = tensor.clone();
    pixels.select(2, 0).fill_(40);
    QVERIFY(!guessDetection({pixels}, 1, {64, 32})->normalized);
}

void TestBoxes::formatsAreGuessedByShape_data()
{
    using Shape = std::vector<std::int64_t>;
    QTest::addColumn<std::vector<Shape>>("shapes");
    QTest::addColumn<int>("names"); // 0: not known
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("classes");
    const auto row = [](const char* name, std::vector<Shape> shapes, int names, BoxFormat format,
                        int classes) {
        QTest::newRow(name) << shapes << names << int(format) << classes;
    };
    row("YOLOv8", {{1, 84, 8400}}, 0, BoxFormat::ClassRows, 80);
    row("YOLOv5", {{1, 25200, 85}}, 0, BoxFormat::ObjectRows, 80);
    row("v8 segments", {{1, 116, 8400}, {1, 32, 160, 160}}, 0, BoxFormat::ClassRows, 80);
    row("v5 segments", {{1, 25200, 117}, {1, 32, 160, 160}}, 80, BoxFormat::ObjectRows, 80);
    row("v8 keypoints", {{1, 56, 8400}}, 1, BoxFormat::ClassRows, 1);
    row("more columns than rows", {{1, 12, 15}}, 10, BoxFormat::ObjectRows, 10);
    row("more rows than columns", {{1, 15, 12}}, 11, BoxFormat::ClassRows, 11);
    row("one class with objectness", {{1, 252, 6}}, 1, BoxFormat::ObjectRows, 1);
    row("v5 undecoded", {{1, 3, 8, 8, 85}, {1, 3, 4, 4, 85}, {1, 3, 2, 2, 85}}, 0,
        BoxFormat::AnchorMaps, 80);
    row("tiny Darknet", {{1, 255, 13, 13}, {1, 255, 26, 26}}, 80, BoxFormat::GridMaps, 80);
    row("torchvision", {{100, 4}, {100}, {100}}, 5, BoxFormat::FinalBoxes, 5);
}

void TestBoxes::formatsAreGuessedByShape()
{
    using Shape = std::vector<std::int64_t>;
    QFETCH(std::vector<Shape>, shapes);
    QFETCH(int, names);
    QFETCH(int, format);
    QFETCH(int, classes);
    std::vector<at::Tensor> tensors;
    for (const auto& shape : shapes)
        tensors.push_back(at::rand(shape) * 0.9 + 0.05);
    if (format == int(BoxFormat::FinalBoxes))
        tensors[1] = at::ones({100}, at::kLong); // classes before scores
    const auto known = names ? std::optional(names) : std::nullopt;
    const auto rule = guessDetection(tensors, known, {416, 416});
    QVERIFY(rule);
    QCOMPARE(int(rule->format), format);
    QVERIFY(rule->activated);
    QCOMPARE(boxClasses(tensors, *rule, known), classes);
    if (shapes.size() == 1 || format == int(BoxFormat::GridMaps)) {
        for (auto& tensor : tensors)
            tensor = tensor * 8 - 4;
        QVERIFY(!guessDetection(tensors, known, {416, 416})->activated);
    }
}

void TestBoxes::otherOutputsAreNoBoxes()
{
    const cv::Size input{224, 224};
    QVERIFY(!guessDetection({at::rand({1, 1000})}, {}, input));
    QVERIFY(!guessDetection({at::rand({1, 21, 224, 224})}, {}, input));
    QVERIFY(!guessDetection({at::rand({1, 256, 28, 28}), at::rand({1, 256, 14, 14})}, {}, input));
    QVERIFY(!guessDetection({at::rand({1, 4, 4})}, {}, input));
    QVERIFY(!guessDetection({at::zeros({0, 4})}, {}, input));
    QVERIFY(!guessDetection({at::rand({2, 84, 8400})}, {}, input));
}

void TestBoxes::gridsFollowTheCells()
{
    const auto rule = rows(BoxFormat::ObjectRows);
    // Three anchors a cell, strides 8, 16 and 32, each box at the middle of its cell.
    std::vector<at::Tensor> levels;
    const cv::Size input{96, 64};
    for (const int stride : {8, 16, 32}) {
        const auto x = at::arange(input.width / stride).add(0.5) * stride;
        const auto y = at::arange(input.height / stride).add(0.5) * stride;
        const auto centers = at::meshgrid({y, x}, "ij");
        const auto box = at::stack({centers[1], centers[0]}, 2).reshape({-1, 2}).to(at::kFloat);
        levels.push_back(at::cat({box, at::full({box.size(0), 4}, 0.5f)}, 1).repeat({3, 1}));
    }
    const auto fine = boxGrids({at::cat(levels).unsqueeze(0)}, rule, input);
    QCOMPARE(int(fine.size()), 3);
    QCOMPARE(fine[0].width, 12);
    QCOMPARE(fine[0].height, 8);
    QCOMPARE(fine[1].first, 3 * 96);
    QCOMPARE(fine[2].count, 3 * 6);
    std::ranges::reverse(levels);
    const auto coarse = boxGrids({at::cat(levels).unsqueeze(0)}, rule, input);
    QCOMPARE(int(coarse.size()), 3);
    QCOMPARE(coarse[0].width, 3);
    QVERIFY(boxGrids({at::cat(levels).flip(0).slice(0, 1).unsqueeze(0)}, rule, input).empty());
}

void TestBoxes::wrongShapesAreRefused()
{
    const auto refuses = [](std::vector<at::Tensor> tensors, const DetectionRule& rule) {
        const auto first = thrownBy([&] { boxClasses(tensors, rule, std::nullopt); });
        const auto second = thrownBy([&] { decodeBoxes(tensors, rule, {64, 64}, 3); });
        return first && first->fault() == Fault::CardInvalid && second &&
               second->fault() == Fault::CardInvalid;
    };
    const auto any = at::rand({1, 3, 4});
    QVERIFY(refuses({any}, oneLevel()));
    QVERIFY(refuses({at::rand({1, 15, 4, 4})}, oneLevel()));
    QVERIFY(refuses({at::rand({1, 10, 4, 4})}, oneLevel())); // no room for a class
    QVERIFY(refuses({any}, oneLevel(BoxFormat::AnchorMaps)));
    QVERIFY(refuses({at::rand({1, 14, 4, 4})}, {.format = BoxFormat::GridMaps}));
    QVERIFY(refuses({any}, rows(BoxFormat::ObjectRows)));
    QVERIFY(refuses({at::rand({1, 1000})}, rows(BoxFormat::ClassRows)));
    QVERIFY(refuses({any}, rows(BoxFormat::EndToEnd)));
    QVERIFY(refuses({any}, rows(BoxFormat::FinalBoxes)));
    auto levels = oneLevel();
    levels.levels.push_back(levels.levels[0]);
    QVERIFY(refuses({at::rand({1, 14, 4, 4})}, levels));

    ModelOptions options;
    options.card = readCard(fixturePath("detectors/grid_maps.json"));
    options.card->detection->levels[1].anchors.pop_back();
    const auto error = thrownBy([&] { openModel(fixturePath("detectors/grid_maps.pt"), options); });
    QVERIFY(error);
    QVERIFY(error->fault() == Fault::CardInvalid);
    QCOMPARE(error->subject(), fixturePath("detectors/grid_maps.json"));
    QVERIFY(error->detail().find("1 x 24 x 4 x 4") != std::string::npos);
    options.card = readCard(fixturePath("detectors/grid_maps.json"));
    options.card->input.width = options.card->input.height = 96;
    VERIFY_FAULT(openModel(fixturePath("detectors/class_rows.pt"), options), ModelInputMismatch);
}

void TestBoxes::hugeExponentsStayFinite()
{
    auto map = at::zeros({1, 14, 1, 1});
    map[0][2][0][0] = 1e30;
    map[0][9][0][0] = notANumber;
    map.requires_grad_(true);
    const auto boxes = decode({map}, oneLevel(), {32, 32}).boxes;
    QVERIFY(boxes[0][0].isfinite().all().item<bool>());
    QVERIFY(std::isnan(boxes[0][1][2].item<float>())); // what is no number is not hidden
    boxes[0][0].sum().backward();
    QCOMPARE(map.grad()[0][2][0][0].item<double>(), 0.);
}

void TestBoxes::candidatesThatAreNoNumbersAreLeftOut()
{
    auto spoilt = at::full({1, 7, 3}, notANumber);
    spoilt[0].slice(0, 4).select(1, 1).fill_(0.99); // sure of a box that is none
    spoilt[0].slice(0, 0, 4).select(1, 2).fill_(10);
    const auto picture = detector::brightCell(1, 2);
    Probe good(detector::openDecodedCells(Precision::Double), picture);
    Probe bad(detector::openDecodedCells(Precision::Double, spoilt), picture);
    CountingWatch watch;
    const auto detections = detect(bad, watch);
    QVERIFY(!detections.found.empty());
    QVERIFY(detections.found == detect(good, watch).found);
    QVERIFY(bad.candidates(watch).classes.isnan().any().item<bool>());
    QVERIFY(bad.prediction(watch).scores == good.prediction(watch).scores);
    for (const auto& each : boxQuantities()) {
        const auto target = targetFor(detections, detections.found.front(), each.quantity);
        bad.aim(target);
        good.aim(target);
        QVERIFY2(std::abs(bad.score(watch) - good.score(watch)) < 1e-9, each.id);
        const auto slopes = largestDifference(bad.inputGradient(watch), good.inputGradient(watch));
        QVERIFY2(slopes < 1e-9, each.id);
        for (const auto* method : {"lrp", "d_rise"}) {
            const exact::Values few{{"masks", 100}, {"cells", 4}};
            const auto& values = method == std::string("d_rise") ? few : exact::Values();
            const auto map = exact::rawOf(bad, method, values);
            QVERIFY2(map.isfinite().all().item<bool>(), each.id);
            QVERIFY2(largestDifference(map, exact::rawOf(good, method, values)) < 1e-6, each.id);
        }
    }
    const auto path = fixturePath("detectors/class_rows.pt");
    ModelOptions options;
    options.card = openModel(path)->card();
    options.card->input.std = {1e-39, 1e-39, 1e-39}; // every number overflows
    const auto broken = openModel(path, options);
    Probe probe(broken, wavePicture(64, 64));
    VERIFY_FAULT(detect(probe, watch), NotFinite);
}

void TestBoxes::boxesWithoutOrderAreFoundAgain()
{
    // left, top, right, bottom, confidence, class
    const auto rowsOf =
        at::tensor({10.f, 10.f, 30.f, 30.f, 0.9f, 1.f, 40.f, 40.f, 60.f, 60.f, 0.8f, 0.f,
                    11.f, 10.f, 31.f, 30.f, 0.7f, 0.f, 0.f,  0.f,  9.f,  9.f,  0.6f, 7.f})
            .reshape({1, 4, 6});
    const auto rule = rows(BoxFormat::EndToEnd);
    const auto found = decodeBoxes({rowsOf}, rule, {64, 64}, 3);
    QVERIFY(!found.ordered);
    const std::array<float, 4> shown{20, 20, 20, 20};
    QCOMPARE(numbers(rowsAt(found, shown)[0]), (std::vector<double>{2, 0, -1}));
    const auto turned = decodeBoxes({rowsOf.flip(1)}, rule, {64, 64}, 3);
    QCOMPARE(numbers(rowsAt(turned, shown)[0]), (std::vector<double>{1, 3, -1}));
    QVERIFY(found.confidence()[0][3].max().item<double>() < 1e-5); // a class that is none
    const BoxTarget box{.candidates = {3}, .shown = shown};
    for (const auto& each : {found, turned}) {
        const auto probabilities = readBox(each, box).sigmoid()[0];
        QVERIFY(std::abs(probabilities[1].item<double>() - 0.9) < tolerance);
        QVERIFY(std::abs(probabilities[0].item<double>() - 0.7) < tolerance);
        QVERIFY(probabilities[2].item<double>() < tolerance);
    }
    const BoxTarget left{.candidates = {3}, .shown = shown, .quantity = BoxQuantity::Left};
    QCOMPARE(numbers(readBox(turned, left)[0]), (std::vector<double>{11, 10, 0}));
}

void TestBoxes::noBoxesAtAll()
{
    const auto rule = rows(BoxFormat::FinalBoxes);
    const auto nothing = decodeBoxes({at::zeros({0, 4}), at::zeros({0}), at::zeros({0}, at::kLong)},
                                     rule, {64, 64}, 3);
    QVERIFY(nothing.confidence().max().item<double>() < tolerance);
    const BoxTarget box{.candidates = {0}, .shown = {20, 20, 20, 20}};
    QVERIFY(readBox(nothing, box).sigmoid().max().item<double>() < tolerance);
    QVERIFY(suppressed({}, {}).empty());
}

void TestBoxes::suppressionIsIdempotent()
{
    const auto about = caseNamed("object_rows.pt");
    const auto answer = answerOf(openDetector("object_rows.pt", Precision::Single));
    SuppressionRule rule{.threshold = about["threshold"].toDouble()};
    const auto once = suppressed(answer.detections.found, rule);
    QVERIFY(once.size() < answer.detections.found.size());
    QVERIFY(suppressed(once, rule) == once);
    rule.classes = {1};
    for (const auto& each : suppressed(answer.detections.found, rule))
        QCOMPARE(each.classIndex, 1);
    rule = {.threshold = 0, .overlap = 1, .limit = 2};
    QCOMPARE(int(suppressed(answer.detections.found, rule).size()), 2);
}

void TestBoxes::suppressionOfManyCandidates()
{
    std::vector<Detection> many;
    for (int index = 0; index < 100000; ++index)
        many.push_back(detectionAt({double(index % 317) * 2, double(index / 317) * 2, 30, 30},
                                   1 - float(index) * 1e-6f, index % 3));
    const auto kept = suppressed(many, {.threshold = 0.1});
    QCOMPARE(int(kept.size()), 300);
    for (std::size_t a = 0; a < kept.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            QVERIFY(kept[a].classIndex != kept[b].classIndex ||
                    overlapOf(kept[a].box, kept[b].box) <= 0.45);
    QCOMPARE(overlapOf({0, 0, 10, 10}, {5, 0, 10, 10}), 1 / 3.);
    QCOMPARE(overlapOf({0, 0, 0, 0}, {0, 0, 0, 0}), 0.);
}

void TestBoxes::letterboxIsUndone()
{
    const auto model = openDetector("grid_maps.pt", Precision::Single);
    CountingWatch watch;
    Probe probe(model, wavePicture(128, 64)); // 64 x 32 within 64 x 64: 16 rows above
    const auto found = detect(probe, watch);
    QVERIFY(!found.found.empty());
    for (const auto& each : found.found) {
        // Darknet's correct_yolo_boxes: x = (x - (netw - neww) / 2 / netw) / (neww / netw)
        const float* box = found.boxes.ptr<float>(each.candidate);
        const double y = (box[1] / 64. - (64 - 32) / 2. / 64) / (32. / 64) * 64;
        const double height = box[3] / 64. / (32. / 64) * 64;
        const double x = box[0] / 64. * 128, width = box[2] / 64. * 128;
        const double size = std::max({1., width, height});
        QVERIFY(std::abs(each.box.x + each.box.width / 2 - x) < tolerance * size);
        QVERIFY(std::abs(each.box.y + each.box.height / 2 - y) < tolerance * size);
        QVERIFY(std::abs(each.box.width - width) < tolerance * size);
        QVERIFY(std::abs(each.box.height - height) < tolerance * size);
    }
}

void TestBoxes::labelsOfAnotherLength()
{
    for (const char* file : {"grid_maps.pt", "class_rows.pt"}) {
        ModelOptions options;
        options.card = openModel(fixturePath(std::string("detectors/") + file))->card();
        options.card->labels = {"one", "two"};
        const auto model = openModel(fixturePath(std::string("detectors/") + file), options);
        QCOMPARE(model->classCount(), 3);
        QCOMPARE(model->className(2), std::string("class 2"));
        QVERIFY(std::ranges::any_of(
            model->notes(), [](const ModelNote& note) { return note.argument == "2 / 3"; }));
    }
}

void TestBoxes::gradientReachesThePicture()
{
    for (const char* file : {"anchor_maps.pt", "class_rows.pt", "ssd.pt", "faster_rcnn.pt"}) {
        const auto model = openDetector(file, Precision::Single);
        CountingWatch watch;
        Probe probe(model, wavePicture(64, 64));
        const auto found = detect(probe, watch);
        const auto kept = suppressed(found.found, {.threshold = 0.05});
        QVERIFY(!kept.empty());
        const auto target = targetFor(found, kept.front());
        probe.aim(target, {});
        QVERIFY(std::abs(probe.score(watch) - kept.front().confidence) < tolerance);
        const auto gradient = probe.inputGradient(watch);
        QVERIFY(gradient.abs().max().item<double>() > 0);
        const auto slope = probe.gradientWith({}, probe.input(), watch);
        QVERIFY(deviation(slope, gradient) < 1e-4);
    }
}

QTEST_APPLESS_MAIN(TestBoxes)
#include "tst_boxes.moc"
