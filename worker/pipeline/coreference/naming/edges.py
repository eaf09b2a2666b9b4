"""Where a name begins and ends: what goes on with it, and what only stands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexical.forenames import is_forename
from ..lexical.lexicon import FUNCTION_WORDS, NOT_NAMES, PARTICLES, SUFFIXES, TIMES, WEEKDAYS
from ..lexical.nouns import GROUP_NOUNS, ORGANISATION_WORDS, names_person
from ..lexical.words import Reading, Word
from .stops import is_place
from .titles import is_title

_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]")
_STAMPS = frozenset("added updated published posted edited".split())
_SURNAMES = frozenset(
    "were little young good great big down over even do so to an no first may will".split()
)
"""Common words that are surnames too."""
_GAELIC = frozenset({"mac", "mag", "nic", "ní", "uí", "ó"})
_ARTICLES_BEHIND = {"de": frozenset({"los", "las"})}
"""What is part of a name behind that particle only: Rosa de las Casas."""


def cuts_name(words: Sequence[Word], edge: int) -> bool:
    """Whether a mention that begins or ends at a word was found too short.

    Piotr | Halloran, Ruiz | Jr., MP Subrata | Majhi, K.P. | Sundaram
    """
    if not 0 < edge < len(words):
        return False
    before, behind = words[edge - 1], words[edge]
    titled = edge > 1 and is_title(words[edge - 2].lower)
    if not (before.capital and behind.capital) or before.sentence != behind.sentence:
        return False
    if behind.lower in SUFFIXES:
        return True
    other = is_title(before.lower) or is_title(behind.lower) or is_forename(behind.text)
    if behind.lower in FUNCTION_WORDS | WEEKDAYS or before.lower in TIMES:
        return False
    if is_place(words, edge - 1):
        return behind.lower in ORGANISATION_WORDS
    if _INITIALS.fullmatch(before.text) or titled:
        return bool(_INITIALS.fullmatch(before.text)) or not other
    return is_forename(before.text) and not (is_title(before.lower) or is_title(behind.lower))


def runs_on(words: Sequence[Word], last: int) -> bool:
    """Whether a mention ends before the last part of a name: Tran Van | Minh."""
    if not 0 < last < len(words):
        return False
    before, word = words[last - 1], words[last]
    joined = word.sentence == before.sentence and before.capital and not before.possessive
    name = word.capital and word.lower not in FUNCTION_WORDS | TIMES
    return joined and name and not word.quoted


def named_after(reading: Reading) -> frozenset[str]:
    """The owners whom a firm that speaks is named after: Larkin's said.

    What is somebody's stands behind a mention where it was found too short: Larkin's | lawyer.
    """
    words, found = reading.words, set[str]()
    for attribution in reading.attributions:
        if attribution.attributed and (mention := attribution.speaker) is not None:
            first, last = reading.within(mention)
            lone = last - first == 1 and words[first].capital and words[first].possessive
            owns = last < len(words) and names_person(words[last].lower)
            if lone and mention.end > words[first].end + 1 and not owns:
                found.add(words[first].text)
    return frozenset(found)


def is_numbered(words: Sequence[Word], end: int) -> bool:
    """Whether a model's number stands behind a name: the Velbrand Air 2."""
    if end >= len(words) or words[end].sentence != words[end - 1].sentence:
        return False
    return words[end].text.isdigit()


def is_stamp(words: Sequence[Word], index: int) -> bool:
    """Whether a word behind a byline's name says when the article came: Added 14 May."""
    behind = words[index + 1 : index + 2]
    return words[index].lower in _STAMPS and bool(behind) and behind[0].text[0].isdigit()


def is_part(reading: Reading, index: int) -> bool:
    """Whether a common word with a capital is part of the name before it."""
    return _is_surname(reading, index) or _is_middle(reading, index)


def _is_surname(reading: Reading, index: int) -> bool:
    """Whether a common word is a surname, in no headline: Habakkuk Were."""
    words = reading.words
    word, behind = words[index], words[index + 1 : index + 2]
    plain = word.paragraph not in reading.shouted | reading.titles
    goes_on = bool(behind) and behind[0].capital and behind[0].lower not in FUNCTION_WORDS
    return plain and word.lower in _SURNAMES and words[index - 1].capital and not goes_on


def are_particles(inner: Sequence[str], last: Word) -> bool:
    """Whether small words go on with a name that has had ``last``: van der, Mac an, de los."""
    if inner == ["an"]:
        return last.lower in _GAELIC
    before = [last.lower, *inner][-2]
    if inner[-1] in _ARTICLES_BEHIND.get(before, ()):
        return before == inner[0] or len(inner) < 2
    return all(word in PARTICLES or word == "&" for word in inner)


def _is_middle(reading: Reading, index: int) -> bool:
    """Whether a common word is a forename behind another and before a surname, in no headline:
    Elsie May Cartwright.
    """
    words = reading.words
    word, before = words[index], words[index - 1]
    plain = word.paragraph not in reading.shouted | reading.titles
    behind = words[index + 1] if index + 1 < len(words) else None
    if not plain or behind is None or not is_forename(before.text) or before.possessive:
        return False
    named = word.lower in _SURNAMES or is_forename(word.text)
    return named and behind.capital and behind.lower not in FUNCTION_WORDS | TIMES


def can_stand_alone(words: Sequence[Word], begin: int, first: int) -> bool:
    """Whether the one word at ``first`` is a name, with the titles from ``begin`` on."""
    word = words[first]
    if begin < first:
        return True
    if word.first and word.lower in GROUP_NOUNS:
        return False
    parts = word.lower.split("-")
    return not NOT_NAMES.issuperset(parts) and not is_title(word.lower) and len(word.text) > 1
