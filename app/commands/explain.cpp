// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/boxoptions.h"
#include "app/commands/chosenmethod.h"
#include "app/commands/commands.h"
#include "app/jsonvalues.h"
#include "app/terminal.h"
#include "app/text.h"
#include "core/explain/registry.h"
#include "core/image/colormap.h"
#include "core/image/overlay.h"
#include "core/measure/doubt.h"
#include "core/probe/boxquantity.h"
#include "core/probe/probe.h"
#include "core/support/error.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace app {

namespace {

/// "layer3 + layer4"; empty if the network has no spatial layer.
std::string layersOf(const core::Probe& probe)
{
    std::string names;
    for (const auto* layer : probe.layers())
        names += (names.empty() ? "" : " + ") + layer->name;
    return names;
}

/// The named methods, or all; of the latter those that do not apply, with the reason, are
/// `skipped`.
std::vector<ChosenMethod> chosenMethods(const Arguments& arguments, const core::Probe& probe,
                                        QJsonObject& skipped)
{
    std::vector<ChosenMethod> chosen;
    const auto named = arguments.isSet(QStringLiteral("methods"))
                           ? arguments.value(QStringLiteral("methods"))
                           : QStringLiteral("all");
    if (named == QStringLiteral("all")) {
        for (const auto& explainer : core::explainers()) {
            const char* reason = core::whyNotApplicable(probe, explainer);
            if (*reason)
                skipped[QString::fromStdString(explainer.id)] = reason;
            else
                chosen.push_back({explainer, core::Parameters(explainer.parameters)});
        }
        return chosen;
    }
    for (const auto& id : named.split(',', Qt::SkipEmptyParts)) {
        const auto& explainer = core::findExplainer(id.trimmed().toStdString());
        chosen.push_back({explainer, core::Parameters(explainer.parameters)});
    }
    return chosen;
}

QString scaleName(core::ScoreScale scale)
{
    switch (scale) {
    case core::ScoreScale::Logit: return QStringLiteral("logit");
    case core::ScoreScale::Probability: return QStringLiteral("probability");
    case core::ScoreScale::LogProbability: return QStringLiteral("log_probability");
    }
    return {};
}

using core::ScoreScale;

ScoreScale scaleOf(const Arguments& arguments)
{
    const auto named = arguments.value(QStringLiteral("scale"));
    for (const auto scale :
         {ScoreScale::Logit, ScoreScale::Probability, ScoreScale::LogProbability})
        if (named == scaleName(scale))
            return scale;
    if (named.isEmpty()) // of a box: what is written beside it
        return arguments.isSet(QStringLiteral("box")) ? ScoreScale::Probability : ScoreScale::Logit;
    throw UsageError{
        tr("--scale is logit, probability or log_probability, not \"%1\".").arg(named)};
}

constexpr int mostClasses = 20;

/// The class of --class, or the best ones with --top; of a box, its own class unless told
/// otherwise.
std::vector<core::Target> targetsOf(const Arguments& arguments, core::Probe& probe,
                                    const std::optional<ExplainedBox>& box)
{
    const auto& model = probe.model();
    auto target = box ? box->target : core::Target();
    target.scale = scaleOf(arguments);
    target.negative = arguments.isSet(QStringLiteral("negative"));
    if (arguments.isSet(QStringLiteral("against")))
        target.against = model.findClass(arguments.value(QStringLiteral("against")).toStdString());
    const auto aimedAt = [&](int index) {
        auto aimed = target;
        aimed.classIndex = index;
        return aimed;
    };
    if (box && !arguments.isSet(QStringLiteral("class")))
        return {target};
    if (!arguments.isSet(QStringLiteral("top")))
        return {
            aimedAt(model.findClass(arguments.required(QStringLiteral("class")).toStdString()))};
    const int count = arguments.number(QStringLiteral("top"), 1, 1, mostClasses);
    core::Progress silent;
    std::vector<core::Target> targets;
    for (int index : probe.prediction(silent).ranking)
        if (int(targets.size()) < count && index != target.against)
            targets.push_back(aimedAt(index));
    return targets;
}

void writeMaps(const QString& base, const core::Image& image, const core::Explanation& explanation,
               const std::vector<core::LabelledBox>& boxes)
{
    core::MapStyle style;
    style.colorMap = core::standardColorMap(explanation.map.isSigned).id;
    if (const auto range = core::displayRange(explanation.map))
        style.range = *range;
    else
        style.view = core::MapView::Picture;
    core::writeImage((base + QStringLiteral(".png")).toStdString(),
                     core::withBoxes(core::renderMap(image.pixels, explanation.map, style), boxes));
    core::writeNpy((base + QStringLiteral(".npy")).toStdString(), explanation.map.values);
    const auto& raw = explanation.attribution;
    const bool inLayer = raw.space == core::Space::Layer; // one channel, 1 x h x w in the file
    core::writeNpy((base + QStringLiteral(".raw.npy")).toStdString(),
                   inLayer ? raw.values.reshape(1, {1, raw.values.size[2], raw.values.size[3]})
                           : raw.values);
}

QJsonObject methodReport(const ChosenMethod& chosen, const core::Explanation& explanation,
                         const std::optional<ExplainedBox>& box)
{
    const auto range = core::valueRange(explanation.map);
    QJsonObject report{{"parameters", toJson(chosen.parameters)},
                       {"milliseconds", explanation.milliseconds},
                       {"minimum", range.low},
                       {"maximum", range.high}};
    if (explanation.attribution.completenessError)
        report["completeness_error"] = *explanation.attribution.completenessError;
    if (box) {
        const auto evidence = core::evidenceIn(explanation.map, box->box.detection.box);
        const auto share = evidence.share();
        report["evidence_inside"] = share ? QJsonValue(*share) : QJsonValue(QJsonValue::Null);
        report["area_share"] = evidence.areaShare();
    }
    QJsonArray notes;
    for (const char* note : explanation.attribution.notes)
        notes.append(QCoreApplication::translate("core", note));
    if (!notes.isEmpty())
        report["notes"] = notes;
    return report;
}

QJsonObject classJson(const core::Model& model, int index)
{
    return {{"index", index}, {"name", QString::fromStdString(model.className(index))}};
}

void writeReport(const QString& path, const QJsonObject& report)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(report).toJson()) < 0 ||
        !file.commit())
        throw core::Error(core::Fault::FileNotWritable, path.toStdString(),
                          file.errorString().toStdString());
}

