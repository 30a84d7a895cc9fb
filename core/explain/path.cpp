// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/path.h"

#include "core/explain/quadrature.h"
#include "core/probe/probe.h"

#include <algorithm>
#include <cmath>

#include <torch/script.h>

namespace core {

namespace {

constexpr double signedTolerance = 0.005;
constexpr double quadraticTolerance = 0.02;
constexpr std::size_t firstPieces = 4;
constexpr std::size_t halvedAtOnce = 4;
/// Pieces that are kept for halving; each holds a gradient. The others' sum is final.
constexpr std::size_t mostOpenPieces = 48;

std::vector<double> scoresAlong(Probe& probe, const Path& path,
                                const std::vector<double>& positions, Progress& progress)
{
    std::vector<double> found(positions.size());
    probe.scoresOf(
        std::int64_t(positions.size()),
        [&](std::int64_t index) {
            return path.start + path.difference * positions[std::size_t(index)];
        },
        [&](std::int64_t first, const at::Tensor& scores) {
            for (std::int64_t row = 0; row < scores.size(0); ++row)
                found[std::size_t(first + row)] = scores[row].item<double>();
        },
        progress);
    return found;
}

struct Piece {
    double from;
    double to;
    double scoreFrom;
    double scoreTo;
    at::Tensor integral; ///< of the gradient over the piece
    double error = 0;    ///< the integral's share of the score minus the true difference
};

/// Two Gauss-Legendre points in each piece, all pieces together.
void integrate(Probe& probe, const Path& path, std::vector<Piece>& pieces, Progress& progress)
{
    const auto points = gaussLegendre(2);
    const auto perPiece = std::int64_t(points.size());
    for (auto& piece : pieces)
        piece.integral = at::zeros_like(path.difference);
    const auto positionOf = [&](std::int64_t index) {
        const auto& piece = pieces[std::size_t(index / perPiece)];
        return piece.from +
               (piece.to - piece.from) * points[std::size_t(index % perPiece)].position;
    };
    probe.gradientsOf(
        std::int64_t(pieces.size()) * perPiece,
        [&](std::int64_t index) { return path.start + path.difference * positionOf(index); },
        [&](std::int64_t first, const at::Tensor& gradients) {
            for (std::int64_t row = 0; row < gradients.size(0); ++row) {
                auto& piece = pieces[std::size_t((first + row) / perPiece)];
                const double weight = points[std::size_t((first + row) % perPiece)].weight;
                piece.integral.add_(gradients.slice(0, row, row + 1),
                                    weight * (piece.to - piece.from));
            }
        },
        progress);
    for (auto& piece : pieces)
        piece.error = (piece.integral * path.difference).sum(at::kDouble).item<double>() -
                      (piece.scoreTo - piece.scoreFrom);
}

/// The pieces of a path that is being halved, and the sum over all of it.
class Halving {
public:
    Halving(Probe& probe, const Path& path) : m_probe(probe), m_path(path) {}

    void begin(Progress& progress)
    {
        std::vector<double> positions;
        for (std::size_t index = 1; index < firstPieces; ++index)
            positions.push_back(double(index) / double(firstPieces));
        auto scores = scoresAlong(m_probe, m_path, positions, progress);
        positions.insert(positions.begin(), 0);
        positions.push_back(1);
        scores.insert(scores.begin(), m_path.scoreAtStart);
        scores.push_back(m_path.scoreAtEnd);
        std::vector<Piece> pieces;
        for (std::size_t index = 0; index + 1 < positions.size(); ++index)
            pieces.push_back(
                {positions[index], positions[index + 1], scores[index], scores[index + 1], {}});
        m_sum = at::zeros_like(m_path.difference);
        adopt(std::move(pieces), progress);
    }

