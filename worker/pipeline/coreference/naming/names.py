"""Proper names in the article: where they stand, their words, and the titles before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..lexical.forenames import is_forename
from ..lexical.lexicon import FUNCTION_WORDS, HONORIFICS, MODIFIERS, SUFFIXES, TIMES, WEEKDAYS
from ..lexical.nouns import BODIES_OF_MANY, ORGANISATION_WORDS
from ..lexical.words import Reading
from .bodies import BODIES, JOINERS, holds_body, is_group, is_organisation, opens_with_trade
from .edges import (
    are_particles,
    can_stand_alone,
    cuts_name,
    is_numbered,
    is_part,
    is_stamp,
    named_after,
    runs_on,
)
from .portfolios import opens_office, portfolio
from .stops import begins_anew, goes_over, is_place, surnames_behind
from .titles import (
    APOSTROPHES,
    MARKS,
    before_letters,
    begun,
    behind_common,
    behind_titles,
    is_office,
    is_title,
    name_words,
    nickname,
)

_LONGEST = 10
"""Words in a name at most."""
_ARTICLES = frozenset({"the", "a", "an"})
_NAMELIKE = frozenset("first second third nor to so do an oh my he no you will may young".split())


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


def find_names(reading: Reading) -> tuple[NameMention, ...]:
    """Every proper name of the article, in text order."""
    return tuple(_NameFinder(reading).find())


class _NameFinder:
    """Finds proper names by their capitals, and by where a speaker's mention begins and ends."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.words
        self.text = reading.text
        self.common = frozenset(word.text for word in reading.words if not word.capital)
        self.begun = begun(reading.words)
        self.shouted = reading.shouted
        self.surnames = surnames_behind(reading.words)
        self.edges: set[int] = set()
        self.inside: set[int] = set()
        self.owners = named_after(reading)
        for attribution in reading.attributions:
            if attribution.attributed and attribution.speaker is not None:
                first, last = reading.within(attribution.speaker)
                self.edges |= {edge for edge in (first, last) if not cuts_name(self.words, edge)}
                if runs_on(self.words, last) and self.words[last].paragraph not in self.shouted:
                    self.edges.discard(last)
                self.inside.update(range(first + 1, last))

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
        if not word.capital or (word.lower in FUNCTION_WORDS and not self._counts(index)):
            return False
        if not word.first or word.lower not in self.common:
            return True
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        followed = following is not None and (following.capital or following.text == ".")
        named = word.lower in HONORIFICS or is_forename(word.lower) or index in self.edges
        titled = following is not None and is_title(following.lower)
        named = named or (word.lower in MODIFIERS and titled)
        return followed and named

    def _counts(self, index: int) -> bool:
        """Whether such a word begins a name: the Second Widow, Nor Aini, First Minister Moss."""
        word = self.words[index]
        if word.lower not in _NAMELIKE or word.paragraph in self.shouted:
            return False
        begins = index in self.edges and word.lower not in _ARTICLES
        first = word.first and not opens_office(self.words, index)
        return (not first or begins) and self._goes_on(index + 1)

    def _end(self, start: int) -> int:
        """The index behind the last word of the capitalised sequence that begins at ``start``."""
        words, end = self.words, start + 1
        begins = tuple(word.lower for word in words[start : start + 2])
        organisation = begins[0] in ORGANISATION_WORDS or begins in BODIES
        while end < len(words) and end - start < _LONGEST:
            if words[end - 1].possessive:
                apart = end + 1 < len(words) and words[end].text in APOSTROPHES
                if not self._owns(end + apart, organisation=organisation):
                    break
                end += apart
            step = self._step(end, organisation=organisation)
            if not step:
                break
            end += step
            organisation = organisation or words[end - 1].lower in ORGANISATION_WORDS
        return end

    def _owns(self, end: int, *, organisation: bool) -> bool:
        """Whether a name goes on behind a possessive: the Barge Owners’ Chamber.

        Not where somebody's own begins: the Institute's Priya Nair. Larkin's of Oss is a firm.
        ``organisation``: the owner.
        """
        word, bodies = self.words[end], ORGANISATION_WORDS | BODIES_OF_MANY
        if self._goes_on(end + 1) and word.lower == "of":
            return True
        if self._goes_on(end + 1) and (
            is_forename(word.text)
            or (organisation and bodies.isdisjoint(w.lower for w in self.words[end : end + 3]))
        ):
            return False
        known = end in self.inside or word.lower in bodies
        return word.capital and known and word.sentence == self.words[end - 1].sentence

    def _step(self, end: int, *, organisation: bool) -> int:
        """How many words further the sequence goes; 0 at its end."""
        words = self.words
        last, word = words[end - 1], words[end]
        if word.sentence != last.sentence or word.quoted != last.quoted:
            return 0
        if word.text == "." and self._goes_on(end + 1):
            ended = last.lower in SUFFIXES and self._begins_anew(end + 1)
            return 2 if goes_over(words, end) and not ended else 0
        if is_place(words, end - 1) and self._begins_anew(end):
            return 0
        if end in self.edges and not is_title(last.lower):
            return 0
        if word.capital and (word.lower not in FUNCTION_WORDS or is_part(self.reading, end)):
            joined = self.text[last.end : word.start].strip("'’sS").isspace()
            return 1 if joined and not is_stamp(words, end) else 0
        if word.text in MARKS:
            return nickname(words, end)
        return self._link(end, organisation=organisation)

    def _begins_anew(self, index: int) -> bool:
        return begins_anew(self.words, index, self.edges, self.surnames)

    def _link(self, end: int, *, organisation: bool) -> int:
        """The words that link the sequence with the next capitals: van der, of the."""
        words, last = self.words, self.words[end - 1]
        for length in (1, 2, 3):
            if not self._goes_on(end + length, common=organisation):
                continue
            inner = [other.lower for other in self.words[end : end + length]]
            if are_particles(inner, last):
                return length + 1
            following = self.words[end + length].lower
            titled = is_title(following) and {end + length, end + length + 1} & self.edges
            if inner[0] in JOINERS and inner[1:] in ([], ["the"]):
                named = (
                    organisation or is_group(last) or holds_body(words, end, length, self.inside)
                )
                apart = following in TIMES or titled
                return length + 1 if named and not apart else 0
            if inner in (["in"], ["from"]) and organisation and end + 1 in self.inside:
                return 2
        return 0

    def _goes_on(self, index: int, *, common: bool = False) -> bool:
        """``common``: common words with capitals count too: Union of Well Diggers."""
        if index >= len(self.words):
            return False
        word = self.words[index]
        if common and word.capital and word.paragraph not in self.shouted:
            return word.lower not in FUNCTION_WORDS or self._goes_on(index + 1)
        return word.capital and word.lower not in FUNCTION_WORDS

    def _mention(self, start: int, end: int) -> NameMention | None:
        words = self.words
        while start < end - 1 and words[start].lower in WEEKDAYS:
            start += 1
        start += portfolio(words, start, end)
        organisation = is_organisation(words, start, end)
        start += organisation and opens_with_trade(words, start, end)
        first = start if organisation else behind_titles(words, start, end, self.edges)
        if first == start and not organisation:
            first = start = behind_common(words, start, end, self.common, self.begun)
        end = before_letters(words, first, end)
        articled = start > 0 and words[start - 1].lower in _ARTICLES
        if articled and end - first > 1 and is_numbered(words, end):
            end += 1
        name = name_words(words[first:end], self.text)
        if words[end - 1].possessive and name and name[0] in self.owners and len(name) == 1:
            organisation, name = True, (self.text[words[first].start : words[first].end + 2],)
        unsure = len(name) == 1 and not can_stand_alone(words, start, first)
        if not name or unsure or is_office(words, start, first, end):
            return None
        return NameMention(
            name,
            tuple(word.lower for word in words[start:first] if word.text != "."),
            start,
            first,
            end,
            organisation,
            words[first].paragraph in self.shouted or self.reading.in_marks(words[first].start),
            len(name) == 1 and first == start and words[first].first,
            articled,
        )
