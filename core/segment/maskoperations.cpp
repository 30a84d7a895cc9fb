// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/maskoperations.h"

#include "core/segment/runs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <opencv2/core.hpp>
#include <span>
#include <vector>

namespace core {

namespace {

constexpr int largestRadius = 64; // the sums of five boxes still fit into 32 bits
constexpr int largestGrowth = 10000;

Pieces piecesOf(const std::vector<Run>& runs, bool diagonally)
{
    Pieces pieces(runs.size());
    visitContacts(runs, diagonally, [&](int lower, int firstUpper, int endUpper) {
        for (int upper = firstUpper; upper < endUpper; ++upper)
            pieces.join(upper, lower);
    });
    return pieces;
}

/// Sums over `width` neighbours of a row: `target` gets width - 1 fewer values than `source`.
/// Both may be the same memory.
template <typename T>
void sumAlong(const T* source, std::uint32_t* target, int targetCount, int width)
{
    std::uint32_t sum = 0;
    for (int x = 0; x < width - 1; ++x)
        sum += source[x];
    for (int x = 0; x < targetCount; ++x) {
        sum += source[x + width - 1];
        const std::uint32_t first = source[x];
        target[x] = sum;
        sum -= first;
    }
}

/// Odd box widths whose variances add up to about that of a normal distribution with a standard
/// deviation of radius / 2; at least one of them is larger than 1.
std::array<int, 3> boxWidths(int radius)
{
    radius = std::clamp(radius, 1, largestRadius);
    const double variance = radius * radius / 4.;
    const int narrow = static_cast<int>((std::sqrt(4 * variance + 1) - 1) / 2) * 2 + 1;
    auto varianceOf = [](int width) { return (width * width - 1) / 12.; };
    const double step = varianceOf(narrow + 2) - varianceOf(narrow);
    const int wide =
        std::clamp(static_cast<int>(std::lround((variance - 3 * varianceOf(narrow)) / step)),
                   narrow == 1 ? 1 : 0, 3);
    std::array<int, 3> widths{narrow, narrow, narrow};
    std::fill_n(widths.begin(), wide, narrow + 2);
    return widths;
}

/// Where most of the bell around each pixel of `part` is object. The sums are whole numbers, so
/// that it does not matter in which parts a mask is smoothed.
class Smoother {
public:
    Smoother(const cv::Mat& mask, int radius)
        : m_mask(mask), m_widths(boxWidths(radius)), m_reach(smoothingReach(radius))
    {}

    void smooth(const cv::Rect& part, cv::Mat& result)
    {
        const cv::Rect needed(part.x - m_reach, part.y - m_reach, part.width + 2 * m_reach,
                              part.height + 2 * m_reach);
        if (isEven(needed & cv::Rect({0, 0}, m_mask.size()))) {
            result(part).setTo(m_even.front() != 0 ? 255 : 0);
            return;
        }
        int rows = sumRows(needed, part.width);
        rows = sumColumns(rows, part.width, m_widths[0]);
        rows = sumColumns(rows, part.width, m_widths[1]);
        decide(part, result);
    }

private:
    bool isEven(const cv::Rect& part) const
    {
        const unsigned char value = m_mask.at<unsigned char>(part.y, part.x);
        m_even.assign(static_cast<std::size_t>(part.width), value);
        for (int y = part.y; y < part.y + part.height; ++y) {
            if (std::memcmp(m_mask.ptr(y, part.x), m_even.data(), m_even.size()) != 0)
                return false;
        }
        return true;
    }

    /// The three boxes along the rows of `needed`.
    int sumRows(const cv::Rect& needed, int width)
    {
        m_line.resize(static_cast<std::size_t>(needed.width));
        m_lineSums.resize(m_line.size());
        m_sums.create(needed.height, width, CV_32S);
        const int left = std::max(0, -needed.x); // so many lie beyond the picture
        const int right = std::min(needed.width, m_mask.cols - needed.x);
        for (int y = 0; y < needed.height; ++y) {
            const unsigned char* row = m_mask.ptr(std::clamp(needed.y + y, 0, m_mask.rows - 1));
            std::transform(row + needed.x + left, row + needed.x + right, m_line.begin() + left,
                           [](unsigned char value) { return value != 0; });
            std::fill_n(m_line.begin(), left, m_line[static_cast<std::size_t>(left)]);
            std::fill(m_line.begin() + right, m_line.end(),
                      m_line[static_cast<std::size_t>(right) - 1]);
            int count = needed.width - m_widths[0] + 1;
            sumAlong(m_line.data(), m_lineSums.data(), count, m_widths[0]);
            count -= m_widths[1] - 1;
            sumAlong(m_lineSums.data(), m_lineSums.data(), count, m_widths[1]);
            sumAlong(m_lineSums.data(), m_sums.ptr<std::uint32_t>(y), width, m_widths[2]);
        }
        return needed.height;
    }

