// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picturestrip.h"

#include <QAbstractListModel>
#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QFileInfo>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <vector>

namespace widgets {

namespace {

constexpr int padding = 5;
constexpr int thumbnailHeight = 54;

QString fileName(const StripPicture& picture)
{
    return picture.path.isEmpty() ? PictureStrip::tr("Pasted picture")
                                  : QFileInfo(picture.path).fileName();
}

/// "✓ zebra", "✗ horse", or the true class alone while nobody knows better.
QString judgement(const StripPicture& picture)
{
    if (picture.trueClass.isEmpty())
        return {};
    if (!picture.right)
        return PictureStrip::tr("true: %1").arg(picture.trueClass);
    return (*picture.right ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) + picture.trueClass;
}

QString describe(const StripPicture& picture)
{
    QStringList lines{picture.path.isEmpty() ? fileName(picture) : picture.path};
    if (!picture.predicted.isEmpty())
        lines << PictureStrip::tr("Predicted: %1").arg(picture.predicted);
    if (!picture.trueClass.isEmpty())
        lines << PictureStrip::tr("True class: %1").arg(picture.trueClass);
    if (picture.right)
        lines << (*picture.right ? PictureStrip::tr("The prediction is right.")
                                 : PictureStrip::tr("The prediction is wrong."));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class StripModel final : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_pictures.size());
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        const StripPicture& picture = at(index.row());
        switch (role) {
        case Qt::DisplayRole: return fileName(picture);
        case Qt::ToolTipRole:
        case Qt::AccessibleDescriptionRole: return describe(picture);
        default: return {};
        }
    }

    const StripPicture& at(int row) const { return m_pictures.at(row); }

    void append(const StripPicture& picture)
    {
        beginInsertRows({}, rowCount(), rowCount());
        m_pictures.push_back(picture);
        endInsertRows();
    }

    void change(int row, const StripPicture& picture)
    {
        m_pictures.at(row) = picture;
        emit dataChanged(index(row), index(row));
    }

    void remove(int row)
    {
        beginRemoveRows({}, row, row);
        m_pictures.erase(m_pictures.begin() + row);
        endRemoveRows();
    }

    void clear()
    {
        beginResetModel();
        m_pictures.clear();
        endResetModel();
    }

private:
    std::vector<StripPicture> m_pictures;
};

namespace {

class StripDelegate final : public QStyledItemDelegate {
public:
    StripDelegate(const StripModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_model(model)
    {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        const int lines = 3 * option.fontMetrics.height();
        return {PictureStrip::thumbnailSize + 3 * padding,
                std::max(thumbnailHeight, lines) + 2 * padding};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyleOptionViewItem box(option);
        box.index = index;
        const QWidget* widget = option.widget;
        widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &box, painter, widget);
        const StripPicture& picture = m_model.at(index.row());
        const QRect inner = option.rect.adjusted(padding, padding, -padding, -padding);
        paintThumbnail(*painter,
                       {inner.topLeft(), QSize(PictureStrip::thumbnailSize, inner.height())},
                       picture, option.palette);
        paintLines(*painter, inner.adjusted(PictureStrip::thumbnailSize + padding + 2, 0, 0, 0),
                   picture, option);
        if (option.state & QStyle::State_HasFocus) {
            QStyleOptionFocusRect focus;
            focus.QStyleOption::operator=(option);
            focus.rect = option.rect.adjusted(1, 1, -1, -1);
            widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, widget);
        }
    }

private:
    static void paintThumbnail(QPainter& painter, QRect space, const StripPicture& picture,
                               const QPalette& palette)
    {
        if (picture.thumbnail.isNull()) {
            painter.fillRect(space, palette.color(QPalette::AlternateBase));
            return;
        }
        const double ratio = painter.device()->devicePixelRatioF();
        QImage image = picture.thumbnail.scaled(space.size() * ratio, Qt::KeepAspectRatio,
                                                Qt::SmoothTransformation);
        image.setDevicePixelRatio(ratio);
        QRect place(QPoint(), (QSizeF(image.size()) / ratio).toSize());
        place.moveCenter(space.center());
        painter.drawImage(place.topLeft(), image);
    }

    static void paintLines(QPainter& painter, QRect space, const StripPicture& picture,
                           const QStyleOptionViewItem& option)
    {
        const bool selected = option.state & QStyle::State_Selected;
        painter.setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
        QStringList lines{fileName(picture)};
        for (const QString& line : {picture.predicted, judgement(picture)})
            if (!line.isEmpty())
                lines << line;
        const int height = option.fontMetrics.height();
        int top = space.center().y() - height * lines.size() / 2;
        for (int i = 0; i < lines.size(); ++i, top += height) {
            QFont font = option.font;
            font.setBold(i == 0);
            painter.setFont(font);
            painter.drawText(
                QRect(space.left(), top, space.width(), height), Qt::AlignLeft | Qt::AlignVCenter,
                QFontMetrics(font).elidedText(lines[i], Qt::ElideRight, space.width()));
        }
    }

    const StripModel& m_model;
};

} // namespace

PictureStrip::PictureStrip(QWidget* parent)
    : QWidget(parent), m_model(new StripModel(this)), m_view(new QListView),
      m_removeAction(new QAction(this))
{
    m_view->setObjectName(QStringLiteral("pictureListView"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new StripDelegate(*m_model, m_view));
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_removeAction->setShortcut(QKeySequence::Delete);
    m_removeAction->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(m_removeAction);
    setFocusProxy(m_view);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) {
                m_removeAction->setEnabled(now.isValid());
                if (now.isValid() && !m_quiet)
                    emit pictureChosen(now.row());
            });
    connect(m_removeAction, &QAction::triggered, this, [this] {
        if (current() >= 0)
            emit removeRequested(current());
    });
    m_removeAction->setEnabled(false);
    updateTexts();
}

int PictureStrip::count() const
{
    return m_model->rowCount();
}

void PictureStrip::append(const StripPicture& picture)
{
    m_model->append(picture);
}

void PictureStrip::change(int row, const StripPicture& picture)
{
    m_model->change(row, picture);
}

void PictureStrip::remove(int row)
{
    m_quiet = true;
    m_model->remove(row);
    m_quiet = false;
}

void PictureStrip::clear()
{
    m_quiet = true;
    m_model->clear();
    m_quiet = false;
}

void PictureStrip::setCurrent(int row)
{
    m_quiet = true;
    m_view->setCurrentIndex(m_model->index(row));
    m_quiet = false;
}

int PictureStrip::current() const
{
    return m_view->currentIndex().row();
}

QSize PictureStrip::sizeHint() const
{
    return {200, 400};
}

void PictureStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void PictureStrip::updateTexts()
{
    m_view->setAccessibleName(tr("Opened pictures"));
    m_removeAction->setText(tr("&Remove from the list"));
}

} // namespace widgets
