// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/boxoptions.h"
#include "app/commands/chosenmethod.h"
#include "app/commands/commands.h"
#include "app/detect/doubttexts.h"
#include "app/terminal.h"
#include "app/text.h"
#include "core/detect/examination.h"
#include "core/explain/registry.h"
#include "core/image/colormap.h"
#include "core/image/overlay.h"
#include "core/probe/probe.h"
#include "core/support/error.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

namespace app {

namespace {

const char* const judgementIds[] = {"supported", "weak", "none", "nothing_to_compare"};
const char* const mapNames[] = {"class", "against", "contrast"};

void describe(Arguments& arguments)
{
    arguments.addPositional(QStringLiteral("PICTURE"), tr("The picture that the box is in."),
                            QStringLiteral("PICTURE"));
    arguments.addModelOption();
    arguments.addOption(QStringLiteral("box"),
                        tr("The box to ask about, by the number that detect gives it (1)."),
                        QStringLiteral("N"));
    addSuppressionOptions(arguments);
    arguments.addOption(QStringLiteral("rectangle"),
                        tr("Ask about a rectangle instead, in pixels of the picture."),
                        QStringLiteral("X,Y,W,H"));
    arguments.addOption(QStringLiteral("class"),
                        tr("What it is said to be (the box's class, or the most probable one)."),
                        QStringLiteral("NAME|INDEX"));
    arguments.addOption(QStringLiteral("against"),
                        tr("What it might be instead (the likeliest other class)."),
                        QStringLiteral("NAME|INDEX"));
    arguments.addOption(QStringLiteral("method"),
                        tr("The explanation that shows the evidence (integrated_gradients)."),
                        QStringLiteral("ID"));
    addMethodOptions(arguments);
    arguments.addSwitch(QStringLiteral("everywhere"),
                        tr("Explain the class everywhere, not each box by itself."));
    arguments.addOption(QStringLiteral("enough"),
                        tr("The share of the strongest other box's evidence that counts as "
                           "support (0.25)."),
                        QStringLiteral("S"));
    arguments.addShortOption(QStringLiteral("o"), QStringLiteral("output"),
                             tr("Writes the maps into this folder."), QStringLiteral("DIR"));
    arguments.addJsonSwitch();
}

/// Of --rectangle; empty without it.
std::optional<cv::Rect2d> rectangleOf(const Arguments& arguments)
{
    if (!arguments.isSet(QStringLiteral("rectangle")))
        return {};
    const auto text = arguments.value(QStringLiteral("rectangle"));
    const auto parts = text.split(QLatin1Char(','));
    double sides[4] = {};
    bool good = parts.size() == 4;
    for (int side = 0; good && side < 4; ++side)
        sides[side] = parts[side].toDouble(&good);
    if (!good || !(sides[2] > 0) || !(sides[3] > 0))
        throw UsageError{tr("--rectangle is X,Y,W,H: four numbers, width and height above 0, not "
                            "\"%1\".")
                             .arg(text)};
    return cv::Rect2d(sides[0], sides[1], sides[2], sides[3]);
}

/// The box of --box among those on show, and the others. Gives all of them.
std::vector<NumberedBox> chooseBox(core::Doubt& doubt, const Arguments& arguments,
                                   const core::Model& model, const core::Detections& detections)
{
    const auto rule = suppressionOf(arguments, model);
    auto boxes = numberedBoxes(detections, rule);
    const int number = arguments.number(QStringLiteral("box"), 1, 1, 100000);
    const auto chosen = std::ranges::find(boxes, number, &NumberedBox::number);
    if (doubt.rectangle.empty() && chosen == boxes.end())
        throw core::Error(core::Fault::NoSuchBox, std::to_string(number));
    if (doubt.rectangle.empty()) {
        doubt.detection = chosen->detection;
        doubt.rectangle = chosen->detection.box;
        doubt.classIndex = chosen->detection.classIndex;
    }
    for (const auto& box : boxes)
        if (!(doubt.detection && box.detection.candidate == doubt.detection->candidate) &&
            core::overlapOf(box.detection.box, doubt.rectangle) <= rule.overlap)
            doubt.others.push_back(box.detection);
    return boxes;
}

QJsonObject classJson(const core::Model& model, int index)
{
    return {{"index", index}, {"name", QString::fromStdString(model.className(index))}};
}

QJsonValue orNull(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonArray boxesJson(const core::Model& model, const core::Examination& examination)
{
    QJsonArray boxes;
    for (const auto& box : examination.boxes) {
        const auto& evidence = box.evidence;
        QJsonObject entry{{"class", classJson(model, box.classIndex)},
                          {"doubted", box.doubted},
                          {"rectangle", rectangleJson(box.rectangle)},
                          {"evidence_inside", evidence.inside},
                          {"evidence_whole", evidence.whole},
                          {"share", orNull(evidence.share())},
                          {"area_share", evidence.areaShare()},
                          {"density", orNull(evidence.density())},
                          {"net_inside", evidence.net},
                          {"net_whole", evidence.netWhole}};
        if (box.detection) {
            entry["candidate"] = box.detection->candidate;
            entry["score"] = box.detection->confidence;
            entry["detected_as"] = classJson(model, box.detection->classIndex);
        }
        boxes.append(entry);
    }
    return boxes;
}

QJsonObject verdictJson(const DoubtTexts& texts, int classIndex, bool alternative)
{
    const auto verdict = texts.verdict(classIndex, alternative);
    return {{"class", classJson(texts.model, classIndex)},
            {"judgement", judgementIds[int(verdict.judgement)]},
            {"ratio", orNull(verdict.ratio)},
            {"sentence", verdict.sentence}};
}

/// What was measured, the doubted one first; boxes under their numbers.
std::vector<core::LabelledBox> outlines(const core::Model& model,
                                        const core::Examination& examination,
                                        const std::vector<NumberedBox>& numbered)
{
    std::vector<core::LabelledBox> outlined;
    for (const auto& box : examination.boxes) {
        if (box.doubted && !outlined.empty())
            continue; // for the other class
        const auto number =
            !box.detection ? numbered.end()
                           : std::ranges::find(numbered, *box.detection, &NumberedBox::detection);
        if (number == numbered.end())
            outlined.push_back({box.rectangle, {}, box.classIndex});
        else
            outlined.push_back(labelled(*number, model));
    }
    return outlined;
}

/// All in the colours of one scale, with what was measured.
void writeMaps(const QString& folder, const core::Image& image,
               const core::Examination& examination, const std::vector<core::LabelledBox>& outlined)
{
    std::vector<core::Heatmap> softened;
    std::optional<core::ValueRange> common;
    for (const auto& map : examination.maps) {
        softened.push_back(core::softened(map->map));
        if (const auto range = core::displayRange(softened.back()))
            common = common ? core::ValueRange{std::min(common->low, range->low),
                                               std::max(common->high, range->high)}
                            : *range;
    }
    for (std::size_t index = 0; index < examination.maps.size(); ++index) {
        const auto& map = examination.maps[index]->map;
        core::MapStyle style;
        style.colorMap = core::standardColorMap(map.isSigned).id;
        style.range = common.value_or(core::ValueRange());
        if (!common)
            style.view = core::MapView::Picture;
        const auto name = index < std::size(mapNames)
                              ? QString::fromLatin1(mapNames[index])
                              : QStringLiteral("other%1").arg(index - std::size(mapNames) + 1);
        const auto base = QDir(folder).filePath(name);
        core::writeImage(
            (base + QStringLiteral(".png")).toStdString(),
            core::withBoxes(core::renderMap(image.pixels, softened[index], style), outlined));
        core::writeNpy((base + QStringLiteral(".npy")).toStdString(), map.values);
    }
}

void printReport(const DoubtTexts& texts, int classIndex, int against, const QString& method)
{
    for (const bool alternative : {false, true}) {
        const auto verdict = texts.verdict(alternative ? against : classIndex, alternative);
        print(verdict.word.isEmpty()
                  ? verdict.heading
                  : QStringLiteral("%1 - %2").arg(verdict.heading, verdict.word));
        print(QStringLiteral("  ") + verdict.sentence);
    }
    print(texts.note(method));
}

} // namespace

int doubtCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("doubt"),
                        tr("Tells whether the evidence for a class lies in a box, beside that for "
                           "another class."));
    describe(arguments);
    if (!arguments.parse(given))
        return Success;
    const auto picture = arguments.onlyPositional();
    const auto rectangle = rectangleOf(arguments);
    if (rectangle && arguments.isSet(QStringLiteral("box")))
        throw UsageError{tr("Give either --box or --rectangle.")};
    const double enough = arguments.real(QStringLiteral("enough"), 0.25, 0.01, 1);
    const auto id = arguments.isSet(QStringLiteral("method"))
                        ? arguments.value(QStringLiteral("method"))
                        : QStringLiteral("integrated_gradients");
    const auto& explainer = core::findExplainer(id.toStdString());
    std::vector<ChosenMethod> chosen{{explainer, core::Parameters(explainer.parameters)}};
    applyMethodOptions(arguments, chosen);

