// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>
#include <unistd.h>

namespace app {

namespace {

constexpr int barWidth = 30;

void write(std::FILE* stream, const QString& text)
{
    const auto bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void print(const QString& line)
{
    write(stdout, line + '\n');
}

void complain(const QString& line)
{
    write(stderr, QStringLiteral("saliscope: ") + QString(line).replace('\n', ' ') + '\n');
}

void printJson(const QJsonValue& value)
{
    const auto document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    write(stdout, QString::fromUtf8(document.toJson(QJsonDocument::Indented)));
}

TerminalProgress::TerminalProgress(QString title)
    : m_title(std::move(title)), m_visible(isatty(fileno(stderr)) != 0)
{}

TerminalProgress::~TerminalProgress()
{
    if (m_shown >= 0)
        write(stderr, QStringLiteral("\r\033[K"));
}

void TerminalProgress::report(double fraction)
{
    const int percent = int(fraction * 100);
    if (!m_visible || percent == m_shown)
        return;
    m_shown = percent;
    const auto filled = QString(percent * barWidth / 100, '#');
    write(stderr, QStringLiteral("\r%1 [%2] %3 %")
                      .arg(m_title, filled.leftJustified(barWidth, '.'))
                      .arg(percent, 3));
}

} // namespace app
