// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"
#include "core/imagine/objective.h"
#include "core/model/model.h"
#include "core/probe/prediction.h"
#include "core/support/parameter.h"
#include "core/support/progress.h"

#include <memory>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <vector>

namespace at {
class Tensor;
}

namespace core {

/// Where an ascent was at one of its steps, before the step was made.
struct AscentFacts {
    double value = 0; ///< of the objective; the mean where there are several pictures
    std::optional<double> probability{}; ///< of the class; none for channels, units and regression
    double norm = 0;                     ///< ||I||_2 of the picture in the model's input space
};

enum class AscentEnd {
    Steps,    ///< all that were asked for
    NotFinite ///< the value or its gradient left the finite numbers; the last good picture is kept
};

/// Activation maximisation: a picture, or several, that climb an objective step by step. Never
/// touches the model; the same model, objective, parameters and start give the same pictures. Made,
/// used and (while it works) read by one thread.
class Ascent final {
public:
    /// `parameters` are imagineParameters(). `start`: the picture to begin with, where the
    /// parameter "start" says so; null otherwise. Throws Error: NoSuchClass, NoSuchLayer,
    /// MethodNotApplicable (the scores have no gradient, the layer has no positions, or there is no
    /// picture to start from).
    Ascent(std::shared_ptr<const Model> model, const Objective& objective,
           const Parameters& parameters, const Image* start = nullptr);
    ~Ascent();
    Ascent(const Ascent&) = delete;
    Ascent& operator=(const Ascent&) = delete;

    const Objective& objective() const;
    int steps() const; ///< that it was asked for

    /// One step; nothing once it has ended. Throws Cancelled (and is then as before the step),
    /// Error: ModelRunFailed, OutOfMemory.
    void step(Progress& progress);

    std::optional<AscentEnd> ended() const;

    /// One entry a step made so far.
    const std::vector<AscentFacts>& history() const;

    /// How many pictures it makes (parameter "pictures").
    int pictures() const;

    /// All pictures as the model takes them, before they are rounded and cut off: normalised, in
    /// the model's channel order, pictures x C x h x w.
    at::Tensor canvas() const;

    /// CV_8UC3 RGB: what the index-th picture looks like now.
    cv::Mat picture(int index = 0) const;

    /// What the model says to the index-th picture as it would be saved and loaded again: rounded
    /// to 8 bit and preprocessed by the card.
    Prediction read(Progress& progress, int index = 0) const;

    /// The objective's value on the index-th picture, read likewise.
    double valueOf(Progress& progress, int index = 0) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace core
