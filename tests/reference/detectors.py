#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes small detectors with random weights, and what is found with them.

Called by fixtures.py; the files lie in its folder's `detectors`. OUTDIR/detectors.json is a list of

    file, card     the model, and whether a card lies beside it
    size           of its square input; the picture is wave_picture of fixture.py, divided by 255
    format         the card's name of how it holds boxes
    classes        how many
    gradient       whether its numbers depend on the picture differentiably
    boxes          of all candidates: centre x, centre y, width, height in pixels of the input
    confidences    candidates x classes
    threshold, overlap, kept   candidate and class of what torchvision.ops.nms leaves of each class, surest first

Boxes and confidences are computed here with NumPy in double precision from the networks' raw maps (those of
torchvision's detectors by its own program, in double precision): Redmon & Farhadi, "YOLOv3", 2018; the decoders of
YOLOv5 and YOLOv8 as their exports have them.
"""

from __future__ import annotations

import copy
import json
import math
import zlib
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torchvision
from torch import Tensor, nn
from torchvision.models.detection import FasterRCNN, RetinaNet
from torchvision.models.detection.anchor_utils import AnchorGenerator, DefaultBoxGenerator
from torchvision.models.detection.ssd import SSD
from torchvision.ops import MultiScaleRoIAlign

from fixture import randomise, smooth_noise, wave_picture

OVERLAP = 0.45
CANDIDATES = 40  # so many, or a few more, lie above a case's threshold
STRIDES = (8, 16, 32)
ANCHORS = [[(10, 13), (16, 30), (33, 23)], [(30, 61), (62, 45), (59, 119)], [(116, 90), (156, 198), (373, 326)]]
CLASSES = 3


def layer(inputs: int, outputs: int, stride: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.SiLU())


class Pyramid(nn.Module):
    """Maps at strides 8, 16 and 32 with `numbers` channels each."""

    def __init__(self, numbers: int) -> None:
        super().__init__()
        self.stem = nn.Sequential(layer(3, 8, 2), layer(8, 8, 2), layer(8, 12, 2))
        self.middle = layer(12, 12, 2)
        self.deep = layer(12, 16, 2)
        self.heads = nn.ModuleList([nn.Conv2d(c, numbers, 1) for c in (12, 12, 16)])

    def forward(self, x: Tensor) -> list[Tensor]:
        fine = self.stem(x)
        middle = self.middle(fine)
        maps = [fine, middle, self.deep(middle)]
        return [head(level) for head, level in zip(self.heads, maps)]


class GridMaps(nn.Module):
    """As Darknet has them, coarse first."""

    def __init__(self) -> None:
        super().__init__()
        self.net = Pyramid(3 * (5 + CLASSES))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        fine, middle, deep = self.net(x)
        return deep, middle, fine


class AnchorMaps(nn.Module):
    """YOLOv5's training output."""

    def __init__(self) -> None:
        super().__init__()
        self.net = Pyramid(3 * (5 + CLASSES))

    def forward(self, x: Tensor) -> list[Tensor]:
        maps = []
        for level in self.net(x):
            b, c, h, w = level.shape
            maps.append(level.view(b, 3, c // 3, h, w).permute(0, 1, 3, 4, 2).contiguous())
        return maps


class ObjectRows(nn.Module):
    """YOLOv5's export: a tuple of one tensor."""

    def __init__(self) -> None:
        super().__init__()
        self.maps = AnchorMaps()

    def forward(self, x: Tensor) -> tuple[Tensor]:
        rows = []
        for level, stride, anchors in zip(self.maps(x), STRIDES, ANCHORS):
            y = level.sigmoid()
            b, a, h, w, n = y.shape
            gy, gx = torch.meshgrid(torch.arange(h, dtype=y.dtype), torch.arange(w, dtype=y.dtype), indexing="ij")
            grid = torch.stack([gx, gy], 2)
            xy = (y[..., :2] * 2 + grid - 0.5) * stride
            wh = (y[..., 2:4] * 2) ** 2 * torch.tensor(anchors, dtype=y.dtype).view(1, a, 1, 1, 2)
            rows.append(torch.cat([xy, wh, y[..., 4:]], 4).view(b, -1, n))
        return (torch.cat(rows, 1),)


class ClassRows(nn.Module):
    """YOLOv8's export: distances to the sides as expectations over 16 bins."""

    bins = 16

    def __init__(self) -> None:
        super().__init__()
        self.net = Pyramid(4 * self.bins + CLASSES)

    def forward(self, x: Tensor) -> Tensor:
        maps = self.net(x)
        flat = torch.cat([level.flatten(2) for level in maps], 2)
        distances = flat[:, : 4 * self.bins].view(x.shape[0], 4, self.bins, -1).softmax(2)
        values = torch.arange(self.bins, dtype=x.dtype).view(1, 1, -1, 1)
        left, top, right, bottom = (distances * values).sum(2).unbind(1)
        points, strides = [], []
        for level, stride in zip(maps, STRIDES):
            h, w = int(level.shape[2]), int(level.shape[3])  # for good, as in exports of a fixed size
            gy, gx = torch.meshgrid(torch.arange(h, dtype=x.dtype), torch.arange(w, dtype=x.dtype), indexing="ij")
            points.append(torch.stack([gx + 0.5, gy + 0.5]).flatten(1))
            strides.append(torch.full((h * w,), float(stride), dtype=x.dtype))
        px, py = torch.cat(points, 1)
        box = torch.stack([px + (right - left) / 2, py + (bottom - top) / 2, left + right, top + bottom], 1)
        return torch.cat([box * torch.cat(strides), flat[:, 4 * self.bins :].sigmoid()], 1)


class EndToEnd(nn.Module):
    """YOLOv10: the surest boxes, on features that are cut off from the gradient."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = ClassRows()

    def forward(self, x: Tensor) -> Tensor:
        rows = self.rows(x.detach()).transpose(1, 2)
        scores, labels = rows[:, :, 4:].max(2)
        best = scores.topk(20, 1)
        rows = rows.gather(1, best.indices.unsqueeze(2).expand(-1, -1, 4))
        low, high = rows[:, :, :2] - rows[:, :, 2:] / 2, rows[:, :, :2] + rows[:, :, 2:] / 2
        label = labels.gather(1, best.indices).to(x.dtype)
        return torch.cat([low, high, best.values.unsqueeze(2), label.unsqueeze(2)], 2)


class Maps(nn.Module):
    """A backbone as torchvision's detectors want it."""

    out_channels = 12

    def __init__(self) -> None:
        super().__init__()
        self.fine = nn.Sequential(layer(3, 8, 2), layer(8, 12, 2), layer(12, 12, 2))
        self.deep = layer(12, 12, 2)

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        fine = self.fine(x)
        return OrderedDict([("0", fine), ("1", self.deep(fine))])


def ssd() -> nn.Module:
    return SSD(Maps(), DefaultBoxGenerator([[2], [2, 3]]), (64, 64), CLASSES + 1,
               head=torchvision.models.detection.ssd.SSDHead([12, 12], [4, 6], CLASSES + 1))


def retinanet() -> nn.Module:
    return RetinaNet(Maps(), CLASSES, min_size=64, max_size=64,
                     anchor_generator=AnchorGenerator(((16, 24), (32, 48)), ((0.5, 1.0),) * 2))


def faster_rcnn() -> nn.Module:
    return FasterRCNN(Maps(), None, min_size=64, max_size=64,
                      rpn_anchor_generator=AnchorGenerator(((16,), (32,)), ((0.5, 1.0, 2.0),) * 2),
                      box_roi_pool=MultiScaleRoIAlign(["0", "1"], 3, 2), box_head=BoxHead(12 * 9, 16),
                      box_predictor=torchvision.models.detection.faster_rcnn.FastRCNNPredictor(16, CLASSES),
                      rpn_pre_nms_top_n_test=60, rpn_post_nms_top_n_test=20)


class BoxHead(nn.Module):
    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.linear = nn.Linear(inputs, outputs)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(x.flatten(1)).relu()


def sigmoid(numbers: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-numbers))


def cells(maps: list[np.ndarray], anchors: list[Any], size: int, squared: bool) -> tuple[np.ndarray, np.ndarray]:
    """Anchor by anchor, then row by row of B x anchors * (5 + C) x h x w: METHODS of YOLOv3 and YOLOv5."""
    boxes, confidences = [], []
    for level, pairs in zip(maps, anchors):
        numbers = level.reshape(len(pairs), -1, *level.shape[2:])
        stride = size / level.shape[3]
        for (width, height), t in zip(pairs, numbers):
            for row in range(t.shape[1]):
                for column in range(t.shape[2]):
                    n = t[:, row, column]
                    s = sigmoid(n)
                    if squared:
                        box = [(2 * s[0] - 0.5 + column) * stride, (2 * s[1] - 0.5 + row) * stride,
                               (2 * s[2]) ** 2 * width, (2 * s[3]) ** 2 * height]
                    else:
                        box = [(s[0] + column) * stride, (s[1] + row) * stride,
                               math.exp(n[2]) * width, math.exp(n[3]) * height]
                    boxes.append(box)
                    confidences.append(s[4] * s[5:])
    return np.array(boxes), np.array(confidences)


def distances(maps: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    boxes, confidences = [], []
    for level, stride in zip(maps, STRIDES):
        for row in range(level.shape[2]):
            for column in range(level.shape[3]):
                n = level[0, :, row, column]
                power = np.exp(n[:64].reshape(4, 16))
                left, top, right, bottom = (power * np.arange(16)).sum(1) / power.sum(1) * stride
                x, y = (column + 0.5) * stride, (row + 0.5) * stride
                x0, y0, x1, y1 = x - left, y - top, x + right, y + bottom
                boxes.append([(x0 + x1) / 2, (y0 + y1) / 2, x1 - x0, y1 - y0])
                confidences.append(sigmoid(n[64:]))
    return np.array(boxes), np.array(confidences)


def suppressed(boxes: np.ndarray, confidences: np.ndarray, threshold: float) -> list[list[int]]:
    corners = torch.from_numpy(np.concatenate([boxes[:, :2] - boxes[:, 2:] / 2, boxes[:, :2] + boxes[:, 2:] / 2], 1))
    kept = []
    for label in range(confidences.shape[1]):
        scores = torch.from_numpy(confidences[:, label].copy())
        sure = (scores >= threshold).nonzero()[:, 0]
        left = torchvision.ops.nms(corners[sure], scores[sure], OVERLAP)
        kept += [(confidences[row, label], row, label) for row in sure[left].tolist()]
    return [[row, label] for _, row, label in sorted(kept, reverse=True)]


def halved(net: nn.Module) -> nn.Module:
    """The same with weights that half precision can hold."""
    net = copy.deepcopy(net)
    for tensor in [*net.parameters(), *net.buffers()]:
        if tensor.is_floating_point():
            tensor.data = tensor.data.half().to(tensor.dtype)
    return net


def made(net: nn.Module, name: str, size: int) -> nn.Module:
    torch.manual_seed(zlib.crc32(name.encode()))
    for part in net.modules():  # again from this seed, whatever was made before
        if hasattr(part, "reset_parameters"):
            part.reset_parameters()
    body = next((part for part in net.modules() if isinstance(part, (Pyramid, Maps))))
    randomise(body, smooth_noise((8, 3, size, size)))
    if isinstance(body, Pyramid):
        with torch.no_grad():
            for head in body.heads:
                head.weight.mul_(0.7)
    return net.eval()


CARD = {"width": 64, "height": 64, "channels": "RGB", "resize": "letterbox", "crop": "none", "scale": 255,
        "mean": [0, 0, 0], "std": [1, 1, 1]}
NAMES = ["cat", "dog", "bird"]


def entry(name: str, size: int, kind: str, boxes: np.ndarray, confidences: np.ndarray, **more: Any) -> dict[str, Any]:
    order = np.sort(confidences[confidences > 0])[::-1]
    threshold = float(order[min(CANDIDATES, len(order) - 1)])
    between = float(order[min(CANDIDATES, len(order) - 1) - 1])
    threshold = (threshold + between) / 2  # not at a candidate itself
    return {"file": name + ".pt", "size": size, "format": kind, "classes": confidences.shape[1], "gradient": True,
            "boxes": boxes.tolist(), "confidences": confidences.tolist(), "threshold": threshold, "overlap": OVERLAP,
            "kept": suppressed(boxes, confidences, threshold), "card": False} | more


def picture(size: int) -> Tensor:
    pixels = wave_picture((1, 3, size, size)).astype(np.float64) / 255
    return torch.from_numpy(pixels).permute(2, 0, 1)[None]


def save(network: torch.jit.ScriptModule, path: Path, size: int = 0) -> None:
    """With `size`, with what Ultralytics' exports say about themselves."""
    config = {"task": "detect", "imgsz": [size, size], "stride": 32, "names": dict(enumerate(NAMES))}
    torch.jit.save(network, str(path), _extra_files={"config.txt": json.dumps(config)} if size else {})


def yolos(folder: Path) -> list[dict[str, Any]]:
    found = []
    size = 64

    def raw(net: nn.Module) -> list[np.ndarray]:
        pyramid = next(part for part in net.modules() if isinstance(part, Pyramid))
        with torch.no_grad():
            return [level.numpy() for level in copy.deepcopy(pyramid).double()(picture(size))]

    def trace(net: nn.Module) -> torch.jit.ScriptModule:
        return torch.jit.trace(net, torch.rand(1, 3, size, size), check_trace=False)

    net = made(GridMaps(), "grid_maps", size)
    save(trace(net), folder / "grid_maps.pt")
    levels = [{"anchors": pairs} for pairs in reversed(ANCHORS)]
    card = {"task": "detection", "input": CARD, "labels": NAMES,
            "detection": {"format": "grid_maps", "levels": levels, "threshold": 0.3}}
    (folder / "grid_maps.json").write_text(json.dumps(card))
    found.append(entry("grid_maps", size, "grid_maps", *cells(raw(net)[::-1], ANCHORS[::-1], size, False), card=True))

    net = made(AnchorMaps(), "anchor_maps", size)
    save(trace(net), folder / "anchor_maps.pt", size)
    found.append(entry("anchor_maps", size, "anchor_maps", *cells(raw(net), ANCHORS, size, True)))

    net = made(ObjectRows(), "object_rows", size)
    save(trace(net), folder / "object_rows.pt", size)
    found.append(entry("object_rows", size, "object_rows", *cells(raw(net), ANCHORS, size, True)))

    net = made(ClassRows(), "class_rows", size)
    save(trace(net), folder / "class_rows.pt", size)
    save(trace(net), folder / "class_rows_bare.pt")
    for name in ("class_rows", "class_rows_bare"):
        found.append(entry(name, size, "class_rows", *distances(raw(net))))

    net = halved(net)
    save(trace(net).half(), folder / "class_rows_half.pt", size)
    found.append(entry("class_rows_half", size, "class_rows", *distances(raw(net))))

    net = made(EndToEnd(), "end_to_end", size)
    save(trace(net), folder / "end_to_end.pt", size)
    boxes, confidences = distances(raw(net))
    best = confidences.max(1).argsort()[::-1][:20]
    one = np.zeros((20, CLASSES))
    one[np.arange(20), confidences[best].argmax(1)] = confidences[best].max(1)
    found.append(entry("end_to_end", size, "end_to_end", boxes[best], one, gradient=False))
    return found


def rows_of(net: nn.Module, x: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """All of SSD's or RetinaNet's boxes before any is thrown away, by torchvision's own parts."""
    images, _ = net.transform([x[0]], None)
    maps = list(net.backbone(images.tensors).values())
    outputs = net.head(maps)
    anchors = net.anchor_generator(images, maps)
    corners = net.box_coder.decode_single(outputs["bbox_regression"][0], anchors[0])
    logits = outputs["cls_logits"][0]
    confidences = (logits.softmax(1) if isinstance(net, SSD) else logits.sigmoid()).numpy().copy()
    if isinstance(net, SSD):
        confidences[:, 0] = 0  # the background
    low, high = corners[:, :2].numpy(), corners[:, 2:].numpy()
    return np.concatenate([(low + high) / 2, high - low], 1), confidences


def torchvisions(folder: Path) -> list[dict[str, Any]]:
    found = []
    for name, build in (("ssd", ssd), ("retinanet", retinanet), ("faster_rcnn", faster_rcnn)):
        net = made(build(), name, 64)
        with torch.no_grad():
            if name == "retinanet":
                net.head.classification_head.cls_logits.bias.fill_(-1)
                net.head.classification_head.cls_logits.weight.mul_(40)
            if name == "faster_rcnn":
                net.roi_heads.box_predictor.cls_score.weight.mul_(3)
        torch.jit.script(net).save(str(folder / (name + ".pt")))
        exact = copy.deepcopy(net).double()
        with torch.no_grad():
            if name != "faster_rcnn":
                found.append(entry(name, 64, "class_rows", *rows_of(exact, picture(64))))
                continue
            exact.roi_heads.score_thresh = 0.005
            boxes, labels, scores = exact([picture(64)[0]])[0].values()
        corners = boxes.numpy()
        confidences = np.zeros((len(corners), CLASSES))
        confidences[np.arange(len(corners)), labels.numpy()] = scores.numpy()
        centred = np.concatenate([(corners[:, :2] + corners[:, 2:]) / 2, corners[:, 2:] - corners[:, :2]], 1)
        found.append(entry(name, 64, "final_boxes", centred, confidences))
    return found


def write_all(folder: Path) -> None:
    folder.mkdir()
    found = yolos(folder) + torchvisions(folder)
    (folder / "detectors.json").write_text(json.dumps(found))
