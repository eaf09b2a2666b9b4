"""The parameters of an address, the part after its question mark: which there are, and refusals.

One that no view would look at is refused like a field that no article has: who asks with ``wiat=5``
should hear of the slip, and not wait in vain.
"""

from __future__ import annotations

from flask import Flask, current_app, request

from service.operations import operation_of

#: Characters of a parameter's name that an answer repeats.
NAME_SHOWN = 80


class WrongParameter(Exception):
    """A parameter of the address cannot be used."""

    def __init__(self, name: str, needed: str) -> None:
        super().__init__(f"The parameter {name[:NAME_SHOWN]} must be {needed}.")


def register(app: Flask) -> None:
    """Has every request for an operation that has no such parameters refused before its view."""
    app.before_request(refuse)


def refuse() -> None:
    """Raises WrongParameter for one that the operation does not have, or that comes twice."""
    found = operation_of(current_app.view_functions.get(request.endpoint or "", refuse))
    if found is None:
        return
    known = [part["name"] for part in found.parameters if part["in"] == "query"]
    for name, values in request.args.lists():
        if name not in known:
            others = ", ".join(known) or "none"
            raise WrongParameter(name, f"left out: this address has {others}")
        if len(values) > 1:
            raise WrongParameter(name, "sent once")
