# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are no usable model, each in its own way: cut, of another kind, edited or with a bad card."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any, Callable

import torch

import nets
from fixture import Fixture, build, wave

GOOD = next(f for f in nets.FIXTURES if f.name == "plain_relu")
Card = Callable[[Fixture], dict[str, Any]]
Edit = Callable[[str, bytes], "bytes | None"]


def edit_archive(source: Path, target: Path, edit: Edit) -> None:
    """Copies a TorchScript file; `edit(member, content)` gives each member's new content, None to leave it out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as new:
        changed = False
        for item in old.infolist():
            content = old.read(item)
            # Torch finds its members below a folder of the archive's own name.
            edited = edit(item.filename.partition("/")[2], content)
            changed |= edited != content
            if edited is not None:
                new.writestr(item.filename, edited)
    if not changed:
        raise RuntimeError(f"{target.name}: nothing was edited")


def replace_code(old: str, new: str) -> Edit:
    def edit(member: str, content: bytes) -> bytes:
        is_code = member.startswith("code/") and member.endswith(".py")
        return content.replace(old.encode(), new.encode(), 1) if is_code else content

    return edit


def weights_on_cuda(member: str, content: bytes) -> bytes:
    """The pickled device of every stored tensor: text with its length before it."""
    cpu, cuda = b"X\x03\x00\x00\x00cpu", b"X\x06\x00\x00\x00cuda:0"
    return content.replace(cpu, cuda) if member.endswith(".pkl") else content


def future_version(member: str, content: bytes) -> bytes:
    return b"9999\n" if member in ("version", ".data/version") else content


def without_weights(member: str, content: bytes) -> bytes | None:
    return None if member.startswith("data/") else content


class Writer:
    """Writes one broken file after the other beside the good ones and keeps the list."""

    def __init__(self, folder: Path, card: Card) -> None:
        self.folder = folder
        self.card = card(GOOD)
        self.good = folder / f"{GOOD.name}_scripted.pt"
        self.module = build(GOOD)
        with torch.no_grad():
            scores = self.module(wave(GOOD.shape)).flatten().tolist()
        self.usable = {"sample": "wave", "scores": scores}
        self.entries: list[dict[str, Any]] = []

    def path(self, name: str) -> Path:
        return self.folder / name

    def listed(self, name: str, what: str, fault: str, *others: str, **more: Any) -> Path:
        """Enters a broken file into the list and gives its path."""
        entry = {"file": name, "kind": "bad" if fault else "good", "what": what, "form": "file",
                 "input": list(GOOD.shape), "classes": GOOD.classes, "output": GOOD.output,
                 "card": self.path(name).with_suffix(".json").exists()}
        if fault:
            entry |= {"fault": fault, "stage": "open"}
        if others:
            entry["otherFaults"] = list(others)
        self.entries.append(entry | more)
        return self.path(name)

    def edited(self, name: str, what: str, edit: Edit, fault: str, *others: str, **more: Any) -> None:
        edit_archive(self.good, self.path(name), edit)
        self.path(name).with_suffix(".json").write_text(json.dumps(self.card, indent=1))
        self.listed(name, what, fault, *others, **more)

    def with_card(self, name: str, what: str, text: str, fault: str, *others: str, **more: Any) -> None:
        self.path(name).write_bytes(self.good.read_bytes())
        self.path(name).with_suffix(".json").write_text(text)
        self.listed(name, what, fault, *others, **more)


def other_kinds(writer: Writer) -> None:
    """Files that never were TorchScript."""
    state = writer.module.state_dict()
    torch.save(state, writer.listed("state_dict.pt", "a state dict, zip format", "ModelIsStateDict"))
    legacy = writer.listed("state_dict_legacy.pth", "a state dict, format before 1.6", "ModelIsStateDict", "NotAModel")
    torch.save(state, legacy, _use_new_zipfile_serialization=False)
    torch.save({"epoch": 3, "state_dict": state},
               writer.listed("checkpoint.pth", "a state dict inside a checkpoint", "ModelIsStateDict"))
    torch.save(writer.module, writer.listed("pickled_module.pt", "a pickled Python module, zip format",
                                            "ModelIsStateDict", "NotAModel"))
    legacy = writer.listed("pickled_module_legacy.pt", "a pickled Python module, format before 1.6",
                           "ModelIsStateDict", "NotAModel")
    torch.save(writer.module, legacy, _use_new_zipfile_serialization=False)
    writer.listed("empty.pt", "an empty file", "NotAModel", "ModelTruncated").write_bytes(b"")
    writer.listed("text.pt", "a text file", "NotAModel").write_text("This is not a model.\n" * 20)
    writer.listed("page.pt", "a web page saved instead of a download", "NotAModel").write_text(
        "<!DOCTYPE html><html><head><title>404</title></head><body>Not found</body></html>\n")
    # ir_version 8, producer_name "pytorch": the first fields of an ONNX file.
    writer.listed("onnx.pt", "the beginning of an ONNX file", "NotAModel").write_bytes(
        b"\x08\x08\x12\x07pytorch\x1a\x051.13.\x3a\x10\x0a\x04main" + bytes(64))
    with zipfile.ZipFile(writer.listed("archive.pt", "a zip archive of something else", "NotAModel"), "w") as archive:
        archive.writestr("readme.txt", "nothing to see")


def cut_files(writer: Writer) -> None:
    content = writer.good.read_bytes()
    cuts = {"cut_half": (len(content) // 2, "cut at half its length"),
            "cut_end": (len(content) - 100, "without its last 100 bytes"),
            "cut_start": (40, "cut after 40 bytes")}
    for name, (length, what) in cuts.items():
        writer.listed(f"{name}.pt", f"a model {what}", "ModelTruncated").write_bytes(content[:length])
    writer.edited("without_weights.pt", "a model without the files of its weights", without_weights,
                  "ModelTruncated", "NotAModel")


def edited_files(writer: Writer) -> None:
    relu = "torch.relu(input)"
    writer.edited("unknown_operator.pt", "calls an aten operator that does not exist",
                  replace_code(relu, "torch.relu_of_tomorrow(input)"), "ModelUnknownOperator")
    writer.edited("unknown_library.pt", "calls an operator of a library that is not there",
                  replace_code(relu, "ops.foo.bar(input)"), "ModelUnknownOperator")
    writer.edited("unknown_class.pt", "uses a custom class that is not there",
                  insert_line(relu, "no = annotate(Optional[__torch__.torch.classes.foo.Bar], None)\n"),
                  "ModelUnknownOperator")
    writer.edited("future_version.pt", "written in a format of the future", future_version, "ModelTooNew",
                  "ModelUnknownOperator")
    writer.edited("without_forward.pt", "a module whose only method is called otherwise",
                  replace_code("def forward(self: __torch__.nets.", "def predict(self: __torch__.nets."), "NotAModel")
    writer.edited("cuda_weights.pt", "weights stored from a CUDA device: usable after mapping to the CPU",
                  weights_on_cuda, "", **writer.usable)
    move = f'torch.to({relu}, torch.device("cuda:0"), 6, False, False)'
    usable = writer.usable | {"note": "another device"}
    writer.edited("cuda_constant.pt", "moves a value to cuda:0: stays on the CPU", replace_code(relu, move), "",
                  **usable)
    zeros = f'torch.add({relu}, torch.zeros([1], dtype=6, layout=None, device=torch.device("cuda:0")))'
    writer.edited("cuda_zeros.pt", "makes a constant on cuda:0: stays on the CPU", replace_code(relu, zeros), "",
                  **usable)
    path = json.dumps(str(writer.path("unsafe_save.marker")))
    writer.edited("unsafe_save.pt", "its code writes a file with aten::save",
                  insert_line(relu, f"torch.save(input, {path})\n"), "ModelUnsafe", marker="unsafe_save.marker")
    path = json.dumps(str(writer.path("unsafe_from_file.marker")))
    mapped = f"torch.add(torch.from_file({path}, True, 1), torch.relu(input))"
    writer.edited("unsafe_from_file.pt", "its code makes and maps a file with aten::from_file",
                  replace_code(relu, mapped), "ModelUnsafe", marker="unsafe_from_file.marker")


def insert_line(before: str, line: str) -> Edit:
    """Puts a line of code in front of the first line that holds `before`."""

    def edit(member: str, content: bytes) -> bytes:
        if not (member.startswith("code/") and member.endswith(".py")):
            return content
        lines = content.decode().splitlines(keepends=True)
        for i, text in enumerate(lines):
            if before in text:
                indent = text[: len(text) - len(text.lstrip())]
                return "".join(lines[:i] + [indent + line] + lines[i:]).encode()
        return content

    return edit


def bad_cards(writer: Writer) -> None:
    def changed(**changes: Any) -> str:
        return json.dumps(writer.card | changes, indent=1)

    def changed_input(**changes: Any) -> str:
        return changed(input=writer.card["input"] | changes)

    bad = "CardInvalid"
    writer.with_card("card_not_json.pt", "its card is no JSON", '{"title": "cut off", "inp', bad)
    writer.with_card("card_few_labels.pt", "3 labels for 5 outputs", changed(labels=["a", "b", "c"]), "",
                     note="do not match", **writer.usable)
    writer.with_card("card_labels_missing.pt", "labels in a file that is not there", changed(labels="nowhere.txt"),
                     bad, "FileUnreadable", "FileNotFound")
    writer.with_card("card_zero_std.pt", "a standard deviation of 0", changed_input(std=[0, 1, 1]), bad)
    writer.with_card("card_wrong_type.pt", "text where a number is needed", changed_input(width="wide"), bad)
    writer.with_card("card_negative_size.pt", "a negative input size", changed_input(height=-24), bad)
    writer.with_card("card_unknown_resize.pt", "a way of resizing that there is not",
                     changed_input(resize="magic"), bad)
    writer.with_card("card_gray.pt", "says grey; the network takes three channels",
                     changed_input(channels="GRAY", mean=[0.5], std=[0.25]), "ModelInputMismatch", bad)
    too_small = changed_input(width=1, height=1)
    writer.with_card("card_tiny_input.pt", "an input of 1 x 1, too small for the pooling", too_small,
                     "ModelInputMismatch", "ModelRunFailed", bad)


def fixed_size(writer: Writer) -> None:
    """A network for 8 x 8 whose card says 24 x 24."""
    fixture = next(f for f in nets.FIXTURES if f.name == "mlp")
    name = "card_wrong_size.pt"
    torch.jit.save(torch.jit.trace(build(fixture), wave(fixture.shape)), str(writer.path(name)))
    writer.path(name).with_suffix(".json").write_text(json.dumps(writer.card, indent=1))
    writer.listed(name, "a network for 8 x 8 whose card says 24 x 24", "ModelInputMismatch", "ModelRunFailed")


def write_all(folder: Path, card: Card) -> list[dict[str, Any]]:
    writer = Writer(folder, card)
    for part in (other_kinds, cut_files, edited_files, bad_cards, fixed_size):
        part(writer)
    return writer.entries
