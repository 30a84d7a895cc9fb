// SPDX-License-Identifier: GPL-3.0-or-later
// The gradient family on networks whose explanations are known in closed form. Random numbers come
// from fixed seeds; bounds on what they average to are five standard errors.
#include "tests/support/gradientnets.h"
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"

#include "core/explain/baseline.h"
#include "core/explain/biasgradients.h"
#include "core/explain/registry.h"
#include "core/explain/smoothing.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"

#include <opencv2/imgproc.hpp>

#include <torch/csrc/autograd/autograd.h>

#include <QtTest>

using namespace core;

namespace {

const auto card = smallCard();

const char* const family[] = {"input_x_gradient",
                              "smooth_grad",
                              "smooth_grad_squared",
                              "var_grad",
                              "gradient_shap",
                              "guided_integrated_gradients",
                              "blur_integrated_gradients",
                              "xrai",
                              "full_grad"};

double deviationOfNoise(const at::Tensor& x, double share)
{
    return share * (x.max() - x.min()).item<double>();
}

class Recording final : public Watch {
public:
    void report(double fraction) override { fractions.push_back(fraction); }
    void preview(const Attribution& partial) override
    {
        previews.push_back(partial.values.clone());
    }

    std::vector<double> fractions;
    std::vector<cv::Mat> previews;
};

} // namespace

class TestGradientMethods : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void linearNetworks();
    void withoutNoiseSmoothGradIsTheGradient();
    void smoothGradIsTheMeanOverCopies_data();
    void smoothGradIsTheMeanOverCopies();
    void momentsOfAQuadraticNetwork();
    void gradientShapAveragesOverBaselines();
    void fullGradientsAreComplete();
    void fullGradAddsScaledMaps();
    void xraiPutsTheOnlyRelevantRegionFirst();
    void seedsDecide();
    void partialResultsComeOnTheWay();
    void oddPictures_data();
    void oddPictures();
};

void TestGradientMethods::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestGradientMethods::linearNetworks()
{
    const auto net = linearNet();
    const auto w = slope(net);
    const auto model = openToy(net, card);
    Probe probe(model, wavePicture(12, 10));
    const auto& x = probe.input();
    QVERIFY(deviation(raw(probe, "input_x_gradient"), w * x) < 1e-6);
    QVERIFY(deviation(raw(probe, "smooth_grad"), w) < 1e-6);
    QVERIFY(deviation(raw(probe, "smooth_grad_squared"), w * w) < 1e-6);
    QVERIFY(isZero(raw(probe, "var_grad")));
}

void TestGradientMethods::withoutNoiseSmoothGradIsTheGradient()
{
    const auto model = openToy(biasedNet(), card);
    Progress nobody;
    const Image flat{cv::Mat(10, 12, CV_8UC3, cv::Scalar(30, 30, 30)), {}, {12, 10}};
    const auto check = [&](const Image& picture, double noise) {
        Probe probe(model, picture);
        const auto gradient = probe.inputGradient(nobody);
        const auto exact = gradient.to(at::kDouble);
        const Values values{{"noise", noise}, {"samples", 7}};
        QVERIFY(at::equal(raw(probe, "smooth_grad", values), gradient));
        QVERIFY(
            at::equal(raw(probe, "smooth_grad_squared", values), (exact * exact).to(at::kFloat)));
        QVERIFY(isZero(raw(probe, "var_grad", values)));
    };
    check(wavePicture(12, 10), 0);
    check(flat, 0.15); // a picture of one value has no range for the noise to be a share of
}

void TestGradientMethods::smoothGradIsTheMeanOverCopies_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("batches") << "plain_relu_traced.pt";
    QTest::newRow("grey") << "gray_traced.pt";
    QTest::newRow("batches mix pictures") << "batch_mixed_traced.pt";
}

void TestGradientMethods::smoothGradIsTheMeanOverCopies()
{
    QFETCH(QString, file);
    const auto model = openModel(fixturePath(file.toStdString()));
    Probe probe(model, pictureFor(*model));
    Progress nobody;
    constexpr int samples = 6;
    const NoisyCopies copies(probe.input(), 0.1, 5);
    std::vector<at::Tensor> gradients;
    for (int index = 0; index < samples; ++index)
        gradients.push_back(probe.at(copies(index))->inputGradient(nobody).to(at::kDouble));
    const auto all = at::stack(gradients);
    const Values values{{"samples", samples}, {"noise", 0.1}, {"seed", 5}};
    QVERIFY(deviation(raw(probe, "smooth_grad", values), all.mean(0)) < 1e-5);
    QVERIFY(deviation(raw(probe, "smooth_grad_squared", values), (all * all).mean(0)) < 1e-5);
    QVERIFY(deviation(raw(probe, "var_grad", values), all.var(0, false)) < 1e-4);
}

