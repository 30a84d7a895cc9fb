#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the numbers that core/measure/similarity is held against, with SciPy and scikit-image.

    /usr/bin/python3 -m venv VENV
    VENV/bin/pip install numpy scipy==1.11.4 scikit-image==0.22.0
    VENV/bin/python tests/reference/similarity.py       # writes tests/core/data/similarity.json

Each case is a pair of maps, row by row in single precision, with Pearson's and Spearman's correlation
(scipy.stats) and the mean structural similarity of both maps scaled to 0...1 (skimage.metrics, with the Gaussian
window and the population covariance of Wang et al. 2004).
"""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy.stats import pearsonr, spearmanr
from skimage.metrics import structural_similarity

DATA = Path(__file__).parent.parent / "core" / "data" / "similarity.json"


def scaled(values: np.ndarray) -> np.ndarray:
    values = values.astype(np.float64)
    return (values - values.min()) / (values.max() - values.min())


def case(name: str, a: np.ndarray, b: np.ndarray) -> dict:
    a, b = (np.round(values, 3).astype(np.float32) for values in (a, b))
    structure = structural_similarity(
        scaled(a), scaled(b), gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=1.0
    )
    x, y = a.astype(np.float64).ravel(), b.astype(np.float64).ravel()
    return {
        "name": name,
        "width": a.shape[1],
        "height": a.shape[0],
        "a": [round(float(value), 3) for value in a.ravel()],
        "b": [round(float(value), 3) for value in b.ravel()],
        "pearson": float(pearsonr(x, y)[0]),
        "spearman": float(spearmanr(x, y)[0]),
        "structure": float(structure),
    }


def main() -> None:
    random = np.random.default_rng(5)
    rows, columns = np.mgrid[0:18, 0:23]
    wave = np.sin(0.5 * rows) * np.cos(0.3 * columns)
    noise = random.normal(size=wave.shape)
    cases = [
        case("alike", wave, wave + 0.3 * noise),
        case("unlike", wave, noise),
        case("opposite", wave, -2 * wave + 0.1 * noise),
        case("ties", np.maximum(wave, 0), np.round(3 * (wave + 0.5 * noise))),
        case("smallest", wave[:11, :11], wave[3:14, 5:16]),
    ]
    made = {name: version(name) for name in ("numpy", "scipy", "scikit-image")}
    DATA.write_text(json.dumps({"made with": made, "cases": cases}) + "\n")


if __name__ == "__main__":
    main()
