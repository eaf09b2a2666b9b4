"""What several people are called before their names: Sisters Ana and Ida Reis."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.forenames import is_forename
from ..lexical.lexicon import NOT_NAMES
from ..lexical.plurals import names_people
from ..lexical.words import Word

_JOINING = frozenset({"and", "&", ","})


def behind_plural(words: Sequence[Word], start: int, end: int) -> int:
    """The start of the first of several names without the plural before it.

    Not in a name: the Barge Owners Trust; Ana Peters Roe and another.
    """
    if not _goes_on(words, end):
        return start
    for index in range(start, end - 1):
        if is_forename(words[index].lower) and words[index].lower not in NOT_NAMES:
            break
        if names_people(words[index].text) and _begins_name(words, index + 1, end):
            return index + 1
    return start


def _goes_on(words: Sequence[Word], end: int) -> bool:
    """Whether another name stands behind: Ana | and Ida Reis."""
    behind = words[end : end + 2]
    return len(behind) == 2 and behind[0].lower in _JOINING and behind[1].capital


def _begins_name(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether somebody's name follows: one with a forename, or of two words like the other."""
    if is_forename(words[first].lower):
        return True
    other = words[end + 1 : end + 4]
    alike = [word.capital for word in other] == [True, True, False]
    return end - first == 2 and alike and words[first - 1].first
