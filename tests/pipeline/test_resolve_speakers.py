"""Whom a pronoun means, and whose a quote without a mention is."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.pipeline.marked import names
from tests.stubs import StubAttributor
from worker.pipeline.document import Attribution, Document, Span
from worker.pipeline.read import read
from worker.pipeline.resolve import resolve

PRONOUNS = {
    "the subject of the sentence before": """
Peter Hale met Karl Brandt on Friday.

"<q i=1 who="Peter Hale">I told him no,</q>" <s q=1>he</s> <c q=1>said</c> later.
""",
    "never somebody named inside the quote": """
Helga Weiss was blunt about Maria Carter.

"<q i=1 who="Helga Weiss">Nobody warned Maria Carter,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "whose relative was just told of, rather than the relative": """
Rosa Keel grew up in Skerrow. Her father fished; her mother mended the nets of half the town. She
left at 16.

"<q i=1 who="Rosa Keel">I hated the smell,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "not who is the subject of the words that are reported": """
Port spokesman Otto Reyl confirmed that the lease was over. A new caretaker would be hired "<q
i=1 who="Otto Reyl" kind=mixed>in due course</q>", <s q=1>he</s> <c q=1>said</c>.
""",
    "but who is the subject of a clause before them": """
Otto Reyl met the pilot. When Ana Reis arrived, the gate was "<q i=1 who="Ana Reis" kind=mixed>wide
open</q>", <s q=1>she</s> <c q=1>said</c>.
""",
    "who is described behind what introduces the sentence": """
"<q i=1 who="Ana Reis">It is late,</q>" <s q=1>Ana Reis</s> <c q=1>said</c> for the port.

Appearing for the crew, senior advocate Ida Lokhande said that 14 were ill. "<q i=2
who="Ida Lokhande">This is plain spite,</q>" <s q=2>she</s> <c q=2>argued</c>.
""",
    "they, of people described by two words": """
The members met at noon. Harbour officers had advised against it. In a note, <s q=1>they</s> <c
q=1>called</c> it "<q i=1 who="Harbour officers" kind=mixed>rash</q>".
""",
    "the sex that an honorific shows": """
Mr Noor Abbas spoke to Mrs Kim Sato at length.

"<q i=1 who="Kim Sato">He talks a lot,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "nobody as she who was just called he": """
Mrs Sato ran the pier. Dr Hask met Dr Venn on it. He was late with the rent.

"<q i=1 who="Sato">Every month,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "what is written, as the subject before a body": """
Few knew what the Harbour Board wanted. The memo was short.

The quay is "<q i=1 who="memo" kind=mixed>a ruin</q>," <s q=1>it</s> <c q=1>notes</c>.
""",
    "what the text says, against the forename": """
Leslie Moore, who runs her own bakery, was up at four. George Tan was not.

"<q i=1 who="Leslie Moore">Bread does not wait,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "a description that nobody bears by name": """
A woman in a red coat was waiting for Aldo Conti.

"<q i=1 who="woman in a red coat">He is late,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "no town of a dateline": """
ALDER FALLS, Ohio — Workers met Brett Collins on Monday. Alder Falls has one mill.

"<q i=1 who="Brett Collins">It is a question of size,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "no heading": """
The flight director

It fell to Tomas Berg to say so.

"<q i=1 who="Tomas Berg">She is standing,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "what she is, before she": """
Vera Lund drew maps of every valley. Tom Ash was her clerk.

The daughter of a chemist, she never married.

"<q i=1 who="Vera Lund">I had work,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "somebody's sister, who is not named": """
Nadia Voss heard it too. "<q i=1 who="Nadia Voss">I looked out,</q>" <s q=1>Voss</s>
<c q=1>said</c>.

Hutchins' sister, who asked not to be named, was there.

"<q i=2 who="Hutchins' sister">He needs help,</q>" <s q=2>she</s> <c q=2>said</c>.
""",
    "somebody named, of no known sex, as they": """
