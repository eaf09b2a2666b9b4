"""Nouns for somebody by where they are from, or which party they are of: the Dane, the Tory."""

from __future__ import annotations

from typing import Final

from .lexicon import COMPATRIOTS
from .nouns import ORGANISATION_WORDS

_ENDINGS = ("an", "ese", "i")
"""How most of them end. Those in -er and -man are told by ``names_person``."""
_SHORTEST = 4
_UNENDED: Final = COMPATRIOTS | frozenset(
    """
    greek swiss czech cypriot basque kurd arab kazakh uzbek tajik uyghur latvian kosovar monegasque
    burkinabe malagasy togolese filipino filipina latino latina geordie brummie
    democrat tory conservative liberal lib-dem
    """.split()
)
"""Those that end otherwise."""
_BODIES: Final = frozenset(
    "vatican taliban barbican smithsonian bodleian ashmolean metropolitan uffizi koran".split()
)
"""Names of bodies and books that end so by chance."""
PAPERS: Final = frozenset(
    "guardian economist observer spectator gleaner examiner inquirer enquirer advertiser".split()
)
"""Names of papers that are, with a small letter, nouns for people."""


def is_demonym(lower: str) -> bool:
    """Whether a capitalised noun may be said of somebody, for where they are from."""
    if lower in _BODIES | PAPERS | ORGANISATION_WORDS:
        return False
    return lower in _UNENDED or (len(lower) >= _SHORTEST and lower.endswith(_ENDINGS))
