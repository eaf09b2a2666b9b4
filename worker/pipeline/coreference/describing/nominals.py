"""Descriptions: the NATO chief, a spokesman for the ministry, her lawyer, the company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from ..lexical.labels import ANONYMOUS, COMPANY_NOUNS, SERVING
from ..lexical.nouns import KINSHIP
from ..lexical.origins import PAPERS, is_demonym
from ..lexical.words import Reading
from ..naming.cast import Cast
from ..naming.figures import Figure
from ..naming.phrases import Phrase
from ..presence.discourse import noun_gender
from ..presence.pronouns import is_named_person
from ..presence.senders import Authors
from .ahead import Ahead, place_of
from .callings import by_noun
from .captions import label_of, lengthen
from .companies import OUTSIDE, corporate, may_be_another_name, outside
from .generations import age_of, generation
from .introduced import best_told, covers, fit, may_be_anaphor, of_that_name, overshadowed
from .kinship import Family
from .owned import owned, untold
from .pairs import one_of_two
from .posts import Posts, ranks_alike

Present = Callable[[], Mapping[int, float]]

AT_HAND = 0.2
"""How present a person must be for "the Frenchman" to mean them."""
IN_PASSING = 0.12
"""The same where nothing is attributed to them there."""


class Describer:
    """Finds whom a description means, or makes it a figure of its own.

    ``named``: who such a figure turns out to be: a man gave the news; the man was Karl Brandt.
    """

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.by_noun = by_noun(cast)
        plain = (name for name in cast.names if not name.articled)
        self._bare = {word.lower() for name in plain for word in name.words}
        self.heads: dict[str, list[int]] = defaultdict(list)
        self.cores: dict[int, frozenset[str]] = {}
        self.threshold = AT_HAND
        self.family = Family(reading.words, cast)
        self.authors = Authors(reading.words, cast)
        self.posts = Posts(reading.words, cast.figures)
        self.ahead = Ahead(reading.words, cast, self.by_noun, self.posts)
        self._owned = owned(reading.words, cast)
        self._outside = outside(reading.words, cast)
        self.named: dict[int, int] = {}
        self._anonymous: list[int] = []
        self._written: list[int] = []
        self._speaking: set[int] = set()
        self._from: dict[int, str] = {}
        self.resolvers = (
            ("age", self._aged),
            ("pair", lambda phrase, _: one_of_two(self.reading.words, self.cast, phrase)),
            ("signer", lambda phrase, _: self.authors.signer(phrase)),
            ("told", lambda phrase, present: self.family.told(phrase, present())),
            ("introduced", self._introduced),
            ("relative", self._relative),
            ("described", self._described),
            ("author", self._author),
            ("organization", self._organisation),
            ("of age", self._of_age),
            ("anaphor", self._anaphor),
            ("later", lambda phrase, _: self.ahead.later(phrase)),
            ("lede", lambda phrase, _: self.ahead.lede(phrase)),
        )

    def understand(self, phrase: Phrase, present: Present, beside: int | None) -> tuple[int, str]:
        """The figure and the rule that found it. ``beside``: the name in apposition, if any."""
        if beside is not None:
            self._note(beside, phrase)
            self.family.tell(phrase, beside, present(), self.reading.words[phrase.first])
            if (before := self._described(phrase, present)) is not None:
                self.named[before] = beside
            return beside, "appositive"
        for name, resolver in self.resolvers:
            found = resolver(phrase, present)
            if found is not None:
                return found, name
        return self._own(phrase), "own"

    def _note(self, number: int, phrase: Phrase) -> None:
        """What a description tells of somebody who is named beside it."""
        figure = self.cast.figures[number]
        if phrase.kind == "person" and figure.kind != "organization":
            figure.personal += 3
            figure.nouns.add(phrase.head)
            if number not in self.by_noun[phrase.head]:
                self.by_noun[phrase.head].append(number)
            if gender := noun_gender(phrase.head):
                figure.evidence[gender] += 3

    def _aged(self, phrase: Phrase, present: Present) -> int | None:
        """The 43-year-old."""
        age = age_of(phrase)
        if age is None:
            return None
        aged = [n for n, figure in enumerate(self.cast.figures) if age in figure.ages]
        return aged[0] if aged else self._most(present(), is_named_person)

    def _introduced(self, phrase: Phrase, present: Present) -> int | None:
        """Somebody named who is introduced by the same noun."""
        if not phrase.definite:
            return None
        fitting = fit(self.by_noun, self.cast, phrase, self.posts)
        if phrase.possessed and phrase.head not in KINSHIP:
            fitting = (
                fitting
                if len(fitting) == 1 and covers(self.cast.figures[fitting[0]], phrase)
                else []
            )
        fitting = [n for n in fitting if self._is_met(n, phrase) or self._may_come(n, phrase)]
        fitting = of_that_name(phrase, self.reading.words, fitting, self.cast.figures)
        if self.reading.words[phrase.head_at].text == "COURT":
            fitting = [c for c in self.by_noun.get("judge", ()) if self.cast.figures[c].is_person]
        if not fitting:
            return None
        weights = present()
        if overshadowed(phrase, self.reading.words, fitting, weights, self.cast.figures):
            return None
        return best_told(phrase, self.posts, fitting, weights, self.cast.figures)

    def _is_met(self, number: int, phrase: Phrase) -> bool:
        """Whether somebody has been named where a description stands."""
        return self.ahead.begins(number) < phrase.first

    def _may_come(self, number: int, phrase: Phrase) -> bool:
        """Whether somebody named further down is meant: not where another spoke before who was only
        described.
        """
        known = self._recalled(phrase) in self._speaking
        may = not known and self.ahead.may_be(number, phrase)
        return may and self.posts.same(phrase, number)

    def _relative(self, phrase: Phrase, present: Present) -> int | None:
        """His son, of the same surname."""
        return self.family.relative(phrase, present()) if phrase.possessed else None

    def _described(self, phrase: Phrase, present: Present) -> int | None:
        """Somebody described before, at more length: the trader, a trader at a bank."""
        if not phrase.definite or phrase.possessed:
            return None
        if phrase.head in ANONYMOUS and len(phrase.core) == 1 and self._anonymous:
            return self._anonymous[-1]
        if phrase.core == ("document",) and self._written:
            return self._written[-1]
        if (found := self._recalled(phrase)) is not None:
            label = label_of(self.reading, phrase)
            lengthen(self.cast.figures[found], label)
        return found

    def _recalled(self, phrase: Phrase) -> int | None:
        """Who was last described by the same noun, with all of a description's words."""
        core = frozenset(phrase.core)
        for candidate in reversed(self.heads.get(phrase.head, ())):
            known = self.cores[candidate]
            if core <= known and ranks_alike(phrase.head, core, known):
                return candidate
        return None

    def _author(self, phrase: Phrase, present: Present) -> int | None:
        """Its statement, her letter, the email: whoever made it."""
        if (made := self.authors.made(phrase, present())) is not None:
            return made
        weights = {n: w for n, w in present().items() if w >= self.threshold}
        return self.authors.author(
            phrase, weights, lambda owner: self.understand(owner, present, None)[0]
        )

    def _organisation(self, phrase: Phrase, present: Present) -> int | None:
        """The company: the organisation that is present and may be called so."""
        if not may_be_another_name(phrase, self.reading.words):
            return None
        company = phrase.head in COMPANY_NOUNS
        weights = {
            n: weight
            * corporate(self.cast.figures[n], company=company)
            * (OUTSIDE if n in self._outside else 1.0)
            for n, weight in present().items()
        }
        found = self._most(weights, lambda figure: corporate(figure, company=company) > 0)
        if found is not None and company and self.cast.figures[found].kind == "unknown":
            self.cast.figures[found].kind = "organization"
        return found

    def _of_age(self, phrase: Phrase, present: Present) -> int | None:
        """The boy, the old woman: somebody present whose age or kinship tells as much."""
        fits = generation(phrase)
        return None if fits is None else self._most(present(), fits)

    def _anaphor(self, phrase: Phrase, present: Present) -> int | None:
        """The Frenchman, the retired judge: the person who is present, with a new description."""
        serves = self.threshold == IN_PASSING and phrase.head in SERVING
        if serves or not may_be_anaphor(phrase, self.reading.words) or self._is_held(phrase):
            return None
        word = self.reading.words[phrase.head_at]
        demonym = word.capital and len(phrase.core) == 1 and is_demonym(phrase.head)
        demonym = demonym and phrase.head not in self._bare
        paper = word.capital and phrase.head in PAPERS
        if paper or not (demonym or phrase.kind == "person"):
            return None
        gender = noun_gender(phrase.head)
        weights = {n: w for n, w in present().items() if w >= self.threshold or demonym}
        if demonym:
            # The Algerian is not the Portuguese.
            weights = {
                n: w for n, w in weights.items() if self._from.get(n, phrase.head) == phrase.head
            }
        weights = untold(phrase, weights, self._owned)
        found = self._most(weights, lambda who: is_named_person(who) and who.suits(gender) > 0.1)
        if found is not None and demonym:
            self._from[found] = phrase.head
        return found

    def _is_held(self, phrase: Phrase) -> bool:
        """Whether a description is an office beside which somebody holds another: no shadow."""
        holders = self.by_noun.get(phrase.head, ())
        return len(self.posts.fitting(phrase, holders)) < len(holders)

    def _most(self, weights: Mapping[int, float], fits: Callable[[Figure], bool]) -> int | None:
        present = {n: w for n, w in weights.items() if fits(self.cast.figures[n])}
        return max(present, key=present.__getitem__) if present else None

    def _own(self, phrase: Phrase) -> int:
        label = label_of(self.reading, phrase)
        number = self.cast.describe(label, phrase.kind)
        if number not in self.cores:
            self.heads[phrase.head].append(number)
            if phrase.kind == "document":
                self._written.append(number)
            placed = place_of(self.reading.words, phrase.head_at) is not None
            if phrase.kind == "person" and (self.threshold == AT_HAND or placed):
                self._speaking.add(number)
            if phrase.head in ANONYMOUS:
                self._anonymous.append(number)
            self.cores[number] = frozenset(phrase.core)
            if gender := noun_gender(phrase.head):
                self.cast.figures[number].evidence[gender] += 3
        return number
