#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the masks, run lengths and polygons that our mask files are held against, with COCO's own tools.

    /usr/bin/python3 -m venv --system-site-packages VENV
    VENV/bin/pip install --no-deps pycocotools==2.0.8
    VENV/bin/python tests/reference/masks.py                          # writes tests/core/data/masks.json
    VENV/bin/python tests/reference/masks.py ANNOTATIONS.json MASK.png...

Needs Debian's python3-numpy and python3-pil besides. The second form reads what Saliscope wrote (COCO or labelme)
with pycocotools and says whether it is exactly the mask.

"masks": small pictures as rows of 0 and 1, with pycocotools' run lengths ("counts", and "compressed" as it
stands in result files), area and bbox. "polygons": corners with fractions, and the pixels whose middle is inside
by the even-odd rule, decided pixel by pixel with a ray to the right, in exact rational numbers.
"""

import json
import sys
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path

import numpy as np
from pycocotools import mask as coco

DATA = Path(__file__).parent.parent / "core" / "data" / "masks.json"


def rows(mask: np.ndarray) -> list:
    return ["".join("1" if pixel else "0" for pixel in row) for row in mask]


def counts(mask: np.ndarray) -> list:
    """Column by column, beginning with background."""
    lengths, value = [0], 0
    for pixel in mask.T.ravel():
        if bool(pixel) != bool(value):
            lengths.append(0)
            value = pixel
        lengths[-1] += 1
    return lengths


def mask_case(name: str, mask: np.ndarray) -> dict:
    encoded = coco.encode(np.asfortranarray(mask.astype(np.uint8)))
    ours = counts(mask)
    again = coco.frPyObjects({"size": list(mask.shape), "counts": ours}, *mask.shape)
    assert again["counts"] == encoded["counts"]
    return {"name": name, "rows": rows(mask), "counts": ours, "compressed": encoded["counts"].decode(),
            "area": int(coco.area(encoded)), "bbox": [int(side) for side in coco.toBbox(encoded)]}


def inside(x: Fraction, y: Fraction, corners: list) -> bool:
    crossings = 0
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1]):
        if (ay <= y) != (by <= y):
            crossings += ax + (y - ay) / (by - ay) * (bx - ax) > x
    return crossings % 2 == 1


def polygon_case(corners: list, width: int, height: int) -> dict:
    exact = [(Fraction(x), Fraction(y)) for x, y in corners]
    half = Fraction(1, 2)
    filled = np.array([[inside(x + half, y + half, exact) for x in range(width)] for y in range(height)])
    return {"points": corners, "rows": rows(filled)}


def make() -> None:
    random = np.random.default_rng(4)
    y, x = np.mgrid[0:40, 0:60] + 0.5
    ring = ((x - 31) ** 2 + (y - 19) ** 2 < 17**2) & ((x - 33) ** 2 + (y - 20) ** 2 > 6**2)
    tall = np.zeros((1500, 3), bool)  # long runs: several characters, differences of both signs
    tall[20:1400, 0] = tall[700:710, 1] = tall[3:, 2] = True
    masks = [mask_case("noise", random.random((13, 17)) < 0.5), mask_case("sparse", random.random((20, 31)) < 0.04),
             mask_case("dense", random.random((31, 20)) < 0.97), mask_case("ring", ring), mask_case("tall", tall),
             mask_case("all", np.ones((3, 5), bool)), mask_case("one pixel", np.ones((1, 1), bool)),
             mask_case("first pixel", np.eye(4, 1, dtype=bool)), mask_case("row", random.random((1, 40)) < 0.5)]
    star = [[10 + 9 * np.cos(k * 0.8 * np.pi), 10 + 9 * np.sin(k * 0.8 * np.pi)] for k in range(5)]
    polygons = [polygon_case([[float(a), float(b)] for a, b in points], 24, 20) for points in
                [star, [[2.25, 3.5], [20.75, 1.125], [13.5, 17.875]], random.uniform(-6, 30, (9, 2)),
                 random.uniform(0, 20, (40, 2)), [[3, 2], [9, 2], [9, 7], [3, 7]], [[-50, -1e6], [7.7, 9.2], [60, 1e6]]]]
    made = f"pycocotools {version('pycocotools')}, numpy {np.__version__}"
    lists = {"masks": masks, "polygons": polygons}
    text = ",\n".join(f'"{name}": [\n' + ",\n".join(map(json.dumps, cases)) + "]" for name, cases in lists.items())
    DATA.write_text(f'{{"made": "{made}",\n{text}}}\n')


def annotation_mask(path: str) -> np.ndarray:
    file = json.loads(Path(path).read_text())
    if "shapes" in file:
        size = file["imageHeight"], file["imageWidth"]
        parts = coco.frPyObjects([sum(shape["points"], []) for shape in file["shapes"]], *size)
    else:
        from pycocotools.coco import COCO
        annotations = COCO(path)
        (annotation,) = annotations.anns.values()
        assert annotation["area"] == int(annotations.annToMask(annotation).sum())
        return annotations.annToMask(annotation) > 0
    return coco.decode(coco.merge(parts)) > 0


if __name__ == "__main__":
    if len(sys.argv) == 1:
        make()
    else:
        from PIL import Image
        wanted = np.array(Image.open(sys.argv[2])) > 0
        print(int((annotation_mask(sys.argv[1]) != wanted).sum()), "pixels differ")
