"""Whom words mean by what the article tells of people besides their names: age, kinship, deeds."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

PEOPLE = {
    "an age that is no number tells nothing, and fails nothing": """
Ana Reis, ², met Bo Lund, 12.

"<q i=1 who="Bo Lund">I ran,</q>" <s q=1>the boy</s> <c q=1>said</c>.
""",
    "the boy, of an age that is told": """
On the quay Rosa Mendel, 70, sat beside her grandson Timo, who is 8 and had caught nothing.

"<q i=1 who="Rosa Mendel">He is patient,</q>" <s q=1>she</s> <c q=1>said</c>.

The boy held up a shoe. "<q i=2 who="Timo">I caught this,</q>" <s q=2>he</s> <c q=2>said</c>.
""",
    "the girl, by her kinship": """
Edda Falk came with her daughter Marit Falk. Ana Reis sold them oars.

"<q i=1 who="Marit Falk">They are too long,</q>" <s q=1>the girl</s> <c q=1>said</c>.
""",
    "the old woman, not the one whom most is said of": """
Klara Busch tells how her grandmother Otilie, a ferrywoman in Brenz, taught her to row, and how in
winter <s q=1>the old woman</s> <c q=1>shouted</c> "<q i=1 who="Otilie">Longer!</q>".
""",
    "the boy whose name is given when he is met": """
A boy called Anselm, the youngest of the crew, wanted to know who paid.

"<q i=1 who="Bela Horn">The bank,</q>" <c q=1>said</c> <s q=1>Bela Horn</s>, the pilot.

"<q i=2 who="Anselm">With what?</q>" <c q=2>asked</c> <s q=2>the boy</s>.
""",
    "where somebody is from, where another is known to be from elsewhere": """
Rui Falcao lost. Sami Haddad came on for Solway and scored, and at the end the Algerian won a second
penalty.

"<q i=1 who="Rui Falcao">It was no foul,</q>" <s q=1>the Portuguese</s> <c q=1>said</c>.
""",
    "who wants no name is not who is named next": """
A nurse at the town's last open clinic, who asked for anonymity, said that most were old.

"<q i=1 who="nurse at the town's last open clinic">We have no beds,</q>" <s q=1>he</s> <c
q=1>said</c>.

Hala Idris, 34, had come for flour.
""",
    "nor is who is named next with another job": """
A nurse at the harbour clinic said that most were old.

"<q i=1 who="nurse at the harbour clinic">We have no beds,</q>" <s q=1>she</s> <c q=1>said</c>.

Farmer Hala Idris, 34, had come for flour.
""",
    "the leader is no chief by title": """
The president of the union, Comrade Bola Nwosu, spoke. <s q=1>The labour leader</s> <c
q=1>called</c> it "<q i=1 who="Bola Nwosu" kind=mixed>a tale</q>".

Then Chief Tunde Alao, a marketer, stood up. "<q i=2 who="Tunde Alao">How?</q>" <s q=2>Alao</s> <c
q=2>asked</c>.
""",
    "the boy is no grown man": """
Tom Quill, 54, mended the net.

"<q i=1 who="boy">Is it done?</q>" <s q=1>the boy</s> <c q=1>asked</c>.
""",
    "her son, told as his mother": """
Mr. Quill's mother, Sarala, 71, came to see the boat.

"<q i=1 who="Ravi Quill">She likes the bell,</q>" <s q=1>her son</s> <c q=1>said</c>.

Ravi Quill had bought it in May.
""",
    "her husband, told as his wife": """
Otto Reyl's wife, Tess, followed it all from the house. Ivo Sand sat in the hall.

"<q i=1 who="Otto Reyl">She has a cold,</q>" <s q=1>her husband</s> <c q=1>said</c>.
""",
    "his sister, told as her brother": """
Ilse Brok runs the mill. Her brother Otto, who keeps the books, came in for the keys.

"<q i=1 who="Otto">She gives it away,</q>" <s q=1>he</s> <c q=1>said</c>.

"<q i=2 who="Ilse Brok">I do not,</q>" <c q=2>said</c> <s q=2>his sister</s>.
""",
    "a priest by his title": """
Fr Jonas Kell spoke for a minute. Mayor Ivo Sand did not move.

"<q i=1 who="Jonas Kell">Let it pass,</q>" <c q=1>said</c> <s q=1>the priest</s>.
""",
    "the author, by what she wrote": """
The play, which was written in May by Ilse Brok, is about a goat. Bo Lund plays the goat.

