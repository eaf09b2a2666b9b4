"""Past tenses: the verb of a sentence may stand in what looks like one description."""

from __future__ import annotations

from typing import Final

ADJECTIVAL: Final = frozenset(
    """acting managing sporting operating leading engineering marketing retired visiting sitting
    presiding commanding
    investigating founding housing building banking training coaching planning nursing mining
    racing cycling swimming boxing farming shipping publishing incoming outgoing ruling""".split()
)
"""Words like participles that belong to a description: the acting chief executive."""

_STATES: Final = frozenset(
    """based educated nominated registered qualified certified chartered accredited disgraced
    renowned talented gifted experienced hundred hatred sacred shed watershed""".split()
)
"""Words in -ed that say more often how somebody is than what somebody did."""

_PASTS: Final = frozenset(
    """met sent told won gave took brought caught heard found chose struck fought taught sought
    bought sold drew threw overtook outran overthrew outlived saw knew kept became""".split()
)
"""Forms that are nothing but a verb's past."""

_ALSO_NOUNS: Final = frozenset("cast beat hit shot cut set put quit led wed".split())
"""Pasts that other words look like: the cast, a hit singer."""

MODALS: Final = frozenset("will would can could may might must should did does do".split())
"""Words behind which a verb stands, if they do not begin a question."""

_LIKE_ADJECTIVES: Final = ("ly", "ous", "ful", "ive", "ical", "ional", "ish", "most", "-")


def is_past(lower: str) -> bool:
    """Whether a word may tell what somebody did: jailed, met; not London-based, retired."""
    if lower in _PASTS:
        return True
    done = (
        len(lower) > 4 and lower.endswith("ed") and not lower.endswith("eed") and "-" not in lower
    )
    return done and lower not in ADJECTIVAL | _STATES


def may_be_past(lower: str) -> bool:
    """Whether a word may do so behind somebody: the director cast."""
    return lower in _ALSO_NOUNS


def may_be_verb(lower: str) -> bool:
    """Whether a word may be any verb, behind a name: Bo Lund hails."""
    return lower in _ALSO_NOUNS or (lower.endswith("s") and not lower.endswith("ss"))


def is_like_adjective(lower: str) -> bool:
    """Whether an adverb or an adjective stands before a participle: a newly elected mayor."""
    return lower.endswith(_LIKE_ADJECTIVES)
