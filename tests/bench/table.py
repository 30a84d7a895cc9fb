# SPDX-License-Identifier: GPL-3.0-or-later
"""The Markdown table that the benchmarks print."""


def head() -> None:
    print("| What | Where | Result | At most |\n|---|---|---|---|", flush=True)


def row(what: str, where: str, result: float, target: float, unit: str = "") -> None:
    mark = "" if result <= target else " (missed)"
    print(f"| {what} | {where} | {result:.3g}{unit} | {target:g}{unit}{mark} |", flush=True)
