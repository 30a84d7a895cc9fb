// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detect/boxdrawing.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace core {

namespace {

/// Bright colours whose hues are as far apart as the golden section makes them.
cv::Scalar colorOf(int classIndex)
{
    const double hue = std::fmod(0.06 + classIndex * 0.61803398875, 1.0);
    const cv::Mat hsv(1, 1, CV_8UC3, cv::Scalar(hue * 179, 200, 255));
    cv::Mat rgb;
    cv::cvtColor(hsv, rgb, cv::COLOR_HSV2RGB);
    const auto color = rgb.at<cv::Vec3b>(0, 0);
    return {double(color[0]), double(color[1]), double(color[2])};
}

/// Far outside numbers would not fit a pixel's coordinate.
cv::Point pixel(double x, double y, cv::Size size)
{
    const auto fit = [](double value, int length) {
        return int(std::lround(std::clamp(value, -double(length), 2. * length)));
    };
    return {fit(x, size.width), fit(y, size.height)};
}

void draw(cv::Mat& picture, const LabelledBox& labelled)
{
    const auto size = picture.size();
    const int side = std::min(size.width, size.height);
    const int thickness = std::max(1, side / 220);
    const auto color = colorOf(labelled.classIndex);
    const auto& box = labelled.box;
    const auto low = pixel(box.x, box.y, size);
    const auto high = pixel(box.x + box.width, box.y + box.height, size);
    cv::rectangle(picture, low, high, {0, 0, 0}, thickness + 2); // on any ground
    cv::rectangle(picture, low, high, color, thickness);
    if (labelled.label.empty())
        return;
    constexpr int font = cv::FONT_HERSHEY_SIMPLEX;
    const double scale = std::max(0.35, side / 1000.);
    const int stroke = std::max(1, int(std::lround(scale * 1.6)));
    int below = 0;
    const auto text = cv::getTextSize(labelled.label, font, scale, stroke, &below);
    const int margin = std::max(2, text.height / 3);
    const cv::Size plate(text.width + 2 * margin, text.height + below + margin);
    // Above the box where there is room, else inside; never beyond the picture's right edge.
    const int left = std::clamp(low.x, 0, std::max(0, size.width - plate.width));
    const int above = low.y - plate.height;
    const int top = above >= 0 ? above : std::clamp(low.y, 0, std::max(0, size.height - 1));
    cv::rectangle(picture, cv::Rect({left, top}, plate), color, cv::FILLED);
    cv::putText(picture, labelled.label, {left + margin, top + text.height + margin / 2 + 1}, font,
                scale, {0, 0, 0}, stroke, cv::LINE_AA);
}

} // namespace

cv::Mat withBoxes(const cv::Mat& pixels, const std::vector<LabelledBox>& boxes)
{
    auto picture = pixels.clone();
    for (auto box = boxes.rbegin(); box != boxes.rend(); ++box)
        draw(picture, *box);
    return picture;
}

} // namespace core
