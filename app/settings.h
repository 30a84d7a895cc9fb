// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QStringList>
#include <QVariant>

namespace app {

/// What is remembered from one start to the next.
enum class Key {
    Language,   ///< "" (the system's), "en", "ko"
    Appearance, ///< "" (the system's), "light", "dark"
    WindowGeometry,
    WindowState,
    RecentPictures,
    RecentModels,
    PictureFolder,
    ModelFolder,
    SaveFolder,
    Panels, ///< JSON: methods, parameters, opacities
    View,
    ColorMap,
    SignedColorMap,
    FadeWeak,
    CommonRange,
    KeepClass,
    ScoreScale, ///< a core::ScoreScale
    EvidenceAgainst,
    ClassRows,       ///< how many classes the table of classes and methods shows
    MemoryMegabytes, ///< 0: the standard
    DoublePrecision,
    Workspace,              ///< "explain", "cut_out", "imagine", "model", "detect"
    ModelPage,              ///< the object name of the page on show
    ActivationsOrder,       ///< "number", "mean", "largest", "for", "against"
    ActivationsTileSize,    ///< pixels
    ActivationsCommonScale, ///< one for all tiles
    StepsStory,             ///< "grad_cam" or "integrated_gradients"
    StepsBaseline,
    StepsStops,
    StepsPlaces, ///< "needed" or "even"
    CompareMethod,
    CompareCommonRange,
    DetectPage, ///< likewise, of the workspace that detects
    DoubtMethod,
    DoubtThreshold,   ///< of the other box's evidence, 0 to 1
    DoubtEverywhere,  ///< the class everywhere rather than each box by itself
    DoubtCommonScale, ///< one colour scale for all maps
    ImaginePreset,
    ImagineParameters, ///< JSON: values that differ from the preset's
    ImagineCurves,     ///< whether they are shown
    CutTool,           ///< a widgets::MaskTool
    CutSeed,           ///< a core::Seed
    CutBrushRadius,
    CutFloodTolerance,
    CutMethod, ///< whose map a cut-out begins with
    CutForeground,
    CutBackground,
    CutMapSmoothing,
    CutSettings, ///< JSON
    CutLayers,   ///< bits by app::CutLayer
    CutIdleUpdate,
    CutFill,         ///< a widgets::ObjectFill
    DetectThreshold, ///< below 0: what the model's card says
    DetectOverlap,   ///< below 0: what the model's card says
    BoxQuantity,     ///< a core::BoxQuantity
    BoxScale,        ///< a core::ScoreScale
    BoxMethod,       ///< of the quick map; empty: none
    BoxOpacity,
};

class Settings final {
public:
    /// The user's own settings, or those in a file (tests, screenshots).
    Settings();
    explicit Settings(const QString& file);

    QVariant value(Key key) const;
    QString text(Key key) const { return value(key).toString(); }
    bool flag(Key key) const { return value(key).toBool(); }
    void set(Key key, const QVariant& value);

    /// Puts `path` first in a list of recent files.
    void addRecent(Key key, const QString& path);
    void removeRecent(Key key, const QString& path);

    static constexpr int mostRecent = 10;

private:
    QSettings m_store;
};

} // namespace app
