"""Training with the rounding that the shipped network will do: int8 is then no surprise.

Weights and inputs of a layer are rounded as ``export_network`` and onnxruntime round them, while
gradients pass as if nothing had happened (straight through; Jacob et al. 2018). Names and shapes
of parameters are those of torch's own layers.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

_WEIGHT_STEPS = 63
"""Largest whole number of a weight: 7 bits, as with ``reduce_range``."""
_INPUT_STEPS = 255
"""Largest whole number of an input: 8 bits without a sign."""


class Linear(nn.Linear):
    """Rounds its weights by output row and its inputs by the whole batch, once told to."""

    rounding = False

    def forward(self, inputs: Tensor) -> Tensor:
        if not self.rounding:
            return super().forward(inputs)
        weight = _rounded_weight(self.weight, self.weight.abs().amax(1, keepdim=True))
        return functional.linear(_rounded_inputs(inputs), weight, self.bias)


class Embedding(nn.Embedding):
    """Rounds what it looks up, by the whole table, once told to."""

    rounding = False

    def forward(self, ids: Tensor) -> Tensor:
        found = super().forward(ids)
        if not self.rounding:
            return found
        return _rounded_weight(found, self.weight.detach().abs().amax())


def set_rounding(network: nn.Module, on: bool) -> None:
    """Have every layer of the network round from its next pass on, or no longer."""
    for part in network.modules():
        if isinstance(part, Linear | Embedding):
            part.rounding = on


def _rounded_weight(weight: Tensor, largest: Tensor) -> Tensor:
    step = (largest.detach() / _WEIGHT_STEPS).clamp(min=1e-8)
    return _straight_through(weight, (weight.detach() / step).round() * step)


def _rounded_inputs(inputs: Tensor) -> Tensor:
    values = inputs.detach()
    low, high = values.amin().clamp(max=0), values.amax().clamp(min=0)
    step = ((high - low) / _INPUT_STEPS).clamp(min=1e-8)
    zero = (-low / step).round()
    rounded = ((values / step).round_().add_(zero).clamp_(0, _INPUT_STEPS) - zero) * step
    return _straight_through(inputs, rounded)


def _straight_through(values: Tensor, rounded: Tensor) -> Tensor:
    return values + (rounded - values.detach())
