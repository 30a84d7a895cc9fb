// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/fileheader.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace core {

namespace {

/// Numbers at offsets of a piece of a file; beyond its end everything is zero.
class Bytes {
public:
    explicit Bytes(std::span<const unsigned char> bytes, bool bigEndian = false)
        : m_bytes(bytes), m_bigEndian(bigEndian)
    {}

    std::uint32_t number(std::size_t offset, int count) const
    {
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i)
            value =
                value << 8 | at(offset + static_cast<std::size_t>(m_bigEndian ? i : count - 1 - i));
        return value;
    }

    bool holds(std::size_t offset, std::string_view text) const
    {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (offset + i >= size() || at(offset + i) != static_cast<unsigned char>(text[i]))
                return false;
        }
        return true;
    }

    std::span<const unsigned char> part(std::size_t offset, std::size_t length) const
    {
        const std::size_t first = std::min(offset, size());
        return m_bytes.subspan(first, std::min(length, size() - first));
    }

    std::size_t size() const { return m_bytes.size(); }

private:
    std::uint32_t at(std::size_t i) const { return i < m_bytes.size() ? m_bytes[i] : 0; }

    std::span<const unsigned char> m_bytes;
    bool m_bigEndian;
};

/// A field of the first directory of a TIFF structure (a TIFF file, or an EXIF block); 0 if absent.
std::uint32_t tiffField(std::span<const unsigned char> block, std::uint32_t wanted)
{
    const Bytes tiff(block, Bytes(block).holds(0, "MM"));
    const std::size_t directory = tiff.number(4, 4);
    const std::uint32_t count = tiff.number(directory, 2);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        if (entry >= tiff.size())
            break;
        if (tiff.number(entry, 2) != wanted)
            continue;
        const bool isShort = tiff.number(entry + 2, 2) == 3;
        const std::uint32_t values = tiff.number(entry + 4, 4);
        const bool inPlace = values * (isShort ? 2 : 4) <= 4;
        const std::size_t place = inPlace ? entry + 8 : tiff.number(entry + 8, 4);
        return tiff.number(place, isShort ? 2 : 4);
    }
    return 0;
}

int exifOrientation(std::span<const unsigned char> block)
{
    constexpr std::string_view prefix{"Exif\0\0", 6};
    if (Bytes(block).holds(0, prefix))
        block = block.subspan(prefix.size());
    const std::uint32_t value = tiffField(block, 0x0112);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

FileHeader jpegHeader(std::span<const unsigned char> bytes)
{
    const Bytes jpeg(bytes, true);
    FileHeader header{PictureFormat::Jpeg};
    header.bytesPerPixel = 3;
    for (std::size_t at = 2; at + 4 <= jpeg.size();) {
        const std::uint32_t marker = jpeg.number(at, 2);
        if (marker == 0xffff) { // padding
            ++at;
            continue;
        }
        if (marker ==
            0xffda) { // the picture's data begins; some programs append more behind its end
            static constexpr unsigned char end[] = {0xff, 0xd9};
            const auto data = bytes.subspan(at);
            header.ends =
                std::search(data.begin(), data.end(), std::begin(end), std::end(end)) != data.end();
            break;
        }
        if (marker < 0xffc0) // nonsense
            break;
        if (marker == 0xff01 || (marker >= 0xffd0 && marker <= 0xffd8)) { // these have no length
            at += 2;
            continue;
        }
        const std::size_t length = jpeg.number(at + 2, 2);
        const bool frame =
            marker <= 0xffcf && marker != 0xffc4 && marker != 0xffc8 && marker != 0xffcc;
        if (frame) {
            header.height = jpeg.number(at + 5, 2);
            header.width = jpeg.number(at + 7, 2);
        } else if (marker == 0xffe1 && jpeg.holds(at + 4, "Exif")) {
            header.orientation = exifOrientation(jpeg.part(at + 4, length - 2));
        }
        at += 2 + std::max<std::size_t>(length, 2);
    }
    return header;
}

FileHeader pngHeader(std::span<const unsigned char> bytes)
{
    const Bytes png(bytes, true);
    FileHeader header{PictureFormat::Png, png.number(16, 4), png.number(20, 4)};
    const std::uint32_t depth = png.number(24, 1);
    const std::uint32_t colorType = png.number(25, 1);
    const int channels = colorType == 0 ? 1 : colorType == 2 ? 3 : 4;
    header.bytesPerPixel = channels * (depth == 16 ? 2 : 1);
    for (std::size_t at = 8; at + 8 <= png.size(); at += 12 + std::size_t{png.number(at, 4)}) {
        if (png.holds(at + 4, "eXIf"))
            header.orientation = exifOrientation(png.part(at + 8, png.number(at, 4)));
    }
    return header;
}

FileHeader webpHeader(std::span<const unsigned char> bytes)
{
    const Bytes webp(bytes);
    FileHeader header{PictureFormat::WebP};
    header.bytesPerPixel = 4;
    for (std::size_t at = 12; at + 8 <= webp.size();) {
        const std::size_t length = webp.number(at + 4, 4);
        if (webp.holds(at, "VP8X")) {
            header.width = webp.number(at + 12, 3) + 1;
            header.height = webp.number(at + 15, 3) + 1;
        } else if (webp.holds(at, "EXIF")) {
            header.orientation = exifOrientation(webp.part(at + 8, length));
        }
        at += 8 + length + length % 2;
    }
    return header;
}

FileHeader tiffHeader(std::span<const unsigned char> bytes)
{
    const std::uint32_t bits = std::max<std::uint32_t>(tiffField(bytes, 258), 8);
    const std::uint32_t samples = std::max<std::uint32_t>(tiffField(bytes, 277), 1);
    FileHeader header{PictureFormat::Tiff, tiffField(bytes, 256), tiffField(bytes, 257)};
    header.bytesPerPixel = static_cast<int>(std::min(bits, 64u) / 8 * std::min(samples, 4u));
    // Transparency of kind 1 is stored multiplied; that of kind 2 the decoder multiplies in 8 bits.
    const std::uint32_t kind = tiffField(bytes, 338);
    header.premultiplied = kind == 1 || (kind == 2 && bits == 8);
    return header; // the decoder turns TIFF pictures upright itself
}

FileHeader bmpHeader(std::span<const unsigned char> bytes)
{
    const Bytes bmp(bytes);
    const auto height = static_cast<std::int32_t>(bmp.number(22, 4)); // negative: top row first
    return {PictureFormat::Bmp, bmp.number(18, 4),
            static_cast<std::uint32_t>(std::llabs(static_cast<long long>(height))), 3};
}

} // namespace

FileHeader readFileHeader(std::span<const unsigned char> bytes)
{
    const Bytes file(bytes);
    if (file.holds(0, "\xff\xd8\xff"))
        return jpegHeader(bytes);
    if (file.holds(0, "\x89PNG\r\n\x1a\n"))
        return pngHeader(bytes);
    if (file.holds(0, "RIFF") && file.holds(8, "WEBP"))
        return webpHeader(bytes);
    if (file.holds(0, {"II*\0", 4}) || file.holds(0, {"MM\0*", 4}))
        return tiffHeader(bytes);
    if (file.holds(0, "BM"))
        return bmpHeader(bytes);
    return {};
}

} // namespace core
