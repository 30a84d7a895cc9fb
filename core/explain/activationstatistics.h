// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core {

/// A convolution as far as statistics of its channels depend on it.
struct ConvolutionIdentity {
    std::string name; ///< as in Model::layers()
    int channels = 0; ///< of its output
    double norm = 0;  ///< Euclidean norm of its weights: tells other training from this one
};

/// What statistics belong to, wherever the model's file lies: the convolutions in the order in
/// which they run, and how pictures get there.
struct NetworkIdentity {
    std::vector<ConvolutionIdentity> convolutions;
    int classes = 0;
    std::vector<double> input; ///< the card's input rule as numbers

    std::size_t channels() const; ///< of all convolutions together
    /// Up to the rounding of the norms.
    bool matches(const NetworkIdentity& other) const;
};

/// Mean and variance of several numbers, seen one picture after another (Welford's method).
struct RunningMoments {
    std::int64_t count = 0;
    std::vector<double> mean;
    std::vector<double> squares; ///< sums of squared deviations from the mean

    void add(const std::vector<double>& values);
    double variance(std::size_t index) const; ///< unbiased; count must be 2 or more
};

/// How strongly the channels of a network's convolutions answer to the pictures of a data set: of
/// each picture and channel the mean over positions of relu(convolution's output). Channels of all
/// convolutions stand one after another.
struct ActivationStatistics {
    NetworkIdentity network;
    RunningMoments all;
    std::map<int, RunningMoments> classes;   ///< of the pictures of a class, by its index
    std::map<int, std::string> classNames{}; ///< for the person

    /// One more picture, of none, one or several classes. Throws Error{OutOfMemory} when there are
    /// too many classes.
    void add(const std::vector<double>& means, const std::vector<int>& ofClasses);

    /// Whether a class can be compared with the rest: both have two pictures or more.
    bool knows(int classIndex) const;

    /// By channel the p value of Welch's test that pictures of the class have larger means than all
    /// others. The class must be known.
    std::vector<double> classTails(int classIndex) const;

    /// By channel how rare means as large as a picture's are in the data set, were they distributed
    /// normally: P(Z > z) with z = (value - mean) / deviation.
    std::vector<double> instanceTails(const std::vector<double>& means) const;
};

/// How many numbers a file may hold.
constexpr std::size_t mostStatistics = std::size_t(1) << 26;

/// Writes JSON; classes with fewer than two pictures are left out. Throws Error{FileNotWritable}.
void writeActivationStatistics(const std::string& path, const ActivationStatistics& statistics);

/// Reads what writeActivationStatistics wrote. Throws Error: FileNotFound, FileUnreadable (with
/// what is wrong in its detail).
ActivationStatistics readActivationStatistics(const std::string& path);

/// Where a model's statistics are looked for: NAME.channels.json beside NAME.pt.
std::string statisticsPathFor(const std::string& modelPath);

} // namespace core
