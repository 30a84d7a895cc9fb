#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the model files that the tests open, and a list of them.

    /usr/bin/python3 tests/reference/fixtures.py OUTDIR

Needs Debian's python3-torch and python3-torchvision. Good files and broken ones; the same weights every
time. A second run with the same scripts does nothing. OUTDIR/detectors holds detectors, with a list of
their own (detectors.py); OUTDIR/manifest.json is a list of

    file        the model file, its card beside it unless "card" is false
    kind        "good", or "bad" where some part of the program has to refuse
    what        the difficulty that it holds
    form        "scripted", "traced", "frozen" or, of a broken file, "file"
    input       the shape of its input
    classes     how many scores it puts out
    output      the card's "output"
    sample      the input that the scores are for: "wave" or "ramp" of fixture.py
    scores      what the Python module puts out for it (raw, before any conversion)
    fault       of bad files: the fault that a person should be told, and "stage", when: open, predict, explain
    otherFaults faults that are right as well
    note        of files that are usable after all: part of what a person should be told
    marker      of unsafe files: a file that exists only if the model's code was run
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

SCRIPTS = ["fixtures.py", "export.py", "fixture.py", "nets.py", "flow.py", "architectures.py", "broken.py",
           "detectors.py"]


def stamp(folder: Path) -> str:
    """What the files depend on: these scripts, Torch, and where they lie (paths inside unsafe files)."""
    digest = hashlib.sha256(f"{version('torch')} {version('torchvision')} {folder}".encode())
    for name in SCRIPTS:
        digest.update((Path(__file__).parent / name).read_bytes())
    return digest.hexdigest()


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} OUTDIR")
    folder = Path(sys.argv[1]).resolve()
    made, mark = folder / "stamp", stamp(folder)
    if made.exists() and made.read_text() == mark:
        return
    import detectors  # loads Torch: only when there is work to do
    import export

    if folder.exists() and any(folder.iterdir()) and not made.exists():
        sys.exit(f"{folder} has other files in it; give an empty or a new folder")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made.touch()
    entries = export.write_all(folder)
    detectors.write_all(folder / "detectors")
    (folder / "manifest.json").write_text(json.dumps(entries, indent=1))
    made.write_text(mark)
    print(f"{len(entries)} model files in {folder}")


if __name__ == "__main__":
    main()
