"""Who is in a reader's mind at each place of the article: the basis for he, she and it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..lexical.lexicon import FUNCTION_WORDS, MODIFIERS, Gender
from ..lexical.nouns import FEMALE_NOUNS, MALE_NOUNS, names_person
from ..lexical.words import Word
from ..naming.cast import Cast
from ..naming.names import NameMention
from ..naming.portfolios import office_before

MALE_PRONOUNS = frozenset({"he", "him", "his", "himself"})
FEMALE_PRONOUNS = frozenset({"she", "her", "hers", "herself"})

_PREPOSITIONS = frozenset(
    """of in on at to for with by from about against between among after before under over into
    near behind beside than like via including as towards toward despite without through""".split()
)
_CONJUNCTIONS = frozenset(
    "and but or that which who whom when while where because since if whether although though"
    " until unless so how why what once".split()
)
_OPENERS = frozenset({"and", "but", "so", "yet", "or"})
"""Conjunctions that a sentence may begin with."""
_DETERMINERS = frozenset("the a an his her its their my our this that".split())
_ASIDES = frozenset({"asked", "told", "pressed", "questioned", "speaking", "reached"})
"""First words of clauses that name others than the sentence's subject."""
_FINITE = frozenset(
    "who was were is are had has have did does could would will can may might must said says"
    " told took came went gave stood sat".split()
)
_BYLINES = 4
"""Paragraphs behind the headline among which the author's name stands."""
_WINDOW = 6
"""Words before a mention that tell its part in the sentence."""

_LOST = frozenset("death funeral murder killing body grave burial".split())

SUBJECT, EMBEDDED, OWNER, OBJECT, GONE = 1.0, 0.65, 0.6, 0.4, 0.1
"""Weights of a mention as subject of a sentence, of a clause within it, as somebody whose thing
is the subject, as anything else, and of somebody whose death is spoken of."""


class Referent(NamedTuple):
    """A mention that is understood: ``who`` is a figure's number; ``at`` the index of its word;
    ``weight`` its part in the sentence."""

    who: int
    at: int
    sentence: int
    paragraph: int
    weight: float
    quoted: bool


def pronoun_gender(lower: str) -> Gender | None:
    """The sex that a pronoun tells."""
    if lower in MALE_PRONOUNS:
        return "male"
    return "female" if lower in FEMALE_PRONOUNS else None


def noun_gender(lower: str) -> Gender | None:
    """The sex that a noun tells: spokesman, widow."""
    if lower in MALE_NOUNS:
        return "male"
    return "female" if lower in FEMALE_NOUNS else None


def named_referents(words: Sequence[Word], cast: Cast, spoken: frozenset[int]) -> list[Referent]:
    """Every name as a referent, in text order; those of ``spoken`` are subjects."""
    referents = []
    begun: set[int] = set()
    for index, name in enumerate(cast.names):
        figure = cast.figure_of[index]
        if figure is None or name.weak or _is_byline(words, name):
            continue
        word = words[name.first]
        weight = SUBJECT if index in spoken else standing(words, name.begin, name.last)
        if index not in spoken and _qualifies(words, name.last):
            weight = min(weight, OBJECT)
        person = name.words == cast.figures[figure].words
        if weight == OBJECT and person and _leads(words, name.last):
            weight = EMBEDDED
        if weight == SUBJECT and index not in spoken and word.sentence in begun:
            weight = EMBEDDED
        if weight == SUBJECT:
            begun.add(word.sentence)
        referents.append(
            Referent(figure, name.first, word.sentence, word.paragraph, weight, word.quoted)
        )
    return referents


def _is_byline(words: Sequence[Word], name: NameMention) -> bool:
    """Whether one of the first paragraphs is nothing but the name: who writes is nobody in it."""
    beside = (*words[max(name.begin - 1, 0) : name.begin], *words[name.last : name.last + 1])
    paragraph = words[name.first].paragraph
    alone = all(word.paragraph != paragraph for word in beside)
    return alone and len(name.words) > 1 and 0 < paragraph <= _BYLINES


