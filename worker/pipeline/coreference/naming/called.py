"""Other names of one person: a nickname in marks, a name by birth, the real name of a singer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..lexical.forenames import is_forename
from ..lexical.lexicon import RENAMING
from ..lexical.words import Word
from .names import NameMention
from .titles import MARKS

_PAUSES = frozenset(",(")
_MOST = 6
"""Words between the two names at the most."""


class OtherName(NamedTuple):
    """``words``, which mean whoever the name at ``main`` does; ``place``: where they are a mention
    of their own. Both are indices into the names."""

    main: int
    words: tuple[str, ...]
    place: int | None


def other_names(words: Sequence[Word], names: Sequence[NameMention]) -> Iterator[OtherName]:
    """Every other name that the text gives to somebody where it names her in full."""
    for index, name in enumerate(names):
        nick = _nickname(words[name.first : name.last])
        if nick is not None and not name.organisation:
            yield OtherName(index, (nick,), None)
    for index, (name, other) in enumerate(pairwise(names)):
        between = words[name.last : other.begin]
        if not 1 < len(between) <= _MOST or name.organisation or other.organisation:
            continue
        if words[name.first].sentence != words[other.first].sentence:
            continue
        if between[0].text in _PAUSES and not words[name.last - 1].possessive:
            tells = tuple(word.lower for word in between[1:])
            if tells in RENAMING and (tells != ("born",) or _born_so(name, other)):
                yield OtherName(index, other.words, index + 1)


def _born_so(name: NameMention, other: NameMention) -> bool:
    """Whether it is a name, not a place, that somebody is born with: a stage name's bearer is, and
    who keeps the forename. DJ Foss, born Ian Foster; Ada Lund, born Ada Varga."""
    stage = len(name.words) == 1 and len(other.words) > 1 and is_forename(other.words[0])
    return stage or (len(other.words) > 1 and name.words[0] == other.words[0])


def _nickname(words: Sequence[Word]) -> str | None:
    """The one word in marks within a name: Wayne “Wazza” Price."""
    for opening, inner, closing in zip(words, words[1:], words[2:], strict=False):
        if opening.text in MARKS and closing.text in MARKS and inner.capital:
            return inner.text
    return None
