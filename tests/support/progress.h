// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explain.h"

/// Counts how often work asks whether to stop, which a network does before each operator, and says
/// yes from the `limit`-th time on.
class CountingWatch : public core::ExplanationWatch {
public:
    explicit CountingWatch(long limit = -1) : m_limit(limit) {}

    bool stopped() const override
    {
        return ++m_asked == m_limit || (m_limit > 0 && m_asked > m_limit);
    }
    void report(double fraction) override { m_reported.push_back(fraction); }

    /// How often since the last call of this function.
    long asked()
    {
        const long count = m_asked;
        m_asked = 0;
        return count;
    }
    const std::vector<double>& reported() const { return m_reported; }

private:
    long m_limit;
    mutable long m_asked = 0;
    std::vector<double> m_reported;
};
