"""The network's scores -> spans of the text: the best speaker and cue that fit together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .document import Span
from .encode import Window

Floats = NDArray[np.float32]

SPEAKER, CUE, CARRIED = 0, 2, 4
"""Where the start pointer of each kind stands among the pointers; its end is the next."""
LONGEST_MENTION = 40
"""Pieces in a speaker or cue at the most."""
ALONE = 1.0
"""How much less probable than "none" a speaker may be where there is a cue: a verb seldom stands
alone. Set by hand on texts of a sentence or two (tests/model); articles hardly notice it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A span of the text, or None for "none", and its probability."""

    span: Span | None
    probability: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What the network thinks of one quote."""

    speech: float
    speaker: Choice
    cue: Choice
    carried: Choice


def decode(window: Window, row: int, speech: float, pointers: Floats) -> Decision:
    """The decision on quote ``row`` of a window, from its speech logit and [6, 1 + n] scores."""
    length = len(window.ids)
    scores = pointers[:, : length + 1]
    scores = scores - scores.max(axis=1, keepdims=True)
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    cue = _choose(window, logs[CUE], logs[CUE + 1])
    against_none = 0.0 if cue.span is None else ALONE
    return Decision(
        float(1 / (1 + np.exp(-speech))),
        _choose(window, logs[SPEAKER], logs[SPEAKER + 1], against_none),
        cue,
        _choose(window, logs[CARRIED], logs[CARRIED + 1]),
    )


def _choose(window: Window, starts: Floats, ends: Floats, against_none: float = 0.0) -> Choice:
    """The most probable span of a few candidates, in one paragraph and outside other quotes.

    ``against_none``: by how much (log-probability of an edge) it may fall short of "none".
    """
    none = float(starts[0] + ends[0]) / 2
    best, place = -np.inf, (0, 0)
    for first in np.argsort(starts[1:])[-4:]:
        last = first + LONGEST_MENTION
        window_ends = ends[1 + first : 1 + last]
        same = (window.paragraphs[first:last] == window.paragraphs[first]) & (
            window.owners[first:last] == window.owners[first]
        )
        # Everything after the first piece that leaves the paragraph or the quote is out.
        stop = int(np.argmin(same)) if not same.all() else len(same)
        if stop == 0:
            continue
        end = int(np.argmax(window_ends[:stop]))
        score = float(starts[1 + first] + window_ends[end])
        if score > best:
            best, place = score, (int(first), int(first) + end)
    if none - against_none >= best / 2 or not np.isfinite(best):
        return Choice(None, float(np.exp(2 * none)))
    first, last = place
    span = Span(int(window.starts[first]), int(window.ends[last]))
    return Choice(span, float(np.exp(best))) if span.start < span.end else Choice(None, 0.0)
