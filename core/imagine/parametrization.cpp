// SPDX-License-Identifier: GPL-3.0-or-later
// Olah, Mordvintsev, Schubert, "Feature Visualization", Distill 2017. The decorrelating matrix and
// the divisor are those of its software, lucid.
#include "core/imagine/parametrization.h"

#include <torch/script.h>

namespace core {

namespace {

constexpr double divisor = 4;
/// Of a colour from 0 to 1: rounds to the same of 255 grey levels.
constexpr double pulledIn = 0.25 / 255;

} // namespace

at::Tensor frequencyScale(cv::Size size, double power)
{
    const auto vertical = at::fft_fftfreq(size.height, 1., at::kDouble).unsqueeze(1);
    const auto horizontal = at::fft_rfftfreq(size.width, 1., at::kDouble).unsqueeze(0);
    const auto frequency = (vertical.square() + horizontal.square()).sqrt();
    return frequency.clamp_min(1. / std::max(size.width, size.height)).pow(-power);
}

at::Tensor colorMix()
{
    const auto mix = at::tensor({0.26, 0.09, 0.02, 0.27, 0., -0.05, 0.27, -0.09, 0.03}, at::kDouble)
                         .reshape({3, 3});
    return mix / mix.square().sum(0).sqrt().max();
}

Parametrization::Parametrization(const Canvas& canvas, const Style& style, at::ScalarType type)
    : m_style(style), m_size(canvas.size), m_channels(canvas.rule.channelCount()), m_type(type),
      m_black(canvas.black(type)), m_range(canvas.white(type) - canvas.black(type))
{
    if (style.fourier)
        m_scale = (frequencyScale(m_size, style.decayPower) / divisor).unsqueeze(2).to(type);
    if (style.decorrelate && m_channels == 3) {
        auto mix = colorMix();
        if (canvas.rule.channels == ChannelOrder::Bgr)
            mix = mix.flip({0});
        m_mix = mix.to(type);
        m_unmix = mix.inverse().to(type);
    }
}

at::Tensor Parametrization::empty(int count) const
{
    if (m_style.fourier)
        return at::zeros({count, m_channels, m_size.height, m_size.width / 2 + 1, 2}, m_type);
    return at::zeros({count, m_channels, m_size.height, m_size.width}, m_type);
}

at::Tensor Parametrization::mixed(const at::Tensor& values, const at::Tensor& mix) const
{
    return mix.defined() ? at::matmul(mix, values.flatten(2)).view(values.sizes()) : values;
}

at::Tensor Parametrization::paint(const at::Tensor& numbers) const
{
    if (!m_style.fourier)
        return mixed(numbers, m_mix);
    const auto values =
        at::fft_irfft2(at::view_as_complex(numbers * m_scale),
                       at::IntArrayRef{m_size.height, m_size.width}, {-2, -1}, "ortho");
    return at::addcmul(m_black, mixed(values, m_mix).sigmoid(), m_range);
}

at::Tensor Parametrization::numbersOf(const at::Tensor& painted) const
{
    if (!m_style.fourier)
        return mixed(painted, m_unmix);
    const auto share = ((painted - m_black) / m_range).clamp(pulledIn, 1 - pulledIn);
    const auto values = mixed(share.logit(), m_unmix);
    return at::view_as_real(at::fft_rfft2(values, {}, {-2, -1}, "ortho")) / m_scale;
}

} // namespace core
