"""Many random texts through the pipeline: ``python -m tests.fuzz [TEXTS] [SEED]``, ``make fuzz``.

Each is made of its own number, so that one that fails can be made again alone: it is printed with
the command. At the end: how many, and the slowest by processor time for a character.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from rich.progress import track

from tests.exact import PIECES, assert_exact
from worker.pipeline.errors import TextRejected
from worker.pipeline.load import load_pipeline

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "articles").glob("*.txt"))
ARTICLES = [path.read_text(encoding="utf-8") for path in SEEDS]
WORDS = sorted({word for article in ARTICLES for word in article.split()})
ODD = [
    *"\0\x1b\u200b\u202e\u2028\ud800\ufeff\U0001f600",
    "e\u0301",
    "<b>",
    "&quot;",
    "`` ",
    "5'10\"",
]
LONGEST = 3_000
"""Characters: long enough for several paragraphs, short enough for a million texts."""
MEASURED = 200
"""Characters that a text must have to count among the slowest: of shorter ones, the clock lies."""


def random_text(number: int) -> str:
    """A heap of pieces, or an article with some of its characters lost, doubled or replaced."""
    chance = random.Random(number)
    if chance.random() < 0.5:
        pool = chance.choice([PIECES, PIECES + WORDS, PIECES + ODD, WORDS + ODD])
        heap = chance.choices(pool, k=chance.randint(1, 200))
        return chance.choice(["", " "]).join(heap)[:LONGEST]
    article = chance.choice(ARTICLES)
    start = chance.randrange(len(article))
    letters = list(article[start : start + LONGEST])
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(letters))
        letters[at] = chance.choice(["", letters[at] * 2, *PIECES, *ODD])
    return "".join(letters)


def main(texts: int, first: int) -> None:
    """Raises SystemExit with the number of the first text that fails."""
    pipeline, slowest = load_pipeline(), (0.0, -1)
    pipeline(ARTICLES[0])  # what is loaded with the first text is not that text's cost
    for number in track(range(first, first + texts), disable=not sys.stderr.isatty()):
        text = random_text(number)
        began = time.process_time()
        try:
            assert_exact(text, pipeline(text))
        except TextRejected:
            continue
        except Exception as error:
            raise SystemExit(f"{error!r}: python -m tests.fuzz 1 {number}") from error
        if len(text) >= MEASURED:
            slowest = max(slowest, ((time.process_time() - began) / len(text), number))
    pace = f"{slowest[0] * 1e6:.1f} ms per 1000 characters"
    print(f"{texts} texts, no failure; the slowest is number {slowest[1]}: {pace}")


if __name__ == "__main__":
    main(*map(int, (sys.argv[1:] + ["1000000", "0"][len(sys.argv) - 1 :])[:2]))
