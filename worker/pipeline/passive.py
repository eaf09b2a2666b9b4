"""Who is told is not who tells: "…," Kerr was told by Judge Holt."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from .document import Attribution, Span

_TOLD: Final = re.compile(
    r"\s+(?:(?:was|were|is|are|am)|(?:has|have|had|['’]d|['’]s|['’]ve)\s+been)"
    r"\s+(?:\w+ly\s+|also\s+|then\s+|once\s+|again\s+)?"
    r"(told|asked|informed|warned|advised|reminded|urged|quizzed|questioned|pressed)\b"
)
_ENDS: Final = (
    "who that which in on at to when after before as during because and but if whether this last"
    " yesterday while how why what she he they"
).split()
"""Words behind the one who tells: by Judge Holt | on Monday."""
_WORD: Final = r"(?:(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Prof)\.|[^\s,.;:!?“”\"()]+)"
_AGENT: Final = re.compile(rf"\s+by\s+({_WORD}(?:\s+(?!(?:{'|'.join(_ENDS)})\b){_WORD}){{0,7}})")


def by_agent(text: str, attribution: Attribution) -> Attribution:
    """The attribution, with who tells in place of who is told; nobody, where nobody is named."""
    speaker, cue = attribution.speaker, attribution.cue
    if speaker is None or cue is None:
        return attribution
    # The mention may be the whole clause: | Kerr was told by Judge Holt |
    told = _TOLD.match(text, speaker.end) or _TOLD.search(text, speaker.start, speaker.end)
    if told is None or not cue.start <= told.start(1) < cue.end:
        return attribution
    agent = _AGENT.match(text, told.end())
    return replace(
        attribution,
        speaker=Span(*agent.span(1)) if agent else None,
        cue=Span(*told.span(1)),
        carried=None,
    )
