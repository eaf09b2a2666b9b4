"""A description that is the object of a verb: the judge jailed | teacher Bo Lund."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.deeds import MODALS, is_like_adjective, is_past, may_be_past, may_be_verb
from ..lexical.forenames import is_forename
from ..lexical.nouns import names_person
from ..lexical.words import Word
from .titles import is_title

_SUBJECTS = frozenset("he she they it who we i".split())
"""Pronouns behind which a verb stands, whatever else looks like it: she met singer Bo Lund."""


def behind_verb(words: Sequence[Word], start: int, end: int) -> int:
    """The start of a description behind the last verb among its words.

    Else its subject would be part of what the object is.
    """
    for index in range(end - 1, start - 1, -1):
        if _is_verb(words, start, index, end):
            return index + 1
    return start


def _is_verb(words: Sequence[Word], start: int, index: int, end: int) -> bool:
    word = words[index]
    if word.capital or word.possessive or index + 1 == end or not index:
        return False
    before = words[index - 1]
    if before.sentence != word.sentence:
        return False
    if index == start:
        modal = before.lower in MODALS and not before.first
        pronoun = before.lower in _SUBJECTS and (is_past(word.lower) or may_be_verb(word.lower))
        return modal or pronoun
    person = names_person(before.lower)
    if is_past(word.lower):
        return person or not is_like_adjective(before.lower)
    acts = person and may_be_past(word.lower)
    return acts or (may_be_verb(word.lower) and _is_somebody(words[start:index]))


def _is_somebody(words: Sequence[Word]) -> bool:
    """Whether words name somebody: Oss boss Bo Lund. No more than a noun could stand before
    another: the player relations director.
    """
    described = any(names_person(word.lower) and not word.capital for word in words[:-1])
    named = any(is_forename(word.lower) for word in words[:-1] if word.capital)
    titled = any(is_title(word.lower) or names_person(word.lower) for word in words[:-1])
    return words[-1].capital and (described or (named and titled))
