"""Where sentences end, by their stops and what stands around them; quotations are not seen here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lexicon import ABBREVIATIONS, LETTERED, NUMBERED, SENTENCE_STARTERS, TITLES

_STOP = re.compile(r"[.!?…。]++['\"’”»›)\]]*+")
_GAP = re.compile(r"\s++")
_OPENING = re.compile(r"[\"'“‘«‹„‚`(\[–—\-\s]{0,8}+")
_WORD = re.compile(r"[^\W\d_]{1,20}+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")

_ABBREVIATION_LENGTH = 12
"""Characters looked at before a stop: the longest abbreviation has fewer."""


def sentence_stops(text: str, start: int, end: int) -> Iterator[int]:
    """Ends of sentences before ``end``, each behind its stop and closing marks."""
    for match in _STOP.finditer(text, start, end):
        gap = _GAP.match(text, match.end(), end)
        if gap is None or gap.end() == end:
            continue
        if _begins_sentence(text, gap.end(), end) and not (
            match[0] == "." and _abbreviates(text, match.start(), start, gap.end(), end)
        ):
            yield match.end()


def _begins_sentence(text: str, position: int, end: int) -> bool:
    opening = _OPENING.match(text, position, end)
    first = opening.end() if opening else position
    if first >= end:
        return False
    return not text[first].islower() and text[first] not in ",;:.!?…"


def _abbreviates(text: str, stop: int, start: int, following: int, end: int) -> bool:
    before = text[max(start, stop - _ABBREVIATION_LENGTH) : stop].split()
    if not before or text[stop - 1].isspace():
        return False
    word = before[-1].lstrip("\"'“”‘’«‹„‚`([–—-$")
    key = word.lower()
    listed = stop - len(word) == start and len(word) <= 3 and word.isdigit()
    if listed or key in TITLES or key.rpartition("-")[2] in TITLES:
        return True
    if len(word) == 1 and word.isupper():
        return word != "I" and not (len(before) > 1 and before[-2].lower() in LETTERED)
    if key in NUMBERED:
        return text[following].isdigit()
    if key in ABBREVIATIONS or _INITIALS.fullmatch(word):
        after = _WORD.match(text, following, end)
        if after is None:
            # A dateline goes on: TRENTON, N.J. (AP) —
            return text[following] in "-–—("
        return after[0].lower() not in SENTENCE_STARTERS
    return False
