# SPDX-License-Identifier: GPL-3.0-or-later
"""The test networks out of modules only, each used once and none in place: what Captum, zennit and TorchRay ask for.

`twin(module)` computes what `module` computes with the very same weights, under the same layer names. A sum is an
`Add`, a gate's product a `Gate`, an average over positions a pooling module.
"""

from __future__ import annotations

import copy
from typing import Any, Callable

import torch
import torch.nn.functional as F
import zennit.types
from torch import Tensor, nn
from torchvision.models.resnet import BasicBlock, ResNet
from zennit.layer import Sum

import flow
import nets


class Add(nn.Module):
    """The sum of two activations."""

    def __init__(self) -> None:
        super().__init__()
        self.sum = Sum(-1)

    def forward(self, a: Tensor, b: Tensor) -> Tensor:
        return self.sum(torch.stack([a, b], -1))


class Gate(nn.Module):
    """A signal times a gate that is the same at all positions."""

    def forward(self, signal: Tensor, gate: Tensor) -> Tensor:
        return signal * gate


class Clamp(nn.Module):
    def __init__(self, low: float) -> None:
        super().__init__()
        self.low = low

    def forward(self, x: Tensor) -> Tensor:
        return x.clamp(min=self.low)


class Scale(nn.Module):
    def __init__(self, factor: float) -> None:
        super().__init__()
        self.factor = factor

    def forward(self, x: Tensor) -> Tensor:
        return x * self.factor


# What zennit passes relevance through like through any other activation.
zennit.types.Activation.__subclass__ += (Clamp, Scale, nn.Mish)


def fresh(activation: nn.Module) -> nn.Module:
    """Another one of the same kind, not in place."""
    other = copy.deepcopy(activation)
    if hasattr(other, "inplace"):
        other.inplace = False
    return other


def head(net: Any) -> dict[str, nn.Module]:
    return {"average": nn.AdaptiveAvgPool2d(1), "flatten": nn.Flatten(), "fc": net.fc}


def chained(*parts: dict[str, nn.Module], **named: nn.Module) -> nn.Sequential:
    chain = nn.Sequential()
    for name, part in [*named.items(), *(item for some in parts for item in some.items())]:
        chain.add_module(name, part)
    return chain


def chain(net: nets.Chain) -> nn.Module:
    return chained(head(net), conv1=net.conv1, bn1=net.bn1, act1=fresh(net.act1), pool=net.pool,
                   conv2=net.conv2, bn2=net.bn2, act2=fresh(net.act2))


def reused_relu(net: nets.ReusedRelu) -> nn.Module:
    return chained(head(net), conv1=net.conv1, relu1=nn.ReLU(), conv2=net.conv2, relu2=nn.ReLU(),
                   conv3=net.conv3, relu3=nn.ReLU())


def functional_relu(net: nets.FunctionalRelu) -> nn.Module:
    return chained(head(net), conv1=net.conv1, relu1=nn.ReLU(), conv2=net.conv2, relu2=nn.ReLU(), clamp=Clamp(0.01))


def norm_first(net: nets.NormFirst) -> nn.Module:
    return chained(head(net), bn0=net.bn0, conv1=net.conv1, bn1=net.bn1, relu=net.relu, bn2=net.bn2)


def grouped(net: nets.Grouped) -> nn.Module:
    return chained(head(net), stem=net.stem, depthwise=net.depthwise, bn=net.bn, relu1=nn.ReLU6(),
                   grouped=net.grouped, relu2=nn.ReLU6())


class Residual(nn.Module):
    def __init__(self, net: nets.Residual) -> None:
        super().__init__()
        self.stem, self.relu0 = net.stem, nn.ReLU()
        self.conv1, self.bn1, self.relu1 = net.conv1, net.bn1, nn.ReLU()
        self.conv2, self.bn2 = net.conv2, net.bn2
        self.add = Add()
        self.head = chained({"relu2": nn.ReLU()}, head(net))

    def forward(self, x: Tensor) -> Tensor:
        identity = self.relu0(self.stem(x))
        out = self.bn2(self.conv2(self.relu1(self.bn1(self.conv1(identity)))))
        return self.head(self.add(out, identity))


