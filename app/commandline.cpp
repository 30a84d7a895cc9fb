// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/errortext.h"
#include "app/terminal.h"
#include "app/text.h"
#include "core/support/versions.h"

#include <QCoreApplication>
#include <vector>

namespace app {

namespace {

std::vector<Command> commands()
{
    return {
        {QStringLiteral("predict"), tr("the most probable classes of pictures"), predictCommand},
        {QStringLiteral("detect"), tr("the boxes that a detector finds in pictures"),
         detectCommand},
        {QStringLiteral("doubt"), tr("whether the evidence for a class lies in a box"),
         doubtCommand},
        {QStringLiteral("explain"), tr("explanations of a prediction, written into a folder"),
         explainCommand},
        {QStringLiteral("segment"), tr("an object cut out, starting from an explanation"),
         segmentCommand},
        {QStringLiteral("statistics"), tr("channel statistics of a folder, which ParchGrad uses"),
         statisticsCommand},
        {QStringLiteral("imagine"), tr("the picture that a class means to the model"),
         imagineCommand},
        {QStringLiteral("methods"), tr("the methods of explanation"), methodsCommand},
        {QStringLiteral("layers"), tr("the values inside a model that can be looked at"),
         layersCommand},
        {QStringLiteral("convert"), tr("a model as a TorchScript file"), convertCommand}};
}

bool isHelp(const QString& argument)
{
    return argument == QStringLiteral("--help") || argument == QStringLiteral("-h") ||
           argument == QStringLiteral("help");
}

int printVersion()
{
    print(QStringLiteral("Saliscope %1").arg(QCoreApplication::applicationVersion()));
    print(QStringLiteral("Qt %1").arg(qVersion()));
    for (const auto& [part, version] : core::componentVersions())
        print(QStringLiteral("%1 %2").arg(QString::fromStdString(part),
                                          QString::fromStdString(version)));
    return Success;
}

int printHelp()
{
    print(tr("Saliscope shows where an image model looks."));
    print({});
    print(QStringLiteral(
        "  saliscope [PICTURE...] [--model FILE] [--class NAME|INDEX] [--screenshot PNG]"));
    for (const auto& command : commands())
        print(QStringLiteral("  saliscope %1%2").arg(command.name, -12).arg(command.summary));
    print(QStringLiteral("  saliscope --version"));
    print({});
    print(tr("Without a command the window opens. \"saliscope COMMAND --help\" tells more about a "
             "command."));
    return Success;
}

} // namespace

bool isCommandLine(const QStringList& arguments)
{
    if (arguments.isEmpty())
        return false;
    const auto& first = arguments.constFirst();
    if (isHelp(first) || first == QStringLiteral("--version"))
        return true;
    for (const auto& command : commands())
        if (command.name == first)
            return true;
    return false;
}

int runCommandLine(const QStringList& arguments)
{
    const auto& name = arguments.constFirst();
    if (isHelp(name))
        return printHelp();
    if (name == QStringLiteral("--version"))
        return printVersion();
    try {
        for (const auto& command : commands())
            if (command.name == name)
                return command.run(arguments.mid(1));
    } catch (const UsageError& error) {
        complain(QStringLiteral("%1 %2").arg(error.message,
                                             tr("See \"saliscope %1 --help\".").arg(name)));
        return WrongUsage;
    } catch (const core::Error& error) {
        complain(errorText(error));
    } catch (const std::exception& error) {
        complain(unforeseenErrorText(error));
    }
    return Failure;
}

} // namespace app
