# SPDX-License-Identifier: GPL-3.0-or-later
"""Toy networks about control flow, outputs, inputs, numbers and batches."""

from __future__ import annotations

from typing import Dict, List, Optional, Tuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from fixture import Fixture
from nets import Headed


class Base(Headed):
    """conv -> ReLU -> conv -> ReLU; `scores` gives class scores, `features` what is before them."""

    def __init__(self, channels: int = 3, classes: int = 5) -> None:
        super().__init__(8, classes)
        self.conv1 = nn.Conv2d(channels, 8, 3, stride=2)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(8, 8, 3)
        self.relu2 = nn.ReLU()

    def features(self, x: Tensor) -> Tensor:
        return self.relu2(self.conv2(self.relu1(self.conv1(x))))

    def scores(self, x: Tensor) -> Tensor:
        return self.head(self.features(x))

    def forward(self, x: Tensor) -> Tensor:
        return self.scores(x)


class IfShape(Base):
    def forward(self, x: Tensor) -> Tensor:
        if x.size(2) > 20:
            x = F.max_pool2d(x, 2)
        else:
            x = x * 2
        return self.scores(x)


class IfData(Base):
    """The branch depends on the picture, and each branch has its own layer."""

    def __init__(self) -> None:
        super().__init__()
        self.bright = nn.Conv2d(3, 3, 3, padding=1)
        self.dark = nn.Conv2d(3, 3, 5, padding=2)

    def forward(self, x: Tensor) -> Tensor:
        if bool(x.mean() > 0):
            x = self.bright(x)
        else:
            x = self.dark(x)
        return self.scores(x)


class ForList(Headed):
    """A loop over a module list, and one that stays a loop in the graph."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, stride=2)
        self.blocks = nn.ModuleList([nn.Conv2d(8, 8, 3, padding=1) for _ in range(3)])
        self.mix = nn.Conv2d(8, 8, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.stem(x)
        for block in self.blocks:
            x = F.relu_(block(x))
        for i in range(x.size(1) // 4):
            x = x + F.relu(self.mix(x)) * float(i + 1)
        return self.head(x)


class WhileLoop(Base):
    def forward(self, x: Tensor) -> Tensor:
        rounds = 0
        while bool(x.abs().max() > 0.5) and rounds < 6:
            x = x * 0.7
            rounds += 1
        return self.scores(x) * float(rounds + 1)


class TupleOutput(Base):
    def forward(self, x: Tensor) -> Tuple[Tensor, Tensor]:
        features = self.features(x)
        return self.head(features), features


class ListOutput(Base):
    def forward(self, x: Tensor) -> List[Tensor]:
        features = self.features(x)
        return [self.head(features), features]


class DictOutput(Base):
    def forward(self, x: Tensor) -> Dict[str, Tensor]:
        features = self.features(x)
        return {"logits": self.head(features), "features": features}


class Softmax(Base):
    def forward(self, x: Tensor) -> Tensor:
        return torch.softmax(self.scores(x), 1)


class LogSoftmax(Base):
    def forward(self, x: Tensor) -> Tensor:
        return F.log_softmax(self.scores(x), dim=1)


class Sigmoid(Base):
    def forward(self, x: Tensor) -> Tensor:
        return torch.sigmoid(self.scores(x))


class SingleLogit(Base):
    def __init__(self) -> None:
        super().__init__(classes=1)


class MapOutput(nn.Module):
    """Fully convolutional: scores of shape 1 x C x 1 x 1."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, stride=2)
        self.relu = nn.ReLU()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.classify = nn.Conv2d(8, 5, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.classify(self.pool(self.relu(self.conv1(x))))


class Gray(Base):
    def __init__(self) -> None:
        super().__init__(channels=1)


class FourChannels(Base):
    def __init__(self) -> None:
        super().__init__(channels=4)


class BatchBaked(Base):
    """A view to a batch of 1: a batch of several fails in the last layer."""

    def __init__(self) -> None:
        super().__init__()
        self.last = nn.Linear(8 * 9 * 9, 5)

    def forward(self, x: Tensor) -> Tensor:
        return self.last(self.features(x).view(1, -1))


class BatchMerged(Base):
    """A view to a batch of 1 that quietly averages over the whole batch."""

    def forward(self, x: Tensor) -> Tensor:
        return self.fc(self.features(x).transpose(0, 1).reshape(1, 8, -1).mean(2))


class BatchMixed(Base):
    """Pictures of one batch influence each other, though the output has one row for each."""

    def forward(self, x: Tensor) -> Tensor:
        return self.scores(x - 0.5 * x.mean(0, keepdim=True))


class TwoInputs(Base):
    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        return self.scores(x + y)


class OptionalInput(Base):
    def forward(self, x: Tensor, mask: Optional[Tensor] = None, gain: float = 1.5) -> Tensor:
        if mask is not None:
            x = x * mask
        return self.scores(x) * gain


class NanOutput(Base):
    def forward(self, x: Tensor) -> Tensor:
        return self.scores(x) + torch.sqrt(-1 - x.abs().amax(dim=(1, 2, 3), keepdim=False))[:, None]


class Double(Base):
    def __init__(self) -> None:
        super().__init__()
        self.double()


class Dropped(Base):
    """Saved in training mode: scores are only right after switching dropout and batch norm over."""

    def __init__(self) -> None:
        super().__init__()
        self.bn = nn.BatchNorm2d(3)
        self.dropout = nn.Dropout(0.5)

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.dropout(self.features(self.bn(x))))


