// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"

#include <QImage>
#include <QWidget>
#include <optional>

namespace widgets {

/// A slim legend: which colour stands for which value.
class ColorBar final : public QWidget {
    Q_OBJECT

public:
    explicit ColorBar(QWidget* parent = nullptr);

    /// An id of core::colorMaps().
    void setColorMap(const QString& id);

    /// The values at both ends. Empty: there is nothing to explain, and the bar is drawn faintly.
    void setRange(std::optional<core::ValueRange> range);
    std::optional<core::ValueRange> range() const { return m_range; }

    /// Points at a value; beyond the range it sits at the end.
    void setMarker(std::optional<double> value);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    double positionOf(double value) const;
    void updateTexts();

    QString m_colorMap;
    QImage m_table; ///< 256 x 1
    std::optional<core::ValueRange> m_range;
    std::optional<double> m_marker;
};

} // namespace widgets
