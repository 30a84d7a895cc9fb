// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

/// Where prepared models lie: $SALISCOPE_MODELS, else saliscope/models in the user's data folder.
QString modelsFolder();

/// The model that is opened when nobody names one.
QString defaultModelPath();

/// A file as given; or the prepared model of that name ("efficientnet-lite0").
QString resolveModel(const QString& nameOrPath);

/// The sample pictures that come with the program; empty if they were not installed.
QString samplesFolder();

} // namespace app
