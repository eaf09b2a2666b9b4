"""His son, her husband: relatives whom the article names but never introduces as such."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..lexical.lexicon import SUFFIXES, Gender
from ..lexical.nouns import ELDERS, KINSHIP
from ..lexical.words import Word
from ..naming.cast import Cast
from ..naming.figures import Figure
from ..naming.phrases import Phrase
from ..presence.discourse import noun_gender
from ..presence.pronouns import antecedent, is_named_person, personality

_YOUNGER = frozenset({"son", "daughter", "grandson", "granddaughter"})
_SENIOR, _JUNIOR = frozenset({"sr", "snr"}), frozenset({"jr", "jnr", "ii", "iii"})


class Family:
    """Who may be whose relative: who is told to be, and people of one surname."""

    def __init__(self, words: Sequence[Word], cast: Cast) -> None:
        self.figures = cast.figures
        self._by_surname: dict[str, list[int]] = defaultdict(list)
        for number, figure in enumerate(cast.figures):
            if len(figure.words) > 1 and personality(figure) > 0.5:
                self._by_surname[_surname(figure)].append(number)
        self._known: dict[tuple[str, str], int] = {}
        self._told = _told(words, cast)

    def relative(self, phrase: Phrase, present: Mapping[int, float]) -> int | None:
        """Whom "his son" means: another of the surname of the most present person who fits.

        The same words go on meaning the same person.
        """
        if phrase.head not in KINSHIP or phrase.determiner not in ("his", "her"):
            return None
        nearest = sorted(present, key=present.__getitem__, reverse=True)[:_MOST]
        key = (phrase.determiner, phrase.head)
        if key not in self._known:
            owners = (who for who in nearest if self._owns(who, phrase))
            owner = next(filter(self._surnamed, owners), None)
            found = None if owner is None else self._other(owner, phrase, present)
            if found is None:
                return None
            self._known[key] = found
        return self._known[key]

    def told(self, phrase: Phrase, present: Mapping[int, float]) -> int | None:
        """Whom "his son" means, if the text tells whose son somebody is."""
        if phrase.head not in KINSHIP or phrase.determiner not in ("his", "her"):
            return None
        for whose in sorted(present, key=present.__getitem__, reverse=True)[:_MOST]:
            who = self._told.get((whose, phrase.head))
            if who is not None and self._owns(whose, phrase):
                return who
        return None

    def tell(self, phrase: Phrase, who: int, present: Mapping[int, float], pronoun: Word) -> None:
        """Note whose relative somebody is who is named beside it: her sister, Veronica."""
        if phrase.head in _INVERSE and phrase.determiner in ("his", "her"):
            owner = antecedent(pronoun, present, self.figures, frozenset([who]))
            if owner is not None and is_named_person(self.figures[owner]):
                _note(self._told, owner, phrase.head, who)

    def _owns(self, owner: int, phrase: Phrase) -> bool:
        figure = self.figures[owner]
        gender: Gender = "male" if phrase.determiner == "his" else "female"
        return personality(figure) > 0.5 and figure.suits(gender) > 0.1

    def _surnamed(self, who: int) -> bool:
        return len(self.figures[who].words) > 1

    def _other(self, owner: int, phrase: Phrase, present: Mapping[int, float]) -> int | None:
        gender = noun_gender(phrase.head)
        fitting = [
            number
            for number in self._by_surname[_surname(self.figures[owner])]
            if number != owner
            and self.figures[number].suits(gender) > 0.1
            and _generation(self.figures[number], phrase.head)
        ]
        return max(fitting, key=lambda n: present.get(n, 0.0), default=None)


def _told(words: Sequence[Word], cast: Cast) -> dict[tuple[int, str], int]:
    """Who is whose, where the text says so and names both: Ada Moss's son, Tom, and so also whose
    mother she is.

    Keys are somebody and what another is of them; values are that other.
    """
    told: dict[tuple[int, str], int] = {}
    for index in range(1, len(cast.names)):
        name, owner = cast.names[index], cast.names[index - 1]
        whose, who = cast.figure_of[index - 1], cast.figure_of[index]
        noun = name.begin - 1 - (words[name.begin - 1].text == ",")
        if whose is None or who is None or whose == who or not words[owner.last - 1].possessive:
            continue
        if 0 <= noun - owner.last < _BETWEEN and words[noun].lower in _INVERSE:
            _note(told, whose, words[noun].lower, who)
    return told


def _note(told: dict[tuple[int, str], int], whose: int, noun: str, who: int) -> None:
    told.setdefault((whose, noun), who)
    for inverse in _INVERSE[noun]:
        told.setdefault((who, inverse), whose)
        if noun in _INVERSE.get(inverse, ()):
            told.setdefault((whose, inverse), who)


_BETWEEN = 3
"""Words from an owner to the noun, at the most: Ada's late first husband."""
_INVERSE = {
    noun: tuple(inverse.split())
    for nouns, inverse in (
        ("wife husband widow widower partner", "husband wife partner"),
        ("father mother dad mum mom parent", "son daughter"),
        ("son daughter", "father mother dad mum mom"),
        ("grandfather grandmother gran grandma grandad", "grandson granddaughter"),
        ("grandson granddaughter", "grandfather grandmother gran grandma grandad"),
        ("brother sister sibling twin", "brother sister twin"),
        ("uncle aunt", "nephew niece"),
        ("nephew niece", "uncle aunt"),
    )
    for noun in nouns.split()
}
"""What somebody is to whoever is theirs."""
_MOST = 6
"""The most present people who may be "he"."""


def _surname(figure: Figure) -> str:
    bare = [word.lower().rstrip(".") for word in figure.words]
    while len(bare) > 1 and bare[-1] in SUFFIXES:
        bare.pop()
    return bare[-1]


def _generation(figure: Figure, noun: str) -> bool:
    """Whether letters behind the name do not contradict the noun: a son is no Sr."""
    ends = {figure.words[-1].lower().rstrip(".")}
    return not (noun in ELDERS and ends & _JUNIOR) and not (noun in _YOUNGER and ends & _SENIOR)
