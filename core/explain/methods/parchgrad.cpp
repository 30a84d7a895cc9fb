// SPDX-License-Identifier: GPL-3.0-or-later
// ParchGrad (partitioned channel gradient): at the last convolutions the gradient g at the output
// goes back through a set H of important channels: g_k = 0 for k not in H, and H's is scaled by
// beta = sqrt((M + N) / M), which keeps the variance: M and N are the variances over positions of
// the sums of g_k over H and over the other channels. With a finite gamma the others stay, and H's
// grow by gamma' = gamma sqrt(N / M), beta being sqrt((M + N) / (M gamma'^2 + N)) for both. On top
// of it come the gradient, integrated gradients or SmoothGrad.
// Park, Jeon, Choi: "Partitioned Channel Gradient for Reliable Input Attribution", 2023, and
// github.com/fxnnxc/parchgrad. There H comes from statistics of a data set, of each channel's mean
// of relu(A), A being the convolution's output: channels in which pictures of the class exceed all
// others (p <= alpha; Welch's test where the authors' code has Student's), or in which this picture
// exceeds the data set (p < alpha). alpha 0.05 as there. Their filter by Shapiro's test for
// normality, which needs every picture's numbers at once, is left out. Without statistics H is what
// matters most on this one picture: the largest means of A * dS/dA, or of relu(A).
#include "core/explain/methods/methods.h"

#include "core/explain/baseline.h"
#include "core/explain/convolutions.h"
#include "core/explain/quadrature.h"
#include "core/explain/smoothing.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>

#include <torch/script.h>

