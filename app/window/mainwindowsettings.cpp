// SPDX-License-Identifier: GPL-3.0-or-later
// The window's menus of settings and help.
#include "app/explain/explainworkspace.h"
#include "app/window/language.h"
#include "app/window/mainwindow.h"
#include "core/support/memory.h"

#include <QAction>
#include <QActionGroup>
#include <QLocale>
#include <QMenu>
#include <set>

namespace app {

void MainWindow::buildSettingsMenu()
{
    auto* menu = addMenu(nullptr, [] { return tr("&Settings"); });
    auto* languages = addMenu(menu, [] { return tr("&Language"); });
    auto* languageGroup = new QActionGroup(this);
    const auto addLanguage = [&](const std::function<QString()>& name, const QString& code) {
        auto* action = add(
            languages, name, [] { return QString(); }, {},
            [this, code] {
                m_settings.set(Key::Language, code);
                m_language.choose(code);
            });
        action->setCheckable(true);
        action->setChecked(m_language.chosen() == code);
        languageGroup->addAction(action);
    };
    addLanguage([] { return tr("As the &system"); }, {});
    for (const auto& choice : Language::choices())
        addLanguage([name = choice.name] { return name; }, choice.code);

    auto* exact = add(
        menu, [] { return tr("&Double precision"); },
        [] {
            return tr(
                "Exact gradients where single precision rounds; takes about four times as long");
        },
        {},
        [this] {
            const bool isDouble = !m_settings.flag(Key::DoublePrecision);
            m_settings.set(Key::DoublePrecision, isDouble);
            m_session->setPrecision(isDouble ? core::Precision::Double : core::Precision::Single);
        });
    exact->setCheckable(true);
    exact->setChecked(m_settings.flag(Key::DoublePrecision));

    buildMemoryMenu(menu);

    auto* looks = addMenu(menu, [] { return tr("&Appearance"); });
    auto* lookGroup = new QActionGroup(this);
    const auto addAppearance = [&](QString (*name)(), const QString& appearance) {
        auto* action = add(
            looks, name, [] { return QString(); }, {},
            [this, appearance] {
                m_settings.set(Key::Appearance, appearance);
                chooseAppearance(appearance);
            });
        action->setCheckable(true);
        action->setChecked(m_settings.text(Key::Appearance) == appearance);
        lookGroup->addAction(action);
    };
    addAppearance([] { return tr("As the &system"); }, {});
    addAppearance([] { return tr("&Light"); }, QStringLiteral("light"));
    addAppearance([] { return tr("&Dark"); }, QStringLiteral("dark"));
}

/// A quarter of the memory, or powers of two; what the settings hold besides is kept.
void MainWindow::buildMemoryMenu(QMenu* menu)
{
    constexpr double megabytesInGigabyte = 1024;
    const int machine = int(core::machineMemory() >> 20);
    const int chosen = m_settings.value(Key::MemoryMegabytes).toInt();
    std::set<int> amounts{0, chosen};
    for (int amount = 1024; amount <= machine; amount *= 2)
        amounts.insert(amount);
    auto* memory = addMenu(menu, [] { return tr("&Memory"); });
    auto* group = new QActionGroup(this);
    for (const int amount : amounts) {
        const auto text = [amount, machine] {
            const QLocale locale;
            return amount == 0
                       ? tr("A &quarter of the machine's (%1 GB)")
                             .arg(locale.toString(machine / megabytesInGigabyte / 4, 'f', 1))
                       : tr("%1 GB").arg(locale.toString(amount / megabytesInGigabyte));
        };
        auto* action = add(
            memory, text,
            [] { return tr("What one computation may use; with less it takes smaller steps"); }, {},
            [this, amount] {
                m_settings.set(Key::MemoryMegabytes, amount);
                core::setMemoryBudget(std::size_t(amount) << 20);
            });
        action->setCheckable(true);
        action->setChecked(amount == chosen);
        group->addAction(action);
    }
}

void MainWindow::buildHelpMenu()
{
    auto* menu = addMenu(nullptr, [] { return tr("&Help"); });
    auto* method = add(
        menu, [] { return tr("About the &method"); },
        [] { return tr("What the current panel's method computes and how to read its map"); },
        {QKeySequence::HelpContents}, [this] { m_workspace->showHelp(); });
    m_panelActions.push_back(method);
    add(
        menu, [] { return tr("&Keys and mouse..."); },
        [] { return tr("Everything that the keyboard and the mouse can do"); },
        {Qt::CTRL | Qt::Key_F1}, [this] { showShortcuts(); });
    add(
        menu, [] { return tr("&About Saliscope..."); },
        [] { return tr("Version, libraries and licence"); }, {}, [this] { showAbout(); });
}

} // namespace app
