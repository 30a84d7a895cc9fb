// SPDX-License-Identifier: GPL-3.0-or-later
// The colour models of GrabCut (Rother, Kolmogorov, Blake, 2004): a mixture of five normal
// distributions with full covariance for the object, and one for the background, each fitted by
// k-means and the moments of its clusters.
#include "core/segment/colormodel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/core/hal/hal.hpp>
#include <span>

namespace core {

namespace {

/// Enough for five clusters; more only cost time.
constexpr int mostSamples = 20000;
constexpr int kMeansSteps = 10;
/// Added to every variance: half a grey level of rounding, so that no colour gets an infinite
/// density and flat regions do not outweigh everything.
constexpr double leastVariance = 1;
/// So many pixels are worked on at once.
constexpr int blockSize = 1024;

/// Evenly spread over all colours, N x 3, CV_32F.
cv::Mat samplesOf(const cv::Mat& colors)
{
    const auto total = colors.total();
    const auto count = std::min<std::size_t>(total, mostSamples);
    cv::Mat samples(int(count), 3, CV_32F);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& color = colors.at<cv::Vec3b>(int(i * total / count));
        for (int channel = 0; channel < 3; ++channel)
            samples.at<float>(int(i), channel) = color[channel];
    }
    return samples;
}

/// Which cluster each sample belongs to. OpenCV's generator starts where it is told to, so that the
/// same samples give the same clusters.
cv::Mat clustersOf(const cv::Mat& samples, int clusters)
{
    cv::Mat labels;
    const cv::RNG before = cv::theRNG();
    cv::theRNG() = cv::RNG(0x5a11);
    cv::kmeans(samples, clusters, labels, {cv::TermCriteria::COUNT, kMeansSteps, 0}, 1,
               cv::KMEANS_PP_CENTERS);
    cv::theRNG() = before;
    return labels;
}

Gaussian fitOne(const cv::Mat& samples, const cv::Mat& labels, int cluster)
{
    Gaussian fitted;
    cv::Matx33d squares = cv::Matx33d::zeros();
    int count = 0;
    for (int i = 0; i < samples.rows; ++i) {
        if (labels.at<int>(i) != cluster)
            continue;
        const auto* row = samples.ptr<float>(i);
        const cv::Vec3d color(row[0], row[1], row[2]);
        fitted.mean += color;
        squares += color * color.t();
        ++count;
    }
    if (count == 0)
        return fitted;
    fitted.mean /= double(count);
    fitted.weight = double(count) / samples.rows;
    fitted.covariance = squares * (1.0 / count) - fitted.mean * fitted.mean.t() +
                        cv::Matx33d::eye() * leastVariance;
    return fitted;
}

/// A normal distribution made ready for evaluation: with x - mean = d, the exponent is
/// constant - |A d|^2, A upper triangular.
struct Evaluated {
    std::array<float, 6> a{}; ///< a00 a01 a02 a11 a12 a22
    std::array<float, 3> mean{};
    float constant = 0;
};

Evaluated prepare(const Gaussian& gaussian)
{
    // inverse = U^T U, so that d^T inverse d = |U d|^2.
    const cv::Matx33d inverse = gaussian.covariance.inv(cv::DECOMP_CHOLESKY);
    cv::Matx33d upper = cv::Matx33d::zeros();
    for (int i = 0; i < 3; ++i)
        for (int j = i; j < 3; ++j) {
            double sum = inverse(i, j);
            for (int k = 0; k < i; ++k)
                sum -= upper(k, i) * upper(k, j);
            upper(i, j) = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / upper(i, i);
        }
    Evaluated made;
    const double half = std::sqrt(0.5);
    made.a = {float(half * upper(0, 0)), float(half * upper(0, 1)), float(half * upper(0, 2)),
              float(half * upper(1, 1)), float(half * upper(1, 2)), float(half * upper(2, 2))};
    for (std::size_t i = 0; i < 3; ++i)
        made.mean[i] = float(gaussian.mean[int(i)]);
    made.constant = float(std::log(gaussian.weight) - 1.5 * std::log(2 * std::numbers::pi) -
                          0.5 * std::log(cv::determinant(gaussian.covariance)));
    return made;
}

/// The exponents of one distribution at `count` colours.
void exponents(const Evaluated& gaussian, const float* red, const float* green, const float* blue,
               int count, float* result)
{
    const auto [a00, a01, a02, a11, a12, a22] = gaussian.a;
    const auto [meanRed, meanGreen, meanBlue] = gaussian.mean;
    const float constant = gaussian.constant;
    for (int i = 0; i < count; ++i) {
        const float x = red[i] - meanRed;
        const float y = green[i] - meanGreen;
        const float z = blue[i] - meanBlue;
        const float first = a00 * x + a01 * y + a02 * z;
        const float second = a11 * y + a12 * z;
        const float third = a22 * z;
        result[i] = constant - (first * first + second * second + third * third);
    }
}

/// Works through pixels a block at a time; all buffers stay in the first cache.
class BlockCost {
public:
    explicit BlockCost(const ColorModel& model)
    {
        for (const auto& component : model.components)
            m_components.push_back(prepare(component));
    }

