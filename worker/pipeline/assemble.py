"""Spans, attributions and speakers -> the Extraction that callers get."""

from __future__ import annotations

from collections.abc import Sequence

from .cues import cue_of
from .document import Attribution, Document, QuoteSpan, Span
from .kinds import kinds
from .lemma import lemma
from .quote import Extraction, Kind, Quote, QuoteSpeaker, Speaker, Verb
from .resolve import Resolution

_BETWEEN = 300
"""Characters of reporting clause between two segments of one utterance at the most."""


def assemble(
    document: Document,
    attributions: Sequence[Attribution],
    resolution: Resolution,
    model: str,
) -> Extraction:
    """The quotes that are somebody's words, numbered in text order, and who speaks in all."""
    chosen = [
        index
        for index, attribution in enumerate(attributions)
        if attribution.attributed and _stands_alone(document, document.quotes[index], attribution)
    ]
    numbers = _speaker_numbers(chosen, resolution)
    quotations = _quotations(document, attributions, resolution, chosen)
    shapes = kinds(document)
    quotes = tuple(
        _quote(
            document,
            index,
            attributions[index],
            resolution,
            numbers,
            id=position + 1,
            quotation=quotations[position],
            kind=shapes[index],
        )
        for position, index in enumerate(chosen)
    )
    return Extraction(quotes, _speakers(quotes, resolution, numbers), model)


def _stands_alone(document: Document, quote: QuoteSpan, attribution: Attribution) -> bool:
    """A nested quote is listed when the quote around it names a speaker of its own."""
    if quote.parent is None:
        return True
    speaker = attribution.speaker
    return speaker is not None and document.quotes[quote.parent].inner.contains(speaker)


def _speaker_numbers(chosen: Sequence[int], resolution: Resolution) -> dict[int, int]:
    """Entity -> speaker id, from 1 in the order of their first quotes."""
    numbers: dict[int, int] = {}
    for index in chosen:
        entity = resolution.speakers[index]
        if entity is not None:
            numbers.setdefault(entity, len(numbers) + 1)
    return numbers


def _quote(
    document: Document,
    index: int,
    attribution: Attribution,
    resolution: Resolution,
    numbers: dict[int, int],
    *,
    id: int,
    quotation: int,
    kind: Kind,
) -> Quote:
    text, span = document.text, document.quotes[index]
    speaker = None
    entity = resolution.speakers[index]
    if entity is not None:
        mention = attribution.speaker
        speaker = QuoteSpeaker(
            resolution.entities[entity].name,
            numbers[entity],
            mention.of(text) if mention else None,
            mention.start if mention else None,
            mention.end if mention else None,
            resolution.resolvers[index],
        )
    return Quote(
        id=id,
        text=span.inner.of(text),
        start=span.inner.start,
        end=span.inner.end,
        kind=kind,
        quotation=quotation,
        closed=span.closed,
        speaker=speaker,
        verb=_verb(text, attribution.cue),
        confidence=round(attribution.confidence, 3),
    )


def _verb(text: str, found: Span | None) -> Verb | None:
    if found is None:
        return None
    cue = cue_of(text, found)
    words = cue.of(text)
    return Verb(words, lemma(words), cue.start, cue.end)


def _quotations(
    document: Document,
    attributions: Sequence[Attribution],
    resolution: Resolution,
    chosen: Sequence[int],
) -> list[int]:
    """The number of each quote's utterance: split by its attribution, or continued, it is one."""
    numbers: dict[int, int] = {}
    latest: dict[int | None, int] = {}  # by the quote around them: a nested one parts no two others
    count = 0
    for index in chosen:
        earlier, parent = document.quotes[index].continues, document.quotes[index].parent
        if earlier not in numbers:
            before = latest.get(parent)
            goes_on = before is not None and _goes_on(
                document, attributions, resolution, before, index
            )
            earlier = before if goes_on else None
        latest[parent] = index
        if earlier is not None and earlier in numbers:
            numbers[index] = numbers[earlier]
        else:
            count += 1
            numbers[index] = count
    return list(numbers.values())


def _goes_on(
    document: Document,
    attributions: Sequence[Attribution],
    resolution: Resolution,
    before: int,
    index: int,
) -> bool:
    """Whether two neighbouring quotes are one utterance, interrupted by its attribution only."""
    first, second = document.quotes[before], document.quotes[index]
    between = document.text[first.outer.end : second.outer.start]
    if len(between) > _BETWEEN or "\n\n" in between:
        return False
    mine, other = attributions[index], attributions[before]
    if resolution.speakers[index] is None or other.speaker is None:
        return False
    same = (mine.speaker, mine.cue) == (other.speaker, other.cue) or (
        mine.speaker is None
        and mine.cue is None
        and resolution.speakers[index] == resolution.speakers[before]
    )
    return same and first.outer.end <= other.speaker.start < second.outer.start


def _speakers(
    quotes: Sequence[Quote], resolution: Resolution, numbers: dict[int, int]
) -> tuple[Speaker, ...]:
    said: dict[int, list[Quote]] = {number: [] for number in numbers.values()}
    for quote in quotes:
        if quote.speaker:
            said[quote.speaker.id].append(quote)
    result = []
    for entity, number in numbers.items():
        known = resolution.entities[entity]
        result.append(
            Speaker(
                id=number,
                name=known.name,
                aliases=known.aliases,
                role=known.role,
                type=known.type,
                quotes=len(said[number]),
                words=sum(len(quote.text.split()) for quote in said[number]),
            )
        )
    return tuple(result)
