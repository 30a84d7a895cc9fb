// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/methoditem.h"

#include <QComboBox>
#include <vector>

namespace widgets {

/// The method of a panel. It looks like a combo box; its list is a MethodPopup.
class MethodChooser final : public QComboBox {
    Q_OBJECT

public:
    explicit MethodChooser(QWidget* parent = nullptr);

    /// Keeps the chosen method if it is still there. Methods of a family must be neighbours.
    void setMethods(const std::vector<MethodItem>& methods);

    /// Does not emit methodChosen.
    void setMethod(const QString& id);
    QString method() const;

    void showPopup() override;

signals:
    /// By the person.
    void methodChosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void showSummary();

    std::vector<MethodItem> m_methods;
};

} // namespace widgets
