// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/cardcheck.h"

#include "core/support/text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <span>

namespace core {

namespace {

using Level = CardFinding::Level;

constexpr int largestSide = 8192;

/// Beyond these an input is unlike anything that networks are trained on.
constexpr double farMean = 5;
constexpr double flatRange = 0.05;
/// A picture with less contrast (of 255) is flat itself.
constexpr double flatPicture = 16;
constexpr double clearlySurer = 0.15;
constexpr double deformation = 1.25; ///< of width against height
constexpr double muchPadding = 0.3;  ///< share of the input

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

std::string percent(double share)
{
    return std::to_string(std::lround(share * 100)) + " %";
}

std::string sizeText(cv::Size size)
{
    return std::to_string(size.width) + " × " + std::to_string(size.height);
}

/// The channels' numbers that the network uses.
std::span<const double> used(const InputRule& rule, const std::array<double, 3>& numbers)
{
    return {numbers.data(), std::size_t(rule.channelCount())};
}

double largest(std::span<const double> numbers)
{
    return *std::ranges::max_element(numbers);
}

/// The channels of photographs resemble each other.
bool isUneven(std::span<const double> numbers)
{
    const auto [low, high] = std::ranges::minmax(numbers);
    return low > 0 && high > 20 * low;
}

bool all(std::span<const double> numbers, double value)
{
    return std::ranges::count(numbers, value) == std::ptrdiff_t(numbers.size());
}

class Check {
public:
    Check(const ModelCard& card, const CardFacts& facts)
        : m_card(card), m_rule(card.input), m_facts(facts)
    {}

    std::vector<CardFinding> findings()
    {
        checkNumbers();
        checkSize();
        checkNetwork();
        checkLabels();
        if (isUsable(m_findings)) {
            checkRange();
            checkGeometry();
            checkPicture();
            checkStatistics();
            checkOrder();
        }
        std::ranges::stable_sort(m_findings, {}, &CardFinding::level);
        return std::move(m_findings);
    }

private:
    template <typename Change> std::optional<ModelCard> changed(const Change& change) const
    {
        ModelCard card = m_card;
        change(card);
        return card;
    }

    void checkNumbers()
    {
        const auto usable = [](double value) { return std::abs(value) <= largestCardNumber; };
        const auto refuse = [this](const char* field) {
            m_findings.push_back(
                {Level::Wrong,
                 "number",
                 QT_TRANSLATE_NOOP("core", "\"%1\" must be a number of at most %2."),
                 {field, "1 000 000"}});
        };
        if (!usable(m_rule.scale))
            refuse("scale");
        else if (m_rule.scale <= 0)
            m_findings.push_back({Level::Wrong,
                                  "scale",
                                  QT_TRANSLATE_NOOP("core", "Pixels cannot be divided by %1: "
                                                            "the scale must be above 0."),
                                  {number(m_rule.scale)},
                                  QT_TRANSLATE_NOOP("core", "Use 255"),
                                  changed([](ModelCard& card) { card.input.scale = 255; })});
        if (!std::ranges::all_of(m_rule.mean, usable))
            refuse("mean");
        if (!std::ranges::all_of(m_rule.std, usable))
            refuse("std");
        const auto std = used(m_rule, m_rule.std);
        if (std::ranges::count(m_rule.std, 0.) > 0)
            m_findings.push_back(
                {Level::Wrong,
                 "std_zero",
                 QT_TRANSLATE_NOOP("core", "A standard deviation is 0, and values cannot be "
                                           "divided by it."),
                 {},
                 QT_TRANSLATE_NOOP("core", "Use 1"),
                 changed([](ModelCard& card) { std::ranges::replace(card.input.std, 0., 1.); })});
        else if (std::ranges::any_of(std, [](double value) { return value < 0; }))
            m_findings.push_back(
                {Level::Doubtful,
                 "std_negative",
                 QT_TRANSLATE_NOOP("core", "A standard deviation is negative: the network sees "
                                           "light as dark."),
                 {},
                 QT_TRANSLATE_NOOP("core", "Make it positive"),
                 changed([](ModelCard& card) {
                     for (double& value : card.input.std)
                         value = std::abs(value);
                 })});
    }

