// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detect/shownbox.h"

#include "widgets/numbers.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace widgets {

namespace {

struct Boxes { // the context of the translations
    Q_DECLARE_TR_FUNCTIONS(widgets::Boxes)
};

/// As RFC 4180 asks for.
QString quoted(QString text, QChar separator)
{
    if (!text.contains(separator) && !text.contains('"') && !text.contains('\n'))
        return text;
    return '"' + text.replace('"', QStringLiteral("\"\"")) + '"';
}

} // namespace

QString scoreText(double confidence)
{
    if (confidence < core::leastConfidence) // it was not kept
        return Boxes::tr("< %1").arg(QLocale().toString(core::leastConfidence));
    return QLocale().toString(confidence, 'f', confidence < 0.095 ? 3 : 2);
}

QString labelText(const ShownBox& box)
{
    return QStringLiteral("%1 %2").arg(box.name, scoreText(box.detection.confidence));
}

QString sizeText(const ShownBox& box)
{
    return QStringLiteral("%1 × %2")
        .arg(qRound(box.detection.box.width))
        .arg(qRound(box.detection.box.height));
}

QString factsText(const ShownBox& box)
{
    const auto& detection = box.detection;
    QStringList lines{box.name};
    const bool kept = detection.confidence >= core::leastConfidence;
    const auto confidence = kept ? percentage(detection.confidence)
                                 : QCoreApplication::translate("widgets", "< %1 %")
                                       .arg(QLocale().toString(core::leastConfidence * 100));
    lines << Boxes::tr("Confidence: %1").arg(confidence);
    if (detection.objectness < 1) // networks without one say 1
        lines << Boxes::tr("Objectness: %1").arg(percentage(detection.objectness));
    if (detection.objectness < 1 && kept)
        lines << Boxes::tr("Class probability: %1").arg(percentage(detection.classProbability));
    lines << Boxes::tr("Size: %1 pixels").arg(sizeText(box));
    //: the row of the network's output that a box comes from
    lines << Boxes::tr("Candidate %1").arg(detection.candidate);
    return lines.join('\n');
}

QString boxesAsText(const ShownBoxes& boxes, QChar separator)
{
    QStringList lines{QStringList{
        QStringLiteral("class"), QStringLiteral("confidence"), QStringLiteral("objectness"),
        QStringLiteral("class_probability"), QStringLiteral("left"), QStringLiteral("top"),
        QStringLiteral("width"), QStringLiteral("height"), QStringLiteral("candidate")}
                          .join(separator)};
    for (const auto& box : boxes) {
        const auto& detection = box.detection;
        QStringList cells{quoted(box.name, separator)};
        for (const double value :
             {detection.confidence, detection.objectness, detection.classProbability})
            cells << QString::number(value, 'f', 4);
        for (const double value :
             {detection.box.x, detection.box.y, detection.box.width, detection.box.height})
            cells << QString::number(value, 'f', 1);
        cells << QString::number(detection.candidate);
        lines << cells.join(separator);
    }
    return lines.join('\n') + '\n';
}

} // namespace widgets
