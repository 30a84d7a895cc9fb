#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our explanations of a ResNet-50 against those of Captum, pytorch-grad-cam and plain PyTorch.

    /usr/bin/python3 versus.py BUILD_FOLDER PYTHON [NAME...]

PYTHON is that of the virtual environment of tests/reference/reference.py. Both sides use Debian's
LibTorch on one thread, each in a process of its own that waits while the other works. A ratio is
the median over pairs of runs, each taken right after the other and in turning order. Where the peer
can work in batches, a few sizes are tried first and its fastest is taken. Names: see COMPARISONS;
all, if none is given.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import table

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "resources/samples/red-panda.jpg"
CAMS = "grad_cam,grad_cam_plus_plus,xgrad_cam,layer_cam,hires_cam,grad_cam_element_wise"


@dataclass
class Comparison:
    what: str
    request: str
    goal: float
    pairs: int
    batches: tuple[int, ...] = ()


COMPARISONS = {
    "nine": Comparison(
        "Nine single-pass maps / Captum and pytorch-grad-cam (GradCAM twice for CAM)",
        f"saliency,input_x_gradient,{CAMS},cam",
        0.2,
        7,
    ),
    "eight": Comparison(
        "The same without CAM / Captum and pytorch-grad-cam",
        f"saliency,input_x_gradient,{CAMS}",
        0.2,
        7,
    ),
    "integrated_gradients": Comparison(
        "Integrated gradients, 50 steps / Captum",
        "integrated_gradients steps=50",
        0.7,
        5,
        (1, 5, 10, 25),
    ),
    "smooth_grad": Comparison(
        "SmoothGrad, 25 samples / Captum", "smooth_grad samples=25", 0.7, 5, (1, 5, 25)
    ),
    "occlusion": Comparison(
        "Occlusion, window 32, stride 16 / Captum",
        "occlusion window=32 stride=16 fill=mean",
        0.5,
        3,
        (1, 4),
    ),
    "rise": Comparison("RISE, 200 masks / plain PyTorch", "rise masks=200", 0.5, 3, (1, 4, 16)),
    "deep_lift": Comparison("DeepLIFT / Captum", "deep_lift", 0.7, 9),
    "lrp": Comparison("LRP, epsilon / Captum", "lrp composite=epsilon", 0.7, 9),
    "ablation_cam": Comparison(
        "Ablation-CAM, 2048 channels of layer4 / pytorch-grad-cam (from 64)",
        "ablation_cam",
        0.02,
        3,
        (1, 32),
    ),
    "score_cam": Comparison(
        "Score-CAM, 64 channels / pytorch-grad-cam", "score_cam channels=64", 0.5, 3, (1, 16)
    ),
}


class Side:
    """A process that answers requests with seconds."""

    def __init__(self, *command: str | Path) -> None:
        self.name = Path(command[0]).name
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "OMP_NUM_THREADS": "1", "TQDM_DISABLE": "1"},
        )

    def seconds(self, request: str) -> float:
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"{self.name} gave no answer to '{request}'")
        return float(answer)

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def fastest(peer: Side, name: str, batches: tuple[int, ...]) -> str:
    """The request to the peer, with the batch size that suits it best. The first run warms up."""
    requests = [f"{name} {batch}" for batch in batches] or [name]
    peer.seconds(requests[0])
    return min(requests, key=peer.seconds) if len(requests) > 1 else requests[0]


def pairs(
    ours: Side, request: str, peer: Side, theirs: str, count: int
) -> Iterator[tuple[float, float]]:
    ours.seconds(request)
    for turn in range(count):
        if turn % 2:
            reference = peer.seconds(theirs)
            yield ours.seconds(request), reference
        else:
            time = ours.seconds(request)
            yield time, peer.seconds(theirs)


def add_rows(build: Path, python: str, names: list[str]) -> None:
    wanted = "import captum, pytorch_grad_cam"
    try:
        subprocess.run([python, "-c", wanted], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        print(
            f"No comparison with other libraries: {python} has no captum and grad-cam "
            "(tests/reference/reference.py tells how to install them).",
            file=sys.stderr,
        )
        return
    ours = Side(build / "tests/bench/bench_answering", SAMPLE, build / "nets/resnet50.pt")
    peer = Side(python, "-W", "ignore", HERE / "peers.py", SAMPLE)
    for name in names or COMPARISONS:
        case = COMPARISONS[name]
        theirs = fastest(peer, name, case.batches)
        times = list(pairs(ours, case.request, peer, theirs, case.pairs))
        mine, other = (statistics.median(side) for side in zip(*times))
        batch = f", its best batch {theirs.split()[1]}" if case.batches else ""
        where = f"resnet50 ({mine:.2f} / {other:.2f} s{batch}; {case.pairs} pairs)"
        table.row(
            case.what,
            where,
            statistics.median(time / reference for time, reference in times),
            case.goal,
        )
    ours.close()
    peer.close()


if __name__ == "__main__":
    add_rows(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
