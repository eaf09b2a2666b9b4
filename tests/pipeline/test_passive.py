"""Who tells, where who is told stands before the verb."""

from __future__ import annotations

import pytest

from worker.pipeline.document import Attribution, Span
from worker.pipeline.passive import by_agent

TOLD = {
    "“No,” Kerr was told by Judge Dana Holt.": "Judge Dana Holt",
    "“No,” Kerr was bluntly told by the judge on Monday.": "the judge",
    "“No,” Kerr had been warned by Mr. Justice Lund, who sat alone.": "Mr. Justice Lund",
    "“No,” Kerr was asked by a man in a hat and left.": "a man",
    "“No,” Kerr was told.": None,
    "Kerr was asked: “No?”": None,
    "“No,” Kerr told Judge Dana Holt.": "Kerr",
    "“No,” Kerr, who was there, told them.": "Kerr",
}


@pytest.mark.parametrize(("text", "who"), TOLD.items(), ids=TOLD)
def test_who_is_told_does_not_tell(text: str, who: str | None) -> None:
    name = text.index("Kerr")
    verb = next(word for word in ("told", "asked", "warned") if word in text)
    cue = Span(text.index(verb), text.index(verb) + len(verb))
    claimed = Attribution(True, Span(name, name + 4), cue, 1.0, "test")
    found = by_agent(text, claimed)
    assert (found.speaker and found.speaker.of(text)) == who
    assert found.cue == cue


def test_the_mention_may_be_the_whole_clause() -> None:
    text = "“No,” Kerr was told by Judge Dana Holt."
    claimed = Attribution(True, Span(6, 38), Span(15, 19), 1.0, "test")
    found = by_agent(text, claimed)
    assert found.speaker is not None
    assert found.speaker.of(text) == "Judge Dana Holt"


def test_the_cue_may_hold_the_whole_passive() -> None:
    text = "“No,” Kerr was told by Judge Dana Holt."
    claimed = Attribution(True, Span(6, 10), Span(11, 22), 1.0, "test")
    found = by_agent(text, claimed)
    assert found.cue is not None
    assert found.cue.of(text) == "told"
