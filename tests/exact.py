"""What holds for the extraction of any text whatever, and what such texts are made of."""

from __future__ import annotations

from worker.pipeline.quote import Extraction

PIECES = """“|”|"|'|‘|’|«|»| |\n\n|\n|, |. |? |said |She |Ana Ruiz |Mr Hale |told |adding
|according to |: |No. |😀|\u202e|\x00""".split("|")


def assert_exact(text: str, extraction: Extraction) -> None:
    """The contract that holds for any text."""
    ids = {speaker.id for speaker in extraction.speakers}
    for number, quote in enumerate(extraction.quotes, 1):
        assert quote.id == number
        assert text[quote.start : quote.end] == quote.text != ""
        assert 0 <= quote.confidence <= 1
        if quote.verb:
            assert text[quote.verb.start : quote.verb.end] == quote.verb.text != ""
        if quote.speaker:
            assert quote.speaker.id in ids
            assert quote.speaker.name
            if quote.speaker.start is not None:
                assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.text
            else:
                assert quote.speaker.text is quote.speaker.end is None
    for speaker in extraction.speakers:
        said = [q for q in extraction.quotes if q.speaker and q.speaker.id == speaker.id]
        assert (speaker.quotes, speaker.words) == (
            len(said),
            sum(len(q.text.split()) for q in said),
        )
        assert said
