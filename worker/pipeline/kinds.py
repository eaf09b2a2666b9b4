"""The shape of a quote: full, partial, or in a heading."""

from __future__ import annotations

import re
from bisect import bisect_right

from .document import Document, QuoteSpan, Span
from .lexicon import REPORTING_VERBS
from .quote import Kind

_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$|(?:[,.!?…—–]|--)[\"'”’»]")
_PAST = [*sorted(verb for verb in REPORTING_VERBS if verb.endswith("ed")), "said", "told", "wrote"]
_INTRODUCES = re.compile(
    rf"(?!what\b|how\b|who\b)[^:\"“‘«]+ (?:{'|'.join(_PAST)})\b[^:\"“‘«]*: ?[\"'“‘«]", re.IGNORECASE
)
"""A sentence in the past before a quote: He wrote: “…” A headline would say: he writes. (What they
said: “…” is one.)"""
_CLOSERS = " \"'”’»)]"
"""What may close behind the last words' own mark: the marks of a nested quote, brackets."""
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
    if len(words.split()) > _HEADING_WORDS or _SENTENCE_END.search(words):
        return False
    return _INTRODUCES.match(words) is None


def _is_full(text: str, quote: QuoteSpan) -> bool:
    """Whether the words stand as a sentence or clause: by their first letter and their end."""
    words = quote.inner.of(text).strip()
    end = words.rstrip(_CLOSERS)[-1:]
    first = next((char for char in words[:8] if char.isalnum()), "")
    punctuated = end in {".", "!", "?", ",", "…", "—", "–", "-"} or not quote.closed
    after = text[quote.outer.end : quote.outer.end + 1]
    ended = punctuated or after in {",", "?", "!", "."}
    before = text[max(0, quote.outer.start - 3) : quote.outer.start].rstrip()[-1:]
    if first.isupper() or first.isdigit():
        ended = ended or before == ":"
        return ended and (punctuated or after == "," or len(words.split()) > 3)
    return punctuated and before in {",", ":", "", "—", "–"} and len(words.split()) > 2
