"""A text -> the Document that the later stages read."""

from __future__ import annotations

from .document import Document
from .errors import EmptyText, TextTooLong, TooManyQuotes
from .find import find_quotes
from .segment import split_paragraphs, split_sentences

MAX_CHARACTERS = 1_000_000
"""Longest text accepted, in code points: about 170,000 words, longer than any article."""

FREE_QUOTES, LETTERS_A_QUOTE = 1_000, 40
"""A text may have so many quotations, and one more for so many characters: several times what the
densest dialogue has. It bounds the result, which Redis has to hold."""


def read(text: str, *, limit: int = MAX_CHARACTERS) -> Document:
    """Cut a text up into paragraphs, quotes and sentences, without changing it.

    Raises EmptyText, TextTooLong or TooManyQuotes.
    """
    if not text.strip():
        raise EmptyText
    if len(text) > limit:
        raise TextTooLong(len(text), limit)
    paragraphs = split_paragraphs(text)
    quotes, most = find_quotes(text, paragraphs), FREE_QUOTES + len(text) // LETTERS_A_QUOTE
    if len(quotes) > most:
        raise TooManyQuotes(len(quotes), most)
    return Document(text, paragraphs, split_sentences(text, paragraphs, quotes), quotes)
