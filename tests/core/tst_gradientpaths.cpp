// SPDX-License-Identifier: GPL-3.0-or-later
// Integrated gradients on paths that are not straight.
#include "tests/support/gradientnets.h"
#include "tests/support/inputs.h"

#include "core/explain/baseline.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"

#include <opencv2/imgproc.hpp>

#include <QtTest>

using namespace core;

namespace {

const auto card = smallCard();

/// A convolution, softplus and a mean over positions.
ToyNet softplusNet()
{
    return {"def forward(self, x):\n"
            "    x = torch.softplus(torch.conv2d(x, self.a), 1.0, 20.0)\n"
            "    return torch.matmul(torch.mean(x, [2, 3]), self.c)\n",
            {{"a", weights({8, 3, 3, 3}, 32)}, {"c", weights({8, 3}, 33)}}};
}

/// As SciPy blurs: four standard deviations wide, zeros outside.
at::Tensor blurred(const at::Tensor& x, double sigma)
{
    if (sigma == 0)
        return x;
    auto result = x.contiguous().clone();
    const int side = 2 * int(4 * sigma + 0.5) + 1;
    const auto kernel = cv::getGaussianKernel(side, sigma, CV_64F);
    for (std::int64_t channel = 0; channel < x.size(1); ++channel) {
        auto plane = result[0][channel];
        cv::Mat pixels(int(x.size(2)), int(x.size(3)), CV_64F, plane.data_ptr<double>());
        cv::sepFilter2D(pixels.clone(), pixels, CV_64F, kernel, kernel, {-1, -1}, 0,
                        cv::BORDER_CONSTANT);
    }
    return result;
}

} // namespace

class TestGradientPaths : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guidedPathsOfALinearNetwork();
    void guidedPathsWithoutRoomAreStraight();
    void guidedPathsAreComplete();
    void guidedPathsTellHowCompleteTheyAre();
    void guidedPathsStayNearTheStraightOne();
    void blurPathsOfALinearNetwork();
    void blurPathsAreComplete();
};

void TestGradientPaths::guidedPathsOfALinearNetwork()
{
    const auto net = linearNet();
    const auto w = slope(net);
    const auto model = openToy(net, card);
    Probe probe(model, wavePicture(12, 10));
    const auto& x = probe.input();
    for (const char* choice : {"black", "mean", "white", "blurred"})
        for (const int steps : {1, 7, 50})
            for (const double fraction : {0.01, 0.25, 1.0}) {
                Watch nobody;
                const auto result = attributed(
                    probe, "guided_integrated_gradients", nobody,
                    {{"baseline", std::string(choice)}, {"steps", steps}, {"fraction", fraction}});
                QVERIFY(deviation(tensorOf(result.values), w * (x - baseline(probe, choice))) <
                        1e-6);
                QVERIFY(result.completenessError.value() < 1e-5);
            }
}

void TestGradientPaths::guidedPathsWithoutRoomAreStraight()
{
    const auto model = openToy(biasedNet(), card);
    Probe probe(model, wavePicture(12, 10));
    Progress nobody;
    const auto start = baseline(probe, "black").to(at::kDouble);
    const auto difference = probe.input().to(at::kDouble) - start;
    constexpr int steps = 9;
    auto expected = at::zeros_like(difference);
    for (int step = 0; step < steps; ++step) {
        const auto point = (start + difference * (double(step) / steps)).to(at::kFloat);
        expected += difference / steps * probe.at(point)->inputGradient(nobody);
    }
    const auto found =
        raw(probe, "guided_integrated_gradients", {{"steps", steps}, {"distance", 0.0}});
    QVERIFY(deviation(found, expected) < 1e-5);
}

