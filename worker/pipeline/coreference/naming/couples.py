"""Names that share one surname: Craig and Susan Lennox."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..lexical.forenames import is_forename
from ..lexical.words import Word
from .names import NameMention

_JOINING = frozenset({"and", "&"})


def with_surnames(words: Sequence[Word], names: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """The names, with the surname that a forename shares with the name behind "and".

    Not where the article has that forename with another surname.
    """
    surnames: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if len(name.words) > 1:
            surnames[name.words[0]].add(name.words[-1])
    return (*_shared(words, names, surnames), *names[-1:])


def _shared(
    words: Sequence[Word], names: Sequence[NameMention], surnames: dict[str, set[str]]
) -> Iterator[NameMention]:
    for name, other in pairwise(names):
        between = {word.lower for word in words[name.last : other.begin]}
        alike = words[name.first].sentence == words[other.first].sentence
        bare = len(name.words) == 1 and not name.titles and is_forename(name.words[0])
        full = len(other.words) == 2 and not other.organisation and is_forename(other.words[0])
        if bare and full and alike and len(between) == 1 and between <= _JOINING:
            surname = other.words[-1]
            if surnames.get(name.words[0], {surname}) == {surname}:
                yield replace(name, words=(*name.words, surname))
                continue
        yield name
