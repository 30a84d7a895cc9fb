// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/target.h"
#include "widgets/cutout/cutsection.h"

#include <QString>
#include <optional>
#include <utility>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace widgets {

class ElidedLabel;
class ValueSlider;

/// What of the chosen box is explained, a quick map of it, and how much of that lies inside.
class BoxExplaining final : public CutSection {
    Q_OBJECT

public:
    explicit BoxExplaining(QWidget* parent = nullptr);

    /// "dog 0.82", and all that is known of it; empty: no box is chosen.
    void setBox(const QString& name, const QString& facts = {});
    void setQuantity(core::BoxQuantity quantity);
    /// Ids and names of the methods for the quick map.
    void setMethods(const std::vector<std::pair<QString, QString>>& methods);
    /// Empty: no map.
    void setMethod(const QString& id);
    QString method() const;
    /// 0 to 1.
    void setOpacity(double opacity);
    double opacity() const;

    /// What the map says, or why there is none.
    void setVerdict(const QString& sentence);

signals:
    void quantityChosen(core::BoxQuantity quantity);
    void explainRequested();
    /// Empty: no map.
    void methodChosen(const QString& id);
    void opacityChanged(double opacity);

protected:
    void updateTexts() override;

private:
    void showBox();

    ElidedLabel* m_boxLabel;
    QLabel* m_quantityLabel;
    QComboBox* m_quantityComboBox;
    QPushButton* m_explainButton;
    QLabel* m_methodLabel;
    QComboBox* m_methodComboBox;
    ValueSlider* m_opacity;
    QLabel* m_verdictLabel;
    QString m_box;
    QString m_facts;
};

} // namespace widgets
