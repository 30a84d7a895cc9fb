# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference numbers of gradient methods and backward rules."""

from __future__ import annotations

import contextlib
import math
import os
import warnings
from functools import partial
from importlib.metadata import version
from typing import Any, Callable, Iterator

import numpy as np
import saliency.core as pair
import torch
import torch.nn.functional as F
from captum.attr import Deconvolution, GuidedBackprop, InputXGradient, IntegratedGradients, LayerGradCam
from pytorch_grad_cam import FullGrad
from torch import Tensor, nn

from explaining import Explained, Scene, gradient
from reference import CAPTUM, EPSILON, GRAD_CAM, Store, tap
from twins import twin

PAIR = f"saliency {version('saliency')}"
OWN = "formula: own Python"

# Everything that a gradient flows through.
GRADIENT = ["tiny_captum", "plain_relu", "max_pool", "inplace_relu", "reused_relu", "functional_relu", "relu6", "silu",
            "gelu", "hardswish", "residual", "squeeze_excite", "norm_first", "grouped", "interpolated", "dense",
            "dilated", "adaptive_pool", "norms", "mlp", "if_shape", "if_data", "while_loop", "for_list",
            "tuple_output", "dict_output", "vit", "swin"]
NOISELESS = ["plain_relu", "gelu", "dense"]
PATHS = ["plain_relu", "silu", "residual", "squeeze_excite", "dense", "vit"]
# Biases in convolutions, in batch norms or both; one convolution, one batch norm without any.
FULL = ["plain_relu", "max_pool", "relu6", "silu", "reused_relu", "residual", "norm_first", "grouped", "dense",
        "dilated", "adaptive_pool", "squeeze_excite"]
ONLY_RELU = ["tiny_captum", "plain_relu", "max_pool", "inplace_relu", "reused_relu", "functional_relu", "residual",
             "squeeze_excite", "norm_first", "dense", "dilated", "adaptive_pool", "interpolated", "mlp", "if_shape",
             "if_data", "while_loop", "for_list", "tuple_output", "dict_output", "resnet18"]
WITH_RELU6 = ["relu6", "grouped"]
GUIDED_CAM = {"plain_relu": "act2", "max_pool": "act2", "residual": "bn2", "dense": "mix", "dilated": "relu2"}
PARCH = ["plain_relu", "reused_relu", "residual", "dense", "dilated", "silu"]


def twinned(explained: Explained) -> Explained:
    return Explained(twin(explained.net), explained.goal, explained.output).eval()


def input_x_gradient(explained: Explained, x: Tensor) -> Tensor:
    return InputXGradient(explained).attribute(x.clone(), 0)


def integrated(explained: Explained, x: Tensor, start: Tensor, steps: int) -> Tensor:
    return IntegratedGradients(explained).attribute(x, start, 0, n_steps=steps, method="gausslegendre")


def asked(explained: Explained, dtype: torch.dtype) -> Callable[..., dict[str, Any]]:
    """What PAIR's methods call: gradients for a batch of arrays."""

    def call(batch: np.ndarray, call_model_args: Any = None, expected_keys: Any = None) -> dict[str, Any]:
        points = [gradient(explained, torch.from_numpy(np.asarray(point))[None].to(dtype))[0] for point in batch]
        return {pair.INPUT_OUTPUT_GRADIENTS: torch.stack(points).double().numpy()}

    return call


def guided_path(explained: Explained, x: Tensor, start: Tensor, steps: int) -> Tensor:
    """In single precision each gradient is off by a rounding error: those that are equal are chosen by rounding."""
    call, generator = asked(explained, x.dtype), torch.Generator().manual_seed(0)

    def rounded(*batch: Any, **more: Any) -> dict[str, Any]:
        values = torch.from_numpy(call(*batch, **more)[pair.INPUT_OUTPUT_GRADIENTS])
        if x.dtype == torch.float:
            values = values * (1 + EPSILON * torch.randn(values.shape, generator=generator))
        return {pair.INPUT_OUTPUT_GRADIENTS: values.numpy()}

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        values = pair.GuidedIG().GetMask(x[0].double().numpy(), rounded, None,
                                         start[0].double().numpy(), x_steps=steps, fraction=0.25, max_dist=0.02)
    return torch.from_numpy(values)[None]


