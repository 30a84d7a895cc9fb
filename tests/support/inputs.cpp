// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/inputs.h"

#include <cmath>

namespace {

double wave(int row, int column, int channel)
{
    return std::sin(0.1 * (row + 1) * (channel + 1)) * std::cos(0.07 * (column + 1));
}

core::Image image(cv::Mat pixels)
{
    const auto size = pixels.size();
    return {std::move(pixels), {}, size};
}

} // namespace

at::Tensor waveInput(const std::vector<int>& shape)
{
    auto input = at::empty({1, shape.at(1), shape.at(2), shape.at(3)}, at::kFloat);
    auto value = input.accessor<float, 4>();
    for (int channel = 0; channel < shape[1]; ++channel)
        for (int row = 0; row < shape[2]; ++row)
            for (int column = 0; column < shape[3]; ++column)
                value[0][channel][row][column] = float(wave(row, column, channel));
    return input;
}

at::Tensor rampInput(const std::vector<int>& shape)
{
    const auto count = shape.at(1) * shape.at(2) * shape.at(3);
    return at::arange(count, at::kFloat).reshape({1, shape[1], shape[2], shape[3]});
}

core::Image wavePicture(int width, int height)
{
    cv::Mat pixels(height, width, CV_8UC3);
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column)
            for (int channel = 0; channel < 3; ++channel)
                pixels.at<cv::Vec3b>(row, column)[channel] =
                    uchar(std::floor(127.5 * (1 + wave(row, column, channel))));
    return image(pixels);
}

core::Image rampPicture(int width, int height)
{
    cv::Mat pixels(height, width, CV_8UC3);
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column)
            pixels.at<cv::Vec3b>(row, column) = cv::Vec3b::all(uchar(row * width + column));
    return image(pixels);
}

core::Image pictureFor(const core::Model& model)
{
    const auto& rule = model.card().input;
    return wavePicture(rule.width, rule.height);
}

double deviation(const at::Tensor& found, const at::Tensor& expected)
{
    if (found.sizes() != expected.sizes())
        return INFINITY;
    const auto exact = expected.detach().to(at::kDouble);
    const double difference = (found.detach().to(at::kDouble) - exact).abs().max().item<double>();
    return difference == 0 ? 0 : difference / exact.abs().max().item<double>();
}

double deviationL2(const at::Tensor& found, const at::Tensor& expected)
{
    if (found.sizes() != expected.sizes())
        return INFINITY;
    const auto exact = expected.detach().to(at::kDouble);
    const double difference = (found.detach().to(at::kDouble) - exact).norm().item<double>();
    return difference == 0 ? 0 : difference / exact.norm().item<double>();
}