A walkway that the critics hate was voted through on Monday. It was close.

Councillor Marlow Teague, who has fought it from the start, spoke last.

"<q i=1 who="Marlow Teague">Our pipes leak,</q>" <s q=1>they</s> <c q=1>said</c>.
""",
    "the same it as at the start of the sentence": """
The question went to Brightmore Energy.

It has cancelled the bill and offered Mr Hale a voucher, which <s q=1>it</s> <c q=1>describes</c>
as "<q i=1 who="Brightmore Energy">goodwill</q>".
""",
    "somebody of an unknown name whom a party owns": """
Harbour Minister Harinder Solanki called the charge mischief.

DNK's Ezhili Marudan wanted to know why the post was vacant. "<q i=1 who="Ezhili Marudan">Was
nobody asked?</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "a co-chair, though her second name is a man's": """
Karl Lund told the Sentinel that an inquiry had been marked to a superintendent.

Meanwhile, the Rights Board (RB) voiced concern.

RB co-chair Munaza Jahangir Lone demanded a probe. "<q i=1 who="Munaza Jahangir Lone">How many
more?</q>" <s q=1>she</s> <c q=1>wondered</c>.
""",
    "an organisation": """
Norvex Industries Ltd denied a leak.

"<q i=1 who="Norvex Industries Ltd">No data was taken,</q>" <s q=1>it</s> <c q=1>said</c>.
""",
    "I, in words that somebody quotes": """
<s q=1>Marta Ruiz</s> <c q=1>recalled</c>: "<q i=1 who="Marta Ruiz">So <s q=2>I</s> said,
‘<q i=2 who="Marta Ruiz">Take the stairs,</q>’ and he took them all the same.</q>"
""",
    "somebody described with an adjective": """
Tom Ash runs the yard.

A former welder at the yard was asked about the crane. "<q i=1 who="former welder at the yard">It
leaned,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "the subject of a sentence that begins with but": """
Bill Marsh kept the harbour open all night. But a pilot had warned of ice.

"<q i=1 who="pilot">It was a hand thick,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "a notice, with its place": """
Nobody saw the notice on the boathouse door. "<q i=1 who="notice on the boathouse door">Back at
noon,</q>" <s q=1>it</s> <c q=1>said</c>.
""",
    "who posts what is read": """
Ivo Sand, who owns the mill, posted a note on Friday. "<q i=1 who="Ivo Sand">We are shut,</q>" <s
q=1>it</s> <c q=1>read</c>.
""",
    "one of many, not somebody named": """
Passengers were tired of Helga Weiss. <s q=1>One</s> <c q=1>said</c>: "<q i=1 who="one">She has
the only key.</q>"
""",
    "somebody of whom two things are said": """
A hand went up. He was asked by Oisel Lund, a Liberal and a retired welder, who read a list aloud.

"<q i=1 who="Oisel Lund">Every bolt was loose,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "whom others call by name in what is said": """
Aldo Conti was met by Karl Brandt at the door.

"<q i=1 who="Aldo Conti">They said, Aldo, go home,</q>" <s q=1>he</s> <c q=1>recalled</c>.
""",
    "who answers, not whose words are answered": """
Tom Ash was sworn in by ten. Karl Brandt, for the bank, rose.

"<q i=1 who="Karl Brandt">You had the key,</q>" <s q=1>Brandt</s> <c q=1>said</c>.

"<q i=2 who="Tom Ash">I had a lamp,</q>" <s q=2>he</s> <c q=2>retorted</c>.
""",
    "who is asked in the writer's words and replies": """
Tom Ash runs the clinic. In a statement Mr <s q=1>Brandt</s> <c q=1>called</c> it "<q i=1
who="Brandt" kind=mixed>playful</q>".

