// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagine/animation.h"

#include "core/support/error.h"
#include "core/support/file.h"
#include "core/support/text.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <webp/encode.h>
#include <webp/mux.h>

namespace core {

namespace {

constexpr float quality = 90; ///< of 100
constexpr int effort = 3;     ///< of 6: more takes several times as long and saves little

using Encoder = std::unique_ptr<WebPAnimEncoder, decltype(&WebPAnimEncoderDelete)>;

/// An encoder's picture, freed in any case.
struct Picture {
    Picture() { WebPPictureInit(&data); }
    ~Picture() { WebPPictureFree(&data); }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;
    WebPPicture data;
};

struct Assembled {
    Assembled() { WebPDataInit(&data); }
    ~Assembled() { WebPDataClear(&data); }
    Assembled(const Assembled&) = delete;
    Assembled& operator=(const Assembled&) = delete;
    WebPData data;
};

void add(WebPAnimEncoder* encoder, const cv::Mat& pixels, int milliseconds,
         const WebPConfig& config, const std::string& path)
{
    Picture picture;
    picture.data.use_argb = 1;
    picture.data.width = pixels.cols;
    picture.data.height = pixels.rows;
    if (!WebPPictureImportRGB(&picture.data, pixels.data, int(pixels.step)) ||
        !WebPAnimEncoderAdd(encoder, &picture.data, milliseconds, &config))
        throw Error(Fault::FileNotWritable, path, WebPAnimEncoderGetError(encoder));
}

} // namespace

bool isAnimationPath(const std::string& path)
{
    auto ending = std::filesystem::path(path).extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return ending == ".webp";
}

void writeAnimation(const std::string& path, const std::vector<cv::Mat>& pictures,
                    Progress& progress, const AnimationTiming& timing)
{
    CV_Assert(!pictures.empty());
    const auto size = pictures.front().size();
    for (const auto& each : pictures)
        CV_Assert(each.type() == CV_8UC3 && each.size() == size);
    if (!isAnimationPath(path))
        throw Error(Fault::FileNotWritable, path,
                    QT_TRANSLATE_NOOP("core", "An animation needs a name that ends in .webp."));
    if (std::max(size.width, size.height) > WEBP_MAX_DIMENSION)
        throw Error(Fault::FileNotWritable, path,
                    QT_TRANSLATE_NOOP("core", "The pictures are too large for an animation."));
    WebPAnimEncoderOptions options;
    WebPConfig config;
    if (!WebPAnimEncoderOptionsInit(&options) || !WebPConfigInit(&config))
        throw Error(Fault::FileNotWritable, path, "libwebp");
    config.quality = quality;
    config.method = effort;
    const Encoder encoder(WebPAnimEncoderNew(size.width, size.height, &options),
                          WebPAnimEncoderDelete);
    if (!encoder)
        throw Error(Fault::OutOfMemory, path);
    for (std::size_t index = 0; index < pictures.size(); ++index) {
        if (progress.stopped())
            throw Cancelled();
        add(encoder.get(), pictures[index], int(index) * timing.frameMilliseconds, config, path);
        progress.report(double(index + 1) / double(pictures.size()));
    }
    const int end = int(pictures.size() - 1) * timing.frameMilliseconds + timing.lastMilliseconds;
    Assembled file;
    if (!WebPAnimEncoderAdd(encoder.get(), nullptr, end, nullptr) ||
        !WebPAnimEncoderAssemble(encoder.get(), &file.data))
        throw Error(Fault::FileNotWritable, path, WebPAnimEncoderGetError(encoder.get()));
    writeBytes(path, {std::span<const unsigned char>(file.data.bytes, file.data.size)});
}

} // namespace core
