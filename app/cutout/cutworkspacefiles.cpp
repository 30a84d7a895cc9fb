// SPDX-License-Identifier: GPL-3.0-or-later
// How a cut-out is saved and what is loaded for it. Files are read and written on
// a worker of their own.
#include "app/cutout/cutworkspace.h"
#include "app/cutout/maskconversions.h"
#include "app/errortext.h"
#include "app/filequestions.h"
#include "core/segment/maskfiles.h"
#include "widgets/cutout/cutpanel.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QImage>

namespace app {

namespace {

constexpr int filePriority = 1;

/// "-mask.png": what is added to the picture's name.
QString addition(CutFile what)
{
    switch (what) {
    case CutFile::Mask: return QStringLiteral("-mask.png");
    case CutFile::IndexMask: return QStringLiteral("-index.png");
    case CutFile::CutOut: return QStringLiteral("-cut-out.png");
    case CutFile::CocoPolygons: return QStringLiteral("-coco.json");
    case CutFile::CocoRunLengths: return QStringLiteral("-coco-rle.json");
    case CutFile::Labelme: return QStringLiteral("-labelme.json");
    case CutFile::Seeds: return QStringLiteral("-seeds.png");
    }
    return {};
}

QString title(CutFile what)
{
    switch (what) {
    case CutFile::Mask: return CutWorkspace::tr("Save the mask");
    case CutFile::IndexMask: return CutWorkspace::tr("Save the mask with indexed colours");
    case CutFile::CutOut: return CutWorkspace::tr("Save the cut-out");
    case CutFile::CocoPolygons: return CutWorkspace::tr("Export COCO polygons");
    case CutFile::CocoRunLengths: return CutWorkspace::tr("Export COCO run lengths");
    case CutFile::Labelme: return CutWorkspace::tr("Export for labelme");
    case CutFile::Seeds: return CutWorkspace::tr("Save the seeds");
    }
    return {};
}

void writeFile(CutFile what, const QString& file, const cv::Mat& mask, const cv::Mat& pixels,
               const cv::Mat& seeds, const core::MaskFacts& facts)
{
    const auto path = file.toStdString();
    switch (what) {
    case CutFile::Mask: return core::writeMask(path, mask);
    case CutFile::IndexMask: return writeIndexMask(file, mask);
    case CutFile::CutOut: return core::writeCutOut(path, pixels, mask);
    case CutFile::CocoPolygons: return core::writeCoco(path, mask, facts, core::CocoForm::Polygons);
    case CutFile::CocoRunLengths:
        return core::writeCoco(path, mask, facts, core::CocoForm::RunLengths);
    case CutFile::Labelme: return core::writeLabelme(path, mask, facts);
    case CutFile::Seeds: return core::writeSeeds(path, seeds);
    }
}

} // namespace

/// Tells `action` once whether the mask is that of the document.
void CutWorkspace::whenCut(std::function<void(bool)> action)
{
    if (m_runner.busy())
        m_afterCut.push_back(std::move(action));
    else
        action(!m_runner.failed());
}

void CutWorkspace::endWaiting(bool cut)
{
    for (const auto& action : std::exchange(m_afterCut, {}))
        action(cut);
}

void CutWorkspace::tellGone()
{
    emit problem(tr("The cut-out is not on show any more, so nothing was saved or loaded."));
}

QString CutWorkspace::proposedPath(CutFile what) const
{
    const QDir folder(m_settings.text(Key::SaveFolder).isEmpty()
                          ? m_settings.text(Key::PictureFolder)
                          : m_settings.text(Key::SaveFolder));
    return folder.filePath(QFileInfo(m_session.current()->path).completeBaseName() +
                           addition(what));
}

void CutWorkspace::saveAs(CutFile what)
{
    if (m_session.current())
        ask(what, m_session.current()->id, [](bool) {});
}

/// `id`: of the picture that was on show when the person decided to save.
void CutWorkspace::ask(CutFile what, quint64 id, std::function<void(bool)> done)
{
    if (!m_session.current() || m_session.current()->id != id) {
        tellGone();
        return done(false);
    }
    if (!document()) {
        // Its pixels are still on their way.
        connect(
            &m_pictures, &CutPictures::currentChanged, this,
            [this, what, id, done] { ask(what, id, done); }, Qt::SingleShotConnection);
        return;
    }
    const bool json = addition(what).endsWith(QLatin1String("json"));
    askWhereToSave(this, title(what), proposedPath(what),
                   json ? tr("JSON files (*.json)") : tr("PNG pictures (*.png)"),
                   [this, what, id, done = std::move(done)](const QString& path) {
                       if (path.isEmpty())
                           return done(false);
                       write(what, id, path, [this, path, done](bool written) {
                           if (written) {
                               // A folder that failed is no place to begin in the next time.
                               m_settings.set(Key::SaveFolder, QFileInfo(path).path());
                               emit saved(path);
                           }
                           done(written);
                       });
                   });
}

void CutWorkspace::write(CutFile what, quint64 id, const QString& path,
                         std::function<void(bool)> done)
{
    ++m_writing;
    whenCut([this, what, id, path, done = std::move(done)](bool cut) {
        const auto finish = [this, done](bool written) {
            endWriting(written);
            done(written);
        };
        if (cut && document() && m_pictures.currentId() == id)
            return writeNow(what, path, finish);
        if (m_runner.failed())
            emit problem(tr("The picture could not be cut, so nothing was saved."));
        else
            tellGone();
        finish(false);
    });
}

void CutWorkspace::writeNow(CutFile what, const QString& path, std::function<void(bool)> done)
{
    const QPointer<CutDocument> written = document();
    core::MaskFacts facts;
    facts.picture = QFileInfo(m_session.current()->path).fileName().toStdString();
    facts.category = "object";
    if (m_session.model() && m_session.target()) {
        facts.categoryId = m_session.target()->classIndex + 1; // COCO counts from 1
        facts.category = m_session.model()->className(m_session.target()->classIndex);
    }
    Worker::Job job;
    job.slot = QStringLiteral("file %1").arg(++m_files);
    job.priority = filePriority;
    job.work = [what, path, done, written, facts, place = written->present(),
                models = written->models(), mask = m_runner.mask().clone(),
                pixels = written->pixels(),
                seeds = written->effective().clone()](Worker::Context&) -> Worker::Deliver {
        writeFile(what, path, mask, pixels, seeds, facts);
        return [written, place, models, done] {
            if (written && written->isPresent(place) && written->models() == models)
                written->setSaved();
            done(true);
        };
    };
    job.failed = [this, done](const QString& sentence) {
        emit problem(sentence);
        done(false);
    };
    m_filing.submit(std::move(job));
}

/// Of one file.
void CutWorkspace::endWriting(bool written)
{
    --m_writing;
    if (!written)
        m_afterWriting = nullptr; // the person is to see that
    if (m_writing == 0)
        if (const auto next = std::exchange(m_afterWriting, nullptr))
            next();
}

void CutWorkspace::load(CutInput what)
{
    if (!document())
        return;
    const auto question = what == CutInput::Seeds       ? tr("Load seeds")
                          : what == CutInput::Reference ? tr("Load a mask to compare with")
                                                        : tr("Load a mask as seeds");
    const auto filter =
        what == CutInput::Seeds
            ? tr("Seeds (*.png);;All files (*)")
            : tr("Masks (*.png *.json *.bmp *.tif *.tiff *.webp *.jpg);;All files (*)");
    const auto folder = m_settings.text(Key::SaveFolder).isEmpty()
                            ? QFileInfo(m_session.current()->path).path()
                            : m_settings.text(Key::SaveFolder);
    askWhatToOpen(this, question, folder, filter, [this, what](const QString& path) {
        if (!path.isEmpty())
            read(what, path);
    });
}

void CutWorkspace::read(CutInput what, const QString& path)
{
    const QPointer<CutDocument> reader = document();
    if (!reader)
        return;
    Worker::Job job;
    job.slot = QStringLiteral("file %1").arg(++m_files);
    job.priority = filePriority;
    job.work = [this, what, reader, file = path.toStdString(), size = reader->size(),
                id = m_pictures.currentId(),
                picture = QFileInfo(m_session.current()->path).fileName().toStdString()](
                   Worker::Context&) -> Worker::Deliver {
        if (what == CutInput::Reference)
            return [this, id, file, mask = core::readMask(file, size, picture)] {
                if (id != m_pictures.currentId())
                    return tellGone();
                m_references[id] = {QString::fromStdString(file), mask};
                measure();
            };
        const auto seeds = what == CutInput::Seeds
                               ? core::readSeeds(file, size)
                               : seedsFromMask(core::readMask(file, size, picture));
        return [this, reader, patch = core::packSeeds(seeds)] {
            if (reader && reader == document())
                reader->apply(LoadEdit{patch});
            else
                tellGone();
        };
    };
    job.failed = [this](const QString& sentence) { emit problem(sentence); };
    m_filing.submit(std::move(job));
}

/// With alpha, where the clipboard's users understand it.
void CutWorkspace::copyCutOut()
{
    whenCut([this](bool cut) {
        if (!cut || !document() || !m_hasObject)
            return;
        const auto& pixels = document()->pixels();
        const auto& mask = m_runner.mask();
        QImage image(pixels.cols, pixels.rows, QImage::Format_ARGB32);
        for (int y = 0; y < pixels.rows; ++y) {
            const auto* from = pixels.ptr<cv::Vec3b>(y);
            auto* to = reinterpret_cast<QRgb*>(image.scanLine(y));
            for (int x = 0; x < pixels.cols; ++x)
                to[x] = mask.at<uchar>(y, x) ? qRgb(from[x][0], from[x][1], from[x][2]) : 0;
        }
        QApplication::clipboard()->setImage(image);
    });
}

} // namespace app
