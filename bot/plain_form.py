"""The form on one page, for those without JavaScript: the same triage, the same rules, the same register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from actions.contact import read_contact
from actions.registration import Registration, Turn
from actions.rules.case import Contact, ContactWay
from actions.rules.draft import Draft, Ending
from actions.rules.intake import begin
from actions.rules.interpreted import noted
from actions.rules.language import WRITTEN_IN, recognise
from actions.rules.masking import mask
from actions.rules.office import OfficeNow
from actions.rules.say import Say
from actions.rules.topic_words import suggested
from bot.dialogue.hearing import Hearing
from bot.dialogue.switch import Switch
from bot.inbound import clean_text

LONGEST_NAME = 80


class PlainForm:
    def __init__(self, *, registration: Registration, switch: Switch, office: OfficeNow) -> None:
        self._registration = registration
        self._switch = switch
        self._office = office

    def missing(self, fields: Mapping[str, str]) -> str:
        """Text key of the first thing that cannot be used, or an empty string."""
        if not clean_text(fields.get("beskrivelse", "")):
            return "fejl.tom"
        way = fields.get("kontakt_maade", "")
        if way in {"mail", "telefon"}:
            contact = _contact(fields)
            if contact is None or contact.way.value != way:
                return "problem.kontakt"
        return ""

    def written(self, text: str, fields: Mapping[str, str]) -> str:
        """All that was written in the citizen's own words: danger may stand in the wish too."""
        return f"{text}\n{mask(clean_text(fields.get('oenske', ''))).text}".strip()

    async def register(self, hearing: Hearing, fields: Mapping[str, str], *, lang: str) -> Say:
        """Register what was sent. The engine says what it is about, if it is there; otherwise it is a klage to be placed.

        `lang` is the page's; what is written in a language that nobody here reads is noted for an interpreter.
        """
        spoken = recognise(hearing.text)
        if spoken and spoken not in WRITTEN_IN:
            draft, turn = noted(spoken, [hearing.text], message_id=hearing.turn.message_id, akut=hearing.akut), hearing.turn
        else:
            draft, turn = await self._understood(hearing, lang)
        said = await self._registration.finish(turn, _filled(draft, fields))
        return await self._registration.outcome(turn.conversation_id, turn.message_id, lang) or said

    async def _understood(self, hearing: Hearing, lang: str) -> tuple[Draft, Turn]:
        hearing = (await self._switch.engine_turn(hearing)).hearing
        draft, revision = await self._registration.draft_of(hearing.turn.conversation_id)
        if draft is None:
            office = self._office()
            guess = suggested(hearing.text, office.catalogue)
            draft = begin(hearing.text, guess, message_id=hearing.turn.message_id, lang=lang, office=office, akut=hearing.akut)
        return draft, replace(hearing.turn, revision=revision)


def _contact(fields: Mapping[str, str]) -> Contact | None:
    return read_contact(mask(clean_text(fields.get("kontakt_vaerdi", ""))).text)


def _filled(draft: Draft, fields: Mapping[str, str]) -> Draft:
    way = fields.get("kontakt_maade") or "chat"
    contact = _contact(fields) if way in {"mail", "telefon"} else None
    name = " ".join(mask(clean_text(fields.get("navn", ""))).text.split())[:LONGEST_NAME]
    anonymous = way == ContactWay.ANONYM.value
    said = fields.get("talt_med_afdeling", "")
    return replace(
        draft,
        story=draft.story or draft.opening,
        vej="videre",
        tilhoer="ny",
        forstaaet="ja",
        oenske=mask(clean_text(fields.get("oenske", ""))).text,
        talt_med_afdeling=said if said in {"ja", "nej"} else "ved_ikke",
        kontakt_maade=contact.way.value if contact else (way if way in {"chat", "anonym"} else "chat"),
        kontakt_vaerdi=contact.value if contact else "",
        kontakt_navn="" if anonymous else name,
        samtykke="ja" if fields.get("samtykke") == "ja" and not anonymous else "nej",
        bekraeft="ja",
        requested=None,
        ending=Ending.SEND,
    )
