// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/activationstatistics.h"

#include "core/explain/significance.h"
#include "core/support/error.h"
#include "core/support/memory.h"
#include "core/support/text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace core {

namespace {

/// Weights read in single or double precision, summed in whatever order.
constexpr double normTolerance = 1e-5;
constexpr std::size_t numbersOfClass = 2; ///< a channel: mean and sum of squares

bool matching(const ConvolutionIdentity& a, const ConvolutionIdentity& b)
{
    return a.name == b.name && a.channels == b.channels &&
           std::abs(a.norm - b.norm) <= normTolerance * std::max(a.norm, b.norm);
}

/// The pictures of `all` that are not among `part`'s.
SampleMoments rest(const RunningMoments& all, const RunningMoments& part, std::size_t index)
{
    const double count = double(all.count - part.count);
    const double mean =
        (double(all.count) * all.mean[index] - double(part.count) * part.mean[index]) / count;
    const double apart = part.mean[index] - mean;
    const double squares = all.squares[index] - part.squares[index] -
                           apart * apart * double(part.count) * count / double(all.count);
    // What rounding leaves of nothing is nothing.
    const bool vanishes = squares < 1e-13 * all.squares[index];
    return {all.count - part.count, mean, vanishes ? 0 : squares / (count - 1)};
}

} // namespace

std::size_t NetworkIdentity::channels() const
{
    std::size_t sum = 0;
    for (const auto& convolution : convolutions)
        sum += std::size_t(convolution.channels);
    return sum;
}

bool NetworkIdentity::matches(const NetworkIdentity& other) const
{
    return classes == other.classes && input == other.input &&
           std::ranges::equal(convolutions, other.convolutions, matching);
}

void RunningMoments::add(const std::vector<double>& values)
{
    mean.resize(values.size());
    squares.resize(values.size());
    ++count;
    for (std::size_t index = 0; index < values.size(); ++index) {
        const double before = values[index] - mean[index];
        mean[index] += before / double(count);
        squares[index] += before * (values[index] - mean[index]);
    }
}

double RunningMoments::variance(std::size_t index) const
{
    return squares[index] / double(count - 1);
}

void ActivationStatistics::add(const std::vector<double>& means, const std::vector<int>& ofClasses)
{
    for (const int index : ofClasses) {
        const auto numbers =
            (classes.size() + 1 + !classes.contains(index)) * means.size() * numbersOfClass;
        if (numbers > std::min(mostStatistics, memoryBudget() / sizeof(double)))
            throw Error(Fault::OutOfMemory,
                        QT_TRANSLATE_NOOP("core", "the statistics of so many classes"));
        classes[index].add(means);
    }
    all.add(means);
}

bool ActivationStatistics::knows(int classIndex) const
{
    const auto found = classes.find(classIndex);
    return found != classes.end() && found->second.count >= 2 &&
           all.count - found->second.count >= 2;
}

std::vector<double> ActivationStatistics::classTails(int classIndex) const
{
    const auto& part = classes.at(classIndex);
    std::vector<double> tails(part.mean.size());
    for (std::size_t index = 0; index < tails.size(); ++index)
        tails[index] =
            welchTail({part.count, part.mean[index], part.variance(index)}, rest(all, part, index));
    return tails;
}

std::vector<double> ActivationStatistics::instanceTails(const std::vector<double>& means) const
{
    std::vector<double> tails(means.size());
    for (std::size_t index = 0; index < tails.size(); ++index) {
        const double z = (means[index] - all.mean[index]) / std::sqrt(all.variance(index));
        tails[index] = std::isnan(z) ? 1 : normalTail(z);
    }
    return tails;
}

std::string statisticsPathFor(const std::string& modelPath)
{
    return std::filesystem::path(modelPath).replace_extension(".channels.json").string();
}

} // namespace core
