"""What quotes are called and how they are grouped: kind and quotation."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import attributed
from worker.pipeline.assemble import assemble
from worker.pipeline.kinds import kinds
from worker.pipeline.read import read
from worker.pipeline.resolve import resolve


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
        # A sentence in the past that introduces a quote is no headline, whatever the quote ends in.
        ("The port shut.\n\nShe wrote: “On the quay #home”\n\nIt reopened.", ["full"]),
        ("The port shut.\n\nOne of them posted on Friday: “We all go ❤”\n\nIt did.", ["full"]),
        ("The port shut.\n\nPort chief says: “We go now”\n\nIt did.", ["heading"]),
        ("The port shut.\n\nWhat they said: “We go now”\n\nIt did.", ["heading"]),
        ("The port shut.\n\n“She wrote: go”, says port chief\n\nIt did.", ["heading"]),
        # The marks of what is nested, and brackets, stand behind the end of the words.
        ("“He said, ‘Go now,’” she recalled.", ["full", "full"]),
        ("“(We always go.)” Ruiz smiled.", ["full"]),
        ("She liked “the ‘old port’” best.", ["partial", "partial"]),
        ("She saw “the boats (and dogs)” go.", ["partial"]),
    ],
)
def test_kind(text: str, expected: list[str]) -> None:
    assert list(kinds(read(text))) == expected


RUIZ = 'who="Ana Ruiz"'
SAID = "<s q=1>Ana Ruiz</s> <c q=1>said</c>"
INNER = '<s q=2>Hale</s> <c q=2>said</c> ‘<q i=2 who="Hale">no</q>’'


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"“<q i=1 {RUIZ}>We go,</q>” {SAID}, “<q i=1 {RUIZ}>when we can.</q>”", [1, 1]),
        (f"“<q i=1 {RUIZ}>We go,</q>” {SAID}. “<q i=9 {RUIZ}>We can.</q>”", [1, 1]),
        (
            f"“<q i=1 {RUIZ}>We go,</q>” {SAID}.\n\n"
            '“<q i=2 who="Hale">No,</q>” <s q=2>Hale</s> <c q=2>said</c>.',
            [1, 2],
        ),
        (f"“<q i=1 {RUIZ}>We go,</q>” {SAID}.\n\n“<q i=2 {RUIZ}>Not now.</q>”", [1, 2]),
        (
            f"“<q i=1 {RUIZ}>We go,</q>” {SAID}. “<q i=1 {RUIZ}>We can.</q>\n\n"
            f"“<q i=1 {RUIZ}>And we do.</q>”",
            [1, 1, 1],
        ),
        (
            f"“<q i=1 {RUIZ}>We go,</q>” {SAID}, <c q=2>adding</c>: “<q i=2 {RUIZ}>Now.</q>”",
            [1, 2],
        ),
        # What is nested in the first part is another's, and parts it not from the second.
        (f"“<q i=1 {RUIZ}>Then {INNER},</q>” {SAID}, “<q i=1 {RUIZ}>so we left.</q>”", [1, 2, 1]),
        (f"“<q i=1 {RUIZ}>It rained,</q>” {SAID}. “<q i=1 {RUIZ}>Then {INNER}.</q>”", [1, 1, 2]),
        (
            f"“<q i=1 {RUIZ}>Then {INNER},</q>” {SAID}.\n\n“<q i=3 {RUIZ}>We left.</q>”",
            [1, 2, 3],
        ),
    ],
)
def test_segments_of_one_utterance_share_a_quotation(marked: str, expected: list[int]) -> None:
    _, document, attributions = attributed(marked)
    extraction = assemble(document, attributions, resolve(document, attributions), "marked 1")
    assert [quote.quotation for quote in extraction.quotes] == expected


@pytest.mark.parametrize(
    ("inner", "listed"),
    [
        ('and then <s q=2>she</s> <c q=2>said</c> ‘<q i=2 who="Lu">no</q>’ to us', 2),
        ('it is a ‘<q i=1 who="Ana Ruiz">binding</q>’ plan', 1),
    ],
)
def test_a_nested_quote_is_listed_when_it_has_its_own_speaker(inner: str, listed: int) -> None:
    _, document, attributions = attributed(f"“<q i=1 {RUIZ}>We went {inner},</q>” {SAID}.")
    extraction = assemble(document, attributions, resolve(document, attributions), "marked 1")
    assert len(extraction.quotes) == listed


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        # A cue that only tells how somebody is gives way to the colon.
        ("<s q=1>Ana Ruiz</s> was <c q=1>furious</c>:", ":"),
        ("<s q=1>Ana Ruiz</s> was also very <c q=1>relieved</c>:", ":"),
        ("<s q=1>Ana Ruiz</s> <c q=1>is very clear</c>:", ":"),
        ("<s q=1>Ana Ruiz</s> was <c q=1>proud of it:</c>", ":"),
        # But no verb, no noun, and none that stands elsewhere.
        ("<s q=1>Ana Ruiz</s> was <c q=1>asked</c>:", "asked"),
        ("<s q=1>Ana Ruiz</s> was heard <c q=1>saying</c>:", "saying"),
        ("<s q=1>Ana Ruiz</s> is <c q=1>known</c>:", "known"),
        ("<s q=1>The sign</s> reads <c q=1>as follows:</c>", "as follows:"),
        ("The answer was <c q=1>as follows:</c>", "as follows:"),
        ("<s q=1>Ana Ruiz</s>'s <c q=1>reply</c>:", "reply"),
        ("<s q=1>Ana Ruiz</s> was <c q=1>furious</c> and left:", "furious"),
    ],
)
def test_a_verb_is_one_or_the_colon(text: str, verb: str) -> None:
    article, document, decided = attributed(f"{text} “<q i=1 {RUIZ}>We go now.</q>”")
    (quote,) = assemble(document, decided, resolve(document, decided), "gold").quotes
    assert quote.verb is not None
    assert (quote.verb.text, article.text[quote.verb.start : quote.verb.end]) == (verb, verb)
