"""What tells that another speaks than right before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Literal

from ...document import Document
from ...kinds import kinds
from .surroundings import Place

Features = Iterable[tuple[str, float]]
"""What the text tells, by its name in the weights, and how much of it."""
Change = Literal["none", "plain", "returns", "third"]
"""Whether another speaks than right before: who spoke before that one, or a third."""

_YOU = frozenset(["you", "your", "yours", "you're", "you’re"])
_WORD = re.compile(r"[\w’']+")
_CALL = re.compile(
    r"^[A-Z]\w+, |, (?:sir|madam|ma[’']am|miss|doctor|boss|love|son|mate|pal|dear|baby|hon"
    r"|my lord|your hono[u]?r|[A-Z]\w+|M(?:[rsx]|rs|iss)\.? [A-Z]\w+)[.?!…]?$"
)


class Exchange:
    """Evidence of a change of speakers at each of ``turns``, quotes in text order.

    ``places``: where they stand; ``hailing``: whether each calls somebody by name.
    """

    def __init__(
        self,
        document: Document,
        turns: Sequence[int],
        places: Sequence[Place],
        hailing: Sequence[bool],
    ) -> None:
        self.text = document.text
        self.quotes = document.quotes
        self.turns = turns
        self.places = places
        self.hailing = hailing
        self._shapes = kinds(document)
        apart = [place.beside and not place.within for place in places]
        self.in_turns = [
            here and before.beside for here, before in zip(apart, [Place(), *places], strict=False)
        ]
        self._goes_on = [*apart[1:], False]
        self.changes = [self._changes(position) for position in range(len(turns))]

    def kind(
        self, position: int, first: int | None, previous: int | None, who: int | None
    ) -> Change:
        """What kind of change it is that somebody speaks now, after two others."""
        if previous is None or who is None or previous == who:
            return "none"
        if not self.in_turns[position] or first is None or first == previous:
            return "plain"
        return "returns" if who == first else "third"

    def asks(self, position: int) -> bool:
        """Whether a quote ends in a question."""
        return self._said(self.turns[position]).endswith("?")

    def _said(self, index: int) -> str:
        return self.quotes[index].inner.of(self.text).rstrip()

    def _changes(self, position: int) -> Mapping[Change, Features]:
        plain = tuple(self._plain(position))
        return {
            "none": (),
            "plain": plain,
            "returns": (*plain, ("other returns", 1.0)),
            "third": (*plain, ("other third", 1.0)),
        }

    def _plain(self, position: int) -> Features:
        if not position:
            return
        place, index, before = self.places[position], self.turns[position], self.turns[position - 1]
        if self.quotes[index].continues == before:
            yield "broken", 1.0
        elif place.within:
            yield "other within", 1.0
        elif self._shapes[before] == "partial" or not place.beside:
            yield "other tail", place.tail
            yield "other interview", place.asked
        else:
            yield "other", 1.0
            yield "other run", self._goes_on[position]
            yield "other hails", self.hailing[position]
            yield from self._talk(self._said(before), self._said(index))

    def _talk(self, earlier: str, later: str) -> Features:
        told, tells = (_WORD.findall(said.lower()) for said in (earlier, later))
        yield "other wordy", log(1 + max(len(told), len(tells)))
        yield "other asks", later.endswith("?")
        yield "other told", not _YOU.isdisjoint(told)
        yield "other calls", _CALL.search(later) is not None