    void operator()(const cv::Vec3b* pixels, int count, float* cost)
    {
        for (int i = 0; i < count; ++i) {
            m_red[std::size_t(i)] = pixels[i][0];
            m_green[std::size_t(i)] = pixels[i][1];
            m_blue[std::size_t(i)] = pixels[i][2];
        }
        for (std::size_t k = 0; k < m_components.size(); ++k)
            exponents(m_components[k], m_red.data(), m_green.data(), m_blue.data(), count,
                      m_exponents[k].data());
        // ln of a sum of exponentials, with the largest taken out so that none is lost.
        for (int i = 0; i < count; ++i) {
            float largest = m_exponents[0][std::size_t(i)];
            for (std::size_t k = 1; k < m_components.size(); ++k)
                largest = std::max(largest, m_exponents[k][std::size_t(i)]);
            m_largest[std::size_t(i)] = largest;
            m_sum[std::size_t(i)] = 0;
        }
        for (std::size_t k = 0; k < m_components.size(); ++k) {
            auto& exponent = m_exponents[k];
            for (int i = 0; i < count; ++i)
                exponent[std::size_t(i)] -= m_largest[std::size_t(i)];
            cv::hal::exp32f(exponent.data(), exponent.data(), count);
            for (int i = 0; i < count; ++i)
                m_sum[std::size_t(i)] += exponent[std::size_t(i)];
        }
        cv::hal::log32f(m_sum.data(), m_sum.data(), count);
        for (int i = 0; i < count; ++i)
            cost[i] = -(m_largest[std::size_t(i)] + m_sum[std::size_t(i)]);
    }

private:
    using Block = std::array<float, blockSize>;
    std::vector<Evaluated> m_components;
    Block m_red, m_green, m_blue, m_largest, m_sum;
    std::array<Block, colorComponents> m_exponents;
};

} // namespace

ColorModel fitColorModel(const cv::Mat& colors)
{
    CV_Assert(colors.empty() || (colors.type() == CV_8UC3 && colors.cols == 1));
    if (colors.empty())
        return {};
    const auto samples = samplesOf(colors);
    const int clusters = std::min(colorComponents, samples.rows);
    const auto labels = clustersOf(samples, clusters);
    ColorModel model;
    for (int cluster = 0; cluster < clusters; ++cluster)
        if (auto fitted = fitOne(samples, labels, cluster); fitted.weight > 0)
            model.components.push_back(fitted);
    return model;
}

cv::Mat colorCost(const cv::Mat& pixels, const ColorModel& model)
{
    CV_Assert(pixels.type() == CV_8UC3 && model.components.size() <= colorComponents);
    cv::Mat cost(pixels.size(), CV_32FC1);
    if (model.components.empty()) {
        cost = 3 * std::log(256.0);
        return cost;
    }
    BlockCost block(model);
    for (int y = 0; y < pixels.rows; ++y)
        for (int x = 0; x < pixels.cols; x += blockSize)
            block(pixels.ptr<cv::Vec3b>(y) + x, std::min(blockSize, pixels.cols - x),
                  cost.ptr<float>(y) + x);
    return cost;
}

} // namespace core
