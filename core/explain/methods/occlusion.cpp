// SPDX-License-Identifier: GPL-3.0-or-later
// Occlusion: a_i = mean over the windows W that cover pixel i of S(x) - S(x with W filled).
// Zeiler, Fergus: "Visualizing and Understanding Convolutional Networks", ECCV 2014, section 4.2.
// Windows and mean as in Captum: they start at 0, stride, 2 stride, ...; the last one in a row or
// column is cut off at the edge. (Captum has no standard window; 16 and 8 pixels suit an input of
// 224.) A stride beyond the window is taken as the window, so that every pixel is covered.
#include "core/explain/methods/methods.h"

#include "core/explain/baseline.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <algorithm>
#include <bit>
#include <opencv2/core.hpp>

#include <torch/script.h>

namespace core {

namespace {

/// The windows along one axis.
struct Axis {
    int length;
    int window;
    int stride;

    Axis(int size, int wantedWindow, int wantedStride)
        : length(size), window(std::min(wantedWindow, size)), stride(std::min(wantedStride, window))
    {}

    int count() const { return (length - window + stride - 1) / stride + 1; }
    /// From the index-th window's start to the end of the last of `windows` of them.
    cv::Range range(int index, int windows = 1) const
    {
        return {index * stride, std::min((index + windows - 1) * stride + window, length)};
    }
};

/// A place of the window, and how many places up to the next one that was asked about before.
struct Place {
    int row;
    int column;
    int step;
};

/// All places, the coarsest grid of them first, so that previews soon cover the picture.
std::vector<Place> coarseToFine(int rows, int columns)
{
    std::vector<Place> places;
    const int coarsest = std::max(int(std::bit_floor(unsigned(std::max(rows, columns)))) / 2, 1);
    for (int step = coarsest; step >= 1; step /= 2)
        for (int row = 0; row < rows; row += step)
            for (int column = 0; column < columns; column += step)
                if (step == coarsest || row % (2 * step) || column % (2 * step))
                    places.push_back({row, column, step});
    return places;
}

/// How far the score fell, by pixel.
class Falls {
public:
    Falls(const Axis& down, const Axis& across)
        : m_down(down), m_across(across), m_sum(cv::Mat::zeros(down.length, across.length, CV_64F)),
          m_windows(m_sum.clone()), m_coarse(m_sum.clone())
    {}

    void add(const Place& place, double fall)
    {
        const auto rows = m_down.range(place.row);
        const auto columns = m_across.range(place.column);
        m_sum(rows, columns) += fall;
        m_windows(rows, columns) += 1;
        m_coarse(m_down.range(place.row, place.step), m_across.range(place.column, place.step)) =
            fall;
    }

    /// The mean; where no window has been yet, the fall at the one that stands for the pixel.
    Attribution attribution() const
    {
        cv::Mat mean = m_sum / m_windows;
        m_coarse.copyTo(mean, m_windows == 0);
        cv::Mat values;
        mean.convertTo(values, CV_32F);
        return {.values = values.reshape(1, {1, 1, values.rows, values.cols}),
                .space = Space::Input,
                .reduction = Reduction::Sum};
    }

private:
    Axis m_down;
    Axis m_across;
    cv::Mat m_sum;
    cv::Mat m_windows;
    cv::Mat m_coarse;
};

Attribution occlude(Probe& probe, const Parameters& parameters, Watch& watch)
{
    const auto& input = probe.input();
    const int window = parameters.integer("window");
    const int stride = parameters.integer("stride");
    const Axis down(int(input.size(2)), window, stride);
    const Axis across(int(input.size(3)), window, stride);
    const auto places = coarseToFine(down.count(), across.count());
    const auto fill = baseline(probe, parameters.choice("fill"));
    Quiet quiet(watch);
    const double score = probe.score(quiet);

    const auto windowOf = [&](const at::Tensor& picture, const Place& place) {
        const auto rows = down.range(place.row);
        const auto columns = across.range(place.column);
        return picture.slice(2, rows.start, rows.end).slice(3, columns.start, columns.end);
    };
    Falls falls(down, across);
    const auto count = std::int64_t(places.size());
    probe.scoresOf(
        count,
        [&](std::int64_t index) {
            const auto& place = places[std::size_t(index)];
            auto occluded = input.clone();
            windowOf(occluded, place).copy_(windowOf(fill, place));
            return occluded;
        },
        [&](std::int64_t first, const at::Tensor& scores) {
            const auto next = first + scores.size(0);
            for (auto index = first; index < next; ++index)
                falls.add(places[std::size_t(index)], score - scores[index - first].item<double>());
            const bool coarsestDone = places[std::size_t(next - 1)].step < places[0].step;
            if (coarsestDone && next < count)
                watch.preview(falls.attribution());
        },
        watch);
    return falls.attribution();
}

} // namespace

Explainer occlusion()
{
    return {.id = "occlusion",
            .name = QT_TRANSLATE_NOOP("core", "Occlusion"),
            .family = Family::Perturbation,
            .summary = QT_TRANSLATE_NOOP(
                "core", "How far the score falls when a small window of the picture is covered"),
            .citation = "Zeiler and Fergus, 2014",
            .needs = {},
            .cost = Cost::Hundreds,
            .parameters = {{.id = "window",
                            .name = QT_TRANSLATE_NOOP("core", "Window"),
                            .help = QT_TRANSLATE_NOOP(
                                "core", "Side of the square that is covered, in input pixels"),
                            .standard = 16,
                            .minimum = 1,
                            .maximum = 512},
                           {.id = "stride",
                            .name = QT_TRANSLATE_NOOP("core", "Stride"),
                            .help = QT_TRANSLATE_NOOP(
                                "core", "How far the square moves between two looks, in input "
                                        "pixels; at most its side"),
                            .standard = 8,
                            .minimum = 1,
                            .maximum = 512},
                           fillParameter()},
            .run = occlude};
}

} // namespace core
