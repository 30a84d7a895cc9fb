// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/card.h"
#include "core/model/graph/boxes.h"
#include "core/probe/target.h"

namespace core {

/// What a box target's numbers mean: log-odds of probabilities (MultiLabel), or numbers of their
/// own (Regression).
OutputKind kindOf(const std::optional<BoxTarget>& box);

/// What a detector says about each class in a box, B x C, differentiable; without a box, in its
/// most confident candidate of that class. A quantity that knows no classes is the same for all.
/// Where a picture has no such candidate: leastLogOdds, or 0; candidates that are no
/// numbers are none.
at::Tensor readBox(const Candidates& candidates, const std::optional<BoxTarget>& box);

} // namespace core
