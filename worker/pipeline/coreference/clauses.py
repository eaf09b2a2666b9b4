"""What the clause or the sentence around a pronoun tells of whom it means."""

from __future__ import annotations

from collections.abc import Sequence

from .discourse import SUBJECT
from .memory import Memory
from .mentions import Mentions
from .words import Word

_ASKED = frozenset({"asked", "asks", "pressed"})
_QUESTION = 40
"""Words of a question that the writer retells, at the most."""


def related(words: Sequence[Word], index: int) -> int | None:
    """The index of the word right before "who": thrown out by councillors, who called it vile."""
    at = index - 1 - (index > 1 and words[index - 1].text == ",")
    inside = at >= 0 and words[at].sentence == words[index].sentence
    return at if inside and not words[at].quoted else None


def asks(mentions: Mentions, memory: Memory, start: int) -> int | None:
    """Who asks somebody, in the sentence before a quote that begins at a word: Brok asked Reis
    whether she knew.
    """
    words = mentions.words
    for index in range(start - 1, max(start - _QUESTION, 0), -1):
        word = words[index]
        if word.sentence != words[start - 1].sentence or word.quoted:
            return None
        if word.lower in _ASKED and (number := mentions.next_name(index)) is not None:
            asking = {
                referent.who
                for referent in memory.before(index)
                if referent.sentence == word.sentence and referent.weight == SUBJECT
            }
            begins = mentions.names[number].begin == index + 1
            return min(asking) if begins and len(asking) == 1 else None
    return None


def spoken_of(mentions: Mentions, index: int) -> int | None:
    """The name in whose clause "he said" is put: Brok, he said, was late."""
    words = mentions.words
    marks = [word.text for word in (*words[index - 1 : index], *words[index + 2 : index + 3])]
    if index < 2 or marks != [",", ","]:
        return None
    number = mentions.name_at(index - 2)
    return number if number is None or words[mentions.names[number].begin].first else None
