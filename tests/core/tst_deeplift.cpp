// SPDX-License-Identifier: GPL-3.0-or-later
// DeepLIFT by its axioms and on networks where the result is known.
#include "tests/support/exactnets.h"
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/thrown.h"

#include "core/explain/baseline.h"
#include "core/probe/tensors.h"

#include <QtTest>

using namespace core;
using namespace exact;

namespace {

std::shared_ptr<const Model> linearNet()
{
    return exact::open("    return torch.matmul(torch.flatten(x, 1), self.w)\n",
                       {{"w", weights({360, 3}, 21)}});
}

} // namespace

class TestDeepLift : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void linearNetworks();
    void deepLiftIsComplete_data();
    void deepLiftIsComplete();
    void deepLiftOfOneUnit();
    void deepLiftTellsWhatIsMissing();
    void deepLiftNeedsNoBatches_data();
    void deepLiftNeedsNoBatches();
    void deepLiftComparesLikeWithLike();
    void deepLiftShapIsTheMean();
};

void TestDeepLift::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestDeepLift::linearNetworks()
{
    const auto model = linearNet();
    Probe probe(model, exact::picture());
    for (int index = 0; index < 3; ++index) {
        probe.aim({index});
        const auto w = weights({360, 3}, 21).select(1, index).reshape({1, 3, 10, 12});
        at::Tensor sum = at::zeros_like(w);
        for (const auto& choice : baselineParameter().choices) {
            const auto expected = w * (probe.input() - baseline(probe, choice.id));
            const auto found = explained(probe, "deep_lift", {{"baseline", choice.id}});
            QVERIFY(deviation(tensorOf(found.attribution.values), expected) < 1e-6);
            QVERIFY(found.attribution.completenessError.value() < 1e-6);
            sum += expected;
        }
        QVERIFY(deviation(rawOf(probe, "deep_lift_shap"), sum / 4) < 1e-6);
    }
}

void TestDeepLift::deepLiftIsComplete_data()
{
    QTest::addColumn<QString>("activation");
    for (const char* activation :
         {"torch.relu(x)", "torch.relu_(x)", "torch.sigmoid(x)", "torch.tanh(x)",
          "torch.hardtanh(x, 0., 0.5)", "torch.clamp(x, -0.2, 0.3)", "torch.leaky_relu(x, 0.1)",
          "torch.elu(x)", "torch.gelu(x)", "torch.silu(x)", "torch.mish(x)", "torch.softplus(x)",
          "torch.hardswish(x)", "torch.hardsigmoid(x)", "torch.prelu(x, self.s)",
          "torch.sqrt(torch.pow(x, 2) + 1)", "torch.max_pool2d(torch.relu(x), [3, 3], [1, 1])"})
        QTest::newRow(activation) << activation;
}

void TestDeepLift::deepLiftIsComplete()
{
    QFETCH(QString, activation);
    const auto line = "    x = " + activation.toStdString() + "\n";
    const auto model =
        exact::open("    x = torch.conv2d(x, self.a, self.b)\n" + line +
                        "    x = torch.max_pool2d(x, [3, 3], [2, 2], [1, 1])\n"
                        "    y = torch.conv2d(torch.cat([x, x * 0.5], 1), self.c, padding=[1, 1])\n"
                        "    x = y + x\n" +
                        line + "    return torch.matmul(torch.mean(x, [2, 3]), self.d)\n",
                    {{"a", weights({8, 3, 3, 3}, 32)},
                     {"b", weights({8}, 33)},
                     {"c", weights({8, 16, 3, 3}, 34) / 3},
                     {"d", weights({8, 4}, 35)},
                     {"s", at::full({1}, 0.3, at::kDouble)}});
    Probe probe(model, exact::picture());
    for (const auto& choice : baselineParameter().choices)
        for (int index = 0; index < 2; ++index) {
            probe.aim({index});
            const auto found = explained(probe, "deep_lift", {{"baseline", choice.id}});
            const double error = found.attribution.completenessError.value();
            QVERIFY2(error < 1e-5, QByteArray::number(error));
            QVERIFY(found.attribution.notes.empty());
            const auto path = scoreOf(probe);
            Probe start(model, exact::picture());
            const auto there = start.at(baseline(probe, choice.id));
            there->aim({index});
            const double change = path - scoreOf(*there);
            // The values are handed over in single precision.
            const auto values = tensorOf(found.attribution.values).to(at::kDouble);
            QVERIFY(std::abs(sumOf(values) - change) <
                    1e-5 * std::abs(change) + 1e-7 * sumOf(values.abs()));
        }
}

