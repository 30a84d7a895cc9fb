// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"
#include "core/model/model.h"
#include "core/model/preprocess.h"
#include "core/probe/prediction.h"
#include "core/probe/target.h"
#include "core/support/progress.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace at {
class Tensor;
}

namespace core {

/// The few questions that an explainer may ask about a model, a picture, a target and a layer. Each
/// is answered at most once: the answers, and the recorded forward pass that they come from, stay
/// until the probe goes or is aimed elsewhere. All work stops with Cancelled when `progress` says
/// so. Used by one thread at a time.
class Probe final {
public:
    /// Throws Error{PictureDoesNotFit} when the model takes pictures of another size only.
    Probe(std::shared_ptr<const Model> model, const Image& image);
    ~Probe();
    Probe(const Probe&) = delete;
    Probe& operator=(const Probe&) = delete;

    const Model& model() const;
    const Preprocessed& geometry() const;

    /// What the following questions are about. `layer` may be empty: the model's standard layer.
    /// Throws Error: NoSuchClass, NoSuchLayer.
    void aim(const Target& target, const std::string& layer = {});
    const Target& target() const;
    const Layer* layer() const; ///< null if the network has no spatial layer

    /// Scores of all classes. Throws Error{NotFinite} naming the operator that produced the NaN.
    const Prediction& prediction(Progress& progress);

    /// The target's value on the picture.
    double score(Progress& progress);

    /// The model's input, 1 x C x H x W.
    const at::Tensor& input() const;

    /// d target / d input, 1 x C x H x W.
    const at::Tensor& inputGradient(Progress& progress);

    /// The layer's output, 1 x K x h x w.
    const at::Tensor& activation(Progress& progress);

    /// d target / d activation, of the same shape.
    const at::Tensor& activationGradient(Progress& progress);

    /// The target's value at `count` inputs. `inputAt(i)` makes the i-th (1 x C x H x W); `take`
    /// receives the indices' values in order, in batches as large as the memory budget allows.
    void scoresOf(std::int64_t count, const std::function<at::Tensor(std::int64_t)>& inputAt,
                  const std::function<void(std::int64_t first, const at::Tensor& scores)>& take,
                  Progress& progress);

    /// Likewise the gradient at `count` inputs: `take` receives B x C x H x W.
    void
    gradientsOf(std::int64_t count, const std::function<at::Tensor(std::int64_t)>& inputAt,
                const std::function<void(std::int64_t first, const at::Tensor& gradients)>& take,
                Progress& progress);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace core
