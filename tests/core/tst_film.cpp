// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagine/animation.h"
#include "core/imagine/film.h"
#include "tests/support/progress.h"
#include "tests/support/thrown.h"

#include <QtTest>
#include <webp/demux.h>

using namespace core;

namespace {

cv::Mat plain(int grey, cv::Size size = {32, 20})
{
    return cv::Mat(size, CV_8UC3, cv::Scalar::all(grey));
}

std::vector<int> stepsOf(const Film& film)
{
    std::vector<int> steps;
    for (const auto& frame : film.frames())
        steps.push_back(frame.step);
    return steps;
}

} // namespace

class TestFilm : public QObject {
    Q_OBJECT

private slots:
    void keepsAllFramesOfAShortFilm();
    void thinsALongFilm();
    void theNewestFrameIsAlwaysThere();
    void theSameStepIsReplaced();
    void largePicturesFillItEarlier();
    void animationReadsBack();
    void otherEndingsAreRefused();
    void unwritablePlacesAreTold();
    void writingCanBeCancelled();

private:
    QTemporaryDir m_folder;
    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
};

void TestFilm::keepsAllFramesOfAShortFilm()
{
    Film film;
    for (int step = 0; step < Film::mostFrames; ++step)
        film.add(step, plain(step));
    QCOMPARE(film.frames().size(), std::size_t(Film::mostFrames));
    QCOMPARE(film.frames()[7].pixels.at<cv::Vec3b>(0, 0)[0], uchar(7));
}

void TestFilm::thinsALongFilm()
{
    Film film;
    for (int step = 0; step <= 1000; ++step) {
        film.add(step, plain(step % 256));
        QVERIFY(int(film.frames().size()) <= Film::mostFrames);
        QCOMPARE(film.frames().front().step, 0);
        QCOMPARE(film.frames().back().step, step);
    }
    const auto steps = stepsOf(film);
    QVERIFY(int(steps.size()) > Film::mostFrames / 2);
    for (std::size_t index = 1; index + 1 < steps.size(); ++index)
        QCOMPARE(steps[index] - steps[index - 1], 16);
}

void TestFilm::theNewestFrameIsAlwaysThere()
{
    Film film;
    for (int step = 0; step <= Film::mostFrames; ++step)
        film.add(step, plain(0));
    QVERIFY(!film.wants(Film::mostFrames + 1));
    film.add(Film::mostFrames + 1, plain(1));
    film.add(Film::mostFrames + 3, plain(3)); // takes the place of one that was only the newest
    const auto steps = stepsOf(film);
    QCOMPARE(steps.back(), Film::mostFrames + 3);
    QCOMPARE(steps[steps.size() - 2], Film::mostFrames);
}

void TestFilm::theSameStepIsReplaced()
{
    Film film;
    film.add(0, plain(1));
    film.add(0, plain(2));
    QCOMPARE(film.frames().size(), std::size_t(1));
    QCOMPARE(film.frames()[0].pixels.at<cv::Vec3b>(0, 0)[0], uchar(2));
}

void TestFilm::largePicturesFillItEarlier()
{
    const cv::Mat large(2048, 2048, CV_8UC3, cv::Scalar::all(0)); // 12 MB, stored once
    Film film;
    for (int step = 0; step < 200; ++step)
        film.add(step, large);
    const auto steps = stepsOf(film);
    QVERIFY(steps.size() * 12 * 1024 * 1024 <= Film::mostBytes);
    QVERIFY(int(steps.size()) >= Film::fewestFrames);
    QCOMPARE(steps.front(), 0);
    QCOMPARE(steps.back(), 199);
}

void TestFilm::animationReadsBack()
{
    Progress nobody;
    const std::vector<cv::Mat> pictures{plain(30), plain(120), plain(220)};
    writeAnimation(path("film.webp"), pictures, nobody, {40, 900});
    QFile file(m_folder.filePath("film.webp"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto bytes = file.readAll();
    const WebPData data{reinterpret_cast<const uint8_t*>(bytes.constData()),
                        std::size_t(bytes.size())};
    const std::unique_ptr<WebPAnimDecoder, decltype(&WebPAnimDecoderDelete)> decoder(
        WebPAnimDecoderNew(&data, nullptr), WebPAnimDecoderDelete);
    QVERIFY(decoder);
    WebPAnimInfo info;
    QVERIFY(WebPAnimDecoderGetInfo(decoder.get(), &info));
    QCOMPARE(info.frame_count, 3u);
    QCOMPARE(info.canvas_width, 32u);
    QCOMPARE(info.canvas_height, 20u);
    QCOMPARE(info.loop_count, 0u); // for ever
    const int ends[]{40, 80, 980};
    for (std::size_t index = 0; index < 3; ++index) {
        std::uint8_t* pixels = nullptr;
        int end = 0;
        QVERIFY(WebPAnimDecoderGetNext(decoder.get(), &pixels, &end));
        QCOMPARE(end, ends[index]);
        QVERIFY(std::abs(pixels[0] - pictures[index].at<cv::Vec3b>(0, 0)[0]) <= 4);
    }
}

void TestFilm::otherEndingsAreRefused()
{
    Progress nobody;
    for (const char* name : {"film.gif", "film", "film.mp4"}) {
        QVERIFY(!isAnimationPath(name));
        VERIFY_FAULT(writeAnimation(path(name), {plain(1)}, nobody), FileNotWritable);
        QVERIFY(!QFile::exists(m_folder.filePath(name)));
    }
    QVERIFY(isAnimationPath("a.WebP"));
}

void TestFilm::unwritablePlacesAreTold()
{
    Progress nobody;
    VERIFY_FAULT(writeAnimation(path("nowhere/film.webp"), {plain(1)}, nobody), FileNotWritable);
    VERIFY_FAULT(writeAnimation(path("wide.webp"), {plain(1, {16400, 1})}, nobody),
                 FileNotWritable);
}

void TestFilm::writingCanBeCancelled()
{
    CountingWatch stopping(2);
    QVERIFY_EXCEPTION_THROWN(
        writeAnimation(path("half.webp"), {plain(1), plain(2), plain(3)}, stopping), Cancelled);
    QVERIFY(!QFile::exists(m_folder.filePath("half.webp")));
}

QTEST_GUILESS_MAIN(TestFilm)
#include "tst_film.moc"