void TestGradientMethods::momentsOfAQuadraticNetwork()
{
    const auto net = quadraticNet();
    const auto model = openToy(net, card);
    Probe probe(model, wavePicture(12, 10));
    const auto x = probe.input().to(at::kDouble);
    const auto curvature = 2 * net.parameters[0].second.to(at::kDouble).select(1, 0).reshape_as(x);
    constexpr int samples = 500;
    constexpr double noise = 0.2;
    const Values values{{"samples", samples}, {"noise", noise}};
    // The gradient is c (x + e), c = 2 q: normal with mean c x and standard deviation c s. A mean
    // over n samples has the standard error c s / sqrt(n), a variance c^2 s^2 sqrt(2 / (n - 1)).
    const auto spread = curvature.abs() * deviationOfNoise(x, noise);
    const auto ofMean =
        (raw(probe, "smooth_grad", values) - curvature * x) / (spread / std::sqrt(double(samples)));
    QVERIFY2(ofMean.abs().max().item<double>() < 5,
             QByteArray::number(ofMean.abs().max().item<double>()));
    // 360 independent squares of standard normals: their mean is 1 +- sqrt(2 / 360).
    QVERIFY(std::abs(ofMean.square().mean().item<double>() - 1) < 5 * std::sqrt(2.0 / 360));
    const auto variance = spread.square();
    const auto ofVariance =
        (raw(probe, "var_grad", values) - variance) / (variance * std::sqrt(2.0 / (samples - 1)));
    QVERIFY2(ofVariance.abs().max().item<double>() < 5,
             QByteArray::number(ofVariance.abs().max().item<double>()));
    const auto mean = raw(probe, "smooth_grad", values).to(at::kDouble);
    QVERIFY(deviation(raw(probe, "smooth_grad_squared", values),
                      mean * mean + raw(probe, "var_grad", values)) < 1e-6);
}

void TestGradientMethods::gradientShapAveragesOverBaselines()
{
    const auto net = linearNet();
    const auto w = slope(net).to(at::kDouble);
    const auto model = openToy(net, card);
    Probe probe(model, wavePicture(12, 10));
    std::vector<at::Tensor> each;
    for (const auto& choice : baselineParameter().choices)
        each.push_back(baseline(probe, choice.id).to(at::kDouble));
    const auto baselines = at::cat(each);
    constexpr int samples = 1000;
    const auto x = probe.input().to(at::kDouble);
    for (const double noise :
         {0.0, 0.3}) { // noise moves the point only, where the slope is the same
        const auto map =
            raw(probe, "gradient_shap", {{"samples", samples}, {"noise", noise}}).to(at::kDouble);
        // Values: the mean of `samples` draws out of four baselines.
        const auto error = map - w * (x - baselines.mean(0, true));
        const auto bound =
            5 * w.abs() * baselines.std(0, false, true) / std::sqrt(double(samples)) + 1e-6;
        QVERIFY((error.abs() < bound).all().item<bool>());
        // Completeness: their sum is S(x) - S(b), the mean over the draws.
        const auto scores = (w * baselines).sum({1, 2, 3});
        const double gap = total(map) - (total(w * x) - scores.mean().item<double>());
        QVERIFY(std::abs(gap) <
                5 * scores.std(false).item<double>() / std::sqrt(double(samples)) + 1e-4);
    }
    // One draw is one baseline's map, to rounding.
    const auto one = raw(probe, "gradient_shap", {{"samples", 1}});
    double nearest = 1;
    for (const auto& start : each)
        nearest = std::min(nearest, deviation(one, w * (x - start)));
    QVERIFY(nearest < 1e-6);
    // On S = q x^2 from the baseline 0 (mean) the point's place matters: E[2 q t x^2] = q x^2.
    const auto curved = quadraticNet();
    const auto other = openToy(curved, plainCard(12, 10, ChannelOrder::Rgb, 0, 1));
    Probe grey(other, {cv::Mat(10, 12, CV_8UC3, cv::Scalar(255, 255, 255)), {}, {12, 10}});
    const auto q = curved.parameters[0].second.to(at::kDouble).select(1, 0).reshape_as(x);
    const auto found = raw(grey, "gradient_shap", {{"samples", samples}}).to(at::kDouble) / q;
    // Here black and mean are 0, white is the picture itself (no share), and blurred nearly so (the
    // border is reflected, so it is the picture as well): half the draws give 2 t 255^2, the mean
    // of that is 255^2 / 2, its standard deviation 255^2 sqrt(2/3 - 1/4).
    const double expected = 255.0 * 255.0 / 2;
    const double error = 255.0 * 255.0 * std::sqrt(2.0 / 3 - 0.25) / std::sqrt(double(samples));
    QVERIFY(((found - expected).abs() < 5 * error).all().item<bool>());
}

