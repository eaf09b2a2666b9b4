"""Which office is meant, of several of the same noun: the former president is no president."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..lexical.nouns import names_person
from ..lexical.ranks import ASSISTING, FIELDS, FOREMOST, FORMER, HELD, UNDER
from ..lexical.words import Word
from ..naming.figures import Figure
from ..naming.phrases import Phrase
from .descriptions import DOES, IS

_COMPLEMENT = 3
"""Words behind an office that may say what it is over: of the opposition."""
_MOST = 8
"""Offices of one noun that somebody is known by, at the most: keeps odd texts from taking long."""


@dataclass(frozen=True, slots=True)
class Post:
    """An office: ``under`` another, ``former``, ``assisting``, ``foremost``; its ``fields``.

    ``past``: it is told in a clause, so that it may be over though nothing says so.
    """

    under: frozenset[str]
    former: bool = False
    assisting: frozenset[str] = frozenset()
    foremost: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    past: bool = False


class Posts:
    """Which offices the article says somebody holds, by figure and noun."""

    def __init__(self, words: Sequence[Word], figures: Sequence[Figure]) -> None:
        self.words = words
        self._held: dict[tuple[int, str], list[Post]] = defaultdict(list)
        for number, figure in enumerate(figures):
            for rank, role in dict.fromkeys(figure.roles):
                for noun, post in _told(role, past=rank in (IS, DOES)):
                    held = self._held[number, noun]
                    if post not in held and len(held) < _MOST:
                        held.append(post)

    def fitting(self, phrase: Phrase, candidates: Iterable[int]) -> list[int]:
        """Those who are not called by a description's noun for another office."""
        meant = self._meant(phrase)
        return [
            n
            for n in candidates
            if not (held := self._held.get((n, phrase.head)))
            or any(_fits(post, meant) for post in held)
        ]

    def same(self, phrase: Phrase, candidate: int) -> bool:
        """Whether somebody holds the very office, and does not assist who holds it."""
        held = self._held.get((candidate, phrase.head))
        meant = self._meant(phrase).assisting
        return not held or any(post.assisting == meant for post in held)

    def _meant(self, phrase: Phrase) -> Post:
        """The office that a description is of."""
        behind = [word.lower for word in self.words[phrase.head_at + 1 : phrase.last]]
        return _post(phrase.core[:-1], phrase.head, behind, past=False)


def ranks_alike(noun: str, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of two descriptions name no different offices: a mayor, a deputy mayor.

    A former engineer may be called the engineer: that is no office.
    """
    return all(one & ranks == other & ranks for ranks in (FORMER, UNDER)[noun not in HELD :])


def _fits(held: Post, meant: Post) -> bool:
    if held.under != meant.under or not meant.foremost <= held.foremost:
        return False
    if held.former != meant.former and not (meant.former and held.past):
        return False
    if meant.assisting - held.assisting - held.fields:
        return False
    return not (held.fields and meant.fields) or not held.fields.isdisjoint(meant.fields)


def _told(role: str, *, past: bool) -> Iterator[tuple[str, Post]]:
    """The offices that a role tells, each with its noun."""
    said = role.lower().split()
    for at, noun in enumerate(said):
        if noun in HELD or names_person(noun):
            yield noun, _post(said[:at], noun, said[at + 1 :], past=past)


def _post(before: Sequence[str], noun: str, behind: Sequence[str], *, past: bool) -> Post:
    """A post by the words around its noun. Of what is no office, only who stands under whom counts:
    a former soldier may be called the soldier.
    """
    apart = frozenset(part for word in before for part in (word, *word.split("-")))
    if noun not in HELD:
        return Post(under=UNDER & apart)
    return Post(
        former=not FORMER.isdisjoint(apart),
        under=UNDER & apart,
        assisting=ASSISTING & apart,
        foremost=FOREMOST & apart,
        fields=(FIELDS & apart) | _over(behind),
        past=past,
    )


def _over(behind: Sequence[str]) -> frozenset[str]:
    """What an office is over by what follows it: of state, of the opposition."""
    if behind[:1] not in (["of"], ["for"]):
        return frozenset()
    return FIELDS & frozenset(behind[1:_COMPLEMENT])
