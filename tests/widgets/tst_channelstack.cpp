// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/channelstack.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <opencv2/core.hpp>

using widgets::ChannelStack;

namespace {

std::shared_ptr<core::CamSteps> steps(int count)
{
    auto made = std::make_shared<core::CamSteps>();
    for (int channel = 0; channel < count; ++channel) {
        core::CamTerm term;
        term.channel = 1000 + channel;
        term.weight = channel % 2 ? -0.5 : 0.25;
        term.share = 1.0 / count;
        term.activation = cv::Mat::eye(4, 6, CV_32F);
        made->terms.push_back(term);
    }
    return made;
}

} // namespace

class TestChannelStack : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_stack = std::make_unique<ChannelStack>();
        m_stack->setSteps(steps(2048));
        m_stack->setAdded(1);
        m_stack->resize(500, m_stack->sizeHint().height());
        m_stack->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_stack.get()));
    }

    void aClickAddsUpToIt()
    {
        QSignalSpy chosen(m_stack.get(), &ChannelStack::chosen);
        QTest::mouseClick(m_stack->viewport(), Qt::LeftButton, {}, m_stack->tileRect(3).center());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toInt(), 4);
        QTest::mouseClick(m_stack->viewport(), Qt::RightButton, {}, m_stack->tileRect(2).center());
        QCOMPARE(chosen.count(), 1);
    }

    void keysAddOneMoreOrLess()
    {
        QSignalSpy chosen(m_stack.get(), &ChannelStack::chosen);
        connect(m_stack.get(), &ChannelStack::chosen, m_stack.get(), &ChannelStack::setAdded);
        QTest::keyClick(m_stack.get(), Qt::Key_Left); // one is the least
        QCOMPARE(chosen.count(), 0);
        QTest::keyClick(m_stack.get(), Qt::Key_Right);
        QCOMPARE(m_stack->added(), 2);
        QTest::keyClick(m_stack.get(), Qt::Key_End);
        QCOMPARE(m_stack->added(), 2048);
        QTest::keyClick(m_stack.get(), Qt::Key_Home);
        QCOMPARE(m_stack->added(), 1);
        QCOMPARE(chosen.count(), 3);
    }

    void theLastOneIsInView()
    {
        for (const int added : {2048, 1000, 1, 40}) {
            m_stack->setAdded(added);
            QVERIFY(m_stack->viewport()->rect().contains(m_stack->tileRect(added - 1)));
            QVERIFY(m_stack->accessibleDescription().contains(
                QString("Channel %1:").arg(1000 + added - 1)));
        }
        m_stack->setAdded(40);
        const auto wide = m_stack->horizontalScrollBar()->value();
        m_stack->setAdded(39); // it does not scroll needlessly
        QCOMPARE(m_stack->horizontalScrollBar()->value(), wide);
    }

    void addedOnesStandOut()
    {
        m_stack->setAdded(2);
        const auto shot = m_stack->viewport()->grab().toImage();
        const auto brightest = [&](int index) {
            const QRect tile = m_stack->tileRect(index);
            int most = 0;
            for (int y = tile.top(); y < tile.top() + tile.width(); ++y)
                for (int x = tile.left(); x < tile.right(); ++x) {
                    const auto color = shot.pixelColor(x, y);
                    most = std::max(most, color.saturation());
                }
            return most;
        };
        QVERIFY(brightest(0) > brightest(3));
    }

    void weightsAreTold()
    {
        QVERIFY(m_stack->describe(1).contains("−0.500"));
        QVERIFY(m_stack->describe(0).contains("+0.250"));
    }

    void nothingToShow()
    {
        m_stack->setSteps({});
        QCOMPARE(m_stack->added(), 0);
        QSignalSpy chosen(m_stack.get(), &ChannelStack::chosen);
        QTest::keyClick(m_stack.get(), Qt::Key_Right);
        QTest::mouseClick(m_stack->viewport(), Qt::LeftButton, {}, {10, 10});
        QCOMPARE(chosen.count(), 0);
        m_stack->grab();
    }

private:
    std::unique_ptr<ChannelStack> m_stack;
};

QTEST_MAIN(TestChannelStack)
#include "tst_channelstack.moc"
