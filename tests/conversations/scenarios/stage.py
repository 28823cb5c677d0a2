"""Plays a scenario against a running product and tells what was otherwise than expected.

Keys, meanings of quick replies and the register are read from the product's own SQLite file: the API gives words only.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from tests.conversations.product import Served, Talk
from tests.conversations.scenarios.scenario import After, Row, Says, Scenario, in_doubt

MOST_TURNS = 16
"""Questions until a receipt; more is a conversation that goes in circles."""
ANSWERS = {
    "tilhoer": "=ny",
    "vej": "=ja",
    "forstaaet": "=ja",
    "emne": "=ved_ikke",
    "beskrivelse": "Kommunen har ikke svaret mig i tre måneder om min sag",
    "afklar": "ved ikke",
    "brevdato": "ved ikke",
    "fuldmagt": "nej",
    "oenske": "Jeg vil gerne have et svar og en forklaring",
    "talt_med_afdeling": "=nej",
    "kontakt": "=chat",
    "samtykke": "=ja",
    "bekraeft": "=ja",
}
"""What a citizen answers who has nothing special to say, by slot."""
AN_ANSWER_TO_ANYTHING = "ved ikke"


@dataclass
class Played:
    """How it went. `said` holds the keys of each turn, the first words left out."""

    scenario: Scenario
    said: list[tuple[str, ...]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    row: dict[str, Any] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def play(scenario: Scenario, product: Served, *, with_engine: bool = True) -> Played:
    """Hold the conversation to its end and compare. Total: what goes wrong on the way is in `wrong`."""
    actor = Actor(scenario=scenario, product=product, with_engine=with_engine, played=Played(scenario=scenario))
    try:
        actor.hold()
    except AssertionError as stuck:
        actor.played.wrong.append(f"stuck: {str(stuck)[:300]}")
    return actor.played


def fits(value: str, pattern: str) -> bool:
    """Whether a key or an id is one of the alternatives of a pattern."""
    return any(fnmatchcase(value, one) for one in pattern.split("|"))


@dataclass
class Actor:
    """The citizen of one scenario."""

    scenario: Scenario
    product: Served
    with_engine: bool
    played: Played
    talk: Talk = field(init=False)

    def __post_init__(self) -> None:
        self.talk = self.product.talk(self.scenario.lang)

    def hold(self) -> None:
        after = self.scenario.after if self.with_engine else self.scenario.down
        assert after is not None
        alarms = self._alarms()
        tallies = len(self._rows("select id from tally where what <> 'akut'"))
        for turn in self.scenario.turns:
            self._take(turn)
        if after.row is not None:
            self._finish()
        for turn in self.scenario.then:
            self._take(turn)
        self._compare(after, tallies=tallies, alarms=alarms)

    # ------------------------------------------------------------ talking

    def _take(self, turn: Says) -> None:
        if turn.refused:
            answer = self.talk.send({"client_msg_id": str(uuid.uuid4()), "text": turn.text})
            self._note(
                answer.status_code == 400 and "for_lang" in answer.text, f"{len(turn.text)} signs were answered with {answer.text[:200]}"
            )
            return
        self._say(turn.text, turn.choose)
        keys, words = self.played.said[-1], self.talk.words
        expected = turn.hears if self.with_engine or turn.down is None else turn.down
        for pattern in expected:
            self._note(any(fits(key, pattern) for key in keys), f"not heard: {pattern} after {turn.text[:40] or turn.choose!r}, but {keys}")
        for pattern in turn.hears_not:
            self._note(not any(fits(key, pattern) for key in keys), f"heard {keys} after {turn.text[:40]!r}")
        for meaning in turn.offers:
            self._note(meaning in self._choices(), f"{meaning!r} is not offered: {list(self._choices())}")
        if self.with_engine or turn.down is None:
            for word in turn.words:
                self._note(_stands_in(word, words), f"no {word!r} in {words[:300]!r}")

    def _say(self, text: str, choose: str = "") -> None:
        if choose:
            offered = self._choices()
            assert choose in offered, f"{choose!r} is not offered: {list(offered)} at {self.played.said[-1:]}"
            self.talk.choose(offered[choose])
        else:
            self.talk.say(text)
        self.played.said.append(tuple(key for key, _ in self._newest(len(self.talk.replies))))
        self.played.words.append(self.talk.words)
        self._note(1 <= len(self.talk.replies) <= 2, f"{len(self.talk.replies)} bubbles: {self.played.said[-1]}")

    def _finish(self) -> None:
        """Answer what is asked until there is a receipt."""
        for _ in range(MOST_TURNS):
            if self.talk.receipt is not None:
                return
            self._answer()
        raise AssertionError(f"no receipt after {MOST_TURNS} answers: {self.played.said}")

    def _answer(self) -> None:
        slot, offered = self._asked(), self._choices()
        mine = self.scenario.answers.get(slot)
        if slot in {"forstaaet", "emne"} and (mine is None or mine.startswith("=emne:")):
            mine = self._own_topic(offered, mine)
        answer = mine or ANSWERS.get(slot) or next((f"={one}" for one in ("fortsaet", "ja") if one in offered), AN_ANSWER_TO_ANYTHING)
        if answer.startswith("=") and answer[1:] not in offered:
            answer = AN_ANSWER_TO_ANYTHING
        if answer.startswith("="):
            self._say("", answer[1:])
        else:
            self._say(answer)

    def _own_topic(self, offered: dict[str, str], mine: str | None) -> str:
        """People know what their own matter is called: they take it where it is on offer, and agree to the only guess."""
        row = self.scenario.after.row
        topics = [f"emne:{one}" for one in row.emne.split("|")] if row else []
        wanted = [*([mine[1:]] if mine else []), *topics]
        found = next((value for value in wanted if value in offered), None)
        if found:
            return f"={found}"
        if any(value.startswith("emne:") for value in offered):
            return "=noget_andet" if "noget_andet" in offered else "=ved_ikke"
        return "=ja" if "ja" in offered else "=ved_ikke"

    # ------------------------------------------------------------ reading the product's own files

    def _asked(self) -> str:
        """The slot that is open, empty when none is."""
        found = self._rows("select state from draft where conversation_id = ? and status = 'open'", self.talk.id)
        return str(json.loads(found[0][0]).get("requested") or "") if found else ""

    def _choices(self) -> dict[str, str]:
        """What is on offer: meaning to title."""
        newest = self._newest(1)
        return {choice["value"]: choice["title"] for choice in newest[0][1]} if newest else {}

    def _newest(self, count: int) -> list[tuple[str, list[dict[str, str]]]]:
        """Key and quick replies of the newest bubbles, in order."""
        rows = self._rows(
            "select key, choices from message where conversation_id = ? and sender = 'assistant' order by seq desc limit ?",
            self.talk.id,
            count,
        )
        return [(key, json.loads(choices)) for key, choices in reversed(rows)]

    def _alarms(self) -> int:
        return len(self._rows("select id from outbox where template = 'akut_varsel'"))

    def _kept(self) -> str:
        """Everything that is kept of this conversation outside the register."""
        messages = self._rows("select text, args, choices from message where conversation_id = ?", self.talk.id)
        drafts = self._rows("select state from draft where conversation_id = ?", self.talk.id)
        state = self._rows("select state from conversation where id = ?", self.talk.id)
        return repr(messages + [tuple(json.loads(one) for one in row) for row in drafts + state])

    def _rows(self, query: str, *values: object) -> list[Any]:
        with reading(self.product) as database:
            return database.execute(query, values).fetchall()

    # ------------------------------------------------------------ comparing

    def _compare(self, after: After, *, tallies: int, alarms: int) -> None:
        said = [key for keys in self.played.said for key in keys]
        everything = "\n".join(self.played.words)
        for pattern in after.said:
            self._note(any(fits(key, pattern) for key in said), f"never said: {pattern}")
        for pattern in after.never:
            self._note(not any(fits(key, pattern) for key in said), f"said: {pattern}")
        for word in after.said_words:
            self._note(_stands_in(word, everything), f"never said in words: {word!r}")
        self._note((self._alarms() > alarms) == after.alarm, "no alarm" if after.alarm else "an alarm")
        counted = self._rows("select what, value from tally where what <> 'akut' order by id")[tallies:]
        right = len(counted) == 1 and all(fits(*pair) for pair in zip(counted[0], after.tally, strict=True)) if after.tally else not counted
        self._note(right, f"counted {counted}, not {after.tally}")
        cases = registered(self.product, self.talk.id)
        self._note(len(cases) == (1 if after.row else 0), f"{len(cases)} cases: {[case['sub'] for case in cases]}")
        if after.row and cases:
            self.played.row = cases[0]
            self.played.wrong += differences(cases[0], after.row if self.with_engine else in_doubt(after.row, self.scenario.after.row))
            for word in after.in_register:
                self._note(word in cases[0]["story"] + cases[0]["oenske"], f"{word!r} is not in the register")
        for word in after.not_in_conversation:
            self._note(word not in self._kept(), f"{word!r} is still there")
        for word in after.not_stored:
            self._note(word not in on_disk(self.product), f"{word!r} is on the disk")

    def _note(self, right: bool, otherwise: str) -> None:
        if not right:
            self.played.wrong.append(otherwise)


@contextmanager
def reading(product: Served) -> Iterator[sqlite3.Connection]:
    """The product's database, to read only."""
    database = sqlite3.connect(f"file:{product.folder / 'vejviser.db'}?mode=ro", uri=True, timeout=30)
    try:
        yield database
    finally:
        database.close()


