"""Where the description before a name stands: the NATO chief Mark Rutte; the mayor, Ilse Brok."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from ..lexical.deeds import ADJECTIVAL
from ..lexical.forenames import is_forename
from ..lexical.lexicon import FUNCTION_WORDS, HONORIFICS, OFFICES
from ..lexical.nouns import KINSHIP, ORGANISATION_NOUNS, names_person
from ..lexical.words import Word
from .names import NameMention
from .objects import behind_verb
from .portfolios import office_before
from .titles import APOSTROPHES, is_title

DETERMINERS = frozenset("the a an his her its their our my".split())
BREAKS = frozenset("of for in at on from with who which that whose to by near and or but".split())
"""Words that end the part of a description in which its noun stands."""
_WITHIN = BREAKS - {"by", "with", "but"}
"""Those that may stand within a description."""
_SERVING = frozenset({"for", "of", "at", "to"})
"""Prepositions behind the noun of somebody who serves another: an aide to the mayor."""
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST = 6
_ASIDE = 4
"""Words of a clause set off by commas, at the most, behind the name in it."""
_TELLING = frozenset("said says told tells recalls adds explains claims insists thinks".split())


class Preceding(NamedTuple):
    """A description: words from ``start``, with its noun before ``cut``, up to ``end``.

    ``apart``: a comma stands between it and the name. ``owned``: it is somebody's, and closed by
    a comma too: her management firm, Greymoor, said.
    """

    start: int
    cut: int
    end: int
    apart: bool
    owned: bool = False


def preceding(words: Sequence[Word], name: NameMention, ends: Collection[int]) -> Preceding | None:
    """The description before a name, if any; no other speaker's: ``ends`` has where those end."""
    end = name.begin
    if end and words[end - 1].sentence != words[end].sentence:
        return None
    styled = end > 2 and words[end - 1].lower == "the" and name.begin < name.first
    if styled and words[end - 2].text == ",":
        end -= 1
    if tells(words, name):
        return None
    if end > 1 and words[end - 1].text == ",":
        found = _apart(words, behind_body(words, name) or end - 1) if _closes(words, name) else None
        closed = [word.text for word in words[name.last : name.last + 1]] == [","]
        return found and found._replace(owned=closed and _is_owned(words, found.start))
    if end in ends:
        return None
    if (office := office_before(words, end)) is not None:
        return Preceding(*office, end, False)
    start = _trimmed(words, _run_start(words, end), end)
    if start == end:
        return None
    return Preceding(_joined(words, start), end, end, apart=False)


def tells(words: Sequence[Word], name: NameMention) -> bool:
    """Whether commas set off who tells the sentence: the referee, Reis said later, had to wait."""
    behind = [word.lower for word in words[name.last : name.last + _ASIDE]]
    if not name.begin or words[name.begin - 1].text != "," or "," not in behind[1:]:
        return False
    return behind[0].endswith("ed") or behind[0] in _TELLING


def _apart(words: Sequence[Word], end: int) -> Preceding | None:
    start, cut = _run_start(words, end), end
    definite = start < end and _is_definite(words, start)
    if not definite or not is_noun(words[end - 1].lower) or _serves(words, start, end):
        start, cut = _with_complement(words, end)
    start = _trimmed(words, start, cut)
    if start >= cut or _is_place(words, start, cut):
        return None
    return Preceding(start, cut, end, apart=True)


