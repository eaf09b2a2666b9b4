"""Weights -> the artefact that ships: int8 ONNX, vocabulary, manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from ..pipeline.artefact import FORMAT
from ..pipeline.batch import Batch
from .network import QuoteNetwork, attention
from .rounding import set_rounding


class _OneWindow(nn.Module):
    """The network for a single window, without what only training needs.

    A window that stands alone has no padding to be masked, and its quotes share their keys. The
    last layer is worked out for what is read off it: marks, and pieces that may be chosen.
    """

    def __init__(self, network: QuoteNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self,
        ids: Tensor,
        cases: Tensor,
        opens: Tensor,
        closes: Tensor,
        near: Tensor,
        far: Tensor,
        allowed: Tensor,
    ) -> tuple[Tensor, Tensor]:
        network = self.network
        chosen, place = _needed(opens, closes, allowed)
        hidden = network.encode(ids, cases, _Fused.apply, chosen)[0]
        quote = network.quotes(hidden[place[opens]], hidden[place[closes]])
        keys = network.keys(hidden).permute(1, 2, 0)
        scores = torch.matmul(network.queries(quote).transpose(0, 1), keys).transpose(0, 1)
        # What stands for the other pieces does not matter: they are not allowed.
        scores = scores[:, :, place]
        return network.speech(quote)[:, 0], network.pointers(quote, scores, near, far, allowed)


def _needed(opens: Tensor, closes: Tensor, allowed: Tensor) -> tuple[Tensor, Tensor]:
    """Which pieces are read off the last layer, and where among them each of all [n] stands.

    A piece that is not needed stands where some other does.
    """
    marks = torch.cat([opens, closes])
    needed = allowed.any(0) | (torch.arange(allowed.shape[1])[:, None] == marks).any(1)
    chosen = needed.nonzero()[:, 0]
    return chosen, (needed.long().cumsum(0) - 1).clamp(min=0)


class _Fused(torch.autograd.Function):
    """Attention as onnxruntime's own operator, which keeps no table of all scores."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        return attention(query, key, value, heads)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        fused = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return fused.setType(query.type())


INPUTS = ("ids", "cases", "opens", "closes", "near", "far", "allowed")
"""What of a Batch of one window the exported network reads."""


def export_network(network: QuoteNetwork, example: Batch, path: Path) -> None:
    """Write the network as ONNX with int8 weights, per channel.

    ``example``: any batch of one window, for the exporter to trace. Weights use 7 bits
    (``reduce_range``), so that processors without VNNI do not saturate.
    """
    pieces, quotes = "pieces", "quotes"
    axes = {name: {0: quotes} for name in ("opens", "closes", "speech", "pointers")}
    axes |= {name: {0: quotes, 1: pieces} for name in ("near", "far", "allowed")}
    axes |= {name: {1: pieces} for name in ("ids", "cases")}
    # What training rounds on its way, onnxruntime rounds here.
    set_rounding(network, False)
    with TemporaryDirectory() as scratch:
        plain, prepared = Path(scratch, "plain.onnx"), Path(scratch, "prepared.onnx")
        torch.onnx.export(
            _OneWindow(network).eval(),
            tuple(torch.from_numpy(getattr(example, name)) for name in INPUTS),
            str(plain),
            input_names=list(INPUTS),
            output_names=["speech", "pointers"],
            dynamic_axes=axes,
            opset_version=17,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            prepared, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )


def write_manifest(folder: Path, values: Mapping[str, Any]) -> None:
    """Describe the folder's files; ``values``: name, version, calibration, corpora, figures."""
    files = ("network.onnx", "vocab.txt")
    manifest = {
        "format": FORMAT,
        **values,
        "sha256": {name: sha256((folder / name).read_bytes()).hexdigest() for name in files},
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
