// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/methodpopup.h"

#include "widgets/comparison/helpcard.h"

#include <QAbstractListModel>
#include <QBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace widgets {

namespace {

constexpr int margin = 8;

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

int helpWidth(const QFontMetrics& metrics)
{
    return metrics.height() + 4;
}

} // namespace

/// The methods that fit what is typed, each family under its heading.
class MethodList final : public QAbstractListModel {
public:
    enum Role { IsHeading = Qt::UserRole, Method };

    MethodList(const std::vector<MethodItem>& methods, QObject* parent)
        : QAbstractListModel(parent), m_methods(methods)
    {
        for (const MethodItem& each : methods)
            m_folded << QStringList{each.name, each.id, each.summary, each.family, each.citation}
                            .join(QLatin1Char('\n'))
                            .toCaseFolded();
        show({});
    }

    void show(const QString& typed)
    {
        beginResetModel();
        m_rows.clear();
        for (int i = 0; i < int(m_methods.size()); ++i) {
            if (!holdsWords(m_folded[i], typed))
                continue;
            if (m_rows.empty() || m_methods[m_rows.back().method].family != m_methods[i].family)
                m_rows.push_back({i, true});
            m_rows.push_back({i, false});
        }
        endResetModel();
    }

    /// The row to mark: whose name begins with the text, else holds it, else the first; rows that
    /// cannot be chosen come last.
    QModelIndex best(const QString& typed) const
    {
        const QString text = typed.simplified().toCaseFolded();
        int found = -1, rank = 8;
        for (int row = 0; row < rowCount(); ++row) {
            if (m_rows[row].isHeading)
                continue;
            const MethodItem& item = method(row);
            const QString name = item.name.toCaseFolded();
            const int own = (name == text            ? 0
                             : name.startsWith(text) ? 1
                             : name.contains(text)   ? 2
                                                     : 3) +
                            (item.available() ? 0 : 4);
            if (own < rank) {
                rank = own;
                found = row;
            }
        }
        return index(found, 0);
    }

    QModelIndex find(const QString& id) const
    {
        for (int row = 0; row < rowCount(); ++row)
            if (!m_rows[row].isHeading && method(row).id == id)
                return index(row, 0);
        return {};
    }

    const MethodItem& method(int row) const { return m_methods[m_rows[row].method]; }
    bool isHeading(int row) const { return m_rows[row].isHeading; }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        return isHeading(index.row()) ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        const MethodItem& item = method(index.row());
        const bool heading = isHeading(index.row());
        switch (role) {
        case Qt::DisplayRole: return heading ? item.family : item.name;
        case Qt::AccessibleDescriptionRole: return heading ? QString() : secondLine(item);
        case Qt::ToolTipRole:
            return heading ? QString()
                           : QStringLiteral("%1\n%2").arg(secondLine(item), item.citation);
        default: return {};
        }
    }

    static QString secondLine(const MethodItem& item)
    {
        return item.available() ? item.summary : item.whyNotAvailable;
    }

private:
    struct Row {
        int method; ///< of a heading: the first below it
        bool isHeading;
    };
    std::vector<MethodItem> m_methods;
    QStringList m_folded;
    std::vector<Row> m_rows;
};

namespace {

/// Name and cost, the summary below, and a question mark.
class MethodDelegate final : public QStyledItemDelegate {
public:
    MethodDelegate(const MethodList& methods, const QString& chosen, QObject* parent)
        : QStyledItemDelegate(parent), m_methods(methods), m_chosen(chosen)
    {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const int small = QFontMetrics(smaller(option.font)).height();
        if (m_methods.isHeading(index.row()))
            return {100, option.fontMetrics.height() + margin};
        return {100, option.fontMetrics.height() + small + margin};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        painter->save();
        if (m_methods.isHeading(index.row()))
            paintHeading(*painter, option, index);
        else
            paintMethod(*painter, option, m_methods.method(index.row()));
        painter->restore();
    }

private:
    static void paintHeading(QPainter& painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index)
    {
        QFont bold = smaller(option.font);
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(option.palette.color(QPalette::Active, QPalette::WindowText));
        const QRect place = option.rect.adjusted(margin / 2, 0, -margin / 2, -3);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
        painter.setPen(option.palette.color(QPalette::Mid));
        painter.drawLine(place.bottomLeft() + QPoint(0, 2), place.bottomRight() + QPoint(0, 2));
    }

