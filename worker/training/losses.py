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


def loss_of(
    network: QuoteNetwork, chosen: Sequence[Sample], config: Config, random: np.random.Generator
) -> Tensor:
    """The weighted sum of all losses on a batch."""
    batch = collate([s.window for s in chosen], [s.document for s in chosen])
    blank = (random.random(batch.ids.shape) < config["data"]["blank"]) & (batch.ids > MASK)
    batch = replace(batch, ids=np.where(blank & ~_marks(batch), MASK, batch.ids))
    speech_logits, pointers, tag_logits = network(*tensors(batch))
    weights = config["loss"]
    speech = torch.from_numpy(np.concatenate([s.speech for s in chosen]))
    known = speech != IGNORE
    total = weights["speech"] * functional.binary_cross_entropy_with_logits(
        speech_logits[known], speech[known].float(), reduction="sum"
    )
    total = total / max(int(known.sum()), 1)
    targets = torch.from_numpy(np.concatenate([s.pointers for s in chosen])).long()
    for column in range(targets.shape[1]):
        weight = weights[("speaker", "cue", "carried")[column // 2]] / 2
        if bool((targets[:, column] != IGNORE).any()):
            total = total + weight * functional.cross_entropy(
                pointers[:, column], targets[:, column], ignore_index=IGNORE
            )
    tags = torch.full((*batch.ids.shape, 2), IGNORE)
    for row, sample in enumerate(chosen):
        tags[row, : len(sample.tags)] = torch.from_numpy(sample.tags)
    marked = tags != IGNORE
    if bool(marked.any()):
        total = total + weights["tags"] * functional.binary_cross_entropy_with_logits(
            tag_logits[marked], tags[marked].float()
        )
    return total
