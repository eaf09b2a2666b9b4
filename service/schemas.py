"""The API's documents: what is read from a request, and what is written in an answer.

Schemas know fields and limits. They never touch the store or the request.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, post_dump, validate, validates

from worker.jobs import JobStatus

#: In characters: longer than any headline, shorter than an article in the wrong field.
TITLE_LIMIT = 1_000
#: In characters: room for a URL or a key of the client's own system.
REFERENCE_LIMIT = 500


def storable(value: str) -> None:
    """Refuses what no UTF-8 store, CSV file or terminal further on could carry unchanged."""
    if (position := value.find("\0")) >= 0:
        raise ValidationError(f"Holds a NUL character at position {position}: remove it.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValidationError(
            f"Holds half of a surrogate pair at position {error.start}: send the whole character."
        ) from None


def not_blank(value: str) -> None:
    if not value.strip():
        raise ValidationError("Is empty: send the article's text.")


def at_most(limit: int, value: str) -> None:
    """Raises ``ValidationError`` when ``value`` has more than ``limit`` characters."""
    if len(value) > limit:
        raise ValidationError(f"Has {len(value)} characters; the limit is {limit}.")


def short_text(limit: int) -> fields.String:
    return fields.String(
        load_default=None,
        allow_none=True,
        validate=[storable, validate.Length(max=limit, error="The limit is {max} characters.")],
        error_messages={"invalid": "Must be a string."},
    )


class ArticleSchema(Schema):
    """An article as a client posts it. ``text_limit`` is in characters (code points)."""

    class Meta:
        unknown = RAISE

    error_messages = {  # noqa: RUF012 - marshmallow reads a plain class attribute
        "unknown": "Is no field of an article: the fields are text, title and reference.",
        "type": "Must be an object with the field text.",
    }

    text = fields.String(
        required=True,
        validate=[not_blank, storable],
        error_messages={
            "required": "Is missing: send the article's text.",
            "null": "Must be a string.",
            "invalid": "Must be a string.",
        },
    )
    title = short_text(TITLE_LIMIT)
    reference = short_text(REFERENCE_LIMIT)

    def __init__(self, *, text_limit: int) -> None:
        super().__init__()
        self.text_limit = text_limit

    @validates("text")
    def within_limit(self, value: str, data_key: str) -> None:
        at_most(self.text_limit, value)


class Timestamp(fields.Field[datetime]):
    """An aware datetime as RFC 3339 in UTC, to the millisecond."""

    def _serialize(self, value: datetime | None, *_: Any, **__: Any) -> str | None:
        if value is None:
            return None
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class MentionSchema(Schema):
    """Who is quoted; text, start and end are null together when no mention stands by the quote."""

    name = fields.String()
    id = fields.Integer()
    text = fields.String()
    start = fields.Integer()
    end = fields.Integer()


class VerbSchema(Schema):
    """The cue that ties a quote to its speaker."""

    text = fields.String()
    lemma = fields.String()
    start = fields.Integer()
    end = fields.Integer()


class QuoteSchema(Schema):
    """One quote. Offsets are half-open, in code points of the text exactly as submitted."""

    id = fields.Integer()
    text = fields.String()
    start = fields.Integer()
    end = fields.Integer()
    kind = fields.String()
    quotation = fields.Integer()
    closed = fields.Boolean()
    speaker = fields.Nested(MentionSchema)
    verb = fields.Nested(VerbSchema)
    confidence = fields.Float()


class SpeakerSchema(Schema):
    """Somebody quoted in the article, with how often and in how many words."""

    id = fields.Integer()
    name = fields.String()
    aliases = fields.List(fields.String())
    role = fields.String()
    type = fields.String()
    quotes = fields.Integer()
    words = fields.Integer()


class ResultSchema(Schema):
    """What a worker found in an article; ``model`` names what decided."""

    quotes = fields.List(fields.Nested(QuoteSchema))
    speakers = fields.List(fields.Nested(SpeakerSchema))
    model = fields.String()


class JobErrorSchema(Schema):
    """Why a job failed: ``code`` is stable, ``detail`` is for people."""

    code = fields.String()
    detail = fields.String()


class JobSchema(Schema):
    """One job. ``result`` is there once it succeeded, ``error`` once it failed."""

    id = fields.String()
    status = fields.Enum(JobStatus, by_value=True)
    title = fields.String()
    reference = fields.String()
    created_at = Timestamp()
    started_at = Timestamp()
    finished_at = Timestamp()
    expires_at = Timestamp()
    attempts = fields.Integer()
    result = fields.Nested(ResultSchema)
    error = fields.Nested(JobErrorSchema)

    @post_dump
    def without_absent(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        absent = [name for name in ("result", "error") if data[name] is None]
        return {name: value for name, value in data.items() if name not in absent}
