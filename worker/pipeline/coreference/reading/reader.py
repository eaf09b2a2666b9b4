"""Reads the article from its beginning to its end: whom each speaker's mention means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...document import Attribution, Document, Span
from ...kinds import kinds
from ..describing.appositions import is_apposition, named_beside
from ..describing.descriptions import Descriptions
from ..describing.nominals import AT_HAND, IN_PASSING, Describer
from ..lexical.labels import AUTHORED
from ..lexical.words import Reading, Word
from ..naming.cast import Cast
from ..naming.offices import join_offices
from ..naming.people import learn_kinds
from ..naming.phrases import Phrase, find_phrases, phrase_of
from ..presence.discourse import (
    OBJECT,
    SUBJECT,
    Referent,
    is_object,
    learn_genders,
    named_referents,
    pronoun_gender,
)
from ..presence.headings import organisations
from ..presence.memory import Memory
from ..presence.mentions import Mentions
from ..presence.passing import weight_of
from ..presence.pronouns import PERSONAL, PRONOUNS, SPEAKING, antecedent
from ..presence.senders import sender, writer
from .clauses import asks, behind_it, reported, spoken_of, subjects
from .narrators import Narrators
from .relatives import before_who
from .speaking import Clues, announces, is_called, of_clause
from .together import both

OF_CLAUSE = 1.5
"""How present somebody is in a clause of their own."""

Meaning = tuple[int | None, str]
"""A figure's number, and the name of the resolver that found it."""


