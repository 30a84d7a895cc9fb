// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison/explanationpanel.h"

#include "widgets/colorbar.h"
#include "widgets/comparison/panelheader.h"
#include "widgets/elidedlabel.h"
#include "widgets/imageview.h"
#include "widgets/numbers.h"
#include "widgets/parameterform.h"
#include "widgets/progressoverlay.h"
#include "widgets/searchpopup.h"
#include "widgets/viewpainting.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>

namespace widgets {

namespace {

/// A map of something else stays on screen this long while its successor is made; then it is
/// dimmed.
constexpr int staleMilliseconds = 200;

} // namespace

ExplanationPanel::ExplanationPanel(QWidget* parent)
    : QFrame(parent), m_header(new PanelHeader), m_titleLabel(new ElidedLabel),
      m_view(new ImageView), m_progress(new ProgressOverlay(m_view)), m_colorBar(new ColorBar),
      m_opacityLabel(new QLabel), m_opacitySlider(new QSlider(Qt::Horizontal)),
      m_valueLabel(new QLabel), m_factsLabel(new ElidedLabel),
      m_parametersPopup(new QFrame(this, Qt::Popup)), m_form(new ParameterForm)
{
    m_titleLabel->setObjectName(QStringLiteral("titleLabel"));
    m_titleLabel->hide();
    m_view->setObjectName(QStringLiteral("imageView"));
    m_progress->setObjectName(QStringLiteral("progressBar"));
    m_colorBar->setObjectName(QStringLiteral("colorBar"));
    m_opacitySlider->setObjectName(QStringLiteral("opacitySlider"));
    m_valueLabel->setObjectName(QStringLiteral("valueLabel"));
    m_factsLabel->setObjectName(QStringLiteral("factsLabel"));
    m_parametersPopup->setObjectName(QStringLiteral("parametersFrame"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(5, 5, 5, 5);
    column->setSpacing(4);
    column->addWidget(m_header);
    m_titleRow = new QHBoxLayout;
    m_titleRow->setSpacing(6);
    m_titleRow->addWidget(m_titleLabel, 1);
    column->addLayout(m_titleRow);
    column->addWidget(m_view, 1);
    column->addWidget(m_colorBar);
    buildFooter();

    m_parametersPopup->setFrameShape(QFrame::StyledPanel);
    auto* scroll = new QScrollArea; // for a low screen
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* popup = new QVBoxLayout(m_parametersPopup);
    popup->addWidget(scroll);

    m_renderTimer.setSingleShot(true);
    m_staleTimer.setSingleShot(true);
    m_staleTimer.setInterval(staleMilliseconds);
    connectParts();
    updateTexts();
    showFacts();
    scheduleRender();
}

ExplanationPanel::~ExplanationPanel()
{
    m_view->disconnect(this); // it reports the pointer's leave while it goes
}

void ExplanationPanel::buildFooter()
{
    m_opacitySlider->setRange(0, 100);
    m_opacitySlider->setPageStep(10);
    m_opacitySlider->setValue(qRound(m_renderer.opacity() * 100));
    m_opacitySlider->setMinimumWidth(60);
    m_opacitySlider->setMaximumWidth(140);
    m_valueLabel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // The longest value has room from the start, so that nothing moves under the pointer.
    m_valueLabel->setMinimumWidth(fontMetrics().horizontalAdvance(signedNumber(-1.2e-10)));

    m_opacityLabel->setBuddy(m_opacitySlider);
    m_valueRow = new QHBoxLayout;
    m_valueRow->setSpacing(6);
    m_valueRow->addWidget(m_opacityLabel);
    m_valueRow->addWidget(m_opacitySlider, 1);
    m_valueRow->addStretch(1);
    m_valueRow->addWidget(m_valueLabel);
    static_cast<QVBoxLayout*>(layout())->addLayout(m_valueRow);
    layout()->addWidget(m_factsLabel);
}

void ExplanationPanel::connectParts()
{
    connect(&m_header->chooser(), &MethodChooser::methodChosen, this,
            &ExplanationPanel::methodChosen);
    connect(m_header, &PanelHeader::closeRequested, this, &ExplanationPanel::closeRequested);
    connect(m_header, &PanelHeader::moveRequested, this, &ExplanationPanel::moveRequested);
    connect(m_header, &PanelHeader::helpRequested, this, &ExplanationPanel::helpRequested);
    connect(m_progress, &ProgressOverlay::cancelRequested, this,
            &ExplanationPanel::cancelRequested);
    connect(&m_header->parametersButton(), &QToolButton::clicked, this,
            &ExplanationPanel::showParameters);
    connect(m_form, &ParameterForm::changed, this, &ExplanationPanel::parametersChanged);
    connect(m_opacitySlider, &QSlider::valueChanged, this, [this](int percent) {
        m_renderer.setOpacity(percent / 100.0);
        scheduleRender();
        emit opacityChanged(m_renderer.opacity());
    });
    connect(m_view, &ImageView::pointerMoved, this, &ExplanationPanel::setPointer);
    connect(&m_renderTimer, &QTimer::timeout, this, &ExplanationPanel::render);
    connect(&m_staleTimer, &QTimer::timeout, this, [this] { setStale(true); });
    installEventFilter(this);
    for (QWidget* part : findChildren<QWidget*>())
        part->installEventFilter(this);
}

void ExplanationPanel::setMethods(const std::vector<MethodItem>& methods)
{
    m_header->chooser().setMethods(methods);
}

void ExplanationPanel::setMethod(const QString& id, const std::vector<core::Parameter>& described,
                                 const core::Parameters& values)
{
    m_header->chooser().setMethod(id);
    m_header->parametersButton().setEnabled(!described.empty());
    m_form->setParameters(described, values);
    showTitle();
}

QString ExplanationPanel::method() const
{
    return m_header->chooser().method();
}

QString ExplanationPanel::methodName() const
{
    return m_header->chooser().currentText();
}

const core::Parameters& ExplanationPanel::parameters() const
{
    return m_form->values();
}

void ExplanationPanel::setPicture(const core::Image& picture)
{
    m_renderer.setPicture(picture);
    m_pointer.reset();
    clearResult();
}

void ExplanationPanel::setTargetName(const QString& name)
{
    m_targetName = name;
    showTitle();
}

void ExplanationPanel::setPlace(Place place)
{
    if (place == m_place)
        return;
    m_place = place;
    const bool alone = place == Place::Alone;
    m_header->setVisible(place != Place::InColumn);
    m_titleLabel->setVisible(!alone);
    m_opacityLabel->setVisible(alone);
    m_opacitySlider->setVisible(alone);
    // Without the opacity, the value needs no line of its own.
    (alone ? m_titleRow : m_valueRow)->removeWidget(m_valueLabel);
    (alone ? m_valueRow : m_titleRow)->addWidget(m_valueLabel);
    layout()->activate(); // so that its height is known at once
    showTitle();
}

int ExplanationPanel::headerHeight() const
{
    return m_header->isVisibleTo(this) ? m_header->sizeHint().height() + layout()->spacing() : 0;
}

void ExplanationPanel::setBusy(bool busy)
{
    if (busy && !m_busy)
        m_staleTimer.start();
    m_busy = busy;
    if (busy)
        m_progress->start();
    else
        m_progress->finish();
}

/// A map, its facts and an error that belong to an earlier request step back.
void ExplanationPanel::setStale(bool stale)
{
    m_staleTimer.stop();
    m_stale = stale;
    if (stale)
        m_error.clear();
    m_view->setDimmed(stale);
    showFacts();
    showValue();
}

void ExplanationPanel::setProgress(double fraction)
{
    m_progress->setFraction(fraction);
}

void ExplanationPanel::setResult(const core::Explanation& explanation, bool isFinal)
{
    m_renderer.setMap(explanation.map);
    m_error.clear();
    // A preview may mend itself.
    m_remarks = isFinal ? explanation.remarks : std::vector<core::MapRemark>();
    m_notes = isFinal ? explanation.attribution.notes : std::vector<const char*>();
    m_completenessError = explanation.attribution.completenessError;
    m_milliseconds.reset();
    if (isFinal) {
        m_milliseconds = explanation.milliseconds;
        setBusy(false);
    }
    measureBox();
    setStale(false);
    scheduleRender();
    emit ownRangeChanged();
}

void ExplanationPanel::setError(const QString& message)
{
    clearResult();
    m_error = message;
    showFacts();
}

void ExplanationPanel::clearResult()
{
    setBusy(false);
    m_renderer.clearMap();
    m_error.clear();
    m_remarks.clear();
    m_notes.clear();
    m_completenessError.reset();
    m_milliseconds.reset();
    m_boxEvidence.reset();
    setStale(false);
    scheduleRender();
    emit ownRangeChanged();
}

void ExplanationPanel::setLook(const MapLook& look)
{
    if (look == m_renderer.look())
        return;
    const bool otherPart = look.inside != m_renderer.look().inside;
    m_renderer.setLook(look);
    m_opacitySlider->setEnabled(look.view == core::MapView::Overlay);
    scheduleRender();
    if (otherPart)
        emit ownRangeChanged();
}

void ExplanationPanel::setOpacity(double opacity)
{
    const QSignalBlocker blocker(m_opacitySlider);
    m_opacitySlider->setValue(qRound(opacity * 100));
    m_renderer.setOpacity(opacity);
    scheduleRender();
}

void ExplanationPanel::setCommonRange(std::optional<core::ValueRange> range)
{
    if (range == m_renderer.commonRange())
        return;
    m_renderer.setCommonRange(range);
    scheduleRender();
}

void ExplanationPanel::setPointer(std::optional<QPoint> pixel)
{
    m_pointer = pixel;
    m_view->setMarker(pixel ? std::optional(QPointF(*pixel) + QPointF(0.5, 0.5)) : std::nullopt);
    showValue();
}

void ExplanationPanel::setCurrent(bool current)
{
    if (m_current == current)
        return;
    m_current = current;
    update();
}

void ExplanationPanel::setMovable(bool left, bool right)
{
    m_header->setMovable(left, right);
}

PanelImage ExplanationPanel::panelImage() const
{
    PanelImage image;
    image.map = m_renderer.renderFull();
    if (const auto outline = m_view->outline(); outline && !image.map.isNull()) {
        QPainter painter(&image.map);
        paintOutline(painter, *outline);
    }
    image.method = methodName();
    image.target = m_targetName;
    image.facts = m_error.isEmpty() ? m_factsLabel->text() : m_error;
    image.colorMap = m_renderer.style().colorMap;
    if (m_renderer.look().view != core::MapView::Picture)
        image.range = m_renderer.range();
    return image;
}

void ExplanationPanel::flush()
{
    if (m_renderTimer.isActive())
        render();
}

void ExplanationPanel::scheduleRender()
{
    m_renderTimer.start();
}

void ExplanationPanel::render()
{
    m_renderTimer.stop();
    const cv::Size size = m_renderer.picture().size();
    m_view->setImage(m_renderer.render(), {size.width, size.height});
    m_colorBar->setColorMap(QString::fromStdString(m_renderer.style().colorMap));
    m_colorBar->setRange(m_renderer.range());
}

QSize ExplanationPanel::minimumSizeHint() const
{
    return {190, chromeHeight() + m_view->minimumSizeHint().height()};
}

std::vector<QWidget*> ExplanationPanel::tabOrder() const
{
    std::vector<QWidget*> order = m_header->tabOrder();
    order.push_back(m_view);
    order.push_back(&m_progress->cancelButton());
    order.push_back(m_opacitySlider);
    return order;
}

int ExplanationPanel::chromeHeight() const
{
    return layout()->sizeHint().height() - m_view->sizeHint().height();
}

void ExplanationPanel::showParameters()
{
    const QToolButton& button = m_header->parametersButton();
    const QRect space = button.screen()->availableGeometry().adjusted(4, 4, -4, -4);
    const auto margins = m_parametersPopup->layout()->contentsMargins();
    const int frame = 2 * m_parametersPopup->frameWidth();
    QSize wanted = m_form->sizeHint() + QSize(margins.left() + margins.right() + frame,
                                              margins.top() + margins.bottom() + frame);
    if (wanted.height() > space.height() / 2) // room for a scroll bar, should it be needed
        wanted.rwidth() += style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    QRect anchor(button.mapToGlobal(QPoint(0, 0)), button.size());
    anchor.setLeft(anchor.right() + 1 - wanted.width());
    m_parametersPopup->setGeometry(placeAt(anchor, wanted, space));
    m_parametersPopup->show();
    m_form->setFocus(Qt::PopupFocusReason);
}

void ExplanationPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QFrame::changeEvent(event);
}

bool ExplanationPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_parametersPopup) {
        if (event->type() == QEvent::Hide)
            m_form->flush();
    } else if (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonPress) {
        emit focused();
    }
    return QFrame::eventFilter(watched, event);
}

void ExplanationPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = m_current ? 2 : 1;
    QColor line = palette().color(m_current ? QPalette::Highlight : QPalette::Mid);
    painter.setPen(QPen(line, width));
    painter.setBrush(palette().color(QPalette::Window));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace widgets
