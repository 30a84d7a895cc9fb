// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/toynet.h"

#include <QTemporaryDir>

torch::jit::Module ToyNet::module() const
{
    torch::jit::Module net("Toy");
    for (const auto& [name, value] : parameters)
        net.register_parameter(name, value, false);
    net.define(source);
    return net;
}

core::ModelCard plainCard(int width, int height, core::ChannelOrder channels, double mean,
                          double std)
{
    core::ModelCard card;
    auto& input = card.input;
    input.width = width;
    input.height = height;
    input.channels = channels;
    input.resize = core::Resize::None;
    input.crop = core::Crop::None;
    input.scale = 1;
    input.mean = {mean, mean, mean};
    input.std = {std, std, std};
    return card;
}

std::shared_ptr<const core::Model> openToy(const torch::jit::Module& module,
                                           const core::ModelCard& card, core::Precision precision)
{
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("toy.pt")).toStdString();
    module.save(path);
    core::Progress nobody;
    core::ModelOptions options;
    options.card = card;
    options.precision = precision;
    return core::Model::open(path, nobody, options);
}

std::shared_ptr<const core::Model> openToy(const ToyNet& net, const core::ModelCard& card)
{
    return openToy(net.module(), card);
}
