// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/help/card.h"

#include <span>

namespace core {

// The cards of one family each, each in a file of its own.
//
// Signs in the formulas: x the picture as the model sees it, x′ a baseline, B the baselines, S the
// score to explain, f the model as a function of what is kept, A_k the k-th feature map of the
// layer (in attention A_lh, layer l and head h), z and y a unit's input and output, φ or L the map,
// ⊙ an elementwise product, ∗ a convolution, [..] 1 if true and else 0, up an upsampling to the
// picture.
std::span<const HelpCard> gradientCards();
std::span<const HelpCard> backwardRuleCards();
std::span<const HelpCard> classActivationCards();
std::span<const HelpCard> relevanceCards();
std::span<const HelpCard> perturbationCards();
std::span<const HelpCard> attentionCards();
std::span<const HelpCard> controlCards();

} // namespace core
