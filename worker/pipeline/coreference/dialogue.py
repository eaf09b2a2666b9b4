"""Talk between quotes with and without mentions: who goes on, and who answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from ..document import QuoteSpan
from .discourse import SUBJECT
from .pronouns import personality
from .reader import Meaning, Reader

SAME = 0.5
"""How much likelier it is that an adjacent quote goes on than that another answers (log odds)."""
ASKED, ASKS, CURT, TALKING = 3.0, 2.0, 2.0, 0.5
"""What speaks for an answer: the quote before asks; this one does; both are short; the one before
was an answer in its turn."""
PRESENCE = 1.0
"""Weight of how present somebody is in the reader's mind; ``BESIDE`` for adjacent quotes."""
BESIDE = 0.8
SPEAKS_ON = 0.0
"""Bonus for the speaker of the quote before where the writer's words stand in between."""
SUBJECT_BEFORE = 1.5
"""For the subject of the sentence before, in the same paragraph."""
NAMED = 4.0
"""Against somebody who is named in the quote."""
SHORT = 12
"""Words in a short quote at the most."""
FLOOR = 0.004
UNLIKELY = 0.02
"""The presence below which nobody can tell."""
_GAP = 120
"""Characters between two quotes that follow each other, at the most."""
_MOST = 5
"""Candidates looked at for a quote."""


class Dialogue:
    """The likeliest sequence of speakers, given those that are known."""

    def __init__(self, reader: Reader, turns: Sequence[int], known: Mapping[int, Meaning]) -> None:
        self.reader = reader
        self.quotes = reader.document.quotes
        self.turns = turns
        self.known = known

    def decide(self) -> dict[int, Meaning]:
        """The speaker of every turn that is not known."""
        scores: list[dict[int, float]] = []
        before: list[dict[int, int]] = []
        for position in range(len(self.turns)):
            here = self._candidates(position, scores[-1] if scores else {})
            step: dict[int, float] = {}
            back: dict[int, int] = {}
            for who, own in here.items():
                best, value = who, 0.0
                if scores and scores[-1]:
                    best, value = max(
                        ((p, s + self._passes(position, p, who)) for p, s in scores[-1].items()),
                        key=lambda pair: pair[1],
                    )
                step[who], back[who] = own + value, best
            scores.append(step)
            before.append(back)
        return self._path(scores, before)

    def _path(
        self, scores: list[dict[int, float]], before: list[dict[int, int]]
    ) -> dict[int, Meaning]:
        decided: dict[int, Meaning] = {}
        who: int | None = None
        for position in range(len(self.turns) - 1, -1, -1):
            step = scores[position]
            if who is None or who not in step:
                who = max(step, key=step.__getitem__) if step else None
            index = self.turns[position]
            if who is not None and index not in self.known:
                decided[index] = who, self._rule(index)
            if index in self.known:
                decided[index] = self.known[index]
            who = before[position].get(who) if who is not None else None
        return decided

    def _rule(self, index: int) -> str:
        if self.quotes[index].continues is not None:
            return "continued"
        return "carried"

    def _candidates(self, position: int, last: Mapping[int, float]) -> dict[int, float]:
        index = self.turns[position]
        if index in self.known and self.known[index][0] is not None:
            return {self.known[index][0]: 0.0}  # type: ignore[dict-item]
        quote = self.quotes[index]
        first, _ = self.reading_of(quote)
        words = self.reader.words
        if first >= len(words):
            return {}
        present = self.reader.memory.present(first, words[first]._replace(quoted=False))
        figures = self.reader.cast.figures
        weighed = {
            who: weight * max(personality(figures[who]), 0.15 if who in last else 0.0)
            for who, weight in present.items()
        }
        chosen = sorted(weighed, key=weighed.__getitem__, reverse=True)[:_MOST]
        chosen += [who for who in (*last, *self._next(position)) if who not in chosen]
        beside = self._beside(position)
        share = BESIDE if beside else PRESENCE
        subject = None if beside else self._subject_before(first)
        named = self.reader.figures_within(quote.inner)
        return {
            who: share * log(weighed.get(who, 0.0) + FLOOR)
            - NAMED * (who in named)
            + SUBJECT_BEFORE * (who == subject)
            for who in chosen
        }

    def _subject_before(self, first: int) -> int | None:
        """The subject of the sentence before, in the same paragraph: She laughed. "Never."."""
        word = self.reader.words[first]
        for referent in self.reader.memory.before(first):
            if referent.paragraph != word.paragraph or word.sentence - referent.sentence > 1:
                return None
            if referent.weight == SUBJECT and not referent.quoted:
                return referent.who
        return None

    def reading_of(self, quote: QuoteSpan) -> tuple[int, int]:
        """The words of a quote."""
        return self.reader.reading.within(quote.inner)

    def _next(self, position: int) -> list[int]:
        """Who speaks next, as far as that is known and near."""
        for later in range(position + 1, min(position + 4, len(self.turns))):
            if not self._beside(later):
                break
            who = self.known.get(self.turns[later], (None, ""))[0]
            if who is not None:
                return [who]
        return []

    def _beside(self, position: int) -> bool:
        """Whether only the attribution of the quote before stands between it and this one."""
        if not position:
            return False
        previous, index = self.turns[position - 1], self.turns[position]
        end = self.quotes[previous].outer.end
        mention = self.reader.reading.attributions[previous].speaker
        cue = self.reader.reading.attributions[previous].cue
        for span in (mention, cue):
            if span is not None and end <= span.start < self.quotes[index].outer.start:
                end = max(end, span.end)
        start = self.quotes[index].outer.start
        if start - end > _GAP:
            return False
        between = self.reader.document.text[end:start]
        return sum(c.isalpha() for c in between) < 25 and ". " not in between.strip()[1:]

    def _passes(self, position: int, previous: int, who: int) -> float:
        """How likely it is that this speaker follows that one."""
        index = self.turns[position]
        before = self.turns[position - 1]
        if self.quotes[index].continues == before:
            return 0.0 if previous == who else -20.0
        if not self._beside(position):
            return SPEAKS_ON if previous == who else 0.0
        text = self.reader.document.text
        asked, asks = (self.quotes[i].inner.of(text).rstrip() for i in (before, index))
        change = -SAME
        change += ASKED * asked.endswith("?") + ASKS * asks.endswith("?")
        change += CURT * (len(asked.split()) <= SHORT and len(asks.split()) <= SHORT)
        change += TALKING * (before not in self.known)
        return change if previous != who else 0.0
