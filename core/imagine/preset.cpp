// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagine/preset.h"

#include "core/support/error.h"
#include "core/support/text.h"

#include <algorithm>
#include <limits>

namespace core {

namespace {

constexpr double largest = std::numeric_limits<int>::max();

std::vector<Parameter> runParameters()
{
    return {
        {"steps", QT_TRANSLATE_NOOP("core", "Steps"),
         QT_TRANSLATE_NOOP("core", "How often the picture is changed; more steps make it clearer "
                                   "and take longer."),
         256, 1, 4096},
        {"seed", QT_TRANSLATE_NOOP("core", "Seed"),
         QT_TRANSLATE_NOOP("core", "Number that chance starts from: the same seed gives the same "
                                   "picture."),
         0, 0, largest},
        {"start",
         QT_TRANSLATE_NOOP("core", "Start"),
         QT_TRANSLATE_NOOP("core", "What the picture looks like before the first step."),
         std::string("noise"),
         0,
         0,
         nullptr,
         {{"zero", QT_TRANSLATE_NOOP("core", "Empty")},
          {"noise", QT_TRANSLATE_NOOP("core", "Noise")},
          {"picture", QT_TRANSLATE_NOOP("core", "The opened picture")}}},
        {"noise", QT_TRANSLATE_NOOP("core", "Noise"),
         QT_TRANSLATE_NOOP("core", "Standard deviation of the noise at the start; of several "
                                   "pictures, all but the first always get some, so that they "
                                   "differ."),
         0.01, 0, 2},
        {"pictures", QT_TRANSLATE_NOOP("core", "Pictures"),
         QT_TRANSLATE_NOOP("core", "How many pictures are made at once."), 1, 1, 9},
        {"diversity", QT_TRANSLATE_NOOP("core", "Diversity"),
         QT_TRANSLATE_NOOP("core", "How much several pictures are to differ in their textures, as "
                                   "a layer of the network sees them."),
         0.0, 0, 100, QT_TRANSLATE_NOOP("core", "none")},
    };
}

std::vector<Parameter> parametrizationParameters()
{
    return {
        {"parametrization",
         QT_TRANSLATE_NOOP("core", "Painted as"),
         QT_TRANSLATE_NOOP("core", "What is changed step by step: frequencies give smooth "
                                   "pictures whose colours are always possible."),
         std::string("fourier"),
         0,
         0,
         nullptr,
         {{"fourier", QT_TRANSLATE_NOOP("core", "Frequencies")},
          {"pixels", QT_TRANSLATE_NOOP("core", "Pixels")}}},
        {"decay_power", QT_TRANSLATE_NOOP("core", "Frequency decay"),
         QT_TRANSLATE_NOOP("core", "How much less high frequencies count: 0 treats all alike, 1 "
                                   "is like photographs, more is smoother."),
         1.0, 0, 3},
        {"decorrelate", QT_TRANSLATE_NOOP("core", "Decorrelated colours"),
         QT_TRANSLATE_NOOP("core", "Change brightness and the colours of photographs "
                                   "independently, rather than red, green and blue."),
         true},
        {"jitter", QT_TRANSLATE_NOOP("core", "Jitter"),
         QT_TRANSLATE_NOOP("core", "By how many pixels the picture is shifted at random before "
                                   "each step, so that no single pixel matters."),
         16, 0, 64, QT_TRANSLATE_NOOP("core", "none")},
        {"scaling", QT_TRANSLATE_NOOP("core", "Scaling"),
         QT_TRANSLATE_NOOP("core", "The share by which the picture is made larger or smaller at "
                                   "random before each step."),
         0.4, 0, 0.5, QT_TRANSLATE_NOOP("core", "none")},
        {"rotation", QT_TRANSLATE_NOOP("core", "Rotation"),
         QT_TRANSLATE_NOOP("core", "By how many degrees the picture is turned at random before "
                                   "each step."),
         15.0, 0, 45, QT_TRANSLATE_NOOP("core", "none")},
    };
}

std::vector<Parameter> optimizerParameters()
{
    return {
        {"optimizer",
         QT_TRANSLATE_NOOP("core", "Optimiser"),
         QT_TRANSLATE_NOOP("core", "How the gradient becomes a step."),
         std::string("normalized"),
         0,
         0,
         nullptr,
         {{"normalized", QT_TRANSLATE_NOOP("core", "Normalised gradient")},
          {"adam", QT_TRANSLATE_NOOP("core", "Adam")},
          {"gradient", QT_TRANSLATE_NOOP("core", "Gradient")}}},
        {"learning_rate", QT_TRANSLATE_NOOP("core", "Learning rate"),
         QT_TRANSLATE_NOOP("core", "How large a step is; too large a rate shatters the picture."),
         0.007, 0.0001, 1000},
        {"progress", QT_TRANSLATE_NOOP("core", "Progress per step"),
         QT_TRANSLATE_NOOP("core", "By how much a step should raise the score; the learning rate "
                                   "is then the largest allowed. Not for Adam."),
         0.0, 0, 1000, QT_TRANSLATE_NOOP("core", "as it comes")},
        {"redirected_relu", QT_TRANSLATE_NOOP("core", "Steps that wake dead units"),
         QT_TRANSLATE_NOOP("core", "For so many steps at first, if all of the gradient is zero, "
                                   "ReLUs that are shut let it pass."),
         16, 0, 4096, QT_TRANSLATE_NOOP("core", "none")},
    };
}

std::vector<Parameter> regularizationParameters()
{
    return {
        {"l2_penalty", QT_TRANSLATE_NOOP("core", "L2 penalty"),
         QT_TRANSLATE_NOOP("core", "How much the squared length of the picture is taken off the "
                                   "score: Simonyan's lambda."),
         0.0, 0, 0.05, QT_TRANSLATE_NOOP("core", "none")},
        {"total_variation", QT_TRANSLATE_NOOP("core", "Total variation"),
         QT_TRANSLATE_NOOP("core", "How much the differences between neighbouring pixels are "
                                   "taken off the score: more is smoother."),
         0.0, 0, 0.05, QT_TRANSLATE_NOOP("core", "none")},
        {"l2_decay", QT_TRANSLATE_NOOP("core", "Decay"),
         QT_TRANSLATE_NOOP("core", "The share of the picture that fades after each step."), 0.0, 0,
         1, QT_TRANSLATE_NOOP("core", "none")},
        {"blur_every", QT_TRANSLATE_NOOP("core", "Blur every"),
         QT_TRANSLATE_NOOP("core", "After how many steps the picture is blurred, again and again."),
         0, 0, 100, QT_TRANSLATE_NOOP("core", "never")},
        {"blur_radius", QT_TRANSLATE_NOOP("core", "Blur radius"),
         QT_TRANSLATE_NOOP("core", "Standard deviation of that blur in pixels; below 0.3 it does "
                                   "nothing."),
         0.5, 0, 10},
        {"small_norm", QT_TRANSLATE_NOOP("core", "Drop weak pixels"),
         QT_TRANSLATE_NOOP("core", "After each step, this percentage of the pixels, those closest "
                                   "to the mean colour, take it on."),
         0.0, 0, 100, QT_TRANSLATE_NOOP("core", "none")},
        {"small_contribution", QT_TRANSLATE_NOOP("core", "Drop useless pixels"),
         QT_TRANSLATE_NOOP("core", "After each step, this percentage of the pixels, those that the "
                                   "score needs least, take on the mean colour."),
         0.0, 0, 100, QT_TRANSLATE_NOOP("core", "none")},
        {"possible_colors", QT_TRANSLATE_NOOP("core", "Only possible colours"),
         QT_TRANSLATE_NOOP("core", "Before each step, cut colours off that no picture can have."),
         false},
    };
}

std::vector<Parameter> allParameters()
{
    std::vector<Parameter> all;
    for (auto part : {runParameters, parametrizationParameters, optimizerParameters,
                      regularizationParameters}) {
        auto some = part();
        all.insert(all.end(), std::make_move_iterator(some.begin()),
                   std::make_move_iterator(some.end()));
    }
    return all;
}

using Change = std::pair<const char*, ParameterValue>;

/// The parameters of the methods that change bare pixels, and what is different.
Parameters barePixels(const std::vector<Change>& changes)
{
    Parameters values(imagineParameters());
    for (const auto& [id, value] :
         {Change{"parametrization", std::string("pixels")}, Change{"decorrelate", false},
          Change{"jitter", 0}, Change{"scaling", 0.}, Change{"rotation", 0.},
          Change{"optimizer", std::string("gradient")}, Change{"redirected_relu", 0}})
        values.set(id, value);
    for (const auto& [id, value] : changes)
        values.set(id, value);
    return values;
}

/// Yosinski's pictures hold 0 to 255 with the mean taken off; ours are divided by a standard
/// deviation s, too, about 57 of these units: the noise of 10 becomes 10 / s. Decay, blur and
/// percentiles are free of units. A learning rate of 100 would be 100 / s^2 = 0.03 and a step's
/// progress stay 2; on networks with batch norm, whose gradients are far steeper and finer than
/// those of the one in the paper, the picture then never leaves grey. Rates and progress are those
/// that make it visible.
Parameters yosinski(std::vector<Change> changes)
{
    for (const auto& each :
         {Change{"noise", 0.17}, Change{"learning_rate", 1.}, Change{"possible_colors", true}})
        changes.insert(changes.begin(), each);
    return barePixels(changes);
}

constexpr auto yosinskiCitation = "Yosinski et al., 2015";

std::vector<Preset> yosinskiPresets()
{
    return {
        {"yosinski_a", QT_TRANSLATE_NOOP("core", "Yosinski a: weak pixels dropped"),
         QT_TRANSLATE_NOOP("core", "Blur and pixels close to the mean dropped: sparse pictures of "
                                   "what matters, on grey."),
         yosinskiCitation,
         yosinski({{"steps", 500},
                   {"progress", 500.},
                   {"blur_every", 4},
                   {"blur_radius", 0.5},
                   {"small_norm", 50.}})},
        {"yosinski_b", QT_TRANSLATE_NOOP("core", "Yosinski b: strong decay"),
         QT_TRANSLATE_NOOP("core", "The picture fades by almost a third after each step: only what "
                                   "the score keeps asking for stays."),
         yosinskiCitation,
         yosinski({{"steps", 750}, {"learning_rate", 3.}, {"l2_decay", 0.3}, {"small_norm", 20.}})},
        {"yosinski_c", QT_TRANSLATE_NOOP("core", "Yosinski c: blur"),
         QT_TRANSLATE_NOOP("core", "A wide blur every fourth step: soft pictures without high "
                                   "frequencies."),
         yosinskiCitation,
         yosinski({{"steps", 1000}, {"l2_decay", 0.0001}, {"blur_every", 4}, {"blur_radius", 1.}})},
        {"yosinski_d", QT_TRANSLATE_NOOP("core", "Yosinski d: useless pixels dropped"),
         QT_TRANSLATE_NOOP("core", "Nine pixels in ten, those that the score needs least, are "
                                   "dropped after each step."),
         yosinskiCitation,
         yosinski({{"steps", 1000},
                   {"progress", 500.},
                   {"blur_every", 4},
                   {"blur_radius", 0.5},
                   {"small_contribution", 90.}})},
    };
}

std::vector<Preset> allPresets()
{
    // The paper's software climbs with Adam at 0.05 and scales by a tenth at most. The normalised
    // gradient leaves places alone that do not matter, where Adam draws patterns, and wide scaling
    // makes whole things rather than heaps of parts: chosen by looking.
    std::vector<Preset> all{
        {"robust_fourier", QT_TRANSLATE_NOOP("core", "Frequencies, robust"),
         QT_TRANSLATE_NOOP("core", "Frequencies and decorrelated colours, shifted, scaled and "
                                   "turned at random: the pictures in which people recognise "
                                   "things."),
         "Olah et al., 2017", Parameters(imagineParameters())},
        // The paper tells neither rate, number of steps nor lambda.
        {"simonyan", QT_TRANSLATE_NOOP("core", "Simonyan: L2 penalty"),
         QT_TRANSLATE_NOOP("core", "The first class models: from the mean picture up the score, "
                                   "with a penalty on the picture's length and nothing else."),
         "Simonyan et al., 2014",
         barePixels({{"steps", 200},
                     {"start", std::string("zero")},
                     {"optimizer", std::string("normalized")},
                     {"learning_rate", 0.008},
                     {"l2_penalty", 0.0001}})},
    };
    auto some = yosinskiPresets();
    std::move(some.begin(), some.end(), std::back_inserter(all));
    // The original also rounds to whole colours after each step; where a step is larger than that
    // it makes no difference.
    all.push_back(
        {"basic", QT_TRANSLATE_NOOP("core", "Basic: plain gradient"),
         QT_TRANSLATE_NOOP("core", "From random colours straight up the score: what "
                                   "happens without any restraint."),
         "Ozbulak, pytorch-cnn-visualizations, 2017",
         barePixels(
             {{"steps", 150}, {"noise", 1.}, {"learning_rate", 6.}, {"possible_colors", true}})});
    return all;
}

} // namespace

const std::vector<Parameter>& imagineParameters()
{
    static const auto all = allParameters();
    return all;
}

const std::vector<Preset>& presets()
{
    static const auto all = allPresets();
    return all;
}

const Preset& findPreset(const std::string& id)
{
    const auto found = std::ranges::find(presets(), id, &Preset::id);
    if (found != presets().end())
        return *found;
    std::string known;
    for (const auto& preset : presets())
        known += (known.empty() ? "there are: " : ", ") + preset.id;
    throw Error(Fault::NoSuchParameter, id, known);
}

} // namespace core
