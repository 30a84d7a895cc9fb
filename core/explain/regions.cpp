// SPDX-License-Identifier: GPL-3.0-or-later
// Kapishnikov et al.: "XRAI: Better Attributions Through Regions", ICCV 2019, algorithm 1, with the
// numbers of PAIR's library. Its number of pixels and radius are meant for inputs of about 224 x
// 224 pixels; on smaller ones they shrink with the picture, or nothing but one region would remain.
#include "core/explain/regions.h"

#include "core/explain/felzenszwalb.h"
#include "core/support/error.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace core {

namespace {

const std::vector<double> scales{50, 100, 150, 250, 500, 1200};
constexpr double sigma = 0.8;
constexpr int smallestSegment = 150;
const cv::Size segmentedSize{224, 224};
constexpr double widening = 5;   ///< pixels
constexpr double newPixels = 50; ///< that a region must add

double areaShare(cv::Size picture)
{
    return std::min(1.0, double(picture.area()) / segmentedSize.area());
}

/// Values from -1 to 1, 224 x 224.
cv::Mat normalized(const cv::Mat& picture)
{
    cv::Mat result;
    cv::normalize(picture.reshape(1), result, -1, 1, cv::NORM_MINMAX);
    const bool shrinks = picture.total() > std::size_t(segmentedSize.area());
    cv::resize(result.reshape(picture.channels()), result, segmentedSize, 0, 0,
               shrinks ? cv::INTER_AREA : cv::INTER_CUBIC);
    return result;
}

cv::Mat disk(int radius)
{
    cv::Mat shape(2 * radius + 1, 2 * radius + 1, CV_8U);
    for (int y = -radius; y <= radius; ++y)
        for (int x = -radius; x <= radius; ++x)
            shape.at<uchar>(y + radius, x + radius) = x * x + y * y <= radius * radius;
    return shape;
}

std::vector<cv::Rect> boxesOf(const cv::Mat& labels)
{
    std::vector<cv::Rect> boxes;
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x) {
            const auto label = std::size_t(labels.at<int>(y, x));
            if (label >= boxes.size())
                boxes.resize(label + 1);
            boxes[label] |= cv::Rect(x, y, 1, 1);
        }
    return boxes;
}

void appendRegions(const cv::Mat& labels, int radius, std::vector<Region>& regions)
{
    const cv::Rect whole({}, labels.size());
    const auto shape = disk(radius);
    const auto boxes = boxesOf(labels);
    for (std::size_t label = 0; label < boxes.size(); ++label) {
        if (boxes[label].empty())
            continue; // lost when the labels were resized
        const auto box =
            (boxes[label] + cv::Size(2 * radius, 2 * radius) - cv::Point(radius, radius)) & whole;
        cv::Mat mask = labels(box) == int(label);
        cv::dilate(mask, mask, shape);
        Region region;
        for (int y = 0; y < mask.rows; ++y)
            for (int x = 0; x < mask.cols; ++x)
                if (mask.at<uchar>(y, x))
                    region.push_back((y + box.y) * labels.cols + x + box.x);
        regions.push_back(std::move(region));
    }
}

/// The regions that are left, each with the number and sum of its uncovered pixels.
class Ranking {
public:
    Ranking(const cv::Mat& attribution, const std::vector<Region>& regions)
        : m_regions(regions), m_value(attribution.ptr<double>()), m_of(attribution.total()),
          m_covered(attribution.total()), m_count(regions.size()), m_sum(regions.size())
    {
        for (std::size_t index = 0; index < regions.size(); ++index)
            for (int pixel : regions[index]) {
                m_of[std::size_t(pixel)].push_back(int(index));
                ++m_count[index];
                m_sum[index] += m_value[pixel];
            }
    }

    /// The index of the region with the highest mean; -1: none adds `fewest` pixels.
    int best(int fewest) const
    {
        int found = -1;
        double highest = 0;
        for (std::size_t index = 0; index < m_regions.size(); ++index) {
            if (m_count[index] < fewest)
                continue;
            const double mean = m_sum[index] / m_count[index];
            if (found < 0 || mean > highest) {
                found = int(index);
                highest = mean;
            }
        }
        return found;
    }

    /// The pixels that are new.
    Region cover(int index)
    {
        Region added;
        for (int pixel : m_regions[std::size_t(index)]) {
            if (m_covered[std::size_t(pixel)])
                continue;
            m_covered[std::size_t(pixel)] = true;
            added.push_back(pixel);
            for (int each : m_of[std::size_t(pixel)]) {
                --m_count[std::size_t(each)];
                m_sum[std::size_t(each)] -= m_value[pixel];
            }
        }
        return added;
    }

    Region uncovered() const
    {
        Region rest;
        for (std::size_t pixel = 0; pixel < m_covered.size(); ++pixel)
            if (!m_covered[pixel])
                rest.push_back(int(pixel));
        return rest;
    }

private:
    const std::vector<Region>& m_regions;
    const double* m_value;
    std::vector<std::vector<int>> m_of; ///< the regions of each pixel
    std::vector<bool> m_covered;
    std::vector<int> m_count;
    std::vector<double> m_sum;
};

} // namespace

std::vector<Region> overlappingRegions(const cv::Mat& picture, const Progress& progress)
{
    const int radius = int(std::lround(widening * std::sqrt(areaShare(picture.size()))));
    std::vector<Region> regions;
    for (auto& labels : felzenszwalb(normalized(picture), scales, sigma, smallestSegment)) {
        if (progress.stopped())
            throw Cancelled();
        cv::resize(labels, labels, picture.size(), 0, 0, cv::INTER_NEAREST_EXACT);
        appendRegions(labels, radius, regions);
    }
    return regions;
}

cv::Mat rankedRegions(const cv::Mat& attribution, const std::vector<Region>& regions, int fewest)
{
    cv::Mat map(attribution.size(), CV_64F);
    const auto paint = [&](const Region& pixels) {
        double sum = 0;
        for (int pixel : pixels)
            sum += attribution.ptr<double>()[pixel];
        for (int pixel : pixels)
            map.ptr<double>()[pixel] = sum / double(pixels.size());
    };
    Ranking ranking(attribution, regions);
    for (int index = ranking.best(fewest); index >= 0; index = ranking.best(fewest))
        paint(ranking.cover(index));
    paint(ranking.uncovered());
    return map;
}

int fewestNewPixels(cv::Size picture)
{
    return std::max(1, int(std::lround(newPixels * areaShare(picture))));
}

} // namespace core
