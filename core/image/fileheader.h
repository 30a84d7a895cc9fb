// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace core {

enum class PictureFormat { Other, Jpeg, Png, WebP, Tiff, Bmp };

/// What the head of a picture file says, found without decoding it; zeros where it does not tell.
struct FileHeader {
    PictureFormat format = PictureFormat::Other;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int bytesPerPixel = 0;      ///< once decoded
    bool premultiplied = false; ///< once decoded, colours already hold their share of the alpha
    int orientation = 1;        ///< EXIF, 1 to 8; 5 to 8 swap width and height
    bool ends = true;           ///< false: a JPEG file without the mark at its end, so cut off

    double pixels() const { return static_cast<double>(width) * height; }
};

/// Never reads beyond `bytes`, whatever they hold.
FileHeader readFileHeader(std::span<const unsigned char> bytes);

} // namespace core
