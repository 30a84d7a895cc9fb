// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/worker.h"
#include "core/model/cardcheck.h"
#include "core/support/error.h"

#include <QObject>
#include <optional>

namespace app {

/// What a card makes of the opened picture.
struct TrialResult {
    core::ModelCard card;
    std::shared_ptr<const core::Model> model; ///< with that card
    std::optional<core::Prediction> prediction;
    std::optional<core::OrderTrial> orders; ///< for colour and classes only
};

/// Tries a card on the session's model and picture without anybody else using it. The network is
/// opened again only where the card asks for another input or output, and kept for the next trial.
class CardTrial final : public QObject {
    Q_OBJECT

public:
    CardTrial(Session& session, Worker& worker, QObject* parent);

    /// Replaces a trial that still runs. Without a picture only the network is tried.
    void ask(const core::ModelCard& card);
    void drop();
    bool busy() const { return m_busy; }

signals:
    /// The tensor, long before the prediction.
    void preprocessed(const cv::Mat& tensor, const core::InputRule& rule);
    /// The network is being opened for another input or output.
    void opening();
    void answered(const app::TrialResult& result);
    /// The card cannot be used.
    void refused(const core::ModelCard& card, core::Fault fault, const QString& sentence);
    void stopped();

private:
    void setBusy(bool busy) { m_busy = busy; }

    Session& m_session;
    Worker& m_worker;
    bool m_busy = false;
    std::shared_ptr<const core::Model> m_opened; ///< for another input or output
};

} // namespace app
