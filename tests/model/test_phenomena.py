"""What every system before us gets wrong, as texts of our own: the hard phenomena one by one.

A case: the text, then for each quote its first words, mention, name and verb (None: none).
"""

from __future__ import annotations

import pytest

from worker.pipeline.extract import Pipeline
from worker.pipeline.model import ModelAttributor

Row = tuple[str, str | None, str | None, str | None]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(ModelAttributor.load())


def found(pipeline: Pipeline, text: str) -> list[Row]:
    return [
        (
            " ".join(quote.text.split()[:2]),
            quote.speaker.text if quote.speaker else None,
            quote.speaker.name if quote.speaker else None,
            quote.verb.text if quote.verb else None,
        )
        for quote in pipeline(text).quotes
    ]


CASES: dict[str, tuple[str, list[Row]]] = {
    "two speakers in a paragraph, pronoun and name": (
        "Ilse Brandt was unmoved. “We counted twice,” she said. “There was nobody at the gate,” "
        "replied Idris Bello.",
        [
            ("We counted", "she", "Ilse Brandt", "said"),
            ("There was", "Idris Bello", "Idris Bello", "replied"),
        ],
    ),
    "two clauses, each with a short quote": (
        "Hugh Mbeki called the plan “a triumph”, while Farah Lund described it as “a gamble”.",
        [
            ("a triumph", "Hugh Mbeki", "Hugh Mbeki", "called"),
            ("a gamble", "Farah Lund", "Farah Lund", "described"),
        ],
    ),
    "several paragraphs, the first left open": (
        "“The levee held,” Marta Quist told reporters. “We had luck on our side.\n\n"
        "“Next spring we may not be as lucky, and everybody here knows it.”",
        [
            ("The levee", "Marta Quist", "Marta Quist", "told"),
            ("We had", "Marta Quist", "Marta Quist", "told"),
            ("Next spring", "Marta Quist", "Marta Quist", "told"),
        ],
    ),
    "an aside between name and verb": (
        "Deepa Rao, who took the job from Colm Hegarty in April, said: “All is in order.”",
        [("All is", "Deepa Rao", "Deepa Rao", "said")],
    ),
    "an apposition between name and verb": (
        "“It was pitch black down there,” Otto Lind, a retired diver, recalled.",
        [("It was", "Otto Lind", "Otto Lind", "recalled")],
    ),
    "somebody named inside the quote": (
        "Lena Weiss was furious. “Nobody warned Carter about the ice,” she said, as Carter left.",
        [("Nobody warned", "she", "Lena Weiss", "said")],
    ),
    "a floating paragraph": (
        "“The budget is final,” Mayor Ilse Brandt said at the town hall.\n\n"
        "“There is no second plan. There never was one.”",
        [
            ("The budget", "Ilse Brandt", "Ilse Brandt", "said"),
            ("There is", None, "Ilse Brandt", None),
        ],
    ),
    "a second cue": (
        "“We lost the match,” Adaeze Nwosu said, adding: “We will be back next year.”",
        [
            ("We lost", "Adaeze Nwosu", "Adaeze Nwosu", "said"),
            ("We will", "Adaeze Nwosu", "Adaeze Nwosu", "adding"),
        ],
    ),
    "the addressee is not the speaker": (
        "“They locked the door behind us,” Kemal Arslan told Inspector Joan Pike.",
        [("They locked", "Kemal Arslan", "Kemal Arslan", "told")],
    ),
    "scare quotes": (
        "The so-called “expert panel” never met, according to the minutes of the council.",
        [],
    ),
    "one word that is speech": (
        "Rui Duarte called the offer “insulting” and walked out of the room.",
        [("insulting", "Rui Duarte", "Rui Duarte", "called")],
    ),
    "titles of works": (
        "The choir sang two songs from “Low Tide at Noon” and went home without a word.",
        [],
    ),
    "an organisation, then it": (
        "Norvex denied that there had been a leak. “No customer data was taken,” it said.",
        [("No customer", "it", "Norvex", "said")],
    ),
    "an unnamed role": (
        "“The line is safe again,” a spokesman for the operator said. Chief executive Ana Reis"
        " declined to comment.",
        [("The line", "a spokesman for the operator", "spokesman for the operator", "said")],
    ),
    "somebody's lawyer": (
        "“He regrets everything,” said a lawyer for Dimitri Vale.",
        [("He regrets", "a lawyer for Dimitri Vale", "lawyer for Dimitri Vale", "said")],
    ),
    "a document": (
        "The leaked memo says that cuts “must wait until the autumn”.",
        [("must wait", "The leaked memo", "leaked memo", "says")],
    ),
    "according to": (
        "The valve was “visibly cracked”, according to inspector Mo Adeyemi.",
        [("visibly cracked", "Mo Adeyemi", "Mo Adeyemi", "according to")],
    ),
    "manner verbs": (
        "“Over my dead body,” snorted Councillor Bex Tully.",
        [("Over my", "Bex Tully", "Bex Tully", "snorted")],
    ),
    "a passive": (
        "The bridge was described by Senator Pia Gomes as “a monument to waste”.",
        [("a monument", "Pia Gomes", "Pia Gomes", "described")],
    ),
    "British single quotes with apostrophes": (
        "‘The players’ bus was late, that’s all there is to it,’ coach Rhys Parr said.",
        [("The players’", "Rhys Parr", "Rhys Parr", "said")],
    ),
    "inverted order": (
        "“Nothing has been decided yet,” said Finance Minister Amara Diallo.",
        [("Nothing has", "Amara Diallo", "Amara Diallo", "said")],
    ),
    "a colon after the verb, quote in the next paragraph": (
        "Speaking outside the court, Pavel Novák said:\n\n“I have waited nine years for this day.”",
        [("I have", "Pavel Novák", "Pavel Novák", "said")],
    ),
    "straight marks and no line break": (
        'The mill closed on Monday. "We had no warning at all," said Grace Kimani, 43. "None."',
        [
            ("We had", "Grace Kimani", "Grace Kimani", "said"),
            ("None.", "Grace Kimani", "Grace Kimani", "said"),
        ],
    ),
    "a headline and its body": (
        "‘We are out of time’, warns Sato\n\n"
        "The port has weeks left to act, its director has said.\n\n"
        "“We are out of time,” Kenji Sato warned on Monday.",
        [
            ("We are", "Sato", "Kenji Sato", "warns"),
            ("We are", "Kenji Sato", "Kenji Sato", "warned"),
        ],
    ),
    "speaker labels": (
        "Transcript of the hearing\n\nMS PIKE: “Did you sign the letter?”\n\n"
        "MR ROSSI: “I did not sign it.”",
        [("Did you", "PIKE", "PIKE", ":"), ("I did", "ROSSI", "ROSSI", ":")],
    ),
    "a partial quote after telling": (
        "Tomás Vela told the inquiry that the pumps were “never tested, not once”.",
        [("never tested,", "Tomás Vela", "Tomás Vela", "told")],
    ),
    "two people in one sentence": (
        "While Hugo Brandt praised the deal, Mina Cho dismissed it as “a fig leaf”.",
        [("a fig", "Mina Cho", "Mina Cho", "dismissed")],
    ),
}


MISSES = {
    "an organisation, then it": "nothing says what the name of one word is, so 'it' is nobody",
}
"""What model 1.0 gets wrong."""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=MISSES[name]))
        if name in MISSES
        else name
        for name in CASES
    ],
)
def test_hard_phenomena(pipeline: Pipeline, name: str) -> None:
    text, expected = CASES[name]
    assert found(pipeline, text) == expected
