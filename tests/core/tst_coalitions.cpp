// SPDX-License-Identifier: GPL-3.0-or-later
// LIME and Kernel SHAP where the weights and shares of segments are known.
#include "tests/support/covering.h"
#include "tests/support/inputs.h"

#include "core/explain/baseline.h"
#include "core/explain/inputpicture.h"
#include "core/explain/segments.h"
#include "core/probe/tensors.h"

#include <QtTest>

#include <bit>
#include <numeric>

using namespace core;
using namespace covering;

namespace {

/// The labels of the probe's picture, H x W.
at::Tensor labelsOf(const Probe& probe, int about)
{
    const auto picture = inputPicture(probe.geometry(), probe.model().card().input);
    const auto labels = superpixels(picture, about).labels;
    return at::from_blob(labels.data, {labels.rows, labels.cols}, at::kInt).to(at::kLong);
}

/// Each segment's number from a map that is painted with them; fails where one is not uniform.
std::vector<double> numbersOf(const at::Tensor& map, const at::Tensor& labels)
{
    std::vector<double> numbers;
    for (std::int64_t label = 0; label <= labels.max().item<std::int64_t>(); ++label) {
        const auto values = map[0][0].masked_select(labels == label);
        if (values.min().item<float>() != values.max().item<float>())
            return {};
        numbers.push_back(values[0].item<double>());
    }
    return numbers;
}

/// The Shapley values by their definition, from the score of every coalition.
std::vector<double> shapley(const std::vector<double>& worth, int players)
{
    const auto factorial = [](int number) { return std::tgamma(number + 1.); };
    std::vector<double> values(std::size_t(players), 0);
    for (int player = 0; player < players; ++player)
        for (unsigned others = 0; others < 1U << players; ++others) {
            if (others >> player & 1U)
                continue;
            const int size = std::popcount(others);
            values[std::size_t(player)] += factorial(size) * factorial(players - size - 1) /
                                           factorial(players) *
                                           (worth[others | 1U << player] - worth[others]);
        }
    return values;
}

} // namespace

class TestCoalitions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limeRecoversLinearWeights();
    void limeShrinksByItsRidge();
    void limeTellsOfPoorFits();
    void kernelShapIsExactOnAdditiveGames();
    void kernelShapIsExactWhenItAsksAllCoalitions();
    void kernelShapSharesAddUp_data();
    void kernelShapSharesAddUp();
};

void TestCoalitions::limeRecoversLinearWeights()
{
    const auto net = linearNet();
    Probe probe(openToy(net, scoreCard(width, height)), wavePicture(width, height));
    const auto labels = labelsOf(probe, 12);
    const auto w = net.parameters[0].second.select(1, 0).reshape({1, 3, height, width});
    const auto result =
        explained(probe, "lime", {{"segments", 12}, {"samples", 200}, {"alpha", 0.}});
    const auto numbers = numbersOf(tensorOf(result.attribution.values), labels);
    QVERIFY(numbers.size() > 6);
    std::vector<double> expected;
    for (std::int64_t label = 0; label < std::int64_t(numbers.size()); ++label) {
        const auto members = (labels == label).to(at::kFloat);
        const auto mean = (probe.input() * members).sum({2, 3}, true) / members.sum();
        expected.push_back((w * (probe.input() - mean) * members).sum().item<double>());
    }
    QVERIFY(deviation(at::tensor(numbers), at::tensor(expected)) < 1e-4);
    QVERIFY(result.attribution.notes.empty());
}

void TestCoalitions::limeShrinksByItsRidge()
{
    Probe probe(openToy(linearNet(), scoreCard(width, height)), wavePicture(width, height));
    double last = 1e9;
    for (const double alpha : {0., 1., 10., 1000.}) {
        const auto map =
            mapOf(probe, "lime", {{"segments", 12}, {"samples", 200}, {"alpha", alpha}});
        const double size = map.norm().item<double>();
        QVERIFY(size > 0 && size < last);
        last = size;
    }
}

