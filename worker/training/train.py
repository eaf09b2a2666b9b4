"""Examples -> weights: one seeded run that can be stopped and taken up again at any time."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from .config import Config
from .corpora import Example
from .examples import Sample
from .losses import loss_of
from .network import QuoteNetwork
from .rounding import set_rounding
from .sampling import epoch_samples


def optimiser(network: QuoteNetwork, config: Config) -> torch.optim.AdamW:
    """AdamW with a lower rate for the pretrained encoder; what is frozen is left out."""
    encoder = {
        id(p)
        for part in (network.positions, network.norm, network.layers)
        for p in part.parameters()
    }
    groups: dict[bool, list[torch.nn.Parameter]] = {True: [], False: []}
    for parameter in network.parameters():
        if parameter.requires_grad:
            groups[id(parameter) in encoder].append(parameter)
    rates = config["optimisation"]
    return torch.optim.AdamW(
        [
            {"params": groups[True], "lr": rates["encoder_rate"]},
            {"params": groups[False], "lr": rates["head_rate"]},
        ],
        weight_decay=rates["weight_decay"],
        fused=True,
    )


def rate(done: float, warmup: float) -> float:
    """Factor of the learning rate at a share of the run: a linear rise, then a fall to nearly 0."""
    return done / warmup if done < warmup else max(0.02, (1 - done) / (1 - warmup))


def train(
    network: QuoteNetwork,
    examples: Sequence[Example],
    tokenizer: Tokenizer,
    config: Config,
    folder: Path,
    *,
    after_epoch: Callable[[QuoteNetwork, int], None],
) -> None:
    """Train ``network`` in ``folder``, which holds the checkpoint; taken up where it was stopped.

    ``after_epoch(network, epoch)`` is called with the network in evaluation mode.
    """
    adam = optimiser(network, config)
    progress = _Progress(folder / "checkpoint.pt", network, adam)
    epochs = config["optimisation"]["epochs"]
    while progress.epoch < epochs:
        set_rounding(network, progress.epoch >= config["optimisation"]["round_from"])
        batches = epoch_samples(examples, tokenizer, config, progress.epoch)
        _run_epoch(network, adam, batches, config, progress)
        network.eval()
        after_epoch(network, progress.epoch)
        progress.epoch, progress.step = progress.epoch + 1, 0
        progress.save()


class _Progress:
    """Where a run stands, kept in a file that is replaced at once and never half written."""

    def __init__(self, path: Path, network: QuoteNetwork, adam: torch.optim.AdamW) -> None:
        self.path, self.network, self.adam = path, network, adam
        self.epoch = self.step = 0
        if path.exists():
            state = torch.load(path, weights_only=True)
            network.load_state_dict(state["network"])
            adam.load_state_dict(state["adam"])
            self.epoch, self.step = state["epoch"], state["step"]

    def save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "adam": self.adam.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
        }
        part = self.path.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.path)


def _run_epoch(
    network: QuoteNetwork,
    adam: torch.optim.AdamW,
    batches: Sequence[Sequence[Sample]],
    config: Config,
    progress: _Progress,
) -> None:
    network.train()
    numbers = config["optimisation"]
    epochs = numbers["epochs"]
    base = [numbers["encoder_rate"], numbers["head_rate"]]
    log = _Log(progress, len(batches), epochs)
    for index in range(progress.step, len(batches)):
        # By epochs, not by steps: how many steps the later epochs have is not known yet.
        factor = rate((progress.epoch + index / len(batches)) / epochs, numbers["warmup"])
        for group, value in zip(adam.param_groups, base, strict=True):
            group["lr"] = value * factor
        random = np.random.default_rng((config["seed"], progress.epoch, index))
        torch.manual_seed(int(random.integers(2**31)))
        loss = loss_of(network, batches[index], random, config)
        adam.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), numbers["clip"])
        adam.step()
        log.add(index + 1, loss.item())
        if (index + 1) % 100 == 0:
            progress.step = index + 1
            progress.save()


class _Log:
    """A line of JSON every few steps: where the run is, its loss, and how long it will take."""

    EVERY = 25

    def __init__(self, progress: _Progress, steps: int, epochs: int) -> None:
        self.epoch, self.first, self.steps = progress.epoch, progress.step, steps
        self.later = (epochs - progress.epoch - 1) * steps
        self.losses: list[float] = []
        self.begun = time.monotonic()

    def add(self, step: int, loss: float) -> None:
        """Note the loss of a step, counted from 1."""
        self.losses.append(loss)
        if step % self.EVERY and step != self.steps:
            return
        pace = (time.monotonic() - self.begun) / (step - self.first)
        line = {
            "epoch": self.epoch,
            "step": step,
            "of": self.steps,
            "loss": round(sum(self.losses) / len(self.losses), 4),
            "seconds_per_step": round(pace, 3),
            "minutes_left": math.ceil(pace * (self.steps - step + self.later) / 60),
        }
        print(json.dumps(line), flush=True)
        self.losses.clear()
