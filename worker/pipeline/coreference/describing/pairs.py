"""The former and the latter, of two who were named together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..lexical.words import Word
from ..naming.cast import Cast
from ..naming.phrases import Phrase

_FAR = 4
"""Sentences in which two may be looked back on, at the most."""
_PAIR = ("former", "latter")


def one_of_two(words: Sequence[Word], cast: Cast, phrase: Phrase) -> int | None:
    """Whom "the former" or "the latter" means: two in one sentence, with no other behind."""
    if phrase.head not in _PAIR or phrase.determiner != "the" or len(phrase.core) > 1:
        return None
    names, found = cast.names, list[int]()
    number = bisect_left(names, phrase.first, key=lambda name: name.begin) - 1
    sentence = words[names[number].begin].sentence if number >= 0 else 0
    if number < 0 or words[phrase.first].sentence - sentence > _FAR:
        return None
    while number >= 0 and words[names[number].begin].sentence == sentence:
        who = cast.figure_of[number]
        if who is not None and who not in found and not words[names[number].begin].quoted:
            found.append(who)
        number -= 1
    return found[phrase.head == _PAIR[0]] if len(found) == len(_PAIR) else None
