// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/darknet/network.h"

#include "core/model/darknet/layerplan.h"

#include <algorithm>

namespace core::darknet {

namespace {

constexpr std::size_t mostLayers = 1000;
constexpr int largestSide = 8192;             ///< of the input, as for model cards
constexpr std::int64_t largestGrid = 1 << 16; ///< rows or columns of a layer
constexpr std::int64_t mostValues = std::int64_t(1) << 30;
constexpr std::int64_t mostProducts = std::int64_t(1) << 42; ///< of one forward pass
constexpr std::int64_t mostWeights = std::int64_t(1) << 36;

class Planner {
public:
    explicit Planner(const Configuration& configuration) : m_configuration(configuration)
    {
        m_network.path = configuration.path;
    }

    Network plan()
    {
        const auto& sections = m_configuration.sections;
        planInput(sections.front());
        if (sections.size() == 1)
            darknet::refuse(m_configuration, sections.front().line,
                            "there are no layers after [net]");
        for (std::size_t number = 1; number < sections.size(); ++number) {
            if (number > mostLayers)
                darknet::refuse(m_configuration, sections[number].line,
                                "a network may have at most " + std::to_string(mostLayers) +
                                    " layers");
            add(sections[number]);
        }
        settleOutput();
        return std::move(m_network);
    }

private:
    void planInput(const Section& section)
    {
        const Options options(m_configuration, section);
        for (const char* side : {"width", "height"})
            if (!options.has(side))
                options.refuse(std::string(side) + " is missing");
        auto& input = m_network.input;
        input.width = options.whole("width", 0, 1, largestSide);
        input.height = options.whole("height", 0, 1, largestSide);
        input.channels = options.whole("channels", 3, 1, largestSide);
        if (input.channels != 1 && input.channels != 3)
            options.refuseOption("channels", "must be 1 (grey) or 3 (colours)");
        m_values = input.count();
    }

    void add(const Section& section)
    {
        const Options options(m_configuration, section);
        auto layer = planLayer(options, m_network);
        checkSize(options, layer);
        if (layer.isHead())
            m_network.heads.push_back(layer.index);
        m_network.layers.push_back(std::move(layer));
    }

    void checkSize(const Options& options, const Layer& layer)
    {
        const auto& [channels, height, width] = layer.output;
        if (channels > mostFilters || height > largestGrid || width > largestGrid ||
            m_values + layer.output.count() > mostValues)
            options.refuse("makes the network too large: " + shown(layer.output) + " more numbers");
        m_values += layer.output.count();
        const auto weights = layer.weights();
        m_weights += weights;
        if (weights > mostWeights || m_weights > mostWeights)
            options.refuse("makes the network too large: " + std::to_string(weights) +
                           " more weights");
        // Below 2^36 weights and 2^26 positions.
        m_products += double(weights) * double(height * width);
        if (m_products > double(mostProducts))
            options.refuse("makes the network too slow: more than " + std::to_string(mostProducts) +
                           " products");
    }

    void settleOutput()
    {
        auto& layers = m_network.layers;
        if (m_network.heads.empty()) {
            int last = int(layers.size()) - 1;
            while (last > 0 && layers[std::size_t(last)].kind == Kind::Unchanged)
                --last;
            const auto& end = layers[std::size_t(last)];
            if (end.output.height != 1 || end.output.width != 1)
                darknet::refuse(m_configuration, end.line,
                                "the network ends in [" + end.section +
                                    "], which gives neither boxes nor one number a class");
            m_network.scores = last;
            return;
        }
        const auto& first = layers[std::size_t(m_network.heads.front())];
        for (const int index : m_network.heads) {
            const auto& head = layers[std::size_t(index)];
            if (head.classes != first.classes || head.kind != first.kind ||
                head.newCoords != first.newCoords || head.exclusive != first.exclusive)
                darknet::refuse(m_configuration, head.line,
                                "[" + head.section +
                                    "] has other classes or another kind of boxes than line " +
                                    std::to_string(first.line));
        }
    }

    const Configuration& m_configuration;
    Network m_network;
    std::int64_t m_values = 0;
    std::int64_t m_weights = 0;
    double m_products = 0;
};

} // namespace

std::int64_t Layer::weights() const
{
    switch (kind) {
    case Kind::Convolutional:
        return output.channels * (batchNormalize ? 4 : 1) +
               output.channels * (input.channels / groups) * size * size;
    case Kind::Connected:
        return output.channels * (batchNormalize ? 4 : 1) + output.channels * input.count();
    case Kind::BatchNorm: return output.channels * 3;
    default: return 0;
    }
}

std::int64_t Network::weights() const
{
    std::int64_t sum = 0;
    for (const auto& layer : layers)
        sum += layer.weights();
    return sum;
}

Network planNetwork(const Configuration& configuration)
{
    return Planner(configuration).plan();
}

} // namespace core::darknet
