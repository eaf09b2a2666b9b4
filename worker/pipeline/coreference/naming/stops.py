"""Stops within names, which go on behind them, and stops that end the sentence as well."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ...lexicon import ABBREVIATIONS, TITLES
from ..lexical.forenames import forename_gender
from ..lexical.lexicon import FUNCTION_WORDS, HONORIFICS, LOCATIVES, SUFFIXES
from ..lexical.nouns import ORGANISATION_WORDS
from ..lexical.words import Word
from .titles import WITH_STOP, is_title

_SHORTENED = frozenset("st ma md mohd wm jos geo chas thos".split())
"""Parts of names that are written short, with a stop: Ma. Luisa."""
_ABBREVIATED = frozenset(
    "adv arc br cdr coun cr dra drs eng ing ir mlle mme profs revd rt smt".split()
)
"""Titles that are written short but end sentences elsewhere. Whole words take no stop: Judge."""
_SHORT = _SHORTENED | WITH_STOP | _ABBREVIATED
_COUNTRIES = frozenset({"u.s", "u.k", "u.n", "e.u"})
_CIVIL = frozenset("mr mrs ms mx messrs".split())
"""What stands before nobody whom a place's name precedes: no U.S. Mr. Lund."""
_BEFORE_PLACES = LOCATIVES | {","}


def surnames_behind(words: Sequence[Word]) -> frozenset[str]:
    """Words that stand behind a forename somewhere, in lower case."""
    found = set[str]()
    for index in range(1, len(words)):
        word, before = words[index], words[index - 1]
        joined = word.capital and before.capital and word.sentence == before.sentence
        if joined and forename_gender(before.text) and _may_be_person(word):
            found.add(word.lower)
    return frozenset(found)


def is_place(words: Sequence[Word], index: int) -> bool:
    """Whether initials are a place's or a body's, no person's: Albany, N.Y., the U.N."""
    lower = words[index].lower
    if len(lower) < 4 or lower[1] != ".":
        return False
    before = words[index - 1].lower if index else ""
    listed = lower[:-1] in ABBREVIATIONS
    return (
        lower[:-1] in _COUNTRIES or before in ("the", "at") or (listed and before in _BEFORE_PLACES)
    )


def begins_anew(
    words: Sequence[Word], index: int, edges: Collection[int], surnames: Collection[str]
) -> bool:
    """Whether somebody's own name begins behind a place's initials or behind Jr., for there ends
    a sentence: across the U.S. Lund said. Not in: the U.S. Army, U.S. Attorney Jane Doe.

    ``edges``: where a speaker's mention is known to begin. ``surnames``: those of the article.
    """
    word = words[index]
    if word.lower in _CIVIL:
        return True
    if not _may_be_person(word):
        return False
    if index in edges:
        return True
    behind = words[index + 1] if index + 1 < len(words) else None
    goes_on = behind is not None and behind.capital and behind.lower not in FUNCTION_WORDS
    if behind is None or not goes_on:
        return word.lower in surnames
    return forename_gender(word.text) is not None and _may_be_person(behind)


def _may_be_person(word: Word) -> bool:
    """Whether a word with a capital may be part of somebody's name."""
    return word.capital and not is_title(word.lower) and word.lower not in ORGANISATION_WORDS


def goes_over(words: Sequence[Word], stop: int) -> bool:
    """Whether a name may go on behind a stop: Mr., J., Jr.

    Not into the next sentence, but where only that stop seems to end one: Ma. | Luisa.
    """
    word, behind = words[stop - 1], words[stop + 1]
    initial = len(word.text) == 1
    short = word.lower in _SHORT and word.text[1:].islower()
    titled = word.lower in TITLES and word.lower in HONORIFICS
    if not word.capital or not (initial or short or titled or word.lower in SUFFIXES):
        return False
    if behind.sentence == word.sentence:
        return True
    return behind.paragraph == word.paragraph and (short or word.text == "I")


def stopped(words: Sequence[Word], first: int, last: int) -> Iterator[str]:
    """Initials in a name that have a stop, which is not the sentence's: Harry S. Truman, but not
    the whole of: about Malcolm X.
    """
    for index in range(first, last):
        behind = words[index + 1 : index + 3]
        if len(words[index].text) > 1 or not behind or behind[0].start > words[index].end:
            continue
        following = behind[-1]
        goes_on = following.text == "," or (following.text.isalnum() and not following.capital)
        goes_on = goes_on and following.sentence == words[index].sentence
        if behind[0].text == "." and (index + 1 < last or goes_on):
            yield words[index].text