Asked about the phone, <s q=2>he</s> <c q=2>replied</c> that it was "<q i=2 who="Brandt"
kind=mixed>off</q>".
""",
    "the object of a clause is not its subject": """
Her sister Vera stayed at home, Olga Petrova said.

"<q i=1 who="Vera">I have moved once,</q>" Petrova <c q=1>quoted</c> <s q=1>her</s> as saying.
""",
    "who is named right behind the clause": """
Ivo Sand hosted the dinner. He was tired.

Asked whether he would sign, Per Lund stopped at the door.

"<q i=1 who="Per Lund">Ask me at noon,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "never who speaks the words around it": """
Ted Finch came in with Bill Marsh.

“<q i=1 who="Ted Finch"><s q=2>He</s> <c q=2>said</c>, ‘<q i=2 who="Bill Marsh">Run,</q>’</q>”
<s q=1>Finch</s> <c q=1>said</c>.
""",
    "who is asked": """
Rupert Bell, the librettist, spoke for an hour. I envied him by ten.

As we filed out, a woman asked an usher whether it was over.

"<q i=1 who="usher">Not yet,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "somebody of a rare name, to whom something falls": """
It fell to Zvonko Krpan to tell them. The probe Ariel had landed.

"<q i=1 who="Zvonko Krpan">It stands,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "not somebody whose death is spoken of": """
Vera Lund lived with Ida Moe for years. She loved her.

Moe’s death in May stopped the work.

"<q i=1 who="Vera Lund">I can do the lines,</q>" <s q=1>she</s> <c q=1>told</c> friends.
""",
    "a spokesperson is they": """
Signe Holt wrote to the Courier about it. A council spokesperson <c q=1>said</c> it was sorry.

"<q i=1 who="council spokesperson">We will look,</q>" <s q=1>they</s> <c q=1>added</c>.
""",
    "whose clause it is": """
Rowan Pike was booked for a foul on Amara Diallo, who said that she was fine.

"<q i=1 who="Amara Diallo">I walked it off,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "somebody without a name, rather than a firm that is only said to act": """
Eder Vento, by letter, called it "<q i=1 who="Eder Vento" kind=mixed>untrue</q>".

But <s q=2>a fitter at the plant</s> <c q=2>said</c> the transformer was "<q i=2
who="fitter at the plant" kind=mixed>old</q>". "<q i=3 who="fitter at the plant">We all
know,</q>" <s q=3>he</s> <c q=3>said</c>.
""",
    "no club in the description of a name": """
His old coach, Rovers legend Stu Vane, wept as he spoke.

"<q i=1 who="Stu Vane">He ran,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "who are right before it": """
Ivo Sand

It was thrown out by councillors, <s q=1>who</s> <c q=1>called</c> it "<q i=1 who="councillors"
kind=mixed>vile</q>".
""",
    "not of whom the sentence is, in the midst of it": """
Ivo Sand told jurors about Otto Reyl.

Reyl, <s q=1>he</s> <c q=1>said</c>, was "<q i=1 who="Ivo Sand" kind=mixed>a slob</q>".
""",
    "behind a name that is in the quoted sentence": """
Ana Reis spoke of the coach.

Coach Ilse, <s q=1>she</s> <c q=1>said</c>, "<q i=1 who="Ana Reis" kind=mixed>yells</q>".
""".replace("Coach Ilse, <s q=1>she</s>", "<s q=1>Coach Ilse, she</s>"),
    "whoever was asked": """
Counsel, Ada Holt, asked Fiona Lamb whether there was a letter.

"<q i=1 who="Fiona Lamb">Not one,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "not of a mother who is dead": """
Ada Holt is on stage again. Her mother died in May.

"<q i=1 who="Ada Holt">I went back to work,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "not of a club, but of its former player": """
"<q i=1 who="Cawdale">He stays,</q>" <s q=1>Cawdale</s> <c q=1>said</c>. Cawdale won. Cawdale sang.

Former Cawdale striker Gabby Reyl said they should sell.

