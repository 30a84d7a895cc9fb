// SPDX-License-Identifier: GPL-3.0-or-later
// Methods that cover parts of the picture, and the controls, where the right answer is known.
#include "tests/support/covering.h"
#include "tests/support/inputs.h"

#include "core/explain/baseline.h"
#include "core/explain/smoothmask.h"
#include "core/probe/tensors.h"

#include <opencv2/core.hpp>

#include <QtTest>

#include <torch/csrc/autograd/autograd.h>

using namespace core;
using namespace covering;

class TestPerturbation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void occlusionOfOnePixelIsItsShare_data();
    void occlusionOfOnePixelIsItsShare();
    void occlusionWindowsAreCaptums();
    void occlusionWindowsMayBeLargerThanThePicture();
    void occlusionIsSymmetric();
    void riseIsBrightestWhereTheScoreComesFrom();
    void riseEstimatesItsExpectation();
    void riseAsksForProbabilities();
    void riseTellsWhenItIsChance();
    void smoothMasksAreTheirDefinition();
    void extremalPerturbationFindsTheArea();
    void randomMapsAreUniform();
    void edgesAreSobels();
    void seedsDecide_data();
    void seedsDecide();
    void smallAndEvenPicturesWork_data();
    void smallAndEvenPicturesWork();
};

void TestPerturbation::occlusionOfOnePixelIsItsShare_data()
{
    QTest::addColumn<QString>("fill");
    for (const char* fill : {"black", "mean", "white", "blurred"})
        QTest::newRow(fill) << fill;
}

void TestPerturbation::occlusionOfOnePixelIsItsShare()
{
    QFETCH(QString, fill);
    const auto net = linearNet();
    Probe probe(openToy(net, scoreCard(width, height)), wavePicture(width, height));
    const auto map =
        mapOf(probe, "occlusion", {{"window", 1}, {"stride", 1}, {"fill", fill.toStdString()}});
    QVERIFY(deviation(map[0][0], shares(net, probe, baseline(probe, fill.toStdString()))) < 1e-4);
}

void TestPerturbation::occlusionWindowsAreCaptums()
{
    const auto net = linearNet();
    Probe probe(openToy(net, scoreCard(width, height)), wavePicture(width, height));
    const auto each = shares(net, probe, baseline(probe, "mean"));
    // Captum: ceil((10 - 5) / 3) + 1 = 3 rows and ceil((12 - 5) / 3) + 1 = 4 columns; the last ones
    // reach to 11 and 14 and are cut off.
    auto sum = at::zeros({height, width});
    auto windows = at::zeros({height, width});
    for (const int top : {0, 3, 6})
        for (const int left : {0, 3, 6, 9}) {
            const auto bottom = std::min(top + 5, height);
            const auto right = std::min(left + 5, width);
            const auto part = [&](const at::Tensor& whole) {
                return whole.slice(0, top, bottom).slice(1, left, right);
            };
            part(sum).add_(part(each).sum());
            part(windows).add_(1);
        }
    const auto map = mapOf(probe, "occlusion", {{"window", 5}, {"stride", 3}});
    QVERIFY(deviation(map[0][0], sum / windows) < 1e-4);
    // A stride beyond the window leaves no pixel out.
    QVERIFY(at::equal(mapOf(probe, "occlusion", {{"window", 4}, {"stride", 9}}),
                      mapOf(probe, "occlusion", {{"window", 4}, {"stride", 4}})));
}

void TestPerturbation::occlusionWindowsMayBeLargerThanThePicture()
{
    Probe probe(openToy(curvedNet(), scoreCard(width, height)), wavePicture(width, height));
    const auto map = mapOf(probe, "occlusion", {{"window", 512}, {"stride", 3}});
    Progress nobody;
    const double fall = probe.score(nobody) - scoreOf(probe, baseline(probe, "mean"));
    QVERIFY(deviation(map, at::full({1, 1, height, width}, fall)) < 1e-4);
}

void TestPerturbation::occlusionIsSymmetric()
{
    // The network does not tell left from right, and the windows lie symmetrically.
    const auto kernel = weights({4, 3, 3, 3}, 34);
    const auto model =
        openToy(ToyNet{R"(
def forward(self, x):
    x = torch.relu(torch.conv2d(x, self.a, None, [1, 1], [1, 1]))
    return torch.matmul(torch.tanh(torch.mean(x, [3])).flatten(1), self.b)
)",
                       {{"a", kernel + kernel.flip(3)}, {"b", weights({40, 2}, 35)}}},
                scoreCard(width, height));
    const auto picture = wavePicture(width, height);
    cv::Mat mirrored;
    cv::flip(picture.pixels, mirrored, 1);
    for (const auto& [window, stride] : {std::pair(1, 1), {4, 2}, {4, 4}}) {
        const Settings settings{{"window", window}, {"stride", stride}};
        Probe probe(model, picture);
        Probe other(model, {mirrored, {}, picture.originalSize});
        const auto map = mapOf(probe, "occlusion", settings);
        QVERIFY(deviation(map.flip(3), map) > 0.1);
        QVERIFY(deviation(mapOf(other, "occlusion", settings), map.flip(3)) < 1e-4);
    }
}

