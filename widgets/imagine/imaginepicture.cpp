// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imagine/imaginepicture.h"

#include "widgets/viewpainting.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace widgets {

namespace {

constexpr int gap = 4;

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
    if (kept.size() != pixels)
        kept = QPixmap::fromImage(resampled(m_images[std::size_t(index)], pixels));
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
