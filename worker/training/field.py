"""A conditional random field over turns of talk: its likelihood, its best path, its fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor

from ..pipeline.coreference.talk.exchange import Change

if TYPE_CHECKING:
    from .talk import Stretch

_CHANGES: tuple[Change, ...] = ("plain", "returns", "third")
_NEVER = -1e6
_BATCH = 32
_STEPS = 80
_NOISE = 0.1
"""Keeps the turns that nothing in the text explains from pulling at everything else."""


class Batch(NamedTuple):
    """Some stretches, padded: B stretches, T turns, C candidates, F features.

    ``told`` (B T C F): what tells of each candidate alone. ``barred`` (B T C): no candidate.
    ``right`` (B T C): one the gold names, where it is to be found. ``who`` (B T C): numbers, -1 for
    nobody. ``changes`` (B T 3 F): what tells of a change, of a return and of a third. ``in_turns``
    (B T). ``open``: how many turns are.
    """

    told: Tensor
    barred: Tensor
    right: Tensor
    who: Tensor
    changes: Tensor
    in_turns: Tensor
    open: int


def batches(stretches: Sequence[Stretch], names: Sequence[str]) -> list[Batch]:
    """Stretches of about the same length together."""
    ordered = sorted(stretches, key=len)
    column = {name: at for at, name in enumerate(names)}
    return [
        _batch(ordered[start : start + _BATCH], column) for start in range(0, len(ordered), _BATCH)
    ]


def _batch(stretches: Sequence[Stretch], column: Mapping[str, int]) -> Batch:
    turns = max(map(len, stretches))
    most = max(len(turn.candidates) for stretch in stretches for turn in stretch)
    shape = (len(stretches), turns, most)
    told = torch.zeros(*shape, len(column), dtype=torch.float64)
    changes = torch.zeros(*shape[:2], 3, len(column), dtype=torch.float64)
    barred, right = torch.ones(shape, dtype=torch.bool), torch.zeros(shape, dtype=torch.bool)
    barred[:, :, 0] = False  # behind its end a stretch goes on with nobody, at no cost
    who = torch.full(shape, -1)
    in_turns = torch.zeros(shape[:2], dtype=torch.bool)
    for b, stretch in enumerate(stretches):
        for t, turn in enumerate(stretch):
            in_turns[b, t] = turn.in_turns
            for kind, change in enumerate(_CHANGES):
                for name, value in turn.changes[change]:
                    changes[b, t, kind, column[name]] += value
            for c, (candidate, features) in enumerate(turn.candidates.items()):
                who[b, t, c] = -1 if candidate is None else candidate
                barred[b, t, c] = False
                right[b, t, c] = turn.open and candidate in turn.right
                for name, value in features:
                    told[b, t, c, column[name]] += value
    opened = sum(turn.open for stretch in stretches for turn in stretch)
    return Batch(told, barred, right, who, changes, in_turns, opened)


def total(batch: Batch, own: Tensor, weights: Tensor, *, best: bool = False) -> Tensor:
    """For each stretch the log of the sum over all its paths, or the ``best`` path's score.

    ``own`` (B T C): what speaks for each candidate alone.
    """
    join = torch.amax if best else torch.logsumexp
    changes = batch.changes @ weights
    nobody = torch.full_like(batch.who[:, 0, :1], -1)
    before, score = nobody, own[:, 0, None, :]
    for t in range(1, own.shape[1]):
        previous, who = batch.who[:, t - 1], batch.who[:, t]
        score = score[..., None] + _passing(
            changes[:, t], batch.in_turns[:, t], before, previous, who
        )
        score = join(score, 1) + own[:, t, None, :]
        before = previous
    return join(score.flatten(1), 1)


def _passing(
    changes: Tensor, in_turns: Tensor, first: Tensor, previous: Tensor, who: Tensor
) -> Tensor:
    """What speaks for each three in a row (B C C C), as ``Exchange.kind`` has it."""
    first, previous, who = first[:, :, None, None], previous[:, None, :, None], who[:, None, None]
    changed = (previous >= 0) & (who >= 0) & (previous != who)
    talk = in_turns[:, None, None, None] & (first >= 0) & (first != previous)
    plain, returns, third = (changes[:, kind, None, None, None] for kind in range(3))
    return changed * torch.where(talk, torch.where(who == first, returns, third), plain)


def likelihoods(batch: Batch, weights: Tensor) -> Tensor:
    """How likely the right speaker of each open turn is, where one is to be found."""
    own = (batch.told @ weights).masked_fill(batch.barred, _NEVER)
    own = own if own.requires_grad else own.requires_grad_()
    # The derivative of the log of the sum over all paths is how likely each candidate is.
    (marginal,) = torch.autograd.grad(total(batch, own, weights).sum(), own, create_graph=True)
    return (marginal * batch.right).sum(-1)[batch.right.any(-1)]


def hits(batch: Batch, weights: Tensor) -> int:
    """How many open turns the best paths have right."""
    own = (batch.told @ weights).masked_fill(batch.barred, _NEVER).requires_grad_()
    (chosen,) = torch.autograd.grad(total(batch, own, weights, best=True).sum(), own)
    return int(((chosen > 0.5) & batch.right).sum())


def fitted(
    stretches: Sequence[Stretch], names: Sequence[str], fixed: Mapping[str, float], prior: float
) -> dict[str, float]:
    """The weights of ``names`` under which the gold is likeliest, beside those that are fixed."""
    every = [*names, *fixed]
    weights = _fit(batches(stretches, every), every, fixed, prior)
    return dict(zip(names, weights.tolist(), strict=False))


def _fit(
    data: Sequence[Batch], names: Sequence[str], fixed: Mapping[str, float], prior: float
) -> Tensor:
    kept = torch.tensor([fixed.get(name, 0.0) for name in names], dtype=torch.float64)
    free = torch.tensor([name not in fixed for name in names])
    weights = torch.zeros_like(kept, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        search.zero_grad()
        used = torch.where(free, weights, kept)
        value = prior * weights.square().sum()
        for batch in data:
            value = value - torch.log(likelihoods(batch, used) + _NOISE).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    search.step(closure)  # type: ignore[no-untyped-call]
    return torch.where(free, weights.detach(), kept)


def cross_validated(
    articles: Sequence[Sequence[Stretch]],
    names: Sequence[str],
    fixed: Mapping[str, float],
    prior: float,
    folds: int,
) -> tuple[int, int, int]:
    """Open turns that a fit on other articles has right, of how many, and what could be right."""
    every = [*names, *fixed]
    right = opened = reachable = 0
    for fold in range(folds):
        apart = [s for n, article in enumerate(articles) if n % folds == fold for s in article]
        rest = [s for n, article in enumerate(articles) if n % folds != fold for s in article]
        weights = _fit(batches(rest, every), every, fixed, prior)
        for batch in batches(apart, every):
            right += hits(batch, weights)
            opened += batch.open
            reachable += int(batch.right.any(-1).sum())
    return right, opened, reachable
