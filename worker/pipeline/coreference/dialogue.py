"""Talk between quotes with and without mentions: who goes on, and who answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import inf, log

from .pronouns import personality
from .reader import Meaning, Reader

# The figures are what names the most speakers of the training articles rightly.

SAME = 0.8
"""How much likelier it is that an adjacent quote goes on than that another answers (log odds)."""
ASKED, ASKS, CURT = 3.0, 0.5, 2.0
"""What speaks for an answer: the quote before asks; this one does; both are short."""
PRESENCE = 0.4
"""Weight of how present somebody is in the reader's mind; ``BESIDE`` for adjacent quotes."""
BESIDE = 0.8
ADDRESSED = 0.5
"""For somebody who is named in the quote right before or after."""
PARTNER = 0.5
"""For somebody who spoke a little before, in talk."""
RETURNS = 1.5
"""For two who talk in turns, and against a third."""
NAMED = 4.0
"""Against somebody who is named in the quote."""
SHORT = 16
"""Words in a short quote at the most."""
FLOOR = 0.02
"""The presence of somebody who is hardly there."""
_GAP = 120
"""Characters between two quotes that follow each other, at the most."""
_MOST = 5
"""Candidates looked at for a quote, beside those of the one before."""
_KEPT = 24
"""Pairs of speakers kept in mind: keeps odd texts from taking long."""


_Scores = dict[tuple[int | None, int | None], tuple[float, int | None]]
"""For the last two speakers: how likely they are at best, and who speaks before them then."""


class Dialogue:
    """The likeliest sequence of speakers, given those that are known."""

    def __init__(self, reader: Reader, turns: Sequence[int], known: Mapping[int, Meaning]) -> None:
        self.reader = reader
        self.quotes = reader.document.quotes
        self.turns = turns
        self.known = known
        self._besides = [self._is_beside(position) for position in range(len(turns))]
        self._changes = [self._change(position) for position in range(len(turns))]

    def decide(self) -> dict[int, Meaning]:
        """The speaker of every turn that is not known."""
        scores: list[_Scores] = []
        for position in range(len(self.turns)):
            last = scores[-1] if scores else {(None, None): (0.0, None)}
            here = self._candidates(position, {pair[1] for pair in last if pair[1] is not None})
            step: _Scores = {}
            for who, own in here.items() or ((None, 0.0),):
                for (before, previous), (score, _) in last.items():
                    value = score + own
                    if previous is not None and who is not None:
                        value += self._passes(position, (before, previous, who))
                    if value > step.get((previous, who), (-inf, None))[0]:
                        step[previous, who] = value, before
            likeliest = sorted(step, key=lambda pair: -step[pair][0])[:_KEPT]
            scores.append({pair: step[pair] for pair in likeliest})
        return self._path(scores)

    def _path(self, scores: list[_Scores]) -> dict[int, Meaning]:
        decided: dict[int, Meaning] = {}
        pair: tuple[int | None, int | None] | None = None
        for position in range(len(self.turns) - 1, -1, -1):
            step = scores[position]
            if pair is None:
                pair = max(step, key=lambda known: step[known][0])
            index = self.turns[position]
            decided[index] = self.known.get(index, (pair[1], self._rule(index)))
            pair = step[pair][1], pair[0]
        return decided

    def _rule(self, index: int) -> str:
        if self.quotes[index].continues is not None:
            return "continued"
        return "carried"

    def _candidates(self, position: int, last: Collection[int]) -> dict[int, float]:
        index = self.turns[position]
        known, _ = self.known.get(index, (None, ""))
        if known is not None:
            return {known: 0.0}
        quote = self.quotes[index]
        first, _ = self.reader.reading.within(quote.inner)
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
        beside = self._besides[position]
        share = BESIDE if beside else PRESENCE
        named = self.reader.figures_within(quote.inner)
        addressed = self._addressed(position)
        partners = self._partners(position) if beside else frozenset()
        return {
            who: share * log(weighed.get(who, 0.0) + FLOOR)
            - NAMED * (who in named)
            + ADDRESSED * (who in addressed)
            + PARTNER * (who in partners)
            for who in chosen
        }

    def _addressed(self, position: int) -> frozenset[int]:
        """Who is named in the quotes right before and after: as those who are spoken to."""
        around: frozenset[int] = frozenset()
        if self._besides[position]:
            before = self.quotes[self.turns[position - 1]]
            around |= self.reader.figures_within(before.inner)
        if position + 1 < len(self.turns) and self._besides[position + 1]:
            after = self.quotes[self.turns[position + 1]]
            around |= self.reader.figures_within(after.inner)
        return around

    def _partners(self, position: int) -> frozenset[int]:
        """Who is known to have spoken a little before."""
        recent = (self.known.get(turn) for turn in self.turns[max(0, position - 4) : position])
        return frozenset(
            meaning[0] for meaning in recent if meaning is not None and meaning[0] is not None
        )

    def _next(self, position: int) -> list[int]:
        """Who speaks next, as far as that is known and near."""
        for later in range(position + 1, min(position + 4, len(self.turns))):
            if not self._besides[later]:
                break
            who = self.known.get(self.turns[later], (None, ""))[0]
            if who is not None:
                return [who]
        return []

    def _is_beside(self, position: int) -> bool:
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

    def _change(self, position: int) -> float:
        """How much likelier it is than not that another speaks now than right before."""
        if not self._besides[position]:
            return 0.0
        index, before = self.turns[position], self.turns[position - 1]
        text = self.reader.document.text
        asked, asks = (self.quotes[i].inner.of(text).rstrip() for i in (before, index))
        change = -SAME
        change += ASKED * asked.endswith("?") + ASKS * asks.endswith("?")
        change += CURT * (len(asked.split()) <= SHORT and len(asks.split()) <= SHORT)
        return change

    def _passes(self, position: int, speakers: tuple[int | None, int, int]) -> float:
        """How likely it is that the last of three speakers follows the others."""
        first, previous, who = speakers
        if self.quotes[self.turns[position]].continues == self.turns[position - 1]:
            return 0.0 if previous == who else -20.0
        if not self._besides[position]:
            return 0.0
        if previous == who:
            return 0.0
        change = self._changes[position]
        if self._besides[position - 1] and first not in (None, previous):
            change += RETURNS if who == first else -RETURNS
        return change
