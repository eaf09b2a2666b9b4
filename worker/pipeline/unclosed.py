"""Where a quotation ends whose closing mark is left out or missing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from .document import Span
from .marks import Mark
from .pairing import Pair
from .reporting import reporting_clauses
from .setting import Family, Role
from .stops import sentence_stops

LONGEST = 1_500
"""Characters after which a quotation without its closing mark is taken to end with its first
sentence: a text in one line would lose all its rest to it."""


class Ending(NamedTuple):
    """Where quoted words end, and whether the next paragraph may carry them on."""

    at: int
    goes_on: bool


def ending_of(
    text: str,
    paragraph: Span,
    pairs: Sequence[Pair],
    index: int,
    following: Family | None,
) -> Ending | None:
    """The ending of a pair without closer; None when its mark was no quotation's.

    ``following`` is the family of the mark that opens the next paragraph.
    """
    pair = pairs[index]
    start = pair.opener.end
    if pair.crossed or not pair.certain or start >= paragraph.end:
        return None
    # A fragment in the writer's sentence has lost its closer: nobody carries one on.
    goes_on = following is pair.opener.family and not pair.opener.setting.midway
    if not goes_on and not _stands_alone(pair.opener):
        return None
    rival = _rival(pairs, index, goes_on)
    if rival is None and goes_on:
        return Ending(paragraph.end, goes_on=True)
    limit = paragraph.end if rival is None else rival.opener.start
    return Ending(_end_of_words(text, start, limit, rival is not None), goes_on=False)


def _end_of_words(text: str, start: int, end: int, has_rival: bool) -> int:
    """The end of the quoted words, at most ``end``, where a rival or the paragraph's end is.

    They end before their reporting clause; a fragment inside the writer's sentence ends with it.
    """
    for clause in reporting_clauses(text, start, end):
        return clause
    whole = _trimmed(text, start, end)
    stops = sentence_stops(text, start, end)
    if text[start].islower() or end - start > LONGEST:
        return next(islice(stops, 1), whole)
    if has_rival and whole > start and text[whole - 1] not in ".!?…":
        *_, last = start, *stops
        return last if last > start else whole
    return whole


def _stands_alone(opener: Mark) -> bool:
    """Whether a mark is a quotation's even without its closer; a single one may be an apostrophe,
    unless it opens a paragraph or follows the comma or colon of a reporting clause.
    """
    if opener.family is Family.SINGLE:
        at_start = not opener.setting.left
        introduced = opener.setting.left.isspace() and opener.setting.before in (",", ":")
        return opener.role is Role.OPENER and (at_start or introduced)
    return opener.family is Family.DOUBLE


def _rival(pairs: Sequence[Pair], index: int, goes_on: bool) -> Pair | None:
    """The next quotation of the same family that is not nested in another: where it begins, an
    unclosed one must have ended. In one that goes on, a fragment in the same marks is nested.
    """
    unclosed = pairs[index].opener
    covered = unclosed.end
    for later in range(index + 1, len(pairs)):
        pair = pairs[later]
        if pair.crossed or pair.opener.start < covered:
            continue
        if pair.opener.family is not unclosed.family:
            covered = pair.closer.end if pair.closer else covered
        elif not (goes_on and pair.opener.setting.midway and pair.closer):
            return pair
    return None


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
