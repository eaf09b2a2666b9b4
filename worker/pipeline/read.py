"""A text -> the Document that the later stages read."""

from __future__ import annotations

from .document import Document
from .errors import EmptyText, TextTooLong
from .find import find_quotes
from .segment import split_paragraphs, split_sentences

MAX_CHARACTERS = 1_000_000
"""Longest text accepted, in code points: about 170,000 words, longer than any article."""


def read(text: str, *, limit: int = MAX_CHARACTERS) -> Document:
    """Cut a text up into paragraphs, quotes and sentences, without changing it.

    Raises EmptyText or TextTooLong.
    """
    if not text.strip():
        raise EmptyText
    if len(text) > limit:
        raise TextTooLong(len(text), limit)
    paragraphs = split_paragraphs(text)
    quotes = find_quotes(text, paragraphs)
    return Document(text, paragraphs, split_sentences(text, paragraphs, quotes), quotes)
