from pathlib import Path

import pytest

from worker.evaluation.markup import MarkupError, from_markup, read_markup


def test_a_marked_article_gives_its_text_and_spans() -> None:
    article = from_markup(
        '“<q i=1 who="Ana Ruiz">Go,</q>” <s q=1,2>she</s> <c q=1>said</c>. “<q i=2 who="Ana Ruiz"'
        " kind=mixed>now</q>” is no “<x>term</x>”."
    )
    assert article.text == "“Go,” she said. “now” is no “term”."
    rows = [
        (
            quote.span.of(article.text),
            quote.attributed,
            quote.who,
            quote.kind,
            [span.of(article.text) for span in quote.source],
            [span.of(article.text) for span in quote.cue],
        )
        for quote in article.quotes
    ]
    assert rows == [
        ("Go,", True, "Ana Ruiz", "direct", ["she"], ["said"]),
        ("now", True, "Ana Ruiz", "mixed", ["she"], []),
        ("term", False, None, None, [], []),
    ]


def test_a_nested_quote_stands_after_the_one_around_it() -> None:
    article = from_markup('“<q i=1 who="A">He said ‘<q i=2 who="B">no</q>’ to me</q>”')
    assert [quote.who for quote in article.quotes] == ["A", "B"]


@pytest.mark.parametrize(
    ("marked", "problem"),
    [
        ('<q i=1 who="A">no end', "never closed"),
        ("no start</q>", "closes nothing"),
        ('<q who="A">no number</q>', "needs i and who"),
        ("<q i=1>nobody</q>", "needs i and who"),
        ('<q i=1 who="A">x</q> <s q=2>she</s>', "names a quote that is not there"),
        ('<q i=1 who="A">x <s q=1>she</q></s>', "closes nothing"),
    ],
)
def test_broken_markup_is_refused_with_its_place(marked: str, problem: str) -> None:
    with pytest.raises(MarkupError, match=problem):
        from_markup(marked)


def test_the_error_of_a_file_names_it(tmp_path: Path) -> None:
    path = tmp_path / "fire.txt"
    path.write_text("# style: brief\n\n<q>", encoding="utf-8")
    with pytest.raises(MarkupError, match=r"fire\.txt"):
        read_markup(path)
