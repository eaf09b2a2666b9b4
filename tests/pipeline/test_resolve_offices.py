"""Offices and the names beside them: tables of short articles that say whose words are whose."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

OFFICES = {
    "an office with capitals is whose it is, not a name": """
Deputy Chief Minister and party president K.L. Somaiah was asked about it. <s q=1>He</s> <c
q=1>said</c>, “<q i=1 who="K.L. Somaiah">No comment.</q>”

The Chief Minister did not call him. “<q i=2 who="K.L. Somaiah">He is busy,</q>” <s q=2>Mr.
Somaiah</s> <c q=2>said</c>.
""",
    "somebody with an organisation's word in the office, whom nobody names": """
The clinic shut on Monday. “<q i=1 who="his Press Secretary">He is resting,</q>” <s q=1>his Press
Secretary</s> <c q=1>said</c>.
""",
    "who leads the opposition": """
Leader of the Opposition Vijayan Pawale came late. In a post, <s q=1>the party leader</s> <c
q=1>said</c>: “<q i=1 who="Vijayan Pawale">The bench is empty.</q>”
""",
    "a bench is of a judge": """
A single Bench of <s q=1>Justice Nalini Barua</s> <c q=1>said</c> it was “<q
i=1 who="Nalini Barua">no favour</q>”.

“<q i=2 who="Nalini Barua">Sit down,</q>” <s q=2>Justice Barua</s> <c q=2>added</c>.
""",
    "a court that has a title in its name": """
An office of the Court of Justice Registry wrote. <s q=1>Ines Faria</s> <c q=1>said</c> it was “<q
i=1 who="Ines Faria">a form</q>”.
""",
    "whose office it is stands between office and name": """
The Director-General, NAFTEC, Prof. Amina Udoh, has warned traders. <s q=1>She</s> <c
q=1>said</c>, “<q i=1 who="Amina Udoh">We are watching.</q>”
""",
    "the same, before a forename": """
The Executive Director, Centre for Clean Rivers, Ngozi Eze, came too. “<q i=1 who="Ngozi Eze">It
smells,</q>” <s q=1>the director</s> <c q=1>said</c>.
""",
    "the same, with a region": """
The Zonal Director of the agency, South-West, Dr. Ifeoma Maduka, who spoke in Awka, was firm.

<s q=1>The Zonal Director</s> <c q=1>noted</c> that, “<q i=1 who="Ifeoma Maduka">Nobody was
spared.</q>”
""",
    "two in a list are two": """
The chairman, Sani Bello, Dr Musa Idris and a clerk sat down. “<q i=1 who="Sani Bello">Order,</q>”
<s q=1>the chairman</s> <c q=1>said</c>.
""",
    "who stands for a seat": """
Minister Azmi Noordin opened the stall. “<q i=1 who="Azmi Noordin">It is cheap,</q>” <c q=1>said</c>
<s q=1>the Padang Kerai MP</s>.
""",
}

FORMS = {
    "Mama is part of a single name": """
A trader who gave her name as Mama Chidera shook her head. “<q i=1 who="Mama Chidera">All of
us,</q>” <s q=1>she</s> <c q=1>cried</c>.
""",
    "Pak too, and the name alone is the same man": """
“<q i=1 who="Pak Dollah">They come with children,</q>” <s q=1>Pak Dollah</s> <c q=1>said</c>.

“<q i=2 who="Pak Dollah">What can I do?</q>” <s q=2>Dollah</s> <c q=2>added</c>.
""",
    "Uncle before a full name is not": """
Uncle Peter Adoma laughed. “<q i=1 who="Peter Adoma">Me?</q>” <s q=1>he</s> <c q=1>said</c>.
""",
    "Nana, a name": """
Its director, <s q=1>Nana Kofi Ansere</s>, <c q=1>said</c> it was “<q i=1
who="Nana Kofi Ansere">misinformed</q>”.
""",
    "Nana, a chief": """
<s q=1>Nana Owusu Brefo III</s> <c q=1>said</c> it was “<q i=1 who="Owusu Brefo III">our river</q>”.
""",
    "Md. belongs to a name": """
