"""How much a description in the writer's sentences brings somebody to mind."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.nouns import KINSHIP
from ..lexical.words import Word
from ..naming.phrases import Phrase
from .discourse import EMBEDDED, noun_gender, pronoun_gender, standing

_UNNAMED = 0.5
"""The share of who is only described, where it is no subject."""


def weight_of(words: Sequence[Word], phrase: Phrase, *, named: bool) -> float:
    """The weight of a referent. ``named``: whether the article names who is described."""
    weight = standing(words, phrase.first, phrase.last)
    if phrase.kind == "document":
        return max(weight, EMBEDDED)
    if _is_relative(phrase):
        weight = min(weight, EMBEDDED)
    return weight if named or weight >= EMBEDDED else weight * _UNNAMED


def _is_relative(phrase: Phrase) -> bool:
    """Whether who is told of is as likely whose relative it is: her mother cleaned. She recalls…"""
    gender = noun_gender(phrase.head) if phrase.head in KINSHIP else None
    return gender is not None and gender == pronoun_gender(phrase.determiner)
