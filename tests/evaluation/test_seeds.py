"""The seeds are what their markup says, and the pipeline keeps working on them."""

from pathlib import Path

import pytest

from worker.evaluation.gold import GoldArticle, read_jsonl
from worker.evaluation.seeds import compiled

SEEDS = Path(__file__).parents[2] / "seeds"
GOLD = list(read_jsonl((SEEDS / "gold.jsonl").read_bytes().splitlines()))


def test_gold_and_plain_texts_are_compiled_from_the_markup() -> None:
    texts, gold = compiled(SEEDS / "markup")
    assert gold == (SEEDS / "gold.jsonl").read_text(encoding="utf-8"), "run `make seeds`"
    assert texts == {
        path.name: path.read_bytes().decode("utf-8") for path in (SEEDS / "articles").glob("*.txt")
    }, "run `make seeds`"


@pytest.mark.parametrize("article", GOLD, ids=lambda article: str(article.id))
def test_every_gold_span_is_inside_its_text(article: GoldArticle) -> None:
    for quote in article.quotes:
        for span in (quote.span, *quote.source, *quote.cue):
            assert span.of(article.text).strip()
        assert quote.attributed == (quote.who is not None)


def test_each_seed_brings_a_phenomenon_of_its_own() -> None:
    phenomena = [article.style.partition("phenomenon: ")[2].partition(";")[0] for article in GOLD]
    assert all(phenomena)
    assert len(set(phenomena)) == len(GOLD) >= 12


def test_the_readme_says_of_each_seed_what_it_brings() -> None:
    rows = [line.split(" | ")[0] for line in (SEEDS / "README.md").read_text().splitlines()]
    listed = [row.removeprefix("| ") for row in rows if row.startswith("| ")]
    assert listed[1:] == sorted(path.stem for path in (SEEDS / "markup").glob("*.txt"))
