"""What quotes are called and how they are grouped: kind and quotation."""

from __future__ import annotations

import pytest

from worker.pipeline.kinds import kinds
from worker.pipeline.load import load_pipeline
from worker.pipeline.read import read

PIPELINE = load_pipeline()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go now,” she said.", ["full"]),
        ("She said: “We go now.”", ["full"]),
        ("She called it “a fine mess” and left.", ["partial"]),
        ("She was “very disappointed”.", ["partial"]),
        ("“We go,” she said, “when we are ready.”", ["full", "full"]),
        ("‘We go now’, says port chief\n\n“We go now,” she said on Friday.", ["heading", "full"]),
        ("‘We go now’, says port chief", ["full"]),
    ],
)
def test_kind(text: str, expected: list[str]) -> None:
    assert list(kinds(read(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” Ruiz said, “when we are ready.”", [1, 1]),
        ("“We go,” Ruiz said. “We are ready.”", [1, 1]),
        ("“We go,” Ruiz said. “We are ready.”\n\n“Not now,” Hale said.", [1, 1, 2]),
        ("“We go,” Ruiz said.\n\n“Not now,” Ruiz said.", [1, 2]),
        ("“We go,” Ruiz said. “We are ready.\n\n“And we go today.”", [1, 1, 1]),
    ],
)
def test_segments_of_one_utterance_share_a_quotation(text: str, expected: list[int]) -> None:
    assert [quote.quotation for quote in PIPELINE(text).quotes] == expected
