#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much more memory methods take with four times the samples: the peak must not grow.

/usr/bin/python3 growth.py BUILD_FOLDER
"""

import sys
from pathlib import Path

import program
import table
from versus import SAMPLE

GROWTHS = {
    "Peak memory, RISE of 400 masks / of 100": ("rise masks=100", "rise masks=400"),
    "Peak memory, SmoothGrad of 40 samples / of 10": (
        "smooth_grad samples=10",
        "smooth_grad samples=40",
    ),
    "Peak memory, occlusion with stride 16 / 32 (169 / 49 windows)": (
        "occlusion window=32 stride=32",
        "occlusion window=32 stride=16",
    ),
}


def add_rows(build: Path) -> None:
    command = [
        str(build / "tests/bench/bench_answering"),
        str(SAMPLE),
        str(build / "nets/resnet50.pt"),
    ]
    for what, requests in GROWTHS.items():
        few, many = (program.peak_memory([*command, request]) for request in requests)
        table.row(what, f"resnet50 ({many / 2**20:.0f} / {few / 2**20:.0f} MiB)", many / few, 1.3)


if __name__ == "__main__":
    add_rows(Path(sys.argv[1]))
