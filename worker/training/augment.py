"""Variations of an example that leave its labels true: what the corpora lack.

Glyphs need no variation, since every quotation mark becomes the same piece before the network
reads it; nor do line breaks inside a paragraph, which are no pieces.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from ..evaluation.gold import GoldArticle, GoldQuote
from ..pipeline.document import Span
from ..pipeline.segment import split_paragraphs
from .corpora import Example, Relation, trim_cue, trim_mention
from .names import FORENAMES, SURNAMES

Edit = tuple[int, int, str]
"""Replace the characters from start to end by these."""

_NAME = re.compile(r"([A-Z][a-z]{2,})(?: [A-Z]\.)? ((?:Mc|Mac|O’|O')?[A-Z][a-z]{2,})$")
_NO_NAME = frozenset(
    """
    New York White House Donald Associated Press United States Super Fox News Supreme Court
    National Republican Democratic American North South West East San Los Times Post Street
    Journal Party University Department Committee Center Institute Campaign Twitter
    """.split()
)
_MARK = re.compile('["“”]')
_BREAK = re.compile(r"[.!?,][\"”’']?([ \t]*\n\s*)(?=\S)")


def edited(example: Example, edits: Sequence[Edit]) -> Example:
    """The example after non-overlapping edits, every span moved along with its text.

    A span's edge inside an edited range moves to that range's edge, outwards.
    """
    ordered = sorted(edits)
    text, pieces, position = example.article.text, [], 0
    starts = [edit[0] for edit in ordered]
    shifts = [0]
    for start, end, new in ordered:
        pieces += [text[position:start], new]
        position = end
        shifts.append(shifts[-1] + len(new) - (end - start))
    pieces.append(text[position:])

    def left(place: int) -> int:
        index = bisect_left(starts, place)
        if index < len(ordered) and ordered[index][:2] == (place, place):
            index += 1  # what is inserted where a span starts stands before it
        if index and place < ordered[index - 1][1]:
            return ordered[index - 1][0] + shifts[index - 1]
        return place + shifts[index]

    def right(place: int) -> int:
        index = bisect_left(starts, place)
        if index and place <= ordered[index - 1][1]:
            start, _, new = ordered[index - 1]
            return start + shifts[index - 1] + len(new)
        return place + shifts[index]

    def move(span: Span) -> Span:
        return Span(left(span.start), max(right(span.end), left(span.start)))

    return _moved(example, "".join(pieces), move)


def _moved(example: Example, text: str, move: Callable[[Span], Span]) -> Example:
    def all_of(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(move(span) for span in spans)

    def quote(gold: GoldQuote) -> GoldQuote:
        return replace(gold, span=move(gold.span), source=all_of(gold.source), cue=all_of(gold.cue))

    article = example.article
    return replace(
        example,
        article=GoldArticle(article.id, text, tuple(map(quote, article.quotes)), article.style),
        relations=tuple(
            Relation(all_of(r.source), all_of(r.cue), all_of(r.content)) for r in example.relations
        ),
    )


def renamed(example: Example, random: Random) -> Example:
    """The persons who speak in it bear other names, from all over the world."""
    text = example.article.text
    names: dict[str, str] = {}
    for quote in example.article.quotes:
        for span in quote.source:
            match = _NAME.search(span.of(text))
            if match and not _NO_NAME & set(match.groups()):
                names.setdefault(match[1], random.choice(FORENAMES))
                names.setdefault(match[2], random.choice(SURNAMES))
    if not names:
        return example
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")
    return edited(example, [(m.start(), m.end(), names[m[0]]) for m in pattern.finditer(text)])


def inverted(example: Example, random: Random, share: float) -> Example:
    """Some "Name said" become "said Name", the commoner order outside the United States."""
    text = example.article.text
    edits: dict[int, Edit] = {}
    for quote in example.article.quotes:
        if not (quote.source and quote.cue) or random.random() > share:
            continue
        source, cue = quote.source[0], quote.cue[0]
        after = quote.span.end <= source.start
        named = source.of(text)[:1].isupper() and " " not in cue.of(text)
        plain = text[source.end : cue.start] == " " and cue.of(text) in ("said", "says", "added")
        if (
            after
            and named
            and plain
            and len(source.of(text).split()) < 4
            and source.of(text)
            not in (
                "He",
                "She",
                "I",
                "They",
                "It",
            )
        ):
            edits[source.start] = (source.start, cue.end, "")
    return _swap(example, sorted(edits))


def _swap(example: Example, starts: Sequence[int]) -> Example:
    """Exchange source and cue where the source starts; labels change places with their words."""
    text = example.article.text
    moves: list[tuple[Span, Span]] = []
    for start in starts:
        quote = next(q for q in example.article.quotes if q.source and q.source[0].start == start)
        moves.append((quote.source[0], quote.cue[0]))
    if not moves:
        return example
    places: dict[Span, Span] = {}
    chars = list(text)
    for source, cue in moves:
        width = cue.end - cue.start
        chars[source.start : cue.end] = f"{cue.of(text)} {source.of(text)}"
        places[cue] = Span(source.start, source.start + width)
        places[source] = Span(source.start + width + 1, cue.end)
    return _moved(example, "".join(chars), lambda span: places.get(span, span))


def marked(example: Example, random: Random, share: float) -> Example:
    """Marks around some of the indirect speech: more pairs of source and cue to learn from."""
    text = example.article.text
    edits: list[Edit] = []
    added: list[GoldQuote] = []
    taken = 0
    for relation in sorted(
        example.relations, key=lambda r: r.content[0].start if r.content else -1
    ):
        if len(relation.content) != 1 or not (relation.source and relation.cue):
            continue
        content = relation.content[0]
        words = content.of(text)
        if content.start < taken or _MARK.search(words) or "\n" in words or len(words) < 3:
            continue
        if random.random() > share:
            continue
        taken = content.end
        edits += [(content.start, content.start, "“"), (content.end, content.end, "”")]
        source, cue = trim_mention(text, relation.source[0]), trim_cue(text, relation.cue[0])
        added.append(GoldQuote(content, True, (source,), (cue,)))
    if not added:
        return example
    quotes = sorted((*example.article.quotes, *added), key=lambda q: (q.span.start, -q.span.end))
    article = replace(example.article, quotes=tuple(quotes))
    return edited(replace(example, article=article), edits)


def unbroken(example: Example) -> Example:
    """The article without any line break, as some scrapers deliver it."""
    text = example.article.text
    return edited(example, [(m.start(), m.end(), " ") for m in re.finditer(r"\s*\n\s*", text)])


def joined(example: Example, random: Random, share: float) -> Example:
    """Some paragraphs run on into the next: several speakers then stand in one, as they may.

    Only where a sentence ends, so that no headline becomes part of one.
    """
    edits = [
        (match.start(1), match.end(1), " ")
        for match in _BREAK.finditer(example.article.text)
        if random.random() < share
    ]
    return edited(example, edits) if edits else example


def cropped(example: Example, random: Random) -> Example:
    """Up to three paragraphs around one of its quotes: a brief, in which less is known.

    A quote whose source is cut away has none. What would cut a quote in two stays whole.
    """
    text, quotes = example.article.text, example.article.quotes
    paragraphs = split_paragraphs(text)
    if not quotes or not paragraphs:
        return example
    starts = [paragraph.start for paragraph in paragraphs]
    middle = max(bisect_right(starts, random.choice(quotes).span.start) - 1, 0)
    first = max(middle - random.randint(0, 1), 0)
    last = min(middle + random.randint(0, 1), len(paragraphs) - 1)
    part = Span(paragraphs[first].start, paragraphs[last].end)
    if any(_cuts(part.start, q.span) or _cuts(part.end, q.span) for q in quotes):
        return example

    def inside(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(s for s in spans if part.start <= s.start and s.end <= part.end)

    kept = tuple(
        replace(quote, source=inside(quote.source), cue=inside(quote.cue))
        for quote in quotes
        if inside((quote.span,))
    )
    relations = tuple(
        relation
        for relation in example.relations
        if all(
            inside(spans) == spans for spans in (relation.source, relation.cue, relation.content)
        )
    )
    rest = replace(example, article=replace(example.article, quotes=kept), relations=relations)
    return _moved(
        rest, part.of(text), lambda span: Span(span.start - part.start, span.end - part.start)
    )


def _cuts(place: int, span: Span) -> bool:
    return span.start < place < span.end
