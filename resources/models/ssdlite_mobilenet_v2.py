# SPDX-License-Identifier: GPL-3.0-or-later
"""SSDLite with MobileNetV2: the detector whose TensorFlow.js files the manifest names, as a PyTorch network.

Liu et al., "SSD: Single Shot MultiBox Detector", 2016; Sandler et al., "MobileNetV2: Inverted Residuals
and Linear Bottlenecks", 2018. Weights are found by the names of the graph's nodes, strides are read from
the nodes, and the anchors are a constant of the graph. Everything of the network must be used up.
"""
import json
import sys
import tarfile
from collections import OrderedDict
from pathlib import Path

import numpy
import torch
from torch import nn

from packages import download

SIDE = 300
INPUT = {
    "width": SIDE,
    "height": SIDE,
    "channels": "RGB",
    "resize": "stretch",
    "scale": 127.5,
    "mean": [1, 1, 1],
    "std": [1, 1, 1],
}
#: How far a centre and a size are scaled in the box encodings: 1 / 10 and 1 / 5.
CENTRE_SCALE, SIZE_SCALE = 0.1, 0.2
EPSILON = 1e-3
BACKBONE, HEADS = "FeatureExtractor/MobilenetV2", "BoxPredictor_"
#: Debian's package darknet has the photograph that every detector is shown.
GIRAFFE = Path("/usr/share/darknet/data/giraffe.jpg")
DTYPES = {"float32": numpy.float32, "int32": numpy.int32}


class Graph:
    """The constants and nodes of a TensorFlow.js graph model; remembers which constants were taken."""

    def __init__(self, package, path):
        model = json.loads(package.extractfile(path).read())
        self.nodes = {node["name"]: node for node in model["modelTopology"]["node"]}
        self.constants, self.taken = {}, set()
        for group in model["weightsManifest"]:
            shards = [f"{Path(path).parent}/{name}" for name in group["paths"]]
            self.read_group(group, b"".join(package.extractfile(name).read() for name in shards))

    def read_group(self, group, data):
        offset = 0
        for weight in group["weights"]:
            if "quantization" in weight:
                sys.exit(f"{weight['name']} is quantised, which this script does not expect.")
            count = int(numpy.prod(weight["shape"]))
            values = numpy.frombuffer(data, DTYPES[weight["dtype"]], count, offset)
            self.constants[weight["name"]] = values.reshape(weight["shape"])
            offset += values.nbytes
        if offset != len(data):
            sys.exit(f"The weights end after {offset} of {len(data)} bytes.")

    def take(self, name):
        self.taken.add(name)
        return torch.from_numpy(self.constants[name].copy())

    def stride(self, name):
        return int(self.nodes[name]["attr"]["strides"]["list"]["i"][1])

    def require_all_taken(self):
        network = {
            name
            for name, values in self.constants.items()
            if name.startswith((BACKBONE, HEADS)) and values.dtype == numpy.float32
        }
        if not network <= self.taken:
            sys.exit(f"Parts of the graph were not translated: {sorted(network - self.taken)[:5]}")


