"""Whom a name or a description means: tables of short articles that say what is wanted."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

NAMES = {
    "a mention that begins in the name, behind a title": """
Harbour MP Udeni <s q=1>Ratwatte</s> <c q=1>said</c> it was "<q i=1 who="Udeni Ratwatte">late</q>".
""",
    "no title that owns what follows": """
<s q=1>King's College Oss</s> <c q=1>said</c>: "<q i=1 who="King's College Oss">We are open.</q>"

<s q=2>King Bodo Lund</s> <c q=2>said</c>: "<q i=2 who="Bodo Lund">So am I.</q>"
""",
    "a title that is one with its stop only": """
<s q=1>Barr. Sunday Okpara</s> <c q=1>said</c>: "<q i=1 who="Sunday Okpara">We will appeal.</q>"
""",
    "Tan, a surname that is a title before Sri only": """
Dr <s q=1>Tan Wei Liang</s> <c q=1>said</c>: "<q i=1 who="Tan Wei Liang">The bolts were old.</q>"

Tan Sri <s q=2>Omar Jaafar</s> <c q=2>agreed</c>: "<q i=2 who="Omar Jaafar">Very old.</q>"
""",
    "what a pupil is called, before the name": """
Junior Maya Eberly, the treasurer, spoke first. "<q i=1 who="Maya Eberly">Keep the band,</q>"
<s q=1>Eberly</s> <c q=1>said</c>.
""",
    "a job with a capital before the name, within a sentence": """
The report was read by county Auditor Ruth Calder, who sat down. "<q i=1 who="Ruth Calder">It adds
up,</q>" <s q=1>Calder</s> <c q=1>said</c>.
""",
    "who is called by the job before the name later": """
State Treasurer Ruth Calder read it. Bo Lund listened.

"<q i=1 who="Ruth Calder">It adds up,</q>" <s q=1>the treasurer</s> <c q=1>said</c>.
""",
    "a body whose name holds a forename, behind who speaks for it": """
Parents at Orwell Dale Buses were told. A spokeswoman for Orwell Dale Buses sent a note. <s q=1>The
company</s> <c q=1>called</c> the delay "<q i=1 who="Orwell Dale Buses">rare</q>".
""",
    "two letters of the longest name there is": """
Staff of the United Nations left on Monday. "<q i=1 who="United Nations">We will be back,</q>" <s
q=1>the UN</s> <c q=1>said</c>.
""",
    "a surname is the full name": """
Ilse Brok opened the meeting.

"<q i=1 who="Ilse Brok">We begin,</q>" <s q=1>Brok</s> <c q=1>said</c>.
""",
    "the full name comes later": """
"<q i=1 who="Ilse Brok">We begin,</q>" <s q=1>Brok</s> <c q=1>said</c>.

It was the first meeting of Ilse Brok, 51, as mayor.
""",
    "titles and honorifics are no part of a name": """
Chief Justice Datuk Seri <s q=1>Halim Osman</s> <c q=1>said</c>: "<q i=1 who="Halim Osman">No.</q>"

Later <s q=2>Datuk Seri Halim</s> <c q=2>added</c>: "<q i=2 who="Halim Osman">Never.</q>"
""",
    "a surname that begins with a particle": """
Judge <s q=1>Wiremu Te Rangi</s> <c q=1>said</c>: "<q i=1 who="Wiremu Te Rangi">No.</q>"

"<q i=2 who="Wiremu Te Rangi">Never,</q>" <s q=2>Te Rangi</s> <c q=2>added</c>.
""",
    "a trade or a firm's trade before a name is no part of it": """
Builder Oisel Kwame-Brandt came late. "<q i=1 who="Oisel Kwame-Brandt">Rain,</q>" <s q=1>he</s> <c
q=1>said</c>.

Developer Quell Sands said no. "<q i=2 who="Quell Sands">It is dry,</q>" <s q=2>it</s> <c
q=2>said</c>.
""",
    "one of two of a surname, by the title": """
