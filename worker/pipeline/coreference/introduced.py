"""Whether a description is of somebody whom the article introduces by the same noun."""

from __future__ import annotations

from collections.abc import Sequence

from .figures import Figure
from .phrases import Phrase
from .words import Word


def of_that_name(
    phrase: Phrase, words: Sequence[Word], fitting: Sequence[int], figures: Sequence[Figure]
) -> list[int]:
    """The Cawdale coach is no coach of whom the article says that he is another's.

    ``fitting``: indices into ``figures`` of those who are introduced by the phrase's noun.
    """
    names = {
        word.lower
        for word in words[phrase.first : phrase.head_at]
        if word.capital and not word.first
    }
    if not names:
        return list(fitting)
    said = {n: names & (figures[n].modifiers | _lower(figures[n])) for n in fitting}
    if any(said.values()):
        return [n for n in fitting if said[n]]
    return [n for n in fitting if not figures[n].clubs]


def covers(figure: Figure, phrase: Phrase) -> bool:
    """Whether all of a description's words are used of somebody: no press secretary."""
    return set(phrase.core) <= figure.modifiers | figure.nouns


def _lower(figure: Figure) -> set[str]:
    return {word.lower() for word in figure.words}
