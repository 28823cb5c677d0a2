"""`python -m bot.setup STEP`, called by the Makefile. Says one line per step; a problem is one sentence and exit 2."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from bot.setup import environments, frontend, helpers
from bot.setup.finding import SetupProblem

STEPS: dict[str, tuple[str, Callable[[], object]]] = {
    "tools": ("set-up tools", environments.make_tools),
    "product": ("product environment", lambda: environments.make_product("requirements.txt")),
    "dev": ("product environment with the tests' tools", lambda: environments.make_product("requirements-dev.txt")),
    "engine": ("engine environment", environments.make_engine),
    "frontend": ("front-end files", frontend.make_frontend),
    "browser": ("browser for the tests", helpers.make_browser),
    "postgres": ("PostgreSQL for the tests", helpers.make_postgres),
}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in STEPS:
        sys.stderr.write(f"usage: python -m bot.setup {'|'.join(STEPS)}\n")
        return 2
    what, step = STEPS[arguments[0]]
    started = time.monotonic()
    try:
        made = step()
    except SetupProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    seconds = time.monotonic() - started
    (environments.STAMPS / f"seconds.{arguments[0]}").write_text(f"{seconds:.1f}\n", encoding="utf-8")
    where = f" ({made})" if made else ""
    sys.stdout.write(f"Ready: {what}{where}, {seconds:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
