// SPDX-License-Identifier: GPL-3.0-or-later
// Grad-CAM taken apart: the terms add up to the map.
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/progress.h"
#include "tests/support/thrown.h"
#include "tests/support/toynet.h"

#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/explain/steps/camsteps.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"

#include <QtTest>
#include <numeric>
#include <opencv2/core.hpp>
#include <set>

using namespace core;

namespace {

/// The rounding of single precision, in which the method adds.
constexpr double rounding = 1e-6;

cv::Mat gradCamOf(Probe& probe)
{
    const auto& method = findExplainer("grad_cam");
    ExplanationWatch nobody;
    return explain(probe, method, Parameters(method.parameters), nobody)->attribution.values;
}

double distance(const cv::Mat& sum, const cv::Mat& raw)
{
    const cv::Mat expected(raw.size[2], raw.size[3], CV_32F, raw.data);
    return deviation(tensorOf(sum), tensorOf(expected));
}

} // namespace

class TestCamSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { VERIFY_MODEL_FILES(); }
    void termsAddUp_data();
    void termsAddUp();
    void termsByHand();
    void eachStepAddsItsTerm();
    void severalLayersExplainTheFirst();
    void noGradientAtAll();
    void whereItCannotBe_data();
    void whereItCannotBe();
    void activationsThatAreNotFinite();
    void stops();
    void mapsLieOverThePictureAndItsCopies();
};

void TestCamSteps::termsAddUp_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("layer");
    for (const char* form : {"scripted", "traced"}) {
        QTest::addRow("resnet18 %s", form) << QStringLiteral("resnet18_%1.pt").arg(form) << "";
        QTest::addRow("residual %s", form) << QStringLiteral("residual_%1.pt").arg(form) << "";
        QTest::addRow("vit %s", form) << QStringLiteral("vit_%1.pt").arg(form) << "";
        QTest::addRow("squeezenet %s, early", form)
            << QStringLiteral("squeezenet1_1_%1.pt").arg(form) << "features.3";
    }
}

void TestCamSteps::termsAddUp()
{
    QFETCH(QString, file);
    QFETCH(QString, layer);
    const auto model = openModel(fixturePath(file.toStdString()));
    Probe probe(model, pictureFor(*model));
    Progress nobody;
    double worst = 0;
    for (const auto scale : {ScoreScale::Logit, ScoreScale::Probability})
        for (const bool negative : {false, true})
            for (const auto against : {std::optional<int>(), std::optional(1)}) {
                probe.aim(
                    {.classIndex = 2, .against = against, .scale = scale, .negative = negative},
                    layer.toStdString());
                const auto steps = camSteps(probe, nobody);
                const auto channels = int(steps.terms.size());
                QCOMPARE(channels, probe.layers().front()->grid.channels);
                worst = std::max(worst, distance(sumOf(steps, channels), gradCamOf(probe)));
            }
    qInfo("largest difference, as a share of the map's largest value: %.2g", worst);
    QVERIFY(worst < rounding);
}

