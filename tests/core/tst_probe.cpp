// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/progress.h"
#include "tests/support/thrown.h"
#include "tests/support/toynet.h"
#include "tests/support/values.h"

#include "core/probe/probe.h"

#include <QtTest>

using namespace core;

namespace {

std::shared_ptr<const Model> openFixture(const char* file)
{
    return openModel(fixturePath(file));
}

at::Tensor gradientsOf(Probe& probe, const std::vector<at::Tensor>& inputs, Progress& progress)
{
    std::vector<at::Tensor> parts;
    probe.gradientsOf(
        std::int64_t(inputs.size()), [&](std::int64_t index) { return inputs[std::size_t(index)]; },
        [&](std::int64_t, const at::Tensor& gradients) { parts.push_back(gradients.clone()); },
        progress);
    return at::cat(parts);
}

std::vector<at::Tensor> variations(const at::Tensor& input, int count)
{
    std::vector<at::Tensor> inputs;
    for (int index = 0; index < count; ++index)
        inputs.push_back(index % 2 ? input * (1 - 0.07 * index) : input.flip({3}) + 0.03 * index);
    return inputs;
}

} // namespace

class TestProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachQuestionIsComputedOnce();
    void anotherClassNeedsNoForwardPass();
    void anotherLayerIsTapped();
    void batchesEqualSingles_data();
    void batchesEqualSingles();
    void stoppingCancelsAndHurtsNothing();
    void batchQuestionsReportProgress();
    void notFiniteNamesTheOperator();
    void wrongAimsAreRefused();
    void gradientOfNothingIsZero();
};

void TestProbe::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestProbe::eachQuestionIsComputedOnce()
{
    const auto model = openFixture("residual_traced.pt");
    Probe probe(model, pictureFor(*model));
    CountingWatch watch;
    probe.prediction(watch);
    const long forward = watch.asked();
    QVERIFY(forward >= 7); // once for each operator
    probe.prediction(watch);
    probe.score(watch);
    probe.activation(watch);
    QCOMPARE(watch.asked(), 0L); // nothing was run again
    const auto gradient = probe.inputGradient(watch);
    QVERIFY(watch.asked() > 2); // the backward pass can be stopped on its way as well
    // One backward pass serves both.
    const auto activationGradient = probe.activationGradient(watch);
    QCOMPARE(watch.asked(), 0L);
    QVERIFY(probe.inputGradient(watch).is_same(gradient));
    QVERIFY(probe.activationGradient(watch).is_same(activationGradient));
    QCOMPARE(watch.asked(), 0L);
}

void TestProbe::anotherClassNeedsNoForwardPass()
{
    const auto model = openFixture("residual_scripted.pt");
    Probe probe(model, pictureFor(*model));
    CountingWatch watch;
    probe.aim({1});
    const auto first = probe.inputGradient(watch).clone();
    const auto firstActivation = probe.activationGradient(watch).clone();
    const double firstScore = probe.score(watch);
    watch.asked();
    probe.aim({3});
    QVERIFY(probe.score(watch) != firstScore);
    QCOMPARE(watch.asked(), 0L); // the recorded pass is good for all classes
    const auto second = probe.inputGradient(watch).clone();
    watch.asked();
    QVERIFY(deviation(second, first) > 0.01);
    QVERIFY(deviation(probe.activationGradient(watch), firstActivation) > 0.01);
    probe.aim({3, {}, ScoreScale::Probability});
    QVERIFY(deviation(probe.inputGradient(watch), second) > 0.01);
    probe.aim({1});
    QVERIFY(at::equal(probe.inputGradient(watch), first));
    QCOMPARE(probe.score(watch), firstScore);
}

