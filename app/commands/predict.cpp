// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/jsonvalues.h"
#include "app/terminal.h"
#include "app/text.h"
#include "core/probe/probe.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace app {

namespace {

QJsonArray topClasses(const core::Model& model, const core::Prediction& prediction, int count)
{
    QJsonArray rows;
    for (int rank = 0; rank < count && rank < model.classCount(); ++rank) {
        const int index = prediction.ranking[std::size_t(rank)];
        rows.append(QJsonObject{{"index", index},
                                {"name", QString::fromStdString(model.className(index))},
                                {"score", prediction.scores[std::size_t(index)]},
                                {"probability", probabilityJson(model, prediction, index)}});
    }
    return rows;
}

void printTable(const QJsonObject& picture)
{
    print(picture["picture"].toString());
    for (const auto entry : picture["predictions"].toArray()) {
        const auto row = entry.toObject();
        const auto number = row["probability"].isNull()
                                ? QString::number(row["score"].toDouble(), 'g', 6)
                                : QString::number(row["probability"].toDouble() * 100, 'f', 2) +
                                      QStringLiteral(" %");
        print(QStringLiteral("  %1  %2  (%3)")
                  .arg(number, 8)
                  .arg(row["name"].toString())
                  .arg(row["index"].toInt()));
    }
}

} // namespace

int predictCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("predict"),
                        tr("Prints the most probable classes of pictures."));
    arguments.addPositional(QStringLiteral("PICTURE"), tr("Pictures to classify."),
                            QStringLiteral("PICTURE..."));
    arguments.addModelOption();
    arguments.addOption(QStringLiteral("top"), tr("How many classes (5)."), QStringLiteral("K"));
    arguments.addJsonSwitch();
    if (!arguments.parse(given))
        return Success;
    if (arguments.positional().isEmpty())
        throw UsageError{tr("At least one picture is expected.")};
    const int top = arguments.number(QStringLiteral("top"), 5, 1, 1'000'000);

    const auto model = arguments.openModel();
    QJsonArray pictures;
    TerminalProgress progress(tr("Predicting"));
    core::Progress silent;
    for (const auto& path : arguments.positional()) {
        core::Probe probe(model, core::readImage(path.toStdString()));
        pictures.append(QJsonObject{
            {"picture", path}, {"predictions", topClasses(*model, probe.prediction(silent), top)}});
        progress.report(double(pictures.size()) / double(arguments.positional().size()));
    }
    if (arguments.isSet(QStringLiteral("json"))) {
        printJson(pictures);
    } else {
        for (const auto picture : pictures)
            printTable(picture.toObject());
    }
    return Success;
}

} // namespace app
