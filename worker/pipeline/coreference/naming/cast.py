"""Names -> the figures of the article: who bears them, and by which other names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..lexical.forenames import is_forename
from ..lexical.lexicon import FORENAMES_TOO, HONORIFICS, NAMELIKE_TITLES, OFFICES, Gender
from ..lexical.nouns import ELDERS, names_person
from ..lexical.synonyms import SYNONYMS
from ..lexical.words import Reading
from .figures import Figure, Kind
from .names import NameMention
from .people import is_thing, shape, weigh
from .titles import gender_of_titles
from .variants import differ, initials_of, key_words, plain_forms, shortened_to, shortens

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
        self._earliest: dict[int, int] = defaultdict(lambda: len(names))
        self._speaking: set[int] = set()
        self._parents: set[int] = set()
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
        names, plain = self.names, plain_forms(self.reading, self.names, self._single_forms)
        order = sorted(
            (i for i, name in enumerate(names) if len(name.words) > 1),
            key=lambda i: (
                names[i].weak,
                self._opens(i) and not is_forename(names[i].words[0]),
                -len(plain[i]),
                self.reading.words[names[i].first].quoted,
                names[i].words[-1].isupper(),
                i,
            ),
        )
        for index in order:
            name = names[index]
            words = plain[index]
            found = self._fuller(words, weak=name.weak, opens=self._opens(index))
            if found is None:
                if name.weak and not self._is_whole(name):
                    continue
                found = self._add(words, "organization" if name.organisation else "unknown")
            self.figure_of[index] = found
            self._note_full(index, found)
            if not name.weak:
                self._firm.add(found)
            self._note_titles(self.figures[found], name)

    def _is_whole(self, name: NameMention) -> bool:
        """Whether a headline's run of capitals may be one name, of which no part stands alone but
        a surname behind a forename.
        """
        alone = [word.lower() in self._single_forms for word in name.words]
        forename = is_forename(name.words[0]) and alone == [False, True]
        return name.organisation or forename or not any(alone)

    def _opens(self, index: int) -> bool:
        """Whether its first word may have its capital from the sentence or headline.

        Not where a speaker's mention shows where the name begins.
        """
        name = self.names[index]
        return name.weak or (index not in self._spoken and self.reading.words[name.first].first)

    def _add(self, words: tuple[str, ...], kind: Kind) -> int:
        number = len(self.figures)
        self.figures.append(Figure(words, kind))
        models = words[-1:] if any(map(str.isdigit, words[-1])) else words
        for word in dict.fromkeys(word.lower() for word in models):
            self._by_word[word].append(number)
        for initials in initials_of(words):
            self._by_initials.setdefault(initials, number)
        return number

    def _fuller(self, words: tuple[str, ...], *, weak: bool, opens: bool) -> int | None:
        keys = key_words(words)
        namesakes: list[int] = [*self._by_word.get(keys[-1], ()), *self._by_word.get(keys[0], ())]
        for candidate in namesakes[:_MOST_NAMESAKES]:
            full = key_words(self.figures[candidate].words)
            if differ(words, self.figures[candidate].words):
                continue
            if shortens(keys, full):
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
                full = key_words(self.figures[candidate].words)
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
        bearers = self._by_word.get(word, [])[:_MOST_NAMESAKES]
        if candidates := shortened_to(name, bearers, self.figures):
            firm = [c for c in candidates if c in self._firm]
            return self._choose(index, name, firm or candidates)
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
        inner = word[1:]
        camelled = not (inner.islower() or inner.isupper()) and inner.isalpha()
        words = self.reading.words
        return camelled or shape(words, name) > 1 or is_thing(words, name)

    def _choose(self, index: int, name: NameMention, candidates: Sequence[int]) -> int:
        """Of several who share a word, the one whom the title fits, else the one usually meant."""
        word = name.words[0].lower()
        wanted = gender_of_titles(name.titles)
        fitting = [c for c in candidates if self.figures[c].suits(wanted) > 0.1]
        if wanted and not fitting:
            return self._add(name.words, "person")
        if len(fitting) < 2:
            return (fitting or candidates)[0]
        if elder := self._elder(name, fitting):
            return elder[0]
        called = self._called(index, fitting)
        if len(called) == 1:
            return called[0]
        surnames = [c for c in fitting if key_words(self.figures[c].words)[-1] == word]
        if not wanted and word in self._usual:
            return self._usual[word]
        chosen = max(surnames or fitting, key=lambda c: self._presence(index, c, wanted))
        if not wanted:
            self._usual[word] = chosen
        return chosen

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
        for earlier in range(index - 1, max(index - _MOST_NAMESAKES, -1), -1):
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

    def _note_full(self, index: int, figure: int) -> None:
        """Where a full name stands first, whether it speaks and is a parent's."""
        self._earliest[figure] = min(self._earliest[figure], index)
        if index in self._spoken:
            self._speaking.add(figure)
        begin = self.names[index].begin
        if any(word.lower in ELDERS for word in self.reading.words[max(begin - 2, 0) : begin]):
            self._parents.add(figure)

    def _note_titles(self, figure: Figure, name: NameMention) -> None:
        called = {name.words[0].lower()} & FORENAMES_TOO if len(name.words) > 1 else ()
        if gender := gender_of_titles((*name.titles, *called)):
            figure.evidence[gender] += 3
        if any(title in HONORIFICS or names_person(title) for title in name.titles):
            figure.personal += 3
            figure.nouns.update(name.titles)
            figure.kind = "person"
