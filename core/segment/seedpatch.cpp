// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/seedpatch.h"

#include "core/segment/seeds.h"
#include "core/support/error.h"

#include <algorithm>
#include <cstdint>

namespace core {

namespace {

constexpr unsigned seedBits = 3;
constexpr std::int64_t shortRuns = 31; ///< longer ones need more bytes

void append(std::vector<unsigned char>& runs, unsigned char seed, std::int64_t length)
{
    const auto first = std::min(length - 1, shortRuns);
    runs.push_back(static_cast<unsigned char>(seed | (first << seedBits)));
    if (first < shortRuns)
        return;
    auto rest = length - 1 - shortRuns;
    for (; rest >= 0x80; rest >>= 7)
        runs.push_back(static_cast<unsigned char>(0x80 | (rest & 0x7f)));
    runs.push_back(static_cast<unsigned char>(rest));
}

[[noreturn]] void refuse(const char* why)
{
    throw Error(Fault::NotAMask, "seeds", why);
}

/// Reads runs, and nothing beyond their end.
class Reader {
public:
    explicit Reader(const std::vector<unsigned char>& runs) : m_runs(runs) {}

    bool atEnd() const { return m_place == m_runs.size(); }

    unsigned char next()
    {
        if (atEnd())
            refuse("the runs end too early");
        return m_runs[m_place++];
    }

    std::int64_t length(unsigned char first)
    {
        std::int64_t length = (first >> seedBits) + 1;
        if (length <= shortRuns)
            return length;
        for (int shift = 0;; shift += 7) {
            const auto byte = next();
            if (shift > 28)
                refuse("a run is too long");
            length += static_cast<std::int64_t>(byte & 0x7f) << shift;
            if (!(byte & 0x80))
                return length;
        }
    }

private:
    const std::vector<unsigned char>& m_runs;
    std::size_t m_place = 0;
};

} // namespace

SeedPatch packSeeds(const cv::Mat& seeds, const cv::Rect& rect)
{
    SeedPatch patch{rect, {}};
    unsigned char seed = 0;
    std::int64_t length = 0;
    for (int y = rect.y; y < rect.br().y; ++y) {
        const auto* row = seeds.ptr<unsigned char>(y);
        for (int x = rect.x; x < rect.br().x; ++x) {
            if (length > 0 && row[x] != seed) {
                append(patch.runs, seed, length);
                length = 0;
            }
            seed = row[x];
            ++length;
        }
    }
    if (length > 0)
        append(patch.runs, seed, length);
    return patch;
}

SeedPatch packSeeds(const cv::Mat& seeds)
{
    return packSeeds(seeds, cv::Rect(cv::Point(), seeds.size()));
}

void unpackSeeds(const SeedPatch& patch, cv::Mat& seeds)
{
    const auto& rect = patch.rect;
    // Compared without sums, which could overflow.
    if (rect.x < 0 || rect.y < 0 || rect.width < 0 || rect.height < 0 || rect.x > seeds.cols ||
        rect.y > seeds.rows || rect.width > seeds.cols - rect.x ||
        rect.height > seeds.rows - rect.y)
        refuse("the patch does not lie within the picture");
    cv::Mat unpacked(rect.size(), CV_8UC1);
    auto* out = unpacked.ptr<unsigned char>();
    auto left = static_cast<std::int64_t>(rect.width) * rect.height;
    Reader reader(patch.runs);
    while (!reader.atEnd()) {
        const auto first = reader.next();
        const auto seed = static_cast<unsigned char>(first & ((1U << seedBits) - 1));
        const auto length = reader.length(first);
        if (length > left || seed > static_cast<unsigned char>(Seed::Erased))
            refuse("a run does not fit");
        out = std::fill_n(out, length, seed);
        left -= length;
    }
    if (left != 0)
        refuse("the runs do not fill the patch");
    if (!rect.empty())
        unpacked.copyTo(seeds(rect));
}

} // namespace core
