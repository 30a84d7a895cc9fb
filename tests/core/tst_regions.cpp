// SPDX-License-Identifier: GPL-3.0-or-later
// Segments of a picture, and XRAI's ranking of regions.
#include "core/explain/felzenszwalb.h"
#include "core/explain/regions.h"

#include <QtTest>

#include <opencv2/core.hpp>
#include <random>
#include <set>

using namespace core;

namespace {

/// Segments and their numbers of pixels.
std::vector<int> sizesOf(const cv::Mat& labels)
{
    std::vector<int> sizes;
    for (int label : cv::Mat_<int>(labels)) {
        if (label >= int(sizes.size()))
            sizes.resize(std::size_t(label) + 1);
        ++sizes[std::size_t(label)];
    }
    return sizes;
}

/// Blocks of different colours, each with some noise of its own.
cv::Mat patchwork(cv::Size size, int block, int channels)
{
    std::mt19937 generator(7);
    std::uniform_real_distribution<double> colour(-1, 1);
    std::map<std::pair<int, int>, cv::Scalar> colours;
    cv::Mat picture(size, CV_64FC(channels));
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const auto [place, isNew] = colours.try_emplace({y / block, x / block});
            if (isNew)
                place->second = {colour(generator), colour(generator), colour(generator)};
            for (int channel = 0; channel < channels; ++channel)
                picture.ptr<double>(y)[x * channels + channel] =
                    place->second[channel] + 0.05 * colour(generator);
        }
    return picture;
}

/// PAIR's loop, word for word: every mean afresh.
cv::Mat rankedByTheBook(const cv::Mat& attribution, const std::vector<Region>& regions, int fewest)
{
    cv::Mat map(attribution.size(), CV_64F, cv::Scalar(-1e300));
    std::set<int> covered;
    std::set<std::size_t> left;
    for (std::size_t index = 0; index < regions.size(); ++index)
        left.insert(index);
    const auto fresh = [&](const Region& region) {
        Region added;
        for (int pixel : region)
            if (!covered.count(pixel))
                added.push_back(pixel);
        return added;
    };
    const auto mean = [&](const Region& region) {
        double sum = 0;
        for (int pixel : region)
            sum += attribution.ptr<double>()[pixel];
        return sum / double(region.size());
    };
    for (;;) {
        std::optional<std::size_t> best;
        double highest = 0;
        for (auto index : std::set(left)) {
            const auto added = fresh(regions[index]);
            if (int(added.size()) < fewest) {
                left.erase(index);
                continue;
            }
            if (!best || mean(added) > highest) {
                best = index;
                highest = mean(added);
            }
        }
        if (!best)
            break;
        for (int pixel : fresh(regions[*best])) {
            map.ptr<double>()[pixel] = highest;
            covered.insert(pixel);
        }
        left.erase(*best);
    }
    Region rest;
    for (int pixel = 0; pixel < int(attribution.total()); ++pixel)
        if (!covered.count(pixel))
            rest.push_back(pixel);
    for (int pixel : rest)
        map.ptr<double>()[pixel] = mean(rest);
    return map;
}

} // namespace

class TestRegions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void segmentsAreTheBlocks_data();
    void segmentsAreTheBlocks();
    void scalesAndSmallestSizes();
    void regionsCoverThePicture_data();
    void regionsCoverThePicture();
    void rankingIsExact_data();
    void rankingIsExact();
    void rankingKeepsTheSum();
};

void TestRegions::segmentsAreTheBlocks_data()
{
    QTest::addColumn<int>("channels");
    QTest::newRow("grey") << 1;
    QTest::newRow("colour") << 3;
}

void TestRegions::segmentsAreTheBlocks()
{
    QFETCH(int, channels);
    // Not blurred, and the noise within a block is far below what keeps it together.
    cv::Mat picture(40, 60, CV_64FC(channels), cv::Scalar::all(0.2));
    picture(cv::Rect(10, 5, 20, 30)).setTo(cv::Scalar(0.7, 0.1, 0.4));
    picture(cv::Rect(30, 5, 12, 30)).setTo(cv::Scalar(-0.5, 0.3, 0.9));
    const auto labels = felzenszwalb(picture, {10}, 0.01, 5).at(0);
    QCOMPARE(labels.type(), CV_32S);
    QVERIFY((sizesOf(labels) == std::vector<int>{40 * 60 - 32 * 30, 20 * 30, 12 * 30}));
    QCOMPARE(labels.at<int>(0, 0), 0);
    QCOMPARE(labels.at<int>(5, 10), 1);
    QCOMPARE(labels.at<int>(34, 41), 2);
}

