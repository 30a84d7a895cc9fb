// SPDX-License-Identifier: GPL-3.0-or-later
// The edited card. preprocessingparts.cpp builds the page, preprocessingpreview.cpp shows what the
// card makes of the picture, preprocessingfiles.cpp reads and writes.
#include "app/model/preprocessingpage.h"

#include "app/model/layeritems.h"
#include "widgets/elidedlabel.h"
#include "widgets/panelscroll.h"

#include <QAction>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace app {

using widgets::CardForm;

namespace {

constexpr int delayMilliseconds = 150;
constexpr int mostSteps = 200; ///< that can be taken back

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
            edit->history.setUndoLimit(mostSteps);
            connect(&edit->history, &QUndoStack::indexChanged, this, &PreprocessingPage::showState);
        }
        edit->own = session().ownCard();
        if (edit->card == edit->inUse && edit->card != model->card())
            follow(*edit, model->card());
        edit->inUse = model->card();
        m_edit = edit.get();
        m_form->setChoices(choicesOf(*model));
        m_form->setCard(m_edit->card);
    }
    showState();
}

/// Another card is in use than the one that was edited and applied.
void PreprocessingPage::follow(Edit& edit, const core::ModelCard& card)
{
    if (!edit.unsaved()) {
        edit.history.clear();
        edit.card = card;
    } else if (card != edit.own) {
        edit.history.push(new Step(*this, edit, card, CardForm::Field::Several));
    }
    // Else the model was opened again as it was: what was applied, but not saved, waits here.
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
    else if (there && session().cardMended())
        //: %1 is a file
        text = tr("%1 is wrong: what could not be used of it was guessed.").arg(name);
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
    if (there)
        m_edit->usable = usable;
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

} // namespace app