    void checkSize()
    {
        const auto usable = [](int side) { return side >= 1 && side <= largestSide; };
        if (!usable(m_rule.width) || !usable(m_rule.height) || !usable(m_rule.resizeTo))
            m_findings.push_back(
                {Level::Wrong,
                 "size",
                 QT_TRANSLATE_NOOP("core", "Width, height and shorter side must lie between 1 and "
                                           "%1 pixels."),
                 {std::to_string(largestSide)}});
        else if (m_facts.refused)
            m_findings.push_back(
                {Level::Wrong,
                 "refused",
                 QT_TRANSLATE_NOOP("core",
                                   "The network does not take %1 pixels. It works with %2."),
                 {sizeText({m_rule.width, m_rule.height}), sizeText(m_facts.workingSize)},
                 QT_TRANSLATE_NOOP("core", "Use that size"),
                 changed([this](ModelCard& card) {
                     card.input.width = m_facts.workingSize.width;
                     card.input.height = m_facts.workingSize.height;
                 })});
    }

    void checkNetwork()
    {
        if (m_facts.channels == 3 && m_rule.channelCount() == 1)
            m_findings.push_back(
                {Level::Wrong,
                 "gray",
                 QT_TRANSLATE_NOOP("core", "The network takes three channels, but the card says "
                                           "grey."),
                 {},
                 QT_TRANSLATE_NOOP("core", "Use RGB"),
                 changed([](ModelCard& card) { card.input.channels = ChannelOrder::Rgb; })});
        if (m_facts.channels == 1 && m_rule.channelCount() == 3)
            m_findings.push_back(
                {Level::Wrong,
                 "color",
                 QT_TRANSLATE_NOOP("core", "The network takes one channel, but the card says "
                                           "colour."),
                 {},
                 QT_TRANSLATE_NOOP("core", "Use grey"),
                 changed([](ModelCard& card) { card.input.channels = ChannelOrder::Gray; })});
        if (m_card.task != Task::Classification)
            m_findings.push_back(
                {Level::Wrong,
                 "task",
                 QT_TRANSLATE_NOOP("core", "The card is not one of a network that classifies."),
                 {},
                 QT_TRANSLATE_NOOP("core", "It classifies"),
                 changed([](ModelCard& card) { card.task = Task::Classification; })});
        const auto& outputs = m_facts.possibleOutputs;
        if (!outputs.empty() && std::ranges::count(outputs, m_card.output) == 0)
            m_findings.push_back(
                {m_card.output == OutputKind::SingleLogit ? Level::Wrong : Level::Doubtful,
                 "output",
                 QT_TRANSLATE_NOOP("core", "The network's outputs cannot be what the card calls "
                                           "them."),
                 {},
                 QT_TRANSLATE_NOOP("core", "Use what they are"),
                 changed([&](ModelCard& card) { card.output = outputs.front(); })});
        if (m_facts.layers && !m_card.layer.empty() &&
            std::ranges::count(*m_facts.layers, m_card.layer) == 0)
            m_findings.push_back(
                {Level::Wrong,
                 "layer",
                 QT_TRANSLATE_NOOP("core", "The network has no layer \"%1\" with positions."),
                 {m_card.layer},
                 QT_TRANSLATE_NOOP("core", "Choose automatically"),
                 changed([](ModelCard& card) { card.layer.clear(); })});
    }

    void checkLabels()
    {
        const auto names = m_card.labels.size();
        const auto outputs = std::size_t(m_facts.outputs);
        if (outputs == 0)
            return;
        if (names == 0) {
            m_findings.push_back({Level::Remark,
                                  "labels_missing",
                                  QT_TRANSLATE_NOOP("core", "There are no class names: classes "
                                                            "are shown by their numbers."),
                                  {}});
            return;
        }
        if (names == outputs)
            return;
        CardFinding finding{Level::Doubtful,
                            "labels_count",
                            QT_TRANSLATE_NOOP("core", "There are %1 class names for %2 outputs, so "
                                                      "names may stand at the wrong class."),
                            {std::to_string(names), std::to_string(outputs)}};
        const auto& first = m_card.labels.front();
        if (names == outputs + 1 && (first == "background" || first == "__background__")) {
            finding.remedy = QT_TRANSLATE_NOOP("core", "Leave out \"background\"");
            finding.mended = changed([](ModelCard& card) {
                card.labels.erase(card.labels.begin());
                card.labelsFile.clear();
            });
        }
        m_findings.push_back(std::move(finding));
    }

