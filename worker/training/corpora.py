"""Readers: corpora -> examples. The texts of others are read from where they are, never copied."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..evaluation.gold import GoldArticle, GoldQuote
from ..evaluation.markup import read_directory
from ..pipeline.document import Span

_PRONOUN = re.compile(r"(?i)(i|he|she|they|it|we|who)$")
_VERB = re.compile(
    r"(?i)(said|says|say|told|tells|added|adds|wrote|writes|asked|called|calls|saying)\b"
)
_AUXILIARY = re.compile(
    r"(?i)(?:has|have|had|was|were|is|are|be|been|being|also|then|later|will|would|did|does|to|and"
    r"|which|who|that|reportedly|recently|once|further|first|previously)\s+"
)
_CLAUSE = re.compile(r"\s*(?:,|\(|—|–|;|:|\s-\s|\s(?:who|whose|which|that)\s)")
_AFTER_NAME = re.compile(r"\s+(?:at|from|during|after)\s")
_DESCRIPTION = re.compile(
    r"(?i)(?:an?|the|one|some|two|several|many|another|his|her|its|their|our|my)\s"
)
_TITLE = re.compile(
    r"(?:(?:former|Former|then|Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Lt|Gen|Col|Capt|Sgt|Prof|Rev|Sir|President"
    r"|Vice|Senator|Secretary|Governor|Representative|Congressman|Congresswoman|Speaker|Mayor"
    r"|Judge|Justice|Professor|Chairman|Chairwoman|Director|Minister|Prime|Chancellor|Attorney"
    r"|General|State|Majority|Minority|Leader|Republican|Democratic|GOP|host|anchor)\.?\s+)+(?=[A-Z])"
)
_BEFORE_NAME = re.compile(
    r".*\s(?!(?:of|for|the|and|in|on|at|to|by|with|from|a|an|de|van|von|der|la|du|al|bin|or|is)\s)"
    r"[a-z][a-z-]+\s+(?=(?:[A-Z][\w.’'-]*\s*)+$)"
)
_ROLE = re.compile(
    r"(?:(?!(?:to|for)\s)[\w.&’'-]+\s+)*(?:President|Chair(?:man|woman)?|Director|Speaker|Leader|Whip|Secretary|Gov\.?"
    r"|Governor|Sens?\.?|Senator|Reps?\.?|Congress(?:wo)?man|Mayor|Minister|Officer|Chief|Ambassador"
    r"|Advis[eo]r|Spokes(?:wo)?man|Manager|Editor|Strategist|Sheriff|Commissioner|Attorney|Judge"
    r"|Justice|Admiral|Secretary-Treasurer|Advocate|Capt\.|Gen\.|Lt\.|Rev\.|Executive"
    r"|Secretary\s+of\s+State|Secretary\s+General|Attorney\s+General|House\s+Republican|Democrat)\s+"
    r"(?=(?!General|Department|Office|Committee|of\b)[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|al|bin))+$)"
)


@dataclass(frozen=True, slots=True)
class Relation:
    """Any attribution of a corpus, direct or indirect: who (source) says (cue) what (content)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An article to learn from. ``relations`` is empty where a corpus marks only quotes.

    ``complete``: every quoted span that is not marked as attributed is known not to be.
    """

    article: GoldArticle
    relations: tuple[Relation, ...]
    corpus: str
    complete: bool


def polnear(path: Path) -> Iterator[Example]:
    """PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018) as JSON lines, cleaned.

    Mentions are cut to the smallest noun phrase and cues to their head words, as our contract
    has them; pairs that an annotator swapped are swapped back.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            quotes = tuple(
                _quote(
                    text,
                    Span(q["start"], q["end"]),
                    q["attributed"],
                    q.get("source", []),
                    q.get("cue", []),
                )
                for q in row["quotes"]
            )
            relations = tuple(
                Relation(*(_spans(relation[part]) for part in ("source", "cue", "content")))
                for relation in row["attributions"]
            )
            yield Example(GoldArticle(row["id"], text, quotes), relations, "polnear", False)


def own(directory: Path) -> Iterator[Example]:
    """The articles that we wrote for training, in our markup; their corpus is the folder's name."""
    for article in read_directory(directory):
        yield Example(article, (), directory.name, True)


def _spans(values: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(value[0], value[1]) for value in values)


def _quote(
    text: str, span: Span, attributed: bool, source: list[list[int]], cue: list[list[int]]
) -> GoldQuote:
    sources, cues = _spans(source), _spans(cue)
    if sources and cues and _swapped(sources[0].of(text), cues[0].of(text)):
        sources, cues = cues, sources
    return GoldQuote(
        span,
        attributed,
        tuple(trim_mention(text, s) for s in sources[:1]),
        tuple(trim_cue(text, c) for c in cues[:1]),
    )


def _swapped(source: str, cue: str) -> bool:
    return bool(_VERB.match(source)) and (cue[:1].isupper() or bool(_PRONOUN.match(cue)))


def trim_mention(text: str, span: Span) -> Span:
    """The smallest noun phrase that names the source: no apposition, no role before a name.

    A description keeps where it comes from ("a man from Oss"), a name does not.
    """
    words = span.of(text)
    clause = _CLAUSE.search(words, 1)
    end = len(words[: clause.start()].rstrip()) if clause else len(words.rstrip())
    if after := _AFTER_NAME.search(words, 1, end):
        if _DESCRIPTION.match(words):
            return Span(span.start, span.start + end)
        end = after.start()
    words = words[:end]
    start = 0
    if lead := _BEFORE_NAME.match(words) or _ROLE.match(words):
        start = lead.end()
    if title := _TITLE.match(words, start):
        start = title.end()
    return Span(span.start + start, span.start + end) if end > start else span


def trim_cue(text: str, span: Span) -> Span:
    """The head words of a reporting expression: no auxiliaries before, no comma or colon after."""
    words = span.of(text)
    start = 0
    while match := _AUXILIARY.match(words, start):
        start = match.end()
    if said := re.match(r"(?i)(said|says|told|tells|wrote|added|saying|stated)\b", words[start:]):
        return Span(span.start + start, span.start + start + said.end())
    end = len(words.rstrip(" ,:\n"))
    return Span(span.start + start, span.start + end) if end > start else span
