// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/sharesection.h"

#include "widgets/elidedlabel.h"
#include "widgets/numbers.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {

namespace {

/// A share as a bar, with a mark at what the mask's area would give.
class ShareBar final : public QWidget {
public:
    ShareBar(double share, double expected) : m_share(share), m_expected(expected)
    {
        setFixedSize(64, 12);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QRectF groove(0.5, 2.5, width() - 1, height() - 5);
        painter.fillRect(groove, palette().color(QPalette::Mid));
        painter.fillRect(
            QRectF(groove.topLeft(),
                   QSizeF(groove.width() * std::clamp(m_share, 0.0, 1.0), groove.height())),
            palette().color(QPalette::Highlight));
        const double mark = groove.left() + groove.width() * m_expected;
        painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
        painter.drawLine(QPointF(mark, 0), QPointF(mark, height()));
    }

private:
    double m_share;
    double m_expected;
};

} // namespace

ShareSection::ShareSection(QWidget* parent) : CutSection(parent), m_noteLabel(new QLabel)
{
    m_noteLabel->setObjectName(QStringLiteral("shareNoteLabel"));
    m_noteLabel->setWordWrap(true);
    column().addWidget(m_noteLabel);
    updateTexts();
}

void ShareSection::setShares(const std::vector<std::pair<QString, std::optional<double>>>& shares)
{
    if (m_shares == shares)
        return;
    m_shares = shares;
    updateTexts();
}

void ShareSection::setMaskShare(std::optional<double> share)
{
    if (m_maskShare == share)
        return;
    m_maskShare = share;
    updateTexts();
}

void ShareSection::updateTexts()
{
    setTitle(tr("Attribution inside the mask"));
    if (!m_maskShare)
        m_noteLabel->setText(tr("There is no mask yet."));
    else if (m_shares.empty())
        m_noteLabel->setText(tr("No panel shows an explanation of this picture."));
    else
        m_noteLabel->setText(
            tr("The mask covers %1 of the picture (the mark): so much would lie inside by chance.")
                .arg(percentage(*m_maskShare)));
    m_noteLabel->setEnabled(m_maskShare && !m_shares.empty());
    rebuild();
}

void ShareSection::rebuild()
{
    delete m_rows;
    m_rows = new QWidget;
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const auto& [name, share] : m_shares) {
        if (!m_maskShare)
            break;
        auto* label = new ElidedLabel;
        label->setText(name);
        auto* value = new QLabel(share ? percentage(*share) : QStringLiteral("–"));
        value->setObjectName(QStringLiteral("share%1Label").arg(row));
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        //: %1: a panel, %2: a share in per cent
        value->setAccessibleName(tr("%1: %2").arg(name, value->text()));
        grid->addWidget(label, row, 0);
        if (share)
            grid->addWidget(new ShareBar(*share, *m_maskShare), row, 1);
        grid->addWidget(value, row, 2);
        ++row;
    }
    column().insertWidget(1, m_rows);
    m_rows->setVisible(row > 0);
}

} // namespace widgets
