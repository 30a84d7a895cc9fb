// SPDX-License-Identifier: GPL-3.0-or-later
// Methods that change how gradients pass back, on networks where the result is known.
#include "tests/support/exactnets.h"
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"

#include "core/probe/tensors.h"

#include <QtTest>

using namespace core;
using namespace exact;

namespace {

std::shared_ptr<const Model> openExactly(const ToyNet& net)
{
    return openToy(net.module(), exact::card(), Precision::Double);
}

/// Two convolutions with biases, each followed by what `activation` makes of x, and one matrix.
ToyNet twoLayers(const std::string& activation)
{
    return {"def forward(self, x):\n"
            "    x = torch.conv2d(x, self.a, self.b)\n"
            "    " +
                activation +
                "\n"
                "    x = torch.conv2d(x, self.c, self.d)\n"
                "    " +
                activation +
                "\n"
                "    return torch.matmul(torch.flatten(x, 1), self.e)\n",
            {{"a", weights({8, 3, 3, 3}, 1)},
             {"b", weights({8}, 2)},
             {"c", weights({6, 8, 3, 3}, 3)},
             {"d", weights({6}, 4)},
             {"e", weights({6 * 6 * 8, 4}, 5)}}};
}

/// The gradient of class `index` with a rule of the test's own at both activations.
template <typename Activate, typename GoBack>
at::Tensor byHand(const ToyNet& net, const at::Tensor& input, int index, Activate activate,
                  GoBack goBack)
{
    const auto parameter = [&](int which) { return net.parameters[std::size_t(which)].second; };
    const auto first = at::conv2d(input, parameter(0), parameter(1));
    const auto second = at::conv2d(activate(first), parameter(2), parameter(3));
    auto gradient = parameter(4).select(1, index).reshape(second.sizes());
    gradient = at::conv_transpose2d(goBack(gradient, second), parameter(2));
    return at::conv_transpose2d(goBack(gradient, first), parameter(0));
}

at::Tensor guided(const at::Tensor& gradient, const at::Tensor& x)
{
    return gradient.clamp_min(0) * (x > 0);
}

at::Tensor deconvolved(const at::Tensor& gradient, const at::Tensor&)
{
    return gradient.clamp_min(0);
}

const std::vector<std::string> methods{"guided_backprop", "deconvnet", "parch_grad"};

} // namespace

class TestBackwardRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void chainsOfTransposedConvolutions();
    void everySpellingOfRelu_data();
    void everySpellingOfRelu();
    void reluInLoopsAndBranches();
    void closedAboveTheCeiling();
    void otherActivationsKeepTheirGradient();
    void guidedGradCamIsTheProduct();
    void sharedMemoryChangesNothing();
    void callsLeaveNoTrace();
    void scriptedAndTracedAgree_data();
    void scriptedAndTracedAgree();
    void allChannelsGiveTheBaseMethod_data();
    void allChannelsGiveTheBaseMethod();
    void importantChannelsKeepTheVariance_data();
    void importantChannelsKeepTheVariance();
    void onlyTheLastLayersAreNarrowed();
};

void TestBackwardRules::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestBackwardRules::chainsOfTransposedConvolutions()
{
    const auto net = twoLayers("x = torch.relu(x)");
    const auto model = openExactly(net);
    Probe probe(model, exact::picture());
    const auto relu = [](const at::Tensor& x) { return x.relu(); };
    for (int index = 0; index < 4; ++index) {
        probe.aim({index});
        const auto sharp = explained(probe, "guided_backprop");
        QVERIFY(deviation(tensorOf(sharp.attribution.values),
                          byHand(net, probe.input(), index, relu, guided)) < 1e-6);
        QVERIFY(sharp.attribution.reduction == Reduction::LargestMagnitude);
        QVERIFY(sharp.attribution.notes.empty());
        QVERIFY(deviation(rawOf(probe, "deconvnet"),
                          byHand(net, probe.input(), index, relu, deconvolved)) < 1e-6);
        QVERIFY(deviation(rawOf(probe, "deconvnet"), rawOf(probe, "guided_backprop")) > 0.01);
        QVERIFY(deviation(rawOf(probe, "saliency"), rawOf(probe, "guided_backprop")) > 0.01);
    }
}

void TestBackwardRules::everySpellingOfRelu_data()
{
    QTest::addColumn<QString>("activation");
    for (const char* activation :
         {"x = torch.relu_(x)", "x.relu_()", "x = torch.clamp(x, min=0)", "x.clamp_(min=0)",
          "x = torch.clamp_min(x, 0)", "x = torch.threshold(x, 0, 0)",
          "x = torch.threshold_(x, 0, 0)", "x = torch.hardtanh(x, 0., 1e9)"})
        QTest::newRow(activation) << activation;
}

