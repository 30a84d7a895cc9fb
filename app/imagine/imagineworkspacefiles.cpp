// SPDX-License-Identifier: GPL-3.0-or-later
// What is taken out of the workspace: files, the clipboard, pictures to explain.
#include "app/errortext.h"
#include "app/filequestions.h"
#include "app/imagine/imagineworkspace.h"
#include "core/support/error.h"
#include "core/support/file.h"
#include "widgets/imagine/imaginegrid.h"
#include "widgets/imagine/imaginepicture.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace app {

namespace {

/// With a note of how it was made, where other programs look for one.
QByteArray pngBytes(QImage image, const QString& description)
{
    image.setText(QStringLiteral("Description"), description);
    image.setText(QStringLiteral("Software"), QStringLiteral("Saliscope"));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

/// Of several pictures, the one that was chosen.
QImage ImagineWorkspace::currentImage() const
{
    const auto* entry = currentEntry();
    if (!entry || current()->images().empty())
        return {};
    return current()->images()[std::size_t(current()->picture().chosen())];
}

/// "features.12, channel 37" becomes "features.12-channel-37".
QString ImagineWorkspace::fileName() const
{
    auto name = currentEntry()->title;
    static const QRegularExpression unusual(QStringLiteral("[^\\w.]+"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    name.replace(unusual, QStringLiteral("-"));
    if (current()->images().size() > 1)
        name += QStringLiteral("-%1").arg(current()->picture().chosen() + 1);
    return name;
}

QString ImagineWorkspace::proposedPath(const QString& ending) const
{
    const QDir folder(m_settings.text(Key::SaveFolder).isEmpty()
                          ? m_settings.text(Key::PictureFolder)
                          : m_settings.text(Key::SaveFolder));
    return folder.filePath(fileName() + ending);
}

void ImagineWorkspace::savePicture()
{
    const auto image = currentImage();
    if (image.isNull())
        return;
    const auto description =
        QStringLiteral("%1\n%2").arg(currentEntry()->title, detailsOf(*currentEntry()));
    askWhereToSave(this, tr("Save the picture"), proposedPath(QStringLiteral(".png")),
                   tr("PNG pictures (*.png)"), [this, image, description](const QString& path) {
                       if (path.isEmpty())
                           return;
                       const auto bytes = pngBytes(image, description);
                       try {
                           core::writeBytes(
                               path.toStdString(),
                               {{reinterpret_cast<const unsigned char*>(bytes.constData()),
                                 std::size_t(bytes.size())}});
                       } catch (const core::Error& error) {
                           emit problem(errorText(error));
                           return;
                       }
                       m_settings.set(Key::SaveFolder, QFileInfo(path).path());
                       emit saved(path);
                   });
}

void ImagineWorkspace::saveFilm()
{
    const auto* entry = currentEntry();
    if (!entry || entry->report.history.empty())
        return;
    askWhereToSave(this, tr("Save how the picture formed"), proposedPath(QStringLiteral(".webp")),
                   tr("WebP animations (*.webp)"), [this, id = entry->id](const QString& path) {
                       if (path.isEmpty())
                           return;
                       if (!tileOf(id)) {
                           emit problem(tr("The picture was removed, so nothing was saved."));
                           return;
                       }
                       m_runner.saveFilm(id, path, [this, path](bool written) {
                           if (!written)
                               return;
                           m_settings.set(Key::SaveFolder, QFileInfo(path).path());
                           emit saved(path);
                       });
                   });
}

void ImagineWorkspace::copyPicture()
{
    const auto image = currentImage();
    if (!image.isNull())
        QApplication::clipboard()->setImage(image);
}

void ImagineWorkspace::addToPictures()
{
    const auto image = currentImage();
    if (image.isNull())
        return;
    const auto* entry = currentEntry();
    const bool explains =
        entry->objective.kind == core::Objective::Kind::Class && isOfPresentModel(*entry);
    const int classIndex = entry->objective.classIndex;
    //: a picture's title; %1 is what it shows
    m_session.addPicture(image, tr("%1, imagined").arg(entry->title));
    if (explains)
        m_session.chooseClassNamed(QString::number(classIndex));
}

} // namespace app
