"""Windows -> the padded arrays that the network reads, the same in training and in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .document import Document
from .encode import Ints, Window

SIDES = 24
"""Distance buckets on each side of the quote: exact up to 12 pieces, then ever wider."""
FAR = 3
"""Paragraphs of distance told apart, on each side."""


@dataclass(frozen=True, slots=True)
class Batch:
    """b windows of at most n pieces, with q quotes in all.

    ``ids``, ``cases``, ``mask`` are [b, n] (mask True: a piece, not padding); ``window``,
    ``opens``, ``closes`` are [q]: which window a quote stands in and where its marks are;
    ``near``, ``far``, ``allowed`` are [q, n].
    """

    ids: NDArray[np.int64]
    cases: NDArray[np.int64]
    mask: NDArray[np.bool_]
    window: NDArray[np.int64]
    opens: NDArray[np.int64]
    closes: NDArray[np.int64]
    near: NDArray[np.int64]
    far: NDArray[np.int64]
    allowed: NDArray[np.bool_]


def collate(windows: Sequence[Window], documents: Sequence[Document]) -> Batch:
    """Pad windows (each with its document beside it) to the longest and stack them."""
    length = max(len(window.ids) for window in windows)
    count = sum(len(window.quotes) for window in windows)
    ids = np.zeros((len(windows), length), np.int64)
    cases = np.zeros((len(windows), length), np.int64)
    mask = np.zeros((len(windows), length), np.bool_)
    near = np.zeros((count, length), np.int64)
    far = np.full((count, length), FAR, np.int64)
    choice = np.zeros((count, length), np.bool_)
    row = 0
    for index, (window, document) in enumerate(zip(windows, documents, strict=True)):
        n, q = len(window.ids), len(window.quotes)
        ids[index, :n], cases[index, :n], mask[index, :n] = window.ids, window.cases, True
        near[row : row + q, :n], far[row : row + q, :n] = distances(window)
        choice[row : row + q, :n] = allowed(window, document)
        row += q
    return Batch(
        ids,
        cases,
        mask,
        np.repeat(np.arange(len(windows)), [len(window.quotes) for window in windows]),
        np.concatenate([window.opens for window in windows]).astype(np.int64),
        np.concatenate([window.closes for window in windows]).astype(np.int64),
        near,
        far,
        choice,
    )


def allowed(window: Window, document: Document) -> NDArray[np.bool_]:
    """[q, n]: whether a piece may be part of a quote's speaker or cue.

    It must stand for text, and not within a quotation other than one around the quote itself.
    """
    real = window.starts < window.ends
    real[[0, -1]] = False
    rows = []
    for quote in window.quotes:
        around = [-1]
        parent = document.quotes[quote].parent
        while parent is not None and len(around) <= 4:
            around.append(parent)
            parent = document.quotes[parent].parent
        rows.append(real & np.isin(window.owners, around))
    return np.stack(rows)


def distances(window: Window) -> tuple[Ints, Ints]:
    """[q, n] twice: bucket of the distance in pieces (0 inside), and in paragraphs."""
    position = np.arange(len(window.ids), dtype=np.int32)
    before = np.maximum(window.opens[:, None] - position, 0)
    after = np.maximum(position - window.closes[:, None], 0)
    near = _bucket(before) + np.where(after > 0, SIDES + _bucket(after), 0)
    paragraph = window.paragraphs - window.paragraphs[window.opens][:, None]
    return near.astype(np.int32), (np.clip(paragraph, -FAR, FAR) + FAR).astype(np.int32)


def _bucket(distance: Ints) -> Ints:
    wide = 12 + np.floor(4 * np.log2(np.maximum(distance, 1) / 12)).astype(np.int32)
    bucket = np.where(distance <= 12, distance, np.minimum(np.maximum(wide, 13), SIDES))
    return bucket.astype(np.int32)
