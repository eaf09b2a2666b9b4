"""Forenames and the sex of those who commonly bear them: evidence that breaks ties, no more."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from .lexicon import Gender

_TABLE = Path(__file__).with_name("forenames.txt")
_PLAIN = str.maketrans("øłđıæßðþ", "oldiabdt")


@cache
def _listed() -> dict[str, Gender | None]:
    """Each forename, and None for those that men and women bear."""
    genders: dict[str, Gender | None] = {"[male]": "male", "[female]": "female", "[either]": None}
    listed: dict[str, Gender | None] = {}
    gender: Gender | None = None
    for line in _TABLE.read_text("utf-8").splitlines():
        if line in genders:
            gender = genders[line]
        elif not line.startswith("#"):
            listed.update(dict.fromkeys(line.split(), gender))
    return listed


@lru_cache(maxsize=8192)
def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower().translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'")


def is_forename(word: str) -> bool:
    """Whether people are commonly called so."""
    plain = _plain(word)
    return plain in _listed() or ("-" in plain and plain.partition("-")[0] in _listed())


def forename_gender(word: str) -> Gender | None:
    """The sex of most who are called so; None where they are of both, or unknown."""
    plain = _plain(word)
    known = _listed()
    return known.get(plain) or known.get(plain.partition("-")[0])
