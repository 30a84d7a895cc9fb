// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imagine/imaginepicture.h"

#include "widgets/viewpainting.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>
#include <utility>

namespace widgets {

namespace {

constexpr int gap = 4;
constexpr double cutOff = 0.005; ///< this share of the values at either end may saturate

/// Bicubic where it grows and averaged where it shrinks: neither blurred nor jagged.
QImage resampled(const QImage& image, QSize size)
{
    if (image.size() == size)
        return image;
    const QImage source = image.convertToFormat(QImage::Format_RGB32);
    QImage result(size, QImage::Format_RGB32);
    const cv::Mat from(source.height(), source.width(), CV_8UC4,
                       const_cast<uchar*>(source.constBits()), std::size_t(source.bytesPerLine()));
    cv::Mat to(size.height(), size.width(), CV_8UC4, result.bits(),
               std::size_t(result.bytesPerLine()));
    const bool shrinks = size.width() < image.width();
    cv::resize(from, to, to.size(), 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_CUBIC);
    return result;
}

/// All colours by the same line, so that grey stays grey.
QImage stretched(const QImage& image)
{
    QImage result = image.convertToFormat(QImage::Format_RGB888);
    cv::Mat pixels(result.height(), result.width(), CV_8UC3, result.bits(),
                   std::size_t(result.bytesPerLine()));
    std::array<int, 256> counts{};
    for (int y = 0; y < pixels.rows; ++y)
        for (int i = 0; i < 3 * pixels.cols; ++i)
            ++counts[pixels.ptr(y)[i]];
    const double few = cutOff * 3.0 * double(pixels.total());
    int low = 0;
    int high = 255;
    for (double seen = counts[0]; seen <= few && low < 255;)
        seen += counts[std::size_t(++low)];
    for (double seen = counts[255]; seen <= few && high > 0;)
        seen += counts[std::size_t(--high)];
    if (high <= low)
        return image; // one colour
    const double factor = 255.0 / (high - low);
    pixels.convertTo(pixels, -1, factor, -low * factor);
    return result;
}

} // namespace

ImaginePicture::ImaginePicture(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ImaginePicture::setImages(const std::vector<QImage>& images)
{
    m_images = images;
    m_scaled.assign(images.size(), {});
    m_chosen = std::clamp(m_chosen, 0, std::max(0, int(images.size()) - 1));
    update();
}

void ImaginePicture::setContrastStretched(bool stretched)
{
    if (std::exchange(m_stretched, stretched) == stretched)
        return;
    m_scaled.assign(m_images.size(), {});
    update();
}

void ImaginePicture::setMessage(const QString& message)
{
    if (m_message == message)
        return;
    m_message = message;
    update();
}

QSize ImaginePicture::sizeHint() const
{
    return {260, 260};
}

QSize ImaginePicture::minimumSizeHint() const
{
    return {110, 110};
}

/// Columns and rows that make the images largest.
QSize ImaginePicture::grid() const
{
    const int count = std::max(1, int(m_images.size()));
    int best = 1;
    double bestSide = -1;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const double side = std::min(double(width()) / columns, double(height()) / rows);
        if (side > bestSide) {
            best = columns;
            bestSide = side;
        }
    }
    return {best, (count + best - 1) / best};
}

QRect ImaginePicture::imageRect(int index) const
{
    if (index < 0 || index >= int(m_images.size()))
        return {};
    const QSize cells = grid();
    const QSize cell((width() - gap * (cells.width() - 1)) / cells.width(),
                     (height() - gap * (cells.height() - 1)) / cells.height());
    const QSize size = m_images[std::size_t(index)].size().scaled(cell, Qt::KeepAspectRatio);
    // Together they lie in the middle.
    const int wide = size.width() * cells.width() + gap * (cells.width() - 1);
    const int high = size.height() * cells.height() + gap * (cells.height() - 1);
    return {QPoint((width() - wide) / 2 + index % cells.width() * (size.width() + gap),
                   (height() - high) / 2 + index / cells.width() * (size.height() + gap)),
            size};
}

const QPixmap& ImaginePicture::scaled(int index, QSize pixels)
{
    auto& kept = m_scaled[std::size_t(index)];
    if (kept.size() != pixels) {
        const auto& image = m_images[std::size_t(index)];
        kept = QPixmap::fromImage(resampled(m_stretched ? stretched(image) : image, pixels));
    }
    return kept;
}

void ImaginePicture::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        emit doubleClicked();
}

void ImaginePicture::mousePressEvent(QMouseEvent* event)
{
    for (int index = 0; index < int(m_images.size()); ++index) {
        if (index == m_chosen || !imageRect(index).contains(event->pos()))
            continue;
        m_chosen = index;
        update();
        emit chosenChanged(index);
    }
    QWidget::mousePressEvent(event); // the tile becomes current
}

void ImaginePicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), viewGround(palette()));
    const double ratio = devicePixelRatioF();
    for (int index = 0; index < int(m_images.size()); ++index) {
        const QRect place = imageRect(index);
        if (place.isEmpty())
            continue;
        auto pixmap = scaled(index, (QSizeF(place.size()) * ratio).toSize());
        pixmap.setDevicePixelRatio(ratio);
        painter.drawPixmap(place.topLeft(), pixmap);
        if (m_images.size() > 1 && index == m_chosen) {
            painter.setPen(QPen(palette().color(QPalette::Highlight), 3));
            painter.drawRect(place.adjusted(1, 1, -2, -2));
        }
    }
    if (!m_message.isEmpty())
        paintViewMessage(painter, rect(), m_message, !m_images.empty(), palette());
}

} // namespace widgets