void TestGradientMethods::fullGradientsAreComplete()
{
    const auto net = biasedNet();
    const auto model = openToy(net, card);
    Probe probe(model, wavePicture(12, 10));
    Progress nobody;
    for (int index = 0; index < 4; ++index) {
        probe.aim({index});
        std::vector<std::int64_t> channels;
        double sum = 0;
        const auto gradient = gradientWithBiases(
            probe,
            [&](const at::Tensor& bias, const at::Tensor& ofBias) {
                channels.push_back(bias.numel());
                sum += total(bias.reshape({1, -1, 1, 1}) * ofBias);
            },
            nobody);
        QVERIFY((channels == std::vector<std::int64_t>{6, 8}));
        QVERIFY(deviation(gradient, probe.inputGradient(nobody)) < 1e-5);
        sum += total(probe.input() * gradient);
        const double score = probe.score(nobody);
        QVERIFY2(std::abs(sum - score) < 1e-5 * std::abs(score), QByteArray::number(sum - score));
    }
}

void TestGradientMethods::fullGradAddsScaledMaps()
{
    const auto net = biasedNet();
    const auto model = openToy(net, card);
    Probe probe(model, wavePicture(12, 10));
    const auto parameter = [&](std::size_t index) { return net.parameters[index].second; };
    at::AutoGradMode enabled(true);
    const auto x = probe.input().detach().clone().requires_grad_(true);
    const auto first = at::conv2d(x, parameter(0), parameter(1));
    const auto second =
        at::batch_norm(at::conv2d(first.relu(), parameter(2)), parameter(3), parameter(4),
                       parameter(5), parameter(6), false, 0.1, 1e-5, false);
    const auto score =
        at::max_pool2d(second.relu(), {2, 2}).flatten(1).matmul(parameter(7)).select(1, 0);
    const auto gradients = torch::autograd::grad({score}, {x, first, second});
    const auto implicit = parameter(4) - parameter(5) * parameter(3) / (parameter(6) + 1e-5).sqrt();
    auto expected = at::zeros({1, 1, 10, 12});
    const auto add = [&](const at::Tensor& values) {
        for (const auto& channel : values.abs()[0].unbind()) {
            const auto shifted = channel - channel.min();
            const auto map = matrixOf(shifted / (shifted.max() + 1e-7));
            cv::Mat resized;
            cv::resize(map, resized, {12, 10}, 0, 0, cv::INTER_LINEAR);
            expected[0][0] += tensorOf(resized);
        }
    };
    add((x * gradients[0]).detach());
    add(parameter(1).reshape({1, -1, 1, 1}) * gradients[1]);
    add(implicit.reshape({1, -1, 1, 1}) * gradients[2]);
    QVERIFY(deviation(raw(probe, "full_grad"), expected) < 1e-5);
}

void TestGradientMethods::xraiPutsTheOnlyRelevantRegionFirst()
{
    // A bright patch, a dark and a middle background; only the patch's pixels count.
    constexpr int side = 224;
    const cv::Rect patch(110, 50, 80, 60);
    cv::Mat pixels(side, side, CV_8UC3, cv::Scalar(20, 30, 40));
    pixels.colRange(0, 70).setTo(cv::Scalar(90, 120, 100));
    pixels(patch).setTo(cv::Scalar(230, 220, 240));
    const auto within = [](const at::Tensor& map, const cv::Rect& box) {
        return map.slice(-2, box.y, box.br().y).slice(-1, box.x, box.br().x);
    };
    const auto w = at::zeros({3, side, side});
    within(w, patch).fill_(1);
    const auto model = openToy({"def forward(self, x):\n"
                                "    y = torch.matmul(torch.flatten(x, 1), self.w)\n"
                                "    return torch.cat([y, -y], 1)\n",
                                {{"w", w.reshape({-1, 1})}}},
                               plainCard(side, side, ChannelOrder::Rgb, 120, 70));
    Probe probe(model, {pixels, {}, {side, side}});
    const auto map = raw(probe, "xrai")[0][0];
    const double highest = map.max().item<double>();
    QVERIFY(highest > 0);
    // The segment ends about where the patch does, up to the blur before, and is widened by five
    // pixels; nothing else has a share.
    const auto inner = within(map, {patch.x + 4, patch.y + 4, patch.width - 8, patch.height - 8});
    QVERIFY((inner == highest).all().item<bool>());
    const cv::Rect outer(patch.x - 9, patch.y - 9, patch.width + 18, patch.height + 18);
    const auto around = map.clone();
    within(around, outer).zero_();
    QVERIFY(around.max().item<double>() < 1e-9 * highest);
    QVERIFY(within(map, outer).gt(0.9 * highest).sum().item<std::int64_t>() >= inner.numel());
}

