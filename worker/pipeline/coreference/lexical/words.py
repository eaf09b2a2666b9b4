"""The article as words, once for all resolvers: where each stands and whether it is quoted."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...document import Attribution, Document, Span

_WORD = re.compile(
    r"(?P<initials>(?:[^\W\d_]\.){2,})|(?P<word>[^\W_]+(?:[-'’&/][^\W_]+|\.\d+)*)|[^\w\s]"
)
_PREFIXED = re.compile(r"(?:al|el|a[dnrstz]|ash|[dl]['’])-?[A-Z]")
"""What a name may begin with in small letters: Badr al-Harthy."""
_CONTRACTED = re.compile(r"(?i)(?:he|she|it|they|we|i|you|who)(?=['’](?:d|ll|m|ve|re)$)")
_APOSTROPHES = frozenset("'’")
_STOPS = frozenset(".!?…")
_OPENING = frozenset("\"'“‘«([:–—-•*|") | _STOPS
"""Marks that a sentence's first word may stand behind."""


_TITLE = 16
"""Words in a headline at the most."""


class Word(NamedTuple):
    """A word without its possessive ending, or one mark.

    ``capital``: it begins with a capital. ``first``: a sentence or clause may begin with it, so
    that its capital says little. ``quoted``: it is part of quoted speech.
    """

    text: str
    lower: str
    start: int
    end: int
    possessive: bool
    capital: bool
    first: bool
    quoted: bool
    sentence: int
    paragraph: int


class Reading:
    """An article's words, found by their place in the text.

    ``shouted``: the paragraphs in which nearly every word has a capital, whatever it is.
    ``titles``: short ones that end without a stop: headlines and subheads. ``asked``: those that
    end with a question of the writer's. ``proper``: words that have a capital inside a sentence,
    and nowhere none, each with the word behind it, or "" where none is part of the same name.
    """

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self.document = document
        self.text = document.text
        self.attributions = attributions
        self.words = _words(document, _quoted(document, attributions))
        self.starts = [word.start for word in self.words]
        self.paragraph_starts = [paragraph.start for paragraph in document.paragraphs]
        self.sentence_starts = [sentence.start for sentence in document.sentences]
        self.shouted = _shouted(self.words)
        self.titles = _titles(self.words)
        self.asked = _asked(self.words)
        self.proper = _proper(self.words)
        self._marked = [
            quote.outer
            for quote, attribution in zip(document.quotes, attributions, strict=True)
            if not attribution.attributed and quote.parent is None
        ]
        self._marks = [span.start for span in self._marked]

    def in_marks(self, position: int) -> bool:
        """Whether a place lies in marks that are no speech: a title, a nickname."""
        number = bisect_right(self._marks, position) - 1
        return number >= 0 and position < self._marked[number].end

    def within(self, span: Span) -> tuple[int, int]:
        """The indices (first, behind the last) of the words that begin in the span."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def paragraph_at(self, position: int) -> int:
        """The index of the paragraph that a place in the text lies in, or that precedes it."""
        return max(bisect_right(self.paragraph_starts, position) - 1, 0)


def _quoted(document: Document, attributions: Sequence[Attribution]) -> list[Span]:
    """Quoted speech, in text order, without what is nested in it."""
    spans: list[Span] = []
    for quote, attribution in zip(document.quotes, attributions, strict=True):
        if attribution.attributed and (not spans or quote.outer.start >= spans[-1].end):
            spans.append(quote.outer)
    return spans


def _words(document: Document, quoted: Sequence[Span]) -> list[Word]:
    text, words = document.text, list[Word]()
    paragraphs = _Walk(document.paragraphs)
    sentences = _Walk(document.sentences)
    speeches = iter((*quoted, Span(len(text) + 1, len(text) + 1)))
    speech = next(speeches)
    opened = True
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start >= paragraphs.following:
            opened = paragraphs.advance(start)
        if start >= sentences.following:
            opened = sentences.advance(start)
        while speech.end <= start:
            speech = next(speeches)
        bare = match[0]
        is_word = match.lastgroup is not None
        possessive = False
        if is_word:
            bare, possessive = _without_ending(bare, text, end)
        words.append(
            Word(
                bare,
                bare.lower() if is_word else bare,
                start,
                start + len(bare),
                possessive,
                is_word and (bare[0].isupper() or _PREFIXED.match(bare) is not None),
                opened,
                speech.start <= start,
                sentences.index,
                paragraphs.index,
            )
        )
        opened = not is_word and (opened or bare in _OPENING)
    return words


class _Walk:
    """Which of consecutive spans a growing position has reached."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.index = 0
        self.following = spans[1].start if len(spans) > 1 else sys.maxsize

    def advance(self, position: int) -> bool:
        """Go on to the last span that begins at or before the position; True."""
        while position >= self.following:
            self.index += 1
            beyond = self.index + 1 >= len(self.spans)
            self.following = sys.maxsize if beyond else self.spans[self.index + 1].start
        return True


def _without_ending(word: str, text: str, end: int) -> tuple[str, bool]:
    """The word without a possessive's or a contraction's ending, and whether it is possessive."""
    if word[-1] in "sS":
        if len(word) > 2 and word[-2] in _APOSTROPHES:
            return word[:-2], True
        return word, text[end : end + 1] in _APOSTROPHES and text[end + 1 : end + 2] == " "
    contracted = _CONTRACTED.match(word)
    return (contracted[0], False) if contracted else (word, False)


def _shouted(words: Iterable[Word]) -> frozenset[int]:
    capitals: Counter[int] = Counter()
    smalls: Counter[int] = Counter()
    stopped: dict[int, bool] = {}
    for word in words:
        if word.end - word.start > 3:
            (capitals if word.capital else smalls)[word.paragraph] += 1
        mark = not word.text[0].isalnum() and word.text not in _STOPS
        if not mark:
            stopped[word.paragraph] = word.text in _STOPS
    return frozenset(
        p for p, n in capitals.items() if n > 2 and n >= 3 * smalls[p] and not stopped[p]
    )


def _asked(words: Sequence[Word]) -> frozenset[int]:
    pairs = zip(words, [*words, None][1:], strict=True)
    return frozenset(
        word.paragraph
        for word, behind in pairs
        if word.text == "?"
        and not word.quoted
        and not (behind and behind.paragraph == word.paragraph)
    )


def _proper(words: Sequence[Word]) -> frozenset[tuple[str, str]]:
    """The words that a name begins with inside a sentence, and that never stand in small letters,
    in lower case, each with the word behind it and alone: (friends, of), (pfizer, "").
    """
    small = {word.lower for word in words if not word.capital}
    found = set[tuple[str, str]]()
    for before, word, behind in zip(words, words[1:], [*words[2:], None], strict=False):
        if word.capital and not (word.first or before.capital or word.lower in small):
            found.add((word.lower, behind.lower if behind else ""))
            if not (behind and behind.capital):
                found.add((word.lower, ""))
    return frozenset(found)


def _titles(words: Iterable[Word]) -> frozenset[int]:
    lengths: Counter[int] = Counter()
    stopped: dict[int, bool] = {}
    for word in words:
        lengths[word.paragraph] += 1
        stopped[word.paragraph] = word.quoted or not word.text[0].isalnum()
    return frozenset(p for p, n in lengths.items() if n <= _TITLE and not stopped[p])