def blur_path(explained: Explained, x: Tensor, steps: int, sigma: float) -> Tensor:
    """PAIR blurs the first two axes of rows x columns x channels."""
    call = asked(explained, x.dtype)

    def turned(batch: np.ndarray, **more: Any) -> dict[str, Any]:
        answer = call(batch.transpose(0, 3, 1, 2), **more)
        return {key: value.transpose(0, 2, 3, 1) for key, value in answer.items()}

    picture = x[0].double().permute(1, 2, 0).contiguous().numpy()
    values = pair.BlurIG().GetMask(picture, turned, None, max_sigma=sigma, steps=steps, grad_step=0.01)
    return torch.from_numpy(values).permute(2, 0, 1)[None]


def full_grad(explained: Explained, x: Tensor) -> Tensor:
    """The library's sum over all layers, before it is scaled for display. (It resizes in single precision.)"""
    net = twinned(explained)
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        cam = FullGrad(net, [])
    x = x.clone().requires_grad_()
    cam.activations_and_grads(x).sum().backward()
    return torch.from_numpy(cam.compute_cam_per_layer(x, None, False))


class Ruled(torch.autograd.Function):
    """An activation whose backward pass keeps what is positive; `gated`: where the ordinary gradient flows, too."""

    @staticmethod
    def forward(context: Any, x: Tensor, low: float, high: float, gated: bool) -> Tensor:
        context.save_for_backward((x > low) & (x < high))
        context.gated = gated
        return x.clamp(low, high)

    @staticmethod
    def backward(context: Any, *above: Tensor) -> tuple[Tensor | None, ...]:
        kept = above[0].clamp(min=0)
        return kept * context.saved_tensors[0] if context.gated else kept, None, None, None


class RuledActivation(nn.Module):
    def __init__(self, high: float, gated: bool) -> None:
        super().__init__()
        self.high, self.gated = high, gated

    def forward(self, x: Tensor) -> Tensor:
        return Ruled.apply(x, 0.0, self.high, self.gated)


def ruled(explained: Explained, x: Tensor, gated: bool) -> Tensor:
    net = twinned(explained)
    for part in list(net.modules()):
        for name, child in part.named_children():
            if isinstance(child, (nn.ReLU, nn.ReLU6)):
                setattr(part, name, RuledActivation(6 if isinstance(child, nn.ReLU6) else math.inf, gated))
    return gradient(net, x)


def guided_backprop(explained: Explained, x: Tensor) -> Tensor:
    return GuidedBackprop(twinned(explained)).attribute(x.clone(), 0)


def deconvnet(explained: Explained, x: Tensor) -> Tensor:
    return Deconvolution(twinned(explained)).attribute(x.clone(), 0)


def guided_grad_cam(explained: Explained, x: Tensor, layer: str) -> Tensor:
    guided = guided_backprop(explained, x).detach()
    found = tap(explained.net, layer)
    cam = LayerGradCam(explained, found).attribute(x, 0, relu_attributions=True).detach()
    return guided * F.interpolate(cam, x.shape[2:], mode="bilinear", align_corners=False)


@contextlib.contextmanager
def convolutions(handle: Callable[[int, Tensor], None]) -> Iterator[None]:
    """While this holds, `handle` sees each convolution's output with its place in the order of execution."""
    plain, place = F.conv2d, 0

    def conv2d(*inputs: Any, **more: Any) -> Tensor:
        nonlocal place
        output = plain(*inputs, **more)
        handle(place, output)
        place += 1
        return output.clone()

    F.conv2d = conv2d
    try:
        yield
    finally:
        F.conv2d = plain


