// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cutout/cutpanel.h"
#include "widgets/cutout/cutsection.h"

#include <array>

class QPushButton;
class QToolButton;

namespace widgets {

class ElidedLabel;

/// What can be measured of the mask, and how it agrees with one from a file.
class MaskFactsSection final : public CutSection {
    Q_OBJECT

public:
    explicit MaskFactsSection(QWidget* parent);

    void setFacts(const std::optional<MaskFacts>& facts);
    void setReference(const std::optional<ReferenceFacts>& reference);

signals:
    void loadReferenceRequested();
    void removeReferenceRequested();

protected:
    void updateTexts() override;

private:
    /// A name and its value.
    struct Row {
        QLabel* name;
        QLabel* value;
    };
    enum Fact { Area, Box, Contour, factCount };
    enum Agreement { Iou, Precision, Recall, agreementCount };

    std::optional<MaskFacts> m_facts;
    std::optional<ReferenceFacts> m_reference;
    QLabel* m_emptyLabel;
    std::array<Row, factCount> m_factRows;
    std::array<Row, agreementCount> m_agreementRows;
    QWidget* m_referenceBox;
    ElidedLabel* m_referenceLabel;
    QToolButton* m_removeButton;
    QPushButton* m_loadButton;
};

} // namespace widgets
