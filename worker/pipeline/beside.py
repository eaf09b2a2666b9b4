"""Which mentions and cues are a quote's own: those beside it. Others are only carried over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .document import Attribution, Document, Span
from .lexicon import CREDITS
from .passive import by_agent
from .titled import is_title
from .touching import by_touch

_LABEL = 120
"""Characters of a line that only says who speaks, at the most."""
_CREDIT = re.compile(
    rf"(?:^|[.!?|(/] ?)(?:{'|'.join(sorted(CREDITS))})s?(?: credit)?(?::| by) ?$", re.IGNORECASE
)
_AFTER_NAME = re.compile(r"[^.!?:\"“‘«]{0,40}\.?$")
"""What may follow the name in a credit: its agency."""
_VERB = 2
"""Words of a verb, with its particle."""
_ENDS = frozenset(".!?…\"'”’»")


def own_mentions(
    document: Document, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, with each mention in another paragraph turned into one carried over.

    A mention counts as the quote's own there only if it introduces the quote (He said:), if its
    line is a label (the name under a pull quote), or if the quotation goes on over paragraphs, and
    the mention does not stand behind them all: there, the next one speaks.
    What is titled so is a title, whoever wrote it, and no verb covers its own subject. Whose
    picture stands beside a quote says nothing in it.
    """
    places = _Places(document)
    last = _last_of_chain(document)

    def checked(index: int, claimed: Attribution) -> Attribution:
        attribution = by_agent(document.text, claimed)
        quote, speaker, cue = document.quotes[index], attribution.speaker, attribution.cue
        if is_title(document.text, quote):
            return replace(attribution, attributed=False, speaker=None, cue=None, carried=None)
        if any(mention and places.credits(mention) for mention in (speaker, attribution.carried)):
            return replace(attribution, speaker=None, cue=None, carried=None)
        if speaker and cue and cue.start <= speaker.start < cue.end:
            cue = _verb_within(document.text, cue, speaker)
            attribution = replace(attribution, cue=cue)
        end = document.quotes[last[index]].outer if index in last else None
        if end and not (speaker and places.behind(end, speaker)):
            return attribution
        if speaker is None:
            beside = cue and places.beside(quote.outer, cue)
            return replace(attribution, cue=cue if beside else None)
        if places.beside(quote.outer, speaker):
            return attribution
        cue = cue if cue and places.number(cue) == places.number(quote.outer) else None
        return replace(attribution, speaker=None, cue=cue, carried=speaker)

    own = [checked(*claimed) for claimed in enumerate(by_touch(document, attributions))]
    for index, quote in enumerate(document.quotes):
        if quote.continues is not None:
            own[index] = _going_on(own[index], own[quote.continues])
    return _sharing(own)


class _Places:
    """In which paragraphs spans stand, and so which of them belong together."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [paragraph.start for paragraph in document.paragraphs]

    def number(self, span: Span) -> int:
        """Of the paragraph in which a span begins."""
        return bisect_right(self._starts, span.start) - 1

    def beside(self, quote: Span, span: Span) -> bool:
        """Whether a span stands in the quote's paragraph, or in one that labels it."""
        here, there = self.number(quote), self.number(span)
        if abs(here - there) != 1:
            return here == there
        return _labels(self._document, self._document.paragraphs[there], here > there)

    def credits(self, mention: Span) -> bool:
        """Whether a mention only tells whose picture or text it is. Photo: Bo Lund"""
        text = self._document.text
        paragraph = self._document.paragraphs[self.number(mention)]
        if mention.start - paragraph.start > 3 * _LABEL:
            return False
        line = Span(paragraph.start, mention.start).of(text)
        rest = Span(mention.end, min(paragraph.end, mention.end + _LABEL)).of(text)
        return _CREDIT.search(line) is not None and _AFTER_NAME.match(rest) is not None

    def behind(self, quote: Span, span: Span) -> bool:
        """Whether a span stands in a paragraph behind the quote's, and labels nothing."""
        return self.number(span) > self.number(quote) and not self.beside(quote, span)


def _last_of_chain(document: Document) -> dict[int, int]:
    """For each quote of a quotation that goes on over paragraphs, the last one of these."""
    last: dict[int, int] = {}
    for index in reversed(range(len(document.quotes))):
        before = document.quotes[index].continues
        if before is not None:
            last.setdefault(index, index)
            last[before] = max(last.get(before, 0), last[index])
    return last


def _going_on(attribution: Attribution, before: Attribution) -> Attribution:
    """A paragraph that goes on with a quotation has the mention and the verb of the one before,
    where it has none of its own."""
    if attribution.speaker is not None or before.speaker is None or not attribution.attributed:
        return attribution
    return replace(attribution, speaker=before.speaker, cue=before.cue, carried=None)


def _sharing(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Who speaks twice does so by the same verb, if no other is seen: “…,” X said. “…”"""
    cues: dict[Span, Span] = {}
    shared = []
    for attribution in attributions:
        speaker, cue = attribution.speaker, attribution.cue
        if speaker is not None and cue is not None:
            cues[speaker] = cue
        elif speaker is not None and speaker in cues:
            attribution = replace(attribution, cue=cues[speaker])
        shared.append(attribution)
    return tuple(shared)


def _verb_within(text: str, cue: Span, speaker: Span) -> Span | None:
    """What of a cue that covers its subject is the verb: comes | a voice; a voice | came."""
    before = Span(cue.start, max(cue.start, speaker.start))
    behind = Span(min(speaker.end, cue.end), cue.end)
    for part in (before, behind):
        verb = part.of(text).strip()
        plain = all(c.isalpha() or c in " -'’" for c in verb)
        if verb and plain and len(verb.split()) <= _VERB:
            start = text.index(verb, part.start)
            return Span(start, start + len(verb))
    return None


def _labels(document: Document, paragraph: Span, before: bool) -> bool:
    """Whether a paragraph only says who speaks in the next, or in the one before."""
    line = paragraph.of(document.text)
    if before and line[-1:] == ":":
        return True
    return len(line) <= _LABEL and line[-1:] not in _ENDS
