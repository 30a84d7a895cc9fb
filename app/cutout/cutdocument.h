// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/cutedit.h"

#include <QObject>
#include <QUndoStack>
#include <memory>

namespace app {

struct CutChange;

/// What a person has done to cut an object out of one picture: seeds, colour models and settings,
/// with all edits that led there. Undo brings back exactly what was there before.
class CutDocument final : public QObject {
    Q_OBJECT

public:
    /// A place in the history; expires when undo and another edit have taken it away.
    using Place = std::weak_ptr<const CutChange>;

    /// `pixels`: CV_8UC3 RGB, not empty; shared, not copied.
    explicit CutDocument(const cv::Mat& pixels, QObject* parent = nullptr);
    ~CutDocument() override;

    cv::Size size() const { return m_automatic.size(); }
    /// The same picture again, or empty while nothing is drawn: pictures are large.
    void setPixels(const cv::Mat& pixels) { m_pixels = pixels; }
    const cv::Mat& pixels() const { return m_pixels; }

    // CV_8UC1 of the picture's size.
    const cv::Mat& automatic() const { return m_automatic; }
    const cv::Mat& strokes() const { return m_strokes; }
    const cv::Mat& effective() const { return m_effective; } ///< what the cut sees

    const SeedSource& source() const { return m_source; }
    const core::CutSettings& settings() const { return m_settings; }
    const core::ColorModels& models() const { return m_models; }
    /// Whether seeds have changed since the models were made.
    bool stale() const { return m_stale; }
    bool hasStrokes() const;
    CutState state() const;

    /// Forgets everything, and begins with this. Throws Error{NotAMask} if it does not fit.
    void begin(const CutState& state);

    /// Throws Error{NotAMask} for seeds of another size; then nothing has changed.
    void apply(const CutEdit& edit);
    void undo();
    void redo();
    bool canUndo() const { return m_stack.canUndo(); }
    bool canRedo() const { return m_stack.canRedo(); }
    /// "object stroke"; empty: nothing to undo.
    QString undoName() const;
    QString redoName() const;
    /// The next edit is undone apart from the last one, even if the same slider made both.
    void endGesture() { m_gestureKind = 0; }
    /// How many edits are applied.
    int depth() const { return m_stack.index(); }
    bool untouched() const { return m_stack.count() == 0; }

    bool modified() const { return m_unsaved || !m_stack.isClean(); }
    void setSaved();
    /// It was brought back after a crash.
    void setUnsaved();

    /// The newest edit, or the beginning.
    Place present() const { return changeAt(m_stack.index() - 1); }
    bool isPresent(const Place& place) const { return place.lock() == present().lock(); }
    /// Whether it is not undone.
    bool isApplied(const Place& place) const;
    /// Whether the newest seeds came without models, which are still to be made.
    bool wantsModels() const;
    /// Models that were made of the seeds at `place` become a part of that edit. Does nothing once
    /// it has expired.
    void attachModels(const Place& place, const core::ColorModels& models);
    /// The same by number: -1 is the beginning.
    void attachModels(int place, const core::ColorModels& models);

signals:
    void begun();
    void seedsChanged(const cv::Rect& rect);
    void sourceChanged();
    void settingsChanged();
    void modelsChanged(); ///< or whether they are stale
    void modifiedChanged();
    /// What can be undone and redone.
    void historyChanged();

    // What happened, before anything that follows from it is told.
    void edited(const app::CutEdit& edit);
    void undone();
    void redone();
    void modelsAttached(int place, const core::ColorModels& models);

private:
    friend class CutCommand;
    struct News {
        cv::Rect rect{}; ///< of the seeds
        bool settings = false;
        bool models = false;
        bool source = false;
    };

    std::shared_ptr<CutChange> changeAt(int place) const;
    cv::Rect perform(const StrokeEdit& edit, CutChange& change);
    cv::Rect perform(const AutomaticEdit& edit, CutChange& change);
    cv::Rect perform(const LoadEdit& edit, CutChange& change);
    cv::Rect perform(const ClearEdit& edit, CutChange& change);
    cv::Rect perform(const ModelsEdit& edit, CutChange& change);
    cv::Rect perform(const SettingsEdit& edit, CutChange& change);
    bool changesSomething(const CutEdit& edit) const;
    int gesture(const CutEdit& edit);
    void travel(bool back);
    News settle(const cv::Rect& rect);
    void tell(const News& news);

    cv::Mat m_pixels;
    cv::Mat m_automatic;
    cv::Mat m_strokes;
    cv::Mat m_effective;
    SeedSource m_source;
    core::CutSettings m_settings;
    core::ColorModels m_models;
    bool m_stale = false;

    QUndoStack m_stack;
    std::shared_ptr<CutChange> m_beginning;
    int m_gesture = 0; ///< edits of one gesture are undone together
    int m_gestureKind = 0;
    bool m_unsaved = false;
    bool m_wasModified = false;
};

} // namespace app
