"""The API's documents: what is read from a request, and what is written in an answer.

Schemas know fields and limits. They never touch the store or the request.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from marshmallow import (
    INCLUDE,
    RAISE,
    Schema,
    ValidationError,
    fields,
    post_dump,
    validate,
    validates,
)

from worker.jobs import CallbackStatus, JobStatus

#: In characters: longer than any headline, shorter than an article in the wrong field.
TITLE_LIMIT = 1_000
#: In characters: room for a URL or a key of the client's own system.
REFERENCE_LIMIT = 500
#: For the API's document: no NUL, and something beside white space.
SAYS_SOMETHING = r"^[^\x00]*[^\s\x00][^\x00]*$"
STORABLE = r"^[^\x00]*$"


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
        metadata={"pattern": STORABLE},
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
        # What the validators below ask of a text, as JSON Schema says it.
        self.fields["text"].metadata = {"maxLength": text_limit, "pattern": SAYS_SOMETHING}

    @validates("text")
    def within_limit(self, value: str, data_key: str) -> None:
        at_most(self.text_limit, value)


class Timestamp(fields.AwareDateTime):
    """An aware datetime as RFC 3339 in UTC, to the millisecond."""

    def _serialize(self, value: datetime | None, *_: Any, **__: Any) -> str | None:
        if value is None:
            return None
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Written(Schema):
    """Base of what is written. It may get more fields: clients have to pass over unknown ones."""

    class Meta:
        unknown = INCLUDE


class MentionSchema(Written):
    """Who is quoted; text, start and end are null together when no mention stands by the quote."""

    name = fields.String(required=True)
    id = fields.Integer(required=True)
    text = fields.String(required=True, allow_none=True)
    start = fields.Integer(required=True, allow_none=True)
    end = fields.Integer(required=True, allow_none=True)
    # No closed list: clients have to expect resolvers that are new.
    resolver = fields.String(
        required=True, metadata={"description": "The rule that found the name."}
    )


class VerbSchema(Written):
    """The cue that ties a quote to its speaker."""

    text = fields.String(required=True)
    lemma = fields.String(required=True)
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)


class QuoteSchema(Written):
    """One quote. Offsets are half-open, in code points of the text exactly as submitted."""

    id = fields.Integer(required=True)
    text = fields.String(required=True)
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(["full", "partial", "heading"]))
    quotation = fields.Integer(required=True)
    closed = fields.Boolean(required=True)
    speaker = fields.Nested(MentionSchema, required=True, allow_none=True)
    verb = fields.Nested(VerbSchema, required=True, allow_none=True)
    confidence = fields.Float(required=True, validate=validate.Range(0, 1))


class SpeakerSchema(Written):
    """Somebody quoted in the article, with how often and in how many words."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    aliases = fields.List(fields.String(), required=True)
    role = fields.String(required=True, allow_none=True)
    # No closed list: clients have to expect types that are new.
    type = fields.String(
        required=True,
        metadata={"examples": ["person", "organization", "group", "document", "unknown"]},
    )
    quotes = fields.Integer(required=True)
    words = fields.Integer(required=True)


class ResultSchema(Written):
    """What a worker found in an article; ``model`` names what decided."""

    quotes = fields.List(fields.Nested(QuoteSchema), required=True)
    speakers = fields.List(fields.Nested(SpeakerSchema), required=True)
    model = fields.String(required=True)


class AsStored(fields.Nested):
    """What a worker wrote in this form: to write it anew, field by field, would cost the most."""

    def _serialize(self, nested_obj: Any, *_: Any, **__: Any) -> Any:  # type: ignore[override]
        return nested_obj


class JobErrorSchema(Written):
    """Why a job failed: ``code`` is stable, ``detail`` is for people."""

    code = fields.String(required=True)
    detail = fields.String(required=True)


class CallbackSchema(Written):
    """Whether the client has been told at its callback_url; waiting also between two attempts."""

    status = fields.Enum(CallbackStatus, by_value=True, required=True)
    attempts = fields.Integer(required=True)


class JobSchema(Written):
    """One job. ``result`` is there once it succeeded, ``error`` once it failed, and ``callback``
    where a callback_url was given.
    """

    id = fields.String(required=True)
    status = fields.Enum(JobStatus, by_value=True, required=True)
    title = fields.String(required=True, allow_none=True)
    reference = fields.String(required=True, allow_none=True)
    created_at = Timestamp(required=True)
    started_at = Timestamp(required=True, allow_none=True)
    finished_at = Timestamp(required=True, allow_none=True)
    expires_at = Timestamp(required=True)
    attempts = fields.Integer(required=True)
    result = AsStored(ResultSchema)
    error = fields.Nested(JobErrorSchema)
    callback = fields.Nested(CallbackSchema)

    @post_dump
    def without_absent(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        absent = [name for name in ("result", "error", "callback") if data[name] is None]
        return {name: value for name, value in data.items() if name not in absent}


class WrongFieldSchema(Written):
    """Which field is wrong, as a JSON pointer in a URI fragment (RFC 6901), and why."""

    pointer = fields.String(required=True)
    detail = fields.String(required=True)


class ProblemSchema(Written):
    """An error (RFC 9457). ``type`` is stable, ``detail`` is for people and may change."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    instance = fields.String(required=True)
    request_id = fields.String(required=True)
    errors = fields.List(fields.Nested(WrongFieldSchema))
    lines = fields.List(fields.Dict())
    limit = fields.Integer()
    actual = fields.Integer()
