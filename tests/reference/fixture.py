# SPDX-License-Identifier: GPL-3.0-or-later
"""What a test network is, how its weights are made, and the two inputs that every test can recreate."""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from typing import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

MEAN, STD = 0.5, 0.25  # of the cards of all test networks but the tiny one


@dataclass
class Fixture:
    """One network and what a program that opens it should know or say about it."""

    name: str
    what: str
    build: Callable[[], nn.Module]
    shape: tuple[int, ...] = (1, 3, 24, 24)
    classes: int = 5
    output: str = "logits"
    forms: tuple[str, ...] = ("scripted", "traced")
    card: bool = True
    scale: float = 255
    mean: float = MEAN
    std: float = STD
    eval: bool = True
    fault: str = ""  # empty: the file is good
    other_faults: Sequence[str] = ()
    stage: str = "open"  # when the fault shows: open, predict or explain
    extra_inputs: tuple[tuple[int, ...], ...] = ()
    sample: str = "wave"  # or "ramp": the input that its scores are given for


def seed_for(name: str) -> int:
    return zlib.crc32(name.encode())


def smooth_noise(shape: Sequence[int]) -> Tensor:
    """Random pictures with large and small structures, about as bright as normalised photographs."""
    batch, channels, height, width = shape
    coarse = torch.rand(batch, channels, 4, 4) * 4 - 2
    fine = torch.rand(batch, channels, height, width) - 0.5
    return nn.functional.interpolate(coarse, (height, width), mode="bilinear", align_corners=False) + fine


def randomise(module: nn.Module, pictures: Tensor) -> None:
    """Weights that keep signals alive through any depth, batch norms that matter, heads that are not zero.

    Uniform numbers only: they are the same on every processor.
    """
    with torch.no_grad():
        for part in module.modules():
            if isinstance(part, (nn.Conv2d, nn.Linear)):
                bound = math.sqrt(6 / part.weight[0].numel())
                part.weight.uniform_(-bound, bound)
                if part.bias is not None:
                    part.bias.uniform_(-0.2, 0.2)
        norms = [m for m in module.modules() if isinstance(m, nn.BatchNorm2d)]
        for norm in norms:
            norm.momentum = None  # plain average: one pass sets the statistics
            if norm.affine:
                norm.weight.uniform_(0.6, 1.4)
                norm.bias.uniform_(-0.3, 0.3)
        if norms:
            module.train()
            module(pictures)
        for norm in norms:
            norm.momentum = 0.1


def build(fixture: Fixture) -> nn.Module:
    """The fixture's module, always with the same weights, ready for use."""
    torch.manual_seed(seed_for(fixture.name))
    module = fixture.build()
    if not getattr(module, "fixed_weights", False):
        randomise(module, smooth_noise((8, *fixture.shape[1:])))
    return module.train(not fixture.eval)


def wave(shape: Sequence[int]) -> Tensor:
    """sin(0.1 (h+1) (c+1)) cos(0.07 (w+1)), in double, rounded to float: easily made again elsewhere."""
    _, channels, height, width = shape
    values = [
        [
            [math.sin(0.1 * (h + 1) * (c + 1)) * math.cos(0.07 * (w + 1)) for w in range(width)]
            for h in range(height)
        ]
        for c in range(channels)
    ]
    return torch.tensor([values], dtype=torch.float64).float()


def ramp(shape: Sequence[int]) -> Tensor:
    """0, 1, 2, ... in the order of rows."""
    return torch.arange(math.prod(shape), dtype=torch.float32).view(*shape)


SAMPLES = {"wave": wave, "ramp": ramp}


def wave_picture(shape: Sequence[int]) -> np.ndarray:
    """The same as an 8-bit picture, H x W x C: floor(127.5 (1 + wave))."""
    _, channels, height, width = shape
    pixels = np.empty((height, width, channels), np.uint8)
    for c in range(channels):
        for h in range(height):
            for w in range(width):
                value = math.sin(0.1 * (h + 1) * (c + 1)) * math.cos(0.07 * (w + 1))
                pixels[h, w, c] = math.floor(127.5 * (1 + value))
    return pixels


def normalised(pixels: np.ndarray, scale: float, mean: Sequence[float], std: Sequence[float]) -> Tensor:
    """What a model card's input rule makes of a picture that already has the right size."""
    x = (pixels.astype(np.float64) / scale - np.array(mean)) / np.array(std)
    return torch.from_numpy(x).permute(2, 0, 1)[None].float().contiguous()
