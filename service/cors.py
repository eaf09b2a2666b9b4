"""Pages of other origins, as far as the settings name them; of none by default.

Only the versioned API is shared, and never with cookies: there are none. A key, where one is
needed, is a header that the other page sends.
"""

from __future__ import annotations

from collections.abc import Collection

from flask import Flask, Response, request

from service.gate import GUARDED

#: Request headers beyond those that browsers send unasked.
SENT = "Authorization, Content-Type, Idempotency-Key, Prefer, X-Request-ID"
#: Answer headers that the other page's script may read.
READ = (
    "Deprecation, Idempotency-Replayed, Link, Location, Preference-Applied, RateLimit,"
    " RateLimit-Policy, Retry-After, Sunset, WWW-Authenticate, X-Request-ID"
)
#: Seconds that a browser need not ask again.
MAX_AGE = "3600"


def register(app: Flask, origins: Collection[str]) -> None:
    """Has ``app`` answer the pages of ``origins``; without any, it says nothing to anybody."""
    if not origins:
        return

    @app.after_request
    def share(response: Response) -> Response:
        if not (request.url_rule and request.url_rule.rule.startswith(GUARDED)):
            return response
        # Also where the origin is another or none: a cache must not take one answer for the other.
        response.vary.add("Origin")
        origin = request.headers.get("Origin")
        if origin is None or origin not in origins:
            return response
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Expose-Headers"] = READ
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = response.headers["Allow"]
            response.headers["Access-Control-Allow-Headers"] = SENT
            response.headers["Access-Control-Max-Age"] = MAX_AGE
        return response
