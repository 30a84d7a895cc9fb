// SPDX-License-Identifier: GPL-3.0-or-later
// Layer-wise relevance propagation by its axioms and on networks where the result is known.
#include "tests/support/exactnets.h"
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"

#include "core/explain/baseline.h"
#include "core/probe/tensors.h"

#include <QtTest>

using namespace core;
using namespace exact;

namespace {

Values composite(const std::string& name)
{
    return {{"composite", name}};
}

const std::vector<std::string> composites{"epsilon", "epsilon_plus", "epsilon_plus_flat",
                                          "epsilon_gamma_box", "epsilon_alpha2_beta1"};

std::shared_ptr<const Model> linearNet()
{
    return exact::open("    return torch.matmul(torch.flatten(x, 1), self.w)\n",
                       {{"w", weights({360, 3}, 21)}});
}

/// ReLU, overlapping max pools, a residual sum in place, joined channels and average pools; no
/// biases anywhere.
std::shared_ptr<const Model> biasFreeNet()
{
    return exact::open(R"(
    x = torch.relu(torch.conv2d(x, self.a, padding=[1, 1]))
    x = torch.max_pool2d(x, [3, 3], [2, 2], [1, 1])
    y = torch.relu_(torch.conv2d(x, self.b, padding=[1, 1]))
    y = torch.conv2d(y, self.c, padding=[1, 1])
    y.add_(x)
    x = torch.relu(y)
    x = torch.cat([x, torch.relu(torch.conv2d(x, self.d, padding=[1, 1])) * 2], 1)
    x = torch.avg_pool2d(x, [2, 2])
    return torch.matmul(torch.mean(x, [2, 3]), self.e)
)",
                       {{"a", weights({8, 3, 3, 3}, 22)},
                        {"b", weights({8, 8, 3, 3}, 23)},
                        {"c", weights({8, 8, 3, 3}, 24)},
                        {"d", weights({4, 8, 3, 3}, 25)},
                        {"e", weights({12, 4}, 26)}});
}

/// One attention over six patches, whose queries, keys and values come from the picture.
std::shared_ptr<const Model> attentionNet(const std::string& ending)
{
    return exact::open(R"(
    x = torch.relu(torch.conv2d(x, self.a, stride=[4, 5]))
    x = torch.transpose(torch.flatten(x, 2), 1, 2)
    w = torch.softmax(torch.bmm(torch.matmul(x, self.q),
                                torch.transpose(torch.matmul(x, self.k), 1, 2)), -1)
    x = torch.bmm(w, torch.matmul(x, self.v))
)" + ending + "    return torch.matmul(torch.mean(x, 1), self.e)\n",
                       {{"a", weights({8, 3, 4, 4}, 27)},
                        {"q", weights({8, 5}, 28)},
                        {"k", weights({8, 5}, 29)},
                        {"v", weights({8, 6}, 30)},
                        {"e", weights({6, 4}, 31)}});
}

} // namespace

class TestRelevance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void linearNetworks();
    void epsilonIsInputTimesGradient();
    void relevanceIsConserved_data();
    void relevanceIsConserved();
    void relevanceOfDifferencesAddsUp();
    void relevanceOfASingleLogit();
    void attentionConserves_data();
    void attentionConserves();
    void gatesGetNothing();
    void otherNormsTakeTheirShare();
    void theBoxIsWhatTheFirstConvolutionSees();
    void notesTellWhereRulesEnd();
    void callsLeaveNoTrace();
    void flowMakesNoDifference();
    void scriptedAndTracedAgree_data();
    void scriptedAndTracedAgree();
};

void TestRelevance::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestRelevance::linearNetworks()
{
    const auto model = linearNet();
    Probe probe(model, exact::picture());
    for (int index = 0; index < 3; ++index) {
        probe.aim({index});
        const auto w = weights({360, 3}, 21).select(1, index).reshape({1, 3, 10, 12});
        for (const char* name : {"epsilon", "epsilon_plus", "epsilon_alpha2_beta1"})
            QVERIFY(deviation(rawOf(probe, "lrp", composite(name)), w * probe.input()) < 1e-5);
        const auto flat = rawOf(probe, "lrp", composite("epsilon_plus_flat"));
        QVERIFY(deviation(flat, at::full_like(flat, scoreOf(probe) / 360)) < 1e-6);
    }
}

void TestRelevance::epsilonIsInputTimesGradient()
{
    const auto model = biasFreeNet();
    Probe probe(model, exact::picture());
    Progress nobody;
    for (int index = 0; index < 4; ++index) {
        probe.aim({index});
        const auto found =
            rawOf(probe, "lrp", {{"composite", std::string("epsilon")}, {"epsilon", 1e-9}});
        QVERIFY(deviation(found, probe.input() * probe.inputGradient(nobody)) < 1e-4);
    }
}

