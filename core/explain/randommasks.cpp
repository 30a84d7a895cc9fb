// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/randommasks.h"

#include "core/explain/sampling.h"
#include "core/explain/smoothing.h"
#include "core/probe/probe.h"
#include "core/probe/tensors.h"
#include "core/support/text.h"

#include <cmath>
#include <deque>

#include <torch/script.h>

namespace core {

namespace {

constexpr double firstPreview = 0.02;
/// A map of chance alone spans about five standard errors to each side (the extremes of fifty or so
/// independent cells); one that spans no more than twice that is mostly chance.
constexpr double mostChance = 0.1;

/// A linear enlargement from `cells` numbers to `length` pixels, length x cells. Beyond the outer
/// numbers it is mirrored, as the authors' resize is.
at::Tensor enlargement(int cells, int length)
{
    auto weights = at::zeros({length, cells});
    auto rows = weights.accessor<float, 2>();
    for (int pixel = 0; pixel < length; ++pixel) {
        double position = std::abs((pixel + 0.5) * cells / length - 0.5);
        position = std::max(std::min(position, 2. * (cells - 1) - position), 0.);
        const int lower = int(position);
        const double share = position - lower;
        rows[pixel][lower] = float(1 - share);
        if (share > 0)
            rows[pixel][lower + 1] = float(share);
    }
    return weights;
}

class Masks {
public:
    Masks(std::int64_t height, std::int64_t width, int cells, double probability, int seed)
        : m_height(int(height)), m_width(int(width)), m_cells(cells), m_probability(probability),
          m_numbers(seed), m_down(enlargement(cells, (cells + 1) * cellSide(m_height))),
          m_across(enlargement(cells, (cells + 1) * cellSide(m_width)).t().contiguous())
    {}

    /// H x W.
    at::Tensor next()
    {
        auto grid = at::empty({m_cells, m_cells});
        auto* values = grid.data_ptr<float>();
        for (std::int64_t cell = 0; cell < grid.numel(); ++cell)
            values[cell] = m_numbers.uniform() < m_probability ? 1.F : 0.F;
        const int top = m_numbers.below(cellSide(m_height));
        const int left = m_numbers.below(cellSide(m_width));
        return at::mm(at::mm(m_down.narrow(0, top, m_height), grid),
                      m_across.narrow(1, left, m_width));
    }

private:
    int cellSide(int length) const { return (length + m_cells - 1) / m_cells; }

    int m_height;
    int m_width;
    int m_cells;
    double m_probability;
    RandomNumbers m_numbers;
    at::Tensor m_down;
    at::Tensor m_across;
};

/// The estimate from the masks so far, and how far chance may have moved it.
class Estimate {
public:
    Estimate(const at::Tensor& input, double probability)
        : m_probability(probability), m_sum(at::zeros({input.size(2), input.size(3)}, at::kDouble)),
          m_squares(at::zeros_like(m_sum))
    {}

    void add(const at::Tensor& mask, double score)
    {
        ++m_count;
        m_sum.add_(mask, score);
        m_squares.add_(mask.square(), score * score);
    }

    Attribution attribution() const
    {
        const auto map = m_sum / (double(m_count) * m_probability);
        Attribution attribution{.values = matrixOf(map.unsqueeze(0).unsqueeze(0)),
                                .space = Space::Input,
                                .reduction = Reduction::Positive};
        const double range = (map.max() - map.min()).item<double>();
        if (standardError() > mostChance * range)
            attribution.notes.push_back(
                QT_TRANSLATE_NOOP("core", "Much of this map is still chance: the differences in it "
                                          "are within ten standard errors. Take more masks."));
        return attribution;
    }

private:
    /// Of the map, root mean square over the pixels.
    double standardError() const
    {
        const auto count = double(m_count);
        const auto variance = m_squares / count - (m_sum / count).square();
        return std::sqrt(std::max(variance.mean().item<double>(), 0.) / count) / m_probability;
    }

    double m_probability;
    std::int64_t m_count = 0;
    at::Tensor m_sum;
    at::Tensor m_squares;
};

} // namespace

Attribution averagedMasks(Probe& probe, const Target& target, double offset,
                          const Parameters& parameters, Watch& watch)
{
    const auto& input = probe.input();
    const int count = parameters.integer("masks");
    const double probability = parameters.real("probability");
    Masks masks(input.size(2), input.size(3), parameters.integer("cells"), probability,
                parameters.integer("seed"));

    Estimate estimate(input, probability);
    std::deque<at::Tensor> asked;
    probe.logitsOf(
        count,
        [&](std::int64_t) {
            asked.push_back(masks.next());
            return input * asked.back();
        },
        [&](std::int64_t first, const at::Tensor& logits) {
            const auto scores = probe.valueOf(logits, target).to(at::kDouble).contiguous();
            for (std::int64_t row = 0; row < scores.size(0); ++row) {
                estimate.add(asked.front(), offset + scores.data_ptr<double>()[row]);
                asked.pop_front();
                if (previewIsDue(first + row + 1, count, firstPreview))
                    watch.preview(estimate.attribution());
            }
        },
        watch);
    return estimate.attribution();
}

std::vector<Parameter> maskParameters(int masks, int cells)
{
    return {
        {.id = "masks",
         .name = QT_TRANSLATE_NOOP("core", "Masks"),
         .help = QT_TRANSLATE_NOOP("core", "How many random masks the model is asked about; four "
                                           "times as many halve the noise"),
         .standard = masks,
         .minimum = 100,
         .maximum = 20000},
        {.id = "cells",
         .name = QT_TRANSLATE_NOOP("core", "Cells"),
         .help = QT_TRANSLATE_NOOP("core", "Cells along each side of a mask; "
                                           "more find smaller parts, noisily"),
         .standard = cells,
         .minimum = 2,
         .maximum = 32},
        {.id = "probability",
         .name = QT_TRANSLATE_NOOP("core", "Visible share"),
         .help =
             QT_TRANSLATE_NOOP("core", "How likely each cell of a mask lets the picture through"),
         .standard = 0.5,
         .minimum = 0.05,
         .maximum = 0.95},
        seedParameter()};
}

} // namespace core
