"""What the writer's sentences around a quote tell about who speaks it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...document import Span
from ...lexicon import REPORTING_VERBS
from ..presence.discourse import EMBEDDED, Referent
from ..reading.reader import Reader

_GAP = 120
"""Characters between two quotes that follow each other, at the most."""
_LETTERS = 25
"""Letters between two such quotes, at the most: more is a sentence of the writer's."""
_SCENE = 400
"""Words before a quote in which somebody is on the scene, at the most."""
_LONGEST = 80
"""Words of a sentence that are looked at."""
_STAMP = re.compile(r"\W*\d{1,2}[.:h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?\W*")
_ASKING = frozenset("asked asks asking pressed questioned cross-examined".split())
_PASSIVE = frozenset("was were is are been being be when if".split())


class Place(NamedTuple):
    """Where a quote stands. Figures are numbers, or None.

    ``beside``: nothing but the attribution of the quote before stands between that and this;
    ``within``: that one stands in the same paragraph; ``tail``: its sentence is the last before
    this one's paragraph. ``acting``: who is the subject of the sentence right before, in the
    paragraph, or is asked there; ``nearby``: the same of the last sentence of the paragraph before;
    ``asker``: who asks there; ``says``: whether the sentence has a verb of saying. ``reacting``:
    the subject of the sentence right behind. ``asked``: a question of the writer's stands right
    before. ``entry``: the index of the word at which the entry of a live blog begins, else 0.
    ``scene``: the people of whom the writer speaks right before the talk that this stands in.
    """

    beside: bool = False
    within: bool = False
    tail: bool = False
    acting: int | None = None
    reacting: int | None = None
    nearby: int | None = None
    asker: int | None = None
    asked: bool = False
    entry: int = 0
    says: bool = False
    scene: frozenset[int] = frozenset()