def same_padding(side, kernel, stride):
    """What TensorFlow's "same" adds on the left and top, and on the right and bottom."""
    total = max((-(-side // stride) - 1) * stride + kernel - side, 0)
    return total // 2, total - total // 2


def unit(convolution, side, activate=True):
    """Padding, convolution and ReLU6; and the number of positions on a side that it puts out."""
    kernel, stride = convolution.kernel_size[0], convolution.stride[0]
    before, after = same_padding(side, kernel, stride)
    layers = OrderedDict()
    if before == after:
        convolution.padding = (before, before)
    else:
        layers["pad"] = nn.ZeroPad2d((before, after, before, after))
    layers["conv"] = convolution
    if activate:
        layers["act"] = nn.ReLU6()
    return nn.Sequential(layers), -(-side // stride)


def convolution(weight, bias, stride, depthwise):
    """From weights in TensorFlow's order: height, width, inputs, outputs (depthwise: channels, 1)."""
    weight = weight.permute(2, 3, 0, 1) if depthwise else weight.permute(3, 2, 0, 1)
    outputs, inputs, kernel, _ = weight.shape
    groups = outputs if depthwise else 1
    layer = nn.Conv2d(inputs * groups, outputs, kernel, stride, groups=groups)
    layer.weight.data, layer.bias.data = weight.contiguous(), bias
    return layer


def dense(graph, name):
    """A convolution whose batch norm the graph's author folded."""
    node = f"{name}/BatchNorm/batchnorm/mul_1"
    weight = graph.take(f"{name}/Conv2D/merged_input")
    return convolution(weight, graph.take(f"{name}/BatchNorm/batchnorm/sub"), graph.stride(node), False)


def depthwise(graph, name):
    """A convolution of each channel, with a batch norm that is half folded."""
    weight = graph.take(f"{name}/depthwise_weights")
    factor = graph.take(f"{name}/BatchNorm/batchnorm/mul").view(1, 1, -1, 1)
    bias = graph.take(f"{name}/BatchNorm/batchnorm/sub")
    return convolution(weight * factor, bias, graph.stride(f"{name}/depthwise"), True)


def head_depthwise(graph, name):
    """A convolution of each channel, with a batch norm that is not folded."""
    parts = ("gamma", "beta", "moving_mean", "moving_variance")
    gamma, beta, mean, variance = [graph.take(f"{name}/BatchNorm/{part}") for part in parts]
    factor = gamma / (variance + EPSILON).sqrt()
    weight = graph.take(f"{name}/depthwise_weights") * factor.view(1, 1, -1, 1)
    return convolution(weight, beta - mean * factor, graph.stride(f"{name}/depthwise"), True)


class Block(nn.Module):
    """Inverted residual: widen, filter each channel, narrow, and add the input where shapes allow."""

    def __init__(self, graph, name, side):
        super().__init__()
        widens = f"{name}/expand/Conv2D/merged_input" in graph.constants
        self.expand = unit(dense(graph, f"{name}/expand"), side)[0] if widens else nn.Identity()
        self.depthwise, self.side = unit(depthwise(graph, f"{name}/depthwise"), side)
        self.project, _ = unit(dense(graph, f"{name}/project"), self.side, activate=False)
        first = self.expand if widens else self.depthwise
        self.skip = self.side == side and first.conv.in_channels == self.project.conv.out_channels

    def forward(self, x):
        y = self.project(self.depthwise(self.expand(x)))
        return x + y if self.skip else y


class Head(nn.Module):
    """Numbers of all anchors at each position: `numbers` each, cells row by row."""

    def __init__(self, graph, name, numbers, side):
        super().__init__()
        self.depthwise, _ = unit(head_depthwise(graph, f"{name}_depthwise"), side)
        weight = graph.take(f"{name}/weights")
        self.predict = convolution(weight, graph.take(f"{name}/biases"), 1, False)
        self.numbers = numbers

    def forward(self, x):
        rows = self.predict(self.depthwise(x)).permute(0, 2, 3, 1).flatten(1)
        return rows.unflatten(1, (-1, self.numbers))


class SsdLite(nn.Module):
    """N x 3 x 300 x 300 to N x (4 + classes) x 1917: centre and size of boxes as shares of the input, and
    the log-odds of classes, which do not exclude each other."""

    def __init__(self, graph, kept):
        super().__init__()
        classes = graph.constants[f"{HEADS}0/ClassPredictor/biases"].size // 3
        self.stem, side = unit(dense(graph, f"{BACKBONE}/Conv"), SIDE)
        blocks, sides = [], []
        for index in range(17):
            suffix = f"_{index}" if index else ""
            sides.append(side)
            blocks.append(Block(graph, f"{BACKBONE}/expanded_conv{suffix}", side))
            side = blocks[-1].side
        self.blocks = nn.ModuleList(blocks)
        self.head, _ = unit(dense(graph, f"{BACKBONE}/Conv_1"), side)
        levels, extras = [sides[13], side], []
        for level, widths in enumerate(((256, 512), (128, 256), (128, 256), (64, 128)), 2):
            narrow, wide = widths
            wide_name = f"{BACKBONE}/layer_19_2_Conv2d_{level}_3x3_s2_{wide}"
            first, _ = unit(dense(graph, f"{BACKBONE}/layer_19_1_Conv2d_{level}_1x1_{narrow}"), side)
            second, side = unit(depthwise(graph, f"{wide_name}_depthwise"), side)
            third, _ = unit(dense(graph, wide_name), side)
            parts = [("narrow", first), ("depthwise", second), ("widen", third)]
            extras.append(nn.Sequential(OrderedDict(parts)))
            levels.append(side)
        self.extras = nn.ModuleList(extras)
        self.boxes = self.heads_of(graph, "BoxEncodingPredictor", 4, levels)
        self.classes = self.heads_of(graph, "ClassPredictor", classes, levels)
        top, left, bottom, right = graph.take("Postprocessor/ExpandDims")[0].unbind(1)
        centres = torch.stack([(left + right) / 2, (top + bottom) / 2])
        self.register_buffer("centres", centres)
        self.register_buffer("sizes", torch.stack([right - left, bottom - top]))
        self.register_buffer("kept", torch.tensor(kept))

    @staticmethod
    def heads_of(graph, kind, numbers, levels):
        names = [f"{HEADS}{index}/{kind}" for index in range(len(levels))]
        return nn.ModuleList(Head(graph, name, numbers, side) for name, side in zip(names, levels))

    def forward(self, x):
        x = self.stem(x)
        levels = []
        for index, block in enumerate(self.blocks):
            if index == 13:  # the first level looks into the middle of a block
                levels.append(block.expand(x))
            x = block(x)
        x = self.head(x)
        levels.append(x)
        for extra in self.extras:
            x = extra(x)
            levels.append(x)
        encoded = torch.cat([head(each) for head, each in zip(self.boxes, levels)], 1)
        logits = torch.cat([head(each) for head, each in zip(self.classes, levels)], 1).transpose(1, 2)
        down, across, tall, wide = encoded.unbind(2)
        centres = torch.stack([across, down], 1) * CENTRE_SCALE * self.sizes + self.centres
        sizes = (torch.stack([wide, tall], 1) * SIZE_SCALE).exp() * self.sizes
        return torch.cat([centres, sizes, logits.index_select(1, self.kept)], 1)


def category_names():
    """COCO's names by their number; 0 is the background, "N/A" are numbers without objects."""
    from torchvision.models.detection import FasterRCNN_ResNet50_FPN_Weights

    return FasterRCNN_ResNet50_FPN_Weights.COCO_V1.meta["categories"]


def check_giraffe(net, names):
    """Stops unless the photograph's giraffe and zebra are found, and where they are."""
    from PIL import Image

    if not GIRAFFE.is_file():
        print(f"{GIRAFFE} is not there, so the network was not tried on it.", file=sys.stderr)
        return
    picture = Image.open(GIRAFFE).convert("RGB").resize((SIDE, SIDE), Image.BILINEAR)
    pixels = torch.from_numpy(numpy.array(picture)).float().permute(2, 0, 1)
    with torch.no_grad():
        rows = net((pixels / INPUT["scale"] - 1).unsqueeze(0))[0]
    # Centre and size of the animals, measured in the photograph, as shares of it.
    animals = {"giraffe": (0.617, 0.478, 0.546, 0.804), "zebra": (0.666, 0.636, 0.34, 0.448)}
    for name, expected in animals.items():
        scores = rows[4 + names.index(name)].sigmoid()
        best = int(scores.argmax())
        box = rows[:4, best]
        away = (box - torch.tensor(expected)).abs().max()
        if scores[best] < 0.9 or away > 0.1:
            numbers = ", ".join(f"{number:.2f}" for number in box.tolist())
            sys.exit(f"The network finds a {name} with {scores[best]:.2f} in {numbers}.")


def prepare(entry, folder, export):
    """Writes the entry's model, card and licence into `folder`."""
    with tarfile.open(download(entry, folder)) as package:
        graph = Graph(package, entry["graph"])
        licence = package.extractfile(entry["licence_file"]).read()
    categories = category_names()
    kept = [index for index, name in enumerate(categories) if index > 0 and name != "N/A"]
    names = [categories[index] for index in kept]
    net = SsdLite(graph, kept).eval()
    graph.require_all_taken()
    check_giraffe(net, names)
    card = {
        "title": entry["title"],
        "task": "detection",
        "labels": names,
        "input": INPUT,
        "layer": "head",
        "detection": {"format": "class_rows", "normalized": True, "activated": False},
        "source": entry["source"],
        "licence": entry["licence"],
    }
    export(net, card, folder, entry["name"])
    (folder / f"{entry['name']}.LICENSE").write_bytes(
        f"{entry['title']}\nfrom the {entry['source']}.\n\nThe package's licence follows; it says nothing about the "
        "weights in particular, which were trained on the\npictures of COCO (cocodataset.org).\n\n".encode()
        + licence)