namespace {

/// S = the mean of the lower right quarter; the picture reaches it as 0 to 1.
std::shared_ptr<const Model> cornerDetector()
{
    return openToy(ToyNet{"def forward(self, x):\n"
                          "    return torch.mean(x[:, :, 5:, 6:], [1, 2, 3], True).flatten(1)\n",
                          {}},
                   scoreCard(width, height, 0, 255));
}

} // namespace

void TestPerturbation::riseIsBrightestWhereTheScoreComesFrom()
{
    Probe probe(cornerDetector(), evenPicture(width, height, cv::Scalar::all(255)));
    const auto map = mapOf(probe, "rise", {{"cells", 4}});
    const auto place = map.argmax().item<std::int64_t>();
    QVERIFY(place / width >= 5 && place % width >= 6);
    const auto quarter = map.slice(2, 5).slice(3, 6).mean().item<double>();
    QVERIFY(quarter > map.slice(2, 0, 3).slice(3, 0, 3).mean().item<double>() + 0.05);
}

void TestPerturbation::riseEstimatesItsExpectation()
{
    // On a white picture f is the mean of the mask over the quarter Q, so the expectation of the
    // map at u is 1 / p times the mean over v in Q of E[M_u M_v] = p^2 + p (1 - p) K(u, v): grid
    // cells are independent, and K is the product of the two axes' mean overlaps over the shifts.
    constexpr int cells = 3;
    constexpr double p = 0.4;
    const auto overlaps = [](int length) {
        const int side = (length + cells - 1) / cells;
        const int enlarged = (cells + 1) * side;
        auto triangles = at::zeros({enlarged, cells}, at::kDouble);
        for (int pixel = 0; pixel < enlarged; ++pixel) {
            const double place = (pixel + 0.5) * cells / enlarged - 0.5;
            for (int image = -cells; image < 2 * cells; ++image) { // mirrored at 0 and cells - 1
                const int cell = image < 0        ? -image
                                 : image >= cells ? 2 * cells - 2 - image
                                                  : image;
                const double weight = 1 - std::abs(place - image);
                if (weight > 0)
                    triangles[pixel][cell] += weight;
            }
        }
        auto mean = at::zeros({length, length}, at::kDouble);
        for (int shift = 0; shift < side; ++shift) {
            const auto part = triangles.slice(0, shift, shift + length);
            mean += at::mm(part, part.t()) / side;
        }
        return mean;
    };
    const auto down = overlaps(height).slice(1, 5).mean(1);
    const auto across = overlaps(width).slice(1, 6).mean(1);
    const auto expected = p + (1 - p) * at::outer(down, across);

    // The standard error of the mean over 20 seeds comes from how the 20 maps differ; with 19
    // degrees of freedom Student's t exceeds 7 once in 10^6, and there are 120 pixels.
    Probe probe(cornerDetector(), evenPicture(width, height, cv::Scalar::all(255)));
    std::vector<at::Tensor> maps;
    for (int seed = 0; seed < 20; ++seed)
        maps.push_back(mapOf(
            probe, "rise", {{"masks", 500}, {"cells", cells}, {"probability", p}, {"seed", seed}}));
    const auto all = at::cat(maps).to(at::kDouble);
    const auto error = all.std(0, true)[0] / std::sqrt(20.);
    QVERIFY(error.max().item<double>() < 0.02);
    const auto off = (all.mean(0)[0] - expected).abs() / error;
    QVERIFY2(off.max().item<double>() < 7, QByteArray::number(off.max().item<double>()));
}

void TestPerturbation::riseAsksForProbabilities()
{
    // Logits 0 and log 3, whatever is seen: the map is the probability times the masks' mean / p.
    auto card = plainCard(width, height, ChannelOrder::Rgb, 0, 255);
    const auto model = openToy(ToyNet{"def forward(self, x):\n"
                                      "    return torch.flatten(x, 1)[:, :2] * 0 + self.b\n",
                                      {{"b", at::tensor({0.F, std::log(3.F)})}}},
                               card);
    Probe probe(model, wavePicture(width, height));
    // The mean over 49 cells of a mask has deviation 0.5 / 7, so the mean of 2000 masks has 0.0016,
    // divided by p 0.0032: five of them are 0.016.
    for (const auto scale :
         {ScoreScale::Logit, ScoreScale::Probability, ScoreScale::LogProbability}) {
        probe.aim({1, {}, scale});
        QVERIFY(std::abs(mapOf(probe, "rise").mean().item<double>() - 0.75) < 0.016);
    }
    probe.aim({.classIndex = 1, .negative = true});
    QVERIFY(std::abs(mapOf(probe, "rise").mean().item<double>() - 0.25) < 0.016);
}