def spread(g: Tensor, channels: Tensor) -> Tensor:
    total = g[:, channels].sum(1)
    return (total.abs() if total.numel() == 1 else total.var()) + 1e-13


def parch_grad(explained: Explained, x: Tensor, share: float, layers: float, conserve: bool, criterion: str) -> Tensor:
    net = twinned(explained)
    x = x.detach().clone().requires_grad_()
    seen: list[Tensor] = []
    with convolutions(lambda _place, output: seen.append(output)):
        value = net(x).sum()
    gradients = torch.autograd.grad(value, seen)
    first = len(seen) - math.ceil(layers * len(seen))
    important = []
    for a, g in zip(seen, gradients):
        rank = (a * g if criterion == "contribution" else a.relu()).mean((0, 2, 3)).detach()
        chosen = torch.zeros_like(rank, dtype=torch.bool)
        chosen[rank.argsort(descending=True, stable=True)[:max(1, int(share * len(rank)))]] = True
        important.append(chosen)

    def changed(high: Tensor, g: Tensor) -> Tensor:
        if high.all() or not high.any():
            return g
        m, n = spread(g, high), spread(g, ~high)
        factor = ((m + n) / m).sqrt() if conserve else 1.0
        return g * high[None, :, None, None] * factor

    def hook(place: int, output: Tensor) -> None:
        if place >= first:
            output.register_hook(partial(changed, important[place]))

    with convolutions(hook):
        value = net(x).sum()
    return torch.autograd.grad(value, x)[0]


def add_paths(store: Store) -> None:
    for name in PATHS:
        scene = Scene(store, name)
        for baseline in ("black", "blurred") if name == "plain_relu" else ("black",):
            scene.add("guided_integrated_gradients", PAIR,
                      lambda net, x: guided_path(net, x, scene.baseline(baseline, x), 10),
                      {"steps": 10, "fraction": 0.25, "distance": 0.02, "baseline": baseline})
        scene.add("blur_integrated_gradients", PAIR, lambda net, x: blur_path(net, x, 10, 5.0),
                  {"steps": 10, "sigma": 5.0})


def add_rules(store: Store) -> None:
    for name in ONLY_RELU:
        scene = Scene(store, name)
        scene.add("guided_backprop", CAPTUM, guided_backprop)
        scene.add("deconvnet", CAPTUM, deconvnet)
    for name in WITH_RELU6:
        scene = Scene(store, name)
        scene.add("guided_backprop", OWN, partial(ruled, gated=True))
        scene.add("deconvnet", OWN, partial(ruled, gated=False))
    for name, layer in GUIDED_CAM.items():
        Scene(store, name).add("guided_grad_cam", CAPTUM, partial(guided_grad_cam, layer=layer), layer=layer)
    for name in PARCH:
        scene = Scene(store, name)
        for share, conserve, criterion in ((0.3, True, "contribution"), (0.5, False, "activation")):
            about = {"share": share, "layers": 0.5, "conserve": conserve, "criterion": criterion}
            scene.add("parch_grad", OWN, partial(parch_grad, **about), {"base": "gradient"} | about)


def add_all(store: Store) -> None:
    for name in GRADIENT:
        Scene(store, name).add("input_x_gradient", CAPTUM, input_x_gradient)
    for name in NOISELESS:
        scene = Scene(store, name)
        quiet = {"samples": 3, "noise": 0.0}
        scene.add("smooth_grad", OWN, gradient, quiet)
        scene.add("smooth_grad_squared", OWN, lambda net, x: gradient(net, x) ** 2, quiet)
        scene.add("var_grad", OWN, lambda net, x: torch.zeros_like(x), quiet,
                  relative_to=lambda net, x: gradient(net, x) ** 2)
    add_paths(store)
    for name in FULL:
        Scene(store, name).add("full_grad", GRAD_CAM, full_grad)
    add_rules(store)
