// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/windowmain.h"

#include "app/commands/arguments.h"
#include "app/errortext.h"
#include "app/explain/explainworkspace.h"
#include "app/imagine/imagineworkspace.h"
#include "app/locations.h"
#include "app/terminal.h"
#include "app/text.h"
#include "app/window/language.h"
#include "app/window/mainwindow.h"
#include "core/support/error.h"
#include "core/support/memory.h"
#include "widgets/comparison/comparisongrid.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QTemporaryDir>
#include <QTimer>

namespace app {

namespace {

const QString screenshotOption = QStringLiteral("screenshot");

void describe(Arguments& arguments)
{
    arguments.addPositional(QStringLiteral("PICTURE"), tr("Pictures to open."),
                            QStringLiteral("[PICTURE...]"));
    arguments.addModelOption();
    arguments.addOption(QStringLiteral("class"), tr("The class to explain."),
                        QStringLiteral("NAME|INDEX"));
    arguments.addOption(QStringLiteral("workspace"),
                        tr("explain, cut_out, imagine, model or detect."), QStringLiteral("NAME"));
    arguments.addOption(
        QStringLiteral("page"),
        tr("Of the model workspace: layers, activations, steps, preprocessing or compareModels; "
           "of the detect workspace: boxes or doubt."),
        QStringLiteral("NAME"));
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

/// One of `names`, each followed by `ending` in the settings. The settings decide what is shown.
void choose(Settings& settings, const Arguments& arguments, const QString& option, Key key,
            const QStringList& names, const QString& ending = {})
{
    if (!arguments.isSet(option))
        return;
    const auto name = arguments.value(option);
    if (!names.contains(name))
        //: %1 is an option, %2 a list of words
        throw UsageError{
            tr("--%1 takes one of: %2.").arg(option, names.join(QStringLiteral(", ")))};
    settings.set(key, name + ending);
}

void chooseWorkspace(Settings& settings, const Arguments& arguments)
{
    choose(settings, arguments, QStringLiteral("workspace"), Key::Workspace,
           {QStringLiteral("explain"), QStringLiteral("cut_out"), QStringLiteral("imagine"),
            QStringLiteral("model"), QStringLiteral("detect")});
    const bool detects = settings.text(Key::Workspace) == QLatin1String("detect");
    const QStringList ofModel{QStringLiteral("layers"), QStringLiteral("activations"),
                              QStringLiteral("steps"), QStringLiteral("preprocessing"),
                              QStringLiteral("compareModels")};
    choose(settings, arguments, QStringLiteral("page"), detects ? Key::DetectPage : Key::ModelPage,
           detects ? QStringList{QStringLiteral("boxes"), QStringLiteral("doubt")} : ofModel,
           QStringLiteral("Page"));
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
            complain(errorText(core::Error(core::Fault::FileNotWritable, m_path.toStdString())));
        QCoreApplication::exit(written ? Success : Failure);
    }

    MainWindow& m_window;
    QString m_path;
    bool m_done = false;
};

/// Who asks for that workspace and a class wants to see one.
void imagineChosenClass(MainWindow& window)
{
    auto* waiting = new QObject(&window);
    QObject::connect(&window.session(), &Session::targetChanged, waiting, [waiting, &window] {
        const auto& target = window.session().target();
        if (!target)
            return;
        QObject::disconnect(&window.session(), nullptr, waiting, nullptr); // once
        waiting->deleteLater();
        window.imagineWorkspace().imagine({.classIndex = target->classIndex});
    });
}

/// What the arguments name; else what was open last; else the samples and the default model.
void open(MainWindow& window, const Settings& settings, const Arguments& arguments)
{
    QStringList pictures;
    for (const auto& path : arguments.positional())
        pictures.append(QFileInfo(path).absoluteFilePath());
    const auto lastPicture = settings.value(Key::RecentPictures).toStringList().value(0);
    if (!pictures.isEmpty())
        window.session().openPictures(pictures);
    else if (QFileInfo::exists(lastPicture))
        window.session().openPictures({lastPicture});
    else
        window.openSamples();
    if (arguments.isSet(QStringLiteral("class"))) {
        window.session().chooseClassNamed(arguments.value(QStringLiteral("class")));
        if (arguments.value(QStringLiteral("workspace")) == QLatin1String("imagine"))
            imagineChosenClass(window);
    }

    const auto lastModel = settings.value(Key::RecentModels).toStringList().value(0);
    if (arguments.isSet(QStringLiteral("model")))
        window.session().openModel(resolveModel(arguments.value(QStringLiteral("model"))));
    else if (QFileInfo::exists(lastModel))
        window.session().openModel(lastModel);
    else if (QFileInfo::exists(defaultModelPath()))
        window.session().openModel(defaultModelPath());
    else
        window.showMessage(
            tr("No model is open. Open one with Ctrl+M, or prepare the default one with "
               "resources/models/prepare.py and start again."));
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
    if (!arguments.isSet(QStringLiteral("memory")))
        core::setMemoryBudget(std::size_t(settings->value(Key::MemoryMegabytes).toInt()) << 20);
    Language language;
    language.choose(settings->text(Key::Language));
    chooseAppearance(settings->text(Key::Appearance));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/saliscope.svg")));

    chooseWorkspace(*settings, arguments);

    MainWindow window(*settings, language,
                      screenshot ? nowhere.filePath(QStringLiteral("journal")) : journalFolder());
    if (size.isValid())
        window.resize(size);
    window.show();
    std::unique_ptr<Screenshot> picture;
    if (screenshot)
        picture = std::make_unique<Screenshot>(window, arguments.value(screenshotOption));
    // The window is on screen before anything is read.
    QTimer::singleShot(0, &window, [&] { open(window, *settings, arguments); });
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

bool hasDisplay()
{
#ifdef Q_OS_LINUX
    for (const char* variable : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    return false;
#else
    return true;
#endif
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
