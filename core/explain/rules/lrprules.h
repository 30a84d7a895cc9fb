// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/rules/relevancerules.h"

namespace core {

/// relevance / (z + epsilon * sign(z)), the sign of zero being +1.
Division stabilised(double epsilon);

// Rules of layer-wise relevance propagation, as zennit defines them for inputs of any sign: R at
// the output, a the input, w+ = max(w, 0), w- = min(w, 0), J(w) the gradient at the input.

/// R_in = a J(w) (R / z), z = f(a; w) + b.
WeightedRule epsilonRule(double epsilon);

/// R_in = a+ J(w+) (R / z) + a- J(w-) (R / z), z = f(a+; w+) + f(a-; w-) + b+.
WeightedRule zPlusRule();

/// Twice the share of what is positive minus once that of what is negative.
WeightedRule alphaBetaRule();

/// Weights of the output's own sign count 1 + gamma times.
WeightedRule gammaRule(double gamma);

/// z = f(a; w) - f(low; w+) - f(high; w-), for inputs that lie between `low` and `high`.
WeightedRule boxRule(const at::Tensor& low, const at::Tensor& high);

/// In equal parts to all inputs of a unit.
WeightedRule flatRule();

} // namespace core
