// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/runs.h"

#include <cstdint>
#include <cstring>
#include <numeric>
#include <utility>

namespace core {

namespace {

/// The first place from `x` on whose byte is not 0, at most `end`.
int skipZeros(const unsigned char* row, int x, int end)
{
    for (std::uint64_t eight = 0; x + 8 <= end; x += 8) {
        std::memcpy(&eight, row + x, 8);
        if (eight != 0)
            break;
    }
    while (x < end && row[x] == 0)
        ++x;
    return x;
}

/// The first place from `x` on whose byte is 0, at most `end`.
int skipOthers(const unsigned char* row, int x, int end)
{
    const void* zero =
        x < end ? std::memchr(row + x, 0, static_cast<std::size_t>(end - x)) : nullptr;
    return zero ? static_cast<int>(static_cast<const unsigned char*>(zero) - row) : end;
}

/// The pieces' vertical borders and which one follows which. Border 2 r is the left end of run r,
/// walked upwards; 2 r + 1 is its right end, walked downwards.
class Borders {
public:
    Borders(const std::vector<Run>& runs, const std::vector<Contact>& contacts)
        : m_runs(runs), m_contacts(contacts), m_ends(runs.size())
    {
        for (std::size_t i = 0; i < contacts.size(); ++i) {
            extend(m_ends[at(contacts[i].upper)].below, static_cast<int>(i));
            extend(m_ends[at(contacts[i].lower)].above, static_cast<int>(i));
        }
    }

    int x(int border) const
    {
        const Run& run = m_runs[at(border / 2)];
        return border % 2 ? run.end : run.first;
    }

    /// Where a walk along the border arrives.
    int lastY(int border) const { return m_runs[at(border / 2)].y + border % 2; }

    int next(int border) const
    {
        return border % 2 ? afterRightEnd(border / 2) : afterLeftEnd(border / 2);
    }

private:
    /// A run's contacts lie one behind the other in the list.
    struct Range {
        int first = -1;
        int last = -1;
    };
    struct Ends {
        Range above;
        Range below;
    };

    static std::size_t at(int i) { return static_cast<std::size_t>(i); }

    static void extend(Range& range, int contact)
    {
        if (range.first < 0)
            range.first = contact;
        range.last = contact;
    }

    int afterRightEnd(int run) const
    {
        const int last = m_ends[at(run)].below.last;
        if (last < 0)
            return 2 * run; // along the run's lower edge
        const int lower = m_contacts[at(last)].lower;
        if (m_ends[at(lower)].above.last > last) // a bay between two that meet in `lower`
            return 2 * m_contacts[at(last + 1)].upper;
        return 2 * lower + 1;
    }

    int afterLeftEnd(int run) const
    {
        const int first = m_ends[at(run)].above.first;
        if (first < 0)
            return 2 * run + 1; // along the run's upper edge
        const int upper = m_contacts[at(first)].upper;
        if (m_ends[at(upper)].below.first < first) // a bay between two that hang from `upper`
            return 2 * m_contacts[at(first - 1)].lower + 1;
        return 2 * upper;
    }

    const std::vector<Run>& m_runs;
    const std::vector<Contact>& m_contacts;
    std::vector<Ends> m_ends;
};

} // namespace

std::vector<Run> runsOf(const cv::Mat& mask, bool object)
{
    std::vector<Run> runs;
    for (int y = 0; y < mask.rows; ++y) {
        const auto* row = mask.ptr(y);
        for (int x = 0; x < mask.cols;) {
            const int first = object ? skipZeros(row, x, mask.cols) : skipOthers(row, x, mask.cols);
            if (first == mask.cols)
                break;
            x = object ? skipOthers(row, first, mask.cols) : skipZeros(row, first, mask.cols);
            runs.push_back({y, first, x});
        }
    }
    return runs;
}

void paint(cv::Mat& mask, const Run& run, unsigned char value)
{
    std::memset(mask.ptr(run.y) + run.first, value, static_cast<std::size_t>(run.end - run.first));
}

Pieces::Pieces(std::size_t count) : m_parents(count)
{
    std::iota(m_parents.begin(), m_parents.end(), 0);
}

int Pieces::of(int run)
{
    auto parent = [this](int i) -> int& { return m_parents[static_cast<std::size_t>(i)]; };
    while (parent(run) != run) {
        parent(run) = parent(parent(run));
        run = parent(run);
    }
    return run;
}

void Pieces::join(int a, int b)
{
    a = of(a);
    b = of(b);
    if (a > b)
        std::swap(a, b);
    m_parents[static_cast<std::size_t>(b)] = a;
}

void visitBorders(const std::vector<Run>& runs, const std::vector<Contact>& contacts,
                  const std::function<void(std::vector<cv::Point>&)>& visit)
{
    const Borders borders(runs, contacts);
    std::vector<bool> walked(2 * runs.size());
    std::vector<cv::Point> corners;
    for (int start = 0; start < static_cast<int>(walked.size()); ++start) {
        if (walked[static_cast<std::size_t>(start)])
            continue;
        corners.clear();
        int border = start;
        do {
            walked[static_cast<std::size_t>(border)] = true;
            const int following = borders.next(border);
            if (borders.x(border) != borders.x(following)) {
                const int y = borders.lastY(border);
                corners.emplace_back(borders.x(border), y);
                corners.emplace_back(borders.x(following), y);
            }
            border = following;
        } while (border != start);
        visit(corners);
    }
}

} // namespace core
