"""Whether two names may be of one figure: keys, initials, shorter forms."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..lexical.forenames import is_forename
from ..lexical.lexicon import PARTICLES, SUFFIXES
from ..lexical.words import Reading
from .figures import Figure
from .names import NameMention


def plain_forms(
    reading: Reading, names: Sequence[NameMention], alone: Collection[str]
) -> list[tuple[str, ...]]:
    """The words of each name without those that only stand beside it: a sentence's first word or
    a nationality (Remember Thiago Renan), a headline's verb (Lux Delgado Breaks).

    ``alone``: the names that stand alone, in lower case.
    """
    forms = {name.words for name in names if len(name.words) > 1 and not name.weak}
    return [_plain(name, forms, alone, headline=_in_headline(reading, name)) for name in names]


def _plain(
    name: NameMention,
    forms: Collection[tuple[str, ...]],
    alone: Collection[str],
    *,
    headline: bool,
) -> tuple[str, ...]:
    words = name.words
    if len(words) < 3:
        return words
    if words[1].lower() not in PARTICLES and words[1:] in forms and not is_forename(words[0]):
        return words[1:]
    verb = headline and words[-1].lower() not in alone
    return words[:-1] if verb and words[:-1] in forms else words


def _in_headline(reading: Reading, name: NameMention) -> bool:
    """Whether a name stands in a headline, or in what an article begins with."""
    word = reading.words[name.first]
    return not word.sentence or word.paragraph in reading.titles


def key_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words that tell names apart, in lower case: without particles and suffixes."""
    bare = tuple(
        word.lower()
        for index, word in enumerate(words)
        if word.lower() not in SUFFIXES
        and (word.lower() not in PARTICLES or (index == 0 and word[0].isupper() and len(words) > 2))
    )
    return bare or tuple(word.lower() for word in words)


def initials_of(words: Sequence[str]) -> set[str]:
    """What a name may be shortened to: FDA for the U.S. Food and Drug Administration, CoA."""
    letters = [word[0] for word in words]
    capitals = [letter for letter in letters if letter.isupper()]
    forms = {"".join(letters), "".join(capitals)}
    if "." in words[0]:
        forms.add("".join(capitals[1:]))
    return {form.lower() for form in forms if len(form) > 1}


def shortened_to(
    name: NameMention, bearers: Sequence[int], figures: Sequence[Figure]
) -> Sequence[int]:
    """Those of all who bear a lone name's word whom it may mean: the Crown is no Oss Crown Court.

    ``bearers``: indices into ``figures``.
    """
    if not name.articled:
        return bearers
    word = name.words[0].lower()
    bodies = {n: key_words(figures[n].words) for n in bearers if figures[n].kind == "organization"}
    return [n for n in bearers if n not in bodies or word in (bodies[n][0], bodies[n][-1])]


def differ(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether letters behind the names tell two people apart: Sr. and Jr."""
    ends = {word.lower() for word in (words[-1], others[-1])} & SUFFIXES
    return len(ends) > 1


def shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in the other in their order, initials for words."""
    if short[-1] != full[-1] and short[0] != full[0]:
        return False
    rest = iter(full)
    return all(any(_same(word, other) for other in rest) for word in short)


def _same(word: str, other: str) -> bool:
    if len(word) == 1 or len(other) == 1:
        return word[0] == other[0]
    return word == other
