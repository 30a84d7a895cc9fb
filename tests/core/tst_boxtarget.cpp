// SPDX-License-Identifier: GPL-3.0-or-later
// What of a box is explained: every number against plain loops, its gradient against finite
// differences, its row frozen while the picture changes, and the layer that it is read from.
#include "tests/support/detectornets.h"
#include "tests/support/exactnets.h"
#include "tests/support/inputs.h"
#include "tests/support/progress.h"
#include "tests/support/thrown.h"
#include "tests/support/values.h"

#include "core/detect/detection.h"
#include "core/detect/examination.h"
#include "core/explain/registry.h"
#include "core/model/graph/boxes.h"
#include "core/probe/boxquantity.h"
#include "core/probe/probe.h"

#include <opencv2/core.hpp>

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace core;

namespace {

constexpr double everything = 0;

/// Rows of plain numbers.
struct Row {
    double box[4];
    double objectness;
    std::vector<double> classes;
};

std::vector<Row> rowsOf(Probe& probe)
{
    Progress nobody;
    const auto& candidates = probe.candidates(nobody);
    const auto number = [](const at::Tensor& tensor) { return tensor.item<double>(); };
    std::vector<Row> rows;
    for (std::int64_t row = 0; row < candidates.boxes.size(1); ++row) {
        Row found;
        for (int side = 0; side < 4; ++side)
            found.box[side] = number(candidates.boxes[0][row][side]);
        found.objectness = 1 / (1 + std::exp(-number(candidates.objectness[0][row])));
        for (std::int64_t each = 0; each < candidates.classes.size(2); ++each)
            found.classes.push_back(1 / (1 + std::exp(-number(candidates.classes[0][row][each]))));
        rows.push_back(found);
    }
    return rows;
}

template <typename Box, typename Other> double overlap(const Box& a, const Other& b)
{
    double shared = 1;
    for (int axis : {0, 1})
        shared *=
            std::max(0., std::min(a[axis] + a[axis + 2] / 2., b[axis] + b[axis + 2] / 2.) -
                             std::max(a[axis] - a[axis + 2] / 2., b[axis] - b[axis + 2] / 2.));
    return shared / (double(a[2]) * a[3] + double(b[2]) * b[3] - shared);
}

double bestMatch(const std::vector<Row>& rows, const std::array<float, 4>& shown, int classIndex)
{
    double best = 0;
    for (const auto& row : rows) {
        double squares = 0;
        for (const double each : row.classes)
            squares += each * each;
        best = std::max(best, overlap(shown, row.box) * row.objectness *
                                  row.classes[std::size_t(classIndex)] /
                                  std::max(std::sqrt(squares), 1e-4));
    }
    return best;
}

bool near(double found, double expected, double tolerance)
{
    return std::abs(found - expected) <= tolerance;
}

/// The target's value at an input.
double valueAt(Probe& probe, const at::Tensor& input)
{
    Progress nobody;
    return valuesOf(probe, {input}, nobody).item<double>();
}

/// The one box of the bright cell.
Target cellTarget(Probe& probe, Detection* chosen = nullptr)
{
    Progress nobody;
    const auto detections = detect(probe, nobody);
    if (chosen)
        *chosen = detections.found.front();
    return targetFor(detections, detections.found.front());
}

/// Two neck outputs, each read by a branch for boxes and one for classes, flattened and joined as
/// YOLOv8's export does it.
std::shared_ptr<const Model> openBranches()
{
    using exact::weights;
    auto card = plainCard(32, 24, ChannelOrder::Rgb, 100, 80);
    card.task = Task::Detection;
    card.labels = {"cat", "dog", "zebra"};
    DetectionRule rule;
    rule.format = BoxFormat::ClassRows;
    card.detection = rule;
    auto centers = at::empty({2, 60}, at::kDouble);
    for (int row = 0; row < 60; ++row) {
        const bool isFine = row < 48;
        const int cell = isFine ? row : row - 48, width = isFine ? 8 : 4, stride = 32 / width;
        centers[0][row] = (cell % width + 0.5) * stride;
        centers[1][row] = (cell / width + 0.5) * stride;
    }
    const ToyNet net{
        "def forward(self, x):\n"
        "    a = torch.silu(torch.conv2d(x, self.a, None, [4, 4], [1, 1]))\n"
        "    b = torch.silu(torch.conv2d(a, self.b, None, [2, 2], [1, 1]))\n"
        "    up = torch.upsample_nearest2d(b, [6, 8])\n"
        "    fine = torch.silu(torch.conv2d(torch.cat([a, up], 1), self.c, None, [1, 1], [1, 1]))\n"
        "    down = torch.conv2d(fine, self.d, None, [2, 2], [1, 1])\n"
        "    coarse = torch.silu(torch.conv2d(torch.cat([b, down], 1), self.e, None, [1, 1], "
        "[1, 1]))\n"
        "    fb = torch.conv2d(torch.silu(torch.conv2d(fine, self.f, None, [1, 1], [1, 1])), "
        "self.g)\n"
        "    fc = torch.conv2d(torch.silu(torch.conv2d(fine, self.h, None, [1, 1], [1, 1])), "
        "self.i)\n"
        "    cb = torch.conv2d(torch.silu(torch.conv2d(coarse, self.f, None, [1, 1], [1, 1])), "
        "self.g)\n"
        "    cc = torch.conv2d(torch.silu(torch.conv2d(coarse, self.h, None, [1, 1], [1, 1])), "
        "self.i)\n"
        "    rows = torch.cat([torch.flatten(torch.cat([fb, fc], 1), 2), "
        "torch.flatten(torch.cat([cb, cc], 1), 2)], 2)\n"
        "    centers = self.centers + torch.tanh(torch.slice(rows, 1, 0, 2))\n"
        "    sizes = torch.exp(torch.slice(rows, 1, 2, 4)) * 8\n"
        "    return torch.cat([centers, sizes, torch.sigmoid(torch.slice(rows, 1, 4, 7))], 1)\n",
        {{"a", weights({6, 3, 4, 4}, 1)},
         {"b", weights({6, 6, 3, 3}, 2)},
         {"c", weights({6, 12, 3, 3}, 3)},
         {"d", weights({6, 6, 3, 3}, 4)},
         {"e", weights({6, 12, 3, 3}, 5)},
         {"f", weights({6, 6, 3, 3}, 6)},
         {"g", weights({4, 6, 1, 1}, 7)},
         {"h", weights({6, 6, 3, 3}, 8)},
         {"i", weights({3, 6, 1, 1}, 9)},
         {"centers", centers.unsqueeze(0)}}};
    auto module = net.module();
    module.to(at::kFloat);
    return openToy(module, card);
}

} // namespace

