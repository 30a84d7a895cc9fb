// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colorbar.h"
#include "widgets/imageview.h"
#include "widgets/model/titledmap.h"

#include <QTest>
#include <opencv2/core.hpp>

using widgets::TitledMap;

namespace {

core::Image picture()
{
    core::Image image;
    image.pixels = cv::Mat(20, 30, CV_8UC3, cv::Scalar(90, 120, 60));
    image.originalSize = image.pixels.size();
    return image;
}

core::Heatmap ramp()
{
    cv::Mat values(20, 30, CV_32F);
    for (int x = 0; x < 30; ++x)
        values.col(x) = x;
    return {values, false, {0, 0, 30, 20}};
}

} // namespace

class TestTitledMap : public QObject {
    Q_OBJECT

private slots:
    void theBarTellsTheRange()
    {
        TitledMap map(QStringLiteral("test"));
        auto* bar = map.findChild<widgets::ColorBar*>("testBar");
        map.setPicture(picture());
        QVERIFY(!bar->range());
        const auto plain = map.view().image();
        map.setMap(ramp());
        QVERIFY(bar->range() == map.ownRange() && bar->range());
        QVERIFY(map.view().image() != plain);
        const core::ValueRange wide{0, 100};
        map.setRange(wide);
        QVERIFY(bar->range() == wide);
        map.setMap(ramp(), core::ValueRange{0, 50});
        QVERIFY(bar->range() == (core::ValueRange{0, 50}));
        map.clearMap();
        QVERIFY(!bar->range());
        QCOMPARE(map.view().image(), plain);
    }

    void linkedOnesMoveTogether()
    {
        TitledMap first(QStringLiteral("first")), second(QStringLiteral("second"));
        TitledMap::link({&first, &second});
        for (auto* map : {&first, &second}) {
            map->resize(300, 300);
            map->setPicture(picture());
            map->setMap(ramp());
            map->show();
        }
        QVERIFY(QTest::qWaitForWindowExposed(&first));
        first.view().setFocus();
        QTest::keyClick(&first.view(), Qt::Key_Plus);
        QVERIFY(!first.view().viewState().fit);
        QVERIFY(second.view().viewState() == first.view().viewState());
        QTest::mouseMove(&second.view(), second.view().rect().center() + QPoint(9, 4));
        QVERIFY(second.view().marker().has_value());
        QVERIFY(first.view().marker() == second.view().marker());
    }
};

QTEST_MAIN(TestTitledMap)
#include "tst_titledmap.moc"
