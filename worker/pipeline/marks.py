"""Quotation marks of a paragraph, each with the part that its surroundings let it play.

Nothing is paired here: a mark that could be either is left for the pairing to decide.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .apostrophes import single_role
from .document import Span
from .setting import DOUBLED_SINGLES, ENDING, LOW, SIGNS, Family, Role, Setting, Sign, setting_of


class Mark(NamedTuple):
    """One quotation mark. ``directed``: the glyph itself tells opening from closing."""

    start: int
    end: int
    family: Family
    role: Role
    directed: bool
    setting: Setting


_TAG = r"<[A-Za-z/!][^<>]*+>"
"""An HTML tag: the marks around its attributes are nobody's."""

_ROW = r"[\"'“”‘’`´„‚«»‹›]{7,}+"
"""More marks in a row than quotations could begin and end at one place: an ornament."""

_SPELLINGS = "|".join(re.escape(s) for s in sorted(SIGNS, key=len, reverse=True))
_PAIRED = re.compile(f"{_TAG}|{_ROW}|{_SPELLINGS}")
_UNPAIRED = re.compile(
    f"{_TAG}|{_ROW}|" + "|".join(s for s in _SPELLINGS.split("|") if s not in DOUBLED_SINGLES)
)


def scan_marks(text: str, paragraph: Span) -> list[Mark]:
    """Every mark of the paragraph that can be a quotation mark, in text order."""
    found = [m for m in _spellings(text, paragraph) if m[0] in SIGNS]
    marks: list[Mark] = []
    first = 0
    for last, match in enumerate(found):
        if last + 1 < len(found) and found[last + 1].start() == match.end():
            continue
        setting = setting_of(text, found[first].start(), match.end(), paragraph)
        for each in found[first : last + 1]:
            mark = _classify(text, each, setting)
            if mark is not None:
                marks.append(mark)
        first = last + 1
    return marks


def _spellings(text: str, paragraph: Span) -> list[re.Match[str]]:
    """Marks and tags; two single marks count as a double one where some open and some close."""
    paired = list(_PAIRED.finditer(text, *paragraph))
    doubled = [m for m in paired if m[0] in DOUBLED_SINGLES]
    if not doubled:
        return paired
    settings = [setting_of(text, *m.span(), paragraph) for m in doubled]
    if any(s.opens for s in settings) and any(s.closes for s in settings):
        return paired
    return list(_UNPAIRED.finditer(text, *paragraph))


def _classify(text: str, match: re.Match[str], setting: Setting) -> Mark | None:
    sign = SIGNS[match[0]]
    if sign.family is Family.SINGLE:
        role = single_role(text, Span(*match.span()), sign, setting)
    else:
        role = _outer_role(match[0], sign, setting)
    if role is None:
        return None
    return Mark(*match.span(), sign.family, role, sign.opens != sign.closes, setting)


def _outer_role(spelling: str, sign: Sign, setting: Setting) -> Role:
    if spelling in LOW:
        return Role.OPENER
    if setting.left.isdigit() and sign.closes and not setting.opens and setting.right not in ENDING:
        return Role.MEASURE
    if sign.opens != sign.closes:
        # A glyph against its surroundings is a typist's slip, or the other language's use of it.
        contrary = setting.closes if sign.opens else setting.opens
        return Role.EITHER if contrary else Role.OPENER if sign.opens else Role.CLOSER
    return Role.OPENER if setting.opens else Role.CLOSER if setting.closes else Role.EITHER
