# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference numbers of class activation maps, before their final ReLU and scaling."""

from __future__ import annotations

from functools import partial
from typing import Callable

import numpy as np
import pytorch_grad_cam as library
import torch
import torch.nn.functional as F
from pytorch_grad_cam.utils.image import scale_cam_image
from pytorch_grad_cam.utils.model_targets import FinerWeightedTarget
from torch import Tensor

from explaining import Explained, Scene, Watched
from reference import GRAD_CAM, Store

OWN = "formula: own Python"
RECIPRO = "formula: own Python after github.com/sybyun/ReciproCAM"

LAYERS = {
    "plain_relu": ["conv1", "act2"],
    "max_pool": ["act1", "act2"],
    "inplace_relu": ["bn1", "act2"],
    "reused_relu": ["conv3"],
    "functional_relu": ["conv2"],
    "relu6": ["act2"],
    "silu": ["act1"],
    "gelu": ["act2"],
    "hardswish": ["conv2"],
    "residual": ["bn1", "bn2"],
    "squeeze_excite": ["conv1", "conv2"],
    "norm_first": ["bn2"],
    "grouped": ["depthwise"],
    "interpolated": ["up"],
    "dense": ["conv1", "shrink"],
    "dilated": ["relu2"],
    "adaptive_pool": ["relu1", "pool"],
    "norms": ["conv2"],
    "if_shape": ["relu2"],
    "if_data": ["relu1"],
    "while_loop": ["relu2"],
    "for_list": ["stem"],
    "tuple_output": ["relu2"],
    "dict_output": ["conv2"],
    "resnet18": ["layer4"],
    "vit": ["encoder.layers.encoder_layer_1.ln_1", "encoder.layers.encoder_layer_2.ln_1"],
    "swin": ["features.1", "features.2", "permute"],
}
FUSED = {"plain_relu": ["act1", "act2"], "silu": ["conv1", "act1", "conv2"], "residual": ["bn1", "bn2"],
         "vit": ["encoder.layers.encoder_layer_1.ln_1", "encoder.layers.encoder_layer_2.ln_1"]}
# Layers that an average over positions and one linear layer follow.
POOLED = {"plain_relu": "act2", "max_pool": "act2", "relu6": "act2", "gelu": "act2", "norm_first": "bn2",
          "squeeze_excite": "conv2", "interpolated": "conv2", "dense": "relu4", "dilated": "relu3",
          "tuple_output": "relu2", "dict_output": "relu2", "resnet18": "layer4", "swin": "permute"}

FROM_GRADIENT = {
    "grad_cam": library.GradCAM,
    "grad_cam_plus_plus": library.GradCAMPlusPlus,
    "xgrad_cam": library.XGradCAM,
    "layer_cam": library.LayerCAM,
    "hires_cam": library.HiResCAM,
    "grad_cam_element_wise": library.GradCAMElementWise,
    "eigen_cam": library.EigenCAM,
    "eigen_grad_cam": library.EigenGradCAM,
    "fem": library.FEM,
}


def made(kind: type) -> library.base_cam.BaseCAM:
    """One of the library's maps without a model: only its formula."""
    cam = object.__new__(kind)
    cam.__dict__["k"] = 2  # of FEM
    cam.__dict__["activations_and_grads"] = type("Nothing", (), {"release": lambda self: None})()
    return cam


def image(kind: type, a: Tensor, g: Tensor) -> Tensor:
    values = made(kind).get_cam_image(None, None, None, a.numpy(), g.numpy(), False)
    return torch.from_numpy(np.asarray(values, np.float64))[None]


def from_gradient(explained: Explained, x: Tensor, layer: str, kind: type) -> Tensor:
    a, g = Watched(explained, layer).activation(x)
    values = image(kind, a, g)
    if "Eigen" in kind.__name__ and values.min().abs() > values.max().abs():
        values = -values  # the direction of an axis is arbitrary: more positive than negative
    return values


def fused(explained: Explained, x: Tensor, layers: list[str], kind: type) -> Tensor:
    """Of several layers: the mean of their positive parts, scaled and resized (in single precision) by the library."""
    maps = []
    for layer in layers:
        watched = Watched(explained, layer)
        positive = image(kind, *watched.activation(x))[0].clamp(min=0).numpy()
        maps.append(scale_cam_image(positive, x.shape[:1:-1]))
    return torch.from_numpy(np.mean(np.float64(maps), 0))[None]


def weighted(a: Tensor, weights: Tensor) -> Tensor:
    return (weights.to(a.dtype)[None, :, None, None] * a).sum(1, keepdim=True)


def chosen(a: Tensor, channels: int) -> list[int]:
    """The channels of the largest mean activation; 0: all."""
    order = a.mean((0, 2, 3)).argsort(descending=True, stable=True).tolist()
    return order[:channels] if channels else list(range(a.shape[1]))


