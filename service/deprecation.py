"""Operations on their way out say so in each answer, and in the API's document.

An operation becomes one of them where it is: ``@operation(…, deprecated=Deprecated(…))``.
``docs/api.md`` promises how long it then stays.
"""

from __future__ import annotations

from flask import Flask, Response, current_app, request
from werkzeug.http import http_date

from service.operations import Deprecated, operation_of


def register(app: Flask) -> None:
    """Has answers of deprecated operations carry ``Deprecation``, ``Sunset`` and ``Link``."""
    app.after_request(tell)


def tell(response: Response) -> Response:
    view = current_app.view_functions.get(request.endpoint or "")
    found = operation_of(view) if view else None
    if found and found.deprecated:
        response.headers.extend(headers(found.deprecated))
    return response


def headers(deprecated: Deprecated) -> list[tuple[str, str]]:
    """The fields of RFC 9745, RFC 8594 and RFC 5829."""
    return [
        ("Deprecation", f"@{deprecated.since.timestamp():.0f}"),
        ("Sunset", http_date(deprecated.sunset)),
        ("Link", f'<{deprecated.instead}>; rel="successor-version"'),
    ]
