"""Errors of the core. Each message says what to do about it.

QuoteError
├── TextRejected
│   ├── EmptyText
│   ├── TextTooLong
│   └── TooManyQuotes
└── ModelError
    ├── ModelNotFound
    └── ModelDamaged
"""

from pathlib import Path


class QuoteError(Exception):
    """Base of everything that the pipeline raises on purpose."""


class TextRejected(QuoteError):
    """The text cannot be an article; the caller can mend it."""


class EmptyText(TextRejected):
    """There is nothing to read."""

    def __init__(self) -> None:
        super().__init__("The text is empty: send the article's text.")


class TextTooLong(TextRejected):
    """The text is longer than the pipeline accepts."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"The text has {length} characters, the limit is {limit}: send a shorter one."
        )
        self.length = length
        self.limit = limit


class TooManyQuotes(TextRejected):
    """The text is so full of quotations that it cannot be prose."""

    def __init__(self, quotes: int, limit: int) -> None:
        super().__init__(
            f"The text has {quotes} quotations, the limit for its length is {limit}:"
            " send an article, not data or code."
        )
        self.quotes = quotes
        self.limit = limit


class ModelError(QuoteError):
    """The trained model cannot be used; nothing that a caller sends can mend it."""


class ModelNotFound(ModelError):
    """A file of the model is missing."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is missing: restore it (git checkout, or reinstall quotewire).")


class ModelDamaged(ModelError):
    """A file of the model is not the one that its manifest describes."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} {reason}: restore it (git checkout, or reinstall quotewire).")
