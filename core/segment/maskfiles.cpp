// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/maskfiles.h"

#include "core/image/fileheader.h"
#include "core/image/image.h"
#include "core/image/masksize.h"
#include "core/segment/maskjson.h"
#include "core/segment/seeds.h"
#include "core/support/error.h"
#include "core/support/file.h"
#include "core/support/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <new>
#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <span>
#include <unordered_set>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::uintmax_t largestFileBytes = std::uintmax_t{256} << 20;

constexpr std::pair<Seed, unsigned char> seedGreys[] = {{Seed::None, 0},
                                                        {Seed::Background, 64},
                                                        {Seed::ProbableBackground, 112},
                                                        {Seed::ProbableObject, 176},
                                                        {Seed::Object, 255}};
constexpr unsigned char unknownSeed = 255;

void writePng(const std::string& path, const cv::Mat& pixels)
{
    std::string extension = std::filesystem::path(path).extension().string();
    std::ranges::transform(extension, extension.begin(), [](unsigned char character) {
        return static_cast<char>(std::tolower(character));
    });
    if (extension != ".png") {
        throw Error(Fault::FileNotWritable, path,
                    QT_TRANSLATE_NOOP("core", "masks and cut-outs are written as .png"));
    }
    writeImage(path, pixels);
}

void writeText(const std::string& path, const std::string& text)
{
    writeBytes(path, {{reinterpret_cast<const unsigned char*>(text.data()), text.size()}});
}

/// 256 values, `fallback` where none of the pairs says another.
template <typename Key, typename Value>
cv::Mat lookupTable(unsigned char fallback, std::span<const std::pair<Seed, unsigned char>> pairs,
                    Key key, Value value)
{
    cv::Mat table(1, 256, CV_8UC1, cv::Scalar(fallback));
    for (const auto& pair : pairs)
        table.at<unsigned char>(key(pair)) = static_cast<unsigned char>(value(pair));
    return table;
}

/// A picture as it is in the file, but JPEG in grey and upright.
cv::Mat decode(const std::string& path, const std::vector<unsigned char>& bytes, cv::Size size)
{
    const FileHeader header = readFileHeader(bytes);
    const bool jpeg = header.format == PictureFormat::Jpeg;
    if (header.width > 0 && header.height > 0 && header.pixels() <= INT32_MAX) {
        cv::Size stored(static_cast<int>(header.width), static_cast<int>(header.height));
        if (jpeg && header.orientation >= 5)
            std::swap(stored.width, stored.height);
        // A TIFF file's picture may be turned.
        if (header.format != PictureFormat::Tiff || header.pixels() != double(size.area()))
            verifyMaskFits(stored, size, path);
    }
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    cv::Mat decoded;
    try {
        decoded = cv::imdecode(bytes, jpeg ? cv::IMREAD_GRAYSCALE : cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception& failure) {
        throw Error(Fault::NotAMask, path, failure.err);
    }
    if (decoded.empty() || !header.ends) {
        throw Error(Fault::NotAMask, path,
                    header.format == PictureFormat::Other
                        ? ""
                        : QT_TRANSLATE_NOOP("core", "it is damaged or cut off"));
    }
    verifyMaskFits(decoded.size(), size, path);
    return decoded;
}

/// Half of what full opacity is.
double halfOf(int depth)
{
    switch (depth) {
    case CV_8U: return 127;
    case CV_16U: return 32767;
    default: return 0.5;
    }
}

/// Where any of the first three channels is not 0.
cv::Mat coloredPixels(const cv::Mat& pixels)
{
    cv::Mat colored = cv::Mat::zeros(pixels.size(), CV_8UC1);
    for (int channel = 0; channel < std::min(3, pixels.channels()); ++channel) {
        cv::Mat plane;
        cv::extractChannel(pixels, plane, channel);
        colored |= plane != 0;
    }
    if (pixels.type() == CV_8UC3 || pixels.type() == CV_8UC4) {
        cv::Mat border; // of objects in PASCAL VOC's masks; blue comes first
        cv::inRange(pixels, cv::Scalar(192, 224, 224, 0), cv::Scalar(192, 224, 224, 255), border);
        colored.setTo(0, border);
    }
    return colored;
}

/// More different colours than a mask can have. (In a JPEG file, whose edges are blurred: more than
/// a fifth of the pixels are neither dark nor light.)
bool isPhotograph(const cv::Mat& pixels, bool lossy)
{
    constexpr std::size_t mostColors = 256;
    if (lossy) {
        cv::Mat between;
        cv::inRange(pixels, 48, 207, between);
        return cv::countNonZero(between) > 0.2 * double(pixels.total());
    }
    if (pixels.type() != CV_8UC3 && pixels.type() != CV_8UC4)
        return false;
    std::unordered_set<std::uint32_t> colors;
    for (int y = 0; y < pixels.rows && colors.size() <= mostColors; ++y) {
        const auto* pixel = pixels.ptr<unsigned char>(y);
        for (int x = 0; x < pixels.cols; ++x, pixel += pixels.channels())
            colors.insert(std::uint32_t(pixel[0]) << 16 | std::uint32_t(pixel[1]) << 8 | pixel[2]);
    }
    return colors.size() > mostColors;
}

cv::Mat objectOf(const std::string& path, const cv::Mat& pixels, bool lossy)
{
    if (pixels.channels() == 4) {
        cv::Mat alpha;
        double least = 0;
        double most = 0;
        cv::extractChannel(pixels, alpha, 3);
        cv::minMaxLoc(alpha, &least, &most);
        if (least < most)
            return alpha > halfOf(alpha.depth());
    }
    if (isPhotograph(pixels, lossy))
        throw Error(Fault::NotAMask, path,
                    QT_TRANSLATE_NOOP("core", "it looks like a photograph rather than a mask"));
    return lossy ? cv::Mat(pixels > halfOf(pixels.depth())) : coloredPixels(pixels);
}

std::vector<unsigned char> contentOf(const std::string& path)
{
    std::vector<unsigned char> bytes = readBytes(path, largestFileBytes);
    if (bytes.empty())
        throw Error(Fault::NotAMask, path, QT_TRANSLATE_NOOP("core", "it is empty"));
    return bytes;
}

/// What `work` reads from the file, unless that takes more memory than there is.
template <typename Work> cv::Mat withinMemory(const std::string& path, Work work)
{
    try {
        return work();
    } catch (const std::bad_alloc&) {
        throw Error(Fault::NotAMask, path, QT_TRANSLATE_NOOP("core", "it is too large"));
    }
}

} // namespace

