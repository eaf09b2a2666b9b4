"""A first attributor: a few plain rules on the words beside a quote, no model.

For each quote the sentence around it is read with all quotations blanked out, so that nobody
named inside one can become its speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from .document import Attribution, Document, QuoteSpan, Span

_BASES = """
    accuse acknowledge add admit advise agree allege announce answer argue ask assert assure
    believe boast brand call caution charge cite claim comment complain concede conclude
    confirm continue counter cry declare deny describe dismiss emphasise emphasize exclaim
    explain express hail insist joke label lament laugh maintain mention mock muse note
    observe plead pledge post praise predict promise protest propose quip recall refer
    remark remember remind repeat reply report respond retort reveal shout shrug sigh snap
    state stress suggest tweet urge volunteer vow warn whisper wonder yell
    """.split()
_IRREGULAR = """
    said says say told tells tell wrote writes write put puts read reads thought thinks felt
    feels found finds swore quoted dubbed testified testifies replied replies
    denied denies cried cries spoke speaks held holds ruled rules warned
    """.split()


def _forms(base: str) -> list[str]:
    past = (
        base + "d"
        if base.endswith("e")
        else base[:-1] + "ied"
        if base[-2:] == "ry"
        else base + "ed"
    )
    return [base, base + "s", past]


_CUE_VERBS = {*_IRREGULAR, *(form for base in _BASES for form in _forms(base))}

_BLANK = "\x02"
_WORD = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|Rev|St|[A-Z])\.|[A-Z][\w’'-]*)"
_NAME = rf"{_WORD}(?:\s+(?:(?:de|del|van|von|der|bin|al|el|da|dos|la|le)\s+)*{_WORD}){{0,4}}"
_NOMINAL = (
    r"(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ss]ome)"
    r"(?:\s+(?!who\b|that\b|which\b|and\b|but\b)[\w’'-]+){1,6}?"
)
_BARE = (
    r"(?:[Pp]olice|[Oo]fficials|[Pp]rosecutors|[Rr]esidents|[Cc]ritics|[Ss]cientists"
    r"|[Rr]esearchers)"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|who)"
_MENTION = (
    rf"(?P<speaker>{_PRONOUN}(?=\s)|{_BARE}(?=\s)"
    rf"|(?:{_NAME}(?:[’']s)?\s+)?(?:[a-z]+\s+){{0,3}}{_NAME}|{_NOMINAL})"
)
_ASIDE = r"(?:\s*\([^()]{1,60}\))?(?:,[^,\x02]{1,120},(?:[^,\x02]{1,80},)?)?"
_ADVERB = r"(?:(?:has|had|have|also|later|then|once|\w+ly)\s+){0,2}"
_VERB = r"(?P<cue>\b(?:" + "|".join(sorted(_CUE_VERBS, key=len, reverse=True)) + r"))\b"

_AFTER = (
    ("cue-speaker", re.compile(rf"[\s,–—-]*{_VERB}\s+{_MENTION}")),
    ("speaker-cue", re.compile(rf"[\s,–—-]*{_MENTION}{_ASIDE}\s+{_ADVERB}{_VERB}")),
    ("according-to", re.compile(rf"[\s,–—-]*(?P<cue>according to)\s+{_MENTION}(?=[\s,.;:]|$)")),
)
_BEFORE = (
    ("according-to", re.compile(rf"(?P<cue>[Aa]ccording to)\s+{_MENTION}[,\s][^\x02]{{0,120}}$")),
    (
        "speaker-cue",
        re.compile(rf"\b{_MENTION}{_ASIDE}\s+{_ADVERB}{_VERB}(?P<rest>[^\x02]{{0,160}})$"),
    ),
)
_COLON = re.compile(rf"(?:^|\s){_MENTION}(?P<cue>:)\s*$")
_PARTICIPLE = re.compile(
    r"(?P<cue>\b(?:adding|saying|telling|calling|noting|insisting|warning|writing|arguing"
    r"|describing|claiming|stating|explaining))\b[^\x02]{0,80}$"
)
_SUBJECT = re.compile(
    rf"\b{_MENTION}{_ASIDE}\s+{_ADVERB}(?P<cue>[a-z]+(?:ed|[^s]s|ld))\b[^\x02.]{{0,200}}$"
)
_LEAD_WORDS = re.compile(
    r"(?:.*?\s)?(?!(?:de|van|von|der|bin|al|el|da|dos|la|le|of|the)\s)[a-z]+\s+"
    r"(?=[A-Z][^a-z]*\S*(?:\s[A-Z]\S*)*$)"
)
_REACH = 400
"""Characters of a sentence read on each side of a quote; keeps every rule's work bounded."""


class RuleAttributor:
    """Attribution by pattern, in the order of the most certain first."""

    name = "quotewire-rules 0.1"

    def attribute(self, documents: Sequence[Document]) -> list[tuple[Attribution, ...]]:
        """See Attributor."""
        return [_attribute(document) for document in documents]