void TestCoalitions::limeTellsOfPoorFits()
{
    const auto model =
        openToy(ToyNet{"def forward(self, x):\n"
                       "    return torch.sin(40 * torch.matmul(torch.flatten(x, 1), self.w))\n",
                       {{"w", weights({3 * width * height, 2}, 31)}}},
                scoreCard(width, height));
    Probe probe(model, wavePicture(width, height));
    const auto result = explained(probe, "lime", {{"segments", 12}, {"samples", 400}});
    QCOMPARE(result.attribution.notes.size(), std::size_t(1));
}

void TestCoalitions::kernelShapIsExactOnAdditiveGames()
{
    const auto net = linearNet();
    Probe probe(openToy(net, scoreCard(width, height)), wavePicture(width, height));
    for (const char* fill : {"black", "mean", "blurred"}) {
        const auto labels = labelsOf(probe, 30);
        const auto each = shares(net, probe, baseline(probe, fill));
        const auto map = mapOf(probe, "kernel_shap",
                               {{"segments", 30}, {"samples", 300}, {"fill", std::string(fill)}});
        const auto numbers = numbersOf(map, labels);
        QVERIFY(numbers.size() > 15);
        std::vector<double> expected;
        for (std::int64_t label = 0; label < std::int64_t(numbers.size()); ++label)
            expected.push_back(each.masked_select(labels == label).sum().item<double>());
        QVERIFY(deviation(at::tensor(numbers), at::tensor(expected)) < 1e-4);
    }
}

void TestCoalitions::kernelShapIsExactWhenItAsksAllCoalitions()
{
    Probe probe(openToy(curvedNet(), scoreCard(width, height)), wavePicture(width, height));
    const auto labels = labelsOf(probe, 6);
    const auto fill = baseline(probe, "white");
    const auto numbers =
        numbersOf(mapOf(probe, "kernel_shap",
                        {{"segments", 6}, {"samples", 300}, {"fill", std::string("white")}}),
                  labels);
    const int players = int(numbers.size());
    QVERIFY(players > 2 && players <= 8);
    std::vector<double> worth;
    for (unsigned coalition = 0; coalition < 1U << players; ++coalition) {
        auto shown = at::zeros_like(labels);
        for (int player = 0; player < players; ++player)
            if (coalition >> player & 1U)
                shown += labels == player;
        worth.push_back(scoreOf(probe, at::where(shown.to(at::kBool), probe.input(), fill)));
    }
    const auto expected = shapley(worth, players);
    QVERIFY(deviation(at::tensor(numbers), at::tensor(expected)) < 1e-4);
}

void TestCoalitions::kernelShapSharesAddUp_data()
{
    QTest::addColumn<QString>("fill");
    QTest::addColumn<int>("segments");
    QTest::addColumn<int>("samples");
    for (const QByteArray fill : {"black", "mean", "white", "blurred"})
        for (const auto& [segments, samples] : {std::pair(2, 10), {8, 500}, {40, 400}, {40, 10}})
            QTest::addRow("%s, %d segments, %d samples", fill.constData(), segments, samples)
                << QString(fill) << segments << samples;
}

void TestCoalitions::kernelShapSharesAddUp()
{
    QFETCH(QString, fill);
    QFETCH(int, segments);
    QFETCH(int, samples);
    Probe probe(openToy(curvedNet(), scoreCard(width, height)), wavePicture(width, height));
    const auto result =
        explained(probe, "kernel_shap",
                  {{"segments", segments}, {"samples", samples}, {"fill", fill.toStdString()}});
    const auto numbers = numbersOf(tensorOf(result.attribution.values), labelsOf(probe, segments));
    QVERIFY(!numbers.empty());
    const double sum = std::accumulate(numbers.begin(), numbers.end(), 0.);
    Progress nobody;
    const double change = probe.score(nobody) - scoreOf(probe, baseline(probe, fill.toStdString()));
    double size = 0;
    for (const double number : numbers)
        size += std::abs(number);
    QVERIFY2(std::abs(sum - change) < 1e-5 * size, QByteArray::number(sum - change));
    QCOMPARE(result.attribution.notes.size(), std::size_t(samples == 10 && segments == 40));
}

QTEST_GUILESS_MAIN(TestCoalitions)
#include "tst_coalitions.moc"
