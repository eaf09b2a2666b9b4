"""What needs torch: run where the extra `train` is installed, skipped elsewhere."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the extra train is not installed")

from worker.training.rounding import Embedding, Linear, round_from_now  # noqa: E402
from worker.training.train import rate  # noqa: E402


def test_the_learning_rate_rises_then_falls_to_nearly_nothing() -> None:
    factors = [rate(done / 100, 0.06) for done in range(101)]
    assert factors[0] == 0
    assert max(factors) == factors[6] == pytest.approx(1)
    assert factors[6:] == sorted(factors[6:], reverse=True)
    assert factors[-1] == 0.02


def test_a_layer_rounds_to_seven_and_eight_bits_only_when_told_to() -> None:
    torch.manual_seed(1)
    layer, inputs = Linear(16, 4), torch.randn(5, 16)
    exact = layer(inputs)
    assert torch.equal(exact, torch.nn.functional.linear(inputs, layer.weight, layer.bias))
    round_from_now(layer)
    off = (layer(inputs) - exact).abs().max()
    assert 0 < off < 0.1


def test_gradients_pass_a_rounded_layer() -> None:
    layer, inputs = Linear(3, 1, bias=False), torch.ones(1, 3)
    round_from_now(layer)
    layer(inputs).sum().backward()
    assert torch.allclose(layer.weight.grad, inputs, atol=0.01)


def test_a_looked_up_row_is_rounded_by_the_whole_table() -> None:
    table = Embedding(2, 2)
    table.weight.data = torch.tensor([[63.0, 0.0], [0.4, 1.6]])
    round_from_now(table)
    assert table(torch.tensor([1])).tolist() == [[0.0, 2.0]]
