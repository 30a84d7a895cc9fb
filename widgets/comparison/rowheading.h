// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace widgets {

/// The name of a table's row, written upwards at its left.
class RowHeading final : public QWidget {
    Q_OBJECT

public:
    explicit RowHeading(QWidget* parent = nullptr);

    void setText(const QString& text);
    const QString& text() const { return m_text; }
    /// Sets it off from the other rows' headings.
    void setMarked(bool marked);
    bool marked() const { return m_marked; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    bool m_marked = false;
};

} // namespace widgets
