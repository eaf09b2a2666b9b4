"""Figures -> what callers get of them: name, aliases, role, type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...quote import SpeakerType
from ..lexical.forenames import is_forename
from ..lexical.lexicon import LOCATIVES
from ..lexical.powers import is_power
from ..lexical.words import Word
from ..naming.cast import Cast
from ..naming.figures import Figure
from ..naming.names import NameMention
from ..naming.roles import PLURALS


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody who speaks: the fullest name without titles, and what else the article says."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    type: SpeakerType = "unknown"


def entity_of(number: int, cast: Cast, words: Sequence[Word]) -> Entity:
    """What the article says of a figure."""
    figure = cast.figures[number]
    name = " ".join(figure.name.split())
    return Entity(name, _aliases(name, figure, cast, words), _role(figure), _type(figure))


def _aliases(name: str, figure: Figure, cast: Cast, words: Sequence[Word]) -> tuple[str, ...]:
    """The other forms in which the article names the figure, the fullest first."""
    forms = list(figure.forms)
    for index in figure.mentions:
        mention = cast.names[index]
        if figure.kind == "organization" and _is_place(mention, words):
            continue
        for first in _beginnings(mention, figure, words):
            span = slice(words[first].start, words[mention.last - 1].end)
            forms.append(" ".join(cast.reading.text[span].split()))
    # The owner of Larkin's is no other name of the firm.
    own = {"", name, name[:-2] if name.endswith(("'s", "’s")) else name}
    distinct = dict.fromkeys(f for f in forms if f not in own and f"{f}." != name)
    return tuple(sorted(distinct, key=lambda form: -len(form.split())))


def _is_place(mention: NameMention, words: Sequence[Word]) -> bool:
    """Whether a lone word is rather the place that an organisation is named after: in Oss."""
    before = words[mention.begin - 1].lower if mention.begin else ""
    return len(mention.words) == 1 and before in LOCATIVES


def _beginnings(mention: NameMention, figure: Figure, words: Sequence[Word]) -> set[int]:
    """Where a form may begin: with the title, unless it is of several, and with the name, but for
    a headline's word before it: Classy Okafor strike.
    """
    opens = mention.weak or words[mention.first].first
    stranger = opens and len(mention.words) == 2 and mention.words[0] not in figure.words
    if stranger and mention.words[1] in figure.words and not is_forename(mention.words[0]):
        return {mention.first + 1}
    several = not PLURALS.isdisjoint(mention.titles)
    return {mention.first} if several else {mention.begin, mention.first}


def _role(figure: Figure) -> str | None:
    """The description that a caption would print: the one nearest to the name."""
    if figure.label is not None or not figure.roles or figure.kind == "organization":
        return None
    return min(figure.roles, key=lambda role: role[0])[1]


def _type(figure: Figure) -> SpeakerType:
    if figure.kind != "unknown":
        return figure.kind
    if figure.label is not None:
        return "unknown"
    if is_power(figure.words) and not (figure.leans or figure.nouns):
        return "organization"
    told = len(figure.words) > 1 or figure.nouns or figure.leans or is_forename(figure.words[0])
    return "person" if told and figure.personal > 1 else "unknown"
