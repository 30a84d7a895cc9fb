// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imagine/imaginetile.h"

#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/imagine/imaginepicture.h"
#include "widgets/numbers.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int frame = 3;
constexpr int barHeight = 4;
constexpr int narrow = 170;

} // namespace

ImagineTile::ImagineTile(QWidget* parent)
    : QFrame(parent), m_titleLabel(new ElidedLabel(this)), m_mainButton(new QToolButton(this)),
      m_menuButton(new QToolButton(this)), m_removeButton(new QToolButton(this)),
      m_picture(new ImaginePicture(this)), m_numbersLabel(new ElidedLabel(this)),
      m_statusLabel(new ElidedLabel(this)), m_noteLabel(new QLabel(this)),
      m_bar(new QProgressBar(this))
{
    build();
    layOut();
    connect(m_mainButton, &QToolButton::clicked, this, [this] { emit asked(mainRequest()); });
    connect(m_removeButton, &QToolButton::clicked, this,
            [this] { emit asked(TileRequest::Remove); });
    connect(m_menuButton, &QToolButton::clicked, this, [this] {
        emit focused();
        emit menuRequested(m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height())));
    });
    connect(m_picture, &ImaginePicture::doubleClicked, this, &ImagineTile::largeRequested);
    connect(m_picture, &ImaginePicture::chosenChanged, this, &ImagineTile::showFacts);
    updateTexts();
}

void ImagineTile::build()
{
    setFocusPolicy(Qt::StrongFocus);
    QFont bold = font();
    bold.setBold(true);
    m_titleLabel->setFont(bold);
    // A channel's number and a probability are at the end.
    m_titleLabel->setElideMode(Qt::ElideMiddle);
    m_statusLabel->setElideMode(Qt::ElideMiddle);
    m_titleLabel->setObjectName(QStringLiteral("tileTitleLabel"));
    m_mainButton->setObjectName(QStringLiteral("tileMainButton"));
    m_menuButton->setObjectName(QStringLiteral("tileMenuButton"));
    m_removeButton->setObjectName(QStringLiteral("tileRemoveButton"));
    m_numbersLabel->setObjectName(QStringLiteral("tileNumbersLabel"));
    m_statusLabel->setObjectName(QStringLiteral("tileStatusLabel"));
    m_noteLabel->setObjectName(QStringLiteral("tileNoteLabel"));
    m_bar->setObjectName(QStringLiteral("tileProgressBar"));
    m_menuButton->setIcon(icon(Glyph::More));
    m_removeButton->setIcon(icon(Glyph::Close));
    for (auto* button : {m_mainButton, m_menuButton, m_removeButton}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_noteLabel->setWordWrap(true);
    m_noteLabel->setTextFormat(Qt::PlainText);
    m_noteLabel->hide();
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(barHeight);
    auto policy = m_bar->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // pictures do not change their size at the end
    m_bar->setSizePolicy(policy);
    // A style may give a bar a frame that leaves nothing of so thin a one.
    m_bar->setStyleSheet(QStringLiteral("QProgressBar { border: 0; background: palette(mid); }"
                                        "QProgressBar::chunk { background: palette(highlight); }"));
}

void ImagineTile::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(frame + 3, frame + 1, frame + 3, frame + 2);
    column->setSpacing(2);
    auto* header = new QHBoxLayout;
    header->setSpacing(0);
    header->addWidget(m_titleLabel, 1);
    for (auto* button : {m_mainButton, m_menuButton, m_removeButton})
        header->addWidget(button);
    column->addLayout(header);
    column->addWidget(m_picture, 1);
    column->addWidget(m_bar);
    column->addWidget(m_numbersLabel);
    column->addWidget(m_statusLabel);
    column->addWidget(m_noteLabel);
}

void ImagineTile::setTitle(const QString& title, const QString& details)
{
    m_details = details;
    m_titleLabel->setText(title, details.isEmpty() ? title : title + QLatin1Char('\n') + details);
    showToolTip();
    setAccessibleName(title);
    m_picture->setAccessibleName(title);
}

QString ImagineTile::title() const
{
    return m_titleLabel->text();
}

bool ImagineTile::unfinished() const
{
    return m_state == TileState::Waiting || m_state == TileState::Running;
}

void ImagineTile::setState(TileState state)
{
    if (state != TileState::Running) {
        m_clock.invalidate();
        m_timeLeft = {};
    } else if (!m_clock.isValid())
        m_clock.start();
    m_state = state;
    updateTexts();
}

void ImagineTile::setProgress(const TileProgress& progress)
{
    m_progress = progress;
    if (m_clock.isValid() && progress.steps > 0)
        m_timeLeft.update(double(progress.step) / progress.steps, double(m_clock.elapsed()));
    showFacts();
}

void ImagineTile::setImages(const std::vector<QImage>& images)
{
    m_picture->setImages(images);
}

const std::vector<QImage>& ImagineTile::images() const
{
    return m_picture->images();
}

void ImagineTile::setVerdicts(const QStringList& verdicts, const QStringList& brief)
{
    m_verdicts = verdicts;
    m_briefVerdicts = brief;
    showFacts();
}

void ImagineTile::setNote(const QString& note)
{
    m_noteLabel->setText(note);
    m_noteLabel->setVisible(!note.isEmpty());
}

QString ImagineTile::note() const
{
    return m_noteLabel->text();
}

void ImagineTile::setMessage(const QString& message)
{
    m_picture->setMessage(message);
}

void ImagineTile::setContrastStretched(bool stretched)
{
    m_picture->setContrastStretched(stretched);
    showToolTip();
}