The mayor, Edwin Moss, was there, and so was Councillor Ada Moss.

The ferry was late. "<q i=1 who="Ada Moss">As ever,</q>" <c q=1>said</c> Cr <s q=1>Moss</s>.
""",
    "one of two of a surname, by the full name just before": """
Edwin Moss runs the ferry.

Ada Moss waited on the quay. "<q i=1 who="Ada Moss">He is late,</q>" <s q=1>Moss</s> <c
q=1>said</c>.
""",
    "a firm is not its product": """
Velbrand recalled a lamp. "<q i=1 who="Velbrand">Sorry,</q>" <s q=1>Velbrand</s> <c q=1>said</c>.

Who has a Velbrand V8 may send it back.
""",
    "particles, hyphens, initials": """
<s q=1>Eva-Lou van der Velde</s> <c q=1>said</c>: "<q i=1 who="Eva-Lou van der Velde">Yes.</q>"

<s q=2>J. R. Moyo</s> <c q=2>said</c>: "<q i=2 who="J. R. Moyo">No.</q>"

"<q i=3 who="Eva-Lou van der Velde">Perhaps,</q>" <s q=3>Van der Velde</s> <c q=3>said</c>.
""",
    "a label in capitals": """
Nina Ross took the stand.

<s q=1>ROSS</s><c q=1>:</c> "<q i=1 who="Nina Ross">I did not.</q>"
""",
    "spouses are told apart by their honorifics": """
Mr Tom Leckie and Mrs Ann Leckie were both there.

"<q i=1 who="Ann Leckie">I was asleep,</q>" <s q=1>Mrs Leckie</s> <c q=1>said</c>.

"<q i=2 who="Tom Leckie">So was I,</q>" <s q=2>Mr Leckie</s> <c q=2>said</c>.
""",
    "brothers are told apart by their forenames": """
Bram Visser and his brother Joost Visser built it.

"<q i=1 who="Joost Visser">It floats,</q>" <s q=1>Joost</s> <c q=1>said</c>.

"<q i=2 who="Bram Visser">It nearly floats,</q>" <s q=2>Bram</s> <c q=2>said</c>.
""",
    "a nickname in marks": """
"<q i=1 who="Rebecca Tully">Over my dead body,</q>" <s q=1>Rebecca “<x>Bex</x>” Tully</s> said.

"<q i=2 who="Rebecca Tully">I mean it,</q>" <s q=2>Tully</s> <c q=2>said</c>.
""",
    "an organisation and its initials": """
The Northern Ferry Authority (NFA) shut the pier.

"<q i=1 who="Northern Ferry Authority">It is rotten,</q>" <s q=1>the NFA</s> <c q=1>said</c>.
""",
    "a headline gives no fuller name": """
Kofi Mensah Walks Out On Board

"<q i=1 who="Kofi Mensah">I had enough,</q>" <s q=1>Mensah</s> <c q=1>said</c>. It was quiet.

Kofi Mensah had chaired the board since May.
""",
    "an organisation that others' names own": """
The Ferry Workers' Union met on Monday.

"<q i=1 who="Ferry Workers' Union">No,</q>" <s q=1>the Ferry Workers' Union</s> <c q=1>said</c>.
""",
    "a noun that only looks like a person's": """
Marler Grain Terminals raised its price.

"<q i=1 who="Marler Grain Terminals">It is fair,</q>" <s q=1>Marler Grain Terminals</s> said.
""",
    "a mention found without the forename": """
"<q i=1 who="Piotr Kowal">They never replied,</q>" Piotr <s q=1>Kowal</s> <c q=1>said</c>.

"<q i=2 who="Piotr Kowal">Not once,</q>" <s q=2>he</s> <c q=2>added</c>.
""",
    "a father and a son": """
Jorge Ruiz Sr. built the mill. Jorge Ruiz Jr. runs it.

"<q i=1 who="Jorge Ruiz Jr">It floods,</q>" <s q=1>Jorge Ruiz</s> Jr. <c q=1>said</c>.
""",
    "an organisation whose first word is common": """
