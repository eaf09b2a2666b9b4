"""Whom a description means: tables of short articles that say whose words are whose."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

BODIES = {
    "a body is not the person before it": """
<s q=1>Cardinal Luca Neri</s> <c q=1>said</c> the text was “<q i=1 who="Luca Neri">a gift</q>”. “<q
i=2 who="Vatican">It is under review,</q>” <s q=2>the Vatican</s> <c q=2>said</c>.
""",
    "nor is a paper, whose name is a noun for people": """
<s q=1>Tom Hale</s>, 34, <c q=1>said</c> it was “<q i=1 who="Tom Hale">over</q>”.

<s q=2>The Observer</s> <c q=2>called</c> it “<q i=2 who="Observer">a farce</q>”.
""",
    "nor a country": """
<s q=1>Israel</s> <c q=1>said</c> it was “<q i=1 who="Israel">war</q>”. <s q=2>The US</s> <c
q=2>said</c> it was “<q i=2 who="US">watching</q>”.
""",
    "nor one that has its word within the name": """
Oss Crown Court was full. <s q=1>Tom Orr</s>, 34, <c q=1>said</c> he was “<q
i=1 who="Tom Orr">sorry</q>”. <s q=2>The Crown</s> <c q=2>said</c> he was “<q i=2 who="Crown">a
liar</q>”.
""",
    "but the body whose name ends so": """
Oss City Council met. <s q=1>Tom Orr</s>, 34, <c q=1>said</c> he was “<q
i=1 who="Tom Orr">sorry</q>”. <s q=2>The Council</s> <c q=2>said</c> it was “<q
i=2 who="Oss City Council">late</q>”.
""",
    "nor whose head is named in the same breath": """
<s q=1>The mayor of the Hague, Jan Smit</s>, <c q=1>said</c> it was “<q
i=1 who="Jan Smit">windy</q>”.

“<q i=2 who="Hague">It is calm,</q>” <s q=2>the Hague</s> <c q=2>said</c>.
""",
    "somebody by where they are from": """
Erik Lund, 34, won in straight sets. “<q i=1 who="Erik Lund">I ran well,</q>” <s q=1>the Dane</s> <c
q=1>said</c>.

Kenji Mori lost. “<q i=2 who="Kenji Mori">I ran,</q>” <s q=2>the Japanese</s> <c q=2>said</c>.

Ana Reis came third. “<q i=3 who="Ana Reis">I sat,</q>” <s q=3>the Brazilian</s> <c q=3>said</c>.
""",
    "somebody by the party": """
Ann Lee, 51, lost her seat. “<q i=1 who="Ann Lee">I am free,</q>” <s q=1>the Democrat</s> <c
q=1>said</c>.
""",
    "the subject of a sentence is not its object": """
The judge jailed teacher Bo Lund. “<q i=1 who="judge">You lied,</q>” <s q=1>the judge</s> <c
q=1>said</c>.

“<q i=2 who="Bo Lund">I am sorry,</q>” <s q=2>the teacher</s> <c q=2>said</c>.
""",
    "a title with a capital is whose it is": """
Oba Rilwan Akin spoke. “<q i=1 who="Rilwan Akin">It is a gift,</q>” <s q=1>the Oba</s> <c
q=1>said</c>.
""",
}


@pytest.mark.parametrize("marked", BODIES.values(), ids=BODIES)
def test_a_body_is_nobody_of_the_article(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


POSTS = {
    "the chancellor is not her shadow, named further down": """
<s q=1>The Chancellor</s> <c q=1>promised</c> “<q i=1 who="Chancellor">no cuts</q>”.

<s q=2>Shadow chancellor Jeremy Lund</s> <c q=2>said</c> it was “<q
i=2 who="Jeremy Lund">a gamble</q>”.
""",
    "nor an assistant": """
<s q=1>The manager</s> <c q=1>said</c> it was “<q i=1 who="manager">fair</q>”.

<s q=2>Assistant manager Gordon Hale</s> <c q=2>said</c> it was “<q
i=2 who="Gordon Hale">cruel</q>”.
""",
    "the prime minister is not the former one, named last": """
Prime Minister Anna Holt has a plan. <s q=1>Former prime minister Gordon Hale</s> <c q=1>said</c> it
was “<q i=1 who="Gordon Hale">cruel</q>”.

“<q i=2 who="Anna Holt">We go on,</q>” <s q=2>the prime minister</s> <c q=2>said</c>.
""",
    "the former president is not the president": """
<s q=1>President Luis Aranda</s> <c q=1>said</c> it was “<q i=1 who="Luis Aranda">fair</q>”.

