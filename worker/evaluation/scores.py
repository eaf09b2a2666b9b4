"""How right a result is: quotes found, speakers, verbs, names. Values that can be added up.

A found and a gold quote match when, trimmed of marks, spaces and edge punctuation, their
characters' intersection over union is at least 0.8.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Literal

from ..pipeline.document import Span
from ..pipeline.quote import Extraction, Quote
from .gold import GoldArticle, GoldQuote

OVERLAP = 0.8
_EDGE = frozenset(" \t\r\n\u00a0\"'“”‘’«»‹›„‚,.;:!?…—–-")
_PRONOUN = re.compile(r"(?i)(he|she|they|it|i|we|who)$")
_TITLES = frozenset(
    """
    mr mrs ms miss mx dr sir dame lord lady prof professor the a an president senator sen
    rep representative congressman congresswoman gov governor minister secretary ambassador
    chief judge justice capt captain sgt sergeant lt lieutenant maj major col colonel gen
    general adm admiral cpl officer detective inspector superintendent constable sheriff
    deputy commissioner mayor councillor councilman councilwoman cllr alderman rev reverend
    father sister brother bishop archbishop cardinal pope imam rabbi sheikh king queen
    prince princess chef coach shri smt datuk tan sri oba alhaji hon honourable mp maestro
    """.split()
)

ErrorKind = Literal["missed", "spurious", "not speech", "speaker", "verb", "name"]


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that went wrong: what the gold wants and what was said instead."""

    article: str
    kind: ErrorKind
    quote: str
    wanted: str = ""
    got: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted; the sum of two is the count over both."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    sources: int = 0
    speaker: int = 0
    speaker_exact: int = 0
    cues: int = 0
    verb: int = 0
    verb_exact: int = 0
    named: int = 0
    name: int = 0
    right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Counts)))

    @property
    def detection(self) -> float:
        """F1 of finding attributed quotes, and nothing else."""
        return _f1(self.found, self.predicted, self.gold)

    @property
    def who_said_what(self) -> float:
        """F1 of finding a quote and its speaker's mention (its name, where it has none)."""
        return _f1(self.right, self.predicted, self.gold)


@dataclass(frozen=True, slots=True)
class Report:
    """Scores over some articles: in all, by group of quotes, and each error."""

    total: Counts = Counts()
    groups: dict[str, Counts] = field(default_factory=dict)
    errors: tuple[Error, ...] = ()

    def __add__(self, other: Report) -> Report:
        groups = dict(self.groups)
        for name, counts in other.groups.items():
            groups[name] = groups.get(name, Counts()) + counts
        return Report(self.total + other.total, groups, self.errors + other.errors)


def match(text: str, gold: Sequence[Span], found: Sequence[Span]) -> dict[int, int]:
    """Found spans' indices -> gold spans' indices, best overlap first, each used once."""
    trimmed = [trim(text, span) for span in gold]
    order = sorted(range(len(gold)), key=lambda i: trimmed[i])
    pairs = []
    for j, span in enumerate(found):
        mine = trim(text, span)
        pairs += [(-value, i, j) for i in order if (value := _iou(trimmed[i], mine)) >= OVERLAP]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in taken and j not in matched:
            taken.add(i)
            matched[j] = i
    return matched


def score(article: GoldArticle, extraction: Extraction) -> Report:
    """Scores of one article's result against its gold."""
    text = article.text
    matched = match(
        text, [q.span for q in article.quotes], [Span(q.start, q.end) for q in extraction.quotes]
    )
    report = Report()
    for j, quote in enumerate(extraction.quotes):
        if j not in matched and _counts_as_spurious(article, quote):
            error = Error(article.id, "spurious", quote.text[:80])
            report += Report(Counts(predicted=1), {}, (error,))
    by_gold = {i: extraction.quotes[j] for j, i in matched.items()}
    for i, gold in enumerate(article.quotes):
        report += _score_quote(article, gold, by_gold.get(i))
    return report


