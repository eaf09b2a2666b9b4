"""Who speaks through what is written: the note that somebody posted, the letter they thanked in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence

from ..lexical.labels import ANSWERS, AUTHORED, PARTS, PUBLIC, SENT
from ..lexical.words import Word
from ..naming.cast import Cast
from ..naming.phrases import Phrase, phrase_of
from .discourse import SUBJECT
from .memory import Memory
from .pronouns import antecedent

_SENDING = frozenset(
    """sent sends issued issues wrote posted posts released published emailed fired texted tweeted
    circulated shared left penned put scribbled dictated""".split()
)
"""Verbs whose subject speaks through their object."""
_WRITES = frozenset("wrote writes texted emailed posted tweeted messaged added".split())
"""Verbs that say that a quote stands in what was sent."""
_WITHIN = 6
"""Words between such a verb and its object, at the most: sent the parents of all pupils a text."""
_SIGNED = 16
"""Words from something written to "signed", and from there to a name, at the most."""


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


class Authors:
    """Finds who speaks through what they wrote: its statement, her letter, the ministry's reply."""

    def __init__(self, words: Sequence[Word], cast: Cast) -> None:
        self.words = words
        self.cast = cast

    def author(
        self, phrase: Phrase, present: Mapping[int, float], describe: Callable[[Phrase], int]
    ) -> int | None:
        """Whose it is, or who is present and made it.

        ``present``: those who are present enough. ``describe`` finds whom another phrase means.
        """
        if (owner := self._owner(phrase)) is not None:
            number = self._name_at(owner)
            if number is not None:
                return self.cast.figure_of[number]
            return describe(phrase_of(self.words, phrase.first, owner + 1))
        if phrase.determiner == "the" and phrase.head in SENT and not PUBLIC & set(phrase.core):
            named = {n: w for n, w in present.items() if self.cast.figures[n].label is None}
            return max(named, key=named.__getitem__, default=None)
        return None

    def made(self, phrase: Phrase, present: Mapping[int, float]) -> int | None:
        """Whom his, her or its means, before something written or a part of it."""
        pronoun, figures = self.words[phrase.first], self.cast.figures
        if phrase.head in PARTS and phrase.determiner == "its":
            return antecedent(pronoun, present, figures, cue="reads")
        if phrase.head in AUTHORED and phrase.possessed:
            return antecedent(pronoun, present, figures)
        return None

    def _owner(self, phrase: Phrase) -> int | None:
        """The index of the word that tells whose something sent is: the ministry's reply."""
        if phrase.head not in ANSWERS:
            return None
        owners = (i for i in range(phrase.first, phrase.head_at) if self.words[i].possessive)
        return next(owners, None)

    def _name_at(self, index: int) -> int | None:
        number = bisect_right(self.cast.names, index, key=lambda name: name.first) - 1
        return number if number >= 0 and index < self.cast.names[number].last else None

    def signer(self, phrase: Phrase) -> int | None:
        """Who signed: the letter, signed by the club's chairman, Otto Reyl, promises."""
        signed = self._signed(phrase.last)
        if signed is None or phrase.head not in AUTHORED or phrase.determiner != "the":
            return None
        names = self.cast.names
        for number in range(bisect_left(names, signed, key=lambda n: n.begin), len(names)):
            name = names[number]
            between = [word.text for word in self.words[signed : name.begin]]
            if len(between) > _SIGNED or not {",", ".", ";"}.isdisjoint(between[:-1]):
                return None
            if not self.words[name.last - 1].possessive:
                return self.cast.figure_of[number]
        return None

    def _signed(self, start: int) -> int | None:
        """The index of "signed", if it stands not far behind a word, in the same sentence."""
        for index in range(start, min(start + _SIGNED, len(self.words))):
            if self.words[index].sentence != self.words[start - 1].sentence:
                return None
            if self.words[index].lower == "signed":
                return index
        return None
