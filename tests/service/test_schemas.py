"""The answers' documents are the pipeline's values, field by field."""

from __future__ import annotations

from dataclasses import fields

import pytest
from marshmallow import Schema

from service import schemas
from worker import jobs
from worker.pipeline import quote

PAIRS = [
    (schemas.MentionSchema, quote.QuoteSpeaker),
    (schemas.VerbSchema, quote.Verb),
    (schemas.QuoteSchema, quote.Quote),
    (schemas.SpeakerSchema, quote.Speaker),
    (schemas.ResultSchema, quote.Extraction),
    (schemas.JobErrorSchema, jobs.JobError),
    (schemas.JobSchema, jobs.Job),
]


@pytest.mark.parametrize(("schema", "value"), PAIRS)
def test_a_schema_has_the_fields_of_its_value_in_their_order(
    schema: type[Schema], value: type
) -> None:
    assert list(schema().fields) == [field.name for field in fields(value)]
