// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/cutpictures.h"
#include "app/cutout/cutrunner.h"
#include "app/cutout/cutstart.h"
#include "app/cutout/objecttest.h"
#include "app/settings.h"
#include "widgets/maprenderer.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace widgets {
class CutPanel;
class CutToolbar;
class MaskCanvas;
} // namespace widgets

namespace app {

class ExplainWorkspace;

/// What a cut-out can be saved as.
enum class CutFile { Mask, IndexMask, CutOut, CocoPolygons, CocoRunLengths, Labelme, Seeds };

/// What can be loaded for a picture.
enum class CutInput { MaskAsSeeds, Seeds, Reference };

/// What is drawn over the picture.
enum class CutLayer { Seeds, Mask, Contour, Map };

/// Cuts the object of the session's picture out: begins with the explanation of the session's class
/// and goes on with what the person draws.
class CutWorkspace final : public QWidget {
    Q_OBJECT

public:
    CutWorkspace(Session& session, Worker& explaining, ExplainWorkspace& explanations,
                 Settings& settings, const QString& journalFolder, QWidget* parent = nullptr);
    ~CutWorkspace() override;

    /// Settings and facts; the window puts it where it likes.
    widgets::CutPanel& panel() { return *m_panel; }
    widgets::MaskCanvas& canvas() { return *m_canvas; }

    /// The tools' keys.
    QList<QAction*> toolActions() const;

    /// Whether it is on show.
    void setActive(bool active);
    void setLook(const widgets::MapLook& look);
    void setLayerVisible(CutLayer layer, bool visible);
    bool layerVisible(CutLayer layer) const;

    /// Of the session's picture; null if there is none.
    CutDocument* document() const { return m_pictures.current(); }
    void undo();
    void redo();
    bool hasObject() const { return m_hasObject; }
    /// Finished, of the session's picture; null while there is no object.
    const std::shared_ptr<const cv::Mat>& mask() const { return m_settledMask; }

    /// Asks for a file name.
    void saveAs(CutFile what);
    void load(CutInput what);
    /// A file that was dropped.
    void loadMask(const QString& path) { read(CutInput::MaskAsSeeds, path); }
    void copyCutOut();

    /// Whether edits or files that are being written would be lost.
    bool hasUnsaved() const { return m_writing > 0 || !m_pictures.unsaved().empty(); }
    /// Calls `proceed` once no edit is lost by it, after asking the person; never if they cancel,
    /// or if a file that is being written cannot be.
    void closeSafely(std::function<void()> proceed);
    void removePictureSafely(int index);

    void recover(const LeftJournal& left) { m_pictures.recover(left); }

    /// Nothing is under way.
    bool settled() const;

signals:
    void problem(const QString& sentence);
    void saved(const QString& path);
    /// What is possible now: undo, save, ...
    void possibilitiesChanged();
    void maskSettled();
    void recovered();
    /// settled() may have become true.
    void mayHaveSettled();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Reference {
        QString path;
        cv::Mat mask;
    };
    struct Facts;

    // cutworkspace.cpp
    void build();
    void connectTools();
    void connectStart();
    void connectCut();
    void restoreSettings();
    CutState beginning() const;
    void showPicture();
    void showMask(const cv::Rect& rect);
    void showMap();
    void showSources();
    void showHistory();
    void showBusy();
    void showEmptyText();
    void updateTexts();

    // cutworkspacefiles.cpp
    void write(CutFile what, quint64 id, const QString& path, std::function<void(bool)> done);
    void writeNow(CutFile what, const QString& path, std::function<void(bool)> done);
    void endWriting(bool written);
    void read(CutInput what, const QString& path);
    void ask(CutFile what, quint64 id, std::function<void(bool)> done);
    void whenCut(std::function<void(bool)> action);
    void endWaiting(bool cut);
    void tellGone();
    QString proposedPath(CutFile what) const;

    // cutworkspacefacts.cpp
    void connectFacts();
    void settle();
    void keepMask();
    void forgetFacts();
    void measure();
    void receive(const Facts& facts);
    void predict();
    void showEraseResult();
    core::Fill fill() const;

    // cutworkspaceclosing.cpp
    void askNext(std::vector<quint64> ids, std::vector<quint64> discarded,
                 std::function<void()> proceed);

    Session& m_session;
    ExplainWorkspace& m_explanations;
    Settings& m_settings;
    Worker m_cutting; ///< a thread of its own: strokes do not wait for explanations
    Worker m_filing;  ///< nor for files and measures
    CutPictures m_pictures;
    CutRunner m_runner;
    CutStart m_start;
    ObjectTest m_test;

    widgets::CutToolbar* m_toolbar;
    widgets::MaskCanvas* m_canvas;
    QLabel* m_hintLabel;
    QLabel* m_timeLabel;
    widgets::CutPanel* m_panel;

    widgets::MapLook m_look;
    bool m_active = false;
    bool m_hasObject = false;
    std::shared_ptr<const cv::Mat> m_settledMask;
    QTimer m_factsTimer;
    std::map<quint64, Reference> m_references; ///< by picture
    std::optional<widgets::EraseResult> m_eraseResult;
    bool m_eraseStale = false;
    int m_files = 0;   ///< that were read or written: every job has a slot of its own
    int m_writing = 0; ///< files that are not there yet
    /// Told whether the mask is that of the document; false: it never becomes it.
    std::vector<std::function<void(bool)>> m_afterCut;
    std::function<void()> m_afterWriting; ///< unless a file cannot be written
};

} // namespace app
