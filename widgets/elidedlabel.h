// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace widgets {

/// One line that gives way: text that does not fit ends in an ellipsis and is whole in the tooltip.
class ElidedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setText(const QString& text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace widgets
