"""Whether lines are paragraphs, or one paragraph broken at a width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .document import Span

WIDEST = 200
"""Characters of the longest line that can be one of hard-wrapped text."""

SLACK = 0.85
"""Share of the width at which a line that had room for another word is still full: hand-wrapped
text is ragged."""

_LONG_LINE = 40
"""Characters from which a line is text rather than a label of the page's furniture."""

_OPEN = re.compile(r"\s(?:a|an|the|and|of|to|in|for|with|at|by|or|that|was|is|has)$")
"""Words, in lower case, behind which nothing ends."""

_STOPPED = frozenset(".!?…:;\"'”’»)")


def wrapped_width(text: str, block: Sequence[Span], *, hint: int) -> int:
    """The width that the lines of a block were broken at; 0 if each is a paragraph of its own.

    Broken lines are full: the next line's first word would not have fitted; a line with room
    left must end a paragraph. And some break off within a sentence, unless they are as wide as
    the text's other wrapped lines (``hint``).
    """
    width = max(line.end - line.start for line in block)
    if len(block) < 2 or width > WIDEST:
        return 0
    as_others = bool(hint) and SLACK * hint <= width <= hint / SLACK
    width = max(width, hint) if as_others else width
    pairs = list(pairwise(block))
    broken = sum(_breaks_off(text, line, following) for line, following in pairs)
    loose = sum(
        not _is_stopped(text, line) and _has_room(text, line, following, width)
        for line, following in pairs
    )
    some_broken = as_others or (broken > 0 and broken * 4 >= len(pairs))
    return width if some_broken and loose * 10 <= len(pairs) else 0


def joins(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a line goes on in the next one, in a block wrapped at ``width`` (0: not wrapped)."""
    if width:
        return not (_is_stopped(text, line) and _has_room(text, line, following, width))
    whole = following.end - following.start >= _LONG_LINE or _is_stopped(text, following)
    return whole and line.end - line.start >= _LONG_LINE and _breaks_off(text, line, following)


def _breaks_off(text: str, line: Span, following: Span) -> bool:
    if _is_stopped(text, line):
        return False
    return text[following.start].islower() or bool(_OPEN.search(text, line.start, line.end))


def _has_room(text: str, line: Span, following: Span, width: int) -> bool:
    word = text[following.start : following.start + width].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) <= SLACK * width


def _is_stopped(text: str, line: Span) -> bool:
    return text[line.end - 1] in _STOPPED