def _serves(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a noun is only whose servant or relative is named: a voice for the union, Ana Reis;
    the widow of the driver, Ana Reis. In "a friend of the mayor, Ana Reis" she may be the mayor.
    """
    before = [word.lower for word in words[max(start - 4, 0) : start - 1]]
    if len(before) < 2 or not names_person(before[-2]) or before[-1] not in _SERVING:
        return False
    noun = words[end - 1].lower
    office = before[-1] == "of" and (noun in OFFICES or is_title(noun))
    return noun in ORGANISATION_NOUNS or not office or before[0] == "the"


def behind_body(words: Sequence[Word], name: NameMention) -> int | None:
    """The comma behind an office whose body stands before the name too: the Director-General,
    NAFDAC, Prof. Ada Obi.
    """
    start = comma = name.begin - 1
    if comma < 1 or words[comma].text != ",":
        return None
    while start > 0 and comma - start < 2 * _LONGEST and _is_named(words[start - 1]):
        start -= 1
    before = start - 1
    titled = name.begin < name.first and words[name.begin].lower in HONORIFICS
    titled = titled or (len(name.words) > 1 and is_forename(name.words[0]))
    if not titled or start == comma or before < 1 or words[before].text != ",":
        return None
    if is_forename(words[start].lower) or not words[start].capital:
        return None
    office = words[before - 1].sentence == words[comma].sentence
    return before if office else None


def _is_named(word: Word) -> bool:
    return word.capital or word.lower in ("of", "on", "for", "the", "and")


def _trimmed(words: Sequence[Word], start: int, end: int) -> int:
    """The start without participles before the description: including striker Ana Reis."""
    while start < end:
        lower = words[start].lower
        participle = lower.endswith(("ed", "ing")) and lower not in ADJECTIVAL
        if not participle and lower not in FUNCTION_WORDS:
            break
        start += 1
    return start


def _joined(words: Sequence[Word], start: int) -> int:
    """The start with what "and" joins to a description: retired judge and | author Ana Reis; former
    Oss and | Bergen striker Ana Reis.

    Not somebody else, who has a name or a relative: Ana Reis and | striker Bo Lund, the victim's
    father and | lawyer Bo Lund.
    """
    at = start - 1
    if at < 1 or words[at].lower != "and" or words[at].sentence != words[start].sentence:
        return start
    first = _trimmed(words, _run_start(words, at), at)
    if first == at or any(is_forename(word.lower) for word in words[first:at] if word.capital):
        return start
    noun = words[at - 1]
    does = names_person(noun.lower) and noun.lower not in KINSHIP
    does = does and (noun.first or not noun.capital or noun.text.isupper())
    before = words[first - 1].lower if first else ""
    placed = all(word.capital for word in words[first:at]) and words[start].capital
    past = before == "former" or words[first].lower.startswith("ex-")
    placed = placed and (past or before in _ARTICLES)
    return first if does or placed else start


def _is_place(words: Sequence[Word], start: int, cut: int) -> bool:
    """Whether a capital shows a name, not an office: in an interview with The Grocer, Reis."""
    noun = words[cut - 1]
    if not noun.capital or noun.first or is_title(noun.lower) or noun.lower in OFFICES:
        return False
    before = words[start - 1].lower if start else ""
    return before not in DETERMINERS - _ARTICLES


def _run_start(words: Sequence[Word], end: int) -> int:
    start = end
    while start > 0 and end - start < _LONGEST and _goes_on(words, start - 1, end):
        start -= 1
    return behind_verb(words, start, end)


def _goes_on(words: Sequence[Word], index: int, end: int) -> bool:
    word = words[index]
    if word.sentence != words[end].sentence or word.quoted:
        return False
    return word.text[0].isalnum() and word.lower not in FUNCTION_WORDS and not word.possessive


def _is_definite(words: Sequence[Word], start: int) -> bool:
    before = _before(words, start)
    return before is not None and (before.lower in DETERMINERS or before.possessive)


def _before(words: Sequence[Word], start: int) -> Word | None:
    """The word before another, but for an owners' apostrophe: the drivers' union."""
    plural = start > 1 and words[start - 1].text in APOSTROPHES and words[start - 2].possessive
    return words[start - 1 - plural] if start else None


def _is_owned(words: Sequence[Word], start: int) -> bool:
    before = _before(words, start)
    return before is not None and (before.lower in DETERMINERS - _ARTICLES or before.possessive)


def _with_complement(words: Sequence[Word], end: int) -> tuple[int, int]:
    """The chief executive of the council, Ana Reis: from its start to the preposition."""
    start = end
    while start > 0 and end - start < 2 * _LONGEST:
        word = words[start - 1]
        if word.sentence != words[end].sentence or not word.text[0].isalnum():
            break
        determined = word.lower in DETERMINERS
        if determined and not (start > 1 and words[start - 2].lower in _WITHIN):
            break
        start -= 1
    begins = start > 0 and words[start - 1].lower in DETERMINERS
    if not (begins or (start < end and words[start].first)):
        return end, end
    cut = next((i for i in range(start, end) if words[i].lower in BREAKS), end)
    known = cut > start and names_person(words[cut - 1].lower)
    return (start, cut) if known else (end, end)


def _closes(words: Sequence[Word], name: NameMention) -> bool:
    if name.last >= len(words):
        return True
    following = words[name.last]
    if following.text == "," and not is_forename(name.words[0]):
        behind = words[name.last + 1 : name.last + 2]
        if behind and behind[0].capital and behind[0].lower in HONORIFICS:
            return False
    if names_person(following.lower) and not following.quoted:
        return False
    return following.text in ",;.:—–" or not following.capital


def is_noun(lower: str) -> bool:
    """Whether a word may describe somebody whose name follows."""
    return names_person(lower) or is_title(lower) or lower in ORGANISATION_NOUNS