    void halveWorst(Progress& progress)
    {
        const auto count = std::min(halvedAtOnce, m_open.size());
        std::vector<double> middles;
        for (std::size_t index = 0; index < count; ++index)
            middles.push_back((m_open[index].from + m_open[index].to) / 2);
        const auto scores = scoresAlong(m_probe, m_path, middles, progress);
        std::vector<Piece> halves;
        for (std::size_t index = 0; index < count; ++index) {
            const auto& piece = m_open[index];
            halves.push_back({piece.from, middles[index], piece.scoreFrom, scores[index], {}});
            halves.push_back({middles[index], piece.to, scores[index], piece.scoreTo, {}});
            m_sum.sub_(piece.integral);
        }
        m_open.erase(m_open.begin(), m_open.begin() + std::ptrdiff_t(count));
        adopt(std::move(halves), progress);
    }

    const at::Tensor& sum() const { return m_sum; }
    int gradients() const { return m_gradients; }
    bool canHalve() const { return !m_open.empty() && m_open.front().error != 0; }

    /// How far from done: at most 1 when both tolerances are met.
    double excess() const
    {
        double total = m_closedError;
        double squares = m_closedSquares;
        for (const auto& piece : m_open) {
            total += piece.error;
            squares += piece.error * piece.error;
        }
        const double scale = std::max(std::abs(m_path.change()), 1e-12);
        return std::max(std::abs(total) / (scale * signedTolerance),
                        std::sqrt(squares) / (scale * quadraticTolerance));
    }

private:
    void adopt(std::vector<Piece> pieces, Progress& progress)
    {
        integrate(m_probe, m_path, pieces, progress);
        m_gradients += int(2 * pieces.size());
        for (auto& piece : pieces) {
            m_sum.add_(piece.integral);
            m_open.push_back(std::move(piece));
        }
        std::stable_sort(m_open.begin(), m_open.end(), [](const Piece& a, const Piece& b) {
            return std::abs(a.error) > std::abs(b.error);
        });
        for (; m_open.size() > mostOpenPieces; m_open.pop_back()) {
            m_closedError += m_open.back().error;
            m_closedSquares += m_open.back().error * m_open.back().error;
        }
    }

    Probe& m_probe;
    const Path& m_path;
    std::vector<Piece> m_open; ///< worst first
    at::Tensor m_sum;
    double m_closedError = 0;
    double m_closedSquares = 0;
    int m_gradients = 0;
};

} // namespace

Path pathFrom(Probe& probe, const at::Tensor& start, Progress& progress)
{
    Quiet quiet(progress);
    Path path{start, probe.input() - start};
    path.scoreAtEnd = probe.score(quiet);
    path.scoreAtStart = scoresAlong(probe, path, {0}, quiet).front();
    return path;
}

at::Tensor meanGradient(Probe& probe, const Path& path, int points, const PathPreview& preview,
                        Progress& progress)
{
    const auto rule = gaussLegendre(points);
    auto sum = at::zeros_like(path.difference);
    double weight = 0;
    probe.gradientsOf(
        points,
        [&](std::int64_t index) {
            return path.start + path.difference * rule[std::size_t(index)].position;
        },
        [&](std::int64_t first, const at::Tensor& gradients) {
            for (std::int64_t row = 0; row < gradients.size(0); ++row) {
                const double share = rule[std::size_t(first + row)].weight;
                sum.add_(gradients.slice(0, row, row + 1), share);
                weight += share;
            }
            if (first + gradients.size(0) < points)
                preview(sum / weight);
        },
        progress);
    return sum;
}

at::Tensor adaptiveMeanGradient(Probe& probe, const Path& path, int most,
                                const PathPreview& preview, Progress& progress)
{
    Quiet quiet(progress);
    Halving halving(probe, path);
    halving.begin(quiet);
    const double firstExcess = halving.excess();
    double shown = 0.05;
    while (halving.excess() > 1 && halving.gradients() < most && halving.canHalve()) {
        preview(halving.sum());
        shown =
            std::max(shown, 1 - std::log(halving.excess()) / std::log(std::max(firstExcess, 1.01)));
        progress.report(std::max(shown, double(halving.gradients()) / most));
        halving.halveWorst(quiet);
    }
    progress.report(1);
    return halving.sum();
}

} // namespace core
