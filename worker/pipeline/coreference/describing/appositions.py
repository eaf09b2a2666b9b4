"""Descriptions that say more of somebody just named: Emmett Yoder, a roofer and a poet."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.forenames import is_forename
from ..lexical.words import Word
from ..naming import preceding
from ..naming.cast import Cast
from ..naming.names import NameMention
from ..naming.phrases import Phrase
from ..presence.mentions import Mentions
from .introduced import gives_name

_NAMES = 3
"""Names behind a description that are looked at: sells shoes at Oss and gave the name Reis."""
_FAR = 20
"""Words between a description and its name, more than which are not looked at: time is linear."""
_SECOND = 8
"""Words from the comma behind a name to "and", at the most."""


def is_apposition(mentions: Mentions, cast: Cast, phrase: Phrase, described: int) -> bool:
    """Whether a description is of who is named before it; a doctor's son, he said, is of him.

    ``described``: the index behind the description before.
    """
    words = mentions.words
    following = [word.lower for word in words[phrase.last : phrase.last + 2]]
    if following[:1] == [","] and following[1:2] in (["he"], ["she"]):
        return True
    comma = phrase.first - 1
    if comma > 0 and words[comma].lower == "and":
        if phrase.kind == "organization" and phrase.determiner == "the":
            return False
        return described == comma or _goes_on(mentions, cast, comma)
    if comma < 1 or words[comma].text != ",":
        return False
    if words[comma - 1].text.isdigit() or described == comma:
        return True
    return _named(mentions, cast, comma)


def named_beside(mentions: Mentions, phrase: Phrase) -> int | None:
    """The name right behind a description: her father, Alan, said; a boy who gave his name as
    Yevhen; a group calling itself Friends of Oss.
    """
    if phrase.kind not in ("person", "unknown", "organization"):
        return None
    words = mentions.words
    for start in dict.fromkeys((phrase.head_at + 1, phrase.last)):
        number = mentions.next_name(start)
        if (holder := _behind_body(mentions, number, start)) is not None:
            return holder
        for name in mentions.names[number : number + _NAMES] if number is not None else ():
            far = name.begin - start > _FAR
            if (
                far
                or name.begin < start
                or words[name.begin].sentence != words[phrase.first].sentence
            ):
                continue
            between = [word.lower for word in words[start : name.begin]]
            joined = phrase.kind != "organization" and _joins(
                between, definite=phrase.definite, within=name.first < phrase.last
            )
            joined = joined or (
                between == [","] and phrase.kind == "person" and _within(words, name)
            )
            joined = joined and not preceding.tells(words, name)
            if joined or gives_name(between):
                return mentions.name_at(name.first)
    return None


def _behind_body(mentions: Mentions, number: int | None, comma: int) -> int | None:
    """Whose office it is that a body stands behind: the chairman, Senate, Mr Musa Bala."""
    numbers = range(len(mentions.names))
    for holder in numbers[number : number + 2] if number is not None else ():
        if preceding.behind_body(mentions.words, mentions.names[holder]) == comma:
            return holder
    return None


def _within(words: Sequence[Word], name: NameMention) -> bool:
    """Whether somebody's full name is put in commas: a guard at the depot, Ana Reis, laughed."""
    behind = [word.lower for word in words[name.last : name.last + 2]]
    ends = behind[:1] == [","] and not (behind[1:] and behind[1][0].isdigit())
    full = len(name.words) > 1 and is_forename(name.words[0]) and not name.titles
    return ends and full and behind[1:2] not in (["a"], ["an"], ["the"], ["who"], ["and"])


def _joins(between: Sequence[str], *, definite: bool, within: bool) -> bool:
    """Whether the words between a description and a name say that both are one."""
    if len(between) == 2 and between[0] == "," and between[1].endswith("-year-old"):
        return True
    apart = list(between) in ([","], [",", "the"]) and (definite or within)
    is_so = definite and list(between) in (["is"], ["was"])
    return apart or is_so


def _goes_on(mentions: Mentions, cast: Cast, index: int) -> bool:
    """Whether "and" joins two things said of a name: Moyo, a Democrat and a retired teacher."""
    words = mentions.words
    for comma in range(index - 3, max(index - _SECOND, 0), -1):
        if words[comma].text == ",":
            begins = words[comma + 1].lower in ("a", "an", "the")
            return begins and _named(mentions, cast, comma)
    return False


def _named(mentions: Mentions, cast: Cast, end: int) -> bool:
    """Whether somebody's name ends before a word."""
    number = mentions.name_at(end - 1)
    return number is not None and cast.figure_of[number] is not None
