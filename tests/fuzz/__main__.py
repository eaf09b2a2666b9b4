"""Many random texts through the pipeline: ``python -m tests.fuzz [TEXTS] [FIRST]``, ``make fuzz``.

The network is the slowest part and the least curious: one text in five hundred meets the real
one, the others one that answers at random. Of a text that fails, the command is printed that makes
it again alone. At the end: how many, the slowest by processor time for a character, and those that
the network would take longest for. Ctrl-C ends it early; the number to go on from is printed now
and then.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from heapq import nlargest

from tests.exact import assert_exact
from tests.fuzz.pipelines import AnyNetwork, around
from tests.fuzz.texts import ARTICLES, random_text
from worker.pipeline.errors import TextRejected
from worker.pipeline.load import load_pipeline
from worker.pipeline.quote import Extraction

REAL = 500
"""Of so many texts, one passes the real network."""
MEASURED = 500
"""Characters that a text must have to count among the slowest: of shorter ones, the clock lies."""
TOLD = 10_000
"""After so many texts a line says how far it is."""
KEPT, SHOWN = 30, 5
"""How many of the slowest are measured again, since the machine may have been busy; and named."""


class Fuzz:
    """What has been seen so far."""

    def __init__(self) -> None:
        self.network = AnyNetwork()
        self.quick, self.real = around(self.network), load_pipeline()
        # What is loaded with the first text is not that text's cost.
        self.quick(ARTICLES[0])
        self.failed = self.refused = 0
        self.slowest: list[tuple[float, int]] = []
        self.longest: list[tuple[float, int]] = []

    def take(self, number: int) -> None:
        """Text ``number``, once."""
        text = random_text(number)
        self.network.pieces = 0
        seconds = self.seconds(number, text, self.real if number % REAL == 0 else self.quick)
        if len(text) >= MEASURED and number % REAL:
            self.slowest = nlargest(KEPT, [*self.slowest, (seconds / len(text), number)])
            share = self.network.pieces / len(text)
            self.longest = nlargest(SHOWN, [*self.longest, (share, number)])

    def seconds(self, number: int, text: str, pipeline: Callable[[str], Extraction]) -> float:
        """Of processor time for one text; notes whether it fails."""
        began = time.process_time()
        try:
            assert_exact(text, pipeline(text))
        except KeyboardInterrupt:
            raise
        except TextRejected:
            self.refused += 1
        except BaseException as error:  # a panic in the tokeniser is no Exception
            self.failed += 1
            print(f"{error!r:.300}: python -m tests.fuzz 1 {number}", flush=True)
        return time.process_time() - began

    def best(self, number: int) -> float:
        """Seconds for a character of text ``number``, at its fastest of a few rounds."""
        text = random_text(number)
        return min(self.seconds(number, text, self.quick) for _ in range(3)) / len(text)

    def report(self) -> None:
        """The slowest, measured again, and how much memory it all took."""
        again = [(self.best(number), number) for _, number in self.slowest]
        for pace, number in nlargest(SHOWN, again):
            print(f"number {number}: {pace * 1e6:.2f} ms per 1000 characters without the network")
        for share, number in self.longest:
            print(f"number {number}: {share:.2f} word pieces a character for the network to read")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{memory} MiB of memory at the most")


def main(texts: int, first: int) -> None:
    """Raises SystemExit when a text failed."""
    fuzz, taken = Fuzz(), 0
    with suppress(KeyboardInterrupt):
        for number in range(first, first + texts):
            fuzz.take(number)
            taken += 1
            if taken % TOLD == 0:
                print(f"{taken} taken, {fuzz.failed} failed; next is {number + 1}", flush=True)
    print(f"{taken} texts from number {first}: {fuzz.failed} failed, {fuzz.refused} were refused.")
    fuzz.report()
    if fuzz.failed:
        raise SystemExit(1)


if __name__ == "__main__":
    main(*map(int, (sys.argv[1:] + ["1000000", "0"][len(sys.argv) - 1 :])[:2]))
