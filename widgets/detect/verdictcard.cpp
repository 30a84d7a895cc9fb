// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detect/verdictcard.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <algorithm>

namespace widgets {

namespace {

using core::Judgement;

/// Apart in lightness and hue; the sign's shape says it, too.
QColor colorOf(Judgement judgement, const QPalette& palette)
{
    const bool dark = palette.color(QPalette::Window).lightness() < 128;
    switch (judgement) {
    case Judgement::Supported: return dark ? QColor(0x4c, 0xb3, 0x8a) : QColor(0x1b, 0x7f, 0x5c);
    case Judgement::Weak: return dark ? QColor(0xe8, 0xb0, 0x4a) : QColor(0xb0, 0x6d, 0x00);
    case Judgement::None: return dark ? QColor(0xf0, 0x7f, 0x6a) : QColor(0xb8, 0x32, 0x1e);
    case Judgement::NothingToCompare: break;
    }
    return palette.color(QPalette::PlaceholderText);
}

} // namespace

/// A full, half full or empty circle; a dotted one where there is nothing to compare with.
class VerdictCard::Sign final : public QWidget {
public:
    explicit Sign(QWidget* parent) : QWidget(parent) { setFixedSize(34, 34); }
    void show(Judgement judgement, bool known)
    {
        m_judgement = judgement;
        m_known = known;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!m_known)
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto color = colorOf(m_judgement, palette());
        const QRectF circle = QRectF(rect()).adjusted(3, 3, -3, -3);
        painter.setPen(QPen(
            color, 3, m_judgement == Judgement::NothingToCompare ? Qt::DotLine : Qt::SolidLine));
        painter.setBrush(m_judgement == Judgement::Supported ? QBrush(color) : Qt::NoBrush);
        painter.drawEllipse(circle);
        if (m_judgement == Judgement::Weak) {
            painter.setBrush(color);
            painter.drawChord(circle, 180 * 16, 180 * 16);
        } else if (m_judgement == Judgement::Supported) {
            painter.setPen(QPen(palette().color(QPalette::Window), 3.2, Qt::SolidLine, Qt::RoundCap,
                                Qt::RoundJoin));
            painter.drawPolyline(QPolygonF({{10.5, 17.5}, {15.5, 22.5}, {24, 12.5}}));
        } else if (m_judgement == Judgement::None) {
            painter.setPen(QPen(color, 3, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(12, 12), QPointF(22, 22));
            painter.drawLine(QPointF(22, 12), QPointF(12, 22));
        }
    }

private:
    Judgement m_judgement = Judgement::NothingToCompare;
    bool m_known = false;
};

/// The other box's evidence is the whole length.
class VerdictCard::Bar final : public QWidget {
public:
    explicit Bar(QWidget* parent) : QWidget(parent)
    {
        setFixedHeight(14);
        auto policy = sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        setSizePolicy(policy);
    }
    void show(const Verdict& verdict)
    {
        m_verdict = verdict;
        setVisible(verdict.ratio.has_value());
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF groove(0.5, 3.5, width() - 1, height() - 7);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Mid));
        painter.drawRoundedRect(groove, 3, 3);
        const double ratio = std::clamp(m_verdict.ratio.value_or(0), 0.0, 1.0);
        if (ratio > 0) {
            painter.setBrush(colorOf(m_verdict.judgement, palette()));
            painter.drawRoundedRect(
                QRectF(groove.topLeft(),
                       QSizeF(std::max(3.0, groove.width() * ratio), groove.height())),
                3, 3);
        }
        const double mark =
            groove.left() + groove.width() * std::clamp(m_verdict.threshold, 0., 1.);
        painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
        painter.drawLine(QPointF(mark, 0), QPointF(mark, height()));
    }

private:
    Verdict m_verdict;
};

VerdictCard::VerdictCard(const QString& name, QWidget* parent)
    : QFrame(parent), m_sign(new Sign(this)), m_heading(new QLabel(this)),
      m_sentence(new QLabel(this)), m_bar(new Bar(this))
{
    setObjectName(name + QLatin1String("Card"));
    setFrameShape(QFrame::StyledPanel);
    m_heading->setObjectName(name + QLatin1String("HeadingLabel"));
    m_sentence->setObjectName(name + QLatin1String("SentenceLabel"));
    for (auto* label : {m_heading, m_sentence}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_sentence->setAlignment(Qt::AlignTop);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setHorizontalSpacing(10);
    layout->setVerticalSpacing(3);
    layout->addWidget(m_sign, 0, 0, 2, 1, Qt::AlignTop);
    layout->addWidget(m_heading, 0, 1);
    layout->addWidget(m_sentence, 1, 1);
    layout->addWidget(m_bar, 2, 0, 1, 2);
    layout->setRowStretch(1, 1);
    layout->setColumnStretch(1, 1);
    updateFonts();
    setVerdict({});
}

void VerdictCard::setVerdict(const Verdict& verdict)
{
    m_verdict = verdict;
    const bool known = !verdict.sentence.isEmpty();
    m_sign->show(verdict.judgement, known);
    m_heading->setText(known && !verdict.word.isEmpty()
                           ? QStringLiteral("%1 — %2").arg(verdict.heading, verdict.word)
                           : verdict.heading);
    m_sentence->setText(verdict.sentence);
    m_bar->show(verdict);
    setAccessibleName(m_heading->text());
    setAccessibleDescription(verdict.sentence);
}

void VerdictCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        updateFonts();
    QFrame::changeEvent(event);
}

void VerdictCard::updateFonts()
{
    auto heading = font();
    heading.setBold(true);
    m_heading->setFont(heading);
    auto sentence = font();
    sentence.setPointSizeF(sentence.pointSizeF() * 1.15);
    m_sentence->setFont(sentence);
}

} // namespace widgets
