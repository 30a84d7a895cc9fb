// SPDX-License-Identifier: GPL-3.0-or-later
// What the page asks, and when; doubtpageresult.cpp shows the answer, doubtpageparts.cpp builds it.
#include "app/detect/doubtpage.h"

#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "widgets/classfinder.h"
#include "widgets/detect/doubtview.h"
#include "widgets/detect/shownbox.h"
#include "widgets/methodchooser.h"
#include "widgets/progressoverlay.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <algorithm>
#include <utility>

namespace app {

namespace {

const QString slot = QStringLiteral("doubt");
constexpr int priority = 2; ///< before explanations: the person looks here

} // namespace

/// Hands maps on to the page as they come.
class DoubtPage::Watch final : public core::ExaminationWatch {
public:
    Watch(Worker::Context& context, DoubtPage& page) : m_context(context), m_page(page) {}

    bool stopped() const override { return m_context.stopped(); }
    void report(double fraction) override
    {
        m_context.report(fraction);
        m_context.post(
            [page = &m_page, fraction] { page->m_view->progress().setFraction(fraction); });
    }
    void preview(std::size_t map, const core::Explanation& explanation, bool) override
    {
        m_context.post([page = &m_page, map, explanation] { page->receiveMap(map, explanation); });
    }

private:
    Worker::Context& m_context;
    DoubtPage& m_page; ///< only touched on the GUI thread
};

bool DoubtPage::classifies() const
{
    return m_session.model() && !m_session.model()->isDetector();
}

std::optional<int> DoubtPage::against() const
{
    if (!m_asked)
        return m_chosenAgainst;
    return m_asked->doubt.against >= 0 ? std::optional(m_asked->doubt.against) : m_likely;
}

QString DoubtPage::nameOf(int classIndex) const
{
    return m_session.model() ? QString::fromStdString(m_session.model()->className(classIndex))
                             : QString();
}

void DoubtPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_pending)
        follow();
    updateLook(); // chosen in another workspace meanwhile
}

void DoubtPage::follow()
{
    m_pending = false;
    updateMethods();
    updateLook();
    if (const auto& model = m_session.model(); m_classesOf != model) {
        m_classesOf = model;
        m_chosenAgainst.reset(); // classes of another model mean nothing here
        QStringList names;
        for (int index = 0; model && index < model->classCount(); ++index)
            names << nameOf(index);
        m_againstFinder->setClasses(names);
        m_againstFinder->setChosen({});
    }
    ask();
}

/// Why nothing can be asked; empty: it can.
QString DoubtPage::whyEmpty() const
{
    const auto& model = m_session.model();
    if (!model)
        return tr("Open a model first (Ctrl+M): a detector, to ask whether to believe its boxes, "
                  "or a classifier, to ask about a part of a picture.");
    if (model->classCount() < 2)
        return tr("This model knows only one class, so there is none to mix it up with.");
    if (!m_session.current())
        return tr("Open a picture first (Ctrl+O).");
    if (classifies())
        return {};
    const bool found = m_session.current()->detections != nullptr;
    if (found && m_session.shownDetections().empty() && !m_session.chosenDetection())
        return tr("The detector shows no box in this picture. With a lower threshold on the page "
                  "of boxes there may be some.");
    return {};
}

void DoubtPage::showEmpty(const QString& sentence)
{
    drop();
    m_asked.reset();
    m_result.reset();
    m_emptyLabel->setText(sentence);
    m_stack->setCurrentIndex(0);
    emit mayHaveSettled();
}

/// The chosen box, else the surest.
std::optional<core::Detection> DoubtPage::doubted() const
{
    if (const auto chosen = m_session.chosenDetection())
        return chosen;
    const auto shown = m_session.shownDetections();
    return shown.empty() ? std::nullopt : std::optional(shown.front());
}

/// Empty while something is still on its way, or no rectangle is drawn.
std::optional<DoubtPage::Question> DoubtPage::question() const
{
    const auto* picture = m_session.current();
    if (!m_session.model() || !picture || !m_session.image() || !m_session.target())
        return {};
    Question question{.model = m_session.model(),
                      .image = m_session.image(),
                      .detections = {},
                      .doubt = {},
                      .method = m_method->method().toStdString()};
    auto& doubt = question.doubt;
    doubt.layers = m_session.layer().toStdString();
    doubt.against = m_chosenAgainst.value_or(-1);
    if (classifies()) {
        const auto rectangle = m_rectangles.value(picture->id);
        if (rectangle.isEmpty())
            return {};
        doubt.rectangle =
            cv::Rect2d(rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height());
        doubt.classIndex = m_session.target()->classIndex;
        doubt.scale = m_session.scale();
    } else {
        const auto box = doubted();
        if (!picture->detections || !box)
            return {};
        question.detections = picture->detections;
        doubt.detection = box;
        doubt.rectangle = box->box;
        doubt.classIndex = box->classIndex;
        doubt.everywhere = m_scopeComboBox->currentIndex() == 1;
        for (const auto& other : m_session.shownDetections()) {
            // What overlaps that much is another opinion about the same thing.
            const bool same =
                core::overlapOf(other.box, box->box) > m_session.suppression().overlap;
            if (other.candidate != box->candidate && !same)
                doubt.others.push_back(other);
        }
    }
    if (doubt.against == doubt.classIndex)
        doubt.against = -1;
    return question;
}

