// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/jsonvalues.h"
#include "app/terminal.h"
#include "app/text.h"
#include "core/image/image.h"
#include "core/imagine/animation.h"
#include "core/imagine/ascent.h"
#include "core/imagine/film.h"
#include "core/imagine/preset.h"
#include "core/support/error.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <limits>
#include <opencv2/imgcodecs.hpp>

namespace app {

namespace {

void describe(Arguments& arguments)
{
    arguments.addModelOption();
    arguments.addOption(QStringLiteral("class"),
                        tr("The class to imagine: its name, a part of it, or its number."),
                        QStringLiteral("NAME|INDEX"));
    arguments.addOption(QStringLiteral("against"), tr("And as little of this class as possible."),
                        QStringLiteral("NAME|INDEX"));
    arguments.addOption(QStringLiteral("layer"),
                        tr("Instead of a class: a layer, of which a channel is imagined."),
                        QStringLiteral("NAME"));
    arguments.addOption(QStringLiteral("channel"), tr("The channel of the layer."),
                        QStringLiteral("K"));
    arguments.addOption(QStringLiteral("unit"),
                        tr("Only the channel's unit at this position of the layer."),
                        QStringLiteral("X,Y"));
    arguments.addOption(QStringLiteral("preset"), tr("The way to imagine (robust_fourier)."),
                        QStringLiteral("ID"));
    arguments.addOption(QStringLiteral("set"), tr("Sets a parameter; may be repeated."),
                        QStringLiteral("PARAMETER=VALUE"));
    arguments.addOption(QStringLiteral("steps"), tr("How many steps."), QStringLiteral("N"));
    arguments.addOption(QStringLiteral("seed"), tr("The seed of chance."), QStringLiteral("N"));
    arguments.addOption(QStringLiteral("start"), tr("The picture to start from."),
                        QStringLiteral("PICTURE"));
    arguments.addShortOption(QStringLiteral("o"), QStringLiteral("output"),
                             tr("The imagined picture; several are numbered."),
                             QStringLiteral("PICTURE.png"));
    arguments.addOption(QStringLiteral("animation"),
                        tr("Also write how it formed, an animated WebP file."),
                        QStringLiteral("FILE.webp"));
    arguments.addSwitch(QStringLiteral("presets"), tr("List the presets and their parameters."));
    arguments.addJsonSwitch();
}

int listPresets(bool json)
{
    QJsonArray presets;
    for (const auto& preset : core::presets()) {
        presets.append(QJsonObject{{"id", QString::fromStdString(preset.id)},
                                   {"name", preset.name},
                                   {"summary", preset.summary},
                                   {"citation", preset.citation},
                                   {"parameters", toJson(preset.values)}});
        if (json)
            continue;
        print(QStringLiteral("%1 %2 (%3)")
                  .arg(QString::fromStdString(preset.id), -16)
                  .arg(QCoreApplication::translate("core", preset.summary), preset.citation));
        QStringList values;
        for (const auto& [id, value] : preset.values.values())
            values.append(QString::fromStdString(id + '=' + core::toText(value)));
        print(QString(17, ' ') + values.join(' '));
    }
    if (json)
        printJson(presets);
    return Success;
}

/// Of the options that say what is imagined, as far as they can be judged without the model.
void checkAim(const Arguments& arguments)
{
    const auto set = [&](const char* option) {
        return arguments.isSet(QString::fromLatin1(option));
    };
    if (set("class") == set("layer"))
        throw UsageError{tr("Give either --class or --layer with --channel.")};
    if (set("class") && (set("channel") || set("unit")))
        throw UsageError{tr("--channel and --unit belong to --layer.")};
    if (set("layer") && set("against"))
        throw UsageError{tr("--against belongs to --class.")};
    if (set("layer"))
        arguments.required(QStringLiteral("channel"));
}

/// Throws UsageError.
std::pair<int, int> unitOf(const QString& text)
{
    const auto parts = text.split(',');
    bool good = parts.size() == 2;
    int position[2] = {};
    for (int index = 0; good && index < 2; ++index) {
        position[index] = parts[index].toInt(&good);
        good = good && position[index] >= 0;
    }
    if (!good)
        throw UsageError{tr("--unit takes X,Y, not \"%1\".").arg(text)};
    return {position[0], position[1]};
}

/// Empty if the layer has the channel, or no channels at all, which the ascent tells.
QString channelProblem(const core::Model& model, const core::Objective& objective)
{
    if (objective.kind == core::Objective::Kind::Class)
        return {};
    const auto& layer = model.layer(objective.layer);
    if (!layer.spatial || objective.channel < layer.grid.channels)
        return {};
    return tr("Layer %1 has no channel %2: its channels are 0 to %3.")
        .arg(QString::fromStdString(layer.name))
        .arg(objective.channel)
        .arg(layer.grid.channels - 1);
}

core::Objective objectiveOf(const Arguments& arguments, const core::Model& model)
{
    core::Objective objective;
    const auto classOf = [&](const char* option) {
        return model.findClass(arguments.value(QString::fromLatin1(option)).toStdString());
    };
    if (arguments.isSet(QStringLiteral("class"))) {
        objective.classIndex = classOf("class");
        if (arguments.isSet(QStringLiteral("against")))
            objective.against = classOf("against");
        return objective;
    }
    objective.kind = core::Objective::Kind::Channel;
    objective.layer = arguments.value(QStringLiteral("layer")).toStdString();
    objective.channel =
        arguments.number(QStringLiteral("channel"), 0, 0, std::numeric_limits<int>::max());
    if (arguments.isSet(QStringLiteral("unit"))) {
        objective.kind = core::Objective::Kind::Unit;
        std::tie(objective.x, objective.y) = unitOf(arguments.value(QStringLiteral("unit")));
    }
    return objective;
}

/// The preset's values and what the options change of them.
void choose(const Arguments& arguments, core::Parameters& parameters)
try {
    if (const auto id = arguments.value(QStringLiteral("preset")).toStdString(); !id.empty()) {
        QStringList known;
        for (const auto& preset : core::presets())
            known.append(QString::fromStdString(preset.id));
        if (!known.contains(QString::fromStdString(id)))
            throw UsageError{
                tr("There is no preset \"%1\". There are: %2.")
                    .arg(QString::fromStdString(id), known.join(QStringLiteral(", ")))};
        parameters = core::findPreset(id).values;
    }
    for (const auto& setting : arguments.values(QStringLiteral("set"))) {
        if (!setting.contains('='))
            throw UsageError{tr("--set takes PARAMETER=VALUE, not \"%1\".").arg(setting)};
        parameters.setFromText(setting.section('=', 0, 0).toStdString(),
                               setting.section('=', 1).toStdString());
    }
    for (const char* option : {"steps", "seed"})
        if (const auto name = QString::fromLatin1(option); arguments.isSet(name))
            parameters.setFromText(option, arguments.value(name).toStdString());
    if (arguments.isSet(QStringLiteral("start")))
        parameters.set("start", std::string("picture"));
} catch (const core::Error& error) {
    //: %1 is the name of a parameter, %2 tells what there is
    throw UsageError{
        tr("\"%1\" cannot be used here: %2.")
            .arg(QString::fromStdString(error.subject()), QString::fromStdString(error.detail()))};
}

/// "zebra.png"; of several pictures "zebra-1.png", "zebra-2.png".
QString numbered(const QString& path, int index, int count)
{
    const auto ending = QFileInfo(path).suffix();
    if (count == 1)
        return path;
    const auto number = QStringLiteral("-%1").arg(index + 1);
    return ending.isEmpty() ? path + number
                            : path.chopped(ending.size() + 1) + number + '.' + ending;
}

/// Refuses now what would fail after minutes.
void checkOutputs(const Arguments& arguments)
{
    const auto animation = arguments.value(QStringLiteral("animation"));
    for (const auto& path : {arguments.value(QStringLiteral("output")), animation})
        if (!path.isEmpty() && !QFileInfo(QFileInfo(path).absolutePath()).isDir())
            throw core::Error(core::Fault::FileNotWritable, path.toStdString());
    const auto output = arguments.value(QStringLiteral("output")).toStdString();
    if (!cv::haveImageWriter(output))
        throw core::Error(core::Fault::FileNotWritable, output);
    if (!animation.isEmpty() && !core::isAnimationPath(animation.toStdString()))
        throw UsageError{
            tr("--animation takes a name that ends in .webp, not \"%1\".").arg(animation)};
}

/// The steps, and how each picture formed where that is wanted.
std::vector<core::Film> climb(core::Ascent& ascent, bool filmed)
{
    std::vector<core::Film> films(filmed ? std::size_t(ascent.pictures()) : 0);
    const auto record = [&] {
        const int step = int(ascent.history().size());
        for (std::size_t index = 0; index < films.size(); ++index)
            if (films[index].wants(step) || ascent.ended())
                films[index].add(step, ascent.picture(int(index)));
    };
    record();
    TerminalProgress progress(tr("Imagining"));
    while (!ascent.ended()) {
        core::Quiet quiet(progress);
        ascent.step(quiet);
        record();
        progress.report(double(ascent.history().size()) / ascent.steps());
    }
    return films;
}

void writeFilm(const QString& path, const core::Film& film)
{
    std::vector<cv::Mat> pictures;
    for (const auto& frame : film.frames())
        pictures.push_back(frame.pixels);
    TerminalProgress progress(tr("Writing the animation"));
    core::writeAnimation(path.toStdString(), pictures, progress);
}

QJsonObject classJson(const core::Model& model, int index)
{
    return {{"index", index}, {"name", QString::fromStdString(model.className(index))}};
}

/// What the model says to a picture read back. Scores that are not finite are null.
QJsonObject readBack(const core::Ascent& ascent, const core::Model& model, int index)
try {
    core::Progress silent;
    const auto& objective = ascent.objective();
    const auto prediction = ascent.read(silent, index);
    auto top = classJson(model, prediction.ranking.front());
    top["probability"] = probabilityJson(model, prediction, prediction.ranking.front());
    return {{"score", ascent.valueOf(silent, index)},
            {"probability", objective.kind == core::Objective::Kind::Class
                                ? probabilityJson(model, prediction, objective.classIndex)
                                : QJsonValue()},
            {"top", top}};
} catch (const core::Error& error) {
    if (error.fault() != core::Fault::NotFinite)
        throw;
    return {{"score", QJsonValue()}, {"probability", QJsonValue()}, {"top", QJsonValue()}};
}

QJsonObject aimJson(const core::Objective& objective, const core::Model& model)
{
    QJsonObject json;
    if (objective.kind == core::Objective::Kind::Class) {
        json["class"] = classJson(model, objective.classIndex);
        if (objective.against)
            json["against"] = classJson(model, *objective.against);
        return json;
    }
    json["layer"] = QString::fromStdString(objective.layer);
    json["channel"] = objective.channel;
    if (objective.kind == core::Objective::Kind::Unit)
        json["unit"] = QJsonArray{objective.x, objective.y};
    return json;
}

void printReport(const QJsonObject& report)
{
    const auto text = [](const QJsonValue& number) {
        return number.isNull() ? tr("none") : QString::number(number.toDouble(), 'f', 4);
    };
    for (const auto entry : report["pictures"].toArray()) {
        const auto picture = entry.toObject();
        print(picture["picture"].toString());
        print(tr("Score: %1, probability: %2")
                  .arg(text(picture["score"]), text(picture["probability"])));
        if (const auto top = picture["top"].toObject(); !top.isEmpty())
            print(tr("Read back as: %1").arg(top["name"].toString()));
    }
}

/// Of one picture, its facts stand in the report itself.
QJsonObject flattened(QJsonObject report)
{
    const auto pictures = report["pictures"].toArray();
    if (pictures.size() != 1)
        return report;
    report.remove("pictures");
    const auto only = pictures[0].toObject();
    for (auto fact = only.begin(); fact != only.end(); ++fact)
        report[fact.key()] = fact.value();
    return report;
}

} // namespace

int imagineCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("imagine"),
                        tr("Makes the picture that a class, or a channel of a layer, answers to "
                           "most."));
    describe(arguments);
    if (!arguments.parse(given))
        return Success;
    if (!arguments.positional().isEmpty())
        throw UsageError{tr("This command takes no arguments.")};
    const bool json = arguments.isSet(QStringLiteral("json"));
    if (arguments.isSet(QStringLiteral("presets")))
        return listPresets(json);
    checkAim(arguments);
    const auto output = arguments.required(QStringLiteral("output"));
    const auto animation = arguments.value(QStringLiteral("animation"));
    checkOutputs(arguments);
    auto parameters = core::presets().front().values;
    choose(arguments, parameters);
    core::Image start;
    if (arguments.isSet(QStringLiteral("start")))
        start = core::readImage(arguments.value(QStringLiteral("start")).toStdString());

    const auto model = arguments.openModel();
    const auto objective = objectiveOf(arguments, *model);
    if (const auto problem = channelProblem(*model, objective); !problem.isEmpty()) {
        complain(problem);
        return Failure;
    }
    core::Ascent ascent(model, objective, parameters, &start);
    QElapsedTimer timer;
    timer.start();
    const auto films = climb(ascent, !animation.isEmpty());
    const auto milliseconds = timer.elapsed();
    const int count = ascent.pictures();
    QJsonArray pictures;
    for (int index = 0; index < count; ++index) {
        const auto path = numbered(output, index, count);
        core::writeImage(path.toStdString(), ascent.picture(index));
        auto facts = readBack(ascent, *model, index);
        facts["picture"] = path;
        pictures.append(facts);
    }
    for (std::size_t index = 0; index < films.size(); ++index)
        writeFilm(numbered(animation, int(index), count), films[index]);

    const bool finite = ascent.ended() == core::AscentEnd::Steps;
    if (!finite)
        complain(tr("The numbers left the finite ones after step %1; the last good picture was "
                    "kept.")
                     .arg(ascent.history().size()));
    auto report = aimJson(ascent.objective(), *model);
    report["preset"] = arguments.isSet(QStringLiteral("preset"))
                           ? arguments.value(QStringLiteral("preset"))
                           : QString::fromStdString(core::presets().front().id);
    report["parameters"] = toJson(parameters);
    report["steps"] = int(ascent.history().size());
    report["ended"] = finite ? QStringLiteral("steps") : QStringLiteral("not_finite");
    report["milliseconds"] = milliseconds;
    report["pictures"] = pictures;
    if (json)
        printJson(flattened(report));
    else
        printReport(report);
    return Success;
}

} // namespace app
