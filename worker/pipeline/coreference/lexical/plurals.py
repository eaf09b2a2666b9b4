"""Nouns for several people: sisters, MPs, actresses."""

from __future__ import annotations

from typing import Final

from .nouns import GROUP_NOUNS, names_person

_COUPLES: Final = frozenset("newlyweds pair duo trio".split())
_ENDINGS: Final = (("s", ""), ("es", ""), ("ies", "y"), ("ves", "fe"), ("men", "man"))
"""Endings of plurals, each with that of its singular."""


def names_people(text: str) -> bool:
    """Whether a word means several people, as it is written: GPs and Actors, but not GPS."""
    lower = text.lower()
    if lower in GROUP_NOUNS | _COUPLES:
        return True
    if len(text) > 2 and text[-1] == "s" and text[:-1].isupper():
        return True
    return any(
        lower.endswith(many) and names_person(lower.removesuffix(many) + one)
        for many, one in _ENDINGS
    )
