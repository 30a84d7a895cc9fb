# SPDX-License-Identifier: GPL-3.0-or-later
"""Toy networks about layers: each holds one difficulty of activations, sums, norms or convolutions."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from fixture import Fixture


class Headed(nn.Module):
    """A base whose `head` averages over positions and puts out class scores."""

    def __init__(self, channels: int = 8, classes: int = 5) -> None:
        super().__init__()
        self.fc = nn.Linear(channels, classes)

    def head(self, x: Tensor) -> Tensor:
        return self.fc(x.mean((2, 3)))


class TinyCaptum(nn.Module):
    """Captum's test network. Known for the input 0..15, class 0, before the final ReLU:
    Grad-CAM at conv1 [[11.25, 13.5], [20.25, 22.5]], at relu1 [[0, 4], [28, 32.5]].
    """

    fixed_weights = True

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 2, 3)
        self.relu1 = nn.ReLU()
        self.fc1 = nn.Linear(8, 4)
        self.relu2 = nn.ReLU()
        with torch.no_grad():
            self.conv1.weight.fill_(1)
            self.conv1.bias.copy_(torch.tensor([-50.0, -75.0]))
            self.fc1.weight.copy_(torch.tensor([1.0] * 5 + [-1.0] * 3).expand(4, 8))
            self.fc1.bias.zero_()

    def forward(self, x: Tensor) -> Tensor:
        return self.relu2(self.fc1(self.relu1(self.conv1(x)).view(-1, 8)))


class Chain(Headed):
    """Two convolutions with batch norm, the activation given, and pooling between."""

    def __init__(self, activation: nn.Module, pool: nn.Module) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(6)
        self.act1 = activation
        self.pool = pool
        self.conv2 = nn.Conv2d(6, 8, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(8)
        self.act2 = type(activation)(**activation_arguments(activation))

    def forward(self, x: Tensor) -> Tensor:
        x = self.pool(self.act1(self.bn1(self.conv1(x))))
        return self.head(self.act2(self.bn2(self.conv2(x))))


def activation_arguments(activation: nn.Module) -> dict[str, bool]:
    return {"inplace": True} if getattr(activation, "inplace", False) else {}


class ReusedRelu(Headed):
    """One in-place ReLU object called three times."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3)
        self.conv2 = nn.Conv2d(8, 8, 3)
        self.conv3 = nn.Conv2d(8, 8, 3)
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x: Tensor) -> Tensor:
        x = self.relu(self.conv1(x))
        x = self.relu(self.conv2(x))
        return self.head(self.relu(self.conv3(x)))


class FunctionalRelu(Headed):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3)
        self.conv2 = nn.Conv2d(8, 8, 3)

    def forward(self, x: Tensor) -> Tensor:
        x = F.relu(self.conv1(x))
        return self.head(torch.relu(self.conv2(x)).clamp(min=0.01))


class Residual(Headed):
    """A residual sum made in place, followed by an in-place ReLU."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, stride=2, padding=1)
        self.conv1 = nn.Conv2d(8, 8, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(8)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(8, 8, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(8)

    def forward(self, x: Tensor) -> Tensor:
        identity = self.relu(self.stem(x))
        out = self.relu(self.bn1(self.conv1(identity)))
        out = self.bn2(self.conv2(out))
        out += identity
        return self.head(self.relu(out))


class SqueezeExcite(Headed):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, stride=2)
        self.silu = nn.SiLU(inplace=True)
        self.fc1 = nn.Conv2d(8, 4, 1)
        self.fc2 = nn.Conv2d(4, 8, 1)
        self.conv2 = nn.Conv2d(8, 8, 3)

    def forward(self, x: Tensor) -> Tensor:
        x = self.silu(self.conv1(x))
        gate = torch.sigmoid(self.fc2(F.relu(self.fc1(F.adaptive_avg_pool2d(x, 1)))))
        return self.head(self.conv2(x * gate))


class SliceWrite(Headed):
    """Writes into parts of a value that other operators see through views."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3)
        self.conv2 = nn.Conv2d(8, 8, 3)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv1(x)
        first = x[:, :4]
        x[:, :1] += 1
        x[:, 0] = 0.5
        x[:, 1:3].mul_(2)
        x[:, :, 2:4, 2:4].zero_()
        return self.head(F.relu(self.conv2(x)) + first.mean())


