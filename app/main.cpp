// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/window/language.h"
#include "app/window/windowmain.h"

#include <QApplication>
#include <QLoggingCategory>
#include <cstdio>

namespace {

void describe()
{
    QCoreApplication::setApplicationName(QStringLiteral("saliscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SALISCOPE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.saliscope.Saliscope"));
}

} // namespace

int main(int argc, char** argv)
{
    const QStringList arguments = [&] {
        QStringList list;
        for (int index = 1; index < argc; ++index)
            list.append(QString::fromLocal8Bit(argv[index]));
        return list;
    }();
    if (app::isCommandLine(arguments)) {
        QCoreApplication application(argc, argv);
        describe();
        app::Language language;
        language.choose({});
        return app::runCommandLine(arguments);
    }
    if (app::wantsScreenshot(arguments)) {
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        // The offscreen platform complains of what it cannot do with each window.
        QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    }
    if (!app::hasDisplay()) {
        std::fputs(
            "saliscope: There is no display for a window. Draw it into a file with --screenshot "
            "PNG, or use a command: see saliscope --help.\n",
            stderr);
        return 1;
    }
    QApplication application(argc, argv);
    describe();
    return app::runWindow(arguments);
}
