"""Somebody or something that an article speaks of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from ..lexical.forenames import forename_gender, is_forename
from ..lexical.lexicon import Gender

Kind = Literal["person", "organization", "group", "document", "unknown"]

_OF_FORENAME = 2.5
"""What a forename says of the sex, where one pronoun nearby says 1 and "Mrs" 3."""
_OF_SECOND = 1.5
"""The same of a second name behind a first that nobody knows."""
_CERTAIN = 2.0
_CALLED = 1.5
"""What speaks for a person, at the least, in somebody who is called he or she."""


@dataclass(slots=True)
class Figure:
    """One that is named, or only described: then ``label`` is the description.

    ``evidence`` counts what the text shows of the sex; ``personal`` what speaks for a person
    rather than a place or an organisation; ``located`` how often it stands behind "in" or "at",
    ``acting`` how often a verb follows; ``staffed``: it has a chief executive, or shares.
    ``nouns`` are those that describe it (mayor, chief), ``modifiers`` the words beside them,
    ``clubs`` those of them that are names (the Cawdale coach), ``ages`` its ages. ``roles`` are its
    descriptions in full, each with its rank, the lowest the best; ``forms`` names with a
    description before them. ``stopped``: initials that the text writes with a stop. ``called``:
    the sex of the pronoun that meant it last.
    """

    words: tuple[str, ...]
    kind: Kind = "unknown"
    label: str | None = None
    mentions: list[int] = field(default_factory=list)
    evidence: Counter[Gender] = field(default_factory=Counter)
    personal: float = 0.0
    located: int = 0
    acting: int = 0
    staffed: bool = False
    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    clubs: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    roles: list[tuple[int, str]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    stopped: set[str] = field(default_factory=set)
    called: Gender | None = None

    @property
    def name(self) -> str:
        """The fullest form in the article, without titles; a description without its article."""
        if self.label is not None:
            return self.label
        return " ".join(f"{word}." if word in self.stopped else word for word in self.words)

    @property
    def is_person(self) -> bool:
        """Whether he or she may be said of it."""
        return self.kind == "person" or (self.kind == "unknown" and self.personal > 0)

    def leaning(self) -> float:
        """Above zero: male; below: female; the farther the surer."""
        shown = float(self.evidence["male"] - self.evidence["female"])
        if self.label is None and self.words:
            guess, sure = forename_gender(self.words[0]), _OF_FORENAME
            if guess is None and len(self.words) > 2 and not is_forename(self.words[0]):
                guess, sure = forename_gender(self.words[1]), _OF_SECOND
            shown += {"male": sure, "female": -sure, None: 0.0}[guess]
        return shown

    @property
    def leans(self) -> bool:
        """Whether the text, not the forename, shows a sex."""
        return self.evidence["male"] != self.evidence["female"]

    def call(self, gender: Gender | None) -> None:
        """Note that he or she means it: who was just called he is not called she."""
        self.called = gender
        self.personal = max(self.personal, _CALLED)

    def suits(self, gender: Gender | None) -> float:
        """How well a pronoun suits: 0 where the text shows another sex, 1 where it fits."""
        leaning = self.leaning()
        if gender is None or not leaning:
            return 0.0 if gender and self.called not in (None, gender) else 0.8
        if (leaning > 0) == (gender == "male"):
            return 1.0
        return 0.0 if abs(leaning) > _CERTAIN else 0.1
