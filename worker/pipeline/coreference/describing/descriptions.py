"""What the article says that people are: title before the name, appositive after it."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexical.forenames import is_forename
from ..lexical.lexicon import COPULAS, FUNCTION_WORDS, LETTERS, OFFICES
from ..lexical.nouns import KINSHIP, ORGANISATION_NOUNS, PERSON_NOUNS
from ..lexical.words import Reading, Word
from ..naming.cast import Cast
from ..naming.figures import Figure
from ..naming.names import NameMention
from ..naming.preceding import BREAKS, DETERMINERS, Preceding, is_noun, preceding
from ..naming.roles import clause, leading, office, offices, spoken
from ..presence.discourse import noun_gender

_PRONOUNS = frozenset("it them him her this that one".split())
_NOW = frozenset("now also currently still then today once already both".split())
"""Adverbs between "is" and a description: who is now the member for Oss."""
_OWNERS = frozenset({"parent", "subsidiary"})
"""What is an organisation unless it has a forename: its Swiss parent, Helvetex."""
_PAST = frozenset({"former", "then"})
"""Words before what somebody no longer is, or was at the time."""
_SILKS = frozenset({"kc", "qc", "sc"})
_PLEADING = frozenset({"prosecuting", "defending", "representing"})
"""What counsel is named as doing: Bram Otway KC, prosecuting, said."""
_LONGEST_AFTER = 16
"""Words of an appositive that are read."""
_LEADS = {
    "leads": "leader", "led": "leader", "heads": "head", "headed": "head", "runs": "boss",
    "chairs": "chair", "chaired": "chair", "coaches": "coach", "manages": "manager",
    "owns": "owner", "represents": "lawyer", "edits": "editor", "teaches": "teacher",
    "farms": "farmer", "directs": "director", "founded": "founder", "prosecuted": "prosecutor",
    "co-founded": "co-founder",
}  # fmt: skip
"""Who leads something is its leader."""

_STOPS = BREAKS | {"since", "until"}
"""Words that end the part of a description behind a name in which its noun stands."""

_DOES = {
    "trained": "trainer", "written": "author", "directed": "director", "designed": "designer",
    "coached": "coach", "managed": "manager", "owned": "owner", "led": "leader",
    "chaired": "chair", "edited": "editor", "presented": "presenter", "hosted": "host",
    "produced": "producer", "captained": "captain", "conducted": "conductor",
}  # fmt: skip
"""Who does something, by what is done by them."""
_NEAR = 3
"""Words between what is done and "by", at the most."""

BEFORE, APART, TITLE, BEHIND, IS, DOES = range(6)
"""Where a description stands; the first is what a caption would print before the last."""


class Descriptions:
    """Notes for every figure what stands beside its names."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.words = reading.words
        self.text = reading.text
        mentions = [a.speaker for a in reading.attributions if a.speaker is not None]
        self.begins = {reading.within(mention)[0] for mention in mentions}
        self.ends = {reading.within(mention)[1] for mention in mentions}
        self.titled = {name.begin for name in cast.names if name.begin < name.first}
        for index, name in enumerate(cast.names):
            number = cast.figure_of[index]
            if number is not None and not self.words[name.first].quoted:
                self._before(name, cast.figures[number])
                if not self.words[name.last - 1].possessive:
                    self._after(name, cast.figures[number])

    def _before(self, name: NameMention, figure: Figure) -> None:
        """The NATO chief Mark Rutte; the mayor, Ilse Brok, said."""
        words, titles = self.words, self.words[name.begin : name.first]
        figure.nouns.update(self._done_by(name))
        found = preceding(words, name, self.ends)
        run = words[found.start : found.cut] if found else []
        apart = found is not None and found.apart
        if run and (
            run[-1].lower in _OWNERS
            or (_is_firm(run[-1]) and not (found and found.apart and not found.owned))
        ):
            self._note_organisation(figure)
        aged = bool(run) and run[-1].lower.endswith("-old")
        if run and not apart and not is_noun(run[-1].lower):
            run = []
        if aged and not apart and not is_forename(name.words[0]):
            run = []
        told = bool(run) and _note(figure, run)
        if found and (told or (run and _is_whose(found, run))):
            role = words[_once(words, found.start) : found.end]
            role = role if apart else [*role, *offices(titles)]
            if not role[-1].lower.endswith("-old"):
                figure.roles.append((APART if apart else BEFORE, spoken(role, self.text)))
            if not apart:
                whole = self.text[role[0].start : words[name.last - 1].end]
                figure.forms.append(" ".join(whole.split()))
        elif (title := office(titles)) is not None:
            bodies = [] if apart else _bodies(run)
            start = name.begin - len(bodies)
            whose = spoken(words[_once(words, start) : name.begin], self.text)
            figure.roles.append((TITLE, f"{whose} {title}".strip()))

    def _done_by(self, name: NameMention) -> set[str]:
        """What somebody is who did what is told before: a mare trained near Oss by Ilse Brok."""
        begin = name.begin
        if not begin or self.words[begin - 1].lower != "by":
            return set()
        before = self.words[max(begin - 1 - _NEAR, 0) : begin - 1]
        verbs = (word.lower for word in before if word.sentence == self.words[begin].sentence)
        return {_DOES[verb] for verb in verbs if verb in _DOES}

    def _note_organisation(self, figure: Figure) -> None:
        """The charity Harbour and Solway, a ferry firm, are ones, unless with a forename."""
        if figure.kind == "unknown" and not is_forename(figure.words[0]):
            figure.kind = "organization"

    def _after(self, name: NameMention, figure: Figure) -> None:
        """Ilse Brok, 51, the mayor of Oss; Ilse Brok, who leads the council; she is a doctor."""
        words, index = self.words, name.last
        while not name.articled and index < len(words) and _is_letters(words[index]):
            figure.nouns.add("counsel" if words[index].lower in _SILKS else words[index].lower)
            index += 1
        if index + 1 < len(words) and words[index].lower in COPULAS:
            if words[index + 1].lower in DETERMINERS:
                self._note_run(index + 2, figure, IS)
            return
        while index + 1 < len(words) and words[index].text in (",", "("):
            following = words[index + 1]
            if _is_age(following):
                figure.ages.add(following.text)
                index += 2
                continue
            if index + 1 in self.begins | self.titled:
                return
            if following.lower in LETTERS and not is_noun(following.lower):
                index += 2
                continue
            if following.lower in _PLEADING:
                figure.nouns.add("counsel")
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
            index += self.words[index + 2 : index + 3] != [] and self.words[index + 2].lower in _NOW
            told = self.words[index + 2 : index + 3]
            figure.ages.update(word.text for word in told if _is_age(word))
            self._note_run(index + 2, figure, IS)

    def _is_pronoun(self, index: int) -> bool:
        """Whether only the article tells what somebody runs: who runs it with a friend."""
        return self.words[index : index + 1] != [] and self.words[index].lower in _PRONOUNS

    def _note_run(self, start: int, figure: Figure, rank: int) -> None:
        words = self.words
        if start < len(words) and words[start].lower in DETERMINERS:
            start += 1
        elif start < len(words) and _is_done(words[start].lower):
            return
        start += start < len(words) and words[start].lower in _PAST
        noun = words[start + 1 : start + 2]
        aged = start < len(words) and words[start].lower.endswith("-year-old")
        if aged and noun and noun[0].text[0].isalnum() and noun[0].lower not in BREAKS:
            figure.ages.add(words[start].lower.removesuffix("-year-old"))
            start += 1
        end = start
        while end < len(words) and end - start < _LONGEST_AFTER:
            word = words[end]
            if word.sentence != words[start - 1].sentence or word.lower in _STOPS:
                break
            if not word.text[0].isalnum():
                break
            end += 1
        run = words[start:end]
        if not run or any(word.lower in FUNCTION_WORDS - _PAST for word in run):
            return
        if rank == BEHIND and _is_firm(run[-1]):
            self._note_organisation(figure)
        if _note(figure, run):
            figure.roles.append((rank, clause(words, _once(words, start), self.text)))


