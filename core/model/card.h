// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

namespace core {

enum class Task { Classification, Detection, Segmentation };
enum class ChannelOrder { Rgb, Bgr, Gray };
enum class Resize { ShortestSide, Stretch, Letterbox, None };
enum class Crop { Center, None };
enum class OutputKind {
    Logits,
    Probabilities,
    LogProbabilities,
    SingleLogit,
    MultiLabel,
    Regression
};

/// How a picture becomes the model's input: resize, crop, then (pixel / scale - mean) / std.
struct InputRule {
    int width = 224;
    int height = 224;
    ChannelOrder channels = ChannelOrder::Rgb;
    Resize resize = Resize::ShortestSide;
    int resizeTo = 256; ///< pixels of the shorter side; only with Resize::ShortestSide
    Crop crop = Crop::Center;
    double scale = 255;
    std::array<double, 3> mean{0.485, 0.456, 0.406}; ///< in the model's channel order
    std::array<double, 3> std{0.229, 0.224, 0.225};

    int channelCount() const { return channels == ChannelOrder::Gray ? 1 : 3; }
    bool operator==(const InputRule&) const = default;
};

/// The model card: what a model file does not say about itself. Lives beside NAME.pt as NAME.json.
struct ModelCard {
    std::string title;
    Task task = Task::Classification;
    std::vector<std::string> labels; ///< one name an output; may be empty
    std::string labelsFile;          ///< the file beside the card that the labels came from, if any
    InputRule input;
    OutputKind output = OutputKind::Logits;
    std::string layer; ///< default layer for class activation maps; empty: chosen from the graph
    std::string source;
    std::string licence;

    /// "zebra", or "class 340" where the card has no name for it.
    std::string className(int index) const;
    bool operator==(const ModelCard&) const = default;
};

/// Reads a card; labels given as a file name are read from beside the card.
/// Throws Error: FileUnreadable, CardInvalid (naming the field).
ModelCard readCard(const std::string& path);

/// What is good of a card's file, and what is wrong with the rest.
struct CardReading {
    ModelCard card;
    std::vector<std::string> problems; ///< what readCard would say, a field each
};

/// Reads what can be read; fields that are wrong are as in `otherwise`.
/// Throws Error: FileUnreadable, CardInvalid (only for a file that holds no JSON object).
CardReading readCardPartly(const std::string& path, const ModelCard& otherwise = {});

/// Class names from a text file, one a line. Throws Error{FileUnreadable}.
std::vector<std::string> readLabels(const std::string& path);

/// Writes a card as indented JSON. Throws Error{FileNotWritable}.
void writeCard(const std::string& path, const ModelCard& card);

/// Where the card of a model file lies: "dir/zebra.pt" -> "dir/zebra.json".
std::string cardPathFor(const std::string& modelPath);

} // namespace core
