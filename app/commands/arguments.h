// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <memory>

namespace app {

/// Wrong usage; the text tells what was expected.
struct UsageError {
    QString message;
};

/// A command's options and arguments, with the ones that several commands share.
class Arguments {
    Q_DECLARE_TR_FUNCTIONS(app::Arguments)

public:
    Arguments(const QString& command, const QString& summary);

    void addOption(const QString& name, const QString& help, const QString& valueName);
    void addSwitch(const QString& name, const QString& help);
    void addShortOption(const QString& letter, const QString& name, const QString& help,
                        const QString& valueName);
    void addPositional(const QString& name, const QString& help, const QString& syntax);
    void addModelOption();
    void addJsonSwitch();

    /// Throws UsageError. Sets the memory budget of --memory. Prints the help and returns false for
    /// --help.
    bool parse(const QStringList& arguments);

    bool isSet(const QString& name) const { return m_parser.isSet(name); }
    QString value(const QString& name) const { return m_parser.value(name); }
    QStringList values(const QString& name) const { return m_parser.values(name); }
    QStringList positional() const { return m_parser.positionalArguments(); }

    /// Throws UsageError if the option is missing.
    QString required(const QString& name) const;
    /// Throws UsageError if it is no whole number within the range.
    int number(const QString& name, int standard, int minimum, int maximum) const;
    /// The same for any number.
    double real(const QString& name, double standard, double minimum, double maximum) const;
    /// Throws UsageError unless there is exactly one.
    QString onlyPositional() const;

    /// Of --precision. Throws UsageError for another word than single or double.
    core::Precision precision() const;

    /// The model of --model, with a progress bar. Throws core::Error.
    std::shared_ptr<const core::Model> openModel() const;

private:
    void applyMemory() const;

    QString m_command;
    QCommandLineParser m_parser;
};

} // namespace app
