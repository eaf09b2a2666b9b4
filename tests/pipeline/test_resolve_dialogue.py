"""Whose a quote without a mention is: what the writer's sentences and the talk around it tell."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

WRITER = {
    "who acts right before, in the paragraph": """
"<q i=1 who="Nadia Orlov">Sign here,</q>" <s q=1>Nadia Orlov</s> <c q=1>said</c>.

Peter Hale read the page twice and put the pen down. "<q i=2 who="Peter Hale">My name is wrong.</q>"
""",
    "who reacts right behind": """
Rosa Lindqvist, who runs the mill, had been told of the count by Ed Farrow, the clerk.

"<q i=1 who="Rosa Lindqvist">Nine?</q>" Lindqvist puts both hands on the table. "<q i=2
who="Rosa Lindqvist">Nine sacks? We sent ninety.</q>"
""",
    "who says something in the writer's words": """
"<q i=1 who="Ilse Brok">The road is safe,</q>" <s q=1>Ilse Brok</s> <c q=1>said</c>.

Not all agreed. Dairy farmer Sven Dahl said that his lorries had not been past the bridge since May.

"<q i=2 who="Sven Dahl">They come out on the other side with half of what they had on board.</q>"
""",
    "who is asked, not who asks": """
Asked by the chairman, Aldo Conti, whether the figures were his, Tom Leckie shrugged. "<q i=1
who="Tom Leckie">I signed what I was given.</q>"
""",
    "who answers a question of the writer's": """
"<q i=1 who="Mirja Salo">I was never any good at school,</q>" <s q=1>Mirja Salo</s> <c q=1>says</c>.

Ville Aho, her husband, painted the boats.

Did she mind?

"<q i=2 who="Mirja Salo">I minded the smell, and I minded it for eleven years.</q>"
""",
    "the quote before, though its attribution is long": """
The union said that it would ballot. Mayor Olga Petrova was at the gate as well.

"<q i=1 who="Ana Reis">We have asked for a second crane since the winter of last year,</q>" union
secretary <s q=1>Ana Reis</s> <c q=1>told</c> a meeting of dockers and their families at the gate.

"<q i=2 who="Ana Reis">We were given a calendar with a picture of one, and we have hung it up.</q>"
""",
    "the quote before, whose words stand in the writer's sentence": """
Kenji Sato and Noor Abbas do not agree. <s q=1>Sato</s> <c q=1>called</c> the plan "<q i=1
who="Kenji Sato"
kind=mixed>an umbrella with holes</q>".

"<q i=2 who="Kenji Sato">You open it, and then you stand there getting wet like everyone else.</q>"
""",
    "the quote before, though others are spoken of by what they are": """
The report on the home is out. Owner Aldo Conti accepted it.

"<q i=1 who="Helga Weiss">They took his lamp,</q>" <s q=1>Helga Weiss</s> <c q=1>said</c>.

"<q i=2 who="Helga Weiss">He lay there until the cleaner came in, and then he asked for tea.</q>"
""",
    "somebody who is called a guide": """
<s q=1>A guide who has climbed it twice</s> <c q=1>said</c> that it was "<q i=1
who="guide who has climbed it twice" kind=mixed>a staircase</q>".

"<q i=2 who="guide who has climbed it twice">They give you soup, and then they ask for a song.</q>"
""",
    "the same paragraph": """
"<q i=1 who="Olga Petrova">Did you sweep it?</q>" <s q=1>Olga Petrova</s> <c q=1>asked</c>.

"<q i=2 who="Sven Dahl">No, no,</q>" <c q=2>said</c> <s q=2>Sven Dahl</s>. A pause. "<q i=3
who="Sven Dahl">Only the stairs.</q>"
""",
    "who is told of as saying something, in the paragraph before": """
"<q i=1 who="Olga Petrova">The tide was early,</q>" <s q=1>Olga Petrova</s> <c q=1>said</c>. "<q i=2
who="Olga Petrova">We were late.</q>"

Sven Dahl, who was on the pontoon that day, told the inquiry that nobody had rung the bell.

"<q i=3 who="Sven Dahl">I would have heard it, since I sleep right under it.</q>"
""",
    "what is written stands on something": """
Ana Reis laid flowers. Among them was a card. "<q i=1 who="card">From the chip shop,</q>" it <c
q=1>read</c>.
""",
}

TALK = {
    "a witness and counsel": """
Helga Weiss, for the bank, rose to cross-examine Tom Leckie.

"<q i=1 who="Helga Weiss">You kept the only key, did you not?</q>" <s q=1>Weiss</s> <c
q=1>asked</c>.

"<q i=2 who="Tom Leckie">No, madam.</q>"

"<q i=3 who="Helga Weiss">Who had the other?</q>"

"<q i=4 who="Tom Leckie">The cat,</q>" <s q=4>Leckie</s> <c q=4>said</c>.
""",
    "short answers without a question": """
"<q i=1 who="Ana Reis">Left a bit,</q>" <s q=1>Ana Reis</s> <c
q=1>said</c> to Kim Sato, who held the ladder.

"<q i=2 who="Kim Sato">It is left.</q>"

"<q i=3 who="Ana Reis">Your other left.</q>"

"<q i=4 who="Kim Sato">There is no more left,</q>" <s q=4>Sato</s> <c q=4>said</c>.
""",
    "who is called by name does not speak": """
Maria Carter had the box on her knee. Noor Abbas drove.

"<q i=1 who="Noor Abbas">Maria, is it ticking?</q>"

"<q i=2 who="Maria Carter">It is a clock,</q>" <s q=2>Carter</s> <c q=2>said</c>.
""",
    "who is called by name, though only in talk": """
