"""``callback_url``: where a client wants to be told that what it submitted has ended."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validates

from service.schemas import ArticleSchema
from service.settings import ServiceSettings
from worker.addresses import LONGEST, Forbidden, target

ABOUT = (
    "Where to POST that the job has ended, signed as in the Standard Webhooks specification. Only"
    " public addresses, and no redirect is followed. Anything but a 2xx is tried again, for hours."
)
OFF = "This service tells nobody: its operator has to set QUOTEWIRE_CALLBACK_SECRET."


def refuse_callback(url: str, settings: ServiceSettings) -> None:
    """Raises ValidationError when nobody would ever be told there."""
    if not settings.callback_secrets:
        raise ValidationError(OFF)
    try:
        target(url, settings.callback_networks)
    except Forbidden as error:
        raise ValidationError(str(error)) from None


class SubmissionSchema(ArticleSchema):
    """An article by itself, and where to tell its end."""

    error_messages = {  # noqa: RUF012 - marshmallow reads a plain class attribute
        **ArticleSchema.error_messages,
        "unknown": (
            "Is no field of an article: the fields are text, title, reference and callback_url."
        ),
    }

    callback_url = fields.String(
        load_default=None,
        allow_none=True,
        error_messages={"invalid": "Must be a string."},
        metadata={"format": "uri", "maxLength": LONGEST, "description": ABOUT},
    )

    def __init__(self, *, settings: ServiceSettings) -> None:
        super().__init__(text_limit=settings.text_limit)
        self.settings = settings

    @validates("callback_url")
    def callable_(self, value: str | None, **_: Any) -> None:
        if value is not None:
            refuse_callback(value, self.settings)
