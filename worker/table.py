"""An extraction as a person reads it on a terminal."""

from __future__ import annotations

import unicodedata

from rich.console import Console
from rich.table import Table
from rich.text import Text

from worker.pipeline.quote import Extraction, Quote, Speaker

_DIRECTION_MARKS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def show(console: Console, name: str, extraction: Extraction) -> None:
    """Print who said what in the article called ``name``, and who got how many words."""
    table = Table(title=Text(plain(name)), title_justify="left", title_style="bold")
    table.add_column("speaker", style="bold")
    table.add_column("verb", style="dim")
    table.add_column("quote", ratio=1)
    table.add_column("sure", justify="right", style="dim")
    for quote in extraction.quotes:
        table.add_row(*_row(quote))
    console.print(table)
    for speaker in extraction.speakers:
        console.print(_tally(speaker))
    console.print(Text(f"{plain(extraction.model)}", style="dim"))


def plain(text: str) -> str:
    """``text`` on one line, without what a terminal would obey instead of show."""
    return "".join("\ufffd" if _obeyed(letter) else letter for letter in " ".join(text.split()))


def _obeyed(letter: str) -> bool:
    # Controls (C0, DEL, C1: every escape sequence begins with one), lone surrogates, direction.
    return unicodedata.category(letter) in ("Cc", "Cs") or letter in _DIRECTION_MARKS


def _row(quote: Quote) -> tuple[Text, Text, Text, Text]:
    return (
        Text(plain(quote.speaker.name) if quote.speaker else "?"),
        Text(plain(quote.verb.text) if quote.verb else ""),
        Text(plain(quote.text)),
        Text(f"{quote.confidence:.0%}"),
    )


def _tally(speaker: Speaker) -> Text:
    role = f", {plain(speaker.role)}" if speaker.role else ""
    said = f"{_count(speaker.quotes, 'quote')}, {_count(speaker.words, 'word')}"
    return Text(plain(speaker.name), style="bold").append(f"{role}: {said}", style="not bold")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
