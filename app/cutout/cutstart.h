// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cutout/cutdocument.h"
#include "app/session.h"

#include <QPointer>

namespace app {

/// Where a cut-out begins: explains the session's picture and class by the chosen method, and makes
/// the document's automatic seeds from the map.
class CutStart final : public QObject {
    Q_OBJECT

public:
    /// Maps are made on the worker that explains, seeds on the other one.
    CutStart(Session& session, Worker& explaining, Worker& cutting, QObject* parent = nullptr);

    /// The session's picture's; null while that is on its way.
    void setDocument(CutDocument* document);
    /// Whether anybody looks; otherwise nothing is begun.
    void setActive(bool active);

    const std::string& method() const { return m_method; }
    /// What the next start uses.
    void setMethod(const std::string& id) { m_method = id; }
    /// The person chose another one.
    void chooseMethod(const std::string& id);

    const core::SeedQuantiles& quantiles() const { return m_quantiles; }
    void setQuantiles(const core::SeedQuantiles& quantiles) { m_quantiles = quantiles; }
    /// The person moved a slider.
    void chooseQuantiles(const core::SeedQuantiles& quantiles);

    /// Seeds and models from the map anew; strokes stay.
    void restart();

    /// Empty until there is one.
    const core::Heatmap& map() const { return m_map; }
    bool busy() const { return m_explaining || m_seeding; }

signals:
    void mapChanged();
    void busyChanged();
    /// Undo, or another document, brought another method.
    void methodChanged();
    void problem(const QString& sentence);

private:
    void aim();
    void followDocument();
    void explain();
    void receiveMap(const core::Heatmap& map);
    void decide();
    void makeSeeds();
    void receiveSeeds(const core::SeedPatch& seeds, const SeedSource& source);
    void endSeeds();
    void dropMap();
    void setBusy(bool explaining, bool seeding);
    bool pristine() const;
    bool canExplain() const;
    SeedSource chosen() const;

    Session& m_session;
    Worker& m_explainer;
    Worker& m_cutter;
    QPointer<CutDocument> m_document;
    std::string m_method = "saliency";
    core::SeedQuantiles m_quantiles;
    SeedSource m_wanted; ///< whose map is there or on its way
    core::Heatmap m_map;
    bool m_active = false;
    bool m_first = true;      ///< the document's first class is not the person's choice
    bool m_forSeeds = false;  ///< the map is to change the seeds of a document with edits
    bool m_following = false; ///< the class changes because of the document
    bool m_explaining = false;
    bool m_seeding = false;
    bool m_seedAgain = false; ///< with other quantiles, once the present job is done
};

} // namespace app
