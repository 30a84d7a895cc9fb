// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/comparemodelspage.h"

#include "app/filequestions.h"
#include "app/locations.h"
#include "widgets/classfinder.h"
#include "widgets/imageview.h"
#include "widgets/methodchooser.h"
#include "widgets/model/modelside.h"
#include "widgets/model/similarityview.h"
#include "widgets/model/titledmap.h"
#include "widgets/numbers.h"
#include "widgets/panelscroll.h"
#include "widgets/predictionchart.h"
#include "widgets/progressoverlay.h"

#include <QCheckBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

namespace app {

namespace {

constexpr std::size_t bars = 5;

QString nameOf(const core::Model& model)
{
    const auto title = QString::fromStdString(model.card().title);
    return title.isEmpty() ? QFileInfo(QString::fromStdString(model.path())).completeBaseName()
                           : title;
}

QStringList classesOf(const core::Model& model)
{
    QStringList names;
    for (int index = 0; index < model.classCount(); ++index)
        names.append(QString::fromStdString(model.className(index)));
    return names;
}

/// The model file that is dragged; empty if it is something else.
QString modelIn(const QMimeData* data)
{
    const auto urls = data->urls();
    const auto path = urls.size() == 1 ? urls.front().toLocalFile() : QString();
    return isModelFile(path) ? path : QString();
}

} // namespace

CompareModelsPage::CompareModelsPage(Session& session, Worker& worker, Settings& settings,
                                     QWidget* parent)
    : ModelPage(session, worker, parent), m_settings(settings), m_openButton(new QToolButton(this)),
      m_recentMenu(new QMenu(this)), m_swapButton(new QPushButton(this)),
      m_useButton(new QPushButton(this)), m_methodLabel(new QLabel(this)),
      m_method(new widgets::MethodChooser(this)), m_commonRange(new QCheckBox(this)),
      m_similarity(new widgets::SimilarityView(this))
{
    m_sides[First].view = new widgets::ModelSide(QStringLiteral("first"), this);
    m_sides[Second].view = new widgets::ModelSide(QStringLiteral("second"), this);
    setAcceptDrops(true);
    build();
    layOut();
    connectParts();
    showModels();
    updateTexts();
}

void CompareModelsPage::build()
{
    m_openButton->setObjectName(QStringLiteral("openSecondButton"));
    m_openButton->setPopupMode(QToolButton::MenuButtonPopup);
    m_openButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_openButton->setFocusPolicy(Qt::StrongFocus);
    m_openButton->setMenu(m_recentMenu);
    m_recentMenu->setObjectName(QStringLiteral("recentSecondMenu"));
    m_swapButton->setObjectName(QStringLiteral("swapButton"));
    m_useButton->setObjectName(QStringLiteral("useSecondButton"));
    m_method->setObjectName(QStringLiteral("methodChooser"));
    m_methodLabel->setBuddy(m_method);
    m_commonRange->setObjectName(QStringLiteral("commonRangeCheckBox"));
    m_commonRange->setChecked(m_settings.flag(Key::CompareCommonRange));
    m_similarity->setObjectName(QStringLiteral("similarityView"));
    widgets::TitledMap::link({&m_sides[First].view->map(), &m_sides[Second].view->map()});
}

void CompareModelsPage::layOut()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    auto* top = new QHBoxLayout;
    top->addWidget(m_openButton);
    top->addWidget(m_swapButton);
    top->addWidget(m_useButton);
    top->addStretch(1);
    column->addLayout(top);
    auto* choice = new QHBoxLayout;
    choice->addWidget(m_methodLabel);
    choice->addWidget(m_method, 1);
    choice->addWidget(m_commonRange);
    choice->addStretch(1);
    column->addLayout(choice);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(12);
    for (const auto& side : m_sides)
        sides->addWidget(side.view, 1);
    column->addLayout(sides, 1);
    column->addWidget(m_similarity);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new widgets::PanelScroll(content, this));
}

void CompareModelsPage::connectParts()
{
    connect(m_openButton, &QToolButton::clicked, this, &CompareModelsPage::askForSecond);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &CompareModelsPage::fillRecentMenu);
    connect(m_swapButton, &QPushButton::clicked, this, &CompareModelsPage::swap);
    connect(m_useButton, &QPushButton::clicked, this, &CompareModelsPage::useSecond);
    connect(m_method, &widgets::MethodChooser::methodChosen, this, [this](const QString& id) {
        m_settings.set(Key::CompareMethod, id);
        explain(First);
        explain(Second);
    });
    connect(m_commonRange, &QCheckBox::toggled, this, [this](bool common) {
        m_settings.set(Key::CompareCommonRange, common);
        showScales();
    });
    using widgets::ClassFinder;
    using widgets::PredictionChart;
    auto& first = *m_sides[First].view;
    auto& second = *m_sides[Second].view;
    connect(&first.finder(), &ClassFinder::classChosen, &session(), &Session::chooseClass);
    connect(&first.chart(), &PredictionChart::classChosen, &session(), &Session::chooseClass);
    connect(&second.finder(), &ClassFinder::classChosen, this, &CompareModelsPage::chooseInSecond);
    connect(&second.chart(), &PredictionChart::classChosen, this,
            &CompareModelsPage::chooseInSecond);
    for (const auto which : {First, Second})
        connect(&m_sides[which].view->progress(), &widgets::ProgressOverlay::cancelRequested, this,
                [this, which] { cancel(which); });
}

