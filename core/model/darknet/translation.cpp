// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/darknet/translation.h"

#include "core/model/darknet/activations.h"

#include <ATen/ATen.h>
#include <sstream>

namespace core::darknet {

namespace {

/// Darknet's own processors use 1e-6 beside the square root, its graphics code this one.
constexpr const char* batchNormLine =
    "x = torch.batch_norm(x, self.scale, self.bias, self.running_mean, self.running_var, False, "
    "0., 1e-05, False)";

struct Name {
    const char* variable; ///< "conv" of conv_12
    const char* type;     ///< as a person reads it in the module tree
};

Name nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Convolutional: return {"conv", "Convolutional"};
    case Kind::Connected: return {"connected", "Connected"};
    case Kind::BatchNorm: return {"batchnorm", "BatchNorm"};
    case Kind::MaxPool: return {"maxpool", "MaxPool"};
    case Kind::AveragePool: return {"avgpool", "AveragePool"};
    case Kind::Upsample: return {"upsample", "Upsample"};
    case Kind::Reorg: return {"reorg", "Reorg"};
    case Kind::Route: return {"route", "Route"};
    case Kind::Shortcut: return {"shortcut", "Shortcut"};
    case Kind::ScaleChannels: return {"scale_channels", "ScaleChannels"};
    case Kind::Sam: return {"sam", "Sam"};
    case Kind::Softmax: return {"softmax", "Softmax"};
    case Kind::Unchanged:
    case Kind::Yolo:
    case Kind::Region: break;
    }
    return {"", ""};
}

std::string variable(const Layer& layer)
{
    return std::string(nameOf(layer.kind).variable) + '_' + std::to_string(layer.index);
}

/// Whether the layer is what its source is: it gets no module.
bool handsOn(const Layer& layer)
{
    return layer.isHead() || layer.kind == Kind::Unchanged ||
           (layer.kind == Kind::Route && layer.sources.size() == 1 && layer.groups == 1);
}

/// What a layer's output is called in the network's source.
std::string valueOf(const Network& network, int index)
{
    while (index != picture && handsOn(network.layers[std::size_t(index)]))
        index = network.layers[std::size_t(index)].sources.front();
    return index == picture ? "picture" : variable(network.layers[std::size_t(index)]);
}

std::string pair(std::int64_t first, std::int64_t second)
{
    return '[' + std::to_string(first) + ", " + std::to_string(second) + ']';
}

std::string number(double value)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text.precision(17);
    text << value;
    return text.str().find_first_of(".e") == std::string::npos ? text.str() + '.' : text.str();
}

/// "return ..." with the activation of `value`.
std::string returned(const Layer& layer, const std::string& value)
{
    if (layer.activation == "linear")
        return "return " + value;
    if (value == "x")
        return "return " + activationSource(layer.activation, "x");
    return "x = " + value + "\nreturn " + activationSource(layer.activation, "x");
}

std::string convolutionSource(const Layer& layer)
{
    const auto bias = layer.batchNormalize ? "None" : "self.bias";
    auto source = std::string("x = torch.conv2d(x, self.weight, ") + bias + ", " +
                  pair(layer.strideY, layer.strideX) + ", " + pair(layer.padding, layer.padding) +
                  ", " + pair(layer.dilation, layer.dilation) + ", " +
                  std::to_string(layer.groups) + ")\n";
    if (layer.batchNormalize)
        source += std::string(batchNormLine) + '\n';
    return source + returned(layer, "x");
}

std::string connectedSource(const Layer& layer)
{
    std::string source = "x = torch.flatten(x, 1)\n";
    source += std::string("x = torch.linear(x, self.weight, ") +
              (layer.batchNormalize ? "None" : "self.bias") + ")\n";
    if (layer.batchNormalize)
        source += std::string(batchNormLine) + '\n';
    return source + returned(layer, "x");
}

std::string batchNormSource(bool biases)
{
    std::string line = batchNormLine;
    if (!biases)
        line.replace(line.find("self.bias"), std::string("self.bias").size(), "None");
    return line + "\nreturn x";
}

/// How many windows Torch's max_pool2d makes of a side.
std::int64_t windowsOf(std::int64_t side, int size, int stride, int padding, bool ceiling)
{
    const auto span = side + 2 * padding - size;
    auto count = (span + (ceiling ? stride - 1 : 0)) / stride + 1;
    if (ceiling && (count - 1) * stride >= side + padding)
        --count;
    return count;
}

