#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the numbers that the tests hold every deterministic method against, beside those of reference.py.

    VENV/bin/python tests/reference/methods.py [tests/core/data]

The virtual environment is that of reference.py. Writes methods.npy and methods.json, laid out as reference.py tells;
all on small networks (fixture.py), in double precision on the Python modules. Where a library wants modules, each
used once, it gets the network's twin (twins.py), which has the same weights and numbers. A case further has

    parameters  of our method, by id
    target      of scalars other than the class's logit: scale, against, negative
    library     what computed it. "formula: own Python" where no library has the method, or has it in single
                precision or for other networks only; written from the paper's formula, apart from our C++
    stride      2 for sides of 20 to 47, 3 from 48 on

Methods that draw random numbers have cases without noise only. XRAI, LIME, KernelSHAP, RISE and extremal perturbation
have none: their results hang on a segmentation or on the random numbers themselves.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections import Counter
from pathlib import Path

import torch

import methods_cam
import methods_gradient
import methods_other
import methods_relevance
from reference import HERE, Store

PACKAGES = ("captum", "grad-cam", "saliency", "zennit", "torchray", "opencv-python-headless")
FAMILIES = (methods_gradient, methods_cam, methods_relevance, methods_other)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "core" / "data"
    folder.mkdir(parents=True, exist_ok=True)
    warnings.filterwarnings("ignore")
    torch.set_num_threads(1)
    store = Store("methods", PACKAGES, ((48, 3), (20, 2)))
    for family in FAMILIES:
        started, before = time.monotonic(), len(store.cases)
        family.add_all(store)
        seconds = time.monotonic() - started
        print(f"{family.__name__:20} {len(store.cases) - before:4} cases {seconds:6.1f} s", flush=True)
    store.write(folder)
    for method, count in sorted(Counter(case["method"] for case in store.cases).items()):
        worst = max(case["float32Deviation"] for case in store.cases if case["method"] == method)
        print(f"{method:34} {count:3} cases, float32 off by up to {worst:.1e}")
    print(f"{len(store.cases)} cases, {store.length * 4 / 1e3:.0f} kB of values in {folder}")


if __name__ == "__main__":
    main()