The tide is high at noon, and the coast is bright.

<s q=1>High Coast Trains</s> <c q=1>said</c>: "<q i=1 who="High Coast Trains">Expect delays.</q>"
""",
    "a headline's verb is no part of a name": """
Sabler Rejects Okanda Offer

<s q=1>Okanda</s> <c q=1>said</c> it was "<q i=1 who="Okanda Holdings Inc">sad</q>".

Okanda Holdings Inc had offered a billion.
""",
    "letters behind a name": """
"<q i=1 who="Beryl Stone">It is a small matter,</q>" <c q=1>said</c> <s q=1>Beryl Stone KC</s>.
""",
    "an office that is used as a name": """
The petition was signed by the Iyaloja, Alhaja Bisi Ojo, and by nobody else.

"<q i=1 who="Bisi Ojo">My yams are rotting,</q>" <s q=1>the Iyaloja</s> <c q=1>said</c>.
""",
    "the initials of an office": """
The Resident District Commissioner, Ms Ruth Akello, came at noon.

"<q i=1 who="Ruth Akello">Nobody told me,</q>" <s q=1>the RDC</s> <c q=1>said</c>.
""",
    "a sentence's first word, where the mention begins with it": """
The tug Miss Ottoline is named for his sister. Rupert Marsh owns it.

"<q i=1 who="Ottoline Marsh">Is he up?</q>" <s q=1>Ottoline Marsh</s> <c q=1>asked</c>.
""",
    "the one whom an honorific fits best": """
Robin Tranter drowned in May. Robin's father, Saul Tranter, kept the boat.

"<q i=1 who="Saul Tranter">It floats,</q>" Mr <s q=1>Tranter</s> <c q=1>said</c>.
""",
    "a day is no part of a name": """
Ashdown Brands on Thursday shut its mill.

"<q i=1 who="Ashdown Brands">It was time,</q>" <s q=1>the company</s> <c q=1>said</c>.
""",
    "what a relative is stays out of the name": """
Great-grandad Mattie Burke found the ticket.

"<q i=1 who="Mattie Burke">In my boot,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "senior, of a family": """
Bram Visser raced his son. Their father, Otto Visser, looked on; Bram won.

"<q i=1 who="Bram Visser">Easy,</q>" <s q=1>Bram</s> <c q=1>said</c>.

"<q i=2 who="Otto Visser">I want tea,</q>" <s q=2>Visser senior</s> <c q=2>said</c>.
""",
    "a label that is the stem of somebody's trade": """
The voice is that of Mila Horak, the controller on duty.

<s q=1>Control</s><c q=1>:</c> "<q i=1 who="Mila Horak">Say again?</q>"
""",
    "an ordinal in a part's name": """
When <s q=1>the Third Sailor</s> <c q=1>sings</c> "<q i=1 who="Third Sailor">No land</q>", sit up.
""",
    "whose institute it is, is no part of the name": """
<s q=1>The Harlow Institute's Priya Nair</s>: "<q i=1 who="Priya Nair">A hole.</q>"
""",
    "a short word of a name that is no initial": """
"<q i=1 who="Ó Briain">It is paper,</q>" <s q=1>Mr Ó Briain</s> <c q=1>said</c>.
""",
    "an initial, with a stop if it has one somewhere": """
"<q i=1 who="R Venkat">It is paper,</q>" <s q=1>R Venkat</s> <c q=1>said</c>. "<q i=2
who="S. Moss">No,</q>" <s q=2>S Moss</s> <c q=2>said</c>.

"<q i=3 who="S. Moss">It is tin,</q>" <s q=3>S. Moss</s> <c q=3>said</c>.
""",
    "chiefs of staff": """
"<q i=1 who="Joint Chiefs of Staff">We saw,</q>" <s q=1>the Joint Chiefs of Staff</s>
<c q=1>said</c>.
""",
    "a title in the plural": """