"<q i=1 who="Ilse Brok">He has the feet for it,</q>" <s q=1>the author</s> <c q=1>said</c>.
""",
    "the trainer, not the trainer's sister": """
Ursel Vane trains the mare, which was ridden by Berit Vane, the trainer's sister.

"<q i=1 who="Ursel Vane">I can count,</q>" <s q=1>the trainer</s> <c q=1>said</c>.
""",
    "the harbour master is nobody who was named": """
Ilse Brok held the boat off. "<q i=1 who="Ilse Brok">I slipped,</q>" <s q=1>she</s> <c
q=1>said</c>. The harbour master has shut the quay. <s q=2>His notice</s> <c q=2>asks</c> for
"<q i=2 who="harbour master" kind=mixed>some patience</q>".
""",
    "the auctioneer has a part, and may be nobody who was named": """
"<q i=1 who="Ilse Brok">I wanted it,</q>" <s q=1>Ilse Brok</s> <c q=1>said</c>. <s q=2>The
auctioneer</s> <c q=2>called</c> it "<q i=2 who="auctioneer" kind=mixed>dry, but hopeful</q>".
""",
    "the Opposition is no person": """
"<q i=1 who="Ana Reis">I counted,</q>" <s q=1>Ana Reis</s>, a clerk, <c q=1>said</c>. It was a count
that <s q=2>the Opposition</s> <c q=2>called</c> "<q i=2 who="Opposition" kind=mixed>brave</q>".
""",
    "the prosecutor, by the prosecution's counsel": """
The Prosecution Counsel, Insp. Taiwo Bello, was first. "<q i=1 who="Taiwo Bello">A goat was
found,</q>" <s q=1>the prosecutor</s> <c q=1>said</c>.
""",
    "the director of some hospital is no other director": """
"<q i=1 who="Ilse Brok">None is missing,</q>" <s q=1>Ilse Brok</s>, a director, <c q=1>said</c>. <s
q=2>The director of a hospital in the hills</s> <c q=2>spoke</c> of "<q i=2
who="director of a hospital in the hills" kind=mixed>managing</q>".
""",
    "commas set off who tells it": """
Bo Lund counted the sheep. <s q=1>The tax official</s>, Lund recalled later, had to <c q=1>tell</c>
him "<q i=1 who="tax official" kind=mixed>there are no more</q>".
""",
    "an office since a year": """
Timo Falk, the bursar since 2001, put down his broom.

"<q i=1 who="Timo Falk">It is not ours to sell,</q>" <s q=1>the bursar</s> <c q=1>said</c>.
""",
    "who sent what is read out, not who got it": """
She showed an email that Mr. Otto Reyl sent to his cook, Ivo Sand, in March. "<q i=1
who="Otto Reyl">Call it soup,</q>" <s q=1>he</s> <c q=1>wrote</c>.
""",
    "who signed what is quoted": """
Ilse Brok still has the letter. <s q=1>The letter</s>, dated in May and signed by the harbour's
manager, Otto Reyl, <c q=1>promises</c> "<q i=1 who="Otto Reyl" kind=mixed>a new crane</q>".
""",
    "the post of somebody who is named": """
Bo Lund and Ana Reis fell out. <s q=1>Reis's pinned post</s> <c q=1>read</c>: "<q i=1
who="Ana Reis">Ask him.</q>"
""",
    "a participle before the name is no part of it": """
Kyle Moss and Rhys Moss denied it.

Defending Kyle, Ana Reis rose at noon. "<q i=1 who="Kyle Moss">Sit down,</q>" <s q=1>Kyle</s> <c
q=1>said</c>.
""",
    "counsel, by the letters behind the name": """
Bram Otway KC opened for the Crown. Ada Moss, defending, said nothing.

Mr Otway turned to the map. "<q i=1 who="Bram Otway">It is here,</q>" <s q=1>counsel</s> <c
q=1>said</c>.
""",
    "counsel, by what is pleaded": """
Bram Otway KC opened for the Crown. Ada Moss, defending, rose at noon.

"<q i=1 who="Ada Moss">It is not,</q>" <s q=1>counsel</s> <c q=1>said</c>.
""",
}

OTHERS = {
    "it is who has shares, however often it acts": """
<s q=1>Calder Moss</s> <c q=1>said</c> it was "<q i=1 who="Calder Moss">early</q>". Calder Moss had
hoped. Calder's listed shares fell, and Calder said no more. Bo Lund of the broker Orwell Metals
doubted it.

