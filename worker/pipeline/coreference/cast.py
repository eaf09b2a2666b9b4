"""Names -> the figures of the article: who bears them, and by which other names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from .figures import Figure, Kind
from .forenames import is_forename
from .lexicon import (
    HONORIFICS,
    NAMELIKE_TITLES,
    PARTICLES,
    SUFFIXES,
)
from .names import NameMention
from .people import shape, weigh
from .titles import gender_of_titles
from .words import Reading

_MOST_NAMESAKES = 8
"""Figures that share a word, looked at before giving up: keeps odd texts from taking long."""


class Cast:
    """All figures of an article, and which of them each name means.

    ``figure_of`` gives for each of ``names`` an index into ``figures``, or None.
    """

    def __init__(
        self, reading: Reading, names: Sequence[NameMention], spoken: Iterable[int]
    ) -> None:
        self.reading = reading
        self.names = names
        self.figures: list[Figure] = []
        self.figure_of: list[int | None] = [None] * len(names)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_initials: dict[str, int] = {}
        self._usual: dict[str, int] = {}
        self._firm: set[int] = set()
        self._described: dict[str, int] = {}
        self._single_forms = {
            name.words[0].lower()
            for name in names
            if len(name.words) == 1 and not name.doubtful and not name.weak
        }
        self._spoken = frozenset(spoken)
        self._introduce()
        self._recall()
        weigh(self.figures, names, reading.words, self._spoken)

    def describe(self, label: str, kind: Kind) -> int:
        """The figure that is only described so."""
        key = label.lower()
        if key not in self._described:
            self._described[key] = len(self.figures)
            self.figures.append(Figure((), kind, label, personal=1.0 if kind == "person" else 0.0))
        return self._described[key]

    def _introduce(self) -> None:
        """A figure for every full name, the fullest and plainest forms first."""
        names = self.names
        forms = {name.words for name in names if len(name.words) > 1 and not name.weak}
        order = sorted(
            (i for i, name in enumerate(names) if len(name.words) > 1),
            key=lambda i: (
                names[i].weak,
                self._opens(names[i]) and not is_forename(names[i].words[0]),
                -len(_bare_form(names[i].words, forms)),
                self.reading.words[names[i].first].quoted,
                names[i].words[-1].isupper(),
                i,
            ),
        )
        for index in order:
            name = names[index]
            words = _bare_form(name.words, forms)
            found = self._fuller(words, weak=name.weak, opens=self._opens(name))
            if found is None:
                if name.weak and any(word.lower() in self._single_forms for word in words):
                    continue
                found = self._add(words, "organization" if name.organisation else "unknown")
            self.figure_of[index] = found
            if not name.weak:
                self._firm.add(found)
            self._note_titles(self.figures[found], name)

    def _opens(self, name: NameMention) -> bool:
        """Whether its first word may have its capital from the sentence or headline."""
        return name.weak or self.reading.words[name.first].first

    def _add(self, words: tuple[str, ...], kind: Kind) -> int:
        number = len(self.figures)
        self.figures.append(Figure(words, kind))
        for word in dict.fromkeys(word.lower() for word in words):
            self._by_word[word].append(number)
        for initials in _initials(words):
            self._by_initials.setdefault(initials, number)
        return number

    def _fuller(self, words: tuple[str, ...], *, weak: bool, opens: bool) -> int | None:
        keys = _keys(words)
        namesakes: list[int] = [*self._by_word.get(keys[-1], ()), *self._by_word.get(keys[0], ())]
        for candidate in namesakes[:_MOST_NAMESAKES]:
            full = _keys(self.figures[candidate].words)
            if _differ(words, self.figures[candidate].words):
                continue
            if _shortens(keys, full):
                return candidate
            titled = keys[0] in NAMELIKE_TITLES or (
                opens and not is_forename(keys[0]) and is_forename(full[0])
            )
            if titled and len(keys) == 2 and len(full) > 1 and keys[1] == full[-1]:
                return candidate
        if weak:
            return self._within(keys)
        return None

    def _within(self, keys: tuple[str, ...]) -> int | None:
        """The figure whose full name stands in a headline's run of capitals."""
        for word in keys:
            for candidate in self._by_word.get(word, ())[:_MOST_NAMESAKES]:
                full = _keys(self.figures[candidate].words)
                if len(full) > 1 and set(full) <= set(keys):
                    return candidate
        return None

    def _recall(self) -> None:
        """Each lone word is the figure whose name it is part of, or a figure of its own."""
        for index, name in enumerate(self.names):
            if len(name.words) == 1:
                self.figure_of[index] = figure = self._single(index, name)
                if figure is not None:
                    self._note_titles(self.figures[figure], name)
        for index, figure in enumerate(self.figure_of):
            if figure is not None:
                self.figures[figure].mentions.append(index)

    def _single(self, index: int, name: NameMention) -> int | None:
        word = name.words[0].lower()
        if candidates := self._by_word.get(word):
            firm = [c for c in candidates[:_MOST_NAMESAKES] if c in self._firm]
            return self._choose(index, name, firm or candidates[:_MOST_NAMESAKES])
        initials = name.words[0].replace(".", "")
        shortened = sum(map(str.isupper, initials)) > 1 and len(initials) < 7
        if shortened and initials.lower() in self._by_initials:
            return self._by_initials[initials.lower()]
        unsure = name.weak and index not in self._spoken
        if unsure or (name.doubtful and not self._is_sure(index, name)):
            return None
        return self._add(name.words, "organization" if name.organisation else "unknown")

    def _is_sure(self, index: int, name: NameMention) -> bool:
        """Whether a sentence's first word is a name for all that."""
        word = name.words[0]
        if word.lower() in self._single_forms or index in self._spoken or is_forename(word):
            return True
        return shape(self.reading.words, name) > 1

    def _choose(self, index: int, name: NameMention, candidates: Sequence[int]) -> int:
        """Of several who share a word, the one whom the title fits, else the one usually meant."""
        word = name.words[0].lower()
        wanted = gender_of_titles(name.titles)
        fitting = [c for c in candidates if self.figures[c].suits(wanted) > 0.1]
        if wanted and not fitting:
            return self._add(name.words, "person")
        if len(fitting) < 2:
            return (fitting or candidates)[0]
        surnames = [c for c in fitting if _keys(self.figures[c].words)[-1] == word]
        if not wanted and word in self._usual:
            return self._usual[word]
        chosen = max(surnames or fitting, key=lambda c: self._presence(index, c))
        if not wanted:
            self._usual[word] = chosen
        return chosen

    def _presence(self, index: int, candidate: int) -> tuple[bool, bool, int]:
        """Whether the candidate speaks under a full name, and how early it was introduced."""
        full = [
            i for i, figure in enumerate(self.figure_of[: len(self.names)]) if figure == candidate
        ]
        before = [i for i in full if i < index]
        spoken = any(i in self._spoken for i in full)
        return bool(before), spoken, -full[0]

    def _note_titles(self, figure: Figure, name: NameMention) -> None:
        if gender := gender_of_titles(name.titles):
            figure.evidence[gender] += 3
        if any(title in HONORIFICS for title in name.titles):
            figure.personal += 3
            figure.nouns.update(name.titles)
            figure.kind = "person"


