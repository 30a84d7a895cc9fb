// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// How long work tells where it is and learns whether to stop. Called from the thread that works.
/// The base class listens to nobody and never stops.
class Progress {
public:
    Progress() = default;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    virtual ~Progress() = default;

    /// `fraction` of the work is done, 0 to 1.
    virtual void report(double fraction) { static_cast<void>(fraction); }

    /// True once the work should stop. Asked often (between the operators of a network), so cheap.
    virtual bool stopped() const { return false; }
};

} // namespace core
