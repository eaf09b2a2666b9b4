"""A text -> the Document that the later stages read."""

from __future__ import annotations

from .document import Document
from .errors import EmptyText, TextTooLong, TooManyMarks
from .find import find_quotes
from .marks import count_marks
from .segment import split_paragraphs, split_sentences

MAX_CHARACTERS = 1_000_000
"""Longest text accepted, in code points: about 170,000 words, longer than any article."""


FREE_MARKS, LETTERS_A_MARK = 1_000, 16
"""A text may have so many quotation marks and apostrophes, and one more for so many characters:
several times what the densest dialogue has. It bounds the quotes of a text, and its time, since
each mark costs as much as sixty letters."""


def read(text: str, *, limit: int = MAX_CHARACTERS) -> Document:
    """Cut a text up into paragraphs, quotes and sentences, without changing it.

    Raises EmptyText, TextTooLong or TooManyMarks.
    """
    if not text.strip():
        raise EmptyText
    if len(text) > limit:
        raise TextTooLong(len(text), limit)
    marks, most = count_marks(text), FREE_MARKS + len(text) // LETTERS_A_MARK
    if marks > most:
        raise TooManyMarks(marks, most)
    paragraphs = split_paragraphs(text)
    quotes = find_quotes(text, paragraphs)
    return Document(text, paragraphs, split_sentences(text, paragraphs, quotes), quotes)
