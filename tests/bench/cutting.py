#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the editor's cut, how fast and how good it is, and prints Markdown tables.

    /usr/bin/python3 cutting.py BUILD_FOLDER SCENES [METHOD]

SCENES is the folder that scenes.py wrote, METHOD what the automatic seeds come from. Writes
BUILD_FOLDER/worst-cuts.png: the scenes with the worst masks, and how they came about.
"""

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

import table

STEPS = ["picture", "map", "seeds", "start", "strokes", "mask", "truth"]
WORST = 8
GOOD = 0.9
# Megapixels: median, 99th percentile and first cut, in seconds.
LIMITS = {1: (0.025, 0.060, 0.7), 12: (0.1, 0.1, None), 24: (None, None, None)}
BYTES_PER_PIXEL = 400
TIMES_FASTER = 40


def lines(*command: str | Path) -> list[dict]:
    run = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[math.ceil(share * len(values)) - 1]


def time_row(what: str, where: str, seconds: float, limit: float | None) -> None:
    if limit is None:
        print(f"| {what} | {where} | {seconds * 1e3:.3g} ms | |", flush=True)
    else:
        table.row(what, where, seconds * 1e3, limit * 1e3, " ms")


def add_times(program: Path, scenes: Path, model: Path, method: str) -> None:
    found = lines(program, scenes, model, method)
    for size in sorted({round(scene["megapixels"]) for scene in found}):
        group = [scene for scene in found if round(scene["megapixels"]) == size]
        times = [seconds for scene in group for seconds in scene["strokes"]]
        where = f"{group[0]['megapixels']:.1f} megapixels, {len(group)} pictures"
        typical, rare, first = LIMITS[size]
        time_row("First cut from a map, slowest", where, max(s["first"] for s in group), first)
        time_row(f"Stroke to mask, median of {len(times)}", where, statistics.median(times), typical)
        time_row("Stroke to mask, 99 %", where, percentile(times, 0.99), rare)
        time_row("Stroke to mask, slowest", where, max(times), None)
        ratio = min(scene["grab_cut"] / scene["median"] for scene in group)
        print(
            f"| cv::grabCut / stroke, least of the pictures | {where} | {ratio:.0f} | "
            f"at least {TIMES_FASTER} |",
            flush=True,
        )


def add_screen(program: Path, scenes: Path, model: Path, method: str) -> None:
    found = lines(program, scenes, model, method)
    for size in sorted({round(scene["megapixels"]) for scene in found}):
        group = [scene for scene in found if round(scene["megapixels"]) == size]
        times = [seconds for scene in group for seconds in scene["strokes"]]
        where = f"{group[0]['megapixels']:.1f} megapixels, {len(group)} pictures"
        typical, rare, _ = LIMITS[size]
        time_row(f"Stroke to screen, median of {len(times)}", where, statistics.median(times), typical)
        time_row("Stroke to screen, 99 %", where, percentile(times, 0.99), rare)
        time_row("Stroke to screen, slowest", where, max(times), None)


def add_memory(program: Path, scenes: Path) -> None:
    timing = [s for s in json.loads((scenes / "scenes.json").read_text()) if s["kind"] == "timing"]
    for index, scene in enumerate(timing):
        (found,) = lines(program, "--memory", scenes, str(index))
        where = f"{scene['name']} ({found['bytes'] / 2**20:.0f} MiB)"
        table.row(
            "Peak memory per working pixel",
            where,
            found["bytes_per_working_pixel"],
            BYTES_PER_PIXEL,
            " bytes",
        )


def contact_sheet(folder: Path, names: list[str], path: Path) -> None:
    width, height = 260, 200
    sheet = Image.new("RGB", (len(STEPS) * width, len(names) * height), "dimgrey")
    for row, name in enumerate(names):
        for column, step in enumerate(STEPS):
            picture = Image.open(folder / f"{name}-{step}.png").convert("RGB")
            picture.thumbnail((width - 4, height - 4))
            sheet.paste(picture, (column * width, row * height))
    sheet.save(path)


def add_quality(program: Path, scenes: Path, model: Path, method: str, sheet: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = lines(program, scenes, model, method, folder)
        found.sort(key=lambda scene: scene["overlaps"][-1])
        contact_sheet(Path(folder), [scene["scene"] for scene in found[:WORST]], sheet)
    print(f"\n| Mean overlap with the truth, {len(found)} scenes, {method} | Mean | At least {GOOD} |")
    print("|---|---|---|")
    for strokes, values in enumerate(zip(*(scene["overlaps"] for scene in found))):
        what = f"After {strokes} strokes" if strokes else "Automatic start"
        good = sum(value >= GOOD for value in values)
        print(f"| {what} | {statistics.mean(values):.3f} | {good} |", flush=True)


def main() -> None:
    build, scenes = (Path(argument) for argument in sys.argv[1:3])
    method = sys.argv[3] if len(sys.argv) > 3 else "grad_cam"
    model = Path(os.environ["SALISCOPE_MODELS"]) / "efficientnet-lite0.pt"
    programs = build / "tests/bench"
    table.head()
    add_times(programs / "bench_cutting", scenes, model, method)
    add_screen(programs / "bench_painting", scenes, model, method)
    add_memory(programs / "bench_cutting", scenes)
    add_quality(programs / "bench_strokes", scenes, model, method, build / "worst-cuts.png")


if __name__ == "__main__":
    main()
