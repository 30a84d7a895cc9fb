#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the network that the benchmarks run besides the default model: a ResNet-50 of full width.

    /usr/bin/python3 nets.py FOLDER

Its weights are random (times do not depend on them) and the same on every machine.
"""

import json
import sys
from pathlib import Path

import torch
import torchvision


def resnet50() -> torch.nn.Module:
    torch.manual_seed(0)
    return torchvision.models.resnet50(weights=None).eval()


def main() -> None:
    folder = Path(sys.argv[1])
    if (folder / "resnet50.json").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    torch.jit.trace(resnet50(), torch.zeros(1, 3, 224, 224)).save(str(folder / "resnet50.pt"))
    card = {"title": "ResNet-50, random weights", "layer": "layer4"}
    (folder / "resnet50.json").write_text(json.dumps(card))


if __name__ == "__main__":
    main()
