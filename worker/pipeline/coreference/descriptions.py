"""What the article says that people are: title before the name, appositive after it."""

from __future__ import annotations

from collections.abc import Sequence

from .cast import Cast
from .discourse import noun_gender
from .figures import Figure
from .lexicon import COPULAS, FUNCTION_WORDS, HONORIFICS
from .names import NameMention
from .nouns import ORGANISATION_NOUNS, names_person
from .words import Word

_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "my"])
_LONGEST_BEFORE = 6
_LONGEST_AFTER = 16
"""Words of an appositive that are read."""
_BREAKS = frozenset(
    """
    of for in at on from with who which that whose to by near and or but
    """.split()
)
_LEADS = {
    "leads": "leader", "led": "leader", "heads": "head", "headed": "head", "runs": "boss",
    "chairs": "chair", "chaired": "chair", "coaches": "coach", "manages": "manager",
    "owns": "owner", "represents": "lawyer", "edits": "editor", "teaches": "teacher",
    "farms": "farmer", "directs": "director", "founded": "founder", "prosecuted": "prosecutor",
}  # fmt: skip
"""Who leads something is its leader."""


def describe_all(words: Sequence[Word], cast: Cast) -> None:
    """Note for every figure what stands beside its names."""
    for index, name in enumerate(cast.names):
        number = cast.figure_of[index]
        if number is None or words[name.first].quoted:
            continue
        figure = cast.figures[number]
        _before(words, name, figure)
        if not words[name.last - 1].possessive:
            _after(words, name, figure)


def _before(words: Sequence[Word], name: NameMention, figure: Figure) -> None:
    """The NATO chief Mark Rutte; the mayor, Ilse Brok, said."""
    end = name.begin
    apart = end > 1 and words[end - 1].text == ","
    if apart:
        end -= 1
    start = end
    while start > 0 and end - start < _LONGEST_BEFORE and _goes_on(words, start - 1, end):
        start -= 1
    run = words[start:end]
    definite = start > 0 and (words[start - 1].lower in _DETERMINERS or words[start - 1].possessive)
    if apart and (not definite or not _closes(words, name)):
        run = _possessed_run(words, end) if _closes(words, name) else []
    while run and (run[0].lower.endswith(("ed", "ing")) or run[0].lower in FUNCTION_WORDS):
        run = run[1:]
    if not run:
        titles = [w.text for w in words[name.begin : name.first] if w.text != "."]
        if titles and len(titles[-1]) > 3:
            figure.roles.append((3, " ".join(titles)))
        return
    if _note(figure, run):
        text = " ".join(
            w.text + ("’s" if w.possessive else "")
            for w in [*run, *words[name.begin : name.first]]
            if w.text != "."
        )
        figure.roles.append((1 if apart else 0, text))


def _possessed_run(words: Sequence[Word], end: int) -> Sequence[Word]:
    """The chief executive of the council, Ana Reis: the words up to the preposition."""
    start = end
    while start > 0 and end - start < 12 and words[start - 1].sentence == words[end].sentence:
        if words[start - 1].lower in _DETERMINERS or not words[start - 1].text[0].isalnum():
            before = (
                words[start - 1].lower in _DETERMINERS
                and start > 1
                and words[start - 2].lower in _BREAKS
            )
            if not before:
                break
        start -= 1
    if words[start - 1].lower not in _DETERMINERS and not words[start].first:
        return []
    cut = next((i for i in range(start, end) if words[i].lower in _BREAKS), end)
    return words[start:cut] if cut > start and names_person(words[cut - 1].lower) else []


def _goes_on(words: Sequence[Word], index: int, end: int) -> bool:
    word = words[index]
    if word.sentence != words[end - 1].sentence or word.quoted or not word.text[0].isalnum():
        return False
    return word.lower not in FUNCTION_WORDS and not word.possessive


def _closes(words: Sequence[Word], name: NameMention) -> bool:
    following = words[name.last] if name.last < len(words) else None
    return following is not None and (following.text in ",;.:—–" or not following.capital)


def _note(figure: Figure, run: Sequence[Word]) -> bool:
    """Note the nouns of a description; whether it has any."""
    known = [
        w.lower
        for w in run
        if names_person(w.lower) or w.lower in HONORIFICS or w.lower in ORGANISATION_NOUNS
    ]
    if not known:
        return False
    figure.nouns.update(known)
    figure.modifiers.update(w.lower for w in run)
    head = known[-1]
    if gender := noun_gender(run[-1].lower) or noun_gender(head):
        figure.evidence[gender] += 3
    if names_person(head):
        figure.personal += 2
    return True


def _after(words: Sequence[Word], name: NameMention, figure: Figure) -> None:
    """Ilse Brok, 51, the mayor of Oss; Ilse Brok, who leads the council; Ilse Brok is a doctor."""
    index = name.last
    if (
        index + 1 < len(words)
        and words[index].lower in COPULAS
        and words[index + 1].lower in _DETERMINERS
    ):
        _note_run(words, index + 2, figure, 4)
        return
    while index + 1 < len(words) and words[index].text in (",", "("):
        following = words[index + 1]
        if following.text.isdigit() and len(following.text) < 4:
            figure.ages.add(following.text)
            index += 2
            continue
        if following.lower == "who" and index + 2 < len(words):
            verb = words[index + 2].lower
            if verb in _LEADS:
                figure.nouns.add(_LEADS[verb])
                figure.roles.append((5, _clause(words, index + 1)))
            elif verb in COPULAS:
                _note_run(words, index + 3, figure, 4)
            return
        _note_run(words, index + 1, figure, 2)
        return


def _note_run(words: Sequence[Word], start: int, figure: Figure, rank: int) -> None:
    if start < len(words) and words[start].lower in _DETERMINERS:
        start += 1
    end = start
    while end < len(words) and end - start < _LONGEST_AFTER:
        word = words[end]
        if (
            not word.text[0].isalnum()
            or word.lower in _BREAKS
            or word.sentence != words[start - 1].sentence
        ):
            break
        end += 1
    if start < end and _note(figure, words[start:end]):
        figure.roles.append((rank, _clause(words, start)))


def _clause(words: Sequence[Word], start: int) -> str:
    """The words up to the next comma or stop."""
    end = start
    while end < len(words) and end - start < _LONGEST_AFTER:
        word = words[end]
        if (
            not (word.text[0].isalnum() or word.text in "-&'’")
            or word.sentence != words[start].sentence
        ):
            break
        if end > start and word.lower in ("who", "which", "that", "said", "told", "says", "whose"):
            break
        end += 1
    return " ".join(w.text + ("’s" if w.possessive else "") for w in words[start:end])
