// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/convert.h"
#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/locations.h"
#include "app/terminal.h"
#include "app/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>

namespace app {

namespace {

QString taskText(core::Task task)
{
    return task == core::Task::Detection ? QStringLiteral("detection")
                                         : QStringLiteral("classification");
}

core::Converted convert(const QString& from, const QString& to)
{
    TerminalProgress progress(tr("Converting the model"));
    core::ModelOptions options;
    options.labelsFolder = modelsFolder().toStdString();
    return core::convertModel(from.toStdString(), to.toStdString(), options, progress);
}

} // namespace

int convertCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("convert"),
                        tr("Writes a model, for example a Darknet .cfg with its .weights, as a "
                           "TorchScript file with its card beside it."));
    arguments.addPositional(QStringLiteral("MODEL"), tr("The model to convert."),
                            QStringLiteral("MODEL"));
    arguments.addShortOption(QStringLiteral("o"), QStringLiteral("output"),
                             tr("The TorchScript file to write."), QStringLiteral("FILE.pt"));
    arguments.addJsonSwitch();
    if (!arguments.parse(given))
        return Success;
    if (arguments.positional().size() != 1)
        throw UsageError{tr("Exactly one model is expected.")};
    const auto from = resolveModel(arguments.positional().constFirst());
    const auto converted = convert(from, arguments.required(QStringLiteral("output")));

    const auto& model = *converted.model;
    const auto file = QString::fromStdString(converted.file);
    const auto card = QString::fromStdString(converted.card);
    if (arguments.isSet(QStringLiteral("json"))) {
        printJson(QJsonObject{{"model", from},
                              {"file", file},
                              {"card", card},
                              {"bytes", QFileInfo(file).size()},
                              {"task", taskText(model.card().task)},
                              {"classes", model.classCount()},
                              {"layers", int(model.layers().size())}});
        return Success;
    }
    for (const auto& note : model.notes())
        complain(QCoreApplication::translate("core", note.text)
                     .replace(QStringLiteral("%1"), QString::fromStdString(note.argument)));
    print(tr("Wrote %1 and its card %2.").arg(file, card));
    return Success;
}

} // namespace app
