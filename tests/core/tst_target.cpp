// SPDX-License-Identifier: GPL-3.0-or-later
// The scalar that is explained: logits, probabilities and their logarithms, one class against
// another, whatever the network ends in; values and gradients against closed forms.
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/toynet.h"
#include "tests/support/values.h"

#include "core/probe/probe.h"

#include <QtTest>

using namespace core;

namespace {

/// z = W x over an input of 1 x 3 x 2 x 2, in double precision, ending as told.
struct Linear {
    at::Tensor weight = at::rand({12, 4}, at::detail::createCPUGenerator(3), at::kDouble) - 0.5;

    std::shared_ptr<const Model> open(const std::string& ending, OutputKind kind,
                                      int classes = 4) const
    {
        auto card = plainCard(2, 2, ChannelOrder::Rgb, 100, 60);
        card.output = kind;
        return openToy({"def forward(self, x):\n    z = torch.matmul(torch.flatten(x, 1), self.w)\n"
                        "    return " +
                            ending + "\n",
                        {{"w", weight.slice(1, 0, classes).contiguous()}}},
                       card);
    }
};

enum class Shape { Softmax, Sigmoid };

} // namespace

class TestTarget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scalesFollowClosedForms_data();
    void scalesFollowClosedForms();
    void surenessDoesNotUnderflow();
    void gradientsMatchFiniteDifferences_data();
    void gradientsMatchFiniteDifferences();
};

void TestTarget::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestTarget::scalesFollowClosedForms_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("shape");
    QTest::addColumn<bool>("logitsKnown");
    const auto row = [](const char* name, const char* ending, OutputKind kind, Shape shape,
                        bool logitsKnown = true) {
        QTest::newRow(name) << ending << int(kind) << int(shape) << logitsKnown;
    };
    row("logits", "z", OutputKind::Logits, Shape::Softmax);
    row("softmax", "torch.softmax(z, 1)", OutputKind::Probabilities, Shape::Softmax);
    row("log-softmax", "torch.log_softmax(z, 1)", OutputKind::LogProbabilities, Shape::Softmax);
    row("softmax by hand", "torch.exp(z) / torch.sum(torch.exp(z), [1], True)",
        OutputKind::Probabilities, Shape::Softmax, false);
    row("log-softmax by hand", "z - torch.logsumexp(z, [1], True)", OutputKind::LogProbabilities,
        Shape::Softmax, false);
    row("sigmoid", "torch.sigmoid(z)", OutputKind::MultiLabel, Shape::Sigmoid);
    row("multi-label logits", "z", OutputKind::MultiLabel, Shape::Sigmoid);
}

void TestTarget::scalesFollowClosedForms()
{
    QFETCH(QString, ending);
    QFETCH(int, kind);
    QFETCH(int, shape);
    QFETCH(bool, logitsKnown);
    const Linear net;
    const auto model = net.open(ending.toStdString(), OutputKind(kind));
    Probe probe(model, wavePicture(2, 2));
    Progress nobody;
    const auto x = probe.input().to(at::kDouble).reshape({12});
    const auto z = at::matmul(x, net.weight);
    const bool softmax = Shape(shape) == Shape::Softmax;
    const auto p = softmax ? z.softmax(0) : z.sigmoid();
    const auto log = softmax ? z.log_softmax(0) : at::log_sigmoid(z);
    // dz/dx, dp/dx and d log p / dx, one column a class.
    const auto mean = at::matmul(net.weight, p).unsqueeze(1);
    const auto slopeOfLog = softmax ? net.weight - mean : net.weight * (1 - p);
    const auto slopeOfP = slopeOfLog * p;

    // Where the network ends in a softmax of its own making, only differences of logits are known.
    const auto logits = logitsKnown ? z : log;
    const auto slopeOfLogits = logitsKnown ? net.weight : slopeOfLog;
    const struct {
        ScoreScale scale;
        at::Tensor value, slope;
    } expected[]{{ScoreScale::Logit, logits, slopeOfLogits},
                 {ScoreScale::Probability, p, slopeOfP},
                 {ScoreScale::LogProbability, log, slopeOfLog}};
    for (const auto& [scale, value, slope] : expected) {
        for (int index = 0; index < 4; ++index) {
            probe.aim({index, {}, scale});
            QVERIFY(std::abs(probe.score(nobody) - value[index].item<double>()) < 1e-5);
            QVERIFY(deviation(probe.inputGradient(nobody).reshape({12}), slope.select(1, index)) <
                    1e-5);
            const int other = (index + 1) % 4;
            probe.aim({index, other, scale});
            QVERIFY(std::abs(probe.score(nobody) - (value[index] - value[other]).item<double>()) <
                    1e-5);
            QVERIFY(deviation(probe.inputGradient(nobody).reshape({12}),
                              slope.select(1, index) - slope.select(1, other)) < 1e-5);
            const auto value2 = valuesOf(probe, {probe.input()}, nobody)[0].item<double>();
            QVERIFY(std::abs(value2 - probe.score(nobody)) < 1e-6);
        }
    }
    // A logit is not a probability, and the prediction shows both.
    const auto& prediction = probe.prediction(nobody);
    for (int index = 0; index < 4; ++index) {
        QVERIFY(std::abs(prediction.scores[std::size_t(index)] - logits[index].item<double>()) <
                1e-5);
        QVERIFY(std::abs(prediction.probabilities[std::size_t(index)] - p[index].item<double>()) <
                1e-6);
    }
    QVERIFY(deviation(slopeOfLogits, slopeOfP) > 0.1);
}

