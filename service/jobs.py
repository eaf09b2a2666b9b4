"""``/v1/jobs``: post an article, ask for its job, erase it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from flask import Blueprint, Response, jsonify, request, url_for

from service import context
from service.bodies import article_document
from service.schemas import ArticleSchema, JobSchema
from worker.broker import QueueUnavailable
from worker.jobs import Job, JobStoreError

blueprint = Blueprint("jobs", __name__, url_prefix="/v1/jobs")


@blueprint.post("")
def submit() -> tuple[Response, int, dict[str, str]]:
    """202 with the job; where to ask for it in ``Location``, and when in ``Retry-After``."""
    schema = ArticleSchema(text_limit=context.current().settings.text_limit)
    article = schema.load(article_document(request))
    job = accept(article)
    address = url_for("jobs.show", job_id=job.id)
    return jsonify(JobSchema().dump(job)), 202, {"Location": address, **not_yet(job)}


def accept(article: dict[str, Any]) -> Job:
    """The job, recorded before its message leaves, so that no worker meets an unknown id.

    A job that cannot be sent is erased again: its client is told 503 and never learns the id, so
    keeping it would keep the text for nobody and do the work twice when the article comes again.
    Erasing also settles the doubtful case, a message that arrives after all: its id is unknown
    by then and the worker drops it. Should the store be gone too, the record expires by itself.
    """
    here = context.current()
    job = here.store.create(article["text"], title=article["title"], reference=article["reference"])
    try:
        here.queue.submit(job.id)
    except QueueUnavailable:
        with suppress(JobStoreError):
            here.store.delete(job.id)
        raise
    return job


@blueprint.get("/<job_id>")
def show(job_id: str) -> tuple[Response, dict[str, str]]:
    """200 with the job in whatever status; a failed job was fetched successfully."""
    job = context.current().store.get(job_id)
    return jsonify(JobSchema().dump(job)), not_yet(job)


@blueprint.delete("/<job_id>")
def erase(job_id: str) -> tuple[str, int]:
    """204: cancelled if it was open, and gone with its text and result."""
    context.current().store.delete(job_id)
    return "", 204


def not_yet(job: Job) -> dict[str, str]:
    """The headers that tell a polling client when to come again, if it is worth it at all."""
    if job.status.final:
        return {}
    return {"Retry-After": str(context.current().settings.poll_after)}
