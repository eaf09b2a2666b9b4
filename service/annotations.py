"""A result as W3C Web Annotations (JSON-LD): each quote points at its words in the article.

A quote is annotated with whose words it holds, as schema.org's ``Quotation``. It is found in the
article twice: by its words (TextQuoteSelector) and by its place (TextPositionSelector), which the
standard counts in code points too. The article's text is gone by then, so nothing around the quote
can be named. The page's own download, which knows the text, is the same with that
(``static/exports.js``).
"""

from __future__ import annotations

from typing import Any

from worker.jobs import Job

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"schema": "https://schema.org/", "confidence": "urn:quotewire:confidence"},
]
TYPES = {"person": "schema:Person", "organization": "schema:Organization"}


def collection(job: Job, result: dict[str, Any], address: str) -> dict[str, Any]:
    """An AnnotationCollection, all of it on its first page. ``address``: the job's, for people."""
    source = job.reference if job.reference is not None else f"{address}#article"
    types = {speaker["id"]: speaker["type"] for speaker in result["speakers"]}
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": job.title if job.title is not None else "Quotes and their speakers",
        "generator": {"type": "Software", "name": result["model"]},
        "total": len(result["quotes"]),
        "first": {
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [annotation(quote, types, address, source) for quote in result["quotes"]],
        },
    }


def annotation(
    quote: dict[str, Any], types: dict[int, str], address: str, source: str
) -> dict[str, Any]:
    return {
        "id": f"{address}#quote-{quote['id']}",
        "type": "Annotation",
        "motivation": "identifying",
        "confidence": quote["confidence"],
        "body": quotation(quote, types),
        "target": {
            "source": source,
            "selector": [
                {"type": "TextQuoteSelector", "exact": quote["text"]},
                {"type": "TextPositionSelector", "start": quote["start"], "end": quote["end"]},
            ],
        },
    }


def quotation(quote: dict[str, Any], types: dict[int, str]) -> dict[str, Any]:
    body = {"type": "schema:Quotation", "schema:text": quote["text"]}
    speaker = quote["speaker"]
    if speaker is None:
        return body
    kind = TYPES.get(types.get(speaker["id"], ""), "schema:Thing")
    return body | {"schema:spokenByCharacter": {"type": kind, "schema:name": speaker["name"]}}
