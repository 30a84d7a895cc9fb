// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a step: looking from somewhere, climbing, restraining. Presets hold their numbers.
#include "core/imagine/optimizer.h"
#include "core/imagine/preset.h"
#include "core/imagine/regularization.h"
#include "core/imagine/transformations.h"
#include "tests/support/thrown.h"

#include <QtTest>
#include <set>

using namespace core;

namespace {

double apart(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

at::Tensor ramp(std::int64_t height, std::int64_t width)
{
    return at::arange(height * width, at::kDouble).reshape({1, 1, height, width});
}

using Values = std::vector<std::pair<std::string, ParameterValue>>;

Parameters with(const Values& values)
{
    auto parameters = findPreset("simonyan").values;
    for (const auto& [id, value] : values)
        parameters.set(id, value);
    return parameters;
}

const at::Tensor noBorder = at::zeros({1, 1, 1, 1}, at::kDouble);

} // namespace

class TestImagineSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStillLookIsTheMiddle();
    void jitterIsACropElsewhere();
    void smallCanvasesGetABorder();
    void aQuarterTurnIsAQuarterTurn();
    void scalingKeepsTheMiddle();
    void looksDependOnSeedAndStepOnly();
    void looksStayWithinTheirRange();
    void plainGradientClimbs();
    void normalizedStepsHaveTheRatesLength();
    void progressLimitsTheStep_data();
    void progressLimitsTheStep();
    void adamFollowsItsPaper();
    void penaltiesAreTheirFormulas();
    void decayBlurAndPercentiles();
    void tinyBlursDoNothing();
    void presetsAreComplete();
    void unknownPresetsAreRefused();
};

void TestImagineSteps::aStillLookIsTheMiddle()
{
    const auto canvas = ramp(8, 10);
    const auto view = seen(canvas, {Transformation{}}, {6, 4}, noBorder);
    QCOMPARE(apart(view, canvas.slice(2, 2, 6).slice(3, 2, 8)), 0.);
    QVERIFY(seen(canvas, {Transformation{}}, {10, 8}, noBorder).is_same(canvas));
}

void TestImagineSteps::jitterIsACropElsewhere()
{
    const auto canvas = ramp(8, 10).repeat({2, 1, 1, 1});
    const auto views =
        seen(canvas, {Transformation{1, -2}, Transformation{-2, 2}}, {6, 4}, noBorder);
    QCOMPARE(apart(views[0], canvas[0].slice(1, 0, 4).slice(2, 3, 9)), 0.);
    QCOMPARE(apart(views[1], canvas[1].slice(1, 4, 8).slice(2, 0, 6)), 0.);
    // Beyond the canvas the view is mirrored: the column beside the last is the last.
    const auto beyond = seen(canvas.narrow(0, 0, 1), {Transformation{3, 0}}, {6, 4}, noBorder);
    QVERIFY(apart(beyond[0][0].slice(1, 0, 5), canvas[0][0].slice(0, 2, 6).slice(1, 5, 10)) <
            1e-12);
    QVERIFY(apart(beyond[0][0].select(1, 5), canvas[0][0].slice(0, 2, 6).select(1, 9)) < 1e-12);
}

void TestImagineSteps::smallCanvasesGetABorder()
{
    const auto canvas = ramp(4, 6);
    const auto border = at::full({1, 1, 1, 1}, -7., at::kDouble);
    const auto view = seen(canvas, {Transformation{}}, {9, 6}, border)[0][0];
    QCOMPARE(apart(view.slice(0, 1, 5).slice(1, 1, 7), canvas[0][0]), 0.);
    QVERIFY(view.select(0, 0).eq(-7).all().item<bool>());
    QVERIFY(view.slice(1, 7, 9).eq(-7).all().item<bool>());
}

void TestImagineSteps::aQuarterTurnIsAQuarterTurn()
{
    const auto canvas = ramp(6, 6);
    const auto view = seen(canvas, {Transformation{.angle = M_PI / 2}}, {6, 6}, noBorder);
    QVERIFY(apart(view, canvas.rot90(1, {2, 3})) < 1e-9);
}

void TestImagineSteps::scalingKeepsTheMiddle()
{
    const auto canvas = ramp(8, 8);
    const auto view = seen(canvas, {Transformation{.scale = 2}}, {4, 4}, noBorder)[0][0];
    // Twice as large: half of the middle's steps.
    QVERIFY(std::abs((view[0][1] - view[0][0]).item<double>() - 0.5) < 1e-12);
    QVERIFY(std::abs(view.mean().item<double>() - canvas.mean().item<double>()) < 1e-12);
}