class TestBoxTarget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frozenRowsSayWhatIsShown();
    void sumsAndMatchesFollowPlainLoops();
    void gradientsMatchFiniteDifferences_data();
    void gradientsMatchFiniteDifferences();
    void nothingOverlapsABoxBetterThanItself();
    void rowStaysFrozenOnThePath();
    void rowStaysFrozenUnderNoise();
    void integratedGradientsAreComplete();
    void anotherBoxNeedsNoForwardPass();
    void wrongBoxesAreRefused();
    void comparingNeedsClasses();
    void layersFollowTheGrid();
    void branchesShareTheNecksOutput();
    void relevanceStartsAtRawNumbers();
    void relevanceOfDecodedBoxesStartsAtProbabilities();
    void deepLiftIsCompleteForProbabilities();
    void alternativeIsThatOfTheBox();
    void evidenceAddsUpWhateverThePicturesSize();
    void dRiseFindsTheBox();
};

void TestBoxTarget::frozenRowsSayWhatIsShown()
{
    for (const auto precision : {Precision::Single, Precision::Double}) {
        Probe probe(detector::openTwoGrids(precision), detector::picture());
        Progress nobody;
        const auto detections = detect(probe, nobody, everything);
        QCOMPARE(detections.found.size(), std::size_t(3 * (2 * 12 + 48)));
        QCOMPARE(detections.boxes.rows, 2 * 12 + 48);
        for (std::size_t index = 0; index < detections.found.size(); index += 17) {
            const auto& detection = detections.found[index];
            const auto numberOf = [&](BoxQuantity quantity, ScoreScale scale) {
                auto target = targetFor(detections, detection, quantity);
                target.scale = scale;
                probe.aim(target);
                return probe.score(nobody);
            };
            const auto number = [&](BoxQuantity quantity) {
                return numberOf(quantity, ScoreScale::Probability);
            };
            QVERIFY(near(number(BoxQuantity::Confidence), detection.confidence, 1e-6));
            QVERIFY(near(number(BoxQuantity::ClassScore), detection.classProbability, 1e-6));
            QVERIFY(near(number(BoxQuantity::Objectness), detection.objectness, 1e-6));
            QVERIFY(near(detection.objectness * detection.classProbability, detection.confidence,
                         1e-6));
            const double odds = detection.confidence / (1. - detection.confidence);
            QVERIFY(
                near(numberOf(BoxQuantity::Confidence, ScoreScale::Logit), std::log(odds), 1e-4));
            QVERIFY(near(numberOf(BoxQuantity::Confidence, ScoreScale::LogProbability),
                         std::log(detection.confidence), 1e-4));
            // The picture is as large as the input.
            const auto& box = detection.box;
            QVERIFY(near(number(BoxQuantity::CenterX), box.x + box.width / 2, 1e-4));
            QVERIFY(near(number(BoxQuantity::CenterY), box.y + box.height / 2, 1e-4));
            QVERIFY(near(number(BoxQuantity::Width), box.width, 1e-4));
            QVERIFY(near(number(BoxQuantity::Height), box.height, 1e-4));
            QVERIFY(near(number(BoxQuantity::Left), box.x, 1e-4));
            QVERIFY(near(number(BoxQuantity::Top), box.y, 1e-4));
            QVERIFY(near(number(BoxQuantity::Right), box.x + box.width, 1e-4));
            QVERIFY(near(number(BoxQuantity::Bottom), box.y + box.height, 1e-4));
            QVERIFY(near(number(BoxQuantity::Overlap), 1, 1e-5));
        }
    }
}

