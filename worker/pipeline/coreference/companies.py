"""The company, the agency: how well an organisation suits."""

from __future__ import annotations

from .figures import Figure
from .forenames import is_forename
from .nouns import ORGANISATION_NOUNS, UNCOMMERCIAL, names_person

NAMED_ONLY = (0.3, 0.6)
"""The share, as an organisation, of a single name and of a longer one that nothing is said of."""


def corporate(figure: Figure, *, company: bool) -> float:
    """How well "the company" or "the agency" suits."""
    if figure.label is not None or figure.kind == "person" or figure.leans:
        return 0.0
    if company and any(word.lower() in UNCOMMERCIAL for word in figure.words):
        return 0.0
    if any(noun not in ORGANISATION_NOUNS for noun in figure.nouns if names_person(noun)):
        return 0.0
    if figure.kind == "organization" or figure.nouns & ORGANISATION_NOUNS:
        return 1.0
    if is_forename(figure.words[0]) and len(figure.words) > 1:
        return 0.0
    placed = figure.acting < figure.located or figure.located > 1
    return 0.0 if placed else NAMED_ONLY[len(figure.words) > 1]