"<q i=2 who="Gabby Reyl">Take the money,</q>" <s q=2>he</s> <c q=2>said</c>.
""",
    "what is cheaper is nobody": """
"<q i=1 who="Ada Holt">It’s cheaper than a doctor,</q>" <s q=1>Ada Holt</s> <c q=1>said</c>. It’s
cheaper than a dog.

"<q i=2 who="Ada Holt">I mean it,</q>" <s q=2>she</s> <c q=2>said</c>.
""",
    "of a firm that is somebody's": """
Lil Dune sings with the Paper Oaks. Her management firm, Greymoor, blamed a vendor.

"<q i=1 who="Greymoor">We pay back,</q>" <s q=1>it</s> <c q=1>said</c>.
""",
    "of who answers what is put to her": """
Ada Moss, a cook, was heard first.

Ms Holt put it to her that she had been asleep.

"<q i=1 who="Ada Moss">I was not,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "of who answers a question that is retold": """
Ada Moss, a cook, was heard first.

Ms Holt asked her whether she had been asleep.

"<q i=1 who="Ada Moss">I was not,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "of who is asked to do something": """
Ada Moss, a cook, was heard first. Ms Holt asked her to sit down.

"<q i=1 who="Holt">It will be long,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "of whom the question's sentence names with a long title": """
Ivo Sand spoke for the other side.

Asked if he would go, Minister for Ports Bram Otway said no.
"<q i=1 who="Bram Otway">I like it,</q>" <s q=1>he</s> <c q=1>said</c>.
""",
    "of whom the question's sentence describes last": """
Speaker Bram Otway wants the job.

"<q i=1 who="Ivo Sand">He may get it,</q>" <c q=1>said</c> <s q=1>Ivo Sand</s>, who teaches law.

Asked whether he would run, the speaker smiled.

"<q i=2 who="Bram Otway">Ask me in June,</q>" <s q=2>he</s> <c q=2>said</c>.
""",
}

CARRIED = {
    "the next paragraph goes on": """
"<q i=1 who="Ilse Brok">The budget is final,</q>" <s q=1>Ilse Brok</s> <c q=1>said</c>.

"<q i=2 who="Ilse Brok">There is no second plan. There never was one in all these years.</q>"
""",
    "an open paragraph goes on": """
"<q i=1 who="Ilse Brok">It held,</q>" <s q=1>Ilse Brok</s> said. "<q i=2 who="Ilse Brok">We won.</q>

"<q i=2 who="Ilse Brok">Next year we may not be.</q>"
""",
    "the subject has changed": """
"<q i=1 who="Ilse Brok">The budget is final,</q>" <s q=1>Ilse Brok</s> <c q=1>said</c>.

Her rival, Sven Dahl, laughed. "<q i=2 who="Sven Dahl">She says that every single year.</q>"
""",
    "question and answer": """
"<q i=1 who="Priya Nair">Did you sign it?</q>" <s q=1>Priya Nair</s> <c q=1>asked</c> Tom Leckie.

"<q i=2 who="Tom Leckie">I did.</q>"

"<q i=3 who="Priya Nair">When?</q>"

"<q i=4 who="Tom Leckie">In May,</q>" <s q=4>Leckie</s> <c q=4>said</c>.
""",
    "a headline repeats the body": """
‘<q i=1 who="Kenji Sato" kind=heading>We are out of time</q>’

Aldo Conti opened the talks in Kobe on Monday and left at noon.

“<q i=2 who="Kenji Sato">We are out of time,</q>” <s q=2>Kenji Sato</s> <c q=2>warned</c>.
""",
    "a verb alone goes on": """
Colin Marsh did not come.

<s q=1>The Rivers Agency</s> <c q=1>said</c> it was "<q i=1 who="Rivers Agency" kind=mixed>too
late</q>", <c q=2>adding</c>: "<q i=2 who="Rivers Agency">We are sorry.</q>"
""",
    "nobody can tell": """
