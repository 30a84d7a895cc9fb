// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/searchpopup.h"

#include "widgets/icons.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {

bool holdsWords(const QString& folded, const QString& typed)
{
    const auto words = typed.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return folded.contains(word); });
}

QRect placeAt(const QRect& anchor, QSize wanted, const QRect& space)
{
    const int below = space.bottom() - anchor.bottom();
    const int above = anchor.top() - space.top();
    const bool down = wanted.height() <= below || below >= above;
    const QSize size(std::min(wanted.width(), space.width()),
                     std::min(wanted.height(), down ? below : above));
    const int left = std::clamp(anchor.left(), space.left(), space.right() + 1 - size.width());
    return {{left, down ? anchor.bottom() + 1 : anchor.top() - size.height()}, size};
}

SearchPopup::SearchPopup(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_edit(new QLineEdit), m_list(new QListView),
      m_row(new QHBoxLayout), m_hint(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_NoMouseReplay); // the click that closes it should not open it again
    setFrameShape(QFrame::StyledPanel);
    m_edit->setObjectName(QStringLiteral("searchLineEdit"));
    m_edit->setClearButtonEnabled(true);
    m_edit->addAction(icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("searchListView"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->installEventFilter(this);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    setFocusProxy(m_edit);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(6);
    column->addWidget(m_edit);
    column->addLayout(m_row, 1);
    column->addWidget(m_hint);
    m_row->addWidget(m_list, 1);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString& text) { search(text); });
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) // the field's clear button
            search(text);
    });
}

void SearchPopup::setHint(const QString& text)
{
    m_hint->setText(text);
}

void SearchPopup::openAt(const QWidget* anchor)
{
    m_anchor = QRect(anchor->mapToGlobal(QPoint(0, 0)), anchor->size());
    setScreen(anchor->screen());
    place();
    show();
    m_edit->setFocus(Qt::PopupFocusReason);
}

void SearchPopup::place()
{
    const QSize wanted = wantedSize().expandedTo({m_anchor.width(), 0});
    setGeometry(placeAt(m_anchor, wanted, screen()->availableGeometry().adjusted(4, 4, -4, -4)));
}

void SearchPopup::click(const QModelIndex& index, QPoint)
{
    choose(index);
}

bool SearchPopup::takeKey(int)
{
    return false;
}

bool SearchPopup::filterKey(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: QCoreApplication::sendEvent(m_list, event); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->currentIndex().isValid())
            choose(m_list->currentIndex());
        return true;
    default: return takeKey(event->key());
    }
}

bool SearchPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress)
        return filterKey(static_cast<QKeyEvent*>(event));
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint position = static_cast<QMouseEvent*>(event)->position().toPoint();
        const auto index = m_list->indexAt(position);
        if (index.isValid() && index.flags().testFlag(Qt::ItemIsEnabled))
            click(index, position - m_list->visualRect(index).topLeft());
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace widgets
