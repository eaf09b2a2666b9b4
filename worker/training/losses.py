"""What a batch of samples costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ..pipeline.batch import Batch, collate
from ..pipeline.encode import MASK
from .config import Config
from .examples import IGNORE, Sample
from .network import QuoteNetwork


def tensors(batch: Batch) -> tuple[Tensor, ...]:
    """The network's inputs, in its order."""
    return tuple(
        torch.from_numpy(array)
        for array in (
            batch.ids,
            batch.cases,
            batch.mask,
            batch.window,
            batch.opens,
            batch.closes,
            batch.near,
            batch.far,
            batch.allowed,
        )
    )


def _marks(batch: Batch) -> np.ndarray:
    marks = np.zeros(batch.ids.shape, np.bool_)
    marks[batch.window, batch.opens] = marks[batch.window, batch.closes] = True
    return marks


Answers = tuple[Tensor, Tensor, Tensor]
"""What a network says of a batch: speech, pointers, tags (see QuoteNetwork.forward)."""


def inputs(
    chosen: Sequence[Sample], random: np.random.Generator, config: Config
) -> tuple[Tensor, ...]:
    """The samples as the network reads them, some of their pieces hidden."""
    batch = collate([s.window for s in chosen], [s.document for s in chosen])
    blank = (random.random(batch.ids.shape) < config["data"]["blank"]) & (batch.ids > MASK)
    return tensors(replace(batch, ids=np.where(blank & ~_marks(batch), MASK, batch.ids)))


def loss_of(
    network: QuoteNetwork, chosen: Sequence[Sample], random: np.random.Generator, config: Config
) -> Tensor:
    """What the network's answers on a batch cost, by the samples' own answers."""
    return against_gold(network(*inputs(chosen, random, config)), chosen, config)


def against_gold(answers: Answers, chosen: Sequence[Sample], config: Config) -> Tensor:
    """The weighted sum of the losses of speech, pointers and tags."""
    speech_logits, pointers, tag_logits = answers
    weights = config["loss"]
    speech = torch.from_numpy(np.concatenate([s.speech for s in chosen]))
    known = speech != IGNORE
    total = weights["speech"] * functional.binary_cross_entropy_with_logits(
        speech_logits[known], speech[known].float(), reduction="sum"
    )
    total = total / max(int(known.sum()), 1)
    targets = torch.from_numpy(np.concatenate([s.pointers for s in chosen])).long()
    for column in range(targets.shape[1]):
        if bool((targets[:, column] != IGNORE).any()):
            total = total + weight_of(column, config) * functional.cross_entropy(
                pointers[:, column], targets[:, column], ignore_index=IGNORE
            )
    tags = torch.full(tag_logits.shape, IGNORE)
    for row, sample in enumerate(chosen):
        tags[row, : len(sample.tags)] = torch.from_numpy(sample.tags)
    marked = tags != IGNORE
    if bool(marked.any()):
        total = total + weights["tags"] * functional.binary_cross_entropy_with_logits(
            tag_logits[marked], tags[marked].float()
        )
    return total


def weight_of(column: int, config: Config) -> float:
    """Of one pointer: a speaker, a cue and a carried mention have two each."""
    return float(config["loss"][("speaker", "cue", "carried")[column // 2]]) / 2
