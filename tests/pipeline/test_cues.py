"""Which of a cue's words are its verb."""

from __future__ import annotations

import pytest

from worker.pipeline.cues import cue_of
from worker.pipeline.document import Span

VERBS = {
    # A clause follows.
    "found in a long ruling that the rider had shown": "found",
    "noted they had said before": "noted",
    "said during a rally on Friday that Reis once described": "said",
    "insisted that it was": "insisted",
    "offers the family what the firm calls": "calls",
    "wrote, in return for what Reis\nthen called": "called",
    "knows all about Reis, what she does": "knows",
    # None, or a short one.
    "went on to say": "went on to say",
    "put it in a long report": "put it in a long report",
    "told": "told",
    # No verb stands before the clause.
    ", that it was late": ", that it was late",
    "added that": "added that",
}


@pytest.mark.parametrize(("cue", "verb"), VERBS.items(), ids=VERBS)
def test_a_cue_ends_before_a_clause(cue: str, verb: str) -> None:
    text = f"Bo Lund {cue} “no”."
    found = cue_of(text, Span(8, 8 + len(cue)))
    assert found.of(text) == verb
