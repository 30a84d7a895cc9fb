#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets the default model imagine ten classes and puts the pictures into one, each with the class that the saved
file is taken for when it is opened again, and its probability.

    ./run.sh --version                 # builds
    SALISCOPE_MODELS=build/models /usr/bin/python3 resources/screenshots/imagined.py build/app/saliscope DIR OUT.png
"""

import json
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

CLASSES = ["lesser panda", "zebra", "volcano", "pineapple", "monarch", "flamingo", "school bus", "967", "strawberry",
           "jellyfish"]  # 967: the drink, of which "espresso maker" is no part
COLUMNS, WIDTH, CAPTION = 5, 256, 22


def imagine(saliscope: str, name: str, path: Path) -> dict:
    if not path.exists():
        subprocess.run([saliscope, "imagine", "--class", name, "-o", path], check=True, stdout=subprocess.DEVNULL)
    said = subprocess.run([saliscope, "predict", path, "--top", "1", "--json"], check=True, capture_output=True)
    return json.loads(said.stdout)[0]["predictions"][0]


def main() -> None:
    saliscope, folder, out = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    folder.mkdir(parents=True, exist_ok=True)
    rows = -(-len(CLASSES) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * WIDTH, rows * (WIDTH + CAPTION)), "white")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 13)
    for index, name in enumerate(CLASSES):
        path = folder / f"{name.replace(' ', '-')}.png"
        top = imagine(saliscope, name, path)
        x, y = index % COLUMNS * WIDTH, index // COLUMNS * (WIDTH + CAPTION)
        draw.text((x + 4, y + 3), f"{top['name']}, {top['probability']:.1%}", "black", font)
        sheet.paste(Image.open(path).convert("RGB").resize((WIDTH - 4, WIDTH - 2), Image.LANCZOS),
                    (x + 2, y + CAPTION))
        print(f"{name:14} {top['name']:14} {top['probability']:.4f}", flush=True)
    sheet.save(out)


if __name__ == "__main__":
    main()
