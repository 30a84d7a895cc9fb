// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/colormap.h"
#include "widgets/model/channelnumbers.h"
#include "widgets/model/tilewall.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using widgets::TileWall;
using widgets::WallTile;

namespace {

constexpr int channels = 500;

/// Channel c is c + 1 in its left half and 0 in its right half.
cv::Mat stripes()
{
    const int sizes[] = {channels, 4, 4};
    cv::Mat maps(3, sizes, CV_32F, cv::Scalar(0));
    for (int channel = 0; channel < channels; ++channel)
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 2; ++x)
                maps.at<float>(channel, y, x) = float(channel + 1);
    return maps;
}

std::vector<WallTile> inOrder(int count = channels)
{
    std::vector<WallTile> tiles;
    for (int channel = 0; channel < count; ++channel)
        tiles.push_back({channel, double(channel)});
    return tiles;
}

QColor end(bool isSigned, int index)
{
    const auto& color = core::colorTable(core::standardColorMap(isSigned).id).at<cv::Vec3b>(index);
    return {color[0], color[1], color[2]};
}

} // namespace

class TestTileWall : public QObject {
    Q_OBJECT

private:
    QColor pixel(int place, double x, double y)
    {
        const QRect tile = m_wall->tileRect(place);
        const int side = m_wall->tileSize();
        const auto image = m_wall->viewport()->grab().toImage();
        return image.pixelColor(tile.left() + int(x * side), tile.top() + int(y * side));
    }

private slots:
    void init()
    {
        m_wall = std::make_unique<TileWall>();
        m_wall->setTileSize(60);
        m_wall->resize(500, 400);
        m_wall->setMaps(stripes(), false);
        m_wall->setTiles(inOrder());
        m_wall->show();
        m_wall->activateWindow();
        m_wall->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_wall.get()));
    }

    void onlyVisibleTilesGetColors()
    {
        m_wall->viewport()->grab();
        const int first = m_wall->colored();
        const int rows = m_wall->viewport()->height() / m_wall->tileRect(0).height() + 2;
        QVERIFY(first >= m_wall->columns() && first <= rows * m_wall->columns());
        QTest::keyClick(m_wall.get(), Qt::Key_End);
        m_wall->viewport()->grab();
        QVERIFY(m_wall->colored() > first && m_wall->colored() <= 2 * rows * m_wall->columns());
    }

    void eachMapHasItsOwnScaleOrAllHaveOne()
    {
        QCOMPARE(pixel(0, 0.25, 0.5), end(false, 255));
        QCOMPARE(pixel(0, 0.75, 0.5), end(false, 0));
        m_wall->setCommonRange(core::ValueRange{0, 4});
        QCOMPARE(pixel(0, 0.25, 0.5), end(false, 63));  // 1 of 4
        QCOMPARE(pixel(9, 0.25, 0.5), end(false, 255)); // beyond the end
    }

    void signedMapsHaveTheirZeroInTheMiddle()
    {
        auto maps = stripes();
        maps.at<float>(0, 0, 0) = -1;
        m_wall->setMaps(maps, true);
        QCOMPARE(pixel(0, 0.1, 0.1), end(true, 0));
        QCOMPARE(pixel(0, 0.75, 0.75), end(true, 127));
    }

    void picturesAreShownAsTheyAre()
    {
        const int sizes[] = {2, 3, 3};
        cv::Mat pictures(3, sizes, CV_8UC3, cv::Scalar(10, 20, 30));
        m_wall->setPictures(pictures);
        m_wall->setTiles(inOrder(2));
        QCOMPARE(pixel(1, 0.5, 0.5), QColor(10, 20, 30));
    }

    void aClickChooses()
    {
        QSignalSpy chosen(m_wall.get(), &TileWall::channelChosen);
        QTest::mouseClick(m_wall->viewport(), Qt::LeftButton, {}, m_wall->tileRect(3).center());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toInt(), 3);
        QCOMPARE(m_wall->current(), 3);
        // Between two tiles there is nothing.
        QTest::mouseClick(m_wall->viewport(), Qt::LeftButton, {},
                          m_wall->tileRect(0).topRight() + QPoint(3, 5));
        QCOMPARE(chosen.count(), 1);
        // The order decides which channel a place shows.
        m_wall->setTiles({{.channel = 40}, {.channel = 7}});
        QTest::mouseClick(m_wall->viewport(), Qt::LeftButton, {}, m_wall->tileRect(1).center());
        QCOMPARE(m_wall->current(), 7);
    }

    void keysWalk()
    {
        QSignalSpy chosen(m_wall.get(), &TileWall::channelChosen);
        QSignalSpy activated(m_wall.get(), &TileWall::channelActivated);
        const int columns = m_wall->columns();
        QVERIFY(columns > 3);
        const auto press = [&](Qt::Key key) {
            QTest::keyClick(m_wall.get(), key);
            return m_wall->current();
        };
        QCOMPARE(press(Qt::Key_Right), 0);
        QCOMPARE(press(Qt::Key_Right), 1);
        QCOMPARE(press(Qt::Key_Down), 1 + columns);
        QCOMPARE(press(Qt::Key_Left), columns);
        QCOMPARE(press(Qt::Key_Up), 0);
        QCOMPARE(press(Qt::Key_Up), 0);
        QCOMPARE(press(Qt::Key_End), channels - 1);
        QVERIFY(m_wall->viewport()->rect().contains(m_wall->tileRect(channels - 1)));
        QVERIFY(press(Qt::Key_PageUp) < channels - 1 - columns);
        QCOMPARE(press(Qt::Key_Home), 0);
        QCOMPARE(m_wall->verticalScrollBar()->value(), 0);
        QVERIFY(press(Qt::Key_PageDown) >= 2 * columns);
        const int last = m_wall->current();
        QCOMPARE(activated.count(), 0);
        press(Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toInt(), last);
        QCOMPARE(chosen.last()[0].toInt(), last);
    }

    void theChosenChannelStaysInViewWhenTheOrderChanges()
    {
        m_wall->setCurrent(2);
        auto tiles = inOrder();
        std::reverse(tiles.begin(), tiles.end());
        QSignalSpy chosen(m_wall.get(), &TileWall::channelChosen);
        m_wall->setTiles(tiles);
        QCOMPARE(m_wall->current(), 2);
        QVERIFY(m_wall->viewport()->rect().contains(m_wall->tileRect(channels - 3)));
        QCOMPARE(chosen.count(), 0);
    }

    void largerTilesMakeFewerColumns()
    {
        const int before = m_wall->columns();
        m_wall->setTileSize(120);
        QVERIFY(m_wall->columns() < before);
        QCOMPARE(m_wall->tileRect(0).width(), 120);
    }

    void oddMapsDoNotHurt()
    {
        const int sizes[] = {3, 1, 1};
        cv::Mat maps(3, sizes, CV_32F, cv::Scalar(0));
        maps.at<float>(1, 0, 0) = NAN;
        maps.at<float>(2, 0, 0) = INFINITY;
        m_wall->setMaps(maps, false);
        m_wall->setTiles({{0, 0, WallTile::Mark::Constant},
                          {1, NAN, WallTile::Mark::NotFinite},
                          {2, INFINITY, WallTile::Mark::NotFinite}});
        QVERIFY(pixel(0, 0.5, 0.5).isValid());
        m_wall->setMaps({}, false);
        m_wall->setTiles({});
        m_wall->setEmptyText("nothing");
        m_wall->viewport()->grab();
        QTest::keyClick(m_wall.get(), Qt::Key_Right);
        QTest::mouseClick(m_wall->viewport(), Qt::LeftButton);
    }

    void marksAreSeen()
    {
        const auto before = m_wall->viewport()->grab().toImage().copy(m_wall->tileRect(0));
        auto tiles = inOrder();
        tiles[0].mark = WallTile::Mark::Constant;
        m_wall->setTiles(tiles);
        QVERIFY(m_wall->viewport()->grab().toImage().copy(m_wall->tileRect(0)) != before);
    }

    void numbersAndRangesAreRead()
    {
        using widgets::channelNumbers;
        QVERIFY(!channelNumbers("  ", 10));
        QCOMPARE(*channelNumbers("7", 10), (std::set<int>{7}));
        QCOMPARE(*channelNumbers("7, 2-4", 10), (std::set<int>{2, 3, 4, 7}));
        QCOMPARE(*channelNumbers("8-", 10), (std::set<int>{8, 9}));
        QCOMPARE(*channelNumbers("5-99999999999999999999 12", 10), (std::set<int>{}));
        QCOMPARE(*channelNumbers("12", 10), (std::set<int>{}));
        QCOMPARE(*channelNumbers("abc", 10), (std::set<int>{}));
    }

private:
    std::unique_ptr<TileWall> m_wall;
};

QTEST_MAIN(TestTileWall)
#include "tst_tilewall.moc"