def _attribute(document: Document) -> tuple[Attribution, ...]:
    blanked = _blank(document)
    starts = [sentence.start for sentence in document.sentences]
    decided: list[Attribution] = []
    for index, quote in enumerate(document.quotes):
        if quote.parent is not None:
            decided.append(Attribution(False, None, None, 0.5, "nested"))
            continue
        sentence = document.sentences[max(bisect_right(starts, quote.outer.start) - 1, 0)]
        decided.append(_decide(document, blanked, quote, index, sentence, decided))
    return tuple(decided)


def _blank(document: Document) -> str:
    """The text with every outermost quotation, marks included, blanked at equal length."""
    pieces, position = [], 0
    for quote in document.quotes:
        if quote.parent is None:
            start, end = quote.outer
            pieces += [document.text[position:start], _BLANK * (end - start)]
            position = end
    pieces.append(document.text[position:])
    return "".join(pieces)


def _decide(
    document: Document,
    blanked: str,
    quote: QuoteSpan,
    index: int,
    sentence: Span,
    decided: Sequence[Attribution],
) -> Attribution:
    after_end = max(sentence.end, quote.outer.end)
    after = blanked[quote.outer.end : min(after_end, quote.outer.end + _REACH)]
    before_start = max(min(sentence.start, quote.outer.start), quote.outer.start - _REACH)
    before = blanked[before_start : quote.outer.start]
    for rule, pattern in _AFTER:
        if match := pattern.match(after):
            return _found(match, quote.outer.end, rule, 0.9)
    if match := _PARTICIPLE.search(before):
        main = _main_speaker(before[: match.start()], before_start) or _previous(
            document, decided, index, sentence
        )
        cue = _shift(match.span("cue"), before_start)
        return Attribution(True, main, cue, 0.8, "participle")
    for rule, pattern in _BEFORE:
        if match := pattern.search(before):
            return _found(match, before_start, rule, 0.8)
    if match := _COLON.search(before):
        return _found(match, before_start, "colon", 0.7)
    if (match := _SUBJECT.search(before)) and not _is_title(document, quote):
        return _found(match, before_start, "subject", 0.5)
    return _without_cue(document, quote, index, sentence, decided)


def _without_cue(
    document: Document,
    quote: QuoteSpan,
    index: int,
    sentence: Span,
    decided: Sequence[Attribution],
) -> Attribution:
    paragraph = next(p for p in document.paragraphs if p.end >= quote.inner.end)
    if quote.continues is not None:
        earlier = decided[quote.continues]
        return Attribution(earlier.attributed, None, None, 0.7, "continued")
    for other in range(index - 1, -1, -1):
        earlier = decided[other]
        if document.quotes[other].outer.start < paragraph.start:
            break
        if earlier.attributed and earlier.speaker and _is_sentence(document, quote):
            return Attribution(True, earlier.speaker, earlier.cue, 0.7, "same-paragraph")
    speech = _is_sentence(document, quote) or (
        len(quote.inner.of(document.text).split()) > 2 and not _is_title(document, quote)
    )
    return Attribution(speech, None, None, 0.5, "floating" if speech else "not-speech")


def _is_title(document: Document, quote: QuoteSpan) -> bool:
    words = quote.inner.of(document.text).split()
    return len(words) > 1 and all(word[:1].isupper() or len(word) < 4 for word in words)


def _is_sentence(document: Document, quote: QuoteSpan) -> bool:
    words = quote.inner.of(document.text).strip()
    return words[:1].isupper() and words[-1:] in {".", "!", "?", ",", "…", "—", "-"}


def _previous(
    document: Document, decided: Sequence[Attribution], index: int, sentence: Span
) -> Span | None:
    if index and sentence.contains(document.quotes[index - 1].outer):
        return decided[index - 1].speaker
    return None


def _main_speaker(before: str, offset: int) -> Span | None:
    match = re.search(rf"\b{_MENTION}{_ASIDE}\s+{_ADVERB}[a-z]+(?:ed|id|s|ld)\b", before)
    return _mention(match, offset) if match else None


def _found(match: re.Match[str], offset: int, rule: str, confidence: float) -> Attribution:
    cue = _shift(match.span("cue"), offset)
    return Attribution(True, _mention(match, offset), cue, confidence, rule)


def _mention(match: re.Match[str], offset: int) -> Span:
    """The mention without the lower-case description before a name (spokesman Jon Falk)."""
    start, end = match.span("speaker")
    if lead := _LEAD_WORDS.match(match["speaker"]):
        start += lead.end()
    return _shift((start, end), offset)


def _shift(span: tuple[int, int], offset: int) -> Span:
    return Span(span[0] + offset, span[1] + offset)