void TestImagineSteps::looksDependOnSeedAndStepOnly()
{
    const Transformations transformations{8, 0.1, 5};
    const auto key = [&](int seed, int step, int count = 1) {
        const auto transformation = drawTransformations(transformations, seed, step, count).front();
        return std::tuple(transformation.shiftX, transformation.shiftY, transformation.scale,
                          transformation.angle);
    };
    QCOMPARE(key(3, 7), key(3, 7));
    QCOMPARE(key(3, 7, 4), key(3, 7)); // nor on how many pictures there are
    QVERIFY(key(3, 7) != key(3, 8));
    QVERIFY(key(3, 7) != key(4, 7));
}

void TestImagineSteps::looksStayWithinTheirRange()
{
    std::set<int> shifts;
    double smallest = 2, largest = 0, widest = 0;
    for (int step = 0; step < 500; ++step) {
        const auto transformation = drawTransformations({3, 0.2, 10}, 1, step, 1).front();
        shifts.insert(transformation.shiftX);
        smallest = std::min(smallest, transformation.scale);
        largest = std::max(largest, transformation.scale);
        widest = std::max(widest, std::abs(transformation.angle));
    }
    QCOMPARE(shifts, std::set<int>({-3, -2, -1, 0, 1, 2, 3}));
    QVERIFY(smallest >= 0.8 && smallest < 0.81);
    QVERIFY(largest <= 1.2 && largest > 1.19);
    QVERIFY(widest <= 10 * M_PI / 180 && widest > 9.9 * M_PI / 180);
    const auto still = drawTransformations({}, 1, 1, 1).front();
    QVERIFY(still.shiftX == 0 && still.scale == 1 && still.angle == 0);
}

void TestImagineSteps::plainGradientClimbs()
{
    Optimizer optimizer(with({{"optimizer", std::string("gradient")}, {"learning_rate", 0.25}}));
    const auto x = at::tensor({1., 2.}, at::kDouble).reshape({1, 2});
    const auto g = at::tensor({4., -8.}, at::kDouble).reshape({1, 2});
    QCOMPARE(apart(optimizer.step(x, g), at::tensor({2., 0.}, at::kDouble)), 0.);
}

void TestImagineSteps::normalizedStepsHaveTheRatesLength()
{
    Optimizer optimizer(with({{"learning_rate", 0.5 / std::sqrt(2.)}})); // of two numbers
    const auto x = at::zeros({3, 2}, at::kDouble);
    const auto g = at::tensor({3., 4., 0.03, -0.04, 0., 0.}, at::kDouble).reshape({3, 2});
    const auto expected = at::tensor({0.3, 0.4, 0.3, -0.4, 0., 0.}, at::kDouble).reshape({3, 2});
    QVERIFY(apart(optimizer.step(x, g), expected) < 1e-15); // each picture by itself
}

void TestImagineSteps::progressLimitsTheStep_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("largest"); ///< step length of the second picture
    QTest::newRow("gradient") << "gradient" << 0.1 << 0.1;
    QTest::newRow("normalized") << "normalized" << 0.5 << 0.5 * std::sqrt(2.);
}

void TestImagineSteps::progressLimitsTheStep()
{
    QFETCH(QString, kind);
    QFETCH(double, rate);
    QFETCH(double, largest);
    Optimizer optimizer(
        with({{"optimizer", kind.toStdString()}, {"learning_rate", rate}, {"progress", 2.}}));
    const auto x = at::zeros({2, 2}, at::kDouble);
    const auto g = at::tensor({6., 8., 0.6, 0.8}, at::kDouble).reshape({2, 2});
    const auto moved = optimizer.step(x, g);
    QVERIFY(std::abs((moved[0] * g[0]).sum().item<double>() - 2) < 1e-12); // rises by 2
    QVERIFY(apart(moved[1], largest * g[1]) < 1e-15);                      // by the largest rate
}

void TestImagineSteps::adamFollowsItsPaper()
{
    Optimizer optimizer(with({{"optimizer", std::string("adam")}, {"learning_rate", 0.1}}));
    auto x = at::zeros({1, 1}, at::kDouble);
    double m = 0, v = 0, expected = 0;
    for (int step = 1; step <= 5; ++step) {
        const double g = step * step - 7;
        m = 0.9 * m + 0.1 * g;
        v = 0.999 * v + 0.001 * g * g;
        expected += 0.1 * (m / (1 - std::pow(0.9, step))) /
                    (std::sqrt(v / (1 - std::pow(0.999, step))) + 1e-8);
        x = optimizer.step(x, at::full({1, 1}, g, at::kDouble));
        QVERIFY(std::abs(x.item<double>() - expected) < 1e-12);
    }
}

