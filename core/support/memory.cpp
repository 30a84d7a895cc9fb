// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/memory.h"

#include <atomic>
#include <unistd.h>

namespace core {

namespace {

std::atomic<std::size_t> chosenBudget = 0; // 0: a quarter of the machine's memory

} // namespace

std::size_t machineMemory()
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageSize = sysconf(_SC_PAGE_SIZE);
    constexpr std::size_t fallback = std::size_t(4) << 30;
    return pages > 0 && pageSize > 0 ? std::size_t(pages) * std::size_t(pageSize) : fallback;
}

std::size_t memoryBudget()
{
    const std::size_t chosen = chosenBudget;
    return chosen > 0 ? chosen : machineMemory() / 4;
}

void setMemoryBudget(std::size_t bytes)
{
    chosenBudget = bytes;
}

} // namespace core
