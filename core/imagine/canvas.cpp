// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagine/canvas.h"

#include "core/model/preprocess.h"
#include "core/probe/tensors.h"

#include <algorithm>
#include <cmath>

#include <torch/script.h>

namespace core {

namespace {

constexpr double brightest = 255;

/// The picture that the card's resizing leaves as it is, and whose crop is what the model takes.
cv::Size frameOf(const InputRule& rule)
{
    if (rule.resize != Resize::ShortestSide || rule.crop == Crop::None)
        return {rule.width, rule.height};
    if (std::min(rule.width, rule.height) >= rule.resizeTo) // the crop adds a border
        return {rule.resizeTo, rule.resizeTo};
    return {std::max(rule.width, rule.resizeTo), std::max(rule.height, rule.resizeTo)};
}

at::Tensor numbersOf(double pixel, const InputRule& rule, at::ScalarType type)
{
    auto numbers = at::empty({1, rule.channelCount(), 1, 1}, at::kDouble);
    for (int c = 0; c < rule.channelCount(); ++c) {
        const auto channel = static_cast<std::size_t>(c);
        numbers[0][c] = (pixel / rule.scale - rule.mean[channel]) / rule.std[channel];
    }
    return numbers.to(type);
}

} // namespace

Canvas::Canvas(const InputRule& given, bool transformed)
    : rule(given), size(given.width, given.height), view(given.width, given.height),
      frame(frameOf(given))
{
    if (transformed)
        size = frame;
}

at::Tensor Canvas::black(at::ScalarType type) const
{
    return numbersOf(0, rule, type);
}

at::Tensor Canvas::white(at::ScalarType type) const
{
    return numbersOf(brightest, rule, type);
}

at::Tensor Canvas::from(const Image& image, at::ScalarType type) const
{
    auto wider = rule;
    wider.width = size.width;
    wider.height = size.height;
    wider.crop = Crop::Center; // without a crop the picture may have any proportions
    return tensorOf(preprocess(image.pixels, wider).input).to(type);
}

at::Tensor Canvas::framed(const at::Tensor& painted) const
{
    const auto before = [](int outer, int inner) { // rounded as the card's crop is
        return std::int64_t(std::nearbyint(std::max(outer - inner, 0) / 2.));
    };
    const auto left = before(frame.width, size.width);
    const auto top = before(frame.height, size.height);
    const auto right = std::max<std::int64_t>(frame.width - size.width - left, 0);
    const auto bottom = std::max<std::int64_t>(frame.height - size.height - top, 0);
    return at::constant_pad_nd(painted, {left, right, top, bottom});
}

cv::Mat Canvas::pixels(const at::Tensor& painted) const
{
    const auto low = black(painted.scalar_type())[0];
    const auto high = white(painted.scalar_type())[0];
    auto colors = ((framed(painted.detach()) - low) * (brightest / (high - low)))
                      .round()
                      .clamp(0, brightest)
                      .to(at::kByte);
    if (rule.channels == ChannelOrder::Bgr)
        colors = colors.flip({0});
    else if (rule.channels == ChannelOrder::Gray)
        colors = colors.expand({3, -1, -1});
    const auto dense = colors.permute({1, 2, 0}).contiguous();
    return cv::Mat(int(dense.size(0)), int(dense.size(1)), CV_8UC3, dense.data_ptr()).clone();
}

} // namespace core