void TestImagineSteps::penaltiesAreTheirFormulas()
{
    const Regularization regularization(with({{"l2_penalty", 0.01}, {"total_variation", 0.02}}));
    const auto canvas = ramp(3, 4);
    // 0 ... 11: squares add up to 506, 9 steps of 1 sideways, 8 of 4 downwards.
    QVERIFY(std::abs(regularization.penalty(canvas).item<double>() - 0.01 * 506 - 0.02 * 41) <
            1e-12);
    QVERIFY(!Regularization(with({{"l2_penalty", 0.}})).penalises());
}

void TestImagineSteps::decayBlurAndPercentiles()
{
    const auto canvas = ramp(4, 5);
    const auto gradient = at::ones_like(canvas);
    const Regularization decay(with({{"l2_decay", 0.25}}));
    QVERIFY(apart(decay.after(1, canvas, gradient), canvas * 0.75) < 1e-15);

    const Regularization blur(with({{"blur_every", 3}, {"blur_radius", 1.}}));
    auto dot = at::zeros({1, 2, 11, 11}, at::kDouble);
    dot[0][1][5][5] = 1;
    QCOMPARE(apart(blur.after(2, dot, dot), dot), 0.);
    const auto blurred = blur.after(3, dot, dot);
    double sum = 0;
    for (int k = -4; k <= 4; ++k)
        sum += std::exp(-k * k / 2.);
    QVERIFY(std::abs(blurred[0][1][5][6].item<double>() - std::exp(-0.5) / sum / sum) < 1e-9);
    QVERIFY(blurred[0][0].eq(0).all().item<bool>());
    QVERIFY(std::abs(blurred.sum().item<double>() - 1) < 1e-9);

    // Percentile 50 of 0 ... 19 is 9.5, of both channels' norm.
    const Regularization norm(with({{"small_norm", 50.}}));
    const auto both = at::cat({canvas, -2 * canvas}, 1);
    const auto kept = norm.after(1, both, both);
    QCOMPARE(kept.count_nonzero().item<std::int64_t>(), 20);
    QCOMPARE(apart(kept.slice(2, 2, 4), both.slice(2, 2, 4)), 0.);

    // What a pixel is worth is gradient x value, over the channels.
    const Regularization worth(with({{"small_contribution", 90.}}));
    const auto slope = (ramp(4, 5) - 19).abs(); // 19 ... 0: worth most in the middle
    const auto useful = worth.after(1, canvas, slope);
    QCOMPARE(useful.count_nonzero().item<std::int64_t>(), 2);
    QCOMPARE(useful[0][0][1][4].item<double>(), 9.);
    QCOMPARE(useful[0][0][2][0].item<double>(), 10.);
    QVERIFY(worth.needsPictureGradient() && !norm.needsPictureGradient());
}

void TestImagineSteps::tinyBlursDoNothing()
{
    QVERIFY(!Regularization(with({{"blur_every", 1}, {"blur_radius", 0.29}})).changesPictures());
    QVERIFY(Regularization(with({{"blur_every", 1}, {"blur_radius", 0.3}})).changesPictures());
}

void TestImagineSteps::presetsAreComplete()
{
    std::set<std::string> ids;
    const Parameters standard(imagineParameters());
    for (const auto& preset : presets()) {
        ids.insert(preset.id);
        QVERIFY(*preset.name && *preset.summary && *preset.citation);
        QCOMPARE(preset.values.values().size(), standard.values().size());
    }
    QCOMPARE(ids.size(), presets().size());
    QCOMPARE(presets().front().id, std::string("robust_fourier"));
    QVERIFY(presets().front().values == standard);
    QVERIFY(standard.integer("steps") <= 256);
    for (const auto& parameter : imagineParameters())
        QVERIFY2(QByteArray(parameter.help).endsWith('.'), parameter.id.c_str());
    for (const auto& [id, steps] : {std::pair("yosinski_a", 500), std::pair("yosinski_b", 750),
                                    std::pair("yosinski_c", 1000), std::pair("yosinski_d", 1000)})
        QCOMPARE(findPreset(id).values.integer("steps"), steps);
    QCOMPARE(findPreset("simonyan").values.choice("start"), std::string("zero"));
}

void TestImagineSteps::unknownPresetsAreRefused()
{
    VERIFY_FAULT(findPreset("nothing"), NoSuchParameter);
}

QTEST_GUILESS_MAIN(TestImagineSteps)
#include "tst_imaginesteps.moc"