/// Darknet lets windows begin padding / 2 before the map and end where they may. If that is none
/// of Torch's ways, the map's edge is repeated: in a maximum it counts as often as it likes, and no
/// infinite number gets into the graph.
std::string maxPoolSource(const Layer& layer)
{
    const int before = layer.padding / 2;
    const auto fits = [&](bool ceiling, std::int64_t more) {
        const auto windows = [&](std::int64_t side, int stride) {
            return (side + more + layer.padding - layer.size) / stride + 1 ==
                   windowsOf(side + more, layer.size, stride, before, ceiling);
        };
        return windows(layer.input.height, layer.strideY) &&
               windows(layer.input.width, layer.strideX);
    };
    const auto pooled = [&](int padding, bool ceiling) {
        return "return torch.max_pool2d(x, " + pair(layer.size, layer.size) + ", " +
               pair(layer.strideY, layer.strideX) + ", " + pair(padding, padding) + ", [1, 1], " +
               (ceiling ? "True" : "False") + ")";
    };
    if (before <= layer.size / 2)
        for (const bool otherSizes : {true, false})
            for (const bool ceiling : {false, true})
                if (fits(ceiling, 0) && (!otherSizes || fits(ceiling, 1)))
                    return pooled(before, ceiling);
    const auto after = [&](std::int64_t side, std::int64_t count, int stride) {
        return std::max<std::int64_t>((count - 1) * stride - before + layer.size - side, 0);
    };
    const auto edge = std::to_string(before) + ", ";
    return "x = torch.replication_pad2d(x, [" + edge +
           std::to_string(after(layer.input.width, layer.output.width, layer.strideX)) + ", " +
           edge + std::to_string(after(layer.input.height, layer.output.height, layer.strideY)) +
           "])\n" + pooled(0, false);
}

std::string upsampleSource(const Layer& layer)
{
    const auto factor = number(layer.strideX);
    const auto scaled = layer.scale == 1 ? std::string() : " * " + number(layer.scale);
    return "return torch.upsample_nearest2d(x, None, [" + factor + ", " + factor + "])" + scaled;
}

/// Darknet's order is its own: reading, it takes the map's memory for one of C / s^2 channels whose
/// sides are s times as long (reorg_cpu in blas.c, called with forward = 0).
std::string reorgSource(const Layer& layer)
{
    const auto stride = std::to_string(layer.strideX);
    const auto channels = std::to_string(layer.input.channels);
    const auto fewer =
        std::to_string(layer.input.channels / (std::int64_t(layer.strideX) * layer.strideX));
    const auto size = "h = x.size(2)\nw = x.size(3)\n";
    if (layer.reverse)
        return size + ("x = torch.reshape(x, [-1, " + stride + ", " + stride + ", " + fewer) +
               ", h, w])\nx = torch.permute(x, [0, 3, 4, 1, 5, 2])\nreturn torch.reshape(x, [-1, " +
               fewer + ", h * " + stride + ", w * " + stride + "])";
    return size + ("x = torch.reshape(x, [-1, " + fewer + ", h, " + stride + ", w, " + stride) +
           "])\nx = torch.permute(x, [0, 3, 5, 1, 2, 4])\nreturn torch.reshape(x, [-1, " +
           std::to_string(layer.output.channels) + ", h // " + stride + ", w // " + stride + "])";
}

std::vector<std::string> argumentsOf(const Layer& layer)
{
    if (layer.sources.size() == 1)
        return {"x"};
    std::vector<std::string> names;
    for (std::size_t index = 0; index < layer.sources.size(); ++index)
        names.push_back("x" + std::to_string(index + 1));
    return names;
}

std::string joined(const std::vector<std::string>& parts, const std::string& between)
{
    std::string text;
    for (const auto& part : parts)
        text += (text.empty() ? "" : between) + part;
    return text;
}

std::string routeSource(const Layer& layer, const std::vector<Shape>& shapes)
{
    auto parts = argumentsOf(layer);
    if (layer.groups > 1)
        for (std::size_t index = 0; index < parts.size(); ++index) {
            const auto count = shapes[index].channels / layer.groups;
            parts[index] += "[:, " + std::to_string(count * layer.groupId) + ":" +
                            std::to_string(count * (layer.groupId + 1)) + "]";
        }
    if (parts.size() == 1)
        return "return " + parts.front();
    return "return torch.cat([" + joined(parts, ", ") + "], 1)";
}

std::string softmaxSource(const Layer& layer)
{
    const auto tempered =
        layer.temperature == 1 ? std::string("x") : "x / " + number(layer.temperature);
    return "x = torch.flatten(x, 1)\nreturn torch.softmax(" + tempered + ", 1)";
}

std::string bodyOf(const Layer& layer, const std::vector<Shape>& shapes, bool batchNormBiases)
{
    switch (layer.kind) {
    case Kind::Convolutional: return convolutionSource(layer);
    case Kind::Connected: return connectedSource(layer);
    case Kind::BatchNorm: return batchNormSource(batchNormBiases);
    case Kind::MaxPool: return maxPoolSource(layer);
    case Kind::AveragePool: return "return torch.adaptive_avg_pool2d(x, [1, 1])";
    case Kind::Upsample: return upsampleSource(layer);
    case Kind::Reorg: return reorgSource(layer);
    case Kind::Route: return routeSource(layer, shapes);
    case Kind::Shortcut: return returned(layer, joined(argumentsOf(layer), " + "));
    case Kind::ScaleChannels:
    case Kind::Sam: return returned(layer, joined(argumentsOf(layer), " * "));
    case Kind::Softmax: return softmaxSource(layer);
    case Kind::Unchanged:
    case Kind::Yolo:
    case Kind::Region: break;
    }
    return "return x";
}

