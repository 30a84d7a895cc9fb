// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/target.h"
#include "core/segment/colormodel.h"
#include "core/segment/cutout.h"
#include "core/segment/seedpatch.h"
#include "core/segment/strokes.h"

#include <QString>
#include <variant>

namespace app {

/// Where a cut-out's automatic seeds come from.
struct SeedSource {
    std::string method{};  ///< an explainer's id; empty: not from a map
    core::Target target{}; ///< that was explained
    QString name{};        ///< of the target
    core::SeedQuantiles quantiles{};
    bool operator==(const SeedSource&) const = default;

    /// Whether the same map was asked, whatever the quantiles.
    bool sameMap(const SeedSource& other) const
    {
        return method == other.method && target == other.target && name == other.name;
    }
};

/// A stroke over the automatic seeds.
struct StrokeEdit {
    core::Stroke stroke;
};

/// Other automatic seeds, of the whole picture.
struct AutomaticEdit {
    core::SeedPatch seeds;
    SeedSource source;
};

/// Seeds from a file in place of all that was there.
struct LoadEdit {
    core::SeedPatch seeds;
};

/// All strokes go.
struct ClearEdit {};

struct ModelsEdit {
    core::ColorModels models;
};

struct SettingsEdit {
    core::CutSettings settings;
};

/// One thing that a person did to a cut-out.
using CutEdit =
    std::variant<StrokeEdit, AutomaticEdit, LoadEdit, ClearEdit, ModelsEdit, SettingsEdit>;

/// What a cut-out begins with, or has come to.
struct CutState {
    core::SeedPatch automatic; ///< of the whole picture; without runs: none
    core::SeedPatch strokes;   ///< likewise
    SeedSource source;
    core::CutSettings settings;
    core::ColorModels models;
    bool stale = false; ///< the models do not know the newest seeds
    bool operator==(const CutState&) const = default;
};

} // namespace app
