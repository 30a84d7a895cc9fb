// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jsonvalues.h"

#include "core/support/error.h"

namespace app {

QJsonValue toJson(const core::ParameterValue& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return QString::fromStdString(*text);
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag;
    if (const auto* whole = std::get_if<int>(&value))
        return *whole;
    return std::get<double>(value);
}

QJsonObject toJson(const core::Parameters& parameters)
{
    QJsonObject json;
    for (const auto& [id, value] : parameters.values())
        json[QString::fromStdString(id)] = toJson(value);
    return json;
}

void applyJson(core::Parameters& parameters, const QJsonObject& json)
{
    for (auto entry = json.begin(); entry != json.end(); ++entry) {
        try {
            parameters.setFromText(entry.key().toStdString(),
                                   entry.value().toVariant().toString().toStdString());
        } catch (const core::Error&) {
            continue; // from another version of the method
        }
    }
}

QJsonValue probabilityJson(const core::Model& model, const core::Prediction& prediction, int index)
{
    if (model.output() == core::OutputKind::Regression)
        return QJsonValue::Null;
    return prediction.probabilities[std::size_t(index)];
}

} // namespace app
