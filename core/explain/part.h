// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"

namespace core {

/// The index-th of `count` equal parts of a whole: reports its share of the progress, shows
/// nothing.
class Part final : public Watch {
public:
    Part(Watch& whole, std::size_t index, std::size_t count)
        : m_whole(whole), m_index(double(index)), m_count(double(count))
    {}
    bool stopped() const override { return m_whole.stopped(); }
    void report(double fraction) override { m_whole.report((m_index + fraction) / m_count); }

private:
    Watch& m_whole;
    double m_index;
    double m_count;
};

} // namespace core
