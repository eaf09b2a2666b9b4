"""Articles in the gold's inline markup, read as if an attributor had found what is marked."""

from __future__ import annotations

from worker.evaluation.gold import GoldArticle
from worker.evaluation.markup import from_markup
from worker.evaluation.scores import match
from worker.pipeline.document import Attribution, Document
from worker.pipeline.read import read
from worker.pipeline.resolve import Resolution, resolve


def attributed(marked: str) -> tuple[GoldArticle, Document, tuple[Attribution, ...]]:
    """The article, cut up, and the marked speakers and cues of its quotes."""
    article = from_markup(marked)
    document = read(article.text)
    found = match(
        article.text, [q.span for q in article.quotes], [q.inner for q in document.quotes]
    )
    attributions = []
    for index in range(len(document.quotes)):
        gold = article.quotes[found[index]] if index in found else None
        speaker = gold.source[0] if gold and gold.source else None
        cue = gold.cue[0] if gold and gold.cue else None
        speech = gold is not None and gold.attributed
        attributions.append(Attribution(speech, speaker, cue, 1.0, "marked"))
    return article, document, tuple(attributions)


def resolved(marked: str) -> Resolution:
    """What the resolver makes of a marked article."""
    _, document, attributions = attributed(marked)
    return resolve(document, attributions)


def names(marked: str) -> tuple[list[str], list[str]]:
    """For each marked quote that is found: the name wanted, and the name given ("" for nobody)."""
    article, document, attributions = attributed(marked)
    resolution = resolve(document, attributions)
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
