#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What YOLOv3-tiny finds on Darknet's photographs (Debian package `darknet`), and where the evidence of one box
of each lies: overlays side by side, with the share of the map's positive evidence inside the box.

    /usr/bin/python3 resources/screenshots/detected.py ./run.sh OUT.png
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

PHOTOGRAPHS = Path("/usr/share/darknet/data")
CHOSEN = [("dog", "dog"), ("eagle", "bird"), ("giraffe", "zebra"), ("horses", "horse"), ("person", "person")]
METHODS = [("hires_cam", "HiResCAM"), ("integrated_gradients", "integrated gradients")]
WIDTH, HEIGHT, CAPTION = 300, 226, 40


def saliscope(program: str, *arguments: str) -> str:
    command = [program, *arguments, "--model", "yolov3-tiny"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def fitted(path: Path) -> Image.Image:
    picture = Image.open(path).convert("RGB")
    picture.thumbnail((WIDTH - 4, HEIGHT - 4), Image.LANCZOS)
    return picture


def main() -> None:
    program, out = sys.argv[1], sys.argv[2]
    sheet = Image.new("RGB", (len(CHOSEN) * WIDTH, (1 + len(METHODS)) * (HEIGHT + CAPTION)), "white")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 13)
    with tempfile.TemporaryDirectory() as scratch:
        for column, (name, wanted) in enumerate(CHOSEN):
            photograph, folder = str(PHOTOGRAPHS / f"{name}.jpg"), Path(scratch) / name
            boxes = Path(scratch) / f"{name}.png"
            found = json.loads(saliscope(program, "detect", photograph, "--json", "-o", str(boxes)))["detections"]
            box = next(each for each in found if each["name"] == wanted)
            saliscope(program, "explain", photograph, "--box", str(box["number"]), "--methods",
                      ",".join(method for method, _ in METHODS), "-o", str(folder))
            report = json.loads((folder / "report.json").read_text())["methods"]
            area = report[METHODS[0][0]]["area_share"]
            rows = [(boxes, ", ".join(f"{each['name']} {each['score']:.2f}" for each in found[:4]), "")]
            for method, title in METHODS:
                inside = report[method]["evidence_inside"]
                rows.append((folder / f"{method}.png", f"{wanted}, {title}",
                             f"{inside:.0%} inside the box ({area:.0%} of the picture)"))
            for row, (path, *lines) in enumerate(rows):
                x, y = column * WIDTH, row * (HEIGHT + CAPTION)
                for number, line in enumerate(lines):
                    draw.text((x + 4, y + 3 + 17 * number), line, "black", font)
                picture = fitted(path)
                sheet.paste(picture, (x + (WIDTH - picture.width) // 2, y + CAPTION))
            print(name, wanted, f"score {box['score']:.3f}, box {area:.3f} of the picture,",
                  ", ".join(f"{title} {report[method]['evidence_inside']:.3f}" for method, title in METHODS))
    sheet.save(out)


if __name__ == "__main__":
    main()
