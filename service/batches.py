"""``/v1/batches``: many articles at once, each a job of its own; their results as they end."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from flask import Blueprint, Response, jsonify, request, stream_with_context, url_for
from marshmallow import ValidationError
from werkzeug.exceptions import ClientDisconnected, NotFound, RequestEntityTooLarge

from service import batch_examples as examples
from service import context, gate
from service.batch_schemas import BatchSchema, EndedSchema, LineSchema
from service.bodies import UnsupportedBody, refuse_unreadable
from service.callbacks import ABOUT, OFF, refuse_callback
from service.forms import NDJSON
from service.idempotency import IDEMPOTENCY_KEY, MalformedKey, idempotency_key
from service.intake import Intake
from service.operations import Part, answer, content, operation, parameter
from service.parameters import WrongParameter
from service.results import AFTER, after, results
from service.uploads import NoArticles, Upload
from service.waiting import LONGEST, WAIT, asked
from worker.addresses import LONGEST as LONGEST_URL
from worker.batches import Batch, BatchNotFound, BatchStatus, StoreFull
from worker.jobs import KeyReused, QueueFull, StoreUnavailable

#: Names that others give to a line an object.
TYPES = (NDJSON, "application/ndjson", "application/jsonl")

BATCH_ID = parameter("path", "batch_id", "The batch's id.", required=True, pattern="^[0-9a-f]{32}$")
CALLBACK_URL = parameter("query", "callback_url", ABOUT.replace("job", "batch"), required=False) | {
    "schema": lambda: callback_schema()
}
RETRY_AFTER = {"Retry-After": "Seconds after which to ask again; only while jobs are open."}
ANSWERS = {
    202: answer(
        "The batch, with what was accepted and which lines were not",
        BatchSchema,
        {"running": examples.RUNNING, "stopped": examples.STOPPED},
        headers={"Location": "The batch's address."} | RETRY_AFTER,
    ),
    200: answer(
        "The batch, finished: it was submitted before under its Idempotency-Key",
        BatchSchema,
        {"finished": examples.FINISHED},
        headers={"Location": "The batch's address."},
    ),
}

blueprint = Blueprint("batches", __name__, url_prefix="/v1/batches")


def callback_schema() -> Part:
    """What ``callback_url`` may be, for the document: nothing, where nobody is told."""
    if not context.current().settings.callback_secrets:
        return {"const": None, "description": OFF}
    return {"type": "string", "format": "uri", "maxLength": LONGEST_URL}


def line_schema() -> LineSchema:
    """The schema of a line, with this installation's limit."""
    return LineSchema(text_limit=context.current().settings.text_limit)


def as_line() -> Part:
    """A line, for the document: the one schema, and of its two names of an article only one."""
    unnamed = [{"properties": {name: {"type": "null"}}} for name in ("id", "reference")]
    return content({"allOf": [line_schema(), {"anyOf": unnamed}]}, {"article": examples.LINE})


@blueprint.post("")
@operation(
    "Submit a batch",
    description="An article a line, each worked on as a job of its own, behind all single jobs."
    " A line that is no article is listed in `errors` by its number, and the rest accepted. When"
    " there is no room for all of it, `stopped` names the first line that was left: send it and"
    " those that follow again later.",
    parameters=[IDEMPOTENCY_KEY, CALLBACK_URL],
    body=dict.fromkeys(TYPES, as_line),
    answers=ANSWERS,
    problems=(
        *(ClientDisconnected, RequestEntityTooLarge, UnsupportedBody, NoArticles),
        *(MalformedKey, KeyReused, QueueFull, StoreFull, BatchNotFound),
    ),
)
def submit() -> tuple[Response, int, dict[str, str]]:
    """202 with the batch, once the whole upload was read. Work begins with its first lines."""
    settings = context.current().settings
    request.max_content_length = settings.batch_body_limit
    refuse_unreadable(request, TYPES)
    key = idempotency_key(request)
    callback_url = callback()
    upload = Upload(request, longest=settings.body_limit, callback_url=callback_url)
    batch, is_new = accept(upload, key and gate.scope(key), callback_url)
    finished = batch.status is BatchStatus.FINISHED
    headers = {"Location": url_for("batches.show", batch_id=batch.id)}
    headers |= context.current().ask_again(ended=finished)
    if not is_new:
        headers["Idempotency-Replayed"] = "true"
    status = 200 if finished and not is_new else 202
    return jsonify(BatchSchema().dump(batch)), status, headers


