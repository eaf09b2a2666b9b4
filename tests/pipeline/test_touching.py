"""Whose clause touches a quote, where the attributor took the neighbour's."""

from __future__ import annotations

import pytest

from worker.pipeline.document import Attribution, Span
from worker.pipeline.read import read
from worker.pipeline.touching import by_touch

ROE = "Ben Roe spoke first. “It was loud,” he said. "
MENDED = {
    "said Name": (ROE + "“Nobody slept,” said Joy Mutua.", 1, "he", "Joy Mutua", "said"),
    "Name said": (
        ROE + "“Nobody slept,” Joy Mutua said as she left.",
        1,
        "he",
        "Joy Mutua",
        "said",
    ),
    "before": (ROE + "“Nobody slept,” Joy Mutua said.", 0, "Joy Mutua", "he", "said"),
    "a title": (ROE + "“Nobody slept,” replied Mrs. Mutua.", 1, "he", "Mutua", "replied"),
    "a role": (ROE + "“Nobody slept,” said taxi driver Joy Mutua.", 1, "he", "Joy Mutua", "said"),
    "a description": (ROE + "“Nobody slept,” said her aunt.", 1, "he", "her aunt", "said"),
    "small words": (ROE + "“No,” said Ana de la Cruz in reply.", 1, "he", "Ana de la Cruz", "said"),
    "a question": (ROE + "“Who slept?” asked Joy Mutua.", 1, "he", "Joy Mutua", "asked"),
    "the comma outside": (ROE + "“Nobody slept”, said Joy Mutua.", 1, "he", "Joy Mutua", "said"),
    "behind a heading": (
        "“Cold,” said Bo Roe.\n\nNoise\n\n“Hot,” said Joy Mutua.",
        1,
        "Bo Roe",
        "Joy Mutua",
        "said",
    ),
    "three": (
        "“A,” said Bo Roe. “B,” said Joy Mutua. “C,” said Al Oe.",
        2,
        "Bo Roe",
        "Al Oe",
        "said",
    ),
    "Name said: twice": (
        "Bo Roe said: “Cold.” Joy Mutua said: “Hot.”",
        0,
        "Joy Mutua",
        "Bo Roe",
        "said",
    ),
    "called and described": (
        "Bo Roe called it “cold”, while Joy Mutua described it as “hot”.",
        1,
        "Bo Roe",
        "Joy Mutua",
        "described",
    ),
    "called, and the next": (
        "Bo Roe called it “cold”, while Joy Mutua described it as “hot”.",
        0,
        "Joy Mutua",
        "Bo Roe",
        "called",
    ),
}
LEFT = {
    "no clause of its own": (ROE + "“Nobody slept.” Joy Mutua left.", 1, "he"),
    "the one who goes on": (ROE + "“Nobody slept,” Joy Mutua said: “Not one.”", 0, "he"),
    "another's said": (ROE + "“Nobody slept,” said Mutua had been there.", 1, "he"),
    "a partial quote": (
        "Bo Roe, who was “tired,” Joy Mutua said, had gone. “Cold,” Bo Roe said.",
        0,
        "Bo Roe",
    ),
    "who touches nothing": ("Ana Ruiz was there. “It was loud,” said Joy Mutua.", 0, "Ana Ruiz"),
    "one subject": ("Bo Roe called it “cold” and said it was “hot”.", 1, "Bo Roe"),
    "said of": (ROE + "“Nobody slept,” said of Joy Mutua.", 1, "he"),
    "a new sentence": (ROE + "“Who slept?” Joy Mutua said she had asked him to leave.", 1, "he"),
}


def claimed(text: str, index: int, mention: str) -> tuple[Attribution, Attribution]:
    """The claim that quote ``index`` is said by a mention, and what is left of it."""
    document = read(text)
    start = text.index(mention)
    claim = Attribution(True, Span(start, start + len(mention)), None, 0.9, "test")
    nothing = Attribution(False, None, None, 0.0, "test")
    claims = [claim if at == index else nothing for at in range(len(document.quotes))]
    return claim, list(by_touch(document, claims))[index]


@pytest.mark.parametrize(
    ("text", "index", "wrong", "mention", "verb"), MENDED.values(), ids=list(MENDED)
)
def test_the_clause_that_touches_a_quote_is_its_own(
    text: str, index: int, wrong: str, mention: str, verb: str
) -> None:
    _, left = claimed(text, index, wrong)
    assert left.speaker is not None
    assert left.cue is not None
    assert (left.speaker.of(text), left.cue.of(text)) == (mention, verb)
    quote = read(text).quotes[index].outer
    assert 0 <= max(left.speaker.start - quote.end, quote.start - left.cue.end) < 40


@pytest.mark.parametrize(("text", "index", "mention"), LEFT.values(), ids=list(LEFT))
def test_without_such_a_clause_the_claim_stays(text: str, index: int, mention: str) -> None:
    claim, left = claimed(text, index, mention)
    assert left == claim
