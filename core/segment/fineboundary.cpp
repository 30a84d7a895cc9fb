// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/fineboundary.h"

#include "core/segment/seeds.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>

namespace core {

namespace {

/// A part of the reduced matrix, in the picture's pixels.
cv::Mat enlarged(const cv::Mat& reduced, cv::Size picture, const cv::Rect& part)
{
    cv::Mat result(part.size(), CV_8UC1);
    std::vector<int> columns(std::size_t(part.width));
    for (int x = 0; x < part.width; ++x)
        columns[std::size_t(x)] = scaledIndex(part.x + x, reduced.cols, picture.width);
    for (int y = 0; y < part.height; ++y) {
        const auto* from =
            reduced.ptr<uchar>(scaledIndex(part.y + y, reduced.rows, picture.height));
        auto* to = result.ptr<uchar>(y);
        for (int x = 0; x < part.width; ++x)
            to[x] = from[columns[std::size_t(x)]];
    }
    return result;
}

/// Where sure seeds that the reduced cut could not see contradict it: 255.
cv::Mat missedSeeds(const cv::Mat& seeds, const cv::Mat& workingSeeds, const cv::Mat& mask)
{
    cv::Mat missed(seeds.size(), CV_8UC1);
    for (int y = 0; y < seeds.rows; ++y) {
        const auto* seed = seeds.ptr<uchar>(y);
        const auto* seen = workingSeeds.ptr<uchar>(y);
        const auto* label = mask.ptr<uchar>(y);
        auto* result = missed.ptr<uchar>(y);
        for (int x = 0; x < seeds.cols; ++x)
            result[x] = seen[x] == uchar(Seed::None) &&
                                ((seed[x] == uchar(Seed::Object) && label[x] == 0) ||
                                 (seed[x] == uchar(Seed::Background) && label[x] != 0))
                            ? 255
                            : 0;
    }
    return missed;
}

/// The colours' and the seeds' terms in the band.
void setTerms(PixelGraph& graph, const FineBoundaryInput& input, const cv::Mat& pixels,
              const cv::Mat& seeds, const cv::Mat& band)
{
    std::vector<cv::Point> places;
    cv::findNonZero(band, places);
    cv::Mat colors(int(places.size()), 1, CV_8UC3);
    for (std::size_t i = 0; i < places.size(); ++i)
        colors.at<cv::Vec3b>(int(i)) = pixels.at<cv::Vec3b>(places[i]);
    const cv::Mat object = colorCost(colors, input.models.object);
    const cv::Mat background = colorCost(colors, input.models.background);
    for (std::size_t i = 0; i < places.size(); ++i) {
        double nats = input.colorWeight * (background.at<float>(int(i)) - object.at<float>(int(i)));
        switch (Seed(seeds.at<uchar>(places[i]))) {
        case Seed::Object: graph.setTerm(places[i], graph.hard()); continue;
        case Seed::Background: graph.setTerm(places[i], -graph.hard()); continue;
        case Seed::ProbableObject: nats += probableSeed; break;
        case Seed::ProbableBackground: nats -= probableSeed; break;
        default: break;
        }
        graph.setTerm(places[i], PixelGraph::priceOf(nats));
    }
}

/// Gives the mask new labels in the band. Only the band's rectangle is looked at, with the pixels
/// that border on it.
void cutBand(cv::Mat& mask, const FineBoundaryInput& input, const cv::Mat& pixels,
             const cv::Mat& seeds, const cv::Mat& band)
{
    const cv::Rect tight = cv::boundingRect(band);
    const cv::Rect box = cv::Rect(tight.tl() - cv::Point(1, 1), tight.br() + cv::Point(1, 1)) &
                         cv::Rect({}, band.size());
    const cv::Mat free = band(box);
    cv::Mat labels = mask(box);
    PixelGraph graph(pixels(box), input.price, free, labels);
    setTerms(graph, input, pixels(box), seeds(box), free);
    graph.cut();
    for (int y = 0; y < box.height; ++y)
        for (int x = 0; x < box.width; ++x)
            if (free.at<uchar>(y, x))
                labels.at<uchar>(y, x) = graph.isObject({x, y}) ? 255 : 0;
}

cv::Mat squareKernel(int half)
{
    return cv::Mat::ones(2 * half + 1, 2 * half + 1, CV_8UC1);
}

} // namespace

cv::Rect scaledOut(const cv::Rect& rect, cv::Size from, cv::Size to)
{
    const auto range = [](int low, int high, int source, int target) {
        return std::pair(int(std::int64_t(low) * target / source),
                         int((std::int64_t(high) * target + source - 1) / source));
    };
    const auto [left, right] = range(rect.x, rect.br().x, from.width, to.width);
    const auto [top, bottom] = range(rect.y, rect.br().y, from.height, to.height);
    return cv::Rect(cv::Point(left, top), cv::Point(right, bottom)) & cv::Rect({}, to);
}

FineBoundary::FineBoundary(cv::Size picture, cv::Size working) : m_picture(picture)
{
    const double reduction =
        std::max(double(picture.width) / working.width, double(picture.height) / working.height);
    m_halfBand = int(std::ceil(1.5 * reduction));
    m_reach = 4 * m_halfBand;
}

cv::Rect FineBoundary::around(const cv::Rect& part) const
{
    const cv::Point reach(m_reach, m_reach);
    return cv::Rect(part.tl() - reach, part.br() + reach) & cv::Rect({}, m_picture);
}

/// Whether the reduced mask is, as far as it counts for `part`.
bool FineBoundary::isAsBefore(const cv::Mat& workingMask, const cv::Rect& part) const
{
    const auto counts = scaledOut(around(part), m_picture, workingMask.size());
    return cv::countNonZero(workingMask(counts) != m_lastMask(counts)) == 0;
}

cv::Rect FineBoundary::update(cv::Mat& mask, const FineBoundaryInput& input,
                              const cv::Rect& changed)
{
    const cv::Rect whole({}, m_picture);
    const bool first = m_lastMask.empty();
    const auto concerned = changed.empty() ? cv::Rect() : around(changed);
    cv::Rect filled;
    for (int y = 0; y < m_picture.height; y += square)
        for (int x = 0; x < m_picture.width; x += square) {
            const auto part = cv::Rect(x, y, square, square) & whole;
            if (!first && (part & concerned).empty() && isAsBefore(input.workingMask, part))
                continue;
            updateSquare(mask, input, part);
            filled |= part;
        }
    input.workingMask.copyTo(m_lastMask);
    return filled;
}

void FineBoundary::updateSquare(cv::Mat& mask, const FineBoundaryInput& input,
                                const cv::Rect& part) const
{
    const auto neighbourhood = around(part);
    cv::Mat coarse = enlarged(input.workingMask, m_picture, neighbourhood);
    const cv::Mat seeds = input.seeds(neighbourhood);
    cv::Mat band =
        missedSeeds(seeds, enlarged(input.workingSeeds, m_picture, neighbourhood), coarse);
    cv::Mat grown, shrunk;
    cv::dilate(coarse, grown, squareKernel(1));
    cv::erode(coarse, shrunk, squareKernel(1));
    band |= grown != shrunk;
    const cv::Rect inside(part.tl() - neighbourhood.tl(), part.size());
    if (cv::countNonZero(band) == 0) {
        coarse(inside).copyTo(mask(part));
        return;
    }
    cv::dilate(band, band, squareKernel(m_halfBand));
    cutBand(coarse, input, input.pixels(neighbourhood), seeds, band);
    coarse(inside).copyTo(mask(part));
}

} // namespace core
