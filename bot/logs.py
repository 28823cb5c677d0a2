"""Structured logs on standard error: ids and counts, never what a citizen wrote."""

from __future__ import annotations

import logging
import sys

import structlog


class _NamesOnly(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        error = f" {record.exc_info[0].__name__}" if record.exc_info and record.exc_info[0] else ""
        return f"{record.levelname} {record.name}{error}"


def set_up_logs(level: str) -> None:
    """One line per event; JSON when nobody watches a terminal."""
    number = logging.getLevelNamesMapping()[level]
    logging.basicConfig(level=max(number, logging.WARNING), stream=sys.stderr)
    for handler in logging.getLogger().handlers:
        # A library's message may quote a request, so only the level and the logger's name are kept, and no trace.
        handler.setFormatter(_NamesOnly())
    renderer = structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer(ensure_ascii=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
