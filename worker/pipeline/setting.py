"""What a quotation mark looks like and what stands beside it: the tables and the evidence."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from .document import Span


class Family(IntEnum):
    """Marks that close one another, whatever their glyphs: “ may be closed by "."""

    DOUBLE = 0
    SINGLE = 1
    GUILLEMET = 2
    SINGLE_GUILLEMET = 3


class Role(IntEnum):
    """What a mark can be, as far as its glyph and its neighbours tell."""

    OPENER = 0
    CLOSER = 1
    EITHER = 2
    WEAK_OPENER = 3
    """An opener only if a good closer follows: else the apostrophe of ’em."""
    WEAK_CLOSER = 4
    """A closer only if no better one follows: else the apostrophe of the players’ bus."""
    MEASURE = 5
    """Inches, unless an open quotation has no other closer."""


class Sign(NamedTuple):
    """A glyph, or what scrapers and bad decoding leave of one."""

    family: Family
    opens: bool
    closes: bool


_OPENING, _CLOSING, _PLAIN = (True, False), (False, True), (True, True)

SIGNS: dict[str, Sign] = {
    **dict.fromkeys(
        ("“", "„", "‟", "❝", "``", "‘‘", "&ldquo;", "&#8220;", "&bdquo;", "â€œ"),
        Sign(Family.DOUBLE, *_OPENING),
    ),
    **dict.fromkeys(
        ("”", "❞", "’’", "&rdquo;", "&#8221;", "â€\x9d"), Sign(Family.DOUBLE, *_CLOSING)
    ),
    **dict.fromkeys(('"', "＂", "''", "&quot;", "&#34;"), Sign(Family.DOUBLE, *_PLAIN)),
    **dict.fromkeys(
        ("‘", "‚", "‛", "`", "&lsquo;", "&#8216;", "â€˜"), Sign(Family.SINGLE, *_OPENING)
    ),
    **dict.fromkeys(("’", "&rsquo;", "&#8217;", "â€™"), Sign(Family.SINGLE, *_CLOSING)),
    **dict.fromkeys(("'", "´", "&#39;", "&apos;"), Sign(Family.SINGLE, *_PLAIN)),
    **dict.fromkeys(("«", "&laquo;"), Sign(Family.GUILLEMET, *_OPENING)),
    **dict.fromkeys(("»", "&raquo;"), Sign(Family.GUILLEMET, *_CLOSING)),
    "‹": Sign(Family.SINGLE_GUILLEMET, *_OPENING),
    "›": Sign(Family.SINGLE_GUILLEMET, *_CLOSING),
}

DOUBLED_SINGLES = frozenset({"``", "‘‘", "’’", "''"})
"""Two single marks typed for a double one, or the ends of two quotations: see ``_doubles``."""

LOW = frozenset("„‟‚‛")
"""Glyphs that only ever open."""


BRACKETS = frozenset("([{<")
DASHES = frozenset("-–—―/")
ENDING = frozenset(",;:!?…)]}")


class Setting(NamedTuple):
    """What stands beside a run of marks: "" for a character beyond the paragraph's edge.

    ``before`` is the character before ``left``. ``opens`` and ``closes``: what the neighbours
    say, whatever the glyph; at most one of them.
    """

    before: str
    left: str
    right: str
    opens: bool
    closes: bool
    midway: bool
    """Between a word and a lower-case word: a fragment may begin here, but no sentence."""
    after_comma: bool
    """Between a comma with a space and a lower-case word: `"Yes, "he said.`"""
    before_word: bool
    """Before a word, with no space on either side."""
    after_word: bool
    """Behind a word or a colon."""


def setting_of(text: str, start: int, end: int, paragraph: Span) -> Setting:
    """The evidence beside the run of marks between ``start`` and ``end``."""
    first, last = paragraph
    left = text[start - 1] if start > first else ""
    before = text[start - 2] if start - 1 > first else ""
    right = text[end] if end < last else ""
    return _setting_between(before, left, right, right == "." and _is_leader(text, end, last))


@lru_cache(maxsize=4096)
def _setting_between(before: str, left: str, right: str, leader: bool) -> Setting:
    """Cached: an article has few different surroundings, and a hostile one very many marks."""
    spaced_left = not left or left == ">" or left.isspace()
    spaced_right = not right or right == "<" or right.isspace()
    ended = right in ENDING or right == "." if right else spaced_left and before != ""
    may_open = spaced_left or left in BRACKETS or left in DASHES
    opens = may_open and not spaced_right and (leader or not ended)
    closes = not opens and (ended or (not spaced_left and (spaced_right or right in DASHES)))
    lower_case_word = left.isspace() and right.islower()
    return Setting(
        before,
        left,
        right,
        opens,
        closes and left not in BRACKETS,
        midway=lower_case_word and before.isalnum(),
        after_comma=lower_case_word and before == ",",
        before_word=not spaced_left and right.isalnum(),
        after_word=left.isalnum() or left == ":",
    )


def _is_leader(text: str, start: int, end: int) -> bool:
    """Whether the stop is the first of "...and then", ". . . and" or ".@name"."""
    rest = text[start + 1 : min(start + 3, end)]
    return rest[:1].isalnum() or rest[:1] in {".", "@", "#"} or rest == " ."
