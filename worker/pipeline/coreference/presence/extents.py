"""Which words a speaker's mention is, where it was found too long or too short."""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Span
from ..lexical.complements import with_complements
from ..lexical.lexicon import FUNCTION_WORDS
from ..lexical.words import Reading, Word
from ..naming.phrases import kind_of
from .pronouns import PRONOUNS

_MARKERS = frozenset("that what where which when whom".split())
_DETERMINERS = frozenset("the a an his her its their our my both some many".split())


def extent(reading: Reading, span: Span, cue: Span | None) -> tuple[int, int]:
    """The indices (first, behind the last) of the words that a mention should have.

    In what Eastmoor called, the speaker stands behind the clause's first word; in a letter from
    the city, which both sides read, before it; a woman goes on at the back of the hall.
    """
    words = reading.words
    first, last = reading.within(span)
    first = _name_behind(words, first, last)
    if last - first > 2 and words[last - 1].lower in PRONOUNS and words[last - 2].text == ",":
        return last - 1, last
    marker = next((i for i in range(last - 1, first, -1) if words[i].lower in _MARKERS), None)
    if marker is not None:
        behind = words[first].lower in PRONOUNS or (
            cue is not None and last < len(words) and words[last].start == cue.start
        )
        if behind and _is_subject(words[marker + 1 : last]):
            return marker + 1, last
        if marker == last - 1 or _is_subject(words[marker + 1 : last]):
            last = marker
            while last - 1 > first and not words[last - 1].text[0].isalnum():
                last -= 1
    if first < last and _lacks_noun(words, first, last):
        last += 1
    if first < last and _may_go_on(words, first, last):
        end = with_complements(words, last)
        verb = reading.within(cue)[0] if cue is not None else end
        last = min(end, verb) if last <= verb else end
    return first, last


def _name_behind(words: Sequence[Word], first: int, last: int) -> int:
    """Where the name begins that a mention ends in: a lawyer for the village, | Ben Otieno."""
    start = last
    while start > first and (words[start - 1].capital or words[start - 1].text == "."):
        start -= 1
    if sum(word.capital for word in words[start:last]) < 2 or start == first:
        return first
    before = words[start - 1]
    if before.text == ",":
        described = any(kind_of(word.lower) == "person" for word in words[first : start - 1])
        return start if described else first
    return start if not before.capital and kind_of(before.lower) == "person" else first


def _is_subject(words: Sequence[Word]) -> bool:
    """Whether the words may be a clause's subject: Eastmoor, both sides, her headmistress."""
    if not words:
        return False
    noun = words[-1]
    named = noun.capital or noun.lower in PRONOUNS or kind_of(noun.lower) != "unknown"
    begins = len(words) == 1 or words[0].lower in _DETERMINERS or words[0].capital
    return named and begins and noun.lower not in FUNCTION_WORDS - PRONOUNS


def _lacks_noun(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a mention ends before its noun: a 2019 | decree, a council | spokesman."""
    if last - first < 2 or last >= len(words) or words[first].lower not in ("a", "an"):
        return False
    noun, before = words[last], words[last - 1]
    named = before.capital or before.text.isdigit() or kind_of(before.lower) == "organization"
    follows = noun.sentence == before.sentence and not (noun.quoted or before.possessive)
    return named and follows and kind_of(noun.lower) in ("person", "document")


def _may_go_on(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a mention is a noun that a preposition may follow: a sign | above the door."""
    noun = words[last - 1]
    determined = last - first > 1 and words[first].lower in _DETERMINERS
    return (
        determined and not noun.capital and kind_of(noun.lower) in ("person", "document", "unknown")
    )
