// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/maskfactssection.h"

#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/numbers.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

template <typename Rows> void build(Rows& rows, const QStringList& names, QGridLayout& grid)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i] = {new QLabel, new QLabel};
        rows[i].value->setObjectName(names[qsizetype(i)] + QLatin1String("Label"));
        rows[i].value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        const int row = grid.rowCount();
        grid.addWidget(rows[i].name, row, 0);
        grid.addWidget(rows[i].value, row, 1);
    }
    grid.setColumnStretch(1, 1);
}

QString agreementText(const std::optional<double>& value)
{
    return value ? QString::number(*value, 'f', 3) : QStringLiteral("–");
}

} // namespace

MaskFactsSection::MaskFactsSection(QWidget* parent)
    : CutSection(parent), m_emptyLabel(new QLabel), m_referenceBox(new QWidget),
      m_referenceLabel(new ElidedLabel), m_removeButton(new QToolButton),
      m_loadButton(new QPushButton)
{
    m_emptyLabel->setObjectName(QStringLiteral("noMaskLabel"));
    m_emptyLabel->setWordWrap(true);
    m_emptyLabel->setEnabled(false);
    m_referenceLabel->setObjectName(QStringLiteral("referenceLabel"));
    m_removeButton->setObjectName(QStringLiteral("removeReferenceButton"));
    m_removeButton->setIcon(icon(Glyph::Close));
    m_removeButton->setAutoRaise(true);
    m_loadButton->setObjectName(QStringLiteral("loadReferenceButton"));

    auto* facts = new QGridLayout;
    build(m_factRows, {QStringLiteral("area"), QStringLiteral("box"), QStringLiteral("contour")},
          *facts);
    auto* reference = new QGridLayout(m_referenceBox);
    reference->setContentsMargins(0, 0, 0, 0);
    auto* name = new QHBoxLayout;
    name->addWidget(m_referenceLabel, 1);
    name->addWidget(m_removeButton);
    reference->addLayout(name, 0, 0, 1, 2);
    build(m_agreementRows,
          {QStringLiteral("iou"), QStringLiteral("precision"), QStringLiteral("recall")},
          *reference);
    column().addWidget(m_emptyLabel);
    column().addLayout(facts);
    column().addWidget(m_referenceBox);
    column().addWidget(m_loadButton);

    connect(m_loadButton, &QPushButton::clicked, this, &MaskFactsSection::loadReferenceRequested);
    connect(m_removeButton, &QToolButton::clicked, this,
            &MaskFactsSection::removeReferenceRequested);
    updateTexts();
}

void MaskFactsSection::setFacts(const std::optional<MaskFacts>& facts)
{
    m_facts = facts;
    updateTexts();
}

void MaskFactsSection::setReference(const std::optional<ReferenceFacts>& reference)
{
    m_reference = reference;
    updateTexts();
}

void MaskFactsSection::updateTexts()
{
    setTitle(tr("Mask"));
    m_emptyLabel->setText(tr("There is no mask yet. Start from the map, or draw on the object."));
    m_emptyLabel->setVisible(!m_facts);
    m_factRows[Area].name->setText(tr("Area"));
    m_factRows[Box].name->setText(tr("Box"));
    m_factRows[Contour].name->setText(tr("Contour"));
    if (m_facts) {
        //: %1: picture pixels, %2: per cent of the picture, with the sign
        m_factRows[Area].value->setText(
            tr("%L1 px (%2)").arg(m_facts->area).arg(percentage(m_facts->share)));
        const QRect& box = m_facts->box;
        //: %1 and %2: width and height, %3 and %4: the left upper corner
        m_factRows[Box].value->setText(
            tr("%1 × %2 at %3, %4").arg(box.width()).arg(box.height()).arg(box.x()).arg(box.y()));
        m_factRows[Contour].value->setText(tr("%L1 px").arg(qRound64(m_facts->contourLength)));
    }
    for (const Row& row : m_factRows) {
        row.name->setVisible(m_facts.has_value());
        row.value->setVisible(m_facts.has_value());
    }

    m_referenceBox->setVisible(m_reference.has_value());
    m_agreementRows[Iou].name->setText(tr("Intersection over union"));
    m_agreementRows[Precision].name->setText(tr("Precision"));
    m_agreementRows[Precision].name->setToolTip(
        tr("The share of the mask that lies in the reference"));
    m_agreementRows[Recall].name->setText(tr("Recall"));
    m_agreementRows[Recall].name->setToolTip(tr("The share of the reference that the mask covers"));
    if (m_reference) {
        m_referenceLabel->setText(tr("Against %1").arg(m_reference->name), m_reference->path);
        m_agreementRows[Iou].value->setText(agreementText(m_reference->iou));
        m_agreementRows[Precision].value->setText(agreementText(m_reference->precision));
        m_agreementRows[Recall].value->setText(agreementText(m_reference->recall));
    }
    m_removeButton->setToolTip(tr("Compare with this mask no longer"));
    m_removeButton->setAccessibleName(tr("Remove the reference"));
    m_loadButton->setText(tr("Com&pare with a mask..."));
    m_loadButton->setToolTip(tr("Load a reference mask from a file, and measure the agreement"));
}

} // namespace widgets