    const auto image = core::readImage(picture.toStdString());
    core::Probe probe(arguments.openModel(), image);
    const auto& model = probe.model();
    if (!model.isDetector() && !rectangle)
        throw UsageError{tr("Of a classifier, --rectangle says which part is meant.")};
    core::Progress silent;
    core::Doubt doubt{.rectangle = rectangle.value_or(cv::Rect2d()),
                      .classIndex = 0,
                      .everywhere = arguments.isSet(QStringLiteral("everywhere")),
                      .scale = core::ScoreScale::Logit,
                      .layers = arguments.value(QStringLiteral("layer")).toStdString()};
    core::Detections detections;
    if (model.isDetector())
        detections = core::detect(probe, silent);
    if (!doubt.detection && rectangle) {
        probe.aim({}, doubt.layers);
        doubt.classIndex = probe.prediction(silent).ranking.front();
    }
    std::vector<NumberedBox> boxes;
    if (model.isDetector()) {
        boxes = chooseBox(doubt, arguments, model, detections);
        doubt.everywhere |= rectangle.has_value(); // no candidate belongs to it
    }
    if (arguments.isSet(QStringLiteral("class")))
        doubt.classIndex = model.findClass(arguments.value(QStringLiteral("class")).toStdString());
    doubt.against = arguments.isSet(QStringLiteral("against"))
                        ? model.findClass(arguments.value(QStringLiteral("against")).toStdString())
                        : core::likelyAlternative(probe, detections, doubt, silent);
    if (doubt.against == doubt.classIndex)
        throw UsageError{tr("--against must be another class than --class.")};