void TestBoxTarget::sumsAndMatchesFollowPlainLoops()
{
    Probe probe(detector::openTwoGrids(Precision::Double), detector::picture());
    Progress nobody;
    const auto detections = detect(probe, nobody, everything);
    const auto rows = rowsOf(probe);
    bool hasNeighbours = false;
    for (std::size_t index = 0; index < detections.found.size(); index += 23) {
        const auto target = targetFor(detections, detections.found[index]);
        const auto own = target.box->candidates.front();
        const auto value = [&](BoxQuantity quantity) {
            probe.aim(withQuantity(detections, target, quantity));
            return probe.score(nobody);
        };
        const auto sureness = [&](const Row& row) {
            return row.objectness * row.classes[std::size_t(target.classIndex)];
        };
        double all = 0, cluster = 0;
        for (const auto& row : rows) {
            all += sureness(row);
            if (overlap(row.box, rows[std::size_t(own)].box) > 0.45)
                cluster += sureness(row);
        }
        QVERIFY(near(value(BoxQuantity::Everywhere), all, 1e-9));
        QVERIFY(near(value(BoxQuantity::Cluster), cluster, 1e-9));
        const auto clustered = withQuantity(detections, target, BoxQuantity::Cluster);
        QCOMPARE(clustered.box->candidates.front(), own);
        hasNeighbours = hasNeighbours || clustered.box->candidates.size() > 1;
        QVERIFY(withQuantity(detections, clustered, BoxQuantity::Confidence) == target);
        QVERIFY(near(value(BoxQuantity::Match),
                     bestMatch(rows, target.box->shown, target.classIndex), 1e-9));
    }
    QVERIFY(hasNeighbours);
}

void TestBoxTarget::gradientsMatchFiniteDifferences_data()
{
    QTest::addColumn<int>("quantity");
    QTest::addColumn<int>("scale");
    for (const auto& each : boxQuantities())
        for (const auto scale :
             {ScoreScale::Logit, ScoreScale::Probability, ScoreScale::LogProbability})
            QTest::addRow("%s %d", each.id, int(scale)) << int(each.quantity) << int(scale);
}

