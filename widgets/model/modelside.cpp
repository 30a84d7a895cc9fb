// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/modelside.h"

#include "widgets/classfinder.h"
#include "widgets/elidedlabel.h"
#include "widgets/imageview.h"
#include "widgets/model/titledmap.h"
#include "widgets/predictionchart.h"
#include "widgets/progressoverlay.h"

#include <QEvent>
#include <QHBoxLayout>

namespace widgets {

ModelSide::ModelSide(const QString& name, QWidget* parent)
    : QWidget(parent), m_heading(new ElidedLabel(this)), m_detail(new ElidedLabel(this)),
      m_chart(new PredictionChart(this)), m_classLabel(new QLabel(this)),
      m_finder(new ClassFinder(this)), m_note(new ElidedLabel(this)),
      m_map(new TitledMap(name, this)), m_progress(new ProgressOverlay(&m_map->view()))
{
    m_heading->setObjectName(name + QLatin1String("HeadingLabel"));
    m_detail->setObjectName(name + QLatin1String("DetailLabel"));
    m_chart->setObjectName(name + QLatin1String("Chart"));
    m_finder->setObjectName(name + QLatin1String("ClassFinder"));
    m_note->setObjectName(name + QLatin1String("NoteLabel"));
    m_progress->setObjectName(name + QLatin1String("ProgressBar"));
    auto bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    m_heading->setFont(bold);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_classLabel->setBuddy(m_finder);
    m_chart->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* choice = new QHBoxLayout;
    choice->addWidget(m_classLabel);
    choice->addWidget(m_finder, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_heading);
    layout->addWidget(m_detail);
    layout->addWidget(m_chart);
    layout->addLayout(choice);
    layout->addWidget(m_note);
    layout->addWidget(m_map, 1);
    updateTexts();
}

void ModelSide::setHeading(const QString& heading, const QString& detail)
{
    m_heading->setText(heading);
    m_detail->setText(detail);
}

void ModelSide::setNote(const QString& note)
{
    m_note->setText(note);
}

void ModelSide::setMessage(const QString& message)
{
    m_map->view().setMessage(message);
}

void ModelSide::setFilled(bool filled)
{
    m_classLabel->setEnabled(filled);
    m_finder->setEnabled(filled);
    m_chart->setEnabled(filled);
}

void ModelSide::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void ModelSide::updateTexts()
{
    m_classLabel->setText(tr("Class:"));
    m_finder->setPlaceholder(tr("Find a class"));
}

} // namespace widgets
