"""The shape of a quote: full, partial, or in a heading."""

from __future__ import annotations

import re
from bisect import bisect_right

from .document import Document, QuoteSpan, Span
from .quote import Kind

_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$|(?:[,.!?…—–]|--)[\"'”’»]")
_HEADING_WORDS = 24
"""Words in a headline, teaser or caption at the most."""


def kinds(document: Document) -> tuple[Kind, ...]:
    """The kind of each of the document's quotes."""
    starts = [paragraph.start for paragraph in document.paragraphs]
    result: list[Kind] = []
    for quote in document.quotes:
        at = bisect_right(starts, quote.outer.start) - 1
        if at >= 0 and _is_heading(document, document.paragraphs[at]):
            result.append("heading")
        elif _is_full(document.text, quote):
            result.append("full")
        else:
            result.append("partial")
    return tuple(result)


def _is_heading(document: Document, paragraph: Span) -> bool:
    """A short line that does not end as a sentence does, in an article of several lines."""
    if len(document.paragraphs) == 1 or paragraph.end - paragraph.start > 12 * _HEADING_WORDS:
        return False
    words = paragraph.of(document.text)
    return len(words.split()) <= _HEADING_WORDS and not _SENTENCE_END.search(words)


def _is_full(text: str, quote: QuoteSpan) -> bool:
    """Whether the words stand as a sentence or clause: by their first letter and their end."""
    words = quote.inner.of(text).strip()
    first = next((char for char in words[:8] if char.isalnum()), "")
    punctuated = words[-1:] in {".", "!", "?", ",", "…", "—", "–", "-"} or not quote.closed
    after = text[quote.outer.end : quote.outer.end + 1]
    ended = punctuated or after in {",", "?", "!", "."}
    if first.isupper() or first.isdigit():
        return ended and (punctuated or after == "," or len(words.split()) > 3)
    before = text[max(0, quote.outer.start - 3) : quote.outer.start].rstrip()
    return punctuated and before[-1:] in {",", ":", "", "—", "–"} and len(words.split()) > 2
