"""``/v1/jobs/ID/quotes``: a job's result in the form that is asked for."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, request, url_for
from werkzeug.exceptions import NotAcceptable, NotFound

from service import context, examples, forms
from service.forms import NoResult
from service.jobs import JOB_ID
from service.operations import content, operation, parameter
from service.schemas import ResultSchema
from worker.jobs import JobNotFound

blueprint = Blueprint("quotes", __name__, url_prefix="/v1/jobs")

FORMAT = parameter(
    "query",
    "format",
    "The form; it counts before `Accept`.",
    required=False,
    enum=[form.name for form in forms.FORMS],
)
TEXT = {"type": "string"}
COLLECTION = {
    "type": "object",
    "description": "An AnnotationCollection of the W3C's Web Annotation Data Model.",
    "properties": {"type": {"const": "AnnotationCollection"}},
    "required": ["@context", "id", "type", "total", "first"],
}
SCHEMAS: dict[str, Any] = {"json": ResultSchema, "ndjson": TEXT, "csv": TEXT, "jsonld": COLLECTION}


def example(form: forms.Form) -> Any:
    written = form.write(
        examples.JOB, examples.RESULT, f"https://quotes.example/jobs/{examples.JOB.id}"
    )
    return json.loads(written) if form.name in ("json", "jsonld") else written


@blueprint.get("/<job_id>/quotes")
@operation(
    "Take the quotes in a form of your choice",
    description="JSON unless `format` or `Accept` names another form. A CSV cell that a spreadsheet"
    " would take for a formula begins with an apostrophe.",
    parameters=[JOB_ID, FORMAT],
    answers={
        200: {
            "description": "The quotes",
            "content": {
                form.media_type: content(SCHEMAS[form.name], {form.name: example(form)})
                for form in forms.FORMS
            },
            "headers": {"Vary": {"description": "Accept", "schema": TEXT}},
        }
    },
    problems=(NotFound, JobNotFound, NotAcceptable, NoResult),
)
def show(job_id: str) -> Response:
    """200 with what was found; 409 while there is nothing, or when there will be nothing."""
    form = forms.wanted(request)
    job = context.current().store.get(job_id)
    if job.result is None:
        raise NoResult(job)
    address = url_for("pages.job", job_id=job.id, _external=True)
    response = Response(form.write(job, job.result, address), content_type=form.content_type)
    response.vary.add("Accept")
    if form.media_type == forms.CSV:
        response.headers["Content-Disposition"] = f'attachment; filename="quotes-{job.id[:8]}.csv"'
    return response
