// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

namespace app {

/// Where prepared models lie: $SALISCOPE_MODELS, else saliscope/models in the user's data folder.
QString modelsFolder();

/// Where edits are written down while they are made.
QString journalFolder();

/// The model that is opened when nobody names one.
QString defaultModelPath();

/// A file as given; or the prepared model of that name ("efficientnet-lite0"). A name that is
/// neither gives what preparedModelName knows again.
QString resolveModel(const QString& nameOrPath);

/// The name that resolveModel found no model for; empty if `path` is something else.
QString preparedModelName(const QString& path);

/// The models that lie in the models folder, by name.
QStringList preparedModels();

/// Whether a file is called like those that hold models.
bool isModelFile(const QString& path);

/// A picture that comes with the program, and the name of the class that is in it.
struct SamplePicture {
    QString path;
    QString className;
};

/// Empty if they were not installed.
std::vector<SamplePicture> samplePictures();

/// What files of pictures are called: "*.jpg", "*.png", ...
QStringList pictureEndings();

/// The pictures that lie in a folder, by name.
QStringList picturesIn(const QString& folder);

} // namespace app
