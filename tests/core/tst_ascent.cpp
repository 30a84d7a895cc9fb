// SPDX-License-Identifier: GPL-3.0-or-later
// Activation maximisation on networks whose answer is known. Numbers of another implementation are
// in tst_imaginereference.cpp.
#include "core/imagine/ascent.h"
#include "core/imagine/preset.h"
#include "core/probe/probe.h"
#include "tests/support/gradientnets.h"
#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"
#include "tests/support/progress.h"
#include "tests/support/thrown.h"

#include <QtTest>
#include <opencv2/core.hpp>

using namespace core;

namespace {

using Settings = std::vector<std::pair<std::string, ParameterValue>>;

Parameters parametersWith(const std::string& preset, const Settings& values)
{
    auto parameters = findPreset(preset).values;
    for (const auto& [id, value] : values)
        parameters.set(id, value);
    return parameters;
}

/// For pictures of 12 x 10 pixels: steps of length 1.
const double unitRate = 1 / std::sqrt(360.);

Parameters simonyan(const Settings& values = {})
{
    auto parameters = parametersWith("simonyan", {{"learning_rate", unitRate}});
    for (const auto& [id, value] : values)
        parameters.set(id, value);
    return parameters;
}

/// The default, for small pictures.
Parameters fourier(const Settings& values = {})
{
    auto parameters =
        parametersWith("robust_fourier",
                       {{"steps", 12}, {"jitter", 2}, {"scaling", 0.1}, {"learning_rate", 0.05}});
    for (const auto& [id, value] : values)
        parameters.set(id, value);
    return parameters;
}

void step(Ascent& ascent)
{
    Progress nobody;
    while (!ascent.ended())
        ascent.step(nobody);
}

std::shared_ptr<const Model> exactly(const ToyNet& net)
{
    return openToy(net.module(), smallCard(), Precision::Double);
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF) == 0;
}

double apart(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

at::Tensor exactSlope(const ToyNet& net)
{
    return slope(net).to(at::kDouble);
}

/// A convolution, ReLU, and the sum of all that comes out, for each class with other signs.
ToyNet convolutionNet(double bias = 0, int channels = 4)
{
    return {R"(
def forward(self, x):
    y = torch.conv2d(x, self.kernel, self.bias)
    y = torch.relu(y)
    return torch.matmul(y.mean([2, 3]), self.head)
)",
            {{"kernel", weights({channels, 3, 3, 3}, 31)},
             {"bias", at::full({channels}, bias)},
             {"head", weights({channels, 3}, 32).abs()}}};
}

/// The name of the layer that the convolution puts out.
std::string convolutionLayer(const Model& model, int channels = 4)
{
    for (const auto& layer : model.layers())
        if (layer.shape == std::vector<int>({1, channels, 8, 10}))
            return layer.name;
    return {};
}

/// The cosine of two pictures' Gram matrices in a layer.
double likeness(const std::shared_ptr<const Model>& model, const std::string& layer,
                const Ascent& ascent)
{
    std::vector<at::Tensor> grams;
    for (int index = 0; index < 2; ++index) {
        const auto pixels = ascent.picture(index);
        Probe probe(model, {pixels, {}, pixels.size()});
        probe.aim({}, layer);
        Progress nobody;
        const auto flat = probe.activation(nobody)[0].flatten(1);
        grams.push_back(at::matmul(flat, flat.t()).flatten());
    }
    return (at::dot(grams[0], grams[1]) / grams[0].norm() / grams[1].norm()).item<double>();
}

} // namespace

