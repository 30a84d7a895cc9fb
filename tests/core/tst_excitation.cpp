// SPDX-License-Identifier: GPL-3.0-or-later
// Excitation backpropagation by its axioms and on networks where the result is known.
#include "tests/support/exactnets.h"
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"

#include "core/probe/tensors.h"

#include <QtTest>

using namespace core;
using namespace exact;

class TestExcitation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void excitationIsConserved();
    void excitationByHand();
    void excitationNotesSignedActivations();
};

void TestExcitation::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestExcitation::excitationIsConserved()
{
    const auto model = exact::open(R"(
    x = torch.relu(torch.conv2d(x, self.a, self.b))
    x = torch.max_pool2d(x, [3, 3], [2, 2], [1, 1])
    x = torch.relu_(torch.conv2d(x, self.c, padding=[1, 1]))
    x = torch.avg_pool2d(x, [2, 2])
    y = torch.relu(torch.conv2d(x, self.d))
    x = torch.relu(x + y)
    x = torch.relu(torch.conv2d(x, self.d, self.b))
    return torch.matmul(torch.mean(x, [2, 3]), self.e)
)",
                                   {{"a", weights({8, 3, 3, 3}, 50)},
                                    {"b", weights({8}, 51)},
                                    {"c", weights({8, 8, 3, 3}, 52)},
                                    {"d", weights({8, 8, 1, 1}, 53)},
                                    {"e", weights({8, 4}, 54)}});
    Probe probe(model, exact::picture());
    int layers = 0;
    for (const auto& layer : model->layers()) {
        if (!layer.spatial || layer.name == "conv2d:3" || layer.name == "relu:3")
            continue; // beside a shortcut
        ++layers;
        for (int index = 0; index < 4; ++index) {
            probe.aim({index}, layer.name);
            const auto found = explained(probe, "excitation_backprop");
            const auto map = tensorOf(found.attribution.values);
            QVERIFY2(std::abs(sumOf(map) - 1) < 1e-5,
                     (layer.name + " " + std::to_string(sumOf(map))).c_str());
            QVERIFY(map.min().item<double>() >= 0);
            QVERIFY(found.attribution.space == Space::Layer);
            QVERIFY(found.attribution.notes.empty());
            const auto contrast = rawOf(probe, "contrastive_excitation_backprop");
            QVERIFY(std::abs(sumOf(contrast)) < 1e-5);
            QVERIFY(contrast.max().item<double>() > 0);
        }
    }
    QVERIFY(layers >= 8);
}

void TestExcitation::excitationByHand()
{
    const Weights parameters{{"a", weights({8, 3, 3, 3}, 55)}, {"e", weights({8, 4}, 56)}};
    const auto model = exact::open("    x = torch.relu(torch.conv2d(x, self.a))\n"
                                   "    return torch.matmul(torch.mean(x, [2, 3]), self.e)\n",
                                   parameters);
    Probe probe(model, exact::picture());
    const auto features = at::conv2d(probe.input(), parameters[0].second).relu();
    const auto through = [&](const at::Tensor& classWeights) {
        const auto parts = features * classWeights.clamp_min(0).reshape({1, 8, 1, 1});
        const double total = sumOf(parts); // zero where no weight is positive
        return parts.sum(1, true) / (total > 0 ? total : 1);
    };
    for (int index = 0; index < 4; ++index) {
        probe.aim({index}, "relu");
        const auto w = parameters[1].second.select(1, index);
        QVERIFY(deviation(rawOf(probe, "excitation_backprop"), through(w)) < 1e-6);
        QVERIFY(deviation(rawOf(probe, "contrastive_excitation_backprop"),
                          through(w) - through(-w)) < 1e-6);
    }
}

void TestExcitation::excitationNotesSignedActivations()
{
    for (const auto& [file, notes] : std::map<std::string, std::size_t>{
             {"gelu_traced.pt", 1}, {"leaky_relu_scripted.pt", 1}, {"residual_traced.pt", 0}}) {
        const auto model = openFixture(file);
        Probe probe(model, pictureFor(*model));
        QCOMPARE(explained(probe, "excitation_backprop").attribution.notes.size(), notes);
    }
}

QTEST_GUILESS_MAIN(TestExcitation)
#include "tst_excitation.moc"
