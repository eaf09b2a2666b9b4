"""The API's documents about batches, beside those about single jobs in ``service.schemas``."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, post_dump, post_load, pre_load

from service.schemas import (
    REFERENCE_LIMIT,
    STORABLE,
    ArticleSchema,
    CallbackSchema,
    JobErrorSchema,
    ResultSchema,
    Timestamp,
    Written,
)
from worker.batches import BatchStatus
from worker.jobs import JobStatus


class LineSchema(ArticleSchema):
    """An article as a line of a batch. ``id`` is another name of ``reference``, or a number."""

    error_messages = {  # noqa: RUF012 - marshmallow reads a plain class attribute
        **ArticleSchema.error_messages,
        "unknown": "Is no field of a line: the fields are text, title, and id or reference.",
    }

    id = fields.Raw(
        load_default=None,
        allow_none=True,
        metadata={
            "type": ["string", "integer"],
            "maxLength": REFERENCE_LIMIT,
            "pattern": STORABLE,
        },
    )

    @pre_load
    def one_reference(self, data: Any, **_: Any) -> Any:
        """Whatever names the article becomes its reference, and is held to the same limits."""
        if not isinstance(data, dict) or data.get("id") is None:
            return data
        named = data["id"]
        if isinstance(named, bool) or not isinstance(named, str | int):
            raise ValidationError("Must be a string or a whole number.", "id")
        if data.get("reference") is not None:
            raise ValidationError("Means the same as reference: send one of them.", "id")
        return {**data, "id": None, "reference": str(named)}

    @post_load
    def without_id(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {name: value for name, value in data.items() if name != "id"}


class LineErrorSchema(Written):
    """Why a line was not accepted: ``code`` is stable, ``detail`` is for people."""

    line = fields.Integer(required=True)
    code = fields.String(required=True)
    detail = fields.String(required=True)


class BatchSchema(Written):
    """How far a batch is. ``accepted`` is ``open`` and the three after it together.

    ``errors`` lists the first of the ``rejected`` lines. ``stopped``: the first line that was not
    read, with all that follow it, and why: send them again later. ``callback`` is there where a
    callback_url was given.
    """

    id = fields.String(required=True)
    status = fields.Enum(BatchStatus, by_value=True, required=True)
    created_at = Timestamp(required=True)
    finished_at = Timestamp(required=True, allow_none=True)
    expires_at = Timestamp(required=True)
    accepted = fields.Integer(required=True)
    open = fields.Integer(required=True)
    succeeded = fields.Integer(required=True)
    failed = fields.Integer(required=True)
    cancelled = fields.Integer(required=True)
    rejected = fields.Integer(required=True)
    errors = fields.List(fields.Nested(LineErrorSchema), required=True)
    stopped = fields.Nested(LineErrorSchema, required=True, allow_none=True)
    callback = fields.Nested(CallbackSchema)

    @post_dump
    def without_absent(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {name: value for name, value in data.items() if name != "callback" or value}


class EndedSchema(Written):
    """A line of a batch's results: a job that has ended. ``position``: in the order of ending.

    ``line`` is the article's in the upload. ``result`` is there if it succeeded, else ``error``.
    """

    position = fields.Integer(required=True)
    line = fields.Integer(required=True)
    id = fields.String(required=True)
    reference = fields.String(required=True, allow_none=True)
    status = fields.Enum(JobStatus, by_value=True, required=True)
    result = fields.Nested(ResultSchema)
    error = fields.Nested(JobErrorSchema)
