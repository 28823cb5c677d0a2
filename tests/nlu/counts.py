"""How many labelled messages there are of everything, and how many there should be: `python -m tests.nlu.counts`, or `make counts`.

A message counts for every label that it has.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from actions.rules.catalogue import Catalogue, Topic
from actions.rules.fold import fold
from bot import organisation

ROOT = Path(__file__).parents[2]
MESSAGES = ROOT / "nlu_data/messages"

ALL, PER_TOPIC, PER_SUB, PER_PROBLEM, PER_AUTHORITY, PER_URGENT = 8000, 60, 80, 80, 40, 80
OUTSIDE_AND_SMALL_TALK, NOT_A_MATTER, ENGLISH, LEARNERS = 400, 300, 600, 300
ANY_PROBLEM = "andet"
"""A problem of its own only where no other fits; it needs no number."""
NO_MATTER = {"test_eller_spam", "uforstaaeligt"}

SIGNALS = (
    # life, suicide
    "hjaelp nu", "doe", "doer af", "jeg doer", "han doer", "hun doer", "doeende", "doeden", "bloeder", "bevidstloes", "braender", "brand", "kniv", "skyde", "skyder", "overdosis", "112", "ambulance",
    "draebe", "draeber", "slaa ihjel", "slaar ihjel", "vil ikke leve", "tage livet", "selvmord", "bedre uden mig", "orker ikke mere", "kill", "die", "suicide",
    # violence, children
    "slaar", "slog", "vold", "voldelig", "kvaeler", "kvaelende", "stalker", "bange for min", "overgreb", "vanroegt", "omsorgssvigt", "mishandl", "krisecenter",
    # home, money, deadlines
    "paa gaden", "sove i", "husvild", "hjemloes", "foged", "fogeden", "saettes ud", "sat ud", "smidt ud", "udsaettelse", "ingen penge", "ikke raad til mad",
    "fristen", "sidste dag", "sidste frist", "deadline",
    # care, illness, accidents
    "ikke faaet mad", "paa gulvet", "faldt", "faldet", "ikke faaet sin medicin", "feber", "ondt i", "laegevagt", "doede", "ulykke", "kom til skade",
    # threats, police
    "truer", "trusler", "truet", "smadre", "bombe", "sprunget i luften", "spraenge", "taesk", "anmelde", "stjaalet", "tyveri", "indbrud", "chikane", "politiet",
)  # fmt: skip
"""Words that look like danger, folded: what a false alarm must hold outside the files of false alarms."""


@dataclass(frozen=True, kw_only=True)
class Message:
    """A labelled message and the file it stands in."""

    file: str
    row: dict[str, Any]
    folded: str

    def has(self, field: str, label: str) -> bool:
        return label in (self.row.get(field) or ())

    @property
    def is_complaint(self) -> bool:
        return bool(self.row.get("kind") == "klage")


@dataclass(frozen=True, kw_only=True)
class Count:
    """One line of the table; each cell is what is counted, how many there are, and how many there should be."""

    group: str
    name: str
    cells: tuple[tuple[str, int, int], ...]

    @property
    def short(self) -> list[str]:
        """Where there are too few."""
        return [f"{self.group} {self.name}: {actual} of {target} {what}" for what, actual, target in self.cells if actual < target]


def read_messages(folder: Path = MESSAGES) -> list[Message]:
    """Every labelled message."""
    rows = (
        (file.name, json.loads(line))
        for file in sorted(folder.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").split("\n")
        if line.strip()
    )
    return [Message(file=name, row=row, folded=fold(row["text"])) for name, row in rows]


def names_topic(catalogue: Catalogue, topic: Topic) -> Callable[[Message], bool]:
    """Whether a message names the topic: by its title, its unit's title or a listed synonym, in any inflection."""
    names = {fold(name) for name in (topic.label["da"], catalogue.units[topic.unit].label["da"], *topic.synonyms)}
    pattern = _beginning_with(sorted(names - {""}))
    return lambda message: pattern.search(message.folded) is not None


def is_false_alarm(message: Message) -> bool:
    """Nothing urgent, and yet it looks so: written as a false alarm, or a word of danger stands in it."""
    if "akut" not in message.row or message.row["akut"] is not None:
        return False
    return message.file.startswith("falske_alarmer") or _signals().search(message.folded) is not None


@cache
def _signals() -> re.Pattern[str]:
    return _beginning_with(SIGNALS)


