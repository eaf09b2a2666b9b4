"""Talk between quotes with and without mentions: the likeliest sequence of speakers."""

from __future__ import annotations

from math import inf

from ..reading.reader import Meaning
from .evidence import Evidence
from .exchange import Features
from .weights import WEIGHTS

_KEPT = 24
"""Pairs of speakers kept in mind: keeps odd texts from taking long."""

_Scores = dict[tuple[int | None, int | None], tuple[float, int | None]]
"""For the last two speakers: how likely they are at best, and who speaks before them then."""


def weighed(features: Features) -> float:
    """How likely it is, by what speaks for it and against (log odds)."""
    return sum(WEIGHTS[name] * value for name, value in features)


class Dialogue:
    """The likeliest sequence of speakers, given those that are known."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.turns = evidence.turns

    def decide(self) -> dict[int, Meaning]:
        """The speaker of every turn that is not known, and what decided."""
        scores: list[_Scores] = []
        exchange = self.evidence.exchange
        for position in range(len(self.turns)):
            last = scores[-1] if scores else {(None, None): (0.0, None)}
            here = {
                who: weighed(features)
                for who, features in self.evidence.of(position, {pair[1] for pair in last}).items()
            }
            changes = exchange.changes[position].items()
            worth = {change: weighed(features) for change, features in changes}
            step: _Scores = {}
            for (before, previous), (score, _) in last.items():
                for who, own in here.items():
                    change = exchange.kind(position, before, previous, who)
                    value = score + own + worth[change]
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
            if index not in self.evidence.known:
                decided[index] = pair[1], self._rule(index, pair[1])
            pair = step[pair][1], pair[0]
        return decided

    def _rule(self, index: int, who: int | None) -> str:
        if self.evidence.quotes[index].continues is not None:
            return "continued"
        return "pointed" if who == self.evidence.pointed.get(index, -1) else "carried"
