// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/pixelgraph.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <utility>

namespace core {

namespace {

/// Of a pixel's eight neighbours those that come after it: directions 0, 2, 4, 6.
constexpr int directionCount = int(GridFlow::directions.size());

bool contains(cv::Size size, cv::Point pixel)
{
    return pixel.x >= 0 && pixel.y >= 0 && pixel.x < size.width && pixel.y < size.height;
}

/// Calls visit(pixel, neighbour, direction) once for each pair of neighbours whose first is in
/// every `every`-th row.
template <typename Visit> void forEachPair(cv::Size size, Visit visit, int every = 1)
{
    for (int y = 0; y < size.height; y += every)
        for (int x = 0; x < size.width; ++x)
            for (int direction = 0; direction < directionCount; direction += 2) {
                const auto [dx, dy] = GridFlow::directions[std::size_t(direction)];
                const cv::Point pixel(x, y);
                const cv::Point other(x + dx, y + dy);
                if (contains(size, other))
                    visit(pixel, other, direction);
            }
}

} // namespace

double LinkPrice::betaOf(const cv::Mat& pixels, int every)
{
    std::int64_t sum = 0;
    std::int64_t pairs = 0;
    forEachPair(
        pixels.size(),
        [&](cv::Point a, cv::Point b, int) {
            sum += squaredDifference(pixels.at<cv::Vec3b>(a), pixels.at<cv::Vec3b>(b));
            ++pairs;
        },
        every);
    return sum > 0 ? double(pairs) / (2 * double(sum)) : 0;
}

LinkPrice::LinkPrice(double smoothness, double beta) : m_beta(beta)
{
    const double price = std::clamp(smoothness, 0.0, largestSmoothness) * scale;
    // Beyond this difference the dearest link rounds to nothing.
    const double farthest = beta > 0 ? std::log(2 * std::max(price, 1.0)) / beta + 1 : 0;
    const auto entries = std::size_t(std::min(farthest, 3.0 * 255 * 255)) + 1;
    for (auto* prices : {&m_straight, &m_diagonal}) {
        const double dearest = prices == &m_straight ? price : price / std::sqrt(2.0);
        prices->resize(entries);
        for (std::size_t i = 0; i < entries; ++i)
            (*prices)[i] = int(std::lround(dearest * std::exp(-beta * double(i))));
    }
    m_hard = 4 * (m_straight[0] + m_diagonal[0]) + scale;
}

PixelGraph::PixelGraph(const cv::Mat& pixels, std::shared_ptr<const LinkPrice> price)
    : m_pixels(pixels), m_price(std::move(price)), m_terms(cv::Mat::zeros(pixels.size(), CV_32SC1)),
      m_flow(pixels.size())
{
    CV_Assert(pixels.type() == CV_8UC3 && !pixels.empty());
}

int PixelGraph::linkPrice(cv::Point a, cv::Point b, int direction) const
{
    return (*m_price)(m_pixels.at<cv::Vec3b>(a), m_pixels.at<cv::Vec3b>(b), direction >= 4);
}

PixelGraph::PixelGraph(const cv::Mat& pixels, double smoothness)
    : PixelGraph(pixels, std::make_shared<LinkPrice>(smoothness, LinkPrice::betaOf(pixels)))
{
    forEachPair(size(), [&](cv::Point a, cv::Point b, int direction) {
        m_flow.setLink(a, direction, linkPrice(a, b, direction));
    });
}

PixelGraph::PixelGraph(const cv::Mat& pixels, std::shared_ptr<const LinkPrice> price,
                       const cv::Mat& free, const cv::Mat& fixed)
    : PixelGraph(pixels, std::move(price))
{
    CV_Assert(free.size() == size() && fixed.size() == size());
    std::vector<cv::Point> places;
    cv::findNonZero(free, places);
    for (const auto& place : places)
        for (int direction = 0; direction < directionCount; ++direction) {
            const auto [dx, dy] = GridFlow::directions[std::size_t(direction)];
            const cv::Point other(place.x + dx, place.y + dy);
            if (!contains(size(), other))
                continue;
            const int capacity = linkPrice(place, other, direction);
            if (!free.at<uchar>(other))
                m_flow.addTerm(place, fixed.at<uchar>(other) ? capacity : -capacity);
            else if (direction % 2 == 0)
                m_flow.setLink(place, direction, capacity);
        }
}

void PixelGraph::setTerm(cv::Point pixel, int term)
{
    auto& present = m_terms.at<int>(pixel);
    term = std::clamp(term, -hard(), hard());
    if (present == term)
        return;
    m_flow.addTerm(pixel, term - present);
    present = term;
}

std::int64_t PixelGraph::energy(const cv::Mat& labels) const
{
    CV_Assert(labels.type() == CV_8UC1 && labels.size() == size());
    std::int64_t sum = 0;
    forEachPair(size(), [&](cv::Point a, cv::Point b, int direction) {
        if (bool(labels.at<uchar>(a)) != bool(labels.at<uchar>(b)))
            sum += linkPrice(a, b, direction);
    });
    for (int y = 0; y < size().height; ++y)
        for (int x = 0; x < size().width; ++x) {
            const int term = m_terms.at<int>(y, x);
            if (labels.at<uchar>(y, x) ? term < 0 : term > 0)
                sum += std::abs(term);
        }
    return sum;
}

} // namespace core
