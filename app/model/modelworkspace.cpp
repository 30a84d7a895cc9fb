// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/modelworkspace.h"

#include "app/model/activationspage.h"
#include "app/model/comparemodelspage.h"
#include "app/model/layerspage.h"
#include "app/model/modelpage.h"
#include "app/model/preprocessingpage.h"
#include "app/model/stepspage.h"

#include <QEvent>

namespace app {

ModelWorkspace::ModelWorkspace(Session& session, Worker& worker, Settings& settings,
                               QWidget* parent)
    : QTabWidget(parent), m_settings(settings),
      m_preprocessing(new PreprocessingPage(session, worker, this))
{
    setObjectName(QStringLiteral("modelWorkspace"));
    setDocumentMode(true);
    add(QStringLiteral("layersPage"), new LayersPage(session, worker, this));
    auto* activations = new ActivationsPage(session, worker, settings, this);
    connect(activations, &ActivationsPage::imagineRequested, this,
            &ModelWorkspace::imagineRequested);
    add(QStringLiteral("activationsPage"), activations);
    add(QStringLiteral("stepsPage"), new StepsPage(session, worker, settings, this));
    add(QStringLiteral("preprocessingPage"), m_preprocessing);
    add(QStringLiteral("compareModelsPage"),
        new CompareModelsPage(session, worker, settings, this));

    updateTexts();
    const auto last = settings.text(Key::ModelPage);
    for (int index = 0; index < count(); ++index)
        if (widget(index)->objectName() == last)
            setCurrentIndex(index);
    connect(this, &QTabWidget::currentChanged, this, [this](int index) {
        if (index >= 0)
            m_settings.set(Key::ModelPage, widget(index)->objectName());
    });
}

void ModelWorkspace::add(const QString& id, ModelPage* page)
{
    page->setObjectName(id);
    connect(page, &ModelPage::problem, this, &ModelWorkspace::problem);
    connect(page, &ModelPage::saved, this, &ModelWorkspace::saved);
    connect(page, &ModelPage::mayHaveSettled, this, &ModelWorkspace::mayHaveSettled);
    m_pages.push_back(page);
    addTab(page, QString());
}

bool ModelWorkspace::settled() const
{
    const int index = currentIndex();
    return index < 0 || m_pages[std::size_t(index)]->settled();
}

bool ModelWorkspace::hasUnsaved() const
{
    return m_preprocessing->hasUnsaved();
}

void ModelWorkspace::closeSafely(std::function<void()> proceed)
{
    m_preprocessing->closeSafely(std::move(proceed));
}

void ModelWorkspace::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QTabWidget::changeEvent(event);
}

void ModelWorkspace::updateTexts()
{
    for (int index = 0; index < count(); ++index)
        setTabText(index, m_pages[std::size_t(index)]->title());
}

} // namespace app
