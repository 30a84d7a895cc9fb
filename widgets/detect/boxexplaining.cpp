// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detect/boxexplaining.h"

#include "widgets/detect/boxquantities.h"
#include "widgets/elidedlabel.h"
#include "widgets/valueslider.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {

namespace {

QComboBox* narrowCombo(const char* name, QWidget* parent)
{
    auto* combo = new QComboBox(parent);
    combo->setObjectName(QLatin1String(name));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    return combo;
}

} // namespace

BoxExplaining::BoxExplaining(QWidget* parent)
    : CutSection(parent), m_boxLabel(new ElidedLabel(this)), m_quantityLabel(new QLabel(this)),
      m_quantityComboBox(narrowCombo("boxQuantityComboBox", this)),
      m_explainButton(new QPushButton(this)), m_methodLabel(new QLabel(this)),
      m_methodComboBox(narrowCombo("boxMethodComboBox", this)), m_verdictLabel(new QLabel(this))
{
    m_boxLabel->setObjectName(QStringLiteral("chosenBoxLabel"));
    m_explainButton->setObjectName(QStringLiteral("explainBoxButton"));
    m_verdictLabel->setObjectName(QStringLiteral("boxVerdictLabel"));
    m_verdictLabel->setWordWrap(true);
    m_verdictLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_quantityLabel->setBuddy(m_quantityComboBox);
    m_methodLabel->setBuddy(m_methodComboBox);
    auto* grid = new QGridLayout;
    grid->addWidget(m_quantityLabel, 0, 0);
    grid->addWidget(m_quantityComboBox, 0, 1, 1, 2);
    grid->addWidget(m_methodLabel, 1, 0);
    grid->addWidget(m_methodComboBox, 1, 1, 1, 2);
    m_opacity = new ValueSlider(*grid, QStringLiteral("boxOpacity"), {0, 100, 0, 1}, this);
    column().addWidget(m_boxLabel);
    column().addLayout(grid);
    column().addWidget(m_verdictLabel);
    column().addWidget(m_explainButton);
    fillQuantities(*m_quantityComboBox);
    connect(m_quantityComboBox, &QComboBox::activated, this, [this] {
        showQuantity(*m_quantityComboBox, quantityIn(*m_quantityComboBox)); // its tooltip
        emit quantityChosen(quantityIn(*m_quantityComboBox));
    });
    connect(m_explainButton, &QPushButton::clicked, this, &BoxExplaining::explainRequested);
    connect(m_methodComboBox, &QComboBox::activated, this, [this] {
        m_opacity->setEnabled(!method().isEmpty());
        emit methodChosen(method());
    });
    connect(m_opacity, &ValueSlider::changed, this,
            [this](double percent) { emit opacityChanged(percent / 100); });
    updateTexts();
}

void BoxExplaining::setBox(const QString& name, const QString& facts)
{
    m_box = name;
    m_facts = facts;
    showBox();
}

void BoxExplaining::showBox()
{
    m_boxLabel->setText(m_box.isEmpty() ? tr("None: click one in the picture.") : m_box);
    m_boxLabel->setToolTip(m_facts);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_explainButton), static_cast<QWidget*>(m_quantityComboBox)})
        widget->setEnabled(!m_box.isEmpty());
}

void BoxExplaining::setQuantity(core::BoxQuantity quantity)
{
    showQuantity(*m_quantityComboBox, quantity);
}

void BoxExplaining::setMethods(const std::vector<std::pair<QString, QString>>& methods)
{
    const QSignalBlocker blocker(m_methodComboBox);
    const auto chosen = m_methodComboBox->currentData();
    m_methodComboBox->clear();
    m_methodComboBox->addItem(tr("None"), QString());
    for (const auto& [id, name] : methods)
        m_methodComboBox->addItem(name, id);
    m_methodComboBox->setCurrentIndex(std::max(0, m_methodComboBox->findData(chosen)));
}

void BoxExplaining::setMethod(const QString& id)
{
    const QSignalBlocker blocker(m_methodComboBox);
    m_methodComboBox->setCurrentIndex(std::max(0, m_methodComboBox->findData(id)));
    m_opacity->setEnabled(!method().isEmpty());
}

QString BoxExplaining::method() const
{
    return m_methodComboBox->currentData().toString();
}

void BoxExplaining::setOpacity(double opacity)
{
    m_opacity->setValue(opacity * 100);
}

double BoxExplaining::opacity() const
{
    return m_opacity->value() / 100;
}

void BoxExplaining::setVerdict(const QString& sentence)
{
    m_verdictLabel->setText(sentence);
    m_verdictLabel->setVisible(!sentence.isEmpty());
}

void BoxExplaining::updateTexts()
{
    setTitle(tr("Chosen box"));
    m_quantityLabel->setText(tr("E&xplain its"));
    fillQuantities(*m_quantityComboBox);
    m_methodLabel->setText(tr("Quick &map"));
    m_methodComboBox->setToolTip(
        tr("A map of the chosen box over the picture, by a method that takes one pass"));
    m_methodComboBox->setItemText(0, tr("None"));
    m_opacity->setTexts(tr("O&pacity"), tr("Opacity of the map over the picture"),
                        QStringLiteral(" %"));
    m_explainButton->setText(tr("Explain this &box"));
    m_explainButton->setToolTip(tr("Compare explanations of it by several methods (Enter)"));
    showBox();
}

} // namespace widgets
