"""What speaks for and against somebody as the speaker whom a pronoun means."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from ...document import Document, Span
from ..lexical.lexicon import OFFICES
from ..lexical.nouns import names_person
from ..lexical.words import Word
from ..naming.cast import Cast
from ..presence.mentions import Mentions

_ANSWERING = frozenset(
    """answered answers replied replies retorted retorts countered rejoined responded responds shot
    snapped""".split()
)
_CALLING = frozenset(
    "say says said ask asks asked saying asking go goes going like told me".split()
)
_OPENING = frozenset("asked pressed told questioned when after as while before if".split())
"""What a clause may begin with that stands before its subject."""
_AHEAD = 16
"""Words of such a clause at the most."""
_TITLES = 7
"""Words of titles before a name at the most, and the one behind them."""
_TITLED = 2
"""Words of a description behind "the" that are looked at: the former coach."""
_BEFORE = 4
"""Words before a name among which such a verb stands."""


class Clues:
    """What the quotes of one speaker's mention tell about the speaker."""

    def __init__(self, mentions: Mentions, document: Document, span: Span) -> None:
        self.mentions = mentions
        self.quotes = document.quotes
        self.attributions = mentions.reading.attributions
        self.text = document.text
        self.span = span
        self.attributed = mentions.spoken[span]

    def own_words(self) -> Iterator[Span]:
        """What the speaker says: nobody speaks of themselves by name.

        Quotes that only carry on from the mention may be another's.
        """
        for quote in self.attributed:
            if self.attributions[quote].speaker == self.span:
                yield self.quotes[quote].inner

    def others(self) -> Iterator[Span]:
        """What others say within these quotes: they may call the speaker by name."""
        for quote in self.attributed:
            for inner in self.quotes[quote + 1 :]:
                if inner.parent != quote:
                    break
                yield inner.inner

    def begins(self) -> int:
        """The index of the first word of the first of them."""
        return self.mentions.reading.within(self.quotes[min(self.attributed)].outer)[0]

    def cue(self) -> str:
        """The verb that attributes the first of them, in lower case."""
        cue = self.attributions[self.attributed[0]].cue
        return cue.of(self.text).lower() if cue is not None else ""

    def asking(self) -> Span | None:
        """The mention of who asks a question in the paragraph right before, or says what is
        answered here: he shot back.
        """
        first = min(self.attributed)
        before = first - 1
        while before >= 0 and self.quotes[before].parent is not None:
            before -= 1
        if before < 0:
            return None
        answers = not _ANSWERING.isdisjoint(self.cue().split())
        answers = answers and self._begins(before) and self._begins(first)
        if not answers and self.quotes[before].inner.of(self.text)[-1:] != "?":
            return None
        asking = self.attributions[before].speaker
        here = self.mentions.word_at(self.quotes[first].outer)
        there = self.mentions.word_at(self.quotes[before].outer)
        if asking == self.span or here.paragraph - there.paragraph != 1:
            return None
        return asking

    def _begins(self, quote: int) -> bool:
        """Whether a quote begins its paragraph, as in talk."""
        start, _ = self.mentions.reading.within(self.quotes[quote].outer)
        words = self.mentions.words[max(start - 1, 0) : start + 1]
        return words[0] is words[-1] or words[0].paragraph != words[-1].paragraph


def is_called(mentions: Mentions, number: int) -> bool:
    """Whether a name is what others call somebody, by the words around it: they ask, Yaw, why."""
    words, name = mentions.words, mentions.names[number]
    between = [word.text for word in (words[name.begin - 1], words[min(name.last, len(words) - 1)])]
    before = {word.lower for word in words[max(name.begin - _BEFORE, 0) : name.begin]}
    return between == [",", ","] and not _CALLING.isdisjoint(before)


def hailed(mentions: Mentions, span: Span) -> Iterator[int]:
    """Names by which quoted words call somebody: Ana, sit down; sit down, Ana."""
    words = mentions.words
    first, last = mentions.reading.within(span)
    for number in mentions.names_within(span):
        name = mentions.names[number]
        before = words[name.begin - 1].text if name.begin > first else ""
        after = words[name.last].text if name.last < last else ""
        ends = not after or after in ",.?!"
        if (before == "," and ends) or (not before and after == ","):
            yield number


def announces(mentions: Mentions, index: int, nouns: Container[str]) -> bool:
    """Asked whether he was sure, Berg laughed: a pronoun of who is named right after it, or
    described by one of the ``nouns`` of those who have names.
    """
    words = mentions.words
    start = index
    nearest = max(index - _AHEAD - 1, 0)
    while start > nearest and words[start - 1].sentence == words[index].sentence:
        start -= 1
    if words[start].lower not in _OPENING or index - start > _AHEAD:
        return False
    end = index
    while end < len(words) and end - index < _AHEAD and words[end].text != ",":
        end += 1
    number = mentions.next_name(index)
    name = None if number is None else mentions.names[number].begin
    titles = words[end + 1 : name] if name is not None and name - end <= _TITLES else ()
    named = name == end + 1 or any(_is_title(word) for word in titles)
    return named or _describes(words[end + 1 : end + 2 + _TITLED], nouns)


def _is_title(word: Word) -> bool:
    """Whether a word before a name may be of who bears it: Minister for Ports Ana Reis."""
    return names_person(word.lower) or (word.capital and word.lower in OFFICES)


def _describes(following: Sequence[Word], nouns: Container[str]) -> bool:
    """Whether a clause begins with the description of somebody named: the speaker smiled."""
    if not following or following[0].lower != "the":
        return False
    return any(word.lower in nouns and names_person(word.lower) for word in following[1:])


def of_clause(mentions: Mentions, cast: Cast, index: int) -> int | None:
    """Whose relative clause a pronoun stands in: Aidoo, who said that he was lucky."""
    for at in range(index - 1, max(index - _AHEAD, 1), -1):
        if (
            mentions.words[at].sentence != mentions.words[index].sentence
            or mentions.name_at(at) is not None
        ):
            return None
        if mentions.words[at].lower == "who":
            number = mentions.name_at(at - 1 - (mentions.words[at - 1].text == ","))
            return None if number is None else cast.figure_of[number]
    return None