    const auto folder = arguments.value(QStringLiteral("output"));
    const bool writes = arguments.isSet(QStringLiteral("output"));
    if (writes && !QDir().mkpath(folder)) // before the work, which may take a while
        throw core::Error(core::Fault::FileNotWritable, folder.toStdString());
    const auto method = QCoreApplication::translate("core", explainer.name);
    class Watch final : public core::ExaminationWatch {
    public:
        explicit Watch(const QString& title) : m_progress(title) {}
        void report(double fraction) override { m_progress.report(fraction); }
        bool stopped() const override { return m_progress.stopped(); }

    private:
        TerminalProgress m_progress;
    };
    core::Examination examination;
    {
        Watch watch(method);
        examination = core::examine(probe, detections, doubt, chosen.front().explainer,
                                    chosen.front().parameters, watch);
    }
    if (writes)
        writeMaps(folder, image, examination, outlines(model, examination, boxes));
    const DoubtTexts texts{.model = model,
                           .examination = examination,
                           .rectangle = rectangle.has_value(),
                           .everywhere = doubt.everywhere,
                           .leavesOut = leavesBoxesOut(doubt, examination),
                           .threshold = enough};
    if (arguments.isSet(QStringLiteral("json")))
        printJson(QJsonObject{{"picture", picture},
                              {"model", QString::fromStdString(model.path())},
                              {"method", QString::fromStdString(explainer.id)},
                              {"everywhere", doubt.everywhere},
                              {"enough", enough},
                              {"verdicts", QJsonArray{verdictJson(texts, doubt.classIndex, false),
                                                      verdictJson(texts, doubt.against, true)}},
                              {"boxes", boxesJson(model, examination)}});
    else
        printReport(texts, doubt.classIndex, doubt.against, method);
    return Success;
}

} // namespace app
