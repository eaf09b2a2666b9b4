"""What an article costs, stage by stage: ``python -m tests.benchmarks [ARTICLES.jsonl]``.

The seeds, or articles of your own, ``{"text": …}`` a line. Times differ from machine to machine;
ratios to what must be done in any case, in the same run, hardly do: cutting a text into word
pieces, and the network over the pieces that the pipeline gives it. Processor time, of one thread.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from time import process_time
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from worker.pipeline.artefact import open_artefact
from worker.pipeline.assemble import assemble
from worker.pipeline.batch import Batch
from worker.pipeline.model import Floats, ModelAttributor, Network, open_network
from worker.pipeline.pieces import tokenizer
from worker.pipeline.read import read
from worker.pipeline.resolve import resolve

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
ROUNDS = 3
TOKENISING, NETWORK = "tokenising alone", "the network alone"
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the fastest of a few rounds, and what the work gave."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = process_time()
        result = work()
        best = min(best, process_time() - start)
    return best, result


def articles(argv: Sequence[str]) -> list[str]:
    if argv:
        lines = Path(argv[0]).read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["text"] for line in lines]
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


class Recording:
    """The network, and what it was given."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.batches: list[Batch] = []

    def __call__(self, batch: Batch) -> tuple[Floats, Floats]:
        self.batches.append(batch)
        return self._network(batch)


class Recorded:
    """Its answers, in the order in which it gave them, in no time."""

    def __init__(self, answers: Sequence[tuple[Floats, Floats]]) -> None:
        self._answers = cycle(answers)

    def __call__(self, batch: Batch) -> tuple[Floats, Floats]:
        return next(self._answers)


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by stage; how many pieces the texts have, and the network was given, in windows."""

    stages: dict[str, float]
    pieces: int
    given: int
    windows: int


def measured(texts: Sequence[str]) -> Measured:
    """Each stage alone over all texts; attribution once without, once nothing but the network."""
    artefact = open_artefact()
    pieces, network = tokenizer(artefact.vocabulary), open_network(artefact)

    def attributor(network: Network) -> ModelAttributor:
        return ModelAttributor(network, pieces, artefact.calibration, "benchmark")

    tokenising, encoded = timed(lambda: [pieces.encode(text) for text in texts])
    reading, documents = timed(lambda: [read(text) for text in texts])
    recording = Recording(network)
    attributor(recording).attribute(documents)
    encoding, answers = timed(lambda: [network(batch) for batch in recording.batches])
    recorded = attributor(Recorded(answers))
    around, decided = timed(lambda: recorded.attribute(documents))
    resolving, resolutions = timed(lambda: list(map(resolve, documents, decided)))
    names = ["benchmark"] * len(texts)
    assembling, _ = timed(lambda: list(map(assemble, documents, decided, resolutions, names)))
    stages = {
        TOKENISING: tokenising,
        "read": reading,
        "attribute, around the network": around,
        NETWORK: encoding,
        "resolve": resolving,
        "assemble": assembling,
    }
    given = sum(batch.ids.size for batch in recording.batches)
    return Measured(stages, sum(map(len, encoded)), given, len(recording.batches))


def main() -> None:
    """Print the table of stages, and what it comes to in articles and words."""
    texts = articles(sys.argv[1:])
    found = measured(texts)
    tokenising, encoding = found.stages[TOKENISING], found.stages[NETWORK]
    total = sum(found.stages.values()) - tokenising
    table = Table("stage", "ms an article", "of tokenising", "of the network", "share")
    for name, seconds in (*found.stages.items(), ("in all", total)):
        each = f"{1000 * seconds / len(texts):.2f}"
        ratios = f"{seconds / tokenising:.2f}", f"{seconds / encoding:.3f}"
        share = "" if name == TOKENISING else f"{seconds / total:.1%}"
        table.add_row(name, each, *ratios, share)
    words = sum(len(text.split()) for text in texts)
    console = Console()
    console.print(table)
    console.print(
        f"{len(texts)} articles of {words / len(texts):.0f} words: {len(texts) / total:.1f}"
        f" articles, {words / total:,.0f} words a second. {found.given / found.pieces:.0%} of their"
        f" pieces pass the network, in {found.windows / len(texts):.1f} windows an article."
    )


if __name__ == "__main__":
    main()
