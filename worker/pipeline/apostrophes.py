"""Single marks: quotation mark or apostrophe, as far as the neighbours tell."""

from __future__ import annotations

import re

from .document import Span
from .lexicon import CLIPPED, CONTRACTIONS, ELISIONS, REPORTING_VERBS
from .setting import ENDING, LOW, Role, Setting, Sign

SINGLES = frozenset("'’‘´`‛")

STOPS = frozenset(",.;:!?…")

_WORD = re.compile(r"[^\W\d_]{1,12}+")
_YEAR = re.compile(r"\d0?s\b|\d\ds?\b")
_LETTERS_AT_END = re.compile(r"[^\W\d_]{1,8}$")
_NEXT_WORD = re.compile(r"\s+([a-z]{1,12}+)\b")


def single_role(text: str, mark: Span, sign: Sign, setting: Setting) -> Role | None:
    """What a single mark can be; None for an apostrophe."""
    left, right = _beside(text, mark, setting)
    if left.isalnum() and right.isalnum():
        glued = left.islower() and right.isupper() and sign.closes and mark.start > 2
        return Role.WEAK_CLOSER if glued and text[mark.start - 2].isalpha() else None
    if text[mark.start] in LOW:
        return Role.OPENER if setting.opens else None
    if setting.opens:
        return _opening(text, mark, sign, setting)
    if left and not left.isspace() and sign.closes and _word_at(text, mark.end) in CONTRACTIONS:
        return None
    if setting.closes:
        return _closing(text, mark, (left, right), setting)
    return _undecided(sign, setting)


def _beside(text: str, mark: Span, setting: Setting) -> tuple[str, str]:
    """The characters right beside the mark, which may be marks of the same run."""
    left = text[mark.start - 1] if setting.left or mark.start else ""
    right = text[mark.end : mark.end + 1]
    return left, right


def _opening(text: str, mark: Span, sign: Sign, setting: Setting) -> Role | None:
    after_word = setting.before.isalnum()
    if year := _YEAR.match(text, mark.end):
        decade = year[0].endswith("s")
        return Role.WEAK_OPENER if decade or after_word else Role.OPENER
    word = _word_at(text, mark.end).lower()
    if word in ELISIONS:
        quoted = text[mark.end + len(word) : mark.end + len(word) + 1] in SINGLES
        if quoted and word != "n":
            return Role.OPENER
        return None if word in ("n", "em") and after_word else Role.WEAK_OPENER
    return Role.OPENER if sign.opens else Role.WEAK_OPENER


def _closing(text: str, mark: Span, beside: tuple[str, str], setting: Setting) -> Role | None:
    left, right = beside
    if text[mark.start - 2 : mark.start - 1] in SINGLES and left in "nN":
        return None
    if setting.left != left or setting.right != right or not right or right in ENDING:
        return Role.CLOSER
    if not _may_be_apostrophe(text, mark.start, left):
        return Role.CLOSER
    following = _NEXT_WORD.match(text, mark.end)
    if following and following[1] in REPORTING_VERBS:
        return Role.CLOSER
    return Role.WEAK_CLOSER


def _may_be_apostrophe(text: str, start: int, left: str) -> bool:
    if left in "sS":
        return True
    word = _LETTERS_AT_END.search(text[max(0, start - 8) : start])
    clipped = word[0].lower() if word else ""
    return clipped in CLIPPED or (clipped.endswith("in") and len(clipped) > 3)


def _undecided(sign: Sign, setting: Setting) -> Role | None:
    """Marks with a space on both sides, or on neither: the text has lost its spacing."""
    beside = setting.before if not setting.left or setting.left.isspace() else setting.left
    if beside and beside in STOPS:
        if sign.opens and sign.closes:
            return Role.EITHER
        return Role.OPENER if sign.opens else Role.CLOSER
    return Role.OPENER if sign.opens and not beside else None


def _word_at(text: str, start: int) -> str:
    word = _WORD.match(text, start)
    return word[0] if word else ""
