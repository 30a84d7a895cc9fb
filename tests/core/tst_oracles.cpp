// SPDX-License-Identifier: GPL-3.0-or-later
// Explainers on networks whose explanations are known in closed form.
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/progress.h"
#include "tests/support/toynet.h"

#include "core/explain/baseline.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"

#include <opencv2/core.hpp>

#include <QtTest>

using namespace core;

namespace {

Explanation explained(Probe& probe, const char* method, const std::string& baselineChoice = {},
                      int steps = 0)
{
    const auto& explainer = findExplainer(method);
    Parameters parameters(explainer.parameters);
    if (!baselineChoice.empty()) {
        parameters.set("baseline", baselineChoice);
        parameters.set("steps", steps);
    }
    ExplanationWatch nobody;
    return explain(probe, explainer, parameters, nobody).value();
}

at::Tensor rawOf(const Explanation& explanation)
{
    return tensorOf(explanation.attribution.values);
}

bool has(const Explanation& explanation, MapRemark remark)
{
    const auto& remarks = explanation.remarks;
    return std::find(remarks.begin(), remarks.end(), remark) != remarks.end();
}

at::Tensor weights(std::vector<std::int64_t> shape, int seed)
{
    return at::rand(shape, at::detail::createCPUGenerator(std::uint64_t(seed))) - 0.5;
}

const auto card = plainCard(12, 10, ChannelOrder::Rgb, 120, 70);

/// S = W x.
ToyNet linearNet()
{
    return {"def forward(self, x):\n    return torch.matmul(torch.flatten(x, 1), self.w)\n",
            {{"w", weights({360, 3}, 11)}}};
}

/// Convolutions, ReLU and max pooling without biases: S(t x) = t S(x).
ToyNet homogeneousNet()
{
    return {R"(
def forward(self, x):
    x = torch.relu(torch.conv2d(x, self.a))
    x = torch.max_pool2d(x, [2, 2])
    x = torch.relu_(torch.conv2d(x, self.b))
    return torch.matmul(torch.flatten(x, 1), self.c)
)",
            {{"a", weights({8, 3, 3, 3}, 12)},
             {"b", weights({6, 8, 2, 2}, 13)},
             {"c", weights({72, 4}, 14)}}};
}

/// Convolution, ReLU, mean over positions, linear: the network of the CAM paper.
ToyNet gapNet(const at::Tensor& classWeights)
{
    return {R"(
def forward(self, x):
    x = torch.relu(torch.conv2d(x, self.a, self.b))
    return torch.matmul(torch.mean(x, [2, 3]), self.c)
)",
            {{"a", weights({8, 3, 3, 3}, 15)}, {"b", weights({8}, 16)}, {"c", classWeights}}};
}

} // namespace

class TestOracles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void linearNetworks_data();
    void linearNetworks();
    void homogeneousNetworks();
    void gradCamIsCamUnderGlobalPooling();
    void captumsTinyNetwork_data();
    void captumsTinyNetwork();
    void integratedGradientsAreComplete_data();
    void integratedGradientsAreComplete();
    void moreStepsAreMoreComplete();
    void completenessHoldsOnEveryScale();
    void unchangingScoresEndSoon();
    void baselinesAreWhatTheySay();
    void remarksTellWhatIsSpecial();
};

void TestOracles::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestOracles::linearNetworks_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<int>("steps");
    for (const QByteArray choice : {"black", "mean", "white", "blurred"})
        for (const int steps : {0, 1, 7, 50})
            QTest::addRow("%s, %d steps", choice.constData(), steps) << QString(choice) << steps;
}

void TestOracles::linearNetworks()
{
    QFETCH(QString, choice);
    QFETCH(int, steps);
    const auto net = linearNet();
    const auto model = openToy(net, card);
    Probe probe(model, wavePicture(12, 10));
    for (int index = 0; index < 3; ++index) {
        probe.aim({index});
        const auto w = net.parameters[0].second.select(1, index).reshape({1, 3, 10, 12});
        const auto saliency = explained(probe, "saliency");
        QVERIFY(deviation(rawOf(saliency), w) < 1e-6);
        QVERIFY(deviation(tensorOf(saliency.map.values), w.abs().amax(1)[0]) < 1e-6);
        const auto result = explained(probe, "integrated_gradients", choice.toStdString(), steps);
        const auto start = baseline(probe, choice.toStdString());
        QVERIFY(deviation(rawOf(result), w * (probe.input() - start)) < 1e-5);
        QVERIFY(result.attribution.completenessError.value() < 1e-4);
        QVERIFY(deviation(tensorOf(result.map.values), (w * (probe.input() - start)).sum(1)[0]) <
                1e-5);
    }
}

