// SPDX-License-Identifier: GPL-3.0-or-later
// Integrated gradients along their path, on networks whose integral is known.
#include "tests/support/gradientnets.h"
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/thrown.h"

#include "core/explain/baseline.h"
#include "core/explain/steps/pathsteps.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/memory.h"

#include <QtTest>
#include <opencv2/core.hpp>

using namespace core;

namespace {

struct Walked {
    PathEnds ends;
    std::vector<PathStop> stops;
};

class Walk final : public PathWatch, public Walked {
public:
    explicit Walk(int stopAfter = -1) : m_stopAfter(stopAfter) {}

    bool stopped() const override { return m_stopAfter == int(stops.size()); }
    void report(double fraction) override { reported.push_back(fraction); }
    void begun(const PathEnds& given) override { ends = given; }
    void arrived(const PathStop& stop) override
    {
        insertStop(stops, stop);
        order.push_back(stop.position);
    }

    std::vector<double> reported;
    std::vector<double> order; ///< positions as they came

private:
    int m_stopAfter;
};

Walked walked(Probe& probe, int stops, const char* baseline = "black",
              StopPlaces places = StopPlaces::Even)
{
    Walk walk;
    walkPath(probe, baseline, stops, places, walk);
    return walk;
}

at::Tensor sum(const Walked& walk, std::size_t last)
{
    return tensorOf(sumUpTo(walk.stops, last));
}

at::Tensor overChannels(const at::Tensor& attribution)
{
    return attribution.sum(1).squeeze(0);
}

constexpr const char* baselines[] = {"black", "mean", "white", "blurred"};

} // namespace

class TestPathSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { VERIFY_MODEL_FILES(); }
    void cleanup() { setMemoryBudget(0); }
    void exactOnALinearNetwork();
    void exactOnAQuadraticNetwork();
    void theTrapezoidalRule();
    void moreStopsComeNearer();
    void stopsWhereTheScoreChanges();
    void evenWhereNothingIsMissed();
    void fewStopsAreEnoughToRefine();
    void picturesOnTheWay();
    void memoryLimitsTheStops();
    void endsWithWhatItHas();
    void needsAGradient();
};

void TestPathSteps::exactOnALinearNetwork()
{
    const auto net = linearNet();
    const auto w = slope(net);
    const auto model = openToy(net, smallCard());
    Probe probe(model, wavePicture(12, 10));
    for (const char* choice : baselines)
        for (const int count : {2, 3, 7, 50}) {
            const auto walk = walked(probe, count, choice);
            QCOMPARE(int(walk.stops.size()), count);
            QCOMPARE(walk.ends.stops, count);
            const auto whole = w * (probe.input() - baseline(probe, choice));
            const auto found = totals(walk.stops);
            for (int index = 0; index < count; ++index) {
                const double position = double(index) / (count - 1);
                const auto place = std::size_t(index);
                QCOMPARE(walk.stops[place].position, position);
                QVERIFY(deviation(tensorOf(walk.stops[place].slope), overChannels(whole)) < 1e-6);
                if (index > 0)
                    QVERIFY(deviation(sum(walk, place), overChannels(whole) * position) < 1e-6);
                QVERIFY(std::abs(found[place] - total(whole) * position) <
                        1e-5 * std::abs(total(whole)));
                // It moves evenly towards the change of the score.
                QVERIFY(index == 0 || (found[place] - found[place - 1]) * total(whole) > 0);
            }
            QVERIFY(isZero(sum(walk, 0)));
            QVERIFY(completenessError(walk.stops).value() < 1e-5);
        }
}

void TestPathSteps::exactOnAQuadraticNetwork()
{
    // The integral of 2 q (x' + t d) d from 0 to a is q ((x' + a d)^2 - x'^2), and the trapezoidal
    // rule is exact for what is linear in t.
    const auto net = quadraticNet();
    const auto q = net.parameters[0].second.select(1, 0).reshape({1, 3, 10, 12});
    const auto model = openToy(net, smallCard());
    Probe probe(model, wavePicture(12, 10));
    for (const char* choice : baselines)
        for (const int count : {2, 5, 21}) {
            const auto walk = walked(probe, count, choice);
            const auto start = baseline(probe, choice);
            for (int index = 1; index < count; ++index) {
                const double position = double(index) / (count - 1);
                const auto point = start + (probe.input() - start) * position;
                const auto expected = overChannels(q * (point * point - start * start));
                const auto place = std::size_t(index);
                QVERIFY(deviation(sum(walk, place), expected) < 1e-5);
                // Completeness at every stop.
                const double change = walk.stops[place].score - walk.stops[0].score;
                QVERIFY(std::abs(totals(walk.stops)[place] - change) < 1e-3);
            }
        }
}

