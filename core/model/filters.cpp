// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/filters.h"

#include "core/model/graph/operators.h"
#include "core/model/graph/preparedgraph.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

namespace core {

using torch::jit::Node;
using torch::jit::Value;

namespace {

/// Operators behind a convolution that leave every number at its place.
bool keepsChannels(const Node* node)
{
    static const std::set<std::string> names{
        "batch_norm",  "leaky_relu", "prelu",      "elu",     "selu",   "celu",    "gelu",
        "silu",        "mish",       "hardswish",  "sigmoid", "tanh",   "dropout", "clamp",
        "hardsigmoid", "softplus",   "contiguous", "to",      "detach", "alias",   "clamp_max"};
    return isRelu(node) || names.count(operatorName(node)) > 0;
}

/// Operators before it that leave the picture a picture.
bool keepsPicture(const Node* node)
{
    static const std::set<std::string> names{"constant_pad_nd",
                                             "pad",
                                             "reflection_pad2d",
                                             "replication_pad2d",
                                             "sub",
                                             "add",
                                             "mul",
                                             "div",
                                             "contiguous",
                                             "to",
                                             "clone",
                                             "batch_norm"};
    return names.count(operatorName(node)) > 0;
}

const Value* walkBack(const Value* value, bool (*passes)(const Node*))
{
    while (!value->node()->inputs().empty() && passes(value->node()))
        value = value->node()->input(0);
    return value;
}

/// The convolution that ends in `value` and looks at the picture; null if there is none.
const Node* firstConvolution(const Value* value, const Value* picture)
{
    const auto* node = walkBack(value, keepsChannels)->node();
    if (!isConvolution(node) || walkBack(node->input(0), keepsPicture) != picture)
        return nullptr;
    if (node->kind() == torch::jit::aten::_convolution) {
        const auto transposed = torch::jit::toIValue(node->input(6));
        if (!transposed || !transposed->isBool() || transposed->toBool())
            return nullptr;
    }
    return node;
}

} // namespace

cv::Mat inputFilters(const Model& model, const std::string& layer)
{
    const auto& graph = model.graph();
    const auto& name = model.layer(layer).name;
    const auto found = std::find_if(graph.values.begin(), graph.values.end(),
                                    [&](const auto& entry) { return entry.layer.name == name; });
    const auto* node = firstConvolution(found->value, graph.flat.graph->inputs().back());
    if (!node)
        return {};
    const auto weight = constantTensor(node->input(1));
    if (!weight.defined() || weight.dim() != 4 || (weight.size(1) != 1 && weight.size(1) != 3))
        return {};
    if (weight.size(1) == 1 && model.card().input.channelCount() != 1)
        return {}; // of each channel by itself
    const auto dense = weight.to(at::kFloat).contiguous();
    const std::vector<int> sizes(dense.sizes().begin(), dense.sizes().end());
    cv::Mat filters(4, sizes.data(), CV_32F);
    std::memcpy(filters.data, dense.data_ptr<float>(), dense.nbytes());
    return filters;
}

cv::Mat filterPictures(const cv::Mat& filters, ChannelOrder channels)
{
    CV_Assert(filters.dims == 4 && filters.type() == CV_32F);
    const int sizes[] = {filters.size[0], filters.size[2], filters.size[3]};
    cv::Mat pictures(3, sizes, CV_8UC3);
    const int planes = filters.size[1];
    const auto plane = std::size_t(sizes[1]) * std::size_t(sizes[2]);
    for (int filter = 0; filter < sizes[0]; ++filter) {
        const auto* values = filters.ptr<float>(filter);
        float largest = 0;
        for (std::size_t i = 0; i < plane * std::size_t(planes); ++i)
            if (std::isfinite(values[i]))
                largest = std::max(largest, std::abs(values[i]));
        auto* pixels = pictures.ptr<cv::Vec3b>(filter);
        for (std::size_t i = 0; i < plane; ++i)
            for (int c = 0; c < 3; ++c) {
                const int source = planes == 1 ? 0 : (channels == ChannelOrder::Bgr ? 2 - c : c);
                const float value = values[std::size_t(source) * plane + i];
                const float share = largest > 0 && std::isfinite(value) ? value / largest : 0;
                pixels[i][c] = cv::saturate_cast<uchar>(std::lround(127.5F * (1 + share)));
            }
    }
    return pictures;
}

} // namespace core
