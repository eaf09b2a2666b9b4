"""Telling the people among the names from the places and the organisations."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.forenames import is_forename
from ..lexical.lexicon import FUNCTION_WORDS, LOCATIVES, NOT_NAMES, WEEKDAYS
from ..lexical.nouns import DOCUMENT_NOUNS
from ..lexical.words import Word
from .figures import Figure, Kind
from .names import NameMention
from .phrases import kind_of

_NO_VERBS = frozenset(
    ["and", "or", "of", "in", "on", "at", "to", "for", "with", "by", "from", "as"]
)
_WITHIN = frozenset({"in", "at", "into", "across", "outside", "inside", "throughout"})
"""Prepositions behind which a longer name too is a place's."""
_FORENAME, _NO_FORENAME = 4.0, 0.5
"""What the first of several words tells."""
_STAFF = frozenset("ceo cfo executive shareholders shares profits headquarters employees".split())
"""What only organisations have."""
_SERVE = frozenset("executive executives ceo bosses shareholders shares stake".split())
"""What stands before "at", "of" or "in" and an organisation's name."""
_SPEAKS, _ACTS, _PLACED, _ARTICLED, _NAMED = 2.0, 0.5, 1.5, 2.0, 3.0
"""What each mention tells: as a speaker's, before a verb, behind "in", behind "the", and behind
"a tailor named"."""
_LIES = frozenset("lies sits stands borders overlooks hosted hosts".split())
"""What places do."""
_ACRONYM = 7
"""Letters of initials, fewer than."""
_LAWS = frozenset({"act", "treaty", "constitution", "convention", "ordinance"})
_PARTIES = frozenset(
    "tories democrats dems republicans conservatives liberals greens socialists communists"
    " nationalists unionists".split()
)
"""Whom a party's name means: many people."""
_OWNED = 1.5
"""What "DMK's" before a name of two words tells, if a verb follows."""
_DATELINE = 6.0
"""What a place in capitals before an article's first sentence tells."""
_BEING = frozenset({"is", "was", "turned", "turns"})
_BEHIND_AGE = frozenset([".", ",", ";", "and", "but", "now", "years", "when", "or", "–", "—"])
"""What an age stands between: Amina is 12 and."""
_CERTAIN = 7.0
"""What outweighs an organisation's word in a name: Charlotte Church."""


def weigh(
    figures: Sequence[Figure],
    names: Sequence[NameMention],
    words: Sequence[Word],
    spoken: frozenset[int],
) -> None:
    """Note for each figure what speaks for a person; ``spoken``: the names of speakers."""
    for figure in figures:
        forename = bool(figure.words) and is_forename(figure.words[0])
        if len(figure.words) > 1:
            figure.personal += _FORENAME if forename else _NO_FORENAME
        for index in figure.mentions:
            _weigh_mention(figure, names[index], words)
            figure.personal += _SPEAKS * (index in spoken)
        if len(figure.words) == 1 and figure.words[0].lower() in NOT_NAMES:
            figure.personal -= 9
        if figure.kind == "organization" and figure.personal > _CERTAIN and forename:
            figure.kind = "person"


def learn_kinds(figures: Sequence[Figure], names: Sequence[NameMention]) -> None:
    """Note what a name's own form shows, once nobody's office is taken for a name."""
    for figure in figures:
        if figure.kind == "unknown" and figure.words and not is_forename(figure.words[0]):
            figure.kind = _kind(figure, names)


def _kind(figure: Figure, names: Sequence[NameMention]) -> Kind:
    """Initials are an organisation's where they have an article, or are three at the least."""
    *rest, last = figure.words
    if (rest and last.lower() in _LAWS) or (last.isupper() and last.lower() in DOCUMENT_NOUNS):
        return "document"
    if last.lower() in _PARTIES or (not rest and _many(last)):
        return "group"
    plain = [names[index] for index in figure.mentions if not names[index].weak]
    articled = any(name.articled for name in plain)
    initials = not rest and last.isalpha() and last.isupper() and plain != []
    if not initials or figure.located or any(name.titles for name in plain):
        return "unknown"
    long = 2 < len(last) < _ACRONYM and figure.acting > 0
    return "organization" if articled or long else "unknown"


def _many(word: str) -> bool:
    """Whether initials stand for more than one: MPs, GPs."""
    return len(word) > 2 and word[-1] == "s" and word[:-1].isalpha() and word[:-1].isupper()


