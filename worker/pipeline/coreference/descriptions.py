"""What the article says that people are: title before the name, appositive after it."""

from __future__ import annotations

from collections.abc import Sequence

from .cast import Cast
from .discourse import noun_gender
from .figures import Figure
from .forenames import is_forename
from .lexicon import COPULAS, FUNCTION_WORDS, HONORIFICS, OFFICES
from .names import NameMention
from .nouns import KINSHIP, ORGANISATION_NOUNS, names_person
from .roles import clause, leading, office, offices, spoken
from .words import Reading, Word

_DETERMINERS = frozenset("the a an his her its their our my".split())
_PRONOUNS = frozenset("it them him her this that one".split())
_OWNERS = frozenset({"parent", "subsidiary"})
"""What is an organisation unless it has a forename: its Swiss parent, Helvetex."""
_LONGEST_BEFORE = 6
_LONGEST_AFTER = 16
"""Words of an appositive that are read."""
_BREAKS = frozenset("of for in at on from with who which that whose to by near and or but".split())
_LEADS = {
    "leads": "leader", "led": "leader", "heads": "head", "headed": "head", "runs": "boss",
    "chairs": "chair", "chaired": "chair", "coaches": "coach", "manages": "manager",
    "owns": "owner", "represents": "lawyer", "edits": "editor", "teaches": "teacher",
    "farms": "farmer", "directs": "director", "founded": "founder", "prosecuted": "prosecutor",
}  # fmt: skip
"""Who leads something is its leader."""

BEFORE, APART, TITLE, BEHIND, IS, DOES = range(6)
"""Where a description stands; the first is what a caption would print before the last."""


