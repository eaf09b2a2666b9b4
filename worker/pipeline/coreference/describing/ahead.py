"""Somebody described before being named: a farmer was fined; further down, his name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from ..lexical.nouns import names_person
from ..lexical.ranks import CROWNED, TERRITORIAL
from ..lexical.words import Word
from ..naming.cast import Cast
from ..naming.names import NameMention
from ..naming.people import shape
from ..naming.phrases import Phrase
from ..presence.pronouns import is_named_person
from .introduced import VAGUE, agrees, fit
from .posts import Posts

_EARLY = 5
"""Paragraphs in which somebody may be described before being named."""
_LEDE = 8
"""The same where the name begins a paragraph; the headlines are among them."""

_UNNAMED = frozenset({"anonymity", "anonymous", "anonymously", "unnamed"})
_CLAUSE = 12
"""Words behind a description that may say that its bearer is not named, at the most."""


class Ahead:
    """Finds who is named further down. ``by_noun``: the figures whom a noun introduces."""

    def __init__(
        self,
        words: Sequence[Word],
        cast: Cast,
        by_noun: Mapping[str, Sequence[int]],
        posts: Posts,
    ) -> None:
        self.words = words
        self.cast = cast
        self.by_noun = by_noun
        self.posts = posts
        self._begins = [self._begin(figure.mentions) for figure in cast.figures]
        self._places = [self._behind(figure.mentions) for figure in cast.figures]
        people = [n for n, figure in enumerate(cast.figures) if is_named_person(figure)]
        self._first_named = min(map(self.begins, people), default=0)

    def later(self, phrase: Phrase) -> int | None:
        """A farmer was fined; further down, his name."""
        first = self.words[phrase.first]
        if phrase.definite or phrase.kind != "person" or first.paragraph > _EARLY or first.quoted:
            return None
        if phrase.first > self._first_named:
            return None
        if phrase.head in VAGUE or phrase.last > phrase.head_at + 1:
            return None
        fitting = fit(self.by_noun, self.cast, phrase, self.posts)
        named = [n for n in fitting if self.begins(n) > phrase.last]
        return named[0] if len(fitting) == len(named) == 1 else None

    def lede(self, phrase: Phrase) -> int | None:
        """A farmer was fined; the next paragraph begins with his name and age."""
        if phrase.definite or phrase.kind != "person" or phrase.determiner not in ("a", "an"):
            return None
        if self._is_anonymous(phrase):
            return None
        found = self._named_next(phrase)
        agreeing = found is not None and agrees(self.cast.figures[found], phrase)
        return found if agreeing else None

    def may_be(self, figure: int, phrase: Phrase) -> bool:
        """Whether somebody named further down may be whom an office means here.

        Not who is met there in the same sentence, nor who is of another place: the Mayor of Oss
        met Mayor Reis; the King, King Karl of Norland; the Duke of Oss, Duke Karl.
        """
        begin, words = self.begins(figure), self.words
        if begin < phrase.last or phrase.kind != "person":
            return True
        if words[begin].sentence == words[phrase.first].sentence:
            return False
        place, theirs = place_of(words, phrase.head_at), self._places[figure]
        if place is None:
            return not (theirs and words[phrase.head_at].capital and phrase.head in CROWNED)
        if place in theirs:
            return True
        told = {
            part for _, role in self.cast.figures[figure].roles for part in role.lower().split()
        }
        return place in told or not (theirs or phrase.head in TERRITORIAL)

    def _behind(self, mentions: Sequence[int]) -> set[str]:
        """The places behind somebody's name: Mayor Ana Reis of Oss."""
        names = (self.cast.names[n] for n in mentions)
        found = (place_of(self.words, name.last - 1) for name in names)
        return {place for place in found if place is not None}

    def begins(self, figure: int) -> int:
        """Where somebody's name stands first."""
        return self._begins[figure]

    def _named_next(self, phrase: Phrase) -> int | None:
        """Whose name and age begin one of the next paragraphs after one that it begins."""
        names, paragraph = self.cast.names, self.words[phrase.first].paragraph
        if paragraph > _LEDE or not self._opens(phrase.first):
            return None
        start = bisect_left(names, phrase.last, key=lambda name: name.begin)
        for number in range(start, len(names)):
            name = names[number]
            if self.words[name.begin].paragraph > paragraph + 2:
                break
            full = len(name.words) > 1 and not name.weak
            begins = self._opens(name.begin) and not self._is_another(name, phrase)
            if full and begins and shape(self.words, name) > 2:
                return self.cast.figure_of[number]
        return None

    def _is_anonymous(self, phrase: Phrase) -> bool:
        """A doctor, who requested anonymity, said."""
        sentence = self.words[phrase.first].sentence
        behind = self.words[phrase.last : phrase.last + _CLAUSE]
        return any(word.lower in _UNNAMED for word in behind if word.sentence == sentence)

    def _is_another(self, name: NameMention, phrase: Phrase) -> bool:
        """A doctor; Resident Amna Bakhit, 34."""
        return any(names_person(title) and title != phrase.head for title in name.titles)

    def _opens(self, index: int) -> bool:
        words = self.words
        return not index or words[index - 1].paragraph != words[index].paragraph

    def _begin(self, mentions: Sequence[int]) -> int:
        plain = (i for i in mentions if not self.cast.names[i].weak)
        return self.cast.names[next(plain, mentions[0])].first if mentions else 0


def place_of(words: Sequence[Word], index: int) -> str | None:
    """The place, in lower case, that "of" joins to the word at an index: the Mayor of Oss."""
    behind = words[index + 1 : index + 3]
    placed = len(behind) == 2 and behind[0].lower == "of" and behind[1].capital
    return behind[1].lower if placed else None