void TestCamSteps::termsByHand()
{
    // Three channels over 2 x 2 positions: x, -2 x and x^2, averaged; weights 0.5, 1 and -0.25.
    const ToyNet net{"def forward(self, x):\n"
                     "    y = torch.cat([x, -2.0 * x, x * x], 1)\n"
                     "    return torch.linear(torch.mean(y, [2, 3]), self.c)\n",
                     {{"c", at::tensor({0.5f, 1.f, -0.25f, 1.f, 0.f, 0.f}).reshape({2, 3})}}};
    const auto model = openToy(net, plainCard(2, 2, ChannelOrder::Gray));
    Image picture;
    picture.pixels = cv::Mat(2, 2, CV_8UC3);
    for (int pixel = 0; pixel < 4; ++pixel)
        picture.pixels.at<cv::Vec3b>(pixel / 2, pixel % 2) = cv::Vec3b::all(uchar(pixel + 1));
    picture.originalSize = picture.pixels.size();
    Probe probe(model, picture);
    probe.aim({0}, "cat");
    Progress nobody;
    const auto steps = camSteps(probe, nobody);
    QCOMPARE(steps.layer, std::string("cat"));
    QVERIFY(!steps.otherLayers);
    // Sums of |w A|: 0.125 * 10, 0.25 * 20, 0.0625 * 30.
    const std::vector<int> order{1, 2, 0};
    const std::vector<double> weight{0.25, -0.0625, 0.125};
    const std::vector<double> size{5, 1.875, 1.25};
    const double whole = std::accumulate(size.begin(), size.end(), 0.0);
    double before = 0;
    for (std::size_t index = 0; index < 3; ++index) {
        const auto& term = steps.terms[index];
        QCOMPARE(term.channel, order[index]);
        QVERIFY(std::abs(term.weight - weight[index]) < 1e-7);
        QVERIFY(std::abs(term.share - size[index] / whole) < 1e-7);
        before += size[index] / whole;
        QVERIFY(std::abs(term.shareSoFar - before) < 1e-7);
    }
    QCOMPARE(steps.terms[0].activation.at<float>(1, 1), -8.f);
    QCOMPARE(steps.terms[1].activation.at<float>(1, 0), 9.f);
    const auto two = sumOf(steps, 2); // -0.5 x - 0.0625 x^2
    for (int pixel = 0; pixel < 4; ++pixel) {
        const double x = pixel + 1;
        QVERIFY(std::abs(two.at<float>(pixel / 2, pixel % 2) - (-0.5 * x - 0.0625 * x * x)) < 1e-6);
    }
}

void TestCamSteps::eachStepAddsItsTerm()
{
    const auto model = openModel(fixturePath("resnet18_traced.pt"));
    Probe probe(model, pictureFor(*model));
    Progress nobody;
    const auto steps = camSteps(probe, nobody);
    const auto count = int(steps.terms.size());
    QCOMPARE(cv::countNonZero(sumOf(steps, 0)), 0);
    QVERIFY(std::abs(steps.terms.back().shareSoFar - 1) < 1e-9);
    std::set<int> channels;
    for (int index = 0; index < count; ++index) {
        const auto& term = steps.terms[std::size_t(index)];
        channels.insert(term.channel);
        QVERIFY(index == 0 || term.share <= steps.terms[std::size_t(index - 1)].share);
        const cv::Mat step = sumOf(steps, index + 1) - sumOf(steps, index);
        const cv::Mat expected = term.activation * term.weight;
        const double largest = cv::norm(sumOf(steps, count), cv::NORM_INF);
        QVERIFY(cv::norm(step, expected, cv::NORM_INF) <= 1e-5 * largest);
    }
    QCOMPARE(int(channels.size()), count);
}

void TestCamSteps::severalLayersExplainTheFirst()
{
    const auto model = openModel(fixturePath("resnet18_traced.pt"));
    Probe probe(model, pictureFor(*model));
    Progress nobody;
    probe.aim({3}, "layer3");
    const auto alone = camSteps(probe, nobody);
    probe.aim({3}, "layer3 + layer4");
    const auto first = camSteps(probe, nobody);
    QCOMPARE(first.layer, alone.layer);
    QVERIFY(first.otherLayers && !alone.otherLayers);
    QVERIFY(cv::norm(sumOf(first, 7), sumOf(alone, 7), cv::NORM_INF) == 0);
}

void TestCamSteps::noGradientAtAll()
{
    // The second score does not look at the picture.
    const ToyNet net{"def forward(self, x):\n"
                     "    y = torch.conv2d(x, self.a)\n"
                     "    s = torch.mean(y, [1, 2, 3])\n"
                     "    return torch.stack([s, s * 0.0], 1)\n",
                     {{"a", at::ones({2, 1, 2, 2})}}};
    const auto model = openToy(net, plainCard(6, 5, ChannelOrder::Gray));
    Probe probe(model, wavePicture(6, 5));
    probe.aim({1}, "conv2d");
    Progress nobody;
    const auto steps = camSteps(probe, nobody);
    QCOMPARE(int(steps.terms.size()), 2);
    QCOMPARE(steps.terms[0].share, 0.);
    QCOMPARE(steps.terms[1].shareSoFar, 0.);
    QCOMPARE(cv::countNonZero(sumOf(steps, 2)), 0);
}

