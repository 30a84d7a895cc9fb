// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detect/boxpainting.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <map>

namespace widgets {

namespace {

constexpr int mostLabelled = 80;   ///< more boxes than this go without labels
constexpr int mostFramed = 300;    ///< more boxes than this are thin lines
constexpr double leastWidth = 10;  ///< of a box that is labelled
constexpr double leastHeight = 10; ///< of a box that is labelled
constexpr double widestLabel = 240;
constexpr double lineWidth = 2;

QRectF cut(const QRectF& rectangle, const QRectF& space)
{
    return rectangle.intersected(space.adjusted(-1, -1, 1, 1));
}

/// Places for a label of a box, the best first.
std::vector<QRectF> placesFor(const QRectF& box, QSizeF size, const QRectF& space)
{
    const double left = std::clamp(box.left() - 1, space.left(),
                                   std::max(space.left(), space.right() - size.width()));
    const double right = std::clamp(box.right() + 1 - size.width(), space.left(),
                                    std::max(space.left(), space.right() - size.width()));
    std::vector<QRectF> places;
    for (const double x : {left, right})
        for (const double y : {box.top() - size.height(), box.top() + 1,
                               box.bottom() - size.height() - 1, box.bottom()})
            if (y >= space.top() && y + size.height() <= space.bottom())
                places.push_back({{x, y}, size});
    if (places.empty())
        places.push_back({{left, space.top()}, size});
    return places;
}

void paintFrame(QPainter& painter, const QRectF& rectangle, const QColor& color, double width,
                Qt::PenStyle style = Qt::SolidLine)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(QColor(0, 0, 0, 150), width + 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rectangle);
    painter.setPen(QPen(color, width, style, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rectangle);
}

/// Thick, white in the middle, with squares at its corners: it is told apart without colours.
void paintChosen(QPainter& painter, const QRectF& rectangle, const QColor& color, bool elsewhere)
{
    // Small boxes keep room in their middle.
    const double half = std::clamp(std::min(rectangle.width(), rectangle.height()) / 8, 2.0, 4.5);
    const double width = half < 4.5 ? 2 * lineWidth : 3 * lineWidth;
    paintFrame(painter, rectangle, color, width);
    painter.setPen(QPen(Qt::white, width / 3, elsewhere ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap,
                        Qt::MiterJoin));
    painter.drawRect(rectangle);
    painter.setPen(QPen(Qt::black, 1));
    painter.setBrush(Qt::white);
    for (const auto& corner : {rectangle.topLeft(), rectangle.topRight(), rectangle.bottomLeft(),
                               rectangle.bottomRight()})
        painter.drawRect(QRectF(corner - QPointF(half, half), QSizeF(2 * half, 2 * half)));
}

void paintHovered(QPainter& painter, const QRectF& rectangle, const QColor& color)
{
    auto veil = color;
    veil.setAlpha(50);
    painter.fillRect(rectangle, veil);
    paintFrame(painter, rectangle, color, 1.8 * lineWidth);
}

/// Thousands at once: lines without an edge, a colour at a time.
void paintMany(QPainter& painter, const BoxScene& scene)
{
    std::map<QRgb, QVector<QRectF>> byColor;
    for (const auto& box : *scene.boxes) {
        const auto rectangle = scene.toView(box.rectangle());
        if (rectangle.intersects(scene.space))
            byColor[classColor(box.detection.classIndex).rgb()].push_back(rectangle);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    for (const auto& [rgb, rectangles] : byColor) {
        QColor color(rgb);
        color.setAlpha(170);
        painter.setPen(QPen(color, 0));
        painter.drawRects(rectangles);
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void paintLabel(QPainter& painter, const BoxLabel& label, const QColor& color, bool marked)
{
    painter.setPen(QPen(QColor(0, 0, 0, 150), 1));
    painter.setBrush(color);
    painter.drawRoundedRect(label.place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    auto font = painter.font();
    font.setBold(marked);
    painter.save();
    painter.setFont(font);
    painter.setPen(inkOn(color));
    painter.drawText(label.place, Qt::AlignCenter, label.text);
    painter.restore();
}

} // namespace

QColor classColor(int classIndex)
{
    // Hues by the golden section are far from their neighbours; three lightnesses tell apart what
    // comes close again after a while.
    constexpr double golden = 0.6180339887498949;
    constexpr double lightness[] = {0.58, 0.68, 0.50};
    const double hue = std::fmod(0.13 + golden * std::max(0, classIndex), 1.0);
    return QColor::fromHslF(float(hue), 0.85F, float(lightness[std::max(0, classIndex) % 3]));
}

QColor inkOn(const QColor& ground)
{
    // Relative luminance and contrast of the Web Content Accessibility Guidelines 2.1.
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    const double luminance = 0.2126 * linear(ground.redF()) + 0.7152 * linear(ground.greenF()) +
                             0.0722 * linear(ground.blueF());
    return (luminance + 0.05) * (luminance + 0.05) > 1.05 * 0.05 ? QColor(Qt::black)
                                                                 : QColor(Qt::white);
}

std::vector<BoxLabel> placeLabels(const BoxScene& scene, const QFont& font)
{
    std::vector<BoxLabel> labels;
    const auto place = [&](int index, const ShownBox& box, bool must) {
        const auto rectangle = scene.toView(box.rectangle());
        const auto visible = cut(rectangle, scene.space);
        const bool tiny = rectangle.width() < leastWidth || rectangle.height() < leastHeight;
        if (visible.isEmpty() || (tiny && !must))
            return;
        auto used = font;
        used.setBold(must);
        const QFontMetricsF metrics(used);
        const double widest = std::min(widestLabel, scene.space.width()) - 10;
        const auto text = metrics.elidedText(labelText(box), Qt::ElideMiddle, widest);
        const QSizeF size(std::ceil(metrics.horizontalAdvance(text)) + 10,
                          std::ceil(metrics.height()) + 3);
        for (const auto& here : placesFor(visible, size, scene.space)) {
            const bool free = std::ranges::none_of(
                labels, [&](const auto& label) { return label.place.intersects(here); });
            if (free)
                return labels.push_back({index, here, text});
        }
        if (must)
            labels.push_back({index, placesFor(visible, size, scene.space).front(), text});
    };
    if (scene.chosenElsewhere)
        place(-1, *scene.chosenElsewhere, true);
    if (scene.chosen >= 0)
        place(scene.chosen, scene.boxes->at(scene.chosen), true);
    if (scene.hovered >= 0 && scene.hovered != scene.chosen)
        place(scene.hovered, scene.boxes->at(scene.hovered), true);
    if (scene.boxes->size() > mostLabelled)
        return labels;
    for (int index = 0; index < scene.boxes->size(); ++index)
        if (index != scene.chosen && index != scene.hovered)
            place(index, scene.boxes->at(index), false);
    return labels;
}

void paintBoxes(QPainter& painter, const BoxScene& scene, const std::vector<BoxLabel>& labels)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto colorOf = [](const ShownBox& box) { return classColor(box.detection.classIndex); };
    if (scene.boxes->size() > mostFramed)
        paintMany(painter, scene);
    else
        for (int index = int(scene.boxes->size()) - 1; index >= 0; --index) { // the surest on top
            const auto& box = scene.boxes->at(index);
            if (index != scene.chosen && index != scene.hovered)
                paintFrame(painter, scene.toView(box.rectangle()), colorOf(box), lineWidth);
        }
    const auto rectangleAt = [&](int index) {
        return scene.toView(scene.boxes->at(index).rectangle());
    };
    if (scene.hovered >= 0 && scene.hovered != scene.chosen)
        paintHovered(painter, rectangleAt(scene.hovered), colorOf(scene.boxes->at(scene.hovered)));
    if (scene.chosen >= 0)
        paintChosen(painter, rectangleAt(scene.chosen), colorOf(scene.boxes->at(scene.chosen)),
                    false);
    if (scene.chosenElsewhere)
        paintChosen(painter, scene.toView(scene.chosenElsewhere->rectangle()),
                    colorOf(*scene.chosenElsewhere), true);
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        const bool marked =
            label->index < 0 || label->index == scene.chosen || label->index == scene.hovered;
        paintLabel(
            painter, *label,
            colorOf(label->index < 0 ? *scene.chosenElsewhere : scene.boxes->at(label->index)),
            marked);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

QImage pictureWithBoxes(const QImage& picture, const ShownBoxes& boxes, int chosen)
{
    // Lines and letters grow with the picture, so that they can be read at any size.
    constexpr double usual = 900;
    const double scale = std::max(1.0, std::max(picture.width(), picture.height()) / usual);
    auto drawn = picture.convertToFormat(QImage::Format_RGB32);
    QPainter painter(&drawn);
    painter.scale(scale, scale);
    auto font = QGuiApplication::font();
    font.setPixelSize(14);
    painter.setFont(font);
    const BoxScene scene{.boxes = &boxes,
                         .toView =
                             [scale](const QRectF& box) {
                                 return QRectF(box.topLeft() / scale, box.size() / scale);
                             },
                         .space = QRectF({0, 0}, QSizeF(picture.size()) / scale),
                         .chosen = chosen};
    paintBoxes(painter, scene, placeLabels(scene, font));
    return drawn;
}

} // namespace widgets
