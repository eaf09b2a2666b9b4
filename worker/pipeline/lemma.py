"""The lemma of a cue: "told" -> "tell"; "pointed out" -> "point out"; ":" stays ":"."""

from __future__ import annotations

from functools import lru_cache

from simplemma import lemmatize

_NOUN_TOO = {"thought": "think", "felt": "feel", "left": "leave", "according": "according"}
"""Forms that the lemmatiser takes for other words; beside a quote they are these verbs."""


@lru_cache(maxsize=4096)
def lemma(cue: str) -> str:
    """The first word's lemma and the other words as they are, all in lower case."""
    first, *rest = cue.lower().split()
    # The lemmatiser looks words up as UTF-8, which has no half of a surrogate pair.
    if first.isprintable():
        first = _NOUN_TOO.get(first) or str(lemmatize(first, lang="en"))
    return " ".join([first, *rest])
