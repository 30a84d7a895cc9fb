// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detect/doubtview.h"

#include "widgets/comparison/gridimage.h"
#include "widgets/model/titledmap.h"
#include "widgets/progressoverlay.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {

namespace {

constexpr int firstNumber = 2; ///< column
constexpr int shownRows = 4;

/// The map at the picture's size, with its boxes.
QImage mapWithBoxes(const TitledMap& map, const std::vector<OutlinedBox>& boxes)
{
    auto image = map.renderer().renderFull().convertToFormat(QImage::Format_RGB32);
    QPainter painter(&image);
    const double unit = std::max(1.0, std::max(image.width(), image.height()) / 400.0);
    for (const auto& box : boxes)
        for (const bool ground : {true, false}) {
            QPen pen(ground ? Qt::black : Qt::white,
                     unit * ((box.doubted ? 2 : 1.3) + (ground ? 1.5 : 0)));
            pen.setJoinStyle(Qt::MiterJoin);
            if (!ground && !box.doubted)
                pen.setStyle(Qt::DashLine);
            painter.setPen(pen);
            painter.drawRect(box.rectangle);
        }
    return image;
}

} // namespace

DoubtView::DoubtView(QWidget* parent)
    : QWidget(parent), m_cards{new VerdictCard(QStringLiteral("classVerdict"), this),
                               new VerdictCard(QStringLiteral("againstVerdict"), this)},
      m_note(new QLabel(this)), m_table(new QTableWidget(this)),
      m_progress(new ProgressOverlay(this))
{
    const QString names[] = {QStringLiteral("classEvidence"), QStringLiteral("againstEvidence"),
                             QStringLiteral("contrastEvidence"),
                             QStringLiteral("comparedEvidence")};
    for (std::size_t place = 0; place < places; ++place) {
        m_views[place] = new EvidenceView(this);
        m_maps[place] = new TitledMap(names[place], this, m_views[place]);
        connect(m_views[place], &EvidenceView::placeClicked, this, &DoubtView::placeClicked);
    }
    TitledMap::link({m_maps.begin(), m_maps.end()});
    connect(m_views[ForClass], &EvidenceView::rectangleDrawn, this, &DoubtView::rectangleDrawn);
    m_note->setObjectName(QStringLiteral("doubtNoteLabel"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_table->setObjectName(QStringLiteral("doubtTable"));
    m_table->setColumnCount(int(headings().size()));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (row >= 0)
            emit rowChosen(row);
    });
    m_progress->setObjectName(QStringLiteral("doubtProgressBar"));
    layOut();
    setComparedVisible(false);
    updateTexts();
}

DoubtView::~DoubtView()
{
    for (auto* view : m_views)
        view->disconnect(this);
}