class NormFirst(Headed):
    """Batch norm before the convolution, one without affine part, one alone."""

    def __init__(self) -> None:
        super().__init__()
        self.bn0 = nn.BatchNorm2d(3)
        self.conv1 = nn.Conv2d(3, 8, 3)
        self.bn1 = nn.BatchNorm2d(8, affine=False)
        self.relu = nn.ReLU()
        self.bn2 = nn.BatchNorm2d(8)

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.bn2(self.relu(self.bn1(self.conv1(self.bn0(x))))))


class ConvUsedTwice(Headed):
    """The convolution's own output is needed besides its batch norm's."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.bn = nn.BatchNorm2d(8)
        self.relu = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        raw = self.conv(x)
        return self.head(self.relu(self.bn(raw)) + raw * 0.5)


class SharedWeights(Headed):
    """One convolution called twice with different batch norms after it."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3)
        self.conv = nn.Conv2d(8, 8, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(8)
        self.bn2 = nn.BatchNorm2d(8)
        self.relu = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        x = self.relu(self.bn1(self.conv(self.stem(x))))
        return self.head(self.relu(self.bn2(self.conv(x))))


class Grouped(Headed):
    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, dilation=2, padding=2)
        self.depthwise = nn.Conv2d(8, 8, 3, groups=8, padding=1)
        self.bn = nn.BatchNorm2d(8)
        self.grouped = nn.Conv2d(8, 8, 3, groups=4, dilation=(1, 2), stride=(2, 1))
        self.relu = nn.ReLU6(inplace=True)

    def forward(self, x: Tensor) -> Tensor:
        x = self.relu(self.bn(self.depthwise(self.stem(x))))
        return self.head(self.relu(self.grouped(x)))


class Interpolated(Headed):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, stride=2)
        self.conv2 = nn.Conv2d(8, 8, 3)
        self.up = nn.ConvTranspose2d(8, 8, 2, stride=2)

    def forward(self, x: Tensor) -> Tensor:
        x = F.relu(self.conv1(x))
        wide = F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)
        near = F.interpolate(self.up(x), size=[wide.shape[2], wide.shape[3]], mode="nearest")
        return self.head(self.conv2(wide + near))


