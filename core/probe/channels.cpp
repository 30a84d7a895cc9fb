// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/channels.h"

#include "core/probe/tensors.h"
#include "core/support/error.h"

#include <algorithm>
#include <cmath>

#include <torch/script.h>

namespace core {

namespace {

/// A K x h x w matrix of a 1 x K x h x w tensor.
cv::Mat mapsOf(const at::Tensor& grid)
{
    return matrixOf(grid.squeeze(0));
}

/// Empty where the target has no gradient, or none that is a number.
cv::Mat gradientOf(Probe& probe, std::size_t index, Progress& progress)
{
    try {
        return mapsOf(probe.activationGradient(progress, index));
    } catch (const Error& error) {
        if (error.fault() != Fault::MethodNotApplicable && error.fault() != Fault::NotFinite)
            throw;
        return {};
    }
}

ChannelFacts factsOf(int channel, const float* values, const float* gradient, std::size_t count)
{
    ChannelFacts facts;
    facts.channel = channel;
    facts.minimum = facts.maximum = double(values[0]);
    double sum = 0;
    std::size_t active = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double value = double(values[i]);
        facts.finite = facts.finite && std::isfinite(value);
        facts.minimum = std::min(facts.minimum, value);
        facts.maximum = std::max(facts.maximum, value);
        sum += value;
        active += value > 0;
        if (gradient)
            facts.contribution += value * double(gradient[i]);
    }
    facts.mean = sum / double(count);
    facts.active = double(active) / double(count);
    facts.constant = facts.finite && facts.minimum == facts.maximum;
    double squares = 0;
    for (std::size_t i = 0; i < count; ++i)
        squares += (double(values[i]) - facts.mean) * (double(values[i]) - facts.mean);
    facts.deviation = facts.constant ? 0 : std::sqrt(squares / double(count));
    return facts;
}

} // namespace

Channels channelFacts(Probe& probe, std::size_t index, bool withGradient, Progress& progress)
{
    Channels channels;
    channels.maps = mapsOf(probe.activation(progress, index));
    const auto gradient = withGradient ? gradientOf(probe, index, progress) : cv::Mat();
    channels.contributions = !gradient.empty();
    const auto positions = std::size_t(channels.maps.size[1]) * std::size_t(channels.maps.size[2]);
    for (int channel = 0; channel < channels.maps.size[0]; ++channel) {
        if (progress.stopped())
            throw Cancelled();
        channels.facts.push_back(
            factsOf(channel, channels.maps.ptr<float>(channel),
                    channels.contributions ? gradient.ptr<float>(channel) : nullptr, positions));
    }
    return channels;
}

} // namespace core