    /// One box along the columns, in place.
    int sumColumns(int rows, int width, int box)
    {
        m_column.assign(static_cast<std::size_t>(width), 0);
        for (int y = 0; y < box - 1; ++y)
            addRow(m_column, y);
        const int remaining = rows - box + 1;
        for (int y = 0; y < remaining; ++y) {
            const auto* entering = m_sums.ptr<std::uint32_t>(y + box - 1);
            auto* leaving = m_sums.ptr<std::uint32_t>(y);
            for (std::size_t x = 0; x < m_column.size(); ++x) {
                const std::uint32_t sum = m_column[x] + entering[x];
                m_column[x] = sum - leaving[x];
                leaving[x] = sum;
            }
        }
        return remaining;
    }

    template <typename T> void addRow(std::vector<T>& column, int y) const
    {
        const auto* row = m_sums.ptr<std::uint32_t>(y);
        for (std::size_t x = 0; x < column.size(); ++x)
            column[x] += row[x];
    }

    /// The last box along the columns, compared with half of what it can be. That is odd, as all
    /// widths are: there is no draw.
    void decide(const cv::Rect& part, cv::Mat& result)
    {
        std::uint64_t most = 1;
        for (const int width : m_widths)
            most *= static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(width);
        const int box = m_widths[2];
        m_last.assign(static_cast<std::size_t>(part.width), 0);
        for (int y = 0; y < box - 1; ++y)
            addRow(m_last, y);
        for (int y = 0; y < part.height; ++y) {
            addRow(m_last, y + box - 1);
            unsigned char* row = result.ptr(part.y + y, part.x);
            const auto* leaving = m_sums.ptr<std::uint32_t>(y);
            for (std::size_t x = 0; x < m_last.size(); ++x) {
                row[x] = 2 * m_last[x] > most ? 255 : 0;
                m_last[x] -= leaving[x];
            }
        }
    }

    const cv::Mat& m_mask;
    std::array<int, 3> m_widths;
    int m_reach;
    cv::Mat m_sums;
    std::vector<unsigned char> m_line;
    std::vector<std::uint32_t> m_lineSums;
    std::vector<std::uint32_t> m_column;
    std::vector<std::uint64_t> m_last;
    mutable std::vector<unsigned char> m_even;
};

/// grow() for rows first to before end. Two passes, as in Felzenszwalb and Huttenlocher's distance
/// transform (2012), in whole numbers: how far the object is above or below each pixel, then from
/// there how far the disc reaches along the row.
class Grower {
public:
    Grower(const cv::Mat& mask, bool object, int distance)
        : m_mask(mask), m_object(object), m_distance(distance)
    {
        for (int down = 0; down <= distance; ++down) {
            const double squared = double{1} * distance * distance - double{1} * down * down;
            m_halfWidths.push_back(static_cast<int>(std::sqrt(squared)));
        }
        m_halfWidths.push_back(-1); // too far
    }

    void growRows(int first, int end, cv::Mat& result) const
    {
        const int above = std::max(0, first - m_distance);
        const int below = std::min(m_mask.rows, end + m_distance);
        const auto far = static_cast<std::uint16_t>(m_distance + 1);
        cv::Mat distances(end - first, m_mask.cols, CV_16U);
        std::vector<std::uint16_t> line(static_cast<std::size_t>(m_mask.cols), far);
        for (int y = above; y < end; ++y) {
            goOn(y, line);
            if (y >= first)
                std::ranges::copy(line, distances.ptr<std::uint16_t>(y - first));
        }
        std::ranges::fill(line, far);
        for (int y = below - 1; y >= first; --y) {
            goOn(y, line);
            if (y >= end)
                continue;
            auto* nearest = distances.ptr<std::uint16_t>(y - first);
            for (std::size_t x = 0; x < line.size(); ++x)
                nearest[x] = std::min(nearest[x], line[x]);
            spread(nearest, result.ptr(y));
        }
    }

private:
    /// From the distances of a row to those of the next one.
    void goOn(int y, std::vector<std::uint16_t>& line) const
    {
        const auto far = static_cast<std::uint16_t>(m_distance + 1);
        const unsigned char* row = m_mask.ptr(y);
        for (std::size_t x = 0; x < line.size(); ++x) {
            const auto further = std::min(static_cast<std::uint16_t>(line[x] + 1), far);
            line[x] = (row[x] != 0) == m_object ? std::uint16_t{0} : further;
        }
    }

