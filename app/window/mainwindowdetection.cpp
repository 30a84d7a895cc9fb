// SPDX-License-Identifier: GPL-3.0-or-later
// What the window has to do with detectors.
#include "app/detect/detectworkspace.h"
#include "app/window/mainwindow.h"
#include "app/window/messagebar.h"
#include "app/window/targetpanel.h"
#include "widgets/detect/shownbox.h"

#include <algorithm>
#include <cmath>

namespace app {

namespace {

/// The strip follows a slider when that rests.
constexpr int stripMilliseconds = 150;

} // namespace

void MainWindow::connectDetect()
{
    connect(m_detect, &DetectWorkspace::problem, m_messageBar, &MessageBar::show);
    connect(m_detect, &DetectWorkspace::saved, this, &MainWindow::showSaved);
    connect(m_detect, &DetectWorkspace::mayHaveSettled, this, &MainWindow::mayHaveSettled);
    connect(m_detect, &DetectWorkspace::explainRequested, this,
            [this] { chooseWorkspace(Workspace::Explain); });
    connect(m_session, &Session::detectionsChanged, this, [this] {
        rememberDetection();
        m_stripTimer.start();
    });
    m_stripTimer.setSingleShot(true);
    m_stripTimer.setInterval(stripMilliseconds);
    connect(&m_stripTimer, &QTimer::timeout, this, [this] {
        for (int index = 0; index < int(m_session->pictures().size()); ++index)
            showStripEntry(index, false);
    });
    connect(m_session, &Session::targetChanged, this, &MainWindow::rememberDetection);
}

void MainWindow::restoreDetection()
{
    const auto share = [this](Key key) {
        const double value = m_settings.value(key).toDouble();
        return value >= 0 && value <= 1 ? std::optional(value) : std::nullopt;
    };
    m_session->setSuppressionWish({share(Key::DetectThreshold), share(Key::DetectOverlap)});
    m_session->setBoxScale(
        core::ScoreScale(std::clamp(m_settings.value(Key::BoxScale).toInt(), 0, 2)));
    m_session->chooseBoxQuantity(core::BoxQuantity(
        std::clamp(m_settings.value(Key::BoxQuantity).toInt(), 0, int(core::BoxQuantity::Match))));
}

void MainWindow::rememberDetection()
{
    const auto remember = [this](Key key, double value) {
        if (m_settings.value(key).toDouble() != value)
            m_settings.set(key, value);
    };
    const auto& wish = m_session->suppressionWish();
    remember(Key::DetectThreshold, wish.threshold.value_or(-1));
    remember(Key::DetectOverlap, wish.overlap.value_or(-1));
    remember(Key::BoxQuantity, int(m_session->boxQuantity()));
}

/// The surest box of each class that is shown: "dog 0.82, bicycle 0.70".
QString MainWindow::foundIn(const OpenPicture& picture) const
{
    constexpr qsizetype most = 3;
    QStringList found;
    std::vector<int> classes;
    auto rule = m_session->suppression();
    rule.classes.clear(); // those are chosen for the picture on show
    for (const auto& detection : core::suppressed(picture.detections->found, rule)) {
        if (std::ranges::find(classes, detection.classIndex) != classes.end())
            continue;
        classes.push_back(detection.classIndex);
        if (found.size() == most) {
            found << QStringLiteral("...");
            break;
        }
        found << widgets::labelText(
            {detection,
             QString::fromStdString(m_session->model()->className(detection.classIndex))});
    }
    //: a detector
    return found.isEmpty() ? tr("no box") : found.join(QStringLiteral(", "));
}

} // namespace app