void TestBoxTarget::gradientsMatchFiniteDifferences()
{
    QFETCH(int, quantity);
    QFETCH(int, scale);
    Probe probe(detector::openTwoGrids(Precision::Double), detector::picture());
    Progress nobody;
    const auto detections = detect(probe, nobody, everything);
    for (const std::size_t index : {0, 30, 110}) {
        auto target = targetFor(detections, detections.found[index], BoxQuantity(quantity));
        target.scale = ScoreScale(scale);
        target.box->shown[0] += 1.3F; // where the overlap has a derivative
        target.box->shown[3] *= 1.2F;
        if (index == 30 && dependsOnClass(BoxQuantity(quantity)))
            target.against = (target.classIndex + 1) % 3;
        probe.aim(target);
        const auto gradient = probe.inputGradient(nobody);
        QVERIFY(gradient.abs().max().item<double>() > 0);
        for (int seed = 1; seed <= 3; ++seed) {
            auto direction = exact::weights({1, 3, 24, 32}, seed);
            direction = direction / direction.norm();
            constexpr double step = 1e-5;
            const double expected = (valueAt(probe, probe.input() + step * direction) -
                                     valueAt(probe, probe.input() - step * direction)) /
                                    (2 * step);
            const double found = (gradient * direction).sum().item<double>();
            QVERIFY2(near(found, expected, 1e-6 * gradient.norm().item<double>()),
                     qPrintable(QString("%1 %2").arg(found).arg(expected)));
        }
    }
}

void TestBoxTarget::nothingOverlapsABoxBetterThanItself()
{
    Probe probe(detector::openTwoGrids(Precision::Single), detector::picture());
    Progress nobody;
    const auto detections = detect(probe, nobody, everything);
    probe.aim(targetFor(detections, detections.found[0], BoxQuantity::Overlap));
    QVERIFY(probe.inputGradient(nobody).abs().max().item<double>() < 1e-4);
    const auto moved =
        probe.at(probe.input() + 0.05 * exact::weights({1, 3, 24, 32}, 4).to(at::kFloat));
    QVERIFY(moved->score(nobody) < 0.999);
    QVERIFY(moved->inputGradient(nobody).abs().max().item<double>() > 1e-3);
}

void TestBoxTarget::rowStaysFrozenOnThePath()
{
    const auto model = detector::openCells(Precision::Double);
    Probe probe(model, detector::brightCell(1, 2));
    Progress nobody;
    const auto detections = detect(probe, nobody, everything);
    QCOMPARE(detections.found[0].candidate, 1 * 4 + 2); // the bright cell
    QCOMPARE(detections.found[0].classIndex, 0);
    // A dark cell's row: everywhere on the way from black another one is surer.
    const auto dark = std::ranges::find_if(detections.found, [](const Detection& each) {
        return each.candidate == 0 && each.classIndex == 0;
    });
    const auto target = targetFor(detections, *dark);
    probe.aim(target);
    const auto map = exact::rawOf(probe, "integrated_gradients");
    auto outside = map.clone();
    outside.slice(2, 0, 8).slice(3, 0, 8).zero_();
    QVERIFY(map.abs().max().item<double>() > 1e-6);
    QCOMPARE(outside.abs().max().item<double>(), 0.0);
    // Without a box the surest candidate of the class is read.
    auto whole = target;
    whole.box.reset();
    probe.aim(whole);
    const auto free = exact::rawOf(probe, "integrated_gradients");
    QVERIFY(free.slice(2, 8, 16).slice(3, 16, 24).abs().max().item<double>() > 1e-3);
}

void TestBoxTarget::rowStaysFrozenUnderNoise()
{
    Probe probe(detector::openCells(Precision::Double), detector::brightCell(1, 2));
    probe.aim(cellTarget(probe));
    const auto row = probe.target().box->candidates.front();
    Progress nobody;
    std::vector<at::Tensor> inputs;
    std::vector<double> expected;
    bool otherWins = false;
    for (int seed = 0; seed < 8; ++seed) {
        inputs.push_back(probe.input() + 60 * exact::weights({1, 3, 24, 32}, seed));
        const auto noisy = probe.at(inputs.back());
        const auto confidence = noisy->candidates(nobody).confidence()[0].select(1, 0);
        expected.push_back(confidence[row].item<double>());
        otherWins = otherWins || confidence.argmax().item<std::int64_t>() != row;
    }
    QVERIFY(otherWins);
    const auto found = valuesOf(probe, inputs, nobody);
    for (std::size_t index = 0; index < inputs.size(); ++index)
        QVERIFY(near(found[std::int64_t(index)].item<double>(), expected[index], 1e-12));
}

