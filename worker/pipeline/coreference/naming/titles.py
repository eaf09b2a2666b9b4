"""What stands around the name proper: titles before it, letters after it, nicknames within."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from ..lexical.forenames import is_forename
from ..lexical.labels import COMPANY_NOUNS
from ..lexical.lexicon import (
    COMPATRIOTS,
    FEMALE_HONORIFICS,
    FORENAMES_TOO,
    FUNCTION_WORDS,
    HONORIFICS,
    LETTERS,
    MALE_HONORIFICS,
    MODIFIERS,
    NAMELIKE_TITLES,
    NOT_NAMES,
    OFFICES,
    PARTICLES,
    SUFFIXES,
    Gender,
)
from ..lexical.nouns import PERSON_NOUNS, names_person
from ..lexical.words import Word
from .several import behind_plural

WITH_STOP = frozenset("barr atty pst alh pres evang".split())
"""Titles that are surnames or nothing without their stop: Barr. Sani Okolo, Atty. Cruz."""
_CLASSES = frozenset({"junior", "senior", "sophomore", "freshman"})
"""What a pupil is called: Junior Maya Eberly."""

_DEMONYMS = frozenset("german french dutch danish".split())
"""Those that are forenames too."""

MARKS = frozenset("\"“”'‘’")
APOSTROPHES = frozenset("'’")
_COMPOUND = ("-general", "-inspector", "-in-chief", "-executive", "-elect", "-manager")
"""How titles of two words end: Judge-Executive Bo Lund."""
_GLUED = re.compile(r"[^\W\d_]*[^\W\d_](?=[A-Z][a-z])")
_OF_NAMES = frozenset("mc mac de di la le van von du da del o fitz".split())


def is_title(lower: str) -> bool:
    """Whether it may stand before a name without being part of it."""
    if lower in HONORIFICS or lower.endswith(_COMPOUND):
        return True
    return lower.startswith(("great-", "ex-")) and names_person(lower.rpartition("-")[2])


def gender_of_titles(titles: Iterable[str]) -> Gender | None:
    """Mr is a man, Dame a woman, Dr tells nothing."""
    for title in titles:
        if title in MALE_HONORIFICS:
            return "male"
        if title in FEMALE_HONORIFICS:
            return "female"
    return None


def behind_titles(words: Sequence[Word], start: int, end: int, edges: set[int]) -> int:
    """The index of the first word of the name proper, in the capitalised words of a mention.

    ``edges``: where a speaker's mention is known to begin or end.
    """
    behind = start
    marked = False
    for index in range(start, end - 1):
        lower = words[index].lower
        marked ^= opens_marks(words, index)
        if marked or is_particle(words, index, behind):
            continue
        if index in edges and index > start:
            behind = max(behind, index)
        following = words[index + 1].lower
        modifies = end - index > 2 and lower in MODIFIERS and is_title(following)
        stopped = lower in WITH_STOP and following == "." and end - index > 2
        job = end - index > 2 and is_job(words, start, index)
        if not (is_title(lower) or modifies or stopped or job) or following in SUFFIXES:
            continue
        if words[index].possessive:
            continue
        if lower == "tan" and following != "sri":
            continue
        if lower in NAMELIKE_TITLES and _is_part_of_name(words, index, behind, end):
            continue
        behind = index + 1
        if words[behind].text == "." and behind + 1 < end:
            behind += 1
    return behind


def opens_marks(words: Sequence[Word], index: int) -> bool:
    """Whether a nickname's marks open or close at a word: “Doc”, but not: the owners’ group."""
    owning = index > 0 and words[index - 1].possessive and words[index].text in APOSTROPHES
    return words[index].text in MARKS and not owning


def is_particle(words: Sequence[Word], index: int, behind: int) -> bool:
    """Whether a title's short form is part of a name that begins at ``behind``: Ana Di Marco, no
    DI Marco.
    """
    word = words[index]
    if word.lower not in PARTICLES:
        return False
    return not word.text.isupper() or (index > behind and is_forename(words[index - 1].text))


def is_job(words: Sequence[Word], start: int, index: int) -> bool:
    """Whether a noun stands before a whole name: state Treasurer | Carla Odom."""
    named = any(is_forename(word.lower) for word in words[start : index + 1])
    return not named and names_person(words[index].lower) and is_forename(words[index + 1].lower)


