// SPDX-License-Identifier: GPL-3.0-or-later
// Kernel SHAP: the Shapley values of the game whose players are segments and whose worth is the
// target's value with only those segments shown. They solve min over phi of
// sum over coalitions z of w(z) (S(z) - S(none) - phi z)^2 with sum of phi = S(all) - S(none),
// w(z) = (M - 1) / (binomial(M, k) k (M - k)) for k of M segments.
// Lundberg, Lee: "A Unified Approach to Interpreting Model Predictions", NeurIPS 2017, theorem 2.
// Coalitions are drawn with probability proportional to w, each followed by its opposite (Covert,
// Lee: "Improving KernelSHAP", AISTATS 2021), and the constraint is kept exactly; when all of them
// are no more than the samples, each is asked once and the values are exact. 50 segments and 1000
// samples: at least 2 M + 200, as the authors' program takes.
#include "core/explain/methods/methods.h"

#include "core/explain/baseline.h"
#include "core/explain/coalitions.h"
#include "core/explain/sampling.h"
#include "core/explain/smoothing.h"
#include "core/probe/probe.h"
#include "core/support/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <torch/script.h>

namespace core {

namespace {

constexpr double firstPreview = 0.1;

/// The coalitions other than "all" and "none", and their weights.
class Coalitions {
public:
    Coalitions(int players, int samples, int seed)
        : m_players(players), m_all(players < 31 && (1 << players) - 2 <= samples),
          m_count(m_all ? (1 << players) - 2 : samples), m_numbers(seed),
          m_order(std::size_t(players))
    {
        std::iota(m_order.begin(), m_order.end(), 0);
        double total = 0;
        for (int size = 1; size < players; ++size)
            m_cumulated.push_back(total += 1. / (double(size) * (players - size)));
    }

    int count() const { return m_count; }
    bool complete() const { return m_all; }

    at::Tensor next(std::int64_t index)
    {
        if (m_all)
            return listed(index + 1);
        m_last = index % 2 == 0 ? drawn() : m_last.logical_not();
        return m_last;
    }

    double weight(const at::Tensor& shown) const
    {
        if (!m_all)
            return 1; // drawn as often as it weighs
        const double size = shown.sum().item<double>();
        const double subsets = std::exp(std::lgamma(m_players + 1.) - std::lgamma(size + 1) -
                                        std::lgamma(m_players - size + 1));
        return (m_players - 1) / (subsets * size * (m_players - size));
    }

private:
    at::Tensor listed(std::int64_t bits) const
    {
        auto shown = at::empty({m_players}, at::kBool);
        for (int player = 0; player < m_players; ++player)
            shown.data_ptr<bool>()[player] = bits >> player & 1;
        return shown;
    }

    at::Tensor drawn()
    {
        const double place = m_numbers.uniform() * m_cumulated.back();
        const auto found = std::upper_bound(m_cumulated.begin(), m_cumulated.end() - 1, place);
        const auto size = std::size_t(found - m_cumulated.begin()) + 1;
        auto shown = at::zeros({m_players}, at::kBool);
        for (std::size_t index = 0; index < size; ++index) {
            const auto other = index + std::size_t(m_numbers.below(m_players - int(index)));
            std::swap(m_order[index], m_order[other]);
            shown.data_ptr<bool>()[m_order[index]] = true;
        }
        return shown;
    }

    int m_players;
    bool m_all;
    int m_count;
    RandomNumbers m_numbers;
    std::vector<int> m_order;
    std::vector<double> m_cumulated; ///< chances of the sizes 1 ... players - 1
    at::Tensor m_last;
};

/// The least squares solution whose sum is exactly `change`.
at::Tensor shares(const LinearSums& sums, double worthOfNone, double change)
{
    const auto right = sums.zv - sums.z * worthOfNone;
    const auto solutions = solved(sums.zz, at::stack({right, at::ones_like(right)}, 1));
    const auto free = solutions.select(1, 0);
    const auto correction = solutions.select(1, 1);
    return free + correction * ((change - free.sum()) / correction.sum());
}

Attribution shareOut(Probe& probe, const Parameters& parameters, Watch& watch)
{
    const SegmentedPicture picture(probe, parameters.integer("segments"),
                                   baseline(probe, parameters.choice("fill")));
    const int players = picture.count();
    Coalitions coalitions(players, parameters.integer("samples"), parameters.integer("seed"));
    const std::int64_t asked = coalitions.count() + 2;
    double all = 0;
    double none = 0;
    LinearSums sums(players);
    const auto draw = [&](std::int64_t index) {
        return index < 2 ? at::full({players}, index == 0, at::kBool) : coalitions.next(index - 2);
    };
    const auto learn = [&](std::int64_t index, const at::Tensor& shown, double value) {
        if (index < 2)
            (index == 0 ? all : none) = value;
        else
            sums.add(shown, value, coalitions.weight(shown));
        if (index >= 2 && previewIsDue(index + 1, asked, firstPreview))
            watch.preview(picture.painted(shares(sums, none, all - none)));
    };
    askCoalitions(probe, picture, probe.target(), asked, draw, learn, watch);
    auto attribution = picture.painted(shares(sums, none, all - none));
    if (!coalitions.complete() && coalitions.count() < 2 * players + 200)
        attribution.notes.push_back(
            QT_TRANSLATE_NOOP("core", "So few samples give each segment's share with much noise; "
                                      "take at least 200 and twice the number of segments."));
    return attribution;
}

} // namespace

Explainer kernelShap()
{
    return {
        .id = "kernel_shap",
        .name = QT_TRANSLATE_NOOP("core", "Kernel SHAP"),
        .family = Family::Perturbation,
        .summary =
            QT_TRANSLATE_NOOP("core", "Each segment's fair share of the score (Shapley value), "
                                      "estimated from samples"),
        .citation = "Lundberg and Lee, 2017",
        .needs = {},
        .cost = Cost::Thousands,
        .parameters = {samplesParameter(), segmentsParameter(50), fillParameter(), seedParameter()},
        .run = shareOut};
}

} // namespace core
