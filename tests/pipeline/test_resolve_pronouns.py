"""Quotes whose own pronoun means nobody named before, or nobody whom it might seem to mean."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

SEXES = {
    "she is no man named behind": """
"<q i=1 who="">It went dark,</q>" <s q=1>she</s> <c q=1>said</c>.

Peter Hale, 44, was on the quay when the crane fell.

"<q i=2 who="Peter Hale">I ran,</q>" <s q=2>Hale</s> <c q=2>said</c>.
""",
    "he is no woman who spoke before": """
Olga Petrova left the quay. "<q i=1 who="Olga Petrova">I ran,</q>" <s q=1>Petrova</s> <c
q=1>said</c>.

Police were called at noon.

"<q i=2 who="">It was dark,</q>" <s q=2>he</s> <c q=2>said</c>.
""",
    "she is who is named behind": """
"<q i=1 who="Olga Petrova">It went dark,</q>" <s q=1>she</s> <c q=1>said</c>.

Olga Petrova, 44, was on the quay when the crane fell.

"<q i=2 who="Olga Petrova">I ran,</q>" <s q=2>Petrova</s> <c q=2>said</c>.
""",
}

MANY = {
    "he is the prime minister, not the members told": """
The PM told MPs he was sorry. "<q i=1 who="PM">We failed you,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "he is the doctor, not the members met": """
A GP wrote to MSPs in May. "<q i=1 who="GP">We are tired,</q>" <s q=1>she</s> <c q=1>wrote</c>.
""",
    "they are the members": """
GPs voted on it on Monday. "<q i=1 who="GPs">We are tired,</q>" <s q=1>they</s> <c q=1>said</c>.
""",
    "a name that ends like them is one": """
Gus came on Monday. "<q i=1 who="Gus">I am tired,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
}

MET = {
    "she is the surgeon who answers": """
Olga Petrova sued the clinic. The surgeon apologised. "<q i=1 who="surgeon">It was my fault,</q>" <s
q=1>she</s> <c q=1>said</c>.
""",
    "he is the waiter, not the man whom he serves": """
Peter Hale sent it back. The waiter smiled. "<q i=1 who="waiter">It is soup,</q>" <s q=1>he</s> <c
q=1>said</c>.
""",
    "she is the swimmer who was named": """
Olga Petrova won at noon. The swimmer was in tears. "<q i=1 who="Olga Petrova">It was cold,</q>" <s
q=1>she</s> <c q=1>said</c>.
""",
    "he is the judge who was introduced": """
Peter Hale, a judge, rose at noon. The judge coughed. "<q i=1 who="Peter Hale">It is cold,</q>" <s
q=1>he</s> <c q=1>said</c>.
""",
}

OWN = {
    "he whom he quotes is another, though who speaks is told behind": """
Karl Brandt was arrested on Monday.

Peter Hale saw it. "<q i=1 who="Peter Hale"><s q=2>He</s> kept <c q=2>shouting</c>, '<q i=2
who="Karl Brandt">It was not me,</q>'</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "he is not his client": """
Mrs Olga Petrova was asked about the money.

"<q i=1 who="">My client says nothing,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "nor is she the pilot of whom she speaks": """
Olga Petrova was on the quay. A pilot ran past. "<q i=1 who="Olga Petrova">The pilot was drunk,</q>"
<s q=1>she</s> <c q=1>said</c>.
""",
    "he is who was described before": """
A pilot ran past. "<q i=1 who="pilot">My boat is on fire,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
}


@pytest.mark.parametrize("marked", SEXES.values(), ids=SEXES)
def test_a_pronoun_is_given_to_nobody_of_the_other_sex(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", MANY.values(), ids=MANY)
def test_initials_of_many_are_neither_he_nor_she(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", MET.values(), ids=MET)
def test_who_serves_somebody_is_somebody_else(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", OWN.values(), ids=OWN)
def test_nobody_speaks_of_themselves_as_of_another(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