Justices R.K. Venkat and Leila Souza sat.

"<q i=1 who="R.K. Venkat">Was it so?</q>" <c q=1>asked</c> <s q=1>Justice Venkat</s>.
""",
    "an article in small letters before a surname": """
The envoy, Badr al-Khoury, came back.

"<q i=1 who="Badr al-Khoury">We slept,</q>" <s q=1>Al-Khoury</s> <c q=1>said</c>.
""",
    "a forename that is a small word elsewhere": """
The party's chief, To Van Minh, was brief. "<q i=1 who="To Van Minh">Termites,</q>" <s q=1>he</s>
<c q=1>said</c>.
""",
    "of a mention that begins too late": """
It was Ana <s q=1>Maria Reis</s> who <c q=1>said</c>: "<q i=1 who="Ana Maria Reis">Wait.</q>"

K.P. <s q=2>Sundaram</s> <c q=2>said</c>: "<q i=2 who="K.P. Sundaram">No.</q>"
""",
    "of a mention that ends too early": """
"<q i=1 who="Tran Van Minh">They sat,</q>" <c q=1>said</c> <s q=1>Tran Van</s> Minh, a clerk.
 "<q i=2 who="Tran Van Minh">All of them,</q>" <s q=2>Minh</s> <c q=2>added</c>.
""",
    "a firm is not its model with a number": """
<s q=1>Velbrand</s> <c q=1>called</c> it "<q i=1 who="Velbrand">light</q>". The Velbrand Air 2 has
no wires.
""",
    "a first word of many that is no name": """
<s q=1>Small island nations</s> <c q=1>said</c> it was "<q i=1 who="Small island nations">late</q>".
""",
    "a general staff is nobody's title": """
Moravia's General Staff denied it, as did Moravia.

"<q i=1 who="General Staff">It is ours,</q>" <s q=1>it</s> <c q=1>said</c>.
""",
    "a department that has a spokesperson": """
"<q i=1 who="Office for Tides spokesperson">No,</q>" <c q=1>said</c> <s q=1>an Office for Tides
spokesperson</s>.
""",
}

DESCRIPTIONS = {
    "no bureau that somebody writes for": """
By Jo Lindqvist, northern bureau

The storm came on Monday.

<s q=1>The weather bureau</s> <c q=1>said</c> it was "<q i=1 who="weather bureau">late</q>".
""",
    "who is named only once met": """
The news came from a man in a flat cap. "<q i=1 who="Ivo Sand">It is over,</q>" <s q=1>he</s> <c
q=1>said</c>.

The man was Ivo Sand, who owns the mill.
""",
    "the noun that a mention leaves out": """
<s q=1>A 1987</s> decree <c q=1>calls</c> the quay "<q i=1 who="1987 decree" kind=mixed>public</q>".

<s q=2>A Quay Party</s> pollster <c q=2>called</c> that "<q i=2 who="Quay Party pollster"
kind=mixed>old hat</q>".
""",
    "a title before the name": """
NATO chief Arne Dahl arrived on Monday. Nobody spoke to him.

"<q i=1 who="Arne Dahl">We are late,</q>" <s q=1>the NATO chief</s> <c q=1>said</c>.
""",
    "an appositive behind the name": """
Ana Reis, the governor of the province, flew in.

"<q i=1 who="Ana Reis">The dam holds,</q>" <s q=1>the governor</s> <c q=1>said</c>.
""",
    "an age": """
Kerron Baptiste, 19, won by a length.

"<q i=1 who="Kerron Baptiste">I am tired,</q>" <s q=1>the 19-year-old</s> <c q=1>said</c>.
""",
    "a nationality": """
Oskar Lund took the lead on the last lap.

"<q i=1 who="Oskar Lund">It was cold,</q>" <s q=1>the Dane</s> <c q=1>said</c>.
""",
    "a name right behind the description": """
"<q i=1 who="Alan">She can start at six,</q>" <s q=1>her father</s>, Alan, <c q=1>said</c>.
""",
    "a spokesman is not his ministry, a lawyer not his client": """
