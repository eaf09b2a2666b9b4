"""Descriptions as names: a trader at a bank -> trader at a bank, a sign there -> sign."""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Span
from ..lexical.complements import DETERMINERS
from ..lexical.lexicon import NOT_NAMES
from ..lexical.words import Word
from ..naming.figures import Figure
from ..naming.phrases import Phrase

_ARTICLES = frozenset(["the", "a", "an", "this", "that", "about", "some", "these", "those"])
_PLACING = frozenset("on in at behind outside inside near".split())
_LOOSE = frozenset({"own", "few"})
"""Words behind the article that tell nothing: its own authors, a few of the crew."""
_SEEN = frozenset("small little big large old huge tiny same".split())
"""What tells how something written looks, not which it is: a small placard."""
_POINTING = frozenset("it its them their his her".split())


def _without_place(words: Sequence[Word], phrase: Phrase) -> int:
    """The end of a description without a place that only the text around tells: a sign there, a
    sticker on its handle. A resident in her 50s is no place.
    """
    last = phrase.last
    if last - 1 > phrase.head_at and words[last - 1].lower in ("there", "here"):
        return last - 1
    if phrase.kind != "person":
        for index in range(phrase.head_at + 1, last - 1):
            if words[index].lower in _PLACING and words[index + 1].lower in _POINTING:
                return index
    return last


def _is_loose(word: Word, phrase: Phrase, *, begun: bool) -> bool:
    """Whether a word of a description does not tell who or which it is: FURIOUS passengers.

    ``begun``: an article, or another such word, stands before it.
    """
    if word.text.isupper() and word.lower.endswith(("ous", "ed", "ing", "ful")):
        return True
    seen = word.lower in _SEEN or word.lower.endswith("-page")
    return begun and (word.lower in _LOOSE or (phrase.kind == "document" and seen))


def label_of(text: str, words: Sequence[Word], phrase: Phrase) -> str:
    """A description as a name: without its article, or the owner of something written."""
    first = phrase.first
    owned = phrase.possessed and (
        phrase.kind == "document" or phrase.determiner in ("its", "their", "whose")
    )
    if phrase.last - first > 1 and (owned or words[first].lower in _ARTICLES):
        first += 1
    start = phrase.first
    while first < phrase.head_at and _is_loose(words[first], phrase, begun=first > start):
        first += 1
    last = _without_place(words, phrase)
    end = words[last - 1].end + 2 * _owns(text, words[last - 1])
    label = " ".join(Span(words[first].start, end).of(text).split())
    begun = words[first].first and first == phrase.head_at and not words[first].text.isupper()
    begun = begun and words[first].lower not in NOT_NAMES
    small = begun or words[first].lower in DETERMINERS
    return label[0].lower() + label[1:] if small else label


def _owns(text: str, word: Word) -> bool:
    """Whether a name ends in 's: a spokesman for Hadley's."""
    return word.possessive and word.capital and text[word.end + 1 : word.end + 2] in ("s", "S")


def lengthen(figure: Figure, label: str) -> None:
    """The fullest description is the name: the manager of the branch, not the manager."""
    known = (figure.label or "").lower()
    if known and (known in label.lower() or known == f"one {label.lower()}"):
        figure.label = label
