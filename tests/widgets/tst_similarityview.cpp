// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/similarityview.h"

#include <QLabel>
#include <QTest>

using widgets::SimilarityView;

class TestSimilarityView : public QObject {
    Q_OBJECT

private:
    QString text(const SimilarityView& view, const char* name)
    {
        return view.findChild<QLabel*>(name)->text();
    }

private slots:
    void sentencesFollowTheNumbers_data()
    {
        QTest::addColumn<double>("pearson");
        QTest::addColumn<double>("spearman");
        QTest::addColumn<QString>("part");
        QTest::newRow("same") << 0.95 << 0.9 << "much the same";
        QTest::newRow("similar") << 0.95 << 0.6 << "similar places";
        QTest::newRow("partly") << 0.3 << 0.9 << "only in part";
        QTest::newRow("different") << 0.1 << 0.0 << "different";
        QTest::newRow("opposite") << -0.8 << -0.7 << "opposite";
    }

    void sentencesFollowTheNumbers()
    {
        QFETCH(double, pearson);
        QFETCH(double, spearman);
        QFETCH(QString, part);
        SimilarityView view;
        view.setSimilarity(core::Similarity{pearson, spearman, 0.123, 0.25});
        view.setPredictions("Both say \"zebra\".");
        QVERIFY2(view.verdict().contains(part), qPrintable(view.verdict()));
        QVERIFY(text(view, "verdictLabel").endsWith("Both say \"zebra\"."));
        QCOMPARE(text(view, "structureLabel"), "0.12");
        QCOMPARE(text(view, "overlapLabel"), "25.0 %");
        QCOMPARE(text(view, "pearsonLabel").contains(QChar(0x2212)), pearson < 0);
        QVERIFY(!view.findChild<QLabel*>("spearmanLabel")->toolTip().isEmpty());
    }

    void whatIsNotDefinedIsSaid()
    {
        SimilarityView view;
        QCOMPARE(view.verdict(), QString());
        QCOMPARE(text(view, "pearsonLabel"), QStringLiteral("–"));
        view.setSimilarity(core::Similarity{});
        QVERIFY(view.verdict().contains("cannot be compared"));
        QCOMPARE(text(view, "overlapLabel"), QStringLiteral("–"));
        view.setSimilarity({});
        QCOMPARE(text(view, "verdictLabel"), QString());
    }
};

QTEST_MAIN(TestSimilarityView)
#include "tst_similarityview.moc"
