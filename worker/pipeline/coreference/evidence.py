"""What speaks for and against somebody as the speaker of a quote without a mention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, pairwise, takewhile
from math import log

from ..document import Span
from ..kinds import kinds
from .pronouns import personality
from .reader import Reader
from .surroundings import Place, Surroundings

WEIGHTS: Mapping[str, float] = {
    "present": 1.4,
    "often": 2.0,
    "often led": 0.3,
    "collective": -2.67,
    "addressed": 0.9,
    "named": -4.3,
    "described": -1.5,
    "called": -2.2,
    "acting": 0.7,
    "reacting": 1.2,
    "nearby": 0.3,
    "asker": -1.7,
    "pointed": 1.0,
    "introduced": 2.1,
    "inquirer": 1.5,
    "elsewhere": -3.0,
    "nobody": -5.0,
    "other": -1.4,
    "other asked": 0.3,
    "other asks": 1.6,
    "other short": 1.6,
    "other curt": 1.9,
    "other long": -1.1,
    "other you": 1.4,
    "other calls": 1.2,
    "other returns": 3.0,
    "other third": -1.6,
    "other within": -2.3,
    "other within asked": 2.0,
    "other tail": -0.6,
    "other interview": -1.2,
    "broken": -20.0,
}
"""What each piece of evidence adds to the log odds: rounded by hand from a conditional random field
fitted on our first 182 training articles, with three set by hand (inquirer, described, pointed)."""
CURT, SHORT, LONG = 8, 16, 35
"""Words at the most in two quotes of quick and of ordinary talk; and beyond which one is long."""
FLOOR = 0.02
"""The presence of somebody who is hardly there."""
PRESENT = 0.2
"""The presence beyond which it makes no difference who answers."""
SPOKEN, VOICED = 0.5, 0.15
"""How sure it is that whoever is quoted by a mention is a person, at the least; and what none."""
_MOST = 5
"""Candidates looked at for a quote, beside those that its surroundings tell."""
_INQUIRERS = frozenset(
    """attorney barrister coroner counsel detective dispatcher host interviewer journalist judge
    lawyer moderator presenter prosecutor reporter solicitor""".split()
)
"""Whose trade it is to ask."""
_YOU = frozenset(["you", "your", "yours", "you're", "you’re"])
_CALL = re.compile(
    r"^[A-Z]\w+, |, (?:sir|madam|ma[’']am|miss|doctor|boss|love|son|mate|pal|dear|baby|hon"
    r"|my lord|your hono[u]?r|[A-Z]\w+|M(?:[rsx]|rs|iss)\.? [A-Z]\w+)[.?!…]?$"
)

Features = Iterator[tuple[str, float]]


def weighed(features: Features) -> float:
    """How likely it is, by what speaks for it and against (log odds)."""
    return sum(WEIGHTS[name] * value for name, value in features)


class Evidence:
    """Evidence about the speakers of ``turns``, quotes in text order.

    Of some the speaker is ``known``; for others the attributor ``pointed`` at somebody.
    """

    def __init__(
        self,
        reader: Reader,
        turns: Sequence[int],
        known: Mapping[int, int],
        pointed: Mapping[int, int],
    ) -> None:
        self.reader = reader
        self.quotes = reader.document.quotes
        self.turns = turns
        self.known = known
        self.pointed = pointed
        self.places = Surroundings(reader, turns).places
        self.times = Counter(known.values())
        self._shapes = kinds(reader.document)
        self._named = self._names()
        self._called = [self._titles(index) for index in turns]
        self._change = [weighed(self._other(position)) for position in range(len(turns))]
        self._in_turns = [
            place.beside and before.beside and not place.within
            for place, before in zip(self.places, [Place(), *self.places], strict=False)
        ]

    def of(self, position: int, last: Collection[int | None]) -> dict[int | None, Features]:
        """Who may speak, if one of ``last`` did before, and what the text tells of each alone."""
        index, place = self.turns[position], self.places[position]
        if index in self.known:
            return {self.known[index]: iter(())}
        first, _ = self.reader.reading.within(self.quotes[index].inner)
        if first >= len(self.reader.words):
            return {None: iter(())}
        word = self.reader.words[first]._replace(quoted=False)
        present = {
            who: weight * self._personality(who, who in last)
            for who, weight in self.reader.memory.present(first, word).items()
        }
        chosen = sorted(present, key=present.__getitem__, reverse=True)[:_MOST]
        told = (place.acting, place.reacting, place.nearby, place.introduced, place.asker)
        others = self._next(position), self.pointed.get(index)
        likely = dict.fromkeys((*chosen, *last, *told, *others))
        recent = {r.who for r in self.reader.memory.before(first) if r.at >= place.entry}
        result = dict[int | None, Features]()
        for who in likely:
            if who is not None:
                alone = self._alone(position, who, present.get(who, 0.0))
                elsewhere = place.entry > 0 and who not in recent and who != place.reacting
                result[who] = chain(alone, (("elsewhere", elsewhere),))
        return result | {None: iter((("nobody", 1.0),))}

    def _alone(self, position: int, who: int, present: float) -> Features:
        """What tells of somebody whoever spoke before."""
        place, called = self.places[position], self._called[position]
        figure = self.reader.cast.figures[who]
        led = place.acting is not None or place.reacting is not None
        yield "present", log((min(present, PRESENT) if place.beside else present) + FLOOR)
        if figure.is_person:
            yield "often led" if led else "often", log(1 + self.times[who])
        else:
            yield "collective", 1.0
        yield "addressed", who in self._addressed(position)
        if who in self._named[position]:
            yield "named" if figure.label is None else "described", 1.0
        yield "called", who in called
        yield "acting", who == place.acting
        yield "reacting", who == place.reacting
        yield "nearby", who == place.nearby
        yield "asker", who == place.asker
        yield "pointed", who == self.pointed.get(self.turns[position])
        if self._asks(position):
            described = (*figure.nouns, *(figure.label or "").lower().split())
            yield "inquirer", not _INQUIRERS.isdisjoint(described)
        yield "introduced", who == place.introduced

    def passing(
        self, position: int, first: int | None, previous: int | None, who: int | None
    ) -> float:
        """What speaks for somebody, given the two who spoke before (log odds)."""
        if previous is None or who is None or previous == who:
            return 0.0
        if not self._in_turns[position] or first is None or first == previous:
            return self._change[position]
        return self._change[position] + WEIGHTS["other returns" if who == first else "other third"]

    def _other(self, position: int) -> Features:
        """Whether another speaks than right before."""
        if not position:
            return
        place, index, before = self.places[position], self.turns[position], self.turns[position - 1]
        if self.quotes[index].continues == before:
            yield "broken", 1.0
            return
        text = self.reader.document.text
        asked, asks = (self.quotes[i].inner.of(text).rstrip() for i in (before, index))
        if place.within:
            yield "other within", 1.0
            yield "other within asked", place.beside and asked.endswith("?")
        elif self._shapes[before] == "partial" or not place.beside:
            yield "other tail", place.tail
            yield "other interview", place.asked
        else:
            longest = max(len(asked.split()), len(asks.split()))
            yield "other", 1.0
            yield "other asked", asked.endswith("?")
            yield "other asks", asks.endswith("?")
            yield "other curt", longest <= CURT
            yield "other short", longest <= SHORT
            yield "other long", len(asks.split()) > LONG
            yield "other you", not _YOU.isdisjoint(asks.lower().split())
            yield "other calls", _CALL.search(asks) is not None

    def _asks(self, position: int) -> bool:
        quote = self.quotes[self.turns[position]]
        return quote.inner.of(self.reader.document.text).rstrip().endswith("?")

    def _personality(self, who: int, before: bool) -> float:
        figure = self.reader.cast.figures[who]
        spoken = 0.0
        if self.times[who]:
            spoken = SPOKEN if figure.is_person else VOICED
        return max(personality(figure), spoken, VOICED if before else 0.0)

    def _names(self) -> list[frozenset[int]]:
        """Who is mentioned in each quote, but for what it quotes in its turn."""
        named = {index: self._mentioned(self.quotes[index].inner) for index in self.turns}
        for quote in self.quotes:
            if quote.parent in named:
                named[quote.parent] -= self._mentioned(quote.inner)
        return list(named.values())

    def _mentioned(self, span: Span) -> frozenset[int]:
        """By name or as somebody without one: the cleaner is nobody whom the writer names."""
        first, last = self.reader.reading.within(span)
        said = {r.who for r in self.reader.memory.between(first, last)}
        unnamed = {who for who in said if self.reader.cast.figures[who].label is not None}
        return self.reader.spoken_of(span) | unnamed

    def _titles(self, index: int) -> frozenset[int]:
        """Who is called by a title at the end of a quote: No, Judge."""
        first, last = self.reader.reading.within(self.quotes[index].inner)
        bare = [word.lower for word in self.reader.words[max(first, last - 4) : last]]
        called = {noun for comma, noun in pairwise(bare) if comma == "," and noun.isalpha()}
        return frozenset(
            referent.who
            for referent in (self.reader.memory.before(first) if called else ())
            if called & self.reader.cast.figures[referent.who].nouns
        )

    def _addressed(self, position: int) -> frozenset[int]:
        """Who is spoken to in the quotes right before and after."""
        around: frozenset[int] = frozenset()
        for beside, neighbour in ((position, position - 1), (position + 1, position + 1)):
            if beside < len(self.turns) and self.places[beside].beside:
                around |= self._named[neighbour] | self._called[neighbour]
        return around

    def _next(self, position: int) -> int | None:
        """Who speaks next, as far as that is known and near."""
        near = range(position + 1, min(position + 4, len(self.turns)))
        for later in takewhile(lambda later: self.places[later].beside, near):
            if (who := self.known.get(self.turns[later])) is not None:
                return who
        return None