class NoGrad(Base):
    def forward(self, x: Tensor) -> Tensor:
        with torch.no_grad():
            x = self.features(x)
        return self.head(x)


class Detached(Base):
    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.features(x).detach())


class Raises(Base):
    def forward(self, x: Tensor) -> Tensor:
        if x.size(0) < 1000:
            raise RuntimeError("this network refuses to run")
        return self.scores(x)


class IndexOutput(Base):
    def forward(self, x: Tensor) -> Tensor:
        return self.scores(x).argmax(1)


class TextOutput(Base):
    def forward(self, x: Tensor) -> str:
        return "zebra" if bool(self.scores(x).sum() > 0) else "giraffe"


class ScalarOutput(Base):
    def forward(self, x: Tensor) -> Tensor:
        return self.scores(x).sum()


class Segmentation(Base):
    def forward(self, x: Tensor) -> Tensor:
        return F.interpolate(self.features(x), size=[24, 24], mode="bilinear", align_corners=False)


SCRIPTED, TRACED = ("scripted",), ("traced",)
UNSUPPORTED = "ModelOutputUnsupported"
FIXTURES = [
    Fixture("if_shape", "if on the input's size", IfShape),
    Fixture("if_data", "if on the input's values, a layer in each branch", IfData, forms=SCRIPTED),
    Fixture("for_list", "loops over a module list and over a number", ForList),
    Fixture("while_loop", "while loop on the data", WhileLoop, forms=SCRIPTED),
    Fixture("tuple_output", "scores are the first of a tuple", TupleOutput),
    Fixture("list_output", "scores are the first of a list", ListOutput),
    Fixture("dict_output", "scores are a dictionary's first entry", DictOutput),
    Fixture("ends_in_softmax", "ends in softmax", Softmax, output="probabilities"),
    Fixture("ends_in_log_softmax", "ends in log-softmax", LogSoftmax, output="log_probabilities"),
    Fixture("ends_in_sigmoid", "ends in sigmoid: several labels at once", Sigmoid, output="multi_label"),
    Fixture("single_logit", "one output", SingleLogit, classes=1, output="single_logit"),
    Fixture("map_output", "scores of shape 1 x C x 1 x 1", MapOutput),
    Fixture("gray", "one input channel", Gray, (1, 1, 24, 24)),
    Fixture("batch_baked", "a batch of 1 fixed in a view; larger batches fail", BatchBaked),
    Fixture("batch_merged", "a batch of 1 fixed in a view; larger batches give one wrong row", BatchMerged),
    Fixture("batch_mixed", "the pictures of a batch influence each other", BatchMixed),
    Fixture("optional_input", "further inputs with defaults", OptionalInput, forms=SCRIPTED),
    Fixture("double", "double precision", Double),
    Fixture("half", "half precision; a CPU has no half convolutions", lambda: Base().half(),
            forms=SCRIPTED, other_faults=("ModelRunFailed",)),
    Fixture("bfloat16", "bfloat16", lambda: Base().bfloat16(), forms=SCRIPTED,
            other_faults=("ModelRunFailed",)),
    Fixture("training_mode", "saved in training mode, with dropout and batch norm", Dropped,
            forms=SCRIPTED, eval=False),
    Fixture("dropout", "dropout and batch norm, frozen by torch.jit.freeze before saving", Dropped, forms=("frozen",)),
    Fixture("cardless", "a good model without a card", Base, card=False),
    Fixture("no_grad", "features computed without gradient", NoGrad, forms=SCRIPTED,
            fault="MethodNotApplicable", stage="explain"),
    Fixture("detached", "features detached: no gradient reaches the input", Detached,
            fault="MethodNotApplicable", stage="explain"),
    Fixture("nan_output", "NaN for any input", NanOutput, fault="NotFinite", stage="predict",
            other_faults=("ModelRunFailed",)),
    Fixture("four_channels", "four input channels", FourChannels, (1, 4, 24, 24), card=False,
            fault="ModelInputMismatch"),
    Fixture("two_inputs", "two inputs without default", TwoInputs, extra_inputs=((1, 3, 24, 24),),
            fault="ModelInputMismatch"),
    Fixture("raises", "raises an exception", Raises, forms=SCRIPTED, fault="ModelInputMismatch",
            other_faults=("ModelRunFailed",)),
    Fixture("index_output", "puts out the class index only", IndexOutput, fault=UNSUPPORTED),
    Fixture("text_output", "puts out text", TextOutput, forms=SCRIPTED, fault=UNSUPPORTED),
    Fixture("scalar_output", "puts out one number without dimensions", ScalarOutput, classes=1,
            output="single_logit"),
    Fixture("segmentation", "puts out a score for every pixel", Segmentation, fault=UNSUPPORTED),
]
