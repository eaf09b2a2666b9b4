"""The company, the agency: how well an organisation suits."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.forenames import is_forename
from ..lexical.labels import COMPANY_NOUNS, NAMED_SO, OUTSIDERS, PUBLIC_BODIES, UNCOMMERCIAL
from ..lexical.nouns import HOLDERS, ORGANISATION_NOUNS, names_person
from ..lexical.words import Word
from ..naming.cast import Cast
from ..naming.figures import Figure
from ..naming.names import NameMention
from ..naming.phrases import Phrase

NAMED_ONLY = (0.3, 0.6)
"""The share, as an organisation, of a single name and of a longer one that nothing is said of."""
_PERSONAL = 2.0
"""What speaks for a person, rather than an organisation that has shares."""
_PEOPLES = ("an", "ish", "ese", "french", "dutch")
"""Endings of what tells where somebody or something is from: the Italian club."""
OUTSIDE = 0.15
"""The share of a firm that is only named as an outsider's: an analyst at Lowe Bank."""
_EMPLOYING = frozenset(["at", "of", "with", "from", ","])
"""What stands between an outsider, or the outsider's name, and the firm."""
_NEAR = 5
_SHIPS = frozenset("MV SS HMS HMNZS HMAS USS RMS RRS MT FV RV".split())
"""What the names of ships begin with."""


def may_be_another_name(phrase: Phrase, words: Sequence[Word]) -> bool:
    """Whether "the company" may mean an organisation that has not the noun in its name.

    Only headings leave the article out.
    """
    if phrase.kind != "organization" or phrase.determiner not in ("the", "this", "that", ""):
        return False
    if phrase.head in PUBLIC_BODIES | NAMED_SO or (not phrase.determiner and _is_plural(phrase)):
        return False
    before = words[phrase.head_at - 1]
    of_place = len(phrase.core) == 2 and before.capital and before.lower.endswith(_PEOPLES)
    return len(phrase.core) == 1 or of_place or phrase.head in COMPANY_NOUNS


def _is_plural(phrase: Phrase) -> bool:
    return phrase.head.endswith("s")


def corporate(figure: Figure, *, company: bool) -> float:
    """How well "the company" or "the agency" suits."""
    if figure.label is not None or figure.kind == "person" or figure.leans:
        return 0.0
    called = {word.lower() for word in figure.words} | figure.nouns
    if company and not UNCOMMERCIAL.isdisjoint(called):
        return 0.0
    if figure.words[0] in _SHIPS:
        return 0.0
    told = (noun for noun in figure.nouns if names_person(noun) and noun not in HOLDERS)
    if any(noun not in ORGANISATION_NOUNS for noun in told):
        return 0.0
    if figure.kind == "organization" or figure.nouns & ORGANISATION_NOUNS:
        return 1.0
    if figure.staffed and figure.personal < _PERSONAL:
        return 1.0
    if is_forename(figure.words[0]) and len(figure.words) > 1:
        return 0.0
    single = len(figure.words) == 1 and figure.words[0][1:].islower()
    placed = figure.acting < figure.located + single or figure.located > 1
    return 0.0 if placed else NAMED_ONLY[len(figure.words) > 1]


def outside(words: Sequence[Word], cast: Cast) -> frozenset[int]:
    """The figures that are only named as whom an outsider works for: its lawyers, Pell & Moy."""
    return frozenset(
        number
        for number, figure in enumerate(cast.figures)
        if figure.mentions and all(_is_outsiders(words, cast.names[n]) for n in figure.mentions)
    )


def _is_outsiders(words: Sequence[Word], name: NameMention) -> bool:
    """Whether an outsider of the same sentence stands before a name and what joins them."""
    if not name.begin or words[name.begin - 1].lower not in _EMPLOYING:
        return False
    before = words[max(name.begin - 1 - _NEAR, 0) : name.begin - 1]
    same = (word for word in before if word.sentence == words[name.begin].sentence)
    return any(word.lower.removesuffix("s") in OUTSIDERS for word in same)
