// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/chosenmethod.h"

#include "app/text.h"
#include "core/explain/registry.h"

#include <limits>

namespace app {

void addMethodOptions(Arguments& arguments)
{
    arguments.addOption(QStringLiteral("layer"),
                        tr("The layer for class activation maps; several, joined by +, are fused."),
                        QStringLiteral("NAME"));
    arguments.addOption(QStringLiteral("set"), tr("Sets a parameter of a method; may be repeated."),
                        QStringLiteral("METHOD.PARAMETER=VALUE"));
    arguments.addOption(QStringLiteral("seed"), tr("The seed of methods that use chance."),
                        QStringLiteral("N"));
}

void applyMethodOptions(const Arguments& arguments, std::vector<ChosenMethod>& chosen)
{
    for (const auto& setting : arguments.values(QStringLiteral("set"))) {
        const auto method = setting.section('.', 0, 0);
        const auto parameter = setting.section('.', 1).section('=', 0, 0);
        if (parameter.isEmpty() || !setting.contains('='))
            throw UsageError{tr("--set takes METHOD.PARAMETER=VALUE, not \"%1\".").arg(setting)};
        core::findExplainer(method.toStdString());
        for (auto& [explainer, parameters] : chosen)
            if (explainer.id == method.toStdString())
                parameters.setFromText(parameter.toStdString(),
                                       setting.section('=', 1).toStdString());
    }
    if (!arguments.isSet(QStringLiteral("seed")))
        return;
    const int seed =
        arguments.number(QStringLiteral("seed"), 0, 0, std::numeric_limits<int>::max());
    for (auto& [explainer, parameters] : chosen)
        if (parameters.values().count("seed"))
            parameters.set("seed", seed);
}

} // namespace app