QString CompareModelsPage::title() const
{
    return tr("Compare models");
}

void CompareModelsPage::askForSecond()
{
    const auto folder = m_settings.text(Key::ModelFolder);
    askWhatToOpen(this, tr("Open a second model"), folder.isEmpty() ? modelsFolder() : folder,
                  tr("Models (*.pt *.pth *.torchscript *.cfg *.weights);;All files (*)"),
                  [this](const QString& path) {
                      if (path.isEmpty())
                          return;
                      m_settings.set(Key::ModelFolder, QFileInfo(path).path());
                      openSecond(path);
                  });
}

void CompareModelsPage::fillRecentMenu()
{
    m_recentMenu->clear();
    for (const auto& path : m_settings.value(Key::RecentModels).toStringList()) {
        auto* action =
            m_recentMenu->addAction(QFileInfo(path).fileName().replace('&', QStringLiteral("&&")));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { openSecond(path); });
    }
    if (m_recentMenu->isEmpty())
        m_recentMenu->addAction(tr("No recent models"))->setEnabled(false);
}

void CompareModelsPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!modelIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
    else
        event->ignore(); // the window knows what to do
}

void CompareModelsPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    openSecond(modelIn(event->mimeData()));
}

void CompareModelsPage::swap()
{
    if (!m_second || !session().model())
        return;
    m_swapped = session().model();
    session().openModel(QString::fromStdString(m_second->path()));
}

void CompareModelsPage::useSecond()
{
    if (m_second)
        session().openModel(QString::fromStdString(m_second->path()));
}

const std::shared_ptr<const core::Model>& CompareModelsPage::model(Which which) const
{
    return which == First ? session().model() : m_second;
}

void CompareModelsPage::refresh(Changes changes)
{
    updateLook();
    if (changes & ModelChange) {
        const auto& now = session().model();
        if (m_swapped && now && m_second && now->path() == m_second->path())
            m_second = m_swapped;
        m_swapped.reset();
        m_chosen = {};
        showModels();
    }
    if (changes & (ModelChange | LayerChange))
        updateMethods();
    if (changes & PictureChange)
        for (auto& side : m_sides) {
            const auto image = session().image();
            side.view->map().setPicture(image ? *image : core::Image());
            side.prediction.reset();
        }
    if (changes & (ModelChange | PictureChange | TargetChange))
        matchSecond();
    explain(First);
    if (changes & ~Changes(LayerChange)) // the layer is the first model's
        explain(Second);
}

void CompareModelsPage::matchSecond()
{
    m_match.reset();
    const auto& target = session().target();
    m_sides[First].target = session().model() ? target : std::nullopt;
    m_sides[Second].target.reset();
    if (m_second && session().model() && target) {
        m_match = matchClass(*session().model(), target->classIndex, *m_second);
        auto mine = *target;
        if (target->against) {
            const auto against = matchClass(*session().model(), *target->against, *m_second);
            mine.against = against ? std::optional(against->classIndex) : std::nullopt;
        }
        if (target->box) { // a row of the first model's output
            mine.box.reset();
            mine.scale =
                core::ScoreScale(std::clamp(m_settings.value(Key::ScoreScale).toInt(), 0, 2));
        }
        if (m_second->output() == core::OutputKind::Regression)
            mine.scale = core::ScoreScale::Logit;
        if (m_chosen.standsFor != target->classIndex)
            m_chosen = {};
        // Without a match its own best class is taken, once that is known.
        mine.classIndex = m_chosen.classIndex.value_or(m_match ? m_match->classIndex : -1);
        if (mine.against == mine.classIndex)
            mine.against.reset();
        m_sides[Second].target = mine;
    }
    showTargets();
}

void CompareModelsPage::chooseInSecond(int classIndex)
{
    auto& target = m_sides[Second].target;
    if (!target)
        return;
    target->classIndex = classIndex;
    if (target->against == classIndex)
        target->against.reset();
    m_chosen = {classIndex, session().target() ? session().target()->classIndex : -1};
    showTargets();
    explain(Second);
}

void CompareModelsPage::showModels()
{
    for (const auto which : {First, Second}) {
        auto& side = m_sides[which];
        const auto& shown = model(which);
        side.prediction.reset();
        side.view->setFilled(shown != nullptr);
        side.view->finder().setClasses(shown ? classesOf(*shown) : QStringList());
        showPrediction(which);
    }
    showHeadings();
    m_swapButton->setEnabled(m_second && session().model());
    m_useButton->setEnabled(m_second != nullptr);
}