def score_cam(explained: Explained, x: Tensor, layer: str, channels: int) -> Tensor:
    a, _ = Watched(explained, layer).activation(x)
    masks = F.interpolate(a, x.shape[2:], mode="bilinear", align_corners=True)[0]
    low, high = masks.amin((1, 2), keepdim=True), masks.amax((1, 2), keepdim=True)
    masks = (masks - low) / (high - low + 1e-8)
    some = chosen(a, channels)
    with torch.no_grad():
        scores = torch.cat([explained(x * masks[k])[0] for k in some])
    weights = torch.zeros(a.shape[1], dtype=a.dtype)
    weights[some] = scores.softmax(0)
    if not channels and explained.goal.described() == {}:
        check_score_cam(explained, x, layer, a, weights)
    return weighted(a, weights)


def check_score_cam(explained: Explained, x: Tensor, layer: str, a: Tensor, weights: Tensor) -> None:
    """The library's own weights, which it computes in single precision."""
    cam = made(library.ScoreCAM)
    cam.model, cam.device, cam.batch_size = explained, torch.device("cpu"), 1  # "if" looks at the whole batch
    library.score_cam.tqdm.tqdm = lambda steps: steps
    theirs = cam.get_cam_weights(x, None, [lambda output: output[0]], a.numpy(), None)
    if not np.allclose(theirs[0], weights.numpy(), rtol=1e-4, atol=1e-6):
        raise ValueError(f"Score-CAM at {layer} is not what the library computes")


def ablation_cam(explained: Explained, x: Tensor, layer: str, channels: int) -> Tensor:
    watched = Watched(explained, layer)
    a, _ = watched.activation(x)
    score = explained(x)[0, 0].detach()
    weights = torch.zeros(a.shape[1], dtype=a.dtype)
    for k in chosen(a, channels):
        without = a.clone()
        without[:, k] = 0
        changed = explained.value(watched.logits_with(x, without))[0]
        weights[k] = (score - changed) / score.abs()  # a negative score does not turn the map round
    return weighted(a, weights)


def recipro_cam(explained: Explained, x: Tensor, layer: str) -> Tensor:
    watched = Watched(explained, layer)
    a, _ = watched.activation(x)
    height, width = a.shape[2:]
    values = torch.zeros(1, 1, height, width, dtype=a.dtype)
    for row in range(height):
        for column in range(width):
            only = torch.zeros_like(a)
            only[..., row, column] = a[..., row, column]
            values[0, 0, row, column] = watched.logits_with(x, only).softmax(1)[0, explained.goal.index]
    return values - values.min()


def finer_cam(explained: Explained, x: Tensor, layer: str, alpha: float, comparisons: int) -> Tensor:
    watched = Watched(explained, layer)
    index = explained.goal.index
    with torch.no_grad():
        logits = explained.logits(x)[0]
    nearest = (logits - logits[index]).abs().argsort().tolist()
    target = FinerWeightedTarget(index, [c for c in nearest if c != index][:comparisons], alpha)
    return image(library.GradCAM, *watched.activation(x, target))


def cam(explained: Explained, x: Tensor, layer: str) -> Tensor:
    a, _ = Watched(explained, layer).activation(x)
    net = explained.net
    linear = net.head if isinstance(getattr(net, "head", None), torch.nn.Linear) else net.fc
    return weighted(a, linear.weight[explained.goal.index].detach())


def add_layer(scene: Scene, layer: str) -> None:
    def add(method: str, source: str, explain: Callable[..., Tensor], **parameters: float) -> None:
        scene.add(method, source, partial(explain, layer=layer, **parameters), parameters, layer)

    for method, kind in FROM_GRADIENT.items():
        scene.add(method, GRAD_CAM, partial(from_gradient, layer=layer, kind=kind), {}, layer)
    scene.add("smooth_grad_cam_plus_plus", GRAD_CAM, partial(from_gradient, layer=layer, kind=library.GradCAMPlusPlus),
              {"samples": 2, "noise": 0.0}, layer)
    add("score_cam", GRAD_CAM, score_cam, channels=0)
    add("ablation_cam", OWN, ablation_cam, channels=0)
    add("finer_cam", GRAD_CAM, finer_cam, alpha=1.0, comparisons=3)
    add("recipro_cam", RECIPRO, recipro_cam)


def add_all(store: Store) -> None:
    for name, layers in LAYERS.items():
        scene = Scene(store, name)
        for layer in layers:
            add_layer(scene, layer)
    for name, layer in POOLED.items():
        Scene(store, name).add("cam", OWN, partial(cam, layer=layer), {}, layer)
    for name, layers in FUSED.items():
        scene = Scene(store, name)
        for method in ("grad_cam", "layer_cam", "hires_cam"):
            explain = partial(fused, layers=layers, kind=FROM_GRADIENT[method])
            scene.add(method, GRAD_CAM, explain, {}, " + ".join(layers))
    scene = Scene(store, "silu")
    for channels in (1, 3):
        for method, explain in (("score_cam", score_cam), ("ablation_cam", ablation_cam)):
            scene.add(method, OWN, partial(explain, layer="act1", channels=channels), {"channels": channels}, "act1")
    for alpha, comparisons in ((0.5, 1), (2.0, 20)):
        about = {"alpha": alpha, "comparisons": comparisons}
        scene.add("finer_cam", GRAD_CAM, partial(finer_cam, layer="act1", **about), about, "act1")
