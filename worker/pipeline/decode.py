"""The network's scores -> spans of the text: the speaker and cue that fit together best."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from .document import Span
from .encode import Window

Floats = NDArray[np.float32]

SPEAKER, CUE, CARRIED = 0, 2, 4
"""Where the start pointer of each kind stands among the pointers; its end is the next."""
LONGEST_MENTION = 40
"""Pieces in a speaker or cue at the most."""
STARTS = 4
"""Candidates for where a speaker or a cue begins, the best ones."""
ALONE = 1.0
"""What a speaker and a cue gain by each other (log-probability of an edge): a verb seldom stands
alone. Set by hand on texts of a sentence or two (tests/model); articles hardly notice it."""
BESIDE = 0.4
"""What they gain where nothing stands between them: a verb's subject is beside it. Any value from
0.35 to 0.8 does about the same."""
NEAR = 2
"""Pieces between them (has, had also, a comma) with which they gain half of that."""
AWAY = 1.0
"""What each loses in another paragraph than the quote's: all but labels and introductions are only
carried over from there. Any value from 0.5 to 2 does about the same."""


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


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A span of pieces (first, last), or None for "none", and its log-probability per edge."""

    score: float
    pieces: tuple[int, int] | None


def decode(window: Window, row: int, speech: float, pointers: Floats) -> Decision:
    """The decision on quote ``row`` of a window, from its speech logit and [6, 1 + n] scores."""
    length = len(window.ids)
    scores = pointers[:, : length + 1]
    scores = scores - scores.max(axis=1, keepdims=True)
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    speakers, cues, carried = (
        _candidates(window, logs[kind], logs[kind + 1]) for kind in (SPEAKER, CUE, CARRIED)
    )
    here = int(window.paragraphs[window.opens[row]])
    speaker, cue = max(
        product(speakers, cues),
        key=lambda pair: pair[0].score + pair[1].score + _together(window, here, *pair),
    )
    return Decision(
        float(1 / (1 + np.exp(-speech))),
        _choice(window, speaker),
        _choice(window, cue),
        _choice(window, max(carried, key=lambda candidate: candidate.score)),
    )


def _together(window: Window, here: int, speaker: _Candidate, cue: _Candidate) -> float:
    """What a speaker and a cue gain by each other, and lose outside the paragraph ``here``."""
    places = [candidate.pieces for candidate in (speaker, cue) if candidate.pieces is not None]
    paragraphs = [int(window.paragraphs[first]) for first, _ in places]
    apart = AWAY * sum(paragraph != here for paragraph in paragraphs)
    if len(places) < 2 or paragraphs[0] != paragraphs[1]:
        return -apart
    (first, last), (begin, end) = places
    between = max(begin - last, first - end) - 1
    gain = BESIDE if between == 0 else BESIDE / 2 if 0 < between <= NEAR else 0.0
    return ALONE + gain - apart


def _candidates(window: Window, starts: Floats, ends: Floats) -> list[_Candidate]:
    """ "None", and the most probable spans, each in one paragraph and outside other quotes."""
    found = [_Candidate(float(starts[0] + ends[0]) / 2, None)]
    for first in np.argsort(starts[1:])[-STARTS:]:
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
        score = float(starts[1 + first] + window_ends[end]) / 2
        if np.isfinite(score):
            found.append(_Candidate(score, (int(first), int(first) + end)))
    return found


def _choice(window: Window, candidate: _Candidate) -> Choice:
    probability = float(np.exp(2 * candidate.score))
    if candidate.pieces is None:
        return Choice(None, probability)
    first, last = candidate.pieces
    span = Span(int(window.starts[first]), int(window.ends[last]))
    return Choice(span, probability) if span.start < span.end else Choice(None, 0.0)