void TestRegions::scalesAndSmallestSizes()
{
    const auto picture = patchwork({96, 80}, 8, 3);
    const auto all = felzenszwalb(picture, {5, 50, 500}, 0.8, 20);
    const auto free = felzenszwalb(picture, {5, 50, 500}, 0.8, 1);
    QCOMPARE(all.size(), std::size_t(3));
    std::size_t last = 1000000;
    for (std::size_t index = 0; index < all.size(); ++index) {
        const auto sizes = sizesOf(all[index]);
        QVERIFY(*std::min_element(sizes.begin(), sizes.end()) >= 20);
        const auto count = sizesOf(free[index]).size();
        QVERIFY2(count < last && count > sizes.size(), QByteArray::number(qulonglong(count)));
        last = count;
    }
    // One scale alone gives what it gives among others, and the same once more.
    const auto alone = felzenszwalb(picture, {50}, 0.8, 20).at(0);
    QVERIFY(std::equal(alone.begin<int>(), alone.end<int>(), all[1].begin<int>()));
    // Nothing is as large as the picture, and nothing to join is there.
    QCOMPARE(sizesOf(felzenszwalb(picture, {5}, 0.8, 96 * 80).at(0)).size(), std::size_t(1));
}

void TestRegions::regionsCoverThePicture_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("channels");
    for (const QSize size : {QSize(224, 224), QSize(1, 1), QSize(7, 90), QSize(300, 260)})
        for (const int channels : {1, 3})
            QTest::addRow("%d x %d x %d", size.width(), size.height(), channels)
                << size << channels;
}

void TestRegions::regionsCoverThePicture()
{
    QFETCH(QSize, size);
    QFETCH(int, channels);
    const auto regions =
        overlappingRegions(patchwork({size.width(), size.height()}, 24, channels), Progress());
    QVERIFY(!regions.empty());
    std::vector<int> covered(std::size_t(size.width() * size.height()));
    for (const auto& region : regions) {
        QVERIFY(!region.empty());
        QVERIFY(std::is_sorted(region.begin(), region.end()));
        for (int pixel : region)
            ++covered.at(std::size_t(pixel));
    }
    QVERIFY(*std::min_element(covered.begin(), covered.end()) >= 6); // by each scale
    // A picture of one value is one region at each scale.
    const cv::Mat flat(size.height(), size.width(), CV_64FC(channels), cv::Scalar::all(3));
    QCOMPARE(overlappingRegions(flat, Progress()).size(), std::size_t(6));
}

void TestRegions::rankingIsExact_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("fewest");
    for (int seed = 0; seed < 8; ++seed)
        for (const int fewest : {1, 12, 60})
            QTest::addRow("%d, at least %d", seed, fewest) << seed << fewest;
}

void TestRegions::rankingIsExact()
{
    QFETCH(int, seed);
    QFETCH(int, fewest);
    const cv::Size size(31, 23);
    std::mt19937 generator{unsigned(seed)};
    std::normal_distribution<double> value;
    cv::Mat attribution(size, CV_64F);
    for (auto& pixel : cv::Mat_<double>(attribution))
        pixel = value(generator);
    std::vector<Region> regions;
    for (int index = 0; index < 40; ++index) {
        const cv::Rect box(int(generator() % 28), int(generator() % 20), int(generator() % 14 + 1),
                           int(generator() % 12 + 1));
        Region region;
        for (int pixel = 0; pixel < size.area(); ++pixel)
            if (box.contains({pixel % size.width, pixel / size.width}))
                region.push_back(pixel);
        regions.push_back(region);
    }
    const auto found = rankedRegions(attribution, regions, fewest);
    const auto expected = rankedByTheBook(attribution, regions, fewest);
    QVERIFY(cv::norm(found, expected, cv::NORM_INF) < 1e-12);
    std::set<double> values(found.begin<double>(), found.end<double>());
    QVERIFY(values.size() > (fewest == 60 ? 2 : 8));
}

void TestRegions::rankingKeepsTheSum()
{
    const auto picture = patchwork({64, 48}, 12, 3);
    cv::Mat attribution;
    cv::extractChannel(picture, attribution, 1);
    const auto map = rankedRegions(attribution, overlappingRegions(picture, Progress()),
                                   fewestNewPixels({64, 48}));
    QVERIFY(std::abs(cv::sum(map)[0] - cv::sum(attribution)[0]) < 1e-9);
    // Regions are uniform enough for the ranking to tell the blocks apart.
    QVERIFY(cv::norm(map, attribution) < 0.5 * cv::norm(attribution));
    QCOMPARE(fewestNewPixels({224, 224}), 50);
    QCOMPARE(fewestNewPixels({299, 299}), 50);
    QCOMPARE(fewestNewPixels({112, 112}), 13);
    QCOMPARE(fewestNewPixels({1, 1}), 1);
}

QTEST_GUILESS_MAIN(TestRegions)
#include "tst_regions.moc"
