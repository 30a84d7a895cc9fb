// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/layerspage.h"
#include "tests/support/files.h"
#include "tests/support/modelfiles.h"
#include "widgets/elidedlabel.h"
#include "widgets/model/layertree.h"
#include "widgets/model/stagegraph.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>

using app::LayersPage;

class TestLayersPage : public QObject {
    Q_OBJECT

private:
    template <typename T> T& part(const char* name) { return *m_page->findChild<T*>(name); }
    widgets::LayerTree& tree() { return part<widgets::LayerTree>("layerTree"); }
    bool open(const QString& model, const QString& picture)
    {
        m_session->openModel(model);
        if (!picture.isEmpty())
            m_session->openPictures({picture});
        return settled() && m_session->model();
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_worker->idle() && m_page->settled(); }, 20000);
    }
    void changeLanguage()
    {
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_page.get(), &change);
    }
    /// Finds a row by typing and goes there.
    void goTo(const QString& typed, const QString& name)
    {
        auto& search = part<QLineEdit>("searchLineEdit");
        search.clear();
        QTest::keyClicks(&search, typed);
        for (auto index = tree().model()->index(0, 0); index.isValid();
             index = tree().indexBelow(index))
            if (index.data().toString().endsWith(name))
                tree().setCurrentIndex(index);
    }
    QString cell(widgets::LayerTree::Column column)
    {
        return tree().currentIndex().siblingAtColumn(column).data().toString();
    }

