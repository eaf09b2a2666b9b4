"""He, she, they and it -> whom they mean, by recency, syntactic role, sex and number."""

from __future__ import annotations

from .cast import Cast
from .discourse import Referent, pronoun_gender
from .figures import Figure
from .lexicon import Gender
from .words import Word

FADING = 0.55
"""How much of a mention's weight is left a sentence later."""
IN_QUOTE = 0.08
"""The weight of a name inside quoted speech."""
OUTSIDE = 0.3
"""The share of its weight that a mention outside speech has for a pronoun inside."""
PARAGRAPH = 0.85
ECHO = 0.15
"""What an earlier mention adds to a later one."""
REACH = 15
"""Sentences after which a mention is forgotten."""
_KEPT = 60

IT = frozenset({"it", "its", "which", "that"})
THEY = frozenset({"they", "their", "them", "we", "our", "us"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
SPEAKING = frozenset({"i", "me", "my", "mine", "myself"})
PRONOUNS = IT | THEY | PERSONAL | SPEAKING | {"who", "you", "whom", "one"}


class Memory:
    """The mentions read so far, the latest last."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.recent: list[Referent] = []

    def note(self, referent: Referent) -> None:
        """A mention that is understood."""
        self.recent.append(referent)
        if len(self.recent) > 2 * _KEPT:
            del self.recent[:_KEPT]

    def weights(self, at: int, word: Word) -> dict[int, float]:
        """How present each figure is to a reader at ``word``, the one at index ``at``."""
        sentence, paragraph = word.sentence, word.paragraph
        weights: dict[int, float] = {}
        for referent in reversed(self.recent):
            distance = sentence - referent.sentence
            if distance > REACH:
                break
            if referent.at >= at:
                continue
            weight = referent.weight
            if referent.quoted != word.quoted:
                weight *= IN_QUOTE if referent.quoted else OUTSIDE
            weight *= FADING**distance * PARAGRAPH ** (paragraph - referent.paragraph)
            known = weights.get(referent.who, 0.0)
            weights[referent.who] = max(known, weight) + ECHO * min(known, weight)
        return weights

    def best(self, at: int, word: Word, banned: frozenset[int] = frozenset()) -> int | None:
        """Whom the pronoun ``word`` at index ``at`` means."""
        gender = pronoun_gender(word.lower)
        best, most = None, 0.001
        for who, weight in self.weights(at, word).items():
            if who not in banned:
                weight *= _fit(self.cast.figures[who], word.lower, gender)
                if weight > most:
                    best, most = who, weight
        return best


def _fit(figure: Figure, lower: str, gender: Gender | None) -> float:
    if lower in IT or lower in THEY:
        return _impersonal(figure, plural=lower in THEY)
    if figure.kind not in ("person", "unknown"):
        return 0.0
    strength = 1.0 if figure.personal > 2 else 0.4 if figure.personal > 0 else 0.03
    if figure.label is not None:
        strength = 0.7
    return strength * figure.suits(gender)


def _impersonal(figure: Figure, *, plural: bool) -> float:
    if figure.kind == "group":
        return 1.0 if plural else 0.1
    if figure.kind == "organization":
        return 0.8 if plural else 1.0
    if figure.kind == "document":
        return 0.05 if plural else 0.8
    if figure.kind == "person":
        return 0.0
    return 0.6 if figure.personal <= 0 else 0.15 if figure.personal <= 3 else 0.02