def _counts_as_spurious(article: GoldArticle, quote: Quote) -> bool:
    """Nested quotes are not counted, nor single-quoted ones where the gold knows none."""
    text, span = article.text, trim(article.text, Span(quote.start, quote.end))
    if any(trim(text, gold.span).contains(span) for gold in article.quotes):
        return False
    if any(text[gold.span.start - 1 : gold.span.start] in ("'", "‘") for gold in article.quotes):
        return True
    around = text[max(0, quote.start - 1) : quote.start + 1]
    single = any(mark in around for mark in "'‘") and not any(mark in around for mark in '"“”')
    return not single


def _score_quote(article: GoldArticle, gold: GoldQuote, quote: Quote | None) -> Report:
    text, words = article.text, gold.span.of(article.text)[:80]
    if not gold.attributed:
        if quote is None:
            return Report()
        return Report(Counts(predicted=1), {}, (Error(article.id, "not speech", words),))
    if quote is None:
        counts, errors = Counts(gold=1), [Error(article.id, "missed", words)]
    else:
        counts, errors = _compare(article, gold, quote, words)
    names = _groups(text, gold)
    if quote is not None and quote.speaker is not None:
        names = (*names, f"resolver {quote.speaker.resolver}")
    groups = dict.fromkeys(names, counts)
    return Report(counts, groups, tuple(errors))


def _compare(
    article: GoldArticle, gold: GoldQuote, quote: Quote, words: str
) -> tuple[Counts, list[Error]]:
    text, errors = article.text, []
    speaker, verb = quote.speaker, quote.verb
    mention = (
        Span(speaker.start, speaker.end or 0) if speaker and speaker.start is not None else None
    )
    cue = Span(verb.start, verb.end) if verb else None
    name = speaker.name if speaker else ""
    speaker_right = bool(gold.source) and overlaps(mention, gold.source)
    verb_right = bool(gold.cue) and overlaps(cue, gold.cue)
    name_right = gold.who is not None and name_key(name) == name_key(gold.who)
    right = speaker_right if gold.source else name_right if gold.who is not None else True
    if gold.source and not speaker_right:
        got = mention.of(text) if mention else "(none)"
        errors.append(Error(article.id, "speaker", words, gold.source[0].of(text), got))
    if gold.cue and not verb_right:
        got = cue.of(text) if cue else "(none)"
        errors.append(Error(article.id, "verb", words, gold.cue[0].of(text), got))
    if gold.who is not None and not name_right:
        errors.append(Error(article.id, "name", words, gold.who or "(nobody)", name or "(nobody)"))
    counts = Counts(
        gold=1,
        predicted=1,
        found=1,
        sources=bool(gold.source),
        speaker=speaker_right,
        speaker_exact=bool(gold.source) and _equals(text, mention, gold.source),
        cues=bool(gold.cue),
        verb=verb_right,
        verb_exact=bool(gold.cue) and _equals(text, cue, gold.cue),
        named=gold.who is not None,
        name=name_right,
        right=right,
    )
    return counts, errors


def _groups(text: str, gold: GoldQuote) -> tuple[str, ...]:
    length = len(gold.span.of(text).split())
    words = "1-3" if length <= 3 else "4-7" if length <= 7 else "8+"
    source = "none"
    if gold.source:
        source = "pronoun" if _PRONOUN.match(gold.source[0].of(text)) else "other"
    return f"kind {gold.kind or 'any'}", f"words {words}", f"source {source}"


def trim(text: str, span: Span) -> Span:
    """The span without marks, spaces and punctuation at its edges."""
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def name_key(name: str) -> tuple[str, ...]:
    """A name's words in lower case, without titles unless it has nothing else."""
    words = re.sub(r"['’]s\b|[^\w\s'-]", " ", name.lower()).split()
    return tuple(word for word in words if word not in _TITLES) or tuple(words)


def _iou(a: Span, b: Span) -> float:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def overlaps(span: Span | None, gold: Sequence[Span]) -> bool:
    """Whether a found span shares a character with any of the gold ones."""
    return span is not None and any(min(span.end, g.end) > max(span.start, g.start) for g in gold)


def _equals(text: str, span: Span | None, gold: Sequence[Span]) -> bool:
    whole = Span(min(g.start for g in gold), max(g.end for g in gold))
    return span is not None and trim(text, span) == trim(text, whole)


def _f1(right: int, predicted: int, gold: int) -> float:
    return 2 * right / (predicted + gold) if predicted + gold else 0.0