void TestGradientPaths::guidedPathsAreComplete()
{
    // Where the slope changes smoothly, the sum approaches S(x) - S(x') as the steps get shorter.
    // (With ReLUs a guided path runs along the kinks and steps over them again and again, however
    // short the steps are; only the straight path, at distance 0, becomes complete.)
    const auto smooth = softplusNet();
    const auto kinked = biasedNet();
    for (const auto& [net, distance] : {std::pair(smooth, 0.02), std::pair(smooth, 0.3),
                                        std::pair(smooth, 1.0), std::pair(kinked, 0.0)}) {
        const auto model = openToy(net, card);
        Probe probe(model, wavePicture(12, 10));
        Progress quiet;
        Watch nobody;
        const double change = probe.score(quiet) - probe.at(baseline(probe, "black"))->score(quiet);
        std::vector<double> errors;
        for (const int steps : {100, 1000}) {
            const auto result = attributed(probe, "guided_integrated_gradients", nobody,
                                           {{"steps", steps}, {"distance", distance}});
            errors.push_back(std::abs(total(tensorOf(result.values)) - change) / std::abs(change));
            QVERIFY(std::abs(result.completenessError.value() - errors.back()) < 1e-4);
        }
        QVERIFY2(errors[1] < 0.01 && errors[1] < errors[0] / 3, QByteArray::number(errors[1]));
    }
}

void TestGradientPaths::guidedPathsTellHowCompleteTheyAre()
{
    const auto model = openToy(biasedNet(), card);
    Probe probe(model, wavePicture(12, 10));
    Progress quiet;
    Watch nobody;
    const auto result = attributed(probe, "guided_integrated_gradients", nobody);
    const double change = probe.score(quiet) - probe.at(baseline(probe, "black"))->score(quiet);
    const double error = std::abs(total(tensorOf(result.values)) - change) / std::abs(change);
    QVERIFY(error > 0.1);
    QVERIFY(std::abs(result.completenessError.value() - error) < 1e-4);
}

void TestGradientPaths::guidedPathsStayNearTheStraightOne()
{
    // S = q x^2 from zero: the gradient is smallest where q x is, so that values move one after the
    // other. Whatever their order, each ends at its place: with the whole range open the shares are
    // q x^2 up to the steps' length.
    const auto net = quadraticNet();
    const auto model = openToy(net, card);
    Probe probe(model, wavePicture(12, 10));
    const auto x = probe.input();
    const auto expected = net.parameters[0].second.select(1, 0).reshape_as(x) * x * x;
    const auto found = [&](double distance) {
        return raw(probe, "guided_integrated_gradients",
                   {{"baseline", std::string("mean")}, {"steps", 1000}, {"distance", distance}});
    };
    QVERIFY(deviation(found(0.02), expected) < 0.05);
    QVERIFY(!at::equal(found(0.02), found(0.0)));
}

void TestGradientPaths::blurPathsOfALinearNetwork()
{
    const auto net = linearNet();
    const auto w = slope(net).to(at::kDouble);
    const auto model = openToy(net, card);
    Probe probe(model, wavePicture(12, 10));
    const auto x = probe.input().to(at::kDouble);
    for (const double sigma : {1.0, 3.7, 50.0})
        for (const int steps : {1, 6, 50}) {
            auto expected = at::zeros_like(x);
            for (int step = 0; step < steps; ++step) {
                const double here = sigma * step / steps;
                expected -= w * (blurred(x, here + 0.01) - blurred(x, here)) / 0.01 * sigma / steps;
            }
            const auto found =
                raw(probe, "blur_integrated_gradients", {{"steps", steps}, {"sigma", sigma}});
            if (steps == 1) // the step from no blur to a blur of 0.01 pixels changes nothing
                QVERIFY(isZero(found) && isZero(expected));
            else
                QVERIFY(deviation(found, expected) < 1e-6);
        }
}

void TestGradientPaths::blurPathsAreComplete()
{
    const auto model = openToy(softplusNet(), card);
    Probe probe(model, wavePicture(12, 10));
    const auto x = probe.input().to(at::kDouble);
    Progress quiet;
    Watch nobody;
    const double change = probe.score(quiet) - probe.at(blurred(x, 6).to(at::kFloat))->score(quiet);
    std::vector<double> errors;
    for (const int steps : {100, 1000}) {
        const auto result = attributed(probe, "blur_integrated_gradients", nobody,
                                       {{"steps", steps}, {"sigma", 6.0}});
        errors.push_back(std::abs(total(tensorOf(result.values)) - change) / std::abs(change));
        QVERIFY(std::abs(result.completenessError.value() - errors.back()) < 1e-4);
    }
    QVERIFY2(errors[1] < 0.01 && errors[1] < errors[0] / 3, QByteArray::number(errors[1]));
}

QTEST_GUILESS_MAIN(TestGradientPaths)
#include "tst_gradientpaths.moc"
