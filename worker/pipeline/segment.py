"""Paragraphs and sentences: spans into the untouched text, white space around them left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .document import QuoteSpan, Span
from .reporting import begins_reporting_clause
from .stops import sentence_stops
from .wrapping import joins, wrapped_width

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]++")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_GAP = re.compile(r"[\s\u200b\ufeff]*+")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Paragraphs: parted by blank lines, and by every line's end where lines are not wrapped.

    Each block of lines without a blank one between them is judged for itself; the width that
    others are wrapped at is only a hint.
    """
    blocks = list(_blocks(text))
    widths = [width for block in blocks if (width := wrapped_width(text, block, hint=0))]
    hint = max(widths, default=0)
    return tuple(span for block in blocks for span in _paragraphs_of(text, block, hint))


def split_sentences(
    text: str, paragraphs: Sequence[Span], quotes: Sequence[QuoteSpan]
) -> tuple[Span, ...]:
    """Sentences, each within one paragraph; an outermost quotation is never broken, nor parted
    from the reporting clause behind it.
    """
    outermost = [quote for quote in quotes if quote.parent is None]
    sentences: list[Span] = []
    reached = 0
    for paragraph in paragraphs:
        start = paragraph.start
        for stop in sentence_stops(text, *paragraph):
            while reached < len(outermost) and outermost[reached].outer.end < stop:
                reached += 1
            quote = outermost[reached] if reached < len(outermost) else None
            if quote is None or not _holds_together(text, quote, stop, paragraph):
                sentences.append(Span(start, stop))
                start = _skip_space(text, stop)
        sentences.append(Span(start, paragraph.end))
    return tuple(sentences)


def _holds_together(text: str, quote: QuoteSpan, stop: int, paragraph: Span) -> bool:
    """Whether no sentence ends at ``stop``, for the sake of the next quotation to end."""
    if stop <= quote.outer.start:
        return False
    if stop != quote.outer.end:
        return True
    if text[quote.inner.end - 1] not in "!?…":
        return False
    return begins_reporting_clause(text, stop, paragraph.end)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Lines, without the white space around them, between one blank line and the next."""
    block: list[Span] = []
    end_of_last = 0
    for match in _LINE.finditer(text):
        line = _trimmed(text, match.start(), match.end())
        breaks = len(_BREAK.findall(text, end_of_last, match.start()))
        if block and (line is None or breaks > 1 or "\u2029" in text[end_of_last : match.start()]):
            yield block
            block = []
        if line is not None:
            block.append(line)
        end_of_last = match.end()
    if block:
        yield block


def _paragraphs_of(text: str, block: Sequence[Span], hint: int) -> Iterator[Span]:
    width = wrapped_width(text, block, hint=hint)
    start = block[0].start
    for line, following in pairwise(block):
        if not joins(text, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, block[-1].end)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    start = _skip_space(text, start)
    if start >= end:
        return None
    while text[end - 1].isspace() or text[end - 1] in "\u200b\ufeff":
        end -= 1
    return Span(start, end)


def _skip_space(text: str, start: int) -> int:
    gap = _GAP.match(text, start)
    return gap.end() if gap else start
