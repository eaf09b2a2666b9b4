"""Noun phrases about people, organisations and documents: "a trader at a bank", "the company"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..lexical.complements import (
    DETERMINERS,
    QUALIFYING,
    VERBS,
    of_which,
    with_complements,
    wordlike,
)
from ..lexical.forenames import is_forename
from ..lexical.lexicon import FUNCTION_WORDS
from ..lexical.nouns import (
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    ORGANISATION_NOUNS,
    ORGANISATION_WORDS,
    names_person,
)
from ..lexical.words import Word
from .figures import Kind

_POSSESSIVES = frozenset(["his", "her", "its", "their", "my", "our", "your", "whose"])
_CUTS = frozenset(
    """
    of for in at on above below beside from with who which that whose to by near outside
    inside behind about and under over among between against as close familiar attached known based
    opposite wearing holding there here posted sent signed carried taped hung painted printed
    written issued released published
    """.split()
)
_ADJECTIVES = frozenset(
    "principal head general chief expert patient private rival veteran student executive senior"
    " private fellow novice champion lead minor major front cover back flag".split()
)
"""Nouns that are adjectives before another noun: the principal dissent."""
_CLAUSAL = frozenset("the a an he she it they we i you what said says".split())
"""Words of another phrase, in a mention that was found too long."""
_BARE = frozenset({"counsel"})
"""Nouns for people that stand without an article: counsel for the State."""
_ON_WRITTEN = frozenset("of to on by from at behind above below outside across".split())
"""Prepositions that tell whose or where something written is: a notice on the gate."""
_ACTING = frozenset("have had are were will would say said told who".split())
"""Words that tell, besides those in -ed, that what precedes is a clause's subject."""
_IN_NAMES = frozenset({"of", "for", "the", "and"})
"""Small words in a body's name: the Royal Society for the Blind."""
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words from ``first`` to ``last``, whose ``head`` is the noun in lower case.

    ``head_at`` is the noun's index; ``core`` the words up to it, without the determiner.
    """

    first: int
    last: int
    determiner: str
    core: tuple[str, ...]
    head: str
    head_at: int
    kind: Kind

    @property
    def definite(self) -> bool:
        return self.determiner in ("the", "this", "that", "") or self.possessed

    @property
    def possessed(self) -> bool:
        return self.determiner in _POSSESSIVES


def kind_of(head: str) -> Kind:
    """What a noun names."""
    if head in ORGANISATION_NOUNS:
        return "organization"
    if head in DOCUMENT_NOUNS:
        return "document"
    if head in GROUP_NOUNS:
        return "group"
    if names_person(head):
        return "person"
    if head.endswith("s") and head[:-1] in DOCUMENT_NOUNS:
        return "document"
    singular = f"{head[:-3]}y" if head.endswith("ies") else head[:-1]
    if head.endswith("s") and (names_person(singular) or singular in ORGANISATION_NOUNS):
        return "group"
    if head.endswith("men") and names_person(f"{head[:-3]}man"):
        return "group"
    return "unknown"


def phrase_of(words: Sequence[Word], first: int, last: int) -> Phrase:
    """The noun phrase that a mention is."""
    determiner = words[first].lower if words[first].lower in DETERMINERS | _POSSESSIVES else ""
    start = first + 1 if determiner and last - first > 1 else first
    if words[start].lower == "of" and last - start > 1:
        return _one_of(first, determiner, phrase_of(words, start + 1, last))
    cut = next((i for i in range(start + 1, last) if _cuts(words, i, last)), last)
    head = words[cut - 1].lower
    core = tuple(word.lower for word in words[start:cut])
    return Phrase(first, last, determiner, core, head, cut - 1, kind_of(head))


def _one_of(first: int, determiner: str, all_of_them: Phrase) -> Phrase:
    """One of the officials is an official."""
    head = all_of_them.head
    if kind_of(head.removesuffix("s")) != "unknown":
        head = head.removesuffix("s")
    core = (*all_of_them.core[:-1], head)
    return replace(
        all_of_them, first=first, determiner=determiner, core=core, head=head, kind=kind_of(head)
    )


def _cuts(words: Sequence[Word], index: int, last: int) -> bool:
    """Whether a mention's noun stands before a word."""
    ends = _ends(words, index) and not _names(words, index, last)
    ends = ends and not _is_owners(words, index, last)
    return ends or _goes_on(words, index)


def _names(words: Sequence[Word], index: int, last: int) -> bool:
    """Whether a preposition is part of a name: a Department for Transport spokesperson."""
    behind = words[index + 1 : last - 1]
    named = bool(behind) and all(word.capital for word in (words[index - 1], *behind))
    return named and not words[last - 1].capital and kind_of(words[last - 1].lower) == "person"