void TestCamSteps::whereItCannotBe_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("no spatial layer") << "mlp_traced.pt";
    QTest::newRow("no gradient") << "no_grad_scripted.pt";
}

void TestCamSteps::whereItCannotBe()
{
    QFETCH(QString, file);
    const auto model = openModel(fixturePath(file.toStdString()));
    Probe probe(model, pictureFor(*model));
    Progress nobody;
    VERIFY_FAULT(camSteps(probe, nobody), MethodNotApplicable);
}

/// The score does not tell: it is made of what the infinite values are clamped to.
void TestCamSteps::activationsThatAreNotFinite()
{
    const ToyNet net{"def forward(self, x):\n"
                     "    y = torch.conv2d(x, self.a) * 1e38 * 1e38\n"
                     "    z = torch.clamp(y, 0.0, 6.0) + torch.mean(x)\n"
                     "    return z.mean([2, 3])\n",
                     {{"a", at::ones({2, 1, 2, 2})}}};
    const auto model = openToy(net, plainCard(6, 5, ChannelOrder::Gray));
    Probe probe(model, wavePicture(6, 5));
    Progress nobody;
    probe.aim({1}, "mul:2");
    QVERIFY(!probe.activation(nobody).isfinite().all().item<bool>());
    VERIFY_FAULT(camSteps(probe, nobody), NotFinite);
    probe.aim({1}, "clamp");
    QVERIFY(!camSteps(probe, nobody).terms.empty());
}

void TestCamSteps::stops()
{
    const auto model = openModel(fixturePath("residual_traced.pt"));
    Probe probe(model, pictureFor(*model));
    CountingWatch stopping(3);
    QVERIFY_EXCEPTION_THROWN(camSteps(probe, stopping), Cancelled);
    Progress nobody;
    QVERIFY(!camSteps(probe, nobody).terms.empty());
}

void TestCamSteps::mapsLieOverThePictureAndItsCopies()
{
    const auto model = openModel(fixturePath("resnet18_traced.pt"));
    const auto picture = pictureFor(*model);
    Probe probe(model, picture);
    Progress nobody;
    const auto steps = camSteps(probe, nobody);
    cv::Mat sum = sumOf(steps, 5);
    sum -= cv::mean(sum)[0]; // so that there is something below zero
    const auto whole = inPicture(sum, steps.geometry, false);
    QVERIFY(whole.values.size() == picture.size() && whole.isSigned);
    QVERIFY(cv::norm(whole.values, mapToPicture(sum, probe.geometry()), cv::NORM_INF) == 0);
    const auto positive = inPicture(sum, steps.geometry, true);
    const cv::Mat above = cv::max(sum, 0);
    QVERIFY(cv::norm(positive.values, mapToPicture(above, probe.geometry()), cv::NORM_INF) == 0);
    QVERIFY(!positive.isSigned && cv::norm(above, sum, cv::NORM_INF) > 0);
    // A copy of twice the size: the mean of four pixels is the picture's, away from the edges.
    const cv::Size twice(picture.size().width * 2, picture.size().height * 2);
    const auto copy =
        inPicture(sum, onCopy(steps.geometry, {{0, 0}, picture.size()}, twice), false);
    QVERIFY(copy.values.size() == twice);
    QCOMPARE(copy.covered.width, whole.covered.width * 2);
    const double range = cv::norm(whole.values, cv::NORM_INF);
    for (int y = 4; y < picture.size().height - 4; ++y)
        for (int x = 4; x < picture.size().width - 4; ++x) {
            const double mean = cv::mean(copy.values(cv::Rect(2 * x, 2 * y, 2, 2)))[0];
            QVERIFY(std::abs(mean - whole.values.at<float>(y, x)) < 0.02 * range);
        }
    // A part of it, as large.
    const cv::Rect part(10, 5, 40, 30);
    const auto cut = inPicture(sum, onCopy(steps.geometry, part, part.size()), false);
    QVERIFY(cut.covered == cv::Rect({0, 0}, part.size()));
    QVERIFY(cv::norm(cut.values, whole.values(part), cv::NORM_INF) < 1e-5 * range);
}

QTEST_APPLESS_MAIN(TestCamSteps)
#include "tst_camsteps.moc"
