// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/model/pathstepsview.h"

#include "widgets/imageview.h"
#include "widgets/model/pathchart.h"
#include "widgets/model/stepslider.h"
#include "widgets/model/titledmap.h"
#include "widgets/numbers.h"
#include "widgets/progressoverlay.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace widgets {

namespace {

constexpr double captionSize = 1.15; ///< of the other texts: it is read from the last row
constexpr int captionLines = 3;
constexpr double paleness = 0.35; ///< what is left of the darkness under a map
constexpr double complete = 0.01;
constexpr double nearlyComplete = 0.05;

core::Image asImage(const cv::Mat& pixels)
{
    core::Image image;
    image.pixels = pixels;
    image.originalSize = pixels.size();
    return image;
}

/// Grey and pale, so that single pixels of a map stand out from it.
cv::Mat paled(const cv::Mat& pixels)
{
    cv::Mat grey(pixels.size(), CV_8UC3);
    for (int y = 0; y < pixels.rows; ++y)
        for (int x = 0; x < pixels.cols; ++x) {
            const auto& rgb = pixels.at<cv::Vec3b>(y, x);
            const double light = (rgb[0] * 3 + rgb[1] * 6 + rgb[2]) / 10.0;
            grey.at<cv::Vec3b>(y, x) = cv::Vec3b::all(uchar(255 - paleness * (255 - light)));
        }
    return grey;
}

core::Heatmap asHeatmap(const cv::Mat& map)
{
    return {map, true, {0, 0, map.cols, map.rows}};
}

} // namespace

PathStepsView::PathStepsView(QWidget* parent)
    : QWidget(parent), m_picture(new TitledMap(QStringLiteral("path"), this)),
      m_slope(new TitledMap(QStringLiteral("slope"), this)),
      m_sum(new TitledMap(QStringLiteral("sum"), this)), m_chart(new PathChart(this)),
      m_progress(new ProgressOverlay(m_chart)), m_slider(new StepSlider(this)),
      m_caption(new QLabel(this)), m_note(new QLabel(this)), m_formula(new QLabel(this)),
      m_finalScale(new QCheckBox(this))
{
    m_chart->setObjectName(QStringLiteral("pathChart"));
    m_progress->setObjectName(QStringLiteral("progressBar"));
    m_slider->setObjectName(QStringLiteral("pathSlider"));
    m_caption->setObjectName(QStringLiteral("captionLabel"));
    m_note->setObjectName(QStringLiteral("noteLabel"));
    m_formula->setObjectName(QStringLiteral("formulaLabel"));
    m_finalScale->setObjectName(QStringLiteral("finalScaleCheckBox"));
    m_finalScale->setEnabled(false);
    layOut();
    TitledMap::link({m_picture, m_slope, m_sum});
    connect(m_slider, &StepSlider::changed, this, &PathStepsView::lookAt);
    connect(m_chart, &PathChart::cursorMoved, this, [this](int index) {
        m_slider->setPlaying(false);
        m_slider->setValue(index + 1);
        lookAt(index + 1);
    });
    connect(m_finalScale, &QCheckBox::toggled, this, &PathStepsView::showStop);
    connect(m_progress, &ProgressOverlay::cancelRequested, this, &PathStepsView::cancelRequested);
    updateTexts();
}

