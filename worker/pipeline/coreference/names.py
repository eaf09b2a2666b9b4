"""Proper names in the article: where they stand, their words, and the titles before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .forenames import is_forename
from .lexicon import (
    FORENAMES_TOO,
    FUNCTION_WORDS,
    HONORIFICS,
    MODIFIERS,
    NAMELIKE_TITLES,
    NOT_NAMES,
    PARTICLES,
    SUFFIXES,
)
from .nouns import ORGANISATION_WORDS, names_person
from .words import Reading, Word

_LONGEST = 9
"""Words in a name at most."""
_JOINERS = frozenset({"of", "for", "on", "and"})
"""Words within an organisation's name: Department for Work and Pensions."""
_MARKS = frozenset("\"“”'‘’")
_ARTICLED = frozenset({"the", "a", "an"})
_GAELIC = frozenset({"mac", "mag", "nic", "ní", "uí", "ó"})


@dataclass(frozen=True, slots=True)
class NameMention:
    """A proper name at one place.

    ``words`` are the name's without titles, which are in ``titles`` in lower case. ``first`` and
    ``last`` bound the name's words in ``Reading.words``; ``begin`` is the index of the first
    title. ``weak``: its capitals prove little, in a headline or a title. ``doubtful``: a lone
    word that has its capital from beginning a sentence, perhaps. ``articled``: "the" or "a"
    stands before it.
    """

    words: tuple[str, ...]
    titles: tuple[str, ...]
    begin: int
    first: int
    last: int
    organisation: bool
    weak: bool
    doubtful: bool
    articled: bool


