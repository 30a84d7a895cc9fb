// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/channelview.h"

#include "widgets/colorbar.h"
#include "widgets/imageview.h"
#include "widgets/model/histogram.h"
#include "widgets/numbers.h"
#include "widgets/pixels.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <cmath>
#include <opencv2/core.hpp>

namespace widgets {

namespace {

/// Walking through channels stays quick on large pictures.
constexpr double largestPixels = 1e6;
/// A press that moves further is a drag.
constexpr double clickDistance = 4;

enum Fact { Mean, Deviation, Minimum, Maximum, Active, Contribution, Facts };

} // namespace

ChannelView::ChannelView(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_view(new ImageView(this)),
      m_colorBar(new ColorBar(this)), m_unitLabel(new QLabel(this)), m_xSpinBox(new QSpinBox(this)),
      m_ySpinBox(new QSpinBox(this)), m_unitValue(new QLabel(this)),
      m_histogram(new Histogram(this)), m_channelButton(new QPushButton(this)),
      m_unitButton(new QPushButton(this))
{
    build();
    m_view->setObjectName(QStringLiteral("channelImageView"));
    m_view->installEventFilter(this);
    m_xSpinBox->setObjectName(QStringLiteral("unitXSpinBox"));
    m_ySpinBox->setObjectName(QStringLiteral("unitYSpinBox"));
    m_unitValue->setObjectName(QStringLiteral("unitValueLabel"));
    m_title->setObjectName(QStringLiteral("channelTitleLabel"));
    m_channelButton->setObjectName(QStringLiteral("imagineChannelButton"));
    m_unitButton->setObjectName(QStringLiteral("imagineUnitButton"));
    m_unitLabel->setBuddy(m_xSpinBox);
    connect(m_view, &ImageView::pointerMoved, this,
            [this](std::optional<QPoint> pixel) { m_pointer = pixel; });
    for (auto* box : {m_xSpinBox, m_ySpinBox})
        connect(box, &QSpinBox::valueChanged, this, [this] {
            pick({m_xSpinBox->value(), m_ySpinBox->value()});
        });
    connect(m_channelButton, &QPushButton::clicked, this, &ChannelView::imagineChannelRequested);
    connect(m_unitButton, &QPushButton::clicked, this, &ChannelView::imagineUnitRequested);
    updateTexts();
    clear();
}

void ChannelView::build()
{
    auto bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 6);
    layout->setSpacing(5);
    layout->addWidget(m_title);
    m_view->setMinimumHeight(110);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_colorBar);
    auto* unit = new QHBoxLayout;
    unit->setSpacing(5);
    unit->addWidget(m_unitLabel);
    unit->addWidget(m_xSpinBox);
    unit->addWidget(m_ySpinBox);
    unit->addWidget(m_unitValue, 1);
    layout->addLayout(unit);
    auto* facts = new QGridLayout;
    facts->setHorizontalSpacing(8);
    facts->setVerticalSpacing(1);
    for (int fact = 0; fact < Facts; ++fact) {
        auto* name = new QLabel(this);
        auto* value = new QLabel(this);
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        // Two pairs a row; the contribution names the class and gets a row of its own.
        if (fact == Contribution) {
            facts->addWidget(name, Facts / 2, 0, 1, 4);
            facts->addWidget(value, Facts / 2, 4);
        } else {
            facts->addWidget(name, fact / 2, fact % 2 * 3);
            facts->addWidget(value, fact / 2, fact % 2 * 3 + 1);
        }
        m_names.push_back(name);
        m_values.push_back(value);
    }
    facts->setColumnMinimumWidth(2, 10);
    facts->setColumnStretch(1, 1);
    facts->setColumnStretch(4, 1);
    layout->addLayout(facts);
    layout->addWidget(m_histogram);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_channelButton);
    buttons->addWidget(m_unitButton);
    layout->addLayout(buttons);
}

