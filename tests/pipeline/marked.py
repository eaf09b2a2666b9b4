"""Articles in the gold's inline markup, read as if an attributor had found what is marked."""

from __future__ import annotations

from worker.evaluation.gold import GoldArticle
from worker.evaluation.marked import attributions
from worker.evaluation.markup import from_markup
from worker.evaluation.scores import match
from worker.pipeline.document import Attribution, Document
from worker.pipeline.read import read
from worker.pipeline.resolve import Resolution, resolve


def attributed(marked: str) -> tuple[GoldArticle, Document, tuple[Attribution, ...]]:
    """The article, cut up, and the marked speakers and cues of its quotes."""
    article = from_markup(marked)
    document = read(article.text)
    return article, document, attributions(article, document)


def resolved(marked: str) -> Resolution:
    """What the resolver makes of a marked article."""
    _, document, decided = attributed(marked)
    return resolve(document, decided)


def names(marked: str) -> tuple[list[str], list[str]]:
    """For each marked quote that is found: the name wanted, and the name given ("" for nobody)."""
    article, document, decided = attributed(marked)
    resolution = resolve(document, decided)
    found = match(
        article.text, [q.span for q in article.quotes], [q.inner for q in document.quotes]
    )
    wanted, given = [], []
    for index, number in sorted(found.items()):
        if article.quotes[number].attributed:
            who = resolution.speakers[index]
            wanted.append(article.quotes[number].who or "")
            given.append("" if who is None else resolution.entities[who].name)
    return wanted, given
