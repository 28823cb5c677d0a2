"""All the scenarios, and those that the product does not pass yet."""

from __future__ import annotations

from tests.conversations.scenarios.asides import ASIDES
from tests.conversations.scenarios.complaints import COMPLAINTS
from tests.conversations.scenarios.danger import DANGER
from tests.conversations.scenarios.elsewhere import ELSEWHERE
from tests.conversations.scenarios.hardly_a_word import HARDLY_A_WORD
from tests.conversations.scenarios.long_story import LONG_STORY
from tests.conversations.scenarios.questions import QUESTIONS
from tests.conversations.scenarios.scenario import Scenario


def _place(scenario: Scenario) -> tuple[int, str]:
    digits = "".join(sign for sign in scenario.number if sign.isdigit())
    return int(digits or 99), scenario.number


SCENARIOS = tuple(sorted((*DANGER, *COMPLAINTS, *LONG_STORY, *QUESTIONS, *ELSEWHERE, *ASIDES, *HARDLY_A_WORD), key=_place))
PENDING: frozenset[str] = frozenset()
"""Numbers that are held and reported (`python -m tests.conversations.scenarios`), but are no tests yet."""
PENDING_DOWN: frozenset[str] = frozenset()
"""The same for the engine away."""
UP = tuple(one for one in SCENARIOS if one.number not in PENDING)
DOWN = tuple(one for one in SCENARIOS if one.down is not None and one.number not in PENDING_DOWN)
