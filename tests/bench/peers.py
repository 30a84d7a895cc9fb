# SPDX-License-Identifier: GPL-3.0-or-later
"""The same explanations by Captum, pytorch-grad-cam and plain PyTorch: the other side of versus.py.

    VENV/bin/python peers.py PICTURE     (the virtual environment of tests/reference/reference.py)

Every line of the input names one, perhaps with a batch size: "occlusion 4". The answer is the
seconds it took. The network is the module that nets.py traces, ready in memory, and so is the
picture's tensor.
"""

import sys
import time
from collections.abc import Callable

import numpy as np
import torch
from captum.attr import (
    LRP,
    DeepLift,
    InputXGradient,
    IntegratedGradients,
    NoiseTunnel,
    Occlusion,
    Saliency,
)
from PIL import Image
from pytorch_grad_cam import (
    AblationCAM,
    GradCAM,
    GradCAMElementWise,
    GradCAMPlusPlus,
    HiResCAM,
    LayerCAM,
    ScoreCAM,
    XGradCAM,
)
from pytorch_grad_cam.ablation_layer import AblationLayer
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torch import Tensor, nn
from torchvision import transforms
from torchvision.models.resnet import Bottleneck, ResNet

import nets

CLASS = 0
# AblationCAM takes minutes for all channels of the layer. So many are timed, beside one plain pass,
# and the time for the rest is counted in proportion.
ABLATED = 64
SCORED = 64
CAMS = [GradCAM, GradCAMPlusPlus, XGradCAM, LayerCAM, HiResCAM, GradCAMElementWise]


class DistinctBlock(Bottleneck):
    """Every ReLU a module of its own and none in place, as Captum's DeepLIFT and LRP ask for."""

    def __init__(self, *arguments, **named) -> None:
        super().__init__(*arguments, **named)
        self.relu1, self.relu2, self.relu = nn.ReLU(), nn.ReLU(), nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        out = self.relu1(self.bn1(self.conv1(x)))
        out = self.relu2(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        return self.relu(out + (x if self.downsample is None else self.downsample(x)))


def distinct_network(net: nn.Module) -> nn.Module:
    distinct = ResNet(DistinctBlock, [3, 4, 6, 3])
    distinct.relu = nn.ReLU()
    distinct.load_state_dict(net.state_dict())
    return distinct.eval().requires_grad_(False)


class FewAblations(AblationLayer):
    def activations_to_be_ablated(self, activations: np.ndarray, _: float = 1.0) -> np.ndarray:
        self.indices = np.arange(ABLATED)
        return self.indices


class FewScoresCAM(ScoreCAM):
    def get_cam_image(self, x, layer, targets, activations, *others) -> np.ndarray:
        return super().get_cam_image(x, layer, targets, activations[:, :SCORED], *others)


class Peers:
    def __init__(self, picture: str) -> None:
        self.net = nets.resnet50().requires_grad_(False)  # nobody asks for gradients at weights
        self.distinct = distinct_network(self.net)
        prepare = transforms.Compose(
            [
                transforms.Resize(256),
                transforms.CenterCrop(224),
                transforms.ToTensor(),
                transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
            ]
        )
        self.picture = prepare(Image.open(picture).convert("RGB"))[None]

    def x(self) -> Tensor:
        return self.picture.clone().requires_grad_()

    def cam(self, kind: type, batch: int | None = None, **named) -> None:
        """One map of pytorch-grad-cam, from building it to the map."""
        with kind(self.net, [self.net.layer4[-1]], **named) as cam:
            if batch:
                cam.batch_size = batch
            cam(self.x(), [ClassifierOutputTarget(CLASS)])

    def gradients(self) -> None:
        Saliency(self.net).attribute(self.x(), CLASS)
        InputXGradient(self.net).attribute(self.x(), CLASS)

    def nine(self) -> None:
        """pytorch-grad-cam lacks CAM itself; on this network Grad-CAM is that map up to scale."""
        self.gradients()
        for kind in [*CAMS, GradCAM]:
            self.cam(kind)

    def eight(self) -> None:
        self.gradients()
        for kind in CAMS:
            self.cam(kind)

    def integrated_gradients(self, batch: int) -> None:
        IntegratedGradients(self.net).attribute(
            self.x(), target=CLASS, n_steps=50, internal_batch_size=batch
        )

    def smooth_grad(self, batch: int) -> None:
        NoiseTunnel(Saliency(self.net)).attribute(
            self.x(),
            "smoothgrad",
            nt_samples=25,
            nt_samples_batch_size=batch,
            stdevs=0.6,
            target=CLASS,
            abs=False,
        )

    def occlusion(self, batch: int) -> None:
        Occlusion(self.net).attribute(
            self.x(), (3, 32, 32), (3, 16, 16), target=CLASS, perturbations_per_eval=batch
        )

    @torch.no_grad()
    def rise(self, batch: int, count: int = 200, cells: int = 7, probability: float = 0.5) -> None:
        """The authors' algorithm, with interpolate() for their slower resize. Making the masks
        counts, as it does with us."""
        side = -(-224 // cells)
        large = (cells + 1) * side
        weighted = torch.zeros(224, 224)
        for first in range(0, count, batch):
            number = min(batch, count - first)
            grids = (torch.rand(number, 1, cells, cells) < probability).float()
            grown = nn.functional.interpolate(
                grids, (large, large), mode="bilinear", align_corners=False
            )
            shifts = torch.randint(side, (number, 2)).tolist()
            masks = torch.cat(
                [grown[i : i + 1, :, y : y + 224, z : z + 224] for i, (y, z) in enumerate(shifts)]
            )
            scores = self.net(self.picture * masks).softmax(1)[:, CLASS]
            weighted += torch.tensordot(scores, masks[:, 0], 1)
        weighted /= count * probability

    def deep_lift(self) -> None:
        DeepLift(self.distinct).attribute(self.x(), target=CLASS)

    def lrp(self) -> None:
        LRP(self.distinct).attribute(self.x(), target=CLASS)  # EpsilonRule is its standard

    def ablation_cam(self, batch: int) -> float:
        plain = seconds_of(lambda: self.net(self.picture))
        few = seconds_of(lambda: self.cam(AblationCAM, batch, ablation_layer=FewAblations()))
        return 2 * plain + (few - 2 * plain) * self.net.fc.in_features / ABLATED

    def score_cam(self, batch: int) -> None:
        self.cam(FewScoresCAM, batch)


def seconds_of(work: Callable[[], object]) -> float:
    start = time.monotonic()
    work()
    return time.monotonic() - start


def main() -> None:
    torch.set_num_threads(1)
    peers = Peers(sys.argv[1])
    for line in sys.stdin:
        name, *batch = line.split()
        counted: list[object] = []
        seconds = seconds_of(lambda: counted.append(getattr(peers, name)(*map(int, batch))))
        print(counted[0] if isinstance(counted[0], float) else seconds, flush=True)


if __name__ == "__main__":
    main()
