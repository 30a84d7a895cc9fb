// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the page and their texts.
#include "app/detect/doubtpage.h"
#include "core/explain/help/card.h"
#include "core/explain/registry.h"
#include "widgets/classfinder.h"
#include "widgets/detect/doubtview.h"
#include "widgets/detect/shownbox.h"
#include "widgets/methodchooser.h"
#include "widgets/progressoverlay.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <algorithm>

namespace app {

namespace {

const char* const sideNames[] = {"leftSpinBox", "topSpinBox", "widthSpinBox", "heightSpinBox"};

QString coreText(const char* text)
{
    return QCoreApplication::translate("core", text);
}

} // namespace

DoubtPage::DoubtPage(Session& session, Worker& worker, Settings& settings, QWidget* parent)
    : QWidget(parent), m_session(session), m_worker(worker), m_settings(settings),
      m_stack(new QStackedWidget(this)), m_emptyLabel(new QLabel(this)),
      m_boxLabel(new QLabel(this)), m_boxComboBox(new QComboBox(this)),
      m_rectangleRow(new QWidget(this)),
      m_rectangleLabel(new QLabel(m_rectangleRow)), m_sides{new QSpinBox(m_rectangleRow),
                                                            new QSpinBox(m_rectangleRow),
                                                            new QSpinBox(m_rectangleRow),
                                                            new QSpinBox(m_rectangleRow)},
      m_againstLabel(new QLabel(this)), m_againstFinder(new widgets::ClassFinder(this)),
      m_methodLabel(new QLabel(this)), m_method(new widgets::MethodChooser(this)),
      m_scopeComboBox(new QComboBox(this)), m_thresholdLabel(new QLabel(this)),
      m_threshold(new QSpinBox(this)), m_commonCheckBox(new QCheckBox(this)),
      m_againButton(new QPushButton(this)), m_copyButton(new QPushButton(this)),
      m_saveButton(new QPushButton(this)), m_view(new widgets::DoubtView(this))
{
    build();
    layOut();
    connectParts();
    connectControls();
    updateTexts();
}

void DoubtPage::build()
{
    const std::pair<QWidget*, const char*> names[] = {{m_emptyLabel, "doubtEmptyLabel"},
                                                      {m_boxComboBox, "doubtBoxComboBox"},
                                                      {m_againstFinder, "againstClassFinder"},
                                                      {m_method, "doubtMethodChooser"},
                                                      {m_scopeComboBox, "scopeComboBox"},
                                                      {m_threshold, "thresholdSpinBox"},
                                                      {m_commonCheckBox, "commonScaleCheckBox"},
                                                      {m_againButton, "doubtAgainButton"},
                                                      {m_copyButton, "copyNumbersButton"},
                                                      {m_saveButton, "saveDoubtButton"},
                                                      {m_view, "doubtView"}};
    for (const auto& [part, name] : names)
        part->setObjectName(QLatin1String(name));
    for (int side = 0; side < 4; ++side) {
        m_sides[side]->setObjectName(QLatin1String(sideNames[side]));
        m_sides[side]->setKeyboardTracking(false);
        m_sides[side]->setAccelerated(true);
    }
    m_boxComboBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_boxComboBox->setMinimumContentsLength(11);
    m_scopeComboBox->addItems({QString(), QString()});
    m_scopeComboBox->setCurrentIndex(m_settings.flag(Key::DoubtEverywhere) ? 1 : 0);
    m_threshold->setRange(1, 100);
    m_threshold->setSingleStep(5);
    m_threshold->setValue(qRound(m_settings.value(Key::DoubtThreshold).toDouble() * 100));
    m_commonCheckBox->setChecked(m_settings.flag(Key::DoubtCommonScale));
    m_view->setCommonScale(m_commonCheckBox->isChecked());
    m_againButton->hide();
    m_emptyLabel->setAlignment(Qt::AlignCenter);
    m_emptyLabel->setWordWrap(true);
    m_emptyLabel->setMargin(16);
}

void DoubtPage::layOut()
{
    auto* rectangle = new QHBoxLayout(m_rectangleRow);
    rectangle->setContentsMargins(0, 0, 0, 0);
    rectangle->setSpacing(4);
    rectangle->addWidget(m_rectangleLabel);
    for (auto* side : m_sides)
        rectangle->addWidget(side);
    auto* first = new QHBoxLayout;
    first->setSpacing(6);
    for (QWidget* part : {static_cast<QWidget*>(m_boxLabel), static_cast<QWidget*>(m_boxComboBox),
                          m_rectangleRow, static_cast<QWidget*>(m_againstLabel)})
        first->addWidget(part);
    first->addWidget(m_againstFinder, 1);
    first->addWidget(m_againButton);
    first->addWidget(m_copyButton);
    first->addWidget(m_saveButton);
    auto* second = new QHBoxLayout;
    second->setSpacing(6);
    second->addWidget(m_methodLabel);
    second->addWidget(m_method, 1);
    second->addWidget(m_scopeComboBox);
    second->addWidget(m_thresholdLabel);
    second->addWidget(m_threshold);
    second->addWidget(m_commonCheckBox);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(6);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_view, 1);
    m_stack->addWidget(m_emptyLabel);
    auto* scroll = new QScrollArea(this); // a small window still reaches everything
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    m_stack->addWidget(scroll);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    for (const auto& [label, part] : {std::pair<QLabel*, QWidget*>(m_boxLabel, m_boxComboBox),
                                      std::pair<QLabel*, QWidget*>(m_rectangleLabel, m_sides[0]),
                                      std::pair<QLabel*, QWidget*>(m_againstLabel, m_againstFinder),
                                      std::pair<QLabel*, QWidget*>(m_methodLabel, m_method),
                                      std::pair<QLabel*, QWidget*>(m_thresholdLabel, m_threshold)})
        label->setBuddy(part);
}

