"""How an article says what somebody is, trimmed to what a caption would print."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.lexicon import HONORIFICS, OFFICES
from ..lexical.nouns import names_person
from ..lexical.words import Word
from .titles import is_title

LONGEST = 12
"""Words of a role at most."""
PLURALS = frozenset("justices judges senators sens reps profs bishops councillors".split())
"""Titles before several names."""
_ENDS = frozenset("who which that said told says whose when where because and but as since".split())
_DANGLING = frozenset("of for in at on from with by to the a an and or".split())


def office(titles: Sequence[Word]) -> str | None:
    """A title that is an office: Chief Justice, but not Mr; one of the Reps. Cole and Ruiz."""
    kept = [word for word in titles if word.text != "."]
    while kept and not _is_office(kept[-1].lower):
        kept.pop()
    if not kept:
        return None
    *before, last = kept
    one = last.text[:-1] if last.lower in PLURALS else last.text
    return " ".join([*(word.text for word in before), one])


def _is_office(lower: str) -> bool:
    told = is_title(lower) or names_person(lower)
    return lower in OFFICES or (told and lower not in HONORIFICS)


def offices(titles: Sequence[Word]) -> Sequence[Word]:
    """The titles behind a description that go on with it: council chief, not chair Cllr."""
    end = len(titles)
    while end and not names_person(titles[end - 1].lower):
        end -= 1
    return titles[:end]


def leading(noun: str, what: str) -> str:
    """Who leads the council is its leader."""
    joined = "for" if noun == "lawyer" else "of"
    return f"{noun} {joined} {what}" if what else noun


def clause(words: Sequence[Word], start: int, text: str) -> str:
    """The words of a description from ``start``, up to the next mark or clause."""
    end = start
    while end < len(words) and end - start < LONGEST:
        word = words[end]
        joint = word.text in "-&'’/" or word.text[0].isalnum()
        if not joint or word.sentence != words[start].sentence:
            break
        if end > start and word.lower in _ENDS:
            break
        end += 1
    if end - 2 > start and words[end - 2].lower == "in" and words[end - 1].text.isdigit():
        end -= 2
    while end - 1 > start and words[end - 1].lower in _DANGLING:
        end -= 1
    return spoken(words[start:end], text)


def spoken(words: Sequence[Word], text: str) -> str:
    """The words as they stand in the article."""
    if not words:
        return ""
    end = words[-1].end + (2 if words[-1].possessive else 0)
    return " ".join(text[words[0].start : end].split())
