// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/boxoptions.h"

#include "app/text.h"
#include "core/probe/boxquantity.h"
#include "core/probe/probe.h"
#include "core/support/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>
#include <limits>

namespace app {

namespace {

using core::BoxQuantity;

/// Throws UsageError.
BoxQuantity quantityOf(const Arguments& arguments)
{
    const auto name = QStringLiteral("quantity");
    if (!arguments.isSet(name))
        return BoxQuantity::Confidence;
    const auto wanted = arguments.value(name);
    QStringList known;
    for (const auto& each : core::boxQuantities()) {
        if (wanted == QLatin1String(each.id))
            return each.quantity;
        known.append(QString::fromLatin1(each.id));
    }
    throw UsageError{
        tr("--quantity is one of %1, not \"%2\".").arg(known.join(QStringLiteral(", ")), wanted)};
}

} // namespace

void addSuppressionOptions(Arguments& arguments)
{
    arguments.addOption(QStringLiteral("threshold"),
                        tr("The least confidence of a box, 0.005 to 1 (the model card's, mostly "
                           "0.25)."),
                        QStringLiteral("T"));
    arguments.addOption(QStringLiteral("overlap"),
                        tr("Of two boxes of a class whose intersection over union is larger, the "
                           "less sure one is left out, 0 to 1 (the model card's, mostly 0.45)."),
                        QStringLiteral("T"));
    arguments.addSwitch(QStringLiteral("all"),
                        tr("All boxes above the threshold, also those that overlap a surer one."));
}

core::SuppressionRule suppressionOf(const Arguments& arguments, const core::Model& model)
{
    core::SuppressionRule rule;
    if (const auto& card = model.card().detection) {
        rule.threshold = card->threshold;
        rule.overlap = card->overlap;
    }
    rule.threshold =
        arguments.real(QStringLiteral("threshold"), rule.threshold, core::leastConfidence, 1);
    rule.overlap = arguments.real(QStringLiteral("overlap"), rule.overlap, 0, 1);
    if (arguments.isSet(QStringLiteral("all"))) {
        rule.suppress = false;
        rule.limit = std::numeric_limits<int>::max();
    }
    return rule;
}

std::vector<NumberedBox> numberedBoxes(const core::Detections& detections,
                                       const core::SuppressionRule& rule)
{
    std::vector<NumberedBox> boxes;
    for (const auto& detection : core::suppressed(detections.found, rule))
        boxes.push_back({int(boxes.size()) + 1, detection});
    return boxes;
}

core::LabelledBox labelled(const NumberedBox& box, const core::Model& model)
{
    auto name = model.className(box.detection.classIndex);
    if (std::ranges::any_of(name, [](char letter) { return letter < ' ' || letter > '~'; }))
        name = "class " + std::to_string(box.detection.classIndex);
    const auto label = QStringLiteral("%1 %2 %3")
                           .arg(box.number)
                           .arg(QString::fromStdString(name))
                           .arg(double(box.detection.confidence), 0, 'f', 2);
    return {box.detection.box, label.toStdString(), box.detection.classIndex};
}

QJsonArray rectangleJson(const cv::Rect2d& rectangle)
{
    return {rectangle.x, rectangle.y, rectangle.width, rectangle.height};
}

QJsonObject boxJson(const NumberedBox& box, const core::Model& model)
{
    const auto& detection = box.detection;
    return {{"number", box.number},
            {"index", detection.classIndex},
            {"name", QString::fromStdString(model.className(detection.classIndex))},
            {"score", detection.confidence},
            {"box", rectangleJson(detection.box)},
            {"candidate", detection.candidate},
            {"objectness", detection.objectness},
            {"class_probability", detection.classProbability}};
}

void addBoxOptions(Arguments& arguments)
{
    arguments.addOption(QStringLiteral("box"),
                        tr("Of a detector: the box to explain, by the number that \"saliscope "
                           "detect\" gives it with the same --threshold, --overlap and --all."),
                        QStringLiteral("N"));
    QStringList known;
    for (const auto& each : core::boxQuantities())
        known.append(QString::fromLatin1(each.id));
    arguments.addOption(QStringLiteral("quantity"),
                        tr("What of the box is explained: confidence (the default) or another of "
                           "%1.")
                            .arg(known.mid(1).join(QStringLiteral(", "))),
                        QStringLiteral("NAME"));
    addSuppressionOptions(arguments);
}

void checkBoxOptions(const Arguments& arguments)
{
    if (!arguments.isSet(QStringLiteral("box"))) {
        for (const char* name : {"quantity", "threshold", "overlap", "all"})
            if (arguments.isSet(QLatin1String(name)))
                throw UsageError{
                    tr("--%1 is about a box: say which with --box.").arg(QLatin1String(name))};
        return;
    }
    if (arguments.isSet(QStringLiteral("top")))
        throw UsageError{tr("Give either --box or --top.")};
    if (arguments.isSet(QStringLiteral("against")) && !core::dependsOnClass(quantityOf(arguments)))
        throw UsageError{tr("--against compares two classes, but --quantity %1 is the same for all "
                            "classes.")
                             .arg(arguments.value(QStringLiteral("quantity")))};
}

std::optional<ExplainedBox> explainedBox(const Arguments& arguments, core::Probe& probe)
{
    if (!arguments.isSet(QStringLiteral("box")))
        return {};
    core::Progress silent;
    const auto detections = core::detect(probe, silent);
    const auto boxes = numberedBoxes(detections, suppressionOf(arguments, probe.model()));
    const int number =
        arguments.number(QStringLiteral("box"), 1, 1, std::numeric_limits<int>::max());
    if (number > int(boxes.size()))
        throw core::Error(core::Fault::NoSuchBox, std::to_string(number),
                          boxes.empty() ? std::string() : "1 ... " + std::to_string(boxes.size()));
    const auto& box = boxes[std::size_t(number - 1)];
    return ExplainedBox{box, core::targetFor(detections, box.detection, quantityOf(arguments))};
}

} // namespace app
