// SPDX-License-Identifier: GPL-3.0-or-later
// Layers as Darknet's parser reads them (pjreddie/darknet, parser.c; what AlexeyAB's version adds
// is told apart by options that the first does not have).
#include "core/model/darknet/layerplan.h"

#include "core/model/darknet/activations.h"

#include <map>
#include <set>

namespace core::darknet {

namespace {

constexpr int largestWindow = 1024;
constexpr int mostClasses = 100000;

bool isKnownElsewhere(const std::string& section)
{
    static const std::set<std::string> names{
        "crop",          "detection",     "local",     "rnn",         "gru",
        "lstm",          "crnn",          "conv_lstm", "history",     "deconvolutional",
        "deconv",        "normalization", "lrn",       "l2norm",      "logistic",
        "activation",    "iseg",          "mask",      "compact",     "reorg3d",
        "empty",         "silence",       "implicit",  "contrastive", "gaussian_yolo",
        "local_avgpool", "upsample3d"};
    return names.count(section) > 0;
}

const Shape& shapeOf(const Network& network, int layer)
{
    return layer < 0 ? network.input : network.layers[std::size_t(layer)].output;
}

void requireValues(const Options& options, const Network& network, int source)
{
    if (network.layers[std::size_t(source)].isHead())
        options.refuse("takes the boxes of layer " + std::to_string(source) + " as its input");
}

/// An earlier layer by its number, or counted back from here if negative.
int earlier(const Options& options, const Network& network, const char* name, int number)
{
    const int here = int(network.layers.size());
    const int index = number < 0 ? here + number : number;
    if (number < -here || index >= here)
        options.refuseOption(
            name,
            "leads to layer " + std::to_string(std::int64_t(number) + (number < 0 ? here : 0)) +
                ", but this is layer " + std::to_string(here) + ": only earlier ones can be taken");
    requireValues(options, network, index);
    return index;
}

std::string activation(const Options& options, const std::string& standard)
{
    const auto name = options.word("activation", standard);
    if (!isActivation(name))
        options.refuseOption("activation", "is not a known function");
    return name;
}

void setStride(const Options& options, Layer& layer, int standard)
{
    const int stride = options.whole("stride", standard, 1, largestWindow);
    layer.strideX = options.whole("stride_x", stride, 1, largestWindow);
    layer.strideY = options.whole("stride_y", stride, 1, largestWindow);
}

/// Windows of `reach` positions over `side` ones, `padding` of which lie outside.
std::int64_t windows(const Options& options, std::int64_t side, std::int64_t padding,
                     std::int64_t reach, int stride)
{
    if (side + padding < reach)
        options.refuse("has a window of " + std::to_string(reach) + " for " + std::to_string(side) +
                       " positions");
    return (side + padding - reach) / stride + 1;
}

void convolutional(const Options& options, const Network&, Layer& layer)
{
    options.forbid({"binary", "xnor", "dot", "antialiasing", "deform", "sway", "rotate", "stretch",
                    "stretch_sway", "assisted_excitation", "coordconv"});
    layer.kind = Kind::Convolutional;
    const int filters = options.whole("filters", 1, 1, mostFilters);
    layer.size = options.whole("size", 1, 1, largestWindow);
    setStride(options, layer, 1);
    layer.groups = options.whole("groups", 1, 1, mostFilters);
    layer.dilation = layer.size == 1 ? 1 : options.whole("dilation", 1, 1, largestWindow);
    layer.padding =
        options.flag("pad") ? layer.size / 2 : options.whole("padding", 0, 0, largestWindow);
    layer.padding *= layer.dilation;
    layer.batchNormalize = options.flag("batch_normalize");
    layer.flipped = options.flag("flipped");
    layer.activation = activation(options, "logistic");
    if (layer.input.channels % layer.groups != 0 || filters % layer.groups != 0)
        options.refuseOption("groups",
                             "must divide the " + std::to_string(filters) + " filters and the " +
                                 std::to_string(layer.input.channels) + " channels before it");
    if (layer.flipped && layer.groups > 1)
        options.refuseOption("flipped", "is not supported with groups");
    const auto reach = std::int64_t(layer.dilation) * (layer.size - 1) + 1;
    layer.output = {filters,
                    windows(options, layer.input.height, 2 * layer.padding, reach, layer.strideY),
                    windows(options, layer.input.width, 2 * layer.padding, reach, layer.strideX)};
}

void connected(const Options& options, const Network&, Layer& layer)
{
    layer.kind = Kind::Connected;
    layer.batchNormalize = options.flag("batch_normalize");
    layer.activation = activation(options, "logistic");
    layer.output = {options.whole("output", 1, 1, mostFilters), 1, 1};
}

void batchNorm(const Options&, const Network&, Layer& layer)
{
    layer.kind = Kind::BatchNorm;
}

void maxPool(const Options& options, const Network&, Layer& layer)
{
    options.forbid({"maxpool_depth", "antialiasing"});
    layer.kind = Kind::MaxPool;
    setStride(options, layer, 1);
    layer.size = options.whole("size", layer.strideX, 1, largestWindow);
    layer.padding = options.whole("padding", layer.size - 1, 0, 2 * (layer.size - 1));
    layer.output.height =
        windows(options, layer.input.height, layer.padding, layer.size, layer.strideY);
    layer.output.width =
        windows(options, layer.input.width, layer.padding, layer.size, layer.strideX);
    const auto beyond = [&](std::int64_t count, int stride, std::int64_t side) {
        return (count - 1) * stride - layer.padding / 2 >= side;
    };
    if (layer.padding / 2 >= layer.size ||
        beyond(layer.output.height, layer.strideY, layer.input.height) ||
        beyond(layer.output.width, layer.strideX, layer.input.width))
        options.refuseOption("padding", "leaves windows that hold no value");
}

void averagePool(const Options&, const Network&, Layer& layer)
{
    layer.kind = Kind::AveragePool;
    layer.output = {layer.input.channels, 1, 1};
}

void upsample(const Options& options, const Network&, Layer& layer)
{
    layer.kind = Kind::Upsample;
    layer.strideX = layer.strideY = options.whole("stride", 2, 1, largestWindow);
    layer.scale = options.real("scale", 1, -1e6, 1e6);
    layer.output = {layer.input.channels, layer.input.height * layer.strideY,
                    layer.input.width * layer.strideX};
}

void reorg(const Options& options, const Network&, Layer& layer)
{
    options.forbid({"flatten", "extra"});
    layer.kind = Kind::Reorg;
    layer.reverse = options.flag("reverse");
    const int stride = options.whole("stride", 1, 1, largestWindow);
    layer.strideX = layer.strideY = stride;
    const auto& [channels, height, width] = layer.input;
    const auto area = std::int64_t(stride) * stride;
    if (channels % area != 0 || (!layer.reverse && (height % stride != 0 || width % stride != 0)))
        options.refuseOption("stride",
                             std::to_string(stride) + " does not divide " + shown(layer.input));
    layer.output = layer.reverse ? Shape{channels / area, height * stride, width * stride}
                                 : Shape{channels * area, height / stride, width / stride};
}

void route(const Options& options, const Network& network, Layer& layer)
{
    layer.kind = Kind::Route;
    layer.sources.clear();
    for (const int number : options.wholes("layers"))
        layer.sources.push_back(earlier(options, network, "layers", number));
    if (layer.sources.empty())
        options.refuseOption("layers", "names no layer");
    layer.groups = options.whole("groups", 1, 1, mostFilters);
    layer.groupId = options.whole("group_id", 0, 0, layer.groups - 1);
    layer.input = layer.output = shapeOf(network, layer.sources.front());
    layer.output.channels = 0;
    for (const int source : layer.sources) {
        const auto& shape = shapeOf(network, source);
        if (shape.height != layer.input.height || shape.width != layer.input.width)
            options.refuseOption("layers", "joins layers of different sizes: " +
                                               shown(layer.input) + " and " + shown(shape));
        if (shape.channels % layer.groups != 0)
            options.refuseOption("groups",
                                 "must divide the " + std::to_string(shape.channels) + " channels");
        layer.output.channels += shape.channels / layer.groups;
    }
}

void shortcut(const Options& options, const Network& network, Layer& layer)
{
    options.forbid({"weights_type"});
    layer.kind = Kind::Shortcut;
    layer.activation = activation(options, "linear");
    for (const int number : options.wholes("from"))
        layer.sources.push_back(earlier(options, network, "from", number));
    if (layer.sources.size() < 2)
        options.refuseOption("from", "names no layer");
    for (const int source : layer.sources)
        if (shapeOf(network, source) != layer.input)
            options.refuseOption("from", "adds layers of different sizes: " + shown(layer.input) +
                                             " and " + shown(shapeOf(network, source)));
}

/// The one other layer of "from". Returns its shape.
const Shape& other(const Options& options, const Network& network, Layer& layer)
{
    const auto from = options.wholes("from");
    if (from.size() != 1)
        options.refuseOption("from", "must name one layer");
    layer.sources.push_back(earlier(options, network, "from", from.front()));
    return shapeOf(network, layer.sources.back());
}

void scaleChannels(const Options& options, const Network& network, Layer& layer)
{
    layer.kind = Kind::ScaleChannels;
    layer.activation = activation(options, "linear");
    const bool positions = options.flag("scale_wh"); // else channels
    const auto& scaled = other(options, network, layer);
    const auto fitting =
        positions ? Shape{1, scaled.height, scaled.width} : Shape{scaled.channels, 1, 1};
    if (layer.input != fitting)
        options.refuseOption("from", "wants " + shown(fitting) + " factors for " + shown(scaled) +
                                         ", not " + shown(layer.input));
    layer.output = scaled;
}

void sam(const Options& options, const Network& network, Layer& layer)
{
    layer.kind = Kind::Sam;
    layer.activation = activation(options, "linear");
    const auto& factor = other(options, network, layer);
    if (factor != layer.input)
        options.refuseOption("from", "multiplies layers of different sizes: " + shown(layer.input) +
                                         " and " + shown(factor));
}

void softmax(const Options& options, const Network&, Layer& layer)
{
    options.forbid({"tree", "spatial", "noloss"});
    if (options.whole("groups", 1, 1, mostFilters) != 1)
        options.refuseOption("groups", "is not supported");
    layer.kind = Kind::Softmax;
    layer.temperature = options.real("temperature", 1, 1e-6, 1e6);
    layer.output = {layer.input.count(), 1, 1};
}

void unchanged(const Options&, const Network&, Layer& layer)
{
    layer.kind = Kind::Unchanged;
}

void setAnchors(const Options& options, Layer& layer, int count, double unitX, double unitY)
{
    const auto sides = options.reals("anchors");
    if (sides.size() < std::size_t(count) * 2)
        options.refuseOption("anchors", "must be " + std::to_string(count) +
                                            " pairs of numbers, not " +
                                            std::to_string(sides.size() / 2));
    auto mask = options.wholes("mask");
    if (mask.empty())
        for (int index = 0; index < count; ++index)
            mask.push_back(index);
    for (const int index : mask) {
        if (index < 0 || index >= count)
            options.refuseOption("mask", "names anchor " + std::to_string(index) + " of " +
                                             std::to_string(count));
        const auto first = std::size_t(index) * 2;
        if (sides[first] <= 0 || sides[first + 1] <= 0)
            options.refuseOption("anchors", "must be above 0");
        layer.anchors.push_back({sides[first] * unitX, sides[first + 1] * unitY});
    }
    const auto wanted = std::int64_t(layer.anchors.size()) * (5 + layer.classes);
    if (wanted != layer.input.channels)
        options.refuse("wants " + std::to_string(wanted) + " channels for " +
                       std::to_string(layer.anchors.size()) + " anchors and " +
                       std::to_string(layer.classes) + " classes; the layer before has " +
                       std::to_string(layer.input.channels));
}

void yolo(const Options& options, const Network&, Layer& layer)
{
    layer.kind = Kind::Yolo;
    layer.classes = options.whole("classes", 20, 1, mostClasses);
    layer.scaleXY = options.real("scale_x_y", 1, 1e-3, 1e3);
    layer.newCoords = options.flag("new_coords");
    setAnchors(options, layer, options.whole("num", 1, 1, 1000), 1, 1);
}

void region(const Options& options, const Network& network, Layer& layer)
{
    options.forbid({"tree", "map", "background"});
    layer.kind = Kind::Region;
    layer.classes = options.whole("classes", 20, 1, mostClasses);
    layer.exclusive = options.flag("softmax");
    if (options.whole("coords", 4, 0, largestWindow) != 4)
        options.refuseOption("coords", "must be 4");
    // Anchors are in cells.
    setAnchors(options, layer, options.whole("num", 1, 1, 1000),
               double(network.input.width) / double(layer.input.width),
               double(network.input.height) / double(layer.input.height));
}

using Plan = void (*)(const Options&, const Network&, Layer&);

Plan planOf(const std::string& section)
{
    static const std::map<std::string, Plan> plans{{"convolutional", convolutional},
                                                   {"connected", connected},
                                                   {"batchnorm", batchNorm},
                                                   {"maxpool", maxPool},
                                                   {"avgpool", averagePool},
                                                   {"upsample", upsample},
                                                   {"reorg", reorg},
                                                   {"route", route},
                                                   {"shortcut", shortcut},
                                                   {"scale_channels", scaleChannels},
                                                   {"sam", sam},
                                                   {"softmax", softmax},
                                                   {"dropout", unchanged},
                                                   {"cost", unchanged},
                                                   {"yolo", yolo},
                                                   {"region", region}};
    const auto found = plans.find(section);
    return found == plans.end() ? nullptr : found->second;
}

} // namespace

std::string shown(const Shape& shape)
{
    return std::to_string(shape.channels) + " x " + std::to_string(shape.height) + " x " +
           std::to_string(shape.width);
}

Layer planLayer(const Options& options, const Network& network)
{
    const auto& section = options.section();
    const auto plan = planOf(section.name);
    if (!plan)
        options.refuse(isKnownElsewhere(section.name) ? "layers are not supported"
                                                      : "is not a known section");
    options.forbid({"dontload", "dontloadscales", "numload", "share_index"});
    Layer layer;
    layer.index = int(network.layers.size());
    layer.section = section.name;
    layer.line = section.line;
    layer.sources = {layer.index - 1};
    if (section.name != "route") { // which does not look at the layer before
        if (layer.index > 0)
            requireValues(options, network, layer.index - 1);
        layer.input = layer.output = shapeOf(network, layer.index - 1);
    }
    plan(options, network, layer);
    return layer;
}

} // namespace core::darknet
