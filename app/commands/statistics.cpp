// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/terminal.h"
#include "app/text.h"
#include "core/explain/statisticscollector.h"
#include "core/support/error.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace app {

namespace {

/// That a file cannot be written is told before the long work.
QString outputOf(const Arguments& arguments, const core::Model& model)
{
    const auto chosen = arguments.value(QStringLiteral("output"));
    const auto path =
        chosen.isEmpty() ? QString::fromStdString(core::statisticsPathFor(model.path())) : chosen;
    const QFileInfo file(path);
    if (!QFileInfo(file.path()).isWritable() || (file.exists() && !file.isWritable()))
        throw core::Error(core::Fault::FileNotWritable, path.toStdString());
    return path;
}

QJsonArray classesJson(const core::Model& model, const core::ActivationStatistics& statistics)
{
    QJsonArray rows;
    for (const auto& [index, moments] : statistics.classes)
        rows.append(QJsonObject{{"index", index},
                                {"name", QString::fromStdString(model.className(index))},
                                {"pictures", double(moments.count)},
                                {"known", statistics.knows(index)}});
    return rows;
}

QJsonObject reportOf(const core::Model& model, const core::PictureFolder& folder,
                     const core::StatisticsCollector& collector)
{
    QJsonArray skipped, unknown;
    for (const auto& path : collector.skipped())
        skipped.append(QString::fromStdString(path));
    for (const auto& group : folder.groups)
        if (group.classIndex < 0 && !group.name.empty())
            unknown.append(QString::fromStdString(group.name));
    const auto& statistics = collector.statistics();
    return {{"pictures", double(statistics.all.count)},
            {"skipped", skipped},
            {"folders_without_class", unknown},
            {"convolutions", double(statistics.network.convolutions.size())},
            {"channels", double(statistics.network.channels())},
            {"classes", classesJson(model, statistics)}};
}

void printReport(const QJsonObject& report)
{
    print(tr("Pictures: %1").arg(report["pictures"].toInt()));
    for (const auto path : report["skipped"].toArray())
        print(tr("Not used: %1").arg(path.toString()));
    for (const auto folder : report["folders_without_class"].toArray())
        print(tr("No class of the model, only counted as a part of the whole: %1")
                  .arg(folder.toString()));
    for (const auto entry : report["classes"].toArray()) {
        const auto row = entry.toObject();
        const auto line = QStringLiteral("  %1  %2  (%3)")
                              .arg(row["pictures"].toInt(), 6)
                              .arg(row["name"].toString())
                              .arg(row["index"].toInt());
        print(row["known"].toBool() ? line
                                    //: %1 is a line about a class
                                    : tr("%1: not enough pictures of it, or of others").arg(line));
    }
    print(tr("Written: %1").arg(report["output"].toString()));
}

} // namespace

int statisticsCommand(const QStringList& given)
{
    Arguments arguments(
        QStringLiteral("statistics"),
        tr("Measures how strongly a model's channels answer to the pictures of a folder, for "
           "ParchGrad. Its sub-folders are classes, by name or number."));
    arguments.addPositional(QStringLiteral("FOLDER"), tr("The folder of pictures."),
                            QStringLiteral("FOLDER"));
    arguments.addModelOption();
    arguments.addShortOption(
        QStringLiteral("o"), QStringLiteral("output"),
        tr("The file (NAME.channels.json beside the model, where ParchGrad finds it)."),
        QStringLiteral("FILE"));
    arguments.addJsonSwitch();
    if (!arguments.parse(given))
        return Success;
    if (arguments.positional().size() != 1)
        throw UsageError{tr("Exactly one folder is expected.")};
    const auto folder = arguments.positional().constFirst();

    const auto model = arguments.openModel();
    const auto output = outputOf(arguments, *model);
    const auto pictures = core::picturesByClass(folder.toStdString(), *model, core::Progress());
    QElapsedTimer timer;
    timer.start();
    core::StatisticsCollector collector(model, pictures);
    {
        TerminalProgress progress(tr("Collecting"));
        while (collector.next(progress))
            progress.report(double(collector.done()) / double(collector.total()));
    }
    if (collector.statistics().all.count < 2) {
        complain(tr("%1 does not hold two pictures that can be used. Name a folder of pictures, "
                    "or one with a sub-folder for each class.")
                     .arg(folder));
        return Failure;
    }
    core::writeActivationStatistics(output.toStdString(), collector.statistics());
    auto report = reportOf(*model, pictures, collector);
    report["output"] = output;
    report["milliseconds"] = timer.elapsed();
    if (arguments.isSet(QStringLiteral("json")))
        printJson(report);
    else
        printReport(report);
    return Success;
}

} // namespace app
