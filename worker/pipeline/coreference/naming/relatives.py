"""Who is named as a relative, beside the name itself."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.lexicon import Gender
from ..lexical.nouns import KINSHIP
from ..lexical.words import Word
from .names import NameMention

_OWNERS: dict[str, Gender] = {"his": "male", "her": "female"}
_CLOSING = frozenset({",", ".", "(", "who"})
"""What stands behind a name between commas, not behind a sentence's subject."""
_PRONOUNS: dict[Gender, frozenset[str]] = {
    "male": frozenset({"he", "him", "his", "himself"}),
    "female": frozenset({"she", "her", "hers", "herself"}),
}
_BETWEEN = 3
"""Words from whose relative it is to the noun, at the most: her late first husband."""


def relation(words: Sequence[Word], name: NameMention) -> tuple[str, Gender | None] | None:
    """What relative somebody is named as, and the sex of the one whose it is, where a pronoun
    tells: his mother, Jean Dean; Emma Dean, his sister; Ray's father Alan.
    """
    noun = name.begin - 1
    behind = words[name.last : name.last + 2 + _BETWEEN]
    if noun > 0 and words[noun].text == ",":
        noun -= 1 if behind and behind[0].lower in _CLOSING else 0
    if noun > 0 and words[noun].lower in KINSHIP:
        for word in reversed(words[max(noun - _BETWEEN, 0) : noun]):
            if word.lower in _OWNERS or word.possessive:
                return words[noun].lower, _OWNERS.get(word.lower)
    if len(behind) > 2 and behind[0].text == "," and behind[1].lower in _OWNERS:
        for word in behind[2:]:
            if word.lower in KINSHIP:
                return word.lower, _OWNERS[behind[1].lower]
    return None


def is_relative(words: Sequence[Word], name: NameMention) -> bool:
    """Whether a relative's noun stands right beside a name: her husband, Mr Dean."""
    before, behind = words[max(name.begin - 2, 0) : name.begin], words[name.last : name.last + 4]
    return any(word.lower in KINSHIP for word in (*before, *behind))


def calls(words: Sequence[Word], name: NameMention, gender: Gender) -> bool:
    """Whether he or she, of that sex, follows in the same sentence or the next one."""
    first = words[name.first]
    for word in words[name.last : name.last + _NEAR]:
        if word.paragraph != first.paragraph or word.sentence > first.sentence + 1:
            return False
        if word.lower in _PRONOUNS[gender] and not word.quoted:
            return True
    return False


_NEAR = 80
"""Words of two sentences."""
