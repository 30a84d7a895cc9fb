// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison/gridimage.h"

#include <QTest>

using widgets::PanelImage;

class TestGridImage : public QObject {
    Q_OBJECT

private:
    static PanelImage panel(int width, int height, QColor color)
    {
        PanelImage made;
        made.map = QImage(width, height, QImage::Format_RGB32);
        made.map.fill(color);
        made.method = "Saliency";
        made.target = "zebra";
        made.colorMap = "inferno";
        made.range = core::ValueRange{0, 1};
        return made;
    }

    static qint64 count(const QImage& image, QColor color)
    {
        qint64 found = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                found += image.pixel(x, y) == color.rgb();
        return found;
    }

private slots:
    void everyPixelOfTheMapIsThere()
    {
        const QImage image = widgets::renderPanelImage(panel(320, 200, Qt::green));
        QCOMPARE(count(image, Qt::green), 320 * 200);
        QVERIFY(image.width() < 320 * 1.3 && image.height() < 200 * 2);
        QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
    }

    void headingAndLegendAreDrawn()
    {
        PanelImage full = panel(320, 200, Qt::green);
        PanelImage bare = full;
        bare.method.clear();
        PanelImage noLegend = full;
        noLegend.range.reset();
        const QImage image = widgets::renderPanelImage(full);
        QVERIFY(widgets::renderPanelImage(bare) != image);
        QVERIFY(widgets::renderPanelImage(noLegend) != image);
        QCOMPARE(widgets::renderPanelImage(noLegend).size(), image.size());
    }

    void panelsStandInColumns()
    {
        const std::vector<PanelImage> panels{panel(100, 80, Qt::green), panel(100, 80, Qt::blue),
                                             panel(100, 80, Qt::red)};
        const QSize one = widgets::renderPanelImage(panels[0]).size();
        const QImage grid = widgets::renderGridImage(panels, 2);
        QCOMPARE(grid.size(), one * 2);
        for (const QColor& color : {QColor(Qt::green), QColor(Qt::blue), QColor(Qt::red)})
            QCOMPARE(count(grid, color), 100 * 80);
    }

    void nothingMakesNothing()
    {
        QVERIFY(widgets::renderGridImage({}, 2).isNull());
        QVERIFY(widgets::renderPanelImage({}).isNull());
    }
};

QTEST_MAIN(TestGridImage)
#include "tst_gridimage.moc"
