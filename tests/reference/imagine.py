#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the numbers that activation maximisation is held against, with PyTorch and its optimisers alone.

    /usr/bin/python3 tests/reference/imagine.py [tests/core/data]

Needs Debian's python3-torch, python3-torchvision, python3-numpy and scipy (`python3-scipy`). Takes seconds; run it
again only when a case is added. Everything is computed in double precision on the Python modules.

imagine.json   "made" (versions) and "cases", each with
    name, model, files     a fixture; the files hold the weights that the case was computed with
    class, start           "zero", or "picture": the 8-bit picture wave_picture of fixture.py
    parameters             what differs from the preset `preset`
    values, norms          before each step: the class's score, the Euclidean length of the normalised picture
    picture                every `stride`-th number of the final normalised picture, 1 x C x h x w
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Callable

import numpy as np
import scipy
import torch
from scipy.ndimage import gaussian_filter
from torch import Tensor

from export import FIXTURES
from fixture import Fixture, build, normalised, wave_picture

STRIDE = 7
COLOURS = torch.tensor([[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]], dtype=torch.float64)


def slope(net: torch.nn.Module, picture: Tensor, target: int) -> tuple[float, Tensor]:
    x = picture.detach().requires_grad_(True)
    score = net(x)[0, target]
    return score.item(), torch.autograd.grad(score, x)[0]


def start_of(fixture: Fixture, start: str) -> Tensor:
    if start == "zero":
        return torch.zeros(fixture.shape, dtype=torch.float64)
    channels = fixture.shape[1]
    return normalised(wave_picture(fixture.shape), fixture.scale, [fixture.mean] * channels,
                      [fixture.std] * channels).double()


class Record:
    """What a climb leaves."""

    def __init__(self) -> None:
        self.values: list[float] = []
        self.norms: list[float] = []

    def add(self, value: float, picture: Tensor) -> None:
        self.values.append(value)
        self.norms.append(picture.detach().norm().item())


def penalised(net: torch.nn.Module, fixture: Fixture, case: dict[str, Any], record: Record) -> Tensor:
    """Simonyan et al. 2014, equation 1, by torch.optim.SGD on the negative: score - lambda |I|^2."""
    values = case["parameters"]
    picture = start_of(fixture, case["start"]).requires_grad_(True)
    optimiser = torch.optim.SGD([picture], lr=values["learning_rate"])
    for _ in range(values["steps"]):
        optimiser.zero_grad()
        score = net(picture)[0, case["class"]]
        record.add(score.item(), picture)
        penalty = values["l2_penalty"] * (picture**2).sum() + values["total_variation"] * variation(picture)
        (penalty - score).backward()
        optimiser.step()
    return picture.detach()


def fourier(net: torch.nn.Module, fixture: Fixture, case: dict[str, Any], record: Record) -> Tensor:
    """Olah et al. 2017: a complex spectrum, decorrelated colours, a sigmoid, torch.optim.Adam."""
    values = case["parameters"]
    _, _, height, width = fixture.shape
    fy = np.fft.fftfreq(height)[:, None]
    fx = np.fft.rfftfreq(width)[None]
    scale = torch.from_numpy(1 / np.maximum(np.hypot(fy, fx), 1 / max(height, width)) ** values["decay_power"])
    mix = COLOURS / COLOURS.norm(dim=0).max()

    def unit(spectrum: Tensor) -> Tensor:
        inside = torch.fft.irfft2(scale * spectrum, s=(height, width), norm="ortho") / 4
        return torch.sigmoid(torch.einsum("ij,bjhw->bihw", mix, inside))

    def painted(spectrum: Tensor) -> Tensor:
        return (unit(spectrum) * 255 / fixture.scale - fixture.mean) / fixture.std

    colours = (start_of(fixture, "picture") * fixture.std + fixture.mean) * fixture.scale / 255
    colours = colours.clamp(0.25 / 255, 1 - 0.25 / 255)  # a sigmoid is never quite black or white
    inside = torch.einsum("ij,bjhw->bihw", torch.linalg.inv(mix), torch.log(colours / (1 - colours)))
    spectrum = (torch.fft.rfft2(inside * 4, norm="ortho") / scale).requires_grad_(True)
    parts = torch.view_as_real(spectrum).detach().clone().requires_grad_(True)
    optimiser = torch.optim.Adam([parts], lr=values["learning_rate"])
    for _ in range(values["steps"]):
        optimiser.zero_grad()
        picture = painted(torch.view_as_complex(parts))
        score = net(picture)[0, case["class"]]
        record.add(score.item(), picture)
        (-score).backward()
        optimiser.step()
    return painted(torch.view_as_complex(parts)).detach()


