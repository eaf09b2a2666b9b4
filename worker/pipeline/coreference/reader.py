"""Reads the article from its beginning to its end: whom each speaker's mention means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
from .names import find_names
from .nominals import Describer, name_beside
from .phrases import Phrase, find_phrases, kind_of, phrase_of
from .pronouns import PERSONAL, PRONOUNS, SPEAKING, Memory
from .words import Reading, Word

Meaning = tuple[int | None, str]


class Reader:
    """Whom every mention means, in one pass over the article.

    ``means`` has an entry for every speaker's mention; ``log`` all that was understood, in order.
    """

    def __init__(self, document: Document, attributions: tuple[Attribution, ...]) -> None:
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
        self.named = named_referents(self.words, self.cast, spoken)
        learn_genders(self.words, self.cast, self.named)
        self.describer = Describer(self.reading, self.cast)
        self.memory = Memory(self.cast)
        self.log: list[Referent] = []
        self.means: dict[Span, Meaning] = {}
        self._read()

    def _mentions(self) -> list[Span]:
        mentions = {
            span
            for a in self.reading.attributions
            if a.attributed
            for span in (a.speaker, a.carried)
            if span is not None and span.start < span.end
        }
        return sorted(mentions)

    def name_at(self, index: int) -> int | None:
        """The name that covers a word."""
        number = bisect_right(self.name_starts, index) - 1
        if number >= 0 and index < self.names[number].last:
            return number
        return None

    def _head_name(self, span: Span) -> int | None:
        first, last = self.reading.within(span)
        if first >= last:
            return None
        phrase = phrase_of(self.words, first, last)
        head = first + len(phrase.core) + bool(phrase.determiner and last - first > 1) - 1
        word = self.words[head]
        if not word.capital or (
            len(phrase.core) == 1 and word.first and kind_of(word.lower) != "unknown"
        ):
            return None
        number = self.name_at(head)
        if number is None or (
            self.names[number].articled
            and len(self.names[number].words) == 1
            and kind_of(word.lower) == "person"
        ):
            return None
        return number

    def _read(self) -> None:
        starts = {self.reading.within(span)[0]: span for span in self.mentions}
        covered = {i for span in self.mentions for i in range(*self.reading.within(span))}
        names = {referent.at: referent for referent in self.named}
        phrases = {
            p.first: p
            for p in find_phrases(self.words)
            if p.first not in covered and p.last - 1 not in covered
        }
        for index, word in enumerate(self.words):
            if index in names:
                self._note(names[index])
            if index in starts:
                self._meet(starts[index], index)
            elif index in covered:
                continue
            elif index in phrases and self.name_at(phrases[index].last) is None:
                self._pass(phrases[index])
            elif word.lower in PERSONAL and not word.quoted:
                self._follow(index)

    def _note(self, referent: Referent) -> None:
        self.memory.note(referent)
        self.log.append(referent)

    def _refer(self, who: int, index: int, weight: float) -> None:
        word = self.words[index]
        self._note(Referent(who, index, word.sentence, word.paragraph, weight, word.quoted))

    def _follow(self, index: int) -> None:
        """A pronoun in the writer's sentences keeps its person in mind."""
        word = self.words[index]
        who = self.memory.best(index, word)
        if who is not None:
            self._refer(who, index, SUBJECT if word.lower in ("he", "she") else OBJECT)

    def _pass(self, phrase: Phrase) -> None:
        """A description in the writer's sentences."""
        if self._is_apposition(phrase):
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
        return self.name_at(comma - 1) is not None or self.words[comma - 1].text.isdigit()

    def _describe(self, phrase: Phrase) -> tuple[int, str]:
        word = self.words[phrase.first]
        number = bisect_right(self.name_starts, phrase.last)
        name = self.names[number] if number < len(self.names) else None
        beside = name_beside(self.reading, self.cast, phrase, name, number)
        return self.describer.understand(
            phrase,
            lambda: self.memory.weights(phrase.first, word),
            beside,
        )

    def _meet(self, span: Span, index: int) -> None:
        """A speaker's mention."""
        who, rule = self._who(span, index)
        self.means[span] = who, rule
        if who is not None and rule != "name":
            self._refer(who, index, SUBJECT)

    def _who(self, span: Span, index: int) -> Meaning:
        first, last = self.reading.within(span)
        word = self.words[first]
        if last - first == 1 and word.lower in SPEAKING:
            return self._myself(index)
        if last - first == 1 and word.lower in PRONOUNS:
            return self._pronoun(span, index), "pronoun"
        head = self.heads[span]
        if head is not None and self.cast.figure_of[head] is not None:
            return self.cast.figure_of[head], "name"
        return self._describe(phrase_of(self.words, first, last))

    def _pronoun(self, span: Span, index: int) -> int | None:
        word = self.words[index]
        banned = self._named_in_quotes_of(span)
        if word.lower in ("him", "her") and _is_object(self.words, index):
            banned |= {
                r.who for r in self.memory.recent if r.sentence == word.sentence and r.weight == SUBJECT
            }
        return self.memory.best(index, word, banned)

    def _named_in_quotes_of(self, span: Span) -> frozenset[int]:
        """Nobody speaks of themselves by name: who is named in the quotes of this mention."""
        named: set[int] = set()
        for quote, attribution in zip(self.document.quotes, self.reading.attributions, strict=True):
            if attribution.speaker == span:
                first, last = self.reading.within(quote.inner)
                start = bisect_left(self.name_starts, first)
                for number in range(start, len(self.names)):
                    if self.names[number].first >= last:
                        break
                    who = self.cast.figure_of[number]
                    if who is not None:
                        named.add(who)
        return frozenset(named)

    def _myself(self, index: int) -> Meaning:
        """I: within quoted words their speaker, elsewhere who is named as author or by a label."""
        if self.words[index].quoted:
            return None, "outer"
        return self._author(self.words[index].paragraph), "author"

    def _author(self, paragraph: int) -> int | None:
        for number, name in enumerate(self.names):
            before = self.words[name.begin - 1] if name.begin else None
            after = self.words[name.last] if name.last < len(self.words) else None
            labelled = (
                after is not None
                and after.text == ":"
                and self.words[name.begin].paragraph == paragraph
            )
            byline = before is not None and before.lower in ("by", "with") and before.first
            if labelled or byline:
                return self.cast.figure_of[number]
        return None


def _is_object(words: Sequence[Word], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else None
    return following is None or following.lower in FUNCTION_WORDS or not following.text[0].isalnum()
