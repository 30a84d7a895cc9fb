// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/stepspage.h"

#include "app/model/clampingspinbox.h"
#include "core/explain/baseline.h"
#include "core/explain/explain.h"
#include "core/explain/registry.h"
#include "core/explain/steps/camsteps.h"
#include "core/explain/steps/pathsteps.h"
#include "core/probe/probe.h"
#include "core/support/error.h"
#include "widgets/elidedlabel.h"
#include "widgets/model/camstepsview.h"
#include "widgets/model/pathstepsview.h"
#include "widgets/panelscroll.h"
#include "widgets/pixels.h"
#include "widgets/progressoverlay.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <utility>

namespace app {

namespace {

const QString slot = QStringLiteral("steps");
constexpr int priority = 2; ///< before explanations: the person looks here
constexpr double shownPixels = 5e5;
/// In the order of core::StopPlaces.
const QString placesIds[] = {QStringLiteral("needed"), QStringLiteral("even")};
const QString storyIds[] = {QStringLiteral("grad_cam"), QStringLiteral("integrated_gradients")};

QString coreText(const char* text)
{
    return QCoreApplication::translate("core", text);
}

/// Hands stops on to the view as they come.
class StopsWatch final : public core::PathWatch {
public:
    StopsWatch(Worker::Context& context, widgets::PathStepsView* view, int wanted)
        : m_context(context), m_view(view), m_wanted(wanted)
    {}

    bool stopped() const override { return m_context.stopped(); }
    void report(double fraction) override
    {
        m_context.report(fraction);
        m_context.post([view = m_view, fraction] { view->setProgress(fraction); });
    }
    void begun(const core::PathEnds& ends) override
    {
        m_context.post([view = m_view, ends, wanted = m_wanted] { view->begin(ends, wanted); });
    }
    void arrived(const core::PathStop& stop) override
    {
        m_context.post([view = m_view, stop] { view->add(stop); });
    }

private:
    Worker::Context& m_context;
    widgets::PathStepsView* m_view; ///< only touched on the GUI thread
    int m_wanted;
};

} // namespace

StepsPage::StepsPage(Session& session, Worker& worker, Settings& settings, QWidget* parent)
    : ModelPage(session, worker, parent), m_settings(settings), m_stories(new QButtonGroup(this)),
      m_subject(new widgets::ElidedLabel(this)), m_pathControls(new QWidget(this)),
      m_baselineLabel(new QLabel(m_pathControls)), m_baseline(new QComboBox(m_pathControls)),
      m_stopsLabel(new QLabel(m_pathControls)), m_stops(new ClampingSpinBox(m_pathControls)),
      m_places(new QComboBox(m_pathControls)), m_againButton(new QPushButton(this)),
      m_stack(new QStackedWidget), m_messagePage(new QWidget), m_message(new QLabel(m_messagePage)),
      m_progress(new widgets::ProgressOverlay(m_messagePage)), m_cam(new widgets::CamStepsView),
      m_path(new widgets::PathStepsView)
{
    build();
    layOut();
    chooseStory(m_settings.text(Key::StepsStory) == storyIds[IntegratedGradients]
                    ? IntegratedGradients
                    : GradCam);
    connect(m_stories, &QButtonGroup::idClicked, this, [this](int story) {
        m_settings.set(Key::StepsStory, storyIds[story]);
        chooseStory(Story(story));
        tell();
    });
    const auto changed = [this] {
        m_settings.set(Key::StepsBaseline, m_baseline->currentData());
        m_settings.set(Key::StepsStops, m_stops->value());
        m_settings.set(Key::StepsPlaces, m_places->currentData());
        m_told[IntegratedGradients] = false;
        tell();
    };
    connect(m_baseline, &QComboBox::activated, this, changed);
    connect(m_stops, &QSpinBox::valueChanged, this, changed);
    connect(m_places, &QComboBox::activated, this, changed);
    connect(m_againButton, &QPushButton::clicked, this, [this] {
        m_told[m_story] = false;
        tell();
    });
    const auto cancel = [this] { this->worker().cancel(slot); };
    connect(m_progress, &widgets::ProgressOverlay::cancelRequested, this, cancel);
    connect(m_path, &widgets::PathStepsView::cancelRequested, this, cancel);
    updateTexts();
}

void StepsPage::build()
{
    for (const auto& [story, name] : {std::pair(GradCam, "gradCamButton"),
                                      std::pair(IntegratedGradients, "integratedButton")}) {
        auto* button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        m_stories->addButton(button, story);
    }
    m_subject->setObjectName(QStringLiteral("subjectLabel"));
    m_baseline->setObjectName(QStringLiteral("baselineComboBox"));
    for (const auto& choice : core::baselineParameter().choices)
        m_baseline->addItem(QString(), QVariant(QString::fromStdString(choice.id)));
    m_baseline->setCurrentIndex(
        std::max(0, m_baseline->findData(m_settings.text(Key::StepsBaseline))));
    m_baselineLabel->setBuddy(m_baseline);
    m_stops->setObjectName(QStringLiteral("stopsSpinBox"));
    m_stops->setRange(core::fewestStops, core::mostStops);
    m_stops->setKeyboardTracking(false);
    m_stops->setValue(m_settings.value(Key::StepsStops).toInt());
    m_stopsLabel->setBuddy(m_stops);
    m_places->setObjectName(QStringLiteral("placesComboBox"));
    for (const auto& id : placesIds)
        m_places->addItem(QString(), id);
    m_places->setCurrentIndex(std::max(0, m_places->findData(m_settings.text(Key::StepsPlaces))));
    m_againButton->setObjectName(QStringLiteral("againButton"));
    m_againButton->hide();
    m_message->setObjectName(QStringLiteral("messageLabel"));
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("progressBar"));
    m_cam->setObjectName(QStringLiteral("camStepsView"));
    m_path->setObjectName(QStringLiteral("pathStepsView"));
}