    /// Mean and standard deviation belong to pixels from 0 to 255 or from 0 to 1.
    void checkRange()
    {
        const double mean = largest(used(m_rule, m_rule.mean));
        const double std = largest(used(m_rule, m_rule.std));
        const auto toUnit = [](std::array<double, 3>& numbers) {
            for (double& value : numbers)
                value /= 255;
        };
        if (m_rule.scale == 255 && mean > 1) {
            const bool bytes = std >= 1;
            m_findings.push_back(
                {Level::Doubtful,
                 "mean_range",
                 QT_TRANSLATE_NOOP("core",
                                   "The mean %1 is meant for pixels from 0 to 255, but they "
                                   "are divided by 255 first."),
                 {number(mean)},
                 bytes ? QT_TRANSLATE_NOOP("core", "Scale 1")
                       : QT_TRANSLATE_NOOP("core", "Divide the mean by 255"),
                 changed([&](ModelCard& card) {
                     if (bytes)
                         card.input.scale = 1;
                     else
                         toUnit(card.input.mean);
                 })});
        } else if (m_rule.scale == 255 && std > 1) {
            m_findings.push_back(
                {Level::Doubtful,
                 "std_range",
                 QT_TRANSLATE_NOOP("core",
                                   "The standard deviation %1 is meant for pixels from 0 to "
                                   "255, but they are divided by 255 first."),
                 {number(std)},
                 QT_TRANSLATE_NOOP("core", "Divide it by 255"),
                 changed([&](ModelCard& card) { toUnit(card.input.std); })});
        } else if (m_rule.scale == 1 && mean <= 1 && std <= 1 &&
                   !(all(used(m_rule, m_rule.mean), 0) && all(used(m_rule, m_rule.std), 1))) {
            m_findings.push_back(
                {Level::Doubtful,
                 "scale_range",
                 QT_TRANSLATE_NOOP("core",
                                   "Mean and standard deviation are meant for pixels from 0 "
                                   "to 1, but pixels go in as 0 to 255."),
                 {},
                 QT_TRANSLATE_NOOP("core", "Scale 255"),
                 changed([](ModelCard& card) { card.input.scale = 255; })});
        } else if (isUneven(used(m_rule, m_rule.mean)) || isUneven(used(m_rule, m_rule.std))) {
            m_findings.push_back(
                {Level::Doubtful,
                 "uneven",
                 QT_TRANSLATE_NOOP("core", "One channel's mean or standard deviation is more than "
                                           "twenty times another's: it may be mistyped."),
                 {}});
        }
    }

    void checkGeometry()
    {
        if (m_rule.resize != Resize::ShortestSide)
            return;
        const int longer = std::max(m_rule.width, m_rule.height);
        if (m_rule.crop == Crop::None) {
            m_findings.push_back(
                {Level::Remark,
                 "no_crop",
                 QT_TRANSLATE_NOOP("core", "Nothing is cropped, so every shape of picture gives an "
                                           "input of another size."),
                 {},
                 QT_TRANSLATE_NOOP("core", "Crop the middle"),
                 changed([](ModelCard& card) { card.input.crop = Crop::Center; })});
        } else if (longer > m_rule.resizeTo) {
            const int wanted = std::min(int(std::lround(longer * 256. / 224)), largestSide);
            m_findings.push_back(
                {Level::Doubtful,
                 "crop_larger",
                 QT_TRANSLATE_NOOP("core",
                                   "The crop of %1 pixels is larger than the shorter side of "
                                   "%2, so borders may be black."),
                 {sizeText({m_rule.width, m_rule.height}), std::to_string(m_rule.resizeTo)},
                 QT_TRANSLATE_NOOP("core", "Enlarge the shorter side"),
                 changed([&](ModelCard& card) { card.input.resizeTo = wanted; })});
        } else if (m_rule.width != m_rule.height) {
            m_findings.push_back(
                {Level::Remark,
                 "not_square",
                 QT_TRANSLATE_NOOP("core",
                                   "The input of %1 pixels is not square: most networks for "
                                   "cropped pictures are."),
                 {sizeText({m_rule.width, m_rule.height})}});
        }
    }

