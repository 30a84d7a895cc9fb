// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/doubt.h"

#include <QFrame>

class QLabel;

namespace widgets {

/// What a box's evidence for a class amounts to; all texts translated.
struct Verdict {
    QString heading{};  ///< "zebra"
    QString word{};     ///< "supported"
    QString sentence{}; ///< with the number; empty: not known yet
    core::Judgement judgement = core::Judgement::NothingToCompare;
    std::optional<double> ratio{}; ///< of the strongest other box's evidence
    double threshold = 0;
};

/// A verdict as a sign, a sentence and a bar with a mark at the threshold.
class VerdictCard final : public QFrame {
    Q_OBJECT

public:
    /// Its parts are named after `name`.
    explicit VerdictCard(const QString& name, QWidget* parent = nullptr);

    void setVerdict(const Verdict& verdict);
    const Verdict& verdict() const { return m_verdict; }

protected:
    void changeEvent(QEvent* event) override;

private:
    class Sign;
    class Bar;

    void updateFonts();

    Sign* m_sign;
    QLabel* m_heading;
    QLabel* m_sentence;
    Bar* m_bar;
    Verdict m_verdict;
};

} // namespace widgets