def _is_owners(words: Sequence[Word], index: int, last: int) -> bool:
    """Whether a word is part of the name of whose somebody is: the Bank of Oss's Ana Reis.

    Not where what is owned is no person: Ana Reis of Oss's second ward.
    """
    before, small = words[index - 1], words[index].lower
    related = before.first and kind_of(before.lower) in ("person", "group")
    if small not in _IN_NAMES - {"and"} or not before.capital or related:
        return False
    name = range(index + 1, min(index + 1 + _LONGEST, last - 1))
    owner = next((i for i in name if words[i].possessive), last)
    start = owner + 1 + (owner + 1 < last and _is_apostrophe(words, owner + 1))
    if start >= last or any(
        not (word.capital or word.lower in _IN_NAMES) for word in words[index + 1 : owner + 1]
    ):
        return False
    owned, noun = words[start : min(start + 2, last)], words[last - 1]
    body = before.lower in ORGANISATION_WORDS or (index > 1 and words[index - 2].lower == "the")
    named = is_forename(owned[0].text) or (body and noun.lower not in ORGANISATION_WORDS)
    named = named and len(owned) > 1 and owned[0].capital and owned[1].capital
    return named or (not noun.capital and kind_of(noun.lower) == "person")


def _ends(words: Sequence[Word], index: int) -> bool:
    """Whether a phrase's noun stands before the word."""
    word = words[index]
    if _is_apostrophe(words, index):
        return False
    return word.lower in _CUTS or word.lower in _CLAUSAL or not wordlike(word)


def _is_apostrophe(words: Sequence[Word], index: int) -> bool:
    return words[index].text in "'’" and words[index - 1].possessive


def _goes_on(words: Sequence[Word], index: int) -> bool:
    """Whether what was done follows the noun: a postman accused of theft, a claim lodged by X."""
    done = words[index].lower.endswith("ed") and not words[index].capital
    return done and kind_of(words[index - 1].lower) in ("person", "document")


def find_phrases(words: Sequence[Word]) -> Iterator[Phrase]:
    """Noun phrases outside quotations whose heads are known nouns."""
    end = 0
    for index, word in enumerate(words):
        owner = word.possessive and word.capital and index >= end
        owner = owner and word.lower not in FUNCTION_WORDS
        bare = word.lower in _BARE and words[index + 1 : index + 2] != []
        plural = _bare_group(words, index)
        if index >= end and (plural or (bare and words[index + 1].lower == "for")):
            end = index + plural if plural else with_complements(words, index + 1)
            yield phrase_of(words, index, end)
        if word.lower in DETERMINERS or owner:
            plural = owner and index + 1 < len(words) and _is_apostrophe(words, index + 1)
            last = _head_end(words, index + 1 + (plural or of_which(words, index)))
            if last is not None:
                if owner and kind_of(words[last - 1].lower) != "person":
                    continue
                end = last
                written = kind_of(words[last - 1].lower) == "document"
                behind = words[last].lower if last < len(words) else ""
                if not written or behind in _ON_WRITTEN:
                    last = with_complements(words, last)
                yield phrase_of(words, index, last)


def _bare_group(words: Sequence[Word], index: int) -> int:
    """How many words with which a clause begins are people of whom no more is said: Villagers
    searched, Planning officers had agreed; or 0.
    """
    word, behind = words[index], words[index + 1 : index + 3]
    begins = word.first or (index > 0 and words[index - 1].text == "," and not word.capital)
    plain = begins and word.text[1:].islower() and not word.quoted
    if not plain or not behind or behind[0].capital:
        return 0
    if kind_of(word.lower) == "group":
        return 1
    acts = behind[-1].lower in _ACTING or behind[-1].lower.endswith("ed")
    two = len(behind) == 2 and acts and word.first and word.lower not in FUNCTION_WORDS
    return 2 if two and kind_of(behind[0].lower) == "group" else 0


def _head_end(words: Sequence[Word], start: int) -> int | None:
    found = None
    for index in range(start, min(start + _LONGEST, len(words))):
        word = words[index]
        if (
            not wordlike(word)
            or (word.lower in FUNCTION_WORDS and word.lower not in QUALIFYING)
            or word.sentence != words[start - 1].sentence
        ):
            break
        if kind_of(word.lower) != "unknown":
            found = index + 1
        elif found is not None:
            if words[found - 1].lower in _ADJECTIVES and _may_be_noun(word):
                found = None
            break
        if word.possessive:
            found = None
    return found


def _may_be_noun(word: Word) -> bool:
    return not word.lower.endswith(("ed", "s")) and word.lower not in VERBS
