# SPDX-License-Identifier: GPL-3.0-or-later
"""torchvision's architectures with fewer channels: the same graphs, a fraction of the size and time."""

from __future__ import annotations

import contextlib
from typing import Any, Callable, Iterator

from torch import nn
from torchvision import models
from torchvision.models.convnext import CNBlockConfig, ConvNeXt
from torchvision.models.efficientnet import EfficientNet, _efficientnet_conf
from torchvision.models.swin_transformer import SwinTransformer
from torchvision.models.vision_transformer import VisionTransformer

from fixture import Fixture

CLASSES = 10
Build = Callable[..., nn.Module]


@contextlib.contextmanager
def slim(factor: int) -> Iterator[None]:
    """While this holds, every new layer has its channels divided by `factor`; 3 and CLASSES stay."""
    plain = nn.Conv2d, nn.BatchNorm2d, nn.Linear

    def less(n: int) -> int:
        return n if n in (3, CLASSES) else max(1, n // factor)

    class Conv2d(plain[0]):  # type: ignore
        def __init__(self, inputs: int, outputs: int, *args: Any, **more: Any) -> None:
            super().__init__(less(inputs), less(outputs), *args, **more)

    class BatchNorm2d(plain[1]):  # type: ignore
        def __init__(self, channels: int, *args: Any, **more: Any) -> None:
            super().__init__(less(channels), *args, **more)

    class Linear(plain[2]):  # type: ignore
        def __init__(self, inputs: int, outputs: int, *args: Any, **more: Any) -> None:
            super().__init__(less(inputs), less(outputs), *args, **more)

    nn.Conv2d, nn.BatchNorm2d, nn.Linear = Conv2d, BatchNorm2d, Linear  # type: ignore
    try:
        yield
    finally:
        nn.Conv2d, nn.BatchNorm2d, nn.Linear = plain  # type: ignore


def slimmed(factor: int, architecture: Build, **arguments: Any) -> Callable[[], nn.Module]:
    """A function that builds the slim network out of torchvision's own layer classes."""

    def build() -> nn.Module:
        with slim(factor):
            module = architecture(weights=None, num_classes=CLASSES, **arguments)
        for part in module.modules():
            for kind in (nn.Conv2d, nn.BatchNorm2d, nn.Linear):
                if type(part) is not kind and type(part).__name__ == kind.__name__:
                    part.__class__ = kind
        return module

    return build


def efficientnet_b0() -> nn.Module:
    settings, _ = _efficientnet_conf("efficientnet_b0", width_mult=0.35, depth_mult=1.0)
    return EfficientNet(settings, dropout=0.2, num_classes=CLASSES)


def vit() -> nn.Module:
    module = VisionTransformer(image_size=64, patch_size=16, num_layers=3, num_heads=4, hidden_dim=48,
                               mlp_dim=96, num_classes=CLASSES)
    nn.init.uniform_(module.class_token, -1, 1)
    return module


def swin() -> nn.Module:
    return SwinTransformer(patch_size=[4, 4], embed_dim=24, depths=[2, 2], num_heads=[2, 4], window_size=[4, 4],
                           stochastic_depth_prob=0, num_classes=CLASSES)


def convnext() -> nn.Module:
    blocks = [CNBlockConfig(16, 32, 1), CNBlockConfig(32, 48, 2), CNBlockConfig(48, None, 1)]
    module = ConvNeXt(blocks, layer_scale=0.5, num_classes=CLASSES)
    return module


def size(n: int) -> dict[str, Any]:
    return {"shape": (1, 3, n, n), "classes": CLASSES}


FIXTURES = [
    Fixture("resnet18", "torchvision ResNet-18, a quarter of the channels", slimmed(4, models.resnet18), **size(96)),
    Fixture("resnet50", "torchvision ResNet-50, an eighth of the channels", slimmed(8, models.resnet50), **size(96)),
    Fixture("densenet121", "torchvision DenseNet-121, a quarter of the channels",
            slimmed(4, models.densenet121), **size(96)),
    Fixture("squeezenet1_1", "torchvision SqueezeNet 1.1, half the channels",
            slimmed(2, models.squeezenet1_1), **size(96)),
    Fixture("mobilenet_v2", "torchvision MobileNetV2, width 0.35",
            lambda: models.mobilenet_v2(width_mult=0.35, num_classes=CLASSES), **size(96)),
    Fixture("mobilenet_v3_small", "torchvision MobileNetV3 small, width 0.5",
            lambda: models.mobilenet_v3_small(width_mult=0.5, num_classes=CLASSES), **size(96)),
    Fixture("inception_v3", "torchvision Inception v3, an eighth of the channels; scripted: a tuple",
            slimmed(8, models.inception_v3, aux_logits=False, init_weights=False), **size(139)),
    Fixture("inception_v3_transform", "the same with the input transformed inside",
            slimmed(8, models.inception_v3, aux_logits=False, init_weights=False, transform_input=True),
            **size(139)),
    Fixture("efficientnet_b0", "torchvision EfficientNet-B0, width 0.35", efficientnet_b0, **size(96)),
    Fixture("vgg11", "torchvision VGG-11, a sixteenth of the channels",
            slimmed(16, models.vgg11, init_weights=False), **size(64)),
    Fixture("googlenet", "torchvision GoogLeNet, a quarter of the channels; scripted: a tuple",
            slimmed(4, models.googlenet, aux_logits=False, init_weights=False), **size(96)),
    Fixture("shufflenet_v2", "torchvision ShuffleNetV2 x0.5", lambda: models.shufflenet_v2_x0_5(num_classes=CLASSES),
            **size(96)),
    Fixture("convnext", "torchvision ConvNeXt, small", convnext, **size(64)),
    Fixture("vit", "torchvision vision transformer, small", vit, **size(64)),
    Fixture("swin", "torchvision Swin transformer, small", swin, **size(64)),
]
