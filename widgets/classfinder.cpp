// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/classfinder.h"

#include "widgets/icons.h"

#include <QAbstractItemView>
#include <QAbstractListModel>
#include <QAction>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>
#include <algorithm>

namespace widgets {

namespace {

/// More are not worth scrolling through: another letter is quicker.
constexpr int mostMatches = 200;

enum Rank { Same, Begins, BeginsWord, Within, NoMatch };

bool atWordStart(const QString& text, qsizetype position)
{
    return position == 0 || !text[position - 1].isLetterOrNumber();
}

/// How well a folded name, or the class's number, fits all words; the worst word decides.
int rankOf(const QString& name, int number, const QStringList& words, const QString& whole)
{
    const QString digits = QString::number(number);
    if (name == whole || digits == whole)
        return Same;
    int rank = name.startsWith(words.constFirst()) ? Begins : BeginsWord;
    for (const QString& word : words) {
        const qsizetype at = name.indexOf(word);
        if (at < 0 && !digits.startsWith(word))
            return NoMatch;
        bool begins = at < 0;
        for (qsizetype i = at; i >= 0 && !begins; i = name.indexOf(word, i + 1))
            begins = atWordStart(name, i);
        if (!begins)
            rank = Within;
    }
    return rank;
}

} // namespace

/// The classes that fit what is being typed.
class ClassList final : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void setNames(const QStringList& names)
    {
        m_names = names;
        m_folded.clear();
        m_folded.reserve(names.size());
        for (const QString& name : names)
            m_folded << name.toCaseFolded();
        show({});
    }

    QString name(int classIndex) const { return m_names.value(classIndex); }

    std::vector<int> find(const QString& text) const
    {
        const QString whole = text.simplified().toCaseFolded();
        const QStringList words = whole.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (words.isEmpty())
            return {};
        std::vector<std::pair<int, int>> ranked; // rank, class
        for (int i = 0; i < m_folded.size(); ++i) {
            const int rank = rankOf(m_folded[i], i, words, whole);
            if (rank != NoMatch)
                ranked.emplace_back(rank, i);
        }
        std::sort(ranked.begin(), ranked.end());
        std::vector<int> found;
        for (const auto& [rank, index] : ranked)
            found.push_back(index);
        return found;
    }

    void show(std::vector<int> classes)
    {
        beginResetModel();
        if (classes.size() > mostMatches)
            classes.resize(mostMatches);
        m_shown = std::move(classes);
        endResetModel();
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        const int classIndex = m_shown.at(index.row());
        switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return ClassFinder::tr("%1  (%2)").arg(m_names[classIndex]).arg(classIndex);
        case Qt::EditRole: return m_names[classIndex];
        case Qt::UserRole: return classIndex;
        default: return {};
        }
    }

private:
    QStringList m_names;
    QStringList m_folded;
    std::vector<int> m_shown;
};

ClassFinder::ClassFinder(QWidget* parent)
    : QWidget(parent), m_edit(new QLineEdit), m_completer(new QCompleter(this)),
      m_list(new ClassList(this))
{
    m_edit->setObjectName(QStringLiteral("classLineEdit"));
    m_edit->setClearButtonEnabled(true);
    m_edit->addAction(icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    m_completer->setModel(m_list);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(12);
    m_edit->setCompleter(m_completer);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit);

    // Emitted before the line edit asks the completer, which so finds the new matches.
    connect(m_edit, &QLineEdit::textEdited, this,
            [this](const QString& text) { m_list->show(m_list->find(text)); });
    connect(m_edit, &QLineEdit::returnPressed, this, &ClassFinder::finish);
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty() && m_noneAllowed && m_chosen)
            chooseNone();
    });
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { choose(index.data(Qt::UserRole).toInt()); });
    updateTexts();
}

void ClassFinder::setClasses(const QStringList& names)
{
    m_list->setNames(names);
    m_chosen.reset();
    showChosen();
}

void ClassFinder::setChosen(std::optional<int> classIndex)
{
    m_chosen = classIndex;
    showChosen();
}

void ClassFinder::setNoneAllowed(bool allowed)
{
    m_noneAllowed = allowed;
}

void ClassFinder::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    updateTexts();
}

std::vector<int> ClassFinder::find(const QString& text) const
{
    return m_list->find(text);
}

void ClassFinder::choose(int classIndex)
{
    m_chosen = classIndex;
    showChosen();
    emit classChosen(classIndex);
}

void ClassFinder::chooseNone()
{
    m_chosen.reset();
    emit noneChosen();
}

/// Enter: what is marked in the list, which the completer reports itself, or else the best match.
void ClassFinder::finish()
{
    const QAbstractItemView* popup = m_completer->popup();
    if (popup->isVisible() && popup->selectionModel()->hasSelection())
        return;
    const std::vector<int> found = m_list->find(m_edit->text());
    m_completer->popup()->hide();
    if (!found.empty())
        choose(found.front());
    else
        showChosen();
}

void ClassFinder::abandon()
{
    m_completer->popup()->hide();
    showChosen();
    m_edit->selectAll();
}

QString ClassFinder::chosenName() const
{
    return m_chosen ? m_list->name(*m_chosen) : QString();
}

void ClassFinder::showChosen()
{
    const QString text = chosenName();
    if (m_edit->text() != text) {
        const QSignalBlocker blocker(m_edit);
        m_edit->setText(text);
    }
    m_edit->setCursorPosition(0);
    m_edit->setToolTip(m_chosen ? QStringLiteral("%1 (%2)").arg(text).arg(*m_chosen) : toolTip());
}

bool ClassFinder::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        // After the click that gave the focus has placed its cursor.
        QTimer::singleShot(0, m_edit, &QLineEdit::selectAll);
        break;
    case QEvent::FocusOut:
        if (static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
            !m_completer->popup()->isVisible())
            showChosen();
        break;
    case QEvent::ShortcutOverride: // before Escape cancels work
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape &&
            m_edit->text() != chosenName()) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                abandon();
            return true;
        }
        break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void ClassFinder::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void ClassFinder::updateTexts()
{
    const QString text = m_placeholder.isEmpty() ? tr("Find a class") : m_placeholder;
    m_edit->setPlaceholderText(text);
    m_edit->setAccessibleName(text);
    setAccessibleName(text);
    setToolTip(tr("Type parts of a class name, in any order, or its number"));
    showChosen();
}

} // namespace widgets
