"""Words that make an office another: former, shadow, deputy, and what it is over."""

from __future__ import annotations

from typing import Final

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
