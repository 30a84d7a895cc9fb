// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/preprocess.h"

#include "core/image/resample.h"
#include "core/support/error.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <string>

namespace core {

namespace {

/// Larger inputs can only come from a rule without crop and an extremely elongated picture.
constexpr double largestInputPixels = 64e6;
constexpr double letterboxGrey = 114; ///< the padding that YOLO-like networks are trained with

/// The picture scaled to `width` x `height` (never made as a whole), and the window of it that is
/// the input. Where the window reaches beyond the scaled picture it shows `padding`.
struct Plan {
    double width = 0;
    double height = 0;
    double left = 0;
    double top = 0;
    cv::Size window;
    double padding = 0;
};

std::string sizeText(double width, double height)
{
    return std::to_string(static_cast<long long>(width)) + " x " +
           std::to_string(static_cast<long long>(height));
}

/// Where a centred window begins, to the pixel as torchvision's CenterCrop: it rounds half to even,
/// and puts the odd pixel of a padding behind.
double centredStart(double size, int window)
{
    if (size < window)
        return -std::floor((window - size) / 2);
    return std::nearbyint((size - window) / 2);
}

Plan planShortestSide(cv::Size picture, const InputRule& rule)
{
    // torchvision's Resize(size): the longer side is cut down to whole pixels.
    const double shorter = std::min(picture.width, picture.height);
    const double longer = std::max(picture.width, picture.height);
    const double scaled = std::floor(rule.resizeTo * longer / shorter);
    Plan plan;
    plan.width = picture.width <= picture.height ? rule.resizeTo : scaled;
    plan.height = picture.width <= picture.height ? scaled : rule.resizeTo;
    if (rule.crop == Crop::None) {
        if (plan.width * plan.height > largestInputPixels) {
            throw Error(Fault::PictureDoesNotFit, sizeText(picture.width, picture.height),
                        "resized without a crop it would have " +
                            sizeText(plan.width, plan.height) + " pixels");
        }
        plan.window = cv::Size(static_cast<int>(plan.width), static_cast<int>(plan.height));
        return plan;
    }
    plan.window = {rule.width, rule.height};
    plan.left = centredStart(plan.width, rule.width);
    plan.top = centredStart(plan.height, rule.height);
    return plan;
}

Plan planLetterbox(cv::Size picture, const InputRule& rule)
{
    const double scale = std::min(static_cast<double>(rule.width) / picture.width,
                                  static_cast<double>(rule.height) / picture.height);
    Plan plan;
    plan.width = std::clamp(std::round(picture.width * scale), 1., double(rule.width));
    plan.height = std::clamp(std::round(picture.height * scale), 1., double(rule.height));
    plan.window = {rule.width, rule.height};
    plan.left = -std::floor((rule.width - plan.width) / 2);
    plan.top = -std::floor((rule.height - plan.height) / 2);
    plan.padding = letterboxGrey;
    return plan;
}

Plan makePlan(cv::Size picture, const InputRule& rule)
{
    switch (rule.resize) {
    case Resize::ShortestSide: return planShortestSide(picture, rule);
    case Resize::Letterbox: return planLetterbox(picture, rule);
    case Resize::Stretch:
    case Resize::None: break;
    }
    const cv::Size wanted(rule.width, rule.height);
    if (rule.resize == Resize::None && picture != wanted) {
        throw Error(Fault::PictureDoesNotFit, sizeText(picture.width, picture.height),
                    "the picture has " + sizeText(picture.width, picture.height) +
                        " pixels, the model takes exactly " + sizeText(rule.width, rule.height));
    }
    Plan plan;
    plan.width = rule.width;
    plan.height = rule.height;
    plan.window = wanted;
    return plan;
}

/// The window's samples that lie on the scaled picture, of one axis.
cv::Range insidePart(double scaled, double start, int window)
{
    return {static_cast<int>(std::max(0., -start)),
            static_cast<int>(std::min<double>(window, scaled - start))};
}

/// The window as CV_32FC3, 0 to 255, RGB.
cv::Mat sampleWindow(const cv::Mat& pixels, const Plan& plan)
{
    const cv::Range columns = insidePart(plan.width, plan.left, plan.window.width);
    const cv::Range rows = insidePart(plan.height, plan.top, plan.window.height);
    const double stepX = pixels.cols / plan.width;
    const double stepY = pixels.rows / plan.height;
    const cv::Mat inside =
        resample(pixels, {stepX, (plan.left + columns.start) * stepX, columns.size()},
                 {stepY, (plan.top + rows.start) * stepY, rows.size()});
    if (inside.size() == plan.window)
        return inside;
    cv::Mat window(plan.window, CV_32FC3, cv::Scalar::all(plan.padding));
    inside.copyTo(window(rows, columns));
    return window;
}

/// CV_32FC3 RGB to planes in the model's channel order: (pixel / scale - mean) / std, rounded once,
/// so that a network gets the very numbers that it gets elsewhere.
cv::Mat normalised(const cv::Mat& window, const InputRule& rule)
{
    const int channels = rule.channelCount();
    const int sizes[] = {1, channels, window.rows, window.cols};
    cv::Mat input(4, sizes, CV_32F);
    for (int c = 0; c < channels; ++c) {
        const auto channel = static_cast<std::size_t>(c);
        cv::Matx13d mix(0.299, 0.587, 0.114); // the grey of ITU-R 601, as Pillow's
        if (rule.channels == ChannelOrder::Rgb)
            mix = cv::Matx13d(c == 0, c == 1, c == 2);
        else if (rule.channels == ChannelOrder::Bgr)
            mix = cv::Matx13d(c == 2, c == 1, c == 0);
        for (int y = 0; y < window.rows; ++y) {
            const auto* source = window.ptr<cv::Vec3f>(y);
            auto* target = input.ptr<float>(0, c, y);
            for (int x = 0; x < window.cols; ++x) {
                const double pixel =
                    mix(0) * source[x][0] + mix(1) * source[x][1] + mix(2) * source[x][2];
                target[x] = static_cast<float>((pixel / rule.scale - rule.mean[channel]) /
                                               rule.std[channel]);
            }
        }
    }
    return input;
}

/// The picture's pixels that input pixels reach, along one axis.
cv::Range reached(double origin, double step, int inputSize, int pictureSize)
{
    constexpr double touch = 1e-6; // less than this is rounding error, not a shared part
    const double start = std::clamp(origin + touch, 0., pictureSize - 1.);
    const double end = std::clamp(origin + step * inputSize - touch, 1., double(pictureSize));
    return {static_cast<int>(std::floor(start)), static_cast<int>(std::ceil(end))};
}

} // namespace

Preprocessed preprocess(const cv::Mat& pixels, const InputRule& rule)
{
    CV_Assert(pixels.type() == CV_8UC3 && !pixels.empty());
    const Plan plan = makePlan(pixels.size(), rule);
    Preprocessed result;
    result.pictureSize = pixels.size();
    result.stepX = pixels.cols / plan.width;
    result.stepY = pixels.rows / plan.height;
    result.originX = plan.left * result.stepX;
    result.originY = plan.top * result.stepY;
    result.input = normalised(sampleWindow(pixels, plan), rule);
    return result;
}

cv::Mat mapToPicture(const cv::Mat& map, const Preprocessed& geometry)
{
    CV_Assert(map.type() == CV_32FC1 && !map.empty());
    const cv::Rect covered = coveredPart(geometry);
    // Picture pixels in units of the map's cells, which tile the input evenly.
    const double stepX = map.cols / (geometry.stepX * geometry.inputSize().width);
    const double stepY = map.rows / (geometry.stepY * geometry.inputSize().height);
    const cv::Mat part =
        resample(map, {stepX, (covered.x - geometry.originX) * stepX, covered.width},
                 {stepY, (covered.y - geometry.originY) * stepY, covered.height});
    if (part.size() == geometry.pictureSize)
        return part;
    cv::Mat picture = cv::Mat::zeros(geometry.pictureSize, CV_32F);
    part.copyTo(picture(covered));
    return picture;
}

cv::Rect coveredPart(const Preprocessed& geometry)
{
    const cv::Size input = geometry.inputSize();
    const cv::Size picture = geometry.pictureSize;
    const cv::Range x = reached(geometry.originX, geometry.stepX, input.width, picture.width);
    const cv::Range y = reached(geometry.originY, geometry.stepY, input.height, picture.height);
    return {x.start, y.start, x.size(), y.size()};
}

} // namespace core
