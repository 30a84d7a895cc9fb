// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/classmatch.h"

#include "core/support/error.h"

#include <QString>
#include <QStringList>

namespace app {

namespace {

QString labelOf(const core::Model& model, int classIndex)
{
    const auto& labels = model.card().labels;
    return classIndex < int(labels.size())
               ? QString::fromStdString(labels[std::size_t(classIndex)]).trimmed()
               : QString();
}

std::optional<int> sameLabel(const core::Model& model, const QString& label)
{
    for (int index = 0; index < model.classCount(); ++index)
        if (labelOf(model, index).compare(label, Qt::CaseInsensitive) == 0)
            return index;
    return {};
}

/// Numbers are no names here: a "7" would be taken as the eighth class.
std::optional<int> fittingLabel(const core::Model& model, const QString& text)
{
    bool isNumber = false;
    text.toInt(&isNumber);
    if (isNumber || text.isEmpty() || model.card().labels.empty())
        return {};
    try {
        return model.findClass(text.toStdString());
    } catch (const core::Error&) {
        return {}; // none, or several
    }
}

} // namespace

std::optional<ClassMatch> matchClass(const core::Model& from, int classIndex, const core::Model& to)
{
    const auto label = labelOf(from, classIndex);
    if (const auto index = label.isEmpty() ? std::nullopt : sameLabel(to, label))
        return ClassMatch{*index, ClassMatch::By::Name};
    // "red panda, lesser panda" has several names.
    auto names = label.split(QLatin1Char(','), Qt::SkipEmptyParts);
    names.prepend(label);
    for (const auto& name : names)
        if (const auto index = fittingLabel(to, name.trimmed()))
            return ClassMatch{*index, ClassMatch::By::Part};
    if (from.classCount() == to.classCount())
        return ClassMatch{classIndex, ClassMatch::By::Number};
    return {};
}

} // namespace app
