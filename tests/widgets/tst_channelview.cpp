// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imageview.h"
#include "widgets/model/channelview.h"
#include "widgets/model/histogram.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <cmath>
#include <numeric>

using widgets::ChannelView;
using widgets::Histogram;
using widgets::ImageView;

namespace {

/// 200 x 100 pixels, of which the network sees the 100 x 100 in the middle.
core::Image picture()
{
    return {cv::Mat(100, 200, CV_8UC3, cv::Scalar(90, 120, 150)), "wide.png", {200, 100}};
}

core::Preprocessed geometry()
{
    core::InputRule rule;
    rule.width = rule.height = 50;
    rule.resizeTo = 50;
    return core::preprocess(picture().pixels, rule);
}

ChannelView::Channel channel()
{
    ChannelView::Channel made;
    made.values = cv::Mat(5, 5, CV_32F, cv::Scalar(0));
    made.values.at<float>(1, 3) = 2; // row 1, column 3
    made.values.at<float>(4, 0) = 1;
    made.facts = {.channel = 17,
                  .mean = 0.12,
                  .deviation = 0.4,
                  .minimum = 0,
                  .maximum = 2,
                  .active = 0.08,
                  .contribution = 0.25};
    made.className = "zebra";
    return made;
}

} // namespace

class TestChannelView : public QObject {
    Q_OBJECT

private:
    template <typename T> T& part(const char* name) { return *m_view->findChild<T*>(name); }
    bool shows(const QString& text)
    {
        const auto labels = m_view->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text() == text; });
    }

private slots:
    void init()
    {
        m_view = std::make_unique<ChannelView>();
        m_view->resize(360, 560);
        m_view->setPicture(picture(), geometry());
        m_view->setChannel(channel());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void numbersAreShown()
    {
        QCOMPARE(part<QLabel>("channelTitleLabel").text(), "Channel 17");
        for (const char* text : {"0.120", "0.400", "2.00", "8.0 %", "+0.250"})
            QVERIFY2(shows(text), text);
        QVERIFY(shows("Contribution to zebra"));
        auto without = channel();
        without.className.clear();
        m_view->setChannel(without);
        QVERIFY(!shows("+0.250"));
    }

    void theStrongestUnitIsShownAtFirst()
    {
        QCOMPARE(m_view->unit(), QPoint(3, 1));
        QCOMPARE(part<QSpinBox>("unitXSpinBox").value(), 3);
        QCOMPARE(part<QLabel>("unitValueLabel").text(), "= 2.00");
        // Column 3 of 5 in the 100 pixels that begin at 50.
        QCOMPARE(m_view->centreOf({3, 1}), QPointF(120, 30));
        QCOMPARE(part<ImageView>("channelImageView").marker(), std::optional(QPointF(120, 30)));
    }

    void aClickPicksAUnit()
    {
        auto& view = part<ImageView>("channelImageView");
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.toWidget({52, 98}).toPoint());
        QCOMPARE(m_view->unit(), QPoint(0, 4));
        QCOMPARE(part<QLabel>("unitValueLabel").text(), "= 1.00");
        // What the network does not see has no unit.
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.toWidget({20, 50}).toPoint());
        QCOMPARE(m_view->unit(), QPoint(0, 4));
        // A drag is not a click.
        QTest::mousePress(&view, Qt::LeftButton, {}, view.toWidget({100, 50}).toPoint());
        QTest::mouseMove(&view, view.toWidget({140, 70}).toPoint());
        QTest::mouseRelease(&view, Qt::LeftButton, {}, view.toWidget({140, 70}).toPoint());
        QCOMPARE(m_view->unit(), QPoint(0, 4));
        // Another channel of the layer keeps the unit, another grid does not.
        m_view->setChannel(channel());
        QCOMPARE(m_view->unit(), QPoint(0, 4));
        auto coarse = channel();
        coarse.values = cv::Mat(2, 2, CV_32F, cv::Scalar(0));
        m_view->setChannel(coarse);
        QCOMPARE(m_view->unit(), QPoint(0, 0));
    }

    void keysPickAUnit()
    {
        auto& box = part<QSpinBox>("unitXSpinBox");
        QTest::keyClick(&box, Qt::Key_Down);
        QCOMPARE(m_view->unit(), QPoint(2, 1));
        auto& view = part<ImageView>("channelImageView");
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier); // from the picture's middle
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(m_view->unit(), QPoint(2, 2));
    }

    void theMapLiesOverThePicture()
    {
        const auto& view = part<ImageView>("channelImageView");
        const auto with = view.image();
        QVERIFY(with.pixelColor(120, 30) != with.pixelColor(60, 30));
        m_view->clear();
        QVERIFY(!m_view->hasChannel());
        QCOMPARE(view.image().pixelColor(120, 30), QColor(90, 120, 150));
        QVERIFY(!view.marker());
        QVERIFY(!part<QPushButton>("imagineUnitButton").isEnabled());
    }

    void buttonsAskForPictures()
    {
        QSignalSpy whole(m_view.get(), &ChannelView::imagineChannelRequested);
        QSignalSpy unit(m_view.get(), &ChannelView::imagineUnitRequested);
        QTest::mouseClick(&part<QPushButton>("imagineChannelButton"), Qt::LeftButton);
        QCOMPARE(whole.count(), 1);
        QTest::keyClick(&part<QPushButton>("imagineUnitButton"), Qt::Key_Space);
        QCOMPARE(unit.count(), 1);
    }

    void whatIsNoNumberIsSaid()
    {
        auto broken = channel();
        broken.values.setTo(NAN);
        broken.facts.finite = false;
        m_view->setChannel(broken);
        QVERIFY(part<QLabel>("unitValueLabel").text().contains("no number"));
        m_view->grab();
    }

    void histogramsCountAll()
    {
        Histogram histogram;
        histogram.resize(240, 90);
        std::vector<float> values(400);
        std::iota(values.begin(), values.end(), -100.F);
        values.push_back(NAN);
        histogram.setValues(values);
        QCOMPARE(std::accumulate(histogram.counts().begin(), histogram.counts().end(), 0), 400);
        QCOMPARE(histogram.counts().size(), std::size_t(20));
        QCOMPARE(histogram.counts().front(), 20);
        QCOMPARE(histogram.low(), -100.0);
        QCOMPARE(histogram.high(), 299.0);
        histogram.setValues({3, 3, 3});
        QCOMPARE(histogram.counts(), std::vector<int>{3});
        histogram.setValues({});
        QVERIFY(histogram.counts().empty());
        histogram.grab();
    }

private:
    std::unique_ptr<ChannelView> m_view;
};

QTEST_MAIN(TestChannelView)
#include "tst_channelview.moc"
