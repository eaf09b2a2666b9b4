"""What needs torch: run where the extra `train` is installed, skipped elsewhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from onnxruntime import InferenceSession

from worker.pipeline.batch import Batch

torch = pytest.importorskip("torch", reason="the extra train is not installed")

from worker.training.export import INPUTS, export_network  # noqa: E402
from worker.training.losses import Answers, tensors  # noqa: E402
from worker.training.network import QuoteNetwork, Shape  # noqa: E402
from worker.training.rounding import Embedding, Linear, set_rounding  # noqa: E402
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
    set_rounding(layer, True)
    off = (layer(inputs) - exact).abs().max()
    assert 0 < off < 0.1


def test_gradients_pass_a_rounded_layer() -> None:
    layer, inputs = Linear(3, 1, bias=False), torch.ones(1, 3)
    set_rounding(layer, True)
    layer(inputs).sum().backward()
    assert torch.allclose(layer.weight.grad, inputs, atol=0.01)


def test_a_looked_up_row_is_rounded_by_the_whole_table() -> None:
    table = Embedding(2, 2)
    table.weight.data = torch.tensor([[63.0, 0.0], [0.4, 1.6]])
    set_rounding(table, True)
    assert table(torch.tensor([1])).tolist() == [[0.0, 2.0]]


SMALL = Shape(layers=4, width=24, heads=2, inner=48, vocabulary=50, positions=16, pointer=8)


PIECES = np.arange(10)[None]
BATCH = Batch(
    ids=PIECES,
    cases=PIECES % 4,
    mask=PIECES >= 0,
    window=np.array([0, 0]),
    opens=np.array([1, 6]),
    closes=np.array([4, 8]),
    near=np.stack([PIECES[0], PIECES[0][::-1]]),
    far=np.stack([PIECES[0] % 3, PIECES[0] % 2]),
    # Some pieces are no mark and may not be chosen: the exported network leaves them out.
    allowed=np.stack([PIECES[0] % 5 == 4, PIECES[0] == 7]),
)


def answers(network: QuoteNetwork) -> Answers:
    said: Answers = network.eval()(*tensors(BATCH))
    return said


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # torch.onnx warns of itself
def test_what_is_exported_answers_nearly_as_the_network(tmp_path: Path) -> None:
    torch.manual_seed(5)
    network = QuoteNetwork(SMALL)
    set_rounding(network, True)
    with torch.no_grad():
        speech, pointers, _ = answers(network)
    export_network(network, BATCH, tmp_path / "network.onnx")
    session = InferenceSession(tmp_path / "network.onnx", providers=["CPUExecutionProvider"])
    said = session.run(None, {name: getattr(BATCH, name) for name in INPUTS})
    assert said[0] == pytest.approx(speech.numpy(), abs=0.02)
    assert said[1] == pytest.approx(pointers.numpy(), abs=0.02)
