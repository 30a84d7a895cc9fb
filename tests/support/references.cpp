// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/references.h"

#include "tests/support/inputs.h"
#include "tests/support/modelfiles.h"

#include <QFile>
#include <QJsonDocument>

#include <cmath>
#include <cstring>

using namespace core;

namespace {

/// In double precision only the result is rounded, to the map's single precision.
constexpr double doubleTolerance = 1e-6;
constexpr double singleTolerance = 1e-4;
/// Where the library's own single precision is further off than this, gates hang on rounding.
constexpr double gatesHang = 2.5e-5;
/// The library's deviation is the worst of three attempts; another rounding may be unluckier.
constexpr double unluckier = 4;

/// The values of a .npy file of one row of float32.
std::vector<float> readRow(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto bytes = file.readAll();
    const auto header = uchar(bytes[8]) + 256 * uchar(bytes[9]);
    if (!bytes.mid(10, header).contains("'<f4'"))
        return {};
    const auto data = bytes.mid(10 + header);
    std::vector<float> values(std::size_t(data.size()) / sizeof(float));
    std::memcpy(values.data(), data.constData(), values.size() * sizeof(float));
    return values;
}

double number(const QJsonObject& about, const char* key)
{
    return about[QLatin1String(key)].toDouble();
}

} // namespace

References::References(const QString& jsonPath, const QString& npyPath) : m_values(readRow(npyPath))
{
    QFile file(jsonPath);
    if (!m_values.empty() && file.open(QIODevice::ReadOnly))
        m_cases = QJsonDocument::fromJson(file.readAll())[QLatin1String("cases")].toArray();
}

at::Tensor References::expected(const QJsonObject& about) const
{
    const auto size = shapeOf(about, "size");
    const std::vector<std::int64_t> sizes(size.begin(), size.end());
    std::int64_t count = 1;
    for (const auto length : sizes)
        count *= length;
    const auto offset = about[QLatin1String("offset")].toInt();
    return at::tensor(at::ArrayRef<float>(m_values.data() + offset, std::size_t(count)))
        .reshape(sizes);
}

std::string text(const QJsonObject& about, const char* key)
{
    return about[QLatin1String(key)].toString().toStdString();
}

std::vector<int> shapeOf(const QJsonObject& about, const char* key)
{
    std::vector<int> shape;
    for (const auto& size : about[QLatin1String(key)].toArray())
        shape.push_back(size.toInt());
    return shape;
}

Image pictureOf(const QJsonObject& about, const QString& folder)
{
    const auto shape = shapeOf(about, "shape");
    const auto name = text(about, "input");
    if (name == "ramp")
        return rampPicture(shape[3], shape[2]);
    if (name == "wave" || name == "wave_picture")
        return wavePicture(shape[3], shape[2]);
    return readImage(folder.toStdString() + "/" + name);
}

std::shared_ptr<const Model>
ReferenceModels::open(const std::string& path, const std::vector<int>& shape, Precision precision)
{
    auto& model = m_models[{path, shape.at(3), precision}];
    if (!model) {
        ModelOptions options;
        options.card = readCard(cardPathFor(path));
        options.card->input.resize = Resize::None;
        options.card->input.crop = Crop::None;
        options.card->input.width = shape.at(3);
        options.card->input.height = shape.at(2);
        options.precision = precision;
        model = openModel(path, options);
    }
    return model;
}

Disagreement disagreement(const at::Tensor& found, const References& references,
                          const QJsonObject& about, bool exact)
{
    const auto expected = references.expected(about);
    const auto stride = about[QLatin1String("stride")].toInt();
    const auto kept = found.slice(2, 0, {}, stride).slice(3, 0, {}, stride);
    Disagreement result{.pixel = INFINITY, .whole = INFINITY};
    if (kept.sizes() == expected.sizes()) {
        result.pixel = (kept - expected).abs().max().item<double>() / number(about, "maximum");
        result.whole = deviationL2(kept, expected);
    }
    result.gatesHang = !exact && number(about, "float32Deviation") >= gatesHang;
    result.allowed = result.gatesHang ? unluckier * number(about, "float32DeviationL2")
                     : exact          ? doubleTolerance
                                      : singleTolerance;
    return result;
}
