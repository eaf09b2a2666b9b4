"""Paragraphs and sentences of news text: clean, wrapped, scraped."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worker.pipeline.document import Span
from worker.pipeline.find import find_quotes
from worker.pipeline.segment import split_paragraphs, split_sentences


def paragraphs_of(text: str) -> list[str]:
    return [paragraph.of(text) for paragraph in split_paragraphs(text)]


def sentences_of(text: str) -> list[str]:
    paragraphs = split_paragraphs(text)
    return [s.of(text) for s in split_sentences(text, paragraphs, find_quotes(text, paragraphs))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\nTwo.\r\n\r\nThree.\rFour.", ["One.", "Two.", "Three.", "Four."]),
        ("One.\u2029Two.\u2028Three.\x0cFour.\x85Five.",
         ["One.", "Two.", "Three.", "Four.", "Five."]),
        ("One.\n\u00a0 \u00a0\nTwo.\n \t\n\n\nThree.", ["One.", "Two.", "Three."]),
        ("\ufeff  One. \u00a0\n\n  Two.\t", ["One.", "Two."]),
        ("One two three", ["One two three"]),
        ("Markets\nSport\nWeather", ["Markets", "Sport", "Weather"]),
        ("", []),
        (" \n\u00a0\n\r\n", []),
    ],
)  # fmt: skip
def test_lines_and_blank_lines_part_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs_of(text) == expected


WRAPPED = (
    'The ferry company said on Monday that it had been told of the "strike\n'
    'by the radio, like everyone else" and that it would sail, whatever the\n'
    "weather and the unions made of it."
)


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    assert paragraphs_of(WRAPPED + "\n\nShare this") == [WRAPPED, "Share this"]


def test_a_short_line_ends_a_paragraph_of_wrapped_text_without_blank_lines() -> None:
    assert paragraphs_of(WRAPPED + "\n" + WRAPPED) == [WRAPPED, WRAPPED]


@pytest.mark.parametrize(
    "wrapped",
    [
        'The plant would make 115 jobs and "less noise in a\nsmall village."',
        "She asked the council whether it had been read, and\nI did not see her again.",
        "He wanted the tax break that was promised to the\n10-year-old firm.",
    ],
)
def test_a_line_that_cannot_end_there_goes_on_among_lines_of_any_length(wrapped: str) -> None:
    others = ["Home | News | Sport", "By Ana Reis | Updated: Oct. 9 | " + "5 min read " * 15]
    assert paragraphs_of("\n".join([*others, wrapped, "Related"])) == [
        *(other.strip() for other in others),
        wrapped,
        "Related",
    ]


def test_a_wrapped_block_is_known_by_the_width_of_the_others() -> None:
    block = (
        "It was the third time in a month that the boats had stayed in harbour\n"
        "Fridays included, and the second time that anybody had thought to ask."
    )

    assert paragraphs_of(WRAPPED + "\n\n" + block) == [WRAPPED, block]


def test_long_lines_are_paragraphs_each() -> None:
    lines = ["The council met on Tuesday. " * n for n in (9, 4, 12)]

    assert paragraphs_of("\n".join(lines)) == [line.strip() for line in lines]


def test_a_line_that_breaks_off_in_a_sentence_is_joined() -> None:
    text = (
        "The harbour board, which has run the port since the war, said it would wait\n"
        "until the divers had been down and had come up again with their pictures."
    )

    assert paragraphs_of(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Hale met Mrs. Roe, Dr. Amin, Prof. Li and Rep. Ann Day of the Sen. Cole camp.",
        "Lt. Gov. Bo Tran and Lt. Col. R. J. Marsh spoke to J. K. Bell at St. Mary’s.",
        "The U.S. Senate and the U.N. Security Council met at 5 p.m. Monday.",
        "Norvex Inc. Chairman Ed Wu, e.g. on Jan. 5, named No. 5, i.e. Smith vs. Jones.",
        "They met Maj.-Gen. Ike Amin (rtd) and Lt.-Col. Bo Tran.",
        "It grew 3.5 percent to $2.5 billion at harbour.example.org in v. 2.",
        "He waited ... and waited… then left.",
        "1. Ghost tickets cancelled",
        "TRENTON, N.J. (AP) — Sen. Robert P. Hale of Reno, Nev. - and of Wisconsin - spoke.",
    ],
)  # fmt: skip
def test_stops_within_a_sentence(text: str) -> None:
    assert sentences_of(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. She left! Why? Nobody knows…  So it goes.",
         ["It rained.", "She left!", "Why?", "Nobody knows…", "So it goes."]),
        ("He flew to the U.S. The talks ended at 5 p.m. They resume today.",
         ["He flew to the U.S.", "The talks ended at 5 p.m.", "They resume today."]),
        ("It rained in the U.S. Mr. Lund left.", ["It rained in the U.S.", "Mr. Lund left."]),
        ("He ate vitamin C. Bo Lund, a guard C. K. Bell knew, did not.",
         ["He ate vitamin C.", "Bo Lund, a guard C. K. Bell knew, did not."]),
        ("(It rained.) [So.] Then it stopped.", ["(It rained.)", "[So.]", "Then it stopped."]),
        ("Is it No. 5? No. It is six.", ["Is it No. 5?", "No.", "It is six."]),
        ("It rained. —", ["It rained. —"]),
        ("It rained . She left .", ["It rained .", "She left ."]),
        ("It was he and I. We left.", ["It was he and I.", "We left."]),
        ("It rained.\n\nIt stopped", ["It rained.", "It stopped"]),
    ],
)  # fmt: skip
def test_sentences_end_at_their_stops(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Is it? No. It is not,” said Voss. He left.",
         ["“Is it? No. It is not,” said Voss.", "He left."]),
        ('"A. B. C," he said.', ['"A. B. C," he said.']),
        ("“Is it?” said Voss.", ["“Is it?” said Voss."]),
        ("“Go!” Okafor shouted. “Now!” she said.", ["“Go!” Okafor shouted.", "“Now!” she said."]),
        ("“Why…” Ida Voss wrote.", ["“Why…” Ida Voss wrote."]),
        ("“Is it?” The crowd fell silent.", ["“Is it?”", "The crowd fell silent."]),
        ("“It is.” Voss said nothing more.", ["“It is.”", "Voss said nothing more."]),
        ("“It is.” “It is not.”", ["“It is.”", "“It is not.”"]),
        ("She said: “Go. Now.” Then she left.", ["She said: “Go. Now.”", "Then she left."]),
        ("‘He cried “Go. Now!” and ran.’ So it was.",
         ["‘He cried “Go. Now!” and ran.’", "So it was."]),
        ("“We go on. And on.\n\n“And on.” He left.",
         ["“We go on. And on.", "“And on.”", "He left."]),
    ],
)  # fmt: skip
def test_a_quotation_and_its_reporting_clause_stay_together(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected


TEXT = st.lists(
    st.sampled_from(
        ["a", "B", "said", "He", "Mr.", "U.S.", "6", ".", "?", "…", ",", " ", "  ", "\n", "\r\n",
         "\n\n", "\u2028", "\u2029", "\u00a0", "\u200b", "\x0c", "“", "”", '"', "'", "’", "(", ")",
         "word " * 12, "so it goes on and on\n"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(TEXT)
def test_paragraphs_hold_all_the_text_and_no_edge_of_space(text: str) -> None:
    paragraphs = split_paragraphs(text)

    assert_ordered(paragraphs, len(text))
    outside = text
    for paragraph in reversed(paragraphs):
        assert paragraph.of(text) == paragraph.of(text).strip()
        outside = outside[: paragraph.start] + outside[paragraph.end :]
    assert not outside.strip().replace("\u200b", "").strip()


@settings(deadline=None)
@given(TEXT)
def test_sentences_hold_all_the_paragraphs(text: str) -> None:
    paragraphs = split_paragraphs(text)
    sentences = split_sentences(text, paragraphs, find_quotes(text, paragraphs))

    assert_ordered(sentences, len(text))
    for sentence in sentences:
        assert sentence.of(text) == sentence.of(text).strip()
        assert sum(paragraph.contains(sentence) for paragraph in paragraphs) == 1
    assert solid(sentences, text) == solid(paragraphs, text)


@settings(deadline=None)
@given(TEXT)
def test_no_sentence_ends_within_a_quotation(text: str) -> None:
    paragraphs = split_paragraphs(text)
    quotes = find_quotes(text, paragraphs)

    for sentence in split_sentences(text, paragraphs, quotes):
        assert not any(q.outer.start < sentence.end < q.outer.end for q in quotes)


def solid(spans: tuple[Span, ...], text: str) -> str:
    return "".join("".join(span.of(text) for span in spans).replace("\u200b", "").split())


def assert_ordered(spans: tuple[Span, ...], length: int) -> None:
    assert all(0 <= span.start < span.end <= length for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
