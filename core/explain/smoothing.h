// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explainer.h"

#include <cstdint>

namespace at {
class Tensor;
}

namespace core {

/// Noisy copies of an input: x + N(0, (share * (max x - min x))^2), the same ones for a seed.
class NoisyCopies {
public:
    NoisyCopies(const at::Tensor& input, double share, int seed);

    /// The index-th copy, 1 x C x H x W.
    at::Tensor operator()(std::int64_t index) const;

private:
    const at::Tensor& m_input;
    double m_deviation;
    int m_seed;
};

/// Parameters shared by methods that draw random numbers, or add noise.
Parameter seedParameter();
Parameter noiseParameter(const std::string& id, double standard);

inline constexpr const char* smoothingId = "smoothing";

/// The parameters that every method with `takesSmoothing` is offered with besides its own.
std::vector<Parameter> smoothingParameters();

/// SmoothGrad's recipe on any method: the mean of its attributions over noisy copies of the input,
/// class fixed (Smilkov et al. 2017).
Attribution smoothed(Probe& probe, const Explainer& explainer, const Parameters& parameters,
                     Watch& watch);

} // namespace core
