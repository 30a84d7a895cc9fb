// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/script.h>

#include "core/image/image.h"
#include "core/model/model.h"

/// The inputs of tests/reference/fixture.py: sin(0.1 (h+1) (c+1)) cos(0.07 (w+1)), and 0, 1, 2, ...
at::Tensor waveInput(const std::vector<int>& shape);
at::Tensor rampInput(const std::vector<int>& shape);

/// The same as pictures: floor(127.5 (1 + wave)), and 0, 1, 2, ... in grey.
core::Image wavePicture(int width, int height);
core::Image rampPicture(int width, int height);

/// A picture that a model takes as it is.
core::Image pictureFor(const core::Model& model);

/// How far tensors are apart: the largest difference as a share of the largest expected magnitude.
double deviation(const at::Tensor& found, const at::Tensor& expected);

/// The same of the Euclidean norms.
double deviationL2(const at::Tensor& found, const at::Tensor& expected);
