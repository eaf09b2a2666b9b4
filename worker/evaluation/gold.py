"""Gold articles: what a careful reader marked, read from JSON lines or from markup.

JSON lines: one article a line, ``{"id", "text", "quotes": [{"start", "end", "attributed", "kind",
"who", "source": [[start, end, text]…], "cue": […]}…]}``; see ``seeds/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..pipeline.document import Span


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One quoted span as a reader sees it.

    ``who`` is the speaker's fullest name in the article, "" when no reader could tell, None when
    the corpus does not say. ``source`` and ``cue`` are empty when the quote has none of its own.
    """

    span: Span
    attributed: bool
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    who: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text with all its quoted spans; ``style`` says what kind of text it is."""

    id: str
    text: str
    quotes: tuple[GoldQuote, ...]
    style: str = ""


class GoldError(Exception):
    """A line is no gold article; the message says which."""


def read_jsonl(lines: Iterable[bytes]) -> Iterator[GoldArticle]:
    """The articles of JSON lines (an open file), in their order. Raises GoldError."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield from_dict(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise GoldError(f"line {number} is no gold article; see seeds/README.md") from error


def from_dict(row: dict[str, Any]) -> GoldArticle:
    """One article from its JSON form."""
    quotes = tuple(
        GoldQuote(
            Span(quote["start"], quote["end"]),
            quote["attributed"],
            tuple(Span(start, end) for start, end, *_ in quote.get("source") or ()),
            tuple(Span(start, end) for start, end, *_ in quote.get("cue") or ()),
            quote.get("who"),
            quote.get("kind"),
        )
        for quote in row["quotes"]
    )
    return GoldArticle(row["id"], row["text"], quotes, row.get("style", ""))


def to_dict(article: GoldArticle) -> dict[str, Any]:
    """The JSON form of one article, ``text`` repeated beside every span for the human reader."""
    text = article.text

    def spans(values: tuple[Span, ...]) -> list[list[int | str]]:
        return [[span.start, span.end, span.of(text)] for span in values]

    return {
        "id": article.id,
        "style": article.style,
        "text": text,
        "quotes": [
            {
                "start": quote.span.start,
                "end": quote.span.end,
                "text": quote.span.of(text),
                "attributed": quote.attributed,
                "who": quote.who,
                "kind": quote.kind,
                "source": spans(quote.source),
                "cue": spans(quote.cue),
            }
            for quote in article.quotes
        ],
    }
