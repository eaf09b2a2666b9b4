"""A cue is a verb, or the mark that introduces the quotation: Ana Reis was furious | : "No." """

from __future__ import annotations

import re
from typing import Final

from .document import Span
from .lemma import is_participle

_LINK: Final = (
    r"\b(?:is|am|are|was|were|been|seemed|seems|looked|looks|sounded|sounds|felt|feels|remained"
    r"|remains)\s+(?:(?:\w+ly|very|so|also|not|never|quite|more|less|just|still|rather|too|even"
    r"|then|again)\s+){0,2}"
)
"""A verb that only links somebody with what they are, and adverbs."""
_BEHIND: Final = re.compile(rf"{_LINK}$", re.I)
_WITHIN: Final = re.compile(rf"{_LINK}(?=\w)", re.I)
_BEFORE: Final = 60
"""Characters before a cue that are looked at."""

_FELT: Final = frozenset(
    "relieved delighted thrilled pleased disappointed disgusted worried concerned excited surprised"
    " shocked stunned amazed astonished devastated satisfied frustrated annoyed embarrassed"
    " determined convinced unimpressed dejected bemused overjoyed".split()
)
"""Participles that tell how somebody is, not what was said to them: was relieved, not was asked."""
_NO_ADJECTIVES: Final = frozenset(
    "the a an to in on at by for from with of his her its their my our your this that one as"
    " like".split()
)

_LONG: Final = 3
"""Words of a cue, more than which may hold a clause: found in a ruling that the rider had shown."""
_CLAUSE: Final = re.compile(r"\s(?:that|which|who|whom|whose|what|he|she|they)\s")
_CALLED: Final = re.compile(r"\swhat\s.*\s(\w*(?:call|term|dubb|brand|label|describ)\w*)$", re.S)
"""What somebody calls so stands right before its name: offers them what it calls "a chance"."""


def cue_of(text: str, cue: Span) -> Span:
    """The cue's verb, or the colon behind it where the cue only tells how somebody is."""
    return _verb(text, _colon_or(text, cue))


def _verb(text: str, cue: Span) -> Span:
    """The verb of a cue that runs on into a clause: found | in a ruling that he had shown."""
    words = cue.of(text)
    if len(words.split()) <= _LONG or not (clause := _CLAUSE.search(words)):
        return cue
    if called := _CALLED.search(words):
        return Span(cue.start + called.start(1), cue.start + called.end(1))
    rest = words[: clause.start()]
    verb = (rest if len(rest.split()) <= _LONG else rest.split()[0]).rstrip(",")
    # A cue may begin with a comma, and then has no verb before its clause.
    return Span(cue.start, cue.start + len(verb)) if verb.strip() else cue


def _colon_or(text: str, cue: Span) -> Span:
    words = cue.of(text)
    colon = cue.end - 1 if words.endswith(":") else cue.end
    if text[colon : colon + 1] != ":" or colon == cue.start:
        return cue
    linking = _WITHIN.match(words)
    before = text[max(cue.start - _BEFORE, 0) : cue.start]
    if not linking and not _BEHIND.search(before):
        return cue
    told = words[linking.end() if linking else 0 :].rstrip(":").split()
    return Span(colon, colon + 1) if told and _is_adjective(told[0].lower()) else cue


def _is_adjective(word: str) -> bool:
    """Whether a word behind "was" is neither a verb's form nor another phrase's beginning."""
    if word in _FELT:
        return True
    return word.isalpha() and word not in _NO_ADJECTIVES and not is_participle(word)
