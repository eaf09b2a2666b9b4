"""What an office is of, between it and a name: Minister for Housing Ana Reis."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.forenames import is_forename
from ..lexical.lexicon import FUNCTION_WORDS, HONORIFICS, MODIFIERS, OFFICES
from ..lexical.nouns import names_person
from ..lexical.words import Word
from .titles import is_title

_LONGEST = 6
"""Words of an office, or of what it is of, at the most."""
_ADDRESSES = HONORIFICS - OFFICES
"""How people are addressed, whatever they are: Mr, Prof."""
_HEADS = frozenset({"head"})
"""Who has no noun of a person, for all that: Head of News."""


def opens_office(words: Sequence[Word], index: int) -> bool:
    """Whether a word that says little of itself begins an office: First Minister Ada Moss."""
    office = words[index + 1 : index + 2]
    return words[index].lower in MODIFIERS and bool(office) and office[0].lower in OFFICES


def portfolio(words: Sequence[Word], start: int, end: int) -> int:
    """How many of a sequence's words say what an office is of: Minister for | Housing Ana Reis;
    Leader of the | Opposition Asha Pawar; Head of | News Ms | Ana Reis.
    """
    if addressed := _before_address(words, start, end):
        return addressed - start
    definite = start > 0 and words[start - 1].lower == "the"
    at = start - 1 - definite
    if at < 1 or words[at].lower not in ("for", "of") or is_forename(words[start].text):
        return 0
    title = words[at - 1]
    speaks = title.lower.startswith("spokes")  # for a body: spokesman for | Severn Vale Water
    leads = is_title(title.lower) or title.lower in _HEADS
    if title.sentence != words[start].sentence or speaks or not leads:
        return 0
    named = (index for index in range(start + 1, end - 1) if is_forename(words[index].text))
    return next(named, start + (definite and title.capital and end - start > 2)) - start


def _before_address(words: Sequence[Word], start: int, end: int) -> int:
    """Where somebody's form of address begins behind what an office is of; 0 without one.

    Whoever is addressed is named behind it. The wife of President Dr Reis has no office of a
    president, but a minister of justice has.
    """
    at = next((i for i in range(start + 1, end - 1) if words[i].lower in _ADDRESSES), 0)
    of = _preposition(words, start) if at else 0
    if of < 1 or words[of - 1].sentence != words[start].sentence:
        return 0
    noun = words[of - 1].lower
    if is_title(words[start].lower) and noun not in OFFICES:
        return 0
    return at if noun in OFFICES or noun in _HEADS or names_person(noun) else 0


def _preposition(words: Sequence[Word], start: int) -> int:
    """The "of" or "for" behind which a sequence begins or goes on: for Trade and | Works; or 0."""
    at = start - 1
    while at > max(start - _LONGEST, 0) and (
        words[at].capital or words[at].lower in ("and", "the")
    ):
        at -= 1
    return at if at > 0 and words[at].lower in ("for", "of") else 0


def office_before(words: Sequence[Word], end: int) -> tuple[int, int] | None:
    """The Minister for Transport Ana Reis, where Transport is known to be no part of her name; the
    Leader of the Opposition Ana Reis: where the office begins, and where its noun ends.
    """
    at = end
    while at > max(end - _LONGEST, 0) and (words[at - 1].capital or words[at - 1].lower == "and"):
        at -= 1
    behind = at - 1 if at and words[at - 1].lower == "the" else at
    if at == end or behind < 2 or words[behind - 1].lower not in ("for", "of"):
        return None
    start = cut = behind - 1
    while start > 0 and _is_of_office(words[start - 1]) and cut - start < _LONGEST:
        start -= 1
    if start == cut or words[cut - 1].lower not in OFFICES | _HEADS:
        return None
    alike = words[start].sentence == words[end].sentence
    return (start, cut) if alike else None


def _is_of_office(word: Word) -> bool:
    """Whether a word may be one of an office's: no article with a sentence's capital."""
    return word.capital and word.lower not in FUNCTION_WORDS
