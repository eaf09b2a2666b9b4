"""Document -> Windows: the word pieces that the model reads, aligned to the submitted text.

Quotation marks of whatever glyph become the same two pieces, paragraph breaks a third, and the
middle of a long quote is left out: who said it is never written there. Everything is linear in
the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .document import Document

Ints = NDArray[np.int32]

CLS, SEP, MASK = 101, 102, 103
"""Ids of BERT's vocabulary for a window's first and last piece, and for a hidden one."""
OPEN, CLOSE, NESTED_OPEN, NESTED_CLOSE = 1523, 1524, 1520, 1521
"""Ids of “ ” ‘ ’: whatever glyphs a text uses, the encoder sees those it was pretrained on."""
UNCLOSED, ELLIPSIS, PARAGRAPH = 1, 1529, SEP
"""A quote without a closing mark; the middle of a long quote; a paragraph's end."""

_SURROGATE = re.compile("[\ud800-\udfff]")

BEFORE, AFTER = 80, 40
"""Pieces of context kept before a quote's opening and after its closing mark."""
LONGEST = 320
"""Pieces in a window at the most, its two frame pieces included (the encoder's limit is 512)."""
HEAD, TAIL = 6, 6
"""Pieces kept of a long quote at its beginning and its end."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one document with the quotes to be decided in it.

    n pieces, q quotes. ``starts``/``ends`` are code points in the text (equal for pieces that
    stand for no text). ``quotes`` are indices into ``Document.quotes``; ``opens``/``closes``
    their marks' positions among the pieces. ``owners`` gives for each piece the innermost quote
    it lies in, as an index into ``Document.quotes``, or -1.
    """

    ids: Ints
    cases: Ints
    starts: Ints
    ends: Ints
    owners: Ints
    paragraphs: Ints
    quotes: tuple[int, ...]
    opens: Ints
    closes: Ints


@dataclass(frozen=True, slots=True)
class _Stream:
    """A whole document as pieces; quotes' marks as positions among them."""

    ids: Ints
    starts: Ints
    ends: Ints
    owners: Ints
    paragraphs: Ints
    opens: Ints
    closes: Ints


def windows(document: Document, tokenizer: Tokenizer) -> list[Window]:
    """The windows of a document: each of its quotes stands in exactly one; none without quotes."""
    if not document.quotes:
        return []
    stream = _stream(document, tokenizer)
    return [
        _window(document, stream, low, high, quotes)
        for low, high, quotes in _ranges(stream.opens, stream.closes, len(stream.ids))
    ]


def _stream(document: Document, tokenizer: Tokenizer) -> _Stream:
    # The tokeniser is written in Rust, whose strings hold no half of a surrogate pair.
    whole = _SURROGATE.sub("\ufffd", document.text)
    encoding = tokenizer.encode(whole, add_special_tokens=False)
    offsets = np.asarray(encoding.offsets, np.int32).reshape(-1, 2)
    ids = np.asarray(encoding.ids, np.int32)
    marks, closing = _marks(document)
    breaks = np.asarray([p.start for p in document.paragraphs[1:]], np.int32)
    inside = _inside(offsets[:, 0], marks)
    ids, offsets = ids[~inside], offsets[~inside]
    count = len(document.quotes)

    # Closing marks go before a paragraph break at the same place, opening marks after it.
    # They and the breaks stand for no text: they start where they end.
    starts = np.concatenate([offsets[:, 0], marks[:, 0], breaks])
    ends = np.concatenate([offsets[:, 1], marks[:, 0], breaks])
    all_ids = np.concatenate([ids, closing, np.full(len(breaks), PARAGRAPH, np.int32)])
    rank = np.full(len(starts), 3, np.int64)
    rank[len(ids) : len(ids) + count] = 2
    rank[len(ids) + count : len(ids) + 2 * count] = 0
    rank[len(ids) + 2 * count :] = 1
    order = np.argsort(starts.astype(np.int64) * 4 + rank, kind="stable")
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    opens = place[len(ids) : len(ids) + count]
    closes = place[len(ids) + count : len(ids) + 2 * count]
    stream = _Stream(
        all_ids[order],
        starts[order],
        ends[order],
        _owners(document, opens, closes, len(order)),
        np.cumsum(order >= len(ids) + 2 * count).astype(np.int32),
        opens,
        closes,
    )
    return _elide(document, stream)


