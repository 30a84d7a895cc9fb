// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/activationspage.h"
#include "core/probe/probe.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "widgets/layerpicker.h"
#include "widgets/layerpopup.h"
#include "widgets/model/channelview.h"
#include "widgets/model/tilewall.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <algorithm>
#include <cmath>

using app::ActivationsPage;
using app::WallOrder;

class TestActivationsPage : public QObject {
    Q_OBJECT

private:
    template <typename T> T& part(const char* name) { return *m_page->findChild<T*>(name); }
    widgets::TileWall& wall() { return part<widgets::TileWall>("tileWall"); }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_worker->idle() && m_page->settled(); }, 20000);
    }
    bool open(const QString& model)
    {
        m_session->openModel(model);
        m_session->openPictures({m_picture});
        return settled() && m_session->model() && m_session->target();
    }
    /// Steps the combo box there, key by key.
    void sortBy(WallOrder order)
    {
        auto& box = part<QComboBox>("orderComboBox");
        while (box.currentIndex() != int(order))
            QTest::keyClick(&box, box.currentIndex() < int(order) ? Qt::Key_Down : Qt::Key_Up);
    }
    std::vector<int> shown()
    {
        std::vector<int> channels;
        for (const auto& tile : wall().tiles())
            channels.push_back(tile.channel);
        return channels;
    }
    core::Channels expected(const char* layer)
    {
        core::Probe probe(m_session->model(), *m_session->image());
        core::Progress nobody;
        probe.aim(*m_session->target(), layer);
        return core::channelFacts(probe, 0, true, nobody);
    }

