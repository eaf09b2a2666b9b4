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
_WRITES = frozenset("wrote writes texted emailed posted tweeted messaged added".split())
"""Verbs that say that a quote stands in what was sent."""
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


def writer(words: Sequence[Word], memory: Memory, index: int, cue: str) -> int | None:
    """Who sent what a pronoun's quote is from: an email that Moyo sent to his cook, Berg. He wrote:

    ``cue``: the verb that the pronoun, the word at ``index``, is the subject of.
    """
    if cue not in _WRITES:
        return None
    for referent in memory.before(index):
        if words[index].sentence - referent.sentence > 1:
            return None
        behind = words[referent.at + 1 : referent.at + 3]
        sent = any(word.lower in _SENDING for word in behind)
        clause = referent.at > 0 and _opens_clause(words, referent.at)
        if sent and clause and not referent.quoted:
            return referent.who
    return None


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    """Whether "that" or "which" stands before a mention, a title and forename between."""
    return any(word.lower in ("that", "which") for word in words[max(at - 3, 0) : at])
