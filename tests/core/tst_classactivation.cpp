// SPDX-License-Identifier: GPL-3.0-or-later
// Class activation maps on networks where they are known, and what they have in common.
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/progress.h"
#include "tests/support/thrown.h"
#include "tests/support/toynet.h"

#include "core/explain/registry.h"
#include "core/probe/attention.h"
#include "core/probe/tensors.h"

#include <QtTest>

using namespace core;

namespace {

const auto card = plainCard(12, 10, ChannelOrder::Rgb, 120, 70);

at::Tensor weights(std::vector<std::int64_t> shape, int seed)
{
    return at::rand(shape, at::detail::createCPUGenerator(std::uint64_t(seed))) - 0.5;
}

/// Convolution, ReLU, mean over positions, linear with a bias.
ToyNet gapNet()
{
    return {R"(
def forward(self, x):
    x = torch.relu(torch.conv2d(x, self.a, self.b))
    return torch.linear(torch.mean(x, [2, 3]), self.c, self.d)
)",
            {{"a", weights({8, 3, 3, 3}, 21)},
             {"b", weights({8}, 22)},
             {"c", weights({5, 8}, 23)},
             {"d", weights({5}, 24)}}};
}

/// Two convolutions with a skip, and a linear layer over all positions.
ToyNet skipNet()
{
    return {R"(
def forward(self, x):
    x = torch.relu(torch.conv2d(x, self.a))
    y = torch.relu(torch.conv2d(x, self.b, padding=[1, 1]))
    return torch.linear(torch.flatten(torch.cat([y, x], 1), 1), self.c)
)",
            {{"a", weights({4, 3, 3, 3}, 25)},
             {"b", weights({6, 4, 3, 3}, 26)},
             {"c", weights({3, 10 * 8 * 10}, 27)}}};
}

at::Tensor rawOf(Probe& probe, const char* method,
                 const std::vector<std::pair<std::string, ParameterValue>>& values = {})
{
    const auto& explainer = findExplainer(method);
    Parameters parameters(explainer.parameters);
    for (const auto& [id, value] : values)
        parameters.set(id, value);
    ExplanationWatch nobody;
    return tensorOf(explain(probe, explainer, parameters, nobody)->attribution.values);
}

at::Tensor logitsAfter(Probe& probe, const at::Tensor& activation)
{
    Progress nobody;
    at::Tensor logits;
    probe.logitsFrom(
        0, 1, [&](std::int64_t) { return activation; },
        [&](std::int64_t, const at::Tensor& found) { logits = found; }, nobody);
    return logits;
}

} // namespace

class TestClassActivation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void camIsGradCamUnderGlobalPooling();
    void camNeedsThePooledLayer();
    void elementwiseSharesAddUpToTheScore();
    void ablationComparesWithAndWithout();
    void reciproKeepsOnePlace();
    void scoreCamSeesThroughChannels();
    void fewerChannelsAreTheStrongest();
    void eigenCamIgnoresTheClass();
    void finerCamWithoutStrengthIsGradCam();
    void noNoiseMeansPlusPlus();
    void onlyTheTailRunsAgain_data();
    void onlyTheTailRunsAgain();
    void layersAreFused();
    void negativeEvidenceTurnsTheMapRound();
    void tokenGridsAreFound_data();
    void tokenGridsAreFound();
};

void TestClassActivation::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestClassActivation::camIsGradCamUnderGlobalPooling()
{
    const auto net = gapNet();
    const auto model = openToy(net, card);
    QCOMPARE(model->features().pooledLayer, std::string("relu"));
    Probe probe(model, wavePicture(12, 10));
    Progress nobody;
    for (int index = 0; index < 5; ++index) {
        probe.aim({index});
        const auto cam = rawOf(probe, "cam");
        QVERIFY(deviation(cam / 80, rawOf(probe, "grad_cam")) < 1e-5);
        // The mean of the map is the score without its bias.
        const double bias = net.parameters[3].second[index].item<double>();
        const double score = probe.score(nobody) - bias;
        QVERIFY(std::abs(cam.mean().item<double>() - score) < 1e-5 * std::abs(score));
        // All gradients are alike, so that these are the same as well.
        QVERIFY(deviation(rawOf(probe, "hires_cam"), rawOf(probe, "grad_cam")) < 1e-5);
    }
    probe.aim({1, 4});
    const auto difference = rawOf(probe, "cam");
    probe.aim({1});
    const auto one = rawOf(probe, "cam");
    probe.aim({4});
    QVERIFY(deviation(difference, one - rawOf(probe, "cam")) < 1e-5);
}