    void paintMethod(QPainter& painter, const QStyleOptionViewItem& option,
                     const MethodItem& item) const
    {
        const bool marked = option.state & QStyle::State_Selected;
        const bool hovered = option.state & QStyle::State_MouseOver;
        QColor ground = option.palette.color(QPalette::Active, QPalette::Highlight);
        if (!marked || !item.available())
            ground.setAlpha(marked ? 70 : 30);
        if (marked || hovered)
            painter.fillRect(option.rect, ground);
        QColor text = option.palette.color(QPalette::Active, marked && item.available()
                                                                 ? QPalette::HighlightedText
                                                                 : QPalette::Text);
        QColor pale = text;
        pale.setAlphaF(0.72f);
        if (!item.available()) {
            text.setAlphaF(0.5f);
            pale.setAlphaF(0.62f); // the reason is meant to be read
        }

        const QFont small = smaller(option.font);
        const QFontMetrics smallMetrics(small);
        QRect place = option.rect.adjusted(margin, margin / 2, -margin, -margin / 2);
        const QRect mark(place.right() + 1 - helpWidth(option.fontMetrics), place.top(),
                         helpWidth(option.fontMetrics), place.height());
        place.setRight(mark.left() - margin);
        const QRect first(place.topLeft(), QSize(place.width(), option.fontMetrics.height()));
        const QRect second = place.adjusted(0, first.height(), 0, 0);

        painter.setFont(small);
        painter.setPen(pale);
        const QString cost = item.cost;
        painter.drawText(first, Qt::AlignRight | Qt::AlignVCenter, cost);
        painter.drawText(
            second, Qt::AlignLeft | Qt::AlignVCenter,
            smallMetrics.elidedText(MethodList::secondLine(item), Qt::ElideRight, second.width()));
        QFont own = option.font;
        own.setBold(item.id == m_chosen);
        painter.setFont(own);
        painter.setPen(text);
        const int room = first.width() - smallMetrics.horizontalAdvance(cost) - margin;
        painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(own).elidedText(item.name, Qt::ElideRight, room));
        painter.setFont(option.font);
        painter.setPen(pale);
        painter.drawText(mark, Qt::AlignCenter, QStringLiteral("?"));
    }

    const MethodList& m_methods;
    QString m_chosen;
};

} // namespace

MethodPopup::MethodPopup(const std::vector<MethodItem>& methods, const QString& chosen,
                         QWidget* parent)
    : SearchPopup(parent), m_model(new MethodList(methods, this)), m_help(new HelpText)
{
    setObjectName(QStringLiteral("methodPopup"));
    setAccessibleName(tr("Methods"));
    edit().setPlaceholderText(tr("Find a method"));
    edit().setAccessibleName(tr("Find a method"));
    edit().setToolTip(tr("Type parts of a name, a family, an author or what a method does"));
    list().setAccessibleName(tr("Methods"));
    list().setModel(m_model);
    list().setItemDelegate(new MethodDelegate(*m_model, chosen, this));
    m_help->hide();
    row().addWidget(m_help, 1);
    connect(list().selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MethodPopup::describe);
    setHint(tr("Enter: choose · F1 or ?: about the method · Esc: close"));
    mark(m_model->find(chosen));
}

void MethodPopup::search(const QString& text)
{
    m_model->show(text);
    mark(m_model->best(text));
    setHint(m_model->rowCount() > 0 ? tr("Enter: choose · F1 or ?: about the method · Esc: close")
                                    : tr("No method fits. Try another word."));
}

void MethodPopup::mark(const QModelIndex& index)
{
    list().setCurrentIndex(index);
    // The family's heading stays in sight above its first method.
    if (index.row() > 0 && m_model->isHeading(index.row() - 1))
        list().scrollTo(index.siblingAtRow(index.row() - 1));
    list().scrollTo(index);
}

void MethodPopup::choose(const QModelIndex& index)
{
    const MethodItem& item = m_model->method(index.row());
    if (!item.available())
        return;
    const QString id = item.id;
    close();
    emit methodChosen(id);
}

void MethodPopup::click(const QModelIndex& index, QPoint position)
{
    const int fromRight = list().visualRect(index).width() - position.x();
    if (fromRight > helpWidth(list().fontMetrics()) + 2 * margin)
        return choose(index);
    list().setCurrentIndex(index);
    showHelp(true);
}

bool MethodPopup::takeKey(int key)
{
    const bool atEnd = edit().cursorPosition() == edit().text().size();
    const bool shown = m_help->isVisible();
    if (key == Qt::Key_F1)
        showHelp(!shown);
    else if (key == Qt::Key_Right && atEnd && !shown)
        showHelp(true);
    else if ((key == Qt::Key_Left || key == Qt::Key_Escape) && shown)
        showHelp(false);
    else
        return false;
    return true;
}

void MethodPopup::showHelp(bool shown)
{
    if (shown && !list().currentIndex().isValid())
        return;
    m_help->setVisible(shown);
    describe(list().currentIndex());
    place();
    list().scrollTo(list().currentIndex());
}

void MethodPopup::describe(const QModelIndex& index)
{
    if (index.isValid() && !m_help->isHidden())
        m_help->setMethod(m_model->method(index.row()));
}

QSize MethodPopup::wantedSize() const
{
    const int letter = fontMetrics().averageCharWidth();
    const int width = std::max(92 * letter, 460);
    return {m_help->isHidden() ? width : width + std::max(60 * letter, 380),
            40 * fontMetrics().height()};
}

} // namespace widgets
