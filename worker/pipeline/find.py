"""Where quotations stand: pairs of marks, paragraph by paragraph, nested or left open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .document import QuoteSpan, Span
from .marks import Mark, scan_marks
from .pairing import Pair, pair_marks
from .setting import Family, Role
from .unclosed import Ending, ending_of

DEEPEST = 4
"""Levels of quotations in quotations. What is nested deeper is no speech that anybody could follow,
and each level may cost the network a reading of its own."""

_VISIBLE = re.compile(r"\S")
_MAY_LEAD = frozenset({Role.OPENER, Role.WEAK_OPENER, Role.EITHER})


class _Found(NamedTuple):
    """A quotation of one paragraph, before it knows its place among all."""

    outer: Span
    inner: Span
    family: Family
    closed: bool
    goes_on: bool
    """Whether the next paragraph may carry it on."""


def find_quotes(text: str, paragraphs: Sequence[Span]) -> tuple[QuoteSpan, ...]:
    """Every quotation in text order, a nested one after its parent.

    Spans nest, ``DEEPEST`` levels at most, or stand apart, and never leave their paragraph. Empty
    pairs are left out.
    """
    quotes: list[QuoteSpan] = []
    scanned = [scan_marks(text, paragraph) for paragraph in paragraphs]
    leading = [*(_leading(*pair) for pair in zip(paragraphs, scanned, strict=True)), None]
    earlier: tuple[int, Family] | None = None
    for number, paragraph in enumerate(paragraphs):
        first, left_open = len(quotes), None
        found = _find(text, paragraph, scanned[number], leading[number + 1])
        for each, parent in _nested(found):
            leads = each.outer.start == paragraph.start
            continues = earlier[0] if earlier and leads and each.family is earlier[1] else None
            if each.goes_on and parent is None:
                left_open = len(quotes), each.family
            inside = None if parent is None else first + parent
            quotes.append(QuoteSpan(each.inner, each.outer, each.closed, inside, continues))
        earlier = left_open
    return tuple(quotes)


def _leading(paragraph: Span, marks: Sequence[Mark]) -> Family | None:
    """The family of the mark that opens a paragraph."""
    if marks and marks[0].start == paragraph.start and marks[0].role in _MAY_LEAD:
        return marks[0].family
    return None


def _find(
    text: str, paragraph: Span, marks: Sequence[Mark], following: Family | None
) -> Iterator[_Found]:
    """The quotations of a paragraph, in the order of their openers; ``following`` is the family
    of the mark that opens the next paragraph.
    """
    pairs = pair_marks(marks, single_goes_on=following is Family.SINGLE)
    for index, pair in enumerate(pairs):
        opener, closer = pair.opener, pair.closer
        if closer is None:
            ending = ending_of(text, paragraph, pairs, index, following)
        elif not _typed_twice(pairs, index):
            ending = Ending(closer.start, goes_on=False)
        else:
            continue
        if ending and ending.at > opener.end and _VISIBLE.search(text, opener.end, ending.at):
            outer = Span(opener.start, closer.end if closer else ending.at)
            inner = Span(opener.end, ending.at)
            yield _Found(outer, inner, opener.family, closer is not None, ending.goes_on)


def _typed_twice(pairs: Sequence[Pair], index: int) -> bool:
    """Whether the next pair stands right inside: ""so"" is one quotation, not two."""
    if index + 1 == len(pairs):
        return False
    outer, inner = pairs[index], pairs[index + 1]
    return (
        outer.closer is not None
        and inner.closer is not None
        and outer.opener.family is inner.opener.family
        and outer.opener.end == inner.opener.start
        and inner.closer.end == outer.closer.start
    )


def _nested(found: Iterable[_Found]) -> Iterator[tuple[_Found, int | None]]:
    """Each quotation with the index of the one around it; one that crosses another, or is nested
    too deep, is left out.
    """
    around: list[tuple[int, int]] = []
    kept = 0
    for each in found:
        while around and around[-1][0] <= each.outer.start:
            around.pop()
        if around and (each.outer.end > around[-1][0] or len(around) == DEEPEST):
            continue
        yield each, around[-1][1] if around else None
        around.append((each.inner.end, kept))
        kept += 1