class NameFinder:
    """Finds proper names by their capitals, and by where a speaker's mention begins and ends."""

    def __init__(self, reading: Reading) -> None:
        self.words = reading.words
        self.text = reading.text
        self.common = frozenset(word.text for word in reading.words if not word.capital)
        self.weak = reading.shouted
        self.marked = [
            quote.outer
            for quote, attribution in zip(reading.document.quotes, reading.attributions, strict=True)
            if not attribution.attributed and quote.parent is None
        ]
        self.mark_starts = [span.start for span in self.marked]
        self.edges = {
            edge
            for attribution in reading.attributions
            if attribution.attributed and attribution.speaker
            for edge in reading.within(attribution.speaker)
        }
        self.inside = {
            index
            for attribution in reading.attributions
            if attribution.attributed and attribution.speaker
            for index in range(
                reading.within(attribution.speaker)[0] + 1, reading.within(attribution.speaker)[1]
            )
        }

    def find(self) -> Iterator[NameMention]:
        """Every name, in text order."""
        index = 0
        while index < len(self.words):
            if not self._can_begin(index):
                index += 1
                continue
            end = self._end(index)
            if mention := self._mention(index, end):
                yield mention
            index = max(end, index + 1)

    def _can_begin(self, index: int) -> bool:
        word = self.words[index]
        if not word.capital or word.lower in FUNCTION_WORDS:
            return False
        if not word.first or word.lower not in self.common:
            return True
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        followed = following is not None and (following.capital or following.text == ".")
        return followed and (word.lower in HONORIFICS or is_forename(word.lower))

    def _end(self, start: int) -> int:
        """The index behind the last word of the capitalised sequence that begins at ``start``."""
        words, end = self.words, start + 1
        organisation = words[start].lower in ORGANISATION_WORDS
        while end < len(words) and end - start < _LONGEST:
            if words[end - 1].possessive and not (end in self.inside and words[end].capital):
                break
            step = self._step(end, organisation=organisation)
            if not step:
                break
            end += step
            organisation = organisation or words[end - 1].lower in ORGANISATION_WORDS
        return end

    def _step(self, end: int, *, organisation: bool) -> int:
        """How many words further the sequence goes; 0 at its end."""
        words = self.words
        last, word = words[end - 1], words[end]
        if word.sentence != last.sentence or word.quoted != last.quoted:
            return 0
        if word.text == "." and _takes_stop(last) and self._goes_on(end + 1):
            return 2
        if end in self.edges and not _is_title(last.lower):
            return 0
        if word.capital and word.lower not in FUNCTION_WORDS:
            return 1 if self.text[last.end : word.start].isspace() else 0
        if word.text in _MARKS:
            return self._nickname(end)
        for length in (1, 2, 3):
            if not self._goes_on(end + length):
                continue
            inner = [other.lower for other in words[end : end + length]]
            if all(w in PARTICLES or w == "&" for w in inner) or (
                inner == ["an"] and last.lower in _GAELIC
            ):
                return length + 1
            if organisation and inner[0] in _JOINERS and (inner[1:] in ([], ["the"])):
                return length + 1
        return 0

    def _goes_on(self, index: int) -> bool:
        if index >= len(self.words):
            return False
        word = self.words[index]
        return word.capital and word.lower not in FUNCTION_WORDS

    def _nickname(self, mark: int) -> int:
        """The length of a nickname in marks and the word behind it: “Bex” Tully."""
        words = self.words
        for closing in (mark + 2, mark + 3):
            if closing + 1 < len(words) and words[closing].text in _MARKS:
                between = words[mark + 1].capital and self._goes_on(closing + 1)
                return closing + 2 - mark if between else 0
        return 0

    def _mention(self, start: int, end: int) -> NameMention | None:
        words = self.words
        organisation = any(word.lower in ORGANISATION_WORDS for word in words[start:end])
        organisation = (organisation and words[end - 1].lower in ORGANISATION_WORDS) or any(
            word.lower in _JOINERS for word in words[start:end]
        )
        first = (
            start
            if organisation and words[end - 1].lower not in HONORIFICS
            else self._behind_titles(start, end)
        )
        while (
            end - 1 > first
            and words[end - 1].lower in SUFFIXES
            and words[end - 1].lower not in ("jr", "sr", "ii", "iii", "iv")
        ):
            end -= 1
        if first == start and not organisation and self._opens_with_common(start, end):
            first = start = start + 1
        name = _without_nickname(words[first:end])
        if not name or (len(name) == 1 and not self._can_stand_alone(start, first)):
            return None
        return NameMention(
            name,
            tuple(word.lower for word in words[start:first] if word.text != "."),
            start,
            first,
            end,
            organisation or (first == start and any(w.lower() in ORGANISATION_WORDS for w in name)),
            words[first].paragraph in self.weak or self._in_marks(words[first].start),
            len(name) == 1 and first == start and words[first].first,
            start > 0 and words[start - 1].lower in _ARTICLED,
        )

    def _in_marks(self, position: int) -> bool:
        """Whether it stands in marks that are no speech: a title, a nickname."""
        number = bisect_right(self.mark_starts, position) - 1
        return number >= 0 and position < self.marked[number].end

    def _opens_with_common(self, start: int, end: int) -> bool:
        """Whether the first word is a sentence's, not the name's: Midfielder Shanice Abeyta."""
        word = self.words[start]
        if end - start > 2 and word.lower in NOT_NAMES and not is_forename(word.lower):
            return True
        if end - start < 2 or not word.first or is_forename(word.lower):
            return False
        if word.lower in self.common or word.lower.endswith(("ly", "wards", "ward")):
            return True
        return end - start > 2 and (names_person(word.lower) or word.lower in NOT_NAMES)

    def _can_stand_alone(self, start: int, first: int) -> bool:
        word = self.words[first]
        if start < first:
            return True
        return word.lower not in NOT_NAMES and not _is_title(word.lower) and len(word.text) > 1

    def _behind_titles(self, start: int, end: int) -> int:
        """The index of the first word of the name proper, behind the last title."""
        words = self.words
        behind = start
        for index in range(start, end - 1):
            lower = words[index].lower
            modifies = lower in MODIFIERS and _is_title(words[index + 1].lower) and end - index > 2
            if not (_is_title(lower) or modifies) or words[index + 1].lower in SUFFIXES:
                if index in self.edges and index > start:
                    behind = index
                continue
            if index > behind and lower in NAMELIKE_TITLES:
                continue
            if lower in FORENAMES_TOO and end - index == 2:
                continue
            behind = index + 1
            if words[behind].text == "." and behind + 1 < end:
                behind += 1
        return behind


def _without_nickname(words: Sequence[Word]) -> tuple[str, ...]:
    """The words of a name outside marks: Rebecca “Bex” Tully."""
    marks = 0
    name = []
    for word in words:
        if word.text in _MARKS:
            marks += 1
        elif word.text != "." and marks % 2 == 0:
            name.append(word.text + ("’s" if word.possessive and word is not words[-1] else ""))
    return tuple(name)


def _is_title(lower: str) -> bool:
    return lower in HONORIFICS or (lower.endswith(("-general", "-inspector", "-in-chief")))


def _takes_stop(word: Word) -> bool:
    initial = len(word.text) == 1 and word.capital
    return initial or word.lower in HONORIFICS or word.lower in SUFFIXES or word.lower == "st"


def find_names(reading: Reading) -> tuple[NameMention, ...]:
    """Every proper name of the article, in text order."""
    return tuple(NameFinder(reading).find())
