// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/preprocessingpage.h"

#include "widgets/elidedlabel.h"
#include "widgets/model/findinglist.h"
#include "widgets/model/tensorview.h"
#include "widgets/numbers.h"
#include "widgets/panelscroll.h"
#include "widgets/predictionchart.h"

#include <QAction>
#include <QBoxLayout>
#include <QCoreApplication>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QStyle>
#include <QToolButton>
#include <algorithm>

namespace app {

using widgets::CardForm;
using widgets::FindingList;

namespace {

constexpr int delayMilliseconds = 150;
constexpr int shownClasses = 5;
constexpr int narrowPage = 660;    ///< below this the preview lies above the form
constexpr int narrowPreview = 340; ///< below this the charts lie above each other

QString shapeText(const core::Layer& layer)
{
    QStringList sizes;
    for (std::size_t dimension = 1; dimension < layer.shape.size(); ++dimension)
        sizes.append(QString::number(layer.shape[dimension]));
    return sizes.join(QStringLiteral(" × "));
}

widgets::CardChoices choicesOf(const core::Model& model)
{
    widgets::CardChoices choices;
    choices.outputs = model.possibleOutputs();
    choices.classCount = model.classCount();
    for (const auto& layer : model.layers())
        if (layer.spatial)
            choices.layers.push_back({QString::fromStdString(layer.name), shapeText(layer)});
    if (model.card().layer.empty())
        choices.automaticLayer = QString::fromStdString(model.standardLayer());
    return choices;
}

std::vector<widgets::ClassScore> bestClasses(const core::Model& model,
                                             const core::Prediction& prediction)
{
    std::vector<widgets::ClassScore> rows;
    for (const int index : prediction.ranking) {
        if (int(rows.size()) == shownClasses)
            break;
        const auto place = std::size_t(index);
        rows.push_back({.index = index,
                        .name = QString::fromStdString(model.className(index)),
                        .probability = prediction.probabilities[place],
                        .score = prediction.scores[place]});
    }
    return rows;
}

QString findingText(const core::CardFinding& finding)
{
    auto text = QCoreApplication::translate("core", finding.text);
    QStringList arguments;
    for (const auto& argument : finding.arguments)
        arguments.append(QString::fromStdString(argument));
    // All at once: a class may be called "%2".
    switch (arguments.size()) {
    case 0: return text;
    case 1: return text.arg(arguments[0]);
    case 2: return text.arg(arguments[0], arguments[1]);
    case 3: return text.arg(arguments[0], arguments[1], arguments[2]);
    default: return text.arg(arguments[0], arguments[1], arguments[2], arguments[3]);
    }
}

QLabel* titleLabel(const char* name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    auto font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace

/// One edit of the form. Consecutive edits of the same field become one.
class PreprocessingPage::Step final : public QUndoCommand {
public:
    Step(PreprocessingPage& page, Edit& edit, core::ModelCard after, CardForm::Field field)
        : m_page(page), m_edit(edit), m_before(edit.card), m_after(std::move(after)), m_field(field)
    {}

    void undo() override { show(m_before); }
    void redo() override { show(m_after); }
    int id() const override { return m_field == CardForm::Field::Several ? -1 : int(m_field); }

    bool mergeWith(const QUndoCommand* other) override
    {
        m_after = static_cast<const Step*>(other)->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    void show(const core::ModelCard& card)
    {
        m_edit.card = card;
        if (m_page.m_edit == &m_edit)
            m_page.showEdit();
    }

    PreprocessingPage& m_page;
    Edit& m_edit;
    core::ModelCard m_before;
    core::ModelCard m_after;
    CardForm::Field m_field;
};

PreprocessingPage::PreprocessingPage(Session& session, Worker& worker, QWidget* parent)
    : ModelPage(session, worker, parent), m_trial(new CardTrial(session, worker, this)),
      m_splitter(new QSplitter(this)), m_form(new CardForm), m_emptyLabel(new QLabel(this))
{
    setAcceptDrops(true);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMilliseconds);
    m_form->setObjectName(QStringLiteral("cardForm"));
    m_emptyLabel->setObjectName(QStringLiteral("emptyLabel"));
    m_emptyLabel->setAlignment(Qt::AlignCenter);
    m_emptyLabel->setForegroundRole(QPalette::PlaceholderText);
    auto* formScroll = new widgets::PanelScroll(m_form, this);
    formScroll->setObjectName(QStringLiteral("formScroll"));
    auto* previewScroll = new widgets::PanelScroll(buildPreview(), this);
    m_splitter->setObjectName(QStringLiteral("cardSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(formScroll);
    m_splitter->addWidget(previewScroll);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_emptyLabel, 1);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(buildBar());
    connectParts();
    updateTexts();
}

PreprocessingPage::~PreprocessingPage()
{
    for (const auto& [path, edit] : m_edits)
        edit->history.disconnect(this);
}

QWidget* PreprocessingPage::buildPreview()
{
    auto* preview = new QWidget;
    m_list = new FindingList(preview);
    m_list->setObjectName(QStringLiteral("findingList"));
    m_tensor = new widgets::TensorView(preview);
    m_tensor->setObjectName(QStringLiteral("tensorView"));
    m_ordersLabel = new QLabel(preview);
    m_ordersLabel->setObjectName(QStringLiteral("ordersLabel"));
    m_ordersLabel->setWordWrap(true);
    m_ordersLabel->setTextFormat(Qt::PlainText);
    const auto chart = [preview](const char* name, const char* titleName, QLabel*& title) {
        title = titleLabel(titleName, preview);
        auto* made = new widgets::PredictionChart(preview);
        made->setObjectName(QLatin1String(name));
        title->setBuddy(made);
        return made;
    };
    m_editedChart = chart("editedChart", "editedTitle", m_editedTitle);
    m_usedChart = chart("usedChart", "usedTitle", m_usedTitle);
    m_charts = new QBoxLayout(QBoxLayout::LeftToRight);
    m_charts->setSpacing(12);
    const std::pair<QLabel*, widgets::PredictionChart*> parts[] = {{m_editedTitle, m_editedChart},
                                                                   {m_usedTitle, m_usedChart}};
    for (const auto& [title, bars] : parts) {
        auto* column = new QVBoxLayout;
        column->addWidget(title);
        column->addWidget(bars);
        m_charts->addLayout(column, 1);
    }
    auto* layout = new QVBoxLayout(preview);
    layout->addWidget(m_list);
    layout->addWidget(m_tensor, 1);
    layout->addLayout(m_charts);
    layout->addWidget(m_ordersLabel);
    return preview;
}

QWidget* PreprocessingPage::buildBar()
{
    auto* bar = new QWidget(this);
    m_stateLabel = new widgets::ElidedLabel(bar);
    m_stateLabel->setObjectName(QStringLiteral("cardStateLabel"));
    const auto tool = [bar](const char* name, QStyle::StandardPixmap icon) {
        auto* button = new QToolButton(bar);
        button->setObjectName(QLatin1String(name));
        button->setIcon(button->style()->standardIcon(icon));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        return button;
    };
    m_undoButton = tool("cardUndoButton", QStyle::SP_ArrowBack);
    m_redoButton = tool("cardRedoButton", QStyle::SP_ArrowForward);
    const auto push = [bar](const char* name) {
        auto* button = new QPushButton(bar);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        return button;
    };
    m_revertButton = push("revertButton");
    m_applyButton = push("applyButton");
    m_saveButton = push("saveCardButton");
    m_moreButton = push("moreButton");
    auto* menu = new QMenu(m_moreButton);
    m_moreButton->setMenu(menu);
    const auto action = [this, menu](const char* name) {
        auto* made = new QAction(this);
        made->setObjectName(QLatin1String(name));
        menu->addAction(made);
        return made;
    };
    m_saveAsAction = action("saveCardAsAction");
    m_loadAction = action("loadCardAction");
    m_fileAction = action("resetToFileAction");
    m_guessAction = action("resetToGuessAction");
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(9, 5, 9, 5);
    layout->addWidget(m_stateLabel, 1);
    for (QWidget* button :
         {static_cast<QWidget*>(m_undoButton), static_cast<QWidget*>(m_redoButton),
          static_cast<QWidget*>(m_revertButton), static_cast<QWidget*>(m_applyButton),
          static_cast<QWidget*>(m_saveButton), static_cast<QWidget*>(m_moreButton)})
        layout->addWidget(button);
    return bar;
}

void PreprocessingPage::connectParts()
{
    connect(m_form, &CardForm::edited, this, &PreprocessingPage::edit);
    connect(m_form, &CardForm::labelsFileRequested, this, &PreprocessingPage::chooseLabels);
    const auto undo = [this] {
        if (m_edit)
            m_edit->history.undo();
    };
    const auto redo = [this] {
        if (m_edit)
            m_edit->history.redo();
    };
    connect(m_form, &CardForm::undoRequested, this, undo);
    connect(m_form, &CardForm::redoRequested, this, redo);
    connect(m_undoButton, &QToolButton::clicked, this, undo);
    connect(m_redoButton, &QToolButton::clicked, this, redo);
    const auto shortcut = [this](const QList<QKeySequence>& keys, const auto& triggered) {
        auto* action = new QAction(this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, triggered);
        addAction(action);
    };
    shortcut({QKeySequence(QKeySequence::Undo)}, undo);
    shortcut({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
             redo);
    shortcut({QKeySequence(QKeySequence::Save)}, [this] { save(); });
    connect(m_list, &FindingList::remedyRequested, this, [this](int index) {
        if (index < int(m_findings.size()) && m_findings[std::size_t(index)].mended)
            edit(*m_findings[std::size_t(index)].mended, CardForm::Field::Several);
    });
    connect(&m_delay, &QTimer::timeout, this, &PreprocessingPage::tryCard);
    connect(m_trial, &CardTrial::preprocessed, this,
            [this](const cv::Mat& tensor, const core::InputRule& rule) {
                m_tensor->setTensor(tensor, rule);
                m_tensor->setMessage({});
                m_tensorRule = rule;
                showFindings();
            });
    connect(m_trial, &CardTrial::opening, this,
            [this] { m_editedTitle->setText(tr("Opening the model with this card...")); });
    connect(m_trial, &CardTrial::answered, this, &PreprocessingPage::showResult);
    connect(m_trial, &CardTrial::refused, this, &PreprocessingPage::showRefusal);
    connect(m_trial, &CardTrial::stopped, this, [this] {
        m_tensor->setMessage(tr("The preview was stopped. It goes on with the next change."));
        updateTexts();
    });
    for (auto* chart : {m_editedChart, m_usedChart})
        connect(chart, &widgets::PredictionChart::classChosen, this, [this](int index) {
            if (session().model() && index < session().model()->classCount())
                session().chooseClass(index);
        });
    connect(m_revertButton, &QPushButton::clicked, this, [this] {
        if (m_edit && session().model())
            edit(session().model()->card(), CardForm::Field::Several);
    });
    connect(m_applyButton, &QPushButton::clicked, this, &PreprocessingPage::apply);
    connect(m_saveButton, &QPushButton::clicked, this, &PreprocessingPage::save);
    connect(m_saveAsAction, &QAction::triggered, this, &PreprocessingPage::askAndSave);
    connect(m_loadAction, &QAction::triggered, this, [this] { load({}); });
    connect(m_fileAction, &QAction::triggered, this, &PreprocessingPage::resetToFile);
    connect(m_guessAction, &QAction::triggered, this, &PreprocessingPage::resetToGuess);
    connect(&session(), &Session::cardSavedChanged, this, &PreprocessingPage::showState);
}

QString PreprocessingPage::title() const
{
    return tr("Preprocessing");
}

void PreprocessingPage::refresh(Changes changes)
{
    if (changes & ModelChange)
        showModel();
    if (changes & (ModelChange | PictureChange)) {
        clearPreview();
        m_delay.start();
    }
    showUsedPrediction();
}

/// The form follows the card in use unless it has edits of its own.
void PreprocessingPage::showModel()
{
    const auto& model = session().model();
    m_emptyLabel->setVisible(!model);
    m_splitter->setVisible(model != nullptr);
    m_edit = nullptr;
    m_refused.reset();
    if (model) {
        auto& edit = m_edits[QString::fromStdString(model->path())];
        if (!edit) {
            edit = std::make_unique<Edit>();
            edit->card = edit->inUse = model->card();
            connect(&edit->history, &QUndoStack::indexChanged, this, &PreprocessingPage::showState);
        }
        if (edit->card == edit->inUse && edit->card != model->card()) {
            edit->history.clear();
            edit->card = model->card();
        }
        edit->inUse = model->card();
        m_edit = edit.get();
        m_form->setChoices(choicesOf(*model));
        m_form->setCard(m_edit->card);
    }
    showState();
}

void PreprocessingPage::edit(const core::ModelCard& card, CardForm::Field field)
{
    if (m_edit && card != m_edit->card)
        m_edit->history.push(new Step(*this, *m_edit, card, field));
}

/// The edited card is another one than before.
void PreprocessingPage::showEdit()
{
    m_form->setCard(m_edit->card);
    showState();
    m_delay.start();
}

void PreprocessingPage::showState()
{
    const auto& model = session().model();
    const bool there = model && m_edit;
    const bool same = there && m_edit->card == model->card();
    const auto path = there ? QString::fromStdString(core::cardPathFor(model->path())) : QString();
    const auto name = QFileInfo(path).fileName();
    QString text;
    if (there && !same)
        text = tr("Not applied: only this page uses it.");
    else if (there && session().cardUnsaved())
        text = tr("In use, but not saved.");
    else if (there && !QFileInfo::exists(path))
        text = tr("There is no model card; this one was guessed.");
    else if (there)
        //: %1 is a file
        text = tr("In use, as in %1.").arg(name);
    m_stateLabel->setText(text, path.isEmpty() ? QString() : text + QLatin1Char('\n') + path);
    auto font = m_stateLabel->font();
    font.setBold(there && !same);
    m_stateLabel->setFont(font);
    const bool usable = editUsable();
    m_undoButton->setEnabled(there && m_edit->history.canUndo());
    m_redoButton->setEnabled(there && m_edit->history.canRedo());
    m_revertButton->setEnabled(there && !same);
    m_applyButton->setEnabled(there && !same && usable);
    m_saveButton->setEnabled(there && usable);
    m_saveAsAction->setEnabled(there && usable);
    m_loadAction->setEnabled(there);
    m_fileAction->setEnabled(there && QFileInfo::exists(path));
    m_guessAction->setEnabled(there);
}

core::CardFacts PreprocessingPage::facts() const
{
    const auto& model = *session().model();
    const auto& own = model.card().input;
    const auto& card = m_edit->card;
    core::CardFacts facts;
    facts.outputs = model.classCount();
    if (m_result.model && m_result.card.output == card.output &&
        m_result.model->path() == model.path())
        facts.outputs = m_result.model->classCount();
    facts.channels = own.channelCount();
    facts.workingSize = {own.width, own.height};
    facts.possibleOutputs = model.possibleOutputs();
    facts.layers.emplace();
    for (const auto& layer : model.layers()) {
        facts.layers->push_back(layer.name);
        facts.layers->insert(facts.layers->end(), layer.aliases.begin(), layer.aliases.end());
    }
    if (m_refused) {
        const auto& refused = m_refused->input;
        facts.refused = (m_refusal == core::Fault::ModelInputMismatch ||
                         m_refusal == core::Fault::ModelRunFailed) &&
                        refused.width == card.input.width && refused.height == card.input.height &&
                        facts.workingSize != cv::Size(refused.width, refused.height);
    }
    if (const auto image = session().image())
        facts.picture = image->size();
    if (m_tensorRule == card.input)
        facts.statistics = m_tensor->statistics();
    if (m_result.card == card)
        facts.orders = m_result.orders;
    return facts;
}

bool PreprocessingPage::editUsable() const
{
    return session().model() && m_edit && m_refused != m_edit->card &&
           core::isUsable(core::checkCard(m_edit->card, facts()));
}

void PreprocessingPage::showFindings()
{
    m_findings.clear();
    std::vector<FindingList::Finding> shown;
    if (session().model() && m_edit)
        m_findings = core::checkCard(m_edit->card, facts());
    for (const auto& finding : m_findings)
        shown.push_back(
            {FindingList::Level(finding.level), findingText(finding),
             finding.remedy ? QCoreApplication::translate("core", finding.remedy) : QString()});
    // What the program itself says, unless the sentence above says it better.
    const bool explained =
        std::any_of(m_findings.begin(), m_findings.end(), [](const core::CardFinding& finding) {
            return QLatin1String(finding.id) == QLatin1String("refused") ||
                   QLatin1String(finding.id) == QLatin1String("does_not_fit");
        });
    if (m_edit && m_refused == m_edit->card && !explained)
        shown.push_back({FindingList::Level::Wrong, m_refusalText, {}});
    m_list->setFindings(shown);
    showState();
}

void PreprocessingPage::tryCard()
{
    if (!session().model() || !m_edit)
        return;
    showFindings();
    if (core::isUsable(m_findings)) {
        m_trial->ask(m_edit->card);
    } else {
        m_trial->drop();
        m_tensor->setMessage(tr("Mend what is wrong above to see what the network sees."));
    }
    emit mayHaveSettled();
}

void PreprocessingPage::showResult(const TrialResult& result)
{
    m_result = result;
    m_refused.reset();
    std::vector<widgets::ClassScore> rows;
    if (result.prediction)
        rows = bestClasses(*result.model, *result.prediction);
    m_editedChart->setPrediction(rows, result.model->output() == core::OutputKind::Regression);
    QString orders;
    if (result.orders) {
        const auto share = widgets::percentage;
        orders =
            tr("As RGB: %1 %2. As BGR: %3 %4.")
                .arg(QString::fromStdString(result.orders->rgbClass), share(result.orders->rgb),
                     QString::fromStdString(result.orders->bgrClass), share(result.orders->bgr));
    }
    m_ordersLabel->setText(orders);
    m_ordersLabel->setVisible(!orders.isEmpty());
    m_editedTitle->setText(tr("With this card"));
    showFindings();
}

/// The last good preview stays on show.
void PreprocessingPage::showRefusal(const core::ModelCard& card, core::Fault fault,
                                    const QString& sentence)
{
    m_refused = card;
    m_refusal = fault;
    m_refusalText = sentence;
    m_editedTitle->setText(m_result.model ? tr("With the last card that worked")
                                          : tr("With this card"));
    m_tensor->setMessage(session().image() ? tr("The card cannot be used so.") : QString());
    showFindings();
}

void PreprocessingPage::clearPreview()
{
    m_trial->drop();
    m_result = {};
    m_tensorRule.reset();
    m_tensor->setTensor({}, {});
    m_tensor->setMessage({});
    m_editedChart->setPrediction({});
    m_ordersLabel->hide();
    showFindings();
}

void PreprocessingPage::showUsedPrediction()
{
    const auto* picture = session().current();
    const auto& model = session().model();
    std::vector<widgets::ClassScore> rows;
    if (picture && picture->prediction && model)
        rows = bestClasses(*model, *picture->prediction);
    m_usedChart->setPrediction(rows, model && model->output() == core::OutputKind::Regression);
    const auto& target = session().target();
    const auto chosen = target ? std::optional(target->classIndex) : std::nullopt;
    m_usedChart->setChosen(chosen);
    m_editedChart->setChosen(chosen);
}

void PreprocessingPage::resizeEvent(QResizeEvent* event)
{
    ModelPage::resizeEvent(event);
    arrange();
}

/// Form and preview side by side, or below each other where there is no room for that.
void PreprocessingPage::arrange()
{
    const bool narrow = width() < narrowPage;
    const auto orientation = narrow ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() != orientation) {
        m_splitter->setOrientation(orientation);
        m_splitter->insertWidget(0, m_splitter->widget(1)); // the preview comes first when above
        m_splitter->setStretchFactor(0, narrow ? 1 : 0);
        m_splitter->setStretchFactor(1, 1);
        m_splitter->setSizes(narrow ? QList<int>{height() / 2, height() / 2}
                                    : QList<int>{narrowPage / 2, width() - narrowPage / 2});
    }
    const int preview = narrow ? width() : m_splitter->widget(1)->width();
    m_charts->setDirection(preview < narrowPreview ? QBoxLayout::TopToBottom
                                                   : QBoxLayout::LeftToRight);
}

void PreprocessingPage::updateTexts()
{
    m_emptyLabel->setText(tr("Open a model first."));
    m_tensor->setEmptyText(tr("Open a picture to see what the network sees of it."));
    m_editedTitle->setText(tr("With this card"));
    m_usedTitle->setText(tr("With the card in use"));
    m_ordersLabel->setToolTip(
        tr("What the model is surest of when the picture's colours come in either order"));
    m_undoButton->setToolTip(tr("Take the last change back (Ctrl+Z)"));
    m_undoButton->setAccessibleName(tr("Undo"));
    m_redoButton->setToolTip(tr("Do again what was taken back (Ctrl+Shift+Z)"));
    m_redoButton->setAccessibleName(tr("Redo"));
    m_revertButton->setText(tr("Re&vert"));
    m_revertButton->setToolTip(tr("Go back to the card in use"));
    m_applyButton->setText(tr("Appl&y"));
    m_applyButton->setToolTip(tr("Use this card everywhere, without saving it"));
    m_saveButton->setText(tr("Save car&d"));
    m_saveButton->setToolTip(
        tr("Use this card and write it beside the model, where it is found the next time"));
    m_moreButton->setText(tr("More"));
    m_moreButton->setToolTip(tr("Save elsewhere, load, or start again"));
    m_saveAsAction->setText(tr("Save card &as..."));
    m_loadAction->setText(tr("&Load card..."));
    m_fileAction->setText(tr("Reset to the &file's card"));
    m_guessAction->setText(tr("Reset to what Saliscope &guesses"));
    if (m_result.model)
        showResult(m_result);
    else
        showFindings();
    // It can be as narrow as one of its parts.
    const int parts[] = {m_splitter->widget(0)->minimumSizeHint().width(),
                         m_splitter->widget(1)->minimumSizeHint().width()};
    m_splitter->setMinimumWidth(std::max(parts[0], parts[1]));
}

} // namespace app