class Surroundings:
    """The places of the outermost quotes, each looked at once."""

    def __init__(self, reader: Reader, turns: Sequence[int]) -> None:
        self.reader = reader
        self.text = reader.document.text
        self.words = reader.words
        self.turns = turns
        quotes, within = reader.document.quotes, reader.reading.within
        self.ranges = [within(quotes[index].outer) for index in turns]
        self.paragraphs = [within(paragraph) for paragraph in reader.document.paragraphs]
        self.entries = self._entries()
        self.places: list[Place] = []
        for position in range(len(turns)):
            self.places.append(self._place(position))

    def _entries(self) -> list[int]:
        """For each paragraph the word at which the entry of a live blog begins."""
        entries, begin = [], 0
        for paragraph, (first, _) in zip(
            self.reader.document.paragraphs, self.paragraphs, strict=True
        ):
            short = paragraph.end - paragraph.start < 24
            if short and _STAMP.fullmatch(paragraph.of(self.text)):
                begin = first
            entries.append(begin)
        return entries

    def _place(self, position: int) -> Place:
        first, last = self.ranges[position]
        if first >= len(self.words):
            return Place()
        number = self.words[first].paragraph
        begin, end = self.paragraphs[number]
        before = self.ranges[position - 1][1] if position else 0
        after = self.ranges[position + 1][0] if position + 1 < len(self.turns) else len(self.words)
        place = Place(
            self._is_beside(position, number),
            within=before > begin,
            reacting=self._reacting(begin, first, last, min(after, end)),
            entry=self.entries[number],
            scene=self._scene(position, number, first),
        )
        if first - max(before, begin) > 1:
            place = self._led(place, max(before, begin), first)
        elif before <= begin and number:
            begin, lead = self.paragraphs[number - 1]
            if before > self._sentence(begin, lead)[0] or self._attributed(position) > lead - 3:
                place = place._replace(tail=True)
            else:
                place = self._led(place, max(before, begin), lead)
                place = place._replace(nearby=place.acting, acting=None)
        return place

    def _scene(self, position: int, number: int, first: int) -> frozenset[int]:
        """Who is spoken of in this paragraph and the one before, but where talk goes on."""
        if self._is_beside(position, number):
            return self.places[position - 1].scene
        begin, _ = self.paragraphs[max(number - 1, 0)]
        figures = self.reader.cast.figures
        seen = self._referents(max(begin, first - _SCENE), first)
        return frozenset(referent.who for referent in seen if figures[referent.who].is_person)

    def _reacting(self, begin: int, first: int, last: int, end: int) -> int | None:
        """The subject of the sentence behind a quote that begins the paragraph."""
        if first - begin > 1 or last >= end:
            return None
        if self.words[last].sentence == self.words[last - 1].sentence:
            return None
        return self._subject(last, end)

    def _attributed(self, position: int) -> int:
        """The word behind the mention that attributes the quote before."""
        if not position:
            return 0
        mention = self.reader.reading.attributions[self.turns[position - 1]].speaker
        return self.reader.reading.within(mention)[1] if mention is not None else 0

    def _led(self, place: Place, begin: int, end: int) -> Place:
        """What the last sentence before the quote tells, ending in the writer's words."""
        marked = self.words[begin].text == self.words[end - 1].text == "*"
        while end - begin > 1 and self.words[end - 1].text == "*":
            end -= 1
        begin, end = self._sentence(begin, end)
        if marked or self.words[end - 1].text == "?":
            return place._replace(asked=True)
        lowers = [word.lower for word in self.words[begin:end]]
        asks = next((at for at in range(len(lowers)) if _asks(lowers, at)), None)
        referents = self._referents(begin, end)
        place = place._replace(says=not REPORTING_VERBS.isdisjoint(lowers))
        if asks is not None:
            return _inquiry(place, referents, begin + asks, lowers[asks - 1] if asks else "")
        return place._replace(acting=_subject(referents))

    def _sentence(self, begin: int, end: int) -> tuple[int, int]:
        """The last sentence of some words."""
        start = end - 1
        sentence = self.words[start].sentence
        while start > max(begin, end - _LONGEST) and self.words[start - 1].sentence == sentence:
            start -= 1
        return start, end

    def _subject(self, first: int, last: int) -> int | None:
        """The subject of the first of some sentences of the writer's."""
        referents = self._referents(first, last)
        return _subject([r for r in referents if r.sentence == referents[0].sentence])

    def _referents(self, first: int, last: int) -> list[Referent]:
        return [
            referent for referent in self.reader.memory.between(first, last) if not referent.quoted
        ]

    def _is_beside(self, position: int, paragraph: int) -> bool:
        if not position:
            return False
        quotes = self.reader.document.quotes
        previous, index = self.turns[position - 1], self.turns[position]
        if self.ranges[position - 1][0] < self.entries[paragraph]:
            return False
        end, start = quotes[previous].outer.end, quotes[index].outer.start
        attribution = self.reader.reading.attributions[previous]
        for span in (attribution.speaker, attribution.cue):
            if span is not None and end <= span.start < start:
                end = max(end, span.end)
        if start - end > _GAP:
            return False
        between = Span(end, start).of(self.text)
        return sum(c.isalpha() for c in between) < _LETTERS and ". " not in between.strip()[1:]


def _subject(referents: Sequence[Referent]) -> int | None:
    subject = max(referents, key=lambda referent: referent.weight, default=None)
    return subject.who if subject is not None and subject.weight >= EMBEDDED else None


def _asks(lowers: Sequence[str], at: int) -> bool:
    return lowers[at] in _ASKING or lowers[at : at + 3] == ["wanted", "to", "know"]


def _inquiry(place: Place, referents: Sequence[Referent], asks: int, before: str) -> Place:
    """Who asks, and who is asked: Asked by A, B frowned; B was asked; A asked B."""
    earlier = [referent for referent in referents if referent.at < asks]
    later = [referent for referent in referents if referent.at > asks]
    if not before:
        asker = later[0].who if len(later) > 1 and later[0].who != later[-1].who else None
        subjects = [r for r in later if r.weight >= EMBEDDED and r.who != asker]
        who = subjects[-1].who if subjects else None
        return place._replace(asker=asker, acting=who)
    who = _subject(earlier)
    if before in _PASSIVE:
        return place._replace(acting=who)
    return place._replace(asker=who, acting=later[0].who if later else None)
