// SPDX-License-Identifier: GPL-3.0-or-later
// What the page asks, and when; doubtpageresult.cpp shows the answer, doubtpageparts.cpp builds it.
#include "app/detect/doubtpage.h"

#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "widgets/classfinder.h"
#include "widgets/detect/doubtview.h"
#include "widgets/methodchooser.h"
#include "widgets/progressoverlay.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>
#include <QStackedWidget>
#include <algorithm>
#include <utility>

namespace app {

namespace {

const QString slot = QStringLiteral("doubt");
constexpr int priority = 2;           ///< before explanations: the person looks here
constexpr int backgroundPriority = 8; ///< after them: the person looks elsewhere
constexpr int previewPause = 4;       ///< times as long as making a preview takes

} // namespace

/// Hands maps on to the page as they come.
class DoubtPage::Watch final : public core::ExaminationWatch {
public:
    Watch(Worker::Context& context, DoubtPage& page, Partial& partial)
        : m_context(context), m_page(page), m_partial(partial)
    {}

    bool stopped() const override { return m_context.stopped(); }
    void report(double fraction) override
    {
        m_context.report(fraction);
        m_context.post(
            [page = &m_page, fraction] { page->m_view->progress().setFraction(fraction); });
    }
    void preview(std::size_t map, const core::Explanation& explanation, bool whole) override
    {
        if (!whole && m_last.isValid() && m_last.nsecsElapsed() < previewPause * m_took)
            return;
        QElapsedTimer timer;
        timer.start();
        const auto softened = core::softened(explanation.map); // of a large picture takes a while
        m_took = timer.nsecsElapsed();
        m_last.start();
        if (whole)
            m_partial.softened.push_back(softened);
        m_context.post([page = &m_page, map, softened] { page->receiveMap(map, softened); });
    }
    std::vector<std::shared_ptr<const core::Explanation>>* finished() override
    {
        return &m_partial.maps;
    }

private:
    Worker::Context& m_context;
    DoubtPage& m_page; ///< only touched on the GUI thread
    Partial& m_partial;
    QElapsedTimer m_last;
    qint64 m_took = 0; ///< nanoseconds
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
    if (m_working && m_inBackground)
        submit();
    updateLook(); // chosen in another workspace meanwhile
}

void DoubtPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    // Later: a window that is closing has no worker any more.
    const auto giveWay = [this] {
        if (m_working && !m_inBackground && !isVisible())
            submit();
    };
    QMetaObject::invokeMethod(this, giveWay, Qt::QueuedConnection);
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
    forget();
    m_emptyLabel->setText(sentence);
    m_stack->setCurrentIndex(0);
    emit possibilitiesChanged();
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

/// Empty while something is still on its way. Of classifiers, the rectangle may be.
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
        if (const auto rectangle = m_rectangles.value(picture->id); !rectangle.isEmpty())
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

/// There is a question, and a box or rectangle that it is about.
bool DoubtPage::measures() const
{
    return m_asked && (m_asked->doubt.detection || !m_asked->doubt.rectangle.empty());
}

/// What was asked about is gone.
bool DoubtPage::outdated() const
{
    const auto* picture = m_session.current();
    return m_asked &&
           (m_session.model() != m_asked->model || m_session.image() != m_asked->image ||
            !picture || (m_asked->detections && picture->detections != m_asked->detections));
}

void DoubtPage::ask()
{
    if (const auto reason = whyEmpty(); !reason.isEmpty())
        return showEmpty(reason);
    m_stack->setCurrentIndex(1);
    showChoices();
    const auto wanted = question();
    const auto image = m_session.image();
    if (wanted && m_asked == wanted)
        return;
    if (wanted && m_asked && classifies() && (m_result || m_working)) {
        auto elsewhere = *wanted;
        elsewhere.doubt.rectangle = m_asked->doubt.rectangle;
        if (m_asked == elsewhere) { // the maps stay, or go on
            m_asked = wanted;
            moveResult();
            return showResult();
        }
    }
    if (!wanted || (classifies() && wanted->doubt.rectangle.empty())) {
        forget();
        m_view->setPicture(image ? *image : core::Image());
        showResult();
        emit mayHaveSettled();
        return;
    }
    run(*wanted);
}

void DoubtPage::run(const Question& question)
{
    forget();
    m_asked = question;
    m_partial = std::make_shared<Partial>();
    m_compared = -1;
    if (question.doubt.against < 0)
        m_likely.reset();
    m_view->setPicture(*question.image);
    m_view->setComparedVisible(false);
    m_againstFinder->setChosen(question.doubt.against >= 0 ? against() : std::nullopt);
    showResult();
    submit();
}

/// Begins, or goes on behind the maps that are finished, as urgently as the person looks here.
void DoubtPage::submit()
{
    m_inBackground = !isVisible();
    Worker::Job job;
    job.slot = slot;
    job.priority = m_inBackground ? backgroundPriority : priority;
    job.yields = true;
    job.message = m_asked->doubt.detection ? tr("Looking for evidence in the box")
                                           : tr("Looking for evidence in the rectangle");
    job.work = [this, question = *m_asked,
                partial = m_partial](Worker::Context& context) -> Worker::Deliver {
        auto& probe = context.bench().probe(question.model, question.image);
        auto doubt = question.doubt;
        const auto found = question.detections ? *question.detections : core::Detections();
        if (doubt.against < 0) {
            doubt.against = core::likelyAlternative(probe, found, doubt, context);
            context.post([this, likely = doubt.against] { settleAgainst(likely); });
        }
        const auto& explainer = core::findExplainer(question.method);
        Watch watch(context, *this, *partial);
        auto result = std::make_shared<const core::Examination>(core::examine(
            probe, found, doubt, explainer, core::Parameters(explainer.parameters), watch));
        return [this, result, softened = partial->softened] { receive(result, softened); };
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

/// The question and all that came of it.
void DoubtPage::forget()
{
    drop();
    m_asked.reset();
    m_partial.reset();
    m_result.reset();
    m_softened.clear();
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

void DoubtPage::receive(const std::shared_ptr<const core::Examination>& examination,
                        const std::vector<core::Heatmap>& softened)
{
    m_working = false;
    m_result = examination;
    m_softened = softened;
    m_view->progress().finish();
    moveResult(); // drawn anew meanwhile
    m_compared = standardComparison();
    showMaps();
    showResult();
    emit mayHaveSettled();
}

/// The same maps, looked at through the rectangle that is asked about now.
void DoubtPage::moveResult()
{
    if (!m_result || !measures() || m_result->boxes.front().rectangle == m_asked->doubt.rectangle)
        return;
    auto moved = std::make_shared<core::Examination>(*m_result);
    moved->moveTo(m_asked->doubt.rectangle);
    m_result = moved;
}

} // namespace app
