"""Descriptions as names: a trader at a bank -> trader at a bank, a sign there -> sign."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Span
from .figures import Figure
from .phrases import DETERMINERS, Phrase
from .words import Word

_ARTICLES = frozenset(["the", "a", "an", "this", "that", "about", "some", "these", "those"])


def _without_place(words: Sequence[Word], phrase: Phrase) -> int:
    """The end of a description without a place that only the text around tells: a sign there."""
    last = phrase.last
    if last - 1 > phrase.head_at and words[last - 1].lower in ("there", "here"):
        return last - 1
    beside = [word.lower for word in words[last - 2 : last]]
    written = phrase.kind == "document" and last - 2 > phrase.head_at
    if written and beside[0] == "on" and beside[1] in ("it", "them"):
        return last - 2
    return last


def label_of(text: str, words: Sequence[Word], phrase: Phrase) -> str:
    """A description as a name: without its article, or the owner of something written."""
    first = phrase.first
    owned = phrase.possessed and (
        phrase.kind == "document" or phrase.determiner in ("its", "their", "whose")
    )
    if phrase.last - first > 1 and (owned or words[first].lower in _ARTICLES):
        first += 1
    last = _without_place(words, phrase)
    label = " ".join(Span(words[first].start, words[last - 1].end).of(text).split())
    return label[0].lower() + label[1:] if words[first].lower in DETERMINERS else label


def lengthen(figure: Figure, label: str) -> None:
    """The fullest description is the name: the manager of the branch, not the manager."""
    known = (figure.label or "").lower()
    if known and (known in label.lower() or known == f"one {label.lower()}"):
        figure.label = label
