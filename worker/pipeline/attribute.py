"""The seam between finding quotes and knowing who said them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from .document import Attribution, Document


class Attributor(Protocol):
    """Decides for every quote of a document whether it is speech, whose, and by which verb."""

    @property
    def name(self) -> str:
        """What decides and its version, e.g. "quotewire-en 1.0"; part of every result."""

    def attribute(self, documents: Sequence[Document]) -> list[tuple[Attribution, ...]]:
        """One Attribution for each of ``document.quotes``, in the same order, per document."""
