"""Who speaks through what is written: the note that somebody posted, the letter they thanked in."""

from __future__ import annotations

from collections.abc import Sequence

from .discourse import SUBJECT
from .labels import AUTHORED
from .memory import Memory
from .phrases import Phrase
from .words import Word

_SENDING = frozenset(
    """sent sends issued issues wrote posted posts released published emailed fired texted tweeted
    circulated shared left penned put scribbled dictated""".split()
)
"""Verbs whose subject speaks through their object."""
_WITHIN = 6
"""Words between such a verb and its object, at the most: sent the parents of all pupils a text."""


def sender(words: Sequence[Word], memory: Memory, phrase: Phrase) -> int | None:
    """The figure that is the subject of the sentence in which something written is first told of:
    Moyo posted a note; he thanked them in a letter.
    """
    if phrase.definite or phrase.head not in AUTHORED or not phrase.first:
        return None
    sentence = words[phrase.first].sentence
    before = words[max(phrase.first - _WITHIN, 0) : phrase.first]
    verbs = {word.lower for word in before if word.sentence == sentence}
    if before[-1].lower != "in" and _SENDING.isdisjoint(verbs):
        return None
    subjects = [
        referent.who
        for referent in memory.before(phrase.first)
        if referent.sentence == sentence and referent.weight == SUBJECT and not referent.quoted
    ]
    return subjects[-1] if subjects else None
