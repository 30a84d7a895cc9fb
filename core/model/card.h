// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
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

/// How a detector's output tensors hold its boxes. Of the box a candidate: centre, size, perhaps an
/// objectness o, and C class numbers.
enum class BoxFormat {
    GridMaps,   ///< Darknet: a tensor a level, B x anchors * (5 + C) x h x w, as the network has it
    AnchorMaps, ///< YOLOv5 undecoded: a tensor a level, B x anchors x h x w x (5 + C)
    ObjectRows, ///< YOLOv3 / v5 decoded: B x R x (5 + C), probabilities
    ClassRows,  ///< YOLOv8 / v11 decoded: B x (4 + C) x R, probabilities, no objectness
    EndToEnd,   ///< B x R x 6: left, top, right, bottom, confidence, class
    FinalBoxes, ///< torchvision: N x 4 corners, N scores, N classes, already suppressed
};

/// One grid of cells, each with the same anchors. In the order of the network's output.
struct BoxLevel {
    std::vector<std::array<double, 2>> anchors{}; ///< width, height in pixels of the input
    double scaleXY = 1; ///< YOLOv4: how far a centre may lie outside its cell
    bool operator==(const BoxLevel&) const = default;
};

/// What boxes are made of, and which of them are shown unless told otherwise.
struct DetectionRule {
    BoxFormat format = BoxFormat::GridMaps;
    std::vector<BoxLevel> levels{}; ///< of GridMaps and AnchorMaps
    bool softmax = false;           ///< class numbers exclude each other (YOLOv2)
    bool squaredSize = false;       ///< a size is anchor * (2 sigmoid(t))^2, not anchor * exp(t)
    bool activated = false;         ///< sigmoids are done already ("new_coords")
    bool normalized = false;        ///< boxes are shares of the input, not pixels
    bool background = false;        ///< class 0 is "no object"
    double threshold = 0.25;        ///< least confidence
    double overlap = 0.45;          ///< largest intersection over union of two boxes of a class
    bool operator==(const DetectionRule&) const = default;
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
    std::optional<DetectionRule> detection{}; ///< of a detector; empty: found out from its output
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