def standing(words: Sequence[Word], begin: int, last: int) -> float:
    """The part that a mention plays in its sentence, by the words before it."""
    sentence = words[begin].sentence
    index = _before_description(words, begin)
    before = words[index] if index >= 0 and words[index].sentence == sentence else None
    if before is not None and before.lower == "asked" and not words[last - 1].possessive:
        return EMBEDDED
    if words[last - 1].possessive and words[last : last + 1] and words[last].lower in _LOST:
        return GONE
    if not words[last - 1].capital and [w.lower for w in words[last : last + 1]] == ["died"]:
        return GONE
    if words[last - 1].possessive:
        return OWNER if before is None else OBJECT
    if before is None:
        return SUBJECT
    if before.lower in _CONJUNCTIONS:
        return SUBJECT if before.first and before.lower in _OPENERS else EMBEDDED
    if not before.text[0].isalnum():
        return OBJECT if _in_aside(words, index) else SUBJECT
    if before.lower == "to" and index and words[index - 1].lower == "according":
        return SUBJECT
    if before.lower == "for" and before.first:
        return SUBJECT
    if before.first and before.lower not in _PREPOSITIONS | _ASIDES:
        return OBJECT if before.lower.endswith("ing") else SUBJECT
    if before.lower not in _PREPOSITIONS and _acts(words, last):
        return EMBEDDED
    return OBJECT


def _leads(words: Sequence[Word], last: int) -> bool:
    """Whether a sentence ends and quoted words follow: it drew an answer from Ana Reis. “No,”"""
    behind = words[last : last + 2]
    spoken = [word.quoted for word in behind] == [False, True] and behind[0].text in ".:"
    return spoken and behind[0].paragraph == behind[1].paragraph


def _qualifies(words: Sequence[Word], last: int) -> bool:
    """Whether somebody's description follows: the Oss striker Bo Lund."""
    if last >= len(words) or words[last - 1].possessive:
        return False
    noun = words[last]
    return not noun.capital and names_person(noun.lower) and not noun.quoted


def _acts(words: Sequence[Word], last: int) -> bool:
    """Whether a finite verb or a relative clause follows."""
    following = [word.lower for word in words[last : last + 2]]
    if following[:1] == [","]:
        return following[1:] in (["who"], ["whose"])
    return bool(following) and following[0] in _FINITE


def _before_description(words: Sequence[Word], begin: int) -> int:
    """The index before the title of a name and its determiner: the head teacher X, the Minister
    for Ports X."""
    office = office_before(words, begin)
    index = (begin if office is None else office[0]) - 1
    while index >= 0 and words[index].lower in MODIFIERS and not words[index].capital:
        index -= 1
    if index >= 0 and words[index].lower in _DETERMINERS:
        return index - 1
    if index < 0 or words[index].capital or not names_person(words[index].lower):
        return index
    plain = True
    for index in range(begin - 2, max(begin - 1 - _WINDOW, -1), -1):
        word = words[index]
        if word.lower in _DETERMINERS or word.possessive:
            return index - 1
        if word.sentence != words[begin].sentence:
            return index if plain else begin - 2
        if not word.text[0].isalnum() or word.lower in _PREPOSITIONS | _CONJUNCTIONS:
            return index
        plain = plain and (word.capital or names_person(word.lower))
    return begin - 2


def _in_aside(words: Sequence[Word], index: int) -> bool:
    """Whether the comma at ``index`` is within a list or apposition."""
    return words[index].text not in ",:;—–-…\"“”‘’'.!?])*•|/"


def is_object(words: Sequence[Word], index: int) -> bool:
    """Whether him or her is the object of a clause, not whose something is: quoted her as."""
    if words[index].lower == "him":
        return True
    if words[index].lower != "her" or index + 1 == len(words):
        return False
    following = words[index + 1]
    return following.lower in FUNCTION_WORDS or not following.text[0].isalnum()


def learn_genders(words: Sequence[Word], cast: Cast, referents: Sequence[Referent]) -> None:
    """Note the sex that pronouns show, where only one person named lately can be meant."""
    people = [r for r in referents if not r.quoted and cast.figures[r.who].is_person]
    position = 0
    for index, word in enumerate(words):
        gender = pronoun_gender(word.lower)
        if gender is None or word.quoted or is_object(words, index):
            continue
        while position < len(people) and people[position].at < index:
            position += 1
        near = [
            r for r in people[max(0, position - 5) : position] if word.sentence - r.sentence <= 1
        ]
        sure = near and near[-1].weight >= EMBEDDED
        if sure and len({r.who for r in near}) == 1:
            figure = cast.figures[near[-1].who]
            if figure.personal > 1:
                figure.evidence[gender] += 1
                figure.personal += 1
