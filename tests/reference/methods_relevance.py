# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference numbers of DeepLIFT, layer-wise relevance propagation and excitation backprop."""

from __future__ import annotations

from functools import partial
from importlib.metadata import version
from typing import Any

import captum.attr._core.deep_lift as deep_lift_rules
import torch
import torchray.attribution.excitation_backprop as torchray
import zennit.composites as composites
from captum.attr import DeepLift, DeepLiftShap
from torch import Tensor, nn
from zennit.canonizers import SequentialMergeBatchNorm
from zennit.composites import LayerMapComposite, layer_map_base
from zennit.rules import Epsilon
from zennit.types import Linear

from explaining import Explained, Scene
from nets import Dense
from reference import CAPTUM, Store
from twins import Add, Clamp, Gate, Scale, twin

ZENNIT = f"zennit {version('zennit')}"
TORCHRAY = f"torchray {version('torchray')}"

# Captum knows the rescale rule for ReLU and a few others; it is the same for every function of one number.
for kind in (nn.ReLU6, nn.SiLU, nn.GELU, nn.Hardswish, nn.Mish, Clamp):
    deep_lift_rules.SUPPORTED_NON_LINEAR[kind] = deep_lift_rules.nonlinear

DEEP_LIFT = ["plain_relu", "max_pool", "inplace_relu", "reused_relu", "functional_relu", "relu6", "silu", "gelu",
             "hardswish", "leaky_relu", "mish", "softplus", "residual", "squeeze_excite", "norm_first", "grouped",
             "interpolated", "dense", "dilated", "adaptive_pool", "if_shape", "for_list", "tuple_output",
             "dict_output", "mlp", "tiny_captum"]
SHAP = ["plain_relu", "silu", "dense", "residual", "adaptive_pool"]
LRP = ["plain_relu", "max_pool", "inplace_relu", "reused_relu", "functional_relu", "relu6", "silu", "gelu",
       "hardswish", "residual", "squeeze_excite", "norm_first", "grouped", "interpolated", "dense", "dilated",
       "adaptive_pool", "if_shape", "for_list", "tuple_output", "dict_output", "mlp", "resnet18"]
EXCITATION = {"plain_relu": ["act1", "act2"], "max_pool": ["act1"], "inplace_relu": ["bn1"], "reused_relu": ["conv2"],
              "residual": ["bn1", "conv2"], "dense": ["relu2", "mix"], "dilated": ["relu1", "relu2"],
              "adaptive_pool": ["relu1", "pool"], "for_list": ["blocks.1"], "if_shape": ["relu1"],
              "tuple_output": ["conv2"], "dict_output": ["relu1"], "resnet18": ["layer3"]}
# The networks for which TorchRay's module has another name.
EXCITATION_TWIN = {"blocks.1": "blocks.2"}


