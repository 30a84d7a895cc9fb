// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/colormap.h"
#include "widgets/colorbar.h"

#include <QTest>

class TestColorBar : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void showsTheTableFromLowToHigh()
    {
        widgets::ColorBar bar;
        bar.resize(300, bar.sizeHint().height());
        bar.setColorMap("inferno");
        bar.setRange(core::ValueRange{0, 1});
        const QImage shot = bar.grab().toImage();
        const cv::Mat table = core::colorTable("inferno");
        const cv::Vec3b middle = table.at<cv::Vec3b>(0, 128);
        const int centre = shot.width() / 2;
        const QColor seen = shot.pixelColor(centre, shot.height() / 2);
        // The labels at both ends differ in width, so the middle may be a few steps off.
        QVERIFY(std::abs(seen.red() - middle[0]) < 40);
        QVERIFY(std::abs(seen.green() - middle[1]) < 40);
        QVERIFY(shot.pixelColor(40, shot.height() / 2).lightness() <
                shot.pixelColor(250, shot.height() / 2).lightness());
    }

    void saysTheRangeInWords()
    {
        widgets::ColorBar bar;
        bar.setRange(core::ValueRange{-0.0123, 0.0123});
        QVERIFY(bar.accessibleDescription().contains("−0.0123"));
        QVERIFY(bar.accessibleDescription().contains("0.0123"));
        bar.setRange({});
        QVERIFY(bar.accessibleDescription().isEmpty());
    }

    void markerMovesWithItsValue()
    {
        widgets::ColorBar bar;
        bar.resize(300, bar.sizeHint().height());
        bar.setColorMap("inferno");
        bar.setRange(core::ValueRange{0, 1});
        const QImage plain = bar.grab().toImage();
        const auto firstDifference = [&] {
            const QImage shot = bar.grab().toImage();
            for (int x = 0; x < shot.width(); ++x)
                for (int y = 0; y < shot.height(); ++y)
                    if (shot.pixel(x, y) != plain.pixel(x, y))
                        return x;
            return -1;
        };
        bar.setMarker(0.25);
        const int left = firstDifference();
        bar.setMarker(0.75);
        const int right = firstDifference();
        QVERIFY(left > 0 && right > left + 80);
        bar.setMarker(7);
        QVERIFY(firstDifference() > right);
    }
};

QTEST_MAIN(TestColorBar)
#include "tst_colorbar.moc"
