// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <opencv2/core/types.hpp>
#include <vector>

namespace core {

/// Maximum flow on a grid whose pixels are linked with their eight neighbours and with source or
/// sink: the algorithm of Boykov and Kolmogorov (2004), going on from the search trees of the flow
/// before when terms changed (Kohli and Torr, 2005). A pixel takes 32 bytes, because neighbours
/// need no pointers; general graphs take nine times as much and, for that, several times as long.
class GridFlow final {
public:
    /// Where the neighbours are; direction ^ 1 is the opposite one.
    struct Step {
        int x;
        int y;
    };
    static constexpr std::array<Step, 8> directions{
        {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}, {-1, 1}, {1, -1}}};
    static constexpr int largestLink = 32767;

    /// `clock` is where its clock begins; it is set back before it runs over.
    explicit GridFlow(cv::Size size, std::uint32_t clock = 0);

    /// The capacity from a pixel to a neighbour and back, up to largestLink. Before the first
    /// run().
    void setLink(cv::Point pixel, int direction, int capacity);

    /// Adds to the capacity from the source, less that to the sink. At any time; sums of all that a
    /// pixel was given stay within +-2^30.
    void addTerm(cv::Point pixel, int difference);

    /// Makes the flow a maximum again. Returns the pixels that came to the source's side or left
    /// it.
    const std::vector<cv::Point>& run();

    /// Whether residual capacity leads from the source to the pixel. The set of these pixels is the
    /// smallest of all minimum cuts, so it does not depend on how the flow came about.
    bool onSourceSide(cv::Point pixel) const { return m_nodes[indexOf(pixel)].tree == source; }

private:
    using Index = std::uint32_t;
    using Side = std::uint8_t;
    static constexpr Side unreached = 0, source = 1, sink = 2;
    static constexpr std::uint32_t latestTime = 1U << 31;
    static constexpr std::uint8_t toTerminal = 8, orphaned = 9,
                                  noParent = 10; ///< 0 to 7: direction

    struct Node {
        std::array<std::uint16_t, 8> rest{}; ///< what is left of the links
        std::int32_t terminalRest = 0;       ///< > 0: from the source, < 0: to the sink
        std::uint32_t time = 0;              ///< when `distance` was right
        std::int32_t toParent = 0;           ///< how many nodes farther the parent lies
        std::uint16_t distance = 0;          ///< to the terminal, along the tree
        std::uint8_t parent = noParent;
        Side tree : 2 = unreached;
        bool active : 1 = false;    ///< is in m_active or m_later
        bool marked : 1 = false;    ///< its term changed since the last run
        bool noted : 1 = false;     ///< is in m_touched
        bool wasSource : 1 = false; ///< at the end of the last run
    };

    Index indexOf(cv::Point pixel) const
    {
        return Index(pixel.y + 1) * Index(m_size.width + 2) + Index(pixel.x + 1);
    }
    Index neighbour(Index node, int direction) const
    {
        return node + Index(m_offsets[std::size_t(direction)]);
    }

    void setParent(Node& node, int direction)
    {
        node.parent = std::uint8_t(direction);
        node.toParent = m_offsets[std::size_t(direction)];
    }
    void activate(Index index);
    Index nextActive();
    void note(Index index);
    void orphan(Index index);
    void setBackClock();
    void begin();
    void goOn();
    void rejoin(Index index);
    bool grow(Index index, Index& from, int& direction);
    template <Side side> bool growTree(Index index, Index& from, int& direction);
    void augment(Index from, int direction);
    template <Side side> int leastRest(const Node* node) const;
    template <Side side> void push(Node* node, int amount);
    void adopt();
    template <Side side> void findParent(Index index);
    std::uint32_t distanceToTerminal(Node* first);
    template <Side side> int restFrom(Index index, Index other, int direction) const;

    cv::Size m_size;
    std::array<int, 8> m_offsets;
    std::vector<Node> m_nodes; ///< with a border of one, so that each pixel has all its neighbours
    std::vector<Index> m_active; ///< nodes that may grow their tree, from m_next on
    std::size_t m_next = 0;
    std::vector<Index> m_later; ///< those that come when m_active is through
    std::vector<Index> m_orphans;
    std::vector<Index> m_marked;
    std::vector<Index> m_touched;
    std::vector<cv::Point> m_changed;
    std::uint32_t m_time;
    bool m_ranBefore = false;
};

} // namespace core