void CompareModelsPage::showHeadings()
{
    for (const auto which : {First, Second}) {
        auto& view = *m_sides[which].view;
        if (const auto& shown = model(which))
            view.setHeading(nameOf(*shown), QString::fromStdString(shown->path()));
        else
            view.setHeading(which == First ? tr("No model") : tr("No second model"), {});
    }
}

void CompareModelsPage::showTargets()
{
    for (auto& side : m_sides) {
        const bool known = side.target && side.target->classIndex >= 0;
        const auto chosen = known ? std::optional(side.target->classIndex) : std::nullopt;
        side.view->finder().setChosen(chosen);
        side.view->chart().setChosen(chosen);
    }
    updateNote();
}

void CompareModelsPage::updateNote()
{
    QString note;
    if (!m_second || !m_sides[Second].target)
        note = QString();
    else if (session().model() && m_second->path() == session().model()->path() &&
             !m_chosen.classIndex)
        note = tr("Both are the same file.");
    else if (m_chosen.classIndex)
        note = tr("Chosen by you.");
    else if (!m_match)
        note = tr("It has no such class: its own best one is shown.");
    else if (m_match->by == ClassMatch::By::Name)
        note = tr("The same name in both models.");
    else if (m_match->by == ClassMatch::By::Part)
        note = tr("The only name that fits. Choose another if it means something else.");
    else
        note = tr("Taken by its number. Choose another if it means something else.");
    if (!note.isEmpty() && session().target() && session().target()->against &&
        !m_sides[Second].target->against)
        note += QLatin1Char(' ') + tr("It is not compared with another class here.");
    if (!note.isEmpty() && session().target() && session().target()->box)
        note += QLatin1Char(' ') + tr("The class is explained here, not the box.");
    m_sides[Second].view->setNote(note);
}

void CompareModelsPage::showPrediction(Which which)
{
    auto& side = m_sides[which];
    const auto& shown = model(which);
    std::vector<widgets::ClassScore> rows;
    if (shown && side.prediction) {
        const auto& prediction = *side.prediction;
        auto indices = prediction.ranking;
        indices.resize(std::min(indices.size(), bars));
        if (side.target &&
            std::find(indices.begin(), indices.end(), side.target->classIndex) == indices.end())
            indices.back() = side.target->classIndex; // the table stays as high
        for (const int index : indices)
            rows.push_back({.index = index,
                            .name = QString::fromStdString(shown->className(index)),
                            .probability = prediction.probabilities[std::size_t(index)],
                            .score = prediction.scores[std::size_t(index)]});
    }
    side.view->chart().setPrediction(rows,
                                     shown && shown->output() == core::OutputKind::Regression);
    m_similarity->setPredictions(agreement());
}

QString CompareModelsPage::agreement() const
{
    QString names[2];
    QString values[2];
    for (const auto which : {First, Second}) {
        const auto& prediction = m_sides[which].prediction;
        if (!prediction || !model(which))
            return {};
        const auto best = std::size_t(prediction->ranking.front());
        names[which] = QString::fromStdString(model(which)->className(int(best)));
        values[which] = model(which)->output() == core::OutputKind::Regression
                            ? widgets::shortNumber(prediction->scores[best])
                            : widgets::percentage(prediction->probabilities[best]);
    }
    if (names[First].compare(names[Second], Qt::CaseInsensitive) == 0)
        //: a class, and what each model gives it
        return tr("Both say \"%1\" (%2 and %3).").arg(names[First], values[First], values[Second]);
    //: two classes, and what each model gives its own
    return tr("The first says \"%1\" (%2), the second \"%3\" (%4).")
        .arg(names[First], values[First], names[Second], values[Second]);
}

void CompareModelsPage::updateTexts()
{
    m_openButton->setText(tr("Open a &second model..."));
    m_openButton->setToolTip(
        tr("Opens a model beside the present one, which stays. Its file can be dropped here as "
           "well; the arrow lists recent ones."));
    m_swapButton->setText(tr("S&wap"));
    m_swapButton->setToolTip(tr("The second model becomes the first, everywhere in the program"));
    m_useButton->setText(tr("&Use the second model"));
    m_useButton->setToolTip(tr("Opens the second model in the whole program"));
    m_methodLabel->setText(tr("Me&thod:"));
    m_method->setAccessibleName(tr("Method of both maps"));
    m_commonRange->setText(tr("&Common colour scale"));
    m_commonRange->setToolTip(
        tr("The same colour stands for the same value in both maps. Scores of "
           "different models are seldom on one scale: without this, each map "
           "has its own."));
    m_sides[First].view->map().setTitle(tr("Map of the first model"));
    m_sides[Second].view->map().setTitle(tr("Map of the second model"));
    updateMethods();
    showHeadings();
    updateNote();
    m_similarity->setPredictions(agreement());
    for (const auto which : {First, Second})
        if (const auto reason = whyNot(which); !reason.isEmpty())
            m_sides[which].view->setMessage(reason);
}

} // namespace app
