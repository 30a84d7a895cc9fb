// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cutout/cutpanel.h"
#include "widgets/cutout/cutsection.h"

class QGridLayout;

namespace widgets {

/// How much of each panel's attribution lies inside the mask (the energy-based pointing game, Wang
/// et al., 2020), next to what the mask's area would give by chance.
class ShareSection final : public CutSection {
    Q_OBJECT

public:
    explicit ShareSection(QWidget* parent);

    void setShares(const std::vector<std::pair<QString, std::optional<double>>>& shares);
    /// The mask's share of the picture; empty: there is no mask.
    void setMaskShare(std::optional<double> share);

protected:
    void updateTexts() override;

private:
    void rebuild();

    std::vector<std::pair<QString, std::optional<double>>> m_shares;
    std::optional<double> m_maskShare;
    QWidget* m_rows = nullptr; ///< one row a panel, made anew
    QLabel* m_noteLabel;
};

} // namespace widgets
