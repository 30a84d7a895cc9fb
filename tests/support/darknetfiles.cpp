// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/darknetfiles.h"

#include <QFile>
#include <cmath>
#include <random>

namespace {

using core::darknet::Kind;
using core::darknet::Layer;

class Numbers {
public:
    void add(std::int64_t count, float low, float high)
    {
        std::uniform_real_distribution<float> between(low, high);
        for (std::int64_t index = 0; index < count; ++index) {
            const float value = between(m_random);
            m_bytes.append(reinterpret_cast<const char*>(&value), sizeof(value));
        }
    }

    const QByteArray& bytes() const { return m_bytes; }

private:
    std::mt19937 m_random{11};
    QByteArray m_bytes;
};

void addNorm(Numbers& numbers, std::int64_t channels)
{
    numbers.add(channels, 0.5f, 1.5f);   // scales
    numbers.add(channels, -0.2f, 0.2f);  // means
    numbers.add(channels, 0.25f, 0.75f); // variances
}

/// What Darknet's save_convolutional_weights and its like write.
void addLayer(Numbers& numbers, const Layer& layer)
{
    const auto outputs = layer.output.channels;
    const auto addWeights = [&](std::int64_t inputs) {
        const float bound = std::sqrt(3.f / float(inputs));
        numbers.add(outputs * inputs, -bound, bound);
    };
    if (layer.kind == Kind::Convolutional) {
        numbers.add(outputs, -0.3f, 0.3f);
        if (layer.batchNormalize)
            addNorm(numbers, outputs);
        addWeights(layer.input.channels / layer.groups * layer.size * layer.size);
    } else if (layer.kind == Kind::Connected) {
        numbers.add(outputs, -0.3f, 0.3f);
        addWeights(layer.input.count());
        if (layer.batchNormalize)
            addNorm(numbers, outputs);
    } else if (layer.kind == Kind::BatchNorm) {
        addNorm(numbers, outputs);
    }
}

} // namespace

std::string DarknetFiles::path(const QString& name) const
{
    return m_folder.filePath(name).toStdString();
}

std::string DarknetFiles::write(const QString& name, const QByteArray& content) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName().toStdString();
}

DarknetPaths DarknetFiles::network(const QString& name, const QByteArray& configuration,
                                   const QByteArray& header) const
{
    DarknetPaths paths;
    paths.configuration = write(name + ".cfg", configuration);
    const auto network =
        core::darknet::planNetwork(core::darknet::readConfiguration(paths.configuration));
    Numbers numbers;
    for (const auto& layer : network.layers)
        addLayer(numbers, layer);
    paths.weights = write(name + ".weights", header + numbers.bytes());
    return paths;
}

QByteArray DarknetFiles::standardHeader()
{
    return header(0, 2, 8);
}

QByteArray DarknetFiles::header(int major, int minor, int seenBytes)
{
    QByteArray bytes;
    for (const qint32 part : {major, minor, 0})
        bytes.append(reinterpret_cast<const char*>(&part), sizeof(part));
    return bytes + QByteArray(seenBytes, '\0');
}

const QByteArray smallInput = "[net]\nwidth=16\nheight=12\nchannels=3\n";
const QByteArray eightFilters =
    "[convolutional]\nfilters=8\nsize=3\npad=1\nactivation=leaky\nbatch_normalize=1\n";
const QByteArray sixChannels = "[convolutional]\nfilters=6\nsize=1\nactivation=linear\n";
const QByteArray boxes = "[yolo]\nmask=0\nanchors=4,6\nnum=1\nclasses=1\n";
const QByteArray oneBox = sixChannels + boxes;

core::darknet::Network planned(const std::string& configuration)
{
    return core::darknet::planNetwork(core::darknet::readConfiguration(configuration));
}

at::Tensor inputFor(const core::darknet::Network& network)
{
    at::manual_seed(5);
    return at::rand({1, network.input.channels, network.input.height, network.input.width});
}

std::vector<at::Tensor> outputsOf(const std::string& path, const at::Tensor& input)
{
    at::NoGradGuard noGradients;
    auto module = core::importModel(path).module;
    const auto output = module.forward({input});
    if (output.isTensor())
        return {output.toTensor()};
    std::vector<at::Tensor> tensors;
    for (const auto& element : output.toTupleRef().elements())
        tensors.push_back(element.toTensor());
    return tensors;
}
