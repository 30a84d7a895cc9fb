// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"

#include "app/locations.h"
#include "app/terminal.h"
#include "core/support/memory.h"

#include <QCoreApplication>

namespace app {

Arguments::Arguments(const QString& command, const QString& summary) : m_command(command)
{
    m_parser.setApplicationDescription(summary);
    m_parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    m_parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, tr("Shows this help.")});
}

void Arguments::addOption(const QString& name, const QString& help, const QString& valueName)
{
    m_parser.addOption({name, help, valueName});
}

void Arguments::addSwitch(const QString& name, const QString& help)
{
    m_parser.addOption({name, help});
}

void Arguments::addShortOption(const QString& letter, const QString& name, const QString& help,
                               const QString& valueName)
{
    m_parser.addOption({{letter, name}, help, valueName});
}

void Arguments::addPositional(const QString& name, const QString& help, const QString& syntax)
{
    m_parser.addPositionalArgument(name, help, syntax);
}

void Arguments::addModelOption()
{
    addOption(QStringLiteral("model"), tr("The model file, or the name of a prepared model."),
              QStringLiteral("FILE"));
    addOption(QStringLiteral("precision"),
              tr("single (fast) or double (exact where single precision rounds)."),
              QStringLiteral("NAME"));
    addOption(QStringLiteral("memory"),
              tr("Megabytes that one computation may use (a quarter of the machine's)."),
              QStringLiteral("MB"));
}

void Arguments::addJsonSwitch()
{
    addSwitch(QStringLiteral("json"), tr("Prints one JSON document and nothing else."));
}

bool Arguments::parse(const QStringList& arguments)
{
    if (!m_parser.parse(QStringList(QStringLiteral("saliscope %1").arg(m_command)) + arguments))
        throw UsageError{m_parser.errorText()};
    if (!m_parser.isSet(QStringLiteral("help"))) {
        applyMemory();
        return true;
    }
    // The parser names the program only; people type the command too.
    const auto program = QCoreApplication::arguments().value(0);
    print(
        m_parser.helpText().replace(program + ' ', QStringLiteral("saliscope %1 ").arg(m_command)));
    return false;
}

void Arguments::applyMemory() const
{
    const auto name = QStringLiteral("memory");
    if (m_parser.optionNames().contains(name))
        core::setMemoryBudget(std::size_t(number(name, 0, 64, 1 << 24)) << 20);
}

QString Arguments::required(const QString& name) const
{
    if (!isSet(name))
        throw UsageError{tr("The option --%1 is missing.").arg(name)};
    return value(name);
}

int Arguments::number(const QString& name, int standard, int minimum, int maximum) const
{
    if (!isSet(name))
        return standard;
    bool valid = false;
    const int number = value(name).toInt(&valid);
    if (!valid || number < minimum || number > maximum)
        throw UsageError{
            tr("--%1 takes a whole number from %2 to %3.").arg(name).arg(minimum).arg(maximum)};
    return number;
}

double Arguments::real(const QString& name, double standard, double minimum, double maximum) const
{
    if (!isSet(name))
        return standard;
    bool valid = false;
    const double number = value(name).toDouble(&valid);
    if (!valid || !(number >= minimum && number <= maximum))
        throw UsageError{
            tr("--%1 takes a number from %2 to %3.").arg(name).arg(minimum).arg(maximum)};
    return number;
}

QString Arguments::onlyPositional() const
{
    if (positional().size() != 1)
        throw UsageError{tr("Exactly one picture is expected.")};
    return positional().constFirst();
}

core::Precision Arguments::precision() const
{
    const auto name =
        isSet(QStringLiteral("precision")) ? value(QStringLiteral("precision")) : QString();
    if (name == QStringLiteral("double"))
        return core::Precision::Double;
    if (!name.isEmpty() && name != QStringLiteral("single"))
        throw UsageError{tr("--precision takes single or double.")};
    return core::Precision::Single;
}

std::shared_ptr<const core::Model> Arguments::openModel() const
{
    TerminalProgress progress(tr("Opening the model"));
    core::ModelOptions options;
    options.labelsFolder = modelsFolder().toStdString();
    options.precision = precision();
    return core::Model::open(resolveModel(value(QStringLiteral("model"))).toStdString(), progress,
                             options);
}

} // namespace app
