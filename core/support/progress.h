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

/// Stops when the listener says so, but reports nothing: a part's progress is not the whole's.
class Quiet final : public Progress {
public:
    explicit Quiet(const Progress& listener) : m_listener(listener) {}
    bool stopped() const override { return m_listener.stopped(); }

private:
    const Progress& m_listener;
};

} // namespace core
