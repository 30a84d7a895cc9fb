// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"
#include "core/support/parameter.h"
#include "core/support/progress.h"

#include <functional>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <vector>

namespace core {

class Probe;

/// In which coordinates an attribution lives.
enum class Space {
    Input, ///< 1 x C x H x W of the model's input
    Layer, ///< 1 x 1 x h x w of the chosen layer
};

/// How an attribution's channels become one signed or unsigned number a pixel.
enum class Reduction {
    LargestMagnitude, ///< max over channels of |a| (Simonyan 2014)
    Sum,              ///< sum over channels, signed
    Positive,         ///< max(a, 0) of a single channel (class activation maps, importances)
};

/// What an explainer computes, before any reduction, upsampling or display step.
struct Attribution {
    cv::Mat values; ///< CV_32F, 4 dimensions as `space` says
    Space space = Space::Input;
    Reduction reduction = Reduction::Sum;
    std::optional<double>
        completenessError{}; ///< |sum of a - score difference| / |score difference|
    /// What a person should know about how this map came about. English, context "core".
    std::vector<const char*> notes{};
};

/// Progress, and where a method shows what it has so far.
class Watch : public Progress {
public:
    virtual void preview(const Attribution& partial) { static_cast<void>(partial); }
};

/// What a method must be able to ask of a model.
struct Needs {
    bool gradients = false;
    bool layer = false;       ///< a spatial layer, or several
    bool relu = false;        ///< a ReLU, whose backward pass gets another rule
    bool convolution = false; ///< a convolution
    bool attention = false;   ///< attention matrices over a grid of tokens
    bool pooledHead = false;  ///< an average over positions, then one linear layer
    bool box = false;         ///< a detector's box
    bool classes = false;     ///< a number of its own for each class
};

/// Forward passes (most with a backward pass) that a method takes, which is also the order in which
/// a window works on several methods.
enum class Cost { None, SinglePass, Tens, Hundreds, Thousands };

enum class Family {
    Gradient,
    BackwardRule,
    ClassActivation,
    Relevance,
    Perturbation,
    Attention,
    Control
};

/// A method of explanation: a value that menu, controls, command line, translations and tests
/// follow from.
struct Explainer {
    std::string id;   ///< stable: "grad_cam"
    const char* name; ///< "Grad-CAM"
    Family family;
    const char* summary;  ///< one line, English, context "core"
    const char* citation; ///< "Selvaraju et al., 2017"
    Needs needs;
    Cost cost;
    std::vector<Parameter> parameters;
    std::function<Attribution(Probe&, const Parameters&, Watch&)> run;
    /// Whether averaging it over noisy copies of the input is offered; not for methods that add
    /// noise themselves or do not look at the model.
    bool takesSmoothing = true;
};

} // namespace core
