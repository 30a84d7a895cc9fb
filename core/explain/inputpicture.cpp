// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/inputpicture.h"

#include <opencv2/imgproc.hpp>

namespace core {

cv::Mat inputPicture(const Preprocessed& preprocessed, const InputRule& rule)
{
    const auto size = preprocessed.inputSize();
    std::vector<cv::Mat> planes;
    for (int channel = 0; channel < preprocessed.input.size[1]; ++channel) {
        const auto place = std::size_t(channel);
        const cv::Mat plane(
            size, CV_32F,
            const_cast<float*>(preprocessed.input.ptr<float>(0, channel))); // only read
        planes.push_back((plane * rule.std[place] + rule.mean[place]) * (rule.scale / 255));
    }
    cv::Mat picture;
    cv::merge(planes, picture);
    if (planes.size() == 1)
        cv::cvtColor(picture, picture, cv::COLOR_GRAY2RGB);
    else if (rule.channels == ChannelOrder::Bgr)
        cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
    return picture;
}

} // namespace core
