// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/maskjson.h"

#include "core/segment/maskmeasures.h"
#include "core/segment/outline.h"
#include "core/segment/runlength.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace core {

namespace {

/// Text as JSON has it, with what is not UTF-8 replaced.
std::string quoted(const std::string& text)
{
    using Json = nlohmann::json;
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// "[a, b, ...]". A ragged mask's outlines have millions of numbers, so the text is made directly.
template <typename Items, typename Append>
void appendList(std::string& text, const Items& items, Append append)
{
    text += '[';
    const char* separator = "";
    for (const auto& item : items) {
        text += std::exchange(separator, ",");
        append(item);
    }
    text += ']';
}

std::string segmentationText(const cv::Mat& mask, CocoForm form)
{
    std::string text;
    if (form == CocoForm::Polygons) {
        appendList(text, outlines(mask), [&](const std::vector<cv::Point>& polygon) {
            appendList(text, polygon, [&](cv::Point point) {
                text += std::to_string(point.x) + ',' + std::to_string(point.y);
            });
        });
        return text;
    }
    text = "{\"size\":[" + std::to_string(mask.rows) + ',' + std::to_string(mask.cols) +
           "],\"counts\":";
    appendList(text, encodeRunLengths(mask),
               [&](std::uint32_t length) { text += std::to_string(length); });
    return text + '}';
}

std::string annotationText(const cv::Mat& mask, const MaskFacts& facts, CocoForm form)
{
    const MaskMeasures measures = measure(mask);
    if (measures.area == 0)
        return {};
    const cv::Rect box = measures.box;
    std::string text =
        "\n  {\"id\":1,\"image_id\":1,\"category_id\":" + std::to_string(facts.categoryId) +
        ",\"iscrowd\":" + (form == CocoForm::RunLengths ? "1" : "0") +
        ",\"area\":" + std::to_string(static_cast<long long>(measures.area)) + ",\"bbox\":";
    appendList(text, std::vector<int>{box.x, box.y, box.width, box.height},
               [&](int number) { text += std::to_string(number); });
    return text + ",\"segmentation\":" + segmentationText(mask, form) + '}';
}

} // namespace

std::string cocoText(const cv::Mat& mask, const MaskFacts& facts, CocoForm form)
{
    return "{\"images\":[{\"id\":1,\"file_name\":" + quoted(facts.picture) +
           ",\"width\":" + std::to_string(mask.cols) + ",\"height\":" + std::to_string(mask.rows) +
           "}],\n \"annotations\":[" + annotationText(mask, facts, form) +
           "],\n \"categories\":[{\"id\":" + std::to_string(facts.categoryId) +
           ",\"name\":" + quoted(facts.category) + "}]}\n";
}

std::string labelmeText(const cv::Mat& mask, const MaskFacts& facts)
{
    std::string text = "{\"version\":\"5.2.1\",\"flags\":{},\n \"shapes\":";
    appendList(text, outlines(mask), [&](const std::vector<cv::Point>& polygon) {
        text += "\n  {\"label\":" + quoted(facts.category) +
                ",\"group_id\":1,\"shape_type\":\"polygon\",\"flags\":{},\"points\":";
        appendList(text, polygon, [&](cv::Point point) {
            text += '[' + std::to_string(point.x) + ',' + std::to_string(point.y) + ']';
        });
        text += '}';
    });
    return text + ",\n \"imagePath\":" + quoted(facts.picture) +
           ",\"imageData\":null,\"imageHeight\":" + std::to_string(mask.rows) +
           ",\"imageWidth\":" + std::to_string(mask.cols) + "}\n";
}

} // namespace core
