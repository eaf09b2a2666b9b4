"""Descriptions: the NATO chief, a spokesman for the ministry, her lawyer, the company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from .cast import Cast
from .discourse import noun_gender
from .figures import Figure
from .nouns import KINSHIP
from .phrases import Phrase, label_of
from .words import Reading

Weights = Callable[[], Mapping[int, float]]

_LOOSE = frozenset(
    "company firm operator supplier agency utility club group party charity bank store "
    "business manufacturer maker retailer carrier airline broadcaster newspaper band brand insurer "
    "developer regulator watchdog body organisation organization department ministry council "
    "commission trust committee board authority union court university school hospital force "
    "start-up startup chain publisher contractor network bureau association".split()
)
"""Nouns that mean an organisation that another noun introduced, if it is the latest one."""

_ANYBODY = frozenset("source insider person man woman official".split())


class Describer:
    """Finds whom a description means, or makes it a figure of its own."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.by_noun: dict[str, list[int]] = defaultdict(list)
        for number, figure in enumerate(cast.figures):
            for noun in figure.nouns:
                self.by_noun[noun].append(number)
            for word in figure.words:
                if figure.kind != "person":
                    self.by_noun[word.lower()].append(number)
        self.heads: dict[str, list[int]] = defaultdict(list)
        self.cores: dict[int, frozenset[str]] = {}

    def understand(self, phrase: Phrase, weights: Weights, beside: int | None) -> tuple[int, str]:
        """The figure and the rule that found it. ``beside``: the name in apposition, if any."""
        if beside is not None:
            return beside, "appositive"
        if phrase.definite and (found := self._introduced(phrase, weights)) is not None:
            return found, "description"
        if phrase.definite and (found := self._latest(phrase, weights)) is not None:
            return found, "latest"
        if phrase.definite and (found := self._described(phrase)) is not None:
            return found, "described"
        return self._own(phrase), "own"

    def _introduced(self, phrase: Phrase, weights: Weights) -> int | None:
        """Somebody named who is introduced by the same noun."""
        candidates = self.by_noun.get(phrase.head, [])
        fitting = [c for c in dict.fromkeys(candidates) if _agree(self.cast.figures[c], phrase)]
        if not fitting:
            return None
        present = weights()
        core = frozenset(phrase.core)

        def rank(candidate: int) -> tuple[int, float]:
            figure = self.cast.figures[candidate]
            shared = core & (figure.modifiers | figure.nouns | {w.lower() for w in figure.words})
            return len(shared), present.get(candidate, 0.0)

        best = max(fitting, key=rank)
        if (
            phrase.possessed
            and phrase.kind == "person"
            and len(core) == 1
            and phrase.head not in KINSHIP
            and not present.get(best)
        ):
            return None
        return best

    def _latest(self, phrase: Phrase, weights: Weights) -> int | None:
        """The 43-year-old, the Dane, the company: whoever is present and can be called so."""
        if phrase.head.endswith("-old"):
            age = phrase.head.partition("-")[0]
            aged = [n for n, figure in enumerate(self.cast.figures) if age in figure.ages]
            return (
                aged[0] if aged else self._most(weights, lambda f: f.is_person and f.label is None)
            )
        word = self.reading.words[phrase.last - 1]
        if (
            phrase.determiner == "the"
            and word.capital
            and len(phrase.core) == 1
            and phrase.kind == "unknown"
        ):
            return self._most(weights, lambda f: f.is_person and f.label is None)
        if phrase.kind == "organization" and phrase.head in _LOOSE and len(phrase.core) == 1:
            return self._most(
                weights, lambda f: f.label is None and (f.kind == "organization" or not f.is_person)
            )
        return None

    def _most(self, weights: Weights, fits: Callable[[Figure], bool]) -> int | None:
        present = {n: w for n, w in weights().items() if fits(self.cast.figures[n])}
        return max(present, key=present.__getitem__) if present else None

    def _described(self, phrase: Phrase) -> int | None:
        """Somebody described before, at more length: the trader, a trader at a bank."""
        if phrase.head not in self.heads or phrase.possessed:
            return None
        core = frozenset(phrase.core)
        for candidate in reversed(self.heads[phrase.head]):
            if core <= self.cores[candidate]:
                return candidate
        return None

    def _own(self, phrase: Phrase) -> int:
        label = label_of(self.reading.text, self.reading.words, phrase)
        number = self.cast.describe(label, phrase.kind)
        if number not in self.cores:
            self.heads[phrase.head].append(number)
            self.cores[number] = frozenset(phrase.core)
            if gender := noun_gender(phrase.head):
                self.cast.figures[number].evidence[gender] += 3
        return number


def _agree(figure: Figure, phrase: Phrase) -> bool:
    if phrase.kind == "person":
        gender = noun_gender(phrase.head)
        return figure.kind in ("person", "unknown") and figure.suits(gender) > 0
    if phrase.kind == "organization":
        return figure.kind in ("organization", "unknown")
    return phrase.kind == "unknown" and figure.label is None
