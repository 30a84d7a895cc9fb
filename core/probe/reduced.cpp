// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/reduced.h"

#include <ATen/autocast_mode.h>

namespace core {

namespace {

thread_local int wishes = 0;

} // namespace

bool hasReducedPrecision()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16") > 0;
#else
    return false;
#endif
}

ReducedPrecision::ReducedPrecision()
{
    ++wishes;
}

ReducedPrecision::~ReducedPrecision()
{
    --wishes;
}

bool ReducedPrecision::wanted()
{
    return wishes > 0;
}

ReducedPass::ReducedPass() : m_active(ReducedPrecision::wanted() && !at::autocast::is_cpu_enabled())
{
    if (!m_active)
        return;
    at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
    at::autocast::set_cpu_enabled(true);
}

ReducedPass::~ReducedPass()
{
    if (!m_active)
        return;
    at::autocast::clear_cache();
    at::autocast::set_cpu_enabled(false);
}

} // namespace core
