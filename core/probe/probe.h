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
#include <optional>
#include <string>
#include <vector>

namespace at {
class Tensor;
}

namespace core {

struct Candidates; // core/model/graph/boxes.h
struct Ruling;     // core/model/graph/rule.h

/// What a gradient's own value is made of.
struct GradientParts {
    bool logits = true; ///< false: nothing after the layers is run, where that is possible
    bool layers = true; ///< the chosen layers' outputs
    const Ruling* ruling = nullptr; ///< operators with a backward pass of their own
};

/// The few questions that an explainer may ask about a model, a picture, a target and layers. Each
/// is answered at most once: the answers, and the recorded forward pass that they come from, stay
/// until the probe goes or is aimed elsewhere. All work stops with Cancelled when `progress` says
/// so. Used by one thread at a time.
class Probe final {
public:
    using InputAt = std::function<at::Tensor(std::int64_t index)>; ///< gives 1 x C x H x W
    /// Receives the answers of `values.size(0)` indices from `first` on.
    using Take = std::function<void(std::int64_t first, const at::Tensor& values)>;

    /// Throws Error{PictureDoesNotFit} when the model takes pictures of another size only.
    Probe(std::shared_ptr<const Model> model, const Image& image);
    ~Probe();
    Probe(const Probe&) = delete;
    Probe& operator=(const Probe&) = delete;

    /// A probe for another input (1 x C x H x W), aimed at the same target and layers. A target
    /// that says "the best class" has long been settled: the class does not change with the input.
    std::unique_ptr<Probe> at(const at::Tensor& input) const;

    const Model& model() const;
    const Preprocessed& geometry() const;

    /// What the following questions are about. `layers` are names separated by '+' ("layer3 +
    /// layer4"); empty: the model's standard layer. Throws Error: NoSuchClass, NoSuchLayer; of a
    /// box also NotADetector, NoSuchBox, and MethodNotApplicable where two classes are compared by
    /// a number that is the same for both.
    void aim(const Target& target, const std::string& layers = {});
    const Target& target() const;
    /// The chosen layers; empty if the network has no spatial layer.
    const std::vector<const Layer*>& layers() const;

    /// Scores of all classes. Throws Error{NotFinite} naming the operator that produced the NaN.
    const Prediction& prediction(Progress& progress);

    /// What a detector proposes in the picture, before suppression; without gradients.
    /// Throws Error: NotADetector, ModelRunFailed; Cancelled.
    const Candidates& candidates(Progress& progress);

    /// The target's value on the picture.
    double score(Progress& progress);

    /// The model's input, 1 x C x H x W.
    const at::Tensor& input() const;

    /// Logits of all classes on the picture, 1 x classes.
    at::Tensor logits(Progress& progress);

    /// What the logits' numbers mean. Of a detector it depends on what of a box is explained.
    OutputKind outputKind() const;

    /// d target / d input, 1 x C x H x W.
    const at::Tensor& inputGradient(Progress& progress);

    /// The output of the index-th chosen layer as a grid, 1 x K x h x w. Of tokens in a row
    /// (transformers) the grid's are taken, without those that stand for no position.
    const at::Tensor& activation(Progress& progress, std::size_t index = 0);

    /// d target / d activation, of the same shape.
    const at::Tensor& activationGradient(Progress& progress, std::size_t index = 0);

    /// The gradient of the sum of `weights` * logits with respect to the index-th layer's
    /// activation; weights are 1 x classes.
    at::Tensor activationGradientOf(const at::Tensor& weights, Progress& progress,
                                    std::size_t index = 0);

    /// The value of any target from logits, B x classes: B numbers.
    at::Tensor valueOf(const at::Tensor& logits, const Target& target) const;

    // Questions about many inputs are answered in batches, as large as the memory budget allows.

    /// The logits at `count` inputs: `take` receives B x classes.
    void logitsOf(std::int64_t count, const InputAt& inputAt, const Take& take, Progress& progress);

    /// The target's value at `count` inputs: `take` receives B numbers.
    void scoresOf(std::int64_t count, const InputAt& inputAt, const Take& take, Progress& progress);

    /// The target's gradient at `count` inputs: `take` receives B x C x H x W.
    void gradientsOf(std::int64_t count, const InputAt& inputAt, const Take& take,
                     Progress& progress);

    /// The logits when the index-th chosen layer puts out something else: `activationAt` gives
    /// 1 x K x h x w like activation(). Only what comes after the layer is run, where that is
    /// possible.
    void logitsFrom(std::size_t index, std::int64_t count, const InputAt& activationAt,
                    const Take& take, Progress& progress);

    /// The logits at a batch of inputs, B x classes, when some operators follow rules.
    at::Tensor logitsWith(const Ruling& ruling, const at::Tensor& inputs, Progress& progress);

    /// The target's gradient at a batch of inputs, B x C x H x W, when some operators have a
    /// backward pass of their own; with `layer`, at that chosen layer's output, B x K x h x w.
    at::Tensor gradientWith(const Ruling& ruling, const at::Tensor& inputs, Progress& progress,
                            std::optional<std::size_t> layer = {});

    /// A number made of the logits, B x classes, and the chosen layers' outputs as grids, each
    /// B x K x h x w; what was not asked for is undefined, or empty.
    using Value = std::function<at::Tensor(const at::Tensor& logits,
                                           const std::vector<at::Tensor>& activations)>;

    /// The gradient of such a number at a batch of inputs, of their shape and type; zero where an
    /// input has no influence. Numbers that are not finite are passed on: the caller looks. `value`
    /// is called once. Throws Error: MethodNotApplicable (no gradient), NoSuchLayer.
    at::Tensor gradientOf(const Value& value, const at::Tensor& inputs, Progress& progress,
                          const GradientParts& parts = {});

    struct Attention; // core/probe/attention.h

    /// Of all layers, first to last. Empty if the network has none over a grid of patches.
    std::vector<Attention> attention(bool withGradients, Progress& progress);

private:
    struct State;
    explicit Probe(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace core