void DoubtPage::connectParts()
{
    const auto follows = [this] {
        m_pending = true;
        if (isVisible())
            return follow();
        if (outdated()) { // what is new goes first
            forget();
            emit possibilitiesChanged();
            emit mayHaveSettled();
        }
    };
    for (const auto signal :
         {&Session::modelChanged, &Session::imageChanged, &Session::targetChanged,
          &Session::detectionsChanged, &Session::layerChanged, &Session::currentChanged})
        connect(&m_session, signal, this, follows);
    connect(m_view, &widgets::DoubtView::rectangleDrawn, this, &DoubtPage::chooseRectangle);
    connect(m_view, &widgets::DoubtView::placeClicked, this, &DoubtPage::chooseBoxAt);
    connect(m_view, &widgets::DoubtView::rowChosen, this, &DoubtPage::showCompared);
    connect(&m_view->progress(), &widgets::ProgressOverlay::cancelRequested, this,
            [this] { m_worker.cancel(QStringLiteral("doubt")); });
}

void DoubtPage::connectControls()
{
    connect(m_boxComboBox, &QComboBox::activated, this, [this](int index) {
        const auto shown = m_session.shownDetections();
        if (index >= 0 && index < int(shown.size()))
            m_session.chooseDetection(shown[std::size_t(index)]);
    });
    for (auto* side : m_sides)
        connect(side, &QSpinBox::valueChanged, this, [this] {
            chooseRectangle({m_sides[0]->value(), m_sides[1]->value(), m_sides[2]->value(),
                             m_sides[3]->value()});
        });
    connect(m_againstFinder, &widgets::ClassFinder::classChosen, this, [this](int index) {
        m_chosenAgainst = index;
        ask();
    });
    connect(m_method, &widgets::MethodChooser::methodChosen, this, [this](const QString& id) {
        m_settings.set(Key::DoubtMethod, id);
        ask();
    });
    connect(m_scopeComboBox, &QComboBox::activated, this, [this](int index) {
        m_settings.set(Key::DoubtEverywhere, index == 1);
        ask();
    });
    connect(m_threshold, &QSpinBox::valueChanged, this, [this](int percent) {
        m_settings.set(Key::DoubtThreshold, percent / 100.0);
        showVerdicts();
    });
    connect(m_commonCheckBox, &QCheckBox::toggled, this, [this](bool common) {
        m_settings.set(Key::DoubtCommonScale, common);
        m_view->setCommonScale(common);
    });
    connect(m_againButton, &QPushButton::clicked, this, [this] {
        m_asked.reset();
        ask();
    });
    connect(m_copyButton, &QPushButton::clicked, this, &DoubtPage::copyNumbers);
    connect(m_saveButton, &QPushButton::clicked, this, &DoubtPage::save);
}

void DoubtPage::fillBoxes()
{
    const QSignalBlocker blocker(m_boxComboBox);
    m_boxComboBox->clear();
    const auto box = doubted();
    int current = -1;
    for (const auto& detection : m_session.shownDetections()) {
        if (box && detection.candidate == box->candidate && detection.classIndex == box->classIndex)
            current = m_boxComboBox->count();
        m_boxComboBox->addItem(widgets::labelText({detection, nameOf(detection.classIndex)}));
    }
    if (current < 0 && box) { // chosen, but not one of those on show
        current = m_boxComboBox->count();
        m_boxComboBox->addItem(widgets::labelText({*box, nameOf(box->classIndex)}));
    }
    m_boxComboBox->setCurrentIndex(current);
}

