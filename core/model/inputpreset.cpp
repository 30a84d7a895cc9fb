// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/inputpreset.h"

#include "core/support/text.h"

#include <algorithm>
#include <cmath>

namespace core {

const std::vector<InputPreset>& inputPresets()
{
    static const std::vector<InputPreset> presets{
        {.id = "torchvision",
         .name = QT_TRANSLATE_NOOP("core", "torchvision, timm (ImageNet)"),
         .resizeFactor = 256. / 224,
         .mean = {0.485, 0.456, 0.406},
         .std = {0.229, 0.224, 0.225}},
        {.id = "inception",
         .name = QT_TRANSLATE_NOOP("core", "Inception, TensorFlow style (−1 to 1)"),
         .resizeFactor = 342. / 299,
         .mean = {0.5, 0.5, 0.5},
         .std = {0.5, 0.5, 0.5}},
        {.id = "xception",
         .name = QT_TRANSLATE_NOOP("core", "Xception of Cadene (−1 to 1)"),
         .resizeFactor = 333. / 299,
         .mean = {0.5, 0.5, 0.5},
         .std = {0.5, 0.5, 0.5}},
        {.id = "face_forensics",
         .name = QT_TRANSLATE_NOOP("core", "Xception of FaceForensics++ (stretched, −1 to 1)"),
         .resize = Resize::Stretch,
         .mean = {0.5, 0.5, 0.5},
         .std = {0.5, 0.5, 0.5}},
        {.id = "efficientnet_lite",
         .name = QT_TRANSLATE_NOOP("core", "EfficientNet-Lite (127, 128)"),
         .resizeFactor = 256. / 224,
         .scale = 1,
         .mean = {127, 127, 127},
         .std = {128, 128, 128}},
        {.id = "caffe",
         .name = QT_TRANSLATE_NOOP("core", "Caffe, VGG (BGR, 0 to 255)"),
         .channels = ChannelOrder::Bgr,
         .resizeFactor = 256. / 224,
         .scale = 1,
         .mean = {103.939, 116.779, 123.68}},
        {.id = "yolo",
         .name = QT_TRANSLATE_NOOP("core", "YOLO (letterbox, 0 to 1)"),
         .resize = Resize::Letterbox},
        {.id = "unit",
         .name = QT_TRANSLATE_NOOP("core", "Plain values, 0 to 1"),
         .resizeFactor = 256. / 224},
        {.id = "bytes",
         .name = QT_TRANSLATE_NOOP("core", "Plain values, 0 to 255"),
         .resizeFactor = 256. / 224,
         .scale = 1},
    };
    return presets;
}

InputRule withPreset(const InputRule& rule, const InputPreset& preset)
{
    InputRule result = rule;
    result.resize = preset.resize;
    if (preset.resize == Resize::ShortestSide)
        result.resizeTo = int(std::lround(std::max(rule.width, rule.height) * preset.resizeFactor));
    result.crop = Crop::Center;
    result.scale = preset.scale;
    result.mean = preset.mean;
    result.std = preset.std;
    if (rule.channels == ChannelOrder::Gray) {
        result.mean.fill((preset.mean[0] + preset.mean[1] + preset.mean[2]) / 3);
        result.std.fill((preset.std[0] + preset.std[1] + preset.std[2]) / 3);
    } else {
        result.channels = preset.channels;
    }
    return result;
}

const InputPreset* presetOf(const InputRule& rule)
{
    const auto& presets = inputPresets();
    const auto found = std::ranges::find_if(presets, [&](const InputPreset& preset) {
        auto compared = withPreset(rule, preset);
        if (preset.resize != Resize::ShortestSide) // nothing is left to crop
            compared.crop = rule.crop;
        return compared == rule;
    });
    return found == presets.end() ? nullptr : &*found;
}

} // namespace core