def registered(product: Served, conversation_id: str) -> list[dict[str, Any]]:
    """The cases of a conversation, each with all its problems under `problems`."""
    with reading(product) as database:
        database.row_factory = sqlite3.Row
        cases = [
            dict(row) for row in database.execute("select * from henvendelse where conversation_id = ? order by serial", (conversation_id,))
        ]
        for case in cases:
            also = database.execute(
                "select what, value from henvendelse_also where case_id = ? order by position", (case["id"],)
            ).fetchall()
            case["problems"] = [case["hovedproblem"], *(row["value"] for row in also if row["what"] == "problem")]
    return cases


def differences(case: dict[str, Any], row: Row) -> list[str]:
    """Where a case is not as expected."""
    wanted = {
        "kind": row.kind, "sub": row.sub, "hovedproblem": row.main, "emne": row.emne, "afdeling": row.afdeling,
        "myndighed": row.myndighed, "akut": row.akut,
    }  # fmt: skip
    found = [f"{name} is {case[name]!r}, not {pattern!r}" for name, pattern in wanted.items() if not fits(case[name], pattern)]
    missing = [problem for problem in row.also if not any(fits(one, problem) for one in case["problems"])]
    return [*found, *(f"no problem {problem}, only {case['problems']}" for problem in missing)]


def on_disk(product: Served) -> str:
    """Every file of the product's, as text: the database with its journal, the log, the mails."""
    kept = []
    for path in product.folder.rglob("*"):
        with suppress(FileNotFoundError, IsADirectoryError):  # a mail on its way from tmp to new
            kept.append(path.read_bytes().decode("utf-8", "replace"))
    return "\n".join(kept)


def _stands_in(word: str, words: str) -> bool:
    return any(one.casefold() in words.casefold() for one in word.split("|"))
