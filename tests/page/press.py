"""Articles with results that are known beforehand, put together piece by piece."""

from __future__ import annotations

from worker.pipeline.quote import Extraction, Kind, Quote, QuoteSpeaker, Speaker, Verb

Span = tuple[str, int, int]


class Draft:
    """An article under way: what is written goes to its end, and its place is remembered."""

    def __init__(self) -> None:
        self.text = ""
        self.names: list[str] = []
        self.quotes: list[Quote] = []

    def write(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return words, start, len(self.text)

    def quote(
        self,
        span: Span,
        name: str | None,
        mention: Span | None = None,
        verb: Span | None = None,
        *,
        kind: Kind = "full",
        confidence: float = 0.95,
        quotation: int | None = None,
        closed: bool = True,
    ) -> Quote:
        """What was written as ``span`` is a quote of ``name``."""
        number = len(self.quotes) + 1
        place = mention or (None, None, None)
        speaker = name and QuoteSpeaker(name, self.number(name), *place, "name")
        cue = verb and Verb(verb[0], "say", verb[1], verb[2])
        quote = Quote(
            number, *span, kind, quotation or number, closed, speaker or None, cue, confidence
        )
        self.quotes.append(quote)
        return quote

    def number(self, name: str) -> int:
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name) + 1

    def said(self, words: str, name: str, verb: str = "said", *, confidence: float = 0.95) -> None:
        """A paragraph: the words, between marks, and who said them."""
        self.write("“")
        span = self.write(words)
        self.write("” ")
        mention = self.write(name)
        self.write(" ")
        cue = self.write(verb)
        self.write(".\n\n")
        self.quote(span, name, mention, cue, confidence=confidence)

    def result(self) -> Extraction:
        return Extraction(
            tuple(self.quotes), tuple(map(self.speaker, range(1, len(self.names) + 1))), "press 1"
        )

    def speaker(self, number: int) -> Speaker:
        theirs = [quote for quote in self.quotes if quote.speaker and quote.speaker.id == number]
        words = sum(len(quote.text.split()) for quote in theirs)
        name = self.names[number - 1]
        return Speaker(number, name, (), "engineer", "person", len(theirs), words)


def everything() -> Draft:
    """Every kind of quote there is, emoji before and in them, and a verb within a quote."""
    draft = Draft()
    draft.write("🎉 ‘")
    heading = draft.write("We told you 🎉")
    draft.write("’: ")
    draft.quote(heading, "Ana Ortega", kind="heading", confidence=0.9)
    draft.write("dam reopens\n\n“")
    first = draft.write("The dam held 👩‍🚒,")
    draft.write("” ")
    mention = draft.write("Ana Ortega")
    draft.write(" ")
    verb = draft.write("said")
    draft.write(", “")
    second = draft.write("and it will hold.")
    one = draft.quote(first, "Ana Ortega", mention, verb)
    draft.quote(second, "Ana Ortega", mention, verb, quotation=one.id, closed=False)
    draft.write("\n\n“")
    third = draft.write("Nobody slept.")
    draft.quote(third, "Ana Ortega", quotation=one.id, confidence=0.7)
    draft.write("”\n\nMr ")
    mention = draft.write("Bo Lund")
    draft.write(" ")
    verb = draft.write("called")
    draft.write(" it “")
    partial = draft.write("a near thing")
    draft.quote(partial, "Bo Lund", mention, verb, kind="partial", confidence=0.4)
    draft.write("”.\n\n“")
    start = len(draft.text)
    draft.write("My father ")
    inner_verb = draft.write("said")
    draft.write(" to me: ‘")
    inner = draft.write("Never trust a dam")
    draft.write("’")
    outer = (draft.text[start:], start, len(draft.text))
    draft.quote(outer, "Bo Lund", confidence=0.9)
    draft.quote(inner, "Lund’s father", None, inner_verb, confidence=0.8)
    draft.write("”\n\n“")
    draft.quote(draft.write("Run!"), None, confidence=0.65)
    draft.write("” was heard.\n")
    return draft


def long() -> Draft:
    """5,000 words with 120 quotes of twelve speakers."""
    draft = Draft()
    for number in range(120):
        words = " ".join(f"word{number}" for _ in range(18))
        draft.said(words, f"Speaker {chr(65 + number % 12)}")
        draft.write(" ".join(["filling"] * 21) + ".\n\n")
    return draft
