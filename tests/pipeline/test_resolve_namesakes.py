"""Whom a title and a surname mean, where others bear the surname or the forename misleads."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names, resolved

APART = {
    "a man and his daughter": ("Dean", """
<s q=1>Mr Dean</s> <c q=1>said</c> it was "<q i=1 who="Dean">all we had</q>".

His daughter, <s q=2>Emma Dean</s>, <c q=2>said</c>: "<q i=2 who="Emma Dean">We are finished.</q>"

"<q i=3 who="Dean">I cannot sleep,</q>" <s q=3>Mr Dean</s> <c q=3>said</c>.

<s q=4>Mr Dean</s> <c q=4>said</c> it was "<q i=4 who="Dean">no accident</q>".
"""),
    "a man and his mother, whose forename is a man's too": ("Dean", """
"<q i=1 who="Dean">It was all,</q>" <s q=1>Mr Dean</s> <c q=1>said</c>.

His mother, <s q=2>Jean Dean</s>, <c q=2>said</c>: "<q i=2 who="Jean Dean">We are finished.</q>"

"<q i=3 who="Dean">I cannot sleep,</q>" <s q=3>Mr Dean</s> <c q=3>said</c>.
"""),
    "a woman and her grandson, whose forename tells nothing": ("Gill", """
"<q i=1 who="Gill">It was all,</q>" <s q=1>Mrs Gill</s> <c q=1>said</c>.

Her grandson <s q=2>Harpreet Gill</s> <c q=2>said</c>: "<q i=2 who="Harpreet Gill">We saw.</q>"
"""),
    "a man and his brother": ("Orr", """
"<q i=1 who="Orr">It was all,</q>" <s q=1>Mr Orr</s> <c q=1>said</c>.

<s q=2>Ivo Orr</s>, his brother, <c q=2>said</c>: "<q i=2 who="Ivo Orr">We are finished.</q>"

"<q i=3 who="Orr">I cannot sleep,</q>" <s q=3>Mr Orr</s> <c q=3>said</c>.
"""),
    "a woman who bears her husband's name": ("Orr", """
"<q i=1 who="Otto Orr">It was all,</q>" <s q=1>Otto Orr</s> <c q=1>said</c>.

"<q i=2 who="Orr">Was it?</q>" <s q=2>Mrs Orr</s> <c q=2>said</c>.

"<q i=3 who="Orr">It was not,</q>" <s q=3>Mrs Orr</s> <c q=3>said</c>.
"""),
    "a man beside a woman who is called she": ("Orr", """
"<q i=1 who="Emma Orr">It was all,</q>" <s q=1>Emma Orr</s> <c q=1>said</c>. She wept.

"<q i=2 who="Orr">Was it?</q>" <s q=2>Mr Orr</s> <c q=2>said</c>.
"""),
}  # fmt: skip

ONE = {
    "a man of a woman's forename": """
<s q=1>Hilary Moss</s> <c q=1>said</c> it was "<q i=1 who="Hilary Moss">fair</q>".

"<q i=2 who="Hilary Moss">It will work,</q>" <s q=2>Mr Moss</s> <c q=2>said</c>.

<s q=3>Mr Moss</s> <c q=3>said</c>: "<q i=3 who="Hilary Moss">Soon.</q>" Ana Reis sat by.

"<q i=4 who="Hilary Moss">Very soon,</q>" <s q=4>he</s> <c q=4>added</c>.
""",
    "a man who is somebody's brother and has been named in full": """
His brother, <s q=1>Ivo Orr</s>, <c q=1>said</c>: "<q i=1 who="Ivo Orr">We are finished.</q>"

"<q i=2 who="Ivo Orr">I cannot sleep,</q>" <s q=2>Mr Orr</s> <c q=2>said</c>.
""",
}


@pytest.mark.parametrize(("surname", "marked"), APART.values(), ids=APART)
def test_a_relative_is_another_who_stays_the_same(surname: str, marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
    assert [e.name for e in resolved(marked).entities].count(surname) == 1


@pytest.mark.parametrize("marked", ONE.values(), ids=ONE)
def test_a_title_means_the_only_one_of_the_surname(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
