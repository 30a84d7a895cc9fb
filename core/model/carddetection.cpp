// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/cardfields.h"

namespace core::cards {

namespace {

constexpr std::size_t mostLevels = 64;
constexpr std::size_t mostAnchors = 4096; ///< of all levels together
constexpr double largestAnchor = 1e6;
constexpr double largestScaleXY = 100;

constexpr std::pair<const char*, BoxFormat> formatWords[] = {
    {"grid_maps", BoxFormat::GridMaps},     {"anchor_maps", BoxFormat::AnchorMaps},
    {"object_rows", BoxFormat::ObjectRows}, {"class_rows", BoxFormat::ClassRows},
    {"end_to_end", BoxFormat::EndToEnd},    {"final_boxes", BoxFormat::FinalBoxes}};

/// What is yes or no.
constexpr std::pair<const char*, bool DetectionRule::*> answers[] = {
    {"softmax", &DetectionRule::softmax},
    {"squared_size", &DetectionRule::squaredSize},
    {"activated", &DetectionRule::activated},
    {"normalized", &DetectionRule::normalized},
    {"background", &DetectionRule::background}};

bool isSide(const Json& number)
{
    return number.is_number() && number.get<double>() > 0 && number.get<double>() <= largestAnchor;
}

BoxLevel levelIn(const std::string& path, const Json& json, const std::string& prefix)
{
    const Fields fields(path, json, prefix);
    BoxLevel level;
    const Json* anchors = fields.find("anchors");
    if (!anchors || !anchors->is_array() || anchors->empty())
        fields.refuse("anchors", "must be a list of pairs: [[width, height], ...]");
    for (const Json& anchor : *anchors) {
        if (!anchor.is_array() || anchor.size() != 2 || !isSide(anchor[0]) || !isSide(anchor[1]))
            fields.refuse("anchors", "must hold pairs of numbers above 0, in pixels");
        level.anchors.push_back({anchor[0].get<double>(), anchor[1].get<double>()});
    }
    fields.readScale("scale_xy", level.scaleXY);
    if (level.scaleXY > largestScaleXY)
        fields.refuse("scale_xy", "must not be above 100");
    return level;
}

std::vector<BoxLevel> levelsIn(const std::string& path, const Fields& fields,
                               const std::vector<BoxLevel>& own)
{
    const Json* list = fields.find("levels");
    if (!list)
        return own;
    std::vector<BoxLevel> levels;
    if (!list->is_array() || list->size() > mostLevels)
        fields.refuse("levels", "must be a list of at most 64 objects");
    std::size_t anchors = 0;
    for (const Json& json : *list) {
        const auto name = "levels[" + std::to_string(levels.size()) + "]";
        if (!json.is_object())
            fields.refuse(name.c_str(), "must be an object: { ... }");
        levels.push_back(levelIn(path, json, "detection." + name + '.'));
        anchors += levels.back().anchors.size();
        if (anchors > mostAnchors)
            fields.refuse("levels", "must not have more than 4096 anchors");
    }
    return levels;
}

} // namespace

DetectionRule detectionIn(const std::string& path, const Json& detection,
                          const std::optional<DetectionRule>& own)
{
    if (!detection.is_object())
        throw Error(Fault::CardInvalid, path, "\"detection\" must be an object: { ... }");
    const Fields fields(path, detection, "detection.");
    DetectionRule rule = own.value_or(DetectionRule());
    fields.readWord<BoxFormat>("format", formatWords, rule.format);
    const bool changed = own && own->format != rule.format;
    if (changed)
        rule = {.format = rule.format, .threshold = own->threshold, .overlap = own->overlap};
    rule.levels = levelsIn(path, fields, rule.levels);
    const bool needsAnchors =
        rule.format == BoxFormat::GridMaps || rule.format == BoxFormat::AnchorMaps;
    // What boxes were decoded by are probabilities by then, unless a softmax is still to come.
    const Json* softmax = fields.find("softmax");
    if (!own || changed || (softmax && !needsAnchors))
        rule.activated =
            !needsAnchors && !(softmax && softmax->is_boolean() && softmax->get<bool>());
    if (needsAnchors && rule.levels.empty())
        fields.refuse("levels", "must give the anchors of each level");
    for (const auto& [field, answer] : answers)
        fields.read(field, rule.*answer);
    fields.readShare("threshold", rule.threshold);
    fields.readShare("overlap", rule.overlap);
    return rule;
}

Json toJson(const DetectionRule& rule)
{
    Json json;
    json["format"] = wordFor<BoxFormat>(formatWords, rule.format);
    if (!rule.levels.empty()) {
        json["levels"] = Json::array();
        for (const auto& level : rule.levels)
            json["levels"].push_back(Json{{"anchors", level.anchors}, {"scale_xy", level.scaleXY}});
    }
    for (const auto& [field, answer] : answers)
        json[field] = rule.*answer;
    json["threshold"] = rule.threshold;
    json["overlap"] = rule.overlap;
    return json;
}

} // namespace core::cards
