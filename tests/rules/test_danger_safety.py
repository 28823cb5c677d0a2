"""Answers to "is anybody with you?" and "are you safe?"; in doubt somebody is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.safety import Safety, safety

ANSWERS = {
    "hos_dig": {
        Safety.TRYG: [
            "ja", "Ja tak", "ja min mand er her", "min mor er hos mig", "jeg sidder sammen med min søster", "jeg er ikke alene",
            "yes", "my sister is here", "hun er ved siden af",
        ],
        Safety.UTRYG: [
            "nej", "Nej, jeg er alene", "ja jeg er alene", "jeg er helt alene", "alene", "der er ingen", "ingen", "ikke nogen", "ved ikke",
            "no", "I am alone", "nobody is here", "nej det er der ikke",
        ],
        None: ["det hele er kommunens skyld", "hvad skal jeg gøre", "jeg har det stadig dårligt"],
    },
    "sikker": {
        Safety.TRYG: ["ja", "jeg er i sikkerhed", "ja lige nu", "jeg er hos min mor", "jeg sidder hos naboen", "at my sisters", "I am safe"],
        Safety.UTRYG: [
            "nej", "ja men han er her", "han er hjemme", "han kommer snart", "jeg er ikke i sikkerhed", "ikke rigtig sikker", "ved ikke",
            "jeg er alene", "jeg gemmer mig", "jeg tør ikke gå ud", "he is here", "not safe", "jeg er bange",
        ],
        None: ["hvad gør jeg nu", "hvorfor svarer I ikke"],
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("asks", "text", "meant"),
    [(asks, text, meant) for asks, table in ANSWERS.items() for meant, texts in table.items() for text in texts],
)
def test_what_people_answer(asks: str, text: str, meant: Safety | None) -> None:
    assert safety(text, asks) is meant


def test_a_long_text_is_a_story_and_no_answer() -> None:
    assert safety("Nej, for det hele begyndte i marts, da kommunen stoppede min ydelse uden varsel", "hos_dig") is None


@given(st.text(max_size=200), st.sampled_from(["hos_dig", "sikker", "barnet"]))
def test_any_text_is_fine(text: str, asks: str) -> None:
    assert safety(text, asks) in {None, Safety.TRYG, Safety.UTRYG}
