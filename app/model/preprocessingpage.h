// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/cardtrial.h"
#include "app/model/modelpage.h"
#include "widgets/model/cardform.h"

#include <QStringList>
#include <QTimer>
#include <QUndoStack>
#include <functional>
#include <map>
#include <memory>
#include <set>

class QAction;
class QBoxLayout;
class QLabel;
class QPushButton;
class QSplitter;
class QToolButton;

namespace widgets {
class ElidedLabel;
class FindingList;
class PredictionChart;
class TensorView;
} // namespace widgets

namespace app {

/// The model card as a form, and what it makes of the opened picture. Nobody else uses the edited
/// card before it is applied; edits of each model are kept while the program runs.
class PreprocessingPage final : public ModelPage {
    Q_OBJECT

public:
    PreprocessingPage(Session& session, Worker& worker, QWidget* parent = nullptr);
    ~PreprocessingPage() override;

    QString title() const override;
    bool settled() const override { return !m_delay.isActive(); }

    /// Takes a card from a file over into the form.
    void load(const QString& path);

    /// Whether a card was edited, of any model since the program began, and not saved.
    bool hasUnsaved() const;
    /// Calls `proceed` once no edit is lost by it, after asking the person; never if they cancel,
    /// or if a card cannot be written.
    void closeSafely(std::function<void()> proceed);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void refresh(Changes changes) override;
    void resizeEvent(QResizeEvent* event) override;
    void updateTexts() override;

private:
    /// A model's card as it is being edited.
    struct Edit {
        core::ModelCard card;
        core::ModelCard inUse; ///< when it was last looked at
        core::ModelCard own;   ///< its file's, or guessed
        bool usable = true;    ///< could be saved
        QUndoStack history;    ///< clean: saved somewhere

        bool unsaved() const { return !history.isClean() && card != own; }
    };
    class Step;

    void arrange();
    QWidget* buildPreview();
    QWidget* buildBar();
    void connectParts();
    void showModel();
    void showUsedPrediction();
    void showEdit();
    void showState();
    void showFindings();
    void showResult(const TrialResult& result);
    void showRefusal(const core::ModelCard& card, core::Fault fault, const QString& sentence);
    void clearPreview();
    /// As one step that can be taken back.
    void edit(const core::ModelCard& card, widgets::CardForm::Field field);
    void follow(Edit& edit, const core::ModelCard& card);
    void tryCard();
    core::CardFacts facts() const;
    bool editUsable() const;

    void apply();
    void save();
    bool write(const core::ModelCard& card, const QString& path);
    bool saveTo(const QString& path);
    bool saveCardOf(const QString& model, const QString& path);
    void askAndSave();
    void chooseLabels();
    void takeLabels(const QString& path);
    void resetToFile();
    void resetToGuess();
    void askNext(QStringList models, const std::function<void()>& proceed);

    std::map<QString, std::unique_ptr<Edit>> m_edits; ///< by model file
    Edit* m_edit = nullptr;                           ///< of the model in use
    std::set<QString> m_mayOverwrite;                 ///< cards that were written here
    CardTrial* m_trial;
    QTimer m_delay;
    TrialResult m_result; ///< the last one that worked
    std::vector<core::CardFinding> m_findings;
    std::optional<core::ModelCard> m_refused; ///< what the network did not take
    core::Fault m_refusal{};
    QString m_refusalText;
    std::optional<core::InputRule> m_tensorRule; ///< of the tensor on show

    QSplitter* m_splitter;
    widgets::CardForm* m_form;
    QLabel* m_emptyLabel;
    widgets::FindingList* m_list;
    widgets::TensorView* m_tensor;
    QLabel* m_ordersLabel;
    QBoxLayout* m_charts;
    QLabel* m_editedTitle;
    QLabel* m_usedTitle;
    widgets::PredictionChart* m_editedChart;
    widgets::PredictionChart* m_usedChart;
    widgets::ElidedLabel* m_stateLabel;
    QToolButton* m_undoButton;
    QToolButton* m_redoButton;
    QPushButton* m_revertButton;
    QPushButton* m_applyButton;
    QPushButton* m_saveButton;
    QPushButton* m_moreButton;
    QAction* m_saveAsAction;
    QAction* m_loadAction;
    QAction* m_fileAction;
    QAction* m_guessAction;
};

} // namespace app
