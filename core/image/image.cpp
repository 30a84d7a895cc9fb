// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/image.h"

#include "core/image/fileheader.h"
#include "core/support/error.h"
#include "core/support/file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <filesystem>
#include <limits>
#include <new>
#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <type_traits>
#include <vector>

namespace core {

namespace {

constexpr std::uintmax_t largestFileBytes = std::uintmax_t{1} << 30;
/// A 20,000 x 20,000 picture with transparency still opens.
constexpr double largestDecodedBytes = 2e9;
/// JPEG decodes at a reduced size, but progressive files need memory for all of their pixels.
constexpr double largestFilePixels = 5e8;

/// Empty for a size that is not known.
std::string sizeText(double width, double height)
{
    if (width == 0)
        return {};
    return std::to_string(static_cast<long long>(width)) + " x " +
           std::to_string(static_cast<long long>(height)) + " pixels";
}

/// 1, 2, 4 or 8: how much smaller a JPEG decoder may make the picture right away.
int jpegDivisor(const FileHeader& header)
{
    int divisor = 1;
    while (divisor < 8 && header.pixels() / (4.0 * divisor * divisor) >= largestPicturePixels)
        divisor *= 2;
    return divisor;
}

int decodingFlags(const FileHeader& header)
{
    switch (header.format) {
    case PictureFormat::Jpeg:
        switch (jpegDivisor(header)) {
        case 8: return cv::IMREAD_REDUCED_COLOR_8 | cv::IMREAD_IGNORE_ORIENTATION;
        case 4: return cv::IMREAD_REDUCED_COLOR_4 | cv::IMREAD_IGNORE_ORIENTATION;
        case 2: return cv::IMREAD_REDUCED_COLOR_2 | cv::IMREAD_IGNORE_ORIENTATION;
        default: return cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION;
        }
    case PictureFormat::Bmp: return cv::IMREAD_COLOR; // a fourth byte there is seldom transparency
    default: return cv::IMREAD_UNCHANGED;
    }
}

cv::Mat decode(const std::string& path, const std::vector<unsigned char>& bytes,
               const FileHeader& header)
{
    const bool jpeg = header.format == PictureFormat::Jpeg;
    if (header.pixels() > largestFilePixels ||
        (!jpeg && header.pixels() * header.bytesPerPixel > largestDecodedBytes))
        throw Error(Fault::PictureTooLarge, path, sizeText(header.width, header.height));

    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    try {
        cv::Mat decoded = cv::imdecode(bytes, decodingFlags(header));
        if (decoded.empty() || !header.ends) { // the decoder fills what is missing with grey
            throw Error(Fault::NotAPicture, path,
                        header.format == PictureFormat::Other ? "" : "it is damaged or cut off");
        }
        return decoded;
    } catch (const cv::Exception& failure) {
        const bool size = failure.code == cv::Error::StsNoMem ||
                          failure.err.find("CV_IO_MAX_IMAGE") != std::string::npos;
        throw size ? Error(Fault::PictureTooLarge, path, sizeText(header.width, header.height))
                   : Error(Fault::NotAPicture, path, failure.err);
    } catch (const std::bad_alloc&) {
        throw Error(Fault::PictureTooLarge, path, sizeText(header.width, header.height));
    }
}

/// Lays BGRA pixels over white, in place. `premultiplied`: colours already hold their share.
template <typename T> void layOverWhite(cv::Mat& pixels, bool premultiplied)
{
    const float white = std::is_floating_point_v<T> ? 1.f : float(std::numeric_limits<T>::max());
    cv::parallel_for_({0, pixels.rows}, [&](const cv::Range& rows) {
        for (int y = rows.start; y < rows.end; ++y) {
            T* pixel = pixels.ptr<T>(y);
            for (int x = 0; x < pixels.cols; ++x, pixel += 4) {
                const float alpha = static_cast<float>(pixel[3]);
                if (alpha == white)
                    continue;
                const float share = premultiplied ? 1.f : alpha / white;
                for (int c = 0; c < 3; ++c) {
                    pixel[c] = cv::saturate_cast<T>(static_cast<float>(pixel[c]) * share +
                                                    (white - alpha));
                }
            }
        }
    });
}

void removeTransparency(cv::Mat& pixels, const FileHeader& header)
{
    if (pixels.channels() != 4)
        return;
    switch (pixels.depth()) {
    case CV_8U: layOverWhite<uchar>(pixels, header.premultiplied); break;
    case CV_16U: layOverWhite<ushort>(pixels, header.premultiplied); break;
    case CV_32F: layOverWhite<float>(pixels, header.premultiplied); break;
    default: break;
    }
}

void reduceByArea(cv::Mat& pixels)
{
    const double excess = static_cast<double>(pixels.total()) / largestPicturePixels;
    if (excess <= 1)
        return;
    const double factor = 1 / std::sqrt(excess);
    const cv::Size size(std::max(1, static_cast<int>(pixels.cols * factor)),
                        std::max(1, static_cast<int>(pixels.rows * factor)));
    cv::Mat reduced;
    cv::resize(pixels, reduced, size, 0, 0, cv::INTER_AREA);
    pixels = reduced;
}

/// White as the depth counts it; 0 for depths that pictures do not have.
double whiteOf(int depth)
{
    switch (depth) {
    case CV_8U: return 255;
    case CV_16U: return 65535;
    case CV_32F:
    case CV_64F: return 1;
    default: return 0;
    }
}

cv::Mat toRgb8(const std::string& path, const cv::Mat& decoded)
{
    const double white = whiteOf(decoded.depth());
    const int channels = decoded.channels();
    if (white == 0 || channels == 2 || channels > 4)
        throw Error(Fault::NotAPicture, path, "it holds " + cv::typeToString(decoded.type()));
    cv::Mat bytes = decoded;
    if (decoded.depth() != CV_8U)
        decoded.convertTo(bytes, CV_8U, 255 / white);
    cv::Mat rgb;
    cv::cvtColor(bytes, rgb,
                 channels == 1   ? cv::COLOR_GRAY2RGB
                 : channels == 3 ? cv::COLOR_BGR2RGB
                                 : cv::COLOR_BGRA2RGB);
    return rgb;
}

/// Turns and mirrors as the EXIF orientation says.
void turnUpright(cv::Mat& pixels, int orientation)
{
    if (orientation >= 5)
        pixels = pixels.t();
    switch (orientation) {
    case 2:
    case 6: cv::flip(pixels, pixels, 1); break;
    case 3:
    case 7: cv::flip(pixels, pixels, -1); break;
    case 4:
    case 8: cv::flip(pixels, pixels, 0); break;
    default: break;
    }
}

std::span<const unsigned char> bytesOf(const std::string& text)
{
    return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

} // namespace

Image readImage(const std::string& path)
{
    std::vector<unsigned char> bytes = readBytes(path, largestFileBytes);
    if (bytes.empty())
        throw Error(Fault::NotAPicture, path, "it is empty");
    const FileHeader header = readFileHeader(bytes);
    cv::Mat decoded = decode(path, bytes, header);
    bytes = {};

    Image image;
    image.path = path;
    image.originalSize = decoded.size();
    if (header.format == PictureFormat::Jpeg && jpegDivisor(header) > 1)
        image.originalSize = {static_cast<int>(header.width), static_cast<int>(header.height)};
    removeTransparency(decoded, header);
    reduceByArea(decoded);
    image.pixels = toRgb8(path, decoded);
    turnUpright(image.pixels, header.orientation);
    if (header.orientation >= 5)
        std::swap(image.originalSize.width, image.originalSize.height);
    return image;
}

void writeImage(const std::string& path, const cv::Mat& pixels)
{
    CV_Assert(pixels.depth() == CV_8U);
    cv::Mat stored; // of its own: a shared one would be written into
    if (pixels.channels() == 3)
        cv::cvtColor(pixels, stored, cv::COLOR_RGB2BGR);
    else if (pixels.channels() == 4)
        cv::cvtColor(pixels, stored, cv::COLOR_RGBA2BGRA);
    else
        stored = pixels;

    const std::string extension = std::filesystem::path(path).extension().string();
    if (extension.empty() || !cv::haveImageWriter(path)) {
        throw Error(Fault::FileNotWritable, path,
                    "\"" + extension + "\" is not a known picture format; use .png or .jpg");
    }
    std::vector<unsigned char> bytes;
    try {
        if (!cv::imencode(extension, stored, bytes))
            bytes.clear();
    } catch (const cv::Exception& failure) {
        throw Error(Fault::FileNotWritable, path, failure.err);
    }
    if (bytes.empty()) {
        throw Error(Fault::FileNotWritable, path,
                    extension + " cannot hold " + sizeText(pixels.cols, pixels.rows));
    }
    writeBytes(path, {bytes});
}

void writeNpy(const std::string& path, const cv::Mat& values)
{
    CV_Assert(values.depth() == CV_32F && values.channels() == 1);
    static_assert(std::endian::native == std::endian::little);
    std::string shape;
    for (int i = 0; i < values.dims; ++i)
        shape += std::to_string(values.size[i]) + (i == 0 || i + 1 < values.dims ? "," : "");
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
    // Magic, version and length take ten bytes; the data begins at a multiple of 64.
    header.append(63 - (10 + header.size()) % 64, ' ');
    header += '\n';
    const std::string magic{"\x93NUMPY\x01\x00", 8};
    const std::array<unsigned char, 2> length{static_cast<unsigned char>(header.size() & 255),
                                              static_cast<unsigned char>(header.size() >> 8)};
    const cv::Mat dense = values.isContinuous() ? values : values.clone();
    writeBytes(
        path,
        {bytesOf(magic), length, bytesOf(header), {dense.data, dense.total() * dense.elemSize()}});
}

} // namespace core
