#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmarks and prints what they found as a Markdown table.

    /usr/bin/python3 report.py BUILD_FOLDER [PYTHON]

Columns: what was measured, on which network, the result, the most that it should be. A ratio is
the median over pairs of runs, each taken right after the other. With the PYTHON of a virtual
environment that has Captum and pytorch-grad-cam, see versus.py, they are timed too.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

import growth
import program
import versus
from table import head, row
from versus import SAMPLE

RATIOS = {
    "grad_cam_new_picture": ("First class click to Grad-CAM / forward + backward", 1.15),
    "grad_cam_new_class": ("Later class click to Grad-CAM / forward + backward", 1.15),
    "three_answers": ("Saliency + Grad-CAM + input gradient / forward + backward", 1.2),
    "nine_maps": ("Nine single-pass maps of one click / forward + backward", 1.25),
    "imagine_step": ("A step of imagining / forward + backward", 1.3),
    "integrated_gradients_step": ("Integrated gradients, 50 steps / loop over the module", 0.75),
    "detection": ("Detection / OpenCV's DNN module on the same files", 0.8),
    "changed_picture": ("The same for a changed picture, without gradients / OpenCV", 0.8),
    "first_click_hires_cam": ("First box click to HiResCAM / forward + backward", 1.2),
    "first_click_grad_cam": ("First box click to Grad-CAM / forward + backward", 1.2),
    "first_click_saliency": ("First box click to saliency / forward + backward", 1.2),
    "later_click_hires_cam": ("Later box click to HiResCAM / forward + backward", 1.2),
    "later_click_grad_cam": ("Later box click to Grad-CAM / forward + backward", 1.2),
    "later_click_saliency": ("Later box click to saliency / forward + backward", 1.2),
}
#: The photograph with the giraffe that every detector is shown; Debian's package darknet has it.
GIRAFFE = Path("/usr/share/darknet/data/giraffe.jpg")
DRAWINGS = {
    "opacity": "Opacity change, 1000 x 1000",
    "colorMap": "Colour map change, 1000 x 1000",
}


def machine() -> str:
    names = {
        line.split(":", 1)[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    }
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return f"{', '.join(names) or platform.machine()}, {os.cpu_count()} CPUs, {memory:.0f} GiB"


def benchmarks(*command: str | Path) -> list[dict]:
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        output = [f"--benchmark_out={result.name}", "--benchmark_out_format=json"]
        run = subprocess.run([*command, *output], capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"{command[0]} failed:\n{run.stderr}")
        return json.load(result)["benchmarks"]


def main() -> None:
    build = Path(sys.argv[1])
    saliscope = build / "app/saliscope"
    models = Path(os.environ["SALISCOPE_MODELS"])
    networks = [build / "nets/resnet50.pt", models / "efficientnet-lite0.pt"]

    print(f"{machine()}. Load when it began: {os.getloadavg()[0]:.1f}.\n")
    head()
    found_ratios = benchmarks(build / "tests/bench/bench_explaining", SAMPLE, *networks)
    found_ratios += benchmarks(build / "tests/bench/bench_imagining", *networks)
    detector = models / "yolov3-tiny.cfg"
    found_ratios += benchmarks(build / "tests/bench/bench_detecting", GIRAFFE, detector)
    for found in found_ratios:
        name, network = found["name"].split("/")[:2]
        what, target = RATIOS[name]
        times = f"{network} ({found['ms']:.0f} / {found['reference_ms']:.0f} ms)"
        row(what, times, found["ratio"], target)
    for found in benchmarks(build / "tests/bench/bench_drawing"):
        name, kind = found["name"].split("/")[:2]
        row(DRAWINGS[name], "signed map" if kind == "signed:1" else "map", found["ms"], 16, " ms")
    mapped, painted = program.seconds_to_window(saliscope)
    row("From exec to the window", "mapped", mapped, 0.6, " s")
    row("From exec to the window", "painted", painted, 0.6, " s")
    for network in networks:
        few, many = (
            program.integrated_gradients_memory(saliscope, SAMPLE, network, steps)
            for steps in (25, 300)
        )
        where = f"{network.stem} ({many / 2**20:.0f} / {few / 2**20:.0f} MiB)"
        row("Peak memory, 300 steps / 25 steps", where, many / few, 1.3)
    growth.add_rows(build)
    if len(sys.argv) > 2:
        versus.add_rows(build, sys.argv[2], [])


if __name__ == "__main__":
    main()