The Ministry of Works denied it. Dimitri Vale was fined.

"<q i=1 who="spokesman for the ministry">No,</q>" <s q=1>a spokesman for the ministry</s> said.

"<q i=2 who="lawyer for Dimitri Vale">He is sorry,</q>" said <s q=2>a lawyer for Dimitri Vale</s>.
""",
    "the shorter description means the longer": """
A trader at a Japanese bank in Leeds saw it coming.

"<q i=1 who="trader at a Japanese bank in Leeds">It fell,</q>" <s q=1>the trader</s> said.
""",
    "the company": """
Norvex Industries Ltd recalled its kettles on Friday.

"<q i=1 who="Norvex Industries Ltd">Unplug them,</q>" <s q=1>the company</s> <c q=1>said</c>.
""",
    "a spokesman and his name in one mention": """
"<q i=1 who="Tilo Brandt">It has charm,</q>" <c q=1>said</c> <s q=1>a spokesman, Tilo Brandt</s>.
""",
    "a name that is given": """
A voter who gave her name as Glynis had queued for an hour.

"<q i=1 who="Glynis">I want the tall one,</q>" <s q=1>the voter</s> <c q=1>said</c>.
""",
    "two descriptions of one who is named": """
It was put to Lola Arce, a Democrat and a retired teacher, on Monday.

"<q i=1 who="Lola Arce">Explain it again,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "one of several": """
One of the officials spoke in the corridor.

"<q i=1 who="one of the officials">Not this week,</q>" <s q=1>the official</s> <c q=1>said</c>.
""",
    "a relative by the surname alone": """
Jorge Ruiz Sr. waited at the gate of the mill.

"<q i=1 who="Jorge Ruiz Jr">It is late,</q>" <s q=1>his son</s> <c q=1>said</c>.

The mill was sold by Jorge Ruiz Jr. a year later.
""",
    "the coach of another club": """
Their coach is Ana Sol. Brix coach Ida Moe wept; Dax coach Tom Orr did not.

"<q i=1 who="Tom Orr">It was close,</q>" <s q=1>the Dax coach</s> <c q=1>said</c>.
""",
    "a farmer, whose name begins the next paragraph": """
A FARMER drove his tractor over a shrine, a court heard.

Tom Quill, 54, said nothing.

"<q i=1 who="Tom Quill">I saw no saint,</q>" <s q=1>the farmer</s> <c q=1>had told</c> the police.
""",
    "whose something somebody is stays in the name": """
Mr Godwin Eze, the secretary of the union, was not there. Ada Obi was.

"<q i=1 who="her Press Secretary">No,</q>" <s q=1>her Press Secretary</s> <c q=1>said</c>.
""",
    "a description that goes on behind the mention": """
"<q i=1 who="woman at the back of the hall">Louder,</q>" <s q=1>a woman</s> at the back of the
hall said.
""",
    "a role with a firm's name before the person's in the mention": """
Rowe & Pike cut its target. "<q i=1 who="Ines Okoro">It will pass,</q>" <c q=1>wrote</c>
<s q=1>Rowe & Pike analyst Ines Okoro</s>.
""",
    "a description and the name behind its comma in one mention": """
"<q i=1 who="Ben Otieno">It is fair,</q>" <c q=1>said</c>
<s q=1>a lawyer for the village, Mr. Ben Otieno</s>.
""",
    "a clause before the name in the mention": """
Eastmoor Paper met a board that fell, <s q=1>she said, to what Eastmoor</s> <c q=1>called</c> a
"<q i=1 who="Eastmoor Paper">long horizon</q>".
""",
    "a clause behind the noun in the mention": """
<s q=1>A letter from the bank that</s> came in May <c q=1>said</c>:
"<q i=1 who="letter from the bank">Pay.</q>"
""",
    "a verb behind the name in the mention": """
A notice in which <s q=1>Harrow Estates invites the tenant</s> to
"<q i=1 who="Harrow Estates">go in peace</q>".
""",
    "the company is no union and no person": """
