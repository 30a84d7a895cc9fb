// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <map>

namespace app {

namespace {

struct Entry {
    const char* name;
    QVariant standard;
};

const Entry& entry(Key key)
{
    static const std::map<Key, Entry> table{
        {Key::Language, {"language", QString()}},
        {Key::Appearance, {"appearance", QString()}},
        {Key::WindowGeometry, {"window/geometry", QByteArray()}},
        {Key::WindowState, {"window/state", QByteArray()}},
        {Key::RecentPictures, {"recent/pictures", QStringList()}},
        {Key::RecentModels, {"recent/models", QStringList()}},
        {Key::PictureFolder, {"folders/pictures", QString()}},
        {Key::ModelFolder, {"folders/models", QString()}},
        {Key::SaveFolder, {"folders/save", QString()}},
        {Key::Panels, {"explain/panels", QByteArray()}},
        {Key::View, {"explain/view", 0}},
        {Key::ColorMap, {"explain/colorMap", QStringLiteral("inferno")}},
        {Key::SignedColorMap, {"explain/signedColorMap", QString()}},
        {Key::FadeWeak, {"explain/fadeWeak", true}},
        {Key::CommonRange, {"explain/commonRange", false}},
        {Key::KeepClass, {"explain/keepClass", false}},
        {Key::ScoreScale, {"explain/scoreScale", 0}},
        {Key::EvidenceAgainst, {"explain/evidenceAgainst", false}},
        {Key::ClassRows, {"explain/classRows", 3}},
        {Key::MemoryMegabytes, {"memoryMegabytes", 0}},
        {Key::DoublePrecision, {"model/doublePrecision", false}},
        {Key::Workspace, {"workspace", QStringLiteral("explain")}},
        {Key::ModelPage, {"model/page", QString()}},
        {Key::ActivationsOrder, {"model/activationsOrder", QStringLiteral("mean")}},
        {Key::ActivationsTileSize, {"model/activationsTileSize", 0}}, // the wall's own
        {Key::ActivationsCommonScale, {"model/activationsCommonScale", false}},
        {Key::StepsStory, {"model/stepsStory", QStringLiteral("grad_cam")}},
        {Key::StepsBaseline, {"model/stepsBaseline", QStringLiteral("black")}},
        {Key::StepsStops, {"model/stepsStops", 50}},
        {Key::StepsPlaces, {"model/stepsPlaces", QStringLiteral("needed")}},
        {Key::CompareMethod, {"model/compareMethod", QStringLiteral("grad_cam")}},
        {Key::CompareCommonRange, {"model/compareCommonRange", false}},
        {Key::DetectPage, {"detect/page", QString()}},
        {Key::DoubtMethod, {"doubt/method", QStringLiteral("integrated_gradients")}},
        {Key::DoubtThreshold, {"doubt/threshold", 0.25}},
        {Key::DoubtEverywhere, {"doubt/everywhere", false}},
        {Key::DoubtCommonScale, {"doubt/commonScale", true}},
        {Key::ImaginePreset, {"imagine/preset", QString()}},
        {Key::ImagineParameters, {"imagine/parameters", QByteArray()}},
        {Key::ImagineCurves, {"imagine/curves", true}},
        {Key::CutTool, {"cutOut/tool", 0}},
        {Key::CutSeed, {"cutOut/seed", 4}},
        {Key::CutBrushRadius, {"cutOut/brushRadius", 8.0}},
        {Key::CutFloodTolerance, {"cutOut/floodTolerance", 12.0}},
        {Key::CutMethod, {"cutOut/method", QStringLiteral("saliency")}},
        {Key::CutForeground, {"cutOut/foreground", 0.95}},
        {Key::CutBackground, {"cutOut/background", 0.30}},
        {Key::CutMapSmoothing, {"cutOut/mapSmoothing", 0.08}},
        {Key::CutSettings, {"cutOut/settings", QByteArray()}},
        {Key::CutLayers, {"cutOut/layers", 7}}, // all but the map
        {Key::CutIdleUpdate, {"cutOut/idleUpdate", true}},
        {Key::CutFill, {"cutOut/fill", 0}},
        {Key::DetectThreshold, {"detect/threshold", -1.0}},
        {Key::DetectOverlap, {"detect/overlap", -1.0}},
        {Key::BoxQuantity, {"detect/quantity", 0}},
        {Key::BoxScale, {"detect/scoreScale", 1}},
        {Key::BoxMethod, {"detect/method", QStringLiteral("hires_cam")}},
        {Key::BoxOpacity, {"detect/opacity", 0.6}},
    };
    return table.at(key);
}

} // namespace

Settings::Settings() : m_store(QStringLiteral("Saliscope"), QStringLiteral("Saliscope")) {}

Settings::Settings(const QString& file) : m_store(file, QSettings::IniFormat) {}

QVariant Settings::value(Key key) const
{
    return m_store.value(QLatin1String(entry(key).name), entry(key).standard);
}

void Settings::set(Key key, const QVariant& value)
{
    m_store.setValue(QLatin1String(entry(key).name), value);
}

void Settings::addRecent(Key key, const QString& path)
{
    auto list = value(key).toStringList();
    list.removeAll(path);
    list.prepend(path);
    set(key, QStringList(list.mid(0, mostRecent)));
}

void Settings::removeRecent(Key key, const QString& path)
{
    auto list = value(key).toStringList();
    list.removeAll(path);
    set(key, list);
}

} // namespace app
