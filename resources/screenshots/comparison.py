#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts all overlays that `saliscope explain ... -o DIR` wrote into one picture, in the order of `methods`.

    ./run.sh explain PICTURE --class C --methods all -o DIR
    ./run.sh methods --json > methods.json
    /usr/bin/python3 resources/screenshots/comparison.py DIR methods.json OUT.png
"""

import json
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

COLUMNS, WIDTH, CAPTION = 7, 250, 22


def main() -> None:
    folder, methods, out = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text()), sys.argv[3]
    shown = [m for m in methods if (folder / f"{m['id']}.png").exists()]
    first = Image.open(folder / f"{shown[0]['id']}.png")
    height = WIDTH * first.height // first.width
    rows = -(-len(shown) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * WIDTH, rows * (height + CAPTION)), "white")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 13)
    for index, method in enumerate(shown):
        x, y = index % COLUMNS * WIDTH, index // COLUMNS * (height + CAPTION)
        overlay = Image.open(folder / f"{method['id']}.png").convert("RGB")
        draw.text((x + 4, y + 3), method["name"].replace(" (control)", ""), "black", font)
        sheet.paste(overlay.resize((WIDTH - 4, height - 2), Image.LANCZOS), (x + 2, y + CAPTION))
    sheet.save(out)


if __name__ == "__main__":
    main()
