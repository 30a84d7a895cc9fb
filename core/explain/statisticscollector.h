// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/activationstatistics.h"
#include "core/model/model.h"
#include "core/support/progress.h"

#include <memory>

namespace core {

/// Pictures of a folder. Its sub-folders are classes; pictures in none of these count for the whole
/// data set only.
struct PictureFolder {
    struct Group {
        std::string name;    ///< the sub-folder's; empty: the folder itself
        int classIndex = -1; ///< -1: no class of the model is called so
        std::vector<std::string> pictures{};
    };
    std::vector<Group> groups; ///< those that hold pictures, by name

    std::size_t pictureCount() const;
    bool hasClasses() const;
};

/// Looks into a folder and its sub-folders, no deeper. These are matched with the model's classes
/// by number or name, as Model::findClass does; '_' may stand for a space. Throws Error:
/// FileNotFound, FileUnreadable; Cancelled.
PictureFolder picturesByClass(const std::string& folder, const Model& model,
                              const Progress& progress);

/// Goes through the pictures one at a time, so that more urgent work may come between.
class StatisticsCollector final {
public:
    /// Without sub-folders that are classes, a detector itself says what is in a picture: the
    /// classes of the boxes that it shows. Throws Error{MethodNotApplicable} for a model without
    /// convolutions.
    StatisticsCollector(std::shared_ptr<const Model> model, const PictureFolder& folder);

    /// Takes one more picture; false when there is none left. Pictures that cannot be used are
    /// skipped. Throws Cancelled (the picture is taken again next time) and what the model's run
    /// throws; Error{OutOfMemory} when there are too many classes.
    bool next(Progress& progress);

    std::size_t done() const { return m_done; }
    std::size_t total() const { return m_pictures.size(); }
    const ActivationStatistics& statistics() const { return m_statistics; }
    const std::vector<std::string>& skipped() const { return m_skipped; }
    /// How many classes have enough pictures to be compared with the rest.
    int knownClasses() const;

private:
    struct Picture {
        std::string path;
        int classIndex;
    };

    bool take(const Picture& picture, Progress& progress);

    std::shared_ptr<const Model> m_model;
    std::vector<Picture> m_pictures;
    bool m_detects; ///< the model says what a picture's classes are
    std::size_t m_done = 0;
    ActivationStatistics m_statistics;
    std::vector<std::string> m_skipped;
};

} // namespace core
