"""The whole pipeline, with the attributor that ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.pipeline.errors import EmptyText, TextTooLong
from worker.pipeline.extract import Pipeline
from worker.pipeline.lemma import lemma
from worker.pipeline.load import load_pipeline
from worker.pipeline.quote import Extraction
from worker.pipeline.read import read

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "articles").glob("*.txt"))
PIPELINE = load_pipeline()


def assert_exact(text: str, extraction: Extraction) -> None:
    """The contract that holds for any text."""
    ids = {speaker.id for speaker in extraction.speakers}
    for number, quote in enumerate(extraction.quotes, 1):
        assert quote.id == number
        assert text[quote.start : quote.end] == quote.text != ""
        assert 0 <= quote.confidence <= 1
        if quote.verb:
            assert text[quote.verb.start : quote.verb.end] == quote.verb.text != ""
        if quote.speaker:
            assert quote.speaker.id in ids
            assert quote.speaker.name
            if quote.speaker.start is not None:
                assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.text
            else:
                assert quote.speaker.text is quote.speaker.end is None
    for speaker in extraction.speakers:
        said = [q for q in extraction.quotes if q.speaker and q.speaker.id == speaker.id]
        assert (speaker.quotes, speaker.words) == (
            len(said),
            sum(len(q.text.split()) for q in said),
        )
        assert said


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: str(path.stem))
def test_every_span_of_a_seed_is_exact(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    extraction = PIPELINE(text)
    assert extraction.quotes
    assert_exact(text, extraction)


PIECES = """“|”|"|'|‘|’|«|»| |\n\n|\n|, |. |? |said |She |Ana Ruiz |Mr Hale |told |adding
|according to |: |No. |😀|\u202e|\x00""".split("|")


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_gives_exact_spans_and_never_raises(text: str) -> None:
    if text.strip():
        assert_exact(text, PIPELINE(text))


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0"])
def test_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(EmptyText, match="send the article's text"):
        PIPELINE(text)


def test_a_text_over_the_limit_is_refused_with_both_numbers() -> None:
    with pytest.raises(TextTooLong, match="11 characters, the limit is 10"):
        read("a" * 11, limit=10)


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
