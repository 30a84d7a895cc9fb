// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/similarity.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace core {

namespace {

constexpr int window = 11;
constexpr double sigma = 1.5;
constexpr double steadyMean = 0.01 * 0.01;     // (K1 L)^2, L = 1
constexpr double steadyContrast = 0.03 * 0.03; // (K2 L)^2
constexpr int longestSide = 256;
constexpr double rounding = 1e-6; ///< share of the largest magnitude

std::vector<double> valuesOf(const cv::Mat& map)
{
    assert(map.empty() || map.type() == CV_32FC1);
    std::vector<double> values;
    values.reserve(map.total());
    for (int y = 0; y < map.rows; ++y)
        values.insert(values.end(), map.ptr<float>(y), map.ptr<float>(y) + map.cols);
    return values;
}

/// Rounding, as when a map is laid over a picture, does not count.
bool varies(const std::vector<double>& values)
{
    const auto finite = [](double value) { return std::isfinite(value); };
    if (values.empty() || !std::all_of(values.begin(), values.end(), finite))
        return false;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return *high - *low > rounding * std::max(std::abs(*low), std::abs(*high));
}

/// Calls `measure` with both maps' values if it is defined for them.
template <typename Measure>
std::optional<double> measured(const cv::Mat& a, const cv::Mat& b, Measure measure)
{
    assert(a.size() == b.size());
    auto first = valuesOf(a);
    auto second = valuesOf(b);
    if (!varies(first) || !varies(second))
        return {};
    return measure(std::move(first), std::move(second));
}

double correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    const double count = double(a.size());
    const double meanA = std::accumulate(a.begin(), a.end(), 0.0) / count;
    const double meanB = std::accumulate(b.begin(), b.end(), 0.0) / count;
    double both = 0, squaresA = 0, squaresB = 0;
    for (std::size_t index = 0; index < a.size(); ++index) {
        const double x = a[index] - meanA;
        const double y = b[index] - meanB;
        both += x * y;
        squaresA += x * x;
        squaresB += y * y;
    }
    return std::clamp(both / std::sqrt(squaresA) / std::sqrt(squaresB), -1.0, 1.0);
}

std::vector<double> ranks(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> found(values.size());
    for (std::size_t first = 0, end; first < order.size(); first = end) {
        for (end = first + 1; end < order.size() && values[order[end]] == values[order[first]];)
            ++end;
        for (std::size_t place = first; place < end; ++place)
            found[order[place]] = double(first + end - 1) / 2;
    }
    return found;
}

cv::Mat scaled(const std::vector<double>& values, cv::Size size)
{
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    cv::Mat map = cv::Mat(values, true).reshape(1, size.height);
    return (map - *low) / (*high - *low);
}

/// Weighted means of the windows that lie inside.
cv::Mat blurred(const cv::Mat& map)
{
    cv::Mat result;
    cv::GaussianBlur(map, result, {window, window}, sigma);
    constexpr int edge = window / 2;
    return result(cv::Rect(edge, edge, map.cols - 2 * edge, map.rows - 2 * edge));
}

std::vector<char> strongest(const std::vector<double>& values, double share)
{
    auto sorted = values;
    const auto count = std::clamp<std::size_t>(
        std::size_t(std::ceil(share * double(values.size()))), 1, values.size());
    std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(count - 1), sorted.end(),
                     std::greater<>());
    const double last = sorted[count - 1];
    const double lowest = *std::min_element(values.begin(), values.end());
    std::vector<char> among(values.size());
    for (std::size_t index = 0; index < values.size(); ++index)
        among[index] = values[index] >= last && values[index] > lowest;
    return among;
}

} // namespace

std::optional<double> pearson(const cv::Mat& a, const cv::Mat& b)
{
    return measured(a, b, correlation);
}

std::optional<double> spearman(const cv::Mat& a, const cv::Mat& b)
{
    return measured(a, b, [](const auto& first, const auto& second) {
        return correlation(ranks(first), ranks(second));
    });
}

std::optional<double> structuralSimilarity(const cv::Mat& a, const cv::Mat& b)
{
    if (a.rows < window || a.cols < window)
        return {};
    return measured(a, b, [size = a.size()](const auto& first, const auto& second) {
        const cv::Mat x = scaled(first, size);
        const cv::Mat y = scaled(second, size);
        const cv::Mat meanX = blurred(x), meanY = blurred(y);
        const cv::Mat products = meanX.mul(meanY);
        const cv::Mat squares = meanX.mul(meanX) + meanY.mul(meanY);
        const cv::Mat covariance = blurred(x.mul(y)) - products;
        const cv::Mat variances = blurred(x.mul(x) + y.mul(y)) - squares;
        const cv::Mat above = (2 * products + steadyMean).mul(2 * covariance + steadyContrast);
        const cv::Mat below = (squares + steadyMean).mul(variances + steadyContrast);
        return cv::mean(above / below)[0];
    });
}

std::optional<double> strongestOverlap(const cv::Mat& a, const cv::Mat& b, double share)
{
    return measured(a, b, [share](const auto& first, const auto& second) {
        const auto inA = strongest(first, share);
        const auto inB = strongest(second, share);
        double both = 0, either = 0;
        for (std::size_t index = 0; index < inA.size(); ++index) {
            both += inA[index] && inB[index];
            either += inA[index] || inB[index];
        }
        return both / either;
    });
}

Similarity similarity(const Heatmap& a, const Heatmap& b)
{
    assert(a.values.size() == b.values.size());
    const auto seen = a.covered & b.covered;
    if (seen.empty())
        return {};
    const double factor = std::min(1.0, longestSide / double(std::max(seen.width, seen.height)));
    const cv::Size size(std::max(1, int(std::lround(seen.width * factor))),
                        std::max(1, int(std::lround(seen.height * factor))));
    cv::Mat first, second;
    cv::resize(a.values(seen), first, size, 0, 0, cv::INTER_AREA);
    cv::resize(b.values(seen), second, size, 0, 0, cv::INTER_AREA);
    return {pearson(first, second), spearman(first, second), structuralSimilarity(first, second),
            strongestOverlap(first, second)};
}

} // namespace core
