"""The markup in which gold articles are written by hand.

One file an article: a first line ``# style: …; marks: …``, an empty line, then the text with

- ``<q i=1 who="Full Name">…</q>`` around attributed words, marks left outside; segments of one
  utterance share ``i``; ``kind=mixed`` for a fragment in the writer's sentence, ``kind=heading``
  in a headline or caption;
- ``<s q=1>…</s>`` around the mention that attributes quotation 1 (``q=1,2``: several);
- ``<c q=1>…</c>`` around its reporting verb or introducing mark;
- ``<x>…</x>`` around quoted words that are nobody's speech.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..pipeline.document import Span
from .gold import GoldArticle, GoldQuote

_TAG = re.compile(r'<(/?)([qscx])((?:\s+\w+=(?:"[^"<>]*"|[^\s<>"]+))*)\s*>')
_ATTRIBUTE = re.compile(r'(\w+)=(?:"([^"]*)"|(\S+))')


class MarkupError(Exception):
    """A file breaks the rules of the markup; the message says where."""


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    span: Span


def read_directory(directory: Path) -> list[GoldArticle]:
    """Every ``*.txt`` article of a directory, by name. Raises MarkupError."""
    return [read_markup(path) for path in sorted(directory.glob("*.txt"))]


def read_markup(path: Path) -> GoldArticle:
    """One article from its file. Raises MarkupError."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n")
    try:
        return from_markup(body.lstrip("\n"), id=path.stem, style=head.lstrip("# "))
    except MarkupError as error:
        raise MarkupError(f"{path.name}: {error}") from None


def from_markup(marked: str, *, id: str = "", style: str = "") -> GoldArticle:
    """One article from marked text without the head line. Raises MarkupError."""
    text, elements = _parse(marked)
    return GoldArticle(id, text, _quotes(elements), style)


def _parse(marked: str) -> tuple[str, list[_Element]]:
    pieces: list[str] = []
    length = position = 0
    opened: list[tuple[str, dict[str, str], int]] = []
    elements = []
    for tag in _TAG.finditer(marked):
        piece = marked[position : tag.start()]
        pieces.append(piece)
        length += len(piece)
        position = tag.end()
        closing, name, attributes = tag.groups()
        if not closing:
            found = _ATTRIBUTE.findall(attributes)
            opened.append((name, {key: quoted or bare for key, quoted, bare in found}, length))
            continue
        if not opened or opened[-1][0] != name:
            near = marked[max(0, tag.start() - 40) : tag.end()]
            raise MarkupError(f"</{name}> closes nothing near {near!r}")
        _, values, start = opened.pop()
        elements.append(_Element(name, values, Span(start, length)))
    if opened:
        raise MarkupError(f"<{opened[-1][0]}> is never closed")
    pieces.append(marked[position:])
    return "".join(pieces), elements


def _quotes(elements: list[_Element]) -> tuple[GoldQuote, ...]:
    named = {e.attributes.get("i") for e in elements if e.name == "q"}
    marks: dict[tuple[str, str], list[Span]] = {}
    for element in elements:
        if element.name in "sc":
            for number in element.attributes.get("q", "").split(","):
                if number not in named:
                    raise MarkupError(
                        f"<{element.name} q={number}> names a quote that is not there"
                    )
                marks.setdefault((element.name, number), []).append(element.span)
    quotes = []
    for element in elements:
        if element.name not in "qx":
            continue
        number = element.attributes.get("i", "")
        if element.name == "q" and not (number and "who" in element.attributes):
            raise MarkupError(f"<q> at {element.span.start} needs i and who")
        attributed = element.name == "q"
        quotes.append(
            GoldQuote(
                element.span,
                attributed,
                tuple(sorted(marks.get(("s", number), ()))) if attributed else (),
                tuple(sorted(marks.get(("c", number), ()))) if attributed else (),
                element.attributes.get("who") if attributed else None,
                element.attributes.get("kind", "direct") if attributed else None,
            )
        )
    return tuple(sorted(quotes, key=lambda quote: (quote.span.start, -quote.span.end)))
