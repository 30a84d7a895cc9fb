// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelfiles.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace {

template <typename Number> std::vector<Number> numbers(const QJsonValue& list)
{
    std::vector<Number> values;
    for (const auto& value : list.toArray())
        values.push_back(Number(value.toDouble()));
    return values;
}

ModelFile modelFile(const QJsonObject& entry)
{
    const auto text = [&](const char* key) {
        return entry[QLatin1String(key)].toString().toStdString();
    };
    ModelFile file;
    file.file = text("file");
    file.form = text("form");
    file.input = numbers<int>(entry[QLatin1String("input")]);
    file.classes = entry[QLatin1String("classes")].toInt();
    file.output = text("output");
    file.card = entry[QLatin1String("card")].toBool();
    file.good = text("kind") == "good";
    file.fault = text("fault");
    file.stage = text("stage");
    for (const auto& fault : entry[QLatin1String("otherFaults")].toArray())
        file.otherFaults.push_back(fault.toString().toStdString());
    file.marker = text("marker");
    file.note = text("note");
    file.sample = text("sample");
    file.scores = numbers<double>(entry[QLatin1String("scores")]);
    return file;
}

std::vector<ModelFile> readManifest()
{
    std::vector<ModelFile> files;
    QFile manifest(QString::fromStdString(fixturePath("manifest.json")));
    if (!manifest.open(QIODevice::ReadOnly))
        return files;
    for (const auto& entry : QJsonDocument::fromJson(manifest.readAll()).array())
        files.push_back(modelFile(entry.toObject()));
    return files;
}

} // namespace

std::string ModelFile::path() const
{
    return fixturePath(file);
}

std::string ModelFile::name() const
{
    return file.substr(0, file.rfind(form == "file" ? "." : "_" + form));
}

const std::vector<ModelFile>& modelFiles()
{
    static const auto files = readManifest();
    return files;
}

std::string fixturePath(const std::string& file)
{
    return (qgetenv("SALISCOPE_FIXTURES") + "/").toStdString() + file;
}

std::shared_ptr<const core::Model> openModel(const std::string& path,
                                             const core::ModelOptions& options)
{
    core::Progress nobody;
    return core::Model::open(path, nobody, options);
}

std::string defaultModelPath()
{
    const auto path = qgetenv("SALISCOPE_MODELS").toStdString() + "/efficientnet-lite0.pt";
    return QFile::exists(QString::fromStdString(path)) ? path : std::string();
}