def _bare_form(words: tuple[str, ...], forms: set[tuple[str, ...]]) -> tuple[str, ...]:
    """Without a sentence's first word or a nationality: Remember Thiago Renan."""
    if len(words) > 2 and words[1:] in forms and not is_forename(words[0]):
        return words[1:]
    return words


def _keys(words: Sequence[str]) -> tuple[str, ...]:
    """The words that tell names apart, in lower case: without particles and suffixes."""
    bare = tuple(
        word.lower()
        for index, word in enumerate(words)
        if word.lower() not in SUFFIXES
        and (word.lower() not in PARTICLES or (index == 0 and word[0].isupper() and len(words) > 2))
    )
    return bare or tuple(word.lower() for word in words)


def _initials(words: Sequence[str]) -> set[str]:
    """What a name may be shortened to: FDA for the U.S. Food and Drug Administration, CoA."""
    letters = [word[0] for word in words]
    capitals = [letter for letter in letters if letter.isupper()]
    forms = {"".join(letters), "".join(capitals)}
    if "." in words[0]:
        forms.add("".join(capitals[1:]))
    return {form.lower() for form in forms if len(form) > 1}


def _differ(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether letters behind the names tell two people apart: Sr. and Jr."""
    ends = {word.lower() for word in (words[-1], others[-1])} & SUFFIXES
    return len(ends) > 1


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in the other in their order, initials for words."""
    if short[-1] != full[-1] and short[0] != full[0]:
        return False
    rest = iter(full)
    return all(any(_same(word, other) for other in rest) for word in short)


def _same(word: str, other: str) -> bool:
    if len(word) == 1 or len(other) == 1:
        return word[0] == other[0]
    return word == other
