// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imagine/canvas.h"

namespace core {

/// How numbers that are changed step by step become pictures: a parametrisation. Either pixels, or
/// the frequencies of Olah et al., "Feature Visualization", 2017, followed by a sigmoid; both with
/// colours decorrelated or not.
class Parametrization final {
public:
    struct Style {
        bool fourier = true;
        double decayPower = 1; ///< of the amplitude over the frequency
        bool decorrelate = true;
    };

    Parametrization(const Canvas& canvas, const Style& style, at::ScalarType type);

    /// The numbers of `count` empty pictures, count x ...: the mean picture, or grey from
    /// frequencies.
    at::Tensor empty(int count) const;

    /// B x C x h x w of numbers like empty(). Differentiable.
    at::Tensor paint(const at::Tensor& numbers) const;

    /// The numbers that paint these pictures. A sigmoid is never quite black or white: such pixels
    /// are pulled in by a quarter of a grey level, which rounds back.
    at::Tensor numbersOf(const at::Tensor& painted) const;

private:
    at::Tensor mixed(const at::Tensor& values, const at::Tensor& mix) const;

    Style m_style;
    cv::Size m_size;
    int m_channels;
    at::ScalarType m_type;
    at::Tensor m_black;
    at::Tensor m_range; ///< from black to white
    at::Tensor m_scale; ///< of each frequency, h x w / 2 + 1 x 1
    at::Tensor m_mix;   ///< 3 x 3, in the model's channel order; undefined: no decorrelation
    at::Tensor m_unmix;
};

/// The amplitudes of a photograph's frequencies: 1 / max(f, 1 / longer side)^power, height x
/// (width / 2 + 1), f in cycles per pixel.
at::Tensor frequencyScale(cv::Size size, double power);

/// Colours of photographs along independent directions to red, green and blue.
at::Tensor colorMix();

} // namespace core
