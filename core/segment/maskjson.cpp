// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/maskjson.h"

#include "core/image/masksize.h"
#include "core/segment/outline.h"
#include "core/segment/runlength.h"
#include "core/support/error.h"
#include "core/support/text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <numbers>
#include <opencv2/core.hpp>
#include <optional>
#include <string_view>

namespace core {

namespace {

using Json = nlohmann::json;

/// About the memory that a parsed file may take.
constexpr double largestParsedBytes = 5e8;
constexpr int deepestNesting = 64;
/// About the bytes that all shapes together may touch: a few seconds.
constexpr double largestEffort = 3e10;
constexpr std::size_t longestDetail = 200;

/// What a value costs once parsed.
double parsedBytes(Json::parse_event_t event, const Json& value)
{
    switch (event) {
    case Json::parse_event_t::key: return 96;
    case Json::parse_event_t::object_start:
    case Json::parse_event_t::array_start: return 64;
    case Json::parse_event_t::value:
        return value.is_string()
                   ? 64. + static_cast<double>(value.get_ref<const std::string&>().size())
                   : 16.;
    default: return 0;
    }
}

/// One annotation file that becomes a mask.
class Reader {
public:
    Reader(const std::string& path, cv::Size size)
        : m_path(path), m_size(size), m_mask(cv::Mat::zeros(size, CV_8UC1))
    {}

    Json parse(std::span<const unsigned char> bytes) const;
    cv::Mat read(const Json& file, const std::string& picture);

private:
    [[noreturn]] void refuse(const std::string& why) const
    {
        throw Error(Fault::NotAMask, m_path, why.substr(0, longestDetail));
    }

    /// Null if it is not there, or null itself.
    static const Json* find(const Json& object, const char* key);
    const Json& list(const Json& object, const char* key) const;
    double number(const Json& value) const;
    /// If the file tells it, the size of the picture that it was made for must be the right one.
    void checkSize(const Json& object, const char* width, const char* height) const;

    void spend(double effort);
    void paint(const Polygon& polygon);

    void readCoco(const Json& file, const std::string& picture);
    const Json* cocoImage(const Json& images, const std::string& picture) const;
    void paintSegmentation(const Json& segmentation);
    void paintFlatPolygon(const Json& numbers);
    void paintRunLengths(const Json& object);
    RunLengths runLengths(const Json& counts) const;

    void readLabelme(const Json& file);
    void paintShape(const Json& shape);
    Polygon points(const Json& shape) const;