    /// Marks the pixels of a row that a disc around the nearest object pixel above or below another
    /// pixel of the row reaches.
    void spread(const std::uint16_t* nearest, unsigned char* row) const
    {
        const unsigned char inside = m_object ? 255 : 0;
        const auto outside = static_cast<unsigned char>(255 - inside);
        int reached = -1;
        for (int x = 0; x < m_mask.cols; ++x) {
            reached = std::max(reached, x + m_halfWidths[nearest[x]]);
            row[x] = x <= reached ? inside : outside;
        }
        reached = m_mask.cols;
        for (int x = m_mask.cols - 1; x >= 0; --x) {
            reached = std::min(reached, x - m_halfWidths[nearest[x]]);
            if (x >= reached)
                row[x] = inside;
        }
    }

    const cv::Mat& m_mask;
    bool m_object;
    int m_distance;
    std::vector<int> m_halfWidths; ///< of the disc, by the distance from its middle row
};

cv::Mat cleanCopy(const cv::Mat& mask)
{
    return mask.empty() ? cv::Mat() : cv::Mat(mask != 0);
}

bool isMarked(const cv::Mat& marks, const Run& run)
{
    if (marks.empty())
        return false;
    const auto* row = marks.ptr<unsigned char>(run.y);
    return std::any_of(row + run.first, row + run.end, [](int mark) { return mark != 0; });
}

} // namespace

cv::Mat fillHoles(const cv::Mat& mask, const cv::Mat& marks)
{
    cv::Mat filled = cleanCopy(mask);
    const std::vector<Run> runs = runsOf(mask, false);
    Pieces pieces = piecesOf(runs, false);
    auto place = [](int run) { return static_cast<std::size_t>(run); };
    std::vector<bool> enclosed(runs.size(), true); // by piece
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].y == 0 || runs[i].y == mask.rows - 1 || runs[i].first == 0 ||
            runs[i].end == mask.cols || isMarked(marks, runs[i]))
            enclosed[place(pieces.of(static_cast<int>(i)))] = false;
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (enclosed[place(pieces.of(static_cast<int>(i)))])
            paint(filled, runs[i], 255);
    }
    return filled;
}

cv::Mat keepLargest(const cv::Mat& mask, const cv::Mat& marks)
{
    cv::Mat kept = cv::Mat::zeros(mask.size(), CV_8UC1);
    const std::vector<Run> runs = runsOf(mask);
    Pieces pieces = piecesOf(runs, true);
    std::vector<std::int64_t> areas(runs.size()); // by piece
    for (std::size_t i = 0; i < runs.size(); ++i)
        areas[static_cast<std::size_t>(pieces.of(static_cast<int>(i)))] +=
            runs[i].end - runs[i].first;
    std::vector<bool> stays(runs.size()); // by piece
    if (!runs.empty())
        stays[static_cast<std::size_t>(std::ranges::max_element(areas) - areas.begin())] = true;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (isMarked(marks, runs[i]))
            stays[static_cast<std::size_t>(pieces.of(static_cast<int>(i)))] = true;
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (stays[static_cast<std::size_t>(pieces.of(static_cast<int>(i)))])
            paint(kept, runs[i], 255);
    }
    return kept;
}

cv::Mat smoothBoundary(const cv::Mat& mask, int radius)
{
    if (radius <= 0 || mask.empty())
        return cleanCopy(mask);
    cv::Mat smooth(mask.size(), CV_8UC1);
    constexpr int tile = 256;
    const int across = (mask.cols + tile - 1) / tile;
    const int down = (mask.rows + tile - 1) / tile;
    cv::parallel_for_({0, across * down}, [&](const cv::Range& tiles) {
        Smoother smoother(mask, radius);
        for (int i = tiles.start; i < tiles.end; ++i) {
            const cv::Rect part(i % across * tile, i / across * tile, tile, tile);
            smoother.smooth(part & cv::Rect({0, 0}, mask.size()), smooth);
        }
    });
    return smooth;
}

int smoothingReach(int radius)
{
    int reach = 0;
    if (radius > 0) {
        for (const int width : boxWidths(radius))
            reach += (width - 1) / 2;
    }
    return reach;
}

cv::Mat grow(const cv::Mat& mask, int pixels)
{
    const int distance = std::min(std::abs(std::max(pixels, -largestGrowth)), largestGrowth);
    if (distance == 0 || mask.empty())
        return cleanCopy(mask);
    const Grower grower(mask, pixels > 0, distance);
    cv::Mat grown(mask.size(), CV_8UC1);
    const int strip = std::max(128, distance); // each looks at so many rows more on both sides
    cv::parallel_for_({0, (mask.rows + strip - 1) / strip}, [&](const cv::Range& strips) {
        for (int i = strips.start; i < strips.end; ++i)
            grower.growRows(i * strip, std::min(mask.rows, (i + 1) * strip), grown);
    });
    return grown;
}

} // namespace core
