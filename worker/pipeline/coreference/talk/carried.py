"""Quotes without a mention of their own: whose they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ...document import Span
from ...kinds import kinds
from ..presence.headings import Bodies
from ..reading.reader import Meaning, Reader
from .dialogue import Dialogue
from .evidence import Evidence

_DESCRIPTIVE = frozenset({"own", "introduced", "described", "organization", "anaphor", "later"})


def speakers(reader: Reader) -> list[Meaning]:
    """For each quote of the document its speaker's figure, and what decided."""
    return Carrier(reader).decide()


class Carrier:
    """Decides for one document."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.quotes = reader.document.quotes
        self.attributions = reader.reading.attributions
        self.shapes = kinds(reader.document)
        self.heading = self._unnamed_headings()
        self.result: list[Meaning] = [(None, "")] * len(self.quotes)

    def _unnamed_headings(self) -> list[bool]:
        """Whether each quote stands in a heading that names no speaker, and not in talk."""
        headings: list[bool] = []
        talk = Span(0, 0)
        for shape, quote, attribution in zip(
            self.shapes, self.quotes, self.attributions, strict=True
        ):
            between = self.reader.document.text[talk.end : quote.outer.start]
            beside = talk.end > 0 and not any(map(str.isalnum, between))
            headings.append(shape == "heading" and attribution.speaker is None and not beside)
            if attribution.attributed and not headings[-1] and quote.parent is None:
                talk = quote.outer
        return headings

    def decide(self) -> list[Meaning]:
        """The most certain first."""
        for index, meaning in Dialogue(self.evidence()).decide().items():
            self.result[index] = meaning
        self._nest()
        self._head()
        return self.result

    def evidence(self) -> Evidence:
        """About the quotes of the body, between those whose speakers are known."""
        for index, attribution in enumerate(self.attributions):
            if attribution.attributed and attribution.speaker is not None:
                self.result[index] = self.reader.means.get(attribution.speaker, (None, "lost"))
        turns = [
            index
            for index, attribution in enumerate(self.attributions)
            if attribution.attributed and not self.heading[index] and self._is_outermost(index)
        ]
        means = self.reader.means
        known, pointed = dict[int, int](), dict[int, int]()
        for turn, index in enumerate(turns):
            who, carried = self.result[index][0], self.attributions[index].carried
            if who is None and (who := self._written(index)) is not None:
                self.result[index] = who, "written"
            if who is not None:
                known[index] = who
            elif turn and self._goes_on(turns[turn - 1], index) and turns[turn - 1] in known:
                known[index] = known[turns[turn - 1]]
                self.result[index] = known[index], "continued"
            elif self.attributions[index].speaker is None and carried is not None:
                who, _ = means.get(carried, (None, ""))
                if who is not None:
                    pointed[index] = who
        return Evidence(self.reader, turns, known, pointed)

    def _written(self, index: int) -> int | None:
        """What a quote stands on, where only the verb is given: there was a card; “…”, it read."""
        cue = self.attributions[index].cue
        text = self.reader.document.text
        if self.attributions[index].speaker is not None or cue is None:
            return None
        if cue.of(text).lower() not in ("read", "reads"):
            return None
        first, _ = self.reader.reading.within(self.quotes[index].outer)
        word = self.reader.words[first]
        near = (r.who for r in self.reader.memory.before(first) if r.paragraph == word.paragraph)
        return next((n for n in near if self.reader.cast.figures[n].kind == "document"), None)

    def _goes_on(self, before: int, index: int) -> bool:
        """Whether a verb alone joins a quote to the one before: “…”, adding: “…”."""
        cue = self.attributions[index].cue
        if self.attributions[index].speaker is not None or cue is None:
            return False
        text = self.reader.document.text
        between = text[self.quotes[before].outer.end : cue.start]
        bare = "".join(filter(str.isalpha, between)).lower()
        return (
            cue.of(text).lower().endswith("ing") and between.isprintable() and bare in ("", "and")
        )

    def _is_outermost(self, index: int) -> bool:
        parent = self.quotes[index].parent
        return parent is None or not self.attributions[parent].attributed

    def _nest(self) -> None:
        """I, within quoted words, is who speaks them."""
        for index, (who, rule) in enumerate(self.result):
            mention = self.attributions[index].speaker
            if who is None and rule == "outer" and mention is not None:
                outer = self._around(index, mention)
                if outer is not None:
                    self.result[index] = self.result[outer][0], rule

    def _around(self, index: int, mention: Span) -> int | None:
        parent = self.quotes[index].parent
        while parent is not None and not self.quotes[parent].inner.contains(mention):
            parent = self.quotes[parent].parent
        return parent

    def _head(self) -> None:
        """Headings, by the same words in the body; else a headline is who speaks most in it, and
        a later one, of another article perhaps, whom it names.
        """
        known = {
            index: who
            for index, (who, _) in enumerate(self.result)
            if who is not None and self.shapes[index] != "heading"
        }
        times = Counter(known.values())
        people = [who for who in times if self.reader.cast.figures[who].is_person]
        most = max(people, key=times.__getitem__, default=None)
        body = self.quotes[min(known)].outer.start if known else len(self.reader.document.text)
        text = self.reader.document.text
        bodies = Bodies(text, self.quotes, known)
        for index in self._headings():
            found = bodies.repeated(self.quotes[index].inner.of(text))
            if found is not None:
                self.result[index] = known[found], "repeated"
            elif self.heading[index]:
                first = self.quotes[index].outer.start < body
                self.result[index] = most if first else self._beside(index, times), "heading"

    def _headings(self) -> Iterator[int]:
        """Quotes in headings whose mention, if any, is no name: volunteer, union."""
        for index, attribution in enumerate(self.attributions):
            described = attribution.speaker is None or self.result[index][1] in _DESCRIPTIVE
            if attribution.attributed and self.shapes[index] == "heading" and described:
                yield index

    def _beside(self, index: int, times: Mapping[int, int]) -> int | None:
        """Who is named in the same heading and speaks elsewhere, if it is one."""
        number = self.reader.reading.paragraph_at(self.quotes[index].outer.start)
        named = self.reader.figures_within(self.reader.document.paragraphs[number])
        speaking = [who for who in named if who in times]
        return speaking[0] if len(speaking) == 1 else None
