// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imagine/imaginerunner.h"
#include "app/session.h"
#include "app/settings.h"
#include "core/imagine/objective.h"

#include <QWidget>
#include <map>

namespace widgets {
class AscentChart;
class ElidedLabel;
class ImagineGrid;
class ImagineSettings;
class ImagineSubject;
class ImagineTile;
enum class TileRequest;
} // namespace widgets

namespace app {

/// What can be done now.
struct ImaginePossibilities {
    bool add = false;
    bool pause = false; ///< the current picture, and so on
    bool resume = false;
    bool stop = false;
    bool again = false;
    bool picture = false;   ///< there is one to be seen
    bool stretched = false; ///< with all the contrast it can have
    bool film = false;
    bool tile = false;
    bool pauseAll = false; ///< at least one
    bool resumeAll = false;
    bool stopAll = false;
};

/// Pictures of what classes, channels and units mean to the session's model, side by side, as they
/// form.
class ImagineWorkspace final : public QWidget {
    Q_OBJECT

public:
    ImagineWorkspace(Session& session, Worker& worker, Settings& settings,
                     QWidget* parent = nullptr);

    /// What is to be imagined and how; the window puts it where it likes.
    QWidget& panel() { return *m_panel; }
    widgets::ImagineGrid& grid() { return *m_grid; }

    /// Begins a picture of this beside those that are there, as the panel says how, but never from
    /// the opened picture: who asks from elsewhere may not see that the panel says so.
    void imagine(const core::Objective& objective);

    /// Whether it is on show.
    void setActive(bool active);
    bool isActive() const { return m_active; }
    bool settled() const;

    ImaginePossibilities possible() const;

    // --- what acts on the current picture
    void pauseOrResume();
    void stop();
    /// With the next seed.
    void again();
    void remove();
    void toggleLarge();
    void setContrastStretched(bool stretched);
    void savePicture();
    void saveFilm();
    void copyPicture();
    /// So that it can be explained.
    void addToPictures();

    // --- and on all
    void addChosen();
    void addProbable();
    void pauseAll();
    void resumeAll();
    void stopAll();
    void setCurvesVisible(bool visible);
    bool curvesVisible() const { return m_curvesWanted; }

signals:
    void problem(const QString& sentence);
    void saved(const QString& path);
    /// settled() may have become true.
    void mayHaveSettled();
    /// possible() may be another now.
    void possibilitiesChanged();
    /// Of all that can be done with the current picture, at a place on the screen.
    void menuRequested(QPoint position);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What became of the model that made a picture.
    enum class Maker { Present, Changed, Closed };

    /// What a tile shows.
    struct Entry {
        quint64 id = 0; ///< the runner's
        core::Objective objective;
        core::Parameters parameters;
        std::string preset;
        QString title;
        QString modelName;
        std::string modelPath;
        std::shared_ptr<const core::Image> start;
        QString startName;                        ///< of the picture that it began with
        std::shared_ptr<const core::Model> model; ///< while it is worked with
        std::weak_ptr<const core::Model> madeBy;
        Maker maker = Maker::Present;
        ImagineReport report;
    };

    void build();
    void connectParts();
    void showModel();
    int probableCount() const;
    void showTarget();
    void showEmpty();
    void remember();
    void restore();
    void updateTexts();

    widgets::ImagineTile* current() const;
    Entry* currentEntry();
    const Entry* currentEntry() const;
    widgets::ImagineTile* tileOf(quint64 id) const;
    QString titleOf(const core::Objective& objective) const;
    QString detailsOf(const Entry& entry) const;
    Entry entryFor(const core::Objective& objective);
    void begin(const core::Objective& objective);
    bool canStart();
    bool stands(const Entry& wanted) const;
    void start(widgets::ImagineTile* tile, Entry entry);
    void receive(quint64 id, const ImagineReport& report);
    void showEnd(widgets::ImagineTile* tile, Entry& entry);
    void showVerdicts(widgets::ImagineTile* tile, const Entry& entry);
    QString verdict(const Entry& entry, const core::Model& model, const ImagineReading& reading,
                    bool brief) const;
    QString noteOf(const Entry& entry) const;
    QString endNote(const Entry& entry) const;
    void answer(widgets::ImagineTile* tile, widgets::TileRequest request);
    void pause(widgets::ImagineTile* tile);
    void resume(widgets::ImagineTile* tile);
    void stop(widgets::ImagineTile* tile);
    void again(widgets::ImagineTile* tile);
    void remove(widgets::ImagineTile* tile);
    void showWaiting();
    void showPaused();
    void leaveModel();
    bool isOfPresentModel(const Entry& entry) const;
    void showCurves();
    void tellPossibilities();

    QImage currentImage() const;
    QString proposedPath(const QString& ending) const;
    QString fileName() const;

    /// So many of the most probable classes are added at once.
    static constexpr std::size_t mostProbable = 5;

    Session& m_session;
    Settings& m_settings;
    ImagineRunner m_runner;
    QWidget* m_panel;
    widgets::ImagineSubject* m_subject;
    widgets::ImagineSettings* m_choice;
    widgets::ImagineGrid* m_grid;
    QWidget* m_curves;
    widgets::ElidedLabel* m_curvesTitle;
    widgets::AscentChart* m_chart;
    std::map<widgets::ImagineTile*, Entry> m_entries;
    bool m_active = false;
    bool m_curvesWanted = true;
};

} // namespace app
