// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <opencv2/core/mat.hpp>
#include <vector>

namespace core {

/// A stretch of equal pixels in a row of a mask: `first` to before `end`.
struct Run {
    int y = 0;
    int first = 0;
    int end = 0;
};

/// Two runs of neighbouring rows that have a pixel edge in common, as places in the list of runs.
struct Contact {
    int upper = 0;
    int lower = 0;
};

/// The runs of the object (or of the background) in row order.
std::vector<Run> runsOf(const cv::Mat& mask, bool object = true);

/// Sets the run's pixels to `value`.
void paint(cv::Mat& mask, const Run& run, unsigned char value);

/// Calls `visit(lower, firstUpper, endUpper)` for every run, in order, with the range of the runs
/// above that touch it: along an edge or, if `diagonally`, at a corner.
template <typename Visit>
void visitContacts(const std::vector<Run>& runs, bool diagonally, Visit visit)
{
    const int reach = diagonally ? 1 : 0;
    std::size_t first = 0;
    for (std::size_t lower = 0; lower < runs.size(); ++lower) {
        const Run& run = runs[lower];
        while (runs[first].y < run.y - 1 ||
               (runs[first].y == run.y - 1 && runs[first].end + reach <= run.first))
            ++first;
        std::size_t end = first;
        while (runs[end].y == run.y - 1 && runs[end].first < run.end + reach)
            ++end;
        visit(static_cast<int>(lower), static_cast<int>(first), static_cast<int>(end));
    }
}

/// Which runs belong together (a union-find structure).
class Pieces final {
public:
    explicit Pieces(std::size_t count);
    /// The piece's first run, which stands for it.
    int of(int run);
    void join(int a, int b);

private:
    std::vector<int> m_parents;
};

/// Follows the borders of pieces along pixel edges, the object on the right hand (outer borders run
/// clockwise on the screen, those of holes the other way round), and calls `visit` with the corners
/// of each. `contacts` says where runs are one piece: for each lower run in order its upper ones in
/// order. Where two runs touch without being listed, a border runs between them.
void visitBorders(const std::vector<Run>& runs, const std::vector<Contact>& contacts,
                  const std::function<void(std::vector<cv::Point>&)>& visit);

} // namespace core
