// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment/gridflow.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <vector>

namespace core {

/// What a boundary between two neighbours p and q costs: smoothness exp(-beta |p - q|^2) /
/// distance, times `scale`, as a whole number.
class LinkPrice {
public:
    /// Whole-number prices are those of the energy times this.
    static constexpr int scale = 64;
    static constexpr double largestSmoothness = 200;

    LinkPrice(double smoothness, double beta);

    /// 1 / (2 mean |p - q|^2) over the neighbours in every `every`-th row of a picture (CV_8UC3); 0
    /// for a picture of one colour.
    static double betaOf(const cv::Mat& pixels, int every = 1);

    int operator()(const cv::Vec3b& p, const cv::Vec3b& q, bool diagonal) const
    {
        const auto& prices = diagonal ? m_diagonal : m_straight;
        const auto index = m_beta > 0 ? std::size_t(squaredDifference(p, q)) : 0;
        return index < prices.size() ? prices[index] : 0;
    }

    /// More than all links of a pixel together.
    int hard() const { return m_hard; }

private:
    static int squaredDifference(const cv::Vec3b& a, const cv::Vec3b& b)
    {
        const int red = int(a[0]) - int(b[0]);
        const int green = int(a[1]) - int(b[1]);
        const int blue = int(a[2]) - int(b[2]);
        return red * red + green * green + blue * blue;
    }

    double m_beta;
    int m_hard = 0;
    std::vector<int> m_straight; ///< by |p - q|^2
    std::vector<int> m_diagonal;
};

/// The energy of Boykov and Jolly (2001) over a picture's pixels, each with its eight neighbours,
/// and the labels with the least of it. Prices are whole numbers, so that a cut that goes on from
/// the one before costs exactly what a new one would; of several cheapest cuts the one with the
/// smallest object is taken, which is unique.
class PixelGraph final {
public:
    static constexpr int scale = LinkPrice::scale;

    /// As a whole-number price; more than a million nats count as a million.
    static int priceOf(double nats)
    {
        return int(std::lround(std::clamp(nats, -1e6, 1e6) * scale));
    }

    /// `pixels`: CV_8UC3, not empty; beta is measured on it.
    PixelGraph(const cv::Mat& pixels, double smoothness);

    /// The same for the pixels where `free` (CV_8UC1) is not 0; the others keep the labels of
    /// `fixed` (CV_8UC1, not 0: object). The price is given, so that parts of a picture fit
    /// together.
    PixelGraph(const cv::Mat& pixels, std::shared_ptr<const LinkPrice> price, const cv::Mat& free,
               const cv::Mat& fixed);

    cv::Size size() const { return m_terms.size(); }

    /// How much cheaper the pixel is as object than as background, times `scale`. Beyond +-hard()
    /// counts as that.
    void setTerm(cv::Point pixel, int term);

    /// A term that no neighbours outweigh: a sure seed's.
    int hard() const { return m_price->hard(); }

    /// Returns the pixels whose label changed; at first all are background.
    const std::vector<cv::Point>& cut() { return m_flow.run(); }

    bool isObject(cv::Point pixel) const { return m_flow.onSourceSide(pixel); }

    /// Of any labels (CV_8UC1, not 0: object) of a graph without fixed pixels, times `scale`:
    /// boundary prices, and what terms lose that are not followed.
    std::int64_t energy(const cv::Mat& labels) const;

private:
    PixelGraph(const cv::Mat& pixels, std::shared_ptr<const LinkPrice> price);
    int linkPrice(cv::Point a, cv::Point b, int direction) const;

    cv::Mat m_pixels;
    std::shared_ptr<const LinkPrice> m_price;
    cv::Mat m_terms; ///< CV_32SC1
    GridFlow m_flow;
};

} // namespace core