void PathStepsView::layOut()
{
    for (auto* label : {m_caption, m_note, m_formula}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto large = font();
    large.setPointSizeF(large.pointSizeF() * captionSize);
    m_caption->setFont(large);
    m_caption->setMinimumHeight(captionLines * QFontMetrics(large).lineSpacing());
    m_caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_formula->setTextFormat(Qt::RichText);
    m_picture->setColorBarVisible(false);
    m_slope->setOpacity(1);
    m_sum->setOpacity(1);
    auto* pictures = new QHBoxLayout;
    for (auto* map : {m_picture, m_slope, m_sum})
        pictures->addWidget(map, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(pictures, 3);
    layout->addWidget(m_slider);
    layout->addWidget(m_caption);
    layout->addWidget(m_note);
    layout->addWidget(m_chart, 2);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_formula, 1);
    foot->addWidget(m_finalScale);
    layout->addLayout(foot);
}

void PathStepsView::start()
{
    m_cutShort = false;
    m_progress->start();
}

void PathStepsView::setProgress(double fraction)
{
    m_progress->setFraction(fraction);
}

void PathStepsView::begin(const core::PathEnds& ends, int wanted)
{
    m_ends = ends;
    m_wanted = wanted;
    m_stops.clear();
    m_totals.clear();
    m_finalRange.reset();
    m_finished = false;
    m_cutShort = false;
    m_finalScale->setEnabled(false);
    std::vector<int> stops(std::size_t(ends.stops));
    std::iota(stops.begin(), stops.end(), 1);
    m_slider->setStops(std::move(stops));
    const QSignalBlocker blocker(m_slider); // nobody looks elsewhere by this
    m_slider->setReach(1);
    m_picture->setPicture(asImage(core::pictureAt(ends, 0)));
    const auto pale = asImage(paled(core::pictureAt(ends, 1)));
    m_slope->setPicture(pale);
    m_sum->setPicture(pale);
    drawChart();
    updateTexts();
}

void PathStepsView::add(const core::PathStop& stop)
{
    core::insertStop(m_stops, stop);
    m_totals = core::totals(m_stops);
    m_slider->setReach(stops());
    goToPlace();
    drawChart();
    showStop();
}

/// By the person, or played.
void PathStepsView::lookAt(int number)
{
    if (number >= 1 && number <= stops())
        m_place = m_stops[std::size_t(number - 1)].position;
    if (m_place == 1.0)
        m_place.reset();
    showStop();
}

/// To the stop that is nearest to where the person looked, whatever its number is now.
void PathStepsView::goToPlace()
{
    int nearest = stops();
    for (int number = stops() - 1; m_place && number >= 1; --number) {
        const auto distance = [&](int each) {
            return std::abs(m_stops[std::size_t(each - 1)].position - *m_place);
        };
        if (distance(number) <= distance(nearest))
            nearest = number;
    }
    m_slider->setValue(nearest);
}

void PathStepsView::finish(bool whole)
{
    m_progress->finish();
    m_finished = whole && stops() == m_ends.stops && stops() > 0;
    m_cutShort = !m_finished;
    if (m_finished)
        m_finalRange = core::displayRange(asHeatmap(core::sumUpTo(m_stops, m_stops.size() - 1)));
    m_finalScale->setEnabled(m_finished);
    showStop();
}

void PathStepsView::setLook(const MapLook& look)
{
    for (auto* map : {m_picture, m_slope, m_sum})
        map->setLook(look);
}

std::size_t PathStepsView::shown() const
{
    return std::size_t(std::clamp(m_slider->value(), 1, stops()) - 1);
}

void PathStepsView::drawChart()
{
    std::vector<PathPoint> points;
    for (std::size_t index = 0; index < m_stops.size(); ++index)
        points.push_back(
            {m_stops[index].position, m_stops[index].score - m_stops[0].score, m_totals[index]});
    m_chart->setPoints(std::move(points));
}

void PathStepsView::showStop()
{
    m_caption->setText(caption());
    if (m_stops.empty())
        return;
    const auto index = shown();
    const auto picture = asImage(core::pictureAt(m_ends, m_stops[index].position));
    m_picture->setPicture(picture);
    m_slope->setPicture(asImage(paled(picture.pixels)));
    m_slope->setMap(asHeatmap(m_stops[index].slope));
    m_sum->setMap(asHeatmap(core::sumUpTo(m_stops, index)),
                  m_finalScale->isChecked() ? m_finalRange : std::nullopt);
    m_chart->setCursor(int(index));
}

QString PathStepsView::conclusion() const
{
    const auto error = core::completenessError(m_stops);
    if (!error)
        return tr("Both ends have the same score, so there is nothing to share out.");
    return shortfall(*error) + QLatin1Char(' ') +
           tr("The method in Explain goes on until the sum is within 0.5 %.");
}

QString PathStepsView::shortfall(double error) const
{
    const auto text = percentage(error);
    if (error < complete)
        return tr("Completeness error %1: the shares add up to what the score has risen by.")
            .arg(text);
    if (error < nearlyComplete)
        return tr("Completeness error %1: the shares nearly add up. More stops come closer.")
            .arg(text);
    if (m_ends.places == core::StopPlaces::Even)
        return tr("Completeness error %1: the shares do not add up. Stops where the score changes "
                  "come closer.")
            .arg(text);
    return tr("Completeness error %1: the shares do not add up. Take more stops, or another "
              "baseline.")
        .arg(text);
}

QString PathStepsView::caption() const
{
    if (m_stops.empty())
        return m_cutShort ? tr("Cancelled before the first stop.") : QString();
    const auto index = shown();
    const auto& stop = m_stops[index];
    QStringList sentences;
    if (index == 0)
        //: the score of the baseline
        sentences << tr("The baseline, which stands for \"nothing there\". Its score is %1, and "
                        "the sum begins at zero.")
                         .arg(shortNumber(stop.score));
    else
        //: share of the path, rise of the score, sum of the attributions
        sentences << tr("%1 of the way from the baseline to the picture. The score has changed by "
                        "%2 since the baseline; the attributions so far add up to %3.")
                         .arg(percentage(stop.position),
                              signedNumber(stop.score - m_stops[0].score),
                              signedNumber(m_totals[index]));
    if (m_finished && index + 1 == m_stops.size())
        sentences << conclusion();
    if (!m_finished && !m_cutShort && m_ends.places == core::StopPlaces::WhereNeeded)
        sentences << tr("The next stop comes where the sum misses the score by most.");
    if (m_cutShort)
        //: stops that are there, stops that were wanted
        sentences << tr("Cancelled after %1 of %2 stops.").arg(stops()).arg(m_ends.stops);
    return sentences.join(QLatin1Char(' '));
}

void PathStepsView::keyPressEvent(QKeyEvent* event)
{
    if (!m_slider->handleKey(event->key()))
        QWidget::keyPressEvent(event);
}

void PathStepsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void PathStepsView::updateTexts()
{
    m_picture->setTitle(tr("The picture here"),
                        tr("What the model sees at this place of the path: a mixture of baseline "
                           "and picture"));
    m_slope->setTitle(tr("Gradient here"),
                      tr("The gradient of the score at this place, times the difference between "
                         "picture and baseline: what each pixel adds in the next small step. On a "
                         "scale of its own at each stop."));
    m_sum->setTitle(tr("Sum so far"),
                    tr("What each pixel has added since the baseline (by the trapezoidal rule). At "
                       "the end these are the integrated gradients."));
    m_slider->setTexts(tr("Sto&p:"), tr("Walks along the path from the baseline to the picture "
                                        "(left and right arrow keys)"));
    m_finalScale->setText(tr("Colours of the &finished map"));
    m_finalScale->setToolTip(
        tr("Shows the sum on the scale of the finished map, so that one sees it grow. Otherwise "
           "each sum has a scale of its own, so that the first stops are seen as well."));
    // The same in every language.
    m_formula->setText(
        QStringLiteral("<i>a</i> = (<i>x</i> − <i>x′</i>) · ∫<sub>0</sub><sup>1</sup> ∂<i>S</i>/"
                       "∂<i>x</i> (<i>x′</i> + α (<i>x</i> − <i>x′</i>)) dα,&nbsp;&nbsp; "
                       "Σ <i>a</i> = <i>S</i>(<i>x</i>) − <i>S</i>(<i>x′</i>)"));
    m_formula->setToolTip(
        tr("x is the picture, x′ the baseline, S the score. The integral is taken by the "
           "trapezoidal rule over the stops. The second equation is called completeness."));
    const bool fewer = m_ends.stops > 0 && m_ends.stops < m_wanted;
    m_note->setVisible(fewer);
    if (fewer)
        m_note->setText(tr("The memory limit (menu Settings) allows %1 stops for pictures of this "
                           "size.")
                            .arg(m_ends.stops));
    showStop();
}

} // namespace widgets
