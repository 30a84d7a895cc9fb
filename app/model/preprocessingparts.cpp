// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the page and their texts.
#include "app/model/preprocessingpage.h"
#include "widgets/elidedlabel.h"
#include "widgets/model/findinglist.h"
#include "widgets/model/tensorview.h"
#include "widgets/predictionchart.h"

#include <QAction>
#include <QBoxLayout>
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

constexpr int narrowPage = 660;    ///< below this the preview lies above the form
constexpr int narrowPreview = 340; ///< below this the charts lie above each other

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