void TestBoxTarget::integratedGradientsAreComplete()
{
    Probe probe(detector::openTwoGrids(Precision::Double), detector::picture());
    Progress nobody;
    const auto detections = detect(probe, nobody, everything);
    for (const auto quantity :
         {BoxQuantity::Confidence, BoxQuantity::ClassScore, BoxQuantity::Objectness})
        for (const auto scale : {ScoreScale::Probability, ScoreScale::Logit}) {
            auto target = targetFor(detections, detections.found[3], quantity);
            target.scale = scale;
            probe.aim(target);
            const auto explanation =
                exact::explained(probe, "integrated_gradients", {{"steps", 500}});
            QVERIFY(explanation.attribution.completenessError);
            QVERIFY2(*explanation.attribution.completenessError < 2e-3,
                     qPrintable(QString("%1 %2 %3")
                                    .arg(int(quantity))
                                    .arg(int(scale))
                                    .arg(*explanation.attribution.completenessError)));
        }
}

void TestBoxTarget::anotherBoxNeedsNoForwardPass()
{
    const auto model = detector::openTwoGrids(Precision::Single);
    Probe probe(model, detector::picture());
    CountingWatch watch;
    const auto detections = detect(probe, watch, everything);
    const auto of = [&](int grid, int nth) {
        for (const auto& detection : detections.found)
            if (detection.level == grid && nth-- == 0)
                return targetFor(detections, detection);
        return Target();
    };
    probe.aim(of(0, 0));
    probe.activation(watch);
    probe.score(watch);
    watch.asked();
    for (const auto quantity : {BoxQuantity::Confidence, BoxQuantity::Left, BoxQuantity::Match}) {
        const auto target = withQuantity(detections, of(0, 5), quantity);
        probe.aim(target);
        probe.activation(watch);
        const double reused = probe.score(watch);
        QCOMPARE(watch.asked(), 0L);
        Probe fresh(model, detector::picture());
        fresh.aim(target);
        QVERIFY(near(reused, fresh.score(watch), 1e-6));
        watch.asked();
    }
    probe.aim(of(1, 0));
    probe.activation(watch);
    QCOMPARE(watch.asked(), 0L); // every grid's layer is kept
    probe.aim(of(1, 0), "leaky_relu");
    probe.activation(watch);
    QVERIFY(watch.asked() > 0); // another layer is tapped
}

void TestBoxTarget::wrongBoxesAreRefused()
{
    const auto model = detector::openTwoGrids(Precision::Single);
    Probe probe(model, detector::picture());
    Progress nobody;
    const auto detections = detect(probe, nobody, everything);
    const auto good = targetFor(detections, detections.found[0]);
    probe.aim(good);
    for (const auto& rows : std::vector<std::vector<int>>{{}, {-1}, {72}, {3, 72}, {1 << 30}}) {
        auto target = good;
        target.box->candidates = rows;
        VERIFY_FAULT(probe.aim(target), NoSuchBox);
    }
    QVERIFY(probe.target() == good);
    QVERIFY(near(probe.score(nobody), detections.found[0].confidence, 1e-6));
    auto beyond = detections.found[0];
    beyond.candidate = 72;
    VERIFY_FAULT(targetFor(detections, beyond), NoSuchBox);
    auto none = good;
    none.box.reset();
    VERIFY_FAULT(withQuantity(detections, none, BoxQuantity::Left), NoSuchBox);
    const auto classifier = exact::open("    return torch.mean(x, [2, 3])\n", {});
    Probe classifying(classifier, exact::picture());
    VERIFY_FAULT(classifying.aim(good), NotADetector);
    VERIFY_FAULT(detect(classifying, nobody), NotADetector);
}

