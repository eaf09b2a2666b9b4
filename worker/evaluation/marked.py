"""Gold -> the attributions that a perfect attributor gives: to score the resolver alone."""

from __future__ import annotations

from ..pipeline.document import Attribution, Document
from .gold import GoldArticle
from .scores import match


def attributions(article: GoldArticle, document: Document) -> tuple[Attribution, ...]:
    """The article's marked speakers and cues, for each quote of the document."""
    found = match(
        article.text, [q.span for q in article.quotes], [q.inner for q in document.quotes]
    )
    result = []
    for index in range(len(document.quotes)):
        gold = article.quotes[found[index]] if index in found else None
        speaker = gold.source[0] if gold and gold.source else None
        cue = gold.cue[0] if gold and gold.cue else None
        speech = gold is not None and gold.attributed
        result.append(Attribution(speech, speaker, cue, 1.0, "marked"))
    return tuple(result)
