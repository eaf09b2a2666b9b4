"""Mentions -> the people, organisations and documents that they refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .coreference.reading.entities import Entity, entity_of
from .coreference.reading.reader import Reader
from .coreference.talk.carried import speakers
from .document import Attribution, Document

__all__ = ["Entity", "Resolution", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """``speakers`` gives for each quote of the document an index into ``entities``, or None.

    ``resolvers`` names for each quote what decided, so that errors can be counted by it.
    """

    entities: tuple[Entity, ...]
    speakers: tuple[int | None, ...]
    resolvers: tuple[str, ...]


def resolve(document: Document, attributions: Sequence[Attribution]) -> Resolution:
    """Who speaks each attributed quote."""
    reader = Reader(document, tuple(attributions))
    decided = speakers(reader)
    numbers: dict[int, int] = {}
    for who, _ in decided:
        if who is not None:
            numbers.setdefault(who, len(numbers))
    entities = []
    for who in numbers:
        entity = entity_of(who, reader.cast, reader.words)
        if not entity.name:
            entity = replace(entity, name=_as_mentioned(document, attributions, decided, who))
        entities.append(entity)
    return Resolution(
        tuple(entities),
        tuple(None if who is None else numbers[who] for who, _ in decided),
        tuple(rule for _, rule in decided),
    )


def _as_mentioned(
    document: Document,
    attributions: Sequence[Attribution],
    decided: Sequence[tuple[int | None, str]],
    who: int,
) -> str:
    """The words beside the first quote that has any, for a figure that broken text left unnamed."""
    for attribution, (speaker, _) in zip(attributions, decided, strict=True):
        if speaker == who and attribution.speaker:
            return attribution.speaker.of(document.text)
    return "unknown"
