"""Danger comes before everything else: what is said at once, and what to the answers. Works without the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from actions.rules.case import Channel
from actions.rules.catalogue import Catalogue, HelpNumber, Urgent
from actions.rules.choices import yes_no
from actions.rules.danger import graver
from actions.rules.safety import Safety, safety
from actions.rules.say import Choice, Say
from actions.rules.triage import says_enough
from bot.services import Words

STOPS_THE_FORM = "straks"
"""Situations with this alarm get no form: the citizen decides when to go on."""
GO_ON = "fortsaet"
WIPE = "slet_samtale"
ANSWERS = {f"tryg:{answer}": answer for answer in Safety}
"""Values of the quick replies to the question that first words end with."""
WIPED = ("slettet", "slettet.skaerm", "slettet.registreret")
"""Keys of the words after which a page shows nothing of what was said before. They take no arguments: a page knows them by heart."""
LONGEST_SECOND_ANSWER = 6
"""Words. Later than the first time, only this much is still about being safe."""
WITH_THE_ADVISOR = frozenset({"selvmordstanker", "frist_i_dag", "trusler_mod_medarbejdere"})
"""Situations whose numbers end with the advisor's own; everybody else gets it where there is no other number."""

State = Mapping[str, Any]
"""A conversation's `state`. Kept here: `paused` (ids of the messages that wait to become the story, with spaces between),
`akut` (the gravest situation), `asked` (the one whose words were said last), `aid` (their key), `heard_once` (their answer has
been met), `ready` (it was said that we can go on), `sag_fortalt` (a matter was told in answer to them)."""


class FirstAid:
    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        self._catalogue = catalogue
        self._words = words

    def urgent(self, akut: str) -> Urgent:
        return self._catalogue.urgent[akut]

    def pauses(self, akut: str) -> bool:
        """Whether the conversation waits for the citizen instead of going on with questions."""
        return self.urgent(akut).alarm == STOPS_THE_FORM

    def say(self, akut: str, lang: str, *, before: str = "", channel: Channel = Channel.WEB) -> Say:
        """The first words, with every number that has been verified, several where there are several.

        `before` is the key of those said last: the same words twice in a row sound like nobody listens.
        """
        place = self._catalogue.municipality
        lines = [self._line(number, lang) for number in self.urgent(akut).numbers if number.verified and number.number]
        # A phone of zeros is the example municipality's: nobody in danger is sent there.
        if place.phone.strip("0 ") and (not lines or akut in WITH_THE_ADVISOR):
            name = self._words("akut.nummer.borgerraadgiver", lang)
            lines.append(self._words("akut.nummer", lang, navn=name, nummer=place.phone, note="").strip())
        key = f"akut.{akut}"
        if before == key:
            key += ".igen"
        choices = (*self._answers(akut), *self._ways_on(akut, channel)) if self.pauses(akut) else ()
        return Say(key=key, args={"numre": "\n".join(lines)}, choices=choices)

    def begun(self, state: State, akut: str, message_id: str, said: Say) -> dict[str, Any]:
        """The state after the first words of a situation that pauses. What was written is the beginning of the story."""
        waiting = f"{state.get('paused', '')} {message_id}".strip()
        gravest = graver(akut, str(state.get("akut", "")))
        return {**state, "paused": waiting, "akut": gravest, "asked": akut, "aid": said.key, "heard_once": False, "ready": False}

    def meet(self, state: State, text: str, value: str, message_id: str, channel: Channel) -> tuple[Say, dict[str, Any]] | None:
        """What is said to the first answer after the first words, and the state then; None when the conversation goes on.

        "Nej, jeg er alene" answers the question about safety: it is no wish and no story, and nobody is hurried on.
        """
        akut = str(state.get("asked") or state.get("akut", ""))
        if not state.get("paused") or akut not in self._catalogue.urgent or value == GO_ON:
            return None
        answer = ANSWERS.get(value) or self._answer_in(text, akut, again=bool(state.get("heard_once")))
        if state.get("heard_once") and answer is None and says_enough(text):
            return None  # whoever goes on writing is never held back
        later = {**state, "heard_once": True}
        if answer is None and says_enough(text):
            later["paused"] = f"{state['paused']} {message_id}"  # more than an answer: a part of the story
        if answer is None:
            return self.when_ready(akut, channel), later | {"ready": True}
        return Say(key=f"akut.svar.{akut}.{answer.value}", choices=self._ways_on(akut, channel)), later

    def goes_on(self, state: State, text: str) -> bool:
        """Whether a plain yes means "go on": only after that was what was said last."""
        return bool(state.get("paused") and state.get("ready")) and yes_no(text) == "ja"

    def when_ready(self, akut: str, channel: Channel) -> Say:
        """Said to what is written after the first words and answers nothing; the conversation waits for the citizen."""
        own = f"akut.videre.{akut}" if akut in {"livsfare", "barn_skriver_selv", "trusler_mod_medarbejdere"} else "akut.videre"
        return Say(key=own, choices=self._ways_on(akut, channel))

    def with_the_advisor(self, state: State) -> Say:
        """Said to whoever answers a human. In a conversation that waits after danger, going on is for the citizen to choose."""
        choices = (Choice(value=GO_ON, key="choice.fortsaet"),) if state.get("paused") else ()
        return Say(key="hos_raadgiver", choices=choices)

    def wiped(self, state: State, channel: Channel, *, registered: bool) -> Say:
        """Said when the conversation was wiped off the screen; what is registered stays in the register."""
        akut = str(state.get("akut", ""))
        at_home = akut in self._catalogue.urgent and self.urgent(akut).wipe
        key = "slettet.registreret" if registered else "slettet.skaerm" if at_home else "slettet"
        return Say(key=f"{key}.telegram" if channel is Channel.TELEGRAM else key)

    def _answer_in(self, text: str, akut: str, *, again: bool) -> Safety | None:
        asks = self.urgent(akut).asks
        if not asks or (again and (yes_no(text) or len(text.split()) > LONGEST_SECOND_ANSWER)):
            return None  # "ok" was an answer the first time
        return safety(text, asks)

    def _answers(self, akut: str) -> Iterator[Choice]:
        asks = self.urgent(akut).asks
        for value, answer in ANSWERS.items() if asks else ():
            yield Choice(value=value, key=f"akut.valg.{asks}.{answer.value}")

    def _ways_on(self, akut: str, channel: Channel) -> tuple[Choice, ...]:
        wipe = Choice(value=WIPE, key="akut.valg.slet.telegram" if channel is Channel.TELEGRAM else "akut.valg.slet")
        return (*((wipe,) if self.urgent(akut).wipe else ()), Choice(value=GO_ON, key="choice.fortsaet"))

    def _line(self, number: HelpNumber, lang: str) -> str:
        name = number.name.get(lang) or number.name["da"]
        note = number.note.get(lang) or number.note.get("da") or ""
        return self._words("akut.nummer", lang, navn=name, nummer=number.number, note=f"({note})" if note else "").strip()