void TestPerturbation::riseTellsWhenItIsChance()
{
    Probe probe(cornerDetector(), evenPicture(width, height, cv::Scalar::all(255)));
    const auto few =
        explained(probe, "rise", {{"masks", 100}, {"cells", 2}, {"probability", 0.05}});
    QCOMPARE(few.attribution.notes.size(), std::size_t(1));
    const auto many = explained(probe, "rise", {{"masks", 20000}, {"cells", 2}});
    QVERIFY(many.attribution.notes.empty());
}

void TestPerturbation::smoothMasksAreTheirDefinition()
{
    constexpr int step = 2;
    constexpr int rows = 13;
    constexpr int columns = 9;
    const SmoothMask masks(rows, columns, step);
    const auto numbers = weights({7, 5}, 36) + 0.5;
    QVERIFY(masks.ones().sizes() == numbers.sizes());
    const auto mask = masks.generate(numbers);
    const auto gradientOfMask = weights(mask.sizes().vec(), 37);

    // v_i = p_i k(distance / sigma) of the 9 x 9 numbers around each pixel, zeros beyond the grid.
    auto p = numbers.to(at::kDouble).requires_grad_(true);
    const auto padded = at::constant_pad_nd(p, {8, 8, 8, 8});
    const double sigma = 3 * step;
    std::vector<at::Tensor> expected;
    for (std::int64_t y = 0; y < mask.size(0); ++y)
        for (std::int64_t x = 0; x < mask.size(1); ++x) {
            auto distance = at::empty({9, 9}, at::kDouble);
            for (int i = 0; i < 9; ++i)
                for (int j = 0; j < 9; ++j) // number (y / step - 7 + i) lies at sigma + step * it
                    distance[i][j] =
                        std::hypot(double(y) - sigma - step * double(y / step - 7 + i),
                                   double(x) - sigma - step * double(x / step - 7 + j));
            const auto beyond = (distance / sigma - 0.5).clamp_min(0);
            const auto v =
                padded.slice(0, y / step + 1, y / step + 10).slice(1, x / step + 1, x / step + 10) *
                (-2 * beyond * beyond).exp();
            expected.push_back((v * (20 * v).flatten().softmax(0).reshape({9, 9})).sum());
        }
    const auto whole = at::stack(expected).reshape(mask.sizes());
    QVERIFY(deviation(mask, whole) < 1e-5);
    QVERIFY(masks.onPicture(mask).sizes() == at::IntArrayRef({rows, columns}));
    QVERIFY(at::equal(masks.onPicture(mask)[0][0], mask[3 * step][3 * step]));
    const auto gradient = torch::autograd::grad({(whole * gradientOfMask).sum()}, {p})[0];
    QVERIFY(deviation(masks.gradient(numbers, gradientOfMask), gradient) < 1e-5);
}

void TestPerturbation::extremalPerturbationFindsTheArea()
{
    // S = how much the top quarter changes from pixel to pixel, which blurring takes away.
    constexpr int side = 64;
    const auto model = openToy(ToyNet{R"(
def forward(self, x):
    x = x[:, :, :16, :]
    return 40 * torch.mean(torch.abs(x[:, :, :, 1:] - x[:, :, :, :-1]), [1, 2, 3], True).flatten(1)
)",
                                      {}},
                               scoreCard(side, side));
    cv::Mat pixels(side, side, CV_8UC3);
    cv::theRNG().state = 5;
    cv::randu(pixels, 0, 255);
    Probe probe(model, {pixels, {}, {side, side}});
    const auto map = mapOf(probe, "extremal_perturbation", {{"area", 0.25}})[0][0];
    QVERIFY(map.min().item<float>() >= 0 && map.max().item<float>() <= 1);
    const double area = map.mean().item<double>();
    const double inside = map.slice(0, 0, 16).mean().item<double>();
    const double outside = map.slice(0, 24).mean().item<double>();
    // The area is that of the mask with its margin, 75 x 75 pixels here.
    QVERIFY(area > 0.22 && area < 0.25 * 75 * 75 / (side * side));
    QVERIFY(inside > 0.8);
    QVERIFY(outside < 0.1);
}