void TestProbe::anotherLayerIsTapped()
{
    const auto model = openFixture("resnet18_traced.pt");
    Probe probe(model, pictureFor(*model));
    CountingWatch watch;
    QCOMPARE(probe.layers().front()->name, std::string("layer4"));
    const auto whole = probe.inputGradient(watch).clone();
    QVERIFY(probe.activation(watch).sizes() == at::IntArrayRef({1, 128, 3, 3}));
    probe.aim(probe.target(), "layer2.1");
    QCOMPARE(probe.layers().front()->name, std::string("layer2"));
    QVERIFY(probe.activation(watch).sizes() == at::IntArrayRef({1, 32, 12, 12}));
    QVERIFY(probe.activationGradient(watch).sizes() == at::IntArrayRef({1, 32, 12, 12}));
    QVERIFY(deviationL2(probe.inputGradient(watch), whole) < 1e-3);
    watch.asked();
    probe.aim(probe.target(), "layer2"); // the same under its other name
    probe.activationGradient(watch);
    QCOMPARE(watch.asked(), 0L);
    probe.aim(probe.target());
    QCOMPARE(probe.layers().front()->name, std::string("layer4"));

    const auto flat = openFixture("mlp_traced.pt");
    Probe layerless(flat, pictureFor(*flat));
    QVERIFY(layerless.layers().empty());
    QVERIFY(layerless.inputGradient(watch).abs().sum().item<double>() > 0);
    VERIFY_FAULT(layerless.activation(watch), NoSuchLayer);
    VERIFY_FAULT(layerless.activationGradient(watch), NoSuchLayer);
    layerless.aim({0}, "fc1"); // has no positions, but can be asked for
    QVERIFY(layerless.activation(watch).sizes() == at::IntArrayRef({1, 32}));
}

void TestProbe::batchesEqualSingles_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"plain_relu_traced.pt", "squeeze_excite_scripted.pt", "gray_traced.pt",
          "batch_baked_scripted.pt", "batch_merged_traced.pt", "batch_mixed_traced.pt",
          "batch_mixed_scripted.pt", "single_logit_traced.pt", "map_output_scripted.pt",
          "double_traced.pt"})
        QTest::newRow(file) << file;
}

void TestProbe::batchesEqualSingles()
{
    QFETCH(QString, file);
    const auto model = openFixture(file.toLatin1());
    Probe probe(model, pictureFor(*model));
    probe.aim({1});
    Progress nobody;
    const auto inputs = variations(probe.input(), 19); // two whole batches and a rest
    const auto scores = valuesOf(probe, inputs, nobody);
    const auto gradients = gradientsOf(probe, inputs, nobody);
    QCOMPARE(scores.size(0), std::int64_t(19));
    QCOMPARE(gradients.size(0), std::int64_t(19));
    for (std::int64_t index = 0; index < 19; ++index) {
        const auto& input = inputs[std::size_t(index)];
        QVERIFY(std::abs((scores[index] - valuesOf(probe, {input}, nobody)[0]).item<double>()) <
                1e-5 * scores.abs().max().item<double>());
        QVERIFY(deviationL2(gradients.slice(0, index, index + 1),
                            gradientsOf(probe, {input}, nobody)) < 1e-3);
    }
    // And the picture itself among them.
    QVERIFY(std::abs(valuesOf(probe, {probe.input()}, nobody)[0].item<double>() -
                     probe.score(nobody)) < 1e-6);
    QVERIFY(deviationL2(gradientsOf(probe, {probe.input()}, nobody), probe.inputGradient(nobody)) <
            1e-4);
}

void TestProbe::stoppingCancelsAndHurtsNothing()
{
    const auto model = openFixture("residual_traced.pt");
    Probe untouched(model, pictureFor(*model));
    CountingWatch whole;
    const auto expected = untouched.inputGradient(whole);
    const long steps = whole.asked();
    Probe probe(model, pictureFor(*model));
    for (long limit = 1; limit <= steps; ++limit) {
        CountingWatch watch(limit);
        QVERIFY_EXCEPTION_THROWN(probe.inputGradient(watch), Cancelled);
        // What was finished before the stop stays: start anew for the next.
        if (watch.asked() < limit)
            QFAIL("stopped too early");
        probe.aim({0}, "conv1");
        probe.aim({0});
    }
    QVERIFY(at::equal(probe.inputGradient(whole), expected));
    const auto inputs = variations(probe.input(), 12);
    CountingWatch count;
    valuesOf(probe, inputs, count);
    for (const long limit : {1L, 2L, count.asked() - 1}) {
        CountingWatch watch(limit);
        QVERIFY_EXCEPTION_THROWN(valuesOf(probe, inputs, watch), Cancelled);
        CountingWatch second(limit);
        QVERIFY_EXCEPTION_THROWN(gradientsOf(probe, inputs, second), Cancelled);
    }
}

