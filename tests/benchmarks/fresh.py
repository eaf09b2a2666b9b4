"""Start, speed and memory by length, 1 KB to 1 MB: ``python -m tests.benchmarks.fresh``.

The pipeline as shipped, with its network. A process of its own for each length, since the most
memory that a process has had is that of the longest text it has read.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from statistics import median
from time import monotonic

from rich.console import Console
from rich.table import Table

SIZES = (1_000, 4_000, 10_000, 100_000, 1_000_000)


def process(size: int) -> dict[str, float]:
    """What ``fresh_process`` measured, its moments as seconds from before its start."""
    began = monotonic()
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.fresh_process", str(size)],
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, float] = json.loads(run.stdout)
    return found | {name: found[name] - began for name in ("imported", "loaded", "first")}


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print how a process starts, then a row for each length."""
    table = Table("characters", "words", "quotes", "seconds", "words a second", "MiB at most")
    runs = [process(size) for size in sizes]
    for size, run in zip(sizes, runs, strict=True):
        pace = run["words"] / run["seconds"]
        cells = f"{run['words']:,}", f"{run['quotes']:,}", f"{run['seconds']:.2f}", f"{pace:,.0f}"
        table.add_row(f"{size:,}", *cells, f"{run['peak']:.0f}")
    console, middle = Console(), {name: median(run[name] for run in runs) for name in runs[0]}
    console.print(
        f"a process from its start: imported after {middle['imported']:.2f} s, model loaded after"
        f" {middle['loaded']:.2f} s, first article read after {middle['first']:.2f} s, of which"
        f" {middle['processor']:.2f} s of the processor; then it holds {middle['resident']:.0f} MiB"
    )
    console.print(table)


if __name__ == "__main__":
    main()
