"""The whole pipeline, with the attributor that ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exact import PIECES, assert_exact
from tests.fuzz.__main__ import random_text
from worker.pipeline.errors import EmptyText, TextTooLong, TooManyMarks
from worker.pipeline.extract import Pipeline
from worker.pipeline.lemma import lemma
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


def test_a_speaker_whose_name_is_broken_is_called_as_mentioned() -> None:
    """Found by ``make fuzz`` (text 54): the mention is part of a name that a mark cuts in two."""
    text = random_text(54)
    assert_exact(text, PIPELINE(text))


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0"])
def test_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(EmptyText, match="send the article's text"):
        PIPELINE(text)


def test_a_text_over_the_limit_is_refused_with_both_numbers() -> None:
    with pytest.raises(TextTooLong, match="11 characters, the limit is 10"):
        read("a" * 11, limit=10)


@pytest.mark.parametrize("mark", ['"', "’", "&quot;", '("', "“a” "])
def test_a_text_that_is_all_marks_is_refused_and_a_short_one_is_not(mark: str) -> None:
    PIPELINE("x" + mark * 200)
    with pytest.raises(TooManyMarks, match="send an article"):
        PIPELINE("x" + mark * 3_000)


def test_many_articles_give_what_each_gives_alone() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SEEDS[:5]]
    assert list(PIPELINE.pipe(texts, batch_size=2)) == [PIPELINE(text) for text in texts]


def test_the_same_text_gives_the_same_result() -> None:
    text = SEEDS[0].read_text(encoding="utf-8")
    assert PIPELINE(text) == Pipeline(PIPELINE.attributor)(text)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("told", "tell"),
        ("said", "say"),
        ("Adding", "add"),
        ("according to", "according to"),
        ("pointed out", "point out"),
        (":", ":"),
        ("—", "—"),
    ],
)
def test_the_lemma_of_a_cue(cue: str, expected: str) -> None:
    assert lemma(cue) == expected
