"""Who a lone word means, of those who share it as a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..lexical.lexicon import OFFICES, Gender
from ..lexical.nouns import ELDERS, FEMALE_NOUNS, MALE_NOUNS
from ..lexical.synonyms import SYNONYMS
from ..lexical.words import Reading
from .figures import Figure
from .names import NameMention
from .relatives import calls, is_relative, relation
from .titles import gender_of_titles
from .variants import key_words

MOST = 8
"""Figures that share a word, looked at before giving up: keeps odd texts from taking long."""

_OF_WIVES = frozenset({"mrs", "lady"})
"""Titles that women bear with their husband's name: Otto Brandt, Mrs Brandt."""


class Namesakes:
    """Chooses among figures by titles, by who was named just before, and by who is there first.

    ``figures`` and ``figure_of`` are the cast's, which grow meanwhile.
    """

    def __init__(
        self,
        reading: Reading,
        names: Sequence[NameMention],
        figures: Sequence[Figure],
        figure_of: Sequence[int | None],
    ) -> None:
        self.reading = reading
        self.names = names
        self.figures = figures
        self.figure_of = figure_of
        self._usual: dict[str, int] = {}
        self._earliest: dict[int, int] = defaultdict(lambda: len(names))
        self._introductions: dict[int, list[int]] = defaultdict(list)
        self._speaking: set[int] = set()
        self._parents: set[int] = set()
        self._titled: dict[str, list[int]] = defaultdict(list)
        self._relatives: dict[int, Gender | None] = {}
        self._sexes: dict[str, set[Gender]] = defaultdict(set)
        for name in names:
            if gender := gender_of_titles(name.titles):
                self._sexes[name.words[-1].lower()].add(gender)

    def introduce(self, index: int, figure: int, *, spoken: bool) -> None:
        """Where a full name stands first, whether it speaks and whose relative's it is."""
        self._earliest[figure] = min(self._earliest[figure], index)
        if len(self._introductions[figure]) < MOST:
            self._introductions[figure].append(index)
        if spoken:
            self._speaking.add(figure)
        words, name = self.reading.words, self.names[index]
        if any(word.lower in ELDERS for word in words[max(name.begin - 2, 0) : name.begin]):
            self._parents.add(figure)
        related = relation(words, name)
        if related and figure not in self._relatives:
            noun, owner = related
            self._relatives[figure] = owner
            self.figures[figure].evidence["male"] += 3 * (noun in MALE_NOUNS)
            self.figures[figure].evidence["female"] += 3 * (noun in FEMALE_NOUNS)

    def add(self, index: int, figure: int) -> None:
        """Note somebody who has only a title and the word so far."""
        self._titled[self.names[index].words[0].lower()].append(figure)

    def choose(self, index: int, candidates: Sequence[int]) -> int | None:
        """Whom the title fits, else the one usually meant; None for somebody else."""
        name = self.names[index]
        word = name.words[0].lower()
        wanted = gender_of_titles(name.titles)
        if wanted:
            for known in self._titled[word]:
                if self.figures[known].suits(wanted) > 0.1:
                    return known
        fitting = [c for c in candidates if self._fits(index, c, wanted)]
        if wanted and not fitting:
            return self._misjudged(index, candidates, wanted)
        if len(fitting) < 2:
            return (fitting or candidates)[0]
        if elder := self._elder(name, fitting):
            return elder[0]
        called = self._called(index, fitting)
        if len(called) == 1:
            return called[0]
        surnames = [c for c in fitting if self._is_surname(word, c)]
        if not wanted and word in self._usual:
            return self._usual[word]
        chosen = max(surnames or fitting, key=lambda c: self._presence(index, c, wanted))
        if not wanted:
            self._usual[word] = chosen
        return chosen

    def _fits(self, index: int, candidate: int, wanted: Gender | None) -> bool:
        """Whether a title may be the candidate's: not Mr Dean before his brother, Tom Dean."""
        if self.figures[candidate].suits(wanted) <= 0.1:
            return False
        owner = self._relatives.get(candidate)
        return owner is None or owner != wanted or self._earliest[candidate] < index

    def _is_surname(self, word: str, figure: int) -> bool:
        return key_words(self.figures[figure].words)[-1] == word

    def _misjudged(self, index: int, candidates: Sequence[int], wanted: Gender) -> int | None:
        """The only one of a surname, where the title shows that the forename misleads: Hilary
        Benn, Mr Benn. Not where another of the family is called so.
        """
        name, words = self.names[index], self.reading.words
        word = name.words[0].lower()
        if len(candidates) > 1 or len(self._sexes[word]) > 1 or _OF_WIVES & set(name.titles):
            return None
        only = candidates[0]
        first = self._earliest[only]
        full = len(self.figures[only].words) > 1 and self._is_surname(word, only)
        if not full or first > index or self.figures[only].leans or only in self._relatives:
            return None
        other: Gender = "female" if wanted == "male" else "male"
        introductions = [self.names[place] for place in self._introductions[only]]
        called = any(calls(words, introduced, other) for introduced in introductions)
        return None if called or is_relative(words, name) else only

    def _elder(self, name: NameMention, candidates: Sequence[int]) -> list[int]:
        """Visser senior: who is introduced as a parent."""
        behind = self.reading.words[name.last : name.last + 1]
        if not behind or behind[0].lower != "senior":
            return []
        return [c for c in candidates if c in self._parents]

    def _called(self, index: int, candidates: Sequence[int]) -> list[int]:
        """Who bears the same title, or was named in full a moment ago, in the same paragraph."""
        titles = OFFICES & set(self.names[index].titles)
        titles |= {other for title in titles for other in SYNONYMS.get(title, ())}
        if titled := [c for c in candidates if titles & self.figures[c].nouns]:
            return titled
        words, place = self.reading.words, self.names[index].first
        near: list[int] = []
        for earlier in range(index - 1, max(index - MOST, -1), -1):
            name = self.names[earlier]
            if words[name.first].paragraph != words[place].paragraph:
                break
            who = self.figure_of[earlier]
            if who is not None and len(name.words) > 1 and who in candidates:
                near.append(who)
        return list(dict.fromkeys(near))

    def _presence(
        self, index: int, candidate: int, wanted: Gender | None
    ) -> tuple[bool, bool, float, int]:
        """Whether the candidate was introduced by a full name and speaks under one, how well a
        title fits, and how early it was introduced."""
        earliest = self._earliest[candidate]
        fits = self.figures[candidate].suits(wanted) if wanted else 0.0
        return earliest < index, candidate in self._speaking, fits, -earliest
