// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cutout/cutpanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QWheelEvent>
#include <memory>

using widgets::CutPanel;
using widgets::EditedPicture;
using widgets::EraseResult;
using widgets::MaskFacts;
using widgets::ObjectFill;
using widgets::ReferenceFacts;

namespace {

/// Marks every text, so that a test sees which ones follow the language.
class MarkingTranslator final : public QTranslator {
public:
    QString translate(const char*, const char* source, const char*, int) const override
    {
        return QStringLiteral("~") + QString::fromUtf8(source);
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TestCutPanel : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<CutPanel> m_panel;

    template <typename Part> Part* part(const char* name)
    {
        auto* found = m_panel->findChild<Part*>(name);
        if (!found)
            qFatal("no %s", name);
        return found;
    }

    QString text(const char* label) { return part<QLabel>(label)->text(); }

    void click(const char* button) { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }

    static MaskFacts facts() { return {1234, 0.25, {10, 20, 30, 40}, 321.4}; }

private slots:
    void init()
    {
        m_panel = std::make_unique<CutPanel>();
        m_panel->setFixedWidth(270);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void isNarrow() { QVERIFY(m_panel->minimumSizeHint().width() <= 270); }

    void sources()
    {
        QSignalSpy chosen(m_panel.get(), &CutPanel::sourceChosen);
        auto* combo = part<QComboBox>("sourceComboBox");
        QVERIFY(!combo->isEnabled());
        m_panel->setSources({{"saliency", "Saliency"}, {"grad_cam", "Grad-CAM"}}, "grad_cam");
        QVERIFY(combo->isEnabled());
        QCOMPARE(combo->currentText(), "Grad-CAM");
        QCOMPARE(chosen.count(), 0);
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Up);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), "saliency");
        m_panel->setSources({}, {});
        QVERIFY(!combo->isEnabled());
    }

