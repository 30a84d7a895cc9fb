// SPDX-License-Identifier: GPL-3.0-or-later
// Boykov and Jolly, "Interactive graph cuts for optimal boundary and region segmentation of objects
// in N-D images", 2001: E(L) = w sum_p R_p(L_p) + sum_pq B_pq [L_p != L_q], with
// R_p = -ln Pr(colour of p | what L_p says) and B_pq as in pixelgraph.h. Five components and a
// smoothness of 50 are those of GrabCut (Rother et al., 2004).
#include "core/segment/cutout.h"

#include "core/segment/fineboundary.h"
#include "core/segment/maskoperations.h"
#include "core/segment/pixelgraph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace core {

namespace {

/// Of a refined model's samples at least so many come from sure seeds, if there are any.
constexpr double sureShare = 0.3;
/// A reduced pixel takes over a seed that covers at least this share of it.
constexpr double seedShare = 0.5;
/// The fall of prices with colour differences is measured on every so many rows of a large picture.
constexpr int sampledRows = 4;

cv::Size workingSize(cv::Size picture)
{
    const double shrink = std::sqrt(std::min(1.0, Cutout::workingPixels / double(picture.area())));
    const auto reduced = [shrink](int length) {
        return std::max(1, int(std::floor(length * shrink)));
    };
    return shrink < 1 ? cv::Size(reduced(picture.width), reduced(picture.height)) : picture;
}

/// The seed that covers most of a block of the picture, if seeds cover enough of it.
uchar reducedSeed(const cv::Mat& block)
{
    std::array<int, 5> counts{};
    for (int y = 0; y < block.rows; ++y)
        for (int x = 0; x < block.cols; ++x)
            ++counts[block.at<uchar>(y, x)];
    if (double(block.total()) - counts[0] < seedShare * double(block.total()))
        return uchar(Seed::None);
    return uchar(std::max_element(counts.begin() + 1, counts.end()) - counts.begin());
}

/// A model's samples, by how sure they are.
struct Samples {
    std::vector<cv::Vec3b> sure;
    std::vector<cv::Vec3b> other;

    /// All of them, the sure ones as often as it takes.
    cv::Mat weighted() const
    {
        auto all = other;
        const double wanted = sureShare / (1 - sureShare) * double(other.size());
        std::size_t times = 1;
        if (!sure.empty())
            times = std::max<std::size_t>(1, std::size_t(std::ceil(wanted / double(sure.size()))));
        for (std::size_t i = 0; i < times; ++i)
            all.insert(all.end(), sure.begin(), sure.end());
        return cv::Mat(all, true);
    }
};

/// Where two masks of one size differ.
cv::Rect difference(const cv::Mat& a, const cv::Mat& b)
{
    return cv::boundingRect(a != b);
}

} // namespace

struct Cutout::State {
    explicit State(const cv::Mat& picture)
        : pixels(picture), seeds(cv::Mat::zeros(picture.size(), CV_8UC1)),
          fine(cv::Mat::zeros(picture.size(), CV_8UC1)), mask(fine),
          fineBoundary(picture.size(), workingSize(picture.size()))
    {
        const auto size = workingSize(picture.size());
        if (size == picture.size())
            working = pixels.isContinuous() ? pixels : pixels.clone();
        else
            cv::resize(pixels, working, size, 0, 0, cv::INTER_AREA);
        workingSeeds = cv::Mat::zeros(size, CV_8UC1);
        labels = cv::Mat::zeros(size, CV_8UC1);
        shaped = labels.clone();
    }

    bool reduced() const { return working.size() != pixels.size(); }
    void readSeeds(const cv::Rect& changed);
    void countSeeds(const cv::Rect& rect, int sign);
    bool seeded(Seed sure, Seed likely) const
    {
        return seedCounts[std::size_t(sure)] + seedCounts[std::size_t(likely)] > 0;
    }
    int termOf(cv::Point pixel) const;
    bool onBorder(cv::Point pixel) const
    {
        return pixel.x == 0 || pixel.y == 0 || pixel.x == working.cols - 1 ||
               pixel.y == working.rows - 1;
    }
    void setTerms(const cv::Rect& part);
    void updateColorTerms();
    cv::Rect cut();
    cv::Rect shape(const cv::Rect& cutAgain);
    cv::Rect refine(const cv::Rect& changed);
    cv::Rect finish(const cv::Rect& changed);
    ColorModels fit(bool withMask) const;

    cv::Mat pixels;
    cv::Mat seeds;
    cv::Mat working;      ///< the picture as it is cut
    cv::Mat workingSeeds; ///< CV_8UC1
    cv::Mat colorTerms;   ///< CV_32FC1, how much likelier the object's model is, in nats
    cv::Mat labels;       ///< CV_8UC1 0 or 255: the cut
    cv::Mat shaped;       ///< its holes filled, its largest part kept
    cv::Mat fine;         ///< in the picture's pixels
    cv::Mat mask;         ///< smoothed and grown, or `fine` itself
    std::array<std::int64_t, 5> seedCounts{};
    std::unique_ptr<PixelGraph> graph;
    FineBoundary fineBoundary;
    std::shared_ptr<const LinkPrice> finePrice; ///< once it is needed
    CutSettings settings;
    ColorModels models;
    cv::Rect changedSeeds; ///< working pixels whose terms are out of date
    cv::Rect changedFine;  ///< picture pixels whose seeds changed
    bool modelsChanged = true;
    bool finishChanged = false;
    bool borderIsBackground = false; ///< because no seed is
};