void DoubtPage::fillBoxes()
{
    const QSignalBlocker blocker(m_boxComboBox);
    m_boxComboBox->clear();
    const auto box = doubted();
    int current = -1;
    for (const auto& detection : m_session.shownDetections()) {
        if (box && detection.candidate == box->candidate && detection.classIndex == box->classIndex)
            current = m_boxComboBox->count();
        m_boxComboBox->addItem(widgets::labelText({detection, nameOf(detection.classIndex)}));
    }
    if (current < 0 && box) { // chosen, but not one of those on show
        current = m_boxComboBox->count();
        m_boxComboBox->addItem(widgets::labelText({*box, nameOf(box->classIndex)}));
    }
    m_boxComboBox->setCurrentIndex(current);
}

void DoubtPage::showChoices()
{
    const bool classifier = classifies();
    m_boxLabel->setVisible(!classifier);
    m_boxComboBox->setVisible(!classifier);
    m_rectangleRow->setVisible(classifier);
    m_scopeComboBox->setVisible(!classifier);
    m_thresholdLabel->setVisible(!classifier);
    m_threshold->setVisible(!classifier);
    m_view->setDrawable(classifier);
    if (classifier)
        showRectangle();
    else
        fillBoxes();
}

void DoubtPage::showRectangle()
{
    const auto image = m_session.image();
    const auto rectangle =
        m_session.current() ? m_rectangles.value(m_session.current()->id) : QRect();
    const int values[] = {rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()};
    for (int side = 0; side < 4; ++side) {
        const QSignalBlocker blocker(m_sides[side]);
        const int length = image ? (side % 2 ? image->size().height : image->size().width) : 0;
        m_sides[side]->setRange(0, std::max(0, side < 2 ? length - 1 : length));
        m_sides[side]->setValue(values[side]);
        m_sides[side]->setEnabled(image != nullptr);
    }
}

void DoubtPage::chooseRectangle(const QRect& rectangle)
{
    if (!m_session.current() || !classifies())
        return;
    m_rectangles[m_session.current()->id] = rectangle;
    ask();
}

/// The smallest box around it.
void DoubtPage::chooseBoxAt(const QPointF& place)
{
    std::optional<core::Detection> found;
    for (const auto& each : m_session.shownDetections())
        if (each.box.contains(cv::Point2d(place.x(), place.y())) &&
            (!found || each.box.area() < found->box.area()))
            found = each;
    if (found && found != doubted())
        m_session.chooseDetection(*found);
}

void DoubtPage::ask()
{
    if (const auto reason = whyEmpty(); !reason.isEmpty())
        return showEmpty(reason);
    m_stack->setCurrentIndex(1);
    showChoices();
    const auto wanted = question();
    const auto image = m_session.image();
    if (!wanted) {
        drop();
        m_asked.reset();
        m_result.reset();
        m_view->setPicture(image ? *image : core::Image());
        showResult();
        emit mayHaveSettled();
        return;
    }
    if (m_asked == wanted)
        return;
    auto elsewhere = *wanted;
    if (m_asked)
        elsewhere.doubt.rectangle = m_asked->doubt.rectangle;
    if (m_result && classifies() && m_asked == elsewhere) { // the maps stay
        m_asked = wanted;
        auto moved = std::make_shared<core::Examination>(*m_result);
        moved->moveTo(wanted->doubt.rectangle);
        m_result = moved;
        return showResult();
    }
    run(*wanted);
}

void DoubtPage::run(const Question& question)
{
    drop();
    m_asked = question;
    m_result.reset();
    m_compared = -1;
    if (question.doubt.against < 0)
        m_likely.reset();
    m_view->setPicture(*question.image);
    m_againstFinder->setChosen(question.doubt.against >= 0 ? against() : std::nullopt);
    showResult();
    Worker::Job job;
    job.slot = slot;
    job.priority = priority;
    job.yields = true;
    job.message = tr("Looking for evidence in the box");
    job.work = [this, question](Worker::Context& context) -> Worker::Deliver {
        auto& probe = context.bench().probe(question.model, question.image);
        auto doubt = question.doubt;
        const auto found = question.detections ? *question.detections : core::Detections();
        if (doubt.against < 0) {
            doubt.against = core::likelyAlternative(probe, found, doubt, context);
            context.post([this, likely = doubt.against] { settleAgainst(likely); });
        }
        const auto& explainer = core::findExplainer(question.method);
        Watch watch(context, *this);
        auto result = std::make_shared<const core::Examination>(core::examine(
            probe, found, doubt, explainer, core::Parameters(explainer.parameters), watch));
        return [this, result] { receive(result); };
    };
    job.failed = [this](const QString& sentence) { end(sentence); };
    job.waits = [this] { m_view->progress().start(); };
    job.cancelled = [this] { end(tr("Cancelled.")); };
    m_working = true;
    m_againButton->hide();
    m_view->progress().start();
    m_worker.submit(std::move(job));
}

void DoubtPage::drop()
{
    m_worker.drop(slot);
    m_view->progress().finish();
    m_againButton->hide();
    m_working = false;
}

/// Without a result; the question stays, so that it is not asked again by itself.
void DoubtPage::end(const QString& sentence)
{
    m_working = false;
    m_view->progress().finish();
    m_againButton->show();
    m_view->setMessage(widgets::DoubtView::ForClass, sentence);
    emit mayHaveSettled();
}

void DoubtPage::settleAgainst(int classIndex)
{
    m_likely = classIndex;
    m_againstFinder->setChosen(classIndex);
    showResult();
}

void DoubtPage::receive(const std::shared_ptr<const core::Examination>& examination)
{
    m_working = false;
    m_result = examination;
    m_view->progress().finish();
    m_compared = standardComparison();
    showMaps();
    showResult();
    emit mayHaveSettled();
}

} // namespace app