void TestRelevance::relevanceIsConserved_data()
{
    QTest::addColumn<QString>("name");
    for (const auto& name : composites)
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestRelevance::relevanceIsConserved()
{
    QFETCH(QString, name);
    const auto model = biasFreeNet();
    Probe probe(model, exact::picture());
    for (int index = 0; index < 4; ++index) {
        probe.aim({index});
        const auto found = explained(probe, "lrp", composite(name.toStdString()));
        const double sum = tensorOf(found.attribution.values).sum(at::kDouble).item<double>();
        const double score = scoreOf(probe);
        QVERIFY2(std::abs(sum - score) < 1e-4 * std::abs(score),
                 QByteArray::number(sum) + " of " + QByteArray::number(score));
        QVERIFY(found.attribution.notes.empty());
    }
}

void TestRelevance::relevanceOfDifferencesAddsUp()
{
    const auto model = biasFreeNet();
    Probe probe(model, exact::picture());
    const auto plus = composite("epsilon_plus");
    probe.aim({1});
    const auto one = rawOf(probe, "lrp", plus);
    probe.aim({2});
    const auto other = rawOf(probe, "lrp", plus);
    probe.aim({1, 2});
    QVERIFY(deviation(rawOf(probe, "lrp", plus), one - other) < 1e-6);
    QVERIFY(std::abs(sumOf(one - other) - scoreOf(probe)) < 1e-4 * std::abs(scoreOf(probe)));
    probe.aim({1, {}, ScoreScale::Logit, true});
    QVERIFY(deviation(rawOf(probe, "lrp", plus), -one) < 1e-6);
}

void TestRelevance::relevanceOfASingleLogit()
{
    ToyNet net{"def forward(self, x):\n    return torch.matmul(torch.relu(torch.flatten(x, 1)), "
               "self.w)\n",
               {{"w", weights({360, 1}, 38)}}};
    const auto model = openToy(net.module(), exact::card(), Precision::Double);
    QCOMPARE(model->classCount(), 2);
    Probe probe(model, exact::picture());
    const auto shares =
        net.parameters[0].second.reshape({1, 3, 10, 12}) * probe.input().clamp_min(0);
    for (const int index : {0, 1}) {
        probe.aim({index});
        const auto found = rawOf(probe, "lrp", composite("epsilon"));
        QVERIFY(deviation(found, index == 1 ? shares : -shares) < 1e-5);
        QVERIFY(std::abs(sumOf(found) - scoreOf(probe)) < 1e-5 * std::abs(scoreOf(probe)));
    }
}

void TestRelevance::attentionConserves_data()
{
    QTest::addColumn<QString>("ending");
    QTest::newRow("weights are constant") << "";
    QTest::newRow("layer norm") << "    x = torch.layer_norm(x, [6])\n";
    QTest::newRow("gated by itself") << "    x = x * torch.sigmoid(x)\n";
    QTest::newRow("square") << "    x = x * x\n";
    QTest::newRow("divided") << "    x = x / torch.sum(torch.abs(x), -1, keepdim=True)\n";
}

void TestRelevance::attentionConserves()
{
    QFETCH(QString, ending);
    const auto model = attentionNet(ending.toStdString());
    Probe probe(model, exact::picture());
    for (int index = 0; index < 4; ++index) {
        probe.aim({index});
        const auto found = explained(probe, "lrp", composite("epsilon"));
        const double sum = tensorOf(found.attribution.values).sum(at::kDouble).item<double>();
        const double score = scoreOf(probe);
        QVERIFY2(std::abs(sum - score) < 1e-4 * std::abs(score),
                 QByteArray::number(sum) + " of " + QByteArray::number(score));
        QVERIFY(found.attribution.notes.empty());
    }
}

void TestRelevance::gatesGetNothing()
{
    const Weights parameters{{"a", weights({6, 3, 3, 3}, 39)},
                             {"g", weights({6, 6, 1, 1}, 40)},
                             {"e", weights({6, 4}, 41)}};
    const std::string begin = "    x = torch.relu(torch.conv2d(x, self.a))\n";
    const std::string end = "    return torch.matmul(torch.mean(x, [2, 3]), self.e)\n";
    const auto gated = exact::open(
        begin + "    x = x * torch.sigmoid(torch.conv2d(torch.mean(x, [2, 3], True), self.g))\n" +
            end,
        parameters);
    Probe probe(gated, exact::picture());
    const auto features = at::conv2d(probe.input(), parameters[0].second).relu();
    auto fixed = parameters;
    fixed.emplace_back("f",
                       at::conv2d(features.mean({2, 3}, true), parameters[1].second).sigmoid());
    const auto constant = exact::open(begin + "    x = x * self.f\n" + end, fixed);
    Probe expected(constant, exact::picture());
    for (const auto& name : composites)
        QVERIFY2(deviation(rawOf(probe, "lrp", composite(name)),
                           rawOf(expected, "lrp", composite(name))) < 1e-6,
                 name.c_str());
}

void TestRelevance::otherNormsTakeTheirShare()
{
    const auto scale = weights({6}, 42) + 1;
    const auto shift = weights({6}, 43);
    const Weights parameters{
        {"a", weights({6, 3, 3, 3}, 44)}, {"s", scale}, {"t", shift}, {"e", weights({480, 4}, 45)}};
    const std::string begin = "    x = torch.conv2d(x, self.a)\n";
    const std::string end = "    return torch.matmul(torch.flatten(torch.relu(x), 1), self.e)\n";
    const auto factor = scale.reshape({1, 6, 1, 1});
    for (const int groups : {2, 6, 1}) {
        const std::string line =
            groups == 6
                ? "    x = torch.instance_norm(x, self.s, self.t, None, None, True, 0.1, "
                  "1e-5, False)\n"
                : "    x = torch.group_norm(x, " + std::to_string(groups) + ", self.s, self.t)\n";
        const auto normed = exact::open(begin + line + end, parameters);
        Probe probe(normed, exact::picture());
        const auto x = at::conv2d(probe.input(), parameters[0].second);
        const auto rows = x.reshape({groups, -1});
        const auto deviation_ =
            (rows.var({-1}, false, true) + 1e-5).sqrt().expand_as(rows).reshape_as(x);
        // The same as a matrix: centre within the group, divide, scale, shift.
        const auto size = rows.size(1);
        const auto centring = at::eye(size, at::kDouble) - 1.0 / double(size);
        auto fixed = parameters;
        fixed.emplace_back("m", centring);
        fixed.emplace_back("f", factor / deviation_);
        const auto linear =
            exact::open(begin + "    x = torch.matmul(torch.reshape(x, [" + std::to_string(groups) +
                            ", -1]), self.m)\n    x = torch.reshape(x, [1, 6, 8, 10]) * self.f\n"
                            "    x = x + torch.reshape(self.t, [1, 6, 1, 1])\n" +
                            end,
                        fixed);
        Probe expected(linear, exact::picture());
        Progress nobody;
        QVERIFY(deviation(probe.logits(nobody), expected.logits(nobody)) < 1e-9);
        // In two steps the matrix and the shift each divide by their own output: the same.
        const Values exact{{"composite", std::string("epsilon")}, {"epsilon", 1e-9}};
        const auto map = rawOf(expected, "lrp", exact);
        QVERIFY2(deviation(rawOf(probe, "lrp", exact), map) < 1e-3, QByteArray::number(groups));
    }
}

void TestRelevance::theBoxIsWhatTheFirstConvolutionSees()
{
    // The network scales its input itself: the same relevance as when the card does it, also where
    // it swaps black and white.
    const Weights parameters{{"a", weights({6, 3, 3, 3}, 46)}, {"e", weights({480, 4}, 47)}};
    const std::string end = "    x = torch.relu(torch.conv2d(x, self.a))\n"
                            "    return torch.matmul(torch.flatten(x, 1), self.e)\n";
    const auto relevanceWith = [&](const std::string& line, double mean, double std) {
        const ToyNet net{"def forward(self, x):\n" + line + end, parameters};
        const auto model = openToy(net.module(), plainCard(12, 10, ChannelOrder::Rgb, mean, std),
                                   Precision::Double);
        Probe probe(model, exact::picture());
        return rawOf(probe, "lrp", composite("epsilon_gamma_box"));
    };
    const auto expected = relevanceWith("", 120, 140);
    QVERIFY(deviation(relevanceWith("    x = x / 2 \n", 120, 70), expected) < 1e-6);
    QVERIFY(deviation(relevanceWith("    x = -0.5 * x\n", 120, -70), expected) < 1e-6);
    QVERIFY(deviation(relevanceWith("    x = (x - 120) / 140\n", 0, 1), expected) < 1e-6);
    // By hand: z = a w - l w+ - h w-, in proportion.
    const auto w = weights({1, 3, 10, 12}, 48);
    const auto single =
        exact::open("    return torch.flatten(torch.conv2d(x, self.w), 1)\n", {{"w", w}});
    Probe one(single, exact::picture());
    one.aim({1});
    const auto parts = one.input() * w - baseline(one, "black") * w.clamp_min(0) -
                       baseline(one, "white") * w.clamp_max(0);
    QVERIFY(deviation(rawOf(one, "lrp", composite("epsilon_gamma_box")),
                      parts / parts.sum() * scoreOf(one)) < 1e-6);
}

void TestRelevance::notesTellWhereRulesEnd()
{
    const auto count = [](const std::shared_ptr<const Model>& model, const Image& picture) {
        Probe probe(model, picture);
        return explained(probe, "lrp").attribution.notes.size();
    };
    for (const auto& [file, notes] :
         std::map<std::string, std::size_t>{{"plain_relu_traced.pt", 0},
                                            {"norm_first_traced.pt", 1},
                                            {"residual_scripted.pt", 0}}) {
        const auto model = openFixture(file);
        QCOMPARE(count(model, pictureFor(*model)), notes);
    }
    const auto odd = exact::open("    x = torch.cumsum(torch.flatten(x, 1), 1)\n"
                                 "    return torch.matmul(x, self.w)\n",
                                 {{"w", weights({360, 3}, 49)}});
    QCOMPARE(count(odd, exact::picture()), std::size_t(1));
}

void TestRelevance::callsLeaveNoTrace()
{
    const auto model = openModel(fixturePath("residual_scripted.pt"));
    Probe probe(model, pictureFor(*model));
    const auto gradient = rawOf(probe, "saliency");
    std::vector<at::Tensor> maps;
    for (int round = 0; round < 2; ++round) {
        for (const auto& name : composites)
            maps.push_back(rawOf(probe, "lrp", composite(name)));
        for (const char* method : {"deep_lift", "excitation_backprop"})
            maps.push_back(rawOf(probe, method));
    }
    for (std::size_t index = 0; index < maps.size() / 2; ++index)
        QVERIFY(at::equal(maps[index], maps[index + maps.size() / 2]));
    Probe fresh(model, pictureFor(*model));
    QVERIFY(at::equal(rawOf(fresh, "saliency"), gradient));
}

void TestRelevance::flowMakesNoDifference()
{
    const Weights parameters{{"a", weights({6, 3, 3, 3}, 57)},
                             {"b", weights({6, 6, 1, 1}, 58)},
                             {"c", weights({6}, 59)},
                             {"e", weights({480, 4}, 60)}};
    const std::string round = "x = torch.relu(torch.conv2d(x, self.b, self.c)) + x\n";
    const std::string end = "    return torch.matmul(torch.flatten(x, 1), self.e)\n";
    const auto flow = exact::open("    if bool(torch.mean(x) > -100):\n"
                                  "        x = torch.relu(torch.conv2d(x, self.a))\n"
                                  "    else:\n        x = torch.tanh(torch.conv2d(x, self.a))\n"
                                  "    for i in range(2):\n        " +
                                      round + end,
                                  parameters);
    const auto straight = exact::open("    x = torch.relu(torch.conv2d(x, self.a))\n    " + round +
                                          "    " + round + end,
                                      parameters);
    Probe found(flow, exact::picture());
    Probe expected(straight, exact::picture());
    for (const auto& name : composites)
        QVERIFY2(deviation(rawOf(found, "lrp", composite(name)),
                           rawOf(expected, "lrp", composite(name))) < 1e-6,
                 name.c_str());
    QVERIFY(deviation(rawOf(found, "deep_lift"), rawOf(expected, "deep_lift")) < 1e-6);
}

void TestRelevance::scriptedAndTracedAgree_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"plain_relu", "max_pool", "inplace_relu", "hardswish", "reused_relu",
                             "residual", "dense", "squeeze_excite", "for_list", "slice_write",
                             "grouped", "interpolated", "norms", "vit", "swin"})
        QTest::newRow(name) << name;
}

void TestRelevance::scriptedAndTracedAgree()
{
    QFETCH(QString, name);
    const auto scripted = openFixture(name.toStdString() + "_scripted.pt");
    const auto traced = openFixture(name.toStdString() + "_traced.pt");
    Probe one(scripted, pictureFor(*scripted));
    Probe other(traced, pictureFor(*traced));
    const auto agree = [&](const char* method, const Values& values) {
        const auto map = rawOf(one, method, values);
        return map.abs().max().item<double>() > 0 &&
               deviation(rawOf(other, method, values), map) < 1e-4;
    };
    QVERIFY(agree("deep_lift", {}));
    for (const auto& each : composites)
        QVERIFY2(agree("lrp", composite(each)), each.c_str());
}

QTEST_GUILESS_MAIN(TestRelevance)
#include "tst_relevance.moc"
