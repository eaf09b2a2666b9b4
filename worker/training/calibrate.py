"""Development data -> the numbers that turn scores into decisions and probabilities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from ..evaluation.gold import GoldArticle, GoldQuote
from ..evaluation.scores import match, overlaps
from ..pipeline.artefact import Calibration
from ..pipeline.beside import own_mentions
from ..pipeline.decode import Decision
from ..pipeline.document import Span
from ..pipeline.model import NOTHING, ModelAttributor, attribution, features
from ..pipeline.read import read

_BINS = 10
NEUTRAL = Calibration(speech=0.5, mention=0.0, weights=(0.0, 1.0, 1.0, 1.0))
"""Claims whatever the network prefers: what is calibrated has to be claimed first."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One decision of the network beside the truth; ``gold`` is None for what is not listed.

    ``cue`` and ``own``: the cue that is claimed, and whether the mention is the quote's own, once
    what stands in another paragraph was sorted out.
    """

    decision: Decision
    gold: GoldQuote | None
    cue: Span | None
    own: bool

    def right(self, mention: float) -> bool:
        """Whether quote, speaker and verb are all right, given the threshold of a mention."""
        if self.gold is None or not self.gold.attributed:
            return False
        speaker = self.decision.speaker
        said = speaker.span if self.own and speaker.probability >= mention else None
        speaker_right = overlaps(said, self.gold.source) if self.gold.source else said is None
        return speaker_right and (not self.gold.cue or overlaps(self.cue, self.gold.cue))


def outcomes(articles: Sequence[GoldArticle], attributor: ModelAttributor) -> list[Outcome]:
    """Every quote of the articles that the gold could know (all of them, where it has styles)."""
    documents = [read(article.text) for article in articles]
    result = []
    for article, document, decided in zip(
        articles, documents, attributor.decide(documents), strict=True
    ):
        spans = [quote.inner for quote in document.quotes]
        paired = match(document.text, [quote.span for quote in article.quotes], spans)
        claims = own_mentions(
            document,
            tuple(
                attribution(decided[index], NEUTRAL) if index in decided else NOTHING
                for index in range(len(document.quotes))
            ),
        )
        for index, decision in decided.items():
            gold = article.quotes[paired[index]] if index in paired else None
            if gold is not None or article.style:
                claim = claims[index]
                result.append(Outcome(decision, gold, claim.cue, claim.speaker is not None))
    return result


def fit(found: Sequence[Outcome], mention: float) -> Calibration:
    """The threshold of speech with the best F1, then the logistic regression of the confidence.

    ``mention``: the probability below which no mention is claimed.
    """
    speech = max(np.arange(0.2, 0.81, 0.02), key=lambda t: _detection(found, float(t)))
    claimed = [o for o in found if o.decision.speech >= speech]
    inputs = np.array([features(o.decision) for o in claimed])
    regression = LogisticRegression(C=10).fit(inputs, [o.right(mention) for o in claimed])
    weights = (float(regression.intercept_[0]), *map(float, regression.coef_[0]))
    return Calibration(round(float(speech), 3), mention, tuple(round(w, 4) for w in weights))


def _detection(found: Sequence[Outcome], threshold: float) -> float:
    said = sum(o.decision.speech >= threshold for o in found)
    true = [o for o in found if o.gold is not None and o.gold.attributed]
    right = sum(o.decision.speech >= threshold for o in true)
    return 2 * right / (said + len(true)) if said or true else 0.0


def held_out(
    found: Sequence[Outcome], mention: float, folds: int = 5
) -> tuple[list[float], list[bool]]:
    """Confidence and truth of every claimed quote, each from a fit that has not seen it."""
    confidences, right = [], []
    for fold in range(folds):
        calibration = fit([o for i, o in enumerate(found) if i % folds != fold], mention)
        for outcome in found[fold::folds]:
            claim = attribution(outcome.decision, calibration)
            if claim.attributed:
                confidences.append(claim.confidence)
                right.append(outcome.right(calibration.mention))
    return confidences, right


def reliability(
    confidences: Sequence[float], right: Sequence[bool]
) -> tuple[float, list[tuple[str, int, float, float]]]:
    """Expected calibration error, and for each bin its name, size, mean confidence, share right."""
    rows, error = [], 0.0
    for low, members in _binned(confidences):
        mean = float(np.mean([confidences[i] for i in members]))
        share = float(np.mean([right[i] for i in members]))
        error += abs(mean - share) * len(members) / len(confidences)
        rows.append((f"{low:.1f}–{low + 1 / _BINS:.1f}", len(members), mean, share))
    return error, rows


def _binned(confidences: Sequence[float]) -> Iterator[tuple[float, list[int]]]:
    for number in range(_BINS):
        low, high = number / _BINS, (number + 1) / _BINS
        last = number == _BINS - 1
        members = [i for i, c in enumerate(confidences) if low <= c < high or (last and c == 1)]
        if members:
            yield low, members
