// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment/cutout.h"
#include "core/segment/seeds.h"

#include <QRect>
#include <QString>
#include <QWidget>
#include <optional>
#include <utility>
#include <vector>

namespace widgets {

class CutStartSection;
class CutSettingsSection;
class CutFinishSection;
class MaskFactsSection;
class ShareSection;
class EraseSection;

/// A method whose map can start a cut.
struct CutSource {
    QString id;
    QString name;
    bool operator==(const CutSource&) const = default;
};

/// What can be measured of a mask; lengths in picture pixels.
struct MaskFacts {
    qint64 area = 0;
    double share = 0; ///< of the picture's area, 0 to 1
    QRect box;
    double contourLength = 0;
};

/// How a mask agrees with one from a file; all 0 to 1, empty where it is not defined.
struct ReferenceFacts {
    QString name; ///< of the file
    QString path;
    std::optional<double> iou;
    std::optional<double> precision;
    std::optional<double> recall;
};

/// What takes the place of the pixels that are taken away.
enum class ObjectFill { Surroundings, Blur, MeanColor };

enum class EditedPicture { WithoutObject, ObjectAlone };

/// What the model says to a picture.
struct EditedPrediction {
    std::optional<double> score; ///< of the chosen class
    QString topClass;            ///< the most probable one
};

/// Answers "was it the object?".
struct EraseResult {
    QString className;         ///< the chosen class
    bool probabilities = true; ///< the scores are probabilities, shown in per cent
    EditedPrediction picture;
    EditedPrediction withoutObject;
    EditedPrediction objectAlone;
};

/// The side panel of the cut-out editor. Setters do not emit; sliders emit while they are dragged.
class CutPanel final : public QWidget {
    Q_OBJECT

public:
    explicit CutPanel(QWidget* parent = nullptr);

    // Start

    /// `current` is the id of the chosen one.
    void setSources(const std::vector<CutSource>& sources, const QString& current);
    void setQuantiles(const core::SeedQuantiles& quantiles);
    core::SeedQuantiles quantiles() const;
    /// Whether there is a map to start from; false at first.
    void setMapAvailable(bool available);
    /// Whether there are strokes that could be cleared; false at first.
    void setHasStrokes(bool has);

    // Cut and finish

    /// Those of both sections.
    void setSettings(const core::CutSettings& settings);
    core::CutSettings settings() const;
    /// Whether the colour models do not know the last strokes; false at first.
    void setModelsStale(bool stale);
    /// Whether they are updated by themselves; true at first.
    void setAutoUpdate(bool automatic);
    bool autoUpdate() const;

    // Mask

    /// Empty: there is no mask. Then nothing can be predicted again or compared either.
    void setMaskFacts(const std::optional<MaskFacts>& facts);
    /// Empty: no reference is loaded.
    void setReference(const std::optional<ReferenceFacts>& reference);

    // Attribution inside

    /// Names of panels, and the share of their attribution inside the mask, 0 to 1; empty: not
    /// known (yet).
    void setShares(const std::vector<std::pair<QString, std::optional<double>>>& shares);

    // Was it the object?

    void setFill(ObjectFill fill);
    ObjectFill fill() const;
    /// Whether there is a model that could predict; false at first.
    void setCanPredict(bool can);
    /// While a prediction is on its way, the button waits.
    void setPredicting(bool predicting);
    /// Empty: nothing was predicted. `stale`: mask or fill have changed since; shown paler.
    void setEraseResult(const std::optional<EraseResult>& result, bool stale = false);

signals:
    void sourceChosen(const QString& id);
    void quantilesChanged(const core::SeedQuantiles& quantiles);
    void restartRequested();
    void clearStrokesRequested();
    void settingsChanged(const core::CutSettings& settings);
    void updateModelsRequested();
    void autoUpdateToggled(bool automatic);
    void loadReferenceRequested();
    void removeReferenceRequested();
    void fillChosen(widgets::ObjectFill fill);
    void predictRequested();
    void addPictureRequested(widgets::EditedPicture picture);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keepTheWheel();

    CutStartSection* m_start;
    CutSettingsSection* m_settings;
    CutFinishSection* m_finish;
    MaskFactsSection* m_mask;
    ShareSection* m_shares;
    EraseSection* m_erase;
};

} // namespace widgets