void Cutout::State::countSeeds(const cv::Rect& rect, int sign)
{
    for (int y = rect.y; y < rect.br().y; ++y)
        for (int x = rect.x; x < rect.br().x; ++x)
            seedCounts[workingSeeds.at<uchar>(y, x)] += sign;
}

/// Brings a part of the reduced seeds up to date.
void Cutout::State::readSeeds(const cv::Rect& changed)
{
    const auto part = scaledOut(changed, pixels.size(), working.size());
    countSeeds(part, -1);
    if (!reduced())
        seeds(part).copyTo(workingSeeds(part));
    else
        for (int y = part.y; y < part.br().y; ++y)
            for (int x = part.x; x < part.br().x; ++x) {
                const auto block = scaledOut({x, y, 1, 1}, working.size(), pixels.size());
                workingSeeds.at<uchar>(y, x) = reducedSeed(seeds(block));
            }
    countSeeds(part, 1);
    changedSeeds |= part;
    // Whole working pixels, whose seeds may now be others.
    changedFine |= scaledOut(part, working.size(), pixels.size());
}

int Cutout::State::termOf(cv::Point pixel) const
{
    const double color = settings.colorWeight * colorTerms.at<float>(pixel);
    switch (Seed(workingSeeds.at<uchar>(pixel))) {
    case Seed::Object: return graph->hard();
    case Seed::Background: return -graph->hard();
    case Seed::ProbableObject: return PixelGraph::priceOf(color + probableSeed);
    case Seed::ProbableBackground: return PixelGraph::priceOf(color - probableSeed);
    default:
        return PixelGraph::priceOf(borderIsBackground && onBorder(pixel) ? color - probableSeed
                                                                         : color);
    }
}

void Cutout::State::setTerms(const cv::Rect& part)
{
    for (int y = part.y; y < part.br().y; ++y)
        for (int x = part.x; x < part.br().x; ++x)
            graph->setTerm({x, y}, termOf({x, y}));
}

void Cutout::State::updateColorTerms()
{
    if (models.object.components.empty() && models.background.components.empty())
        colorTerms = cv::Mat::zeros(working.size(), CV_32FC1);
    else
        colorTerms = colorCost(working, models.background) - colorCost(working, models.object);
}

/// Returns which labels changed.
cv::Rect Cutout::State::cut()
{
    const cv::Rect whole({}, working.size());
    if (modelsChanged || colorTerms.empty())
        updateColorTerms();
    const bool border = !seeded(Seed::Background, Seed::ProbableBackground);
    if (modelsChanged || !graph || border != borderIsBackground)
        changedSeeds = whole;
    modelsChanged = false;
    borderIsBackground = border;
    cv::Rect changed;
    if (!graph) {
        graph = std::make_unique<PixelGraph>(working, settings.smoothness);
        if (cv::countNonZero(labels))
            changed = whole;
        labels = 0;
    }
    setTerms(changedSeeds);
    changedSeeds = {};
    int left = working.cols, top = working.rows, right = -1, bottom = -1;
    for (const auto& pixel : graph->cut()) {
        labels.at<uchar>(pixel) = graph->isObject(pixel) ? 255 : 0;
        left = std::min(left, pixel.x);
        right = std::max(right, pixel.x);
        top = std::min(top, pixel.y);
        bottom = std::max(bottom, pixel.y);
    }
    if (right >= 0)
        changed |= cv::Rect(cv::Point(left, top), cv::Point(right + 1, bottom + 1));
    return changed;
}

/// What concerns whole parts of the object. Returns what changed of `shaped`.
cv::Rect Cutout::State::shape(const cv::Rect& cutAgain)
{
    const bool hasObject = seeded(Seed::Object, Seed::ProbableObject);
    if (hasObject && !settings.fillHoles && !settings.keepLargest && shaped.data == labels.data)
        return cutAgain;
    cv::Mat now = hasObject ? labels : cv::Mat(cv::Mat::zeros(labels.size(), CV_8UC1));
    if (settings.fillHoles)
        now = fillHoles(now, workingSeeds == int(Seed::Background));
    if (settings.keepLargest)
        now = keepLargest(now, workingSeeds == int(Seed::Object));
    const auto before =
        shaped.data == labels.data ? cv::Rect({}, labels.size()) : difference(shaped, now);
    shaped = now;
    return before;
}

