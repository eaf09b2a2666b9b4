"""Those who are named as somebody else's: her MP, his boss, Mick Fry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..lexical.nouns import KINSHIP, names_person
from ..lexical.origins import is_demonym
from ..lexical.words import Word
from ..naming.cast import Cast
from ..naming.figures import Figure
from ..naming.phrases import Phrase

_OWNERS = frozenset({"his", "her", "their"})
_NEAR = 4
"""Words between whose somebody is and the name, at the most."""
_SHARE = 0.3
"""The share of who is told to be another's, as the one whom a new noun means."""


def owned(words: Sequence[Word], cast: Cast) -> frozenset[int]:
    """The figures whom the article first names as another's, with what they do."""
    return frozenset(
        number
        for number, figure in enumerate(cast.figures)
        if figure.mentions and _has_trade(figure) and _is_owned(words, cast, figure.mentions[0])
    )


def untold(
    phrase: Phrase, weights: Mapping[int, float], others: frozenset[int]
) -> dict[int, float]:
    """How likely each is called by a noun that is told of nobody: her coach is less so than she.

    Whose trade is told may still be a father of three, or a Frenchman.
    """
    if phrase.kind != "person" or phrase.head in KINSHIP or is_demonym(phrase.head):
        return dict(weights)
    return {n: w * _SHARE if n in others else w for n, w in weights.items()}


def _has_trade(figure: Figure) -> bool:
    return any(names_person(noun) and noun not in KINSHIP for noun in figure.nouns)


def _is_owned(words: Sequence[Word], cast: Cast, mention: int) -> bool:
    begin = cast.names[mention].begin
    before = words[max(begin - _NEAR, 0) : begin]
    return any(w.lower in _OWNERS and w.sentence == words[begin].sentence for w in before)
