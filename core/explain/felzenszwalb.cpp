// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/felzenszwalb.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace core {

namespace {

struct Edge {
    double weight;
    int from;
    int to;
};

/// Sets of pixels that are merged two by two.
class Forest {
public:
    explicit Forest(int count) : m_parent(std::size_t(count)), m_size(std::size_t(count), 1)
    {
        std::iota(m_parent.begin(), m_parent.end(), 0);
    }

    int root(int pixel)
    {
        while (at(pixel) != pixel) {
            at(pixel) = at(at(pixel));
            pixel = at(pixel);
        }
        return pixel;
    }
    int size(int root) const { return m_size[std::size_t(root)]; }

    /// Of two different roots; the root of both.
    int merge(int a, int b)
    {
        if (size(a) < size(b))
            std::swap(a, b);
        at(b) = a;
        m_size[std::size_t(a)] += size(b);
        return a;
    }

private:
    int& at(int pixel) { return m_parent[std::size_t(pixel)]; }

    std::vector<int> m_parent;
    std::vector<int> m_size;
};

cv::Mat smoothed(const cv::Mat& picture, double sigma)
{
    const int side = 2 * int(4 * sigma + 0.5) + 1;
    cv::Mat result;
    cv::GaussianBlur(picture, result, {side, side}, sigma, sigma, cv::BORDER_REFLECT);
    return result;
}

double distance(const cv::Mat& picture, cv::Point a, cv::Point b)
{
    const int channels = picture.channels();
    const auto* first = picture.ptr<double>(a.y) + a.x * channels;
    const auto* second = picture.ptr<double>(b.y) + b.x * channels;
    double sum = 0;
    for (int channel = 0; channel < channels; ++channel)
        sum += (first[channel] - second[channel]) * (first[channel] - second[channel]);
    return std::sqrt(sum);
}

/// Between each pixel and its eight neighbours, by colour distance.
std::vector<Edge> sortedEdges(const cv::Mat& picture)
{
    const cv::Rect inside({}, picture.size());
    std::vector<Edge> edges;
    edges.reserve(4 * picture.total());
    for (const cv::Point step : {cv::Point(1, 0), {0, 1}, {1, 1}, {1, -1}})
        for (int y = 0; y < picture.rows; ++y)
            for (int x = 0; x < picture.cols; ++x) {
                const cv::Point here(x, y);
                const auto there = here + step;
                if (inside.contains(there))
                    edges.push_back({distance(picture, here, there), y * picture.cols + x,
                                     there.y * picture.cols + there.x});
            }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& a, const Edge& b) { return a.weight < b.weight; });
    return edges;
}

/// Two sets are merged if the lightest edge between them is not heavier than what holds each of
/// them together, its heaviest edge so far plus k / size.
Forest merged(const std::vector<Edge>& edges, int pixels, double k, int smallest)
{
    Forest forest(pixels);
    std::vector<double> limit(std::size_t(pixels), k);
    for (const auto& edge : edges) {
        const int a = forest.root(edge.from);
        const int b = forest.root(edge.to);
        if (a != b && edge.weight < std::min(limit[std::size_t(a)], limit[std::size_t(b)])) {
            const int both = forest.merge(a, b);
            limit[std::size_t(both)] = edge.weight + k / forest.size(both);
        }
    }
    for (const auto& edge : edges) {
        const int a = forest.root(edge.from);
        const int b = forest.root(edge.to);
        if (a != b && std::min(forest.size(a), forest.size(b)) < smallest)
            forest.merge(a, b);
    }
    return forest;
}

cv::Mat labelsOf(Forest forest, cv::Size size)
{
    std::vector<int> labelOfRoot(std::size_t(size.area()), -1);
    cv::Mat labels(size, CV_32S);
    int count = 0;
    for (int pixel = 0; pixel < size.area(); ++pixel) {
        int& label = labelOfRoot[std::size_t(forest.root(pixel))];
        if (label < 0)
            label = count++;
        labels.ptr<int>()[pixel] = label;
    }
    return labels;
}

} // namespace

std::vector<cv::Mat> felzenszwalb(const cv::Mat& picture, const std::vector<double>& scales,
                                  double sigma, int smallest)
{
    const auto edges = sortedEdges(smoothed(picture, sigma));
    std::vector<cv::Mat> found;
    for (double scale : scales)
        found.push_back(
            labelsOf(merged(edges, int(picture.total()), scale / 255, smallest), picture.size()));
    return found;
}

} // namespace core