void TestBackwardRules::everySpellingOfRelu()
{
    QFETCH(QString, activation);
    const auto plain = openExactly(twoLayers("x = torch.relu(x)"));
    const auto other = openExactly(twoLayers(activation.toStdString()));
    Probe expected(plain, exact::picture());
    Probe found(other, exact::picture());
    for (const auto& method : methods) {
        QVERIFY2(deviation(rawOf(found, method), rawOf(expected, method)) < 1e-6, method.c_str());
        QVERIFY(explained(found, method).attribution.notes.empty());
    }
}

void TestBackwardRules::reluInLoopsAndBranches()
{
    const std::vector<std::pair<std::string, at::Tensor>> parameters{
        {"a", weights({6, 3, 3, 3}, 6)},
        {"b", weights({6, 3, 3, 3}, 7)},
        {"c", weights({6, 6, 1, 1}, 8)},
        {"d", weights({720, 4}, 9)}};
    const auto net = [&](const std::string& first) {
        return ToyNet{"def forward(self, x):\n" + first +
                          "    return torch.matmul(torch.flatten(x, 1), self.d)\n",
                      parameters};
    };
    const std::string branches = "    if bool(torch.mean(x) > 0):\n"
                                 "        x = torch.relu(torch.conv2d(x, self.a, padding=[1, 1]))\n"
                                 "    else:\n"
                                 "        x = torch.relu(torch.conv2d(x, self.b, padding=[1, 1]))\n"
                                 "        x = torch.relu_(x)\n";
    const auto flow = openExactly(net(branches + "    for i in range(3):\n"
                                                 "        x = torch.relu(torch.conv2d(x, "
                                                 "self.c))\n"));
    const std::string rounds = "    x = torch.relu(torch.conv2d(x, self.c))\n";
    for (const bool bright : {true, false}) {
        auto picture = exact::picture();
        picture.pixels.convertTo(picture.pixels, -1, 0.4, bright ? 140 : 5);
        const auto straight = openExactly(
            net(std::string("    x = torch.relu(torch.conv2d(x, self.") + (bright ? "a" : "b") +
                ", padding=[1, 1]))\n" + rounds + rounds + rounds));
        Probe found(flow, picture);
        Probe expected(straight, picture);
        for (const auto& method : methods) {
            const auto map = rawOf(expected, method);
            QVERIFY(map.abs().max().item<double>() > 0);
            QVERIFY2(deviation(rawOf(found, method), map) < 1e-6, method.c_str());
        }
    }
}

void TestBackwardRules::closedAboveTheCeiling()
{
    const auto net = twoLayers("x = torch.hardtanh(x, 0., 0.4)");
    const auto model = openExactly(net);
    Probe probe(model, exact::picture());
    const auto capped = [](const at::Tensor& x) { return x.clamp(0, 0.4); };
    const auto open = [](const at::Tensor& gradient, const at::Tensor& x) {
        return gradient.clamp_min(0) * (x > 0) * (x < 0.4);
    };
    const auto expected = byHand(net, probe.input(), 0, capped, open);
    QVERIFY(deviation(expected, byHand(net, probe.input(), 0, capped, guided)) > 0.01);
    QVERIFY(deviation(rawOf(probe, "guided_backprop"), expected) < 1e-6);
    QVERIFY(deviation(rawOf(probe, "deconvnet"),
                      byHand(net, probe.input(), 0, capped, deconvolved)) < 1e-6);
}

void TestBackwardRules::otherActivationsKeepTheirGradient()
{
    const ToyNet net{R"(
def forward(self, x):
    x = torch.tanh(torch.conv2d(x, self.a))
    x = torch.relu(torch.conv2d(x, self.b))
    return torch.matmul(torch.flatten(x, 1), self.c)
)",
                     {{"a", weights({4, 3, 1, 1}, 10)},
                      {"b", weights({6, 4, 3, 3}, 11)},
                      {"c", weights({480, 3}, 12)}}};
    const auto model = openExactly(net);
    Probe probe(model, exact::picture());
    const auto first = at::conv2d(probe.input(), net.parameters[0].second);
    const auto second = at::conv2d(first.tanh(), net.parameters[1].second);
    auto gradient = net.parameters[2].second.select(1, 0).reshape(second.sizes());
    gradient = at::conv_transpose2d(guided(gradient, second), net.parameters[1].second);
    gradient =
        at::conv_transpose2d(gradient * (1 - first.tanh().square()), net.parameters[0].second);
    const auto found = explained(probe, "guided_backprop");
    QVERIFY(deviation(tensorOf(found.attribution.values), gradient) < 1e-6);
    QCOMPARE(found.attribution.notes.size(), std::size_t(1));
    QCOMPARE(explained(probe, "deconvnet").attribution.notes, found.attribution.notes);
}

