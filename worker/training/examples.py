"""Examples -> samples: windows with the answers that the network should give."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from ..evaluation.gold import GoldArticle, GoldQuote
from ..evaluation.scores import match
from ..pipeline.batch import allowed
from ..pipeline.document import Document, Span
from ..pipeline.encode import Ints, Window, windows
from ..pipeline.read import read
from .corpora import Example

IGNORE = -100
"""A target that is not known, or not to be learned: it costs nothing."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One window and its answers.

    ``speech`` [q]: 1, 0 or IGNORE. ``pointers`` [q, 6]: 0 for "none", 1 + a piece, or IGNORE.
    ``tags`` [n, 2]: 1 for a piece in the source and in the cue of any attribution, or IGNORE.
    """

    document: Document
    window: Window
    speech: Ints
    pointers: Ints
    tags: Ints


def samples(example: Example, tokenizer: Tokenizer) -> list[Sample]:
    """All windows of an example."""
    document = read(example.article.text)
    spans = [quote.inner for quote in document.quotes]
    paired = match(document.text, [g.span for g in example.article.quotes], spans)
    gold = {found: example.article.quotes[index] for found, index in paired.items()}
    return [_sample(example, document, window, gold) for window in windows(document, tokenizer)]


def _sample(
    example: Example, document: Document, window: Window, gold: dict[int, GoldQuote]
) -> Sample:
    choice = allowed(window, document)
    speech = np.full(len(window.quotes), IGNORE, np.int32)
    pointers = np.full((len(window.quotes), 6), IGNORE, np.int32)
    for row, index in enumerate(window.quotes):
        quote = gold.get(index)
        if quote is None:
            # A nested quote without a speaker of its own is not listed in our gold: not speech.
            speech[row] = 0 if example.complete else IGNORE
            continue
        speech[row] = int(quote.attributed)
        if quote.attributed:
            pointers[row, 0:2] = _target(window, choice[row], quote.source)
            pointers[row, 2:4] = _target(window, choice[row], quote.cue)
            if not quote.source and quote.who is not None:
                pointers[row, 4:6] = _carried(example.article, quote, window, choice[row])
    return Sample(document, window, speech, pointers, _tags(example, window))


def _target(window: Window, choice: np.ndarray, spans: tuple[Span, ...]) -> tuple[int, int]:
    """Pointers to the first span that stands in the window; "none" when there is none at all."""
    if not spans:
        return 0, 0
    for span in spans:
        inside = choice & (window.starts < span.end) & (window.ends > span.start)
        pieces = np.flatnonzero(inside)
        if len(pieces) and pieces[-1] - pieces[0] < 40:
            return int(pieces[0]) + 1, int(pieces[-1]) + 1
    return IGNORE, IGNORE


def _carried(
    article: GoldArticle, quote: GoldQuote, window: Window, choice: np.ndarray
) -> tuple[int, int]:
    """The last mention before the quote of the person whose words it carries on."""
    if not quote.who:
        return 0, 0
    mentions = [
        source
        for other in article.quotes
        if other.who == quote.who
        for source in other.source
        if source.end <= quote.span.start
    ]
    surname = re.escape(quote.who.split()[-1])
    mentions += [
        Span(*m.span()) for m in re.finditer(rf"\b{surname}\b", article.text[: quote.span.start])
    ]
    for mention in sorted(mentions, reverse=True):
        target = _target(window, choice, (mention,))
        if target[0] != IGNORE:
            return target
    return 0, 0


def _tags(example: Example, window: Window) -> Ints:
    if not example.relations:
        return np.full((len(window.ids), 2), IGNORE, np.int32)
    tags = np.zeros((len(window.ids), 2), np.int32)
    for relation in example.relations:
        for column, spans in enumerate((relation.source, relation.cue)):
            for span in spans:
                tags[(window.starts < span.end) & (window.ends > span.start), column] = 1
    return tags
