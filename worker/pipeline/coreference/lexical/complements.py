"""What belongs to a noun behind it: a trader at a bank in London, a source close to the pair."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import FUNCTION_WORDS, TIMES
from .nouns import GROUP_NOUNS, KINSHIP, ORGANISATION_NOUNS, names_person
from .words import Word

DETERMINERS = frozenset(
    ["the", "a", "an", "one", "another", "this", "that", "his", "her", "its", "their", "my", "our"]
)
_PREPOSITIONS = frozenset(
    """of for at from in with on by behind outside near above below beside inside under
    opposite""".split()
)
VERBS = frozenset(
    """who which that whose when where came went took gave saw stood sat held kept put ran got let
    made found left began wrote read spoke lost won knew thought felt brought bought sold led met
    rose fell drew grew flew threw broke chose says say does goes comes makes takes wants hopes
    plans insists declined refused agreed sued claimed argued added reached made called reads warns
    tells asks urges lists shows gives""".split()
)
"""Verbs that end a noun phrase, beside those in -ed."""
_REDUCED = {
    "close": "to", "familiar": "with", "attached": "to", "assigned": "to", "dressed": "as in",
    "hired": "for by", "appointed": "by", "employed": "by at", "briefed": "on", "involved": "in",
    "seen": "by", "sent": "by", "hit": "by", "shot": "by", "bitten": "by", "chosen": "by",
}  # fmt: skip
"""Words that a person's description goes on with, each with the prepositions that follow it."""
_TO = frozenset(
    "letter email e-mail note memo message adviser advisor aide assistant ambassador envoy".split()
)
"""Nouns that go on with "to": a letter to parents, an adviser to the mayor."""
_OBJECTS = frozenset("me us him them it".split())
"""Words that follow a verb, as articles do: a spokeswoman for Moyo & Sons disputes the count."""
_PARTICLES = frozenset("in on up out off over".split())
"""Words between a participle and "by": a surveyor called in by the council."""
QUALIFYING = frozenset("former new old young little great big good first second third last".split())
"""Function words that may stand before a noun: a former warden, the old woman."""
_WITHIN = (QUALIFYING - {"last"}) | {"back", "front", "next"}
"""Those that may stand within a complement: the back of the hall, a friend of the former mayor.
Behind an owner all of them: a doctor at the town's last hospital."""
_ENDS = frozenset(".;!?")
_NEAR = 4
"""Words from an article to its noun, the most."""
_LONGEST = 10
"""Words behind the head that still belong to a description."""


def with_complements(words: Sequence[Word], last: int) -> int:
    """The end of the phrase with what belongs to it: a trader at a Japanese bank in London."""
    end = last
    if words[last - 1].lower in KINSHIP and words[last : last + 1] and words[last].lower != "of":
        return last
    while end + 1 < len(words) and end - last < _LONGEST:
        joined = _joins(words, end, reduced=end == last)
        index = end + joined
        if not joined or index >= len(words) or words[index].lower in ("his", "her", "their"):
            break
        among = of_which(words, index)
        index += among + (among > 0)
        if words[index : index + 1] and (
            words[index].lower in DETERMINERS or words[index].text.isdigit()
        ):
            index += 1
        start = index
        while index < len(words) and index - start < 5 and _belongs(words, index, end):
            named = any(word.capital for word in words[start:index])
            if named and _acts(words, last, index):
                break
            index += 1
        if index == start or words[index - 1].lower in TIMES:
            break
        end = index
    return end


def of_which(words: Sequence[Word], index: int) -> int:
    """The length of "of the" behind a word: one of the officials."""
    behind = [word.lower for word in words[index + 1 : index + 3]]
    if words[index].lower not in ("one", "another") or behind[:1] != ["of"]:
        return 0
    return 1 + (behind[1:] in (["the"], ["his"], ["her"], ["its"], ["their"]))


def _joins(words: Sequence[Word], index: int, *, reduced: bool) -> int:
    """How many words at ``index`` join what follows to the noun: of, close to, called in by.

    ``reduced``: the noun stands right before, so that what was done to somebody may follow.
    """
    if words[index].lower in _PREPOSITIONS:
        return 1
    if words[index].lower == "to" and words[index - 1].lower in _TO:
        return 1
    if not reduced or not is_somebody(words[index - 1].lower):
        return 0
    done, *behind = (word.lower for word in words[index : index + 3])
    if behind and behind[0] in _REDUCED.get(done, "").split():
        return 2
    if not done.endswith("ed") or words[index].capital:
        return 0
    if behind[:1] == ["by"]:
        return 2
    return 3 if behind[1:] == ["by"] and behind[0] in _PARTICLES else 0


def is_somebody(noun: str) -> bool:
    """Whether a noun means a person, or somebody whom no paper names."""
    return names_person(noun) or noun in ("person", "source", "people", "sources")


def _belongs(words: Sequence[Word], index: int, end: int) -> bool:
    word = words[index]
    if not wordlike(word) or word.sentence != words[end].sentence:
        return False
    behind = words[index + 1].lower if index + 1 < len(words) else ""
    if word.lower.endswith("s") and behind in DETERMINERS | _OBJECTS and not word.capital:
        return False
    owned = words[index - 1].possessive and word.lower in QUALIFYING
    return (
        (word.lower not in FUNCTION_WORDS or word.lower in _WITHIN or owned)
        and word.lower not in VERBS
        and not (word.lower.endswith("ed") and words[index - 1].lower not in DETERMINERS)
    )


def _acts(words: Sequence[Word], last: int, index: int) -> bool:
    """Whether a word behind a name is what a subject does: the Mayor of Oss wept.

    Something follows that follows no noun; or the sentence, which the subject begins, ends.
    """
    word, behind = words[index], words[index + 1 : index + 2]
    if word.capital or _is_known(word.lower) or not behind:
        return False
    if behind[0].lower in DETERMINERS | _OBJECTS:
        return True
    begins = any(
        words[i].first and words[i].lower in DETERMINERS
        for i in range(last - _NEAR, last)
        if i >= 0
    )
    return begins and (behind[0].text in _ENDS or behind[0].sentence != word.sentence)


def _is_known(noun: str) -> bool:
    return names_person(noun) or noun in ORGANISATION_NOUNS or noun in GROUP_NOUNS


def wordlike(word: Word) -> bool:
    """Whether it is a word rather than a mark."""
    return word.text[0].isalnum()