class Descriptions:
    """Notes for every figure what stands beside its names."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.words = reading.words
        self.text = reading.text
        self.ends = {
            reading.within(attribution.speaker)[1]
            for attribution in reading.attributions
            if attribution.speaker is not None
        }
        for index, name in enumerate(cast.names):
            number = cast.figure_of[index]
            if number is not None and not self.words[name.first].quoted:
                self._before(name, cast.figures[number])
                if not self.words[name.last - 1].possessive:
                    self._after(name, cast.figures[number])

    def _before(self, name: NameMention, figure: Figure) -> None:
        """The NATO chief Mark Rutte; the mayor, Ilse Brok, said."""
        words = self.words
        end = name.begin
        if end and words[end - 1].sentence != words[end].sentence:
            end = 0
        apart = end > 1 and words[end - 1].text == ","
        if apart:
            end -= 1
        run = [] if not apart and end in self.ends else self._run_before(end)
        if apart:
            definite = run and self._is_definite(run, end)
            run = (
                (run if definite else self._run_with_complement(end)) if self._closes(name) else []
            )
        while run and (run[0].lower.endswith(("ed", "ing")) or run[0].lower in FUNCTION_WORDS):
            run = run[1:]
        if run and apart and self._is_place(run):
            run = []
        if (run and run[-1].lower in _OWNERS) or (run and not apart and _is_common_firm(run[-1])):
            self._note_organisation(figure)
        titles = words[name.begin : name.first]
        aged = bool(run) and run[-1].lower.endswith("-old") and not is_forename(name.words[0])
        if run and not apart and (aged or not _is_noun(run[-1].lower)):
            run = []
        if run and _note(figure, run):
            role = run if apart else [*run, *offices(titles)]
            if not role[-1].lower.endswith("-old"):
                figure.roles.append((APART if apart else BEFORE, spoken(role, self.text)))
            if not apart:
                whole = self.text[run[0].start : words[name.last - 1].end]
                figure.forms.append(" ".join(whole.split()))
        elif (title := office(titles)) is not None:
            figure.roles.append((TITLE, title))

    def _is_place(self, run: Sequence[Word]) -> bool:
        """Whether a capital shows a name, not an office: in an interview with The Grocer, Reis."""
        noun = run[-1]
        return noun.capital and not noun.first and noun.lower not in HONORIFICS | OFFICES

    def _note_organisation(self, figure: Figure) -> None:
        """The charity Harbour is one, unless it has a forename."""
        if figure.kind == "unknown" and not is_forename(figure.words[0]):
            figure.kind = "organization"

    def _run_before(self, end: int) -> Sequence[Word]:
        start = end
        while start > 0 and end - start < _LONGEST_BEFORE and self._goes_on(start - 1, end):
            start -= 1
        return self.words[start:end]

    def _is_definite(self, run: Sequence[Word], end: int) -> bool:
        start = end - len(run)
        before = self.words[start - 1] if start else None
        return before is not None and (before.lower in _DETERMINERS or before.possessive)

    def _run_with_complement(self, end: int) -> Sequence[Word]:
        """The chief executive of the council, Ana Reis: the words up to the preposition."""
        words, start = self.words, end
        while start > 0 and end - start < 2 * _LONGEST_BEFORE:
            word = words[start - 1]
            if word.sentence != words[end].sentence or not word.text[0].isalnum():
                break
            determined = word.lower in _DETERMINERS
            if determined and not (start > 1 and words[start - 2].lower in _BREAKS):
                break
            start -= 1
        begins = start > 0 and words[start - 1].lower in _DETERMINERS
        if not (begins or (start < end and words[start].first)):
            return []
        cut = next((i for i in range(start, end) if words[i].lower in _BREAKS), end)
        return words[start:cut] if cut > start and names_person(words[cut - 1].lower) else []

    def _goes_on(self, index: int, end: int) -> bool:
        word = self.words[index]
        if word.sentence != self.words[end - 1].sentence or word.quoted:
            return False
        return word.text[0].isalnum() and word.lower not in FUNCTION_WORDS and not word.possessive

    def _closes(self, name: NameMention) -> bool:
        if name.last >= len(self.words):
            return True
        following = self.words[name.last]
        if names_person(following.lower) and not following.quoted:
            return False
        return following.text in ",;.:—–" or not following.capital

    def _after(self, name: NameMention, figure: Figure) -> None:
        """Ilse Brok, 51, the mayor of Oss; Ilse Brok, who leads the council; she is a doctor."""
        words, index = self.words, name.last
        if index + 1 < len(words) and words[index].lower in COPULAS:
            if words[index + 1].lower in _DETERMINERS:
                self._note_run(index + 2, figure, IS)
            return
        while index + 1 < len(words) and words[index].text in (",", "("):
            following = words[index + 1]
            if following.text.isdigit() and len(following.text) < 4:
                figure.ages.add(following.text)
                index += 2
                continue
            if following.lower == "who" and index + 2 < len(words):
                self._note_clause(index + 1, figure)
            else:
                self._note_run(index + 1, figure, BEHIND)
            return

    def _note_clause(self, index: int, figure: Figure) -> None:
        verb = self.words[index + 1].lower
        if verb in _LEADS and not self._is_pronoun(index + 2):
            figure.nouns.add(_LEADS[verb])
            figure.roles.append(
                (DOES, leading(_LEADS[verb], clause(self.words, index + 2, self.text)))
            )
        elif verb in COPULAS:
            self._note_run(index + 2, figure, IS)

    def _is_pronoun(self, index: int) -> bool:
        """Whether only the article tells what somebody runs: who runs it with a friend."""
        return self.words[index : index + 1] != [] and self.words[index].lower in _PRONOUNS

    def _note_run(self, start: int, figure: Figure, rank: int) -> None:
        words = self.words
        if start < len(words) and words[start].lower in _DETERMINERS:
            start += 1
        end = start
        while end < len(words) and end - start < _LONGEST_AFTER:
            word = words[end]
            if word.sentence != words[start - 1].sentence or word.lower in _BREAKS:
                break
            if not word.text[0].isalnum():
                break
            end += 1
        run = words[start:end]
        if not run or any(word.lower in FUNCTION_WORDS for word in run):
            return
        if _note(figure, run):
            figure.roles.append((rank, clause(words, start, self.text)))


def _is_common_firm(word: Word) -> bool:
    return word.lower in ORGANISATION_NOUNS and not word.capital


def _is_noun(lower: str) -> bool:
    """Whether a word may describe somebody whose name follows."""
    return names_person(lower) or lower in HONORIFICS or lower in ORGANISATION_NOUNS


def _note(figure: Figure, run: Sequence[Word]) -> bool:
    """Note the nouns of a description; whether it would do for a caption."""
    known = [word.lower for word in run if _is_noun(word.lower)]
    if not known:
        return False
    figure.nouns.update(known)
    figure.modifiers.update(word.lower for word in run)
    figure.clubs.update(word.lower for word in run if word.capital and not word.first)
    if gender := noun_gender(run[-1].lower) or noun_gender(known[-1]):
        figure.evidence[gender] += 3
    personal = [noun for noun in known if noun not in ORGANISATION_NOUNS]
    figure.personal += 2 * bool(personal)
    return any(noun not in KINSHIP for noun in personal)
