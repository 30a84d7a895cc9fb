// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detect/boxfilter.h"

#include "widgets/detect/boxpainting.h"
#include "widgets/valueslider.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {

namespace {

constexpr int shownClasses = 4;      ///< more of them scroll
constexpr int mostCandidates = 5000; ///< nobody can tell more apart

QToolButton* textButton(const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

BoxFilter::BoxFilter(QWidget* parent)
    : CutSection(parent), m_allBox(new QCheckBox(this)),
      m_everyButton(textButton("everyClassButton", this)),
      m_noneButton(textButton("noClassButton", this)), m_classList(new QListWidget(this)),
      m_resetButton(new QPushButton(this)), m_classTitle(new QLabel(this))
{
    auto* sliders = new QGridLayout;
    m_threshold = new ValueSlider(*sliders, QStringLiteral("threshold"),
                                  {core::leastConfidence, 1, 3, 0.01}, this);
    m_overlap = new ValueSlider(*sliders, QStringLiteral("overlap"), {0, 1, 2, 0.01}, this);
    m_allBox->setObjectName(QStringLiteral("allCandidatesCheckBox"));
    m_classList->setObjectName(QStringLiteral("classListWidget"));
    m_classList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_classList->setUniformItemSizes(true);
    m_classTitle->setBuddy(m_classList);
    m_resetButton->setObjectName(QStringLiteral("resetBoxesButton"));
    auto* classes = new QHBoxLayout;
    classes->addWidget(m_classTitle, 1);
    classes->addWidget(m_everyButton);
    classes->addWidget(m_noneButton);
    column().addLayout(sliders);
    column().addWidget(m_allBox);
    column().addLayout(classes);
    column().addWidget(m_classList);
    column().addWidget(m_resetButton);

    connect(m_threshold, &ValueSlider::changed, this, [this](double value) {
        m_rule.threshold = value;
        change();
    });
    connect(m_overlap, &ValueSlider::changed, this, [this](double value) {
        m_rule.overlap = value;
        change();
    });
    connect(m_allBox, &QCheckBox::toggled, this, [this](bool all) {
        m_rule.suppress = !all;
        m_rule.limit = all ? mostCandidates : core::SuppressionRule().limit;
        m_overlap->setEnabled(!all);
        if (!m_settling)
            change();
    });
    connect(m_classList, &QListWidget::itemChanged, this, [this] {
        if (!m_settling)
            readClasses();
    });
    connect(m_everyButton, &QToolButton::clicked, this, [this] { checkAll(true); });
    connect(m_noneButton, &QToolButton::clicked, this, [this] { checkAll(false); });
    connect(m_resetButton, &QPushButton::clicked, this, &BoxFilter::resetRequested);
    setRule({});
    showClasses();
    updateTexts();
}

void BoxFilter::change()
{
    emit ruleChanged(m_rule);
}

void BoxFilter::setRule(const core::SuppressionRule& rule)
{
    const QScopedValueRollback settling(m_settling, true);
    m_threshold->setValue(rule.threshold);
    m_overlap->setValue(rule.overlap);
    m_allBox->setChecked(!rule.suppress);
    const bool otherClasses = rule.classes != m_rule.classes;
    m_rule = rule;
    if (otherClasses)
        showClasses();
}

void BoxFilter::setChanged(bool changed)
{
    m_resetButton->setEnabled(changed);
}

bool BoxFilter::isChosen(int classIndex) const
{
    return m_rule.classes.empty() ||
           std::ranges::find(m_rule.classes, classIndex) != m_rule.classes.end();
}

void BoxFilter::setClasses(const std::vector<FoundClass>& classes)
{
    if (classes == m_classes)
        return;
    m_classes = classes;
    showClasses();
}

void BoxFilter::showClasses()
{
    const QScopedValueRollback settling(m_settling, true);
    while (m_classList->count() > int(m_classes.size()))
        delete m_classList->takeItem(m_classList->count() - 1);
    while (m_classList->count() < int(m_classes.size())) {
        auto* item = new QListWidgetItem(m_classList);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    }
    for (int row = 0; row < m_classList->count(); ++row) {
        const auto& found = m_classes[std::size_t(row)];
        auto* item = m_classList->item(row);
        //: a class and how many boxes of it there are
        item->setText(tr("%1 (%2)").arg(found.name).arg(found.count));
        item->setCheckState(isChosen(found.index) ? Qt::Checked : Qt::Unchecked);
        QPixmap color(10, 10);
        color.fill(classColor(found.index));
        item->setIcon(color);
    }
    const int high = std::max(m_classList->sizeHintForRow(0), fontMetrics().height() + 4);
    // Always the same, so that nothing moves away below the pointer while a slider is dragged.
    m_classList->setFixedHeight(shownClasses * high + 2 * m_classList->frameWidth() + 2);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_everyButton), static_cast<QWidget*>(m_noneButton),
          static_cast<QWidget*>(m_classList)})
        widget->setEnabled(!m_classes.empty());
}

/// Every class that was found: then all are shown, also those that other pictures have.
void BoxFilter::readClasses()
{
    std::vector<int> chosen;
    for (int row = 0; row < m_classList->count(); ++row)
        if (m_classList->item(row)->checkState() == Qt::Checked)
            chosen.push_back(m_classes[std::size_t(row)].index);
    if (chosen.size() == m_classes.size())
        chosen.clear();
    else if (chosen.empty())
        chosen = {noClass};
    m_rule.classes = std::move(chosen);
    change();
}

void BoxFilter::checkAll(bool checked)
{
    m_rule.classes = checked ? std::vector<int>() : std::vector{noClass};
    showClasses();
    change();
}

void BoxFilter::updateTexts()
{
    setTitle(tr("What is shown"));
    m_threshold->setTexts(tr("Thr&eshold"), tr("Boxes that are less sure than this are hidden"));
    m_overlap->setTexts(tr("O&verlap"),
                        tr("Of two boxes of a class that overlap by more than this (intersection "
                           "over union), only the surer one is shown"));
    m_allBox->setText(tr("&All candidates before suppression"));
    m_allBox->setToolTip(
        tr("Show every candidate above the threshold, also those that a surer one covers"));
    m_classTitle->setText(tr("Cla&sses found"));
    m_classList->setAccessibleName(tr("Classes that are shown"));
    m_classList->setToolTip(tr("Only boxes of the checked classes are shown"));
    //: all classes
    m_everyButton->setText(tr("All"));
    m_everyButton->setToolTip(tr("Show boxes of all classes"));
    //: no class
    m_noneButton->setText(tr("None"));
    m_noneButton->setToolTip(tr("Show boxes of no class, to check a few then"));
    m_resetButton->setText(tr("Rese&t"));
    m_resetButton->setToolTip(tr("Threshold, overlap and classes as the model brings them"));
    showClasses();
}

} // namespace widgets