void writeMask(const std::string& path, const cv::Mat& mask)
{
    writePng(path, mask != 0);
}

void writeCutOut(const std::string& path, const cv::Mat& pixels, const cv::Mat& mask)
{
    verifyMaskFits(mask.size(), pixels.size());
    const cv::Mat object = mask != 0;
    cv::Mat cutOut;
    cv::cvtColor(pixels, cutOut, cv::COLOR_RGB2RGBA);
    cutOut.setTo(cv::Scalar::all(0), object == 0);
    writePng(path, cutOut);
}

void writeSeeds(const std::string& path, const cv::Mat& seeds)
{
    cv::Mat greys;
    cv::LUT(seeds,
            lookupTable(
                0, seedGreys, [](const auto& pair) { return static_cast<int>(pair.first); },
                [](const auto& pair) { return pair.second; }),
            greys);
    writePng(path, greys);
}

void writeCoco(const std::string& path, const cv::Mat& mask, const MaskFacts& facts, CocoForm form)
{
    writeText(path, cocoText(mask, facts, form));
}

void writeLabelme(const std::string& path, const cv::Mat& mask, const MaskFacts& facts)
{
    writeText(path, labelmeText(mask, facts));
}

cv::Mat readMask(const std::string& path, cv::Size size, const std::string& picture)
{
    return withinMemory(path, [&] {
        const std::vector<unsigned char> bytes = contentOf(path);
        if (looksLikeJson(bytes))
            return maskFromJson(path, bytes, size, picture);
        const bool lossy = readFileHeader(bytes).format == PictureFormat::Jpeg;
        return objectOf(path, decode(path, bytes, size), lossy);
    });
}

cv::Mat readSeeds(const std::string& path, cv::Size size)
{
    const cv::Mat greys = withinMemory(path, [&] { return decode(path, contentOf(path), size); });
    cv::Mat seeds;
    if (greys.type() == CV_8UC1) {
        cv::LUT(greys,
                lookupTable(
                    unknownSeed, seedGreys, [](const auto& pair) { return pair.second; },
                    [](const auto& pair) { return pair.first; }),
                seeds);
    }
    if (seeds.empty() || cv::countNonZero(seeds == unknownSeed) > 0) {
        throw Error(Fault::NotAMask, path,
                    QT_TRANSLATE_NOOP("core", "its grey values are not those of seeds"));
    }
    return seeds;
}

} // namespace core
