// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"
#include "core/probe/prediction.h"
#include "core/support/parameter.h"

#include <QJsonObject>

namespace app {

QJsonValue toJson(const core::ParameterValue& value);

/// {"steps": 50, "baseline": "black"}
QJsonObject toJson(const core::Parameters& parameters);

/// Sets what fits; a stored value that no longer exists or is out of range is left at its default.
void applyJson(core::Parameters& parameters, const QJsonObject& json);

/// A class's probability; null where the outputs are measured values, which have none.
QJsonValue probabilityJson(const core::Model& model, const core::Prediction& prediction, int index);

} // namespace app
