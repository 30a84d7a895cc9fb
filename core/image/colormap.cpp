// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/colormap.h"

#include "core/support/text.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace core {

namespace {

cv::Mat greyRamp()
{
    cv::Mat ramp(1, 256, CV_8UC1);
    for (int i = 0; i < 256; ++i)
        ramp.at<uchar>(i) = static_cast<uchar>(i);
    return ramp;
}

cv::Mat openCvTable(int which)
{
    cv::Mat table;
    cv::applyColorMap(greyRamp(), table, which);
    cv::cvtColor(table, table, cv::COLOR_BGR2RGB);
    return table;
}

/// From `low` over `middle` to `high`, given in CIE L*a*b*. The ends are equally light and both
/// halves are straight, so that a value for and the same value against a class look equally strong.
cv::Mat divergingTable(const cv::Vec3f& low, const cv::Vec3f& middle, const cv::Vec3f& high)
{
    cv::Mat lab(1, 256, CV_32FC3);
    for (int i = 0; i < 256; ++i) {
        const float t = static_cast<float>(i) / 127.5f - 1;
        const cv::Vec3f& end = t < 0 ? low : high;
        lab.at<cv::Vec3f>(i) = middle + (end - middle) * std::abs(t);
    }
    cv::Mat rgb;
    cv::cvtColor(lab, rgb, cv::COLOR_Lab2RGB);
    cv::Mat table;
    rgb.convertTo(table, CV_8U, 255);
    return table;
}

} // namespace

const std::vector<ColorMap>& colorMaps()
{
    static const std::vector<ColorMap> maps{
        {"inferno", QT_TRANSLATE_NOOP("core", "Inferno"), false},
        {"viridis", QT_TRANSLATE_NOOP("core", "Viridis"), false},
        {"magma", QT_TRANSLATE_NOOP("core", "Magma"), false},
        {"plasma", QT_TRANSLATE_NOOP("core", "Plasma"), false},
        {"cividis", QT_TRANSLATE_NOOP("core", "Cividis"), false},
        {"blue_white_red", QT_TRANSLATE_NOOP("core", "Blue, white, red"), true},
        {"blue_black_red", QT_TRANSLATE_NOOP("core", "Blue, black, red"), true},
        {"turbo", QT_TRANSLATE_NOOP("core", "Turbo"), false},
        {"jet", QT_TRANSLATE_NOOP("core", "Jet"), false},
        {"gray", QT_TRANSLATE_NOOP("core", "Grey"), false},
    };
    return maps;
}

const ColorMap& standardColorMap(bool isSigned)
{
    return *std::ranges::find(colorMaps(), isSigned, &ColorMap::diverging);
}

cv::Mat colorTable(const std::string& id)
{
    if (id == "viridis")
        return openCvTable(cv::COLORMAP_VIRIDIS);
    if (id == "magma")
        return openCvTable(cv::COLORMAP_MAGMA);
    if (id == "plasma")
        return openCvTable(cv::COLORMAP_PLASMA);
    if (id == "cividis")
        return openCvTable(cv::COLORMAP_CIVIDIS);
    if (id == "turbo")
        return openCvTable(cv::COLORMAP_TURBO);
    if (id == "jet")
        return openCvTable(cv::COLORMAP_JET);
    if (id == "blue_white_red")
        return divergingTable({40, 20, -62}, {96, 0, 0}, {40, 60, 36});
    if (id == "blue_black_red")
        return divergingTable({62, 4, -58}, {8, 0, 0}, {62, 58, 36});
    if (id == "gray") {
        cv::Mat table;
        cv::cvtColor(greyRamp(), table, cv::COLOR_GRAY2RGB);
        return table;
    }
    return openCvTable(cv::COLORMAP_INFERNO);
}

} // namespace core
