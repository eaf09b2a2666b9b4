"""Where an article's time goes, as ratios to the cheapest reading of a text there is.

Times differ from machine to machine; ratios to ``str.split`` in the same run hardly do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from worker.pipeline.assemble import assemble
from worker.pipeline.document import Attribution, Document
from worker.pipeline.load import load_pipeline
from worker.pipeline.read import read
from worker.pipeline.resolve import Resolution, resolve

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
ROUNDS = 5
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the fastest of a few rounds, and what the work gave."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = perf_counter()
        result = work()
        best = min(best, perf_counter() - start)
    return best, result


def main() -> None:
    """Print the table of stages, then the growth with the text's length."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    start = perf_counter()
    pipeline = load_pipeline()
    pipeline(texts[0])
    console = Console()
    console.print(f"load and first article: {perf_counter() - start:.2f} s")
    console.print(stages(texts, pipeline.attributor.attribute))
    console.print(growth("\n\n".join(texts), lambda text: pipeline(text)))


def stages(
    texts: Sequence[str],
    attribute: Callable[[Sequence[Document]], list[tuple[Attribution, ...]]],
) -> Table:
    """Each stage alone over all seeds."""
    split, _ = timed(lambda: [text.split() for text in texts])
    reading, documents = timed(lambda: [read(text) for text in texts])
    attributing, decided = timed(lambda: attribute(documents))
    resolving, resolutions = timed(lambda: list(map(resolve, documents, decided)))

    def assembled(document: Document, found: tuple[Attribution, ...], who: Resolution) -> object:
        return assemble(document, found, who, "benchmark")

    assembling, _ = timed(lambda: list(map(assembled, documents, decided, resolutions)))
    total = reading + attributing + resolving + assembling
    table = Table("stage", "ms an article", "of str.split", "share")
    for name, seconds in (
        ("str.split", split),
        ("read", reading),
        ("attribute", attributing),
        ("resolve", resolving),
        ("assemble", assembling),
        ("in all", total),
    ):
        each = 1000 * seconds / len(texts)
        table.add_row(name, f"{each:.2f}", f"{seconds / split:.0f}", f"{seconds / total:.0%}")
    return table


def growth(text: str, extract: Callable[[str], object]) -> Table:
    """Seconds and microseconds a character from 1 KB to 1 MB."""
    table = Table("characters", "seconds", "µs a character")
    for size in (1_000, 10_000, 100_000, 1_000_000):
        sample = (text * (size // len(text) + 1))[:size]
        start = perf_counter()
        extract(sample)
        seconds = perf_counter() - start
        table.add_row(f"{size:,}", f"{seconds:.3f}", f"{1e6 * seconds / size:.2f}")
    return table


if __name__ == "__main__":
    main()
