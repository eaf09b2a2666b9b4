"""Reads the article from its beginning to its end: whom each speaker's mention means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from ..document import Attribution, Document, Span
from .cast import Cast
from .descriptions import describe_all
from .discourse import (
    EMBEDDED,
    OBJECT,
    SUBJECT,
    Referent,
    learn_genders,
    named_referents,
    standing,
)
from .lexicon import FUNCTION_WORDS
from .memory import Memory
from .names import find_names
from .nominals import Describer
from .phrases import Phrase, find_phrases, kind_of, phrase_of
from .pronouns import PERSONAL, PRONOUNS, SPEAKING, antecedent
from .words import Reading, Word

Meaning = tuple[int | None, str]


class Reader:
    """Whom every mention means, in one pass over the article.

    ``means`` has an entry for every speaker's mention; ``memory`` holds all that was understood.
    """

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self.document = document
        self.reading = Reading(document, attributions)
        self.words = self.reading.words
        self.names = find_names(self.reading)
        self.name_starts = [name.first for name in self.names]
        self.mentions = self._mentions()
        self.heads = {span: self._head_name(span) for span in self.mentions}
        spoken = frozenset(i for i in self.heads.values() if i is not None)
        self.cast = Cast(self.reading, self.names, spoken)
        describe_all(self.words, self.cast)
        named = named_referents(self.words, self.cast, spoken)
        learn_genders(self.words, self.cast, named)
        self.describer = Describer(self.reading, self.cast)
        self.memory = Memory()
        self.means: dict[Span, Meaning] = {}
        self._read({referent.at: referent for referent in named})

    def _mentions(self) -> dict[Span, list[int]]:
        """The speakers' mentions, each with the quotes that it attributes."""
        mentions: dict[Span, list[int]] = defaultdict(list)
        for index, attribution in enumerate(self.reading.attributions):
            if attribution.attributed:
                for span in (attribution.speaker, attribution.carried):
                    if span is not None and span.start < span.end:
                        mentions[span].append(index)
        return mentions

    def name_at(self, index: int) -> int | None:
        """The name that covers a word."""
        number = bisect_right(self.name_starts, index) - 1
        if number >= 0 and index < self.names[number].last:
            return number
        return None

    def figure_at(self, index: int) -> int | None:
        """The figure whose name covers a word."""
        number = self.name_at(index)
        return None if number is None else self.cast.figure_of[number]

    def names_within(self, span: Span) -> frozenset[int]:
        """The figures that are named there."""
        first, last = self.reading.within(span)
        numbers = range(bisect_left(self.name_starts, first), bisect_left(self.name_starts, last))
        return frozenset(
            who for number in numbers if (who := self.cast.figure_of[number]) is not None
        )

    def _head_name(self, span: Span) -> int | None:
        """The name that a mention is, if it is one: not a spokesman for X."""
        first, last = self.reading.within(span)
        if first >= last:
            return None
        phrase = phrase_of(self.words, first, last)
        head = phrase.head_at
        word = self.words[head]
        lone = len(phrase.core) == 1
        if not word.capital or (lone and word.first and kind_of(word.lower) != "unknown"):
            return None
        number = self.name_at(head)
        if number is None:
            return None
        name = self.names[number]
        if name.articled and len(name.words) == 1 and kind_of(word.lower) == "person":
            return None
        return number

    def _read(self, named: dict[int, Referent]) -> None:
        starts = {self.reading.within(span)[0]: span for span in sorted(self.mentions)}
        covered = {i for span in self.mentions for i in range(*self.reading.within(span))}
        phrases = {phrase.first: phrase for phrase in find_phrases(self.words)}
        for index, word in enumerate(self.words):
            if index in named:
                self.memory.note(named[index])
            if index in starts:
                self._meet(starts[index], index)
            elif index in covered:
                continue
            elif index in phrases and phrases[index].last - 1 not in covered:
                self._pass(phrases[index])
            elif word.lower in PERSONAL and not word.quoted:
                self._follow(index, word)

    def _refer(self, who: int, index: int, weight: float) -> None:
        word = self.words[index]
        self.memory.note(
            Referent(who, index, word.sentence, word.paragraph, weight, word.quoted)
        )

    def _follow(self, index: int, word: Word) -> None:
        """A pronoun in the writer's sentences keeps its person in mind."""
        who = antecedent(word, self.memory.present(index, word), self.cast.figures)
        if who is not None:
            self._refer(who, index, SUBJECT if word.lower in ("he", "she") else OBJECT)

    def _pass(self, phrase: Phrase) -> None:
        """A description in the writer's sentences."""
        if self.name_at(phrase.last) is not None or self._is_apposition(phrase):
            return
        who, _ = self._describe(phrase)
        weight = standing(self.words, phrase.first, phrase.last)
        if self.cast.figures[who].label is not None and weight < EMBEDDED:
            weight *= 0.5
        self._refer(who, phrase.first, weight)

    def _is_apposition(self, phrase: Phrase) -> bool:
        """Emmett Yoder, a roofer: said of who is named before the comma."""
        comma = phrase.first - 1
        if comma < 1 or self.words[comma].text != ",":
            return False
        return self.figure_at(comma - 1) is not None or self.words[comma - 1].text.isdigit()

    def _describe(self, phrase: Phrase) -> tuple[int, str]:
        word = self.words[phrase.first]
        return self.describer.understand(
            phrase,
            lambda: self.memory.present(phrase.first, word),
            self._named_beside(phrase),
        )

    def _named_beside(self, phrase: Phrase) -> int | None:
        """Who is named right behind: her father, Alan, said; a boy who gave his name as Yevhen."""
        if phrase.kind not in ("person", "unknown"):
            return None
        number = bisect_left(self.name_starts, phrase.last)
        if number >= len(self.names):
            return None
        name = self.names[number]
        between = [word.lower for word in self.words[phrase.last : name.begin]]
        apart = phrase.definite and between == [","]
        naming = 0 < len(between) < 16 and (
            between[-1] in ("named", "called") or between[-2:] == ["name", "as"]
        )
        if (apart or naming) and self.words[name.begin].sentence == self.words[phrase.first].sentence:
            return self.cast.figure_of[number]
        return None

    def _meet(self, span: Span, index: int) -> None:
        """A speaker's mention."""
        who, rule = self._who(span, index)
        self.means[span] = who, rule
        if who is not None and rule != "name":
            self._refer(who, index, SUBJECT)

    def _who(self, span: Span, index: int) -> Meaning:
        first, last = self.reading.within(span)
        if first >= last:
            return None, "lost"
        word = self.words[first]
        if last - first == 1 and word.lower in SPEAKING:
            return (None, "outer") if word.quoted else (self._author(word.paragraph), "author")
        if last - first == 1 and word.lower in PRONOUNS:
            return self._pronoun(span, index), "pronoun"
        head = self.heads[span]
        if head is not None and self.cast.figure_of[head] is not None:
            return self.cast.figure_of[head], "name"
        return self._describe(phrase_of(self.words, first, last))

    def _pronoun(self, span: Span, index: int) -> int | None:
        """Nobody speaks of themselves by name, nor is the object of a clause its subject."""
        word = self.words[index]
        banned: frozenset[int] = frozenset()
        for quote in self.mentions[span]:
            banned |= self.names_within(self.document.quotes[quote].inner)
        if word.lower in ("him", "her") and self._is_object(index):
            banned |= {
                r.who
                for r in self.memory.before(index)
                if r.sentence == word.sentence and r.weight == SUBJECT
            }
        return antecedent(word, self.memory.present(index, word), self.cast.figures, banned)

    def _is_object(self, index: int) -> bool:
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        return (
            following is None
            or following.lower in FUNCTION_WORDS
            or not following.text[0].isalnum()
        )

    def _author(self, paragraph: int) -> int | None:
        """I, outside quoted words: who is named by a label, or as the article's author."""
        for number, name in enumerate(self.names):
            before = self.words[name.begin - 1] if name.begin else None
            after = self.words[name.last] if name.last < len(self.words) else None
            same = self.words[name.begin].paragraph == paragraph
            if after is not None and after.text == ":" and same:
                return self.cast.figure_of[number]
            if before is not None and before.lower in ("by", "with") and before.first:
                return self.cast.figure_of[number]
        return None