namespace core {

namespace {

constexpr int samples = 25; // of both base methods, as in the authors' code
constexpr double noise = 0.15;
constexpr double smallestVariance = 1e-13;

/// A convolution each time it runs.
struct Convolved {
    const torch::jit::Node* node;
    ConvolutionIdentity identity;
    at::Tensor output;
    at::Tensor gradient{};
    at::Tensor important{}; ///< H, K booleans; undefined: the gradient stays as it is
};

bool usesStatistics(const Parameters& parameters)
{
    const auto& criterion = parameters.choice("criterion");
    return criterion == "class_statistics" || criterion == "instance_statistics";
}

/// With what statistics know them by, or without.
std::vector<Convolved> convolutionsOn(Probe& probe, bool identified, Progress& progress)
{
    std::vector<Convolved> found;
    probe.gradientWith(
        convolutionRuling([&](const RuledOperator& ruled, const at::Tensor& output) {
            found.push_back(
                {ruled.node,
                 identified ? identityOf(probe.model(), ruled, output) : ConvolutionIdentity(),
                 output.detach()});
            output.register_hook([&found, index = found.size() - 1](const at::Tensor& gradient) {
                found[index].gradient = gradient;
            });
        }),
        probe.input(), progress);
    return found;
}

/// p values of all convolutions' channels, or why there are none.
struct Tails {
    std::vector<double> values{};
    const char* problem = nullptr; ///< English, context "core"
};

/// What was read last stays in memory while its file is the same: of many classes it is large, and
/// one map after another asks for it. Throws like readActivationStatistics.
std::shared_ptr<const ActivationStatistics> statisticsIn(const std::string& path)
{
    static std::mutex mutex;
    static std::string lastPath;
    static std::uintmax_t lastSize;
    static std::filesystem::file_time_type lastChange;
    static std::shared_ptr<const ActivationStatistics> last;
    const std::scoped_lock lock(mutex);
    std::error_code noSize, noTime;
    const auto size = std::filesystem::file_size(path, noSize);
    const auto change = std::filesystem::last_write_time(path, noTime);
    if (last && path == lastPath && !noSize && !noTime && size == lastSize && change == lastChange)
        return last;
    last.reset(); // before there are two
    last = std::make_shared<const ActivationStatistics>(readActivationStatistics(path));
    lastPath = path;
    lastSize = size;
    lastChange = change;
    return last;
}

Tails tailsFor(const Probe& probe, const std::vector<Convolved>& convolutions, bool ofClass)
{
    std::shared_ptr<const ActivationStatistics> statistics;
    try {
        statistics = statisticsIn(statisticsPathFor(probe.model().path()));
    } catch (const Error& error) {
        if (error.fault() == Fault::FileNotFound)
            return {.problem = QT_TRANSLATE_NOOP(
                        "core", "There are no channel statistics beside the model, so this picture "
                                "alone decided which channels are important. Collect statistics "
                                "of a folder of pictures: \"Collect channel statistics\" in the "
                                "menu \"Explain\", or \"saliscope statistics\".")};
        return {.problem = QT_TRANSLATE_NOOP(
                    "core", "The channel statistics beside the model cannot be read, so this "
                            "picture alone decided which channels are important. Collect them "
                            "again.")};
    }
    std::vector<ConvolutionIdentity> identities;
    std::vector<double> means;
    for (const auto& each : convolutions) {
        identities.push_back(each.identity);
        appendMeans(means, each.output);
    }
    if (!statistics->network.matches(networkIdentity(probe.model(), std::move(identities))))
        return {.problem = QT_TRANSLATE_NOOP(
                    "core", "The channel statistics beside the model come from another network or "
                            "another preprocessing, so this picture alone decided which channels "
                            "are important. Collect them again.")};
    if (!ofClass)
        return {.values = statistics->instanceTails(means)};
    const int index = probe.target().classIndex;
    if (!statistics->knows(index))
        return {.problem = QT_TRANSLATE_NOOP(
                    "core", "The channel statistics lack two pictures of this class and two of "
                            "others, so this picture alone decided which channels are important. "
                            "Collect them from a folder with a sub-folder for each class.")};
    return {.values = statistics->classTails(index)};
}

/// H of the channels with small p values: up to alpha, or the smallest ones.
at::Tensor significant(std::span<const double> tails, const Parameters& parameters, bool ofClass)
{
    const double alpha = parameters.real("alpha");
    double limit = alpha;
    if (alpha == 0) {
        std::vector<double> sorted(tails.begin(), tails.end());
        std::ranges::sort(sorted);
        limit = sorted[std::max<std::size_t>(
                           1, std::size_t(parameters.real("share") * double(tails.size()))) -
                       1];
    }
    const auto important = at::zeros({std::int64_t(tails.size())}, at::kBool);
    for (std::size_t index = 0; index < tails.size(); ++index)
        if (tails[index] < limit || (tails[index] == limit && (ofClass || alpha == 0)))
            important[std::int64_t(index)] = true;
    return important;
}

/// H of the channels that contribute or answer most on this picture.
at::Tensor strongest(const Convolved& convolved, const Parameters& parameters)
{
    const auto strength = parameters.choice("criterion") == "activation"
                              ? convolved.output.relu()
                              : convolved.output * convolved.gradient;
    const auto channels = convolved.output.size(1);
    const auto kept =
        std::max<std::int64_t>(1, std::int64_t(parameters.real("share") * double(channels)));
    const auto order = std::get<1>(strength.mean({0, 2, 3}).sort(true, 0, true));
    const auto important = at::zeros({channels}, at::kBool);
    important.index_fill_(0, order.slice(0, 0, kept), true);
    return important;
}

/// Chooses H for the last share of the convolutions. Gives what a person should know about it.
std::vector<const char*> partition(const Probe& probe, std::vector<Convolved>& convolutions,
                                   const Parameters& parameters)
{
    const bool ofClass = parameters.choice("criterion") == "class_statistics";
    Tails tails;
    if (usesStatistics(parameters))
        tails = tailsFor(probe, convolutions, ofClass);
    const auto count = double(convolutions.size());
    const auto first = std::size_t(count - std::ceil(parameters.real("layers") * count));
    std::size_t channel = 0;
    for (std::size_t index = 0; index < convolutions.size(); ++index) {
        auto& each = convolutions[index];
        const auto channels = std::size_t(each.output.size(1));
        // Where a detector puts out its boxes, a channel is no feature but one of their numbers.
        const bool isFeature = !probe.model().isDetector() || !isLastWeighted(each.node);
        if (index >= first && isFeature && each.gradient.defined())
            each.important = tails.values.empty()
                                 ? strongest(each, parameters)
                                 : significant(std::span(tails.values).subspan(channel, channels),
                                               parameters, ofClass);
        channel += channels;
    }
    return tails.problem ? std::vector{tails.problem} : std::vector<const char*>{};
}

/// The variance over positions of the sum of some channels' gradients.
at::Tensor spread(const at::Tensor& gradient, const at::Tensor& channels)
{
    const auto sum = (gradient * channels.reshape({1, -1, 1, 1})).sum(1);
    return (sum.numel() == 1 ? sum.abs().squeeze() : sum.var()) + smallestVariance;
}

/// How the gradient at a convolution's output passes.
struct Passage {
    double gamma; ///< 0: infinite, only through the important channels
    bool conserve;
};

at::Tensor throughImportant(const at::Tensor& gradient, const at::Tensor& important,
                            const Passage& passage)
{
    if (!important.any().item<bool>() || important.all().item<bool>())
        return gradient;
    const auto kept = gradient * important.reshape({1, -1, 1, 1});
    if (passage.gamma == 0 && !passage.conserve)
        return kept;
    const auto high = spread(gradient, important);
    const auto low = spread(gradient, important.logical_not());
    if (passage.gamma == 0)
        return kept * ((high + low) / high).sqrt();
    const auto growth = passage.gamma * (low / high).sqrt();
    const auto passed = gradient + kept * (growth - 1);
    return passage.conserve ? passed * ((high + low) / (high * growth * growth + low)).sqrt()
                            : passed;
}

/// The gradient at an input, 1 x C x H x W.
at::Tensor parchedGradient(Probe& probe, const std::vector<Convolved>& convolutions,
                           const Passage& passage, const at::Tensor& input, Progress& progress)
{
    std::size_t next = 0;
    const auto ruling =
        convolutionRuling([&](const RuledOperator& ruled, const at::Tensor& output) {
            // On another input, a network that decides by what it sees may take other steps.
            const auto index = next++;
            if (index >= convolutions.size() || convolutions[index].node != ruled.node ||
                !convolutions[index].important.defined())
                return;
            output.register_hook(
                [important = convolutions[index].important, passage](const at::Tensor& gradient) {
                    return throughImportant(gradient, important, passage);
                });
        });
    return probe.gradientWith(ruling, input, progress);
}

Attribution parched(Probe& probe, const Parameters& parameters, Watch& watch)
{
    auto convolutions = convolutionsOn(probe, usesStatistics(parameters), watch);
    const auto notes = partition(probe, convolutions, parameters);
    const Passage passage{parameters.real("gamma"), parameters.boolean("conserve")};
    const auto gradientAt = [&](const at::Tensor& input) {
        return parchedGradient(probe, convolutions, passage, input, watch);
    };
    const auto& base = parameters.choice("base");
    if (base == "gradient")
        return {.values = matrixOf(gradientAt(probe.input())),
                .reduction = Reduction::LargestMagnitude,
                .notes = notes};
    const bool path = base == "integrated_gradients";
    const auto& x = probe.input();
    const auto difference = path ? x - baseline(probe, "black") : at::ones_like(x);
    const auto rule = gaussLegendre(samples);
    const NoisyCopies copies(x, noise, 0);
    auto sum = at::zeros_like(x);
    double weight = 0;
    const auto attribution = [&] {
        return Attribution{.values = matrixOf(sum / weight * difference),
                           .reduction = path ? Reduction::Sum : Reduction::LargestMagnitude,
                           .notes = notes};
    };
    for (int index = 0; index < samples; ++index) {
        const auto& point = rule[std::size_t(index)];
        const double share = path ? point.weight : 1.0 / samples;
        sum.add_(gradientAt(path ? x - difference * (1 - point.position) : copies(index)), share);
        weight += share;
        watch.report(double(index + 1) / samples);
        if (index + 1 < samples)
            watch.preview(attribution());
    }
    return attribution();
}

std::vector<Parameter> parchGradParameters()
{
    return {
        {.id = "base",
         .name = QT_TRANSLATE_NOOP("core", "Based on"),
         .help = QT_TRANSLATE_NOOP("core", "The method whose gradients pass back through the "
                                           "important channels only"),
         .standard = std::string("gradient"),
         .choices = {{"gradient", QT_TRANSLATE_NOOP("core", "Gradient")},
                     {"integrated_gradients", QT_TRANSLATE_NOOP("core", "Integrated gradients")},
                     {"smooth_grad", QT_TRANSLATE_NOOP("core", "SmoothGrad")}}},
        {.id = "share",
         .name = QT_TRANSLATE_NOOP("core", "Share of channels"),
         .help = QT_TRANSLATE_NOOP("core", "How many of a convolution's channels count as "
                                           "important; at least one. With statistics: where the "
                                           "level is 0"),
         .standard = 0.1,
         .minimum = 0,
         .maximum = 1},
        {.id = "layers",
         .name = QT_TRANSLATE_NOOP("core", "Share of layers"),
         .help = QT_TRANSLATE_NOOP("core", "How many of the convolutions, counted from the "
                                           "last one, are narrowed to their important "
                                           "channels"),
         .standard = 0.5,
         .minimum = 0,
         .maximum = 1},
        {.id = "conserve",
         .name = QT_TRANSLATE_NOOP("core", "Keep the variance"),
         .help = QT_TRANSLATE_NOOP("core", "The important channels' gradient grows to make up "
                                           "for what the others lose"),
         .standard = true},
        {.id = "criterion",
         .name = QT_TRANSLATE_NOOP("core", "Important channels"),
         .help =
             QT_TRANSLATE_NOOP("core", "What decides which channels are important: this picture "
                                       "alone, or statistics of a folder of pictures that were "
                                       "collected before"),
         .standard = std::string("contribution"),
         .choices = {{"contribution", QT_TRANSLATE_NOOP("core", "Contribution to the score")},
                     {"activation", QT_TRANSLATE_NOOP("core", "Mean activation")},
                     {"class_statistics", QT_TRANSLATE_NOOP("core", "Statistics of the class")},
                     {"instance_statistics",
                      QT_TRANSLATE_NOOP("core", "This picture against the data set")}}},
        {.id = "alpha",
         .name = QT_TRANSLATE_NOOP("core", "Significance level"),
         .help = QT_TRANSLATE_NOOP("core", "With statistics, channels up to this p value are "
                                           "important"),
         .standard = 0.05,
         .minimum = 0,
         .maximum = 1,
         .minimumName = QT_TRANSLATE_NOOP("core", "by share")},
        {.id = "gamma",
         .name = QT_TRANSLATE_NOOP("core", "Gain"),
         .help = QT_TRANSLATE_NOOP("core", "How many times the others' the important channels' "
                                           "gradient becomes"),
         .standard = 0.,
         .minimum = 0,
         .maximum = 10,
         .minimumName = QT_TRANSLATE_NOOP("core", "infinite")}};
}

} // namespace

Explainer parchGrad()
{
    return {.id = "parch_grad",
            .name = QT_TRANSLATE_NOOP("core", "ParchGrad"),
            .family = Family::BackwardRule,
            .summary = QT_TRANSLATE_NOOP("core", "Gradients that pass back only through the most "
                                                 "important channels of each layer"),
            .citation = "Park et al., 2023",
            .needs = {.gradients = true, .convolution = true},
            .cost = Cost::SinglePass,
            .parameters = parchGradParameters(),
            .run = parched};
}

} // namespace core
