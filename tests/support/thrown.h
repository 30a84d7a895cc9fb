// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/error.h"

#include <optional>

/// The error that `work` throws; empty if it throws none.
template <typename Work> std::optional<core::Error> thrownBy(Work work)
{
    try {
        work();
    } catch (const core::Error& error) {
        return error;
    }
    return std::nullopt;
}

/// Checks that `expression` throws a core::Error of the fault.
#define VERIFY_FAULT(expression, expected)                                                         \
    do {                                                                                           \
        const std::optional<core::Error> thrown = thrownBy([&] { expression; });                   \
        QVERIFY2(thrown, "nothing was thrown");                                                    \
        QCOMPARE(core::faultName(thrown->fault()), core::faultName(core::Fault::expected));        \
    } while (false)
