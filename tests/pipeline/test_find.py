"""Quotations as they stand in news text, and every way that their marks go wrong.

Expected quotations are written as their words: ``> words`` is nested in the one before it,
``words …`` has no closing mark, and ``+ words`` carries on what the last paragraph left open.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worker.pipeline.document import QuoteSpan
from worker.pipeline.find import find_quotes
from worker.pipeline.segment import split_paragraphs


def quotes_of(text: str) -> list[str]:
    def shown(quote: QuoteSpan) -> str:
        nested = "> " if quote.parent is not None else ""
        carried_on = "+ " if quote.continues is not None else ""
        left_open = "" if quote.closed else " …"
        return nested + carried_on + quote.inner.of(text) + left_open

    return [shown(quote) for quote in find_quotes(text, split_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” she said. “At last.”", ["We won,", "At last."]),
        ('"We won," she said. "At last."', ["We won,", "At last."]),
        ("‘We won,’ she said. ‘At last.’", ["We won,", "At last."]),
        ("'We won,' she said. 'At last.'", ["We won,", "At last."]),
        ('“We won," she said. "At last.”', ["We won,", "At last."]),
        ("``We won,'' she said. ``At last.''", ["We won,", "At last."]),
        ("''We won,'' she said.", ["We won,"]),
        ("‘‘We won,’’ she said. ‘‘It’s over.’’", ["We won,", "It’s over."]),
        ("«We won», she said. « At last », he added.", ["We won", " At last "]),
        ("»We won«, she said.", ["We won"]),
        ("‹We won›, she said.", ["We won"]),
        ('„Ja“, „nein”, „so", ‚klein‘, ‚mini’.', ["Ja", "nein", "so", "klein", "mini"]),
        ("”Ja,” she said, the Swedish way.", ["Ja,"]),
        ("&quot;We won,&quot; she said of &#39;it&#39;.", ["We won,", "it"]),
        ("â€œWe won,â€\x9d she said, and itâ€™s true.", ["We won,"]),
    ],
)
def test_every_kind_of_mark_is_paired(text: str, expected: list[str]) -> None:
    assert quotes_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes"; she said "no": "maybe"!', ["yes", "no", "maybe"]),
        ("“Over”, she said. “Over,” he said.", ["Over", "Over,"]),
        ("(“Yes.”) [“no”] —“Go,”— ‘so’…", ["Yes.", "no", "Go,", "so"]),
        ("“I know—” he began. “—what?”", ["I know—", "—what?"]),
        ('"I was there"-- he said --"and left"', ["I was there", "and left"]),
        (
            '"...and then it fell," he said. ". . . Again."',
            ["...and then it fell,", ". . . Again."],
        ),
        ('".@mayor, resign," she tweeted.', [".@mayor, resign,"]),
        ("‘We are out of time’, warns Sato", ["We are out of time"]),
        ("Hospital ‘on its knees’, says chief", ["on its knees"]),
        ("'It's our lifeline': shopkeepers fear for trade", ["It's our lifeline"]),
        ('"We won" , he said . " Again . "', ["We won", " Again . "]),
    ],
)
def test_a_quotation_ends_at_its_mark_whatever_stands_beside(
    text: str, expected: list[str]
) -> None:
    assert quotes_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Then she cried, ‘Get out!’ and ran,” he said.",
         ["Then she cried, ‘Get out!’ and ran,", "> Get out!"]),
        ("‘Then she cried, “Get out!” and ran,’ he said.",
         ["Then she cried, “Get out!” and ran,", "> Get out!"]),
        ("\"'No' is a word,\" he said. \"She said 'no'\"",
         ["'No' is a word,", "> No", "She said 'no'", "> no"]),
        ("'\"We won,\" he told me,' she said.", ['"We won," he told me,', "> We won,"]),
        ("‘He said ‘no’’", ["He said ‘no’", "> no"]),
        ("‘He saw “the dog.’ and” left,’ she said.",
         ["He saw “the dog.’ and” left,", "> the dog.’ and"]),
        ("“She is ‘right’ here,” he said.", ["She is ‘right’ here,", "> right"]),
        ("“A ‘b “c” d’ e,” he said.", ["A ‘b “c” d’ e,", "> b “c” d", "> c"]),
        ("“He called it “great” and left,” she said.",
         ["He called it “great” and left,", "> great"]),
        ('"He called it "great" and left," she said.',
         ['He called it "great" and left,', "> great"]),
        ("‘He told me it was ‘great’ and left,’ she said.",
         ["He told me it was ‘great’ and left,", "> great"]),
        ("the “so-called ‘experts’” and ‘so-called “experts”’",
         ["so-called ‘experts’", "> experts", "so-called “experts”", "> experts"]),
    ],
)  # fmt: skip
def test_quotations_nest(text: str, expected: list[str]) -> None:
    assert quotes_of(text) == expected


def test_a_nested_quotation_names_its_parent() -> None:
    text = "“So.” “A ‘b “c” d’ e,” he said."

    quotes = find_quotes(text, split_paragraphs(text))

    assert [quote.parent for quote in quotes] == [None, None, 1, 2]
    assert [quote.outer.of(text) for quote in quotes][2:] == ["‘b “c” d’", "“c”"]


@pytest.mark.parametrize(
    "text",
    [
        "It’s the players’ bus, the ’90s, ’tis said, and rock ’n’ roll ‘em.",
        "It's the players' bus, the '90s, 'tis said, and rock 'n' roll 'em.",
        "O'Brien's and O’Brien’s and O‘Brien’s dogs' bowls",
        "Goin' home to th' ol' house o' fun, James' wife said.",
        "the U.S.'s and Yahoo!'s shares",
        "Class of '98, class of ’98, class of ‘98",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert quotes_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He is 6'2\" and 5′10″ and 5’10” tall.",
        'The 12" screen is 18" wide, 2" deep.',
        "It lies at 51°30'26\" N, 0°7'39\" W.",
        "He ran it in 3'42\".",
        "<a href=\"x\" title='so'>a link</a>",
        '<tweet author="@harbour" id="77">',
    ],
)
def test_measures_and_markup_are_no_marks(text: str) -> None:
    assert quotes_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The players’ bus was late, that’s all,’ coach Rhys Parr said.",
         ["The players’ bus was late, that’s all,"]),
        ("'The players' bus was late, that's all,' coach Rhys Parr said.",
         ["The players' bus was late, that's all,"]),
        ("‘Don’t tell ’em,’ she said. ‘It’s rock ’n’ roll, the ’90s and goin’ home.’",
         ["Don’t tell ’em,", "It’s rock ’n’ roll, the ’90s and goin’ home."]),
        ("‘I told ‘im to leave,’ he said. ‘And he did.’",
         ["I told ‘im to leave,", "And he did."]),
        ("Boss hails the ‘Lions’ roar at players’ party", ["Lions"]),
        ("‘We like the Lions’ said the coach of the ‘Bears’", ["We like the Lions", "Bears"]),
        ("'Til death,' he sang. 'Twas fun.", ["Til death,"]),
        ("‘’Twas fun,’ he said.", ["’Twas fun,"]),
        ("‘40 years is long,’ he said. ‘In 2016’ he began.", ["40 years is long,", "In 2016"]),
        ("I wrote in '16 and '17: 'No.'", ["No."]),
        ('"The 12" screen is bad," she said.', ['The 12" screen is bad,']),
        ("It was given ‘Category 3’ status. He said so.", ["Category 3"]),
        ("“They said, ‘You’ll be lucky’.” So.",
         ["They said, ‘You’ll be lucky’.", "> You’ll be lucky"]),
        ("‘I saw ‘ouses burn,’ he said. ‘And so on.’", ["I saw ‘ouses burn,", "And so on."]),
        ('"I wrote in \'19" , he said. "Twice."', ["I wrote in '19", "Twice."]),
        ("\"Hamlet\"'s star", ["Hamlet"]),
        ("a ‘round’ table and the ’cause’", ["round", "cause"]),
    ],
)  # fmt: skip
def test_closing_marks_are_told_from_apostrophes(text: str, expected: list[str]) -> None:
    assert quotes_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go on.\n\n“And on,” he said.", ["We go on. …", "+ And on,"]),
        ("“A\n\n“B\n\n“C,” he said.", ["A …", "+ B …", "+ C,"]),
        ("‘We go on, players’ bus and all.\n\n‘And on,’ he said.",
         ["We go on, players’ bus and all. …", "+ And on,"]),
        ("«We go on.\n\n«And on», he said.", ["We go on. …", "+ And on"]),
        ("“We had a “special” day and went on.\n\n“And on,” he said.",
         ["We had a “special” day and went on. …", "> special", "+ And on,"]),
        ("“We go on.\n\nHe left.\n\n“No,” he said.", ["We go on. …", "No,"]),
        ("“We go on.”\n\n“And on,” he said.", ["We go on.", "And on,"]),
        ('He took "no pleasure in that.\n\n"I wrote," he said.',
         ["no pleasure in that. …", "I wrote,"]),
    ],
)  # fmt: skip
def test_a_quotation_left_open_is_carried_on_by_the_next_paragraph(
    text: str, expected: list[str]
) -> None:
    assert quotes_of(text) == expected


def test_a_quotation_carried_on_names_the_earlier_segment() -> None:
    text = "“So.” “A\n\n“B ‘c’\n\n“D,” he said."

    quotes = find_quotes(text, split_paragraphs(text))

    assert [quote.continues for quote in quotes] == [None, None, 1, None, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One, he said. “Two.”", ["One, …", "Two."]),
        ('"One, said Nia Roe. "Two," she said. "Three."', ["One, …", "Two,", "Three."]),
        ('The 12" screen "flickers, Moyo said. “It’s cheap."', ["flickers, …", "It’s cheap."]),
        ("“It held. We went home. The end came “late,” he said.",
         ["It held. We went home. …", "late,"]),
        ('It was "aware of the closure. It would not say when.', ["aware of the closure. …"]),
        ("“One, he said “Two.”", ["One, …", "Two."]),
        ("“The said man left. “Two.”", ["The said man left. …", "Two."]),
        ("“Is it? It was late. Nobody ever said. “Two.”",
         ["Is it? It was late. Nobody ever said. …", "Two."]),
        ("“Is it? The one old man in the long coat said. “Two.”",
         ["Is it? The one old man in the long coat said. …", "Two."]),
        ("“It held up, then she said. “Two.”", ["It held up, then she said. …", "Two."]),
        ("“Is it? (She said. “Two.”", ["Is it? (She said. …", "Two."]),
        ("“It is ‘so, he said. Again’ it", ["It is ‘so, …"]),
        ("“It ‘held “two” up’ well. Then", ["It ‘held “two” up’ well. Then …",
         "> held “two” up", "> two"]),
        ("‘We go on.\n\nHe left.", ["We go on. …"]),
        ("“He said ‘no,” she said.", ["He said ‘no,"]),
        ("‘He said “no,’ she said.", ["He said “no,"]),
    ],
)  # fmt: skip
def test_a_missing_closing_mark_costs_one_quotation_only(text: str, expected: list[str]) -> None:
    assert quotes_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Won," he said. "Two," she said. "Three."', ["Two,", "Three."]),
        ("One.” he said. “Two,” she said.", ["Two,"]),
        ("One.’ She said: “Two,” and left.", ["Two,"]),
        ("She saw the ‘lost mark and left. “Two,” she said.", ["Two,"]),
        ("» Read more\n» Sport\n“Two,” she said.", ["Two,"]),
        ("A stray “\n\nmark. “Two,” she said.", ["Two,"]),
    ],
)
def test_a_stray_mark_costs_nothing_else(text: str, expected: list[str]) -> None:
    assert quotes_of(text) == expected


def test_a_text_in_one_line_recovers_from_a_missing_mark() -> None:
    sentence = '"We saw {0} ships," said Ida Voss. Nobody else did. '
    text = "".join(sentence.format(n) for n in range(40)).replace('7 ships,"', "7 ships,")

    assert [q for q in quotes_of(text) if not q.endswith("…")] == [
        f"We saw {n} ships," for n in range(40) if n % 10 != 7
    ]


def test_an_unclosed_quotation_does_not_swallow_a_text_in_one_line() -> None:
    text = "“We go on. " + "The town sleeps on its hill. " * 200

    assert quotes_of(text) == ["We go on. …"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said:"We won."She said:"No."They left.', ["We won.", "No."]),
        ("He said:‘We won.’She said:‘No.’They left.", ["We won.", "No."]),
        ("She asked: ' Why ? ' and left.", [" Why ? "]),
        ("‘ We won , ’ she said .", [" We won , "]),
        ('He said" we won," and left.', [" we won,"]),
        ('"We won, "he said.', ["We won, "]),
        ('Three came.”They write our names." So they say.', ["They write our names."]),
        ("'I Found Out'EXCLUSIVE: the story", ["I Found Out"]),
        ("“Text“ he said. ”Text” she said.", ["Text", "Text"]),
        ("'Arrest me if I'm guilty\": chief", ["Arrest me if I'm guilty"]),
        ("He wrote: “So.’ She left.", ["So."]),
    ],
)
def test_misplaced_marks_are_put_up_with(text: str, expected: list[str]) -> None:
    assert quotes_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"" “” " " ‘ ’ “a”', ["a"]),
        ('""We won,"" he said.', ["We won,"]),
        ('"""We won,""" he said.', ["We won,"]),
        ("'''''''''''' \"\"\"\"\"\"\"\"\"\" ’’’’’’’’’’", []),
        ("“We, ‘they’ and” “I”", ["We, ‘they’ and", "> they", "I"]),
    ],
)
def test_empty_and_doubled_pairs_are_no_quotations(text: str, expected: list[str]) -> None:
    assert quotes_of(text) == expected


def test_a_hard_wrapped_quotation_is_one() -> None:
    text = (
        "The ferry company said on Monday that it had been told of the “strike\n"
        "by the radio, like everyone else” and that it would sail, whatever the\n"
        "weather and the unions made of it.\n"
    )

    assert quotes_of(text) == ["strike\nby the radio, like everyone else"]


@pytest.mark.xfail(strict=True, reason="a possessive before a comma looks like a closing mark")
def test_a_possessive_before_a_comma_closes_nothing() -> None:
    text = "‘The house is my parents’, not mine,’ she said."

    assert quotes_of(text) == ["The house is my parents’, not mine,"]


MARKS = st.text(alphabet="\"'“”‘’«»„‚`‹›", min_size=1, max_size=3)
WORDS = st.sampled_from(
    [
        "a",
        "We won",
        "players",
        "said",
        "he said",
        "6",
        ".",
        ",",
        "?",
        "…",
        " ",
        "\n",
        "\n\n",
        "—",
        "<b",
    ]
)
MARKED_TEXT = st.lists(st.one_of(MARKS, WORDS, st.just(" ")), max_size=40).map("".join)


@settings(deadline=None)
@given(MARKED_TEXT)
def test_spans_are_exact_and_in_order_for_any_text(text: str) -> None:
    paragraphs = split_paragraphs(text)
    quotes = find_quotes(text, paragraphs)

    for quote in quotes:
        assert quote.outer.contains(quote.inner)
        assert quote.outer.start < quote.inner.start < quote.inner.end <= len(text)
        assert quote.closed == (quote.inner.end < quote.outer.end)
        assert quote.inner.of(text).strip()
        assert any(paragraph.contains(quote.outer) for paragraph in paragraphs)
    assert all(a.outer.start < b.outer.start for a, b in pairwise(quotes))


@settings(deadline=None)
@given(MARKED_TEXT)
def test_quotations_overlap_only_by_nesting(text: str) -> None:
    quotes = find_quotes(text, split_paragraphs(text))

    for index, quote in enumerate(quotes):
        around = [q for q in quotes[:index] if q.outer.end > quote.outer.start]
        assert all(q.inner.contains(quote.outer) for q in around)
        assert quote.parent == (quotes.index(around[-1]) if around else None)


@settings(deadline=None)
@given(MARKED_TEXT)
def test_a_quotation_carried_on_was_left_open_at_the_end_of_the_paragraph_before(
    text: str,
) -> None:
    paragraphs = split_paragraphs(text)
    quotes = find_quotes(text, paragraphs)

    for quote in quotes:
        if quote.continues is not None:
            earlier = quotes[quote.continues]
            here = next(i for i, p in enumerate(paragraphs) if p.contains(quote.outer))
            assert not earlier.closed
            assert earlier.outer.end == paragraphs[here - 1].end
            assert quote.outer.start == paragraphs[here].start
