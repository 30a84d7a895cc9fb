// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include "app/commandline.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QtEndian>
#include <cstdio>
#include <cstring>
#include <functional>
#include <numeric>
#include <unistd.h>

namespace {

/// While it lives, a stream of this process goes into a file.
class Caught final {
public:
    explicit Caught(std::FILE* stream) : m_stream(stream)
    {
        if (!m_file.open())
            qFatal("cannot make a temporary file");
        std::fflush(stream);
        m_before = dup(fileno(stream));
        dup2(m_file.handle(), fileno(stream));
    }
    ~Caught()
    {
        std::fflush(m_stream);
        dup2(m_before, fileno(m_stream));
        close(m_before);
    }

    QByteArray bytes()
    {
        std::fflush(m_stream);
        m_file.seek(0);
        return m_file.readAll();
    }

private:
    std::FILE* m_stream;
    QTemporaryFile m_file;
    int m_before = -1;
};

} // namespace

Run runProgram(const QString& program, const QStringList& arguments, const QStringList& without)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto& name : without)
        environment.remove(name);
    // As on a desktop; without it Qt complains.
    const QTemporaryDir runtime;
    environment.insert("XDG_RUNTIME_DIR", runtime.path());
    process.setProcessEnvironment(environment);
    process.start(program, arguments, QIODevice::ReadOnly);
    Run run;
    if (process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    return run;
}

Run runCommand(const QStringList& arguments)
{
    Caught output(stdout);
    Caught errors(stderr);
    Run run;
    run.exitCode = app::runCommandLine(arguments);
    run.output = output.bytes();
    run.errors = errors.bytes();
    return run;
}

std::optional<NumpyArray> readNumpy(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto bytes = file.readAll();
    constexpr int lead = 10; // magic, version, length of the header
    if (bytes.size() < lead || !bytes.startsWith(QByteArray("\x93NUMPY\x01\x00", 8)))
        return {};
    const int length = qFromLittleEndian<quint16>(bytes.constData() + 8);
    const auto header = QString::fromLatin1(bytes.mid(lead, length));
    if (!header.endsWith('\n') || (lead + length) % 64 != 0 || !header.contains("'descr': '<f4'") ||
        !header.contains("'fortran_order': False"))
        return {};
    static const QRegularExpression shapePattern(R"('shape': \(([0-9, ]*)\))");
    NumpyArray array;
    for (const auto& size : shapePattern.match(header).captured(1).split(',', Qt::SkipEmptyParts))
        array.shape.push_back(size.toInt());
    const auto count = std::accumulate(array.shape.begin(), array.shape.end(), std::size_t(1),
                                       std::multiplies<>());
    if (std::size_t(bytes.size()) != std::size_t(lead + length) + count * sizeof(float))
        return {};
    array.values.resize(count);
    std::memcpy(array.values.data(), bytes.constData() + lead + length, count * sizeof(float));
    return array;
}
