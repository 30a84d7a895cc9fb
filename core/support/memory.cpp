// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/memory.h"

#include <unistd.h>

namespace core {

std::size_t memoryBudget()
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageSize = sysconf(_SC_PAGE_SIZE);
    constexpr std::size_t fallback = std::size_t(1) << 30;
    return pages > 0 && pageSize > 0 ? std::size_t(pages) * std::size_t(pageSize) / 4 : fallback;
}

} // namespace core