void TestBoxTarget::comparingNeedsClasses()
{
    Probe probe(detector::openTwoGrids(Precision::Single), detector::picture());
    Progress nobody;
    const auto detections = detect(probe, nobody, everything);
    auto target = targetFor(detections, detections.found[0]);
    target.against = (target.classIndex + 1) % 3;
    const auto rows = rowsOf(probe);
    const auto& row = rows[std::size_t(target.box->candidates.front())];
    probe.aim(target);
    QVERIFY(near(probe.score(nobody),
                 row.objectness * (row.classes[std::size_t(target.classIndex)] -
                                   row.classes[std::size_t(*target.against)]),
                 1e-6));
    QVERIFY(withQuantity(detections, target, BoxQuantity::Match).against);
    // Choosing a number that all classes share takes the comparison back; asking for both is wrong.
    QVERIFY(!withQuantity(detections, target, BoxQuantity::Width).against);
    target.box->quantity = BoxQuantity::Width;
    VERIFY_FAULT(probe.aim(target), MethodNotApplicable);
    target.against.reset();
    probe.aim(target);
    QVERIFY(*whyNotApplicable(probe, findExplainer("finer_cam")));
    QVERIFY(!*whyNotApplicable(probe, findExplainer("grad_cam")));
}

void TestBoxTarget::layersFollowTheGrid()
{
    const auto model = detector::openTwoGrids(Precision::Single);
    QCOMPARE(model->boxGrids().size(), std::size_t(2));
    QCOMPARE(model->boxGrids()[0].layer, std::string(detector::coarseLayer));
    QCOMPARE(model->boxGrids()[1].layer, std::string(detector::fineLayer));
    BoxTarget box{.candidates = {23}};
    QCOMPARE(model->standardLayerFor(box), std::string(detector::coarseLayer));
    box.candidates = {24};
    QCOMPARE(model->standardLayerFor(box), std::string(detector::fineLayer));
    // A map of a box comes from its own grid only.
    Probe probe(model, detector::picture());
    Progress nobody;
    const auto detections = detect(probe, nobody, everything);
    for (const auto& detection : {detections.found[0], detections.found[100]}) {
        probe.aim(targetFor(detections, detection));
        const auto& grid = model->boxGrids()[std::size_t(detection.level)];
        QCOMPARE(probe.activation(nobody).size(2), std::int64_t(grid.height));
        const auto slopes = probe.activationGradient(nobody)[0].abs().sum(0) > 0;
        // A 3 x 3 and a 1 x 1 convolution lie between.
        const auto cell = (detection.candidate - grid.first) % (grid.height * grid.width);
        const int row = cell / grid.width, column = cell % grid.width;
        QVERIFY(slopes[row][column].item<bool>() && slopes.sum().item<std::int64_t>() > 1);
        const auto around = slopes.slice(0, std::max(row - 1, 0), row + 2)
                                .slice(1, std::max(column - 1, 0), column + 2);
        QCOMPARE(around.sum().item<std::int64_t>(), slopes.sum().item<std::int64_t>());
    }
    // The card's layer goes before.
    auto card = model->card();
    card.layer = "leaky_relu";
    QCOMPARE(model->withCard(card)->standardLayerFor(box), std::string("leaky_relu"));
}

void TestBoxTarget::branchesShareTheNecksOutput()
{
    const auto model = openBranches();
    QCOMPARE(model->boxGrids().size(), std::size_t(2));
    QCOMPARE(model->boxGrids()[0].layer, std::string("silu:3"));
    QCOMPARE(model->boxGrids()[1].layer, std::string("silu:4"));
}

