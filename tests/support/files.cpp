// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/files.h"

#include "tests/support/modelfiles.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>

namespace {

QByteArray load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QString fixture(const QString& file)
{
    return QString::fromStdString(fixturePath(file.toStdString()));
}

} // namespace

QString Files::picture(const QString& name, QColor color, QSize size) const
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    QPainter painter(&image);
    painter.fillRect(size.width() / 4, size.height() / 4, size.width() / 3, size.height() / 3,
                     Qt::white);
    painter.end();
    return picture(name, image);
}

QString Files::picture(const QString& name, const QImage& image) const
{
    if (!image.save(path(name)))
        qFatal("cannot write %s", qPrintable(name));
    return path(name);
}

QString Files::text(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(name));
    return file.fileName();
}

QString Files::model(const QString& file, const QString& name, const QStringList& labels) const
{
    auto card = QJsonDocument::fromJson(load(fixture(file + ".json"))).object();
    auto input = card["input"].toObject();
    input["resize"] = "stretch";
    card["input"] = input;
    card["labels"] = QJsonArray::fromStringList(labels);
    card["title"] = name;
    text(name + ".json", QJsonDocument(card).toJson());
    return text(name + ".pt", load(fixture(file + ".pt")));
}

QStringList animals()
{
    return {"red panda", "red fox",  "zebra",    "macaw", "tree frog",
            "goldfish",  "honeybee", "hedgehog", "koala", "spoonbill"};
}

QString samplePicture(const QString& name)
{
    return QStringLiteral(SALISCOPE_SAMPLES "/") + name;
}
