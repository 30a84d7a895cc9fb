// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cutout/journalfile.h"

#include "app/cutout/cutdocument.h"
#include "app/cutout/cutjson.h"
#include "core/support/error.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <algorithm>

namespace app {

namespace {

constexpr int formatVersion = 1;
constexpr qint64 longestHeader = 1 << 20;
/// So many bytes of a picture are hashed: a few milliseconds.
constexpr double hashedBytes = 4e6;

const QString ending = QStringLiteral(".journal");

QJsonObject objectOf(const QByteArray& line)
{
    return QJsonDocument::fromJson(line).object();
}

std::optional<JournalHeader> headerOf(const QByteArray& line)
{
    const auto json = objectOf(line);
    if (json["journal"].toInt() != formatVersion)
        return {};
    JournalHeader header;
    header.picture = json["picture"].toString();
    header.pasted = json["pasted"].toBool();
    header.size = {json["width"].toInt(), json["height"].toInt()};
    header.hash = json["hash"].toString().toLatin1();
    return header.picture.isEmpty() || header.size.isEmpty() ? std::nullopt : std::optional(header);
}

std::optional<JournalRecord> recordOf(const QJsonObject& json)
{
    const auto what = json["do"].toString();
    if (what == QLatin1String("undo"))
        return UndoRecord();
    if (what == QLatin1String("redo"))
        return RedoRecord();
    if (what == QLatin1String("end"))
        return EndGestureRecord();
    if (what == QLatin1String("attach")) {
        const auto models = modelsFromJson(json["models"].toObject());
        return models ? std::optional<JournalRecord>(AttachRecord{json["place"].toInt(-1), *models})
                      : std::nullopt;
    }
    if (auto edit = editFromJson(json))
        return std::move(*edit);
    return {};
}

LeftJournal leftJournal(const QFileInfo& file, std::shared_ptr<QLockFile> lock)
{
    LeftJournal left;
    left.path = file.filePath();
    left.time = file.lastModified();
    left.lock = std::move(lock);
    QFile content(left.path);
    if (content.open(QIODevice::ReadOnly))
        if (const auto header = headerOf(content.readLine(longestHeader))) {
            left.header = *header;
            left.readable = true;
        }
    return left;
}

} // namespace

QByteArray pixelHash(const cv::Mat& pixels)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto rowBytes = qsizetype(std::size_t(pixels.cols) * pixels.elemSize());
    const int step = std::max(1, int(double(rowBytes) * pixels.rows / hashedBytes));
    for (int row = 0; row < pixels.rows; row += step)
        hash.addData({pixels.ptr<char>(row), rowBytes});
    return hash.result().toHex();
}

QJsonObject headerLine(const JournalHeader& header)
{
    return {{"journal", formatVersion},       {"picture", header.picture},
            {"pasted", header.pasted},        {"width", header.size.width()},
            {"height", header.size.height()}, {"hash", QString::fromLatin1(header.hash)}};
}

QJsonObject startLine(const CutState& state)
{
    return {{"do", "start"}, {"state", toJson(state)}};
}

QJsonObject recordLine(const JournalRecord& record)
{
    struct Line {
        QJsonObject operator()(const CutEdit& edit) const { return toJson(edit); }
        QJsonObject operator()(const UndoRecord&) const { return {{"do", "undo"}}; }
        QJsonObject operator()(const RedoRecord&) const { return {{"do", "redo"}}; }
        QJsonObject operator()(const EndGestureRecord&) const { return {{"do", "end"}}; }
        QJsonObject operator()(const AttachRecord& attach) const
        {
            return {{"do", "attach"}, {"place", attach.place}, {"models", toJson(attach.models)}};
        }
    };
    return std::visit(Line(), record);
}

std::vector<LeftJournal> leftJournals(const QString& folder)
{
    std::vector<LeftJournal> journals;
    const auto files =
        QDir(folder).entryInfoList({QLatin1Char('*') + ending}, QDir::Files, QDir::Time);
    for (const auto& file : files)
        if (auto lock = lockJournal(file.filePath()))
            journals.push_back(leftJournal(file, std::move(lock)));
    return journals;
}

JournalStory readJournal(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw core::Error(core::Fault::FileUnreadable, path.toStdString(),
                          file.errorString().toStdString());
    JournalStory story;
    story.damaged = !headerOf(file.readLine(longestHeader));
    story.goodBytes = file.pos();
    while (!story.damaged && !file.atEnd()) {
        const auto line = file.readLine();
        if (!line.endsWith('\n'))
            break; // torn
        const auto json = objectOf(line);
        if (json["do"].toString() == QLatin1String("start")) {
            auto start = stateFromJson(json["state"].toObject());
            story.damaged = !start;
            if (start) {
                story.start = std::move(*start);
                story.records.clear();
            }
        } else if (auto record = recordOf(json)) {
            story.records.push_back(std::move(*record));
        } else {
            story.damaged = true;
        }
        if (!story.damaged)
            story.goodBytes = file.pos();
    }
    return story;
}

bool replay(const JournalStory& story, CutDocument& document)
{
    struct Player {
        CutDocument& document;
        void operator()(const CutEdit& edit) const { document.apply(edit); }
        void operator()(const UndoRecord&) const { document.undo(); }
        void operator()(const RedoRecord&) const { document.redo(); }
        void operator()(const EndGestureRecord&) const { document.endGesture(); }
        void operator()(const AttachRecord& attach) const
        {
            document.attachModels(attach.place, attach.models);
        }
    };
    try {
        document.begin(story.start);
        for (const auto& record : story.records)
            std::visit(Player{document}, record);
    } catch (const core::Error&) {
        return false;
    }
    return true;
}

QString journalPicture(const QString& journal)
{
    return journal + QStringLiteral(".png");
}

void removeJournal(const QString& path)
{
    QFile::remove(journalPicture(path));
    QFile::remove(path);
}

std::shared_ptr<QLockFile> lockJournal(const QString& path)
{
    auto lock = std::make_shared<QLockFile>(path + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // a lock is as old as its window, and that may be days
    return lock->tryLock() ? lock : nullptr;
}

} // namespace app
