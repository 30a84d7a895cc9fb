#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes pictures whose object is known to the pixel: cut-outs of real animals and things over
photographs.

    /usr/bin/python3 scenes.py STAMPS PHOTOGRAPHS FOLDER

STAMPS is the folder of Debian's tuxpaint-stamps-default (/usr/share/tuxpaint/stamps), PHOTOGRAPHS
that of lomiri-wallpapers-16.04 (/usr/share/backgrounds); neither needs to be installed. The other
backgrounds are resources/samples. Writes NAME.png (NAME.jpg for the large ones), NAME-mask.png and
scenes.json. Places and sizes are drawn at random, the same on every run; they are drawn again, up
to 20 times, until the default model (in SALISCOPE_MODELS) has the object's class among its five
likeliest. If none is, its likeliest class is taken, and scenes.json says so.
"""

import json
import os
import random
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

SAMPLES = Path(__file__).resolve().parents[2] / "resources/samples"
SMALLEST, LARGEST = 0.10, 0.45  # of the picture's area
TRIES = 20
Image.MAX_IMAGE_PIXELS = None


@dataclass
class Plan:
    """A stamp, its class for the model, and what it is put on; never its own kind."""

    stamp: str
    label: str
    background: str
    megapixels: float = 0.0  # 0: for quality, at random
    kind: str = "quality"

    @property
    def name(self) -> str:
        name = Path(self.stamp).stem.lower().replace("_", "-")
        return name if self.kind == "quality" else f"{name}-{self.megapixels:.1f}mp"


QUALITY = [
    Plan("animals/birds/crowned_crane.png", "crane bird", "Dragonfly_by_Bolly"),
    Plan("animals/birds/pelican.png", "pelican", "red-panda"),
    Plan("animals/birds/pink_flamingo.png", "flamingo", "life_by_Aitzol_Berasategi"),
    Plan("animals/birds/duck.png", "drake", "picosdeeuropa_by_Aitzol_Berasategi"),
    Plan("animals/birds/penguin.png", "king penguin", "aitzgorri_by_Aitzol_Berasategi"),
    Plan("animals/birds/rooster.png", "cock", "horse"),
    Plan("animals/birds/tucan.png", "toucan", "espresso"),
    Plan("animals/birds/turkey.png", "prairie chicken", "sunset_by_Aitzol_Berasategi"),
    Plan("animals/birds/vulture.png", "vulture", "seeding_by_Clements_Engelhardt"),
    Plan("animals/amphibians/frog.png", "tailed frog", "drums-and-guitar"),
    Plan("animals/insects/Brown_slug.png", "slug", "Picture_0B_by_freespace"),
    Plan("animals/insects/Woodlouse.png", "isopod", "friends_by_Aitzol_Berasategi"),
    Plan("animals/insects/grasshopper.png", "cricket", "Wine_by_Jakkub_Mede"),
    Plan("animals/mammals/aquatic/otter.png", "otter", "Kleiber_by_Lukas_Baubkus"),
    Plan("animals/mammals/aquatic/sea_lion.png", "sea lion", "hens"),
    Plan("animals/mammals/bears/european-bear.png", "brown bear", "spoonbills"),
    Plan("animals/mammals/bovines/indian_blackbuck.png", "gazelle", "macaw"),
    Plan("animals/mammals/bovines/bison.png", "bison", "picosdeeuropa_by_Aitzol_Berasategi"),
    Plan("animals/mammals/camel/camel.png", "Arabian camel", "chameleon"),
    Plan("animals/mammals/cats/tiger_sumatran.png", "tiger", "koala"),
    Plan("animals/mammals/cats/lion.png", "lion", "Bridge_by_Sander_Klootwijk"),
    Plan("animals/mammals/badger.png", "badger", "bee-and-blossom"),
    Plan("animals/mammals/elephant.png", "African elephant", "german-shepherd"),
    Plan("animals/mammals/equines/zebra.png", "zebra", "giant-panda"),
    Plan("animals/mammals/hippopotamus.png", "hippopotamus", "lemurs"),
    Plan("animals/mammals/pig_golden2.png", "hog", "Dragonfly_by_Bolly"),
    Plan("animals/mammals/rodents/beaver.png", "beaver", "espresso"),
    Plan("animals/mammals/rodents/rabbit.png", "hare", "aitzgorri_by_Aitzol_Berasategi"),
    Plan("animals/mammals/rodents/squirrel.png", "fox squirrel", "spoonbills"),
    Plan("animals/marsupials/koala.png", "koala", "life_by_Aitzol_Berasategi"),
    Plan("food/fruit/Strawberry2.png", "strawberry", "bison"),
    Plan("food/fruit/cherimoya.png", "custard apple", "Wine_by_Jakkub_Mede"),
    Plan("hobbies/music/percussion/drum_tomtom_floor.png", "drum", "seeding_by_Clements_Engelhardt"),
    Plan("household/toilet.png", "toilet seat", "chameleon"),
    Plan("vehicles/emergency/firetruck.png", "fire engine", "life_by_Aitzol_Berasategi"),
    Plan("vehicles/flight/balloon360.png", "balloon", "picosdeeuropa_by_Aitzol_Berasategi"),
    Plan("vehicles/garbagetruck.png", "garbage truck", "sunset_by_Aitzol_Berasategi"),
    Plan("plants/mushrooms/cep-1.png", "bolete", "Dragonfly_by_Bolly"),
]
TIMING = [
    Plan(stamp, label, background, megapixels, "timing")
    for megapixels, scenes in {
        0.8: [
            ("animals/mammals/bears/european-bear.png", "brown bear", "Dragonfly_by_Bolly"),
            ("animals/mammals/cats/tiger_sumatran.png", "tiger", "life_by_Aitzol_Berasategi"),
            ("animals/birds/vulture.png", "vulture", "picosdeeuropa_by_Aitzol_Berasategi"),
        ],
        12.0: [
            ("animals/mammals/bears/european-bear.png", "brown bear", "sunset_by_Aitzol_Berasategi"),
            ("animals/mammals/cats/tiger_sumatran.png", "tiger", "Dragonfly_by_Bolly"),
            ("animals/birds/vulture.png", "vulture", "seeding_by_Clements_Engelhardt"),
        ],
        24.0: [
            ("animals/mammals/aquatic/otter.png", "otter", "Kleiber_by_Lukas_Baubkus"),
        ],
    }.items()
    for stamp, label, background in scenes
]


class Classifier:
    """The default model, as its card says, for what is needed here: ranks of classes."""

    def __init__(self, models: Path) -> None:
        card = json.loads((models / "efficientnet-lite0.json").read_text())
        self.input = card["input"]
        self.labels = (models / card["labels"]).read_text().splitlines()
        self.network = torch.jit.load(str(models / "efficientnet-lite0.pt")).eval()

    def likeliest(self, picture: Image.Image) -> list[int]:
        factor = self.input["resize_to"] / min(picture.size)
        size = [round(length * factor) for length in picture.size]
        side = self.input["width"]
        left, top = (round((length - side) / 2) for length in size)
        seen = picture.resize(size, Image.Resampling.BILINEAR, reducing_gap=None)
        pixels = np.asarray(seen.crop((left, top, left + side, top + side)), np.float32)
        pixels = (pixels * self.input["scale"] - self.input["mean"]) / self.input["std"]
        with torch.no_grad():
            x = torch.from_numpy(pixels.astype(np.float32)).permute(2, 0, 1)[None]
            return self.network(x)[0].argsort(descending=True).tolist()


def background_of(plan: Plan, photographs: Path, megapixels: float) -> Image.Image:
    """With as many pixels as wanted, its own shape; larger ones are reduced."""
    sample = SAMPLES / f"{plan.background}.jpg"
    path = sample if sample.exists() else photographs / f"{plan.background}.jpg"
    photograph = Image.open(path).convert("RGB")
    factor = (megapixels * 1e6 / (photograph.width * photograph.height)) ** 0.5
    size = [round(length * factor) for length in photograph.size]
    return photograph.resize(size, Image.Resampling.LANCZOS)


def cut_out(path: Path) -> Image.Image:
    stamp = Image.open(path).convert("RGBA")
    alpha = stamp.getchannel("A")
    return stamp.crop(alpha.point(lambda value: 255 if value > 127 else 0).getbbox())


def composite(
    background: Image.Image, stamp: Image.Image, chance: random.Random
) -> tuple[Image.Image, np.ndarray]:
    """The stamp somewhere on the background, and its exact mask."""
    opaque = np.mean(np.asarray(stamp.getchannel("A")) > 127) * stamp.width * stamp.height
    share = chance.uniform(SMALLEST, LARGEST)
    factor = (share * background.width * background.height / opaque) ** 0.5
    factor = min(
        factor, 0.96 * background.width / stamp.width, 0.96 * background.height / stamp.height
    )
    size = [round(length * factor) for length in stamp.size]
    # With alpha multiplied in, what lies under transparent pixels does not shine through.
    resized = stamp.convert("RGBa").resize(size, Image.Resampling.BICUBIC).convert("RGBA")
    place = (
        chance.randint(0, background.width - size[0]),
        chance.randint(0, background.height - size[1]),
    )
    picture = background.copy()
    picture.paste(resized, place, resized)
    alpha = Image.new("L", background.size)
    alpha.paste(resized.getchannel("A"), place)
    return picture, np.asarray(alpha) > 127


def make(plan: Plan, stamps: Path, photographs: Path, folder: Path, model: Classifier) -> dict:
    chance = random.Random(plan.name)  # a text seeds it the same everywhere
    stamp = cut_out(stamps / plan.stamp)
    background = background_of(plan, photographs, plan.megapixels or chance.uniform(0.4, 0.8))
    index = model.labels.index(plan.label)
    for tries in range(1, TRIES + 1):
        picture, mask = composite(background, stamp, chance)
        likeliest = model.likeliest(picture)
        if index in likeliest[:5]:
            break
    rank = likeliest.index(index)
    if rank >= 5:
        index = likeliest[0]
    file = plan.name + (".png" if plan.kind == "quality" else ".jpg")
    picture.save(folder / file, quality=92)
    Image.fromarray(mask.astype(np.uint8) * 255).save(folder / f"{plan.name}-mask.png")
    return {
        "name": plan.name,
        "kind": plan.kind,
        "picture": file,
        "mask": f"{plan.name}-mask.png",
        "class": model.labels[index],
        "index": index,
        "wanted": plan.label,
        "rank": rank,
        "tries": tries,
        "background": plan.background,
        "width": picture.width,
        "height": picture.height,
        "share": round(float(mask.mean()), 3),
    }


def main() -> None:
    stamps, photographs, folder = (Path(argument) for argument in sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    model = Classifier(Path(os.environ["SALISCOPE_MODELS"]))
    scenes = [make(plan, stamps, photographs, folder, model) for plan in QUALITY + TIMING]
    (folder / "scenes.json").write_text(json.dumps(scenes, indent=1) + "\n")


if __name__ == "__main__":
    main()
