// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/windowdriver.h"

#include "app/explain/explainworkspace.h"
#include "widgets/classfinder.h"
#include "widgets/imageview.h"
#include "widgets/predictionchart.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QUrl>

void rememberQuickPanels(const QString& settingsFile)
{
    app::Settings(settingsFile)
        .set(app::Key::Panels, QByteArray(R"([{"method": "saliency"}, {"method": "grad_cam"},
                 {"method": "integrated_gradients", "parameters": {"steps": 3}}])"));
}

WindowDriver::WindowDriver(const QString& settingsFile) : m_settings(settingsFile)
{
    m_language.choose(QStringLiteral("en"));
    m_window = std::make_unique<app::MainWindow>(m_settings, m_language,
                                                 QFileInfo(settingsFile).path() + "/journal");
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window does not become active");
}

WindowDriver::~WindowDriver()
{
    m_window.reset();
    m_language.choose(QStringLiteral("en"));
}

widgets::ComparisonGrid& WindowDriver::grid()
{
    return m_window->workspace().grid();
}

int WindowDriver::panelCount()
{
    return int(grid().panels().size());
}

widgets::ExplanationPanel& WindowDriver::panel(int index)
{
    return *grid().panels().at(std::size_t(index));
}

QStringList WindowDriver::methods()
{
    QStringList ids;
    for (const auto* panel : grid().panels())
        ids.append(panel->method());
    return ids;
}

void WindowDriver::drop(const QStringList& paths)
{
    QList<QUrl> urls;
    for (const auto& path : paths)
        urls.append(QUrl::fromLocalFile(path));
    QMimeData data;
    data.setUrls(urls);
    drop(data);
}

void WindowDriver::drop(const QMimeData& data)
{
    QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &event);
}

void WindowDriver::key(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
}

void WindowDriver::typeClass(const QString& text)
{
    key(Qt::Key_F, Qt::ControlModifier);
    auto* edit = part<widgets::ClassFinder>("classFinder").findChild<QLineEdit*>();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
}

bool WindowDriver::clickMenuEntry(const QString& text)
{
    for (auto* menu : m_window->findChildren<QMenu*>())
        for (auto* action : menu->actions()) {
            if (action->text() != text)
                continue;
            menu->popup(m_window->mapToGlobal(QPoint(50, 50)));
            if (!QTest::qWaitForWindowExposed(menu))
                return false;
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            return true;
        }
    return false;
}

bool WindowDriver::clickClass(const QString& name)
{
    auto& chart = part<widgets::PredictionChart>("predictionChart");
    for (std::size_t row = 0; row < chart.prediction().size(); ++row) {
        if (chart.prediction()[row].name != name)
            continue;
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.rowRect(int(row)).center());
        return true;
    }
    return false;
}

bool WindowDriver::typeSteps(int index, int steps)
{
    QTest::mouseClick(panel(index).findChild<QToolButton*>("parametersButton"), Qt::LeftButton);
    auto* popup = panel(index).findChild<QFrame*>("parametersFrame");
    auto* spin = panel(index).findChild<QSpinBox*>("stepsSpinBox");
    if (!spin || !QTest::qWaitForWindowExposed(popup))
        return false;
    spin->selectAll();
    QTest::keyClicks(spin, QString::number(steps));
    QTest::keyClick(spin, Qt::Key_Return);
    QTest::keyClick(spin, Qt::Key_Escape); // closes the popup
    return !popup->isVisible();
}

bool WindowDriver::explained()
{
    if (!m_window->settled() || panelCount() == 0)
        return false;
    for (int index = 0; index < panelCount(); ++index)
        if (facts(index).isEmpty() && panelMessage(index).isEmpty())
            return false;
    return true;
}

QString WindowDriver::facts(int index)
{
    return panel(index).findChild<QLabel*>("factsLabel")->text();
}

QImage WindowDriver::shown(int index)
{
    grid().flush();
    return panel(index).view().image();
}

QString WindowDriver::panelMessage(int index)
{
    return panel(index).view().message();
}