void TestPerturbation::randomMapsAreUniform()
{
    constexpr int side = 96;
    const auto model = openToy(ToyNet{"def forward(self, x):\n"
                                      "    return torch.flatten(x, 1)[:, :2]\n",
                                      {}},
                               scoreCard(side, side));
    Probe probe(model, wavePicture(side, side));
    const auto map = mapOf(probe, "random").to(at::kDouble);
    const double count = double(map.numel());
    QVERIFY(map.min().item<double>() >= 0 && map.max().item<double>() < 1);
    // Five standard errors of the mean, the variance and neighbours' product.
    QVERIFY(std::abs(map.mean().item<double>() - 0.5) < 5 / std::sqrt(12 * count));
    QVERIFY(std::abs(map.var().item<double>() - 1. / 12) < 5 / std::sqrt(180 * count));
    const auto flat = map.flatten() - 0.5;
    const double product = (flat.slice(0, 1) * flat.slice(0, 0, -1)).mean().item<double>();
    QVERIFY(std::abs(product) < 5. / 12 / std::sqrt(count));
}

void TestPerturbation::edgesAreSobels()
{
    const auto model = openToy(linearNet(), scoreCard(width, height));
    for (const double grey : {0., 77., 255.}) {
        Probe probe(model, evenPicture(width, height, cv::Scalar::all(grey)));
        const auto result = explained(probe, "edges", {});
        QVERIFY(tensorOf(result.attribution.values).abs().max().item<double>() < 1e-5);
        QCOMPARE(result.remarks.size(), std::size_t(1));
    }
    // A step of one, weights 1 + 2 + 1, seen from both sides of it; green counts 0.587.
    auto picture = evenPicture(width, height, cv::Scalar::all(0));
    picture.pixels.colRange(7, width) = cv::Scalar(0, 255, 0);
    Probe probe(model, picture);
    auto expected = at::zeros({1, 1, height, width});
    expected.slice(3, 6, 8).fill_(4 * 0.587);
    QVERIFY(deviation(mapOf(probe, "edges"), expected) < 1e-4);
    auto turned = evenPicture(width, height, cv::Scalar::all(0));
    turned.pixels.rowRange(4, height) = cv::Scalar(255, 0, 0);
    Probe other(model, turned);
    auto across = at::zeros({1, 1, height, width});
    across.slice(2, 3, 5).fill_(4 * 0.299);
    QVERIFY(deviation(mapOf(other, "edges"), across) < 1e-4);
}

void TestPerturbation::seedsDecide_data()
{
    QTest::addColumn<QString>("method");
    for (const char* method : {"rise", "lime", "kernel_shap", "random"})
        QTest::newRow(method) << method;
}

void TestPerturbation::seedsDecide()
{
    QFETCH(QString, method);
    const auto model = openToy(curvedNet(), scoreCard(width, height));
    const auto mapFor = [&](int seed) {
        Probe probe(model, wavePicture(width, height));
        return mapOf(probe, method.toUtf8().constData(), {{"seed", seed}});
    };
    const auto map = mapFor(3);
    QVERIFY(at::equal(mapFor(3), map));
    QVERIFY(!at::equal(mapFor(4), map));
    QVERIFY(!at::equal(mapFor(1000000), map));
}

void TestPerturbation::smallAndEvenPicturesWork_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("grey");
    for (const char* method :
         {"occlusion", "rise", "lime", "kernel_shap", "extremal_perturbation", "random", "edges"})
        for (const auto& [columns, rows] : {std::pair(1, 1), {1, 7}, {9, 1}, {5, 4}})
            for (const bool grey : {false, true})
                QTest::addRow("%s %d x %d %s", method, columns, rows, grey ? "grey" : "colour")
                    << method << columns << rows << grey;
}

void TestPerturbation::smallAndEvenPicturesWork()
{
    QFETCH(QString, method);
    QFETCH(int, columns);
    QFETCH(int, rows);
    QFETCH(bool, grey);
    auto card = plainCard(columns, rows, grey ? ChannelOrder::Gray : ChannelOrder::Rgb, 120, 70);
    const auto model = openToy(
        ToyNet{"def forward(self, x):\n    return torch.matmul(torch.flatten(x, 1), self.w)\n",
               {{"w", weights({(grey ? 1 : 3) * columns * rows, 3}, 38)}}},
        card);
    for (const auto& picture :
         {wavePicture(columns, rows), evenPicture(columns, rows, cv::Scalar::all(40))}) {
        Probe probe(model, picture);
        const auto map = mapOf(probe, method.toUtf8().constData());
        QVERIFY(map.sizes() == at::IntArrayRef({1, 1, rows, columns}));
        QVERIFY(map.isfinite().all().item<bool>());
    }
}

QTEST_GUILESS_MAIN(TestPerturbation)
#include "tst_perturbation.moc"
