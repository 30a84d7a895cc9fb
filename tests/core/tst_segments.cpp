// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that a picture is cut into.
#include "core/explain/segments.h"

#include <opencv2/imgproc.hpp>

#include <QtTest>

using namespace core;

namespace {

cv::Mat noise(int width, int height)
{
    cv::Mat picture(height, width, CV_32FC3);
    cv::theRNG().state = 7;
    cv::randu(picture, 0, 1);
    return picture;
}

/// Smooth patches, so that segments have something to follow.
cv::Mat patches(int width, int height)
{
    cv::Mat picture;
    cv::GaussianBlur(noise(width, height), picture, {}, 6, 6);
    cv::normalize(picture.reshape(1), picture, 0, 1, cv::NORM_MINMAX);
    return picture.reshape(3, height);
}

void verifyIsACut(const Segments& segments, cv::Size size)
{
    QCOMPARE(segments.labels.type(), CV_32S);
    QVERIFY(segments.labels.size() == size);
    QVERIFY(segments.count >= 1);
    double least = -1;
    double most = -1;
    cv::minMaxLoc(segments.labels, &least, &most);
    QCOMPARE(least, 0.);
    QCOMPARE(most, double(segments.count - 1));
    for (int label = 0; label < segments.count; ++label) {
        cv::Mat pieces;
        const cv::Mat members = segments.labels == label;
        // One piece and the background.
        QVERIFY2(cv::connectedComponents(members, pieces, 4) == 2, QByteArray::number(label));
    }
}

} // namespace

class TestSegments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPixelIsInOneConnectedSegment_data();
    void everyPixelIsInOneConnectedSegment();
    void aboutAsManyAsAskedFor();
    void segmentsFollowColors();
    void evenPicturesAreCutIntoAGrid();
    void theCutIsAlwaysTheSame();
};

void TestSegments::everyPixelIsInOneConnectedSegment_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("about");
    const int cases[][3] = {{1, 1, 100}, {1, 9, 4},    {9, 1, 500},    {3, 2, 6},
                            {3, 2, 7},   {40, 30, 1},  {40, 30, 50},   {24, 24, 500},
                            {64, 3, 20}, {97, 61, 80}, {224, 224, 100}};
    for (const auto& each : cases)
        QTest::addRow("%d x %d into %d", each[0], each[1], each[2])
            << each[0] << each[1] << each[2];
}

void TestSegments::everyPixelIsInOneConnectedSegment()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, about);
    verifyIsACut(superpixels(noise(width, height), about), {width, height});
    const cv::Mat even(height, width, CV_32FC3, cv::Scalar(0.3, 0.5, 0.7));
    const auto segments = superpixels(even, about);
    verifyIsACut(segments, {width, height});
    QVERIFY(segments.count <= width * height);
}

void TestSegments::aboutAsManyAsAskedFor()
{
    for (const int about : {10, 50, 100, 300}) {
        const auto segments = superpixels(patches(160, 120), about);
        QVERIFY2(segments.count > about * 0.6 && segments.count < about * 1.4,
                 QByteArray::number(segments.count));
    }
}

void TestSegments::segmentsFollowColors()
{
    // Two colours that meet on a slanted line: a grid's cells would straddle it.
    cv::Mat picture(60, 80, CV_32FC3, cv::Scalar(0.9, 0.1, 0.1));
    for (int y = 0; y < 60; ++y)
        for (int x = 0; x < 25 + y / 2; ++x)
            picture.at<cv::Vec3f>(y, x) = {0.1F, 0.2F, 0.9F};
    const auto segments = superpixels(picture, 24);
    for (int label = 0; label < segments.count; ++label) {
        cv::Scalar mean;
        cv::Scalar deviation;
        cv::meanStdDev(picture, mean, deviation, segments.labels == label);
        QVERIFY2(deviation[0] < 1e-6, QByteArray::number(label));
    }
}

void TestSegments::evenPicturesAreCutIntoAGrid()
{
    const auto segments = superpixels(cv::Mat(40, 60, CV_32FC3, cv::Scalar::all(0.5)), 24);
    QCOMPARE(segments.count, 24);
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 60; ++x)
            QCOMPARE(segments.labels.at<int>(y, x) ==
                         segments.labels.at<int>(y / 10 * 10, x / 10 * 10),
                     true);
}

void TestSegments::theCutIsAlwaysTheSame()
{
    const auto picture = patches(120, 90);
    const auto first = superpixels(picture, 70);
    for (int run = 0; run < 5; ++run)
        QCOMPARE(cv::norm(first.labels, superpixels(picture, 70).labels, cv::NORM_INF), 0.);
}

QTEST_GUILESS_MAIN(TestSegments)
#include "tst_segments.moc"
