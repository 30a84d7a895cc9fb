// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/cutdocument.h"

#include <opencv2/core.hpp>

/// A picture of a bright disc on a darker ground, both with noise.
cv::Mat discPicture(cv::Size size);

/// A stroke along a line, or another shape, anywhere in a picture of this size and a little beyond.
core::Stroke randomStroke(cv::RNG& random, cv::Size size);

/// Any kind of edit; strokes most often.
app::CutEdit randomEdit(cv::RNG& random, const app::CutDocument& document);

/// A straight brush stroke.
core::Stroke line(core::Seed seed, cv::Point2f from, cv::Point2f to, float radius);

/// Mixtures of a few components with crooked numbers.
core::ColorModels randomModels(cv::RNG& random);