    void quantiles()
    {
        QSignalSpy changed(m_panel.get(), &CutPanel::quantilesChanged);
        QVERIFY(m_panel->quantiles() == core::SeedQuantiles());
        m_panel->setQuantiles({0.9, 0.1});
        QCOMPARE(m_panel->quantiles().foreground, 0.9);
        QCOMPARE(m_panel->quantiles().background, 0.1);
        auto* slider = part<QSlider>("foregroundSlider");
        QVERIFY(!slider->isEnabled());
        m_panel->setMapAvailable(true);
        QVERIFY(slider->isEnabled());
        QCOMPARE(changed.count(), 0);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_panel->quantiles().foreground, 0.905);
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(m_panel->quantiles().foreground, 0.999);
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(m_panel->quantiles().foreground, 0.5);
        auto* spin = part<QDoubleSpinBox>("backgroundSpinBox");
        spin->selectAll();
        QTest::keyClicks(spin, "45.5");
        QTest::keyClick(spin, Qt::Key_Return);
        QCOMPARE(m_panel->quantiles().background, 0.455);
        QCOMPARE(part<QSlider>("backgroundSlider")->value(), 455);
        QCOMPARE(changed.count(), 4);
        QTest::keyClick(part<QSlider>("mapSmoothingSlider"), Qt::Key_Home);
        QCOMPARE(m_panel->quantiles().smoothing, 0.0);
        QCOMPARE(changed.count(), 5);
    }

    void slidersEmitWhileDragged()
    {
        QSignalSpy changed(m_panel.get(), &CutPanel::settingsChanged);
        auto* slider = part<QSlider>("smoothnessSlider");
        const int y = slider->height() / 2;
        QTest::mousePress(slider, Qt::LeftButton, {}, {slider->width() / 4, y});
        changed.clear();
        QTest::mousePress(slider, Qt::LeftButton, {},
                          {qRound(slider->width() * slider->value() / 200.0), y});
        for (int x = slider->width() / 4; x < slider->width(); x += 4)
            QTest::mouseMove(slider, {x, y});
        QVERIFY2(changed.count() > 3, qPrintable(QString::number(changed.count())));
        QTest::mouseRelease(slider, Qt::LeftButton, {}, {slider->width() - 1, y});
    }

    void settingsComeAndGo()
    {
        QVERIFY(m_panel->settings() == core::CutSettings());
        const core::CutSettings settings{120, 2.35, true, true, 7, -12};
        QSignalSpy changed(m_panel.get(), &CutPanel::settingsChanged);
        m_panel->setSettings(settings);
        QVERIFY(m_panel->settings() == settings);
        QCOMPARE(changed.count(), 0);
        part<QSlider>("growthSlider")->setFocus();
        QTest::keyClick(part<QSlider>("growthSlider"), Qt::Key_Left);
        QTest::mouseClick(part<QCheckBox>("fillHolesCheckBox"), Qt::LeftButton, {}, {8, 8});
        QCOMPARE(changed.count(), 2);
        const auto now = changed.last()[0].value<core::CutSettings>();
        QVERIFY((now == core::CutSettings{120, 2.35, false, true, 7, -13}));
        QVERIFY(m_panel->settings() == now);
    }

    void rangesAreTheEngines()
    {
        m_panel->setSettings({1e9, 1e9, false, false, 1000, 1000});
        QVERIFY((m_panel->settings() == core::CutSettings{200, 4, false, false, 50, 50}));
        m_panel->setSettings({-1, -1, false, false, -1, -1000});
        QVERIFY((m_panel->settings() == core::CutSettings{0, 0, false, false, 0, -50}));
    }

    void buttonsAsk()
    {
        QSignalSpy restart(m_panel.get(), &CutPanel::restartRequested);
        QSignalSpy clear(m_panel.get(), &CutPanel::clearStrokesRequested);
        QSignalSpy models(m_panel.get(), &CutPanel::updateModelsRequested);
        QSignalSpy load(m_panel.get(), &CutPanel::loadReferenceRequested);
        click("restartButton");
        click("clearStrokesButton");
        QCOMPARE(restart.count() + clear.count(), 0); // there is nothing to start from
        m_panel->setMapAvailable(true);
        m_panel->setHasStrokes(true);
        click("restartButton");
        click("clearStrokesButton");
        click("updateModelsButton");
        click("loadReferenceButton");
        QCOMPARE(restart.count(), 1);
        QCOMPARE(clear.count(), 1);
        QCOMPARE(models.count(), 1);
        QCOMPARE(load.count(), 1);
    }

    void staleModelsAreTold()
    {
        const QString fresh = text("staleLabel");
        const int height = m_panel->minimumSizeHint().height();
        m_panel->setModelsStale(true);
        QCOMPARE(text("staleLabel"), "The colour models do not know your last strokes.");
        QVERIFY(part<QLabel>("staleLabel")->isEnabled());
        QCOMPARE(m_panel->minimumSizeHint().height(), height); // nothing below moves
        m_panel->setModelsStale(false);
        QCOMPARE(text("staleLabel"), fresh);
        QVERIFY(!part<QLabel>("staleLabel")->isEnabled());
    }

    void automaticUpdate()
    {
        QSignalSpy toggled(m_panel.get(), &CutPanel::autoUpdateToggled);
        QVERIFY(m_panel->autoUpdate());
        m_panel->setAutoUpdate(false);
        QCOMPARE(toggled.count(), 0);
        QTest::mouseClick(part<QCheckBox>("autoUpdateCheckBox"), Qt::LeftButton, {}, {8, 8});
        QCOMPARE(toggled.count(), 1);
        QVERIFY(m_panel->autoUpdate());
    }

    void maskFacts()
    {
        QVERIFY(part<QLabel>("noMaskLabel")->isVisible());
        QVERIFY(!part<QLabel>("areaLabel")->isVisible());
        m_panel->setMaskFacts(facts());
        QVERIFY(!part<QLabel>("noMaskLabel")->isVisible());
        QCOMPARE(text("areaLabel"), QStringLiteral("%L1 px (25.0 %)").arg(1234));
        QCOMPARE(text("boxLabel"), QStringLiteral("30 × 40 at 10, 20"));
        QCOMPARE(text("contourLabel"), "321 px");
        m_panel->setMaskFacts({});
        QVERIFY(part<QLabel>("noMaskLabel")->isVisible());
    }

    void reference()
    {
        QSignalSpy removed(m_panel.get(), &CutPanel::removeReferenceRequested);
        QVERIFY(!part<QLabel>("iouLabel")->isVisible());
        m_panel->setReference(ReferenceFacts{"mask.png", "/there/mask.png", 0.9123, 1.0, {}});
        QVERIFY(part<QLabel>("iouLabel")->isVisible());
        QCOMPARE(text("referenceLabel"), "Against mask.png");
        QCOMPARE(part<QLabel>("referenceLabel")->toolTip(), "/there/mask.png");
        QCOMPARE(text("iouLabel"), "0.912");
        QCOMPARE(text("precisionLabel"), "1.000");
        QCOMPARE(text("recallLabel"), QStringLiteral("–"));
        QTest::mouseClick(part<QToolButton>("removeReferenceButton"), Qt::LeftButton);
        QCOMPARE(removed.count(), 1);
        m_panel->setReference({});
        QVERIFY(!part<QLabel>("iouLabel")->isVisible());
    }

    void shares()
    {
        m_panel->setShares({{"Saliency", 0.5}, {"Grad-CAM", std::nullopt}});
        QVERIFY(!m_panel->findChild<QLabel*>("share0Label")); // without a mask there is no inside
        m_panel->setMaskFacts(facts());
        QCOMPARE(text("share0Label"), "50.0 %");
        QCOMPARE(text("share1Label"), QStringLiteral("–"));
        QVERIFY(text("shareNoteLabel").contains("25.0 %"));
        QCOMPARE(part<QLabel>("share0Label")->accessibleName(), "Saliency: 50.0 %");
        m_panel->setShares({});
        QVERIFY(!m_panel->findChild<QLabel*>("share0Label"));
        QVERIFY(!text("shareNoteLabel").contains("25.0 %"));
    }

    void fill()
    {
        QSignalSpy chosen(m_panel.get(), &CutPanel::fillChosen);
        m_panel->setFill(ObjectFill::MeanColor);
        QVERIFY(m_panel->fill() == ObjectFill::MeanColor);
        QCOMPARE(chosen.count(), 0);
        part<QComboBox>("fillComboBox")->setFocus();
        QTest::keyClick(part<QComboBox>("fillComboBox"), Qt::Key_Up);
        QCOMPARE(chosen.count(), 1);
        QVERIFY(chosen[0][0].value<ObjectFill>() == ObjectFill::Blur);
    }

    void predictionNeedsMaskAndModel()
    {
        QSignalSpy asked(m_panel.get(), &CutPanel::predictRequested);
        auto* button = part<QPushButton>("predictButton");
        QVERIFY(!button->isEnabled());
        QVERIFY(part<QLabel>("eraseNoteLabel")->isVisible());
        m_panel->setMaskFacts(facts());
        QVERIFY(!button->isEnabled());
        QVERIFY(text("eraseNoteLabel").contains("model"));
        m_panel->setCanPredict(true);
        QVERIFY(!part<QLabel>("eraseNoteLabel")->isVisible());
        click("predictButton");
        QCOMPARE(asked.count(), 1);
        m_panel->setPredicting(true);
        click("predictButton");
        QCOMPARE(asked.count(), 1);
        m_panel->setPredicting(false);
        QVERIFY(button->isEnabled());
    }

    void predictions()
    {
        m_panel->setMaskFacts(facts());
        m_panel->setCanPredict(true);
        QVERIFY(!part<QLabel>("pictureScoreLabel")->isVisible());
        EraseResult result{"zebra", true, {0.9, "zebra"}, {0.001, "grass"}, {std::nullopt, {}}};
        m_panel->setEraseResult(result);
        QVERIFY(part<QLabel>("pictureScoreLabel")->isVisible());
        QVERIFY(text("captionLabel").contains("Probability of zebra"));
        QCOMPARE(text("pictureScoreLabel"), "90.0 %");
        QCOMPARE(text("withoutObjectScoreLabel"), "0.10 %");
        QCOMPARE(text("withoutObjectClassLabel"), "grass");
        QCOMPARE(text("objectAloneScoreLabel"), QStringLiteral("–"));
        QVERIFY(part<QLabel>("pictureScoreLabel")->isEnabled());
        result.probabilities = false;
        result.picture.score = -4.5;
        m_panel->setEraseResult(result, true);
        QVERIFY(text("captionLabel").contains("Score of zebra"));
        QCOMPARE(text("pictureScoreLabel"), QStringLiteral("−4.50"));
        QVERIFY(!part<QLabel>("pictureScoreLabel")->isEnabled());
        QVERIFY(text("eraseNoteLabel").contains("changed"));
        m_panel->setEraseResult({});
        QVERIFY(!part<QLabel>("pictureScoreLabel")->isVisible());
    }

    void editedPicturesCanBeAdded()
    {
        QSignalSpy added(m_panel.get(), &CutPanel::addPictureRequested);
        click("addObjectAloneButton");
        QCOMPARE(added.count(), 0);
        m_panel->setMaskFacts(facts());
        click("addObjectAloneButton");
        click("addWithoutObjectButton");
        QCOMPARE(added.count(), 2);
        QVERIFY(added[0][0].value<EditedPicture>() == EditedPicture::ObjectAlone);
        QVERIFY(added[1][0].value<EditedPicture>() == EditedPicture::WithoutObject);
    }

    void controlsAreNamed()
    {
        for (QSlider* slider : m_panel->findChildren<QSlider*>()) {
            QVERIFY2(!slider->accessibleName().isEmpty(), qPrintable(slider->objectName()));
            QVERIFY2(!slider->toolTip().isEmpty(), qPrintable(slider->objectName()));
            QVERIFY(slider->focusPolicy() & Qt::TabFocus);
        }
        QCOMPARE(m_panel->findChildren<QSlider*>().size(), 7);
        for (QPushButton* button : m_panel->findChildren<QPushButton*>())
            QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
    }

    /// Scrolling the panel changes nothing in it.
    void theWheelChangesNothing()
    {
        m_panel->setSources({{"saliency", "Saliency"}, {"grad_cam", "Grad-CAM"}}, "saliency");
        m_panel->setMapAvailable(true);
        m_panel->setCanPredict(true);
        const auto settings = m_panel->settings();
        const auto quantiles = m_panel->quantiles();
        QSignalSpy chosen(m_panel.get(), &CutPanel::sourceChosen);
        QSignalSpy changed(m_panel.get(), &CutPanel::settingsChanged);
        QSignalSpy filled(m_panel.get(), &CutPanel::fillChosen);
        const auto turn = [](QWidget* widget) {
            const QPointF middle = widget->rect().center();
            QWheelEvent event(middle, widget->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(widget, &event);
        };
        for (auto* slider : m_panel->findChildren<QSlider*>())
            turn(slider);
        for (auto* spin : m_panel->findChildren<QDoubleSpinBox*>())
            turn(spin);
        for (auto* combo : m_panel->findChildren<QComboBox*>())
            turn(combo);
        QVERIFY(m_panel->settings() == settings);
        QVERIFY(m_panel->quantiles() == quantiles);
        QCOMPARE(chosen.count() + changed.count() + filled.count(), 0);
    }

    void tabGoesFromTopToBottom()
    {
        m_panel->setSources({{"saliency", "Saliency"}}, "saliency");
        m_panel->setMapAvailable(true);
        m_panel->setHasStrokes(true);
        m_panel->setMaskFacts(facts());
        m_panel->setCanPredict(true);
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        part<QComboBox>("sourceComboBox")->setFocus();
        int last = -1;
        for (int i = 0; i < 25; ++i) {
            const QWidget* now = m_panel->focusWidget();
            const int top = now->mapTo(m_panel.get(), QPoint(0, now->height() / 2)).y();
            QVERIFY2(top >= last - 1, qPrintable(now->objectName()));
            last = top;
            QTest::keyClick(m_panel.get(), Qt::Key_Tab);
        }
        QCOMPARE(m_panel->focusWidget()->objectName(), "addObjectAloneButton");
    }

    void everythingFollowsTheLanguage()
    {
        m_panel->setMaskFacts(facts());
        m_panel->setShares({{"~Saliency", 0.5}});
        m_panel->setReference(ReferenceFacts{"mask.png", {}, 0.9, 0.8, 0.7});
        m_panel->setEraseResult(EraseResult{"zebra", true, {0.9, "~a"}, {0.8, "~b"}, {0.7, "~c"}});
        MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_panel.get(), &change);
        const QRegularExpression plain("^[-–0-9. %]*$"); // numbers
        for (const QLabel* label : m_panel->findChildren<QLabel*>())
            if (!plain.match(label->text()).hasMatch())
                QVERIFY2(label->text().startsWith('~'), qPrintable(label->text()));
        for (const QAbstractButton* button : m_panel->findChildren<QAbstractButton*>())
            if (!button->text().isEmpty())
                QVERIFY2(button->text().startsWith('~'), qPrintable(button->text()));
        auto* fill = part<QComboBox>("fillComboBox");
        for (int i = 0; i < fill->count(); ++i)
            QVERIFY(fill->itemText(i).startsWith('~'));
        QCoreApplication::removeTranslator(&translator);
    }
};

QTEST_MAIN(TestCutPanel)
#include "tst_cutpanel.moc"