void ChannelView::setPicture(const core::Image& picture, const core::Preprocessed& geometry)
{
    core::Image shown = picture;
    shown.pixels = reduced(picture.pixels, largestPixels);
    m_renderer.setPicture(shown);
    m_geometry = m_shown = geometry;
    const double x = double(shown.pixels.cols) / picture.pixels.cols;
    const double y = double(shown.pixels.rows) / picture.pixels.rows;
    m_shown.pictureSize = shown.pixels.size();
    m_shown.stepX *= x;
    m_shown.originX *= x;
    m_shown.stepY *= y;
    m_shown.originY *= y;
    m_picked.reset();
    clear();
}

void ChannelView::clear()
{
    m_channel = {};
    m_renderer.clearMap();
    m_view->setImage(m_renderer.render(),
                     QSize(m_geometry.pictureSize.width, m_geometry.pictureSize.height));
    m_view->setMarker({});
    m_colorBar->setRange({});
    m_histogram->setValues({});
    showFacts();
    showUnit();
}

void ChannelView::setChannel(const Channel& channel)
{
    if (channel.values.size() != m_channel.values.size())
        m_picked.reset(); // of another grid
    m_channel = channel;
    showMap();
    m_histogram->setValues({channel.values.begin<float>(), channel.values.end<float>()});
    showFacts();
    showUnit();
}

void ChannelView::showMap()
{
    cv::Mat values = m_channel.values.clone();
    cv::patchNaNs(values, 0);
    for (auto& value : cv::Mat_<float>(values))
        value = std::isfinite(value) ? value : 0;
    m_renderer.setCommonRange(m_channel.commonRange);
    m_renderer.setMap(
        {core::mapToPicture(values, m_shown), m_channel.isSigned, core::coveredPart(m_shown)});
    m_view->setImage(m_renderer.render(),
                     QSize(m_geometry.pictureSize.width, m_geometry.pictureSize.height));
    m_colorBar->setColorMap(QString::fromStdString(m_renderer.style().colorMap));
    m_colorBar->setRange(m_renderer.range());
}

QSize ChannelView::grid() const
{
    return {m_channel.values.cols, m_channel.values.rows};
}

QPoint ChannelView::unit() const
{
    if (m_picked || !hasChannel())
        return m_picked.value_or(QPoint());
    QPoint strongest;
    float most = -INFINITY;
    for (int y = 0; y < m_channel.values.rows; ++y)
        for (int x = 0; x < m_channel.values.cols; ++x)
            if (m_channel.values.at<float>(y, x) > most) {
                most = m_channel.values.at<float>(y, x);
                strongest = {x, y};
            }
    return strongest;
}

QPointF ChannelView::centreOf(QPoint unit) const
{
    const auto input = m_geometry.inputSize();
    return {(unit.x() + 0.5) * input.width / grid().width() * m_geometry.stepX + m_geometry.originX,
            (unit.y() + 0.5) * input.height / grid().height() * m_geometry.stepY +
                m_geometry.originY};
}

std::optional<QPoint> ChannelView::unitAt(QPointF position) const
{
    const auto input = m_geometry.inputSize();
    const double x =
        (position.x() - m_geometry.originX) / m_geometry.stepX * grid().width() / input.width;
    const double y =
        (position.y() - m_geometry.originY) / m_geometry.stepY * grid().height() / input.height;
    const QPoint unit(int(std::floor(x)), int(std::floor(y)));
    return QRect(QPoint(), grid()).contains(unit) ? std::optional(unit) : std::nullopt;
}

void ChannelView::pick(QPoint unit)
{
    m_picked = unit;
    showUnit();
}

void ChannelView::showUnit()
{
    const bool known = hasChannel();
    const QSignalBlocker blockers[] = {QSignalBlocker(m_xSpinBox), QSignalBlocker(m_ySpinBox)};
    m_xSpinBox->setRange(0, std::max(0, grid().width() - 1));
    m_ySpinBox->setRange(0, std::max(0, grid().height() - 1));
    const auto at = unit();
    m_xSpinBox->setValue(at.x());
    m_ySpinBox->setValue(at.y());
    for (QWidget* widget : {static_cast<QWidget*>(m_unitLabel), static_cast<QWidget*>(m_xSpinBox),
                            static_cast<QWidget*>(m_ySpinBox), static_cast<QWidget*>(m_unitButton),
                            static_cast<QWidget*>(m_channelButton)})
        widget->setEnabled(known);
    if (!known) {
        m_unitValue->clear();
        m_colorBar->setMarker({});
        return;
    }
    const double value = double(m_channel.values.at<float>(at.y(), at.x()));
    m_unitValue->setText(QStringLiteral("= ") +
                         (std::isfinite(value) ? shortNumber(value) : tr("no number")));
    m_view->setMarker(centreOf(at));
    m_colorBar->setMarker(std::isfinite(value) ? std::optional(value) : std::nullopt);
}