void TestPathSteps::theTrapezoidalRule()
{
    const auto model = openToy(biasedNet(), smallCard());
    Probe probe(model, wavePicture(12, 10));
    probe.aim({.classIndex = 1, .against = 3, .scale = ScoreScale::Probability, .negative = true});
    Progress nobody;
    constexpr int count = 9;
    const auto start = baseline(probe, "mean");
    const auto difference = probe.input() - start;
    std::vector<at::Tensor> gradients;
    std::vector<double> scores;
    for (int index = 0; index < count; ++index) {
        const auto point = probe.at(start + difference * (double(index) / (count - 1)));
        gradients.push_back(point->inputGradient(nobody).to(at::kDouble));
        scores.push_back(point->score(nobody));
    }
    auto expected = at::zeros_like(gradients[0]);
    const auto walk = walked(probe, count, "mean");
    for (std::size_t index = 0; index < count; ++index) {
        if (index > 0) {
            expected += difference * (gradients[index - 1] + gradients[index]) / 2 / (count - 1);
            QVERIFY(deviation(sum(walk, index), overChannels(expected)) < 1e-5);
        }
        QCOMPARE(walk.stops[index].score, scores[index]);
        QVERIFY(std::abs(totals(walk.stops)[index] - total(expected)) <
                1e-5 * std::max(1e-3, std::abs(total(expected))));
    }
}

void TestPathSteps::moreStopsComeNearer()
{
    const auto model = openToy(biasedNet(), smallCard());
    Probe probe(model, wavePicture(12, 10));
    Watch nobody;
    const auto method = attributed(probe, "integrated_gradients", nobody, {{"steps", 500}});
    const auto exact = overChannels(tensorOf(method.values));
    // The gradient jumps at each ReLU, so the error falls as the distance between stops does:
    // 1/4 and 1/199.
    const double coarse = deviationL2(sum(walked(probe, 5), 4), exact);
    const auto walk = walked(probe, 200);
    const double fine = deviationL2(sum(walk, 199), exact);
    QVERIFY2(fine < coarse / 20, qPrintable(QString("%1 %2").arg(fine).arg(coarse)));
    QVERIFY(completenessError(walk.stops).value() < 0.01);
}

void TestPathSteps::stopsWhereTheScoreChanges()
{
    const auto model = openToy(biasedNet(), smallCard());
    Probe probe(model, wavePicture(12, 10));
    // A probability jumps from nearly nothing to nearly one within a small part of the path.
    probe.aim({.classIndex = 1, .scale = ScoreScale::Probability});
    for (const int count : {20, 50}) {
        const auto even = walked(probe, count);
        Walk needed;
        walkPath(probe, "black", count, StopPlaces::WhereNeeded, needed);
        QCOMPARE(needed.ends.places, StopPlaces::WhereNeeded);
        QCOMPARE(int(needed.stops.size()), count);
        // Both ends come first, then pieces are halved; no place comes twice.
        QCOMPARE(needed.order[0], 0.);
        QCOMPARE(needed.order[1], 1.);
        QCOMPARE(needed.order[2], .25);
        for (std::size_t index = 1; index < needed.stops.size(); ++index)
            QVERIFY(needed.stops[index].position > needed.stops[index - 1].position);
        // The same gradients count: where both have a stop they agree.
        QCOMPARE(needed.stops.back().score, even.stops.back().score);
        QCOMPARE(needed.stops.back().slopeSum, even.stops.back().slopeSum);
        const double is = completenessError(needed.stops).value();
        const double was = completenessError(even.stops).value();
        QVERIFY2(is < was / 2, qPrintable(QString("%1 %2").arg(is).arg(was)));
    }
    Watch nobody;
    const auto method = attributed(probe, "integrated_gradients", nobody, {{"steps", 500}});
    const auto exact = overChannels(tensorOf(method.values));
    const double coarse = deviationL2(sum(walked(probe, 50), 49), exact);
    const double fine =
        deviationL2(sum(walked(probe, 50, "black", StopPlaces::WhereNeeded), 49), exact);
    QVERIFY2(fine < coarse, qPrintable(QString("%1 %2").arg(fine).arg(coarse)));
}

