// SPDX-License-Identifier: GPL-3.0-or-later
// The quick map of the chosen box, and what leaves the page: pictures and tables.
#include "app/detect/boxespage.h"
#include "app/filequestions.h"
#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/measure/doubt.h"
#include "core/support/error.h"
#include "widgets/detect/boxexplaining.h"
#include "widgets/detect/boxview.h"
#include "widgets/numbers.h"
#include "widgets/pixels.h"
#include "widgets/progressoverlay.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QSaveFile>
#include <algorithm>
#include <string_view>

namespace app {

namespace {

const QString slot = QStringLiteral("box map");
constexpr int priority = 2; ///< before the comparison: the person looks here

class MapWatch final : public core::ExplanationWatch {
public:
    MapWatch(Worker::Context& context, widgets::ProgressOverlay* progress)
        : m_context(context), m_progress(progress)
    {}

    bool stopped() const override { return m_context.stopped(); }
    void report(double fraction) override
    {
        m_context.report(fraction);
        m_context.post([progress = m_progress, fraction] { progress->setFraction(fraction); });
    }

private:
    Worker::Context& m_context;
    widgets::ProgressOverlay* m_progress; ///< touched on the GUI thread only
};

} // namespace

/// Methods of one pass that the model allows.
void BoxesPage::showMethods()
{
    std::vector<std::pair<QString, QString>> methods;
    const auto& model = m_session.model();
    for (const auto& explainer : core::explainers())
        if (explainer.cost == core::Cost::SinglePass &&
            (!model || std::string_view(core::whyNotApplicable(*model, {}, explainer)).empty()))
            methods.emplace_back(QString::fromStdString(explainer.id),
                                 QCoreApplication::translate("core", explainer.name));
    m_explaining->setMethods(methods);
    m_explaining->setMethod(m_settings.text(Key::BoxMethod));
}

/// Empty if no map is wanted or possible.
std::optional<BoxesPage::Question> BoxesPage::question() const
{
    const auto& model = m_session.model();
    const auto image = m_session.image();
    if (!model || !image || !m_session.hasBox() || !m_session.chosenDetection() ||
        m_explaining->method().isEmpty())
        return {};
    return Question{model, image, *m_session.target(), m_session.layer(), m_explaining->method()};
}

void BoxesPage::ask()
{
    const auto wanted = question();
    if (wanted == m_asked)
        return;
    m_asked = wanted;
    m_trouble.clear();
    if (!wanted) {
        m_worker.drop(slot);
        clearMap();
        return endWork();
    }
    m_working = true;
    m_staleTimer.start();
    m_progress->start();
    Worker::Job job;
    job.slot = slot;
    job.priority = priority;
    job.message = tr("Map of the chosen box");
    job.work = [this, wanted = *wanted,
                progress = m_progress](Worker::Context& context) -> Worker::Deliver {
        const auto& explainer = core::findExplainer(wanted.method.toStdString());
        auto& probe = context.bench().probe(wanted.model, wanted.picture);
        probe.aim(wanted.target, wanted.layer.toStdString());
        MapWatch watch(context, progress);
        auto explanation =
            core::explain(probe, explainer, core::Parameters(explainer.parameters), watch);
        if (!explanation)
            throw core::Cancelled();
        return [this, result = std::move(*explanation)] { receive(result); };
    };
    job.failed = [this](const QString& sentence) {
        m_trouble = sentence;
        clearMap();
        endWork();
    };
    job.waits = [this] { m_progress->start(); };
    job.cancelled = [this] {
        m_trouble = tr("Cancelled. Choose a box or a method to try again.");
        m_asked.reset();
        clearMap();
        endWork();
    };
    m_worker.submit(std::move(job));
}

void BoxesPage::receive(const core::Explanation& explanation)
{
    m_staleTimer.stop();
    m_renderer.setMap(explanation.map);
    render();
    showVerdict();
    endWork();
}

void BoxesPage::clearMap()
{
    m_staleTimer.stop();
    m_renderer.clearMap();
    render();
    showVerdict();
}

void BoxesPage::endWork()
{
    m_progress->finish();
    if (std::exchange(m_working, false))
        emit mayHaveSettled();
}

void BoxesPage::showVerdict()
{
    const auto chosen = m_session.chosenDetection();
    if (m_renderer.map().empty() || !chosen)
        return m_explaining->setVerdict(m_trouble);
    const auto evidence = core::evidenceIn(m_renderer.map(), chosen->box);
    m_explaining->setVerdict(
        evidence.share()
            ? tr("%1 of the evidence lies inside the box, which covers %2 of the picture.")
                  .arg(widgets::percentage(*evidence.share()),
                       widgets::percentage(evidence.areaShare()))
            : tr("This method finds no evidence for it anywhere."));
}

void BoxesPage::render()
{
    const auto size = m_renderer.picture().size();
    m_view->setImage(m_renderer.render(), {size.width, size.height});
}

QString BoxesPage::proposedPath(const QString& addition) const
{
    const QDir folder(m_settings.text(Key::SaveFolder).isEmpty()
                          ? m_settings.text(Key::PictureFolder)
                          : m_settings.text(Key::SaveFolder));
    return folder.filePath(QFileInfo(m_session.current()->path).completeBaseName() + addition);
}

void BoxesPage::savePicture()
{
    if (!hasBoxes())
        return;
    const auto picture = pictureWithBoxes(m_renderer.renderFull(), m_boxes, m_view->chosenIndex());
    askWhereToSave(this, tr("Save the picture with its boxes"),
                   proposedPath(QStringLiteral("-boxes.png")), tr("PNG pictures (*.png)"),
                   [this, picture](const QString& path) {
                       if (path.isEmpty())
                           return;
                       if (!picture.save(path)) {
                           emit problem(tr("Cannot write %1. Choose another folder.").arg(path));
                           return;
                       }
                       m_settings.set(Key::SaveFolder, QFileInfo(path).path());
                       emit saved(path);
                   });
}

void BoxesPage::saveTable()
{
    if (!hasBoxes())
        return;
    askWhereToSave(this, tr("Save the list of boxes"), proposedPath(QStringLiteral("-boxes.csv")),
                   tr("Comma-separated values (*.csv)"),
                   [this, table = boxesAsText(m_boxes, ',').toUtf8()](const QString& path) {
                       if (path.isEmpty())
                           return;
                       QSaveFile file(path);
                       if (!file.open(QIODevice::WriteOnly) || file.write(table) != table.size() ||
                           !file.commit()) {
                           emit problem(tr("Cannot write %1. Choose another folder.").arg(path));
                           return;
                       }
                       m_settings.set(Key::SaveFolder, QFileInfo(path).path());
                       emit saved(path);
                   });
}

void BoxesPage::copyPicture()
{
    if (hasBoxes())
        QApplication::clipboard()->setImage(
            pictureWithBoxes(m_renderer.renderFull(), m_boxes, m_view->chosenIndex()));
}

/// Spreadsheets take the text with tabs apart; programs may ask for CSV.
void BoxesPage::copyTable()
{
    if (!hasBoxes())
        return;
    auto* copied = new QMimeData;
    copied->setText(boxesAsText(m_boxes, '\t'));
    copied->setData(QStringLiteral("text/csv"), boxesAsText(m_boxes, ',').toUtf8());
    QApplication::clipboard()->setMimeData(copied);
}

} // namespace app