def variation(picture: Tensor) -> Tensor:
    return torch.diff(picture, dim=2).abs().sum() + torch.diff(picture, dim=3).abs().sum()


def regularised(net: torch.nn.Module, fixture: Fixture, case: dict[str, Any], record: Record) -> Tensor:
    """Yosinski et al. 2015, one regularisation after another, with NumPy and SciPy."""
    values = case["parameters"]
    low = (0 - fixture.mean) / fixture.std
    high = (255 / fixture.scale - fixture.mean) / fixture.std
    picture = start_of(fixture, case["start"])
    for step in range(values["steps"]):
        picture = picture.clamp(low, high)
        value, gradient = slope(net, picture, case["class"])
        record.add(value, picture)
        rate = values["learning_rate"]
        if values["progress"]:
            rate = min(rate, values["progress"] / (gradient.norm().item() ** 2))
        x = (picture + rate * gradient).numpy()[0] * (1 - values["l2_decay"])
        if step % values["blur_every"] == 0:
            x = np.stack([gaussian_filter(plane, values["blur_radius"]) for plane in x])
        norm = np.linalg.norm(x, axis=0)
        x = x * (norm >= np.percentile(norm, values["small_norm"]))
        benefit = np.abs((gradient.numpy()[0] * x).sum(0))
        x = x * (benefit >= np.percentile(benefit, values["small_contribution"]))
        picture = torch.from_numpy(x)[None]
    return picture


Method = Callable[[torch.nn.Module, Fixture, dict[str, Any], Record], Tensor]

CASES: list[tuple[str, Method, str, dict[str, Any]]] = [
    ("simonyan", penalised, "residual", {
        "preset": "simonyan", "class": 2, "start": "zero",
        "parameters": {"steps": 25, "optimizer": "gradient", "learning_rate": 0.5, "l2_penalty": 0.01,
                       "total_variation": 0.0}}),
    ("total variation", penalised, "gelu", {
        "preset": "simonyan", "class": 0, "start": "zero",
        "parameters": {"steps": 10, "optimizer": "gradient", "learning_rate": 0.4, "l2_penalty": 0.005,
                       "total_variation": 0.0002}}),
    ("fourier", fourier, "squeeze_excite", {
        "preset": "robust_fourier", "class": 1, "start": "picture",
        "parameters": {"steps": 12, "optimizer": "adam", "learning_rate": 0.05, "decay_power": 1.0,
                       "jitter": 0, "scaling": 0.0, "rotation": 0.0, "redirected_relu": 0}}),
    ("fourier, smooth", fourier, "gelu", {
        "preset": "robust_fourier", "class": 3, "start": "picture",
        "parameters": {"steps": 12, "optimizer": "adam", "learning_rate": 0.02, "decay_power": 1.5,
                       "jitter": 0, "scaling": 0.0, "rotation": 0.0, "redirected_relu": 0}}),
    ("yosinski", regularised, "silu", {
        "preset": "yosinski_a", "class": 4, "start": "picture",
        "parameters": {"steps": 9, "learning_rate": 3.0, "progress": 0.7, "l2_decay": 0.05, "blur_every": 4,
                       "blur_radius": 0.8, "small_norm": 20.0, "small_contribution": 15.0}}),
]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "core" / "data"
    fixtures = {fixture.name: fixture for fixture in FIXTURES}
    cases = []
    for name, method, model, case in CASES:
        fixture = fixtures[model]
        record = Record()
        picture = method(build(fixture).double(), fixture, case, record)
        cases.append({"name": name, "model": model, "files": [f"{model}_{form}.pt" for form in fixture.forms], **case,
                      "values": record.values, "norms": record.norms, "stride": STRIDE,
                      "picture": picture.flatten()[::STRIDE].tolist()})
        print(f"{name:18} {record.values[0]:9.4f} -> {record.values[-1]:9.4f}")
    made = {"torch": torch.__version__, "numpy": np.__version__, "scipy": scipy.__version__}
    (folder / "imagine.json").write_text(json.dumps({"made": made, "cases": cases}) + "\n")


if __name__ == "__main__":
    main()
