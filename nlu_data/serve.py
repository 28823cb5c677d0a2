"""Starts Rasa as the product's child: checks the model, ties its life to the parent's, and lets no citizen's words into the log.

usage, in the project's root, with the engine's Python: python -m nlu_data.serve --port PORT [--parent PID]
"""

from __future__ import annotations

import argparse
import ctypes
import json
import logging
import os
import re
import signal
import sys
from typing import Any

from nlu_data.model_file import ModelProblem, checked_model

NO_MODEL = 78
"""Exit status when there is no usable model (EX_CONFIG of sysexits.h)."""
LINE_MARK = "VEJVISER_ENGINE_LOG_MARK"
"""Environment: what a log line begins with, so that the parent knows it as redacted here and not printed by Rasa."""
_PR_SET_PDEATHSIG = 1
_CONSTANT = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")


class RedactingFormatter(logging.Formatter):
    """Level, logger, place in the code, and the kind of error; never the message: Rasa puts the citizen's text into it.

    Rasa's structured lines carry an event name that is a constant of its code; that one is kept.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One JSON object behind the mark."""
        said = {"level": record.levelname.lower(), "logger": record.name, "at": f"{record.filename}:{record.lineno}"}
        event = self._event(record)
        if event:
            said["said"] = event
        if record.exc_info and record.exc_info[0]:
            said["error"] = record.exc_info[0].__name__
        return os.environ.get(LINE_MARK, "") + json.dumps(said)

    @staticmethod
    def _event(record: logging.LogRecord) -> str:
        try:
            event = str(json.loads(str(record.msg)).get("event", ""))
        except (ValueError, AttributeError):
            return ""
        return event if _CONSTANT.fullmatch(event) else ""


def die_with(parent: int) -> None:
    """Ask Linux to end this process when its parent is gone, however the parent ended. Elsewhere nothing happens."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    # The parent may have died before the call; then nobody would tell us.
    if os.getppid() != parent:
        sys.exit(1)


async def end_without_model(app: Any, loop: Any) -> None:
    """Rasa goes on serving, and answers nothing, when its model cannot be loaded; better to end and say so."""
    agent = getattr(app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        sys.stderr.write("the model cannot be loaded: run `make train`\n")
        sys.stderr.flush()
        os._exit(NO_MODEL)


def check_action_answers_cheaply() -> None:
    """Check the answers of our desk against Rasa's schema without checking the schema itself on every call.

    Rasa calls `jsonschema.validate`, which first validates the schema: three quarters of all CPU time in a turn of the form
    (measured: 82 ms a message with it, 23 ms without). The answers themselves are checked as before.
    """
    from jsonschema.validators import validator_for
    from rasa.core.actions.action import RemoteAction

    schema = RemoteAction.action_response_format_spec()
    checked = validator_for(schema)(schema)

    def validate(_action: Any, result: Any) -> bool:
        checked.validate(result)
        return True

    RemoteAction._validate_action_result = validate


def send_actions_no_history() -> None:
    """Leave a conversation's events, and the domain, out of the calls to our desk.

    The desk reads the slots and the latest message, nothing else. With the events a call grows with every turn, and a long
    conversation would cost more per message than a short one.
    """
    import rasa
    from rasa.core.actions.action import RemoteAction
    from rasa.shared.core.trackers import EventVerbosity

    def call(action: Any, tracker: Any, domain: Any) -> dict[str, Any]:
        state = tracker.current_state(EventVerbosity.NONE)
        return {
            "next_action": action.name(),
            "sender_id": tracker.sender_id,
            "tracker": {**state, "events": []},
            # Empty, but there: the desk's executor refuses a call without a domain.
            "domain": {},
            "version": rasa.__version__,
        }

    RemoteAction._action_call_format = call


def main(arguments: list[str] | None = None) -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m nlu_data.serve", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--parent", type=int, default=0, help="id of the process to end with")
    options = parser.parse_args(arguments)
    if options.parent:
        die_with(options.parent)
    try:
        model = checked_model()
    except ModelProblem as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(NO_MODEL)
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(RedactingFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)

    import rasa.api
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    check_action_answers_cheaply()
    send_actions_no_history()
    # Not through `rasa run`: its command line puts its own handlers, with the messages in full, on the root logger.
    rasa.api.run(
        str(model),
        "nlu_data/endpoints.yml",
        credentials="nlu_data/credentials.yml",
        interface="127.0.0.1",
        port=options.port,
        enable_api=False,
        cors=None,
        server_listeners=[(end_without_model, "after_server_start")],
    )


if __name__ == "__main__":
    main()
