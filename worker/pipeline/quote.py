"""What callers get: frozen values, and their JSON form.

Every ``start``/``end`` is a half-open range of Unicode code points in the text exactly as
submitted: ``text[start:end]`` is the value's own ``text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["full", "partial", "heading"]
SpeakerType = Literal["person", "organization", "group", "document", "unknown"]


@dataclass(frozen=True, slots=True)
class QuoteSpeaker:
    """Who is quoted, and the mention beside the quote that says so.

    ``text``, ``start`` and ``end`` are None together: the speaker is then carried over from an
    earlier quote, with no mention of its own. ``id`` is a ``Speaker.id``. ``resolver`` names the
    rule that found the name ("name", "pronoun", "introduced"), so that errors are counted by it.
    """

    name: str
    id: int
    text: str | None
    start: int | None
    end: int | None
    resolver: str


@dataclass(frozen=True, slots=True)
class Verb:
    """The cue: a reporting verb, "according to", or the colon or dash that introduces a quote."""

    text: str
    lemma: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between one pair of quotation marks, marks excluded, as somebody's words.

    ``quotation`` is shared by the segments of one utterance. ``closed`` is False for a segment
    whose closing mark is left out because the next paragraph continues, or is missing.
    ``confidence`` is the probability that quote, speaker and verb are all right.
    """

    id: int
    text: str
    start: int
    end: int
    kind: Kind
    quotation: int
    closed: bool
    speaker: QuoteSpeaker | None
    verb: Verb | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted in the article; ``quotes`` and ``words`` count what they said."""

    id: int
    name: str
    aliases: tuple[str, ...]
    role: str | None
    type: SpeakerType
    quotes: int
    words: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """The result for one article. ``model`` names what decided, with its version."""

    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    model: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON form that the API and the CLI print."""
        return {
            "quotes": [_quote(quote) for quote in self.quotes],
            "speakers": [_flat(who) | {"aliases": list(who.aliases)} for who in self.speakers],
            "model": self.model,
        }


def _quote(quote: Quote) -> dict[str, Any]:
    speaker, verb = quote.speaker, quote.verb
    return _flat(quote) | {
        "speaker": None if speaker is None else _flat(speaker),
        "verb": None if verb is None else _flat(verb),
    }


def _flat(value: QuoteSpeaker | Verb | Quote | Speaker) -> dict[str, Any]:
    """The fields as they are: to look into each and copy it, as ``asdict`` does, takes ten times
    as long, a third of a worker's time for a job besides reading it."""
    return {name: getattr(value, name) for name in value.__slots__}
