"""The clause that touches a quote is its own: “It was loud,” he said. “None slept,” said Joy Mutua.

The network has read thousands of quotes that go on behind a clause (“…,” he said. “…”), and is
often sure of the neighbour's clause, though the quote has one of its own. (`reporting.py` sees such
clauses to pair marks, before quotes are known; here it matters who speaks in them.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from .document import Attribution, Document, QuoteSpan, Span
from .lexicon import (
    ARTICLES,
    NAMING_VERBS,
    NO_ROLE,
    REPORTING_VERBS,
    SPEECH_SETTINGS,
    TITLES,
)

_REACH: Final = 120
"""Characters before and behind a quote that are looked at."""
_CAPITAL: Final = r"[^\W\d_a-z][\w’'-]*"
_TITLE: Final = rf"(?:(?:(?:Mr|Mrs|Ms|Dr)\.?|(?i:{'|'.join(sorted(TITLES))})\.)\s)?"
_SMALL: Final = r"(?:(?:de|da|del|della|di|dos|du|van|von|der|den|bin|ibn|al|el|la|le)\s){0,2}"
_NAME: Final = rf"{_CAPITAL}(?:\s[A-Z]\.)?(?:\s{_SMALL}{_CAPITAL}){{0,3}}"
_VERB: Final = "|".join(sorted(REPORTING_VERBS))
_NAMING: Final = "|".join(sorted(NAMING_VERBS))
_ROLE: Final = rf"(?!(?:{'|'.join(sorted(NO_ROLE))})\b)[a-z][\w’'-]*"
_NAMED: Final = rf"(?:{_ROLE},?\s){{0,5}}{_TITLE}(?P<mention>{_NAME})"
_DESCRIBED: Final = rf"(?P<mention>(?:{'|'.join(sorted(ARTICLES))})\s{_ROLE}(?:\s{_ROLE}){{0,3}})"
_SETTING: Final = "|".join((*sorted(SPEECH_SETTINGS), "who", "of", "from"))
_END: Final = rf"(?=\s*(?:[.,;]|$)|\s(?:{_SETTING})\b)"
_COMPLETE: Final = tuple(
    re.compile(rf",?\s{{1,2}}{clause}{_END}")
    for clause in (
        rf"(?P<verb>{_VERB})\s{_NAMED}",
        rf"(?P<verb>{_VERB})\s{_DESCRIBED}",
        rf"{_TITLE}(?P<mention>{_NAME}|[Ss]?[Hh]e|[Tt]hey|I)\s(?P<verb>{_VERB})\b",
        rf"{_DESCRIBED}\s(?P<verb>{_VERB})\b",
    )
)
"""said Joy Mutua | said her aunt | Joy Mutua said | the clerk said; not: said Mutua had …"""
_BEGUN: Final = re.compile(
    rf",?\s{{1,2}}{_TITLE}(?P<mention>{_NAME}|s?he|they|I)\s(?P<verb>{_VERB})\b(?!\s*[:(“\"])"
)
"""Behind a comma the clause may go on: “…,” Mutua said as she left"""
_BEFORE: Final = re.compile(
    rf"\b(?P<mention>{_NAME}|[Ss]?[Hh]e|[Tt]hey|I)\s(?:(?:has|have|had|also|later|then)\s)?"
    rf"(?P<verb>{_VERB}|{_NAMING})(?P<rest>(?:\s[^\s.,;:!?…“”\"]+){{0,5}})[:,]?\s?$"
)
"""Joy Mutua said: “…” | Mutua called the plan “…” | she described it as “…”"""
_CUT: Final = re.compile(r".*[.!?…“”\"\n]|.*\b(?:while|but|whereas|and)\s", re.S)
_ANY_VERB: Final = REPORTING_VERBS | NAMING_VERBS
_SENTENCE_ENDS: Final = frozenset(".!?…")
_MARKS: Final = " \t\n\u00a0\"'“”‘’«»"


class _Clause(NamedTuple):
    """Who says, and the verb, in a clause that touches a quote."""

    mention: Span
    verb: Span


def by_touch(document: Document, claims: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions; where the speaker stands in a clause that touches another quote, and the
    quote has a clause of its own, that one's instead.
    """
    clauses = [_touching(document.text, quote) for quote in document.quotes]
    taken = {place for clause in clauses if clause for place in range(*clause.mention)}
    for own, claimed in zip(clauses, claims, strict=True):
        said = range(*claimed.speaker) if claimed.speaker and claimed.attributed else range(0)
        # What overlaps its own mention is right already; what touches no quote, nobody's yet.
        if own is None or taken.isdisjoint(said) or not set(range(*own.mention)).isdisjoint(said):
            yield claimed
        else:
            yield replace(claimed, speaker=own.mention, cue=own.verb, source="touching")


def _touching(text: str, quote: QuoteSpan) -> _Clause | None:
    """The clause before a quote or behind it that no other quote can have."""
    before = text[max(0, quote.outer.start - _REACH) : quote.outer.start]
    begin = quote.outer.start - len(before)
    if (cut := _CUT.match(before)) is not None:
        begin += cut.end()
    found = _BEFORE.search(text, begin, quote.outer.start)
    if found is not None and _ANY_VERB.isdisjoint(found["rest"].split()):
        return _Clause(Span(*found.span("mention")), Span(*found.span("verb")))
    if not (quote.closed and _begins_sentence(before)):
        return None
    ends = text[quote.inner.end - 1] + text[quote.outer.end : quote.outer.end + 1]
    waits = "," in ends
    if not waits and ends[0] not in "?!":
        return None
    for pattern in (*_COMPLETE, _BEGUN) if waits else _COMPLETE:
        if found := pattern.match(text, quote.outer.end, quote.outer.end + _REACH):
            return _Clause(Span(*found.span("mention")), Span(*found.span("verb")))
    return None


def _begins_sentence(before: str) -> bool:
    rest = before.rstrip(_MARKS)
    return not rest or rest[-1] in _SENTENCE_ENDS or "\n" in before[len(rest) :]
