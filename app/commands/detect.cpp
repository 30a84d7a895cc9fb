// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/boxoptions.h"
#include "app/commands/commands.h"
#include "app/terminal.h"
#include "app/text.h"
#include "core/probe/probe.h"
#include "core/support/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

namespace app {

namespace {

/// The classes of --class; empty: all.
std::vector<int> wantedClasses(const Arguments& arguments, const core::Model& model)
{
    std::vector<int> classes;
    for (const auto& name : arguments.values(QStringLiteral("class")))
        classes.push_back(model.findClass(name.toStdString()));
    return classes;
}

/// Numbers count all classes: --box of the explain command takes them.
std::vector<NumberedBox> boxesIn(core::Probe& probe, const core::SuppressionRule& rule,
                                 const std::vector<int>& classes)
{
    core::Progress silent;
    auto boxes = numberedBoxes(core::detect(probe, silent), rule);
    std::erase_if(boxes, [&](const NumberedBox& box) {
        return !classes.empty() &&
               std::ranges::find(classes, box.detection.classIndex) == classes.end();
    });
    return boxes;
}

void printTable(const QJsonObject& picture)
{
    print(picture["picture"].toString());
    const auto boxes = picture["detections"].toArray();
    if (boxes.isEmpty())
        print(QStringLiteral("  ") + tr("no box above the threshold"));
    for (const auto entry : boxes) {
        const auto row = entry.toObject();
        const auto place = row["box"].toArray();
        print(QStringLiteral("  %1  %2 %  %3  (%4, %5)  %6 x %7")
                  .arg(row["number"].toInt(), 3)
                  .arg(row["score"].toDouble() * 100, 6, 'f', 2)
                  .arg(row["name"].toString(), -16)
                  .arg(qRound(place[0].toDouble()))
                  .arg(qRound(place[1].toDouble()))
                  .arg(qRound(place[2].toDouble()))
                  .arg(qRound(place[3].toDouble())));
    }
}

void describe(Arguments& arguments)
{
    arguments.addPositional(QStringLiteral("PICTURE"), tr("Pictures to look for objects in."),
                            QStringLiteral("PICTURE..."));
    arguments.addModelOption();
    addSuppressionOptions(arguments);
    arguments.addOption(QStringLiteral("class"), tr("Only boxes of this class; may be repeated."),
                        QStringLiteral("NAME|INDEX"));
    arguments.addJsonSwitch();
    arguments.addShortOption(QStringLiteral("o"), QStringLiteral("output"),
                             tr("Writes the picture with its boxes; only with one picture."),
                             QStringLiteral("PICTURE"));
}

} // namespace

int detectCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("detect"),
                        tr("Prints the boxes that a detector finds in pictures."));
    describe(arguments);
    if (!arguments.parse(given))
        return Success;
    const auto paths = arguments.positional();
    if (paths.isEmpty())
        throw UsageError{tr("At least one picture is expected.")};
    const auto output = arguments.value(QStringLiteral("output"));
    if (!output.isEmpty() && paths.size() > 1)
        throw UsageError{tr("--output takes exactly one picture.")};

    const auto model = arguments.openModel();
    if (!model->isDetector())
        throw core::Error(core::Fault::NotADetector, model->path());
    const auto rule = suppressionOf(arguments, *model);
    const auto classes = wantedClasses(arguments, *model);
    QJsonArray pictures;
    TerminalProgress progress(tr("Detecting"));
    for (const auto& path : paths) {
        const auto image = core::readImage(path.toStdString());
        core::Probe probe(model, image);
        QJsonArray found;
        std::vector<core::LabelledBox> drawn;
        for (const auto& box : boxesIn(probe, rule, classes)) {
            found.append(boxJson(box, *model));
            drawn.push_back(labelled(box, *model));
        }
        pictures.append(QJsonObject{{"picture", path},
                                    {"model", QString::fromStdString(model->path())},
                                    {"detections", found}});
        if (!output.isEmpty())
            core::writeImage(output.toStdString(), core::withBoxes(image.pixels, drawn));
        progress.report(double(pictures.size()) / double(paths.size()));
    }
    if (arguments.isSet(QStringLiteral("json"))) {
        printJson(pictures.size() == 1 ? pictures[0] : QJsonValue(pictures));
    } else {
        for (const auto picture : pictures)
            printTable(picture.toObject());
    }
    return Success;
}

} // namespace app
