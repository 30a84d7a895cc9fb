# SPDX-License-Identifier: GPL-3.0-or-later
"""What the makers of reference numbers share: which scalar of which network is explained, and how a case is kept."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Any, Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from export import FIXTURES
from fixture import SAMPLES, Fixture, build, normalised, wave_picture
from reference import Store, off_by_rounding, tap

BY_NAME = {fixture.name: fixture for fixture in FIXTURES}
BASELINES = {"black": 0.0, "white": 255.0}


@dataclass(frozen=True)
class Goal:
    """The scalar: a class's score, as core::Target has it."""

    index: int
    against: int | None = None
    scale: str = "logit"
    negative: bool = False

    def of(self, logits: Tensor, several_labels: bool) -> Tensor:
        """B numbers from B x classes."""
        if self.scale == "probability":
            values = logits.sigmoid() if several_labels else logits.softmax(1)
        elif self.scale == "log_probability":
            values = F.logsigmoid(logits) if several_labels else logits.log_softmax(1)
        else:
            values = logits
        value = values[:, self.index]
        if self.against is not None:
            value = value - values[:, self.against]
        return -value if self.negative else value

    def described(self) -> dict[str, Any]:
        about = {"scale": self.scale, "against": self.against, "negative": self.negative}
        usual = Goal(self.index)
        return {key: value for key, value in about.items() if value != getattr(usual, key)}


class Explained(nn.Module):
    """A network that puts out the scalar, B x 1; `logits` gives the scores of all classes."""

    def __init__(self, net: nn.Module, goal: Goal, output: str = "logits") -> None:
        super().__init__()
        self.net = net
        self.goal = goal
        self.output = output

    def logits(self, x: Tensor) -> Tensor:
        scores = self.scores(x)
        return torch.cat([-scores, scores], 1) if self.output == "single_logit" else scores  # no, yes

    def scores(self, x: Tensor) -> Tensor:
        if type(self.net).__name__ in ("Softmax", "LogSoftmax", "Sigmoid"):  # what is before that end
            return self.net.scores(x)
        output = self.net(x)
        if isinstance(output, dict):
            output = next(iter(output.values()))
        return output[0] if isinstance(output, (tuple, list)) else output

    def forward(self, x: Tensor) -> Tensor:
        return self.value(self.logits(x))[:, None]

    def value(self, logits: Tensor) -> Tensor:
        return self.goal.of(logits, self.output in ("multi_label", "single_logit"))


Method = Callable[[Explained, Tensor], Tensor]


def gradient(net: nn.Module, x: Tensor) -> Tensor:
    x = x.detach().clone().requires_grad_()
    return torch.autograd.grad(net(x).sum(), x)[0]


def best_class(net: Explained, x: Tensor) -> int:
    with torch.no_grad():
        return int(net.logits(x)[0].argmax())


