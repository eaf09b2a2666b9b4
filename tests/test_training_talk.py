"""The fit of the weights of talk: run where the extra `train` is installed, skipped elsewhere."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from worker.evaluation.markup import from_markup

torch = pytest.importorskip("torch", reason="the extra train is not installed")

from worker.training.field import batches, cross_validated, fitted, hits, total  # noqa: E402
from worker.training.talk import Turn, stretches  # noqa: E402

NAMES = ["own", "other", "other returns", "other third"]
WEIGHTS = [1.0, -0.5, 2.0, -1.5]
CHANGES = {
    "none": (),
    "plain": (("other", 1.0),),
    "returns": (("other", 1.0), ("other returns", 1.0)),
    "third": (("other", 1.0), ("other third", 1.0)),
}


def turn(own: dict[int | None, float], right: int | None) -> Turn:
    candidates = {who: (("own", value),) for who, value in own.items()}
    return Turn(candidates, CHANGES, True, frozenset({right}), True)


TALK = [
    turn({7: 0.3, 8: 0.1, None: -1.0}, 7),
    turn({8: 0.4, 9: 0.5}, 8),
    turn({7: 0.2, 8: 0.6, 9: 0.1, None: 0.0}, 7),
    turn({7: 0.5, 8: 0.1}, 8),
]


def worth(path: tuple[int | None, ...]) -> float:
    """One path's score, written down plainly."""
    own = sum(
        value for turn, who in zip(TALK, path, strict=True) for _, value in turn.candidates[who]
    )
    changes = 0.0
    for first, (previous, who) in zip([None, *path], pairwise(path), strict=False):
        if None not in (previous, who) and previous != who:
            changes -= 0.5
            if first is not None and first != previous:
                changes += 2.0 if first == who else -1.5
    return own + changes


def test_all_paths_are_summed_and_the_best_is_found() -> None:
    paths = [worth(path) for path in product(*(turn.candidates for turn in TALK))]
    (batch,) = batches([TALK, TALK[:1]], NAMES)
    weights = torch.tensor(WEIGHTS, dtype=torch.float64)
    own = (batch.told @ weights).masked_fill(batch.barred, -1e6)
    whole, alone = 1, 0  # the shortest first
    assert float(total(batch, own, weights)[whole]) == pytest.approx(
        float(torch.logsumexp(torch.tensor(paths, dtype=torch.float64), 0))
    )
    assert float(total(batch, own, weights, best=True)[whole]) == pytest.approx(max(paths))
    assert float(total(batch, own, weights, best=True)[alone]) == pytest.approx(0.3)


def test_a_fit_learns_that_two_take_turns() -> None:
    weights = fitted([TALK], NAMES[:3], {"other third": -1.5}, 0.01)
    assert weights["other returns"] > 1
    learned = torch.tensor([*weights.values(), -1.5], dtype=torch.float64)
    assert [hits(batch, learned) for batch in batches([TALK], NAMES)] == [4]


def test_what_is_not_fitted_on_is_counted_once() -> None:
    articles = [[TALK], [TALK], []]
    assert cross_validated(articles, NAMES, {}, 0.01, 3) == (8, 8, 8)


def test_turns_are_cut_where_nobody_has_to_be_found() -> None:
    said = '"<q i={0} who="Ana Reis">So it is.</q>" <s q={0}>Ana Reis</s> <c q={0}>said</c>.'
    known = "\n\n".join(said.format(number) for number in range(4))
    open_ = '"<q i=9 who="Ana Reis">And so it stays.</q>"'
    article = from_markup(
        f"{known}\n\n{open_}\n\n{known.replace('q i=', 'q i=1').replace('q=', 'q=1')}"
    )
    (stretch,) = stretches(article)
    assert [turn.open for turn in stretch] == [False, False, True, False, False]
    assert stretch[2].right