std::string function(const std::vector<std::string>& arguments, const std::string& body)
{
    std::string source = "def forward(self, " + joined(arguments, ", ") + "):\n";
    std::istringstream lines(body);
    for (std::string line; std::getline(lines, line);)
        source += "    " + line + '\n';
    return source;
}

std::vector<Shape> sourceShapes(const Network& network, const Layer& layer)
{
    std::vector<Shape> shapes;
    for (const int source : layer.sources)
        shapes.push_back(source == picture ? network.input
                                           : network.layers[std::size_t(source)].output);
    return shapes;
}

class Translator {
public:
    Translator(const Network& network, WeightsFile& weights)
        : m_network(network), m_weights(weights),
          m_unit(std::make_shared<torch::jit::CompilationUnit>())
    {}

    torch::jit::Module translate()
    {
        auto whole = made("Darknet");
        for (const auto& layer : m_network.layers) {
            if (handsOn(layer))
                continue;
            auto module = made(nameOf(layer.kind).type);
            registerWeights(layer, module);
            module.define(
                layerSource(layer, sourceShapes(m_network, layer), m_weights.batchNormBiases()));
            whole.register_module(variable(layer), module);
        }
        whole.define(networkSource(m_network));
        whole.eval();
        return whole;
    }

private:
    torch::jit::Module made(const std::string& type) const
    {
        return torch::jit::Module(c10::QualifiedName("__torch__.darknet." + type), m_unit, true);
    }

    at::Tensor next(at::IntArrayRef shape)
    {
        auto tensor = at::empty(shape, at::kFloat);
        m_weights.read(tensor.data_ptr<float>(), tensor.numel());
        return tensor;
    }

    static void addParameter(torch::jit::Module& module, const char* name, const at::Tensor& values)
    {
        module.register_parameter(name, values, false);
    }

    void addNorm(torch::jit::Module& module, std::int64_t channels)
    {
        addParameter(module, "scale", next({channels}));
        module.register_buffer("running_mean", next({channels}));
        module.register_buffer("running_var", next({channels}));
    }

    /// In the order of the file, which differs between convolutions and connected layers.
    void registerWeights(const Layer& layer, torch::jit::Module& module)
    {
        const auto channels = layer.output.channels;
        if (layer.kind == Kind::Convolutional) {
            addParameter(module, "bias", next({channels}));
            if (layer.batchNormalize)
                addNorm(module, channels);
            addParameter(module, "weight", convolutionWeight(layer));
        } else if (layer.kind == Kind::Connected) {
            addParameter(module, "bias", next({channels}));
            const auto inputs = layer.input.count();
            addParameter(module, "weight",
                         m_weights.transposed() ? next({inputs, channels}).t().contiguous()
                                                : next({channels, inputs}));
            if (layer.batchNormalize)
                addNorm(module, channels);
        } else if (layer.kind == Kind::BatchNorm) {
            if (m_weights.batchNormBiases())
                addParameter(module, "bias", next({channels}));
            addNorm(module, channels);
        }
    }

    at::Tensor convolutionWeight(const Layer& layer)
    {
        const auto filters = layer.output.channels;
        const auto depth = layer.input.channels / layer.groups;
        if (!layer.flipped)
            return next({filters, depth, layer.size, layer.size});
        return next({depth * layer.size * layer.size, filters})
            .t()
            .reshape({filters, depth, layer.size, layer.size})
            .contiguous();
    }

    const Network& m_network;
    WeightsFile& m_weights;
    std::shared_ptr<torch::jit::CompilationUnit> m_unit;
};

} // namespace

std::string layerSource(const Layer& layer, const std::vector<Shape>& shapes, bool batchNormBiases)
{
    return function(argumentsOf(layer), bodyOf(layer, shapes, batchNormBiases));
}

std::string networkSource(const Network& network)
{
    std::string body;
    for (const auto& layer : network.layers) {
        if (handsOn(layer))
            continue;
        std::vector<std::string> values;
        for (const int source : layer.sources)
            values.push_back(valueOf(network, source));
        const auto name = variable(layer);
        body += name + " = self." + name + ".forward(" + joined(values, ", ") + ")\n";
    }
    if (network.heads.empty())
        return function({"picture"},
                        body + "return torch.flatten(" + valueOf(network, network.scores) + ", 1)");
    std::vector<std::string> heads;
    for (const int head : network.heads)
        heads.push_back(valueOf(network, head));
    return function({"picture"}, body + "return (" + joined(heads, ", ") + ")");
}

torch::jit::Module translate(const Network& network, WeightsFile& weights)
{
    return Translator(network, weights).translate();
}

} // namespace core::darknet