class Scene:
    """A fixture with its input, class and scalar, as every case about it says again."""

    def __init__(self, store: Store, name: str, goal: Goal | None = None) -> None:
        self.store = store
        self.fixture: Fixture = BY_NAME[name]
        fixture = self.fixture
        if fixture.sample == "ramp":
            self.input, self.x = "ramp", SAMPLES["ramp"](fixture.shape)
        else:
            channels = fixture.shape[1]
            self.input = "wave_picture"
            self.x = normalised(wave_picture(fixture.shape), fixture.scale, [fixture.mean] * channels,
                                [fixture.std] * channels)
        self.goal = goal or Goal(0)
        if goal is None:
            self.goal = Goal(best_class(self.explained(build(fixture).double()), self.x.double()))
        with torch.no_grad():
            score = self.explained(build(fixture).double())(self.x.double()).item()
        self.about: dict[str, Any] = {
            "model": name, "input": self.input, "shape": list(self.x.shape), "class": self.goal.index,
            "score": score, "files": [f"{name}_{form}.pt" for form in fixture.forms]}
        if self.goal.described():
            self.about["target"] = self.goal.described()

    def explained(self, net: nn.Module) -> Explained:
        return Explained(net, self.goal, self.fixture.output).eval()

    def baseline(self, choice: str, x: Tensor) -> Tensor:
        """As core/explain/baseline.cpp: what a picture of 0 or 255 becomes, the mean, or the picture blurred."""
        if choice in BASELINES:
            return torch.full_like(x, (BASELINES[choice] / self.fixture.scale - self.fixture.mean) / self.fixture.std)
        if choice == "mean":
            return torch.zeros_like(x)
        import cv2

        sigma = max(x.shape[2:]) / 10
        planes = [cv2.GaussianBlur(plane.float().numpy(), (0, 0), sigma) for plane in x[0]]
        return torch.stack([torch.from_numpy(plane) for plane in planes])[None].to(x.dtype)

    def add(self, method: str, library: str, explain: Method, parameters: dict[str, Any] | None = None,
            layer: str | None = None, relative_to: Method | None = None) -> None:
        """Computes a case in double precision and, for its deviation, in single precision three times."""
        makers: list[Callable[[], nn.Module]] = [lambda: build(self.fixture).double()]
        makers += [partial(lambda seed: off_by_rounding(build(self.fixture), seed), seed) for seed in range(3)]
        inputs = [self.x.double(), self.x, self.x, self.x]
        results = [explain(self.explained(make()), x).detach().double() for make, x in zip(makers, inputs)]
        largest = 0.0
        if relative_to is not None:
            largest = relative_to(self.explained(makers[0]()), inputs[0]).abs().max().item()
        name = f"{method} of {self.fixture.name} {layer or ''}"
        if not results[0].isfinite().all() or not (largest or results[0].abs().max() > 0):
            raise ValueError(f"{name}: nothing but zeros, or not finite")
        case = self.about | {"method": method, "library": library, "parameters": parameters or {}}
        if layer is not None:
            case["layer"] = layer
        self.store.add(case, results[0], results[1:], largest)


def spatial(value: Tensor, channels_last: bool) -> Tensor:
    """A layer's output as 1 x K x h x w: tokens are put on their grid, the class token is left out."""
    if value.dim() == 3:
        side = math.isqrt(value.shape[1])
        return value[:, value.shape[1] - side * side:].transpose(1, 2).reshape(1, -1, side, side)
    return value.permute(0, 3, 1, 2) if channels_last else value


def put_back(value: Tensor, grid: Tensor, channels_last: bool) -> Tensor:
    """A layer's output with other values on its grid."""
    if value.dim() == 3:
        tokens = grid.flatten(2).transpose(1, 2)
        return torch.cat([value[:, :value.shape[1] - tokens.shape[1]], tokens], 1)
    return grid.permute(0, 2, 3, 1) if channels_last else grid


class Watched:
    """A network with an eye on one layer."""

    def __init__(self, explained: Explained, layer: str) -> None:
        self.explained = explained
        self.layer = tap(explained.net, layer)
        swin = type(explained.net).__name__ == "SwinTransformer"
        self.channels_last = swin and layer.startswith(("features", "norm"))

    def activation(self, x: Tensor, score: Callable[[Tensor], Tensor] | None = None) -> tuple[Tensor, Tensor]:
        """Output and gradient of the layer; `score` makes another scalar out of the logits."""
        seen: list[Tensor] = []
        handle = self.layer.register_forward_hook(lambda _module, _inputs, output: seen.append(output))
        x = x.detach().clone().requires_grad_()
        value = score(self.explained.logits(x)) if score else self.explained(x)
        handle.remove()
        gradient = torch.autograd.grad(value.sum(), seen[-1])[0]
        return spatial(seen[-1].detach(), self.channels_last), spatial(gradient, self.channels_last)

    def logits_with(self, x: Tensor, grid: Tensor) -> Tensor:
        """All scores when the layer puts out other values."""
        handle = self.layer.register_forward_hook(
            lambda _module, _inputs, output: put_back(output, grid, self.channels_last))
        with torch.no_grad():
            logits = self.explained.logits(x)
        handle.remove()
        return logits