void TestBackwardRules::guidedGradCamIsTheProduct()
{
    const auto model = openFixture("residual_traced.pt");
    Probe probe(model, pictureFor(*model));
    for (const std::string layers : {"bn2", "stem", "stem + bn2"}) {
        probe.aim({1}, layers);
        const auto cam = rawOf(probe, "grad_cam").clamp_min(0);
        const auto guidedMap = rawOf(probe, "guided_backprop");
        const auto wide =
            at::upsample_bilinear2d(cam, {guidedMap.size(2), guidedMap.size(3)}, false);
        QVERIFY(wide.max().item<double>() > 0);
        QVERIFY(deviation(rawOf(probe, "guided_grad_cam"), guidedMap * wide) < 1e-5);
    }
}

/// Where views share memory, operators write in place; what rules keep must not be overwritten.
void TestBackwardRules::sharedMemoryChangesNothing()
{
    const std::vector<std::pair<std::string, at::Tensor>> parameters{
        {"a", weights({6, 3, 3, 3}, 13)},
        {"b", weights({6, 3, 3, 3}, 14)},
        {"c", weights({480, 4}, 15)}};
    const std::string begin = "def forward(self, x):\n"
                              "    y = torch.conv2d(x, self.a) + torch.conv2d(x, self.b)\n";
    const std::string end = "    return torch.matmul(torch.flatten(torch.relu(y), 1), self.c)\n";
    const auto written = openExactly(ToyNet{begin +
                                                "    z = y[:, 0:3]\n"
                                                "    z.mul_(3)\n"
                                                "    y.add_(torch.conv2d(x, self.a))\n" +
                                                end,
                                            parameters});
    const auto pure = openExactly(ToyNet{begin +
                                             "    y = torch.cat([y[:, 0:3] * 3, y[:, 3:]], 1)\n"
                                             "    y = y + torch.conv2d(x, self.a)\n" +
                                             end,
                                         parameters});
    Probe found(written, exact::picture());
    Probe expected(pure, exact::picture());
    for (const char* method : {"guided_backprop", "deconvnet", "parch_grad", "deep_lift", "lrp"}) {
        const auto map = rawOf(expected, method);
        QVERIFY(map.abs().max().item<double>() > 0);
        QVERIFY2(deviation(rawOf(found, method), map) < 1e-6, method);
    }
    const Values epsilon{{"composite", std::string("epsilon")}};
    QVERIFY(deviation(rawOf(found, "lrp", epsilon), rawOf(expected, "lrp", epsilon)) < 1e-6);
}

void TestBackwardRules::callsLeaveNoTrace()
{
    const auto model = openModel(fixturePath("residual_scripted.pt"));
    Probe probe(model, pictureFor(*model));
    const auto gradient = rawOf(probe, "saliency");
    std::vector<at::Tensor> maps;
    for (int round = 0; round < 2; ++round)
        for (const auto& method : methods)
            maps.push_back(rawOf(probe, method));
    for (std::size_t index = 0; index < methods.size(); ++index)
        QVERIFY2(at::equal(maps[index], maps[index + methods.size()]), methods[index].c_str());
    Probe fresh(model, pictureFor(*model));
    QVERIFY(at::equal(rawOf(fresh, "saliency"), gradient));
}

void TestBackwardRules::scriptedAndTracedAgree_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"plain_relu", "max_pool", "inplace_relu", "relu6", "reused_relu", "functional_relu",
          "residual", "dense", "squeeze_excite", "for_list", "slice_write", "interpolated"})
        QTest::newRow(name) << name;
}

void TestBackwardRules::scriptedAndTracedAgree()
{
    QFETCH(QString, name);
    const auto scripted = openFixture(name.toStdString() + "_scripted.pt");
    const auto traced = openFixture(name.toStdString() + "_traced.pt");
    Probe one(scripted, pictureFor(*scripted));
    Probe other(traced, pictureFor(*traced));
    for (const auto& method : methods) {
        const auto map = rawOf(one, method);
        QVERIFY2(map.abs().max().item<double>() > 0, method.c_str());
        QVERIFY2(deviation(rawOf(other, method), map) < 1e-6, method.c_str());
    }
}