void TestOracles::homogeneousNetworks()
{
    const auto model = openToy(homogeneousNet(), card);
    Probe probe(model, wavePicture(12, 10));
    Progress nobody;
    for (int index = 0; index < 4; ++index) {
        probe.aim({index});
        const auto gradientTimesInput = probe.inputGradient(nobody) * probe.input();
        const double score = probe.score(nobody);
        QVERIFY(std::abs(gradientTimesInput.sum().item<double>() - score) < 1e-4 * std::abs(score));
        // No rule samples the baseline itself, where all gates are shut: one point is enough.
        for (const int steps : {1, 2, 25, 0}) {
            const auto result = explained(probe, "integrated_gradients", "mean", steps);
            QVERIFY2(deviation(rawOf(result), gradientTimesInput) < 1e-4,
                     QByteArray::number(steps));
            QVERIFY(result.attribution.completenessError.value() < 1e-4);
        }
    }
}

void TestOracles::gradCamIsCamUnderGlobalPooling()
{
    const auto classWeights = weights({8, 5}, 17);
    const auto net = gapNet(classWeights);
    const auto model = openToy(net, card);
    QCOMPARE(model->standardLayer(), std::string("relu"));
    Probe probe(model, wavePicture(12, 10));
    const auto features =
        at::conv2d(probe.input(), net.parameters[0].second, net.parameters[1].second).relu();
    for (int index = 0; index < 5; ++index) {
        probe.aim({index});
        // Zhou 2016: M = sum over k of w_k A_k. The mean's gradient adds 1 / (8 * 10).
        const auto cam = at::einsum("k,nkhw->nhw", {classWeights.select(1, index), features}) / 80;
        const auto result = explained(probe, "grad_cam");
        QVERIFY(deviation(rawOf(result), cam.unsqueeze(1)) < 1e-5);
        QVERIFY(result.attribution.space == Space::Layer);
    }
}

void TestOracles::captumsTinyNetwork_data()
{
    QTest::addColumn<QString>("form");
    QTest::newRow("scripted") << "scripted";
    QTest::newRow("traced") << "traced";
}

void TestOracles::captumsTinyNetwork()
{
    QFETCH(QString, form);
    const auto model = openModel(fixturePath("tiny_captum_" + form.toStdString() + ".pt"));
    Probe probe(model, rampPicture(4, 4));
    QVERIFY(at::equal(probe.input(), rampInput({1, 1, 4, 4})));
    probe.aim({0}, "conv1");
    const auto before = rawOf(explained(probe, "grad_cam"));
    QVERIFY(at::equal(before, at::tensor({11.25f, 13.5f, 20.25f, 22.5f}).reshape({1, 1, 2, 2})));
    probe.aim({0}, "relu1");
    const auto after = rawOf(explained(probe, "grad_cam"));
    QVERIFY(at::equal(after, at::tensor({0.f, 4.f, 28.f, 32.5f}).reshape({1, 1, 2, 2})));
}

void TestOracles::integratedGradientsAreComplete_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("choice");
    for (const char* file :
         {"gelu_traced.pt", "softplus_scripted.pt", "mish_traced.pt", "squeeze_excite_scripted.pt",
          "plain_relu_traced.pt", "residual_scripted.pt"})
        for (const char* choice : {"black", "mean", "blurred"})
            QTest::addRow("%s %s", file, choice) << file << choice;
}

void TestOracles::integratedGradientsAreComplete()
{
    QFETCH(QString, file);
    QFETCH(QString, choice);
    const auto model = openModel(fixturePath(file.toStdString()));
    Probe probe(model, pictureFor(*model));
    Progress nobody;
    for (int index = 0; index < 2; ++index) {
        probe.aim({index});
        const auto result = explained(probe, "integrated_gradients", choice.toStdString());
        double startScore = 0;
        probe.scoresOf(
            1, [&](std::int64_t) { return baseline(probe, choice.toStdString()); },
            [&](std::int64_t, const at::Tensor& scores) { startScore = scores[0].item<double>(); },
            nobody);
        const double change = probe.score(nobody) - startScore;
        const double sum = rawOf(result).sum(at::kDouble).item<double>();
        const double error = std::abs(sum - change) / std::abs(change);
        QVERIFY2(error < 0.01, QByteArray::number(error));
        QVERIFY(std::abs(result.attribution.completenessError.value() - error) < 1e-3);
        QVERIFY(!has(result, MapRemark::Incomplete));
    }
}

void TestOracles::moreStepsAreMoreComplete()
{
    const auto model = openModel(fixturePath("softplus_traced.pt"));
    Probe probe(model, pictureFor(*model));
    probe.aim({1});
    double last = 1e9;
    for (const int steps : {1, 3, 9}) {
        const auto result = explained(probe, "integrated_gradients", "black", steps);
        const double error = result.attribution.completenessError.value();
        QVERIFY2(error < last / 3, QByteArray::number(steps));
        last = error;
    }
    const auto many = explained(probe, "integrated_gradients", "black", 60);
    QVERIFY(many.attribution.completenessError.value() < 1e-4);
    // And the refined path arrives at the same map as the long rule.
    const auto automatic = explained(probe, "integrated_gradients", "black", 0);
    QVERIFY(deviationL2(rawOf(automatic), rawOf(many)) < 0.02);
}