void StepsPage::layOut()
{
    auto* controls = new QHBoxLayout(m_pathControls);
    controls->setContentsMargins(0, 0, 0, 0);
    controls->addWidget(m_baselineLabel);
    controls->addWidget(m_baseline);
    controls->addWidget(m_stopsLabel);
    controls->addWidget(m_stops);
    controls->addWidget(m_places);
    controls->addStretch(1);
    auto* top = new QHBoxLayout;
    for (auto* button : m_stories->buttons())
        top->addWidget(button);
    top->addWidget(m_subject, 1);
    top->addWidget(m_againButton);
    auto* message = new QVBoxLayout(m_messagePage);
    message->addWidget(m_message);
    for (QWidget* page :
         {m_messagePage, static_cast<QWidget*>(m_cam), static_cast<QWidget*>(m_path)})
        m_stack->addWidget(page);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->addLayout(top);
    column->addWidget(m_pathControls);
    column->addWidget(m_stack, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new widgets::PanelScroll(content, this));
}

QString StepsPage::title() const
{
    return tr("Step by step");
}

void StepsPage::chooseStory(Story story)
{
    m_story = story;
    m_stories->button(story)->setChecked(true);
    for (auto* button : m_stories->buttons()) { // in dark looks the ground alone tells too little
        auto font = button->font();
        font.setBold(button->isChecked());
        button->setFont(font);
    }
    m_pathControls->setVisible(story == IntegratedGradients);
}

void StepsPage::refresh(Changes changes)
{
    updateLook();
    m_told[GradCam] = false;
    if (changes & (ModelChange | PictureChange | TargetChange))
        m_told[IntegratedGradients] = false; // it looks at no layer
    tell();
}

void StepsPage::showEvent(QShowEvent* event)
{
    ModelPage::showEvent(event);
    updateLook(); // chosen in another workspace meanwhile
    if (std::exchange(m_retranslated, false))
        tell();
}

void StepsPage::updateLook()
{
    widgets::MapLook look;
    look.colorMap = m_settings.text(Key::ColorMap).toStdString();
    look.signedColorMap = m_settings.text(Key::SignedColorMap).toStdString();
    m_cam->setLook(look);
    m_path->setLook(look);
}

/// Empty if the story can be told.
QString StepsPage::whyNot() const
{
    const auto& model = session().model();
    if (!model)
        return tr("Open a model first (Ctrl+M).");
    if (!session().current())
        return tr("Open a picture first (Ctrl+O).");
    const auto layers = session().layer().toStdString();
    const auto names = core::layerNames(layers);
    const char* reason =
        core::whyNotApplicable(*model, names.empty() ? layers : names.front(),
                               core::findExplainer(storyIds[m_story].toStdString()));
    return coreText(reason);
}

void StepsPage::tell()
{
    const auto reason = whyNot();
    const bool ready = reason.isEmpty() && session().image() && session().target();
    if (!ready) {
        m_subject->setText({});
        drop();
        m_told[GradCam] = m_told[IntegratedGradients] = false;
        return say(reason.isEmpty() ? tr("Waiting for the prediction...") : reason);
    }
    m_subject->setText(tr("Explained: %1").arg(session().targetName()));
    if (m_working && m_working != m_story)
        drop();
    if (m_told[m_story]) {
        if (m_working != GradCam) // it is not there yet
            m_stack->setCurrentIndex(m_story + 1);
        return;
    }
    drop();
    m_told[m_story] = true;
    m_working = m_story;
    if (m_story == GradCam)
        takeGradCamApart();
    else
        walk();
}

void StepsPage::say(const QString& sentence)
{
    m_message->setText(sentence);
    m_stack->setCurrentWidget(m_messagePage);
}

