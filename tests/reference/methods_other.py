# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference numbers of occlusion, of attention rollout, and of scalars other than a class's logit."""

from __future__ import annotations

import math
from functools import partial

import torch
import torch.nn.functional as F
from captum.attr import LayerGradCam, Occlusion, Saliency
from torch import Tensor

from explaining import Explained, Goal, Scene
from methods_gradient import OWN, input_x_gradient, integrated
from reference import CAPTUM, Store, tap

OCCLUSION = ["plain_relu", "silu", "squeeze_excite", "dense", "while_loop", "dict_output", "batch_mixed", "vit"]
ROLLOUT = "formula: own Python after Abnar & Zuidema and github.com/jacobgil/vit-explain"
TARGETS = ["plain_relu", "gelu", "dense", "ends_in_softmax", "ends_in_sigmoid", "single_logit"]
TARGET_LAYER = {"plain_relu": "act2", "gelu": "act2", "dense": "mix"}


def occlusion(explained: Explained, x: Tensor, window: int, stride: int, fill: Tensor) -> Tensor:
    channels = x.shape[1]
    values = Occlusion(explained).attribute(x, (channels, window, window), (channels, stride, stride), fill, 0)
    return values[:, :1]


def attentions(explained: Explained, x: Tensor) -> tuple[list[Tensor], list[Tensor]]:
    """heads x N x N of every layer, in order of execution, and its gradients."""
    seen: list[Tensor] = []
    plain = F.softmax

    def softmax(*inputs: Tensor, **more: int) -> Tensor:
        seen.append(plain(*inputs, **more))
        return seen[-1]

    F.softmax = softmax
    try:
        value = explained(x.clone().requires_grad_())
    finally:
        F.softmax = plain
    return [w.detach() for w in seen], list(torch.autograd.grad(value.sum(), seen))


def roll_out(layers: list[Tensor], discard: float, keep_first: bool) -> Tensor:
    """N x N matrices, from the first layer to the last; the class token's row without its first column, on the grid."""
    result = torch.eye(len(layers[0]), dtype=layers[0].dtype)
    for weights in layers:
        flat = weights.clone().flatten()
        dropped = flat.topk(int(len(flat) * discard), largest=False).indices
        flat[dropped[dropped != 0] if keep_first else dropped] = 0
        mixed = (flat.view_as(weights) + torch.eye(len(weights), dtype=flat.dtype)) / 2
        result = mixed / mixed.sum(1, keepdim=True) @ result
    side = math.isqrt(len(result) - 1)
    return result[0, 1:].reshape(1, 1, side, side)


def attention_rollout(explained: Explained, x: Tensor, fusion: str, discard: float) -> Tensor:
    fuse = {"mean": lambda w: w.mean(0), "max": lambda w: w.amax(0), "min": lambda w: w.amin(0)}[fusion]
    return roll_out([fuse(w) for w in attentions(explained, x)[0]], discard, True)


def gradient_attention_rollout(explained: Explained, x: Tensor, discard: float) -> Tensor:
    layers = [(w * g).mean(0).relu() for w, g in zip(*attentions(explained, x))]
    return roll_out(layers, discard, False)


def saliency(explained: Explained, x: Tensor) -> Tensor:
    return Saliency(explained).attribute(x.clone(), 0, abs=False)


def grad_cam(explained: Explained, x: Tensor, layer: str) -> Tensor:
    found = tap(explained.net, layer)
    return LayerGradCam(explained, found).attribute(x, 0, relu_attributions=False)


def goals(index: int, classes: int) -> list[Goal]:
    other = (index + 2) % classes if classes > 1 else 1 - index  # one output: no and yes
    return [Goal(index), Goal(index, scale="probability"), Goal(index, scale="log_probability"),
            Goal(index, negative=True), Goal(index, against=other), Goal(index, against=other, scale="probability"),
            Goal(other, against=index, scale="log_probability", negative=True)]


def add_targets(store: Store) -> None:
    for name in TARGETS:
        plain = Scene(store, name)
        for goal in goals(plain.goal.index, plain.fixture.classes):
            scene = Scene(store, name, goal)
            scene.add("saliency", CAPTUM, saliency)
            if name == "plain_relu":
                scene.add("input_x_gradient", CAPTUM, input_x_gradient)
            if name != "dense":
                scene.add("integrated_gradients", CAPTUM,
                          lambda net, x: integrated(net, x, scene.baseline("black", x), 20),
                          {"steps": 20, "baseline": "black"})
            if name in TARGET_LAYER:
                layer = TARGET_LAYER[name]
                scene.add("grad_cam", CAPTUM, partial(grad_cam, layer=layer), {}, layer)


def add_all(store: Store) -> None:
    for name in OCCLUSION:
        scene = Scene(store, name)
        for window, stride, fill in ((5, 3, "mean"), (7, 7, "black"), (16, 8, "blurred")):
            scene.add("occlusion", CAPTUM,
                      lambda net, x: occlusion(net, x, window, stride, scene.baseline(fill, x)),
                      {"window": window, "stride": stride, "fill": fill})
    scene = Scene(store, "vit")
    for fusion, discard in (("mean", 0.9), ("max", 0.9), ("min", 0.9), ("mean", 0.0), ("max", 0.5)):
        about = {"fusion": fusion, "discard": discard}
        scene.add("attention_rollout", ROLLOUT, partial(attention_rollout, **about), about)
    for discard in (0.9, 0.0):
        scene.add("gradient_attention_rollout", ROLLOUT, partial(gradient_attention_rollout, discard=discard),
                  {"discard": discard})
    for name in ("silu", "reused_relu"):
        scene = Scene(store, name)
        scene.add("integrated_gradients", CAPTUM, lambda net, x: integrated(net, x, scene.baseline("blurred", x), 20),
                  {"steps": 20, "baseline": "blurred"})
    add_targets(store)
