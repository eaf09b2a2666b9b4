"""They, of two at once: the union and the council have replied. They say …"""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.words import Word
from ..naming.cast import Cast
from ..presence.memory import Memory

_NEAR = 8
"""Words from the first of the two to the second, at the most."""
_TWO = frozenset({"organization", "group"})


def both(words: Sequence[Word], cast: Cast, memory: Memory, index: int) -> int | None:
    """The two organisations or groups that "and" joins at the end of what was last said of any,
    as one figure. ``index``: the pronoun's word.
    """
    latest = memory.before(index)[:2] if words[index].lower == "they" else []
    if len(latest) < 2 or words[index].sentence - latest[0].sentence > 1:
        return None
    second, first = latest
    figures = cast.figures[first.who], cast.figures[second.who]
    if first.who == second.who or not all(figure.kind in _TWO for figure in figures):
        return None
    between = [word.lower for word in words[first.at : second.at]]
    if len(between) > _NEAR or (between[-1:] != ["and"] and between[-2:] != ["and", "the"]):
        return None
    return cast.describe(f"{figures[0].name} and {figures[1].name}", "group")