/// Gives the boundary the picture's own edges. Returns what may have changed of `fine`.
cv::Rect Cutout::State::refine(const cv::Rect& changed)
{
    if (!reduced()) {
        changedFine = {};
        if (!changed.empty())
            shaped(changed).copyTo(fine(changed));
        return changed;
    }
    if (!finePrice)
        finePrice = std::make_shared<LinkPrice>(settings.smoothness,
                                                LinkPrice::betaOf(pixels, sampledRows));
    const auto concerned = changedFine;
    changedFine = {};
    return fineBoundary.update(
        fine, {pixels, seeds, workingSeeds, shaped, models, settings.colorWeight, finePrice},
        concerned);
}

/// Smooths and grows the boundary. Returns what may have changed of `mask`.
cv::Rect Cutout::State::finish(const cv::Rect& changed)
{
    const cv::Rect whole({}, pixels.size());
    const int reach = smoothingReach(settings.smoothing) + std::abs(settings.growth);
    const auto enlarged = [&whole, reach](const cv::Rect& rect) {
        return cv::Rect(rect.tl() - cv::Point(reach, reach), rect.br() + cv::Point(reach, reach)) &
               whole;
    };
    auto part = finishChanged ? whole : changed;
    finishChanged = false;
    if (reach == 0) {
        mask = fine; // the same pixels: pictures are large
        return part;
    }
    if (mask.data == fine.data) {
        mask = cv::Mat(fine.size(), CV_8UC1);
        part = whole;
    }
    if (part.empty())
        return {};
    part = enlarged(part);
    const auto around = enlarged(part);
    cv::Mat made = fine(around);
    if (settings.smoothing > 0)
        made = smoothBoundary(made, settings.smoothing);
    if (settings.growth != 0)
        made = grow(made, settings.growth);
    made(cv::Rect(part.tl() - around.tl(), part.size())).copyTo(mask(part));
    return part;
}

ColorModels Cutout::State::fit(bool withMask) const
{
    Samples object, background;
    for (int y = 0; y < working.rows; ++y)
        for (int x = 0; x < working.cols; ++x) {
            const auto& color = working.at<cv::Vec3b>(y, x);
            switch (Seed(workingSeeds.at<uchar>(y, x))) {
            case Seed::Object: object.sure.push_back(color); break;
            case Seed::Background: background.sure.push_back(color); break;
            case Seed::ProbableObject: object.other.push_back(color); break;
            case Seed::ProbableBackground: background.other.push_back(color); break;
            default:
                if (withMask)
                    (labels.at<uchar>(y, x) ? object : background).other.push_back(color);
            }
        }
    return {fitColorModel(object.weighted()), fitColorModel(background.weighted())};
}

Cutout::Cutout(const cv::Mat& pixels)
{
    CV_Assert(pixels.type() == CV_8UC3 && !pixels.empty());
    m_state = std::make_unique<State>(pixels);
}

Cutout::~Cutout() = default;

cv::Size Cutout::size() const
{
    return m_state->pixels.size();
}

double Cutout::reduction() const
{
    return double(m_state->pixels.cols) / m_state->working.cols;
}

void Cutout::setSeeds(const cv::Mat& seeds, cv::Point corner)
{
    const cv::Rect part(corner, seeds.size());
    CV_Assert(seeds.empty() || (seeds.type() == CV_8UC1 && (part & cv::Rect({}, size())) == part));
    if (seeds.empty())
        return;
    cv::Mat target = m_state->seeds(part);
    seeds.copyTo(target);
    target.setTo(int(Seed::None), target >= int(Seed::Erased)); // whatever a file held
    m_state->readSeeds(part);
}

void Cutout::setSettings(const CutSettings& settings)
{
    auto& state = *m_state;
    const auto before = state.settings;
    state.settings = settings;
    if (settings.smoothness != before.smoothness) {
        state.graph.reset();
        state.finePrice.reset();
    }
    if (settings.colorWeight != before.colorWeight)
        state.changedSeeds = {{}, state.working.size()};
    if (settings.smoothness != before.smoothness || settings.colorWeight != before.colorWeight)
        state.changedFine = {{}, size()};
    if (settings.smoothing != before.smoothing || settings.growth != before.growth)
        state.finishChanged = true;
}

const CutSettings& Cutout::settings() const
{
    return m_state->settings;
}

void Cutout::setModels(const ColorModels& models)
{
    if (m_state->models == models)
        return;
    m_state->models = models;
    m_state->modelsChanged = true;
    m_state->changedFine = {{}, size()};
}

const ColorModels& Cutout::models() const
{
    return m_state->models;
}

ColorModels Cutout::estimateModels() const
{
    return m_state->fit(false);
}

ColorModels Cutout::refineModels() const
{
    return m_state->fit(true);
}

cv::Rect Cutout::update()
{
    auto& state = *m_state;
    const auto cut = state.cut();
    return state.finish(state.refine(state.shape(cut)));
}

const cv::Mat& Cutout::mask() const
{
    return m_state->mask;
}

double Cutout::energy() const
{
    return m_state->graph ? double(m_state->graph->energy(m_state->labels)) / PixelGraph::scale : 0;
}

} // namespace core
