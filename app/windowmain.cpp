// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowmain.h"

#include "app/commands/arguments.h"
#include "app/explainworkspace.h"
#include "app/language.h"
#include "app/locations.h"
#include "app/mainwindow.h"
#include "app/terminal.h"
#include "core/support/error.h"
#include "widgets/comparisongrid.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QTemporaryDir>
#include <QTimer>

namespace app {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("app::window", text);
}

const QString screenshotOption = QStringLiteral("screenshot");

void describe(Arguments& arguments)
{
    arguments.addPositional(QStringLiteral("PICTURE"), tr("Pictures to open."),
                            QStringLiteral("[PICTURE...]"));
    arguments.addModelOption();
    arguments.addOption(QStringLiteral("class"), tr("The class to explain."),
                        QStringLiteral("NAME|INDEX"));
    arguments.addOption(screenshotOption,
                        tr("Draw the window into this file once its work is done, and end."),
                        QStringLiteral("PNG"));
    arguments.addOption(QStringLiteral("size"), tr("The window's size in a screenshot (1280x800)."),
                        QStringLiteral("WIDTHxHEIGHT"));
    arguments.addOption(QStringLiteral("language"), tr("en or ko."), QStringLiteral("CODE"));
    arguments.addOption(QStringLiteral("appearance"), tr("light or dark."), QStringLiteral("NAME"));
}

QSize windowSize(const Arguments& arguments)
{
    if (!arguments.isSet(QStringLiteral("size")))
        return {};
    const auto text = arguments.value(QStringLiteral("size"));
    const QSize size(text.section('x', 0, 0).toInt(), text.section('x', 1, 1).toInt());
    if (size.width() < 200 || size.height() < 200 || size.width() > 10000 || size.height() > 10000)
        throw UsageError{tr("--size takes WIDTHxHEIGHT, each from 200 to 10000.")};
    return size;
}

/// Waits until the window has nothing left to do, draws it and ends the program.
class Screenshot final : public QObject {
public:
    Screenshot(MainWindow& window, QString path) : m_window(window), m_path(std::move(path))
    {
        connect(&window, &MainWindow::mayHaveSettled, this, &Screenshot::tryNow,
                Qt::QueuedConnection);
    }

private:
    void tryNow()
    {
        if (m_done || !m_window.settled())
            return;
        m_done = true;
        m_window.workspace().grid().flush();
        const bool written = m_window.grab().save(m_path);
        if (!written)
            complain(tr("Cannot write %1. Choose a folder that you may write to.").arg(m_path));
        QCoreApplication::exit(written ? Success : Failure);
    }

    MainWindow& m_window;
    QString m_path;
    bool m_done = false;
};

void open(MainWindow& window, const Arguments& arguments)
{
    auto& session = window.session();
    QStringList pictures;
    for (const auto& path : arguments.positional())
        pictures.append(QFileInfo(path).absoluteFilePath());
    session.openPictures(pictures);
    if (arguments.isSet(QStringLiteral("class")))
        session.chooseClassNamed(arguments.value(QStringLiteral("class")));
    session.openModel(resolveModel(arguments.value(QStringLiteral("model"))));
}

int run(const Arguments& arguments)
{
    const auto size = windowSize(arguments);
    const bool screenshot = arguments.isSet(screenshotOption);
    // A screenshot shows the program as it is when new, and leaves no trace.
    QTemporaryDir nowhere;
    auto settings =
        screenshot ? std::make_unique<Settings>(nowhere.filePath(QStringLiteral("settings.ini")))
                   : std::make_unique<Settings>();
    if (arguments.isSet(QStringLiteral("language")))
        settings->set(Key::Language, arguments.value(QStringLiteral("language")));
    if (arguments.isSet(QStringLiteral("appearance")))
        settings->set(Key::Appearance, arguments.value(QStringLiteral("appearance")));
    Language language;
    language.choose(settings->text(Key::Language));
    chooseAppearance(settings->text(Key::Appearance));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/saliscope.svg")));

    MainWindow window(*settings, language);
    if (size.isValid())
        window.resize(size);
    window.show();
    std::unique_ptr<Screenshot> picture;
    if (screenshot)
        picture = std::make_unique<Screenshot>(window, arguments.value(screenshotOption));
    // The window is on screen before anything is read.
    QTimer::singleShot(0, &window, [&] { open(window, arguments); });
    return QApplication::exec();
}

} // namespace

bool wantsScreenshot(const QStringList& arguments)
{
    for (const auto& argument : arguments)
        if (argument.startsWith(QStringLiteral("--") + screenshotOption))
            return true;
    return false;
}

int runWindow(const QStringList& given)
{
    Arguments arguments({}, tr("Shows where an image model looks."));
    describe(arguments);
    try {
        return arguments.parse(given) ? run(arguments) : int(Success);
    } catch (const UsageError& error) {
        complain(QStringLiteral("%1 %2").arg(error.message, tr("See \"saliscope --help\".")));
        return WrongUsage;
    }
}

} // namespace app
