"""Offices used as names: the Iyaloja, Alhaja Simbiat Ojo, is Iyaloja from then on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..lexical.nouns import names_person
from ..lexical.words import Reading
from .cast import Cast
from .figures import Figure
from .names import NameMention

_OVER = frozenset({"of", "for", "at", "in"})
_STEM = 5
"""Letters of a trade that a label has at the least."""


def join_offices(reading: Reading, cast: Cast) -> None:
    """Give the names that are somebody's office to whoever holds it."""
    holders = _beside(reading, cast) | _shortened(cast) | _labels(reading, cast)
    for office, holder in holders.items():
        figure, person = cast.figures[office], cast.figures[holder]
        if office == holder or len(figure.words) != 1 or figure.kind == "organization":
            continue
        for index in figure.mentions:
            cast.figure_of[index] = holder
        person.mentions = sorted(person.mentions + figure.mentions)
        person.personal += 2
        person.located += figure.located
        person.acting += figure.acting
        figure.mentions = []


def _beside(reading: Reading, cast: Cast) -> dict[int, int]:
    """Figures named by one word behind "the", right before a comma and somebody's full name."""
    found: dict[int, int] = {}
    names = cast.names
    for number, name in enumerate(names[:-1]):
        office, following = cast.figure_of[number], names[number + 1]
        holder = cast.figure_of[number + 1]
        if office is None or holder is None or not _is_office(name) or _is_run(reading, name):
            continue
        between = reading.words[name.last : following.begin]
        apart = [word.text for word in between] == [","]
        if apart and _is_personal(cast.figures[holder], following):
            found[office] = holder
    return found


def _labels(reading: Reading, cast: Cast) -> dict[int, int]:
    """Figures named by a label that is the stem of one person's trade: Control, the controller."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, figure in enumerate(cast.figures):
        if len(figure.words) > 1 and figure.is_person:
            for noun in figure.nouns:
                for length in range(_STEM, len(noun)):
                    holders[noun[:length]].add(number)
    found: dict[int, int] = {}
    for number, name in enumerate(cast.names):
        label, behind = cast.figure_of[number], reading.words[name.last : name.last + 1]
        fitting = holders.get(name.words[0].lower(), ())
        colon = bool(behind) and behind[0].text == ":" and reading.words[name.first].first
        if label is not None and colon and len(fitting) == 1:
            found[label] = min(fitting)
    return found


def _is_office(name: NameMention) -> bool:
    return len(name.words) == 1 and name.articled and not name.weak and not name.organisation


def _is_run(reading: Reading, name: NameMention) -> bool:
    """Whether it is a body or a place whose head is named: the mayor of the Hague, Jan Smit."""
    before = reading.words[max(name.begin - 3, 0) : name.begin - 1]
    return len(before) == 2 and before[1].lower in _OVER and names_person(before[0].lower)


def _is_personal(figure: Figure, name: NameMention) -> bool:
    return len(name.words) > 1 and figure.kind != "organization" and figure.personal > 2


def initials_of_offices(cast: Cast) -> dict[str, int]:
    """Whose offices have which initials: Resident District Commissioner, RDC."""
    by_initials: dict[str, int] = {}
    for number, figure in enumerate(cast.figures):
        for _, role in figure.roles:
            capitals = _initials(role.split())
            if capitals and len(figure.words) > 1:
                by_initials.setdefault(capitals, number)
    return by_initials


def _shortened(cast: Cast) -> dict[int, int]:
    """Figures named by the initials of somebody's office."""
    by_initials = initials_of_offices(cast)
    return {
        number: by_initials[figure.words[0]]
        for number, figure in enumerate(cast.figures)
        if len(figure.words) == 1 and figure.words[0] in by_initials
    }


def _initials(role: Sequence[str]) -> str:
    """The initials of an office that is written in capitals throughout."""
    if len(role) < 2 or not all(word[0].isupper() for word in role):
        return ""
    return "".join(word[0] for word in role)