def _beginning_with(names: Iterable[str]) -> re.Pattern[str]:
    """Words that begin with one of the names; a short name only takes an ending, lest "pas" be found in "passer"."""
    ending = r"(?:s|n|t|r|ne|en|et|er|ens|ets|ene|erne|set|sets|sene)?\b"
    return re.compile(r"\b(?:" + "|".join(re.escape(name) + (ending if len(name) <= 5 else "") for name in names) + ")")


def count(messages: Sequence[Message], catalogue: Catalogue) -> list[Count]:
    """The whole table. Half of the messages that a topic needs are complaints, and half of them name it in no way."""
    return [
        *_in_all(messages),
        *(_topic(messages, catalogue, topic) for topic in catalogue.topics.values()),
        *(_plain(messages, "sub", sub, PER_SUB) for kind in catalogue.kinds.values() if kind.counted for sub in kind.subs),
        *(_plain(messages, "problem", problem, 0 if problem == ANY_PROBLEM else PER_PROBLEM) for problem in catalogue.problems),
        *(_plain(messages, "myndighed", authority, PER_AUTHORITY) for authority in catalogue.authorities),
        *_urgent(messages, catalogue),
    ]


def _in_all(messages: Sequence[Message]) -> Iterator[Count]:
    no_matter = [m for m in messages if NO_MATTER & set(m.row.get("sub") or ())]
    aside = [m for m in messages if m.row.get("kind") in {"uden_for_statistik", "smaasnak"} and not NO_MATTER & set(m.row.get("sub") or ())]
    for name, actual, target in (
        ("alle", len(messages), ALL),
        ("uden for statistikken og småsnak", len(aside), OUTSIDE_AND_SMALL_TALK),
        ("ikke en sag", len(no_matter), NOT_A_MATTER),
        ("engelsk (*english*)", sum("english" in m.file for m in messages), ENGLISH),
        ("dansk som nyt sprog (*learners*)", sum("learners" in m.file for m in messages), LEARNERS),
    ):
        yield Count(group="alle", name=name, cells=(("messages", actual, target),))


def _topic(messages: Sequence[Message], catalogue: Catalogue, topic: Topic) -> Count:
    own = [m for m in messages if m.has("emne", topic.id)]
    names_it = names_topic(catalogue, topic)
    return Count(
        group="emne",
        name=topic.id,
        cells=(
            ("messages", len(own), PER_TOPIC),
            ("complaints", sum(m.is_complaint for m in own), PER_TOPIC // 2),
            ("not naming it", sum(not names_it(m) for m in own), PER_TOPIC // 2),
        ),
    )


def _plain(messages: Sequence[Message], field: str, label: str, target: int) -> Count:
    return Count(group=field, name=label, cells=(("messages", sum(m.has(field, label) for m in messages), target),))


def _urgent(messages: Sequence[Message], catalogue: Catalogue) -> Iterator[Count]:
    situations = Counter(m.row["akut"] for m in messages if m.row.get("akut"))
    for situation in catalogue.urgent:
        yield Count(group="akut", name=situation, cells=(("messages", situations[situation], PER_URGENT),))
    false_alarms = sum(is_false_alarm(m) for m in messages)
    yield Count(group="akut", name="falske alarmer, mindst som akutte", cells=(("messages", false_alarms, sum(situations.values())),))


def table(counts: Sequence[Count]) -> str:
    """The counts to read: per line how many there are and, after the stroke, how many there should be; too few are marked."""
    widest = max(len(one.name) for one in counts)
    lines, group = [], ""
    for one in counts:
        if one.group != group:
            group = one.group
            lines += ["", group + " " * (widest + 2 - len(group)) + "".join(f"{what:>18}" for what, _, _ in one.cells)]
        cells = "".join(f"{f'{actual} / {target}':>18}" for _, actual, target in one.cells)
        lines.append(f"  {one.name:{widest}}{cells}" + ("   TOO FEW" if one.short else ""))
    return "\n".join(lines[1:]) + "\n"


def main() -> int:
    """Show the table; 1 when something is short."""
    counts = count(read_messages(), organisation.load(ROOT / "bot/municipality"))
    sys.stdout.write(table(counts))
    short = [line for one in counts for line in one.short]
    sys.stdout.write("\n" + ("\n".join(f"too few: {line}" for line in short) if short else "Nothing is short.") + "\n")
    return bool(short)


if __name__ == "__main__":
    sys.exit(main())
