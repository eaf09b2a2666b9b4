"""The network: a BERT encoder shared by all quotes of a window, and pointers from each quote.

For each quote a vector is read off its two marks; it points, by bilinear scores plus learned
biases for distance, at the first and last piece of its speaker, of its cue, and (for a quote
without either) of the mention of the person that it carries on from, or at "none". Pointers from
marks follow the prototype in spirit of Vinyals et al. 2015; the encoder is BERT (Devlin et al.
2019) with the weights of all-MiniLM-L6-v2 as its start.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from ..pipeline.batch import FAR, SIDES
from .rounding import Embedding, Linear

POINTERS = ("speaker start", "speaker end", "cue start", "cue end", "carried start", "carried end")
CASES = 4
NEVER = -1e4
"""Score of a piece that may not be chosen; finite, so that it survives 16-bit arithmetic."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network, in units."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    pointer: int = 128


Attention = Callable[[Tensor, Tensor, Tensor, int], Tensor]
"""Queries [b, m, width], keys and values [b, n, width], number of heads -> [b, m, width]."""


def attention(
    query: Tensor, key: Tensor, value: Tensor, heads: int, mask: Tensor | None = None
) -> Tensor:
    """Attention of several heads; ``mask`` [b, 1, 1, n] is added to the scores of each piece."""
    batch, length, width = query.shape

    def split(values: Tensor) -> Tensor:
        return values.view(batch, values.shape[1], heads, width // heads).transpose(1, 2)

    context = functional.scaled_dot_product_attention(split(query), split(key), split(value), mask)
    return context.transpose(1, 2).reshape(batch, length, width)


class Layer(nn.Module):
    """One transformer layer of BERT's kind (normalised after each residual sum)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = Linear(shape.width, shape.width)
        self.key = Linear(shape.width, shape.width)
        self.value = Linear(shape.width, shape.width)
        self.output = Linear(shape.width, shape.width)
        self.output_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = Linear(shape.width, shape.inner)
        self.down = Linear(shape.inner, shape.width)
        self.down_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, attention: Attention, of: Tensor | None = None) -> Tensor:
        """``of``: the places to be worked out, of all that are attended to; without, every one."""
        query, key, value = self.query(hidden), self.key(hidden), self.value(hidden)
        if of is not None:
            query, hidden = query[:, of], hidden[:, of]
        context = attention(query, key, value, self.heads)
        hidden = self.output_norm(hidden + self.dropout(self.output(context)))
        inner = functional.gelu(self.up(hidden))
        normed: Tensor = self.down_norm(hidden + self.dropout(self.down(inner)))
        return normed


class QuoteNetwork(nn.Module):
    """Windows in, a decision per quote out: b windows, n pieces, q quotes of all windows."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.frozen = 0
        self.words = Embedding(shape.vocabulary, shape.width)
        self.positions = Embedding(shape.positions, shape.width)
        self.cases = Embedding(CASES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.quote = nn.Sequential(
            Linear(2 * shape.width, shape.width), nn.GELU(), nn.Dropout(dropout)
        )
        self.speech = Linear(shape.width, 1)
        self.pointer_query = Linear(shape.width, len(POINTERS) * shape.pointer)
        self.pointer_key = Linear(shape.width, len(POINTERS) * shape.pointer)
        self.none = Linear(shape.width, len(POINTERS))
        self.near = Embedding(2 * SIDES + 1, len(POINTERS))
        self.far = Embedding(2 * FAR + 1, len(POINTERS))
        self.tags = Linear(shape.width, 2)
        for table in (self.cases, self.near, self.far):
            nn.init.zeros_(table.weight)

    def freeze(self, layers: int) -> None:
        """Keep the embeddings and the first layers as they are: no gradient reaches them."""
        self.frozen = layers
        for part in (self.words, self.positions, self.norm, *self.layers[:layers]):
            part.requires_grad_(False)

    def encode(
        self, ids: Tensor, cases: Tensor, attention: Attention, of: Tensor | None = None
    ) -> Tensor:
        """[b, n] ids and cases -> [b, n, width], or of the places ``of`` alone, once all were read.

        Letter case, which the uncased encoder never saw, enters above the frozen layers.
        """
        place = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.norm(self.words(ids) + self.positions(place)[None])
        for layer in self.layers[: self.frozen]:
            hidden = layer(hidden, attention)
        hidden = hidden + self.cases(cases)
        for layer in self.layers[self.frozen : -1]:
            hidden = layer(hidden, attention)
        last: Tensor = self.layers[-1](hidden, attention, of)
        return last

    def forward(
        self,
        ids: Tensor,
        cases: Tensor,
        mask: Tensor,
        window: Tensor,
        opens: Tensor,
        closes: Tensor,
        near: Tensor,
        far: Tensor,
        allowed: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logit of "is speech" [q]; pointer scores [q, pointers, 1 + n], "none" first; tags.

        ``window``, ``opens``, ``closes`` are [q]; ``near``, ``far``, ``allowed`` are [q, n]. Tags
        are logits [b, n, 2] of "in a source" and "in a cue" of any attribution, for training.
        """
        unread = torch.zeros(mask.shape).masked_fill(~mask, NEVER)[:, None, None]
        hidden = self.encode(ids, cases, partial(attention, mask=unread))
        quote = self.quotes(hidden[window, opens], hidden[window, closes])
        keys = self.keys(hidden)[window]
        scores = torch.einsum("qpd,qnpd->qpn", self.queries(quote), keys)
        return (
            self.speech(quote)[:, 0],
            self.pointers(quote, scores, near, far, allowed),
            self.tags(hidden),
        )

    def quotes(self, opens: Tensor, closes: Tensor) -> Tensor:
        """[q, width] twice, what the encoder says of a quote's marks -> [q, width]."""
        found: Tensor = self.quote(torch.cat([opens, closes], -1))
        return found

    def queries(self, quote: Tensor) -> Tensor:
        """[q, width] -> [q, pointers, pointer]."""
        return self.pointer_query(quote).view(-1, len(POINTERS), self.shape.pointer)

    def keys(self, hidden: Tensor) -> Tensor:
        """[…, n, width] -> […, n, pointers, pointer]."""
        return self.pointer_key(hidden).view(*hidden.shape[:-1], len(POINTERS), self.shape.pointer)

    def pointers(
        self, quote: Tensor, scores: Tensor, near: Tensor, far: Tensor, allowed: Tensor
    ) -> Tensor:
        """Products of queries and keys [q, pointers, n] -> scores of pointers, "none" first."""
        scores = scores / self.shape.pointer**0.5
        scores = scores + (self.near(near) + self.far(far)).transpose(1, 2)
        scores = scores.masked_fill(~allowed[:, None], NEVER)
        return torch.cat([self.none(quote)[:, :, None], scores], -1)


_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "output_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "down_norm",
}


def load_encoder(network: QuoteNetwork, weights: Path) -> None:
    """Start the encoder from BERT weights in safetensors form, taking its first layers."""
    source = load_file(weights)
    target = {
        "words.weight": source["embeddings.word_embeddings.weight"],
        "positions.weight": source["embeddings.position_embeddings.weight"]
        + source["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": source["embeddings.LayerNorm.weight"],
        "norm.bias": source["embeddings.LayerNorm.bias"],
    }
    for layer in range(network.shape.layers):
        for theirs, ours in _NAMES.items():
            for part in ("weight", "bias"):
                name = f"encoder.layer.{layer}.{theirs}.{part}"
                target[f"layers.{layer}.{ours}.{part}"] = source[name]
    missing, unexpected = network.load_state_dict(target, strict=False)
    if unexpected or any(name.startswith(("words", "layers")) for name in missing):
        raise ValueError(f"{weights} is not a BERT of the shape {network.shape}")
