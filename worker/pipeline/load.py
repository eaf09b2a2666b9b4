"""The pipeline as shipped."""

from __future__ import annotations

from .extract import Pipeline
from .rules import RuleAttributor


def load_pipeline() -> Pipeline:
    """The default pipeline. Make it once per process: it may be used for any number of texts."""
    return Pipeline(RuleAttributor())
