"""Descriptions as names: a trader at a bank -> trader at a bank, a sign there -> sign."""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Span
from ..lexical.complements import DETERMINERS
from ..lexical.lexicon import NOT_NAMES
from ..lexical.nouns import PERSON_NOUNS
from ..lexical.words import Reading, Word
from ..naming.figures import Figure
from ..naming.phrases import Phrase

_ARTICLES = frozenset(["the", "a", "an", "this", "that", "about", "some", "these", "those"])
_PLACING = frozenset("on in at behind outside inside near".split())
_LOOSE = frozenset({"own", "few"})
"""Words behind the article that tell nothing: its own authors, a few of the crew."""
_SEEN = frozenset("small little big large old huge tiny same".split())
"""What tells how something written looks, not which it is: a small placard."""
_POINTING = frozenset("it its them their his her".split())

_CLOSING = frozenset("\"”'’»")
"""Marks that close a quotation."""


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


def label_of(reading: Reading, phrase: Phrase) -> str:
    """A description as a name: without its article, or the owner of something written."""
    words, first = reading.words, phrase.first
    owned = phrase.possessed and (
        phrase.kind == "document" or phrase.determiner in ("its", "their", "whose")
    )
    if phrase.last - first > 1 and (owned or words[first].lower in _ARTICLES):
        first += 1
    start = phrase.first
    while first < phrase.head_at and _is_loose(words[first], phrase, begun=first > start):
        first += 1
    last = _without_place(words, phrase)
    end = words[last - 1].end + 2 * _owns(reading.text, words[last - 1])
    label = _closed(" ".join(Span(words[first].start, end).of(reading.text).split()))
    begun = first == phrase.head_at and _begins_only(reading, phrase, first)
    small = begun or (words[first].lower in DETERMINERS and len(label) > 1)
    return label[0].lower() + label[1:] if small else label


def _closed(label: str) -> str:
    """The label without brackets that were found open: the Farmers' Union (NFU."""
    opened = label.rfind("(")
    return label[:opened].rstrip() if opened > label.rfind(")") and opened > 0 else label


def _begins_only(reading: Reading, phrase: Phrase, first: int) -> bool:
    """Whether a word has its capital only from the sentence that it begins: Residents.

    Not an abbreviation's plural, as MPs, nor what stands so inside a sentence, as behind the comma
    of a quotation: "No," Pfizer said. Nor a lone noun that is none by its ending: such a noun,
    being of one, would have an article.
    """
    words, word = reading.words, reading.words[first]
    if not word.first or word.lower in NOT_NAMES or not word.text[1:].islower():
        return False
    behind = words[first + 1].lower if first + 1 < phrase.last else ""
    continued = first > 1 and words[first - 1].text in _CLOSING and words[first - 2].text == ","
    if continued or (word.lower, behind) in reading.proper:
        return False
    lone = phrase.last - phrase.first == 1 and phrase.kind == "person"
    return not lone or word.lower in PERSON_NOUNS


def _owns(text: str, word: Word) -> bool:
    """Whether a name ends in 's: a spokesman for Hadley's."""
    return word.possessive and word.capital and text[word.end + 1 : word.end + 2] in ("s", "S")


def lengthen(figure: Figure, label: str) -> None:
    """The fullest description is the name: the manager of the branch, not the manager."""
    known = (figure.label or "").lower()
    if known and (known in label.lower() or known == f"one {label.lower()}"):
        figure.label = label
