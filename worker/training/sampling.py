"""Examples -> the batches of an epoch: varied, cut into windows, grouped by length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from tokenizers import Tokenizer

from . import augment
from .config import Config
from .corpora import Example
from .examples import IGNORE, Sample, samples


def vary(example: Example, config: Config, epoch: int, random: Random) -> Example:
    """One random variation of an example."""
    data = config["data"]
    join = data["join"] if epoch >= data["join_from"] else 0.0
    if random.random() < data["rename"]:
        example = augment.renamed(example, random)
    example = augment.inverted(example, random, data["invert"] if example.relations else 0.0)
    if example.relations:
        example = augment.marked(example, random, data["mark_indirect"])
    if random.random() < data["unbreak"]:
        example = augment.unbroken(example)
    elif random.random() < data["crop"]:
        example = augment.cropped(example, random)
    elif join and random.random() < join:
        example = augment.joined(example, random, data["join_breaks"])
    return example


def epoch_samples(
    examples: Sequence[Example], tokenizer: Tokenizer, config: Config, epoch: int
) -> list[list[Sample]]:
    """The batches of one epoch, in random order; the same for the same seed and epoch."""
    random = Random(f"{config['seed']}-{epoch}")
    chosen: list[Sample] = []
    for example in examples:
        for _ in range(_times(example, config, epoch, random)):
            chosen += samples(vary(example, config, epoch, random), tokenizer)
    chosen = [s for s in chosen if (s.speech != IGNORE).any() or (s.pointers != IGNORE).any()]
    random.shuffle(chosen)
    chosen.sort(key=lambda sample: len(sample.window.ids) // 16)
    batches = list(_fill(chosen, config["optimisation"]["pieces"]))
    random.shuffle(batches)
    return batches


def _times(example: Example, config: Config, epoch: int, random: Random) -> int:
    """How often an example is read in this epoch: from the plain to the hard."""
    data = config["data"]
    alone = epoch < data["own_from"]
    if example.corpus == "articles":
        return 0 if alone else int(data["repeat_own"])
    if example.corpus == "hard":
        return int(data["repeat_hard"]) if epoch >= data["hard_from"] else 0
    return int(random.random() < (1.0 if alone else data["share_polnear"]))


def _fill(ordered: Sequence[Sample], pieces: int) -> Iterator[list[Sample]]:
    batch: list[Sample] = []
    for sample in ordered:
        longest = max([len(sample.window.ids), *(len(s.window.ids) for s in batch)])
        if batch and longest * (len(batch) + 1) > pieces:
            yield batch
            batch = []
        batch.append(sample)
    if batch:
        yield batch