class SqueezeExcite(nn.Module):
    def __init__(self, net: nets.SqueezeExcite) -> None:
        super().__init__()
        self.conv1, self.silu = net.conv1, nn.SiLU()
        self.squeeze = chained(average=nn.AdaptiveAvgPool2d(1), fc1=net.fc1, relu=nn.ReLU(), fc2=net.fc2,
                               sigmoid=nn.Sigmoid())
        self.gate = Gate()
        self.conv2 = net.conv2
        self.head = chained(head(net))

    def forward(self, x: Tensor) -> Tensor:
        x = self.silu(self.conv1(x))
        return self.head(self.conv2(self.gate(x, self.squeeze(x))))


class Interpolated(nn.Module):
    def __init__(self, net: nets.Interpolated) -> None:
        super().__init__()
        self.conv1, self.relu1, self.up = net.conv1, nn.ReLU(), net.up
        self.add = Add()
        self.conv2 = net.conv2
        self.head = chained(head(net))

    def forward(self, x: Tensor) -> Tensor:
        x = self.relu1(self.conv1(x))
        wide = F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)
        near = F.interpolate(self.up(x), size=[wide.shape[2], wide.shape[3]], mode="nearest")
        return self.head(self.conv2(self.add(wide, near)))


class ForList(nn.Module):
    def __init__(self, net: flow.ForList) -> None:
        super().__init__()
        self.stem = net.stem
        self.blocks = nn.Sequential(*(part for block in net.blocks for part in (block, nn.ReLU())))
        self.mixes = nn.ModuleList(
            chained(mix=copy.deepcopy(net.mix), relu=nn.ReLU(), scale=Scale(i + 1.0)) for i in range(2))
        self.adds = nn.ModuleList(Add() for _ in range(2))
        self.head = chained(head(net))

    def forward(self, x: Tensor) -> Tensor:
        x = self.blocks(self.stem(x))
        for mix, add in zip(self.mixes, self.adds):
            x = add(x, mix(x))
        return self.head(x)


def base(net: flow.Base) -> nn.Module:
    return chained(head(net), conv1=net.conv1, relu1=net.relu1, conv2=net.conv2, relu2=net.relu2)


def if_shape(net: flow.IfShape) -> nn.Module:
    return chained(dict(base(net).named_children()), shrink=nn.MaxPool2d(2))


class Block(nn.Module):
    """torchvision's BasicBlock."""

    def __init__(self, block: BasicBlock) -> None:
        super().__init__()
        self.conv1, self.bn1, self.relu1 = block.conv1, block.bn1, nn.ReLU()
        self.conv2, self.bn2 = block.conv2, block.bn2
        self.downsample = block.downsample or nn.Identity()
        self.add, self.relu2 = Add(), nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        out = self.bn2(self.conv2(self.relu1(self.bn1(self.conv1(x)))))
        return self.relu2(self.add(out, self.downsample(x)))


def resnet(net: ResNet) -> nn.Module:
    stages = {f"layer{i}": nn.Sequential(*map(Block, getattr(net, f"layer{i}"))) for i in range(1, 5)}
    return chained(stages, head(net), conv1=net.conv1, bn1=net.bn1, relu=nn.ReLU(), maxpool=net.maxpool)


TWINS: dict[type, Callable[[Any], nn.Module]] = {
    nets.Chain: chain,
    nets.ReusedRelu: reused_relu,
    nets.FunctionalRelu: functional_relu,
    nets.NormFirst: norm_first,
    nets.Grouped: grouped,
    nets.Residual: Residual,
    nets.SqueezeExcite: SqueezeExcite,
    nets.Interpolated: Interpolated,
    nets.Dilated: lambda net: chained(head(net), conv1=net.conv1, relu1=net.relu1, conv2=net.conv2, relu2=net.relu2,
                                      conv3=net.conv3, relu3=net.relu3),
    flow.ForList: ForList,
    flow.IfShape: if_shape,
    flow.TupleOutput: base,
    flow.ListOutput: base,
    flow.DictOutput: base,
    ResNet: resnet,
}


def twin(module: nn.Module) -> nn.Module:
    """Networks that are made of distinct modules already stay as they are."""
    make = TWINS.get(type(module))
    return make(module).eval() if make else module