void TestTarget::surenessDoesNotUnderflow()
{
    // p of the best class rounds to 1 in single precision; its logarithm's gradient must not
    // vanish.
    Linear net;
    net.weight = net.weight * 400;
    const auto model = net.open("torch.softmax(z, 1)", OutputKind::Probabilities);
    Probe probe(model, wavePicture(2, 2));
    Progress nobody;
    const auto& prediction = probe.prediction(nobody);
    const int best = prediction.ranking[0];
    QCOMPARE(prediction.probabilities[std::size_t(best)], 1.f);
    probe.aim({best});
    QVERIFY(deviation(probe.inputGradient(nobody).reshape({12}), net.weight.select(1, best)) <
            1e-5);
    const int last = prediction.ranking[3];
    probe.aim({last, {}, ScoreScale::LogProbability});
    const auto expected = net.weight.select(1, last) - net.weight.select(1, best);
    QVERIFY(std::isfinite(probe.score(nobody)));
    QVERIFY(deviation(probe.inputGradient(nobody).reshape({12}), expected) < 1e-4);
    // One number z: classes "no" and "yes" with logits -z and z.
    const auto single = net.open("z", OutputKind::SingleLogit, 1);
    QCOMPARE(single->classCount(), 2);
    Probe yesOrNo(single, wavePicture(2, 2));
    const double z =
        at::matmul(yesOrNo.input().reshape({12}).to(at::kDouble), net.weight)[0].item<double>();
    for (int index : {0, 1}) {
        const double sign = index ? 1 : -1;
        yesOrNo.aim({index});
        QVERIFY(std::abs(yesOrNo.score(nobody) - sign * z) < 1e-4 * std::abs(z));
        QVERIFY(deviation(yesOrNo.inputGradient(nobody).reshape({12}),
                          sign * net.weight.select(1, 0)) < 1e-5);
        QVERIFY(std::abs(double(yesOrNo.prediction(nobody).probabilities[std::size_t(index)]) -
                         1 / (1 + std::exp(-sign * z))) < 1e-6);
    }
}

void TestTarget::gradientsMatchFiniteDifferences_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"double_traced.pt", "gelu_scripted.pt", "softplus_traced.pt", "squeeze_excite_traced.pt",
          "interpolated_scripted.pt", "if_data_scripted.pt"})
        QTest::newRow(file) << file;
}

void TestTarget::gradientsMatchFiniteDifferences()
{
    QFETCH(QString, file);
    Progress nobody;
    ModelOptions options;
    options.precision = Precision::Double;
    const auto model = openModel(fixturePath(file.toStdString()), options);
    Probe probe(model, pictureFor(*model));
    const auto direction =
        at::rand(probe.input().sizes(), at::detail::createCPUGenerator(8), at::kDouble) - 0.5;
    for (const auto scale :
         {ScoreScale::Logit, ScoreScale::Probability, ScoreScale::LogProbability}) {
        probe.aim({2, {}, scale});
        const double slope = (probe.inputGradient(nobody) * direction).sum().item<double>();
        constexpr double step = 1e-6;
        const auto ends = valuesOf(
            probe, {probe.input() + step * direction, probe.input() - step * direction}, nobody);
        const double difference = (ends[0] - ends[1]).item<double>() / (2 * step);
        QVERIFY2(std::abs(slope - difference) < 1e-6 * std::abs(difference) + 1e-8,
                 QByteArray::number(slope) + " " + QByteArray::number(difference));
    }
}

QTEST_GUILESS_MAIN(TestTarget)
#include "tst_target.moc"