/// Work for a story that is no longer wanted ends; that story is to be told again.
void StepsPage::drop()
{
    worker().drop(slot);
    if (m_working) {
        m_told[*m_working] = false;
        endWork(false);
    }
    m_againButton->hide();
}

/// `sentence`: why it failed.
void StepsPage::endWork(bool cancelled, const QString& sentence)
{
    const bool whole = !cancelled && sentence.isEmpty();
    m_progress->finish();
    if (m_working == IntegratedGradients)
        m_path->finish(whole);
    if (m_working && (!sentence.isEmpty() || (cancelled && m_working == GradCam)))
        m_told[*m_working] = false; // there is nothing to go back to
    m_working.reset();
    m_againButton->setVisible(!whole);
    if (!sentence.isEmpty())
        say(sentence);
    else if (cancelled && m_stack->currentWidget() == m_messagePage)
        say(tr("Cancelled."));
    emit mayHaveSettled();
}

void StepsPage::takeGradCamApart()
{
    Worker::Job job;
    job.slot = slot;
    job.priority = priority;
    job.message = tr("Taking Grad-CAM apart");
    job.work =
        [this, model = session().model(), picture = session().image(), target = *session().target(),
         layer = session().layer().toStdString()](Worker::Context& context) -> Worker::Deliver {
        auto& probe = context.bench().probe(model, picture);
        probe.aim(target, layer);
        auto steps = std::make_shared<core::CamSteps>(core::camSteps(probe, context));
        // What the model sees of the picture, as large as possible.
        const auto part = core::coveredPart(steps->geometry);
        core::Image shown;
        shown.pixels = widgets::reduced(picture->pixels(part), shownPixels).clone();
        shown.originalSize = shown.pixels.size();
        steps->geometry = core::onCopy(steps->geometry, part, shown.size());
        return [this, steps, shown] { showGradCam(steps, shown); };
    };
    job.failed = [this](const QString& sentence) { endWork(false, sentence); };
    job.cancelled = [this] { endWork(true); };
    if (m_stack->currentWidget() != m_cam)
        say(QString());
    m_progress->start();
    worker().submit(std::move(job));
}

void StepsPage::showGradCam(const std::shared_ptr<const core::CamSteps>& steps,
                            const core::Image& shown)
{
    m_cam->setSteps(steps, shown);
    m_stack->setCurrentWidget(m_cam);
    endWork(false);
}

void StepsPage::walk()
{
    Worker::Job job;
    job.slot = slot;
    job.priority = priority;
    job.yields = true;
    job.message = tr("Walking the path of integrated gradients");
    job.work = [this, model = session().model(), picture = session().image(),
                target = *session().target(), layer = session().layer().toStdString(),
                baseline = m_baseline->currentData().toString().toStdString(),
                stops = m_stops->value(), places = core::StopPlaces(m_places->currentIndex())](
                   Worker::Context& context) -> Worker::Deliver {
        auto& probe = context.bench().probe(model, picture);
        probe.aim(target, layer);
        StopsWatch watch(context, m_path, stops);
        core::walkPath(probe, baseline, stops, places, watch);
        return [this] { endWork(false); };
    };
    job.failed = [this](const QString& sentence) { endWork(false, sentence); };
    job.cancelled = [this] { endWork(true); };
    m_path->start();
    m_stack->setCurrentWidget(m_path);
    worker().submit(std::move(job));
}

void StepsPage::updateTexts()
{
    m_stories->button(GradCam)->setText(coreText(core::findExplainer("grad_cam").name));
    m_stories->button(GradCam)->setToolTip(
        tr("Adds the channels of the chosen layer one after another"));
    m_stories->button(IntegratedGradients)
        ->setText(coreText(core::findExplainer("integrated_gradients").name));
    m_stories->button(IntegratedGradients)
        ->setToolTip(tr("Walks from a baseline to the picture and adds up the gradients"));
    const auto choices = core::baselineParameter();
    m_baselineLabel->setText(tr("&Baseline:"));
    m_baseline->setToolTip(coreText(choices.help));
    for (int row = 0; row < m_baseline->count(); ++row)
        m_baseline->setItemText(row, coreText(choices.choices[std::size_t(row)].name));
    m_stopsLabel->setText(tr("&Stops:"));
    m_stops->setToolTip(tr("How many places of the path are computed, both ends among them"));
    m_places->setItemText(int(core::StopPlaces::WhereNeeded), tr("where the score changes"));
    m_places->setItemText(int(core::StopPlaces::Even), tr("evenly"));
    m_places->setAccessibleName(tr("Where the stops are"));
    m_places->setToolTip(
        tr("Where the score changes: the piece of the path where the sum misses the score by most "
           "is halved, again and again. Evenly: at equal distances."));
    m_againButton->setText(tr("Compute &again"));
    m_againButton->setToolTip(tr("Begins anew after it was cancelled or failed"));
    m_retranslated = !isVisible();
    if (isVisible())
        tell();
}

} // namespace app
