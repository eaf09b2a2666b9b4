"""Whom "who" stands behind: somebody, not the body or the place that they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lexical.complements import DETERMINERS, QUALIFYING, VERBS, wordlike
from ..lexical.forenames import is_forename
from ..lexical.lexicon import FUNCTION_WORDS
from ..lexical.nouns import names_person
from ..lexical.words import Word
from ..naming.cast import Cast
from ..naming.names import NameMention
from ..naming.phrases import Phrase, kind_of, phrase_of
from ..naming.titles import APOSTROPHES
from ..presence.mentions import Mentions

_BEHIND = frozenset("of from for at in with".split())
"""Prepositions behind a name that tell where somebody belongs."""
_WITHIN = _BEHIND | DETERMINERS | QUALIFYING | {"on", "to", "and"}
"""Function words in what is said of somebody: head of policy and research at the Institute."""
_AGED = frozenset("aged age".split())
_NEAR = 4
"""Words between a description's article and its noun, at the most."""
_MARKS = APOSTROPHES | {"&", ".", "-"}
_FAR = 24
"""Words between a name and "who", at the most: time is linear."""


def before_who(mentions: Mentions, cast: Cast, index: int) -> int | Phrase | None:
    """Whom "who" at a word means: the figure that is named before it, or the description.

    Ana Reis, 34, of Oss Town, who; a spokesman for Oss Town, who; councillors, who.
    """
    words = mentions.words
    at = index - 1 - (index > 1 and words[index - 1].text == ",")
    if at < 0 or words[at].sentence != words[index].sentence or words[at].quoted:
        return None
    number = mentions.name_at(at)
    nearest = None if number is None else mentions.names[number]
    if (who := _head(mentions, cast, nearest, at)) is not None:
        return who
    who = None if number is None else cast.figure_of[number]
    if nearest is not None and _is_somebody(nearest) and who is not None:
        return who
    described = _description(mentions, at)
    return who if described is None else described


def _head(mentions: Mentions, cast: Cast, nearest: NameMention | None, at: int) -> int | None:
    """Somebody named of whom all that follows up to a word tells.

    ``nearest``: the name that ends there, if one does.
    """
    words, head = mentions.words, None
    behind = mentions.next_name(at if nearest is None else nearest.first)
    for index in range((len(mentions.names) if behind is None else behind) - 1, -1, -1):
        name, who = mentions.names[index], cast.figure_of[index]
        if at - name.last > _FAR or words[name.first].sentence != words[at].sentence:
            break
        if who is not None and cast.figures[who].is_person and _heads(mentions, name, nearest, at):
            head = who
    return head


def _description(mentions: Mentions, at: int) -> Phrase | None:
    """The description that ends at a word: residents of Oss, a spokesman for Oss Town."""
    words = mentions.words
    for index in range(at, max(at - _FAR, -1), -1):
        if words[index].sentence != words[at].sentence:
            break
        kind = "unknown" if words[index].capital else kind_of(words[index].lower)
        alone = kind == "group" and index == at
        if alone or (kind in ("group", "person") and _belongs(mentions, index + 1, at + 1)):
            return phrase_of(words, _determiner(words, index), at + 1)
    return None


def _determiner(words: Sequence[Word], noun: int) -> int:
    """Where a description begins whose noun is given: at its article, if it has one."""
    for index in range(noun - 1, max(noun - 1 - _NEAR, -1), -1):
        if words[index].lower in DETERMINERS or words[index].possessive:
            return index
        if not wordlike(words[index]) or words[index].lower in FUNCTION_WORDS - QUALIFYING:
            break
    return noun


def _heads(mentions: Mentions, name: NameMention, nearest: NameMention | None, at: int) -> bool:
    """Whether all that follows a name, up to a word, says who bears it.

    Somebody else's name does so in an apposition only: Ana Reis, a friend of Bo Lund.
    """
    words = mentions.words
    if words[name.last - 1].possessive:
        return False
    first, *others = _parts(words, name.last, at + 1)
    if nearest is not None and _is_somebody(nearest):
        told = others[-1][0] if others else nearest.begin
        if told == nearest.begin or words[told].lower in _BEHIND:
            return False
    bare = first[0] == first[1]
    return (bare or _belongs(mentions, *first)) and all(_says(mentions, *part) for part in others)


def _parts(words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """What commas part: the first and the last of the words of each part."""
    for index in range(start, end):
        if words[index].text == ",":
            yield start, index
            start = index + 1
    yield start, end


def _says(mentions: Mentions, start: int, end: int) -> bool:
    """Whether words between commas say who somebody is: an age, an office, a place."""
    part = mentions.words[start:end]
    if not part:
        return False
    if part[-1].text.isdigit():
        return len(part) == 1 or (len(part) == 2 and part[0].lower in _AGED)
    if all(word.capital for word in part):
        return not is_forename(part[0].text) or names_person(part[-1].lower)
    cut = next((i for i in range(start, end) if mentions.words[i].lower in _BEHIND), end)
    told = any(names_person(word.lower) for word in mentions.words[start:cut])
    return _is_nominal(mentions, start, end) and (told or cut == start)


def _belongs(mentions: Mentions, start: int, end: int) -> bool:
    """Whether the words tell whose somebody is: of Oss Town, at a bank in Oss."""
    return mentions.words[start].lower in _BEHIND and _is_nominal(mentions, start, end)


def _is_nominal(mentions: Mentions, start: int, end: int) -> bool:
    """Whether the words are nouns and what joins them: no verb, nobody else behind "and"."""
    words = mentions.words
    for index in range(start, end):
        word = words[index]
        if word.quoted or word.lower in VERBS or word.lower in FUNCTION_WORDS - _WITHIN:
            return False
        if word.lower == "and" and words[index + 1].capital and mentions.name_at(index) is None:
            return False
        done = word.lower.endswith("ed") and not word.capital
        if done and words[index - 1].lower not in DETERMINERS:
            return False
        if not wordlike(word) and word.text not in _MARKS:
            return False
    return True


def _is_somebody(name: NameMention) -> bool:
    """Whether a name's own form is a person's."""
    full = len(name.words) > 1 and is_forename(name.words[0])
    return not name.organisation and (full or bool(name.titles))
