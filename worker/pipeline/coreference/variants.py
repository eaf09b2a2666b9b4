"""Whether two names may be of one figure: keys, initials, shorter forms."""

from __future__ import annotations

from collections.abc import Sequence

from .forenames import is_forename
from .lexicon import PARTICLES, SUFFIXES


def bare_form(words: tuple[str, ...], forms: set[tuple[str, ...]]) -> tuple[str, ...]:
    """Without a sentence's first word or a nationality: Remember Thiago Renan."""
    apart = len(words) > 2 and words[1].lower() not in PARTICLES
    if apart and words[1:] in forms and not is_forename(words[0]):
        return words[1:]
    return words


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
