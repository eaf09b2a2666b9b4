"""Random texts, each made of its own number, so that one that fails can be made again alone."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from tests.exact import PIECES

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "articles").glob("*.txt"))
ARTICLES = [path.read_text(encoding="utf-8") for path in SEEDS]
WORDS = sorted({word for article in ARTICLES for word in article.split()})
MARKS = "“ ” „ \" ' ‘ ’ ‚ ` `` '' « » ‹ › &quot; &ldquo; â€œ ＂ ❝ ❞".split()
ODD = [
    *"\0\x1b\r\x85\u200b\u200d\u00ad\u2028\u2029\ufeff\ufffd\ud800\udfff\U0001f600\u1e9e",
    # Direction marks, and marks that combine with what stands before them.
    *"\u200e\u202a\u202d\u202e\u202c\u2066\u2067\u2068\u2069\u061c",
    *"\u0301\u0308\u20e3\ufe0f\u0327\u1160",
    "e\u0301" * 3,
    ", ², ",
    "אמר",
    "قال",
    "他说",
    "<b>",
    "<a href='",
    "]]>",
    "5'10\"",
    "’90s ",
    "(((",
    "…",
    "\r\n",
]
LONGEST = 3_000
"""Characters at the most: long enough for several paragraphs, short enough for a million texts."""
HUGE, HUGE_EACH = 200_000, 10_000
"""Characters of one text in so many: as many as the service takes."""


def random_text(number: int) -> str:
    """Text ``number``. Some cannot be articles, and are to be refused."""
    chance = random.Random(number)
    kinds, weights = zip(*KINDS.items(), strict=True)
    [kind] = chance.choices(kinds, weights)
    # Most are short: nearly all that can go wrong does so in a few words, and a million are wanted.
    longest = round(LONGEST ** (0.2 + 0.8 * chance.random() ** 4))
    return kind(chance, HUGE if number % HUGE_EACH == HUGE_EACH - 1 else longest)


def heap(chance: random.Random, longest: int) -> str:
    """Pieces in any order."""
    pool = chance.choice([PIECES, PIECES + WORDS, PIECES + ODD, WORDS + ODD, MARKS + WORDS])
    pieces = chance.choices(pool, k=chance.randint(1, 1 + longest // 5))
    return chance.choice(["", " "]).join(pieces)[:longest]


def damaged(chance: random.Random, longest: int) -> str:
    """An article with some of its characters lost, doubled or replaced."""
    article = chance.choice(ARTICLES)
    letters = list((article * (longest // len(article) + 1))[chance.randrange(len(article)) :])
    del letters[longest:]
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(letters))
        letters[at] = chance.choice(["", letters[at] * 2, *PIECES, *MARKS, *ODD])
    return "".join(letters)


def repeated(chance: random.Random, longest: int) -> str:
    """A few pieces over and over: what costs more than linear time shows here."""
    pattern = "".join(chance.choices(PIECES + MARKS + ODD, k=chance.randint(1, 6)))
    head, tail = (chance.choice(["", *PIECES, *MARKS]) for _ in "ab")
    return head + pattern * (chance.randint(1, longest) // len(pattern)) + tail


def nested(chance: random.Random, longest: int) -> str:
    """Quotations in quotations, to any depth, closed or not."""
    between = chance.choice(["", "a", " a ", "a said "])
    depth = chance.randint(1, 1 + longest // (2 + 2 * len(between)))
    pairs = chance.choice([["“”"], ["“”", "‘’"], ["«»", "“”", "‘’", "‹›"], ['""', "''"]])
    opened = [pairs[level % len(pairs)] for level in range(depth)]
    closed = chance.choice([0, depth // 2, depth])
    opening = "".join(pair[0] + between for pair in opened)
    return opening + "".join(between + pair[1] for pair in opened[:-closed:-1])


def anything(chance: random.Random, longest: int) -> str:
    """Code points of any kind, halves of surrogate pairs among them."""
    highest = chance.choice([0x7F, 0x24F, 0x2FFF, 0xFFFF, 0x10FFFF])
    points = (chance.randint(0, highest) for _ in range(chance.randint(1, longest)))
    return "".join(map(chr, points))


KINDS: dict[Callable[[random.Random, int], str], int] = {
    heap: 4,
    damaged: 4,
    repeated: 4,
    nested: 1,
    anything: 1,
}
"""How often each is made."""
