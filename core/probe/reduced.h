// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Whether the CPU computes with bfloat16 numbers, 8 bits of mantissa, in hardware.
bool hasReducedPrecision();

/// While it lives, forward passes of this thread that record no gradient multiply matrices and
/// convolve in bfloat16. Networks in double precision stay as they are.
class ReducedPrecision final {
public:
    ReducedPrecision();
    ~ReducedPrecision();
    ReducedPrecision(const ReducedPrecision&) = delete;
    ReducedPrecision& operator=(const ReducedPrecision&) = delete;

    /// Whether one lives on this thread.
    static bool wanted();
};

/// Switches Torch's own conversion on while it lives, if a ReducedPrecision wants it.
class ReducedPass final {
public:
    ReducedPass();
    ~ReducedPass();
    ReducedPass(const ReducedPass&) = delete;
    ReducedPass& operator=(const ReducedPass&) = delete;

private:
    bool m_active;
};

} // namespace core