class TestAscent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void penalisedAscentReachesItsClosedForm();
    void unpenalisedAscentGrowsAlongTheSlope();
    void aClassAgainstAnotherClimbsTheDifference();
    void unitOfAConvolutionIsItsKernel();
    void channelOfAConvolutionIsItsKernelEverywhere();
    void theValueRises();
    void factsAreThoseOfThePicture();
    void sameSeedSamePicture();
    void severalPicturesAreThoseOfOneByOne();
    void diversityLowersLikeness_data();
    void diversityLowersLikeness();
    void deadUnitsAreWoken();
    void startsFromAPicture_data();
    void startsFromAPicture();
    void notFiniteEndsWithTheLastGoodPicture();
    void startThatIsNotFiniteIsKept();
    void cancellingLeavesItAsItWas();
    void whatIsReadIsWhatASavedPictureGives();
    void theModelStaysAsItIs();
    void oddModelsWork_data();
    void oddModelsWork();
    void badObjectivesAreRefused();
    void presetsRunOnASmallNet_data();
    void presetsRunOnASmallNet();
};

void TestAscent::initTestCase()
{
    VERIFY_MODEL_FILES();
}

void TestAscent::penalisedAscentReachesItsClosedForm()
{
    const auto net = linearNet();
    const double lambda = 0.05;
    Ascent ascent(exactly(net), {},
                  simonyan({{"steps", 60},
                            {"optimizer", std::string("gradient")},
                            {"learning_rate", 5.},
                            {"l2_penalty", lambda}}));
    step(ascent);
    const auto best = exactSlope(net) / (2 * lambda); // the gradient w - 2 lambda I is zero
    QVERIFY(apart(ascent.canvas(), best) < 1e-9);
}

void TestAscent::unpenalisedAscentGrowsAlongTheSlope()
{
    const auto net = linearNet();
    Ascent ascent(exactly(net), {},
                  simonyan({{"steps", 7}, {"learning_rate", 0.5 * unitRate}, {"l2_penalty", 0.}}));
    step(ascent);
    const auto w = exactSlope(net);
    QVERIFY(apart(ascent.canvas(), 7 * 0.5 * w / w.norm()) < 1e-12);
}

void TestAscent::aClassAgainstAnotherClimbsTheDifference()
{
    const auto net = linearNet();
    Ascent ascent(exactly(net), {.classIndex = 2, .against = 1},
                  simonyan({{"steps", 1}, {"l2_penalty", 0.}}));
    step(ascent);
    const auto columns = net.parameters[0].second.to(at::kDouble);
    const auto w = (columns.select(1, 2) - columns.select(1, 1)).reshape({1, 3, 10, 12});
    QVERIFY(apart(ascent.canvas(), w / w.norm()) < 1e-12);
}

void TestAscent::unitOfAConvolutionIsItsKernel()
{
    const auto net = convolutionNet();
    const auto model = exactly(net);
    const auto layer = convolutionLayer(*model);
    const auto kernel = net.parameters[0].second.to(at::kDouble)[2];
    for (const auto& [x, y] : {std::pair(1, 6), std::pair(-1, -1)}) {
        Ascent ascent(model,
                      {.kind = Objective::Kind::Unit, .layer = layer, .channel = 2, .x = x, .y = y},
                      simonyan({{"steps", 1}, {"l2_penalty", 0.}}));
        step(ascent);
        auto expected = at::zeros({1, 3, 10, 12}, at::kDouble);
        const int left = x < 0 ? 5 : x; // the centre of 10 x 8 positions
        const int top = y < 0 ? 4 : y;
        expected[0].slice(1, top, top + 3).slice(2, left, left + 3).copy_(kernel / kernel.norm());
        QVERIFY(apart(ascent.canvas(), expected) < 1e-12);
    }
}

void TestAscent::channelOfAConvolutionIsItsKernelEverywhere()
{
    const auto net = convolutionNet();
    const auto model = exactly(net);
    Ascent ascent(
        model, {.kind = Objective::Kind::Channel, .layer = convolutionLayer(*model), .channel = 1},
        simonyan({{"steps", 1}, {"l2_penalty", 0.}}));
    step(ascent);
    const auto kernel = net.parameters[0].second.to(at::kDouble)[1];
    auto expected = at::zeros({1, 3, 10, 12}, at::kDouble);
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 10; ++x)
            expected[0].slice(1, y, y + 3).slice(2, x, x + 3).add_(kernel);
    QVERIFY(apart(ascent.canvas(), expected / expected.norm()) < 1e-12);
}