class Norms(Headed):
    """Group, instance and layer norm, and a parametric ReLU."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, stride=2)
        self.group = nn.GroupNorm(2, 8)
        self.prelu = nn.PReLU(8)
        self.conv2 = nn.Conv2d(8, 8, 3)
        self.instance = nn.InstanceNorm2d(8, affine=True)
        self.layer = nn.LayerNorm(8)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv2(self.prelu(self.group(self.conv1(x))))
        x = self.instance(x) + x
        return self.head(self.layer(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2))


class Mlp(nn.Module):
    """No spatial layer at all: class activation maps cannot be made."""

    def __init__(self) -> None:
        super().__init__()
        self.flatten = nn.Flatten()
        self.fc1 = nn.Linear(3 * 8 * 8, 32)
        self.relu = nn.ReLU()
        self.fc2 = nn.Linear(32, 5)

    def forward(self, x: Tensor) -> Tensor:
        return self.fc2(self.relu(self.fc1(self.flatten(x))))


class Dense(nn.Module):
    """Dense connections: batch norm and ReLU before each convolution, all earlier values joined."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 6, 3, padding=1)
        self.norm1 = nn.BatchNorm2d(6)
        self.relu1 = nn.ReLU()
        self.conv1 = nn.Conv2d(6, 4, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(10)
        self.relu2 = nn.ReLU()
        self.conv2 = nn.Conv2d(10, 4, 3, padding=1, bias=False)
        self.norm3 = nn.BatchNorm2d(14)
        self.relu3 = nn.ReLU()
        self.mix = nn.Conv2d(14, 8, 1)
        self.shrink = nn.AvgPool2d(3, stride=2)
        self.relu4 = nn.ReLU()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten()
        self.fc = nn.Linear(8, 5)

    def forward(self, x: Tensor) -> Tensor:
        first = self.stem(x)
        second = self.conv1(self.relu1(self.norm1(first)))
        third = self.conv2(self.relu2(self.norm2(torch.cat([first, second], 1))))
        x = self.mix(self.relu3(self.norm3(torch.cat([first, second, third], 1))))
        return self.fc(self.flatten(self.pool(self.relu4(self.shrink(x)))))


class Dilated(Headed):
    """Convolutions with growing dilation, and one with a stride larger than its kernel."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 3, padding=2, dilation=2)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(6, 8, 3, padding=(3, 1), dilation=(3, 1))
        self.relu2 = nn.ReLU()
        self.conv3 = nn.Conv2d(8, 8, 1, stride=2)
        self.relu3 = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        x = self.relu2(self.conv2(self.relu1(self.conv1(x))))
        return self.head(self.relu3(self.conv3(x)))


class AdaptivePool(nn.Module):
    """Adaptive pooling to 3 x 2 cells of unequal size, each with its own weights after it."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 3, stride=2)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(6, 8, 2)
        self.relu2 = nn.ReLU()
        self.pool = nn.AdaptiveAvgPool2d((3, 2))
        self.fc1 = nn.Linear(48, 12)
        self.relu3 = nn.ReLU()
        self.fc2 = nn.Linear(12, 5)

    def forward(self, x: Tensor) -> Tensor:
        x = self.pool(self.relu2(self.conv2(self.relu1(self.conv1(x)))))
        return self.fc2(self.relu3(self.fc1(torch.flatten(x, 1))))


def chain(name: str, what: str, activation: type[nn.Module], **arguments: bool) -> Fixture:
    return Fixture(name, what, lambda: Chain(activation(**arguments), nn.AvgPool2d(2)))


FIXTURES = [
    Fixture("tiny_captum", "Captum's one-convolution test network; known Grad-CAM values", TinyCaptum,
            (1, 1, 4, 4), 4, scale=1, mean=0, std=1, sample="ramp"),
    chain("plain_relu", "conv, batch norm, ReLU, twice", nn.ReLU),
    Fixture("max_pool", "the same with max pooling", lambda: Chain(nn.ReLU(), nn.MaxPool2d(2))),
    chain("inplace_relu", "ReLU in place", nn.ReLU, inplace=True),
    chain("relu6", "ReLU6 in place (hardtanh_)", nn.ReLU6, inplace=True),
    chain("hardswish", "hard swish", nn.Hardswish),
    chain("silu", "SiLU in place", nn.SiLU, inplace=True),
    chain("gelu", "GELU", nn.GELU),
    chain("leaky_relu", "leaky ReLU in place", nn.LeakyReLU, inplace=True),
    chain("mish", "Mish", nn.Mish),
    chain("softplus", "softplus", nn.Softplus),
    Fixture("reused_relu", "one in-place ReLU module used three times", ReusedRelu),
    Fixture("functional_relu", "functional ReLU and clamp", FunctionalRelu),
    Fixture("residual", "residual sum in place", Residual),
    Fixture("squeeze_excite", "squeeze and excite gate", SqueezeExcite),
    Fixture("slice_write", "in-place writes to slices and views", SliceWrite),
    Fixture("norm_first", "batch norm before the convolution and without affine part", NormFirst),
    Fixture("conv_used_twice", "a convolution's output used beside its batch norm", ConvUsedTwice),
    Fixture("shared_weights", "one convolution called twice, with two batch norms", SharedWeights),
    Fixture("grouped", "grouped, depthwise, dilated and strided convolutions", Grouped),
    Fixture("interpolated", "bilinear and nearest interpolation, transposed convolution", Interpolated),
    Fixture("norms", "group, instance and layer norm, PReLU", Norms),
    Fixture("dense", "dense connections, batch norm before the convolution", Dense),
    Fixture("dilated", "dilated convolutions", Dilated),
    Fixture("adaptive_pool", "adaptive pooling to more than one cell", AdaptivePool),
    Fixture("mlp", "no spatial layer: flatten and linear layers only", Mlp, (1, 3, 8, 8)),
]
