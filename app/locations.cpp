// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/locations.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace app {

QString modelsFolder()
{
    const auto chosen = qEnvironmentVariable("SALISCOPE_MODELS");
    if (!chosen.isEmpty())
        return chosen;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/saliscope/models");
}

QString defaultModelPath()
{
    return modelsFolder() + QStringLiteral("/efficientnet-lite0.pt");
}

QString resolveModel(const QString& nameOrPath)
{
    if (nameOrPath.isEmpty())
        return defaultModelPath();
    const bool isName = !nameOrPath.contains('/') && QFileInfo(nameOrPath).suffix().isEmpty();
    const QString prepared = modelsFolder() + '/' + nameOrPath + QStringLiteral(".pt");
    return isName && !QFileInfo::exists(nameOrPath) && QFileInfo::exists(prepared) ? prepared
                                                                                   : nameOrPath;
}

QString samplesFolder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    for (const auto* place :
         {"../share/saliscope/samples", "../../resources/samples", "../../../resources/samples"})
        if (program.exists(place))
            return QDir::cleanPath(program.filePath(place));
    return {};
}

} // namespace app
