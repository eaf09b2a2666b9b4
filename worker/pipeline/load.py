"""The pipeline as shipped."""

from __future__ import annotations

from pathlib import Path

from .artefact import SHIPPED, open_artefact
from .extract import Pipeline
from .model import ModelAttributor


def load_pipeline(folder: Path = SHIPPED, *, threads: int = 1) -> Pipeline:
    """The default pipeline. Make it once per process, after any fork; use it for many texts.

    ``threads``: of the network, for one text at a time. Raises ModelNotFound or ModelDamaged.
    """
    return Pipeline(ModelAttributor.load(open_artefact(folder), threads=threads))
