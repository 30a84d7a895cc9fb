// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QListView;
class QModelIndex;

namespace widgets {

/// Whether `folded` (case-folded) holds every word of what was typed.
bool holdsWords(const QString& folded, const QString& typed);

/// Where a popup of this size goes: below the anchor, or above where there is more room; no larger
/// than the space that it must stay in. All global.
QRect placeAt(const QRect& anchor, QSize wanted, const QRect& space);

/// A list that opens at a button and is searched by typing: the keyboard stays in the search field
/// while arrow keys walk through the list. Closes itself; then it is gone.
class SearchPopup : public QFrame {
    Q_OBJECT

public:
    explicit SearchPopup(QWidget* parent);

    /// Opens it below the anchor, or above where there is more room.
    void openAt(const QWidget* anchor);

protected:
    QLineEdit& edit() const { return *m_edit; }
    QListView& list() const { return *m_list; }
    QBoxLayout& row() const { return *m_row; }
    void setHint(const QString& text);

    virtual void search(const QString& text) = 0;
    /// Enter on a row, or a click on it at a position within the row.
    virtual void choose(const QModelIndex& index) = 0;
    virtual void click(const QModelIndex& index, QPoint position);
    /// A key that moves neither cursor nor list; true if it was used.
    virtual bool takeKey(int key);

    /// Room for the list and what stands beside it.
    virtual QSize wantedSize() const = 0;
    /// Takes the wanted size and a place on the anchor's screen.
    void place();

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool filterKey(QKeyEvent* event);

    QLineEdit* m_edit;
    QListView* m_list;
    QBoxLayout* m_row;
    QLabel* m_hint;
    QRect m_anchor; ///< global
};

} // namespace widgets
