"""Weights -> the artefact that ships: int8 ONNX, vocabulary, manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
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
from .network import QuoteNetwork

_INPUTS = tuple(field.name for field in fields(Batch))


class _Decisions(nn.Module):
    """The network without what only training needs."""

    def __init__(self, network: QuoteNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        speech, pointers, _ = self.network(*inputs)
        return speech, pointers


def export_network(network: QuoteNetwork, example: tuple[Tensor, ...], path: Path) -> None:
    """Write the network as ONNX with int8 weights, per channel.

    Weights use 7 bits (``reduce_range``), so that processors without VNNI do not saturate.
    """
    batch, pieces, quotes = "windows", "pieces", "quotes"
    axes = {name: {0: quotes} for name in ("window", "opens", "closes")}
    axes |= {name: {0: quotes, 1: pieces} for name in ("near", "far", "allowed")}
    axes |= {name: {0: batch, 1: pieces} for name in ("ids", "cases", "mask")}
    axes |= {"speech": {0: quotes}, "pointers": {0: quotes}}
    with TemporaryDirectory() as scratch:
        plain, prepared = Path(scratch, "plain.onnx"), Path(scratch, "prepared.onnx")
        torch.onnx.export(
            _Decisions(network).eval(),
            example,
            str(plain),
            input_names=list(_INPUTS),
            output_names=["speech", "pointers"],
            dynamic_axes=axes,
            opset_version=17,
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
