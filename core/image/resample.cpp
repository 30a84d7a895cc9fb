// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/resample.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <vector>

namespace core {

namespace {

/// The source pixels [first, first + count) that make up one sample; their weights lie one after
/// another from `weights` on.
struct Taps {
    int first = 0;
    int count = 0;
    std::size_t weights = 0;
};

struct Axis {
    std::vector<Taps> taps;
    std::vector<float> weights;
    int first = 0; ///< the source pixels that any sample needs
    int end = 0;
};

Axis makeAxis(const Sampling& sampling, int sourceSize)
{
    const double support = std::max(sampling.step, 1.);
    Axis axis;
    axis.first = sourceSize;
    std::vector<double> weights;
    for (int i = 0; i < sampling.count; ++i) {
        const double center = (i + 0.5) * sampling.step + sampling.origin;
        // Clamped as doubles: samples may lie far outside. There the border pixel counts alone.
        const double last = sourceSize - 1;
        int first = static_cast<int>(std::clamp(std::floor(center - support + 0.5), 0., last));
        const int end =
            static_cast<int>(std::clamp(std::floor(center + support + 0.5), first + 1., last + 1));
        weights.clear();
        double sum = 0;
        for (int k = first; k < end; ++k) {
            weights.push_back(std::max(0., 1 - std::abs(k + 0.5 - center) / support));
            sum += weights.back();
        }
        if (sum <= 0) {
            weights.assign(1, 1);
            first = center < 0 ? 0 : sourceSize - 1;
            sum = 1;
        }
        axis.taps.push_back({first, static_cast<int>(weights.size()), axis.weights.size()});
        for (double weight : weights)
            axis.weights.push_back(static_cast<float>(weight / sum));
        axis.first = std::min(axis.first, first);
        axis.end = std::max(axis.end, first + static_cast<int>(weights.size()));
    }
    return axis;
}

/// sum += weight * row; the loop that large pictures spend their time in.
template <typename T> void accumulate(const T* row, float weight, float* sum, int count)
{
    for (int i = 0; i < count; ++i)
        sum[i] += weight * static_cast<float>(row[i]);
}

template <int channels> void sampleRow(const float* row, const Axis& axis, float* samples)
{
    for (const Taps& taps : axis.taps) {
        float sums[channels] = {};
        const float* weight = axis.weights.data() + taps.weights;
        const float* pixel = row + static_cast<std::ptrdiff_t>(taps.first - axis.first) * channels;
        for (int k = 0; k < taps.count; ++k, pixel += channels) {
            for (int c = 0; c < channels; ++c)
                sums[c] += weight[k] * pixel[c];
        }
        for (int c = 0; c < channels; ++c)
            *samples++ = sums[c];
    }
}

/// Rows are blended first: that pass runs along whole rows, and leaves few rows for the other.
template <typename T, int channels>
void resampleRows(const cv::Mat& source, const Axis& across, const Axis& down, cv::Mat& result)
{
    const int width = (across.end - across.first) * channels;
    cv::parallel_for_({0, result.rows}, [&](const cv::Range& rows) {
        std::vector<float> blended(static_cast<std::size_t>(width));
        for (int y = rows.start; y < rows.end; ++y) {
            const Taps& taps = down.taps[static_cast<std::size_t>(y)];
            std::fill(blended.begin(), blended.end(), 0.f);
            for (int k = 0; k < taps.count; ++k) {
                accumulate(source.ptr<T>(taps.first + k) + across.first * channels,
                           down.weights[taps.weights + static_cast<std::size_t>(k)], blended.data(),
                           width);
            }
            sampleRow<channels>(blended.data(), across, result.ptr<float>(y));
        }
    });
}

} // namespace

cv::Mat resample(const cv::Mat& source, const Sampling& x, const Sampling& y)
{
    const bool bytes = source.depth() == CV_8U;
    const bool colored = source.channels() == 3;
    CV_Assert((bytes || source.depth() == CV_32F) && (colored || source.channels() == 1));
    cv::Mat result(y.count, x.count, CV_32FC(source.channels()));
    if (result.empty())
        return result;
    const Axis across = makeAxis(x, source.cols);
    const Axis down = makeAxis(y, source.rows);
    if (bytes && colored)
        resampleRows<uchar, 3>(source, across, down, result);
    else if (bytes)
        resampleRows<uchar, 1>(source, across, down, result);
    else if (colored)
        resampleRows<float, 3>(source, across, down, result);
    else
        resampleRows<float, 1>(source, across, down, result);
    return result;
}

} // namespace core