Norvex Mills shut its gates. The Millers' Federation and Anton Bell protested.

"<q i=1 who="Norvex Mills">It was time,</q>" <s q=1>the company</s> <c q=1>said</c>.
""",
    "who needs a clause to be known is nobody named": """
Zoltan Varga fell out of the tree on Monday.

"<q i=1 who="man who owns the field">He coughed,</q>" said <s q=1>the man who owns the field</s>.
""",
    "what is written speaks for itself": """
"<q i=1 who="leaked memo">Wait until May,</q>" <s q=1>a leaked memo</s> <c q=1>says</c>.
""",
    "the magistrate is nobody who was named": """
Corinna Vale had kept the goat for a year.

"<q i=1 who="magistrate">In a flat?</q>" <s q=1>the magistrate</s> <c q=1>asked</c>.
""",
    "the trust is no organisation of another name": """
Lowfold Farm flooded. Lowfold Farm has no wall.

"<q i=1 who="trust">We are sorry,</q>" <s q=1>the trust</s> <c q=1>said</c>.
""",
    "a description right before a name that is not its own": """
"<q i=1 who="bus mum">I saw it land,</q>" says <s q=1>bus mum</s> Bingo Hall opens at noon.
""",
    "one of several, at full length": """
A trader at one of the largest banks, who gave no name, was angry.

"<q i=1 who="trader at one of the largest banks">No,</q>" <s q=1>the trader</s> <c q=1>said</c>.
""",
    "a will is whose it is": """
Agatha Bloom left a house and a parrot.

<s q=1>Her will</s> <c q=1>asks</c> for "<q i=1 who="Agatha Bloom">no speeches</q>".
""",
    "the initials of an office, which is also a word": """
A statement by the bank's Public Relations Officer, Odile Farr, said so.
Ann Ek, its chief, denied it.

"<q i=1 who="Odile Farr">I was quoted well,</q>" <s q=1>the PRO</s> <c q=1>said</c>.
""",
    "the coach of the other club, who was just named": """
Ivo Sand, their coach, was pleased with Brix.

Otto Reyl, who has lost four in a row, was asked about the pass.

"<q i=1 who="Otto Reyl">It was forward,</q>" <s q=1>the Dax coach</s> <c q=1>said</c>.
""",
    "the document is what was written last": """
In a communiqué read out by nobody the students asked for water, <s q=1>the document</s>
<c q=1>said</c>, "<q i=1 who="communiqué" kind=mixed>before the moon</q>".
""",
    "residents, in a headline, of whom one says it": """
‘<q i=1 who="Bo Lind">We were not asked</q>’, <c q=1>say</c> <s q=1>islanders</s>

"<q i=2 who="Bo Lind">We were not asked,</q>" <s q=2>Bo Lind</s> <c q=2>said</c>.
""",
    "a father of three": """
Darren Quill, a roofer, is among those who wait.

"<q i=1 who="Darren Quill">We got a leaflet,</q>" <s q=1>the father of three</s> <c q=1>said</c>.
""",
    "who is only called by one name": """
Outside, a regular named Otieno had come too late for bread.

"<q i=1 who="Otieno">She gave us hers,</q>" <s q=1>the taxi driver</s> <c q=1>said</c>.
""",
    "what somebody is accused of belongs to the description": """
<s q=1>A RETIRED postman accused of theft</s> <c q=1>said</c> he had "<q i=1 who="Leonard Pugh"
kind=mixed>had enough</q>".

Leonard Pugh, 68, denies it.
""",
    "the company that has a head of operations, not the ship": """
Calder's head of operations, Ana Reis, was sorry. Ivo Sand, who steers the MV Solveig Star, was not.

"<q i=1 who="Calder">It was the swell,</q>" <s q=1>the company</s> <c q=1>said</c>.
""",
    "a town with an old mill is no former player": """
The 98-year-old Cawdale mill will close. Cawdale mayor Trish Vella was sad.