void describe(Arguments& arguments)
{
    arguments.addPositional(QStringLiteral("PICTURE"), tr("The picture to explain."),
                            QStringLiteral("PICTURE"));
    arguments.addModelOption();
    arguments.addOption(QStringLiteral("class"),
                        tr("The class to explain: its name, a part of it, or its number (of a box: "
                           "its own)."),
                        QStringLiteral("NAME|INDEX"));
    arguments.addOption(QStringLiteral("against"),
                        tr("Explain why it is the class rather than this one."),
                        QStringLiteral("NAME|INDEX"));
    arguments.addOption(QStringLiteral("top"),
                        tr("Explain this many of the most probable classes instead, each in a "
                           "folder of its own."),
                        QStringLiteral("N"));
    arguments.addOption(QStringLiteral("scale"),
                        tr("What is explained: logit (the default), probability (of a box the "
                           "default) or log_probability."),
                        QStringLiteral("SCALE"));
    arguments.addSwitch(QStringLiteral("negative"), tr("Explain what speaks against the class."));
    arguments.addOption(QStringLiteral("methods"),
                        tr("Methods, separated by commas, or all that apply."),
                        QStringLiteral("a,b,...|all"));
    addMethodOptions(arguments);
    addBoxOptions(arguments);
    arguments.addShortOption(QStringLiteral("o"), QStringLiteral("output"),
                             tr("The folder for overlays, maps and the report."),
                             QStringLiteral("DIR"));
}