void TestBoxTarget::relevanceStartsAtRawNumbers()
{
    Probe probe(detector::openCells(Precision::Double), detector::brightCell(1, 2));
    Progress nobody;
    const auto target = cellTarget(probe);
    const auto row = target.box->candidates.front();
    const auto& candidates = probe.candidates(nobody);
    const double object = candidates.objectness[0][row].item<double>();
    const double kind = candidates.classes[0][row][target.classIndex].item<double>();
    for (const auto scale : {ScoreScale::Logit, ScoreScale::Probability}) {
        auto scaled = target;
        scaled.scale = scale;
        const auto sum = [&](BoxQuantity quantity) {
            scaled.box->quantity = quantity;
            probe.aim(scaled);
            return exact::rawOf(probe, "lrp", {{"composite", std::string("epsilon")}})
                .sum()
                .item<double>();
        };
        QVERIFY(near(sum(BoxQuantity::ClassScore), kind, 1e-3 * std::abs(kind)));
        QVERIFY(near(sum(BoxQuantity::Objectness), object, 1e-3 * std::abs(object)));
        const auto unsure = [](double odds) { return 1 / (1 + std::exp(odds)); };
        const double both = (1 - unsure(object)) * (1 - unsure(kind));
        QVERIFY(near(sum(BoxQuantity::Confidence),
                     (unsure(object) * object + unsure(kind) * kind) / (1 - both), 1e-3 * kind));
    }
}

void TestBoxTarget::relevanceOfDecodedBoxesStartsAtProbabilities()
{
    const exact::Values epsilon{{"composite", std::string("epsilon")}};
    const auto says = [&](Probe& probe, const char* words) {
        return std::ranges::any_of(exact::explained(probe, "lrp", epsilon).attribution.notes,
                                   [&](const auto& note) { return QString(note).contains(words); });
    };
    Probe probe(detector::openDecodedCells(Precision::Double), detector::brightCell(1, 2));
    Progress nobody;
    Detection chosen;
    auto target = cellTarget(probe, &chosen);
    QCOMPARE(chosen.candidate, 1 * 4 + 2);
    const double p = chosen.confidence;
    for (const auto& [scale, start] :
         {std::pair{ScoreScale::Probability, p}, std::pair{ScoreScale::Logit, 1 / (1 - p)}}) {
        target.scale = scale;
        probe.aim(target);
        const double sum = exact::rawOf(probe, "lrp", epsilon).sum().item<double>();
        QVERIFY2(near(sum, start, 1e-3 * start), qPrintable(QString("%1 %2").arg(sum).arg(start)));
    }
    QVERIFY(says(probe, "starts at the probabilities"));
    QVERIFY(!says(probe, "log-odds of object"));
    Probe raw(detector::openCells(Precision::Double), detector::brightCell(1, 2));
    raw.aim(cellTarget(raw));
    QVERIFY(says(raw, "log-odds of object"));
    QVERIFY(!says(raw, "starts at the probabilities"));
}

/// A cat in one cell, a zebra in another: what else is the cat?
void TestBoxTarget::evidenceAddsUpWhateverThePicturesSize()
{
    const auto detector = detector::openTwoGrids(Precision::Double);
    auto card = detector->card();
    card.input.resize = Resize::Stretch;
    Probe probe(detector->withCard(card), wavePicture(53, 37));
    Progress nobody;
    const auto detections = detect(probe, nobody, everything);
    const auto& surest = detections.found.front();
    probe.aim(targetFor(detections, surest));
    const auto& explainer = findExplainer("integrated_gradients");
    ExplanationWatch watch;
    const auto map = explain(probe, explainer, Parameters(explainer.parameters), watch);
    QVERIFY(map);
    const double sum = cv::sum(positionsOf(map->attribution))[0];
    const auto whole = evidenceOf(*map, {-5, -5, 100, 100}, probe.geometry());
    QVERIFY(near(whole.netWhole, sum, 1e-6 * std::abs(sum)));
    QVERIFY(near(whole.net, sum, 1e-6 * std::abs(sum)));
    // Two parts make the whole.
    const double middle = surest.box.x + surest.box.width / 2;
    const auto left = evidenceOf(*map, {0, 0, middle, 37}, probe.geometry());
    const auto right = evidenceOf(*map, {middle, 0, 53 - middle, 37}, probe.geometry());
    QVERIFY(left.net != sum && near(left.net + right.net, sum, 1e-6 * std::abs(sum)));
    QCOMPARE(left.area + right.area, std::int64_t(53 * 37));
}

