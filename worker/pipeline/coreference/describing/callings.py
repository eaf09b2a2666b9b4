"""The words by which the figures of an article may be called, beside their names."""

from __future__ import annotations

from collections import defaultdict

from ..lexical.synonyms import SYNONYMS
from ..naming.cast import Cast
from ..naming.offices import initials_of_offices

_UNIONS = frozenset({"un", "eu"})
"""Initials that are taken for no name, since they stand before so many others: UN officials."""


def by_noun(cast: Cast) -> defaultdict[str, list[int]]:
    """The numbers of the figures whom each noun may mean, in lower case."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number in range(len(cast.figures)):
        for noun in sorted(_nouns(cast, number)):
            found[noun].append(number)
    for initials, number in initials_of_offices(cast).items():
        found[initials.lower()].append(number)
    for number, figure in enumerate(cast.figures):
        if (initials := "".join(word[0] for word in figure.words).lower()) in _UNIONS:
            found[initials].append(number)
    return found


def _nouns(cast: Cast, number: int) -> set[str]:
    """What a figure is called, the same in other words, and the words of a body's name."""
    figure = cast.figures[number]
    titles = {title for name in figure.mentions for title in cast.names[name].titles}
    # A chief by title leads nothing, where the title is one of honour.
    meant = figure.nouns - ({"chief"} & titles)
    nouns = figure.nouns | {other for noun in meant for other in SYNONYMS.get(noun, ())}
    if figure.kind == "organization" or (len(figure.words) > 1 and figure.kind != "person"):
        nouns.update(word.lower() for word in figure.words)
    return nouns
