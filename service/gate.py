"""Who comes in, and how often: the key, and the rates of requests and articles.

What is behind the gate is the versioned API, ``/v1/…``, all of it. In front of it are the page, the
documentation and what supervisors ask, which hold nothing of anybody's article.
"""

from __future__ import annotations

from flask import Flask, Response, g, request

from service import context
from service.keys import KeyRefused
from service.rates import Policy, client_of, headers

GUARDED = "/v1/"


def register(app: Flask) -> None:
    """Has every request to the versioned API pass the gate before its view is called."""
    app.before_request(enter)
    app.after_request(tell)


def guarded() -> bool:
    """Whether the request is for the versioned API. What browsers ask before they ask is not."""
    rule = request.url_rule
    return rule is not None and rule.rule.startswith(GUARDED) and request.method != "OPTIONS"


def enter() -> None:
    """Raises KeyRefused, RateExceeded, StoreUnavailable."""
    g.key, g.standings = None, []
    if not guarded():
        return
    try:
        g.key = context.current().keys.name_of(request)
    except KeyRefused:
        # It is counted too, by its address: else nothing would bound who tries keys.
        take("requests")
        raise
    take("requests")


def take(policy: Policy, amount: int = 1) -> None:
    """Count against whoever sends this request. Raises RateExceeded, StoreUnavailable."""
    rates = context.current().rates
    if rates is None:
        return
    standing = rates.take(policy, client_of(g.key, request.remote_addr), amount)
    if standing is not None:
        others = [other for other in g.standings if other.policy != policy]
        g.standings = [*others, standing]


def scope(key: str) -> str:
    """A client's ``Idempotency-Key``, apart from those of the holders of other API keys."""
    # A name has no line end, nor has a key.
    return f"{g.key or ''}\n{key}"


def tell(response: Response) -> Response:
    for name, value in headers(g.standings):
        response.headers.setdefault(name, value)
    return response
