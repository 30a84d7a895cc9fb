// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/runlength.h"

#include "core/segment/runs.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <opencv2/core.hpp>

namespace core {

namespace {

constexpr char firstCharacter = 48;
constexpr int digitBits = 5; ///< a character's sixth bit says that another follows
constexpr std::int64_t signBit = 16;

} // namespace

RunLengths encodeRunLengths(const cv::Mat& mask)
{
    if (mask.empty())
        return {};
    const cv::Mat columns = mask.t(); // a row of it is a column of the picture
    RunLengths lengths;
    std::uint32_t done = 0;
    for (const Run& run : runsOf(columns)) {
        const auto column =
            static_cast<std::uint32_t>(run.y) * static_cast<std::uint32_t>(columns.cols);
        const std::uint32_t first = column + static_cast<std::uint32_t>(run.first);
        const auto count = static_cast<std::uint32_t>(run.end - run.first);
        if (first == done && !lengths.empty()) { // goes on from the column before
            lengths.back() += count;
        } else {
            lengths.push_back(first - done);
            lengths.push_back(count);
        }
        done = first + count;
    }
    const auto rest = static_cast<std::uint32_t>(mask.total()) - done;
    if (rest > 0)
        lengths.push_back(rest);
    return lengths;
}

std::optional<cv::Mat> decodeRunLengths(const RunLengths& lengths, cv::Size size)
{
    std::uint64_t sum = 0;
    for (const std::uint32_t length : lengths)
        sum += length;
    if (size.width < 0 || size.height < 0 ||
        sum != static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(size.height))
        return std::nullopt;
    if (sum == 0)
        return cv::Mat(size, CV_8UC1);
    cv::Mat columns(size.width, size.height, CV_8UC1);
    unsigned char* pixel = columns.data;
    unsigned char value = 0;
    for (const std::uint32_t length : lengths) {
        pixel = std::fill_n(pixel, length, value);
        value = static_cast<unsigned char>(255 - value);
    }
    return cv::Mat(columns.t());
}

std::string compressRunLengths(const RunLengths& lengths)
{
    std::string text;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        std::int64_t number = lengths[i];
        if (i > 2)
            number -= lengths[i - 2];
        for (bool more = true; more;) {
            const std::int64_t digit = number & ((1 << digitBits) - 1);
            number >>= digitBits;
            more = number != (digit & signBit ? -1 : 0);
            text += static_cast<char>(firstCharacter + digit + (more ? 1 << digitBits : 0));
        }
    }
    return text;
}

std::optional<RunLengths> expandRunLengths(std::string_view text)
{
    RunLengths lengths;
    for (std::size_t at = 0; at < text.size();) {
        std::int64_t number = 0;
        bool more = true;
        for (int bits = 0; more; bits += digitBits) {
            const int character = at < text.size() ? text[at++] - firstCharacter : -1;
            if (character < 0 || character > 63 || bits > 40)
                return std::nullopt;
            number |= std::int64_t{character & 31} << bits;
            more = (character & 32) != 0;
            if (!more && (character & signBit))
                number |= -(std::int64_t{1} << (bits + digitBits));
        }
        if (lengths.size() > 2)
            number += lengths[lengths.size() - 2];
        if (number < 0 || number > std::numeric_limits<std::uint32_t>::max())
            return std::nullopt;
        lengths.push_back(static_cast<std::uint32_t>(number));
    }
    return lengths;
}

} // namespace core
