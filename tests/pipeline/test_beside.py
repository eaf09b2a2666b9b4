"""Which mentions are a quote's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from worker.pipeline.beside import own_mentions
from worker.pipeline.document import Attribution, Span
from worker.pipeline.read import read

OWN = {
    "beside it": '"It held," Ana Reis said.',
    "before it in the paragraph": 'Ana Reis said it late, and said it twice. "It held."',
    "in a line that introduces it": 'Then Ana Reis said:\n\n"It held."',
    "in the line under a pull quote": '"It held."\n\nAna Reis, who said it first',
    "behind the paragraph that goes on": '"It held.\n\n"It did," Ana Reis said.',
}
OTHERS = {
    "in the paragraph before": 'Ana Reis said so.\n\n"It held. All of it."',
    "in the paragraph behind": '"It held."\n\nAna Reis said nothing more.',
    "two paragraphs away": 'Ana Reis, who said it\n\nThe bridge was cold.\n\n"It held."',
}


def claim(text: str) -> tuple[Attribution, Attribution]:
    """The claim that the first quote is Ana Reis's by her name and "said", and what is left."""
    name, said = text.index("Ana Reis"), text.index("said")
    claimed = Attribution(True, Span(name, name + 8), Span(said, said + 4), 1.0, "test")
    document = read(text)
    others = [Attribution(True, None, None, 1.0, "test") for _ in document.quotes[1:]]
    return claimed, own_mentions(document, [claimed, *others])[0]


@pytest.mark.parametrize("text", OWN.values(), ids=OWN)
def test_a_mention_beside_the_quote_is_its_own(text: str) -> None:
    claimed, left = claim(text)
    assert left == claimed


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_a_mention_in_another_paragraph_is_only_carried_over(text: str) -> None:
    claimed, left = claim(text)
    assert (left.speaker, left.cue, left.carried) == (None, None, claimed.speaker)


@pytest.mark.parametrize("claims", [(1,), (2,), (1, 2), (0, 1, 2)])
def test_a_quotation_of_several_paragraphs_is_not_of_who_speaks_behind_it(
    claims: tuple[int, ...],
) -> None:
    text = 'Ana Reis said: "It held.\n\n"It did.\n\n"All night long."\n\nBo Lund said: "It leaked."'
    ana = Attribution(True, Span(0, 8), Span(9, 13), 1.0, "test")
    start = text.index("Bo Lund")
    bo = Attribution(True, Span(start, start + 7), Span(start + 8, start + 12), 1.0, "test")
    claimed = [bo if index in (*claims, 3) else ana for index in range(4)]
    own = own_mentions(read(text), claimed)
    assert own[3] == bo
    for index in range(3):
        assert own[index].speaker == ana.speaker, index


def test_a_name_in_a_line_of_its_own_behind_several_paragraphs_is_theirs() -> None:
    text = '"It held.\n\n"All night long."\n\nAna Reis, Tarn'
    start = text.index("Ana")
    ana = Attribution(True, Span(start, start + 8), None, 1.0, "test")
    assert [own.speaker for own in own_mentions(read(text), [ana, ana])] == [ana.speaker] * 2


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("In a memo titled “It held,” Ana Reis said no more.", True),
        ("In a column headlined “Why it held”, Ana Reis said no more.", True),
        ("Her report, “Held at Last”, Ana Reis said, is out.", True),
        ("Ana Reis said her new song, “Held”, was late.", True),
        ("Ana Reis said the novel “Held by the River” was late.", True),
        ("Ana Reis said he sang “Hold the Bridge” all night.", True),
        ("Ana Reis said the novel was “Held by the River”.", False),
        ("Ana Reis, who said so, called the novel “Rubbish”.", False),
        ("Ana Reis said they sang “we hold the bridge”.", False),
        ("Ana Reis said in the report, “We hold it”.", False),
        ("Ana Reis said it was, in the words of the report, “holding”.", False),
        ("Ana Reis said it was what some called “A scandal”.", False),
    ],
)
def test_a_title_is_nobodys_words(text: str, title: bool) -> None:
    _, left = claim(text)
    assert left.attributed is not title
    assert not title or (left.speaker, left.cue) == (None, None)


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("Photo: Ana Reis", False),
        ("Pictures: Ana Reis/PA", False),
        ("The bridge on Monday. Image: Ana Reis", False),
        ("Words by Ana Reis", False),
        ("The engineer: Ana Reis", True),
        ("Ana Reis, in the picture: on the left", True),
        ("In the picture: Ana Reis", True),
    ],
)
def test_whose_picture_it_is_does_not_speak(line: str, speaks: bool) -> None:
    text = f"{line}\n\n“It held.”"
    start = text.index("Ana Reis")
    name = Span(start, start + 8)
    claimed = Attribution(True, name, None, 1.0, "test")
    for before in (claimed, replace(claimed, speaker=None, carried=name)):
        (left,) = own_mentions(read(text), [before])
        assert {left.speaker, left.carried} == ({name, None} if speaks else {None})