def callback() -> str | None:
    """Where the client wants to be told of the end. Raises WrongParameter."""
    url: str | None = request.args.get("callback_url")
    if url is not None:
        try:
            refuse_callback(url, context.current().settings)
        except ValidationError as error:
            raise WrongParameter(
                "callback_url", "left out, or another: " + error.messages[0]
            ) from None
    return url


def accept(upload: Upload, key: str | None, callback_url: str | None) -> tuple[Batch, bool]:
    """The batch, and whether it is new. One whose upload breaks off is erased: nobody knows it.

    Raises BatchNotFound when another upload under the same key has taken its place meanwhile.
    """
    batches = context.current().batches
    batch_id, is_new = batches.open(key, callback_url=callback_url)
    if not is_new:
        known = batches.digest(batch_id)
        if known is not None:
            upload.drain()
            if upload.digest() != known:
                raise KeyReused
            return batches.get(batch_id), False
        # Its upload broke off, or is still under way and now superseded by this one.
        with suppress(BatchNotFound):
            batches.delete(batch_id)
        batch_id, _ = batches.open(key, callback_url=callback_url)
    try:
        Intake(batch_id, upload, line_schema()).read()
        return batches.get(batch_id), True
    except BaseException:
        with suppress(BatchNotFound, StoreUnavailable):
            batches.delete(batch_id)
        raise


@blueprint.get("/<batch_id>")
@operation(
    "Ask for a batch",
    parameters=[BATCH_ID],
    answers={
        200: answer(
            "How far the batch is",
            BatchSchema,
            {"running": examples.RUNNING, "finished": examples.FINISHED},
            headers=RETRY_AFTER,
        )
    },
    problems=(NotFound, BatchNotFound),
)
def show(batch_id: str) -> tuple[Response, dict[str, str]]:
    """200 with counts and errors, whatever its status."""
    here = context.current()
    batch = here.batches.get(batch_id)
    finished = batch.status is BatchStatus.FINISHED
    return jsonify(BatchSchema().dump(batch)), here.ask_again(ended=finished)


@blueprint.get("/<batch_id>/results")
@operation(
    "Follow a batch's results",
    description="A line for each job that has ended, in the order of ending, as it ends. The"
    " answer is complete when the batch is finished, and ends early after the seconds in `wait`:"
    " go on with `after`, the last `position` that you have, until the batch is finished.",
    parameters=[BATCH_ID, AFTER, WAIT],
    answers={
        200: answer(
            "Jobs that have ended, one a line",
            EndedSchema,
            {"succeeded": examples.SUCCEEDED, "failed": examples.FAILED},
            media=NDJSON,
        )
    },
    problems=(NotFound, BatchNotFound),
)
def follow(batch_id: str) -> Response:
    """200 with NDJSON that grows while jobs end."""
    start = after(request)
    wait = asked(request) if "wait" in request.args else LONGEST
    context.current().batches.get(batch_id)  # whether it is there, while that can be said
    lines: Any = stream_with_context(results(batch_id, after=start, wait=wait))
    response = Response(lines, mimetype=NDJSON)
    # Else a proxy may keep the lines until it has enough of them.
    response.headers["X-Accel-Buffering"] = "no"
    return response


@blueprint.delete("/<batch_id>")
@operation(
    "Cancel and erase a batch",
    description="All its jobs, their texts and their results are gone at once.",
    parameters=[BATCH_ID],
    answers={204: answer("It is gone")},
    problems=(NotFound, BatchNotFound),
)
def erase(batch_id: str) -> tuple[str, int]:
    """204: open jobs are cancelled, and all of it is gone."""
    context.current().batches.delete(batch_id)
    return "", 204
