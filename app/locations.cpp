// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/locations.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace app {

namespace {

/// Of the models that resources/models/prepare.py writes.
constexpr const char* preparedEndings[] = {".pt", ".cfg"};

/// Beside the installed program, or in the checkout that it was built from; empty if neither is
/// there.
QString samplesFolder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    for (const auto* place : {"../share/saliscope/samples", "../../resources/samples"})
        if (program.exists(place))
            return QDir::cleanPath(program.filePath(place));
    return {};
}

} // namespace

QString modelsFolder()
{
    const auto chosen = qEnvironmentVariable("SALISCOPE_MODELS");
    if (!chosen.isEmpty())
        return chosen;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/saliscope/models");
}

QString journalFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/saliscope/journal");
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
    if (!isName || QFileInfo::exists(nameOrPath))
        return nameOrPath;
    const QString named = QDir::cleanPath(modelsFolder() + '/' + nameOrPath);
    for (const auto* ending : preparedEndings)
        if (const QString path = named + QLatin1String(ending); QFileInfo::exists(path))
            return path;
    return named;
}

QString preparedModelName(const QString& path)
{
    const QFileInfo file(path);
    const bool isName = file.suffix().isEmpty() && file.path() == QDir::cleanPath(modelsFolder());
    return isName ? file.fileName() : QString();
}

QStringList preparedModels()
{
    const QDir folder(modelsFolder());
    QStringList paths, filters;
    for (const auto* ending : preparedEndings)
        filters.append('*' + QLatin1String(ending));
    for (const auto& name : folder.entryList(filters, QDir::Files, QDir::Name))
        paths.append(folder.filePath(name));
    return paths;
}

std::vector<SamplePicture> samplePictures()
{
    const QDir folder(samplesFolder());
    QFile list(folder.filePath(QStringLiteral("samples.json")));
    std::vector<SamplePicture> samples;
    if (!list.open(QIODevice::ReadOnly))
        return samples;
    for (const auto entry : QJsonDocument::fromJson(list.readAll()).array()) {
        const auto sample = entry.toObject();
        samples.push_back({folder.filePath(sample["file"].toString()), sample["class"].toString()});
    }
    return samples;
}

QStringList pictureEndings()
{
    return {QStringLiteral("*.jpg"),  QStringLiteral("*.jpeg"), QStringLiteral("*.png"),
            QStringLiteral("*.webp"), QStringLiteral("*.bmp"),  QStringLiteral("*.tif"),
            QStringLiteral("*.tiff"), QStringLiteral("*.ppm"),  QStringLiteral("*.pgm")};
}

QStringList picturesIn(const QString& path)
{
    const QDir folder(path);
    QStringList paths;
    for (const auto& name : folder.entryList(pictureEndings(), QDir::Files, QDir::Name))
        paths.append(folder.filePath(name));
    return paths;
}

bool isModelFile(const QString& path)
{
    static const QStringList endings{
        QStringLiteral("pt"),          QStringLiteral("pth"), QStringLiteral("ptl"),
        QStringLiteral("torchscript"), QStringLiteral("jit"), QStringLiteral("onnx"),
        QStringLiteral("bin"),         QStringLiteral("cfg"), QStringLiteral("weights")};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

} // namespace app
