// SPDX-License-Identifier: GPL-3.0-or-later
// SLIC: k-means on colour (CIELAB) and position, each centre looking at its surroundings only, with
// the squared distance d_Lab^2 + (m / S)^2 d_xy^2, S the grid's spacing.
// Achanta et al.: "SLIC superpixels compared to state-of-the-art superpixel methods", TPAMI 2012;
// m = 10 and ten rounds are the paper's. Pieces below a quarter of the mean size join a neighbour.
// (OpenCV's own lets centres that overlap write at the same time, so its labels vary.)
#include "core/explain/segments.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>

namespace core {

namespace {

constexpr float compactness = 10;
constexpr int rounds = 10;

struct Centre {
    cv::Vec3f color;
    cv::Point2f position;
};

/// The regular grid that the centres start from.
struct Lattice {
    int columns;
    int rows;

    Lattice(cv::Size size, int about)
    {
        const double wanted = std::clamp<double>(about, 1, size.area());
        columns = std::clamp(int(std::lround(std::sqrt(wanted * size.width / size.height))), 1,
                             size.width);
        rows = std::clamp(int(std::lround(wanted / columns)), 1, size.height);
    }

    cv::Mat cells(cv::Size size) const
    {
        cv::Mat labels(size, CV_32S);
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                labels.at<int>(y, x) = int(std::int64_t(y) * rows / size.height) * columns +
                                       int(std::int64_t(x) * columns / size.width);
        return labels;
    }
};

/// Moves each centre to the mean of what is assigned to it.
void moveCentres(const cv::Mat& lab, const cv::Mat& labels, std::vector<Centre>& centres)
{
    std::vector<cv::Vec<double, 6>> sums(centres.size());
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x) {
            const auto& color = lab.at<cv::Vec3f>(y, x);
            sums[std::size_t(labels.at<int>(y, x))] +=
                cv::Vec<double, 6>(color[0], color[1], color[2], x, y, 1);
        }
    for (std::size_t index = 0; index < centres.size(); ++index) {
        const auto mean = sums[index] / std::max(sums[index][5], 1.);
        if (sums[index][5] > 0)
            centres[index] = {{float(mean[0]), float(mean[1]), float(mean[2])},
                              {float(mean[3]), float(mean[4])}};
    }
}

/// Gives each pixel to the nearest centre; one that no centre looks at stays where it is.
void assign(const cv::Mat& lab, const std::vector<Centre>& centres, float spacing, cv::Mat& labels)
{
    const float weight = compactness * compactness / (spacing * spacing);
    cv::Mat nearest(lab.size(), CV_32F, cv::Scalar(std::numeric_limits<float>::max()));
    for (std::size_t index = 0; index < centres.size(); ++index) {
        const auto& [color, position] = centres[index];
        const int left = std::max(int(std::floor(position.x - spacing)), 0);
        const int right = std::min(int(std::ceil(position.x + spacing)), lab.cols - 1);
        const int top = std::max(int(std::floor(position.y - spacing)), 0);
        const int bottom = std::min(int(std::ceil(position.y + spacing)), lab.rows - 1);
        for (int y = top; y <= bottom; ++y) {
            const auto* colors = lab.ptr<cv::Vec3f>(y);
            auto* distances = nearest.ptr<float>(y);
            auto* owners = labels.ptr<int>(y);
            const float vertical = (float(y) - position.y) * (float(y) - position.y);
            for (int x = left; x <= right; ++x) {
                const auto difference = colors[x] - color;
                const float across = float(x) - position.x;
                const float distance =
                    difference.dot(difference) + weight * (vertical + across * across);
                if (distance < distances[x]) {
                    distances[x] = distance;
                    owners[x] = int(index);
                }
            }
        }
    }
}

/// All pixels of the first one's label that hang together with it; they are marked in `found`.
std::vector<cv::Point> piece(const cv::Mat& labels, cv::Point first, int mark, cv::Mat& found)
{
    const int label = labels.at<int>(first);
    const cv::Rect inside({0, 0}, labels.size());
    std::vector<cv::Point> members{first};
    found.at<int>(first) = mark;
    for (std::size_t index = 0; index < members.size(); ++index)
        for (const cv::Point step : {cv::Point(1, 0), {-1, 0}, {0, 1}, {0, -1}}) {
            const auto next = members[index] + step;
            if (!inside.contains(next) || found.at<int>(next) >= 0 || labels.at<int>(next) != label)
                continue;
            found.at<int>(next) = mark;
            members.push_back(next);
        }
    return members;
}

/// Makes every piece a segment of its own and joins small ones to the one on their left or above.
Segments connected(const cv::Mat& labels, double smallest)
{
    Segments segments{cv::Mat(labels.size(), CV_32S, cv::Scalar(-1))};
    auto& found = segments.labels;
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x) {
            if (found.at<int>(y, x) >= 0)
                continue;
            const auto members = piece(labels, {x, y}, segments.count, found);
            const bool alone = x == 0 && y == 0;
            if (alone || double(members.size()) >= smallest) {
                ++segments.count;
                continue;
            }
            const int neighbour = x > 0 ? found.at<int>(y, x - 1) : found.at<int>(y - 1, x);
            for (const auto& member : members)
                found.at<int>(member) = neighbour;
        }
    return segments;
}

} // namespace

Segments superpixels(const cv::Mat& picture, int about)
{
    cv::Mat lab;
    cv::cvtColor(picture, lab, cv::COLOR_RGB2Lab);
    const auto size = lab.size();
    const Lattice lattice(size, about);
    const float spacing = std::max(float(size.width) / float(lattice.columns),
                                   float(size.height) / float(lattice.rows));
    auto labels = lattice.cells(size);
    std::vector<Centre> centres(std::size_t(lattice.columns) * std::size_t(lattice.rows));
    for (int round = 0; round < rounds; ++round) {
        moveCentres(lab, labels, centres);
        assign(lab, centres, spacing, labels);
    }
    return connected(labels, double(size.area()) / double(centres.size()) / 4);
}

} // namespace core
