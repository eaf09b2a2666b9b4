"""The boy, the old woman: who is of that age, as far as the article tells."""

from __future__ import annotations

from collections.abc import Callable

from ..naming.figures import Figure
from ..naming.phrases import Phrase
from ..presence.discourse import noun_gender
from ..presence.pronouns import is_named_person

_CHILD = frozenset("boy girl child kid youngster teenager lad schoolboy schoolgirl".split())
_YOUNGER = frozenset("son daughter grandson granddaughter nephew niece pupil".split()) | _CHILD
_ELDERLY = frozenset("old elderly".split())
_ELDER = frozenset("man woman lady gentleman".split())
_GRANDPARENT = frozenset(
    "grandmother grandfather gran grandma grandad nan widow widower pensioner matriarch".split()
)
_RETIRED = frozenset({"pensioner", "retiree"})
_GROWN, _PENSION, _AGED = 18, 60, 70
_AGE = "-year-old"
_UNLIKELY = 0.1
"""How well a sex suits of which the text shows little, and the forename another."""


def age_of(phrase: Phrase) -> str | None:
    """The age that a definite description tells: the 43-year-old, the 43-year-old pilot."""
    if not phrase.definite:
        return None
    ages = [word.partition("-")[0] for word in (phrase.head, *phrase.core) if word.endswith(_AGE)]
    return ages[0] if ages else None


def generation(phrase: Phrase) -> Callable[[Figure], bool] | None:
    """Of whom a description that tells an age, and little else, may be said."""
    if phrase.determiner not in ("the", "this", "that"):
        return None
    if phrase.head in _CHILD and len(phrase.core) == 1:
        of_age = _is_child
    elif phrase.head in _RETIRED and len(phrase.core) == 1:
        of_age = _is_retired
    elif phrase.head in _ELDER and len(phrase.core) == 2 and phrase.core[0] in _ELDERLY:
        of_age = _is_old
    else:
        return None
    gender = noun_gender(phrase.head)
    return lambda figure: (
        is_named_person(figure) and of_age(figure) and figure.suits(gender) > _UNLIKELY
    )


def _is_child(figure: Figure) -> bool:
    ages = [int(age) for age in figure.ages]
    return max(ages) < _GROWN if ages else not figure.nouns.isdisjoint(_YOUNGER)


def _is_old(figure: Figure) -> bool:
    ages = [int(age) for age in figure.ages]
    return min(ages) >= _AGED if ages else not figure.nouns.isdisjoint(_GRANDPARENT)


def _is_retired(figure: Figure) -> bool:
    return any(int(age) >= _PENSION for age in figure.ages)