def _marks(document: Document) -> tuple[Ints, Ints]:
    """Ranges of the opening marks, then of the closing ones, and the pieces that replace them."""
    opening, closing, ids, closing_ids = [], [], [], []
    for quote in document.quotes:
        opening.append((quote.outer.start, quote.inner.start))
        closing.append((quote.inner.end, quote.outer.end if quote.closed else quote.inner.end))
        nested = quote.parent is not None
        ids.append(NESTED_OPEN if nested else OPEN)
        closed = NESTED_CLOSE if nested else CLOSE
        closing_ids.append(closed if quote.closed else UNCLOSED)
    ranges = np.asarray(opening + closing, np.int32).reshape(-1, 2)
    return ranges, np.asarray(ids + closing_ids, np.int32)


def _inside(positions: Ints, marks: Ints) -> NDArray[np.bool_]:
    """Which positions fall into a mark's range; the ranges do not overlap."""
    ranges = marks[marks[:, 0] < marks[:, 1]]
    ranges = ranges[np.argsort(ranges[:, 0])]
    if not len(ranges):
        return np.zeros(len(positions), np.bool_)
    at = np.searchsorted(ranges[:, 0], positions, side="right") - 1
    inside: NDArray[np.bool_] = (at >= 0) & (positions < ranges[np.maximum(at, 0), 1])
    return inside


def _owners(document: Document, opens: Ints, closes: Ints, length: int) -> Ints:
    owners = np.full(length, -1, np.int32)
    # A nested quote overwrites its parent. There are few levels (find.DEEPEST): this is linear.
    for index in range(len(document.quotes)):
        owners[opens[index] : closes[index] + 1] = index
    return owners


def _elide(document: Document, stream: _Stream) -> _Stream:
    parents = {quote.parent for quote in document.quotes}
    keep = np.ones(len(stream.ids), np.bool_)
    ids, ends = stream.ids.copy(), stream.ends.copy()
    for index in range(len(document.quotes)):
        first, last = stream.opens[index] + 1 + HEAD, stream.closes[index] - TAIL
        if index not in parents and last - first > 4:
            keep[first + 1 : last] = False
            ids[first], ends[first] = ELLIPSIS, stream.starts[first]
    place = np.cumsum(keep).astype(np.int32) - 1
    return _Stream(
        ids[keep],
        stream.starts[keep],
        ends[keep],
        stream.owners[keep],
        stream.paragraphs[keep],
        place[stream.opens],
        place[stream.closes],
    )


def _ranges(opens: Ints, closes: Ints, length: int) -> Iterator[tuple[int, int, list[int]]]:
    """Group quotes greedily into ranges of pieces that fit a window."""
    room = LONGEST - 2
    low = high = 0
    group: list[int] = []
    for index in range(len(opens)):
        first = max(int(opens[index]) - BEFORE, 0)
        last = min(int(closes[index]) + 1 + AFTER, length)
        if group and (first > high or max(last, high) - low > room):
            yield low, high, group
            group = []
        if not group:
            low, high = first, last
        group.append(index)
        high = max(high, last)
        if high - low > room:
            # A quote longer than a window (it holds nested ones): its beginning is kept.
            high = low + room
    if group:
        yield low, high, group


def _window(document: Document, stream: _Stream, low: int, high: int, quotes: list[int]) -> Window:
    def framed(values: Ints, first: int, last: int) -> Ints:
        return np.concatenate([[first], values, [last]]).astype(np.int32)

    part = slice(low, high)

    starts, ends = stream.starts[part], stream.ends[part]
    edge = int(starts[0]), int(ends[-1])
    chosen = np.asarray(quotes)
    limit = high - low
    return Window(
        ids=framed(stream.ids[part], CLS, SEP),
        cases=framed(_cases(document.text, starts, ends), 0, 0),
        starts=framed(starts, edge[0], edge[1]),
        ends=framed(ends, edge[0], edge[1]),
        owners=framed(stream.owners[part], -1, -1),
        paragraphs=framed(
            stream.paragraphs[part], stream.paragraphs[low], stream.paragraphs[high - 1]
        ),
        quotes=tuple(quotes),
        opens=np.minimum(stream.opens[chosen] - low + 1, limit).astype(np.int32),
        closes=np.minimum(stream.closes[chosen] - low + 1, limit).astype(np.int32),
    )


def _cases(text: str, starts: Ints, ends: Ints) -> Ints:
    """0 lower case or none, 1 Capitalised, 2 CAPITALS, 3 with a digit."""
    cases = np.zeros(len(starts), np.int32)
    for index, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        word = text[start:end]
        if word[:1].isupper():
            cases[index] = 2 if len(word) > 1 and word.isupper() else 1
        elif word[:1].isdigit():
            cases[index] = 3
    return cases
