// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/terminal.h"
#include "app/text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace app {

namespace {

QJsonObject layerJson(const core::Layer& layer, const std::string& standard)
{
    QJsonArray shape;
    for (int size : layer.shape)
        shape.append(size);
    QJsonObject json{{"name", QString::fromStdString(layer.name)},
                     {"kind", QString::fromStdString(layer.kind)},
                     {"shape", shape},
                     {"default", layer.name == standard}};
    if (!layer.aliases.empty()) {
        QJsonArray aliases;
        for (const auto& alias : layer.aliases)
            aliases.append(QString::fromStdString(alias));
        json["aliases"] = aliases;
    }
    return json;
}

} // namespace

int layersCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("layers"),
                        tr("Lists the values inside a model that can be looked at."));
    arguments.addModelOption();
    arguments.addJsonSwitch();
    if (!arguments.parse(given))
        return Success;
    if (!arguments.positional().isEmpty())
        throw UsageError{tr("This command takes no arguments.")};
    const auto model = arguments.openModel();
    QJsonArray layers;
    for (const auto& layer : model->layers())
        layers.append(layerJson(layer, model->standardLayer()));
    if (arguments.isSet(QStringLiteral("json"))) {
        printJson(layers);
        return Success;
    }
    for (const auto entry : layers) {
        const auto layer = entry.toObject();
        QStringList shape;
        for (const auto size : layer["shape"].toArray())
            shape.append(QString::number(size.toInt()));
        print(QStringLiteral("%1 %2 %3 %4")
                  .arg(layer["default"].toBool() ? "*" : " ",
                       layer["name"].toString().leftJustified(36),
                       layer["kind"].toString().leftJustified(20),
                       shape.join(QStringLiteral(" x "))));
    }
    return Success;
}

} // namespace app
