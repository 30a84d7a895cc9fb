# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the test networks as TorchScript with their cards, and what is known about each."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

import architectures
import broken
import flow
import nets
from fixture import SAMPLES, Fixture, build

FIXTURES = nets.FIXTURES + flow.FIXTURES + architectures.FIXTURES


def card(fixture: Fixture) -> dict[str, Any]:
    _, channels, height, width = fixture.shape
    return {
        "title": fixture.name,
        "task": "classification",
        "labels": [f"label {i}" for i in range(max(2, fixture.classes))],
        "input": {
            "width": width,
            "height": height,
            "channels": "GRAY" if channels == 1 else "RGB",
            "resize": "none",
            "crop": "none",
            "scale": fixture.scale,
            "mean": [fixture.mean] * channels,
            "std": [fixture.std] * channels,
        },
        "output": fixture.output,
        "source": "made by tests/reference/fixtures.py",
        "licence": "GPL-3.0-or-later",
    }


def dtype_of(module: nn.Module) -> torch.dtype:
    return next(module.parameters()).dtype


def inputs_for(fixture: Fixture, module: nn.Module) -> tuple[Tensor, ...]:
    sample = SAMPLES[fixture.sample]
    return tuple(sample(shape).to(dtype_of(module)) for shape in (fixture.shape, *fixture.extra_inputs))


def exported(form: str, module: nn.Module, inputs: tuple[Tensor, ...]) -> torch.jit.ScriptModule:
    if form == "traced":
        return torch.jit.trace(module, inputs, strict=False, check_trace=False)
    scripted = torch.jit.script(module)
    return torch.jit.freeze(scripted) if form == "frozen" else scripted


def first_tensor(output: Any) -> Tensor | None:
    if isinstance(output, dict):
        output = next(iter(output.values()))
    if isinstance(output, (tuple, list)):
        output = output[0]
    return output if isinstance(output, Tensor) else None


def scores(module: nn.Module, inputs: tuple[Tensor, ...]) -> list[float] | None:
    """The network's numbers as it is meant to be used; nothing where it cannot be run here."""
    module.eval()
    try:
        with torch.no_grad():
            output = first_tensor(module(*inputs))
    except RuntimeError:
        return None
    if output is None or not output.isfinite().all() or output.numel() > 100:
        return None
    return output.double().flatten().tolist()


def write_fixture(fixture: Fixture, folder: Path) -> list[dict[str, Any]]:
    module = build(fixture)
    inputs = inputs_for(fixture, module)
    entries = []
    for form in fixture.forms:
        stem = f"{fixture.name}_{form}"
        torch.jit.save(exported(form, module, inputs), str(folder / f"{stem}.pt"))
        if fixture.card:
            (folder / f"{stem}.json").write_text(json.dumps(card(fixture), indent=1))
        entry: dict[str, Any] = {
            "file": f"{stem}.pt",
            "kind": "bad" if fixture.fault else "good",
            "what": fixture.what,
            "form": form,
            "input": list(fixture.shape),
            "classes": fixture.classes,
            "output": fixture.output,
            "card": fixture.card,
        }
        if fixture.fault:
            entry |= {"fault": fixture.fault, "stage": fixture.stage}
        if fixture.other_faults:
            entry["otherFaults"] = list(fixture.other_faults)
        entries.append(entry)
    values = scores(module, inputs)
    if values is not None:
        for entry in entries:
            entry |= {"sample": fixture.sample, "scores": values}
    return entries


def write_all(folder: Path) -> list[dict[str, Any]]:
    """All files, good and broken, into an empty folder; the entries of the manifest."""
    warnings.filterwarnings("ignore")
    entries = [entry for fixture in FIXTURES for entry in write_fixture(fixture, folder)]
    return entries + broken.write_all(folder, card)