Calder, which reports in March, said that it would begin what <s q=2>it</s> <c q=2>called</c> a "<q
i=2 who="Calder Moss" kind=mixed>diet</q>".
""",
    "a campaign is no company": """
Bosses at Harrow Freight met the campaign Quiet Nights. They drove off. <s q=1>The company</s> <c
q=1>spoke</c> of "<q i=1 who="Harrow Freight">a good talk</q>".
""",
    "a firm is nobody whom she means": """
Ada Moss hired a boat from Solway, a Danish firm that trades at two ports. Solway sent her a bill.
Solway rang her too.

It looked, <s q=1>she</s> <c q=1>says</c>, "<q i=1 who="Ada Moss" kind=mixed>like a joke</q>".
""",
    "who speaks for a union is not the union": """
The pilots' union, TARN, met on Monday. But a spokeswoman for the union, Hauwa Danladi, only smiled.

"<q i=1 who="Hauwa Danladi">Ask them in June,</q>" <s q=1>she</s> <c q=1>said</c>.

"<q i=2 who="TARN">Not a bottle,</q>" <s q=2>the union</s> <c q=2>said</c>.
""",
    "the letter, not who wrote it": """
The Ferry Board wrote to Ana Reis in June. <s q=1>The letter</s> <c q=1>spoke</c> of
"<q i=1 who="letter" kind=mixed>a new timetable</q>".
""",
    "a part of what is written": """
An email tells another story. It was sent in May, and <s q=1>its last line</s> <c q=1>runs</c>:
"<q i=1 who="email">Do not reply.</q>"
""",
    "a reply is its owner's": """
The harbour office was asked on Monday. <s q=1>The harbour office's reply</s> <c q=1>ran</c> to two
words: "<q i=1 who="harbour office">Not ours.</q>"
""",
    "the club of a people": """
OSSA WANDERERS sold their keeper on Monday. Ossa Wanderers say they did not.

"<q i=1 who="Ossa Wanderers">He is ours,</q>" <s q=1>the Norvian club</s> <c q=1>said</c>.
""",
    "a union is not its spokeswoman": """
The union met on Monday. A spokeswoman for the union, Ana Reis, only laughed.

"<q i=1 who="union">Not a bottle,</q>" <s q=1>the union</s> <c q=1>said</c>.
""",
    "the firm, after what it did on a day": """
What is left in Lumvanta is a kettle. Lumvanta on Monday withdrew it.

"<q i=1 who="Lumvanta">We are sorry,</q>" <s q=1>the firm</s> <c q=1>said</c>.
""",
    "the agency, by what it does": """
The boats of Marleth lay on the sand. Tidenet, which counts them, was late. <s q=1>The agency</s>
<c q=1>spoke</c> of "<q i=1 who="Tidenet" kind=mixed>a long winter</q>".
""",
    "the firm that is named as the owner": """
A crane fell at the Cold Elm Works. The owner, Orrin Energy, had it painted in May. <s q=1>The
company</s> <c q=1>said</c> it was "<q i=1 who="Orrin Energy" kind=mixed>in good health</q>".
""",
    "the company, by a capital within its name": """
FernClean, which has held the contract since May, sent nobody. In a letter <s q=1>the company</s>
<c q=1>asked</c> for "<q i=1 who="FernClean" kind=mixed>three vans</q>".
""",
    "a landlord of many houses is no woman": """
Ana Reis, for the defence, spoke of the drains.

It is, <s q=1>Bellow Crest Properties</s> <c q=1>said</c>, "<q i=1
who="Bellow Crest Properties" kind=mixed>no matter</q>".

"<q i=2 who="Ana Reis">They are behind with the rent,</q>" <s q=2>she</s> <c q=2>said</c>.
""",
    "they, of two at once": """
A letter came from the ferry authority and the town council.

<s q=1>They</s> <c q=1>say</c> it was
"<q i=1 who="ferry authority and town council" kind=mixed>an error</q>".
""",
    "a place that only the text around tells": """
The gate was shut. <s q=1>A sign there</s> <c q=1>says</c>: "<q i=1 who="sign">Ring twice.</q>"

The bell was gone; <s q=2>a sticker on it</s> <c q=2>says</c> "<q i=2 who="sticker">Knock</q>".
""",
}


@pytest.mark.parametrize("marked", PEOPLE.values(), ids=PEOPLE)
def test_people_are_known_by_what_is_told_of_them(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", OTHERS.values(), ids=OTHERS)
def test_organisations_and_what_is_written_are_nobody_else(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
