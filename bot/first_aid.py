"""Danger comes before everything else: what is said at once, and what goes on afterwards. Works without the engine."""

from __future__ import annotations

from actions.rules.catalogue import Catalogue, HelpNumber, Urgent
from actions.rules.say import Choice, Say
from bot.services import Words

STOPS_THE_FORM = "straks"
"""Situations with this alarm get no form: the citizen decides when to go on."""
GO_ON = "fortsaet"


class FirstAid:
    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        self._catalogue = catalogue
        self._words = words

    def urgent(self, akut: str) -> Urgent:
        return self._catalogue.urgent[akut]

    def pauses(self, akut: str) -> bool:
        """Whether the conversation waits for the citizen instead of going on with questions."""
        return self.urgent(akut).alarm == STOPS_THE_FORM

    def say(self, akut: str, lang: str) -> Say:
        """The first words, with every number that has been verified, several where there are several."""
        place = self._catalogue.municipality
        lines = [self._line(number, lang) for number in self.urgent(akut).numbers if number.verified and number.number]
        # A phone of zeros is the example municipality's: nobody in danger is sent there.
        if place.phone.strip("0 ") and (not lines or akut in {"selvmordstanker", "frist_i_dag"}):
            name = self._words("akut.nummer.borgerraadgiver", lang)
            lines.append(self._words("akut.nummer", lang, navn=name, nummer=place.phone, note="").strip())
        choices = (Choice(value=GO_ON, key="choice.fortsaet"),) if self.pauses(akut) else ()
        return Say(key=f"akut.{akut}", args={"numre": "\n".join(lines), "telefon": place.phone}, choices=choices)

    def when_ready(self) -> Say:
        """Said once to what is written after the first words of first aid; the conversation waits for the citizen."""
        return Say(key="akut.videre", choices=(Choice(value=GO_ON, key="choice.fortsaet"),))

    def _line(self, number: HelpNumber, lang: str) -> str:
        name = number.name.get(lang) or number.name["da"]
        note = number.note.get(lang) or number.note.get("da") or ""
        return self._words("akut.nummer", lang, navn=name, nummer=number.number, note=f"({note})" if note else "").strip()
