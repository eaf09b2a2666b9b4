"""What speaks for and against somebody as the speaker of a quote without a mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise, takewhile
from math import log

from ..lexical.lexicon import Gender
from ..presence.discourse import pronoun_gender
from ..presence.pronouns import personality
from ..reading.reader import Reader
from ..reading.speaking import hailed
from .exchange import Exchange, Features
from .surroundings import Surroundings

FLOOR = 0.02
"""The presence of somebody who is hardly there."""
PRESENT = 0.2
"""The presence beyond which it makes no difference who answers."""
SUITING = 0.5
"""How well a pronoun must suit those whom a quote with one may be given to."""
SPOKEN, VOICED = 0.5, 0.15
"""How sure it is that whoever is quoted by a mention is a person, at the least; and what none."""
_MOST = 5
"""Candidates looked at for a quote, beside those that its surroundings tell."""
_LEADING = 2
"""People quoted most in the article: they are looked at for each quote."""
_INQUIRERS = frozenset(
    """attorney barrister coroner counsel detective dispatcher host interviewer journalist judge
    lawyer moderator presenter prosecutor reporter solicitor""".split()
)
"""Whose trade it is to ask."""


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
        people = (who for who, _ in self.times.most_common() if reader.cast.figures[who].is_person)
        self._often = [*islice(people, _LEADING)]
        self._named = self._names()
        self._hails = [self._hailed(index) for index in turns]
        self._called = [self._titles(index) for index in turns]
        both = zip(self._named, self._called, strict=True)
        self._spoken_to = [named | called for named, called in both]
        self.exchange = Exchange(reader.document, turns, self.places, [*map(bool, self._hails)])

    def of(self, position: int, last: Collection[int | None]) -> dict[int | None, Features]:
        """Who may speak, if one of ``last`` did before, and what the text tells of each alone."""
        index, place = self.turns[position], self.places[position]
        if index in self.known:
            return {self.known[index]: ()}
        first, _ = self.reader.reading.within(self.quotes[index].inner)
        if first >= len(self.reader.words):
            return {None: ()}
        word = self.reader.words[first]._replace(quoted=False)
        present = {
            who: weight * self._personality(who, who in last)
            for who, weight in self.reader.memory.present(first, word).items()
        }
        chosen = sorted(present, key=present.__getitem__, reverse=True)[:_MOST]
        told = (place.acting, place.reacting, place.nearby, place.asker)
        others = (
            self._next(position),
            self.pointed.get(index),
            *self._around(position, self._hails),
            *self._often,
        )
        likely = self._called_so(index, dict.fromkeys((*chosen, *last, *told, *others)))
        recent = {r.who for r in self.reader.memory.before(first) if r.at >= place.entry}
        result = dict[int | None, Features]()
        for who in likely:
            if who is not None:
                alone = self._alone(position, who, present.get(who, 0.0))
                elsewhere = place.entry > 0 and who not in recent and who != place.reacting
                result[who] = chain(alone, (("elsewhere", elsewhere),))
        return result | {None: (("nobody", 1.0),)}

    def _called_so(self, index: int, likely: Iterable[int | None]) -> Iterator[int | None]:
        """Those whom the quote's own pronoun may mean, if it has one: she is no Mr Barker."""
        speaker = self.reader.reading.attributions[index].speaker
        gender = pronoun_gender(speaker.of(self.reader.document.text).lower()) if speaker else None
        return (who for who in likely if gender is None or self._suits(who, gender))

    def _suits(self, who: int | None, gender: Gender) -> bool:
        figure = None if who is None else self.reader.cast.figures[who]
        if figure is None:
            return True
        return personality(figure) > 0 and figure.suits(gender) >= SUITING

    def _alone(self, position: int, who: int, present: float) -> Features:
        """What tells of somebody whoever spoke before."""
        place, called = self.places[position], self._called[position]
        figure = self.reader.cast.figures[who]
        yield "present", log((min(present, PRESENT) if place.beside else present) + FLOOR)
        if figure.is_person:
            yield "often", log(1 + self.times[who])
        else:
            yield "collective", 1.0
        yield "addressed", who in self._around(position, self._spoken_to)
        yield "hailed", who in self._around(position, self._hails)
        yield "scene", place.beside and who in place.scene
        if who in self._named[position]:
            yield "named" if figure.label is None else "described", 1.0
        yield "called", who in called
        yield "acting", who == place.acting
        yield "reacting", who == place.reacting
        yield "nearby", who == place.nearby
        yield "telling", place.says and who in (place.acting, place.nearby)
        yield "asker", who == place.asker
        yield "pointed", who == self.pointed.get(self.turns[position])
        if self.exchange.asks(position):
            described = (*figure.nouns, *(figure.label or "").lower().split())
            yield "inquirer", not _INQUIRERS.isdisjoint(described)

    def _personality(self, who: int, before: bool) -> float:
        figure = self.reader.cast.figures[who]
        spoken = 0.0
        if self.times[who]:
            spoken = SPOKEN if figure.is_person else VOICED
        return max(personality(figure), spoken, VOICED if before else 0.0)

    def _names(self) -> list[frozenset[int]]:
        """Who is mentioned in each quote, but for what it quotes in its turn."""
        named = {index: self.reader.mentioned(self.quotes[index].inner) for index in self.turns}
        for quote in self.quotes:
            if quote.parent in named:
                named[quote.parent] -= self.reader.mentioned(quote.inner)
        return list(named.values())

    def _hailed(self, index: int) -> frozenset[int]:
        """Who is called by name in a quote."""
        cast = self.reader.cast
        names = hailed(self.reader.mentions, self.quotes[index].inner)
        return frozenset(who for n in names if (who := cast.figure_of[n]) is not None)

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

    def _around(self, position: int, told: Sequence[frozenset[int]]) -> frozenset[int]:
        """Whom the quotes right before and after tell."""
        around: frozenset[int] = frozenset()
        for beside, neighbour in ((position, position - 1), (position + 1, position + 1)):
            if beside < len(self.turns) and self.places[beside].beside:
                around |= told[neighbour]
        return around

    def _next(self, position: int) -> int | None:
        """Who speaks next, as far as that is known and near."""
        near = range(position + 1, min(position + 4, len(self.turns)))
        for later in takewhile(lambda later: self.places[later].beside, near):
            if (who := self.known.get(self.turns[later])) is not None:
                return who
        return None
