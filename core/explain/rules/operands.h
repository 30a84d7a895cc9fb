// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/graph/rule.h"

namespace core {

/// Which inputs of an operator are tensors that depend on the picture.
std::vector<std::size_t> pictureInputs(const RuledOperator& ruled);

/// Those inputs themselves, for withBackward().
std::vector<at::Tensor> tensorsAt(const RuledOperator& ruled,
                                  const std::vector<std::size_t>& indices);

/// The same operator on plain numbers, for a backward pass to keep.
RuledOperator detached(const RuledOperator& ruled);

/// The operator's ordinary gradients at the inputs of `indices`, from `gradient` at its output.
std::vector<at::Tensor> pullBack(const RuledOperator& ruled,
                                 const std::vector<std::size_t>& indices,
                                 const at::Tensor& gradient);

} // namespace core
