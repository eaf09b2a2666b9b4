"""The company, the agency: how well an organisation suits."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.forenames import is_forename
from ..lexical.labels import COMPANY_NOUNS, NAMED_SO, PUBLIC_BODIES, UNCOMMERCIAL
from ..lexical.nouns import HOLDERS, ORGANISATION_NOUNS, names_person
from ..lexical.words import Word
from ..naming.figures import Figure
from ..naming.phrases import Phrase

NAMED_ONLY = (0.3, 0.6)
"""The share, as an organisation, of a single name and of a longer one that nothing is said of."""
_PERSONAL = 2.0
"""What speaks for a person, rather than an organisation that has shares."""
_PEOPLES = ("an", "ish", "ese", "french", "dutch")
"""Endings of what tells where somebody or something is from: the Italian club."""
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
