"""``/v1/jobs``: post an article, ask for its job, erase it."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from flask import Blueprint, Response, g, jsonify, request, url_for
from marshmallow import ValidationError
from werkzeug.exceptions import ClientDisconnected, NotFound, RequestEntityTooLarge

from service import context, examples, gate, waiting
from service.bodies import JSON, PLAIN, MalformedBody, UnsupportedBody, article_document
from service.callbacks import SubmissionSchema
from service.idempotency import IDEMPOTENCY_KEY, MalformedKey, idempotency_key
from service.operations import Part, answer, content, operation, parameter
from service.schemas import SAYS_SOMETHING, ArticleSchema, JobSchema
from worker.broker import QueueUnavailable
from worker.jobs import Job, JobNotFound, KeyReused, QueueFull

log = logging.getLogger(__name__)

blueprint = Blueprint("jobs", __name__, url_prefix="/v1/jobs")

BAD_ARTICLE = (
    MalformedBody,
    ClientDisconnected,
    RequestEntityTooLarge,
    UnsupportedBody,
    ValidationError,
)
#: Made once, as the article's: to make a schema takes longer than to use it.
JOB = JobSchema()
JOB_ID = parameter("path", "job_id", "The job's id.", required=True, pattern="^[0-9a-f]{32}$")
LOCATION = {"Location": "The job's address."}
RETRY_AFTER = {"Retry-After": "Seconds after which to ask again; only while the job is open."}
APPLIED = {"Preference-Applied": "`wait=N`, when the answer was held back for the job."}


def article_schema() -> SubmissionSchema:
    """The schema of what is posted, with this installation's limits."""
    return context.current().article


def posted_json() -> Part:
    """An article as JSON, for the document; with ``callback_url`` only where anybody is told."""
    settings, article = context.current().settings, {"article": examples.ARTICLE}
    if not settings.callback_secrets:
        return content(ArticleSchema(text_limit=settings.text_limit), article)
    return content(article_schema(), article | {"called": examples.CALLED})


def posted_text() -> Part:
    """An article as plain text, for the document."""
    longest = context.current().settings.text_limit
    return {"type": "string", "pattern": SAYS_SOMETHING, "maxLength": longest}


@blueprint.post("")
@operation(
    "Submit an article",
    description="Where the operator has set QUOTEWIRE_CALLBACK_SECRET, `callback_url` in the JSON"
    " says where to tell that the job has ended.",
    parameters=[IDEMPOTENCY_KEY, waiting.PREFER],
    body={
        JSON: posted_json,
        PLAIN: content(posted_text, {"article": examples.TEXT}),
    },
    answers={
        202: answer(
            "The job, to be asked for again",
            JobSchema,
            {"queued": examples.QUEUED},
            headers=LOCATION | RETRY_AFTER | APPLIED,
        ),
        200: answer(
            "The job, ended: it was waited for, or submitted before under its Idempotency-Key",
            JobSchema,
            {"succeeded": examples.SUCCEEDED, "failed": examples.FAILED},
            headers=LOCATION | APPLIED,
        ),
    },
    problems=(*BAD_ARTICLE, MalformedKey, KeyReused, QueueFull),
)
def submit() -> tuple[Response, int, dict[str, str]]:
    """202 with the job; where to ask for it in ``Location``, and when in ``Retry-After``.

    With ``Prefer: wait=N``, 200 with the job if it ends in that time. With an
    ``Idempotency-Key`` that was sent before: the same job, as it stands now.
    """
    key = idempotency_key(request)
    article = article_schema().load(article_document(request))
    gate.take("articles")
    job, is_new = record(article, key and gate.scope(key))
    headers = {"Location": url_for("jobs.show", job_id=job.id)}
    if not is_new:
        headers["Idempotency-Replayed"] = "true"
    wait = waiting.preferred(request)
    here = context.current()
    if waited := here.waiting.for_end(job, wait, send=partial(send, job) if is_new else None):
        job = waited
        headers["Preference-Applied"] = f"wait={wait}"
    headers |= here.ask_again(ended=job.status.final)
    return jsonify(JOB.dump(job)), 200 if job.status.final else 202, headers


def record(article: dict[str, Any], key: str | None) -> tuple[Job, bool]:
    """The job, and whether it is new: recorded first, so that no worker meets an unknown id."""
    store = context.current().store
    if key is None:
        return store.create(**article), True
    return store.create_once(key, **article)


def send(job: Job) -> None:
    """Its message leaves. The record is what counts: without the message, the job is accepted all
    the same, and the workers' sweep sends it when the queue can be reached again.
    """
    try:
        context.current().queue.submit(job.id)
    except QueueUnavailable as error:
        fields = {"request_id": g.request_id, "job": job.id, "cause": repr(error.__cause__)}
        log.warning("The job's message did not leave", extra={"fields": fields})


@blueprint.get("/<job_id>")
@operation(
    "Ask for a job",
    parameters=[JOB_ID, waiting.WAIT],
    answers={
        200: answer(
            "The job in whatever status",
            JobSchema,
            {
                "queued": examples.QUEUED,
                "succeeded": examples.SUCCEEDED,
                "succeeded, and its client told": examples.TOLD,
                "failed": examples.FAILED,
            },
            headers=RETRY_AFTER,
        )
    },
    problems=(NotFound, JobNotFound),
)
def show(job_id: str) -> tuple[Response, dict[str, str]]:
    """200 with the job in whatever status; a failed job was fetched successfully."""
    here, wait = context.current(), waiting.asked(request)
    job = here.store.get(job_id)
    job = here.waiting.for_end(job, wait) or job
    return jsonify(JOB.dump(job)), here.ask_again(ended=job.status.final)


@blueprint.delete("/<job_id>")
@operation(
    "Cancel and erase a job",
    description="The job, its text and its result are gone at once.",
    parameters=[JOB_ID],
    answers={204: answer("It is gone")},
    problems=(NotFound, JobNotFound),
)
def erase(job_id: str) -> tuple[str, int]:
    """204: cancelled if it was open, and gone with its text and result."""
    context.current().store.delete(job_id)
    return "", 204
