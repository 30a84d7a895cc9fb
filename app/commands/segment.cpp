// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/chosenmethod.h"
#include "app/commands/commands.h"
#include "app/cutout/maskconversions.h"
#include "app/terminal.h"
#include "app/text.h"
#include "core/explain/registry.h"
#include "core/probe/probe.h"
#include "core/segment/cutout.h"
#include "core/segment/maskfiles.h"
#include "core/segment/maskmeasures.h"
#include "core/support/error.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <opencv2/core.hpp>

namespace app {

namespace {

void describe(Arguments& arguments)
{
    const core::SeedQuantiles quantiles;
    const core::CutSettings settings;
    arguments.addPositional(QStringLiteral("PICTURE"), tr("The picture to cut the object out of."),
                            QStringLiteral("PICTURE"));
    arguments.addModelOption();
    arguments.addOption(QStringLiteral("class"),
                        tr("The object's class: its name, a part of it, or its number."),
                        QStringLiteral("NAME|INDEX"));
    arguments.addOption(QStringLiteral("method"),
                        tr("The explanation that shows where to start (saliency)."),
                        QStringLiteral("ID"));
    addMethodOptions(arguments);
    arguments.addOption(
        QStringLiteral("foreground"),
        tr("Above this quantile of the map is object (%1).").arg(quantiles.foreground),
        QStringLiteral("Q"));
    arguments.addOption(
        QStringLiteral("background"),
        tr("At or below this quantile of the map is background (%1).").arg(quantiles.background),
        QStringLiteral("Q"));
    arguments.addOption(QStringLiteral("map-smoothing"),
                        tr("How far the map is smoothed first, as a share of its longer side (%1).")
                            .arg(quantiles.smoothing),
                        QStringLiteral("S"));
    arguments.addOption(
        QStringLiteral("smoothness"),
        tr("The price of a boundary between equal colours (%1).").arg(settings.smoothness),
        QStringLiteral("S"));
    arguments.addOption(QStringLiteral("color-weight"),
                        tr("How much the colour models count (%1).").arg(settings.colorWeight),
                        QStringLiteral("W"));
    arguments.addSwitch(QStringLiteral("all-parts"), tr("Keep all parts, not only the largest."));
    arguments.addSwitch(QStringLiteral("fill-holes"), tr("Fill holes in the object."));
    arguments.addOption(QStringLiteral("smooth"),
                        tr("Smooth the boundary, with a radius of pixels."), QStringLiteral("R"));
    arguments.addOption(QStringLiteral("grow"),
                        tr("Grow the mask by so many pixels; negative shrinks it."),
                        QStringLiteral("N"));
    arguments.addShortOption(QStringLiteral("o"), QStringLiteral("output"),
                             tr("The mask, a PNG file: 255 in the object, 0 elsewhere."),
                             QStringLiteral("MASK.png"));
    arguments.addOption(QStringLiteral("index"),
                        tr("Also write the mask as indexed colours: 1 in the object."),
                        QStringLiteral("FILE.png"));
    arguments.addOption(QStringLiteral("cut-out"), tr("Also write the object with transparency."),
                        QStringLiteral("FILE.png"));
    arguments.addOption(QStringLiteral("coco"),
                        tr("Also write the mask as polygons in COCO's format."),
                        QStringLiteral("FILE.json"));
    arguments.addOption(QStringLiteral("labelme"), tr("Also write the mask in labelme's format."),
                        QStringLiteral("FILE.json"));
    arguments.addOption(QStringLiteral("seeds"), tr("Also write the seeds."),
                        QStringLiteral("FILE.png"));
    arguments.addOption(QStringLiteral("reference"),
                        tr("Compare with this mask: intersection over union, precision, recall."),
                        QStringLiteral("FILE"));
    arguments.addJsonSwitch();
}

core::CutSettings settingsOf(const Arguments& arguments)
{
    core::CutSettings settings;
    settings.smoothness = arguments.real(QStringLiteral("smoothness"), settings.smoothness, 0, 200);
    settings.colorWeight =
        arguments.real(QStringLiteral("color-weight"), settings.colorWeight, 0, 4);
    settings.keepLargest = !arguments.isSet(QStringLiteral("all-parts"));
    settings.fillHoles = arguments.isSet(QStringLiteral("fill-holes"));
    settings.smoothing = arguments.number(QStringLiteral("smooth"), 0, 0, 50);
    settings.growth = arguments.number(QStringLiteral("grow"), 0, -50, 50);
    return settings;
}

core::SeedQuantiles quantilesOf(const Arguments& arguments)
{
    core::SeedQuantiles quantiles;
    quantiles.foreground = arguments.real(QStringLiteral("foreground"), quantiles.foreground, 0, 1);
    quantiles.background = arguments.real(QStringLiteral("background"), quantiles.background, 0, 1);
    quantiles.smoothing =
        arguments.real(QStringLiteral("map-smoothing"), quantiles.smoothing, 0, 0.2);
    return quantiles;
}

ChosenMethod methodOf(const Arguments& arguments)
{
    const auto id = arguments.isSet(QStringLiteral("method"))
                        ? arguments.value(QStringLiteral("method"))
                        : QStringLiteral("saliency");
    const auto& explainer = core::findExplainer(id.toStdString());
    std::vector<ChosenMethod> chosen{{explainer, core::Parameters(explainer.parameters)}};
    applyMethodOptions(arguments, chosen);
    return chosen.front();
}

core::Heatmap explain(core::Probe& probe, const ChosenMethod& method)
{
    TerminalProgress progress(QCoreApplication::translate("core", method.explainer.name));
    return core::explain(probe, method.explainer, method.parameters, progress)->map;
}

cv::Mat seedsFrom(const core::Heatmap& map, const core::SeedQuantiles& quantiles,
                  const QString& picture)
{
    try {
        return core::automaticSeeds(map, quantiles);
    } catch (const core::Error& error) {
        throw core::Error(error.fault(), picture.toStdString(), error.detail());
    }
}

void writeAlso(const Arguments& arguments, const core::Image& image, const cv::Mat& mask,
               const cv::Mat& seeds, int classIndex, const std::string& category)
{
    const auto path = [&arguments](const char* option) {
        return arguments.value(QString::fromLatin1(option)).toStdString();
    };
    const core::MaskFacts facts{
        QFileInfo(QString::fromStdString(image.path)).fileName().toStdString(), category,
        classIndex + 1}; // COCO counts from 1
    if (const auto file = path("index"); !file.empty())
        writeIndexMask(QString::fromStdString(file), mask);
    if (const auto file = path("cut-out"); !file.empty())
        core::writeCutOut(file, image.pixels, mask);
    if (const auto file = path("coco"); !file.empty())
        core::writeCoco(file, mask, facts, core::CocoForm::Polygons);
    if (const auto file = path("labelme"); !file.empty())
        core::writeLabelme(file, mask, facts);
    if (const auto file = path("seeds"); !file.empty())
        core::writeSeeds(file, seeds);
}

QJsonObject reportOf(const cv::Mat& mask)
{
    const auto measured = core::measure(mask);
    return {{"box",
             QJsonArray{measured.box.x, measured.box.y, measured.box.width, measured.box.height}},
            {"area", measured.area},
            {"contour_length", measured.contourLength}};
}

/// Empty without --reference.
cv::Mat referenceOf(const Arguments& arguments, cv::Size size)
{
    const auto path = arguments.value(QStringLiteral("reference"));
    return path.isEmpty() ? cv::Mat() : core::readMask(path.toStdString(), size);
}

void addAgreement(QJsonObject& report, const cv::Mat& mask, const cv::Mat& reference)
{
    if (reference.empty())
        return;
    const auto agreed = core::agreement(mask, reference);
    report["intersection_over_union"] = agreed.intersectionOverUnion;
    report["precision"] = agreed.precision;
    report["recall"] = agreed.recall;
}

void printReport(const QJsonObject& report)
{
    const auto box = report["box"].toArray();
    print(tr("Box: %1, %2, %3 x %4")
              .arg(box[0].toInt())
              .arg(box[1].toInt())
              .arg(box[2].toInt())
              .arg(box[3].toInt()));
    print(tr("Area: %1 pixels").arg(report["area"].toDouble(), 0, 'f', 0));
    if (report.contains("intersection_over_union"))
        print(tr("Intersection over union: %1, precision: %2, recall: %3")
                  .arg(report["intersection_over_union"].toDouble(), 0, 'f', 4)
                  .arg(report["precision"].toDouble(), 0, 'f', 4)
                  .arg(report["recall"].toDouble(), 0, 'f', 4));
}

} // namespace

int segmentCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("segment"),
                        tr("Cuts the object of a class out of a picture: an explanation gives the "
                           "seeds of a minimum cut."));
    describe(arguments);
    if (!arguments.parse(given))
        return Success;
    const auto picture = arguments.onlyPositional();
    const auto className = arguments.required(QStringLiteral("class"));
    const auto output = arguments.required(QStringLiteral("output"));
    const auto settings = settingsOf(arguments);
    const auto quantiles = quantilesOf(arguments);
    const auto method = methodOf(arguments);

    const auto image = core::readImage(picture.toStdString());
    const auto reference = referenceOf(arguments, image.size());
    core::Probe probe(arguments.openModel(), image);
    const int index = probe.model().findClass(className.toStdString());
    probe.aim({.classIndex = index}, arguments.value(QStringLiteral("layer")).toStdString());
    QElapsedTimer timer;
    timer.start();
    const auto seeds = seedsFrom(explain(probe, method), quantiles, picture);
    core::Cutout cutout(image.pixels);
    cutout.setSettings(settings);
    cutout.setSeeds(seeds);
    cutout.setModels(cutout.estimateModels());
    cutout.update();
    const auto milliseconds = timer.elapsed();
    if (cv::countNonZero(cutout.mask()) == 0) {
        complain(tr("The cut found no object in %1. Choose another method, class or quantile.")
                     .arg(picture));
        return Failure;
    }

    const auto& category = probe.model().className(index);
    core::writeMask(output.toStdString(), cutout.mask());
    writeAlso(arguments, image, cutout.mask(), seeds, index, category);
    auto report = reportOf(cutout.mask());
    report["picture"] = picture;
    report["class"] = QJsonObject{{"index", index}, {"name", QString::fromStdString(category)}};
    report["method"] = QString::fromStdString(method.explainer.id);
    report["milliseconds"] = milliseconds;
    if (image.reduced())
        report["picture_reduced_to"] =
            QStringLiteral("%1x%2").arg(image.size().width).arg(image.size().height);
    addAgreement(report, cutout.mask(), reference);
    if (arguments.isSet(QStringLiteral("json")))
        printJson(report);
    else
        printReport(report);
    return Success;
}

} // namespace app
