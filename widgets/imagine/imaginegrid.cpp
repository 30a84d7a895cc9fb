// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imagine/imaginegrid.h"

#include "widgets/imagine/imaginepicture.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <algorithm>

namespace widgets {

namespace {

constexpr int spacing = 6;
constexpr int emptyWidth = 460;

/// Where a part begins when `length` is shared out.
int edge(int length, int parts, int index)
{
    return qRound((length + spacing) * double(index) / parts);
}

} // namespace

ImagineGrid::ImagineGrid(QWidget* parent)
    : QScrollArea(parent), m_content(new QWidget), m_emptyLabel(new QLabel(m_content)),
      m_startButton(new QPushButton(m_content))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_content);
    m_emptyLabel->setObjectName(QStringLiteral("imagineEmptyLabel"));
    m_emptyLabel->setWordWrap(true);
    m_emptyLabel->setTextFormat(Qt::PlainText);
    m_startButton->setObjectName(QStringLiteral("imagineStartButton"));
    connect(m_startButton, &QPushButton::clicked, this, &ImagineGrid::startRequested);
    arrange();
}

ImagineGrid::~ImagineGrid()
{
    // While the children go, focus wanders among them; nobody is left to hear of it.
    for (auto* tile : m_tiles)
        tile->disconnect(this);
}

ImagineTile* ImagineGrid::addTile()
{
    auto* tile = new ImagineTile(m_content);
    connect(tile, &ImagineTile::asked, this,
            [this, tile](TileRequest request) { emit asked(tile, request); });
    connect(tile, &ImagineTile::menuRequested, this,
            [this, tile](QPoint position) { emit menuRequested(tile, position); });
    connect(tile, &ImagineTile::largeRequested, this, [this, tile] {
        setCurrentTile(tile);
        setLarge(!m_large);
    });
    connect(tile, &ImagineTile::focused, this, [this, tile] { setCurrentTile(tile); });
    m_tiles.push_back(tile);
    setCurrentTile(tile);
    setLarge(false);
    arrange();
    return tile;
}

void ImagineGrid::removeTile(ImagineTile* tile)
{
    const auto found = std::find(m_tiles.begin(), m_tiles.end(), tile);
    if (found == m_tiles.end())
        return;
    const auto index = found - m_tiles.begin();
    const bool hadFocus = tile->hasFocus() || tile->isAncestorOf(focusWidget());
    tile->disconnect(this);
    m_tiles.erase(found);
    if (tile == m_current) {
        m_current = nullptr;
        const auto last = std::ptrdiff_t(m_tiles.size()) - 1;
        setCurrentTile(last < 0 ? nullptr : m_tiles[std::size_t(std::min(index, last))]);
        if (hadFocus && m_current)
            m_current->setFocus();
    }
    tile->hide();
    tile->deleteLater(); // its button may be on the call stack
    if (m_tiles.empty())
        setLarge(false);
    arrange();
}

void ImagineGrid::setCurrentTile(ImagineTile* tile)
{
    if (m_current == tile)
        return;
    if (m_current)
        m_current->setCurrent(false);
    m_current = tile;
    if (tile)
        tile->setCurrent(true);
    if (m_large)
        arrange();
    emit currentTileChanged(tile);
}

void ImagineGrid::setLarge(bool large)
{
    large = large && m_current;
    if (std::exchange(m_large, large) == large)
        return;
    arrange();
    if (m_current)
        m_current->setFocus();
    emit largeChanged();
}

void ImagineGrid::setEmptyText(const QString& text, const QString& button)
{
    m_emptyLabel->setText(text);
    m_startButton->setText(button);
    arrange();
}

/// The number of columns that makes the pictures largest; where they are as small as can be, the
/// one that leaves least to scroll.
int ImagineGrid::bestColumns(QSize space) const
{
    const int count = int(m_tiles.size());
    const QSize least = m_tiles.front()->minimumSizeHint();
    const QSize chrome = m_tiles.front()->chrome();
    int best = 1;
    double bestSide = -1;
    bool scrolls = false;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const double width = (space.width() - spacing * (columns - 1.0)) / columns;
        const double height =
            std::max<double>((space.height() - spacing * (rows - 1.0)) / rows, least.height());
        if (columns > 1 && width < least.width())
            break;
        const double side = std::min(width - chrome.width(), height - chrome.height());
        if (side > bestSide * 1.001 || (scrolls && side > bestSide * 0.999)) {
            best = columns;
            bestSide = side;
            scrolls = rows * (least.height() + spacing) - spacing > space.height();
        }
    }
    return best;
}

