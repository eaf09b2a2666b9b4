"""What a view says about itself for the API's document (``openapi.py``), and its schemas cannot.

    @blueprint.get("/<job_id>")
    @operation("Ask for a job", answers={200: answer("The job", JobSchema, {"queued": …})},
               problems=(JobNotFound,))

A test holds the document to the routes, and every example to its schema.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from marshmallow import Schema

View = TypeVar("View", bound=Callable[..., Any])
Part = Mapping[str, Any]
"""A piece of the document as OpenAPI has it; where a schema stands, it may be marshmallow's."""

ATTRIBUTE = "quotewire_operation"


@dataclass(frozen=True, slots=True)
class Deprecated:
    """Since when it should no longer be used, until when it can be, and the address to use instead.

    Times are aware. Raises ValueError when it would end before it began.
    """

    since: datetime
    sunset: datetime
    instead: str

    def __post_init__(self) -> None:
        if self.sunset < self.since:
            raise ValueError("sunset is before since: give users time to move.")

    def __str__(self) -> str:
        since, sunset = self.since.date(), self.sunset.date()
        return f"Deprecated since {since}, gone after {sunset}: use {self.instead}."


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path. ``problems``: the exceptions that it answers with, by their class."""

    summary: str
    description: str
    answers: Mapping[int, Part]
    problems: tuple[type[Exception], ...]
    parameters: Sequence[Part]
    body: Mapping[str, Part | Callable[[], Part]]
    deprecated: Deprecated | None


def operation(
    summary: str,
    *,
    answers: Mapping[int, Part],
    problems: tuple[type[Exception], ...] = (),
    parameters: Sequence[Part] = (),
    body: Mapping[str, Part | Callable[[], Part]] | None = None,
    description: str = "",
    deprecated: Deprecated | None = None,
) -> Callable[[View], View]:
    """Marks a view as an operation of the public API.

    ``body``: media type -> ``content(...)``, or what makes it with the document. ``answers``:
    status -> ``answer(...)``. What the gate answers, and ``internal``, is added.
    """
    found = Operation(summary, description, answers, problems, parameters, body or {}, deprecated)

    def mark(view: View) -> View:
        setattr(view, ATTRIBUTE, found)
        return view

    return mark


def operation_of(view: Callable[..., Any]) -> Operation | None:
    """What ``operation`` marked the view with."""
    found: Operation | None = getattr(view, ATTRIBUTE, None)
    return found


def content(
    schema: Callable[[], Schema | Part] | Schema | Part, examples: Mapping[str, Any]
) -> dict[str, Any]:
    """A media type's schema and its examples by name. ``schema``: one, or what makes one.

    It is then made with the document, when the app's limits are known.
    """
    return {
        "schema": schema,
        "examples": {name: {"value": value} for name, value in examples.items()},
    }


def answer(
    description: str,
    schema: Callable[[], Schema] | Part | None = None,
    examples: Mapping[str, Any] | None = None,
    *,
    media: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """An answer; without a schema, one without a body. ``headers``: name -> what it says."""
    part: dict[str, Any] = {"description": description}
    if schema is not None:
        part["content"] = {media: content(schema, examples or {})}
    if headers:
        part["headers"] = {
            name: {"description": says, "schema": {"type": "string"}}
            for name, says in headers.items()
        }
    return part


def header(name: str, description: str, **schema: Any) -> dict[str, Any]:
    """A request's header that may be left out."""
    return parameter("header", name, description, required=False, **schema)


def parameter(
    place: str, name: str, description: str, *, required: bool, **schema: Any
) -> dict[str, Any]:
    """A parameter in ``place``: ``path``, ``query`` or ``header``; a string unless told."""
    return {
        "in": place,
        "name": name,
        "description": description,
        "required": required,
        "schema": {"type": "string"} | schema,
    }
