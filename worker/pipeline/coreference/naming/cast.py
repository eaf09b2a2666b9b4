"""Names -> the figures of the article: who bears them, and by which other names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..lexical.forenames import is_forename
from ..lexical.lexicon import FORENAMES_TOO, HONORIFICS, NAMELIKE_TITLES
from ..lexical.nouns import names_person
from ..lexical.words import Reading
from .called import other_names
from .figures import Figure, Kind
from .firms import begins_as_firm, company_speaks
from .names import NameMention
from .namesakes import MOST, Namesakes
from .people import is_thing, shape, weigh
from .stops import stopped
from .titles import gender_of_titles
from .variants import differ, initials_of, key_words, plain_forms, shortened_to, shortens


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
        self._firm: set[int] = set()
        self._namesakes = Namesakes(reading, names, self.figures, self.figure_of)
        self._described: dict[str, int] = {}
        self._others = tuple(other_names(reading.words, names))
        self._by_other: dict[str, list[int]] = defaultdict(list)
        self._single_forms = {
            name.words[0].lower()
            for name in names
            if len(name.words) == 1 and not name.doubtful and not name.weak
        }
        self._spoken = frozenset(spoken)
        self._company_speaks = company_speaks(reading)
        self._introduce()
        self._join()
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
        names, plain = self.names, self._plain()
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
            self._namesakes.introduce(index, found, spoken=index in self._spoken)
            if not name.weak:
                self._firm.add(found)
            self._note_titles(self.figures[found], name)

    def _plain(self) -> list[tuple[str, ...]]:
        """The words of each name, of somebody's other full name those of the first."""
        plain = plain_forms(self.reading, self.names, self._single_forms)
        first = {
            plain[other.place]: plain[other.main]
            for other in self._others
            if other.place is not None and len(other.words) > 1
        }
        return [first.get(words, words) for words in plain]

    def _join(self) -> None:
        """By what else the text calls a figure, it may be meant: Wazza, if nobody bears that."""
        for other in self._others:
            found = self.figure_of[other.main]
            if found is None and other.place is not None:
                found = self.figure_of[other.place]
            if found is not None:
                self._by_other[other.words[-1].lower()].append(found)

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
        for candidate in namesakes[:MOST]:
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
            for candidate in self._by_word.get(word, ())[:MOST]:
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
                name = self.names[index]
                self.figures[figure].mentions.append(index)
                self.figures[figure].stopped.update(
                    stopped(self.reading.words, name.first, name.last)
                )

    def _single(self, index: int, name: NameMention) -> int | None:
        word = name.words[0].lower()
        bearers = (self._by_word.get(word) or self._by_other.get(word, []))[:MOST]
        if candidates := shortened_to(name, bearers, self.figures):
            firm = [c for c in candidates if c in self._firm]
            chosen = self._namesakes.choose(index, firm or candidates)
            if chosen is None:
                chosen = self._add(name.words, "person")
                self._namesakes.add(index, chosen)
            return chosen
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
        if camelled or shape(words, name) > 1 or is_thing(words, name):
            return True
        return self._company_speaks and begins_as_firm(words, name)

    def _note_titles(self, figure: Figure, name: NameMention) -> None:
        called = {name.words[0].lower()} & FORENAMES_TOO if len(name.words) > 1 else ()
        if gender := gender_of_titles((*name.titles, *called)):
            figure.evidence[gender] += 3
        if any(title in HONORIFICS or names_person(title) for title in name.titles):
            figure.personal += 3
            figure.nouns.update(name.titles)
            figure.kind = "person"