void TestClassActivation::camNeedsThePooledLayer()
{
    ExplanationWatch nobody;
    const auto& cam = findExplainer("cam");
    const auto skip = openToy(skipNet(), card);
    QVERIFY(*whyNotApplicable(*skip, {}, cam));
    Probe refused(skip, wavePicture(12, 10));
    VERIFY_FAULT(explain(refused, cam, Parameters(cam.parameters), nobody), MethodNotApplicable);
    const auto pooled = openToy(gapNet(), card);
    Probe probe(pooled, wavePicture(12, 10));
    probe.aim({0}, "conv2d");
    VERIFY_FAULT(explain(probe, cam, Parameters(cam.parameters), nobody), MethodNotApplicable);
}

void TestClassActivation::elementwiseSharesAddUpToTheScore()
{
    // One linear layer after the concatenated features: HiResCAM's shares are exact.
    const auto model = openToy(skipNet(), card);
    Probe probe(model, wavePicture(12, 10));
    Progress nobody;
    for (int index = 0; index < 3; ++index) {
        probe.aim({index}, "cat");
        const auto hires = rawOf(probe, "hires_cam");
        const double score = probe.score(nobody);
        QVERIFY(std::abs(hires.sum().item<double>() - score) < 1e-5 * std::abs(score));
        const auto& activation = probe.activation(nobody);
        const auto& gradient = probe.activationGradient(nobody);
        QVERIFY(deviation(rawOf(probe, "layer_cam"), (gradient.relu() * activation).sum(1, true)) <
                1e-6);
        QVERIFY(deviation(rawOf(probe, "grad_cam_element_wise"),
                          (gradient * activation).relu().sum(1, true)) < 1e-6);
    }
}

void TestClassActivation::ablationComparesWithAndWithout()
{
    const auto net = skipNet();
    const auto model = openToy(net, card);
    Probe probe(model, wavePicture(12, 10));
    Progress nobody;
    probe.aim({1}, "relu");
    const auto features = at::conv2d(probe.input(), net.parameters[0].second).relu();
    const auto scoreOf = [&](const at::Tensor& x) {
        const auto y = at::conv2d(x, net.parameters[1].second, {}, 1, 1).relu();
        return at::linear(at::cat(std::vector<at::Tensor>{y, x}, 1).flatten(1),
                          net.parameters[2].second)[0][1]
            .item<double>();
    };
    const double score = scoreOf(features);
    auto expected = at::zeros({1, 1, 8, 10});
    for (int channel = 0; channel < 4; ++channel) {
        auto without = features.clone();
        without.select(1, channel).zero_();
        expected += (score - scoreOf(without)) / std::abs(score) * features.narrow(1, channel, 1);
    }
    QVERIFY(deviation(rawOf(probe, "ablation_cam"), expected) < 1e-4);
}

void TestClassActivation::reciproKeepsOnePlace()
{
    const auto model = openToy(skipNet(), card);
    Probe probe(model, wavePicture(12, 10));
    Progress nobody;
    probe.aim({2}, "relu");
    const auto activation = probe.activation(nobody).clone();
    auto expected = at::empty({1, 1, 8, 10});
    for (int row = 0; row < 8; ++row)
        for (int column = 0; column < 10; ++column) {
            auto alone = at::zeros_like(activation);
            for (int channel = 0; channel < 4; ++channel)
                alone[0][channel][row][column] = activation[0][channel][row][column];
            expected[0][0][row][column] = logitsAfter(probe, alone).softmax(1)[0][2];
        }
    QVERIFY(deviation(rawOf(probe, "recipro_cam"), expected - expected.min()) < 1e-5);
}

void TestClassActivation::scoreCamSeesThroughChannels()
{
    const auto net = gapNet();
    const auto model = openToy(net, card);
    Probe probe(model, wavePicture(12, 10));
    Progress nobody;
    probe.aim({3});
    const auto activation = probe.activation(nobody).clone();
    auto scores = at::empty({8});
    for (int channel = 0; channel < 8; ++channel) {
        auto mask = at::upsample_bilinear2d(activation.narrow(1, channel, 1), {10, 12}, true);
        mask = (mask - mask.min()) / (mask.max() - mask.min() + 1e-8);
        const auto x = probe.input() * mask;
        const auto features = at::conv2d(x, net.parameters[0].second, net.parameters[1].second);
        scores[channel] = at::linear(features.relu().mean({2, 3}), net.parameters[2].second,
                                     net.parameters[3].second)[0][3];
    }
    const auto expected = (scores.softmax(0).reshape({1, 8, 1, 1}) * activation).sum(1, true);
    QVERIFY(deviation(rawOf(probe, "score_cam"), expected) < 1e-5);
}

