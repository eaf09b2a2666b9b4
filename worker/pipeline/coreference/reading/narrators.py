"""I and you outside quoted words: who writes, who is interviewed, whom a label names."""

from __future__ import annotations

from ..naming.cast import Cast
from ..presence.mentions import Mentions

_TURNS = 3
"""Questions that make an article an interview."""


class Narrators:
    """All of an article's, found once."""

    def __init__(self, mentions: Mentions, cast: Cast) -> None:
        words, names = mentions.words, mentions.names
        self._labelled: dict[int, int | None] = {}
        self._author: int | None = None
        self._interviewed: int | None = None
        self._begins = min(mentions.reading.asked, default=0)
        for number, name in reversed(list(enumerate(names))):
            who = cast.figure_of[number]
            if [word.text for word in words[name.last : name.last + 1]] == [":"]:
                self._labelled[words[name.begin].paragraph] = who
            before = words[name.begin - 1] if name.begin else None
            if before is not None and before.lower in ("by", "with") and before.first:
                self._author = who
            full = len(name.words) > 1 and not name.weak
            if full and who is not None and cast.figures[who].is_person:
                self._interviewed = who
        if len(mentions.reading.asked) < _TURNS:
            self._interviewed = None

    def myself(self, paragraph: int) -> tuple[int | None, str]:
        """I, and the rule: whom a label names, who is interviewed, who writes."""
        if (who := self._labelled.get(paragraph)) is not None:
            return who, "labelled"
        if (who := self.interviewed(paragraph)) is not None:
            return who, "interviewed"
        return self._author, "author"

    def interviewed(self, paragraph: int) -> int | None:
        """I in an answer, you in a question, where these take turns: who is named first in full.

        The writer's own "I" stands before the questions, if anywhere.
        """
        return self._interviewed if paragraph >= self._begins else None
