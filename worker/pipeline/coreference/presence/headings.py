"""Headlines and subheads: who says the same words in the body, whom the body tells of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...document import QuoteSpan, Span
from ...quote import Kind
from ..naming.phrases import kind_of
from .mentions import Mentions

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STEM = 5
"""Letters that two forms of a word share: warn, warned."""
SIMILAR = 0.6
"""Share of a heading's words that must stand in the quote it is taken from."""
_EMPTY = frozenset("the a an to of and in is it was be i we you that for on at as are with".split())


def stems(text: str) -> list[str]:
    """Beginnings of the words that mean something; of all words, if none does."""
    words = [word.lower().replace("’", "'") for word in _WORDS.findall(text)]
    return [word[:_STEM] for word in words if word not in _EMPTY] or words


def repeated(
    text: str, heading: QuoteSpan, bodies: Sequence[QuoteSpan], known: Mapping[int, int]
) -> int | None:
    """The index in ``bodies`` of the quote that the heading repeats, if one does clearly.

    ``known``: the quotes to choose from, each with its speaker. An exact repetition is best.
    """
    wanted = stems(heading.inner.of(text))
    plain = " ".join(wanted)
    best, most = None, (SIMILAR - 0.001, 0)
    for index in known:
        found = stems(bodies[index].inner.of(text))
        share = sum(stem in set(found) for stem in wanted) / max(len(wanted), 1)
        if plain in " ".join(found):
            share += 1
        depth = bodies[index].parent is not None
        if (share, depth) > most:
            best, most = index, (share, depth)
    return best


def organisations(mentions: Mentions, shapes: Sequence[Kind]) -> frozenset[Span]:
    """Speakers' mentions in headings that are one noun for an organisation: company, regulator."""
    found = set[Span]()
    for span, quotes in mentions.spoken.items():
        first, last = mentions.extents[span]
        lone = last - first == 1 and mentions.heads[span] is None
        if lone and all(shapes[quote] == "heading" for quote in quotes):
            lower = mentions.words[first].lower
            if kind_of(lower) == "organization" and not lower.endswith("s"):
                found.add(span)
    return frozenset(found)
