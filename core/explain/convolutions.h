// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/activationstatistics.h"
#include "core/model/graph/rule.h"

namespace core {

class Model;

/// A pass in which `work` sees every two-dimensional convolution's output that depends on the
/// picture, without a batch norm folded into it.
Ruling convolutionRuling(std::function<void(const RuledOperator&, const at::Tensor&)> work);

/// What statistics know a convolution by. `norm`: of its weights, if it is known; else negative.
ConvolutionIdentity identityOf(const Model& model, const RuledOperator& ruled,
                               const at::Tensor& output, double norm = -1);

/// Whether nothing with weights comes after it: of a detector, its channels are numbers of boxes.
bool isLastWeighted(const torch::jit::Node* convolution);

/// With the convolutions that ran.
NetworkIdentity networkIdentity(const Model& model, std::vector<ConvolutionIdentity> convolutions);

/// Appends the mean over positions of relu(output), a number a channel. Of one picture.
void appendMeans(std::vector<double>& means, const at::Tensor& output);

} // namespace core