class Copy(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return x.clone()


def lifted(explained: Explained) -> Explained:
    """The twin with a copy after each activation and pooling: where two of them follow each other directly, Captum's
    hooks meet on one tensor, the upper rule's result misses the lower one, and the parts no longer add up.
    """
    net = twin(explained.net)
    for part in list(net.modules()):
        for name, child in part.named_children():
            if type(child) in deep_lift_rules.SUPPORTED_NON_LINEAR:
                setattr(part, name, nn.Sequential(child, Copy()))
    return Explained(net, explained.goal).eval()


def deep_lift(explained: Explained, x: Tensor, start: Tensor) -> Tensor:
    values, missing = DeepLift(lifted(explained)).attribute(x.clone(), start, 0, return_convergence_delta=True)
    gated = any(isinstance(part, Gate) for part in twin(explained.net).modules())
    if x.dtype == torch.double and not gated and missing.abs().max() > 1e-9:
        raise ValueError(f"the parts of {type(explained.net).__name__} do not add up: {missing}")
    return values


def deep_lift_shap(explained: Explained, x: Tensor, starts: list[Tensor]) -> Tensor:
    return DeepLiftShap(lifted(explained)).attribute(x.clone(), torch.cat(starts), 0)


class ToSignal(torch.autograd.Function):
    """A gate's product that sends all relevance to the signal."""

    @staticmethod
    def forward(context: Any, signal: Tensor, gate: Tensor) -> Tensor:
        context.shape = gate.shape
        return signal * gate

    @staticmethod
    def backward(context: Any, *above: Tensor) -> tuple[Tensor, Tensor]:
        return above[0], above[0].new_zeros(context.shape)


def canonical(net: nn.Module) -> nn.Module:
    """The twin as zennit wants it: its merging asks batch norms for weights."""
    net = twin(net)
    for part in net.modules():
        if isinstance(part, nn.BatchNorm2d) and not part.affine:
            part.weight = nn.Parameter(torch.ones_like(part.running_mean))
            part.bias = nn.Parameter(torch.zeros_like(part.running_mean))
        if isinstance(part, Gate):
            part.forward = ToSignal.apply
    return net


class Merge(SequentialMergeBatchNorm):
    """zennit's batch norm that is left over divides by sqrt(1 + eps): here it does nothing at all."""

    @staticmethod
    def merge_batch_norm(modules: tuple[nn.Module, ...], batch_norm: nn.Module) -> None:
        SequentialMergeBatchNorm.merge_batch_norm(modules, batch_norm)
        batch_norm.eps = 0


def composite(name: str, net: nn.Module, box: tuple[Tensor, Tensor], epsilon: float,
              gamma: float) -> LayerMapComposite:
    # zennit takes modules that are defined one after the other for neighbours; in Dense they are none.
    merged = {"canonizers": [] if isinstance(net, Dense) else [Merge()]}
    if name == "epsilon":
        return LayerMapComposite(layer_map_base() + [(Linear, Epsilon(epsilon))], **merged)
    if name == "epsilon_gamma_box":
        return composites.EpsilonGammaBox(*box, epsilon=epsilon, gamma=gamma, **merged)
    return composites.COMPOSITES[name](epsilon=epsilon, **merged)


def seen_first(net: nn.Module, picture: Tensor) -> Tensor:
    """What the first convolution gets of a picture."""
    first = next(part for part in net.modules() if isinstance(part, nn.Conv2d))
    seen: list[Tensor] = []
    handle = first.register_forward_hook(lambda _module, inputs, _output: seen.append(inputs[0]))
    with torch.no_grad():
        net(picture)
    handle.remove()
    return seen[0]


def lrp(explained: Explained, x: Tensor, name: str, range_of_pixels: tuple[Tensor, Tensor], epsilon: float = 1e-6,
        gamma: float = 0.25) -> Tensor:
    net = canonical(explained.net)
    box = range_of_pixels  # as it arrives at the layer with the box rule
    if name == "epsilon_gamma_box" and any(isinstance(part, nn.Conv2d) for part in net.modules()):
        box = (seen_first(net, box[0]), seen_first(net, box[1]))
    x = x.detach().clone().requires_grad_()
    with composite(name, net, box, epsilon, gamma).context(net):
        logits = Explained(net, explained.goal).logits(x)
        start = torch.zeros_like(logits)
        start[0, explained.goal.index] = logits[0, explained.goal.index].detach()
        return torch.autograd.grad(logits, x, start)[0]


class Passed(torch.autograd.Function):
    """A scaling that lets probability through as it is; TorchRay knows nothing of scalings."""

    @staticmethod
    def forward(context: Any, x: Tensor, factor: float) -> Tensor:
        return x * factor

    @staticmethod
    def backward(context: Any, *above: Tensor) -> tuple[Tensor, None]:
        return above[0], None


def excitation(explained: Explained, x: Tensor, layer: str, negated: bool) -> Tensor:
    """The probability of each of the layer's outputs, 1 x K x h x w."""
    net = twin(explained.net).requires_grad_(False)
    seen: list[Tensor] = []
    classifier = [part for part in net.modules() if isinstance(part, (nn.Conv2d, nn.Linear))][-1]
    for part in net.modules():
        if isinstance(part, Add):
            part.forward = lambda a, b: torchray.eltwise_sum(a, b)
        if isinstance(part, Scale):
            part.forward = lambda x, factor=part.factor: Passed.apply(x, factor)
    handle = net.get_submodule(layer).register_forward_hook(lambda _module, _inputs, output: seen.append(output))
    try:
        with torchray.ExcitationBackpropContext():
            logits = Explained(net, explained.goal).logits(x.clone().requires_grad_())
            if negated:
                classifier.weight.data.neg_()
            start = torch.zeros_like(logits)
            start[0, explained.goal.index] = 1
            return torch.autograd.grad(logits, seen[0], start)[0]
    finally:
        if negated:
            classifier.weight.data.neg_()
        handle.remove()


def excitation_backprop(explained: Explained, x: Tensor, layer: str) -> Tensor:
    return excitation(explained, x, layer, False).sum(1, keepdim=True)


def contrastive_excitation_backprop(explained: Explained, x: Tensor, layer: str) -> Tensor:
    contrast = excitation(explained, x, layer, True)
    return (excitation(explained, x, layer, False) - contrast).sum(1, keepdim=True)


def add_lrp(store: Store) -> None:
    for name in LRP:
        scene = Scene(store, name)

        def explain(net: Explained, x: Tensor, kind: str, **more: float) -> Tensor:
            return lrp(net, x, kind, (scene.baseline("black", x), scene.baseline("white", x)), **more)

        for kind in ("epsilon", "epsilon_plus", "epsilon_plus_flat", "epsilon_gamma_box", "epsilon_alpha2_beta1"):
            scene.add("lrp", ZENNIT, partial(explain, kind=kind), {"composite": kind})
        if name in ("plain_relu", "residual"):
            scene.add("lrp", ZENNIT, partial(explain, kind="epsilon", epsilon=0.1),
                      {"composite": "epsilon", "epsilon": 0.1})
            scene.add("lrp", ZENNIT, partial(explain, kind="epsilon_gamma_box", gamma=1.5, epsilon=0.01),
                      {"composite": "epsilon_gamma_box", "gamma": 1.5, "epsilon": 0.01})


def add_all(store: Store) -> None:
    for name in DEEP_LIFT:
        scene = Scene(store, name)
        for baseline in ("black", "mean") if name != "tiny_captum" else ("black", "white"):
            scene.add("deep_lift", CAPTUM, lambda net, x: deep_lift(net, x, scene.baseline(baseline, x)),
                      {"baseline": baseline})
    for name in SHAP:
        scene = Scene(store, name)
        choices = ("black", "mean", "white", "blurred")
        scene.add("deep_lift_shap", CAPTUM,
                  lambda net, x: deep_lift_shap(net, x, [scene.baseline(choice, x) for choice in choices]))
    add_lrp(store)
    for name, layers in EXCITATION.items():
        scene = Scene(store, name)
        for layer in layers:
            found = EXCITATION_TWIN.get(layer, layer)
            scene.add("excitation_backprop", TORCHRAY, partial(excitation_backprop, layer=found), {}, layer)
            scene.add("contrastive_excitation_backprop", TORCHRAY,
                      partial(contrastive_excitation_backprop, layer=found), {}, layer)
