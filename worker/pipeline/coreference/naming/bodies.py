"""What tells that a run of capitals is an organisation's name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..lexical.forenames import is_forename
from ..lexical.labels import COMPANY_NOUNS
from ..lexical.lexicon import HONORIFICS
from ..lexical.nouns import ORGANISATION_WORDS
from ..lexical.words import Word
from .titles import is_job, is_title

JOINERS = frozenset({"of", "for", "on", "and"})
"""Words within an organisation's name: Department for Work and Pensions."""
BODIES = frozenset({("joint", "chiefs"), ("general", "staff")})
"""Two words that name an organisation together, where neither does alone."""
_JOINED = frozenset(
    "parents youth youths friends mothers fathers women citizens families neighbours neighbors"
    " residents doctors teachers students workers farmers lawyers scientists voices".split()
)
"""Who join in groups: Parents for Pinecrest."""


def is_organisation(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the sequence has an organisation's word, and that is no title: Coach."""
    lowers = [word.lower for word in words[start:end]]
    if tuple(lowers[-2:]) in BODIES:
        return True
    if lowers[-1] in ORGANISATION_WORDS:
        return lowers[-1] not in HONORIFICS
    if any(lower in JOINERS for lower in lowers):
        return True
    if _is_owned(words[start:end]):
        return True
    if "&" in lowers and not all(word.text.isupper() for word in words[start:end:2]):
        return True
    titled = any(is_title(lower) for lower in lowers[:-1]) or any(
        is_job(words, start, index) for index in range(start, end - 2)
    )
    return not titled and any(lower in ORGANISATION_WORDS for lower in lowers[:-1])


def _is_owned(words: Sequence[Word]) -> bool:
    """Whether a body is named after a title: King's College London, but no chief's officer."""
    for index, word in enumerate(words[:-1]):
        if word.possessive and is_title(word.lower):
            behind = [other.lower for other in words[index + 1 :] if other.text[0].isalnum()]
            owned = not ORGANISATION_WORDS.isdisjoint(behind[:1])
            return owned and not any(map(is_title, behind))
    return False


def is_group(word: Word) -> bool:
    """Whether "of" or "for" may go on with the name of a group: Concerned Youth of Oss; or with a
    firm that is named after its owner: Larkin's of Oss.
    """
    return (word.lower in _JOINED and not word.first) or (word.possessive and word.capital)


def opens_with_trade(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a sentence's first word only says what a firm does: Brokerage Hollis & Byrne."""
    joined = any(word.text == "&" for word in words[start + 2 : end])
    return joined and words[start].first and words[start].lower in COMPANY_NOUNS


def holds_body(words: Sequence[Word], end: int, length: int, inside: Collection[int]) -> bool:
    """Whether an organisation's word follows behind the ``length`` words that join it at ``end``:
    Occupational Safety and Health Administration.

    Not where somebody's own ends: Dana Telfer of Morton Securities. ``inside``: the words within
    speakers' mentions.
    """
    if end > 1 and is_forename(words[end - 2].text) and words[end].lower != "and":
        return False
    for word in words[end + length : end + length + 4]:
        if not word.capital:
            return False
        if word.lower in ORGANISATION_WORDS:
            return words[end].lower == "and" or end in inside
    return False
