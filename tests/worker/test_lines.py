"""NDJSON: an answer for every line, in order, whatever is in the lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from tests.stubs import StubPipeline
from worker.lines import BATCH, extract_lines, to_json
from worker.pipeline.quote import Extraction


def extracted(*lines: str | bytes) -> list[dict[str, Any]]:
    encoded = [line.encode() if isinstance(line, str) else line for line in lines]
    return list(extract_lines(encoded, StubPipeline()))


def line(article_id: object, text: object) -> str:
    return json.dumps({"id": article_id, "text": text})


def test_a_result_is_the_libraries_with_the_id_before_it() -> None:
    text = "say Ada: It works"
    assert extracted(line("a", text)) == [{"id": "a", **StubPipeline()(text).to_dict()}]


@pytest.mark.parametrize("article_id", ["a", "", 7, -1, "é\0"])
def test_ids_come_back_as_they_are(article_id: object) -> None:
    [result] = extracted(line(article_id, "text"))
    assert result["id"] == article_id


BAD = [
    ("nonsense", None, "line 1: not JSON: Expecting value at character 1"),
    ('{"id": "a", "text": "cut', None, "line 1: not JSON: "),
    (b'{"id": "a", "text": "\xff"}', None, "line 1: not UTF-8"),
    ("[]", None, "line 1: not an object"),
    ("null", None, "line 1: not an object"),
    ("[" * 100_000, None, "line 1: nested too deeply"),
    ('{"text": "text"}', None, 'line 1: "id" must be a string or a whole number'),
    ('{"id": null, "text": "text"}', None, 'line 1: "id" must be a string or a whole number'),
    ('{"id": true, "text": "text"}', None, 'line 1: "id" must be a string or a whole number'),
    ('{"id": 1.5, "text": "text"}', None, 'line 1: "id" must be a string or a whole number'),
    ('{"id": ' + "9" * 5000 + "}", None, "line 1: "),
    ('{"id": "a"}', "a", 'line 1: "text" must be a string'),
    ('{"id": "a", "text": 1}', "a", 'line 1: "text" must be a string'),
    ('{"id": "a", "text": " "}', "a", "The text is empty"),
    ('{"id": "a", "text": "break"}', "a", "The article could not be worked through: RuntimeError"),
    ('{"id": "a", "text": "memory"}', "a", "The article could not be worked through: MemoryError"),
]


@pytest.mark.parametrize(("bad", "article_id", "problem"), BAD, ids=range(len(BAD)))
def test_a_bad_line_says_why_and_the_rest_goes_on(
    bad: str | bytes, article_id: str | None, problem: str
) -> None:
    first, second, third = extracted(bad, line("b", "say Ada: Yes"), line("c", "say Bob: No"))
    assert first.keys() == {"id", "error"}
    assert first["id"] == article_id
    assert first["error"].startswith(problem)
    assert [second["id"], second["quotes"][0]["text"]] == ["b", "Yes"]
    assert [third["id"], third["quotes"][0]["text"]] == ["c", "No"]


def test_blank_lines_are_no_lines_but_count_as_such() -> None:
    results = extracted("", "  \n", line("a", "text"), "\n", "nonsense")
    assert [result["id"] for result in results] == ["a", None]
    assert results[1]["error"].startswith("line 5: ")


def test_a_long_input_is_answered_in_order_and_as_it_comes() -> None:
    read = 0

    def lines() -> Iterator[bytes]:
        nonlocal read
        for number in range(3 * BATCH + 1):
            read += 1
            yield (line(number, f"say Ada: {number}") + "\n").encode()

    results = extract_lines(lines(), StubPipeline())
    first = next(results)
    assert (first["id"], read) == (0, BATCH)
    rest = list(results)
    assert [result["id"] for result in rest] == list(range(1, 3 * BATCH + 1))
    assert [result["quotes"][0]["text"] for result in rest] == [str(r["id"]) for r in rest]


class Counting(StubPipeline):
    """Counts the articles that are worked alone, not in a batch."""

    def __init__(self) -> None:
        self.alone = 0

    def __call__(self, text: str) -> Extraction:
        self.alone += 1
        return super().__call__(text)

    def pipe(self, texts: Iterable[str], *, batch_size: int = 32) -> Iterator[Extraction]:
        return map(super().__call__, texts)


@pytest.mark.parametrize(("spoilt", "alone"), [("text", 0), (" ", 3)])
def test_articles_are_worked_together_unless_one_of_them_breaks(spoilt: str, alone: int) -> None:
    pipeline = Counting()
    lines = [line(1, "text"), line(2, spoilt), line(3, "text")]
    assert len(list(extract_lines([item.encode() for item in lines], pipeline))) == 3
    assert pipeline.alone == alone


UNSAFE = "\x1b[31m \x9b31m \x7f \x07 \u202e \u2028 \ud800 \r\n"


def test_json_is_readable_valid_and_harmless() -> None:
    written = to_json({"text": "“Très bien” 🎉 " + UNSAFE})
    assert "“Très bien” 🎉" in written
    assert json.loads(written) == {"text": "“Très bien” 🎉 " + UNSAFE}
    assert not set(UNSAFE.replace(" ", "").replace("[31m", "").replace("31m", "")) & set(written)
    written.encode("utf-8")
