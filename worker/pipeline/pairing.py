"""Which marks of one paragraph belong together: one pass with a stack, each look-ahead computed
once before it, so that no text, however hostile, takes more than linear time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .marks import Mark
from .setting import Family, Role

NONE = -1
"""Index that stands for "there is no such mark ahead"."""

SENTENCE_STOPS = frozenset(",.!?…")
"""Stops that belong inside the marks, right before the closing one."""

_SURE = frozenset({Role.OPENER, Role.CLOSER, Role.EITHER})
"""Roles of single marks that are no apostrophes."""


@dataclass(slots=True)
class Pair:
    """An opening mark with its closing mark; without one when the paragraph ends first."""

    opener: Mark
    closer: Mark | None = None
    certain: bool = True
    """False where the opener was only a guess: alone it is no quotation."""
    crossed: bool = False
    """Whether a quotation around it closed first: then it never was one."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """For every mark, the index of the next mark of a sort; NONE without one."""

    double: Sequence[int]
    double_closer: Sequence[int]
    single: Sequence[int]
    """The next single mark that is surely no apostrophe."""


def pair_marks(marks: Sequence[Mark], *, single_goes_on: bool) -> list[Pair]:
    """Pairs in the order of their openers. ``single_goes_on``: the next paragraph begins with a
    single opening mark, so that a single quotation may be left open at the end of this one.
    """
    pairing = _Pairing(marks, _look_ahead(marks), single_goes_on)
    for index, mark in enumerate(marks):
        if mark.family is Family.SINGLE:
            pairing.single(index, mark)
        elif mark.family is Family.DOUBLE:
            pairing.double(index, mark)
        else:
            pairing.guillemet(mark)
    return pairing.pairs


def _look_ahead(marks: Sequence[Mark]) -> Ahead:
    double, double_closer, single = [], [], []
    next_double = next_closer = next_single = NONE
    for index in range(len(marks) - 1, -1, -1):
        double.append(next_double)
        double_closer.append(next_closer)
        single.append(next_single)
        mark = marks[index]
        if mark.family is Family.DOUBLE:
            if mark.role is not Role.MEASURE:
                next_double = index
            if mark.role is Role.CLOSER:
                next_closer = index
        elif mark.family is Family.SINGLE and mark.role in _SURE:
            next_single = index
    return Ahead(double[::-1], double_closer[::-1], single[::-1])


class _Pairing:
    """The stack of what is open, while the marks go by."""

    def __init__(self, marks: Sequence[Mark], ahead: Ahead, single_goes_on: bool) -> None:
        self.pairs: list[Pair] = []
        self._marks = marks
        self._ahead = ahead
        self._single_goes_on = single_goes_on
        self._open: list[Pair] = []
        self._depth = [0] * len(Family)

    def double(self, index: int, mark: Mark) -> None:
        following = self._role(self._ahead.double[index])
        if mark.role is Role.OPENER:
            if self._depth[Family.DOUBLE] and self._misplaced_closer(mark, following):
                self._close(mark)
            else:
                self._push(mark)
        elif self._depth[Family.DOUBLE]:
            if mark.role is not Role.MEASURE or following is not Role.CLOSER:
                self._close(mark)
        elif mark.role is Role.CLOSER and self._ends_single(index):
            self._pop().closer = mark
        elif mark.role is Role.EITHER or self._misplaced_opener(mark, following):
            self._push(mark, certain=False)

    def single(self, index: int, mark: Mark) -> None:
        is_open = self._depth[Family.SINGLE] > 0
        if mark.role is Role.OPENER:
            self._push(mark)
        elif mark.role is Role.WEAK_OPENER:
            if not is_open and self._better_closer_ahead(index):
                self._push(mark)
        elif is_open:
            if self._closes_single(index, mark):
                self._drop_doubtful(index)
                self._close(mark)
        elif mark.role is Role.EITHER:
            self._push(mark, certain=False)
        elif self._ends_double(index, mark):
            self._pop().closer = mark

    def guillemet(self, mark: Mark) -> None:
        if self._depth[mark.family] and mark.role is not Role.OPENER:
            self._close(mark)
        elif mark.role is not Role.CLOSER:
            self._push(mark, certain=mark.role is Role.OPENER)

    def _push(self, mark: Mark, *, certain: bool = True) -> None:
        pair = Pair(mark, certain=certain)
        self.pairs.append(pair)
        self._open.append(pair)
        self._depth[mark.family] += 1

    def _close(self, mark: Mark) -> None:
        while (pair := self._pop()).opener.family is not mark.family:
            pair.crossed = True
        pair.closer = mark

    def _pop(self) -> Pair:
        pair = self._open.pop()
        self._depth[pair.opener.family] -= 1
        return pair

    def _role(self, index: int) -> Role | None:
        return None if index == NONE else self._marks[index].role

    def _misplaced_closer(self, mark: Mark, following: Role | None) -> bool:
        """Whether a plain mark before a word closes what is open: `"Yes, "he said.`"""
        return not mark.directed and mark.setting.after_comma and following is not Role.CLOSER

    def _misplaced_opener(self, mark: Mark, following: Role | None) -> bool:
        """Whether a mark that should close opens: `He said" yes," and left.`, `.”Yes,” he said`"""
        if mark.role is not Role.CLOSER or following is not Role.CLOSER:
            return False
        return mark.setting.before_word or (not mark.directed and mark.setting.after_word)

    def _ends_single(self, index: int) -> bool:
        """Whether a double closer, with nothing else to close, ends a single quotation: 'so"."""
        if not self._open or self._open[-1].opener.family is not Family.SINGLE:
            return False
        return not self._better_closer_ahead(index)

    def _ends_double(self, index: int, mark: Mark) -> bool:
        """Whether a single closer behind a stop ends a double quotation: “So.’"""
        if mark.role is not Role.CLOSER or mark.setting.left not in SENTENCE_STOPS:
            return False
        if not self._open or self._open[-1].opener.family is not Family.DOUBLE:
            return False
        return self._role(self._ahead.double[index]) in (None, Role.OPENER)

    def _closes_single(self, index: int, mark: Mark) -> bool:
        top = self._open[-1].opener
        if top.family is Family.DOUBLE and self._role(self._ahead.double[index]) is Role.CLOSER:
            return False
        if mark.role is not Role.WEAK_CLOSER or self._depth[Family.SINGLE] > 1:
            return True
        if self._better_closer_ahead(index):
            return False
        leaves_open = self._single_goes_on and self._ahead.single[index] == NONE
        return not (leaves_open and not top.setting.midway)

    def _better_closer_ahead(self, index: int) -> bool:
        """Whether the next sure single mark closes, before a double quotation around does."""
        following = self._ahead.single[index]
        if self._role(following) not in (Role.CLOSER, Role.EITHER):
            return False
        around = self._ahead.double_closer[index]
        return not (self._depth[Family.DOUBLE] and NONE < around < following)

    def _drop_doubtful(self, index: int) -> None:
        """Give the closer to the outer quotation when the inner opener was an apostrophe: ’im."""
        if self._better_closer_ahead(index):
            return
        while len(self._open) > 1 and self._open[-1].opener.setting.midway:
            inner, outer = self._open[-1].opener, self._open[-2].opener
            if inner.family is not Family.SINGLE or outer.family is not Family.SINGLE:
                return
            self._pop().crossed = True