void DoubtView::layOut()
{
    auto* cards = new QHBoxLayout;
    cards->setSpacing(8);
    for (auto* card : m_cards)
        cards->addWidget(card, 1);
    auto* maps = new QHBoxLayout;
    maps->setSpacing(8);
    for (auto* map : m_maps)
        maps->addWidget(map, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(cards);
    layout->addLayout(maps, 1);
    layout->addWidget(m_table);
    layout->addWidget(m_note);
}

void DoubtView::setPicture(const core::Image& picture)
{
    for (std::size_t place = 0; place < places; ++place) {
        m_maps[place]->setPicture(picture);
        m_views[place]->setMessage({});
        m_views[place]->setBoxes({});
    }
}

void DoubtView::setLook(const MapLook& look)
{
    for (auto* map : m_maps)
        map->setLook(look);
}

void DoubtView::setTitle(Place place, const QString& title, const QString& tip)
{
    m_titles[place] = title;
    m_maps[place]->setTitle(title, tip);
}

void DoubtView::setMap(Place place, const core::Heatmap& map)
{
    if (map.empty())
        m_maps[place]->clearMap();
    else
        m_maps[place]->setMap(map);
    showScales();
}

void DoubtView::setBoxes(Place place, const std::vector<OutlinedBox>& boxes)
{
    m_views[place]->setBoxes(boxes);
}

void DoubtView::setMessage(Place place, const QString& message)
{
    m_views[place]->setMessage(message);
}

void DoubtView::setComparedVisible(bool visible)
{
    m_maps[Compared]->setVisible(visible);
    if (!visible)
        m_maps[Compared]->clearMap();
}

void DoubtView::setCommonScale(bool common)
{
    m_common = common;
    showScales();
}

void DoubtView::setDrawable(bool drawable)
{
    m_views[ForClass]->setDrawable(drawable);
}

void DoubtView::showScales()
{
    std::optional<core::ValueRange> common;
    if (m_common)
        for (const auto* map : m_maps)
            if (const auto own = map->ownRange())
                common = common ? core::ValueRange{std::min(common->low, own->low),
                                                   std::max(common->high, own->high)}
                                : *own;
    for (auto* map : m_maps)
        map->setRange(map->map().empty() ? std::nullopt : common);
}

void DoubtView::setVerdicts(const Verdict& forClass, const Verdict& forAgainst)
{
    m_cards[0]->setVerdict(forClass);
    m_cards[1]->setVerdict(forAgainst);
}

void DoubtView::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void DoubtView::setRows(const std::vector<DoubtRow>& rows)
{
    const QSignalBlocker blocker(m_table);
    m_table->setRowCount(int(rows.size()));
    auto bold = m_table->font();
    bold.setBold(true);
    for (int row = 0; row < int(rows.size()); ++row) {
        const auto& each = rows[std::size_t(row)];
        const auto cells = QStringList{each.className, each.boxName} + each.numbers;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            auto* item = new QTableWidgetItem(cells.value(column));
            if (each.doubted)
                item->setFont(bold);
            item->setTextAlignment((column < firstNumber ? Qt::AlignLeft : Qt::AlignRight) |
                                   Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
    }
    const int frame = 2 * m_table->frameWidth();
    const int height = m_table->fontMetrics().height() + 6;
    m_table->verticalHeader()->setDefaultSectionSize(height);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + frame +
                            std::clamp(int(rows.size()), 2, shownRows) * height);
}

void DoubtView::setCurrentRow(int row)
{
    const QSignalBlocker blocker(m_table);
    if (row < 0)
        m_table->clearSelection();
    else
        m_table->selectRow(row);
}

QStringList DoubtView::headings() const
{
    return {tr("Class"),   tr("Box"),        tr("Inside"),     tr("Share"),   tr("Area"),
            tr("Density"), tr("Net inside"), tr("Net in all"), tr("Compared")};
}

void DoubtView::updateTexts()
{
    m_table->setHorizontalHeaderLabels(headings());
    const QStringList tips{
        tr("The class that was asked about"),
        tr("Where it was measured"),
        tr("The sum of everything in the box that speaks for the class"),
        tr("Of everything in the picture that speaks for the class, so much lies in the box"),
        tr("Of what the model saw, so much lies in the box: what chance would give"),
        tr("How many times more evidence lies on a pixel of the box than on any pixel"),
        tr("The sum of everything in the box, what speaks against the class subtracted"),
        tr("The same in the whole picture: with integrated gradients it is how much the score "
           "rose over that of the empty picture"),
        tr("How much evidence the box in question has, with this one's as 100 %")};
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->horizontalHeaderItem(column)->setToolTip(tips[column]);
    m_table->setAccessibleName(tr("Evidence in numbers"));
}

void DoubtView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

QString DoubtView::numbersAsText() const
{
    QStringList lines;
    const auto join = [&](auto text) {
        QStringList cells;
        for (int column = 0; column < m_table->columnCount(); ++column)
            cells << text(column);
        lines << cells.join(QLatin1Char('\t'));
    };
    join([this](int column) { return m_table->horizontalHeaderItem(column)->text(); });
    for (int row = 0; row < m_table->rowCount(); ++row)
        join([&](int column) { return m_table->item(row, column)->text(); });
    return lines.join(QLatin1Char('\n'));
}

QImage DoubtView::asImage() const
{
    std::vector<PanelImage> panels;
    for (std::size_t place = 0; place < places; ++place) {
        const auto* map = m_maps[place];
        if (map->map().empty())
            continue;
        panels.push_back({.map = mapWithBoxes(*map, m_views[place]->boxes()),
                          .method = m_titles[place],
                          .target = {},
                          .facts = {},
                          .colorMap = map->renderer().style().colorMap,
                          .range = map->renderer().range()});
    }
    if (panels.empty())
        return {};
    const auto maps = renderGridImage(panels, int(panels.size()));
    QStringList text;
    for (const auto* card : m_cards)
        if (const auto& verdict = card->verdict(); !verdict.sentence.isEmpty())
            text << card->accessibleName() + QLatin1Char('\n') + verdict.sentence;
    QFont font = this->font();
    font.setPixelSize(std::max(12, maps.width() / 80));
    const int margin = font.pixelSize();
    const QRect space(margin, margin, maps.width() - 2 * margin, 100 * margin);
    const auto words = text.join(QStringLiteral("\n\n"));
    const int flags = Qt::AlignLeft | Qt::TextWordWrap;
    const QRect above = QFontMetrics(font).boundingRect(space, flags, words);
    QImage whole(maps.width(), above.height() + maps.height() + 2 * margin, QImage::Format_RGB32);
    whole.fill(Qt::white);
    QPainter painter(&whole);
    painter.setFont(font);
    painter.setPen(Qt::black);
    painter.drawText(space, flags, words);
    painter.drawImage(0, above.height() + 2 * margin, maps);
    return whole;
}

} // namespace widgets
