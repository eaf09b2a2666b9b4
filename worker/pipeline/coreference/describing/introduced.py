"""Whether a description is of somebody whom the article introduces by the same noun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..lexical.labels import UNNAMED
from ..lexical.nouns import HOLDERS, KINSHIP, ORGANISATION_NOUNS, names_person
from ..lexical.words import Word
from ..naming.cast import Cast
from ..naming.figures import Figure
from ..naming.phrases import Phrase
from ..presence.discourse import noun_gender
from ..presence.pronouns import is_named_person
from .posts import Posts

_MANY = frozenset("two three four five six seven eight nine ten".split())
_FAR = 2.0
"""How much more present than others somebody is who overshadows them."""
_NAMING = 16
_NAMES = frozenset("name known himself herself themselves identified introduced".split())
"""Words that say, before "as", that a name follows."""
_CLAUSES = frozenset({",", "who", "which", "that"})
"""Words that a clause about who is described begins with."""
VAGUE = frozenset("man woman guy person source insider caller official taxman".split())
"""Nouns that tell too little to mean somebody who is named."""


def of_that_name(
    phrase: Phrase, words: Sequence[Word], fitting: Sequence[int], figures: Sequence[Figure]
) -> list[int]:
    """The Cawdale coach is no coach of whom the article says that he is another's; nor is the
    director of a hospital a director of whom more is known.

    ``fitting``: indices into ``figures`` of those who are introduced by the phrase's noun.
    """
    names = {
        word.lower
        for word in words[phrase.first : phrase.head_at]
        if word.capital and not word.first
    }
    behind = {word.lower for word in words[phrase.head_at + 1 : phrase.last]}
    if not behind.isdisjoint(("a", "an")):
        return []
    if not names:
        return list(fitting)
    said = {n: names & (figures[n].modifiers | _lower(figures[n])) for n in fitting}
    if any(said.values()):
        return [n for n in fitting if said[n]]
    return [n for n in fitting if not figures[n].clubs]


def may_be_anaphor(phrase: Phrase, words: Sequence[Word]) -> bool:
    """Whether "the ..." may be a new description of somebody named; the man who owns the field
    is not, nor whose part alone is mentioned, as the magistrate's.
    """
    if phrase.determiner != "the" or phrase.head in VAGUE | UNNAMED:
        return False
    behind = words[phrase.last : phrase.last + 1]
    if behind and behind[0].lower in ("who", "whose", "that"):
        return False
    owned = any(word.possessive for word in words[phrase.first : phrase.head_at])
    return (phrase.last <= phrase.head_at + 1 or _of_so_many(phrase, words)) and not owned


def _of_so_many(phrase: Phrase, words: Sequence[Word]) -> bool:
    """The father of three."""
    behind = [word.lower for word in words[phrase.head_at + 1 : phrase.last]]
    if phrase.head not in KINSHIP or len(behind) != 2 or behind[0] != "of":
        return False
    return behind[1] in _MANY or behind[1].isdigit()


def overshadowed(
    phrase: Phrase,
    words: Sequence[Word],
    fitting: Sequence[int],
    weights: Mapping[int, float],
    figures: Sequence[Figure],
) -> bool:
    """Whether the Cawdale coach is rather somebody just named, of whom nothing else is said.

    ``weights``: how present each figure is.
    """
    clubs = {word.lower for word in words[phrase.first + 1 : phrase.head_at] if word.capital}
    if not clubs or any(clubs & figures[n].modifiers for n in fitting):
        return False
    others = (w for n, w in weights.items() if is_named_person(figures[n]) and not figures[n].nouns)
    return max(others, default=0.0) > _FAR * max(weights.get(n, 0.0) for n in fitting)


def agrees(figure: Figure, phrase: Phrase) -> bool:
    """Whether a figure is of the kind, and of the sex, that a description is of."""
    if phrase.kind == "person":
        fits = figure.kind in ("person", "unknown")
        return fits and figure.suits(noun_gender(phrase.head)) > 0
    if phrase.kind == "organization":
        fits = figure.kind in ("organization", "unknown") and not is_named_person(figure)
        return fits and figure.label is None and not any(map(_is_personal, figure.nouns))
    return phrase.kind == "unknown" and figure.label is None


def _is_personal(noun: str) -> bool:
    return noun not in ORGANISATION_NOUNS and names_person(noun) and noun not in HOLDERS


def fit(
    by_noun: Mapping[str, Sequence[int]], cast: Cast, phrase: Phrase, posts: Posts
) -> list[int]:
    """Those who are introduced by a description's noun and are of its kind, and of its office."""
    known = (n for n in by_noun.get(phrase.head, ()) if agrees(cast.figures[n], phrase))
    return posts.fitting(phrase, known)


def best_told(
    phrase: Phrase,
    posts: Posts,
    fitting: Sequence[int],
    weights: Mapping[int, float],
    figures: Sequence[Figure],
) -> int:
    """Of those who fit, the one of whom most of a description's words are used, or most present."""
    core = frozenset(phrase.core)

    def rank(candidate: int) -> tuple[bool, int, float, int]:
        figure = figures[candidate]
        shared = core & (figure.modifiers | figure.nouns | _lower(figure))
        return posts.same(phrase, candidate), len(shared), weights.get(candidate, 0.0), -candidate

    return max(fitting, key=rank)


def covers(figure: Figure, phrase: Phrase) -> bool:
    """Whether all of a description's words are used of somebody: no press secretary."""
    return set(phrase.core) <= figure.modifiers | figure.nouns


def _lower(figure: Figure) -> set[str]:
    return {word.lower() for word in figure.words}


def gives_name(between: Sequence[str]) -> bool:
    """Whether words between a description and a name say that it is the name of who is described.

    A man called, a trader who gave his name as, a juror who would give only her first name, …
    """
    if not between or len(between) > _NAMING:
        return False
    if between[-1] == "as":
        return not _NAMES.isdisjoint(between)
    if between[-1] in ("named", "called"):
        return len(between) < 3 or between[0] in _CLAUSES
    named = list(between[-2:]) == ["calling", "itself"] or between[-1] == "name"
    return named or list(between[-2:]) == ["name", ","]