private slots:
    void initTestCase()
    {
        VERIFY_MODEL_FILES();
        qRegisterMetaType<core::Objective>();
        m_files = std::make_unique<Files>();
        m_animals = m_files->model("resnet18_traced", "animals", animals());
        m_picture = m_files->picture("green.png");
    }

    void init()
    {
        m_settings = std::make_unique<app::Settings>(m_files->path("settings.ini"));
        m_worker = std::make_unique<app::Worker>();
        m_session = std::make_unique<app::Session>(*m_worker, m_files->path(""));
        m_page = std::make_unique<ActivationsPage>(*m_session, *m_worker, *m_settings);
        m_page->resize(900, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_worker.reset();
        m_session.reset();
        m_settings.reset();
        QFile::remove(m_files->path("settings.ini"));
    }

    void whatIsMissingIsSaid()
    {
        QVERIFY(part<QLabel>("emptyLabel").text().contains("model"));
        m_session->openModel(m_animals);
        QVERIFY(settled());
        QVERIFY(part<QLabel>("emptyLabel").text().contains("picture"));
        m_session->openPictures({m_picture});
        QVERIFY(settled());
        QVERIFY(wall().isVisible() && !part<QLabel>("emptyLabel").isVisible());
    }

    void modelsWithoutPositionsHaveNoWall()
    {
        for (const auto& file : modelFiles()) {
            if (!file.good || file.large() || file.form != "traced")
                continue;
            if (!openModel(file.path())->standardLayer().empty())
                continue;
            m_session->openModel(QString::fromStdString(file.path()));
            QVERIFY(settled());
            QVERIFY(!wall().isVisible());
            QVERIFY(part<QLabel>("emptyLabel").text().contains("no layers with positions"));
            return;
        }
        QFAIL("no such model among the fixtures");
    }

    void theWallShowsTheSessionsLayer()
    {
        QVERIFY(open(m_animals));
        QCOMPARE(m_page->layer(), "layer4");
        QCOMPARE(int(wall().tiles().size()), 128);
        m_session->chooseLayer("layer2.0.conv1");
        QVERIFY(settled());
        QCOMPARE(m_page->layer(), "layer2.0.conv1");
        QCOMPARE(int(wall().tiles().size()), 32);
    }

    void theOrderIsCores()
    {
        QVERIFY(open(m_animals));
        const auto facts = expected("layer4").facts;
        sortBy(WallOrder::Number);
        QCOMPARE(shown().front(), 0);
        QCOMPARE(shown().back(), 127);
        sortBy(WallOrder::For);
        auto order = shown();
        for (std::size_t place = 1; place < order.size(); ++place)
            QVERIFY(facts[std::size_t(order[place - 1])].contribution >=
                    facts[std::size_t(order[place])].contribution - 1e-6);
        QVERIFY(facts[std::size_t(order.front())].contribution >
                facts[std::size_t(order.back())].contribution);
        const int best = order.front();
        const double value = *wall().tiles().front().value;
        QVERIFY(std::abs(value - facts[std::size_t(best)].contribution) < 1e-5);
        QCOMPARE(wall().current(), best); // what comes first is shown large
        sortBy(WallOrder::Against);
        QCOMPARE(shown().back(), best);
        sortBy(WallOrder::Largest);
        order = shown();
        for (std::size_t place = 1; place < order.size(); ++place)
            QVERIFY(facts[std::size_t(order[place - 1])].maximum >=
                    facts[std::size_t(order[place])].maximum);
    }

    void anotherClassSortsAnew()
    {
        QVERIFY(open(m_animals));
        sortBy(WallOrder::For);
        const auto before = shown();
        m_session->chooseClass(m_session->current()->prediction->ranking[5]);
        QVERIFY(settled());
        QVERIFY(shown() != before);
        QVERIFY(part<QComboBox>("orderComboBox").currentText().contains(m_session->targetName()));
    }

    void whatIsNoNumberComesLast()
    {
        std::vector<core::ChannelFacts> facts(4);
        facts[0].mean = 1;
        facts[1].finite = false;
        facts[1].mean = NAN;
        facts[2].mean = 3;
        facts[3].mean = 3;
        QCOMPARE(app::sortedChannels(facts, WallOrder::Mean), (std::vector<int>{2, 3, 0, 1}));
        QCOMPARE(app::sortedChannels(facts, WallOrder::Number), (std::vector<int>{0, 1, 2, 3}));
    }

    void numbersFilter()
    {
        QVERIFY(open(m_animals));
        sortBy(WallOrder::Number);
        auto& filter = part<QLineEdit>("channelFilterLineEdit");
        QTest::keyClicks(&filter, "7, 20-22");
        QCOMPARE(shown(), (std::vector<int>{7, 20, 21, 22}));
        filter.clear();
        QCOMPARE(int(shown().size()), 128);
    }

    void aTileIsShownLarge()
    {
        QVERIFY(open(m_animals));
        sortBy(WallOrder::Number);
        QTest::mouseClick(wall().viewport(), Qt::LeftButton, {}, wall().tileRect(2).center());
        QCOMPARE(part<QLabel>("channelTitleLabel").text(), "Channel 2");
        QTest::keyClick(&wall(), Qt::Key_Right);
        QCOMPARE(part<QLabel>("channelTitleLabel").text(), "Channel 3");
        QTest::mouseClick(&part<QCheckBox>("commonCheckBox"), Qt::LeftButton);
        QCOMPARE(part<QLabel>("channelTitleLabel").text(), "Channel 3");
    }

    void picturesAreAskedFor()
    {
        QVERIFY(open(m_animals));
        QSignalSpy asked(m_page.get(), &ActivationsPage::imagineRequested);
        sortBy(WallOrder::Number);
        QTest::mouseClick(wall().viewport(), Qt::LeftButton, {}, wall().tileRect(4).center());
        QTest::mouseClick(&part<QPushButton>("imagineChannelButton"), Qt::LeftButton);
        core::Objective wanted{.kind = core::Objective::Kind::Channel, .layer = "layer4"};
        wanted.channel = 4;
        QCOMPARE(asked.count(), 1);
        QVERIFY(asked[0][0].value<core::Objective>() == wanted);
        part<QSpinBox>("unitXSpinBox").setValue(2);
        part<QSpinBox>("unitYSpinBox").setValue(1);
        QTest::mouseClick(&part<QPushButton>("imagineUnitButton"), Qt::LeftButton);
        wanted.kind = core::Objective::Kind::Unit;
        wanted.x = 2;
        wanted.y = 1;
        QVERIFY(asked[1][0].value<core::Objective>() == wanted);
    }

    void thePagesOwnLayerLeavesTheSessions()
    {
        QVERIFY(open(m_animals));
        auto& picker = part<widgets::LayerPicker>("activationLayerPicker");
        QTest::mouseClick(&picker, Qt::LeftButton);
        auto* popup = picker.findChild<widgets::LayerPopup*>();
        QVERIFY(popup && QTest::qWaitForWindowExposed(popup));
        auto* edit = popup->findChild<QLineEdit*>("searchLineEdit");
        QTest::keyClicks(edit, "layer1.0.bn1");
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(settled());
        QCOMPARE(m_page->layer(), "layer1.0.bn1");
        QCOMPARE(int(wall().tiles().size()), 16);
        QVERIFY(m_session->layer().isEmpty());
    }

    void firstLayersShowTheirFilters()
    {
        QVERIFY(open(m_animals));
        auto& show = part<QComboBox>("showComboBox");
        QVERIFY(!show.isVisible());
        m_session->chooseLayer("conv1");
        QVERIFY(settled());
        QVERIFY(show.isVisible());
        const auto maps = wall().viewport()->grab().toImage();
        QTest::keyClick(&show, Qt::Key_Down);
        QVERIFY(wall().viewport()->grab().toImage() != maps);
        m_session->chooseLayer("layer1.0.conv1");
        QVERIFY(settled());
        QVERIFY(!show.isVisible());
    }

    void modelsWithoutGradientHaveNoContributions()
    {
        m_session->openModel(
            m_files->model("detached_traced", "detached", {"a", "b", "c", "d", "e"}));
        m_session->openPictures({m_picture});
        QVERIFY(settled() && m_session->model());
        QVERIFY(wall().isVisible());
        auto& box = part<QComboBox>("orderComboBox");
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&box, Qt::Key_Down);
        QVERIFY(box.currentIndex() < int(WallOrder::For));
        QVERIFY(part<QLabel>("factsLabel").text().contains("no gradient"));
    }

    void theOrderOutlivesThePicture()
    {
        QVERIFY(open(m_animals));
        sortBy(WallOrder::For);
        for (const auto* name : {"red.png", "blue.png"}) {
            m_session->openPictures({m_files->picture(name, QColor(QString(name).chopped(4)))});
            QVERIFY(settled() && m_session->target());
            QCOMPARE(part<QComboBox>("orderComboBox").currentIndex(), int(WallOrder::For));
            const auto& facts = expected(m_page->layer().toUtf8()).facts;
            QCOMPARE(shown(), sortedChannels(facts, WallOrder::For));
        }
    }

    void pagesAreTheWalls()
    {
        QVERIFY(open(m_animals));
        for (const int key : {Qt::Key_PageDown, Qt::Key_PageUp}) {
            QKeyEvent event(QEvent::ShortcutOverride, key, Qt::NoModifier);
            event.ignore();
            QCoreApplication::sendEvent(&wall(), &event);
            QVERIFY(event.isAccepted()); // the window does not change the picture
        }
    }

    void whatIsSetIsRemembered()
    {
        QVERIFY(open(m_animals));
        sortBy(WallOrder::Largest);
        QTest::keyClick(&part<QSlider>("tileSizeSlider"), Qt::Key_PageUp);
        const int size = wall().tileSize();
        QTest::mouseClick(&part<QCheckBox>("commonCheckBox"), Qt::LeftButton, {}, {8, 8});
        QVERIFY(part<QCheckBox>("commonCheckBox").isChecked());
        const ActivationsPage next(*m_session, *m_worker, *m_settings);
        QCOMPARE(next.findChild<QComboBox*>("orderComboBox")->currentIndex(),
                 int(WallOrder::Largest));
        QCOMPARE(next.findChild<widgets::TileWall*>("tileWall")->tileSize(), size);
        QVERIFY(next.findChild<QCheckBox*>("commonCheckBox")->isChecked());
    }

    void anotherLanguageSaysTheSame()
    {
        m_session->openModel(m_animals);
        QVERIFY(settled());
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_page.get(), &change);
        QVERIFY(part<QLabel>("emptyLabel").text().contains("picture"));
    }

private:
    std::unique_ptr<Files> m_files;
    QString m_animals, m_picture;
    std::unique_ptr<app::Settings> m_settings;
    std::unique_ptr<app::Worker> m_worker;
    std::unique_ptr<app::Session> m_session;
    std::unique_ptr<ActivationsPage> m_page;
};

QTEST_MAIN(TestActivationsPage)
#include "tst_activationspage.moc"
