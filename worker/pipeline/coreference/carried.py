"""Quotes without a mention of their own: whose they are."""

from __future__ import annotations

from .reader import Meaning, Reader


def speakers(reader: Reader) -> list[Meaning]:
    """For each quote of the document its speaker's figure, and what decided."""
    result: list[Meaning] = []
    quotes = reader.document.quotes
    for quote, attribution in zip(quotes, reader.reading.attributions, strict=True):
        if not attribution.attributed:
            result.append((None, ""))
        elif attribution.speaker is not None:
            result.append(reader.means.get(attribution.speaker, (None, "lost")))
        elif quote.continues is not None and result[quote.continues][0] is not None:
            result.append((result[quote.continues][0], "continued"))
        else:
            result.append((_last(result), "carried"))
    for index, (who, rule) in enumerate(result):
        if who is None and rule == "outer":
            parent = quotes[index].parent
            mention = reader.reading.attributions[index].speaker
            while parent is not None and mention and not quotes[parent].inner.contains(mention):
                parent = quotes[parent].parent
            if parent is None and mention:
                parent = next((i for i, q in enumerate(quotes) if q.inner.contains(mention)), None)
            if parent is not None:
                result[index] = result[parent][0], rule
    return result


def _last(result: list[Meaning]) -> int | None:
    return next((who for who, _ in reversed(result) if who is not None), None)