"<q i=1 who="">It was ever thus, and it will be so again.</q>"
""",
}


@pytest.mark.parametrize("marked", PRONOUNS.values(), ids=PRONOUNS)
def test_a_pronoun_means_who_is_present_and_fits(marked: str) -> None:
    wanted, given_names = names(marked)
    assert given_names == wanted


@pytest.mark.parametrize("marked", CARRIED.values(), ids=CARRIED)
def test_a_quote_without_a_mention_is_carried_over(marked: str) -> None:
    wanted, given_names = names(marked)
    assert given_names == wanted


def test_a_pointer_to_an_earlier_mention_decides_between_two_who_are_as_likely() -> None:
    text = 'Sven Dahl and Ana Reis stayed.\n\n"This is where I was born, after all."'
    document = read(text)
    for name in ("Sven Dahl", "Ana Reis"):
        start = text.index(name)
        carried = Span(start, start + len(name))
        resolution = resolve(document, [Attribution(True, None, None, 1.0, "test", carried)])
        assert resolution.entities[0].name == name
        assert resolution.resolvers == ("pointed",)


def test_who_is_named_in_a_quote_that_only_points_here_may_be_meant_all_the_same() -> None:
    text = (
        'Stu Vane rose. But Amit Sood was calm.\n\n"No," he said.\n\n"Mr Sood is wrong." She left.'
    )
    document = read(text)
    he = Span(text.index("he said"), text.index(" said"))
    resolution = resolve(
        document,
        [
            Attribution(True, he, None, 1.0, "test"),
            Attribution(True, None, None, 1.0, "test", he),
        ],
    )
    assert resolution.speakers[0] is not None
    assert resolution.entities[resolution.speakers[0]].name == "Amit Sood"


PIECES = st.sampled_from(
    [
        *(
            'Mr Ana Reis|"|“|”|‘|’|, |. |\n\n| said| he| she| it| they| I|the company|a man'.split(
                "|"
            )
        ),
        *("“Bex”|:|?|Dr. |J. |O’Neill’s|van der |The Council of |and |in |Smith|SMITH".split("|")),
        *("her father, |who |, 34, |é|\x85|the 34-year-old|THE COURT|her |a letter ".split("|")),
        *(", ², |, 12, |the boy|the old woman|their |they |who is |'s son, ".split("|")),
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80)


def check(document: Document, attributions: tuple[Attribution, ...]) -> None:
    resolution = resolve(document, attributions)
    assert len(resolution.speakers) == len(resolution.resolvers) == len(document.quotes)
    assert {s for s in resolution.speakers if s is not None} == set(range(len(resolution.entities)))
    for entity in resolution.entities:
        assert entity.name
        assert entity.name not in entity.aliases
        assert all(entity.aliases)
        assert entity.role is None or entity.role.strip()
    for speaker, attribution in zip(resolution.speakers, attributions, strict=True):
        assert attribution.attributed or speaker is None


@settings(max_examples=150, deadline=None)
@given(TEXTS.filter(str.strip))
@example("_").via("no word and no mark")
def test_whatever_the_text_the_resolution_is_whole(text: str) -> None:
    document = read(text)
    check(document, StubAttributor().attribute([document])[0])


@settings(max_examples=150, deadline=None)
@given(TEXTS.filter(str.strip), st.data())
def test_whatever_is_attributed_the_resolution_is_whole(text: str, data: st.DataObject) -> None:
    document = read(text)
    places = st.integers(0, len(text))
    spans = st.none() | st.tuples(places, places).map(lambda pair: Span(*sorted(pair)))
    attributions = tuple(
        Attribution(
            data.draw(st.booleans()),
            data.draw(spans),
            data.draw(spans),
            1.0,
            "test",
            carried=data.draw(spans),
        )
        for _ in document.quotes
    )
    check(document, attributions)