"<q i=1 who="Trish Vella">We got up,</q>" <s q=1>the former bowler</s> <c q=1>said</c>.
""",
    "a lord is a peer": """
Lord Benning thanked Ana Reis, who is leaving.

"<q i=1 who="Benning">I have read it,</q>" <s q=1>the peer</s> <c q=1>said</c>.
""",
    "where somebody's mother was is no part of her": """
"<q i=1 who="Yusuf Camara">I called my mum at half-time. <s q=2>She</s> <c q=2>said</c>: ‘<q i=2
who="my mum">Are you playing?</q>’</q>" <s q=1>Yusuf Camara</s> <c q=1>said</c>.
""",
    "a machine is nobody": """
<s q=1>Eder Vento</s> said it was "<q i=1 who="Eder Vento" kind=mixed>new</q>". Then <s q=2>the
transformer</s> <c q=2>went</c> "<q i=2 who="transformer">hum</q>".
""",
    "who speaks is not said of the place before": """
Troops left a village in Moravia, <s q=1>the defence ministry in Oss</s> <c q=1>said</c>,
"<q i=1 who="defence ministry in Oss" kind=mixed>for now</q>".
""",
    "a draft text is nobody's own": """
Ivo Sand asked them to stay.

<s q=1>The draft text</s> <c q=1>calls</c> it "<q i=1 who="draft text" kind=mixed>a path</q>".
""",
    "the bishop, with a style before the name": """
"<q i=1 who="Ada Holt">Come,</q>" <c q=1>said</c> <s q=1>the Bishop of Oss</s>, the Rt Rev Ada Holt.
""",
    "a delegate, with an age before the name": """
A delegate from Oss, 19-year-old Ana Reis, was in tears.

"<q i=1 who="Ana Reis">It is under water,</q>" <s q=1>the delegate</s> <c q=1>said</c>.
""",
}

OWNERS = {
    "of a body whose name has for": ("The Institute for Harbours' Ana Reis", "Ana Reis"),
    "of a bank": ("The Bank of Oss's Ana Reis", "Ana Reis"),
    "of a college with more words": ("The Royal College of Weaving's Ana Reis", "Ana Reis"),
    "of a house": ("The House of Wards' Lindsay Holt", "Lindsay Holt"),
    "of a charity whose name has the": ("Feed the Sparrows' Ana Reis", "Ana Reis"),
    "of a ministry, with a forename that nobody knows": (
        "The Ministry of Tides's Zorvan Qelm",
        "Zorvan Qelm",
    ),
    "of a society, with a title": ("The Society of Weavers' Professor Ana Reis", "Ana Reis"),
    "of a bank, without a name": (
        "The Bank of Oss's chief economist",
        "Bank of Oss's chief economist",
    ),
    "of a ward that somebody owns": ("Ana Reis of Oss's Second Ward", "Ana Reis"),
    "of a hospital with an owner": ("Ana Reis of St Bodo's General Hospital", "Ana Reis"),
    "one of two": ("Ana Reis and Weldon's Bo Lund", "Ana Reis"),
    "whose relative is known": (
        "The brother of Weldon's Ana Reis",
        "brother of Weldon's Ana Reis",
    ),
    "of a sentence's first word": ("Wife of Oss's captain", "Wife of Oss's captain"),
}


@pytest.mark.parametrize(("mention", "who"), OWNERS.values(), ids=OWNERS)
def test_a_body_with_small_words_in_its_name_may_own(mention: str, who: str) -> None:
    wanted, given = names(
        f'<s q=1>{mention}</s> <c q=1>called</c> it "<q i=1 who="{who}" kind=mixed>vile</q>".'
    )
    assert given == wanted


@pytest.mark.parametrize("marked", NAMES.values(), ids=NAMES)
def test_a_name_means_its_fullest_form(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", DESCRIPTIONS.values(), ids=DESCRIPTIONS)
def test_a_description_means_whom_the_article_introduces_so(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
