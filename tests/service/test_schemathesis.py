"""Whatever the document allows, and what it forbids, is answered as the document says."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode

from tests.random_requests import Asked

#: A few seconds for all operations together; the same requests each time.
BOUNDED = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)

asked = Asked()
about_a_job = Asked()
# The id of a job that is there takes the place of whatever was made up: so all has to be right.
about_a_job.schema.config.generation.update(modes=[GenerationMode.POSITIVE])


@asked.schema.parametrize()
@BOUNDED
def test_every_answer_is_documented(case: schemathesis.Case) -> None:
    asked.forget()
    case.call_and_validate()


@about_a_job.schema.include(path_regex="{job_id}").parametrize()
@BOUNDED
def test_every_answer_about_a_job_is_documented(case: schemathesis.Case) -> None:
    about_a_job.forget()
    case.path_parameters["job_id"] = about_a_job.job()
    case.call_and_validate()