void ImagineTile::showToolTip()
{
    auto tip = m_titleLabel->toolTip();
    if (m_picture->contrastStretched())
        tip += QLatin1Char('\n') +
               tr("The contrast is stretched on the screen. What is saved or copied is not.");
    m_picture->setToolTip(tip);
}

void ImagineTile::setCurrent(bool current)
{
    m_current = current;
    update();
}

void ImagineTile::setAgainPossible(bool possible)
{
    m_againPossible = possible;
    updateTexts();
}

QSize ImagineTile::chrome() const
{
    const auto margins = contentsMargins() + layout()->contentsMargins();
    return {margins.left() + margins.right(), sizeHint().height() - m_picture->sizeHint().height()};
}

/// What the main button does now.
TileRequest ImagineTile::mainRequest() const
{
    return unfinished()                   ? TileRequest::Pause
           : m_state == TileState::Paused ? TileRequest::Resume
                                          : TileRequest::Again;
}

/// Ever shorter.
QStringList ImagineTile::numbersTexts() const
{
    if (!m_progress.facts)
        return {};
    const auto dot = QStringLiteral(" · ");
    const auto number = shortNumber(m_progress.facts->value);
    const auto named =
        m_progress.activation ? tr("activation %1").arg(number) : tr("score %1").arg(number);
    const auto rest = m_progress.facts->probability
                          ? dot + percentage(*m_progress.facts->probability)
                          : QString();
    QStringList texts{named + rest, number + rest};
    if (!m_verdicts.isEmpty())
        texts.prepend(texts.front() + dot + tr("%n steps", nullptr, m_progress.step));
    return texts;
}

/// Ever shorter.
QStringList ImagineTile::statusTexts() const
{
    const int chosen = m_picture->chosen();
    if (!m_verdicts.isEmpty())
        return {m_verdicts.value(chosen), m_briefVerdicts.value(chosen, m_verdicts.value(chosen))};
    const auto at = tr("step %1 of %2").arg(m_progress.step).arg(m_progress.steps);
    switch (m_state) {
    case TileState::Waiting: return {tr("Waiting for its turn"), tr("Waiting")};
    case TileState::Running: {
        const auto left = m_timeLeft.remaining();
        return {left ? QStringLiteral("%1 · %2").arg(at, timeLeftText(*left)) : at, at};
    }
    //: %1 is "step 12 of 256"
    case TileState::Paused: return {tr("Paused at %1").arg(at), tr("Paused")};
    //: %1 is "step 12 of 256"
    case TileState::Stopped: return {tr("Stopped at %1").arg(at), tr("Stopped")};
    case TileState::Finished: return {at};
    case TileState::Failed: return {};
    }
    return {};
}

/// The first that has room, else the shortest.
QString ImagineTile::fitting(const QStringList& texts) const
{
    const int room = width() - chrome().width();
    for (const auto& text : texts)
        if (fontMetrics().horizontalAdvance(text) <= room)
            return text;
    return texts.value(texts.size() - 1);
}

void ImagineTile::showFacts()
{
    const auto numbers = numbersTexts();
    const auto status = statusTexts();
    m_numbersLabel->setText(
        fitting(numbers),
        QStringLiteral("%1\n%2").arg(
            numbers.value(0),
            m_progress.activation
                ? tr("The channel's activation while the picture formed")
                : tr("The class's score, and its probability, while the picture formed: with the "
                     "changes at random that the settings ask for")));
    m_statusLabel->setText(fitting(status), status.value(0));
    m_bar->setMaximum(std::max(1, m_progress.steps));
    m_bar->setValue(m_progress.step);
    setAccessibleDescription(QStringLiteral("%1. %2").arg(numbers.value(0), status.value(0)));
}

void ImagineTile::updateTexts()
{
    switch (mainRequest()) {
    case TileRequest::Pause:
        m_mainButton->setIcon(icon(Glyph::Pause));
        m_mainButton->setToolTip(tr("Pause (Space)"));
        break;
    case TileRequest::Resume:
        m_mainButton->setIcon(icon(Glyph::Play));
        m_mainButton->setToolTip(tr("Resume (Space)"));
        break;
    default:
        m_mainButton->setIcon(icon(Glyph::Reset));
        m_mainButton->setToolTip(tr("Start again with another seed"));
    }
    m_mainButton->setEnabled(mainRequest() != TileRequest::Again || m_againPossible);
    m_menuButton->setToolTip(tr("What can be done with this picture"));
    m_removeButton->setToolTip(tr("Remove this picture (Delete)"));
    for (auto* button : {m_mainButton, m_menuButton, m_removeButton})
        button->setAccessibleName(button->toolTip());
    m_bar->setVisible(unfinished() || m_state == TileState::Paused);
    m_bar->setAccessibleName(tr("Steps"));
    showFacts();
    showToolTip();
}

void ImagineTile::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QFrame::changeEvent(event);
}

void ImagineTile::contextMenuEvent(QContextMenuEvent* event)
{
    emit focused();
    emit menuRequested(event->globalPos());
}

void ImagineTile::focusInEvent(QFocusEvent* event)
{
    QFrame::focusInEvent(event);
    emit focused();
}

void ImagineTile::mousePressEvent(QMouseEvent*)
{
    setFocus(Qt::MouseFocusReason);
    emit focused();
}

void ImagineTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor line = palette().color(QPalette::WindowText);
    line.setAlpha(50);
    if (m_current)
        line = palette().color(QPalette::Highlight);
    painter.setPen(QPen(line, m_current ? 2 : 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4);
}

void ImagineTile::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    m_removeButton->setVisible(width() >= narrow); // the menu and a key remove, too
    showFacts();                                   // as much as there is room for
}

} // namespace widgets