    void checkPicture()
    {
        const auto picture = m_facts.picture;
        if (picture.empty())
            return;
        const double shape =
            double(picture.width) * m_rule.height / (double(picture.height) * m_rule.width);
        const double ratio = std::max(shape, 1 / shape);
        const auto letterbox = [](ModelCard& card) { card.input.resize = Resize::Letterbox; };
        if (m_rule.resize == Resize::None && picture != cv::Size(m_rule.width, m_rule.height))
            m_findings.push_back(
                {Level::Doubtful,
                 "does_not_fit",
                 QT_TRANSLATE_NOOP("core", "The picture has %1 pixels, and without resizing only "
                                           "pictures of %2 fit."),
                 {sizeText(picture), sizeText({m_rule.width, m_rule.height})},
                 QT_TRANSLATE_NOOP("core", "Resize and crop"),
                 changed([](ModelCard& card) {
                     auto& rule = card.input;
                     rule.resize = Resize::ShortestSide;
                     rule.crop = Crop::Center;
                     rule.resizeTo = std::max({rule.resizeTo, rule.width, rule.height});
                 })});
        if (m_rule.resize == Resize::Stretch && ratio > deformation)
            m_findings.push_back(
                {Level::Remark,
                 "stretched",
                 QT_TRANSLATE_NOOP("core", "This picture is stretched %1 times in one direction."),
                 {number(std::round(ratio * 10) / 10)},
                 QT_TRANSLATE_NOOP("core", "Letterbox instead"),
                 changed(letterbox)});
        if (m_rule.resize == Resize::Letterbox && 1 - 1 / ratio > muchPadding)
            m_findings.push_back(
                {Level::Remark,
                 "padded",
                 QT_TRANSLATE_NOOP("core", "%1 of the input is grey padding with this picture."),
                 {percent(1 - 1 / ratio)}});
    }

    /// Caffe's networks, and those without any normalisation, are at home in 0 to 255.
    bool takesBytes() const { return m_rule.scale == 1 && all(used(m_rule, m_rule.std), 1); }

    void checkStatistics()
    {
        const auto& channels = m_facts.statistics;
        if (channels.empty() || channels.size() != std::size_t(m_rule.channelCount()))
            return;
        double far = 0, range = 0, contrast = 0;
        for (std::size_t c = 0; c < channels.size(); ++c) {
            if (std::abs(channels[c].mean) > std::abs(far))
                far = channels[c].mean;
            const double own = channels[c].maximum - channels[c].minimum;
            range = std::max(range, own);
            contrast = std::max(contrast, std::abs(own * m_rule.std[c] * m_rule.scale));
        }
        if (std::abs(far) > farMean && !(takesBytes() && std::abs(far) <= 255))
            m_findings.push_back(
                {Level::Doubtful,
                 "far",
                 QT_TRANSLATE_NOOP("core",
                                   "The network sees values around %1; networks are trained "
                                   "on values around 0."),
                 {number(far)}});
        if (range < flatRange && contrast > flatPicture)
            m_findings.push_back(
                {Level::Doubtful,
                 "flat",
                 QT_TRANSLATE_NOOP("core",
                                   "The network hardly sees a difference: the whole picture "
                                   "lies within %1."),
                 {number(range)}});
    }

    void checkOrder()
    {
        if (!m_facts.orders || m_rule.channelCount() != 3)
            return;
        const auto& orders = *m_facts.orders;
        const bool bgr = m_rule.channels == ChannelOrder::Bgr;
        const double difference = bgr ? orders.rgb - orders.bgr : orders.bgr - orders.rgb;
        if (difference < clearlySurer)
            return;
        m_findings.push_back(
            {Level::Doubtful,
             "order",
             bgr ? QT_TRANSLATE_NOOP("core", "As RGB the model is %1 sure of %2, as BGR only %3 of "
                                             "%4.")
                 : QT_TRANSLATE_NOOP("core", "As BGR the model is %1 sure of %2, as RGB only %3 of "
                                             "%4."),
             {percent(bgr ? orders.rgb : orders.bgr), bgr ? orders.rgbClass : orders.bgrClass,
              percent(bgr ? orders.bgr : orders.rgb), bgr ? orders.bgrClass : orders.rgbClass},
             bgr ? QT_TRANSLATE_NOOP("core", "Use RGB") : QT_TRANSLATE_NOOP("core", "Use BGR"),
             changed([bgr](ModelCard& card) {
                 card.input.channels = bgr ? ChannelOrder::Rgb : ChannelOrder::Bgr;
             })});
    }

    const ModelCard& m_card;
    const InputRule& m_rule;
    const CardFacts& m_facts;
    std::vector<CardFinding> m_findings;
};

} // namespace

std::vector<CardFinding> checkCard(const ModelCard& card, const CardFacts& facts)
{
    return Check(card, facts).findings();
}

bool isUsable(const std::vector<CardFinding>& findings)
{
    return std::ranges::none_of(findings, [](const CardFinding& finding) {
        return finding.level == CardFinding::Level::Wrong;
    });
}

} // namespace core