void TestBoxTarget::alternativeIsThatOfTheBox()
{
    cv::Mat pixels(24, 32, CV_8UC3, cv::Scalar(20, 30, 40));
    pixels(cv::Rect(16, 8, 8, 8)).setTo(cv::Scalar(250, 255, 40));
    pixels(cv::Rect(0, 0, 8, 8)).setTo(cv::Scalar(250, 0, 0));
    Probe probe(detector::openCells(Precision::Single), {pixels, {}, pixels.size()});
    Progress nobody;
    const auto detections = detect(probe, nobody);
    const auto cat = detections.found.front();
    QCOMPARE(cat.candidate, 1 * 4 + 2);
    QCOMPARE(cat.classIndex, 0);
    QCOMPARE(probe.prediction(nobody).ranking, (std::vector<int>{0, 2, 1}));
    Doubt doubt{.detection = cat, .rectangle = cat.box, .classIndex = 0};
    QCOMPARE(likelyAlternative(probe, detections, doubt, nobody), 1);
    auto whole = doubt;
    whole.everywhere = true;
    QCOMPARE(likelyAlternative(probe, detections, whole, nobody), 2);
    whole = {.rectangle = cat.box, .classIndex = 0};
    QCOMPARE(likelyAlternative(probe, detections, whole, nobody), 2);
    // Classes that have boxes go before: elsewhere in the picture, or where the cat is.
    auto among = doubt;
    among.others = {{.candidate = 0, .classIndex = 2, .box = {0, 0, 8, 8}}};
    QCOMPARE(likelyAlternative(probe, detections, among, nobody), 2);
    auto overlapped = detections;
    overlapped.found.push_back(
        {.candidate = 0, .classIndex = 2, .confidence = 0.3F, .box = cat.box});
    QCOMPARE(likelyAlternative(probe, overlapped, doubt, nobody), 2);
    overlapped.found.back().confidence = 0.2F; // not on show
    QCOMPARE(likelyAlternative(probe, overlapped, doubt, nobody), 1);
}

void TestBoxTarget::deepLiftIsCompleteForProbabilities()
{
    Probe probe(detector::openTwoGrids(Precision::Double), detector::picture());
    Progress nobody;
    const auto detections = detect(probe, nobody, everything);
    for (const auto quantity : {BoxQuantity::Confidence, BoxQuantity::ClassScore,
                                BoxQuantity::Height, BoxQuantity::Everywhere}) {
        probe.aim(targetFor(detections, detections.found[3], quantity));
        const auto explanation = exact::explained(probe, "deep_lift");
        QVERIFY2(*explanation.attribution.completenessError < 1e-3,
                 qPrintable(QString::number(*explanation.attribution.completenessError)));
    }
}

void TestBoxTarget::dRiseFindsTheBox()
{
    Probe probe(detector::openCells(Precision::Single), detector::brightCell(1, 2));
    Progress nobody;
    Detection chosen;
    const auto target = cellTarget(probe, &chosen);
    probe.aim(target);
    const exact::Values few{{"masks", 2000}, {"cells", 4}};
    const auto map = exact::rawOf(probe, "d_rise", few);
    const auto inside = map.slice(2, 9, 15).slice(3, 17, 23).mean().item<double>();
    QVERIFY2(inside > 1.08 * map.mean().item<double>(),
             QByteArray::number(inside / map.mean().item<double>()));
    // Whatever quantity of the box is chosen, D-RISE is about the box as it was found.
    auto other = target;
    other.box->quantity = BoxQuantity::Left;
    probe.aim(other);
    QVERIFY(at::equal(exact::rawOf(probe, "d_rise", few), map));
    // What speaks against the box is what is visible while nothing matches.
    other.negative = true;
    probe.aim(other);
    const auto against = exact::rawOf(probe, "d_rise", few);
    QVERIFY(against.slice(2, 9, 15).slice(3, 17, 23).mean().item<double>() <
            against.mean().item<double>());
    // Only of a box.
    auto whole = target;
    whole.box.reset();
    probe.aim(whole);
    QVERIFY(*whyNotApplicable(probe, findExplainer("d_rise")));
    VERIFY_FAULT(exact::rawOf(probe, "d_rise", few), MethodNotApplicable);
}

QTEST_GUILESS_MAIN(TestBoxTarget)
#include "tst_boxtarget.moc"