void TestProbe::batchQuestionsReportProgress()
{
    const auto model = openFixture("plain_relu_traced.pt");
    Probe probe(model, pictureFor(*model));
    for (const bool gradients : {false, true}) {
        CountingWatch watch;
        const auto inputs = variations(probe.input(), 30);
        gradients ? gradientsOf(probe, inputs, watch) : valuesOf(probe, inputs, watch);
        const auto& reported = watch.reported();
        QVERIFY(reported.size() >= 3);
        QVERIFY(std::is_sorted(reported.begin(), reported.end()));
        QVERIFY(reported.front() > 0 && reported.front() < 1);
        QCOMPARE(reported.back(), 1.0);
    }
}

void TestProbe::notFiniteNamesTheOperator()
{
    for (const char* file : {"nan_output_traced.pt", "nan_output_scripted.pt"}) {
        const auto model = openFixture(file);
        Probe probe(model, pictureFor(*model));
        Progress nobody;
        const auto problem = thrownBy([&] { probe.prediction(nobody); });
        QVERIFY(problem);
        QCOMPARE(faultName(problem->fault()), faultName(Fault::NotFinite));
        QCOMPARE(problem->subject(), fixturePath(file));
        QVERIFY2(problem->detail().find("sqrt") != std::string::npos, problem->what());
        VERIFY_FAULT(probe.inputGradient(nobody), NotFinite);
    }
    // Finite scores with a gradient that is not: the square root at 0.
    const auto root = openToy(ToyNet{"def forward(self, x):\n"
                                     "    return torch.sum(torch.sqrt(x * x), [2, 3])\n",
                                     {}},
                              plainCard(4, 4, ChannelOrder::Rgb, 128, 60));
    Probe probe(root, wavePicture(4, 4));
    Progress nobody;
    probe.input()[0][0][0][0].fill_(0);
    QVERIFY(std::isfinite(probe.score(nobody)));
    probe.aim({0});
    const auto problem = thrownBy([&] { probe.inputGradient(nobody); });
    QVERIFY(problem);
    QCOMPARE(faultName(problem->fault()), faultName(Fault::NotFinite));
    QVERIFY(problem->detail().find("gradient") != std::string::npos);
}

void TestProbe::wrongAimsAreRefused()
{
    const auto model = openFixture("plain_relu_traced.pt");
    Probe probe(model, pictureFor(*model));
    VERIFY_FAULT(probe.aim({5}), NoSuchClass);
    VERIFY_FAULT(probe.aim({-1}), NoSuchClass);
    VERIFY_FAULT(probe.aim({0, 5}), NoSuchClass);
    VERIFY_FAULT(probe.aim({0}, "nowhere"), NoSuchLayer);
    QCOMPARE(probe.target(), Target{}); // as before
    QCOMPARE(probe.layers().front()->name, std::string("act2"));
}

void TestProbe::gradientOfNothingIsZero()
{
    // Class 1's score does not depend on the picture: no evidence, which is not an error.
    const auto model = openToy({R"(
def forward(self, x):
    y = torch.conv2d(x, self.w)
    return torch.cat([torch.mean(y, [2, 3]), torch.ones([x.size(0), 1])], 1)
)",
                                {{"w", at::ones({1, 3, 2, 2})}}},
                               plainCard(6, 6, ChannelOrder::Rgb, 100, 50));
    Probe probe(model, wavePicture(6, 6));
    Progress nobody;
    probe.aim({1});
    QCOMPARE(probe.inputGradient(nobody).abs().sum().item<double>(), 0.0);
    QCOMPARE(probe.activationGradient(nobody).abs().sum().item<double>(), 0.0);
    QCOMPARE(gradientsOf(probe, {probe.input()}, nobody).abs().sum().item<double>(), 0.0);
    probe.aim({0});
    QVERIFY(std::abs(probe.inputGradient(nobody).sum().item<double>() - 12) < 1e-4);
}

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