    const std::string& m_path;
    cv::Size m_size;
    cv::Mat m_mask;
    double m_effort = 0;
};

Json Reader::parse(std::span<const unsigned char> bytes) const
{
    double cost = 0;
    auto watch = [&](int depth, Json::parse_event_t event, const Json& value) {
        cost += parsedBytes(event, value);
        if (depth > deepestNesting || cost > largestParsedBytes)
            refuse(QT_TRANSLATE_NOOP("core", "it is too large or too deeply nested"));
        return true;
    };
    try {
        return Json::parse(bytes.begin(), bytes.end(), watch);
    } catch (const Json::exception& failure) {
        const std::string_view text = failure.what(); // "[json.exception...] parse error at ..."
        const std::size_t start = text.find("] ");
        refuse(std::string(start == text.npos ? text : text.substr(start + 2)));
    }
}

cv::Mat Reader::read(const Json& file, const std::string& picture)
{
    if (find(file, "shapes"))
        readLabelme(file);
    else if (find(file, "annotations"))
        readCoco(file, picture);
    else
        refuse(QT_TRANSLATE_NOOP("core",
                                 "it has neither \"annotations\" (COCO) nor \"shapes\" (labelme)"));
    return m_mask;
}

const Json* Reader::find(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

const Json& Reader::list(const Json& object, const char* key) const
{
    const Json* value = find(object, key);
    if (!value || !value->is_array())
        refuse('"' + std::string(key) + "\" must be a list");
    return *value;
}

double Reader::number(const Json& value) const
{
    if (!value.is_number() || !std::isfinite(value.get<double>()))
        refuse("a coordinate must be a number, not " + std::string(value.type_name()));
    return value.get<double>();
}

void Reader::checkSize(const Json& object, const char* width, const char* height) const
{
    cv::Size size;
    for (const auto& [key, side] : {std::pair{width, &size.width}, {height, &size.height}}) {
        const Json* value = find(object, key);
        if (!value)
            return;
        const double pixels = value->is_number() ? value->get<double>() : 0;
        if (!(pixels >= 1 && pixels <= std::numeric_limits<int>::max()) ||
            pixels != std::floor(pixels))
            refuse('"' + std::string(key) + "\" must be a whole number above 0");
        *side = static_cast<int>(pixels);
    }
    verifyMaskFits(size, m_size, m_path);
}

void Reader::spend(double effort)
{
    m_effort += effort;
    if (m_effort > largestEffort)
        refuse(QT_TRANSLATE_NOOP("core", "it has too many large shapes"));
}

void Reader::paint(const Polygon& polygon)
{
    spend(fillingEffort(polygon, m_size));
    fillPolygon(m_mask, polygon);
}

void Reader::readCoco(const Json& file, const std::string& picture)
{
    const Json& annotations = list(file, "annotations");
    const Json* image = find(file, "images") ? cocoImage(list(file, "images"), picture) : nullptr;
    const Json* id = image ? find(*image, "id") : nullptr;
    if (image)
        checkSize(*image, "width", "height");
    for (const Json& annotation : annotations) {
        const Json* owner = find(annotation, "image_id");
        if (!image && !id)
            id = owner; // without a list of pictures the first annotation's
        if (id && owner && *owner != *id)
            continue;
        if (const Json* segmentation = find(annotation, "segmentation"))
            paintSegmentation(*segmentation);
    }
}

/// The picture of that name, or the first; null if there is none.
const Json* Reader::cocoImage(const Json& images, const std::string& picture) const
{
    if (images.empty())
        return nullptr;
    const std::string name = std::filesystem::path(picture).filename().string();
    for (const Json& image : images) {
        const Json* file = find(image, "file_name");
        if (file && file->is_string() && !name.empty() &&
            std::filesystem::path(file->get<std::string>()).filename() == name)
            return &image;
    }
    if (!name.empty() && images.size() > 1)
        refuse("none of its pictures is called " + name);
    return &images.front();
}

void Reader::paintSegmentation(const Json& segmentation)
{
    if (segmentation.is_object()) {
        paintRunLengths(segmentation);
    } else if (!segmentation.is_array()) {
        refuse("\"segmentation\" must be a list or an object");
    } else if (!segmentation.empty() && segmentation.front().is_number()) {
        paintFlatPolygon(segmentation); // some programs leave out the outer list
    } else {
        for (const Json& polygon : segmentation)
            paintFlatPolygon(polygon);
    }
}

void Reader::paintFlatPolygon(const Json& numbers)
{
    if (!numbers.is_array() || numbers.size() % 2 != 0)
        refuse("a polygon must be a list of x and y in turn");
    Polygon polygon;
    polygon.reserve(numbers.size() / 2);
    for (std::size_t i = 0; i < numbers.size(); i += 2)
        polygon.emplace_back(number(numbers[i]), number(numbers[i + 1]));
    paint(polygon);
}

void Reader::paintRunLengths(const Json& object)
{
    const Json& size = list(object, "size");
    if (size.size() != 2)
        refuse("\"size\" must be height and width");
    checkSize({{"width", size[1]}, {"height", size[0]}}, "width", "height");
    const Json* counts = find(object, "counts");
    if (!counts)
        refuse("run lengths need \"counts\"");
    constexpr double effortPerPixel = 4;
    spend(effortPerPixel * m_size.width * m_size.height);
    const std::optional<cv::Mat> part = decodeRunLengths(runLengths(*counts), m_size);
    if (!part)
        refuse("its run lengths do not make up the picture");
    m_mask |= *part;
}

RunLengths Reader::runLengths(const Json& counts) const
{
    if (counts.is_string()) {
        if (auto lengths = expandRunLengths(counts.get_ref<const std::string&>()))
            return *lengths;
        refuse("its compressed run lengths are damaged");
    }
    if (!counts.is_array())
        refuse("\"counts\" must be a list or a text");
    RunLengths lengths;
    lengths.reserve(counts.size());
    for (const Json& count : counts) {
        if (!count.is_number_unsigned() ||
            count.get<std::uint64_t>() > std::numeric_limits<std::uint32_t>::max())
            refuse("a run length must be a whole number of 0 or more");
        lengths.push_back(count.get<std::uint32_t>());
    }
    return lengths;
}

void Reader::readLabelme(const Json& file)
{
    checkSize(file, "imageWidth", "imageHeight");
    for (const Json& shape : list(file, "shapes"))
        paintShape(shape);
}

/// A circle as a polygon that is nowhere further from it than a hundredth of a pixel.
Polygon circle(cv::Point2d middle, double radius)
{
    const double corners = std::clamp(std::numbers::pi * std::sqrt(radius / 0.02), 16., 4096.);
    Polygon polygon;
    for (double i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / std::ceil(corners);
        polygon.push_back(middle + radius * cv::Point2d(std::cos(angle), std::sin(angle)));
    }
    return polygon;
}

void Reader::paintShape(const Json& shape)
{
    const Json* type = find(shape, "shape_type");
    if (type && !type->is_string())
        refuse("\"shape_type\" must be text");
    const std::string kind = type ? type->get<std::string>() : "polygon";
    const Polygon corners = points(shape);
    if (kind == "polygon" || (kind == "rectangle" && corners.size() == 4)) {
        paint(corners);
    } else if ((kind == "rectangle" || kind == "circle") && corners.size() != 2) {
        refuse("a " + kind + " must have two points");
    } else if (kind == "rectangle") {
        const cv::Point2d a = corners[0];
        const cv::Point2d b = corners[1];
        paint({a, {b.x, a.y}, b, {a.x, b.y}});
    } else if (kind == "circle") {
        const cv::Point2d way = corners[1] - corners[0];
        paint(circle(corners[0], std::hypot(way.x, way.y)));
    } else if (kind != "point" && kind != "points" && kind != "line" && kind != "linestrip") {
        refuse("it has a shape of the unknown kind " + kind);
    }
}

Polygon Reader::points(const Json& shape) const
{
    Polygon polygon;
    for (const Json& point : list(shape, "points")) {
        if (!point.is_array() || point.size() != 2)
            refuse("a point must be a list of x and y");
        polygon.emplace_back(number(point[0]), number(point[1]));
    }
    return polygon;
}

} // namespace

bool looksLikeJson(std::span<const unsigned char> bytes)
{
    static constexpr unsigned char byteOrderMark[] = {0xef, 0xbb, 0xbf};
    if (bytes.size() >= 3 && std::ranges::equal(bytes.first(3), byteOrderMark))
        bytes = bytes.subspan(3);
    const auto first = std::ranges::find_if(bytes, [](unsigned char byte) {
        return std::string_view(" \t\r\n").find(static_cast<char>(byte)) == std::string_view::npos;
    });
    return first != bytes.end() && (*first == '{' || *first == '[');
}

cv::Mat maskFromJson(const std::string& path, std::span<const unsigned char> bytes, cv::Size size,
                     const std::string& picture)
{
    Reader reader(path, size);
    return reader.read(reader.parse(bytes), picture);
}

} // namespace core
