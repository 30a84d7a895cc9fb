// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment/colormodel.h"
#include "core/segment/seeds.h"

#include <memory>

namespace core {

/// How seeds become a mask.
struct CutSettings {
    double smoothness = 50;  ///< 0 to 200: the price of a boundary between equal colours
    double colorWeight = 1;  ///< 0 to 4: how much the colour models count
    bool fillHoles = false;  ///< background that the object encloses joins it, but for sure seeds
    bool keepLargest = true; ///< the largest connected part stays, and those with sure seeds
    int smoothing = 0;       ///< radius in picture pixels, 0 to 50
    int growth = 0;          ///< picture pixels, -50 to 50; negative shrinks
    bool operator==(const CutSettings&) const = default;
};

/// A picture's seeds become a mask of its object: the minimum cut of the energy of Boykov and Jolly
/// (2001). A change costs only what it touches, because the cut goes on from the one before. A
/// large picture is cut at a reduced working resolution, and the boundary is found again in the
/// picture's own pixels, in a band around it. Used by one thread at a time.
class Cutout final {
public:
    /// The cut is made with at most so many pixels.
    static constexpr double workingPixels = 0.85e6;

    /// `pixels`: CV_8UC3 RGB, not empty; shared, not copied.
    explicit Cutout(const cv::Mat& pixels);
    ~Cutout();
    Cutout(const Cutout&) = delete;
    Cutout& operator=(const Cutout&) = delete;

    cv::Size size() const;
    /// Picture pixels per working pixel along an edge, 1 or more.
    double reduction() const;

    /// Seeds of a part of the picture (CV_8UC1, as effectiveSeeds() gives them), whose left upper
    /// corner is at `corner`. What they were before is forgotten.
    void setSeeds(const cv::Mat& seeds, cv::Point corner = {});

    void setSettings(const CutSettings& settings);
    const CutSettings& settings() const;

    void setModels(const ColorModels& models);
    const ColorModels& models() const;
    /// Fitted to the present seeds' pixels. Without any of one kind that kind's model is empty.
    ColorModels estimateModels() const;
    /// Fitted to seeds and, where there are none, to the present mask (one step of GrabCut). Sure
    /// seeds count for at least three tenths of their model, however few they are: a stroke tells
    /// of colours that the mask does not know yet.
    ColorModels refineModels() const;

    /// Makes the mask fit what was set since. Returns the part of it that changed, in picture
    /// pixels. Without any sure or probable object seed the mask is empty; without background seeds
    /// the picture's border counts as probable background.
    cv::Rect update();

    /// CV_8UC1 of the picture's size: 255 in the object, else 0.
    const cv::Mat& mask() const;

    /// The energy of the present cut at the working resolution, in the units of the settings.
    double energy() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace core
