"""What an office is of, between it and a name: Minister for Housing Ana Reis."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.forenames import is_forename
from ..lexical.lexicon import MODIFIERS, OFFICES
from ..lexical.words import Word
from .titles import is_title

_LONGEST = 6
"""Words of an office, or of what it is of, at the most."""


def opens_office(words: Sequence[Word], index: int) -> bool:
    """Whether a word that says little of itself begins an office: First Minister Ada Moss."""
    office = words[index + 1 : index + 2]
    return words[index].lower in MODIFIERS and bool(office) and office[0].lower in OFFICES


def portfolio(words: Sequence[Word], start: int, end: int) -> int:
    """How many of a sequence's words say what an office is of: Minister for | Housing Ana Reis;
    Leader of the | Opposition Asha Pawar.
    """
    definite = start > 0 and words[start - 1].lower == "the"
    at = start - 1 - definite
    if at < 1 or words[at].lower not in ("for", "of") or is_forename(words[start].text):
        return 0
    title = words[at - 1]
    speaks = title.lower.startswith("spokes")  # for a body: spokesman for | Severn Vale Water
    if title.sentence != words[start].sentence or speaks or not is_title(title.lower):
        return 0
    named = (index for index in range(start + 1, end - 1) if is_forename(words[index].text))
    return next(named, start + (definite and title.capital and end - start > 2)) - start


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
    while start > 0 and words[start - 1].capital and cut - start < _LONGEST:
        start -= 1
    if start == cut or words[cut - 1].lower not in OFFICES:
        return None
    alike = words[start].sentence == words[end].sentence
    return (start, cut) if alike else None
