// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace core {

/// Bytes that one computation may use: a quarter of the machine's memory.
std::size_t memoryBudget();

} // namespace core
