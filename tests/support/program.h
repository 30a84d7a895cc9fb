// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

/// What a run of the program left.
struct Run {
    int exitCode = -1;
    QByteArray output;                                                     ///< standard output
    QByteArray errors;                                                     ///< standard error
    QJsonDocument json() const { return QJsonDocument::fromJson(output); } ///< null if it is none

    /// Exactly one line of complaint.
    bool hasOneLineOfErrors() const { return errors.endsWith('\n') && errors.count('\n') == 1; }
};

/// Runs the real executable with the arguments and waits for its end. `without` names variables of
/// the environment that it does not see.
Run runProgram(const QString& program, const QStringList& arguments,
               const QStringList& without = {});

/// The same for a command without a process of its own, which spares loading the libraries anew.
Run runCommand(const QStringList& arguments);

/// A NumPy file of 32-bit floats.
struct NumpyArray {
    std::vector<int> shape;
    std::vector<float> values;
};

/// Reads version 1.0, little endian, C order; empty for anything else.
std::optional<NumpyArray> readNumpy(const QString& path);
