"""What the stages read: spans into the untouched text, all frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points in the submitted text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside (equal spans included)."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """What stands between a pair of quotation marks; who said it is not yet known.

    ``inner`` excludes the marks; ``outer`` includes them. ``parent`` is the index (in
    ``Document.quotes``) of the quote that this one is nested in. ``continues`` is the index of
    the quote, left open in an earlier paragraph, that this one goes on from.
    """

    inner: Span
    outer: Span
    closed: bool
    parent: int | None = None
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article, cut up. Spans are in text order; every sentence lies in one paragraph.

    Paragraphs and sentences exclude the white space around them. ``quotes`` is in text order,
    a nested quote after its parent.
    """

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotes: tuple[QuoteSpan, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attributor's decision on one ``QuoteSpan``.

    ``attributed``: whether the quoted words are somebody's speech or writing at all.
    ``speaker``: the mention beside the quote; None for a quote without one. ``cue``: the
    reporting verb or introducing mark. ``confidence``: probability that all three are right.
    ``source``: which rule or model decided, so that errors can be counted by it. ``carried``: for
    a quote without a mention of its own, one elsewhere of the person that it may carry on from.
    """

    attributed: bool
    speaker: Span | None
    cue: Span | None
    confidence: float
    source: str
    carried: Span | None = None
