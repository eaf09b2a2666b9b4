"""What turns corpora into examples; the network itself is tested where torch is installed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from worker.evaluation.gold import GoldArticle
from worker.evaluation.markup import from_markup, read_directory
from worker.pipeline.document import Span
from worker.pipeline.pieces import tokenizer
from worker.training import augment
from worker.training.config import Config
from worker.training.corpora import Example, Relation, trim_cue, trim_mention
from worker.training.sampling import epoch_samples

TRAINING = Path(__file__).parents[1] / "worker" / "training"
OURS = {TRAINING / "articles": 380, TRAINING / "hard": 76}
SEEDS = Path(__file__).parents[1] / "seeds" / "markup"


def example(marked: str, *relations: tuple[str, str, str]) -> Example:
    article = from_markup(marked)

    def span(words: str) -> tuple[Span, ...]:
        start = article.text.index(words)
        return (Span(start, start + len(words)),)

    made = tuple(Relation(*map(span, relation)) for relation in relations)
    return Example(article, made, "test", True)


def labels(article: GoldArticle) -> list[tuple[str, list[str], list[str]]]:
    text = article.text
    return [
        (q.span.of(text), [s.of(text) for s in q.source], [c.of(text) for c in q.cue])
        for q in article.quotes
    ]


@pytest.mark.parametrize(
    ("source", "mention"),
    [
        ("Ana Ruiz, a pilot from Oss", "Ana Ruiz"),
        ("Sen. Ana Ruiz", "Ana Ruiz"),
        ("union spokeswoman Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz, who flew it", "Ana Ruiz"),
        ("a spokesman for the union", "a spokesman for the union"),
        ("she", "she"),
        ("Former Mayor Ana Ruiz", "Ana Ruiz"),
        ("Oss City Police Chief Ana Ruiz", "Ana Ruiz"),
        ("Oss Secretary General Ana Ruiz", "Ana Ruiz"),
        ("the top aide to Governor Ana Ruiz", "the top aide to Governor Ana Ruiz"),
        ("Ana Ruiz from Oss", "Ana Ruiz"),
        ("a pilot from Oss", "a pilot from Oss"),
    ],
)
def test_a_source_is_cut_to_its_smallest_noun_phrase(source: str, mention: str) -> None:
    assert trim_mention(source, Span(0, len(source))).of(source) == mention


@pytest.mark.parametrize(
    ("cue", "head"),
    [
        ("has said", "said"),
        ("said on Monday", "said"),
        ("continued:", "continued"),
        (":", ":"),
        ("according to", "according to"),
        ("was quoted as saying", "quoted as saying"),
    ],
)
def test_a_cue_is_cut_to_its_head_words(cue: str, head: str) -> None:
    assert trim_cue(cue, Span(0, len(cue))).of(cue) == head


MARKED = (
    '“<q i=1 who="Ana Ruiz">We hold,</q>” <s q=1>Ana Ruiz</s> <c q=1>said</c>.\n\n'
    "Hale said that Ruiz was right."
)


def test_new_names_keep_every_label_on_its_words() -> None:
    article = augment.renamed(example(MARKED), Random(3)).article
    [(words, [source], [cue])] = labels(article)
    assert (words, cue) == ("We hold,", "said")
    assert source != "Ana Ruiz"
    assert article.text.count(source.split()[-1]) == 2


def test_source_and_cue_change_places() -> None:
    inverted = augment.inverted(example(MARKED), Random(1), 1.0).article
    assert inverted.text.startswith("“We hold,” said Ana Ruiz.")
    assert labels(inverted) == [("We hold,", ["Ana Ruiz"], ["said"])]


def test_indirect_speech_gets_marks_and_becomes_a_quote() -> None:
    before = example(MARKED, ("Hale", "said that", "Ruiz was right"))
    article = augment.marked(before, Random(1), 1.0).article
    assert "Hale said that “Ruiz was right”." in article.text
    assert labels(article)[1] == ("Ruiz was right", ["Hale"], ["said"])


def test_without_line_breaks_the_labels_stay() -> None:
    article = augment.unbroken(example(MARKED)).article
    assert "\n" not in article.text
    assert labels(article) == labels(from_markup(MARKED))


def test_joined_paragraphs_keep_their_labels_and_a_headline_stays_alone() -> None:
    marked = "Bridge shut\n\n" + MARKED + '\n\nNobody came.\n“<q i=9 who="Bo Oe">No.</q>”'
    before = example(marked)
    article = augment.joined(before, Random(1), 1.0).article
    assert article.text.startswith("Bridge shut\n\n")
    assert article.text.count("\n") == 2
    assert labels(article) == labels(before.article)
    assert augment.joined(before, Random(1), 0.0) == before


APART = (
    "The bridge.\n\n"
    "<s q=1>Ana Ruiz</s> came at noon.\n\n"
    '“<q i=1 who="Ana Ruiz">We hold.</q>”\n\n'
    '“<q i=2 who="Bo Hale">They fold,</q>” <s q=2>Bo Hale</s> <c q=2>said</c>.'
)


def test_a_crop_keeps_whole_paragraphs_and_the_labels_in_them() -> None:
    whole = labels(from_markup(APART))
    briefs = {augment.cropped(example(APART), Random(seed)).article for seed in range(40)}
    texts = {article.text for article in briefs}
    assert {"“We hold.”", "Ana Ruiz came at noon.\n\n“We hold.”"} <= texts
    for article in briefs:
        assert article.text in from_markup(APART).text
        for words, source, cue in labels(article):
            known = next(label for label in whole if label[0] == words)
            assert cue == known[2]
            assert source == [name for name in known[1] if name in article.text]


@pytest.mark.parametrize(
    ("corpus", "times"),
    [("polnear", (1, 1, 1, 1)), ("articles", (0, 2, 2, 2)), ("hard", (0, 0, 3, 3))],
)
def test_an_epoch_reads_what_its_turn_has_come_for(
    tmp_path: Path, corpus: str, times: tuple[int, ...]
) -> None:
    (tmp_path / "vocab.txt").write_text("[PAD]\n[UNK]\nwe\nhold\n—\n")
    pieces = tokenizer(tmp_path / "vocab.txt")
    numbers = Config.read(TRAINING / "config.toml").values
    data = dict.fromkeys(numbers["data"], 0.0) | {
        "own_from": 1,
        "hard_from": 2,
        "join_from": 2,
        "share_polnear": 1.0,
        "repeat_own": 2,
        "repeat_hard": 3,
    }
    read = [replace(example(MARKED), corpus=corpus)]
    for epoch, expected in enumerate(times):
        batches = epoch_samples(read, pieces, Config(numbers | {"data": data}), epoch)
        assert sum(map(len, batches)) == expected


@pytest.mark.parametrize(("folder", "number"), OURS.items(), ids=["articles", "hard"])
def test_our_training_articles_are_sound_and_many(folder: Path, number: int) -> None:
    articles = read_directory(folder)
    assert len(articles) >= number
    for article in articles:
        for quote in article.quotes:
            assert "\n\n" not in quote.span.of(article.text), (article.id, quote.span)


def test_no_sentence_of_a_seed_is_learned_by_heart() -> None:
    def lines(directory: Path) -> set[str]:
        texts = (article.text for article in read_directory(directory))
        return {line for text in texts for line in text.splitlines() if len(line) > 60}

    assert not lines(SEEDS) & set().union(*map(lines, OURS))
