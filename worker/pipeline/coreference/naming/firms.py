"""A firm that is named once, where a sentence begins with it: Norvik has cut 300 jobs."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.labels import COMPANY_NOUNS
from ..lexical.lexicon import FUNCTION_WORDS, TIMES
from ..lexical.words import Reading, Word
from .names import NameMention
from .phrases import kind_of

_HAS = frozenset({"has", "is", "was", "will", "shares"})
"""What follows one, as well as what it did."""
_ABSTRACT = ("ion", "ing", "ment", "ness", "ity", "ism", "age", "ance", "ence", "ly")
"""How nouns end that begin a sentence without an article, and adverbs: Inflation has risen."""


def company_speaks(reading: Reading) -> bool:
    """Whether the article lets a company speak that it does not name there."""
    for attribution in reading.attributions:
        if (mention := attribution.speaker) is not None:
            first, last = reading.within(mention)
            found = [word.lower for word in reading.words[first:last]]
            if len(found) == 2 and found[0] == "the" and found[1] in COMPANY_NOUNS:
                return True
    return False


def begins_as_firm(words: Sequence[Word], name: NameMention) -> bool:
    """Whether a lone word that begins a sentence does there what only a name does without an
    article.
    """
    word, behind = words[name.first], words[name.last : name.last + 1]
    if not behind or behind[0].sentence != word.sentence or behind[0].capital or word.quoted:
        return False
    if word.lower in FUNCTION_WORDS | TIMES or word.lower.endswith(_ABSTRACT):
        return False
    acts = behind[0].lower in _HAS or behind[0].lower.endswith("ed")
    return acts and kind_of(word.lower) == "unknown"