def test_a_mention_that_speaks_twice_does_so_by_one_verb() -> None:
    text = "“It held,” Ana Reis said. “All of it.”"
    said = Attribution(True, Span(11, 19), Span(20, 24), 1.0, "test")
    both = own_mentions(read(text), [said, replace(said, cue=None)])
    assert both == (said, said)
    alone = own_mentions(read(text), [replace(said, cue=None), said])
    assert [claimed.cue for claimed in alone] == [None, said.cue], "no verb is seen before it"


def test_a_verb_within_its_subject_is_kept() -> None:
    text = "The mayor was said by aides to be “livid”."
    said = text.index("said")
    claimed = Attribution(True, Span(0, 27), Span(said, said + 4), 1.0, "test")
    assert own_mentions(read(text), [claimed]) == (claimed,)


@pytest.mark.parametrize(
    ("text", "subject", "covers", "verb"),
    [
        (
            'Ferry firm says sorry; minister "not happy"\n\nIt is late.',
            "minister",
            "says sorry",
            None,
        ),
        ("“Oh,” comes a voice from the hall.", "a voice", "comes", "comes"),
        ("Asked by both, Ana Reis admitted it was “low”.", "Ana Reis", "both", None),
    ],
)
def test_no_verb_covers_its_subject(text: str, subject: str, covers: str, verb: str | None) -> None:
    start, begin = text.index(subject), text.index(covers)
    speaker = Span(start, start + len(subject))
    claimed = Attribution(True, speaker, Span(begin, speaker.end), 1.0, "test")
    (left,) = own_mentions(read(text), [claimed])
    assert left.speaker == speaker
    assert (left.cue and left.cue.of(text)) == verb


def test_the_verb_behind_a_covered_subject_is_kept() -> None:
    text = "Asked by both, Ana Reis admitted it was “low”."
    speaker = Span(text.index("Ana"), text.index(" admitted"))
    claimed = Attribution(True, speaker, Span(text.index("both"), text.index(" it")), 1.0, "test")
    (left,) = own_mentions(read(text), [claimed])
    begin = text.index("admitted")
    assert left.cue == Span(begin, begin + 8)


def test_a_paragraph_goes_on_with_the_mention_of_the_one_before() -> None:
    text = "Ana Reis said: “It held.\n\n“It held all night.”"
    first = Attribution(True, Span(0, 8), Span(9, 13), 1.0, "test")
    second = Attribution(True, None, None, 1.0, "test", Span(0, 8))
    left = own_mentions(read(text), [first, second])
    assert [(a.speaker, a.cue, a.carried) for a in left] == [(Span(0, 8), Span(9, 13), None)] * 2


def test_a_paragraph_that_goes_on_keeps_a_mention_of_its_own() -> None:
    text = "Ana Reis said: “It held.\n\n“It held all night,” she added."
    she, added = text.index("she"), text.index("added")
    first = Attribution(True, Span(0, 8), Span(9, 13), 1.0, "test")
    second = Attribution(True, Span(she, she + 3), Span(added, added + 5), 1.0, "test")
    assert own_mentions(read(text), [first, second]) == (first, second)
