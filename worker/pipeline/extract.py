"""The pipeline: one article in, an Extraction out. The stages in order, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from .assemble import assemble
from .attribute import Attributor
from .document import Document
from .quote import Extraction
from .read import read
from .resolve import resolve


class Pipeline:
    """Text in, values out: ``pipeline(text)`` for one article, ``pipeline.pipe(texts)`` for many.

    The same text always gives the same result. An instance holds nothing of any text.
    """

    def __init__(self, attributor: Attributor) -> None:
        self.attributor = attributor

    def __call__(self, text: str) -> Extraction:
        """Who said what in ``text``. Raises TextRejected."""
        return self._extract([read(text)])[0]

    def pipe(self, texts: Iterable[str], *, batch_size: int = 32) -> Iterator[Extraction]:
        """Results in the order of ``texts``, worked ``batch_size`` articles at a time."""
        remaining = iter(texts)
        while batch := [read(text) for text in islice(remaining, batch_size)]:
            yield from self._extract(batch)

    def _extract(self, documents: Sequence[Document]) -> list[Extraction]:
        decided = self.attributor.attribute(documents)
        return [
            assemble(document, attributions, resolve(document, attributions), self.attributor.name)
            for document, attributions in zip(documents, decided, strict=True)
        ]
