// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/cutdocument.h"
#include "app/worker.h"

#include <QPointer>
#include <QTimer>
#include <functional>

namespace app {

/// Keeps the mask of a document up to date on a worker, which had better not be the one that
/// explains: strokes do not wait. One cut runs at a time; what changes meanwhile is cut together
/// afterwards. Every result arrives, so that the mask always becomes that of the document.
class CutRunner final : public QObject {
    Q_OBJECT

public:
    explicit CutRunner(Worker& worker, QObject* parent = nullptr);
    ~CutRunner() override;

    /// Cuts this document, which needs its pixels; null: none.
    void setDocument(CutDocument* document);

    CutDocument* document() const { return m_document; }

    /// CV_8UC1 of the picture's size: 255 in the object. Written in place.
    const cv::Mat& mask() const { return m_mask; }
    /// Whether the mask is not that of the document yet.
    bool busy() const { return m_running || m_wanted; }
    /// Whether the last cut failed, so that the mask is an older one until something changes.
    bool failed() const { return m_failed; }
    /// What the last cut took.
    double milliseconds() const { return m_milliseconds; }

    /// Fits the colour models to seeds and mask, as an edit of its own.
    void updateModels();
    /// Whether the models are updated when nothing has happened for a while.
    void setIdleUpdate(bool automatic);

    static constexpr int idleMilliseconds = 1500;

signals:
    void maskChanged(const cv::Rect& rect);
    void busyChanged();
    void problem(const QString& sentence);

private:
    struct Engine;
    struct Order;
    struct Result;
    enum class Models { Keep, Estimate, Refine, RefineIdly };

    void want(const cv::Rect& rect);
    void follow();
    void launch();
    void receive(const Result& result);
    void fail(const QString& sentence);
    void startIdleTimer();
    static Result carryOut(Engine& engine, const Order& order);

    Worker& m_worker;
    QPointer<CutDocument> m_document;
    std::shared_ptr<Engine> m_engine; ///< used by jobs only
    cv::Mat m_mask;
    cv::Rect m_dirty;                 ///< seeds that the engine does not have yet
    core::ColorModels m_engineModels; ///< after the running job
    core::CutSettings m_engineSettings;
    Models m_wantedModels = Models::Keep;
    CutDocument::Place m_wantedPlace; ///< that the estimated models belong to
    bool m_wanted = false;
    bool m_running = false;
    bool m_failed = false;
    double m_milliseconds = 0;
    bool m_idleUpdate = true;
    QTimer m_idleTimer{this};
};

} // namespace app