<s q=2>The former president</s> <c q=2>said</c> it was “<q i=2 who="former president">cruel</q>”.
""",
    "a deputy who is not named, then whose deputy it is": """
<s q=1>The deputy mayor</s> <c q=1>said</c> it was “<q i=1 who="deputy mayor">fair</q>”.

<s q=2>The mayor</s> <c q=2>said</c> it was “<q i=2 who="mayor">cruel</q>”.
""",
    "a secretary of state is not the one for the treasury": """
<s q=1>Treasury Secretary Ana Reed</s> <c q=1>said</c> it was “<q i=1 who="Ana Reed">fair</q>”.

<s q=2>The secretary of state</s> <c q=2>said</c> it was “<q
i=2 who="secretary of state">cruel</q>”.
""",
    "the leader of the opposition is not the council's": """
<s q=1>Council leader Tom Ives</s> <c q=1>said</c> it was “<q i=1 who="Tom Ives">fair</q>”.

<s q=2>The leader of the opposition</s> <c q=2>said</c> it was “<q
i=2 who="leader of the opposition">cruel</q>”.
""",
    "the same post is the same person, however it is called": """
Former mayor Ana Sosa came. “<q i=1 who="Ana Sosa">It is fair,</q>” <s q=1>the ex-mayor</s> <c
q=1>said</c>. <s q=2>The former mayor</s> <c q=2>called</c> it “<q i=2 who="Ana Sosa">late</q>”.

Opposition leader Jan Smit came. “<q i=3 who="Jan Smit">It is odd,</q>” <s q=3>the leader of the
opposition</s> <c q=3>said</c>.
""",
    "so is who assists, if nobody else is there": """
Assistant coach Ana Sosa came. “<q i=1 who="Ana Sosa">It is fair,</q>” <s q=1>the coach</s> <c
q=1>said</c>.
""",
    "who was mayor once is the former mayor": """
Ana Sosa, who was mayor of Oss for years, came. “<q i=1 who="Ana Sosa">It is fair,</q>” <s q=1>the
former mayor</s> <c q=1>said</c>.
""",
    "so is a former one that nobody names": """
<s q=1>A former Larkin engineer</s> <c q=1>said</c> it was “<q
i=1 who="former Larkin engineer">fair</q>”. “<q i=2 who="former Larkin engineer">No more,</q>” <s
q=2>the engineer</s> <c q=2>said</c>.
""",
    "a former soldier is a soldier": """
Former soldier Ana Sosa came. “<q i=1 who="Ana Sosa">It is fair,</q>” <s q=1>the soldier</s> <c
q=1>said</c>.
""",
}


@pytest.mark.parametrize("marked", POSTS.values(), ids=POSTS)
def test_an_office_is_not_another_of_the_same_noun(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


LATER = {
    "who has spoken unnamed is nobody who is named further down": """
<s q=1>A teacher at the school</s> <c q=1>said</c> pupils were “<q
i=1 who="teacher at the school">scared</q>”. <s q=2>The teacher</s> <c q=2>said</c> it was “<q
i=2 who="teacher at the school">no surprise</q>”.

At another school, <s q=3>teacher Ann Lee</s> <c q=3>said</c> it was “<q
i=3 who="Ann Lee">calm</q>”.
""",
    "nor is a nurse another of long standing": """
<s q=1>A nurse on the ward</s> <c q=1>said</c> it was “<q i=1 who="nurse on the ward">grim</q>”.

“<q i=2 who="nurse on the ward">We ran,</q>” <s q=2>the nurse</s> <c q=2>said</c>.

<s q=3>Ann Lee</s>, a nurse for 30 years, <c q=3>called</c> it “<q i=3 who="Ann Lee">sad</q>”.
""",
    "who has not spoken may be": """
Tom Orr was jailed by a judge in Leeds. “<q i=1 who="Helen Carr">You are a coward,</q>” <s q=1>the
judge</s> <c q=1>told</c> him.

<s q=2>Judge Helen Carr</s> <c q=2>added</c> that he was “<q i=2 who="Helen Carr">a thief</q>”.
""",
    "so may who has not been described": """
<s q=1>The farmer</s> <c q=1>said</c> it was “<q i=1 who="Ann Lee">calm</q>”.

Farmer Ann Lee has ten cows.
""",
    "and who has been named": """
Driver Ann Lee came. <s q=1>A driver from the depot</s> <c q=1>said</c> it was “<q
i=1 who="driver from the depot">late</q>”.

Lee laughed. “<q i=2 who="Ann Lee">It always is,</q>” <s q=2>the driver</s> <c q=2>said</c>.
""",
}


@pytest.mark.parametrize("marked", LATER.values(), ids=LATER)
def test_who_is_named_further_down_may_be_another(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
