"""The first attributor's plain rules: text -> (quote, speaker, cue)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.pipeline.errors import TextRejected
from worker.pipeline.read import read
from worker.pipeline.rules import RuleAttributor

Found = tuple[str, str | None, str | None]


def attributed(text: str) -> list[Found]:
    document = read(text)
    (attributions,) = RuleAttributor().attribute([document])
    return [
        (
            quote.inner.of(text),
            found.speaker.of(text) if found.speaker else None,
            found.cue.of(text) if found.cue else None,
        )
        for quote, found in zip(document.quotes, attributions, strict=True)
        if found.attributed
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We held on,” said Ana Ruiz.", [("We held on,", "Ana Ruiz", "said")]),
        ("“We held on,” Ana Ruiz said.", [("We held on,", "Ana Ruiz", "said")]),
        ("“We held on,” she said.", [("We held on,", "she", "said")]),
        ("Ana Ruiz said: “We held on.”", [("We held on.", "Ana Ruiz", "said")]),
        ("“We held,” Ana Ruiz, a pilot, recalled.", [("We held,", "Ana Ruiz", "recalled")]),
        ("“It broke,” Ruiz told journalists.", [("It broke,", "Ruiz", "told")]),
        ("“It broke,” port chief Ana Ruiz told Tom Hale.", [("It broke,", "Ana Ruiz", "told")]),
        (
            "The valve was “visibly cracked”, according to Mo Adeyemi.",
            [("visibly cracked", "Mo Adeyemi", "according to")],
        ),
        (
            "“We lost,” Okafor said, adding: “We will be back.”",
            [("We lost,", "Okafor", "said"), ("We will be back.", "Okafor", "adding")],
        ),
        (
            "“We lost,” Okafor said. “We will be back soon.”",
            [("We lost,", "Okafor", "said"), ("We will be back soon.", "Okafor", "said")],
        ),
        (
            "“The line is safe,” a spokesman for the operator said.",
            [("The line is safe,", "a spokesman for the operator", "said")],
        ),
        ("“Nobody warned Tom Hale,” she said.", [("Nobody warned Tom Hale,", "she", "said")]),
    ],
)
def test_who_said_it_by_which_verb(text: str, expected: list[Found]) -> None:
    assert attributed(text) == expected


def test_a_paragraph_without_cue_is_left_for_the_resolver() -> None:
    text = "“One thing first,” Brok said.\n\n“There is no second plan, and there never was one.”"
    assert attributed(text)[1] == (
        "There is no second plan, and there never was one.",
        None,
        None,
    )


@pytest.mark.parametrize("text", ["The “expert” left.", "They sang “Low Tide at Noon” twice."])
def test_scare_quotes_and_titles_are_not_speech(text: str) -> None:
    assert attributed(text) == []


@given(st.text("ab AS.,:\n\"'“”‘’said", max_size=300))
def test_any_text_has_one_attribution_a_quote(text: str) -> None:
    try:
        document = read(text)
    except TextRejected:
        return
    (attributions,) = RuleAttributor().attribute([document])
    assert len(attributions) == len(document.quotes)
