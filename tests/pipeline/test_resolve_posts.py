"""Whom an office with a place means: tables of short articles that say whose words are whose."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

PLACED = {
    "a prince of a place is no other prince": """
The Prince of Oss opened a mill. “<q i=1 who="Prince of Oss">It turns,</q>” <s q=1>he</s> <c
q=1>said</c>. “<q i=2 who="Prince of Oss">And turns,</q>” <s q=2>the prince</s> <c q=2>added</c>.

Prince Konrad was abroad.
""",
    "unless the text says that he is": """
The Prince of Oss opened a mill. “<q i=1 who="Konrad">It turns,</q>” <s q=1>he</s> <c
q=1>said</c>.

Prince Konrad, the Prince of Oss, is 40.
""",
    "the king is nobody else's king": """
The King opened a mill. “<q i=1 who="King">It turns,</q>” <s q=1>he</s> <c q=1>said</c>.

King Olav of Norland stood by.
""",
    "a mayor who meets a mayor": """
The mayor of Oss met Mayor Dent. “<q i=1 who="mayor of Oss">We are friends,</q>” <s q=1>he</s>
<c q=1>said</c>.
""",
    "a sheriff of another place": """
The Sheriff of Oss resigned. “<q i=1 who="Sheriff of Oss">I am tired,</q>” <s q=1>he</s> <c
q=1>said</c>.

Sheriff Dent of Marl would not.
""",
    "a president who is named further down": """
The president of Norland has resigned. “<q i=1 who="Ola Berg">I am tired,</q>” <s q=1>he</s> <c
q=1>said</c>.

President Ola Berg came to power in May.
""",
    "an earl is a man, not his county": """
The Earl of Marl opened the show. “<q i=1 who="Earl of Marl">What cows!</q>” <s q=1>he</s> <c
q=1>said</c>.
""",
    "a bank of a place is named where it stands": """
The Central Bank of Norland held its rate. <s q=1>It</s> <c q=1>spoke</c> of “<q i=1
who="Central Bank of Norland">calm</q>”.
""",
}

VERBS = {
    "what a mayor did, at the sentence's end": """
The Mayor of Oss wept. “<q i=1 who="Mayor of Oss">I am sad,</q>” <s q=1>she</s> <c q=1>said</c>.
""",
    "what she did to something": """
The Lord Mayor of Oss cut the ribbon. “<q i=1 who="Lord Mayor of Oss">It is open,</q>” <s
q=1>she</s> <c q=1>said</c>.
""",
    "no verb, where another follows": """
The warden of the Oss estate wept. “<q i=1 who="warden of the Oss estate">I am sad,</q>” <s
q=1>she</s> <c q=1>said</c>.
""",
}


@pytest.mark.parametrize("marked", PLACED.values(), ids=PLACED)
def test_an_office_with_a_place(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", VERBS.values(), ids=VERBS)
def test_a_label_ends_before_the_verb(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