def _is_part_of_name(words: Sequence[Word], index: int, behind: int, end: int) -> bool:
    if index > behind:
        return end - index < 3 or is_forename(words[index - 1].lower)
    if words[index].lower == "nana":
        return words[end - 1].lower not in SUFFIXES
    return end - index == 2 and words[index].lower in FORENAMES_TOO


def before_letters(words: Sequence[Word], first: int, end: int) -> int:
    """The end of the name without the letters behind it: KC, OBE, MP."""
    while end - 1 > first and words[end - 1].lower in LETTERS and words[end - 1].text.isupper():
        end -= 1
    return end


def nickname(words: Sequence[Word], mark: int) -> int:
    """The length of a nickname in marks and the word behind it: “Bex” Tully."""
    for closing in (mark + 2, mark + 3):
        if closing + 1 < len(words) and words[closing].text in MARKS:
            behind = words[closing + 1]
            named = words[mark + 1].capital and behind.capital
            return closing + 2 - mark if named and behind.lower not in FUNCTION_WORDS else 0
    return 0


def is_office(words: Sequence[Word], start: int, first: int, end: int) -> bool:
    """Whether capitalised words only say what somebody is: the Deputy Chief Minister.

    ``first``: where the name would begin, behind its titles.
    """
    last = words[end - 1].lower
    if end - start < 2 or last not in OFFICES or last in NAMELIKE_TITLES:
        return False
    parts = words[first : end - 1]
    return not any(is_forename(word.lower) or word.lower in ("of", "for", "on") for word in parts)


def name_words(words: Sequence[Word], text: str) -> tuple[str, ...]:
    """The words of a name without nicknames in marks: Rebecca “Bex” Tully."""
    marks = 0
    name = []
    for index, word in enumerate(words):
        if word.text in APOSTROPHES and index and words[index - 1].possessive:
            continue
        if word.text in MARKS:
            marks += 1
        elif word.text != "." and marks % 2 == 0:
            behind = words[index + 1 :]
            if word.possessive and behind and behind[0].text in APOSTROPHES:
                behind = behind[1:]
            owns = word.possessive and bool(behind)
            name.append(text[word.start : behind[0].start].strip() if owns else word.text)
    if len(name) > 1:
        name[0] = _unglued(name[0])
    return tuple(word for word in name if word)


def _unglued(word: str) -> str:
    """The name in what a scraper glued to the word before: EDTLux, CalabarzonFor."""
    glued = _GLUED.match(word)
    if glued is None or len(glued[0]) < 3 or glued[0].lower() in _OF_NAMES:
        return word
    rest = word[glued.end() :]
    if rest.lower() in FUNCTION_WORDS:
        return ""
    return rest if glued[0].isupper() and is_forename(rest) else word


def begun(words: Sequence[Word]) -> frozenset[str]:
    """Words that a sequence of capitals begins with in the middle of a sentence, in lower case."""
    return frozenset(
        word.lower
        for before, word in pairwise(words)
        if word.capital and not word.first and not before.capital
    )


def behind_common(
    words: Sequence[Word], start: int, end: int, common: Collection[str], begun: Collection[str]
) -> int:
    """Where a name without titles begins, behind words that are the sentence's."""
    named = behind_plural(words, start, end)
    if named > start:
        return named
    return start + _opens_with_common(words, start, end, common, begun)


def _opens_with_common(
    words: Sequence[Word], start: int, end: int, common: Collection[str], begun: Collection[str]
) -> bool:
    """Whether the first word is a sentence's, not the name's: Midfielder Shanice Abeyta."""
    word = words[start]
    classed = word.first and word.lower in _CLASSES
    if end - start > 2 and (classed or word.lower in _DEMONYMS):
        return is_forename(words[start + 1].lower)
    if end - start < 2 or is_forename(word.lower):
        return False
    if end - start > 2 and word.lower in NOT_NAMES | COMPATRIOTS:
        return True
    if not word.first or words[start + 1].text == ".":
        return False
    following = words[start + 1].lower
    if end - start > 2 and word.lower in PERSON_NOUNS | COMPANY_NOUNS:
        return True
    if not (is_forename(following) or following in begun):
        return False
    if word.lower in common or word.lower.endswith(("ly", "wards", "ward", "ing")):
        return True
    return end - start > 2 and names_person(word.lower)
