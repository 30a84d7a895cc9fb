// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/parameter.h"

#include <QJsonObject>

namespace app {

QJsonValue toJson(const core::ParameterValue& value);

/// {"steps": 50, "baseline": "black"}
QJsonObject toJson(const core::Parameters& parameters);

/// Sets what fits; a stored value that no longer exists or is out of range is left at its default.
void applyJson(core::Parameters& parameters, const QJsonObject& json);

} // namespace app
