"""Descriptions that say more of somebody just named: Emmett Yoder, a roofer and a poet."""

from __future__ import annotations

from .cast import Cast
from .mentions import Mentions
from .phrases import Phrase

_SECOND = 8
"""Words from the comma behind a name to "and", at the most."""


def is_apposition(mentions: Mentions, cast: Cast, phrase: Phrase, described: int) -> bool:
    """Whether a description is of who is named before it; a doctor's son, he said, is of him.

    ``described``: the index behind the description before.
    """
    words = mentions.words
    following = [word.lower for word in words[phrase.last : phrase.last + 2]]
    if following[:1] == [","] and following[1:2] in (["he"], ["she"]):
        return True
    comma = phrase.first - 1
    if comma > 0 and words[comma].lower == "and":
        if phrase.kind == "organization" and phrase.determiner == "the":
            return False
        return described == comma or _goes_on(mentions, cast, comma)
    if comma < 1 or words[comma].text != ",":
        return False
    if words[comma - 1].text.isdigit() or described == comma:
        return True
    return _named(mentions, cast, comma)


def _goes_on(mentions: Mentions, cast: Cast, index: int) -> bool:
    """Whether "and" joins two things said of a name: Moyo, a Democrat and a retired teacher."""
    words = mentions.words
    for comma in range(index - 3, max(index - _SECOND, 0), -1):
        if words[comma].text == ",":
            begins = words[comma + 1].lower in ("a", "an", "the")
            return begins and _named(mentions, cast, comma)
    return False


def _named(mentions: Mentions, cast: Cast, end: int) -> bool:
    """Whether somebody's name ends before a word."""
    number = mentions.name_at(end - 1)
    return number is not None and cast.figure_of[number] is not None
