"""Titles in quotation marks, which are nobody's words: an essay headlined “It Held”."""

from __future__ import annotations

import re

from .document import QuoteSpan
from .lexicon import PERFORMED, TEXTS, WORKS

_TITLED = re.compile(
    r"\b(?:(?:(?:en|sub)?titled|headlined|code-?named|christened),?|the head(?:line|ing)) $"
)
"""Whatever stands in the marks, it is a title: in a memo titled “…”"""
_WORK = re.compile(rf"\b(?:(?:{'|'.join(sorted(WORKS))})s?(,?)|(?:{'|'.join(sorted(TEXTS))})(,)) $")
_PERFORMED = re.compile(rf"\b(?:{'|'.join(sorted(PERFORMED))}) $")
_BEFORE = 30
"""Characters before a quote in which those words stand."""
_LONGEST = 80
"""Characters in a title at the most."""
_LINKING = 4
"""Letters of the words that have small ones in a title: of, the, with."""


def is_title(text: str, quote: QuoteSpan) -> bool:
    """Whether a title stands in the marks, as what is before them tells, and its capitals.

    A lone word needs more than a noun before it: he called her book “Rubbish”.
    """
    before = text[max(0, quote.outer.start - _BEFORE) : quote.outer.start]
    if _TITLED.search(before):
        return True
    if quote.inner.end - quote.inner.start > _LONGEST:
        return False
    words = quote.inner.of(text).split()
    if not _has_capitals(words):
        return False
    work = _WORK.search(before)
    if work is not None:
        return len(words) > 1 or bool(work[1] or work[2])
    return _PERFORMED.search(before) is not None


def _has_capitals(words: list[str]) -> bool:
    """Whether words are written as a title is: War and Peace."""
    if not words or not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return False
    small = (word for word in words if word[0].isalpha() and not word[0].isupper())
    return all(len(word) <= _LINKING for word in small)
