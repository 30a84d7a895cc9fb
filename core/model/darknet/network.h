// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/darknet/configuration.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace core::darknet {

/// Of one picture's values.
struct Shape {
    std::int64_t channels = 0;
    std::int64_t height = 0;
    std::int64_t width = 0;

    std::int64_t count() const { return channels * height * width; }
    bool operator==(const Shape&) const = default;
};

enum class Kind {
    Convolutional,
    Connected,
    BatchNorm,
    MaxPool,
    AveragePool,
    Upsample,
    Reorg,
    Route,
    Shortcut,
    ScaleChannels,
    Sam, ///< product with an earlier layer, value by value
    Softmax,
    Unchanged, ///< dropout and cost: nothing happens in inference
    Yolo,
    Region,
};

constexpr int picture = -1; ///< as a layer's source

/// A layer with all that is needed to compute it. Fields that a kind does not use keep their
/// defaults.
struct Layer {
    Kind kind = Kind::Unchanged;
    int index = 0; ///< as Darknet counts, from 0 behind [net]
    std::string section{};
    int line = 0;
    std::vector<int> sources{}; ///< layers, or `picture`; of two sources the one before comes first
    Shape input{};              ///< of the first source
    Shape output{};
    std::string activation = "linear";
    int size = 1; ///< of a window
    int strideX = 1, strideY = 1;
    int padding = 0; ///< of a convolution: each side; of pooling: both sides together
    int dilation = 1;
    int groups = 1;  ///< of a convolution, or the parts that a route takes one of
    int groupId = 0; ///< which
    bool batchNormalize = false;
    bool flipped = false; ///< the file holds the weights transposed
    bool reverse = false; ///< of reorg: back to fewer channels
    double scale = 1;     ///< of upsampling: a factor
    double temperature = 1;
    // Of boxes:
    std::vector<std::array<double, 2>> anchors{}; ///< pixels of the input
    double scaleXY = 1;
    bool newCoords = false;
    bool exclusive = false; ///< classes by softmax
    int classes = 0;

    std::int64_t weights() const; ///< floats in the weights file
    bool isHead() const { return kind == Kind::Yolo || kind == Kind::Region; }
};

struct Network {
    std::string path;
    Shape input;
    std::vector<Layer> layers;
    std::vector<int> heads{}; ///< layers of boxes; empty: a classifier
    int scores = -1;          ///< a classifier's last layer

    std::int64_t weights() const;
};

/// Works out every layer's shape. All sizes are bounded before anything is allocated.
/// Throws Error{ModelDefinitionInvalid} naming the line.
Network planNetwork(const Configuration& configuration);

} // namespace core::darknet