private slots:
    void initTestCase()
    {
        VERIFY_MODEL_FILES();
        m_files = std::make_unique<Files>();
        m_animals = m_files->model("resnet18_traced", "animals", animals());
        m_picture = m_files->picture("green.png");
    }

    void init()
    {
        m_worker = std::make_unique<app::Worker>();
        m_session = std::make_unique<app::Session>(*m_worker, m_files->path(""));
        m_page = std::make_unique<LayersPage>(*m_session, *m_worker);
        m_page->resize(800, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_worker.reset();
        m_session.reset();
    }

    void withoutAModelItSaysSo()
    {
        QVERIFY(part<QLabel>("emptyLabel").isVisible());
        QVERIFY(!tree().isVisible());
        QVERIFY(open(m_animals, {}));
        QVERIFY(!part<QLabel>("emptyLabel").isVisible());
        QVERIFY(tree().isVisible());
    }

    void withoutAPictureThereAreNoTimes()
    {
        QVERIFY(open(m_animals, {}));
        goTo("layer1.0.conv1", "conv1");
        QCOMPARE(cell(widgets::LayerTree::Kind), "Conv2d");
        QCOMPARE(cell(widgets::LayerTree::Shape), "16 × 24 × 24");
        QCOMPARE(cell(widgets::LayerTree::Parameters), "2,304");
        QCOMPARE(cell(widgets::LayerTree::Time), "");
        m_session->openPictures({m_picture});
        QTRY_VERIFY(cell(widgets::LayerTree::Time).contains("%"));
        tree().setCurrentRow(0);
        QVERIFY(cell(widgets::LayerTree::Time).startsWith("100"));
    }

    void theHeaderTellsTheWhole()
    {
        QVERIFY(open(m_animals, {}));
        const auto header = part<QLabel>("headerLabel").text();
        QVERIFY(header.startsWith("animals.pt"));
        QVERIFY(header.contains("parameters") && header.contains("layers"));
    }

    void choosingALayerChoosesItForExplanations()
    {
        QVERIFY(open(m_animals, m_picture));
        goTo("layer2.0.conv1", "conv1");
        QTest::keyClick(&tree(), Qt::Key_Return);
        QCOMPARE(m_session->layer(), "layer2.0.conv1");
        QVERIFY(cell(widgets::LayerTree::Name).startsWith(QChar(0x25CF)));
        goTo("layer3.1.bn1", "bn1");
        QVERIFY(!cell(widgets::LayerTree::Name).startsWith(QChar(0x25CF)));
        QTest::mouseClick(&part<QPushButton>("useButton"), Qt::LeftButton);
        QCOMPARE(m_session->layer(), "layer3.1.bn1");
    }

    void theSessionsLayerIsFollowed()
    {
        QVERIFY(open(m_animals, {}));
        QCOMPARE(cell(widgets::LayerTree::Shape), "128 × 3 × 3"); // the standard one
        m_session->chooseLayer("layer1.1.conv2");
        QCOMPARE(cell(widgets::LayerTree::Name), QChar(0x25CF) + QString(" conv2"));
        QCOMPARE(part<widgets::StageGraph>("stageGraph").marked(), 1);
    }

    void layersWithoutPositionsAreRefused()
    {
        QVERIFY(open(m_animals, m_picture));
        const auto before = m_session->layer();
        goTo("fc", "fc");
        QVERIFY(!part<QPushButton>("useButton").isEnabled());
        QVERIFY(part<QLabel>("choiceLabel").text().contains("no positions"));
        QTest::keyClick(&tree(), Qt::Key_Return);
        QCOMPARE(m_session->layer(), before);
    }

    void aStageLeadsToItsFirstLayer()
    {
        QVERIFY(open(m_animals, {}));
        auto& graph = part<widgets::StageGraph>("stageGraph");
        QTest::mouseClick(&graph, Qt::LeftButton, {}, graph.stageRect(2).center());
        QCOMPARE(cell(widgets::LayerTree::Shape), "32 × 12 × 12");
        QCOMPARE(graph.marked(), 2);
        QVERIFY(m_session->layer().isEmpty()); // only shown
    }

    void anotherModelReplacesAll()
    {
        QVERIFY(open(m_animals, m_picture));
        QVERIFY(open(m_files->model("dropout_frozen", "frozen", {"a", "b", "c", "d", "e"}), {}));
        const auto header = part<QLabel>("headerLabel").text();
        QVERIFY(header.startsWith("frozen.pt") && header.contains("constants"));
        goTo("linear", "linear");
        QCOMPARE(cell(widgets::LayerTree::Parameters), "45");
    }

    void anotherLanguageKeepsWhatIsOpen()
    {
        QVERIFY(open(m_animals, m_picture));
        const int closed = tree().shownRows();
        goTo("layer2.0.conv1", "conv1");
        const int row = tree().currentRow();
        const auto time = cell(widgets::LayerTree::Time);
        part<QLineEdit>("searchLineEdit").clear();
        QTest::mouseClick(&part<QToolButton>("expandButton"), Qt::LeftButton);
        const int rows = tree().shownRows();
        QVERIFY(rows > closed);
        changeLanguage();
        QCOMPARE(tree().shownRows(), rows);
        QCOMPARE(tree().currentRow(), row);
        QVERIFY(!time.isEmpty());
        QCOMPARE(cell(widgets::LayerTree::Time), time);
    }

    void whatChangesWhileItIsHiddenIsShownLater()
    {
        QVERIFY(open(m_animals, m_picture));
        m_page->hide();
        const std::weak_ptr<const core::Model> before = m_session->model();
        m_session->openModel(m_files->model("mlp_traced", "few", {"a", "b", "c", "d", "e"}));
        QTRY_VERIFY(m_worker->idle() && before.expired()); // the page does not keep it
        changeLanguage();
        m_page->show();
        QVERIFY(settled());
        QVERIFY(part<QLabel>("headerLabel").text().startsWith("few.pt"));
        QVERIFY(!part<widgets::StageGraph>("stageGraph").isVisible());
    }

private:
    std::unique_ptr<Files> m_files;
    QString m_animals, m_picture;
    std::unique_ptr<app::Worker> m_worker;
    std::unique_ptr<app::Session> m_session;
    std::unique_ptr<LayersPage> m_page;
};

QTEST_MAIN(TestLayersPage)
#include "tst_layerspage.moc"