void TestBackwardRules::allChannelsGiveTheBaseMethod_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("method");
    QTest::newRow("gradient") << "gradient"
                              << "saliency";
    QTest::newRow("integrated gradients") << "integrated_gradients"
                                          << "integrated_gradients";
    QTest::newRow("SmoothGrad") << "smooth_grad"
                                << "smooth_grad";
}

void TestBackwardRules::allChannelsGiveTheBaseMethod()
{
    QFETCH(QString, base);
    QFETCH(QString, method);
    const auto model = openFixture("plain_relu_traced.pt");
    Probe probe(model, pictureFor(*model));
    Values values;
    if (base == QStringLiteral("integrated_gradients"))
        values["steps"] = 25;
    const auto expected = explained(probe, method.toStdString(), values);
    const auto expectedMap = tensorOf(expected.attribution.values);
    const auto id = base.toStdString();
    for (const Values& all : {Values{{"share", 1.}, {"layers", 1.}}, Values{{"layers", 0.}}}) {
        auto with = all;
        with["base"] = id;
        const auto found = explained(probe, "parch_grad", with);
        QVERIFY(deviation(tensorOf(found.attribution.values), expectedMap) < 1e-6);
        QVERIFY(found.attribution.reduction == expected.attribution.reduction);
    }
    QVERIFY(deviation(rawOf(probe, "parch_grad", {{"base", id}}), expectedMap) > 0.01);
}

void TestBackwardRules::importantChannelsKeepTheVariance_data()
{
    QTest::addColumn<QString>("criterion");
    QTest::newRow("contribution") << "contribution";
    QTest::newRow("activation") << "activation";
}

/// The only convolution hands the picture on, so that the input's gradient is that at its output.
void TestBackwardRules::importantChannelsKeepTheVariance()
{
    QFETCH(QString, criterion);
    const auto identity = at::eye(3, at::kDouble).reshape({3, 3, 1, 1});
    const auto model = openExactly(ToyNet{R"(
def forward(self, x):
    x = torch.tanh(torch.conv2d(x, self.a))
    return torch.matmul(torch.flatten(x, 1), self.b)
)",
                                          {{"a", identity}, {"b", weights({360, 4}, 16)}}});
    Probe probe(model, exact::picture());
    const auto plain = rawOf(probe, "saliency").to(at::kDouble);
    const auto& x = probe.input();
    const auto rank = criterion == QStringLiteral("activation") ? x.relu().mean({0, 2, 3})
                                                                : (x * plain).mean({0, 2, 3});
    const auto best = rank.argmax().item<std::int64_t>();
    Values values{{"layers", 1.}, {"criterion", criterion.toStdString()}, {"conserve", false}};
    const auto alone = rawOf(probe, "parch_grad", values);
    auto expected = at::zeros_like(plain);
    expected.select(1, best).copy_(plain.select(1, best));
    QVERIFY(deviation(alone, expected) < 1e-6);
    values["conserve"] = true;
    const auto conserved = rawOf(probe, "parch_grad", values).to(at::kDouble);
    const double high = plain.select(1, best).var().item<double>();
    const double low = (plain.sum(1) - plain.select(1, best)).var().item<double>();
    QVERIFY(std::abs(conserved.sum(1).var().item<double>() - (high + low)) < 1e-6 * (high + low));
    QVERIFY(deviation(conserved, expected * std::sqrt((high + low) / high)) < 1e-6);
    // Two of three channels.
    values["share"] = 0.67;
    const auto two = rawOf(probe, "parch_grad", values);
    QCOMPARE((two.abs().amax({0, 2, 3}) > 0).sum().item<int>(), 2);
    QCOMPARE(two.select(1, rank.argmin().item<std::int64_t>()).abs().max().item<double>(), 0.0);
}

void TestBackwardRules::onlyTheLastLayersAreNarrowed()
{
    // Three convolutions: from shares of 0.3 and 0.4 on, one or two of them are narrowed.
    const auto model = openFixture("reused_relu_traced.pt");
    Probe probe(model, pictureFor(*model));
    const auto narrowed = [&](double layers) {
        return rawOf(probe, "parch_grad", {{"layers", layers}});
    };
    const auto one = narrowed(0.3);
    QVERIFY(at::equal(narrowed(0.1), one));
    const auto two = narrowed(0.4);
    QVERIFY(deviation(two, one) > 1e-3);
    QVERIFY(at::equal(narrowed(0.6), two));
    QVERIFY(deviation(narrowed(0.7), two) > 1e-3);
    QVERIFY(deviation(one, rawOf(probe, "saliency")) > 1e-3);
}

QTEST_GUILESS_MAIN(TestBackwardRules)
#include "tst_backwardrules.moc"
