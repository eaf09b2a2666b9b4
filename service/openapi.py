"""``/openapi.json``: the API as OpenAPI 3.1, generated from routes, schemas and problems.

By apispec, which reads marshmallow's schemas and brings nothing else along: frameworks with more
in them (APIFlask, flask-smorest) would replace the reading of requests, which is stricter here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Blueprint, Flask, Response, current_app, jsonify
from gunicorn.http.errors import ParseException
from werkzeug.routing import Rule

from service import context
from service.gate import GUARDED
from service.keys import KeyRefused
from service.operations import Operation, operation_of
from service.parameters import WrongParameter
from service.problems import INTERNAL, PROBLEM, TABLE, Problem, example_of
from service.rates import RateExceeded
from service.schemas import ProblemSchema
from worker.jobs import StoreUnavailable

EXTENSION = "quotewire-openapi"
KEY = "key"
#: What stands at the gate, before any view.
AT_THE_GATE = (KeyRefused, RateExceeded, WrongParameter, StoreUnavailable)
ABOUT = """Who said what in an article: every direct quote with its speaker and its reporting verb.

An article is a job: `POST` it, wait for its result or ask again, take it in the form that you need,
and erase it. Errors are `application/problem+json` (RFC 9457) with a stable `type`.
Fields may be added to answers; clients have to pass over what they do not know."""
REQUEST_ID = {
    "X-Request-ID": {
        "description": "Names this request in the service's log.",
        "schema": {"type": "string"},
    }
}

blueprint = Blueprint("openapi", __name__)


@blueprint.get("/openapi.json")
def show() -> Response:
    """The document of this installation, with its limits."""
    response = jsonify(document(current_app))
    response.headers["Cache-Control"] = "no-cache"
    return response


def document(app: Flask) -> dict[str, Any]:
    """The app's document; needs its context. Made once: routes do not change."""
    if EXTENSION not in app.extensions:
        app.extensions[EXTENSION] = built(app)
    made: dict[str, Any] = app.extensions[EXTENSION]
    return made


def built(app: Flask) -> dict[str, Any]:
    spec = APISpec(
        title="Quotewire",
        version=version("quotewire"),
        openapi_version="3.1.1",
        plugins=[MarshmallowPlugin()],
        info={"description": ABOUT, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        servers=[{"url": "/"}],
    )
    scheme = {"type": "http", "scheme": "bearer", "description": "A key of the operator's."}
    spec.components.security_scheme(KEY, scheme)
    for rule, method, found in operations(app):
        spec.path(path(rule), operations={method: written(rule, method, found)})
    return spec.to_dict()


def operations(app: Flask) -> Iterator[tuple[Rule, str, Operation]]:
    """Every operation with its route and its method in small letters."""
    for rule in app.url_map.iter_rules():
        found = operation_of(app.view_functions[rule.endpoint])
        if found:
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                yield rule, method.lower(), found


def guarded(rule: Rule) -> bool:
    return rule.rule.startswith(GUARDED)


def path(rule: Rule) -> str:
    """Flask's ``/jobs/<job_id>`` as OpenAPI's ``/jobs/{job_id}``."""
    return re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule)


def written(rule: Rule, method: str, found: Operation) -> dict[str, Any]:
    document: dict[str, Any] = {
        "operationId": rule.endpoint.replace(".", "-"),
        "tags": [rule.endpoint.partition(".")[0]],
        "summary": found.summary,
        "description": found.description,
        "parameters": [ready(parameter) for parameter in found.parameters],
        "responses": {str(status): answer for status, answer in answers(rule, found).items()},
    }
    if guarded(rule) and context.current().keys.required:
        document["security"] = [{KEY: []}]
    if found.deprecated:
        document["deprecated"] = True
        document["description"] = f"{found.deprecated} {found.description}".strip()
    if found.body:
        document["requestBody"] = {"required": True, "content": ready(found.body)}
    return document


def answers(rule: Rule, found: Operation) -> dict[int, Any]:
    """The good ones, then the problems by status, each with its examples."""
    by_status: dict[int, dict[str, Problem]] = {}
    others = AT_THE_GATE if guarded(rule) else (WrongParameter,)
    unread = (ParseException,) if found.body else ()
    for problem in [*(TABLE[error] for error in (*found.problems, *others, *unread)), INTERNAL]:
        by_status.setdefault(problem.status, {})[problem.slug] = problem
    problems = {
        status: {
            "description": "; ".join(problem.title for problem in by_status[status].values()),
            "content": {
                PROBLEM: {
                    "schema": ProblemSchema(),
                    "examples": {
                        slug: {"value": example_of(problem, path(rule))}
                        for slug, problem in by_status[status].items()
                    },
                }
            },
        }
        for status in sorted(by_status)
    }
    for status in problems.keys() & {429, 503}:
        problems[status]["headers"] = {
            "Retry-After": {"description": "Seconds.", "schema": {"type": "string"}}
        }
    every = {**{status: ready(part) for status, part in found.answers.items()}, **problems}
    return {
        status: part | {"headers": REQUEST_ID | part.get("headers", {})}
        for status, part in every.items()
    }


def ready(part: Any) -> Any:
    """A copy in which what makes a schema has made it."""
    if isinstance(part, Mapping):
        return {name: ready(value) for name, value in part.items()}
    return ready(part()) if callable(part) else part
