"""Headlines and subheads: who says the same words in the body, whom the body tells of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from ...document import QuoteSpan, Span
from ...quote import Kind
from ..naming.phrases import kind_of
from .mentions import Mentions

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STEM = 5
"""Letters that two forms of a word share: warn, warned."""
SIMILAR = 0.6
"""Share of a heading's words that must stand in the quote it is taken from."""
_MOST, _LONGEST = 200, 400
"""Quotes looked at for a word, and words of a quote: keeps odd texts from taking long."""
_EMPTY = frozenset("the a an to of and in is it was be i we you that for on at as are with".split())


def stems(text: str) -> list[str]:
    """Beginnings of the words that mean something; of all words, if none does."""
    words = [word.lower().replace("’", "'") for word in _WORDS.findall(text)]
    return [word[:_STEM] for word in words if word not in _EMPTY] or words


class Bodies:
    """Quotes of the body, to be found by the words of a heading that repeats one of them."""

    def __init__(self, text: str, quotes: Sequence[QuoteSpan], known: Iterable[int]) -> None:
        """``known``: the indices of the quotes to choose from."""
        self._quotes = quotes
        self._stems = {index: stems(quotes[index].inner.of(text))[:_LONGEST] for index in known}
        self._having = defaultdict[str, list[int]](list)
        for index, found in self._stems.items():
            for stem in set(found):
                if len(self._having[stem]) < _MOST:
                    self._having[stem].append(index)

    def repeated(self, heading: str) -> int | None:
        """The index of the quote that a heading repeats, if one does clearly.

        An exact repetition is best, then a quote within another's.
        """
        wanted = stems(heading)
        plain = f" {' '.join(wanted)} "
        shared = Counter(index for stem in wanted for index in self._having.get(stem, ()))
        best, most = None, (SIMILAR - 0.001, 0)
        for index in sorted(shared):
            share = shared[index] / len(wanted)
            if share >= SIMILAR and plain in f" {' '.join(self._stems[index])} ":
                share += 1
            depth = self._quotes[index].parent is not None
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