void TestAscent::theValueRises()
{
    const auto model = openToy(biasedNet(), smallCard());
    for (const auto& parameters : {fourier({{"steps", 30}}), simonyan({{"steps", 30}})}) {
        Ascent ascent(model, {.classIndex = 1}, parameters);
        step(ascent);
        const auto& history = ascent.history();
        QCOMPARE(history.size(), std::size_t(30));
        QVERIFY(history.back().value > history.front().value + 0.1);
        QCOMPARE(*ascent.ended(), AscentEnd::Steps);
    }
}

void TestAscent::factsAreThoseOfThePicture()
{
    const auto net = linearNet();
    Ascent ascent(exactly(net), {}, simonyan({{"steps", 3}, {"l2_penalty", 0.}}));
    step(ascent);
    const double length = exactSlope(net).norm().item<double>();
    for (int step = 0; step < 3; ++step) {
        const auto& facts = ascent.history()[std::size_t(step)];
        QVERIFY(std::abs(facts.norm - step) < 1e-12);
        QVERIFY(std::abs(facts.value - step * length) < 1e-9);
    }
    // Three scores of zero.
    QVERIFY(std::abs(*ascent.history()[0].probability - 1 / 3.) < 1e-12);
    QVERIFY(*ascent.history()[2].probability > 0.5);
}

void TestAscent::sameSeedSamePicture()
{
    const auto model = openToy(biasedNet(), smallCard());
    const auto made = [&](int seed) {
        Ascent ascent(model, {}, fourier({{"seed", seed}}));
        step(ascent);
        return ascent.picture();
    };
    const auto first = made(5);
    QVERIFY(same(first, made(5)));
    QVERIFY(!same(first, made(6)));
}

void TestAscent::severalPicturesAreThoseOfOneByOne()
{
    const auto model = openToy(biasedNet(), smallCard());
    Ascent one(model, {}, fourier());
    Ascent three(model, {}, fourier({{"pictures", 3}}));
    step(one);
    step(three);
    QCOMPARE(three.pictures(), 3);
    QVERIFY(same(one.picture(), three.picture(0)));
    QVERIFY(!same(three.picture(0), three.picture(1)));
    QVERIFY(!same(three.picture(1), three.picture(2)));
}

void TestAscent::diversityLowersLikeness_data()
{
    QTest::addColumn<int>("channels");
    QTest::newRow("more positions than channels") << 4;
    QTest::newRow("more channels than positions") << 200;
}

void TestAscent::diversityLowersLikeness()
{
    QFETCH(int, channels);
    const auto model = openToy(convolutionNet(0, channels), smallCard());
    const auto layer = convolutionLayer(*model, channels);
    const auto likenessWith = [&](double diversity) {
        Ascent ascent(model, {.kind = Objective::Kind::Channel, .layer = layer, .channel = 0},
                      fourier({{"pictures", 2}, {"steps", 40}, {"diversity", diversity}}));
        step(ascent);
        return likeness(model, layer, ascent);
    };
    QVERIFY(likenessWith(10) < likenessWith(0) - 0.1);
}

void TestAscent::deadUnitsAreWoken()
{
    const auto model = openToy(convolutionNet(-0.5), smallCard()); // nothing active on grey
    const auto lengthWith = [&](int redirected) {
        Ascent ascent(
            model, {},
            simonyan({{"steps", 20}, {"l2_penalty", 0.}, {"redirected_relu", redirected}}));
        step(ascent);
        return ascent.canvas().norm().item<double>();
    };
    QCOMPARE(lengthWith(0), 0.);
    QVERIFY(lengthWith(8) > 8); // and once awake it climbs by itself
}

void TestAscent::startsFromAPicture_data()
{
    QTest::addColumn<bool>("frequencies");
    QTest::newRow("frequencies") << true;
    QTest::newRow("pixels") << false;
}

