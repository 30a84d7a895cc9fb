// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/coalitions.h"

#include "core/explain/inputpicture.h"
#include "core/explain/segments.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <deque>

#include <torch/script.h>

namespace core {

namespace {

/// Added to a system's diagonal, as a share of its mean: far above double rounding and far below
/// what shows in a map.
constexpr double trace = 1e-9;

at::Tensor meanColors(const at::Tensor& input, const at::Tensor& labels, int count)
{
    const auto pixels = input.reshape({input.size(1), -1});
    const auto sums =
        at::zeros({input.size(1), count}, input.options()).index_add_(1, labels, pixels);
    const auto sizes = at::bincount(labels, {}, count).to(input.scalar_type());
    return (sums / sizes).index_select(1, labels).reshape(input.sizes());
}

} // namespace

SegmentedPicture::SegmentedPicture(const Probe& probe, int about, const at::Tensor& fill)
    : m_input(probe.input())
{
    const auto& geometry = probe.geometry();
    const auto segments = superpixels(inputPicture(geometry, probe.model().card().input), about);
    m_count = segments.count;
    m_labels =
        at::from_blob(segments.labels.data, {std::int64_t(segments.labels.total())}, at::kInt)
            .to(at::kLong);
    m_fill = fill.defined() ? fill : meanColors(m_input, m_labels, m_count);
}

at::Tensor SegmentedPicture::showing(const at::Tensor& shown) const
{
    const auto pixels =
        shown.index_select(0, m_labels).reshape({1, 1, m_input.size(2), m_input.size(3)});
    return at::where(pixels, m_input, m_fill);
}

Attribution SegmentedPicture::painted(const at::Tensor& numbers) const
{
    const auto map = numbers.to(at::kFloat).index_select(0, m_labels);
    return {.values = matrixOf(map.reshape({1, 1, m_input.size(2), m_input.size(3)})),
            .space = Space::Input,
            .reduction = Reduction::Sum};
}

void askCoalitions(Probe& probe, const SegmentedPicture& picture, const Target& target,
                   std::int64_t samples, const Draw& draw, const Learn& learn, Progress& progress)
{
    std::deque<at::Tensor> asked;
    probe.logitsOf(
        samples,
        [&](std::int64_t index) {
            asked.push_back(draw(index));
            return picture.showing(asked.back());
        },
        [&](std::int64_t first, const at::Tensor& logits) {
            const auto values = probe.valueOf(logits, target).to(at::kDouble).contiguous();
            for (std::int64_t row = 0; row < values.size(0); ++row) {
                const auto shown = asked.front();
                asked.pop_front();
                learn(first + row, shown, values.data_ptr<double>()[row]);
            }
        },
        progress);
}

LinearSums::LinearSums(int segments)
    : zz(at::zeros({segments, segments}, at::kDouble)), z(at::zeros({segments}, at::kDouble)),
      zv(at::zeros({segments}, at::kDouble))
{}

void LinearSums::add(const at::Tensor& shown, double value, double weight)
{
    const auto numbers = shown.to(at::kDouble);
    zz.addr_(numbers, numbers, 1, weight);
    z.add_(numbers, weight);
    zv.add_(numbers, weight * value);
    w += weight;
    v += weight * value;
    vv += weight * value * value;
}

at::Tensor solved(const at::Tensor& matrix, const at::Tensor& rightSides)
{
    auto lifted = matrix.clone();
    auto diagonal = lifted.diagonal();
    diagonal.add_(trace * diagonal.mean().item<double>() + 1e-12);
    return at::cholesky_solve(rightSides, at::linalg_cholesky(lifted));
}

Parameter segmentsParameter(int standard)
{
    return {.id = "segments",
            .name = QT_TRANSLATE_NOOP("core", "Segments"),
            .help = QT_TRANSLATE_NOOP("core", "About how many parts of similar colour the picture "
                                              "is cut into"),
            .standard = standard,
            .minimum = 2,
            .maximum = 500};
}

Parameter samplesParameter()
{
    return {.id = "samples",
            .name = QT_TRANSLATE_NOOP("core", "Samples"),
            .help = QT_TRANSLATE_NOOP("core", "How many pictures with blanked segments the model "
                                              "is asked about; more make the map steadier"),
            .standard = 1000,
            .minimum = 10,
            .maximum = 20000};
}

} // namespace core