def _once(words: Sequence[Word], start: int) -> int:
    """Where a description begins, with what says that it is over: former mayor."""
    return start - (start > 0 and words[start - 1].lower in _PAST)


def _is_letters(word: Word) -> bool:
    """Whether a word is letters behind a name that say what somebody does: KC, MP."""
    return word.text.isupper() and word.lower in LETTERS & OFFICES | _SILKS


def _is_age(word: Word) -> bool:
    """Whether a word may be somebody's age: a number that int() reads, which ² is not."""
    return word.text.isdecimal() and len(word.text) < 4


def _is_firm(word: Word) -> bool:
    return word.lower in ORGANISATION_NOUNS and (word.first or not word.capital)


def _is_done(lower: str) -> bool:
    """Whether a sentence goes on behind an age: Ana Reis, 51, used the card."""
    return lower.endswith("ed") and lower not in ("retired", "disgraced", "self-employed")


def _is_whose(found: Preceding, run: Sequence[Word]) -> bool:
    """Whether it is told whose relative somebody is: the father of the victim, Bo Lund."""
    return found.apart and found.cut < found.end and run[-1].lower in KINSHIP


def _bodies(run: Sequence[Word]) -> Sequence[Word]:
    """The organisation before an office: school board President Ana Reis."""
    start = len(run)
    while start and not run[start - 1].capital and run[start - 1].lower in ORGANISATION_NOUNS:
        start -= 1
    return run[start:]


def _note(figure: Figure, run: Sequence[Word]) -> bool:
    """Note the nouns of a description; whether it would do for a caption."""
    known = [word.lower for word in run if is_noun(word.lower) and not word.possessive]
    if not known:
        return False
    figure.nouns.update(known)
    figure.modifiers.update(word.lower for word in run)
    figure.clubs.update(word.lower for word in run if word.capital and not word.first)
    if gender := noun_gender(run[-1].lower) or noun_gender(known[-1]):
        figure.evidence[gender] += 3
    personal = [n for n in known if n in PERSON_NOUNS or n not in ORGANISATION_NOUNS]
    figure.personal += 2 * bool(personal)
    return any(noun not in KINSHIP for noun in personal)