The commissioner, Md. Shamsul Azam, came. “<q i=1 who="Md Shamsul Azam">They were heroes,</q>”
<s q=1>he</s> <c q=1>said</c>.
""",
    "where somebody is from is no part of the name": """
She lost to the Dutchwoman Femke Roosen. “<q i=1 who="Femke Roosen">Never again,</q>” <s
q=1>Roosen</s> <c q=1>said</c>.
""",
}


@pytest.mark.parametrize("marked", OFFICES.values(), ids=OFFICES)
def test_an_office_is_whose_the_article_says(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", FORMS.values(), ids=FORMS)
def test_what_belongs_to_a_name(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


TOLD = {
    "a federal minister is his sentence's subject": """
Minister Jam Ghulam Soomro spoke in Karachi. “<q i=1 who="Jam Ghulam Soomro">Not a drop,</q>” <s
q=1>he</s> <c q=1>told</c> reporters.

Earlier, federal Planning Minister Ahsan Bhutta brushed the objections aside. Speaking in Narowal,
<s q=2>he</s> <c q=2>called</c> it “<q i=2 who="Ahsan Bhutta">much ado</q>”.
""",
    "who is now something else": """
Then finance chief Philip Kiprop signed it. Mr Kiprop, who is now the MP for Moibet, was angry.

“<q i=1 who="Philip Kiprop">I own no wheelbarrow,</q>” <s q=1>the lawmaker</s> <c q=1>said</c>.

Senator Hamida Abdalla laughed. “<q i=2 who="Hamida Abdalla">A hole,</q>” <s q=2>she</s> <c
q=2>said</c>.
""",
    "a front window is no text": """
Nan Hollis taped a sign to her front window. <s q=1>It</s> <c q=1>reads</c>: “<q i=1
who="sign">No pool.</q>”
""",
    "who is named last before the words": """
Musician Tamale Jones posted a video of himself. “<q i=1 who="Tamale Jones">In the dark,</q>” <s
q=1>he</s> <c q=1>wrote</c>. He wore a hat.

That drew an answer from comedian OB Quashie. “<q i=2 who="OB Quashie">Buy a lamp,</q>” <s
q=2>he</s> <c q=2>said</c>.
""",
    "a town is not the state": """
<s q=1>Ontario town</s> <c q=1>fears</c> “<q i=1 who="Ontario town">slow death</q>”.

A mill in northern Ontario will shut, and Ontario will not help.
""",
    "an answer's I and a question's you": """
Keri Manning on her lost final

Keri Manning, 28, won silver. She spoke to us over a fence.

Have you seen the race again?

Once. A rival, Femke Roosen, came up. <s q=1>I</s> <c q=1>said</c>, “<q i=1 who="Keri Manning">Me
neither.</q>”

What did your coach, Graham Tull, say?

He shook my hand.

<s q=2>You</s> <c q=2>called</c> it “<q i=2 who="Keri Manning">a grinder</q>”. Why?

I stand by it.
""",
    "for whom something is so": """
Van Amstel told the group that he knew nothing.

For Amadou, a 26-year-old from Guinea, little changes. “<q i=1 who="Amadou">I was there,</q>” <s
q=1>he</s> <c q=1>says</c>.
""",
    "who writes is nobody in it": """
How to be bored

Imogen Farley

The wifi was down. “<q i=1 who="guard">I can only apologise,</q>” <s q=1>the guard</s> <c
q=1>announced</c>.
""",
    "the woman opposite": """
“<q i=1 who="woman opposite me">What now?</q>” <c q=1>said</c> <s q=1>the woman opposite me</s>.

A man asked the woman opposite me what it was. “<q i=2 who="woman opposite me">A hat,</q>” <s
q=2>she</s> <c q=2>said</c>.
""",
    "a label's I all the same": """
Keri Manning, 28, won silver.

Did it hurt? Did you cry? And now?

Was it close?

And next year?

Hana Fairley: <s q=1>I</s> <c q=1>asked</c>, “<q i=1 who="Hana Fairley">Again?</q>”
""",
}


@pytest.mark.parametrize("marked", TOLD.values(), ids=TOLD)
def test_who_is_meant_by_what_is_told(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