void TestOracles::completenessHoldsOnEveryScale()
{
    const auto model = openModel(fixturePath("ends_in_softmax_traced.pt"));
    Probe probe(model, pictureFor(*model));
    for (const auto scale :
         {ScoreScale::Logit, ScoreScale::Probability, ScoreScale::LogProbability}) {
        for (const auto against : {std::optional<int>(), std::optional<int>(3)}) {
            probe.aim({1, against, scale});
            const auto result = explained(probe, "integrated_gradients", "black");
            QVERIFY(result.attribution.completenessError.value() < 0.01);
        }
    }
}

void TestOracles::unchangingScoresEndSoon()
{
    // Class 1 is constant: its score does not change along the path, and nothing is attributed.
    const auto model = openToy({R"(
def forward(self, x):
    y = torch.mean(torch.conv2d(x, self.w), [2, 3])
    return torch.cat([y, y * 0 + 1], 1)
)",
                                {{"w", weights({1, 3, 2, 2}, 18)}}},
                               card);
    Probe probe(model, wavePicture(12, 10));
    probe.aim({1});
    const auto& explainer = findExplainer("integrated_gradients");
    CountingWatch watch;
    const auto result = explain(probe, explainer, Parameters(explainer.parameters), watch);
    QVERIFY(result);
    QCOMPARE(rawOf(*result).abs().sum().item<double>(), 0.0);
    QVERIFY(!result->attribution.completenessError);
    QVERIFY(has(*result, MapRemark::Constant));
    QVERIFY2(watch.asked() < 200, QByteArray::number(qlonglong(watch.asked())));
    // The picture is the baseline: no path at all.
    Probe black(model, {cv::Mat::zeros(10, 12, CV_8UC3), {}, {12, 10}});
    const auto nothing = explained(black, "integrated_gradients", "black");
    QCOMPARE(rawOf(nothing).abs().sum().item<double>(), 0.0);
}

void TestOracles::baselinesAreWhatTheySay()
{
    const auto model = openModel(fixturePath("plain_relu_traced.pt")); // (pixel / 255 - 0.5) / 0.25
    Probe probe(model, pictureFor(*model));
    QVERIFY(at::equal(baseline(probe, "black"), at::full_like(probe.input(), -2)));
    QVERIFY(at::equal(baseline(probe, "white"), at::full_like(probe.input(), 2)));
    QVERIFY(at::equal(baseline(probe, "mean"), at::zeros_like(probe.input())));
    const auto blurred = baseline(probe, "blurred");
    QVERIFY(blurred.sizes() == probe.input().sizes());
    QVERIFY(std::abs((blurred.mean() - probe.input().mean()).item<double>()) < 0.15);
    const auto roughness = [](const at::Tensor& picture) {
        return (picture.slice(3, 1) - picture.slice(3, 0, -1)).abs().mean().item<double>();
    };
    QVERIFY(roughness(blurred) < 0.8 * roughness(probe.input()));
    const auto exact = openModel(fixturePath("double_traced.pt"));
    Probe other(exact, pictureFor(*exact));
    for (const auto& choice : baselineParameter().choices)
        QVERIFY(baseline(other, choice.id).scalar_type() == at::kDouble);
}

void TestOracles::remarksTellWhatIsSpecial()
{
    const auto classWeights = at::cat({at::ones({8, 1}), -at::ones({8, 1}), at::zeros({8, 1})}, 1);
    const auto model = openToy(gapNet(classWeights), card);
    Probe probe(model, wavePicture(12, 10));
    probe.aim({0});
    QVERIFY(explained(probe, "grad_cam").remarks.empty());
    probe.aim({1});
    const auto negative = explained(probe, "grad_cam");
    QVERIFY(has(negative, MapRemark::NoPositiveEvidence));
    QCOMPARE(cv::norm(negative.map.values), 0.0);
    QVERIFY(rawOf(negative).min().item<double>() < 0);
    probe.aim({2});
    QVERIFY(has(explained(probe, "saliency"), MapRemark::Constant));
    // Two points on a path with many kinks do not add up.
    const auto kinks = openModel(fixturePath("resnet18_traced.pt"));
    Probe rough(kinks, pictureFor(*kinks));
    const auto result = explained(rough, "integrated_gradients", "black", 1);
    QVERIFY(result.attribution.completenessError.value() > 0.05);
    QVERIFY(has(result, MapRemark::Incomplete));
}

QTEST_GUILESS_MAIN(TestOracles)
#include "tst_oracles.moc"
