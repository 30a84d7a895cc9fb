// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QStringList>
#include <QTemporaryDir>

/// A folder for one test, with pictures and models made for it.
class Files final {
public:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    /// A picture with a bright square on `color`, so that there is something to see.
    QString picture(const QString& name, QColor color = Qt::darkGreen,
                    QSize size = {120, 80}) const;
    QString picture(const QString& name, const QImage& image) const;
    QString text(const QString& name, const QByteArray& content) const;

    /// A copy of the fixture "resnet18_traced" or the like that takes pictures of any size and
    /// calls its classes `labels` (as many as it has outputs).
    QString model(const QString& fixture, const QString& name, const QStringList& labels) const;

private:
    QTemporaryDir m_folder;
};

/// Ten names for the outputs of the fixtures resnet18, ...; "red" is in two of them.
QStringList animals();

/// Where resources/samples lies.
QString samplePicture(const QString& name);