void ChannelView::showFacts()
{
    const auto& facts = m_channel.facts;
    m_title->setText(hasChannel() ? tr("Channel %1").arg(facts.channel) : tr("No channel"));
    const double numbers[] = {facts.mean,    facts.deviation, facts.minimum,
                              facts.maximum, facts.active,    facts.contribution};
    for (int fact = 0; fact < Facts; ++fact) {
        const double number = numbers[fact];
        QString text;
        if (hasChannel())
            text = !facts.finite          ? tr("no number")
                   : fact == Active       ? percentage(number)
                   : fact == Contribution ? signedNumber(number)
                                          : shortNumber(number);
        if (fact == Contribution && m_channel.className.isEmpty())
            text.clear();
        m_values[std::size_t(fact)]->setText(text);
    }
    m_names[Contribution]->setText(
        m_channel.className.isEmpty()
            ? tr("Contribution")
            //: %1 is a class
            : tr("Contribution to %1")
                  .arg(fontMetrics().elidedText(m_channel.className, Qt::ElideRight,
                                                18 * fontMetrics().averageCharWidth())));
}

bool ChannelView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_view || !hasChannel())
        return QWidget::eventFilter(watched, event);
    const auto pickAt = [this](QPointF position) {
        if (const auto unit = unitAt(position))
            pick(*unit);
    };
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* press = static_cast<QMouseEvent*>(event);
        m_pressed =
            press->button() == Qt::LeftButton ? std::optional(press->position()) : std::nullopt;
    } else if (event->type() == QEvent::MouseButtonRelease && m_pressed) {
        const auto position = static_cast<QMouseEvent*>(event)->position();
        if ((position - *std::exchange(m_pressed, {})).manhattanLength() <= clickDistance)
            pickAt(m_view->toPicture(position));
    } else if (event->type() == QEvent::KeyPress && m_pointer) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            pickAt(QPointF(*m_pointer) + QPointF(0.5, 0.5));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ChannelView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void ChannelView::updateTexts()
{
    const QString names[] = {tr("Mean"),    tr("Deviation"), tr("Smallest"),
                             tr("Largest"), tr("Above 0"),   tr("Contribution")};
    const QString tips[] = {
        tr("Over all positions"),
        tr("The standard deviation over all positions"),
        tr("The smallest value of all positions"),
        tr("The largest value of all positions"),
        tr("The share of positions whose value is above 0"),
        tr("The sum of gradient times activation over all positions: above 0 where the channel "
           "speaks for the class, below 0 where it speaks against it")};
    for (int fact = 0; fact < Facts; ++fact) {
        m_names[std::size_t(fact)]->setText(names[fact]);
        m_names[std::size_t(fact)]->setToolTip(tips[fact]);
        m_values[std::size_t(fact)]->setToolTip(tips[fact]);
    }
    m_unitLabel->setText(tr("&Unit"));
    m_unitLabel->setToolTip(tr("A position in the layer's grid. Click into the picture to pick it, "
                               "or press Enter there at the inspected pixel."));
    m_xSpinBox->setToolTip(tr("Column in the layer's grid, from the left"));
    m_ySpinBox->setToolTip(tr("Row in the layer's grid, from the top"));
    m_xSpinBox->setAccessibleName(tr("Column of the unit"));
    m_ySpinBox->setAccessibleName(tr("Row of the unit"));
    m_channelButton->setText(tr("Imagine &channel"));
    m_channelButton->setToolTip(tr("Make a picture that this channel responds to everywhere"));
    m_unitButton->setText(tr("Imagine u&nit"));
    m_unitButton->setToolTip(tr("Make a picture that this channel responds to at this position"));
    m_view->setEmptyText(tr("No picture is open."));
    showFacts();
    showUnit();
}

} // namespace widgets