void TestAscent::startsFromAPicture()
{
    QFETCH(bool, frequencies);
    const auto model = openToy(biasedNet(), smallCard());
    const auto image = wavePicture(12, 10);
    auto parameters = frequencies ? fourier() : simonyan();
    parameters.set("start", std::string("picture"));
    parameters.set("steps", 5);
    Ascent ascent(model, {}, parameters, &image);
    QVERIFY(same(ascent.picture(), image.pixels));
    step(ascent);
    QVERIFY(!same(ascent.picture(), image.pixels));
    QVERIFY(cv::norm(ascent.picture(), image.pixels, cv::NORM_L1) / 360 < 60); // still its like
    VERIFY_FAULT(Ascent(model, {}, parameters), MethodNotApplicable);
}

void TestAscent::notFiniteEndsWithTheLastGoodPicture()
{
    const auto net = linearNet();
    const ToyNet breaking{"def forward(self, x):\n"
                          "    y = torch.matmul(torch.flatten(x, 1), self.w)\n"
                          "    return y + 0 * torch.log(5.0 - (x * x).mean() * 360)\n",
                          net.parameters};
    Ascent ascent(exactly(breaking), {}, simonyan({{"steps", 9}, {"l2_penalty", 0.}}));
    step(ascent);
    QCOMPARE(*ascent.ended(), AscentEnd::NotFinite);
    // The squared length is 0, 1, 4, and 9 is too much.
    QCOMPARE(ascent.history().size(), std::size_t(3));
    QVERIFY(std::abs(ascent.canvas().norm().item<double>() - 2) < 1e-9);
    Progress nobody;
    ascent.step(nobody); // nothing happens any more
    QCOMPARE(ascent.history().size(), std::size_t(3));
}

void TestAscent::startThatIsNotFiniteIsKept()
{
    const auto model = openModel(fixturePath("nan_output_traced.pt"));
    Ascent ascent(model, {}, fourier());
    const auto before = ascent.picture();
    step(ascent);
    QCOMPARE(*ascent.ended(), AscentEnd::NotFinite);
    QVERIFY(ascent.history().empty());
    QVERIFY(same(ascent.picture(), before));
}

void TestAscent::cancellingLeavesItAsItWas()
{
    const auto model = openToy(biasedNet(), smallCard());
    Ascent whole(model, {}, fourier());
    step(whole);
    Ascent interrupted(model, {}, fourier());
    CountingWatch counting;
    interrupted.step(counting);
    const long asked = counting.asked();
    QVERIFY(asked > 5);
    int cancelled = 0;
    for (long limit = 1; limit <= asked; ++limit) {
        const auto before = interrupted.picture();
        CountingWatch stopping(limit);
        try {
            interrupted.step(stopping);
        } catch (const Cancelled&) {
            ++cancelled;
            QVERIFY(same(interrupted.picture(), before));
            QCOMPARE(interrupted.history().size(), std::size_t(1));
        }
    }
    QCOMPARE(cancelled, int(asked));
    step(interrupted);
    QVERIFY(same(interrupted.picture(), whole.picture()));
}

void TestAscent::whatIsReadIsWhatASavedPictureGives()
{
    const auto model = openModel(fixturePath("resnet18_traced.pt"));
    Ascent ascent(model, {.classIndex = 3, .against = 1}, fourier({{"steps", 3}}));
    step(ascent);
    QTemporaryDir folder;
    const auto path = folder.filePath("imagined.png").toStdString();
    writeImage(path, ascent.picture());
    Progress nobody;
    Probe probe(model, readImage(path));
    const auto& expected = probe.prediction(nobody);
    QCOMPARE(ascent.read(nobody).scores, expected.scores);
    QVERIFY(std::abs(ascent.valueOf(nobody) - (expected.scores[3] - expected.scores[1])) < 1e-5);
}

void TestAscent::theModelStaysAsItIs()
{
    const auto model = openModel(fixturePath("inplace_relu_scripted.pt"));
    Progress nobody;
    const auto scores = [&] {
        Probe probe(model, pictureFor(*model));
        return probe.prediction(nobody).scores;
    };
    const auto before = scores();
    Ascent ascent(model, {.classIndex = 2}, fourier());
    step(ascent);
    QCOMPARE(scores(), before);
}

