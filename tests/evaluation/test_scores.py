import pytest

from worker.evaluation.markup import from_markup
from worker.evaluation.scores import Counts, Report, match, name_key, score
from worker.pipeline.document import Span
from worker.pipeline.quote import Extraction, Quote, QuoteSpeaker, Verb

GOLD = from_markup(
    '“<q i=1 who="Ana Ruiz">Not now,</q>” Ms <s q=1>Ruiz</s> <c q=1>said</c>. “<x>Up</x>”.'
)
TEXT = GOLD.text


def quote(words: str, speaker: str | None, name: str | None, verb: str | None) -> Quote:
    start = TEXT.index(words)
    mention = TEXT.index(speaker) if speaker else None
    return Quote(
        id=1,
        text=words,
        start=start,
        end=start + len(words),
        kind="full",
        quotation=1,
        closed=True,
        speaker=QuoteSpeaker(
            name,
            1,
            speaker,
            mention,
            mention + len(speaker) if speaker and mention else None,
            "name",
        )
        if name
        else None,
        verb=Verb(verb, verb, TEXT.index(verb), TEXT.index(verb) + len(verb)) if verb else None,
        confidence=1.0,
    )


RIGHT = quote("Not now,", "Ruiz", "Ana Ruiz", "said")


@pytest.mark.parametrize(
    ("quotes", "errors"),
    [
        ([RIGHT], []),
        ([], ["missed"]),
        ([quote("Not now", "Ms Ruiz", "Ms Ana Ruiz", "said")], []),
        ([quote("Not now,", None, "Ana Ruiz", "said")], ["speaker"]),
        ([quote("Not now,", "Ruiz", "Ruiz", "said")], ["name"]),
        ([quote("Not now,", "Ruiz", "Ana Ruiz", None)], ["verb"]),
        ([quote("Not", "Ruiz", "Ana Ruiz", "said")], ["missed"]),
        ([RIGHT, quote("Up", None, None, None)], ["not speech"]),
        ([RIGHT, quote("said", None, None, None)], ["spurious"]),
    ],
)
def test_each_kind_of_error_is_named(quotes: list[Quote], errors: list[str]) -> None:
    report = score(GOLD, Extraction(tuple(quotes), (), "test"))
    assert [error.kind for error in report.errors] == errors
    assert (report.total.right == 1) == (not errors or errors[0] not in ("missed", "speaker"))


def test_reports_add_up() -> None:
    one = score(GOLD, Extraction((RIGHT,), (), "test"))
    none = score(GOLD, Extraction((), (), "test"))
    both = one + none + Report()
    assert both.total == one.total + Counts(gold=1)
    assert both.total.detection == pytest.approx(2 / 3)
    assert both.total.who_said_what == pytest.approx(2 / 3)
    assert both.groups["source other"].gold == 2


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Dr. Ana Ruiz", "Ana Ruiz"),
        ("the ministry", "Ministry"),
        ("Tan Sri Lim's", "Lim"),
        ("Mayor", "mayor"),
    ],
)
def test_titles_and_articles_are_no_part_of_a_name(name: str, same: str) -> None:
    assert name_key(name) == name_key(same)


def test_a_found_span_matches_one_gold_span_only() -> None:
    text = "aaaa bbbb cccc"
    assert match(text, [Span(0, 4), Span(0, 9)], [Span(0, 9), Span(0, 8)]) == {0: 1}
