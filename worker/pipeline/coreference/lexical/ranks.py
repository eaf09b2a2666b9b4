"""Words that make an office another: former, shadow, deputy, and what it is over."""

from __future__ import annotations

from typing import Final

from .lexicon import OFFICES

FORMER: Final = frozenset("former ex one-time onetime erstwhile".split())
"""Of an office that somebody holds no more."""
UNDER: Final = frozenset("shadow deputy vice under lieutenant".split())
"""Of an office beside another's of the same noun, whose holder is never called by the noun."""
ASSISTING: Final = frozenset("assistant associate acting interim caretaker opposition".split())
"""The same where the holder may be called by the noun: the coach, an assistant coach."""
FOREMOST: Final = frozenset("prime first chief".split())
"""Of one of several of the same noun: a minister is no prime minister."""
FIELDS: Final = frozenset(
    """
    foreign interior finance defence defense health education home trade transport housing
    environment culture justice treasury agriculture energy state police fire staff council
    opposition managing prime labour labor press
    """.split()
)
"""What offices of the same noun are over: a chief of staff is no police chief."""
TERRITORIAL: Final = frozenset(
    "prince princess duke duchess earl countess marquess marchioness viscount baron".split()
)
"""Titles whose place is a name: the Duke of Oss is no Duke Karl, who has not that place."""
CROWNED: Final = frozenset("king queen emperor empress sultan emir".split())
"""Titles that a paper gives without a place or name only to those of its own country."""
HELD: Final = OFFICES - frozenset(
    """
    activist actor actress analyst architect attorney author barrister bassist chef defender
    detective drummer economist engineer farmer goalkeeper guitarist historian host lawyer
    midfielder neighbor neighbour nurse officer owner pensioner postwoman professor resident singer
    striker teacher trainer trooper truckie volunteer winger
    """.split()
)
"""Offices that one may have held and hold no more. A trade stays: a former engineer is one."""