/// Of the box, and what of it is explained.
QJsonObject boxReport(const ExplainedBox& explained, const core::Model& model)
{
    const auto& detection = explained.box.detection;
    return {{"number", explained.box.number},
            {"name", QString::fromStdString(model.className(detection.classIndex))},
            {"score", detection.confidence},
            {"rectangle", rectangleJson(detection.box)},
            {"candidate", detection.candidate},
            {"quantity", core::nameOf(explained.target.box->quantity).id}};
}

/// Everything about one class, into a folder.
void explainInto(const QString& folder, const core::Image& image, core::Probe& probe,
                 const core::Target& target, const std::optional<ExplainedBox>& box,
                 const Arguments& arguments)
{
    if (!QDir().mkpath(folder))
        throw core::Error(core::Fault::FileNotWritable, folder.toStdString());
    const auto& model = probe.model();
    probe.aim(target, arguments.value(QStringLiteral("layer")).toStdString());
    QJsonObject skipped;
    auto chosen = chosenMethods(arguments, probe, skipped);
    applyMethodOptions(arguments, chosen);
    core::Progress silent;
    const auto& prediction = probe.prediction(silent);
    QJsonObject methods;
    for (const auto& method : chosen) {
        TerminalProgress progress(QCoreApplication::translate("core", method.explainer.name));
        const auto explanation =
            *core::explain(probe, method.explainer, method.parameters, progress);
        const auto id = QString::fromStdString(method.explainer.id);
        writeMaps(QDir(folder).filePath(id), image, explanation,
                  box ? std::vector{labelled(box->box, model)} : std::vector<core::LabelledBox>());
        methods[id] = methodReport(method, explanation, box);
    }
    QJsonObject report{{"model", QString::fromStdString(model.path())},
                       {"picture", QString::fromStdString(image.path)},
                       {"class", classJson(model, target.classIndex)},
                       {"score", prediction.scores[std::size_t(target.classIndex)]},
                       {"probability", probabilityJson(model, prediction, target.classIndex)},
                       {"scale", scaleName(target.scale)},
                       {"negative", target.negative},
                       {"layer", probe.layers().empty()
                                     ? QJsonValue()
                                     : QJsonValue(QString::fromStdString(layersOf(probe)))},
                       {"methods", methods}};
    if (box) {
        report["box"] = boxReport(*box, model);
        report["score"] = probe.score(silent);
        report.remove(QStringLiteral("probability")); // of the picture, not of the box
    }
    if (!skipped.isEmpty())
        report["not_applicable"] = skipped;
    if (target.against)
        report["against"] = classJson(model, *target.against);
    if (image.reduced())
        report["picture_reduced_to"] =
            QStringLiteral("%1x%2").arg(image.size().width).arg(image.size().height);
    writeReport(QDir(folder).filePath(QStringLiteral("report.json")), report);
}

} // namespace

int explainCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("explain"),
                        tr("Writes explanations of a prediction into a folder."));
    describe(arguments);
    if (!arguments.parse(given))
        return Success;
    const auto picture = arguments.onlyPositional();
    const bool several = arguments.isSet(QStringLiteral("top"));
    if (several && arguments.isSet(QStringLiteral("class")))
        throw UsageError{tr("Give either --class or --top.")};
    if (!several && !arguments.isSet(QStringLiteral("box")))
        arguments.required(QStringLiteral("class"));
    checkBoxOptions(arguments);
    const auto folder = arguments.required(QStringLiteral("output"));
    scaleOf(arguments);

    const auto image = core::readImage(picture.toStdString());
    const auto model = arguments.openModel();
    if (arguments.isSet(QStringLiteral("box")) && !model->isDetector())
        throw core::Error(core::Fault::NotADetector, model->path());
    core::Probe probe(model, image);
    const auto box = explainedBox(arguments, probe);
    for (const auto& target : targetsOf(arguments, probe, box))
        explainInto(several ? QDir(folder).filePath(QString::number(target.classIndex)) : folder,
                    image, probe, target, box, arguments);
    return Success;
}

} // namespace app
