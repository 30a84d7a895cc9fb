// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

#include <benchmark/benchmark.h>

namespace bench {

inline double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

inline double secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Times `work` against `reference`. Each iteration runs both, one right after the other and in
/// turning order, so that whatever else the machine does slows both down; the counter "ratio" is
/// the median over the iterations. `before` goes ahead of `work` and is not timed. The benchmark
/// needs UseManualTime.
inline void compare(
    benchmark::State& state, const std::function<void()>& work,
    const std::function<void()>& reference, const std::function<void()>& before = [] {})
{
    before();
    work();
    reference();
    std::vector<double> times, referenceTimes, ratios;
    bool workFirst = true;
    for (auto _ : state) {
        const double early = workFirst ? 0 : secondsOf(reference);
        before();
        const double time = secondsOf(work);
        const double referenceTime = workFirst ? secondsOf(reference) : early;
        workFirst = !workFirst;
        times.push_back(time);
        referenceTimes.push_back(referenceTime);
        ratios.push_back(time / referenceTime);
        state.SetIterationTime(time);
    }
    state.counters["ms"] = median(times) * 1e3;
    state.counters["reference_ms"] = median(referenceTimes) * 1e3;
    state.counters["ratio"] = median(ratios);
}

} // namespace bench
