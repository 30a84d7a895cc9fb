// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace core {

/// Bytes of memory that the machine has.
std::size_t machineMemory();

/// Bytes that one computation may use: a quarter of the machine's memory, unless set otherwise.
std::size_t memoryBudget();

/// 0: the standard again. Any thread; what runs already goes on with what it began with.
void setMemoryBudget(std::size_t bytes);

} // namespace core
