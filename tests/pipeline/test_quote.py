"""The JSON form of what is found."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from worker.pipeline.quote import Extraction, Quote, QuoteSpeaker, Speaker, Verb

NAMED = QuoteSpeaker("Ada Obi", 1, "Obi", 12, 15, "name")
CARRIED = QuoteSpeaker("Ada Obi", 1, None, None, None, "carried")
SAID = Verb("said", "say", 16, 20)
OBI = Speaker(1, "Ada Obi", ("Obi", "Dr Obi"), "engineer", "person", 2, 5)

FOUND = [
    pytest.param((NAMED, SAID), id="speaker and verb"),
    pytest.param((CARRIED, None), id="a speaker without a mention"),
    pytest.param((None, SAID), id="a verb alone"),
    pytest.param((None, None), id="nobody"),
]


@pytest.mark.parametrize("found", FOUND)
def test_it_has_every_field_of_every_value(found: tuple[QuoteSpeaker | None, Verb | None]) -> None:
    quote = Quote(1, "It works", 1, 9, "full", 1, True, *found, 0.5)
    extraction = Extraction((quote, quote), (OBI,), "stub 1")
    # As JSON, which also keeps their order.
    assert json.dumps(extraction.to_dict()) == json.dumps(asdict(extraction))


def test_it_is_what_json_gives_back() -> None:
    quote = Quote(1, "It works", 1, 9, "full", 1, True, NAMED, SAID, 0.5)
    form = Extraction((quote,), (OBI,), "stub 1").to_dict()
    assert json.loads(json.dumps(form)) == form
