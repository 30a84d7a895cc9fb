// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"
#include "core/probe/target.h"

#include <cstdint>
#include <functional>

#include <ATen/core/Tensor.h>

namespace core {

/// A picture some of whose segments can be blanked: what LIME and SHAP ask the model about.
class SegmentedPicture {
public:
    /// `fill` (1 x C x H x W) shows in place of blanked segments; undefined: the mean colour of
    /// each. The cut is the picture's, also for a probe at a noisy copy of it.
    SegmentedPicture(const Probe& probe, int about, const at::Tensor& fill = {});

    int count() const { return m_count; }

    /// 1 x C x H x W with the segments that are true in `shown` (`count` booleans).
    at::Tensor showing(const at::Tensor& shown) const;

    /// Each segment's number (`count` of them) on its pixels: 1 x 1 x H x W, signed.
    Attribution painted(const at::Tensor& numbers) const;

private:
    at::Tensor m_input;
    at::Tensor m_fill;
    at::Tensor m_labels; ///< H * W
    int m_count;
};

/// Which segments the index-th sample shows. Asked in order.
using Draw = std::function<at::Tensor(std::int64_t index)>;
/// Receives the samples' values, in order.
using Learn = std::function<void(std::int64_t index, const at::Tensor& shown, double value)>;

/// Asks for the value of `samples` coalitions of segments, a batch of which is kept at a time.
void askCoalitions(Probe& probe, const SegmentedPicture& picture, const Target& target,
                   std::int64_t samples, const Draw& draw, const Learn& learn, Progress& progress);

/// The sums that a weighted linear fit of values v to coalitions z needs, however many there are.
struct LinearSums {
    explicit LinearSums(int segments);
    void add(const at::Tensor& shown, double value, double weight);

    at::Tensor zz; ///< sum of w z z^T, double
    at::Tensor z;  ///< sum of w z
    at::Tensor zv; ///< sum of w z v
    double w = 0, v = 0, vv = 0;
};

/// The solution of a symmetric, positive semidefinite system with one right side a column. Where it
/// has many, as after too few samples, about the smallest of them.
at::Tensor solved(const at::Tensor& matrix, const at::Tensor& rightSides);

Parameter segmentsParameter(int standard);
Parameter samplesParameter();

} // namespace core
