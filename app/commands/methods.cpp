// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/jsonvalues.h"
#include "app/terminal.h"
#include "app/text.h"
#include "core/explain/registry.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace app {

namespace {

QJsonObject parameterJson(const core::Parameter& parameter)
{
    QJsonObject json{{"id", QString::fromStdString(parameter.id)},
                     {"default", toJson(parameter.standard)}};
    if (parameter.minimum < parameter.maximum) {
        json["minimum"] = parameter.minimum;
        json["maximum"] = parameter.maximum;
    }
    if (!parameter.choices.empty()) {
        QJsonArray choices;
        for (const auto& choice : parameter.choices)
            choices.append(QString::fromStdString(choice.id));
        json["choices"] = choices;
    }
    return json;
}

QJsonObject methodJson(const core::Explainer& explainer)
{
    const auto& all = explainer.needs;
    const std::pair<bool, const char*> named[]{{all.gradients, "gradients"},
                                               {all.layer, "layer"},
                                               {all.relu, "relu"},
                                               {all.convolution, "convolution"},
                                               {all.attention, "attention"},
                                               {all.pooledHead, "pooled_head"},
                                               {all.box, "box"},
                                               {all.classes, "classes"}};
    QJsonArray needs;
    for (const auto& [needed, name] : named)
        if (needed)
            needs.append(QString::fromLatin1(name));
    QJsonArray parameters;
    for (const auto& parameter : explainer.parameters)
        parameters.append(parameterJson(parameter));
    return {{"id", QString::fromStdString(explainer.id)},
            {"name", explainer.name},
            {"family", core::familyName(explainer.family)},
            {"summary", explainer.summary},
            {"citation", explainer.citation},
            {"cost", core::costName(explainer.cost)},
            {"needs", needs},
            {"parameters", parameters}};
}

} // namespace

int methodsCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("methods"), tr("Lists the methods of explanation."));
    arguments.addJsonSwitch();
    if (!arguments.parse(given))
        return Success;
    if (!arguments.positional().isEmpty())
        throw UsageError{tr("This command takes no arguments.")};
    QJsonArray methods;
    for (const auto& explainer : core::explainers())
        methods.append(methodJson(explainer));
    if (arguments.isSet(QStringLiteral("json"))) {
        printJson(methods);
        return Success;
    }
    for (const auto& explainer : core::explainers())
        print(QStringLiteral("%1 %2 (%3)")
                  .arg(QString::fromStdString(explainer.id), -32)
                  .arg(QCoreApplication::translate("core", explainer.summary), explainer.citation));
    return Success;
}

} // namespace app
