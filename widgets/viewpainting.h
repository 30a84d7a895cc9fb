// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QPointF>
#include <QRect>
#include <QString>

class QPainter;

namespace widgets {

// What views of pictures have in common.

/// A cross hair that shows on every picture.
void paintCrossHair(QPainter& painter, QPointF at);

/// A rectangle that shows on every picture.
void paintOutline(QPainter& painter, const QRectF& rectangle);

/// A sentence in the middle of `view`; on a picture it gets a ground of its own.
void paintViewMessage(QPainter& painter, const QRect& view, const QString& text, bool onPicture,
                      const QPalette& palette);

void paintFocusFrame(QPainter& painter, const QRect& view, const QPalette& palette);

/// Around the picture.
QColor viewGround(const QPalette& palette);

} // namespace widgets
