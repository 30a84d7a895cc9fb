// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"
#include "core/model/model.h"

#include <QJsonArray>
#include <QJsonObject>

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <torch/script.h>

/// Numbers that other libraries computed: NAME.json and NAME.npy in tests/core/data. How they were
/// made and what each case holds stands in tests/reference/reference.py and methods.py.
class References final {
public:
    /// Empty where the files cannot be read.
    References(const QString& jsonPath, const QString& npyPath);

    const QJsonArray& cases() const { return m_cases; }

    /// The stored part of a case's map.
    at::Tensor expected(const QJsonObject& about) const;

private:
    QJsonArray m_cases;
    std::vector<float> m_values;
};

std::string text(const QJsonObject& about, const char* key);
std::vector<int> shapeOf(const QJsonObject& about, const char* key);

/// A case's picture; "red-panda.png" and the like are looked for in `folder`.
core::Image pictureOf(const QJsonObject& about, const QString& folder);

/// Models opened to take a case's input as it is, each once.
class ReferenceModels final {
public:
    std::shared_ptr<const core::Model> open(const std::string& path, const std::vector<int>& shape,
                                            core::Precision precision);

private:
    std::map<std::tuple<std::string, int, core::Precision>, std::shared_ptr<const core::Model>>
        m_models;
};

/// How far a map is from its reference.
struct Disagreement {
    double pixel = 0; ///< largest difference as a share of the reference's maximum
    double whole = 0; ///< the same of the Euclidean norms
    /// In single precision: rounding decides a ReLU's gate (or another choice). The library's own
    /// single precision is off as well: no implementation can promise a pixel then, only the whole.
    bool gatesHang = false;
    double allowed = 0; ///< of `whole` where gates hang, of `pixel` elsewhere

    double worst() const { return gatesHang ? whole : pixel; }
    bool tooLarge() const { return !(worst() <= allowed); }
};

/// `found` is the whole map. Infinite where the sizes differ. `exact`: computed in double
/// precision.
Disagreement disagreement(const at::Tensor& found, const References& references,
                          const QJsonObject& about, bool exact);
