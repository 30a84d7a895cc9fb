// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/tensorview.h"

#include "widgets/imageview.h"
#include "widgets/numbers.h"
#include "widgets/pixels.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

/// Values from minus to plus this are told apart: usual normalisations stay within.
constexpr double valueSpan = 3;
constexpr int smallestPicture = 150;

uchar byte(double share)
{
    return uchar(std::lround(255 * std::clamp(std::isfinite(share) ? share : 0., 0., 1.)));
}

/// `level(channel, value)` is 0 to 1; `from` says which channel each of red, green and blue shows.
template <typename Level>
QImage imageOf(const cv::Mat& tensor, const std::array<int, 3>& from, const Level& level)
{
    QImage image(tensor.size[3], tensor.size[2], QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const float* rows[3];
        for (std::size_t color = 0; color < 3; ++color)
            rows[color] = tensor.ptr<float>(0, from[color], y);
        for (int x = 0; x < image.width(); ++x)
            line[x] = qRgb(byte(level(from[0], rows[0][x])), byte(level(from[1], rows[1][x])),
                           byte(level(from[2], rows[2][x])));
    }
    return image;
}

} // namespace

TensorView::TensorView(QWidget* parent)
    : QWidget(parent), m_modeLabel(new QLabel(this)), m_modeComboBox(new QComboBox(this)),
      m_view(new ImageView(this)), m_shapeLabel(new QLabel(this)), m_table(new QGridLayout)
{
    m_modeComboBox->setObjectName(QStringLiteral("modeComboBox"));
    m_modeComboBox->addItems(QStringList(6));
    m_modeComboBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_modeComboBox->setMinimumContentsLength(12);
    m_modeLabel->setBuddy(m_modeComboBox);
    m_view->setObjectName(QStringLiteral("tensorImageView"));
    m_view->setMinimumHeight(smallestPicture);
    m_shapeLabel->setObjectName(QStringLiteral("shapeLabel"));
    m_shapeLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table->setHorizontalSpacing(10);
    m_table->setVerticalSpacing(1);
    for (int row = 0; row < 4; ++row)
        for (int column = 0; column < 5; ++column) {
            auto* cell = m_cells[row][column] = new QLabel(this);
            cell->setObjectName(QStringLiteral("cell%1%2Label").arg(row).arg(column));
            cell->setAlignment(column == 0 ? Qt::AlignLeft : Qt::AlignRight);
            if (row == 0 || column == 0)
                cell->setForegroundRole(QPalette::PlaceholderText);
            else
                cell->setTextInteractionFlags(Qt::TextSelectableByMouse);
            m_table->addWidget(cell, row, column);
        }
    for (int column = 1; column < 5; ++column)
        m_table->setColumnStretch(column, 1);

    auto* header = new QHBoxLayout;
    header->addWidget(m_modeLabel);
    header->addWidget(m_modeComboBox, 1);
    header->addWidget(m_shapeLabel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(header);
    layout->addWidget(m_view, 1);
    layout->addLayout(m_table);
    connect(m_modeComboBox, &QComboBox::currentIndexChanged, this, &TensorView::showImage);
    updateTexts();
}

void TensorView::setTensor(const cv::Mat& tensor, const core::InputRule& rule)
{
    m_tensor = tensor;
    m_rule = rule;
    m_statistics =
        tensor.empty() ? std::vector<core::ChannelStatistics>() : core::channelStatistics(tensor);
    showImage();
    showStatistics();
}

void TensorView::setMessage(const QString& message)
{
    m_view->setMessage(message);
}

void TensorView::setEmptyText(const QString& text)
{
    m_view->setEmptyText(text);
}

TensorView::Mode TensorView::mode() const
{
    return Mode(std::max(0, m_modeComboBox->currentIndex()));
}

const QImage& TensorView::shownImage() const
{
    return m_view->image();
}

void TensorView::showImage()
{
    if (m_tensor.empty())
        return m_view->setImage({});
    const int last = m_tensor.size[1] - 1;
    const auto channel = [last](int wanted) { return std::min(wanted, last); };
    std::array<int, 3> from{0, channel(1), channel(2)};
    const auto stretched = [this](int c, double value) {
        const auto& own = m_statistics[std::size_t(c)];
        const double range = own.maximum - own.minimum;
        return range > 0 ? (value - own.minimum) / range : 0.5;
    };
    switch (mode()) {
    case Mode::Picture:
        if (m_rule.channels == core::ChannelOrder::Bgr)
            std::swap(from[0], from[2]);
        return m_view->setImage(imageOf(m_tensor, from, [this](int c, double value) {
            const auto place = std::size_t(c);
            return (value * m_rule.std[place] + m_rule.mean[place]) * m_rule.scale / 255;
        }));
    case Mode::Values:
        return m_view->setImage(imageOf(m_tensor, from, [](int, double value) {
            return (value + valueSpan) / (2 * valueSpan);
        }));
    case Mode::Stretched: break;
    case Mode::First:
    case Mode::Second:
    case Mode::Third: from.fill(channel(int(mode()) - int(Mode::First))); break;
    }
    m_view->setImage(imageOf(m_tensor, from, stretched));
}

void TensorView::showStatistics()
{
    const bool any = !m_tensor.empty();
    m_shapeLabel->setText(any ? QStringLiteral("%1 × %2 × %3 × %4")
                                    .arg(m_tensor.size[0])
                                    .arg(m_tensor.size[1])
                                    .arg(m_tensor.size[2])
                                    .arg(m_tensor.size[3])
                              : QString());
    QStringList names{tr("Red"), tr("Green"), tr("Blue")};
    if (m_rule.channels == core::ChannelOrder::Bgr)
        names = {names[2], names[1], names[0]};
    if (m_rule.channels == core::ChannelOrder::Gray)
        names[0] = tr("Grey");
    for (std::size_t row = 0; row < 3; ++row) {
        const bool there = row < m_statistics.size();
        const auto own = there ? m_statistics[row] : core::ChannelStatistics();
        const double values[] = {own.minimum, own.maximum, own.mean, own.deviation};
        m_cells[row + 1][0]->setText(there ? names[int(row)] : QString());
        for (std::size_t column = 0; column < 4; ++column)
            m_cells[row + 1][column + 1]->setText(there ? shortNumber(values[column]) : QString());
    }
    for (int column = 0; column < 5; ++column)
        m_cells[0][column]->setVisible(any);
    // What has no second or third channel offers none.
    for (int mode = int(Mode::Second); mode <= int(Mode::Third); ++mode) {
        const bool there = !any || mode - int(Mode::First) < m_tensor.size[1];
        if (!there && m_modeComboBox->currentIndex() == mode)
            m_modeComboBox->setCurrentIndex(int(Mode::First));
        m_modeComboBox->setItemData(mode, there ? QVariant() : QVariant(0), Qt::UserRole - 1);
    }
}

void TensorView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void TensorView::updateTexts()
{
    m_modeLabel->setText(tr("Sho&w"));
    m_modeComboBox->setToolTip(tr(
        "As a picture wrong numbers are hard to see: its normalisation is undone. As values, the "
        "picture should be grey on average and neither pale nor glaring."));
    m_modeComboBox->setItemText(int(Mode::Picture), tr("As a picture"));
    m_modeComboBox->setItemText(int(Mode::Values), tr("Values from −3 to 3"));
    m_modeComboBox->setItemText(int(Mode::Stretched), tr("Values, smallest to largest"));
    m_modeComboBox->setItemText(int(Mode::First), tr("First channel"));
    m_modeComboBox->setItemText(int(Mode::Second), tr("Second channel"));
    m_modeComboBox->setItemText(int(Mode::Third), tr("Third channel"));
    m_view->setAccessibleName(tr("What the network sees"));
    m_shapeLabel->setToolTip(tr("Pictures × channels × height × width"));
    m_cells[0][0]->setText(tr("Channel"));
    m_cells[0][1]->setText(tr("Minimum"));
    m_cells[0][2]->setText(tr("Maximum"));
    m_cells[0][3]->setText(tr("Mean"));
    //: standard deviation, a heading with little room
    m_cells[0][4]->setText(tr("Std. dev."));
    m_cells[0][4]->setToolTip(tr("Standard deviation"));
    showStatistics();
}

} // namespace widgets
