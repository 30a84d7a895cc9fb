// SPDX-License-Identifier: GPL-3.0-or-later
// How the page shows what came out.
#include "app/detect/doubtpage.h"
#include "app/detect/doubttexts.h"
#include "app/errortext.h"
#include "app/filequestions.h"
#include "core/explain/registry.h"
#include "core/support/error.h"
#include "core/support/file.h"
#include "widgets/detect/doubtview.h"
#include "widgets/detect/shownbox.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QSpinBox>

namespace app {

using widgets::DoubtView;

namespace {

QRectF rectangleOf(const cv::Rect2d& box)
{
    return {box.x, box.y, box.width, box.height};
}

DoubtTexts textsOf(const core::Model& model, const core::Examination& examination,
                   const core::Doubt& doubt, double threshold)
{
    return {.model = model,
            .examination = examination,
            .rectangle = !doubt.detection,
            .everywhere = doubt.everywhere,
            .leavesOut = leavesBoxesOut(doubt, examination),
            .threshold = threshold};
}

} // namespace

void DoubtPage::showResult()
{
    showTitles();
    showVerdicts();
    showBoxes();
    showRows();
    m_copyButton->setEnabled(examination() != nullptr);
    m_saveButton->setEnabled(examination() != nullptr);
    emit possibilitiesChanged();
}

/// The box of the alternative that has most evidence, else that of the class; -1: none with a map
/// of its own.
int DoubtPage::standardComparison() const
{
    if (!m_result || !m_asked)
        return -1;
    for (const int classIndex : {against().value_or(-1), m_asked->doubt.classIndex})
        if (const auto judged = m_result->judgementOf(classIndex, 0);
            judged && judged->strongest >= 0 &&
            m_result->boxes[std::size_t(judged->strongest)].map > DoubtView::Contrast)
            return judged->strongest;
    return -1;
}

void DoubtPage::receiveMap(std::size_t map, const core::Heatmap& softened)
{
    const auto place = std::min(map, std::size_t(DoubtView::Compared));
    if (place == DoubtView::Compared)
        m_view->setComparedVisible(true);
    m_view->setMap(DoubtView::Place(place), softened);
}

void DoubtPage::showMaps()
{
    for (const auto place : {DoubtView::ForClass, DoubtView::ForAgainst, DoubtView::Contrast}) {
        const auto& explanation = *m_result->maps[place];
        m_view->setMap(place, m_softened[place]);
        m_view->setMessage(place, explanation.remarks.empty() ||
                                          explanation.remarks.front() == core::MapRemark::Incomplete
                                      ? QString()
                                      : tr("Nothing to show: no evidence at all."));
    }
    m_view->setComparedVisible(m_compared >= 0);
    if (m_compared >= 0)
        m_view->setMap(DoubtView::Compared,
                       m_softened[m_result->boxes[std::size_t(m_compared)].map]);
}

/// Another row was chosen: its map beside the others.
void DoubtPage::showCompared(int row)
{
    if (!m_result || row < 0 || row >= int(m_result->boxes.size()) ||
        m_result->boxes[std::size_t(row)].map <= DoubtView::Contrast || row == m_compared)
        return;
    m_compared = row;
    showMaps();
    showTitles();
    showBoxes();
}

void DoubtPage::showTitles()
{
    if (!m_asked) {
        const auto target = m_session.target();
        //: %1 is a class
        m_view->setTitle(DoubtView::ForClass,
                         target ? tr("Evidence for %1").arg(nameOf(target->classIndex)) : QString(),
                         {});
        for (const auto place : {DoubtView::ForAgainst, DoubtView::Contrast})
            m_view->setTitle(place, {}, {});
        m_view->setComparedVisible(false);
        return;
    }
    const auto& doubt = m_asked->doubt;
    const auto name = nameOf(doubt.classIndex);
    const auto other = against() ? nameOf(*against()) : QString();
    const bool byItself = doubt.detection && !doubt.everywhere;
    const auto title = [&](const QString& each) {
        return each.isEmpty() ? QString()
               : byItself
                   //: %1 is a class
                   ? tr("%1 in this box").arg(each)
                   : doubt.everywhere
                         //: %1 is a class
                         ? tr("%1 anywhere").arg(each)
                         //: %1 is a class
                         : tr("Evidence for %1").arg(each);
    };
    //: %1 is a class
    const auto tip = tr("What speaks for %1, and what against it");
    m_view->setTitle(DoubtView::ForClass, title(name), tip.arg(name));
    m_view->setTitle(DoubtView::ForAgainst, title(other),
                     other.isEmpty() ? QString() : tip.arg(other));
    m_view->setTitle(DoubtView::Contrast,
                     //: %1 and %2 are classes
                     other.isEmpty() ? QString() : tr("%1 rather than %2").arg(name, other),
                     //: %1 and %2 are classes
                     other.isEmpty()
                         ? QString()
                         : tr("What tells %1 from %2: the score of the one minus that of "
                              "the other")
                               .arg(name, other));
    if (m_result && m_compared >= 0) {
        const auto& box = m_result->boxes[std::size_t(m_compared)];
        //: %1 is a box: "giraffe 0.44"
        m_view->setTitle(DoubtView::Compared,
                         tr("Other box: %1").arg(boxName(*m_asked->model, box)),
                         tip.arg(nameOf(box.classIndex)));
    } else {
        m_view->setTitle(DoubtView::Compared, tr("Other box"), {});
    }
}

void DoubtPage::showVerdicts()
{
    widgets::Verdict verdicts[2];
    if (examination() && against()) {
        const auto texts =
            textsOf(*m_asked->model, *m_result, m_asked->doubt, m_threshold->value() / 100.0);
        verdicts[0] = texts.verdict(m_asked->doubt.classIndex, false);
        verdicts[1] = texts.verdict(*against(), true);
    } else if (!measures() && classifies()) {
        verdicts[0].heading = tr("Which part of the picture?");
        verdicts[0].sentence = tr("Drag a rectangle over the first picture, or type one above, to "
                                  "see how much of the evidence lies in it.");
    } else if (!m_asked) {
        verdicts[0].heading = tr("Looking for boxes...");
    } else {
        const core::Examination nothing;
        const auto texts = textsOf(*m_asked->model, nothing, m_asked->doubt, 0);
        verdicts[0] = texts.verdict(m_asked->doubt.classIndex, false);
        if (against())
            verdicts[1] = texts.verdict(*against(), true);
    }
    m_view->setVerdicts(verdicts[0], verdicts[1]);
}

void DoubtPage::showBoxes()
{
    if (!measures()) {
        for (int place = 0; place < DoubtView::places; ++place)
            m_view->setBoxes(DoubtView::Place(place), {});
        return;
    }
    const auto& doubt = m_asked->doubt;
    const auto shown = [&](const core::Detection& detection, bool isDoubted) {
        return widgets::OutlinedBox{
            .rectangle = rectangleOf(detection.box),
            .label = widgets::labelText({detection, nameOf(detection.classIndex)}),
            .doubted = isDoubted};
    };
    std::vector<widgets::OutlinedBox> boxes;
    if (doubt.detection)
        boxes.push_back(shown(*doubt.detection, true));
    else
        boxes.push_back({.rectangle = rectangleOf(doubt.rectangle), .label = {}, .doubted = true});
    for (const auto& other : doubt.others)
        if (other.classIndex == doubt.classIndex || other.classIndex == against())
            boxes.push_back(shown(other, false));
    for (int place = 0; place < DoubtView::places; ++place)
        m_view->setBoxes(DoubtView::Place(place), boxes);
}

void DoubtPage::showRows()
{
    std::vector<widgets::DoubtRow> rows;
    QString note;
    if (examination()) {
        const auto texts = textsOf(*m_asked->model, *m_result, m_asked->doubt, 0);
        for (const auto& box : m_result->boxes)
            rows.push_back(texts.row(box));
        note = texts.note(
            QCoreApplication::translate("core", core::findExplainer(m_asked->method).name));
    }
    m_view->setRows(rows);
    m_view->setCurrentRow(m_compared);
    m_view->setNote(note);
}

void DoubtPage::copyNumbers()
{
    if (!examination())
        return;
    QStringList text;
    for (const auto* card : {&m_view->forClass(), &m_view->forAgainst()})
        text << card->accessibleName() << card->verdict().sentence;
    text << QString() << m_view->numbersAsText();
    QApplication::clipboard()->setText(text.join(QLatin1Char('\n')));
}

void DoubtPage::save()
{
    const auto image = m_view->asImage();
    if (!examination() || image.isNull() || !m_session.current())
        return;
    const auto folder = m_settings.text(Key::SaveFolder).isEmpty()
                            ? m_settings.text(Key::PictureFolder)
                            : m_settings.text(Key::SaveFolder);
    const auto name = QFileInfo(m_session.current()->path).completeBaseName();
    askWhereToSave(this, tr("Save the evidence"),
                   //: a file's name; %1 is the picture's
                   QDir(folder).filePath(tr("%1 evidence").arg(name) + QStringLiteral(".png")),
                   tr("PNG pictures (*.png)"), [this, image](const QString& path) {
                       if (path.isEmpty())
                           return;
                       QByteArray bytes;
                       QBuffer buffer(&bytes);
                       image.save(&buffer, "PNG");
                       try {
                           core::writeBytes(
                               path.toStdString(),
                               {{reinterpret_cast<const unsigned char*>(bytes.constData()),
                                 std::size_t(bytes.size())}});
                       } catch (const core::Error& error) {
                           emit problem(errorText(error));
                           return;
                       }
                       m_settings.set(Key::SaveFolder, QFileInfo(path).path());
                       emit saved(path);
                   });
}

} // namespace app
