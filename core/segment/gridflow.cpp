// SPDX-License-Identifier: GPL-3.0-or-later
// Boykov and Kolmogorov, "An experimental comparison of min-cut/max-flow algorithms for energy
// minimization in vision", 2004: two trees of unsaturated links grow, from the source's pixels and
// from the sink's; where they meet, flow is pushed along; pixels whose link to their parent is full
// are orphans and look for another parent, or leave the tree. Kohli and Torr, "Efficiently solving
// dynamic Markov random fields using graph cuts", 2005: when terms change, only the trees at the
// pixels concerned are mended.
#include "core/segment/gridflow.h"

#include <algorithm>
#include <limits>
#include <opencv2/core/base.hpp>

namespace core {

namespace {

constexpr std::uint32_t farthest = std::numeric_limits<std::uint16_t>::max();

} // namespace

GridFlow::GridFlow(cv::Size size, std::uint32_t clock)
    : m_size(size), m_nodes(std::size_t(size.width + 2) * std::size_t(size.height + 2)),
      m_time(clock)
{
    for (std::size_t i = 0; i < directions.size(); ++i)
        m_offsets[i] = directions[i].y * (size.width + 2) + directions[i].x;
}

void GridFlow::setLink(cv::Point pixel, int direction, int capacity)
{
    CV_DbgAssert(!m_ranBefore && capacity >= 0 && capacity <= largestLink);
    const Index index = indexOf(pixel);
    m_nodes[index].rest[std::size_t(direction)] = std::uint16_t(capacity);
    m_nodes[neighbour(index, direction)].rest[std::size_t(direction ^ 1)] = std::uint16_t(capacity);
}

void GridFlow::addTerm(cv::Point pixel, int difference)
{
    const Index index = indexOf(pixel);
    auto& node = m_nodes[index];
    // Adding the same to both of a pixel's terminal links changes no cut, so one number will do.
    node.terminalRest += difference;
    if (m_ranBefore && !node.marked) {
        node.marked = true;
        m_marked.push_back(index);
    }
}

void GridFlow::activate(Index index)
{
    auto& node = m_nodes[index];
    if (node.active)
        return;
    node.active = true;
    m_later.push_back(index);
}

/// 0: none.
GridFlow::Index GridFlow::nextActive()
{
    while (true) {
        if (m_next == m_active.size()) {
            m_active.clear();
            m_next = 0;
            std::swap(m_active, m_later);
            if (m_active.empty())
                return 0;
        }
        const Index index = m_active[m_next++];
        auto& node = m_nodes[index];
        node.active = false;
        if (node.tree != unreached)
            return index;
    }
}

void GridFlow::note(Index index)
{
    auto& node = m_nodes[index];
    if (node.noted)
        return;
    node.noted = true;
    m_touched.push_back(index);
}

void GridFlow::orphan(Index index)
{
    m_nodes[index].parent = orphaned;
    m_orphans.push_back(index);
}

const std::vector<cv::Point>& GridFlow::run()
{
    m_changed.clear();
    m_touched.clear();
    if (m_time >= latestTime)
        setBackClock();
    if (m_ranBefore)
        goOn();
    else
        begin();
    m_ranBefore = true;
    Index active = 0;
    while (active || (active = nextActive())) {
        Index from = 0;
        int direction = 0;
        if (!grow(active, from, direction)) {
            active = 0;
            continue;
        }
        ++m_time;
        augment(from, direction);
        adopt();
        if (m_nodes[active].tree == unreached)
            active = 0;
    }
    const int width = m_size.width + 2;
    for (const Index index : m_touched) {
        auto& node = m_nodes[index];
        node.noted = false;
        if (node.wasSource == (node.tree == source))
            continue;
        node.wasSource = node.tree == source;
        m_changed.emplace_back(int(index) % width - 1, int(index) / width - 1);
    }
    return m_changed;
}

/// Every remembered distance is measured anew, since one from before must not look newer.
void GridFlow::setBackClock()
{
    for (auto& node : m_nodes)
        node.time = 0;
    m_time = 1;
    for (auto& node : m_nodes)
        if (node.tree != unreached)
            distanceToTerminal(&node);
}

void GridFlow::begin()
{
    for (int y = 0; y < m_size.height; ++y)
        for (int x = 0; x < m_size.width; ++x) {
            const Index index = indexOf({x, y});
            auto& node = m_nodes[index];
            if (node.terminalRest == 0)
                continue;
            node.tree = node.terminalRest > 0 ? source : sink;
            node.parent = toTerminal;
            node.distance = 1;
            activate(index);
            if (node.tree == source)
                note(index);
        }
}

/// Brings the trees to what the changed terms ask for.
void GridFlow::goOn()
{
    ++m_time;
    for (const Index index : m_marked)
        rejoin(index);
    for (const Index index : m_marked)
        m_nodes[index].marked = false;
    m_marked.clear();
    adopt();
}

void GridFlow::rejoin(Index index)
{
    auto& node = m_nodes[index];
    activate(index);
    if (node.terminalRest == 0) {
        if (node.tree != unreached && node.parent != orphaned)
            orphan(index);
        return;
    }
    const Side side = node.terminalRest > 0 ? source : sink;
    if (node.tree != side) {
        for (int direction = 0; direction < 8; ++direction) {
            const Index other = neighbour(index, direction);
            auto& beside = m_nodes[other];
            if (beside.tree == unreached)
                continue;
            if (beside.parent == (direction ^ 1))
                orphan(other);
            if (beside.tree != side)
                activate(other);
        }
        note(index);
        node.tree = side;
    }
    node.parent = toTerminal;
    node.time = m_time;
    node.distance = 1;
}

/// What is left from `index`, in the tree of `side`, towards its neighbour `other`: of the flow's
/// way from the source, or to the sink.
template <GridFlow::Side side> int GridFlow::restFrom(Index index, Index other, int direction) const
{
    if constexpr (side == source)
        return m_nodes[index].rest[std::size_t(direction)];
    else
        return m_nodes[other].rest[std::size_t(direction ^ 1)];
}

bool GridFlow::grow(Index index, Index& from, int& direction)
{
    return m_nodes[index].tree == source ? growTree<source>(index, from, direction)
                                         : growTree<sink>(index, from, direction);
}

/// Takes in neighbours. True when one is in the other tree: the link that joins both, from the
/// source's.
template <GridFlow::Side side> bool GridFlow::growTree(Index index, Index& from, int& meeting)
{
    const auto& node = m_nodes[index];
    for (int direction = 0; direction < 8; ++direction) {
        const Index other = neighbour(index, direction);
        if (restFrom<side>(index, other, direction) == 0)
            continue;
        auto& beside = m_nodes[other];
        if (beside.tree == unreached) {
            beside.tree = side;
            if constexpr (side == source)
                note(other);
            setParent(beside, direction ^ 1);
            beside.time = node.time;
            beside.distance =
                std::uint16_t(std::min<std::uint32_t>(node.distance + 1u, farthest - 1));
            activate(other);
        } else if (beside.tree != side) {
            from = side == source ? index : other;
            meeting = side == source ? direction : direction ^ 1;
            return true;
        } else if (beside.time <= node.time && beside.distance > node.distance + 1) {
            // A shorter way to the terminal.
            setParent(beside, direction ^ 1);
            beside.time = node.time;
            beside.distance = std::uint16_t(node.distance + 1);
        }
    }
    return false;
}

/// The least that is left on the tree's way between a node and its terminal.
template <GridFlow::Side side> int GridFlow::leastRest(const Node* node) const
{
    int least = std::numeric_limits<int>::max();
    while (node->parent != toTerminal) {
        const Node* parent = node + node->toParent;
        const std::size_t up = node->parent;
        least = std::min<int>(least, side == source ? parent->rest[up ^ 1] : node->rest[up]);
        node = parent;
    }
    return std::min(least, side == source ? node->terminalRest : -node->terminalRest);
}

/// Pushes as much as goes from the source over the link to the sink.
void GridFlow::augment(Index from, int direction)
{
    auto& first = m_nodes[from];
    auto& second = m_nodes[neighbour(from, direction)];
    auto& rest = first.rest[std::size_t(direction)];
    auto& restBack = second.rest[std::size_t(direction ^ 1)];
    const int amount = std::min({int(rest), leastRest<source>(&first), leastRest<sink>(&second)});
    rest = std::uint16_t(rest - amount);
    restBack = std::uint16_t(restBack + amount);
    push<source>(&first, amount);
    push<sink>(&second, amount);
}

/// Pushes along the tree between a node and its terminal.
template <GridFlow::Side side> void GridFlow::push(Node* node, int amount)
{
    while (node->parent != toTerminal) {
        Node* parent = node + node->toParent;
        const std::size_t up = node->parent;
        auto& used = side == source ? parent->rest[up ^ 1] : node->rest[up];
        auto& gained = side == source ? node->rest[up] : parent->rest[up ^ 1];
        used = std::uint16_t(used - amount);
        gained = std::uint16_t(gained + amount);
        if (used == 0)
            orphan(Index(node - m_nodes.data()));
        node = parent;
    }
    node->terminalRest += side == source ? -amount : amount;
    if (node->terminalRest == 0)
        orphan(Index(node - m_nodes.data()));
}

void GridFlow::adopt()
{
    for (std::size_t i = 0; i < m_orphans.size(); ++i) {
        const Index index = m_orphans[i];
        const auto& node = m_nodes[index];
        if (node.parent != orphaned)
            continue;
        if (node.tree == source)
            findParent<source>(index);
        else
            findParent<sink>(index);
    }
    m_orphans.clear();
}

/// How far a node's way up its tree is; `farthest` when it ends at an orphan. The nodes on the way
/// remember it for as long as the trees do not change.
std::uint32_t GridFlow::distanceToTerminal(Node* first)
{
    std::uint32_t distance = 0;
    Node* node = first;
    while (node->time != m_time) {
        if (node->parent == orphaned)
            return farthest;
        ++distance;
        if (node->parent == toTerminal) {
            node->time = m_time;
            node->distance = 1;
            --distance;
            break;
        }
        node += node->toParent;
    }
    distance = std::min(distance + node->distance, farthest - 1);
    auto remembered = distance;
    for (node = first; node->time != m_time; node += node->toParent) {
        node->time = m_time;
        node->distance = std::uint16_t(remembered);
        remembered = std::max(remembered, 2u) - 1;
    }
    return distance;
}

/// A new parent for an orphan: the neighbour in its tree that is nearest to the terminal.
template <GridFlow::Side side> void GridFlow::findParent(Index index)
{
    auto& node = m_nodes[index];
    std::uint32_t nearest = farthest;
    int found = -1;
    for (int direction = 0; direction < 8; ++direction) {
        const Index other = neighbour(index, direction);
        const auto& beside = m_nodes[other];
        // The way of the flow from the neighbour to here, or from here to it.
        if (beside.tree != side || restFrom<side>(other, index, direction ^ 1) == 0)
            continue;
        const auto distance = distanceToTerminal(&m_nodes[other]);
        if (distance < nearest) {
            nearest = distance;
            found = direction;
        }
    }
    if (found >= 0) {
        setParent(node, found);
        node.time = m_time;
        node.distance = std::uint16_t(std::min(nearest + 1, farthest - 1));
        return;
    }
    for (int direction = 0; direction < 8; ++direction) {
        const Index other = neighbour(index, direction);
        auto& beside = m_nodes[other];
        if (beside.tree != side)
            continue;
        if (restFrom<side>(other, index, direction ^ 1) > 0)
            activate(other);
        if (beside.parent == (direction ^ 1))
            orphan(other);
    }
    if constexpr (side == source)
        note(index);
    node.tree = unreached;
    node.parent = noParent;
}

} // namespace core
