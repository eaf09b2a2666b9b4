"""The way from a document to the network and back, with a network that only looks at places."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from worker.pipeline.artefact import Calibration
from worker.pipeline.batch import Batch, collate
from worker.pipeline.decode import decode
from worker.pipeline.encode import CLOSE, ELLIPSIS, LONGEST, OPEN, PARAGRAPH, UNCLOSED, windows
from worker.pipeline.errors import TextRejected
from worker.pipeline.extract import Pipeline
from worker.pipeline.model import ModelAttributor
from worker.pipeline.pieces import tokenizer
from worker.pipeline.read import read

CALIBRATION = Calibration(speech=0.5, mention=0.1, weights=(0.0, 1.0, 0.0, 0.0))
ALPHABET = "ab .,:\n\"'“”‘’«»é😀S"


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    letters = [chr(code) for code in range(33, 127)]
    path: Path = tmp_path_factory.mktemp("vocabulary") / "vocab.txt"
    inside = ["##" + letter for letter in letters]
    path.write_text("\n".join(["[PAD]", "[UNK]", *letters, *inside, "said", "—"]))
    return tokenizer(path)


class SecondWordSpeaks:
    """The piece after the closing mark is the cue, the one after that the speaker."""

    def __call__(self, batch: Batch) -> tuple[np.ndarray, np.ndarray]:
        count, length = batch.near.shape
        pointers = np.zeros((count, 6, 1 + length), np.float32)
        for row in range(count):
            places = np.flatnonzero(batch.allowed[row] & (np.arange(length) > batch.closes[row]))
            if len(places) > 1:
                pointers[row, 0:2, 1 + places[1]] = 9
                pointers[row, 2:4, 1 + places[0]] = 9
            else:
                pointers[row, :, 0] = 9
        return np.full(count, 3, np.float32), pointers


@pytest.fixture(scope="module")
def attributor(pieces: Tokenizer) -> ModelAttributor:
    return ModelAttributor(SecondWordSpeaks(), pieces, CALIBRATION, "places 1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go,” said X.", [("Go,", "X", "said")]),
        ("Hm.\n\n“Go,” said X.\n\n“No!” said Y.", [("Go,", "X", "said"), ("No!", "Y", "said")]),
        ("😀 «Go», said X.", [("Go", "said", ",")]),
        ("“Go.”", [("Go.", None, None)]),
        ("\ud83d “Go,” said X.", [("Go,", "X", "said")]),
    ],
)
def test_pointers_come_back_as_spans_of_the_text(
    attributor: ModelAttributor, text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    document = read(text)
    (attributions,) = attributor.attribute([document])
    found = [
        (
            quote.inner.of(text),
            a.speaker.of(text) if a.speaker else None,
            a.cue.of(text) if a.cue else None,
        )
        for quote, a in zip(document.quotes, attributions, strict=True)
    ]
    assert found == expected


def test_articles_are_worked_together_and_answered_in_order(attributor: ModelAttributor) -> None:
    texts = ["“A,” said X.", "No quotes.", "“B,” said Y. " * 30, "“C,” said Z."]
    together = list(Pipeline(attributor).pipe(texts, batch_size=3))
    assert together == [Pipeline(attributor)(text) for text in texts]
    assert [len(result.quotes) for result in together] == [1, 0, 30, 1]


@pytest.mark.parametrize(
    ("speakers", "cues", "expected"),
    [
        ({"Z": 2.1, "X": 2.0}, {"said": 5.0}, ("X", "said")),
        ({"X": 2.0, "Y": 5.0}, {"said": 5.0}, ("Y", "said")),
        ({"Y": 5.0}, {"said": 2.1, "S": 2.0}, ("Y", "S")),
        ({"X": 5.0}, {"said": 1.7, None: 2.0}, ("X", "said")),
        ({"X": 1.7, None: 2.0}, {"said": 5.0}, ("X", "said")),
        ({"X": 1.7, None: 2.0}, {None: 5.0}, (None, None)),
        ({None: 5.0}, {"said": 1.7, None: 2.0}, (None, None)),
        ({"Y": 2.0, "E": 2.1}, {"S": 2.0, "f": 2.1}, ("Y", "S")),
        ({"E": 5.0}, {"f": 5.0}, ("E", "f")),
    ],
    ids=[
        "of two, the one beside the verb",
        "far from the verb, if it is plainly so",
        "of two verbs, the one beside the speaker",
        "a speaker seldom stands without a verb",
        "nor a verb without a speaker",
        "but nobody does",
        "and nothing",
        "of two pairs, the one in the quote's paragraph",
        "in another, if it is plainly so",
    ],
)
def test_a_speaker_and_a_verb_are_chosen_together(
    pieces: Tokenizer,
    speakers: dict[str | None, float],
    cues: dict[str | None, float],
    expected: tuple[str | None, str | None],
) -> None:
    text = "“Go,” Z a b c X said a b c Y S.\n\na E f."
    (window,) = windows(read(text), pieces)
    pointers = np.zeros((6, 1 + len(window.ids)), np.float32)
    for rows, scores in ((slice(0, 2), speakers), (slice(2, 4), cues)):
        for word, score in scores.items():
            place = 0 if word is None else 1 + list(window.starts).index(text.index(word))
            pointers[rows, place] = 3 * score
    found = decode(window, 0, 1.0, pointers)
    assert tuple(span and span.of(text) for span in (found.speaker.span, found.cue.span)) == (
        expected
    )


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "„“", "«»"])
def test_whatever_the_glyphs_the_network_reads_the_same(pieces: Tokenizer, marks: str) -> None:
    (window,) = windows(read(f"{marks[0]}We go,{marks[1]} said X."), pieces)
    assert (window.ids[window.opens[0]], window.ids[window.closes[0]]) == (OPEN, CLOSE)
    assert window.starts[window.closes[0]] == len(marks[0] + "We go,")


@pytest.mark.parametrize("dash", "‒―⸺⸻")
def test_a_rare_dash_is_read_as_a_dash(pieces: Tokenizer, dash: str) -> None:
    common, rare = (windows(read(f"“We go.” {it} X"), pieces)[0] for it in ("—", dash))
    assert (list(rare.ids), list(rare.starts)) == (list(common.ids), list(common.starts))


def test_paragraphs_and_missing_closers_have_pieces_of_their_own(pieces: Tokenizer) -> None:
    (window,) = windows(read("a b.\n\n“A b c d.\n\n“A b.”"), pieces)
    assert (window.ids == PARAGRAPH).sum() == 3  # two breaks and the window's end
    assert window.ids[window.closes].tolist() == [UNCLOSED, CLOSE]


def test_the_middle_of_a_long_quote_is_left_out(pieces: Tokenizer) -> None:
    text = "“" + "a " * 500 + "b,” said X."
    (window,) = windows(read(text), pieces)
    assert ELLIPSIS in window.ids
    assert len(window.ids) < 60


def test_every_quote_stands_in_one_window_however_long_the_text(pieces: Tokenizer) -> None:
    document = read(("“A b,” said X. " + "a " * 60 + "\n\n") * 50)
    cut = windows(document, pieces)
    assert [quote for window in cut for quote in window.quotes] == list(range(50))
    assert len(cut) > 1
    assert all(len(window.ids) <= LONGEST for window in cut)


@given(st.lists(st.text(ALPHABET, max_size=120), min_size=1, max_size=3))
def test_any_text_gives_exact_spans_outside_the_quote(
    pieces: Tokenizer, attributor: ModelAttributor, texts: list[str]
) -> None:
    documents = []
    for text in texts:
        try:
            documents.append(read(text))
        except TextRejected:
            continue
    for document, attributions in zip(documents, attributor.attribute(documents), strict=True):
        assert len(attributions) == len(document.quotes)
        for quote, found in zip(document.quotes, attributions, strict=True):
            for span in (found.speaker, found.cue, found.carried):
                if span is not None:
                    assert span.of(document.text).strip()
                    assert span.end <= quote.outer.start or span.start >= quote.outer.end


def test_a_span_never_leaves_its_paragraph_or_enters_a_quote(pieces: Tokenizer) -> None:
    document = read("“Go,” said X.\n\nY left.")
    (window,) = windows(document, pieces)
    pointers = np.zeros((6, 1 + len(window.ids)), np.float32)
    allowed = np.flatnonzero(collate([window], [document]).allowed[0])
    pointers[0, 1 + allowed[1]] = pointers[1, 1 + allowed[-1]] = 9  # from X to the last stop
    speaker = decode(window, 0, 1.0, pointers).speaker
    assert speaker.span is None or "\n" not in speaker.span.of(document.text)


@pytest.mark.parametrize(
    "text",
    [
        "“a" * 400 + "”" * 400,
        "“a ‘b " * 400 + "’ ” " * 400,
        "“a” " * 800,
        ("“" + "a " * 300) * 4 + "”" * 4,
        "“" + "‘a’ " * 800 + "”",
        "“a\n\n" * 800,
        ("“a” " + "b " * 140) * 40,
    ],
    ids=[
        "nested",
        "nested, two kinds",
        "one by one",
        "nested and long",
        "in one",
        "open",
        "sparse",
    ],
)
def test_the_network_reads_little_more_than_there_is(text: str, pieces: Tokenizer) -> None:
    """Its time is nearly all there is: no text may have it read the same again and again."""
    document = read(text)
    there = len(pieces.encode(text).ids) + 3 * len(document.quotes)
    assert sum(len(window.ids) for window in windows(document, pieces)) <= 4 * there
