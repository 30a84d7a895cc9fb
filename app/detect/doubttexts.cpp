// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/detect/doubttexts.h"

#include "app/text.h"
#include "core/model/model.h"
#include "widgets/detect/shownbox.h"
#include "widgets/numbers.h"

#include <QLocale>
#include <algorithm>

namespace app {

namespace {

using core::Judgement;

QString className(const core::Model& model, int index)
{
    return QString::fromStdString(model.className(index));
}

QString judgementWord(Judgement judgement)
{
    switch (judgement) {
    case Judgement::Supported:
        //: behind the name of a class: there is evidence for it in the box
        return tr("supported");
    case Judgement::Weak:
        //: behind the name of a class: there is little evidence for it in the box
        return tr("weakly supported");
    case Judgement::None:
        //: behind the name of a class: there is no evidence for it in the box
        return tr("not supported");
    case Judgement::NothingToCompare: break;
    }
    return {};
}

/// `others`: how many boxes of the class it is compared with.
QString comparison(const QString& ratio, const QString& name, int others, bool alternative,
                   bool none)
{
    if (none && others > 1)
        return alternative
                   //: %1 is a class, %2 a percentage
                   ? tr("Inside this box there is next to no %1 evidence: %2 of what the strongest "
                        "%1 box has.")
                         .arg(name, ratio)
                   //: %1 is a class, %2 a percentage
                   : tr("Inside this box there is next to no %1 evidence: %2 of what the strongest "
                        "other %1 box has.")
                         .arg(name, ratio);
    if (none)
        return alternative
                   //: %1 is a class, %2 a percentage
                   ? tr("Inside this box there is next to no %1 evidence: %2 of what the %1 box "
                        "has.")
                         .arg(name, ratio)
                   //: %1 is a class, %2 a percentage
                   : tr("Inside this box there is next to no %1 evidence: %2 of what the other "
                        "%1 box has.")
                         .arg(name, ratio);
    if (others > 1)
        return alternative
                   //: %1 is a class, %2 a percentage
                   ? tr("Inside this box there is %2 of the %1 evidence that the strongest %1 box "
                        "has.")
                         .arg(name, ratio)
                   //: %1 is a class, %2 a percentage
                   : tr("Inside this box there is %2 of the %1 evidence that the strongest other "
                        "%1 box has.")
                         .arg(name, ratio);
    return alternative
               //: %1 is a class, %2 a percentage
               ? tr("Inside this box there is %2 of the %1 evidence that the %1 box has.")
                     .arg(name, ratio)
               //: %1 is a class, %2 a percentage
               : tr("Inside this box there is %2 of the %1 evidence that the other %1 box has.")
                     .arg(name, ratio);
}

/// The same of a rectangle that is no box.
QString rectanglesComparison(const QString& ratio, const QString& name, int others, bool none)
{
    if (none)
        return others > 1
                   //: %1 is a class, %2 a percentage
                   ? tr("Inside this rectangle there is next to no %1 evidence: %2 of what the "
                        "strongest %1 box has.")
                         .arg(name, ratio)
                   //: %1 is a class, %2 a percentage
                   : tr("Inside this rectangle there is next to no %1 evidence: %2 of what the %1 "
                        "box has.")
                         .arg(name, ratio);
    return others > 1
               //: %1 is a class, %2 a percentage
               ? tr("Inside this rectangle there is %2 of the %1 evidence that the strongest %1 "
                    "box has.")
                     .arg(name, ratio)
               //: %1 is a class, %2 a percentage
               : tr("Inside this rectangle there is %2 of the %1 evidence that the %1 box has.")
                     .arg(name, ratio);
}

/// With nothing to compare it with; `others`: there are boxes, but the method's sums say nothing.
QString account(const core::BoxEvidence& evidence, const QString& name, bool rectangle,
                bool alternative, bool others)
{
    const auto area = widgets::percentage(evidence.areaShare());
    if (evidence.area == 0)
        return rectangle
                   ? tr("This rectangle lies outside of what the model saw, so it holds no "
                        "evidence at all.")
                   : tr("This box lies outside of what the model saw, so it holds no evidence at "
                        "all.");
    if (!evidence.share())
        //: %1 is a class
        return tr("Nothing in this picture speaks for %1.").arg(name);
    const auto share = widgets::percentage(*evidence.share());
    if (others && !rectangle)
        //: %1 is a class, %2 and %3 percentages
        return tr("This method shows where, not how much, so it cannot compare boxes; integrated "
                  "gradients can. %2 of the %1 evidence lies inside this box, which takes up %3 "
                  "of what the model saw.")
            .arg(name, share, area);
    if (rectangle)
        //: %1 is a class, %2 and %3 percentages
        return tr("%2 of the %1 evidence lies inside this rectangle, which takes up %3 of what "
                  "the model saw.")
            .arg(name, share, area);
    return alternative
               //: %1 is a class, %2 and %3 percentages
               ? tr("There is no %1 box to compare with. %2 of the %1 evidence lies inside this "
                    "box, which takes up %3 of what the model saw.")
                     .arg(name, share, area)
               //: %1 is a class, %2 and %3 percentages
               : tr("There is no other %1 box to compare with. %2 of the %1 evidence lies inside "
                    "this box, which takes up %3 of what the model saw.")
                     .arg(name, share, area);
}

QString headingOf(const QString& name, bool rectangle, bool alternative)
{
    if (alternative)
        //: %1 is a class
        return tr("Might it be %1?").arg(name);
    //: %1 is a class
    return rectangle ? tr("The model says %1").arg(name)
                     //: %1 is a class
                     : tr("This box says %1").arg(name);
}

} // namespace

QString boxName(const core::Model& model, const core::ExaminedBox& box)
{
    if (box.detection)
        return widgets::labelText({*box.detection, className(model, box.detection->classIndex)});
    //: a rectangle: its left and upper edge, its width and height
    return tr("%1, %2, %3 × %4")
        .arg(box.rectangle.x)
        .arg(box.rectangle.y)
        .arg(box.rectangle.width)
        .arg(box.rectangle.height);
}

widgets::Verdict DoubtTexts::verdict(int classIndex, bool alternative) const
{
    const auto name = className(model, classIndex);
    widgets::Verdict verdict;
    verdict.heading = headingOf(name, rectangle, alternative);
    verdict.threshold = threshold;
    const auto judged = examination.judgementOf(classIndex, threshold);
    if (!judged)
        return verdict;
    int others = 0;
    const core::ExaminedBox* box = nullptr;
    for (const auto& each : examination.boxes) {
        others += each.classIndex == classIndex && !each.doubted;
        if (each.classIndex == classIndex && each.doubted)
            box = &each;
    }
    verdict.judgement = judged->judgement;
    verdict.word = judgementWord(judged->judgement);
    verdict.ratio = judged->ratio;
    const bool none = judged->judgement == Judgement::None;
    if (!judged->ratio || box->evidence.area == 0)
        verdict.sentence = account(box->evidence, name, rectangle, alternative, others > 0);
    else if (const auto ratio = widgets::percentage(*judged->ratio); rectangle)
        verdict.sentence = rectanglesComparison(ratio, name, others, none);
    else
        verdict.sentence = comparison(ratio, name, others, alternative, none);
    return verdict;
}

widgets::DoubtRow DoubtTexts::row(const core::ExaminedBox& box) const
{
    widgets::DoubtRow row{.className = className(model, box.classIndex),
                          .boxName = boxName(model, box),
                          .numbers = {},
                          .doubted = box.doubted};
    if (box.doubted && box.detection)
        //: %1 is a box: "zebra 0.49"
        row.boxName = tr("%1 (this box)").arg(row.boxName);
    if (box.map >= examination.maps.size() || !examination.maps[box.map])
        return row;
    const auto& evidence = box.evidence;
    const auto& map = examination.maps[box.map]->map;
    const QString nothing = QStringLiteral("–");
    row.numbers << widgets::shortNumber(evidence.inside)
                << (evidence.share() ? widgets::percentage(*evidence.share()) : nothing)
                << widgets::percentage(evidence.areaShare())
                << (evidence.density()
                        //: so many times the average
                        ? tr("× %1").arg(widgets::shortNumber(*evidence.density()))
                        : nothing)
                << (map.isSigned ? widgets::signedNumber(evidence.net) : nothing)
                << (map.isSigned ? widgets::signedNumber(evidence.netWhole) : nothing);
    QString compared = nothing;
    for (const auto& each : examination.boxes)
        if (!box.doubted && each.doubted && each.classIndex == box.classIndex && evidence.net > 0 &&
            examination.comparable()) // as the verdict compares them
            compared = widgets::percentage(std::max(each.evidence.net, 0.0) / evidence.net);
    row.numbers << compared;
    return row;
}

QString DoubtTexts::note(const QString& method) const
{
    //: %1 is a method
    QString text =
        tr("This is the evidence as “%1” sees it. A map is a hint and no proof: "
           "another method may see it otherwise. The maps are drawn softened; the numbers "
           "count every pixel.")
            .arg(method);
    if (rectangle && model.isDetector())
        text += QLatin1Char(' ') +
                tr("A drawn rectangle is no box of the detector, so the maps show what speaks for "
                   "a class anywhere, whichever box it belongs to.");
    else if (everywhere && !rectangle)
        text += QLatin1Char(' ') +
                tr("Boxes that overlap share the evidence that lies in both of them.");
    else if (!rectangle)
        text += QLatin1Char(' ') +
                tr("Each box is explained by itself: what raised its own confidence.");
    if (leavesOut)
        text += QLatin1Char(' ') +
                //: %1 is a number above 1
                tr("Of each class, only the %1 surest other boxes were measured.")
                    .arg(core::mostExaminedOthers);
    return text;
}

bool leavesBoxesOut(const core::Doubt& doubt, const core::Examination& examination)
{
    return std::ranges::any_of(examination.boxes, [&](const core::ExaminedBox& each) {
        const auto measured = std::ranges::count_if(examination.boxes, [&](const auto& box) {
            return !box.doubted && box.classIndex == each.classIndex;
        });
        return measured <
               std::ranges::count(doubt.others, each.classIndex, &core::Detection::classIndex);
    });
}

} // namespace app