void TestClassActivation::fewerChannelsAreTheStrongest()
{
    const auto model = openToy(gapNet(), card);
    Probe probe(model, wavePicture(12, 10));
    Progress nobody;
    probe.aim({0});
    const auto& activation = probe.activation(nobody);
    const auto strongest = activation.mean({0, 2, 3}).argmax().item<std::int64_t>();
    const auto map = rawOf(probe, "score_cam", {{"channels", 1}});
    QVERIFY(deviation(map, activation.narrow(1, strongest, 1)) < 1e-6); // the only weight is one
    const auto all = rawOf(probe, "ablation_cam");
    QVERIFY(deviation(rawOf(probe, "ablation_cam", {{"channels", 8}}), all) < 1e-6);
    QVERIFY(deviation(rawOf(probe, "ablation_cam", {{"channels", 2}}), all) > 1e-3);
}

void TestClassActivation::eigenCamIgnoresTheClass()
{
    const auto model = openToy(skipNet(), card);
    Probe probe(model, wavePicture(12, 10));
    Progress nobody;
    probe.aim({0}, "cat");
    const auto first = rawOf(probe, "eigen_cam");
    const auto fem = rawOf(probe, "fem");
    const auto weighted = rawOf(probe, "eigen_grad_cam");
    // More positions than channels and the other way round go different ways.
    for (const char* layer : {"cat", "relu"}) {
        probe.aim({0}, layer);
        const auto points = probe.activation(nobody)[0].flatten(1).t().to(at::kDouble);
        const auto centred = points - points.mean(0, true);
        const auto vectors = std::get<2>(at::linalg_svd(centred, false));
        auto expected = centred.matmul(vectors[0]);
        if (-expected.min().item<double>() > expected.max().item<double>())
            expected = -expected;
        QVERIFY(deviation(rawOf(probe, "eigen_cam"),
                          expected.reshape({1, 1, 8, 10}).to(at::kFloat)) < 1e-5);
    }
    QVERIFY(first.max().item<double>() >= -first.min().item<double>());
    probe.aim({2}, "cat");
    QVERIFY(at::equal(rawOf(probe, "eigen_cam"), first));
    QVERIFY(at::equal(rawOf(probe, "fem"), fem));
    QVERIFY(deviation(rawOf(probe, "eigen_grad_cam"), weighted) > 1e-3);
}

void TestClassActivation::finerCamWithoutStrengthIsGradCam()
{
    const auto model = openToy(skipNet(), card);
    Probe probe(model, wavePicture(12, 10));
    probe.aim({1}, "relu");
    const auto gradCam = rawOf(probe, "grad_cam");
    QVERIFY(deviation(rawOf(probe, "finer_cam", {{"alpha", 0.0}}), gradCam) < 1e-5);
    QVERIFY(deviation(rawOf(probe, "finer_cam"), gradCam) > 1e-3);
    // Against the only other class, weights cancel: the difference of two maps.
    const auto finer = rawOf(probe, "finer_cam", {{"comparisons", 1}});
    bool found = false;
    for (int other : {0, 2}) {
        probe.aim({1, other}, "relu");
        found = found || deviation(finer, rawOf(probe, "grad_cam")) < 1e-4;
    }
    QVERIFY(found);
}

void TestClassActivation::noNoiseMeansPlusPlus()
{
    const auto model = openToy(skipNet(), card);
    Probe probe(model, wavePicture(12, 10));
    probe.aim({1}, "relu");
    const auto plain = rawOf(probe, "grad_cam_plus_plus");
    QVERIFY(deviation(rawOf(probe, "smooth_grad_cam_plus_plus", {{"noise", 0.0}, {"samples", 3}}),
                      plain) < 1e-5);
    QVERIFY(deviation(rawOf(probe, "smooth_grad_cam_plus_plus"), plain) > 1e-3);
}

void TestClassActivation::onlyTheTailRunsAgain_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("layer");
    QTest::addColumn<bool>("tail");
    QTest::newRow("residual, before a skip") << "residual_traced.pt"
                                             << "bn1" << true;
    QTest::newRow("squeeze and excite") << "squeeze_excite_scripted.pt"
                                        << "conv2" << true;
    QTest::newRow("resnet") << "resnet18_traced.pt"
                            << "layer2" << true;
    QTest::newRow("inside control flow") << "if_data_scripted.pt"
                                         << "bright" << false;
    QTest::newRow("after control flow") << "if_data_scripted.pt"
                                        << "" << true;
    QTest::newRow("tokens") << "vit_traced.pt"
                            << "" << true;
}

