// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/cutedit.h"

#include <QJsonObject>
#include <optional>

namespace app {

// Edits of a cut-out as JSON, exactly: what is read back equals what was written.

QJsonObject toJson(const CutEdit& edit);
QJsonObject toJson(const CutState& state);
QJsonObject toJson(const core::ColorModels& models);
QJsonObject toJson(const core::CutSettings& settings);

// Empty for what is not one of these.

std::optional<CutEdit> editFromJson(const QJsonObject& json);
std::optional<CutState> stateFromJson(const QJsonObject& json);
std::optional<core::ColorModels> modelsFromJson(const QJsonObject& json);
/// Values are kept within their ranges; missing ones get their defaults.
core::CutSettings settingsFromJson(const QJsonObject& json);

} // namespace app