void DoubtPage::showChoices()
{
    const bool classifier = classifies();
    m_boxLabel->setVisible(!classifier);
    m_boxComboBox->setVisible(!classifier);
    m_rectangleRow->setVisible(classifier);
    m_scopeComboBox->setVisible(!classifier);
    m_thresholdLabel->setVisible(!classifier);
    m_threshold->setVisible(!classifier);
    m_view->setDrawable(classifier);
    if (classifier)
        showRectangle();
    else
        fillBoxes();
}

void DoubtPage::showRectangle()
{
    const auto image = m_session.image();
    const auto rectangle =
        m_session.current() ? m_rectangles.value(m_session.current()->id) : QRect();
    const int values[] = {rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()};
    for (int side = 0; side < 4; ++side) {
        const QSignalBlocker blocker(m_sides[side]);
        const int length = image ? (side % 2 ? image->size().height : image->size().width) : 0;
        m_sides[side]->setRange(0, std::max(0, side < 2 ? length - 1 : length));
        m_sides[side]->setValue(values[side]);
        m_sides[side]->setEnabled(image != nullptr);
    }
}

QString DoubtPage::title() const
{
    return tr("Doubt");
}

void DoubtPage::updateMethods()
{
    std::vector<widgets::MethodItem> items;
    const auto& model = m_session.model();
    for (const auto& explainer : core::explainers())
        items.push_back(
            {.id = QString::fromStdString(explainer.id),
             .name = coreText(explainer.name),
             .family = coreText(core::familyName(explainer.family)),
             .summary = coreText(explainer.summary),
             .whyNotAvailable = model ? coreText(core::whyNotApplicable(
                                            *model, m_session.layer().toStdString(), explainer))
                                      : QString(),
             .cost = coreText(core::costName(explainer.cost)),
             .citation = QString::fromUtf8(explainer.citation)});
    m_method->setMethods(items);
    if (m_method->method().isEmpty())
        m_method->setMethod(m_settings.text(Key::DoubtMethod));
    if (m_method->method().isEmpty())
        m_method->setMethod(QStringLiteral("integrated_gradients"));
}

widgets::ImageView& DoubtPage::view()
{
    return m_view->view(widgets::DoubtView::ForClass);
}

void DoubtPage::updateLook()
{
    widgets::MapLook look;
    look.colorMap = m_settings.text(Key::ColorMap).toStdString();
    look.signedColorMap = m_settings.text(Key::SignedColorMap).toStdString();
    look.fadeWeak = m_settings.flag(Key::FadeWeak);
    m_view->setLook(look);
}

void DoubtPage::updateTexts()
{
    m_boxLabel->setText(tr("&Box:"));
    m_boxComboBox->setToolTip(tr("The box to ask about; clicking it in a picture chooses it, too"));
    m_rectangleLabel->setText(tr("&Rectangle:"));
    const QString sides[] = {tr("Left edge"), tr("Upper edge"), tr("Width"), tr("Height")};
    for (int side = 0; side < 4; ++side) {
        m_sides[side]->setAccessibleName(sides[side]);
        //: %1 is "Left edge", "Width" ...
        m_sides[side]->setToolTip(tr("%1 in pixels of the picture").arg(sides[side]));
    }
    m_againstLabel->setText(tr("&Might it be:"));
    m_againstFinder->setToolTip(tr("Another class: does the evidence for it lie in this box?"));
    m_methodLabel->setText(tr("M&ethod:"));
    m_scopeComboBox->setItemText(0, tr("Each box by itself"));
    m_scopeComboBox->setItemText(1, tr("The class everywhere"));
    m_scopeComboBox->setAccessibleName(tr("What the evidence is about"));
    m_scopeComboBox->setToolTip(
        tr("Each box by itself: what raises the confidence of the candidate that a box comes "
           "from. The class everywhere: what raises the confidences of all candidates together, "
           "in one map for all boxes."));
    m_thresholdLabel->setText(tr("Enou&gh from:"));
    //: behind a number
    m_threshold->setSuffix(tr(" %"));
    m_threshold->setToolTip(tr("A box counts as supported if it has at least so much of the "
                               "evidence that the strongest other box of the class has."));
    m_commonCheckBox->setText(tr("One &scale"));
    m_commonCheckBox->setToolTip(tr("The same colours mean the same evidence in all maps, so that "
                                    "little evidence looks like little"));
    m_againButton->setText(tr("Compute agai&n"));
    m_againButton->setToolTip(tr("Begins anew after it was cancelled or failed"));
    m_copyButton->setText(tr("&Copy numbers"));
    m_copyButton->setToolTip(tr("Copies the sentences and the table as text"));
    m_saveButton->setText(tr("Save &picture..."));
    m_saveButton->setToolTip(tr("Saves the sentences and the maps as a PNG file"));
    updateMethods();
    showResult();
    m_pending = true;
    if (isVisible())
        follow();
}

void DoubtPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace app