void TestPathSteps::evenWhereNothingIsMissed()
{
    // A straight line has no worst piece, but every stop is used all the same.
    const auto model = openToy(linearNet(), smallCard());
    Probe probe(model, wavePicture(12, 10));
    const auto walk = walked(probe, 17, "black", StopPlaces::WhereNeeded);
    QCOMPARE(int(walk.stops.size()), 17);
    for (std::size_t index = 0; index < walk.stops.size(); ++index)
        QCOMPARE(walk.stops[index].position, double(index) / 16);
    QVERIFY(completenessError(walk.stops).value() < 1e-5);
}

void TestPathSteps::fewStopsAreEnoughToRefine()
{
    const auto model = openToy(biasedNet(), smallCard());
    Probe probe(model, wavePicture(12, 10));
    for (const int count : {2, 3, 4, 5, 9, mostStops}) {
        const auto walk = walked(probe, count, "white", StopPlaces::WhereNeeded);
        QCOMPARE(int(walk.stops.size()), count);
        QCOMPARE(walk.stops.front().position, 0.);
        QCOMPARE(walk.stops.back().position, 1.);
    }
}

void TestPathSteps::picturesOnTheWay()
{
    const auto model = openToy(linearNet(), smallCard());
    const auto picture = wavePicture(12, 10);
    Probe probe(model, picture);
    const auto walk = walked(probe, 3, "white");
    const auto white = pictureAt(walk.ends, 0);
    QVERIFY(white.type() == CV_8UC3 && white.size() == cv::Size(12, 10));
    QVERIFY(cv::norm(white, cv::Mat(10, 12, CV_8UC3, cv::Scalar::all(255)), cv::NORM_INF) == 0);
    QVERIFY(cv::norm(pictureAt(walk.ends, 1), picture.pixels, cv::NORM_INF) == 0);
    const auto middle = pictureAt(walk.ends, 0.5);
    for (int y = 0; y < 10; ++y)
        for (int x = 0; x < 12; ++x)
            QVERIFY(std::abs(middle.at<cv::Vec3b>(y, x)[1] -
                             (255 + picture.pixels.at<cv::Vec3b>(y, x)[1]) / 2.0) <= 0.5);
    QCOMPARE(cv::countNonZero(pictureAt(walked(probe, 2, "black").ends, 0).reshape(1)), 0);
}

void TestPathSteps::memoryLimitsTheStops()
{
    QCOMPARE(affordableStops(50, 224, 224), 50);
    QCOMPARE(affordableStops(1000, 10, 10), mostStops);
    QCOMPARE(affordableStops(0, 10, 10), fewestStops);
    setMemoryBudget(std::size_t(4) * 7 * 12 * 10 * 4); // a quarter of it holds seven maps
    QCOMPARE(affordableStops(50, 12, 10), 7);
    const auto model = openToy(linearNet(), smallCard());
    Probe probe(model, wavePicture(12, 10));
    const auto walk = walked(probe, 50);
    QCOMPARE(walk.ends.stops, 7);
    QCOMPARE(int(walk.stops.size()), 7);
    QCOMPARE(walk.stops.back().position, 1.);
    setMemoryBudget(1);
    QCOMPARE(affordableStops(50, 12, 10), fewestStops);
}

void TestPathSteps::endsWithWhatItHas()
{
    const auto model = openToy(linearNet(), smallCard());
    Probe probe(model, wavePicture(12, 10));
    Walk walk(3);
    QVERIFY_EXCEPTION_THROWN(walkPath(probe, "black", 10, StopPlaces::Even, walk), Cancelled);
    QCOMPARE(int(walk.stops.size()), 3);
    QCOMPARE(walk.reported.back(), 0.3);
    QVERIFY(completenessError(walk.stops).has_value());
    QVERIFY(!completenessError({}).has_value());
    QVERIFY(!completenessError({walk.stops[0]}).has_value());
}

void TestPathSteps::needsAGradient()
{
    const auto model = openModel(fixturePath("no_grad_scripted.pt"));
    Probe probe(model, pictureFor(*model));
    Walk walk;
    VERIFY_FAULT(walkPath(probe, "black", 5, StopPlaces::Even, walk), MethodNotApplicable);
    QVERIFY(walk.stops.empty());
}

QTEST_APPLESS_MAIN(TestPathSteps)
#include "tst_pathsteps.moc"
