"""Where names and speakers' mentions stand, and which mention is which name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ...document import Span
from ..lexical.forenames import is_forename
from ..lexical.lexicon import HONORIFICS, LETTERS
from ..lexical.nouns import names_person
from ..lexical.origins import PAPERS, is_demonym
from ..lexical.words import Reading, Word
from ..naming.couples import with_surnames
from ..naming.names import NameMention, find_names
from ..naming.phrases import kind_of, phrase_of
from .extents import extent

_PLACES = frozenset("town village city suburb island hamlet neighbourhood neighborhood".split())
"""What speaks for those who live there: Kerala village."""


class Mentions:
    """The names of an article, and the mentions that attribute its quotes.

    ``spoken`` maps each speaker's mention to the quotes that it attributes or is pointed at by;
    ``heads`` to the number of the name that it is, if it is one; ``extents`` to its words.
    ``begun`` maps a word to the mentions that begin at it: first the longest without a comma.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.words
        self.names: Sequence[NameMention] = with_surnames(self.words, find_names(reading))
        self._starts = [name.first for name in self.names]
        self._surnames = {
            word.lower() for name in self.names if len(name.words) > 1 for word in name.words
        }
        self._bare = {
            name.words[0].lower()
            for name in self.names
            if len(name.words) == 1 and not name.articled
        }
        self._times = Counter(word.lower() for name in self.names for word in name.words)
        self.spoken = _spoken(reading)
        self.extents = {
            span: extent(reading, span, reading.attributions[quotes[0]].cue)
            for span, quotes in self.spoken.items()
        }
        self.heads: Mapping[Span, int | None] = {
            span: self._head_name(span) for span in self.spoken
        }
        self.begun: dict[int, list[Span]] = defaultdict(list)
        for span in sorted(self.spoken, key=self._fullness):
            self.begun[self.extents[span][0]].append(span)

    def name_at(self, index: int) -> int | None:
        """The number of the name that covers a word."""
        number = bisect_right(self._starts, index) - 1
        if number >= 0 and index < self.names[number].last:
            return number
        return None

    def next_name(self, index: int) -> int | None:
        """The number of the first name that begins at or behind a word."""
        number = bisect_left(self._starts, index)
        return number if number < len(self.names) else None

    def names_within(self, span: Span) -> range:
        """The numbers of the names that begin in a span."""
        first, last = self.reading.within(span)
        return range(bisect_left(self._starts, first), bisect_left(self._starts, last))

    def word_at(self, span: Span) -> Word:
        """The first word of a span, or the last of the article."""
        return self.words[min(self.reading.within(span)[0], len(self.words) - 1)]

    def _fullness(self, span: Span) -> tuple[bool, int, Span]:
        """The less, the better a mention tells who is meant: a nurse on a ward; a nurse; a nurse,
        and another.
        """
        first, last = self.extents[span]
        return any(word.text == "," for word in self.words[first:last]), -last, span

    def _head_name(self, span: Span) -> int | None:
        """The name that a mention is, if it is one: not a spokesman for X."""
        first, last = self.extents[span]
        if first >= last:
            return None
        phrase = phrase_of(self.words, first, last)
        head = phrase.head_at
        lettered = self.words[head].text.isupper() and self.words[head].lower in LETTERS
        if head > first and lettered and not phrase.determiner:
            head -= 1
        word = self.words[head]
        titled = word.capital and head + 2 < last and self.words[head + 1].text == "."
        if titled and (number := self.name_at(head + 2)) is not None and self.name_at(head) is None:
            return number
        if not word.capital and kind_of(word.lower) == "unknown":
            return self._first_name(first, last)
        common = len(phrase.core) == 1 and word.first and kind_of(word.lower) != "unknown"
        if not word.capital or (common and word.lower not in self._surnames):
            return None
        if word.text == "COURT" or (phrase.possessed and kind_of(word.lower) != "unknown"):
            return None
        number = self.name_at(head)
        if number is None or not self._is_only_described(self.names[number], word):
            return number
        return None

    def _first_name(self, first: int, last: int) -> int | None:
        """The name that a mention begins with and goes on from: Harrow Estates invites."""
        number = self.name_at(first)
        if (
            number is None
            or self.names[number].last >= last
            or self.words[last - 1].lower in _PLACES
        ):
            return None
        name, ends = self.names[number], self.words[self.names[number].last - 1]
        if name.doubtful and not (is_forename(ends.text) or self._times[ends.lower] > 1):
            return None
        return None if ends.possessive else number

    def _is_only_described(self, name: NameMention, head: Word) -> bool:
        """The Dane, the Governor: a description with a capital; not the Kremlin, the Observer."""
        if not name.articled or len(name.words) > 1 or name.titles or head.lower in PAPERS:
            return False
        if name.words[0].isupper():
            return head.paragraph not in self.reading.shouted and names_person(head.lower)
        if kind_of(head.lower) == "person":
            return True
        told = kind_of(head.lower) != "unknown" or head.lower in HONORIFICS
        return (told or is_demonym(head.lower)) and name.words[0].lower() not in self._bare


def _spoken(reading: Reading) -> dict[Span, list[int]]:
    mentions: dict[Span, list[int]] = defaultdict(list)
    for index, attribution in enumerate(reading.attributions):
        if attribution.attributed:
            for span in (attribution.speaker, attribution.carried):
                if span is not None and span.start < span.end:
                    mentions[span].append(index)
    return dict(mentions)
