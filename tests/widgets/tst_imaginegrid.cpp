// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imagine/imaginegrid.h"
#include "widgets/imagine/imaginepicture.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <algorithm>

using widgets::ImagineGrid;
using widgets::ImagineTile;
using widgets::TileRequest;
using widgets::TileState;

namespace {

QImage picture(QColor color, QSize size = {40, 40})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

} // namespace

class TestImagineGrid : public QObject {
    Q_OBJECT

private:
    ImagineTile& tile(int index) { return *m_grid->tiles().at(std::size_t(index)); }
    QString text(int index, const char* label)
    {
        return tile(index).findChild<QLabel*>(label)->text();
    }
    void fill(int count)
    {
        for (int index = 0; index < count; ++index) {
            auto* added = m_grid->addTile();
            added->setTitle(QStringLiteral("class %1").arg(index), {});
            added->setImages({picture(Qt::red)});
            added->setState(TileState::Running);
        }
        tile(0).setFocus();
    }
    void key(int key) { QTest::keyClick(m_grid->currentTile(), Qt::Key(key)); }

private slots:
    void init()
    {
        m_grid = std::make_unique<ImagineGrid>();
        m_grid->setEmptyText("Nothing yet.", "Imagine zebra");
        m_grid->resize(900, 600);
        m_grid->show();
        m_grid->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_grid.get()));
    }

    void theEmptyGridSaysSoAndOffersABeginning()
    {
        QVERIFY(m_grid->findChild<QLabel*>("imagineEmptyLabel")->isVisible());
        auto* button = m_grid->findChild<QPushButton*>("imagineStartButton");
        QSignalSpy started(m_grid.get(), &ImagineGrid::startRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(started.count(), 1);
        m_grid->setEmptyText("Open a model.", {});
        QVERIFY(!button->isVisible());
        fill(1);
        QVERIFY(!m_grid->findChild<QLabel*>("imagineEmptyLabel")->isVisible());
    }

    void picturesAreAsLargeAsTheyCanBe()
    {
        fill(1);
        QVERIFY(tile(0).picture().imageRect(0).height() > 450);
        fill(5);
        // Three in a row: two or four would make them smaller.
        QCOMPARE(tile(2).y(), tile(0).y());
        QVERIFY(tile(3).y() > tile(2).geometry().bottom());
        QVERIFY(tile(0).picture().imageRect(0).height() > 160);
        // Where they must be scrolled, at least not more than need be.
        m_grid->resize(520, 300);
        QTRY_VERIFY(tile(0).width() < 260);
        QCOMPARE(tile(1).y(), tile(0).y());
        QCOMPARE(tile(2).y(), tile(0).y());
        m_grid->resize(300, 500);
        QTRY_VERIFY(tile(2).y() > tile(0).y());
        QVERIFY(tile(0).picture().imageRect(0).height() >= 100);
    }

    void nineTilesStandWhereTheyAreLargest()
    {
        fill(9);
        const auto columns = [this] {
            return std::count_if(m_grid->tiles().begin(), m_grid->tiles().end(),
                                 [this](const auto* each) { return each->y() == tile(0).y(); });
        };
        const QSize chrome = tile(0).chrome();
        m_grid->resize(3 * (200 + chrome.width()) + 12, 3 * (200 + chrome.height()) + 12);
        QTRY_COMPARE(columns(), 3);
        QVERIFY(tile(4).picture().imageRect(0).width() >= 196);
        m_grid->resize(5 * (200 + chrome.width()) + 24, 2 * (200 + chrome.height()) + 6);
        QTRY_COMPARE(columns(), 5);
        QVERIFY(tile(4).picture().imageRect(0).width() >= 196);
    }

    void keysMoveAndAct()
    {
        fill(6);
        key(Qt::Key_Right);
        QCOMPARE(m_grid->currentTile(), &tile(1));
        QVERIFY(tile(1).hasFocus());
        key(Qt::Key_Down);
        QCOMPARE(m_grid->currentTile(), &tile(4));
        key(Qt::Key_Down); // nothing below
        QCOMPARE(m_grid->currentTile(), &tile(4));
        QSignalSpy asked(m_grid.get(), &ImagineGrid::asked);
        key(Qt::Key_Space);
        QCOMPARE(asked.back().at(1).value<TileRequest>(), TileRequest::Pause);
        tile(4).setState(TileState::Paused);
        key(Qt::Key_Space);
        QCOMPARE(asked.back().at(1).value<TileRequest>(), TileRequest::Resume);
        tile(4).setState(TileState::Finished);
        key(Qt::Key_Space); // means nothing now
        QCOMPARE(asked.count(), 2);
        key(Qt::Key_Delete);
        QCOMPARE(asked.back().at(1).value<TileRequest>(), TileRequest::Remove);
        QCOMPARE(asked.back().at(0).value<ImagineTile*>(), &tile(4));
    }

    void oneTileIsShownLargeAndAllAgain()
    {
        fill(4);
        const int before = tile(0).picture().imageRect(0).height();
        key(Qt::Key_Return);
        QVERIFY(m_grid->isLarge());
        QVERIFY(!tile(1).isVisible());
        QVERIFY(tile(0).picture().imageRect(0).height() > 1.5 * before);
        key(Qt::Key_Right);
        QVERIFY(tile(1).isVisible() && !tile(0).isVisible());
        key(Qt::Key_Escape);
        QVERIFY(!m_grid->isLarge() && tile(0).isVisible());
        QTest::mouseDClick(&tile(2).picture(), Qt::LeftButton);
        QVERIFY(m_grid->isLarge() && tile(2).isVisible() && !tile(1).isVisible());
        m_grid->removeTile(&tile(2));
        QVERIFY(m_grid->isLarge() && m_grid->currentTile()->isVisible());
    }

    void theNextTileFollowsARemovedOne()
    {
        fill(3);
        auto* last = &tile(2);
        m_grid->setCurrentTile(&tile(1));
        m_grid->removeTile(&tile(1));
        QCOMPARE(m_grid->currentTile(), last);
        m_grid->removeTile(last);
        QCOMPARE(m_grid->currentTile(), &tile(0));
        m_grid->removeTile(&tile(0));
        QVERIFY(!m_grid->currentTile());
        QVERIFY(m_grid->findChild<QLabel*>("imagineEmptyLabel")->isVisible());
    }

    void aTileTellsItsNumbers()
    {
        fill(1);
        tile(0).setProgress({12, 256, core::AscentFacts{23.41, 0.987, 100}, false});
        QCOMPARE(text(0, "tileNumbersLabel"), "score 23.4 · 98.7 %");
        QVERIFY(text(0, "tileStatusLabel").startsWith("step 12 of 256"));
        QCOMPARE(tile(0).findChild<QProgressBar*>()->value(), 12);
        tile(0).setState(TileState::Paused);
        QCOMPARE(text(0, "tileStatusLabel"), "Paused at step 12 of 256");
        tile(0).setVerdicts({"The model says: zebra, 99 %"});
        tile(0).setState(TileState::Finished);
        QCOMPARE(text(0, "tileStatusLabel"), "The model says: zebra, 99 %");
        QVERIFY(!tile(0).findChild<QProgressBar*>()->isVisible());
        QVERIFY(tile(0).accessibleDescription().contains("zebra"));
        tile(0).setProgress({12, 256, core::AscentFacts{1, {}, 100}, true});
        QVERIFY(text(0, "tileNumbersLabel").startsWith("activation 1"));
    }

    void aNarrowTileTellsLess()
    {
        fill(1);
        auto* label = tile(0).findChild<QLabel*>("tileNumbersLabel");
        auto* status = tile(0).findChild<QLabel*>("tileStatusLabel");
        tile(0).setProgress({256, 256, core::AscentFacts{54, 1, 100}, false});
        tile(0).setVerdicts({"The model says: zebra, 100.0 %"}, {"Model: zebra, 100.0 %"});
        tile(0).setState(TileState::Finished);
        QCOMPARE(label->text(), "score 54.0 · 100.0 % · 256 steps");
        QCOMPARE(status->text(), "The model says: zebra, 100.0 %");
        const auto& metrics = tile(0).fontMetrics();
        const int chrome = tile(0).chrome().width();
        m_grid->resize(chrome + metrics.horizontalAdvance("Model: zebra, 100.0 %") + 1, 600);
        QTRY_COMPARE(status->text(), "Model: zebra, 100.0 %");
        QCOMPARE(label->text(), "score 54.0 · 100.0 %");
        QVERIFY(label->toolTip().startsWith("score 54.0 · 100.0 % · 256 steps"));
        QCOMPARE(status->toolTip(), "The model says: zebra, 100.0 %");
        QVERIFY(tile(0).accessibleDescription().contains("The model says"));
    }

    void contrastIsStretchedOnTheScreenOnly()
    {
        fill(1);
        QImage pale(8, 8, QImage::Format_RGB32);
        pale.fill(QColor(120, 120, 120));
        for (int y = 0; y < 8; ++y)
            for (int x = 4; x < 8; ++x)
                pale.setPixelColor(x, y, QColor(140, 140, 140));
        tile(0).setImages({pale});
        tile(0).setTitle("zebra", "256 steps");
        auto& view = tile(0).picture();
        const auto place = view.imageRect(0);
        const auto at = [&](int eighths) {
            const auto shot = view.grab().toImage();
            return shot.pixelColor(place.center() + QPoint(eighths * place.width() / 8, 0));
        };
        QCOMPARE(at(-2), QColor(120, 120, 120));
        tile(0).setContrastStretched(true);
        QCOMPARE(at(-2), QColor(Qt::black));
        QCOMPARE(at(2), QColor(Qt::white));
        QCOMPARE(tile(0).images()[0], pale);
        QVERIFY(view.toolTip().contains("256 steps") && view.toolTip().contains("stretched"));
        tile(0).setContrastStretched(false);
        QCOMPARE(at(2), QColor(140, 140, 140));
        QVERIFY(!view.toolTip().contains("stretched"));
    }

    void theMainButtonFollowsTheState()
    {
        fill(1);
        auto* button = tile(0).findChild<QToolButton*>("tileMainButton");
        QSignalSpy asked(&tile(0), &ImagineTile::asked);
        const auto click = [&](TileState state) {
            tile(0).setState(state);
            QTest::mouseClick(button, Qt::LeftButton);
            return asked.back().at(0).value<TileRequest>();
        };
        QCOMPARE(click(TileState::Waiting), TileRequest::Pause);
        QCOMPARE(click(TileState::Running), TileRequest::Pause);
        QCOMPARE(click(TileState::Paused), TileRequest::Resume);
        QCOMPARE(click(TileState::Finished), TileRequest::Again);
        tile(0).setAgainPossible(false);
        QVERIFY(!button->isEnabled());
        tile(0).setState(TileState::Running);
        QVERIFY(button->isEnabled());
    }

    void oneOfSeveralPicturesIsChosen()
    {
        fill(1);
        tile(0).setImages({picture(Qt::red), picture(Qt::green), picture(Qt::blue)});
        tile(0).setVerdicts({"one", "two", "three"});
        QCOMPARE(text(0, "tileStatusLabel"), "one");
        auto& pictures = tile(0).picture();
        QVERIFY(!pictures.imageRect(0).intersects(pictures.imageRect(1)));
        QTest::mouseClick(&pictures, Qt::LeftButton, {}, pictures.imageRect(2).center());
        QCOMPARE(pictures.chosen(), 2);
        QCOMPARE(text(0, "tileStatusLabel"), "three");
        const auto shot = pictures.grab().toImage();
        QCOMPARE(shot.pixelColor(pictures.imageRect(1).center() * shot.devicePixelRatio()),
                 QColor(Qt::green));
    }

    void aPictureIsScaledWithoutBlur()
    {
        fill(1);
        QImage halves(8, 8, QImage::Format_RGB32);
        halves.fill(Qt::black);
        for (int y = 0; y < 8; ++y)
            for (int x = 4; x < 8; ++x)
                halves.setPixelColor(x, y, Qt::white);
        tile(0).setImages({halves});
        auto& view = tile(0).picture();
        const auto shot = view.grab().toImage();
        const auto place = view.imageRect(0);
        const int pixel = place.width() / 8;
        const int y = place.center().y();
        QVERIFY(shot.pixelColor(place.center().x() - pixel, y).value() < 10);
        QVERIFY(shot.pixelColor(place.center().x() + pixel, y).value() > 245);
    }

private:
    std::unique_ptr<ImagineGrid> m_grid;
};

QTEST_MAIN(TestImagineGrid)
#include "tst_imaginegrid.moc"