void TestDeepLift::deepLiftOfOneUnit()
{
    const auto w = weights({360, 1}, 36) / 20;
    const auto openWith = [&](double bias) {
        return exact::open("    u = torch.matmul(torch.flatten(x, 1), self.w) + self.b\n"
                           "    return torch.cat([torch.tanh(u), torch.relu(u)], 1)\n",
                           {{"w", w}, {"b", at::full({1}, bias, at::kDouble)}});
    };
    const Probe unbiased(openWith(0), exact::picture());
    const auto product = [&](const at::Tensor& x) { return x.flatten(1).matmul(w).item<double>(); };
    const auto start = baseline(unbiased, "white");
    // Open for one, shut for the other.
    const double half = (product(unbiased.input()) - product(start)) / 2;
    const double bias = half - product(unbiased.input());
    const double u = half;
    const double v = -half;
    Probe probe(openWith(bias), exact::picture());
    const auto shares = (probe.input() - start) * w.reshape({1, 3, 10, 12}) / (u - v);
    for (const bool isRelu : {false, true}) {
        probe.aim({isRelu});
        const double change =
            isRelu ? std::max(u, 0.) - std::max(v, 0.) : std::tanh(u) - std::tanh(v);
        const auto found = rawOf(probe, "deep_lift", {{"baseline", std::string("white")}});
        QVERIFY(deviation(found, shares * change) < 1e-6);
    }
    // The picture is the baseline: nothing to share, and nothing is divided by zero.
    const auto itself = probe.at(start);
    const auto nothing = explained(*itself, "deep_lift", {{"baseline", std::string("white")}});
    QCOMPARE(tensorOf(nothing.attribution.values).abs().max().item<double>(), 0.0);
    QVERIFY(!nothing.attribution.completenessError);
}

void TestDeepLift::deepLiftTellsWhatIsMissing()
{
    for (const char* file : {"squeeze_excite_traced.pt", "vit_traced.pt", "norms_traced.pt"}) {
        const auto model = openFixture(file);
        Probe probe(model, pictureFor(*model));
        const auto found = explained(probe, "deep_lift");
        QCOMPARE(found.attribution.notes.size(), std::size_t(1));
        QCOMPARE(explained(probe, "deep_lift_shap").attribution.notes, found.attribution.notes);
        QVERIFY(found.attribution.completenessError.value() > 1e-6);
    }
    for (const char* file : {"residual_traced.pt", "dense_traced.pt", "interpolated_traced.pt"}) {
        const auto model = openFixture(file);
        Probe probe(model, pictureFor(*model));
        const auto found = explained(probe, "deep_lift");
        QVERIFY(found.attribution.notes.empty());
        QVERIFY(found.attribution.completenessError.value() < 1e-5);
    }
}

void TestDeepLift::deepLiftNeedsNoBatches_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"batch_baked_traced.pt", "batch_merged_scripted.pt", "batch_mixed_scripted.pt"})
        QTest::newRow(file) << file;
}

void TestDeepLift::deepLiftNeedsNoBatches()
{
    QFETCH(QString, file);
    const auto model = openFixture(file.toStdString());
    Probe probe(model, pictureFor(*model));
    const auto found = explained(probe, "deep_lift", {{"baseline", std::string("white")}});
    QVERIFY(found.attribution.completenessError.value() < 1e-5);
    QVERIFY(tensorOf(found.attribution.values).abs().max().item<double>() > 0);
}

void TestDeepLift::deepLiftComparesLikeWithLike()
{
    const auto model = exact::open(R"(
    if bool(torch.mean(x) > -1):
        x = torch.relu(x)
    else:
        x = torch.tanh(x)
    return torch.matmul(torch.flatten(x, 1), self.w)
)",
                                   {{"w", weights({360, 3}, 37)}});
    Probe probe(model, exact::picture()); // its mean is about 0, white is 1.9, black is -1.7
    const auto white = explained(probe, "deep_lift", {{"baseline", std::string("white")}});
    QVERIFY(white.attribution.completenessError.value() < 1e-5);
    VERIFY_FAULT(explained(probe, "deep_lift", {{"baseline", std::string("black")}}),
                 MethodNotApplicable);
}

void TestDeepLift::deepLiftShapIsTheMean()
{
    const auto model = openFixture("silu_traced.pt");
    Probe probe(model, pictureFor(*model));
    at::Tensor sum;
    for (const auto& choice : baselineParameter().choices) {
        const auto one = rawOf(probe, "deep_lift", {{"baseline", choice.id}});
        sum = sum.defined() ? sum + one : one;
    }
    const auto found = explained(probe, "deep_lift_shap");
    QVERIFY(deviation(tensorOf(found.attribution.values), sum / 4) < 1e-6);
    QVERIFY(found.attribution.completenessError.value() < 1e-5);
}

QTEST_GUILESS_MAIN(TestDeepLift)
#include "tst_deeplift.moc"