void TestGradientMethods::seedsDecide()
{
    const auto model = openToy(biasedNet(), card);
    for (const char* method : {"smooth_grad", "smooth_grad_squared", "var_grad", "gradient_shap"}) {
        const auto map = [&](int seed) {
            Probe probe(model, wavePicture(12, 10));
            return raw(probe, method, {{"seed", seed}, {"samples", 9}});
        };
        QVERIFY(at::equal(map(1), map(1)));
        QVERIFY(!at::equal(map(1), map(2)));
    }
}

void TestGradientMethods::partialResultsComeOnTheWay()
{
    const auto model = openToy(biasedNet(), card);
    for (const std::string method : family) {
        Probe probe(model, wavePicture(12, 10));
        Recording watch;
        const auto result = attributed(probe, method, watch);
        if (findExplainer(method).cost == Cost::SinglePass) {
            QVERIFY2(watch.previews.empty() && watch.fractions.empty(), method.c_str());
            continue;
        }
        QVERIFY2(watch.previews.size() >= 5, method.c_str());
        for (const auto& preview : watch.previews)
            QVERIFY(preview.size == result.values.size && cv::checkRange(preview.reshape(1, 1)));
        // The last one is nearer to the result than the first.
        const auto gap = [&](const cv::Mat& map) { return cv::norm(map, result.values); };
        QVERIFY2(gap(watch.previews.back()) < gap(watch.previews.front()), method.c_str());
        QVERIFY(std::is_sorted(watch.fractions.begin(), watch.fractions.end()));
        QCOMPARE(watch.fractions.back(), 1.0);
        QVERIFY(watch.fractions.front() < 0.2);
    }
}

void TestGradientMethods::oddPictures_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"of one value", "black", "of one pixel", "grey", "one at a time"})
        QTest::newRow(kind) << kind;
}

void TestGradientMethods::oddPictures()
{
    QFETCH(QString, kind);
    const auto plain = [](int width, int height, int value) {
        return Image{cv::Mat(height, width, CV_8UC3, cv::Scalar::all(value)), {}, {width, height}};
    };
    const ToyNet dot{"def forward(self, x):\n"
                     "    return torch.matmul(torch.flatten(x * x, 1), self.w)\n",
                     {{"w", weights({3, 2}, 31)}}};
    const auto model = kind == "of one pixel"
                           ? openToy(dot, plainCard(1, 1, ChannelOrder::Rgb, 120, 70))
                       : kind == "grey"          ? openModel(fixturePath("gray_traced.pt"))
                       : kind == "one at a time" ? openModel(fixturePath("batch_mixed_traced.pt"))
                                                 : openToy(biasedNet(), card);
    Probe probe(model, kind == "of one value"   ? plain(12, 10, 77)
                       : kind == "black"        ? plain(12, 10, 0)
                       : kind == "of one pixel" ? plain(1, 1, 200)
                                                : pictureFor(*model));
    const auto& x = probe.input();
    for (const std::string method : family) {
        const auto map = raw(probe, method);
        const bool oneChannel = method == "xrai" || method == "full_grad";
        QVERIFY2(map.sizes() ==
                     at::IntArrayRef({1, oneChannel ? 1 : x.size(1), x.size(2), x.size(3)}),
                 method.c_str());
        QVERIFY2(map.isfinite().all().item<bool>(), method.c_str());
    }
    if (kind == "black") // the picture is the baseline: there is no path
        QVERIFY(isZero(raw(probe, "guided_integrated_gradients")));
}

QTEST_GUILESS_MAIN(TestGradientMethods)
#include "tst_gradientmethods.moc"
