// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/cutjson.h"

#include <QJsonArray>
#include <algorithm>
#include <array>
#include <opencv2/core.hpp>

namespace app {

namespace {

/// Places of a file that nobody damaged lie within this.
constexpr double farthest = 1e6;

struct ShapeName {
    core::StrokeShape shape;
    const char* name;
};
constexpr std::array shapeNames{ShapeName{core::StrokeShape::Line, "line"},
                                ShapeName{core::StrokeShape::Polygon, "polygon"},
                                ShapeName{core::StrokeShape::Rectangle, "rectangle"},
                                ShapeName{core::StrokeShape::Flood, "flood"}};

/// A number of a JSON array, as far as there is one within `limit`.
std::optional<double> number(const QJsonValue& value, double limit)
{
    const double number = value.toDouble(limit + 1);
    return number >= -limit && number <= limit ? std::optional(number) : std::nullopt;
}

QJsonObject strokeJson(const core::Stroke& stroke)
{
    QJsonArray points;
    for (const auto& point : stroke.points)
        for (const float value : {point.x, point.y, point.radius})
            points.append(double(value));
    const auto* shape =
        std::find_if(shapeNames.begin(), shapeNames.end(),
                     [&](const ShapeName& entry) { return entry.shape == stroke.shape; });
    return {{"shape", shape->name},
            {"seed", int(stroke.seed)},
            {"tolerance", stroke.tolerance},
            {"points", points}};
}

std::optional<core::Stroke> strokeFromJson(const QJsonObject& json)
{
    core::Stroke stroke;
    const auto name = json["shape"].toString().toStdString();
    const auto* shape = std::find_if(shapeNames.begin(), shapeNames.end(),
                                     [&](const ShapeName& entry) { return entry.name == name; });
    const int seed = json["seed"].toInt();
    const auto tolerance = number(json["tolerance"], 256);
    const auto points = json["points"].toArray();
    if (shape == shapeNames.end() || seed < int(core::Seed::Background) ||
        seed > int(core::Seed::Erased) || !tolerance || points.isEmpty() || points.size() % 3 != 0)
        return {};
    stroke.shape = shape->shape;
    stroke.seed = core::Seed(seed);
    stroke.tolerance = *tolerance;
    for (int index = 0; index < points.size(); index += 3) {
        const auto x = number(points[index], farthest);
        const auto y = number(points[index + 1], farthest);
        const auto radius = number(points[index + 2], farthest);
        if (!x || !y || !radius)
            return {};
        stroke.points.push_back({float(*x), float(*y), float(*radius)});
    }
    return stroke;
}

QJsonObject patchJson(const core::SeedPatch& patch)
{
    const auto runs = QByteArray::fromRawData(reinterpret_cast<const char*>(patch.runs.data()),
                                              qsizetype(patch.runs.size()));
    return {{"rect", QJsonArray{patch.rect.x, patch.rect.y, patch.rect.width, patch.rect.height}},
            {"runs", QString::fromLatin1(runs.toBase64())}};
}

/// Whether it fits is found out when it is unpacked.
std::optional<core::SeedPatch> patchFromJson(const QJsonObject& json)
{
    const auto rect = json["rect"].toArray();
    const auto runs = QByteArray::fromBase64Encoding(json["runs"].toString().toLatin1(),
                                                     QByteArray::AbortOnBase64DecodingErrors);
    if (rect.size() != 4 || !runs)
        return {};
    return core::SeedPatch{
        {rect[0].toInt(-1), rect[1].toInt(-1), rect[2].toInt(-1), rect[3].toInt(-1)},
        {runs.decoded.begin(), runs.decoded.end()}};
}

QJsonObject sourceJson(const SeedSource& source)
{
    QJsonObject json{{"method", QString::fromStdString(source.method)},
                     {"name", source.name},
                     {"class", source.target.classIndex},
                     {"scale", int(source.target.scale)},
                     {"negative", source.target.negative},
                     {"foreground", source.quantiles.foreground},
                     {"background", source.quantiles.background},
                     {"smoothing", source.quantiles.smoothing}};
    if (source.target.against)
        json["against"] = *source.target.against;
    return json;
}

SeedSource sourceFromJson(const QJsonObject& json)
{
    SeedSource source;
    source.method = json["method"].toString().toStdString();
    source.name = json["name"].toString();
    source.target.classIndex = std::max(0, json["class"].toInt());
    source.target.scale = core::ScoreScale(std::clamp(json["scale"].toInt(), 0, 2));
    source.target.negative = json["negative"].toBool();
    if (json.contains("against"))
        source.target.against = std::max(0, json["against"].toInt());
    source.quantiles.foreground = std::clamp(json["foreground"].toDouble(0.95), 0.0, 1.0);
    source.quantiles.background = std::clamp(json["background"].toDouble(0.3), 0.0, 1.0);
    source.quantiles.smoothing =
        std::clamp(json["smoothing"].toDouble(core::SeedQuantiles().smoothing), 0.0, 1.0);
    return source;
}

QJsonArray mixtureJson(const core::ColorModel& model)
{
    QJsonArray mixture;
    for (const auto& component : model.components) {
        QJsonArray values{component.weight};
        for (const double value : component.mean.val)
            values.append(value);
        for (const double value : component.covariance.val)
            values.append(value);
        mixture.append(values);
    }
    return mixture;
}

/// Otherwise its density is none, and what is cut by it is nothing.
bool isNormal(const core::Gaussian& component)
{
    const auto& c = component.covariance;
    return component.weight > 0 && c(0, 0) > 0 && c(0, 0) * c(1, 1) > c(0, 1) * c(1, 0) &&
           cv::determinant(c) > 0;
}

std::optional<core::ColorModel> mixtureFromJson(const QJsonArray& json)
{
    core::ColorModel model;
    if (json.size() > core::colorComponents)
        return {};
    for (const auto entry : json) {
        const auto values = entry.toArray();
        if (values.size() != 13)
            return {};
        const auto at = [&values](int index) { return number(values[index], farthest); };
        for (int index = 0; index < values.size(); ++index)
            if (!at(index))
                return {};
        core::Gaussian component;
        component.weight = *at(0);
        for (int index = 0; index < 3; ++index)
            component.mean[index] = *at(1 + index);
        for (int index = 0; index < 9; ++index)
            component.covariance.val[index] = *at(4 + index);
        if (!isNormal(component))
            return {};
        model.components.push_back(component);
    }
    return model;
}

struct ToJson {
    QJsonObject operator()(const StrokeEdit& edit) const
    {
        return {{"do", "stroke"}, {"stroke", strokeJson(edit.stroke)}};
    }
    QJsonObject operator()(const AutomaticEdit& edit) const
    {
        return {{"do", "automatic"},
                {"seeds", patchJson(edit.seeds)},
                {"source", sourceJson(edit.source)}};
    }
    QJsonObject operator()(const LoadEdit& edit) const
    {
        return {{"do", "load"}, {"seeds", patchJson(edit.seeds)}};
    }
    QJsonObject operator()(const ClearEdit&) const { return {{"do", "clear"}}; }
    QJsonObject operator()(const ModelsEdit& edit) const
    {
        return {{"do", "models"}, {"models", toJson(edit.models)}};
    }
    QJsonObject operator()(const SettingsEdit& edit) const
    {
        return {{"do", "settings"}, {"settings", toJson(edit.settings)}};
    }
};

} // namespace

QJsonObject toJson(const CutEdit& edit)
{
    return std::visit(ToJson(), edit);
}

QJsonObject toJson(const CutState& state)
{
    return {{"automatic", patchJson(state.automatic)}, {"strokes", patchJson(state.strokes)},
            {"source", sourceJson(state.source)},      {"settings", toJson(state.settings)},
            {"models", toJson(state.models)},          {"stale", state.stale}};
}

QJsonObject toJson(const core::ColorModels& models)
{
    return {{"object", mixtureJson(models.object)}, {"background", mixtureJson(models.background)}};
}

QJsonObject toJson(const core::CutSettings& settings)
{
    return {{"smoothness", settings.smoothness}, {"colorWeight", settings.colorWeight},
            {"fillHoles", settings.fillHoles},   {"keepLargest", settings.keepLargest},
            {"smoothing", settings.smoothing},   {"growth", settings.growth}};
}

std::optional<CutEdit> editFromJson(const QJsonObject& json)
{
    const auto what = json["do"].toString();
    if (what == QLatin1String("stroke")) {
        const auto stroke = strokeFromJson(json["stroke"].toObject());
        return stroke ? std::optional<CutEdit>(StrokeEdit{*stroke}) : std::nullopt;
    }
    if (what == QLatin1String("clear"))
        return ClearEdit();
    if (what == QLatin1String("settings"))
        return SettingsEdit{settingsFromJson(json["settings"].toObject())};
    if (what == QLatin1String("models")) {
        const auto models = modelsFromJson(json["models"].toObject());
        return models ? std::optional<CutEdit>(ModelsEdit{*models}) : std::nullopt;
    }
    const auto seeds = patchFromJson(json["seeds"].toObject());
    if (seeds && what == QLatin1String("automatic"))
        return AutomaticEdit{*seeds, sourceFromJson(json["source"].toObject())};
    if (seeds && what == QLatin1String("load"))
        return LoadEdit{*seeds};
    return {};
}

std::optional<CutState> stateFromJson(const QJsonObject& json)
{
    const auto automatic = patchFromJson(json["automatic"].toObject());
    const auto strokes = patchFromJson(json["strokes"].toObject());
    const auto models = modelsFromJson(json["models"].toObject());
    if (!automatic || !strokes || !models)
        return {};
    return CutState{*automatic,
                    *strokes,
                    sourceFromJson(json["source"].toObject()),
                    settingsFromJson(json["settings"].toObject()),
                    *models,
                    json["stale"].toBool()};
}

std::optional<core::ColorModels> modelsFromJson(const QJsonObject& json)
{
    const auto object = mixtureFromJson(json["object"].toArray());
    const auto background = mixtureFromJson(json["background"].toArray());
    if (!object || !background)
        return {};
    return core::ColorModels{*object, *background};
}

core::CutSettings settingsFromJson(const QJsonObject& json)
{
    const core::CutSettings standard;
    core::CutSettings settings;
    settings.smoothness = std::clamp(json["smoothness"].toDouble(standard.smoothness), 0.0, 200.0);
    settings.colorWeight = std::clamp(json["colorWeight"].toDouble(standard.colorWeight), 0.0, 4.0);
    settings.fillHoles = json["fillHoles"].toBool(standard.fillHoles);
    settings.keepLargest = json["keepLargest"].toBool(standard.keepLargest);
    settings.smoothing = std::clamp(json["smoothing"].toInt(standard.smoothing), 0, 50);
    settings.growth = std::clamp(json["growth"].toInt(standard.growth), -50, 50);
    return settings;
}

} // namespace app
