// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/graph/rule.h"

#include <torch/csrc/autograd/custom_function.h>

namespace core {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

struct Detour {
    at::Tensor output;
    Backward backward;
};

/// Carries the closure through autograd's context, which holds script values only.
struct Carrier final : torch::CustomClassHolder {
    explicit Carrier(Backward function) : backward(std::move(function)) {}
    Backward backward;
};

struct DetourFunction : torch::autograd::Function<DetourFunction> {
    static at::Tensor forward(AutogradContext* context, at::TensorList,
                              const std::shared_ptr<Detour>& detour)
    {
        context->saved_data["backward"] =
            c10::IValue::make_capsule(c10::make_intrusive<Carrier>(std::move(detour->backward)));
        return detour->output;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto carrier = context->saved_data["backward"].toCapsule();
        auto found = static_cast<Carrier*>(carrier.get())->backward(gradients[0]);
        found.emplace_back(); // the closure has no gradient
        return found;
    }
};

} // namespace

at::Tensor withBackward(const std::vector<at::Tensor>& inputs, const at::Tensor& output,
                        Backward backward)
{
    auto detour = std::make_shared<Detour>(Detour{output.detach(), std::move(backward)});
    return DetourFunction::apply(at::TensorList(inputs), detour); // of a vector it sees no tensors
}

} // namespace core
