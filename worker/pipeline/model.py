"""The attributor as trained: windows through the network, its scores to attributions."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .artefact import Artefact, Calibration, open_artefact
from .batch import Batch, collate
from .beside import own_mentions
from .decode import Decision, decode
from .document import Attribution, Document
from .encode import Window, windows
from .pieces import tokenizer

Floats = NDArray[np.float32]
Network = Callable[[Batch], tuple[Floats, Floats]]
"""Speech logits [q] and pointer scores [q, 6, 1 + n] of a batch of one window."""

NOTHING = Attribution(False, None, None, 0.0, "model")
"""What is said of a quote that the network was not asked about."""


class ModelAttributor:
    """Attribution by the trained network. Not shared between threads or processes."""

    def __init__(
        self, network: Network, pieces: Tokenizer, calibration: Calibration, name: str
    ) -> None:
        self._network = network
        self._pieces = pieces
        self._calibration = calibration
        self.name = name

    @classmethod
    def load(cls, artefact: Artefact | None = None, *, threads: int = 1) -> ModelAttributor:
        """The shipped model, or another. Raises ModelNotFound or ModelDamaged."""
        artefact = artefact or open_artefact()
        return cls(
            open_network(artefact, threads=threads),
            tokenizer(artefact.vocabulary),
            artefact.calibration,
            f"{artefact.name} {artefact.version}",
        )

    def attribute(self, documents: Sequence[Document]) -> list[tuple[Attribution, ...]]:
        """See Attributor."""
        return [
            self._attributions(document, decisions)
            for document, decisions in zip(documents, self.decide(documents), strict=True)
        ]

    def _attributions(
        self, document: Document, decisions: Mapping[int, Decision]
    ) -> tuple[Attribution, ...]:
        claimed = (
            attribution(decisions[quote], self._calibration) if quote in decisions else NOTHING
            for quote in range(len(document.quotes))
        )
        return own_mentions(document, tuple(claimed))

    def decide(self, documents: Sequence[Document]) -> list[dict[int, Decision]]:
        """For each document, what the network thinks of each of its quotes, by their index.

        Each window passes the network alone: its int8 arithmetic scales by the largest value of
        a whole batch, so a neighbour from another article could change the answer.
        """
        return [
            {
                quote: decision
                for window in windows(document, self._pieces)
                for quote, decision in self._window(window, document)
            }
            for document in documents
        ]

    def _window(self, window: Window, document: Document) -> Iterator[tuple[int, Decision]]:
        speech, pointers = self._network(collate([window], [document]))
        for row, quote in enumerate(window.quotes):
            yield quote, decode(window, row, float(speech[row]), pointers[row])


def attribution(decision: Decision, calibration: Calibration) -> Attribution:
    """What is claimed of a quote, given what the network thinks of it."""
    speaker = decision.speaker.span
    if decision.speaker.probability < calibration.mention:
        speaker = None
    carried = decision.carried.span if speaker is None else None
    return Attribution(
        decision.speech >= calibration.speech,
        speaker,
        decision.cue.span,
        _confidence(decision, calibration.weights),
        "model",
        carried,
    )


def features(decision: Decision) -> tuple[float, float, float]:
    """What the confidence is made of: log-odds of speech, speaker and cue."""
    return (
        _log_odds(decision.speech),
        _log_odds(decision.speaker.probability),
        _log_odds(decision.cue.probability),
    )


def _confidence(decision: Decision, weights: Sequence[float]) -> float:
    total = weights[0] + sum(w * x for w, x in zip(weights[1:], features(decision), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def open_network(artefact: Artefact, *, threads: int = 1) -> Network:
    """The network of an artefact, run by onnxruntime with so many threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        artefact.network, options, providers=["CPUExecutionProvider"]
    )
    names = [entry.name for entry in session.get_inputs()]

    def run(batch: Batch) -> tuple[Floats, Floats]:
        speech, pointers = session.run(None, {name: getattr(batch, name) for name in names})
        return speech, pointers

    return run