void ImagineGrid::arrange()
{
    const bool empty = m_tiles.empty();
    m_emptyLabel->setVisible(empty);
    m_startButton->setVisible(empty && !m_startButton->text().isEmpty());
    if (empty)
        return arrangeEmpty();
    const QSize space = viewport()->size();
    for (auto* tile : m_tiles)
        tile->setVisible(!m_large || tile == m_current);
    if (m_large) {
        m_columns = 1;
        m_content->setMinimumSize(0, m_current->minimumSizeHint().height());
        m_current->setGeometry(QRect({}, space.expandedTo(m_content->minimumSize())));
        return;
    }
    m_columns = bestColumns(space);
    const int count = int(m_tiles.size());
    const int rows = (count + m_columns - 1) / m_columns;
    const int needed = rows * m_tiles.front()->minimumSizeHint().height() + (rows - 1) * spacing;
    m_content->setMinimumSize(0, needed);
    const int height = std::max(space.height(), needed);
    for (int i = 0; i < count; ++i) {
        const QPoint corner(edge(space.width(), m_columns, i % m_columns),
                            edge(height, rows, i / m_columns));
        const QPoint next(edge(space.width(), m_columns, i % m_columns + 1),
                          edge(height, rows, i / m_columns + 1));
        m_tiles[std::size_t(i)]->setGeometry(
            QRect(corner, next - QPoint(spacing + 1, spacing + 1)));
    }
}

void ImagineGrid::arrangeEmpty()
{
    m_columns = 1;
    m_content->setMinimumSize(0, 0);
    const QSize space = viewport()->size();
    const int width = std::min(emptyWidth, space.width() - 2 * spacing);
    const int left = (space.width() - width) / 2;
    m_emptyLabel->setAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    m_emptyLabel->setGeometry(left, 0, width, space.height() / 2);
    const QSize size =
        (m_startButton->sizeHint() + QSize(24, 6)).boundedTo({width, space.height()});
    m_startButton->setGeometry((space.width() - size.width()) / 2, space.height() / 2 + 14,
                               size.width(), size.height());
}

void ImagineGrid::moveBy(int tiles)
{
    const auto at = std::find(m_tiles.begin(), m_tiles.end(), m_current) - m_tiles.begin();
    const auto to = at + tiles;
    if (to < 0 || to >= std::ptrdiff_t(m_tiles.size()))
        return;
    setCurrentTile(m_tiles[std::size_t(to)]);
    m_current->setFocus(Qt::TabFocusReason);
    if (!m_large)
        ensureWidgetVisible(m_current, 0, 0);
}

void ImagineGrid::askAboutCurrent(TileRequest request)
{
    if (m_current)
        emit asked(m_current, request);
}

void ImagineGrid::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
    QScrollArea::changeEvent(event);
}

bool ImagineGrid::event(QEvent* event)
{
    // Escape leaves the large view before it is the window's.
    if (event->type() == QEvent::ShortcutOverride && m_large &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QScrollArea::event(event);
}

void ImagineGrid::keyPressEvent(QKeyEvent* event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (!plain || m_tiles.empty())
        return QScrollArea::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left: return moveBy(-1);
    case Qt::Key_Right: return moveBy(1);
    case Qt::Key_Up: return moveBy(-m_columns);
    case Qt::Key_Down: return moveBy(m_columns);
    case Qt::Key_Home:
        return moveBy(-int(std::find(m_tiles.begin(), m_tiles.end(), m_current) - m_tiles.begin()));
    case Qt::Key_End:
        return moveBy(
            int(m_tiles.end() - 1 - std::find(m_tiles.begin(), m_tiles.end(), m_current)));
    case Qt::Key_Space:
        if (m_current && m_current->unfinished())
            return askAboutCurrent(TileRequest::Pause);
        if (m_current && m_current->state() == TileState::Paused)
            return askAboutCurrent(TileRequest::Resume);
        return;
    case Qt::Key_Delete: return askAboutCurrent(TileRequest::Remove);
    case Qt::Key_Enter:
    case Qt::Key_Return: return setLarge(!m_large);
    case Qt::Key_Escape:
        if (m_large)
            return setLarge(false);
        break;
    default: break;
    }
    QScrollArea::keyPressEvent(event);
}

void ImagineGrid::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

} // namespace widgets
