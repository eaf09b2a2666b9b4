"""The forms in which a result can be had, and which one a request asks for.

JSON as the API has it; NDJSON, a quote a line; CSV for spreadsheets; JSON-LD (``annotations.py``).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Request
from werkzeug.exceptions import NotAcceptable

from service.annotations import collection
from service.bodies import JSON
from worker.jobs import Job

NDJSON, CSV, JSON_LD = "application/x-ndjson", "text/csv", "application/ld+json"
PROFILE = 'profile="http://www.w3.org/ns/anno.jsonld"'

#: What a spreadsheet takes for a formula's beginning, full-width forms too.
FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\t\r＝＋－＠]")
COLUMNS = (
    *("id", "quote", "speaker", "role", "mention", "verb", "verb_lemma", "kind", "quotation"),
    *("confidence", "start", "end", "model"),
)


class NoResult(Exception):
    """The job has no result: not yet, or not at all."""

    def __init__(self, job: Job) -> None:
        super().__init__(
            f"The job failed ({job.error.code}): it has no quotes."
            if job.error
            else f"The job is {job.status}: ask again after the seconds in Retry-After."
        )
        self.passing = not job.status.final


Writer = Callable[[Job, dict[str, Any], str], str]


@dataclass(frozen=True, slots=True)
class Form:
    """``write`` makes the answer's body of a job, its result, and its address for people."""

    name: str
    media_type: str
    content_type: str
    write: Writer


def as_json(job: Job, result: dict[str, Any], address: str) -> str:
    return json.dumps(result, ensure_ascii=False) + "\n"


def as_ndjson(job: Job, result: dict[str, Any], address: str) -> str:
    """A quote a line, each with the model that found it."""
    lines = ({**quote, "model": result["model"]} for quote in result["quotes"])
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def as_csv(job: Job, result: dict[str, Any], address: str) -> str:
    """A quote a line (RFC 4180), with the mark that tells Excel it is UTF-8.

    What a spreadsheet would take for a formula has an apostrophe before it: it is shown, and
    nothing is worked out.
    """
    roles = {speaker["id"]: speaker["role"] for speaker in result["speakers"]}
    file = io.StringIO("\ufeff", newline="")
    file.seek(0, io.SEEK_END)
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    for quote in result["quotes"]:
        writer.writerow([cell(value) for value in row(quote, roles, result["model"])])
    return file.getvalue()


def row(quote: dict[str, Any], roles: dict[Any, str | None], model: str) -> list[Any]:
    """The quote's values, in the order of ``COLUMNS``."""
    speaker, verb = quote["speaker"] or {}, quote["verb"] or {}
    who = [speaker.get("name"), roles.get(speaker.get("id")), speaker.get("text")]
    cue = [verb.get("text"), verb.get("lemma")]
    rest = [quote[name] for name in ("kind", "quotation", "confidence", "start", "end")]
    return [quote["id"], quote["text"], *who, *cue, *rest, model]


def cell(value: str | float | None) -> str | float:
    if isinstance(value, str):
        return f"'{value}" if FORMULA.match(value) else value
    if value is None:
        return ""
    return int(value) if value == int(value) else value


def as_json_ld(job: Job, result: dict[str, Any], address: str) -> str:
    return json.dumps(collection(job, result, address), ensure_ascii=False, indent=2) + "\n"


FORMS = (
    Form("json", JSON, JSON, as_json),
    Form("ndjson", NDJSON, NDJSON, as_ndjson),
    Form("csv", CSV, f"{CSV}; charset=utf-8; header=present", as_csv),
    Form("jsonld", JSON_LD, f"{JSON_LD}; {PROFILE}", as_json_ld),
)
REMEDY = (
    f"Ask for {', '.join(form.media_type for form in FORMS)} in Accept, or add"
    f" ?format= with {', '.join(form.name for form in FORMS)}."
)


def wanted(request: Request) -> Form:
    """The form that the request asks for, by ``format`` or else by ``Accept``; JSON when it does
    not mind. Raises NotAcceptable.
    """
    name = request.args.get("format")
    if name is not None:
        found = next((form for form in FORMS if form.name == name), None)
    else:
        found = accepted(request)
    if found is None:
        raise NotAcceptable
    return found


def accepted(request: Request) -> Form | None:
    if "Accept" not in request.headers:
        return FORMS[0]
    # The second name of each: with its profile, and as it was before it had an x-.
    offers = {form.media_type: form for form in FORMS}
    offers |= {f"{JSON_LD}; {PROFILE}": FORMS[3], "application/ndjson": FORMS[1]}
    best = request.accept_mimetypes.best_match(list(offers))
    return offers[best] if best else None