void TestClassActivation::onlyTheTailRunsAgain()
{
    QFETCH(QString, file);
    QFETCH(QString, layer);
    const auto model = openModel(fixturePath(file.toStdString()));
    CountingWatch watch;
    Probe probe(model, pictureFor(*model));
    probe.aim({0}, layer.toStdString());
    const auto logits = probe.logits(watch).clone();
    const auto activation = probe.activation(watch).clone();
    const auto same = logitsAfter(probe, activation);
    QVERIFY(deviation(same, logits) < 1e-5);
    QVERIFY(deviation(logitsAfter(probe, activation * 0.5), logits) > 1e-5);
    // Several at once get what each gets alone.
    at::Tensor together;
    watch.asked();
    probe.logitsFrom(
        0, 3, [&](std::int64_t index) { return activation * (double(index) / 2); },
        [&](std::int64_t first, const at::Tensor& found) {
            together = first == 0 ? found : at::cat(std::vector<at::Tensor>{together, found});
        },
        watch);
    QVERIFY(deviation(together.narrow(0, 1, 1), logitsAfter(probe, activation * 0.5)) < 1e-5);
    QVERIFY(deviation(together.narrow(0, 2, 1), logits) < 1e-5);
    const long asked = watch.asked();
    Probe whole(model, pictureFor(*model));
    whole.logits(watch);
    QTEST(asked < watch.asked(), "tail");
}

void TestClassActivation::layersAreFused()
{
    const auto model = openModel(fixturePath("resnet18_scripted.pt"));
    Probe probe(model, pictureFor(*model));
    ExplanationWatch nobody;
    const auto& method = findExplainer("grad_cam");
    const auto scaledMapOf = [&](const char* layer) {
        probe.aim({3}, layer);
        const auto raw = rawOf(probe, "grad_cam").relu();
        const auto scaled = (raw - raw.min()) / (1e-7 + (raw - raw.min()).max());
        return at::upsample_bilinear2d(scaled, {probe.input().size(2), probe.input().size(3)},
                                       false);
    };
    const auto expected = (scaledMapOf("layer2") + scaledMapOf("layer4")) / 2;
    probe.aim({3}, "layer2 + layer4");
    QCOMPARE(probe.layers().size(), std::size_t(2));
    const auto fused = explain(probe, method, Parameters(method.parameters), nobody);
    QVERIFY(fused->attribution.space == Space::Input);
    QVERIFY(deviation(tensorOf(fused->attribution.values), expected) < 1e-5);
    probe.aim({3}, "layer4+layer4");
    QCOMPARE(probe.layers().size(), std::size_t(1));
    VERIFY_FAULT(probe.aim({3}, "layer4 + nowhere"), NoSuchLayer);
    VERIFY_FAULT(whyNotApplicable(*model, "layer4 + nowhere", method), NoSuchLayer);
    QVERIFY(*whyNotApplicable(*model, "layer4 + fc", method));
}

void TestClassActivation::negativeEvidenceTurnsTheMapRound()
{
    const auto model = openToy(skipNet(), card);
    Probe probe(model, wavePicture(12, 10));
    Progress nobody;
    for (const char* method : {"grad_cam", "hires_cam", "finer_cam", "saliency"}) {
        probe.aim({1}, "relu");
        const auto evidence = rawOf(probe, method);
        const double score = probe.score(nobody);
        probe.aim({.classIndex = 1, .negative = true}, "relu");
        QVERIFY2(deviation(rawOf(probe, method), -evidence) < 1e-6, method);
        QCOMPARE(probe.score(nobody), -score);
    }
}

void TestClassActivation::tokenGridsAreFound_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("scripted") << "vit_scripted.pt";
    QTest::newRow("traced") << "vit_traced.pt";
}

void TestClassActivation::tokenGridsAreFound()
{
    QFETCH(QString, file);
    const auto model = openModel(fixturePath(file.toStdString()));
    const auto& layer = model->layer(model->standardLayer());
    QVERIFY(layer.grid.order == Grid::Order::Tokens);
    QCOMPARE(layer.grid.before, 1);
    QCOMPARE(layer.grid.height, layer.grid.width);
    QVERIFY(model->features().attention);
    QVERIFY2(layer.kind.find("orm") != std::string::npos, layer.name.c_str());
    Probe probe(model, pictureFor(*model));
    Progress nobody;
    const auto& activation = probe.activation(nobody);
    QCOMPARE(activation.size(2), layer.grid.height);
    QVERIFY(probe.activationGradient(nobody).abs().sum().item<double>() > 0);
    // Rows of attention are shares.
    const auto attention = probe.attention(true, nobody);
    QVERIFY(!attention.empty());
    for (const auto& each : attention) {
        QCOMPARE(each.weights.size(1), std::int64_t(1 + layer.grid.height * layer.grid.width));
        QVERIFY(at::allclose(each.weights.sum(2), at::ones({1}), 1e-4));
        QVERIFY(each.gradient.sizes() == each.weights.sizes());
    }
    // Nothing discarded: the first row of the rollout is again a share, less the class token's own.
    const auto all = rawOf(probe, "attention_rollout", {{"discard", 0.0}});
    QVERIFY(all.min().item<double>() >= 0);
    QVERIFY(all.sum().item<double>() > 0 && all.sum().item<double>() < 1);
}

QTEST_GUILESS_MAIN(TestClassActivation)
#include "tst_classactivation.moc"
