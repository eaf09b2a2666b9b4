"""Who is present to a reader at each place: the later and the more central, the more."""

from __future__ import annotations

from bisect import bisect_left

from ..lexical.words import Word
from .discourse import Referent

FADING = 0.55
"""How much of a mention's weight is left a sentence later."""
PARAGRAPH = 0.85
"""How much is left of that a paragraph later."""
IN_QUOTE = 0.08
"""The share that a mention within quoted speech has outside it."""
OUTSIDE = 0.3
"""The share that a mention outside quoted speech has within it."""
ECHO = 0.25
"""What an earlier mention adds to a later one of the same figure."""
REACH = 15
"""Sentences after which a mention is forgotten."""
_LATEST = 60
"""Mentions looked back on, at the most."""


class Memory:
    """All mentions understood so far, in text order."""

    def __init__(self) -> None:
        self.log: list[Referent] = []
        self._places: list[int] = []

    def note(self, referent: Referent) -> None:
        """Add a mention, which stands behind all those before it."""
        self.log.append(referent)
        self._places.append(referent.at)

    def before(self, at: int) -> list[Referent]:
        """The latest mentions before the word at index ``at``, the last first."""
        end = bisect_left(self._places, at)
        return self.log[max(0, end - _LATEST) : end][::-1]

    def between(self, first: int, last: int) -> list[Referent]:
        """The mentions from one word to another (excluded), in text order."""
        begin = bisect_left(self._places, first)
        return self.log[begin : bisect_left(self._places, last, begin)]

    def present(self, at: int, word: Word) -> dict[int, float]:
        """How present each figure is to a reader at ``word``, the one at index ``at``."""
        weights: dict[int, float] = {}
        for referent in self.before(at):
            distance = word.sentence - referent.sentence
            if distance > REACH:
                break
            weight = referent.weight * FADING**distance
            weight *= PARAGRAPH ** (word.paragraph - referent.paragraph)
            if referent.quoted != word.quoted:
                weight *= IN_QUOTE if referent.quoted else OUTSIDE
            known = weights.get(referent.who, 0.0)
            weights[referent.who] = max(known, weight) + ECHO * min(known, weight)
        return weights