void TestAscent::oddModelsWork_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"gray_scripted.pt", "half_scripted.pt", "bfloat16_scripted.pt", "double_scripted.pt",
          "batch_baked_traced.pt", "single_logit_traced.pt", "ends_in_softmax_traced.pt",
          "scalar_output_scripted.pt", "mlp_traced.pt", "vit_traced.pt", "dict_output_traced.pt",
          "if_data_scripted.pt"})
        QTest::newRow(file) << file;
}

void TestAscent::oddModelsWork()
{
    QFETCH(QString, file);
    const auto model = openModel(fixturePath(file.toStdString()));
    const int best = model->classCount() - 1;
    Ascent ascent(model, {.classIndex = best}, fourier({{"pictures", 2}, {"steps", 8}}));
    Progress nobody;
    const double before = ascent.valueOf(nobody, 1);
    step(ascent);
    QCOMPARE(*ascent.ended(), AscentEnd::Steps);
    QVERIFY(ascent.valueOf(nobody, 1) > before);
    QCOMPARE(ascent.read(nobody, 1).scores.size(), std::size_t(model->classCount()));
    if (model->standardLayer().empty())
        return;
    Ascent channel(model, {.kind = Objective::Kind::Channel, .layer = model->standardLayer()},
                   fourier({{"pictures", 2}, {"diversity", 1.}, {"steps", 4}}));
    step(channel);
    QCOMPARE(*channel.ended(), AscentEnd::Steps);
    QVERIFY(!channel.history().front().probability);
    QVERIFY(std::isfinite(channel.valueOf(nobody, 1)));
}

void TestAscent::badObjectivesAreRefused()
{
    const auto model = openToy(convolutionNet(), smallCard());
    const auto parameters = fourier();
    const auto layer = convolutionLayer(*model);
    const auto unit = Objective::Kind::Unit;
    const auto channel = Objective::Kind::Channel;
    const auto refused = [&](const Objective& objective) {
        return [&, objective] { Ascent(model, objective, parameters); };
    };
    VERIFY_FAULT(refused({.classIndex = 3})(), NoSuchClass);
    VERIFY_FAULT(refused({.classIndex = -1})(), NoSuchClass);
    VERIFY_FAULT(refused({.against = 3})(), NoSuchClass);
    VERIFY_FAULT(refused({.kind = channel, .layer = "nowhere"})(), NoSuchLayer);
    VERIFY_FAULT(refused({.kind = channel, .layer = layer, .channel = 4})(), NoSuchLayer);
    VERIFY_FAULT(refused({.kind = channel, .layer = layer, .channel = -1})(), NoSuchLayer);
    VERIFY_FAULT(refused({.kind = unit, .layer = layer, .x = 10, .y = 0})(), NoSuchLayer);
    VERIFY_FAULT(refused({.kind = unit, .layer = layer, .x = 0, .y = 8})(), NoSuchLayer);
    for (const auto& each : model->layers())
        if (!each.spatial)
            VERIFY_FAULT(refused({.kind = channel, .layer = each.name})(), MethodNotApplicable);
    const auto detached = openModel(fixturePath("detached_traced.pt"));
    VERIFY_FAULT(Ascent(detached, {}, parameters), MethodNotApplicable);
}

void TestAscent::presetsRunOnASmallNet_data()
{
    QTest::addColumn<QString>("id");
    for (const auto& preset : presets())
        QTest::newRow(preset.id.c_str()) << QString::fromStdString(preset.id);
}

void TestAscent::presetsRunOnASmallNet()
{
    QFETCH(QString, id);
    const auto model = openModel(fixturePath("residual_traced.pt"));
    Ascent ascent(model, {.classIndex = 1}, parametersWith(id.toStdString(), {{"steps", 20}}));
    Progress nobody;
    const double before = ascent.valueOf(nobody);
    step(ascent);
    QCOMPARE(*ascent.ended(), AscentEnd::Steps);
    QVERIFY(ascent.valueOf(nobody) > before);
}

QTEST_GUILESS_MAIN(TestAscent)
#include "tst_ascent.moc"
