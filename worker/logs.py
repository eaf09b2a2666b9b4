"""Logs as JSON, one object a line, on standard error: the service's and the workers' alike."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


class JsonFormatter(logging.Formatter):
    """Adds the mapping given as ``extra={"fields": ...}``, without what is None in it."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, object] = getattr(record, "fields", {})
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{name: value for name, value in fields.items() if value is not None},
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


def config(levels: Mapping[str, str], *, root: str = "WARNING") -> dict[str, Any]:
    """For ``logging.config.dictConfig``: levels by logger, and that of all the others."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": root},
        "loggers": {name: {"level": level} for name, level in levels.items()},
    }


def fault(error: BaseException) -> str:
    """What went wrong and where, without the error's message: it may quote an article or hold a
    client's secret.
    """
    places = traceback.format_list(traceback.extract_tb(error.__traceback__))
    return f"{type(error).__qualname__}\n{''.join(places).rstrip()}"
