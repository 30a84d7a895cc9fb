#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns what the test core.methodreference prints at its end into tests/reference/EXACTNESS.md.

    build/tests/core/tst_methodreference > LOG; /usr/bin/python3 tests/reference/table.py LOG

Prints the summary for README: by method, how many networks, and the worst deviation of any.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

LINE = re.compile(r"cleanupTestCase\(\) (double|single)(.*?)\s+([a-z_]+)\s+([a-z0-9_]+)\s+([0-9.e+-]+)$")


def main() -> None:
    worst = defaultdict(dict)  # (method, network) -> kind -> deviation
    for line in Path(sys.argv[1]).read_text().splitlines():
        if found := LINE.search(line):
            kind = found[1] + (" L2" if "L2" in found[2] else "")
            worst[found[3], found[4]][kind] = float(found[5])
    kinds = ("double", "single", "single L2")

    def cells(entry: dict) -> str:
        return " | ".join(f"{entry[kind]:.1e}".replace("0.0e+00", "0") if kind in entry else "" for kind in kinds)

    head = "double precision | single precision | single, gates hang: L2 |\n"
    text = ("# Exactness, method by network\n\nThe largest deviation of any pixel from the reference, relative to the map's "
            "largest value, over scripted and traced\nfiles; made by tests/reference/table.py. 0: the same float32 numbers. "
            "Where rounding opens or shuts a ReLU, single\nprecision is compared as a whole (L2).\n\n"
            f"| Method | Network | {head}|---|---|---|---|---|\n")
    for (method, network), entry in sorted(worst.items()):
        text += f"| {method} | {network} | {cells(entry)} |\n"
    (Path(__file__).parent / "EXACTNESS.md").write_text(text)

    print(f"| Method | Networks | {head}|---|---|---|---|---|")
    for method in sorted({name for name, _ in worst}):
        entries = [entry for (name, _), entry in worst.items() if name == method]
        most = {kind: max(e[kind] for e in entries if kind in e) for kind in kinds if any(kind in e for e in entries)}
        print(f"| `{method}` | {len(entries)} | {cells(most)} |")


if __name__ == "__main__":
    main()
