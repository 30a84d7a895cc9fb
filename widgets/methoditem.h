// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace widgets {

/// A method that a panel offers; all texts translated.
struct MethodItem {
    QString id{};
    QString name{};
    QString family{};
    QString summary{};
    QString whyNotAvailable{}; ///< empty if it can be used on the model at hand
    QString cost{};            ///< "Tens of passes"
    QString citation{};        ///< "Selvaraju et al., 2017"

    // The help card; empty where nobody wrote one.
    QString formula{}; ///< plain text, lines separated by '\n'
    QString idea{};
    QString lookFor{};
    QString failure{};

    bool available() const { return whyNotAvailable.isEmpty(); }
};

} // namespace widgets
