"""What the clause or the sentence around a pronoun tells of whom it means."""

from __future__ import annotations

from collections.abc import Sequence

from ...lexicon import REPORTING_VERBS
from ..lexical.words import Word
from ..presence.discourse import SUBJECT
from ..presence.memory import Memory
from ..presence.mentions import Mentions
from ..presence.pronouns import PRONOUNS

_ASKED = frozenset({"asked", "asks", "pressed"})
_QUESTIONS = frozenset("if whether what why how when where who which about that".split())
"""What follows whom somebody asks: he asked her whether; to is what follows a request."""
_QUESTION = 40
"""Words of a question that the writer retells, at the most."""
_FRONTED = frozenset("when after as while before if since once although though because".split())
"""Words that begin a clause which stands before the reported one: when Brok came, it was "late"."""
_SUBJECTS = frozenset({"he", "she", "they", "it"})
"""Pronouns that "said" may follow; "in her words" tells nothing of the clause before."""
_AHEAD = 32
"""Words of a sentence before an "it" that is another's, at the most."""


def asks(mentions: Mentions, memory: Memory, start: int) -> int | None:
    """Who asks somebody, in the sentence before a quote that begins at a word: Brok asked Reis
    whether she knew; Otway put it to her that she did.
    """
    words = mentions.words
    for index in range(start - 1, max(start - _QUESTION, 0), -1):
        word = words[index]
        if word.sentence != words[start - 1].sentence or word.quoted:
            return None
        if word.lower in _ASKED or _puts(words, index):
            asking = {
                referent.who
                for referent in memory.before(index)
                if referent.sentence == word.sentence and referent.weight == SUBJECT
            }
            asked = [word.lower for word in words[index + 1 : index + 3]]
            number = mentions.next_name(index)
            named = number is not None and mentions.names[number].begin == index + 1
            told = asked[0] in ("him", "her") and asked[-1] in _QUESTIONS
            begins = named or told
            return min(asking) if begins and len(asking) == 1 else None
    return None


def _puts(words: Sequence[Word], index: int) -> bool:
    """Whether "to" ends what asks as well: Mr Otway put it to her that she was late."""
    return [word.lower for word in words[max(index - 2, 0) : index + 1]] == ["put", "it", "to"]


def reported(mentions: Mentions, memory: Memory, index: int, quote: int) -> frozenset[int]:
    """The subject of the clause that quoted words end, in which "he said" follows them: the new
    owner would open it "soon", he said.

    ``index`` and ``quote``: the pronoun's word, and the first of the quoted ones.
    """
    words, start = mentions.words, quote
    earliest = max(quote - _QUESTION - 1, 0)
    while start > earliest and words[start - 1].sentence == words[index].sentence:
        start -= 1
    clause = words[start:quote]
    ends = words[index - 1 - (words[index - 1].text == ",")].quoted and index > quote
    whole = clause and not any(word.quoted for word in clause) and clause[-1].text not in ",:"
    if not (ends and whole) or words[index].lower not in _SUBJECTS or len(clause) > _QUESTION:
        return frozenset()
    subject = next(iter(memory.between(start, quote)), None)
    if subject is None or subject.weight < SUBJECT or words[start].lower in _FRONTED:
        return frozenset()
    behind = {word.lower for word in clause[subject.at - start :]}
    bare = "," not in {word.text for word in words[start : subject.at]}
    bare = bare and words[subject.at].lower not in PRONOUNS
    return frozenset({subject.who} if bare and behind.isdisjoint(REPORTING_VERBS) else ())


def spoken_of(mentions: Mentions, index: int) -> int | None:
    """The name in whose clause "he said" is put: Brok, he said, was late."""
    words = mentions.words
    marks = [word.text for word in (*words[index - 1 : index], *words[index + 2 : index + 3])]
    if index < 2 or marks != [",", ","]:
        return None
    number = mentions.name_at(index - 2)
    return number if number is None or words[mentions.names[number].begin].first else None


def behind_it(words: Sequence[Word], memory: Memory, index: int) -> frozenset[int]:
    """Whom the sentence names behind another it: it sent a bill that it calls fair."""
    start = index
    while start and index - start < _AHEAD and words[start - 1].sentence == words[index].sentence:
        start -= 1
    if words[start].lower != "it" or start == index:
        return frozenset()
    return frozenset(referent.who for referent in memory.between(start, index))


def subjects(memory: Memory, index: int, word: Word) -> frozenset[int]:
    """Who is a subject earlier in the sentence: nobody but he quotes himself."""
    return frozenset(
        referent.who
        for referent in memory.before(index)
        if referent.sentence == word.sentence and referent.weight == SUBJECT
    )