The shop was full. Olga Petrova, who owns it, weighed the nails and did not look up.

"<q i=1 who="Olga Petrova">How many, Benny?</q>"

"<q i=2 who="Benny">Two hundred.</q>"

"<q i=3 who="Olga Petrova">Two hundred, he says.</q>"

"<q i=4 who="Benny">I have a big fence, Olga.</q>"
""",
    "two who are on the scene, not who speaks most": """
"<q i=1 who="Kenji Sato">It is a good bridge,</q>" <s q=1>Kenji Sato</s> <c q=1>said</c>. "<q i=2
who="Kenji Sato">It has been a good bridge for years.</q>" <s q=3>Sato</s> <c q=3>called</c> it "<q
i=3 who="Kenji Sato" kind=mixed>a friend</q>".

On the far side Maria Carter had stopped her lorry, and Noor Abbas came down from the cab behind.

"<q i=4 who="Noor Abbas">What is it this time?</q>" <s q=4>Abbas</s> <c q=4>asked</c>.

"<q i=5 who="Maria Carter">A goat.</q>"

"<q i=6 who="Noor Abbas">Whose?</q>"

"<q i=7 who="Maria Carter">Yours, I think.</q>"
""",
    "counsel asks, though neither is named beside": """
Noor Abbas was in the box for an hour. Defence counsel Helga Weiss had a single map.

"<q i=1 who="Helga Weiss">Where is the bridge?</q>"

"<q i=2 who="Noor Abbas">Under your thumb.</q>"

"<q i=3 who="Helga Weiss">And now?</q>"

"<q i=4 who="Noor Abbas">Under the river,</q>" <s q=4>Abbas</s> <c q=4>said</c>.
""",
    "words that break off are talk, no heading": """
"<q i=1 who="Ana Reis">May I finish?</q>" <s q=1>Ana Reis</s> <c q=1>asked</c> Kim Sato.

"<q i=2 who="Kim Sato">You may, but I must--</q>"

"<q i=3 who="Ana Reis">Thank you,</q>" <s q=3>Reis</s> <c q=3>said</c>.
""",
    "a name in words that a quote quotes is no call": """
‘<q i=1 who="Imke Vos">I never planned it,</q>’ <s q=1>Imke Vos</s> <c
q=1>says</c>. Rolf Adler made the sets.

Is it true that she refused the part?

‘<q i=2
who="Imke Vos">Twice. My aunt told me, “It is a living, Imke,” and I told her that I had one.</q>’
""",
}

HEADINGS = {
    "a headline that nothing repeats is who speaks most": """
'<q i=1 who="Olga Petrova" kind=heading>Never a dull tide</q>'

"<q i=2 who="Sven Dahl">She is early,</q>" <s q=2>Sven Dahl</s>, the ferryman, <c q=2>said</c>.

"<q i=3 who="Olga Petrova">I am late,</q>" <s q=3>Olga Petrova</s> <c q=3>said</c>. "<q i=4
who="Olga Petrova">But I am here.</q>"
""",
    "a teaser is somebody else's": """
"<q i=1 who="Olga Petrova">I am late,</q>" <s q=1>Olga Petrova</s> <c q=1>said</c>.

READ MORE: '<q i=2 who="" kind=heading>My goat ate the ballot</q>' and other mornings
""",
    "a company in a headline is the body's, and names none itself": """
<s q=1>Company</s> <c q=1>blames</c> '<q i=1 who="FernClean" kind=heading>warm weather</q>'

FernClean recalled its kettles on Monday. "<q i=2 who="FernClean">It was a hot month,</q>" <s
q=2>the company</s> <c q=2>said</c>.
""",
    "a headline is whose words somebody else repeats": """
‘<q i=1 who="Imke Vos" kind=heading>I have had worse</q>’

‘<q i=2 who="Bo Lund">I said, was she cut? And <s q=3>Imke Vos</s> <c q=3>said</c>,
“<q i=3 who="Imke Vos">I have had worse.</q>”</q>’ <s q=2>Bo Lund</s> <c q=2>told</c> the court.
""",
    "a caption names who speaks": """
"<q i=1 who="Olga Petrova">I am late,</q>" <s q=1>Olga Petrova</s> <c q=1>said</c> to Sven Dahl. "<q
i=2 who="Sven Dahl">Not by much,</q>" <s q=2>Dahl</s> <c q=2>said</c>.

PHOTO: Petrova on the quay. "<q i=3 who="Olga Petrova" kind=heading>Wet again</q>" (harbour office)
""",
}

ENTRIES = {
    "a firm's notice in its own entry": """
11.40
"<q i=1 who="Olga Petrova">We go on,</q>" <s q=1>Olga Petrova</s> <c q=1>said</c> at the hall.

11.22
The operator, Harbourline, has put out a notice. "<q i=2
who="Harbourline">All sailings are cancelled until noon.</q>"
""",
    "another entry of a live blog is another matter": """
11.40
"<q i=1 who="Olga Petrova">We go on,</q>" <s q=1>Olga Petrova</s> <c q=1>said</c> at the hall.

11.22
Kenji Sato has asked for quiet again. The fifth time: "<q i=2
who="Kenji Sato">I have a whistle.</q>"
""",
}


@pytest.mark.parametrize("marked", WRITER.values(), ids=WRITER)
def test_the_writers_sentences_tell_who_speaks(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", TALK.values(), ids=TALK)
def test_talk_alternates(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", ENTRIES.values(), ids=ENTRIES)
def test_nobody_is_carried_over_a_time_stamp(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", HEADINGS.values(), ids=HEADINGS)
def test_a_heading_is_whom_the_body_or_itself_names(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
