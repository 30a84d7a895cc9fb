// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/explain.h"

#include <QJsonValue>
#include <QString>

namespace app {

/// A command's exit codes.
enum ExitCode { Success = 0, Failure = 1, WrongUsage = 2 };

/// One line on standard output, or on standard error.
void print(const QString& line);
void complain(const QString& line);

/// One JSON document on standard output.
void printJson(const QJsonValue& value);

/// A progress bar on standard error where that is a terminal; nothing elsewhere.
class TerminalProgress final : public core::ExplanationWatch {
public:
    explicit TerminalProgress(QString title);
    ~TerminalProgress() override;
    void report(double fraction) override;

private:
    QString m_title;
    bool m_visible;
    int m_shown = -1;
};

} // namespace app