def _weigh_mention(figure: Figure, name: NameMention, words: Sequence[Word]) -> None:
    before = words[name.begin - 1].lower if name.begin else ""
    if _is_dateline(words, name):
        figure.personal -= _DATELINE
        figure.located += 1
    acts = name.last < len(words) and _acts(words, name)
    figure.acting += acts
    placed = before in (LOCATIVES if len(name.words) < 2 else _WITHIN)
    figure.located += placed
    figure.personal += (0 if _is_dateline(words, name) else shape(words, name)) + _ACTS * acts
    figure.personal -= _PLACED * placed + _ARTICLED * name.articled
    if acts and name.begin and len(name.words) > 1 and words[name.begin - 1].possessive:
        figure.personal += _OWNED * words[name.begin - 1].capital
    figure.staffed = figure.staffed or _has_staff(words, name) or is_thing(words, name)
    figure.personal += _NAMED * (before == "named" and _describes(words, name.begin - 2))


def _has_staff(words: Sequence[Word], name: NameMention) -> bool:
    """Whether what only organisations have is the name's: Calder's head of operations."""
    if not words[name.last - 1].possessive:
        return _is_served(words, name)
    behind = [word.lower for word in words[name.last : name.last + 3]]
    if behind[:1] == ["head"]:
        return behind[1:2] == ["of"]
    return not _STAFF.isdisjoint(behind[:2]) or behind[:2] == ["managing", "director"]


def _is_served(words: Sequence[Word], name: NameMention) -> bool:
    """Whether who serves only organisations stands before the name: executives at Calder Water,
    a spokesman for Calder Water, who may be a person's only if that is a person's name.
    """
    before = [word.lower for word in words[max(name.begin - 2, 0) : name.begin]]
    if len(before) < 2 or name.titles:
        return False
    spoken_for = before[0].startswith("spokes") and before[1] == "for"
    if spoken_for:
        return not is_forename(name.words[0])
    return before[0] in _SERVE and before[1] in ("at", "of", "in")


def is_thing(words: Sequence[Word], name: NameMention) -> bool:
    """Whether a clause tells what the name's bearer does, as of nobody: Lumvanta, which makes."""
    behind = words[name.last : name.last + 3]
    if len(behind) < 3 or behind[0].text != "," or behind[1].lower != "which":
        return False
    return behind[2].lower not in FUNCTION_WORDS and behind[2].lower not in _LIES


def _describes(words: Sequence[Word], index: int) -> bool:
    """Whether the word before "named" may be of a person: a regular named Otieno."""
    return index > 0 and kind_of(words[index].lower) == "person"


def shape(words: Sequence[Word], name: NameMention) -> float:
    """Points for what only people have behind their names: an age, a "who"."""
    behind = [word.lower for word in words[name.last : name.last + 3]]
    if len(behind) < 3:
        return 0
    if behind[0] in _BEING and behind[1].isdigit() and len(behind[1]) == 2:
        return 3 if behind[2] in _BEHIND_AGE else 0
    if behind[0] not in (",", "("):
        return 0
    if behind[1] in ("who", "whose") or (behind[1].isdigit() and len(behind[1]) == 2):
        return 3
    return 1 if behind[1] in ("a", "an", "the", "his", "her") and len(name.words) > 1 else 0


def _acts(words: Sequence[Word], name: NameMention) -> bool:
    """Whether a verb may follow."""
    index = name.last
    days = [word.lower for word in words[index : index + 2]]
    if days[0] == "on" and days[-1] in WEEKDAYS and index + 2 < len(words):
        index += 2
    following = words[index]
    if words[name.last - 1].possessive or following.capital or not following.text[0].isalnum():
        return False
    return following.lower not in _NO_VERBS and following.sentence == words[name.first].sentence


def _is_dateline(words: Sequence[Word], name: NameMention) -> bool:
    """Whether the name begins a paragraph as its place: ALDER FORKS, Ohio; OSS (AP)."""
    if name.begin and words[name.begin - 1].paragraph == words[name.begin].paragraph:
        return False
    capitals = all(word.text.isupper() for word in words[name.first : name.last] if word.capital)
    behind = words[name.last : name.last + 2]
    marked = len(behind) == 2 and behind[0].text in (",", "(", "—", "–", "-")
    return capitals and marked and not behind[1].text.isdigit()
