"""The numbers of a training run."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Config:
    """``config.toml`` as read; sections stay mappings, since each number has one reader."""

    values: dict[str, Any]

    @classmethod
    def read(cls, path: Path) -> Config:
        """Read a file of the form of ``config.toml``."""
        return cls(tomllib.loads(path.read_text(encoding="utf-8")))

    def __getitem__(self, section: str) -> Any:
        return self.values[section]
