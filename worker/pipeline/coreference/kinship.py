"""His son, her husband: relatives whom the article names but never introduces as such."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from .cast import Cast
from .discourse import noun_gender
from .figures import Figure
from .lexicon import SUFFIXES, Gender
from .nouns import ELDERS, KINSHIP
from .phrases import Phrase
from .pronouns import personality

_YOUNGER = frozenset({"son", "daughter", "grandson", "granddaughter"})
_SENIOR, _JUNIOR = frozenset({"sr", "snr"}), frozenset({"jr", "jnr", "ii", "iii"})


class Family:
    """Who may be whose relative: people of one surname."""

    def __init__(self, cast: Cast) -> None:
        self.figures = cast.figures
        self._by_surname: dict[str, list[int]] = defaultdict(list)
        for number, figure in enumerate(cast.figures):
            if len(figure.words) > 1 and personality(figure) > 0.5:
                self._by_surname[_surname(figure)].append(number)
        self._known: dict[tuple[str, str], int] = {}

    def relative(self, phrase: Phrase, present: Mapping[int, float]) -> int | None:
        """Whom "his son" means: another of the surname of the most present person who fits.

        The same words go on meaning the same person.
        """
        if phrase.head not in KINSHIP or phrase.determiner not in ("his", "her"):
            return None
        key = (phrase.determiner, phrase.head)
        if key not in self._known:
            nearest = sorted(present, key=present.__getitem__, reverse=True)[:_MOST]
            owner = next((who for who in nearest if self._owns(who, phrase)), None)
            found = None if owner is None else self._other(owner, phrase, present)
            if found is None:
                return None
            self._known[key] = found
        return self._known[key]

    def _owns(self, owner: int, phrase: Phrase) -> bool:
        figure = self.figures[owner]
        gender: Gender = "male" if phrase.determiner == "his" else "female"
        return len(figure.words) > 1 and personality(figure) > 0.5 and figure.suits(gender) > 0.1

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
