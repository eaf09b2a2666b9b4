"""Clauses that attribute a quotation beside them, seen by the commonest verbs only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lexicon import ARTICLES, PRONOUNS, REPORTING_VERBS, SPEECH_SETTINGS

_VERB = re.compile(rf"\b(?:{'|'.join(sorted(REPORTING_VERBS))})\b")
_WORD = re.compile(r"\s*+([^\s,;:!?…“”\"()]{1,40}+)")
_BOUNDARY = re.compile(r"[,?!…—]\s")

_SUBJECT_WORDS = 5
_SUBJECT_LENGTH = 80
"""Characters that a subject and its verb may take."""


def begins_reporting_clause(text: str, position: int, end: int) -> bool:
    """Whether ``said Moyo`` or ``Luis Amado said`` begins at ``position``."""
    return _verb_end(text, position, end) is not None


def reporting_clauses(text: str, start: int, end: int) -> Iterator[int]:
    """Where a reporting clause begins that cannot belong to the quoted words: the position
    behind the comma, question mark, exclamation mark or dash that it follows.
    """
    for verb in _VERB.finditer(text, start, end):
        earliest = max(start, verb.start() - _SUBJECT_LENGTH)
        boundaries = list(_BOUNDARY.finditer(text, earliest, verb.start()))
        if not boundaries:
            continue
        position = boundaries[-1].end() - 1
        if _verb_end(text, position, end) == verb.end() and _is_complete(text, verb, end):
            yield position


def _verb_end(text: str, position: int, end: int) -> int | None:
    """The end of the reporting verb of a clause that begins at ``position``."""
    end = min(end, position + _SUBJECT_LENGTH)
    for number in range(_SUBJECT_WORDS + 1):
        word = _WORD.match(text, position, end)
        if word is None:
            return None
        bare = word[1].rstrip(".")
        if bare in REPORTING_VERBS:
            return word.start(1) + len(bare)
        if number == 0 and not _begins_subject(bare):
            return None
        if bare != word[1] and len(bare) > 3:
            return None
        position = word.end()
    return None


def _begins_subject(word: str) -> bool:
    return word[:1].isupper() or word in PRONOUNS or word in ARTICLES


def _is_complete(text: str, verb: re.Match[str], end: int) -> bool:
    """Whether nothing but a setting or a subject follows the verb, no object: he said no."""
    if verb.end() == end or text[verb.end()] in ".,:;":
        return True
    word = _WORD.match(text, verb.end(), end)
    if word is None:
        return not text[verb.end() : end].strip()
    bare = word[1].rstrip(".").lower()
    return word[1][0].isupper() or bare in SPEECH_SETTINGS or bare in ("the", "reporters")
