// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/layeritems.h"

#include <QStringList>

namespace app {

QString shapeText(const core::Layer& layer)
{
    QStringList sizes;
    for (std::size_t dimension = 1; dimension < layer.shape.size(); ++dimension)
        sizes.append(QString::number(layer.shape[dimension]));
    return sizes.join(QStringLiteral(" × "));
}

std::vector<widgets::LayerItem> layerItems(const core::Model* model)
{
    std::vector<widgets::LayerItem> items;
    for (const auto& layer : model ? model->layers() : std::vector<core::Layer>()) {
        if (!layer.spatial)
            continue;
        QStringList details{QString::fromStdString(layer.kind)};
        for (const auto& alias : layer.aliases)
            details.append(QString::fromStdString(alias));
        items.push_back({.name = QString::fromStdString(layer.name),
                         .shape = shapeText(layer),
                         .details = details.join(QStringLiteral(", "))});
    }
    return items;
}

} // namespace app
