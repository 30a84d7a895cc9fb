// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cutedits.h"

#include <cmath>

cv::Mat discPicture(cv::Size size)
{
    cv::RNG random(7);
    cv::Mat picture(size, CV_8UC3);
    const double radius = std::min(size.width, size.height) / 3.0;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const bool inside = std::hypot(x - size.width / 2.0, y - size.height / 2.0) < radius;
            const auto noise = [&] { return random.uniform(-12, 12); };
            const cv::Vec3i color = inside ? cv::Vec3i(210, 150, 60) : cv::Vec3i(40, 90, 110);
            picture.at<cv::Vec3b>(y, x) = {uchar(color[0] + noise()), uchar(color[1] + noise()),
                                           uchar(color[2] + noise())};
        }
    return picture;
}

core::Stroke line(core::Seed seed, cv::Point2f from, cv::Point2f to, float radius)
{
    return {core::StrokeShape::Line, seed, {{from.x, from.y, radius}, {to.x, to.y, radius}}, 12};
}

core::Stroke randomStroke(cv::RNG& random, cv::Size size)
{
    core::Stroke stroke;
    stroke.shape = core::StrokeShape(random.uniform(0, 4));
    stroke.seed = core::Seed(random.uniform(1, 6));
    const int points = stroke.shape == core::StrokeShape::Flood ? 1 : random.uniform(1, 7);
    for (int point = 0; point < points; ++point)
        stroke.points.push_back({random.uniform(-5.F, float(size.width) + 5.F),
                                 random.uniform(-5.F, float(size.height) + 5.F),
                                 random.uniform(0.5F, 8.F)});
    stroke.tolerance = random.uniform(2.0, 40.0);
    return stroke;
}

core::ColorModels randomModels(cv::RNG& random)
{
    core::ColorModels models;
    for (auto* model : {&models.object, &models.background})
        for (int count = random.uniform(1, 4); count > 0; --count) {
            core::Gaussian component;
            component.weight = random.uniform(0.1, 1.0);
            for (auto& value : component.mean.val)
                value = random.uniform(0.0, 255.0);
            component.covariance = cv::Matx33d::eye() * random.uniform(50.0, 900.0);
            model->components.push_back(component);
        }
    return models;
}

app::CutEdit randomEdit(cv::RNG& random, const app::CutDocument& document)
{
    cv::Mat seeds(document.size(), CV_8UC1, cv::Scalar(0));
    for (int count = 0; count < 4; ++count) {
        const int x = random.uniform(0, seeds.cols - 8), y = random.uniform(0, seeds.rows - 8);
        seeds(cv::Rect(x, y, 8, 8)).setTo(random.uniform(1, 5));
    }
    switch (random.uniform(0, 12)) {
    case 0: {
        auto source = document.source();
        source.method = "saliency";
        source.quantiles.foreground = random.uniform(0.5, 1.0);
        return app::AutomaticEdit{core::packSeeds(seeds), source};
    }
    case 1: return app::LoadEdit{core::packSeeds(seeds)};
    case 2: return app::ClearEdit();
    case 3: return app::ModelsEdit{randomModels(random)};
    case 4:
    case 5: {
        auto settings = document.settings();
        settings.smoothness = random.uniform(0.0, 200.0);
        return app::SettingsEdit{settings};
    }
    case 6: {
        auto settings = document.settings();
        settings.fillHoles = !settings.fillHoles;
        return app::SettingsEdit{settings};
    }
    default: return app::StrokeEdit{randomStroke(random, document.size())};
    }
}
