# SPDX-License-Identifier: GPL-3.0-or-later
"""EfficientNet-Lite0: the network whose weights the manifest names.

Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", 2019. The Lite
family has ReLU6 in place of swish and no squeeze-and-excitation.
"""
import re
from collections import OrderedDict

from torch import nn

# expansion, channels, repeats, stride, kernel
STAGES = [
    (1, 16, 1, 1, 3),
    (6, 24, 2, 2, 3),
    (6, 40, 2, 2, 5),
    (6, 80, 3, 2, 3),
    (6, 112, 3, 1, 5),
    (6, 192, 4, 2, 5),
    (6, 320, 1, 1, 3),
]


def unit(inputs, outputs, kernel=1, stride=1, groups=1, activate=True):
    """Convolution, batch norm, ReLU6. With stride 2 the padding is TensorFlow's "same" for even
    sizes: one pixel less on the left and top."""
    layers = OrderedDict()
    padding = kernel // 2
    if stride == 2:
        layers["pad"] = nn.ZeroPad2d((padding - 1, padding, padding - 1, padding))
        padding = 0
    layers["conv"] = nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False)
    layers["norm"] = nn.BatchNorm2d(outputs, eps=1e-3)
    if activate:
        layers["act"] = nn.ReLU6()
    return nn.Sequential(layers)


class Block(nn.Module):
    """Inverted residual: widen, filter each channel, narrow, and add the input where shapes allow."""

    def __init__(self, inputs, outputs, expansion, kernel, stride):
        super().__init__()
        hidden = inputs * expansion
        self.expand = unit(inputs, hidden) if expansion > 1 else nn.Identity()
        self.depthwise = unit(hidden, hidden, kernel, stride, groups=hidden)
        self.project = unit(hidden, outputs, activate=False)
        self.skip = stride == 1 and inputs == outputs

    def forward(self, x):
        y = self.project(self.depthwise(self.expand(x)))
        return x + y if self.skip else y


class EfficientNetLite0(nn.Module):
    """N x 3 x H x W pictures to N x classes logits; H and W are multiples of 32."""

    def __init__(self, classes=1000):
        super().__init__()
        channels = 32
        self.stem = unit(3, channels, kernel=3, stride=2)
        blocks = []
        for expansion, outputs, repeats, stride, kernel in STAGES:
            for index in range(repeats):
                step = stride if index == 0 else 1
                blocks.append(Block(channels, outputs, expansion, kernel, step))
                channels = outputs
        self.blocks = nn.Sequential(*blocks)
        self.head = unit(channels, 1280)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Linear(1280, classes)

    def forward(self, x):
        x = self.head(self.blocks(self.stem(x)))
        return self.classifier(self.pool(x).flatten(1))


RENAMED = [
    (r"^_conv_stem\b", "stem.conv"),
    (r"^_bn0\b", "stem.norm"),
    (r"^_conv_head\b", "head.conv"),
    (r"^_bn1\b", "head.norm"),
    (r"^_fc\b", "classifier"),
    (r"^_blocks\b", "blocks"),
    (r"\b_expand_conv\b", "expand.conv"),
    (r"\b_bn0\b", "expand.norm"),
    (r"\b_depthwise_conv\b", "depthwise.conv"),
    (r"\b_bn1\b", "depthwise.norm"),
    (r"\b_project_conv\b", "project.conv"),
    (r"\b_bn2\b", "project.norm"),
]


def renamed(state):
    """The package's state dict under this file's names, which are what the layer list shows."""
    result = {}
    for key, value in state.items():
        for pattern, name in RENAMED:
            key = re.sub(pattern, name, key)
        result[key] = value
    return result
