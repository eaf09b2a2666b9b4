"""The whole pipeline, with the attributor that ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exact import PIECES, assert_exact
from worker.pipeline.errors import EmptyText, TextTooLong, TooManyQuotes
from worker.pipeline.extract import Pipeline
from worker.pipeline.load import load_pipeline
from worker.pipeline.read import read

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "articles").glob("*.txt"))
PIPELINE = load_pipeline()


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: str(path.stem))
def test_every_span_of_a_seed_is_exact(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    extraction = PIPELINE(text)
    assert extraction.quotes
    assert_exact(text, extraction)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_gives_exact_spans_and_never_raises(text: str) -> None:
    if text.strip():
        assert_exact(text, PIPELINE(text))


BROKEN_NAME = """\
, who did not want her last name used. (Dwight Peloquin/T\u202emsin Herald)

Furman's email said t\ufeffe company would honor prescriptions for 30 days. Qu‘ñones-Webb, \
reached at home, called that “a lie, or a misunderstand
ng of what\0a prescription is."

"You can't honor it if there's no\ufeffody \0o sign it, " sh\u202e sai\u200b . "I have a lady on \
her third e\u0301nsulin in \ud800 year. I've got her number on the bak of my hand.

"I'm going to keep calling people until the&quot; shut my phone off too."

The next No. earest clinic is in Orrville, 58 miles away. Its receptionist said it was not taking \
new patients.

“ead more: Readers: "Where are we supposed to go?"
Read more:said Furman: ’We had no choice‘
"""


def test_a_speaker_whose_name_is_broken_is_called_as_mentioned() -> None:
    """Found by ``make fuzz``: the mention is part of a name that a mark cuts in two."""
    assert_exact(BROKEN_NAME, PIPELINE(BROKEN_NAME))


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0"])
def test_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(EmptyText, match="send the article's text"):
        PIPELINE(text)


def test_a_text_over_the_limit_is_refused_with_both_numbers() -> None:
    with pytest.raises(TextTooLong, match="11 characters, the limit is 10"):
        read("a" * 11, limit=10)


@pytest.mark.parametrize("mark", ["(“a", "“a” "])
def test_a_text_of_quotations_alone_is_refused_and_a_short_one_is_not(mark: str) -> None:
    assert len(read("x" + mark * 900).quotes) == 900
    with pytest.raises(TooManyQuotes, match="send an article"):
        read("x" + mark * 1_200)


def test_quotations_in_quotations_are_read_four_levels_deep() -> None:
    quotes = read("x " + "“a " * 9 + "” " * 9).quotes
    assert [quote.parent for quote in quotes] == [None, 0, 1, 2]


@pytest.mark.parametrize("marks", ['"', "“", "“”", "”“’‘"])
def test_a_megabyte_of_marks_holds_no_quotation(marks: str) -> None:
    assert read("x " + marks * (900_000 // len(marks))).quotes == ()


def test_many_articles_give_what_each_gives_alone() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SEEDS[:5]]
    assert list(PIPELINE.pipe(texts, batch_size=2)) == [PIPELINE(text) for text in texts]


def test_the_same_text_gives_the_same_result() -> None:
    text = SEEDS[0].read_text(encoding="utf-8")
    assert PIPELINE(text) == Pipeline(PIPELINE.attributor)(text)
