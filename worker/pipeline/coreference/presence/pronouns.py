"""He, she, they and it -> whom they mean, by presence, sex and number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..lexical.lexicon import Gender
from ..lexical.words import Word
from ..naming.figures import Figure
from .discourse import pronoun_gender

IT = frozenset({"it", "its", "which", "that"})
THEY = frozenset({"they", "their", "them", "we", "our", "us"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
SPEAKING = frozenset({"i", "me", "my", "mine", "myself"})
PRONOUNS = IT | THEY | PERSONAL | SPEAKING | {"who", "you", "whom"}

_READING = frozenset({"reads", "read", "says", "said", "ran", "goes", "begins", "began"})
UNSURE = 0.25
"""The share for a name that may be a place's."""
DESCRIBED = 0.7
"""The share for somebody who is only described."""
WRITTEN = (0.5, 1.3)
"""The share of what is written, as the subject of any verb and of one for reading."""
ONE_OF_THEM = 0.6
"""The share of somebody of whose sex nothing is told, as those called they: a spokesperson."""
THEMSELVES = 0.2
"""The share of somebody named, of whose sex neither name nor text tells, as those called they."""
ASKED = 0.15
"""The share of somebody who has just asked, as the one who answers."""
LEAST = 0.001
"""The presence below which nobody is meant."""


def antecedent(
    word: Word,
    present: Mapping[int, float],
    figures: Sequence[Figure],
    banned: frozenset[int] = frozenset(),
    cue: str = "",
    asker: int | None = None,
) -> int | None:
    """Whom the pronoun means, of those present.

    ``cue``: the verb that it is the subject of. ``asker``: who asked what may be answered here.
    """
    gender = pronoun_gender(word.lower)
    best, most = None, LEAST
    for who, weight in present.items():
        if who not in banned:
            weight *= _fit(figures[who], word.lower, gender, cue)
            if who == asker:
                weight *= ASKED
            if weight > most:
                best, most = who, weight
    return best


def _fit(figure: Figure, lower: str, gender: Gender | None, cue: str) -> float:
    if lower in IT or lower in THEY:
        if lower in THEY and figure.is_person and not figure.leaning():
            if figure.label is None:
                return THEMSELVES if is_named_person(figure) else 0.0
            return ONE_OF_THEM
        return _impersonal(figure, cue, plural=lower in THEY)
    return personality(figure) * figure.suits(gender)


def personality(figure: Figure) -> float:
    """How sure it is that the figure is a person."""
    if figure.kind not in ("person", "unknown"):
        return 0.0
    if figure.label is not None:
        return DESCRIBED if figure.kind == "person" else 0.1
    return 1.0 if figure.personal > 2 else UNSURE if figure.personal > 0 else 0.03


def is_named_person(figure: Figure) -> bool:
    """Whether the figure is surely somebody who has a name."""
    return figure.label is None and personality(figure) > 0.5


def _impersonal(figure: Figure, cue: str, *, plural: bool) -> float:
    if figure.kind == "group":
        return 1.0 if plural else 0.1
    if figure.kind == "organization":
        return 0.8 if plural else 1.0
    if figure.kind == "document":
        return 0.05 if plural else WRITTEN[cue in _READING]
    if figure.kind == "person":
        return 0.0
    if figure.staffed:
        return 0.8
    if figure.personal > 3:
        return 0.0
    if figure.located or len(figure.words) < 2:
        return 0.2 if figure.acting > figure.located else 0.08
    return 0.5
