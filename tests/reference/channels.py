#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the numbers that statistics of channels, and ParchGrad with them, are held against.

    /usr/bin/python3 -m venv --system-site-packages VENV      # with torch 1.13
    VENV/bin/pip install numpy scipy==1.11.4
    VENV/bin/python tests/reference/channels.py               # writes tests/core/data/channels.json

"beta", "normal" and "welch" are SciPy's special.betainc, stats.norm.sf and stats.ttest_ind_from_stats (unequal
variances, alternative "greater"). "net" is a small network with its pictures, by class: the means of relu(convolution)
by channel, their mean and variance (two passes), the p values of a class (stats.ttest_ind) and of a picture
(stats.norm.sf), and ParchGrad's gradients, all in double precision.
"""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from scipy import special, stats
from torch import Tensor

DATA = Path(__file__).parent.parent / "core" / "data" / "channels.json"
SIDE, CLASSES, EACH, CLASS = 8, 3, 6, 1


def beta_cases() -> list:
    cases = []
    for a, b in ((0.5, 0.5), (1.0, 0.5), (2.5, 0.5), (50.0, 0.5), (2500.0, 0.5), (3.0, 7.0), (0.2, 12.0)):
        for x in (1e-6, 0.01, 0.3, 0.5, 0.77, 0.99, 0.999999):
            cases.append([x, a, b, float(special.betainc(a, b, x))])
    return cases


def welch_cases() -> list:
    random = np.random.default_rng(3)
    cases = []
    for n1, n2 in ((2, 2), (2, 50), (3, 9), (10, 10), (12, 300), (40, 400), (500, 20000)):
        for effect in (-2.0, 0.0, 0.3, 1.0, 6.0):
            v1, v2 = (float(round(value, 3)) for value in random.uniform(0.1, 4, 2))
            m2 = float(round(random.normal(), 3))
            m1 = float(round(m2 + effect * random.uniform(0.8, 1.2), 3))
            p = stats.ttest_ind_from_stats(m1, v1**0.5, n1, m2, v2**0.5, n2, equal_var=False, alternative="greater")
            cases.append([n1, m1, v1, n2, m2, v2, float(p.pvalue)])
    return cases


def rounded(*shape: int, scale: float = 1.0) -> Tensor:
    return (torch.randn(*shape, dtype=torch.float64) * scale * 1000).round() / 1000


class Net:
    def __init__(self) -> None:
        self.a, self.b = rounded(6, 3, 3, 3, scale=0.4), rounded(6, scale=0.2)
        self.c, self.d = rounded(8, 6, 3, 3, scale=0.3), rounded(8, scale=0.2)
        self.e = rounded(32, CLASSES, scale=0.5)

    def __call__(self, x: Tensor, hook) -> Tensor:
        z = hook(0, F.conv2d(x, self.a, self.b, padding=1))
        z = hook(1, F.conv2d(F.relu(z), self.c, self.d))
        return torch.matmul(torch.flatten(F.avg_pool2d(F.relu(z), 3), 1), self.e)

    def means(self, x: Tensor) -> np.ndarray:
        found = []

        def keep(_place: int, z: Tensor) -> Tensor:
            found.append(z.relu().mean((0, 2, 3)))
            return z

        self(x, keep)
        return torch.cat(found).numpy()


def variance(total: Tensor) -> Tensor:
    return total.var() + 1e-13


def parched(net: Net, x: Tensor, masks: list, gamma: float, conserve: bool) -> Tensor:
    """`masks`: of each convolution the important channels, or None; gamma 0 is infinite."""

    def changed(mask: Tensor, g: Tensor) -> Tensor:
        if mask.all() or not mask.any():
            return g
        g = g.clone()
        m, n = variance(g[:, mask].sum(1)), variance(g[:, ~mask].sum(1))
        if gamma == 0:
            beta = ((m + n) / m).sqrt() if conserve else 1.0
            g[:, mask] *= beta
            g[:, ~mask] = 0
        else:
            grown = gamma * (n / m).sqrt()
            beta = ((m + n) / (m * grown**2 + n)).sqrt() if conserve else 1.0
            g[:, mask] *= grown * beta
            g[:, ~mask] *= beta
        return g

    def hook(place: int, z: Tensor) -> Tensor:
        if masks[place] is not None:
            z.register_hook(lambda g: changed(masks[place], g))
        return z

    x = x.clone().requires_grad_()
    return torch.autograd.grad(net(x, hook)[0, CLASS], x)[0]


def net_case() -> dict:
    torch.manual_seed(4)
    random = np.random.default_rng(8)
    net = Net()
    pictures = random.integers(0, 120, (CLASSES * EACH + 1, SIDE, SIDE, 3))
    for index in range(CLASSES * EACH):  # a class is brighter in its own colour
        pictures[index, :, :, index // EACH] += 100
    pictures[-1, 2:6, 2:6, CLASS] += 110
    # Exact in single precision, too.
    inputs = torch.tensor((pictures - 120.0) / 64.0).permute(0, 3, 1, 2)
    means = np.stack([net.means(x[None]) for x in inputs])
    seen, explained = means[:-1], means[-1]
    first, rest = seen[CLASS * EACH : (CLASS + 1) * EACH], np.delete(seen, slice(CLASS * EACH, (CLASS + 1) * EACH), 0)
    of_class = stats.ttest_ind(first, rest, equal_var=False, alternative="greater").pvalue
    of_class = np.where(np.isnan(of_class), 1, of_class)
    of_instance = stats.norm.sf((explained - seen.mean(0)) / seen.std(0, ddof=1))
    cases = []
    for criterion, p in (("class_statistics", of_class), ("instance_statistics", of_instance)):
        for alpha, share, layers, gamma, conserve in (
            (0.05, 0.1, 1.0, 0.0, True),
            (0.2, 0.1, 1.0, 2.0, True),
            (0.2, 0.1, 0.5, 0.5, False),
            (0.0, 0.4, 1.0, 0.0, False),
            (0.0, 0.4, 1.0, 3.0, True),
        ):
            masks = []
            for place, part in enumerate(np.split(p, [6])):
                limit = alpha or np.sort(part)[max(1, int(share * len(part))) - 1]
                inside = part <= limit if alpha == 0 or criterion == "class_statistics" else part < limit
                masks.append(torch.tensor(inside) if layers == 1 or place == 1 else None)
            cases.append(
                {
                    "criterion": criterion, "alpha": alpha, "share": share, "layers": layers, "gamma": gamma,
                    "conserve": conserve, "important": [None if m is None else m.tolist() for m in masks],
                    "gradient": parched(net, inputs[-1:], masks, gamma, conserve).flatten().tolist(),
                }
            )
    return {
        "weights": {name: [list(value.shape), value.flatten().tolist()] for name, value in vars(net).items()},
        "side": SIDE, "each": EACH, "class": CLASS,
        "pictures": pictures.reshape(len(pictures), -1).tolist(),
        "mean": seen.mean(0).tolist(), "variance": seen.var(0, ddof=1).tolist(),
        "class_mean": first.mean(0).tolist(), "class_variance": first.var(0, ddof=1).tolist(),
        "class_p": of_class.tolist(), "instance_p": of_instance.tolist(), "cases": cases,
    }


def main() -> None:
    made = {name: version(name) for name in ("numpy", "scipy", "torch")}
    normal = [[z, float(stats.norm.sf(z))] for z in (-9.0, -3.0, -0.5, 0.0, 0.1, 1.0, 2.5, 6.0, 12.0, 30.0)]
    DATA.write_text(
        json.dumps({"made with": made, "beta": beta_cases(), "normal": normal, "welch": welch_cases(),
                    "net": net_case()}) + "\n"
    )


if __name__ == "__main__":
    main()
