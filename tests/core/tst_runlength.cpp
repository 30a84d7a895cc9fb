// SPDX-License-Identifier: GPL-3.0-or-later
// COCO's run lengths, against what pycocotools makes of the same masks (tests/reference/masks.py).
#include "core/segment/maskmeasures.h"
#include "core/segment/runlength.h"
#include "tests/support/masks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace core;

namespace {

cv::Mat maskFromRows(const QJsonArray& rows)
{
    return maskOf({static_cast<int>(rows[0].toString().size()), static_cast<int>(rows.size())},
                  [&](double x, double y) { return rows[int(y)].toString()[int(x)] == '1'; });
}

} // namespace

class TestRunLength : public QObject {
    Q_OBJECT

private slots:
    void agreesWithPycocotools_data();
    void agreesWithPycocotools();
    void randomMasksComeBack();
    void emptyMasks();
    void wrongSumsAreRefused();
    void damagedTextIsRefused();
    void anyNumbersComeBack();
};

void TestRunLength::agreesWithPycocotools_data()
{
    QTest::addColumn<QJsonObject>("expected");
    QFile file(QFINDTESTDATA("data/masks.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray masks = QJsonDocument::fromJson(file.readAll()).object()["masks"].toArray();
    QCOMPARE(masks.size(), 9);
    for (const QJsonValue& mask : masks)
        QTest::newRow(qPrintable(mask["name"].toString())) << mask.toObject();
}

void TestRunLength::agreesWithPycocotools()
{
    QFETCH(QJsonObject, expected);
    const cv::Mat mask = maskFromRows(expected["rows"].toArray());
    RunLengths counts;
    for (const QJsonValue& count : expected["counts"].toArray())
        counts.push_back(static_cast<std::uint32_t>(count.toInt()));
    const std::string text = expected["compressed"].toString().toStdString();

    QVERIFY(encodeRunLengths(mask) == counts);
    QCOMPARE(compressRunLengths(counts), text);
    QVERIFY(expandRunLengths(text) == counts);
    const auto decoded = decodeRunLengths(counts, mask.size());
    QVERIFY(decoded);
    QCOMPARE(differences(*decoded, mask), 0);

    const MaskMeasures measures = measure(mask);
    const QJsonArray box = expected["bbox"].toArray();
    QCOMPARE(measures.area, expected["area"].toDouble());
    QCOMPARE(measures.box,
             cv::Rect(box[0].toInt(), box[1].toInt(), box[2].toInt(), box[3].toInt()));
}

void TestRunLength::randomMasksComeBack()
{
    for (int seed = 0; seed < 30; ++seed) {
        const cv::Size size(1 + seed * 7 % 50, 1 + seed * 13 % 37);
        const cv::Mat mask = noiseMask(size, seed / 30., seed);
        const auto lengths = expandRunLengths(compressRunLengths(encodeRunLengths(mask)));
        QVERIFY(lengths);
        const auto decoded = decodeRunLengths(*lengths, size);
        QVERIFY(decoded);
        QCOMPARE(differences(*decoded, mask), 0);
    }
}

void TestRunLength::emptyMasks()
{
    QVERIFY(encodeRunLengths(cv::Mat()).empty());
    QVERIFY(encodeRunLengths(cv::Mat::zeros(2, 3, CV_8UC1)) == RunLengths{6});
    QVERIFY(decodeRunLengths({}, {0, 0}));
    QVERIFY(expandRunLengths("") == RunLengths{});
    QCOMPARE(compressRunLengths({}), std::string());
}

void TestRunLength::wrongSumsAreRefused()
{
    QVERIFY(decodeRunLengths({2, 2, 2}, {3, 2}));
    QVERIFY(decodeRunLengths({0, 0, 0, 0, 6, 0}, {3, 2}));
    QVERIFY(!decodeRunLengths({2, 2, 1}, {3, 2}));
    QVERIFY(!decodeRunLengths({2, 2, 3}, {3, 2}));
    QVERIFY(!decodeRunLengths({}, {3, 2}));
    QVERIFY(!decodeRunLengths(RunLengths(5, UINT32_MAX), {3, 2}));
    QVERIFY(!decodeRunLengths({4, UINT32_MAX, 3}, {3, 2})); // 6 in 32 bits
    QVERIFY(!decodeRunLengths({6}, {-3, -2}));
}

void TestRunLength::damagedTextIsRefused()
{
    QVERIFY(expandRunLengths("52203") == (RunLengths{5, 2, 2, 2, 5}));
    QVERIFY(!expandRunLengths("5220 "));             // no such character
    QVERIFY(!expandRunLengths("522\x80"));           //
    QVERIFY(!expandRunLengths("522P"));              // goes on but ends
    QVERIFY(!expandRunLengths("oooooooooooooooo0")); // a number without end
    QVERIFY(!expandRunLengths("O"));                 // -1
    QVERIFY(!expandRunLengths("111N"));              // 1 - 2
    QVERIFY(!expandRunLengths("ooooooooo0"));        // more than 32 bits
    cv::RNG random(1);
    for (int i = 0; i < 2000; ++i) { // whatever they are, they are numbers or nothing
        std::string text(static_cast<std::size_t>(random.uniform(0, 30)), ' ');
        for (char& character : text)
            character = static_cast<char>(random.uniform(40, 120));
        if (const auto lengths = expandRunLengths(text))
            QVERIFY(lengths->size() <= text.size());
    }
}

void TestRunLength::anyNumbersComeBack()
{
    cv::RNG random(2);
    for (int i = 0; i < 200; ++i) {
        RunLengths lengths(static_cast<std::size_t>(random.uniform(0, 20)));
        for (std::uint32_t& length : lengths)
            length = random.next() >> random.uniform(0, 32);
        QVERIFY(expandRunLengths(compressRunLengths(lengths)) == lengths);
    }
}

QTEST_APPLESS_MAIN(TestRunLength)
#include "tst_runlength.moc"
