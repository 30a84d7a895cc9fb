// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

namespace core {

/// The same numbers for a seed on every machine, which the standard library's distributions do not
/// promise.
class RandomNumbers {
public:
    explicit RandomNumbers(int seed) : m_engine(std::uint64_t(seed)) {}

    /// Uniform in [0, 1): a multiple of 2^-24, so that it is the same as a float.
    double uniform() { return double(m_engine() >> 40) * 0x1p-24; }

    /// Uniform in 0 ... count - 1.
    int below(int count) { return int(uniform() * count); }

private:
    std::mt19937_64 m_engine;
};

/// Whether to show what is there once `done` parts of `count` are done, one more than before: from
/// the share `from` of the work on, at every hundredth, but not at the end.
inline bool previewIsDue(std::int64_t done, std::int64_t count, double from)
{
    return done < count && double(done) >= from * double(count) &&
           done * 100 / count != (done - 1) * 100 / count;
}

} // namespace core
