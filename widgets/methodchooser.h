// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <vector>

namespace widgets {

/// A method that a panel offers; all texts translated.
struct MethodItem {
    QString id;
    QString name;
    QString family;
    QString summary;
    QString whyNotAvailable; ///< empty if it can be used on the model at hand
};

/// Methods under their families' headings. Those that cannot be used are shown disabled, with the
/// reason as tooltip.
class MethodChooser final : public QComboBox {
    Q_OBJECT

public:
    explicit MethodChooser(QWidget* parent = nullptr);

    /// Keeps the chosen method if it is still there. Methods of a family must be neighbours.
    void setMethods(const std::vector<MethodItem>& methods);

    /// Does not emit methodChosen.
    void setMethod(const QString& id);
    QString method() const;

signals:
    /// By the person.
    void methodChosen(const QString& id);

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    void showSummary();
};

} // namespace widgets