class Reader:
    """Whom every mention means, in one pass over the article.

    ``means`` has an entry for every speaker's mention; ``memory`` holds all that was understood.
    """

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self.document = document
        self.reading = Reading(document, attributions)
        self.words = self.reading.words
        self.mentions = Mentions(self.reading)
        spoken = frozenset(i for i in self.mentions.heads.values() if i is not None)
        self.cast = Cast(self.reading, self.mentions.names, spoken)
        Descriptions(self.reading, self.cast)
        join_offices(self.reading, self.cast)
        learn_kinds(self.cast.figures, self.cast.names)
        named = named_referents(self.words, self.cast, spoken)
        learn_genders(self.words, self.cast, named)
        self.describer = Describer(self.reading, self.cast)
        self.narrators = Narrators(self.mentions, self.cast)
        self.memory = Memory()
        self.means: dict[Span, Meaning] = {}
        self.senders: dict[int, int] = {}
        self._headed = organisations(self.mentions, kinds(document))
        self._described: dict[tuple[int, str], Meaning] = {}
        self._described_end = -1
        self._read({referent.at: referent for referent in named})
        for span, (who, rule) in self.means.items():
            if who is not None:
                self.means[span] = self.describer.named.get(who, who), rule

    def figures_within(self, span: Span) -> frozenset[int]:
        """The figures that are named there."""
        return self._figures(self.mentions.names_within(span))

    def spoken_of(self, span: Span) -> frozenset[int]:
        """The figures that are named there, but for whom others call: they said, Yaw, go home."""
        within = self.mentions.names_within(span)
        return self._figures(n for n in within if not is_called(self.mentions, n))

    def mentioned(self, span: Span) -> frozenset[int]:
        """Who is spoken of there, by name or as somebody without one: my client."""
        said = {r.who for r in self.memory.between(*self.reading.within(span))}
        unnamed = {who for who in said if self.cast.figures[who].label is not None}
        return self.spoken_of(span) | unnamed

    def _figures(self, numbers: Iterable[int]) -> frozenset[int]:
        figures = (self.cast.figure_of[number] for number in numbers)
        return frozenset(who for who in figures if who is not None)

    def _read(self, named: dict[int, Referent]) -> None:
        extents = self.mentions.extents.values()
        covered = {index for first, last in extents for index in range(first, last)}
        phrases = {phrase.first: phrase for phrase in find_phrases(self.words)}
        for index, word in enumerate(self.words):
            if index in named:
                self.memory.note(named[index])
            for span in self.mentions.begun.get(index, ()):
                self._meet(span, index)
            if index in covered or index in self.mentions.begun:
                continue
            if index in phrases and phrases[index].last - 1 not in covered:
                self._pass(phrases[index])
            elif word.lower in PERSONAL and not word.quoted:
                self._follow(index, word)
        for span, (who, rule) in [*self.means.items()]:
            index = self.mentions.extents[span][0]
            if rule == "pronoun" and self.words[index].quoted and who in self._outer(span):
                self.means[span] = self._who(span, index)
        speaking = Counter(who for who, _ in self.means.values() if who is not None)
        for span in sorted(self._headed):
            phrase = phrase_of(self.words, *self.mentions.extents[span])
            self.means[span] = self.describer.understand(phrase, lambda: speaking, None)
        self.means = dict.fromkeys(self.mentions.spoken, (None, "lost")) | self.means

    def _refer(self, who: int, index: int, weight: float) -> None:
        word = self.words[index]
        referent = Referent(who, index, word.sentence, word.paragraph, weight, word.quoted)
        if referent not in self.memory.between(index, index + 1):
            self.memory.note(referent)

    def _follow(self, index: int, word: Word) -> None:
        """A pronoun in the writer's sentences keeps its person in mind."""
        if announces(self.mentions, index, self.describer.by_noun):
            return
        banned = subjects(self.memory, index, word) if is_object(self.words, index) else frozenset()
        present = self.memory.present(index, word)
        if (owner := of_clause(self.mentions, self.cast, index)) is not None:
            present = {**present, owner: OF_CLAUSE}
        who = antecedent(word, present, self.cast.figures, banned)
        if who is not None:
            self.cast.figures[who].call(pronoun_gender(word.lower))
            self._refer(who, index, SUBJECT if word.lower in ("he", "she") else OBJECT)

    def _pass(self, phrase: Phrase) -> None:
        """A description in the writer's sentences."""
        if (number := self.mentions.name_at(phrase.last)) is not None:
            if (who := self.cast.figure_of[number]) is not None and phrase.possessed:
                word = self.words[phrase.first]
                present = self.memory.present(phrase.first, word)
                self.describer.family.tell(phrase, who, present, word)
            return
        apposition = is_apposition(self.mentions, self.cast, phrase, self._described_end)
        if apposition or self.words[phrase.first].paragraph in self.reading.titles:
            self._described_end = phrase.last
            return
        if self.reading.in_marks(self.words[phrase.first].start):
            return
        before = self.words[phrase.first - 1].lower if phrase.first else ""
        speaks = sender(self.words, self.memory, phrase)
        if speaks is None and phrase.kind == "document" and before in ("in", "by"):
            if phrase.determiner in ("a", "an") and phrase.head not in AUTHORED:
                self._describe(phrase)
            return
        who, _ = self._describe(phrase, threshold=IN_PASSING)
        if speaks is not None:
            self.senders[who] = speaks
        self._described_end = phrase.last
        named = self.cast.figures[who].label is None
        self._refer(who, phrase.first, weight_of(self.words, phrase, named=named))

    def _describe(self, phrase: Phrase, threshold: float = AT_HAND) -> tuple[int, str]:
        word = self.words[phrase.first]
        self.describer.threshold = threshold
        named = named_beside(self.mentions, phrase)
        return self.describer.understand(
            phrase,
            lambda: self.memory.present(phrase.first, word),
            None if named is None else self.cast.figure_of[named],
        )

    def _meet(self, span: Span, index: int) -> None:
        """A speaker's mention; an organisation in a heading is understood once the body is."""
        if span in self._headed:
            return
        self.means[span] = who, rule = self._who(span, index)
        self._described_end = self.mentions.extents[span][1]
        if who is not None and rule != "name":
            self._refer(who, index, SUBJECT)

    def _who(self, span: Span, index: int) -> Meaning:
        first, last = self.mentions.extents[span]
        if first >= last:
            return None, "lost"
        word = self.words[first]
        if last - first == 1 and word.lower in SPEAKING:
            if word.quoted:
                return None, "outer"
            return self.narrators.myself(word.paragraph)
        if word.lower == "who":
            who = before_who(self.mentions, self.cast, first)
            if who is not None:
                return self._describe(who) if isinstance(who, Phrase) else (who, "relative")
        if last - first == 1 and word.lower in PRONOUNS:
            return self._pronoun(span, index, word), "pronoun"
        head = self.mentions.heads[span]
        if head is not None and self.cast.figure_of[head] is not None:
            return self.cast.figure_of[head], "name"
        phrase = phrase_of(self.words, first, last)
        noun = phrase.head_at, phrase.head
        if noun not in self._described:
            self._described[noun] = self._describe(phrase)
        return self._described[noun]

    def _pronoun(self, span: Span, index: int, word: Word) -> int | None:
        if (two := both(self.words, self.cast, self.memory, index)) is not None:
            return two
        asked = word.lower == "you" and not word.quoted
        if asked and (who := self.narrators.interviewed(word.paragraph)) is not None:
            return who
        clues = Clues(self.mentions, self.document, span)
        asking = clues.asking()
        asker, _ = self.means.get(asking, (None, "")) if asking is not None else (None, "")
        banned = frozenset(
            who for quote in clues.own_words() for who in self.mentioned(quote)
        ) - frozenset(who for quote in clues.others() for who in self.figures_within(quote))
        if is_object(self.words, index):
            banned |= subjects(self.memory, index, word)
        if (named := spoken_of(self.mentions, index)) is not None:
            banned |= self._figures([named])
        asker = asks(self.mentions, self.memory, clues.begins()) if asker is None else asker
        if word.quoted:
            banned |= self._outer(span)
        banned |= reported(self.mentions, self.memory, index, clues.begins())
        if word.lower == "it":
            banned |= behind_it(self.words, self.memory, index)
        present = self.memory.present(index, word)
        if (wrote := writer(self.words, self.memory, index, clues.cue())) is not None:
            present = {**present, wrote: OF_CLAUSE}
        who = antecedent(word, present, self.cast.figures, banned, clues.cue(), asker)
        who = who if who is None else self.senders.get(who, who)
        if who is not None and word.lower in PERSONAL:
            self.cast.figures[who].call(pronoun_gender(word.lower))
        return who

    def _outer(self, span: Span) -> frozenset[int]:
        """Who speaks the words around: I, not he, if he speaks of himself."""
        parent = self.document.quotes[self.mentions.spoken[span][0]].parent
        mention = None if parent is None else self.reading.attributions[parent].speaker
        if mention is None or mention == span:
            return frozenset()
        head = self.mentions.heads.get(mention)
        who = self.means.get(mention, (None, ""))[0] if head is None else self.cast.figure_of[head]
        return frozenset() if who is None else frozenset({who})
