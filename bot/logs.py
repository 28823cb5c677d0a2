"""Structured logs on standard error: ids and counts, never what a citizen wrote."""

from __future__ import annotations

import logging
import sys

import structlog


def set_up_logs(level: str) -> None:
    """One line per event; JSON when nobody watches a terminal."""
    number = logging.getLevelNamesMapping()[level]
    logging.basicConfig(level=max(number, logging.WARNING), stream=sys.stderr, format="%(levelname)s %(name)s")
    for noisy in ("httpx", "httpcore", "telegram", "aiohttp.server", "rasa_sdk"):
        # Their messages may quote a request; the level and the logger's name are all that is kept (see the format above).
        logging.getLogger(noisy).setLevel(logging.ERROR)
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
