#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes resample.h, the numbers that tst_preprocess compares core's resampling with.

They are made with Pillow (python3-pil) by the steps of torchvision's Resize and CenterCrop. Run it
again only when the cases change:  tests/reference/resample.py > tests/reference/resample.h
"""
import PIL
from PIL import Image

# picture width, height, resize_to (0: straight to the crop's size), crop width, height
CASES = [
    (97, 61, 16, 8, 6),
    (61, 97, 17, 8, 6),
    (50, 60, 11, 8, 6),
    (40, 30, 90, 8, 6),
    (500, 333, 12, 8, 7),
    (33, 47, 5, 8, 6),
    (64, 48, 0, 9, 5),
    (7, 5, 0, 9, 8),
]


def pixel(x, y, c):
    """The same picture as in the test: smooth parts, and edges that show a wrong filter."""
    return (x * 7 + y * 13 + c * 50 + (x // 9 + y // 7) % 2 * 90) % 256


def picture(width, height):
    made = Image.new("RGB", (width, height))
    for y in range(height):
        for x in range(width):
            made.putpixel((x, y), tuple(pixel(x, y, c) for c in range(3)))
    return made


def resized(image, resize_to, crop):
    width, height = image.size
    if not resize_to:
        return image.resize(crop, Image.BILINEAR)
    longer = int(resize_to * max(width, height) / min(width, height))
    size = (resize_to, longer) if width <= height else (longer, resize_to)
    return image.resize(size, Image.BILINEAR)


def center_crop(image, crop):
    width, height = image.size
    left, top = max(0, (crop[0] - width) // 2), max(0, (crop[1] - height) // 2)
    padded = Image.new("RGB", (max(width, crop[0]), max(height, crop[1])))
    padded.paste(image, (left, top))
    x = int(round((padded.size[0] - crop[0]) / 2.0))
    y = int(round((padded.size[1] - crop[1]) / 2.0))
    return padded.crop((x, y, x + crop[0], y + crop[1]))


print("// SPDX-License-Identifier: GPL-3.0-or-later")
print(f"// Made by resample.py with Pillow {PIL.__version__}.")
print("#pragma once\n\n#include <vector>\n")
print("struct ResampleCase {\n    int width, height, resizeTo, cropWidth, cropHeight;")
print("    std::vector<int> pixels; ///< RGB, row by row\n};\n")
print("inline const std::vector<ResampleCase> resampleCases{")
for width, height, resize_to, *crop in CASES:
    result = center_crop(resized(picture(width, height), resize_to, tuple(crop)), tuple(crop))
    numbers = [str(value) for rgb in result.getdata() for value in rgb]
    print(f"    {{{width}, {height}, {resize_to}, {crop[0]}, {crop[1]},\n     {{", end="")
    for start in range(0, len(numbers), 18):
        end = "," if start + 18 < len(numbers) else "}},"
        print(("      " if start else "") + ", ".join(numbers[start:start + 18]) + end)
print("};")
