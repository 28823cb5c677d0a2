"""From a `Say` to words: texts by key, dates and hours in the citizen's language, choices with server-made ids."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, time

from actions.ports import StoredChoice
from actions.rules.catalogue import Municipality
from actions.rules.say import OPEN_COUNSELLING, PHONE_HOURS, REFERENCE, Say
from bot.services import Words

TOKEN_BYTES = 9


class Renderer:
    def __init__(self, words: Words, municipality: Municipality) -> None:
        self._words = words
        self._municipality = municipality

    def text(self, what: Say, lang: str) -> str:
        """The bubble's words. `lang` is the conversation's; a bubble may have its own."""
        own = what.lang or lang
        return self._words(what.words or what.key, own, **self._args(what.args, own)).strip()

    def can_say(self, what: Say, lang: str) -> bool:
        """Whether there are words for it. What comes from the engine may be anything."""
        try:
            self.text(what, lang).encode()
            for choice in self.choices(what, lang):
                choice.title.encode()
        except (KeyError, ValueError):
            return False
        return True

    def choices(self, what: Say, lang: str) -> tuple[StoredChoice, ...]:
        """The quick replies, each with a fresh id; the value stays on the server."""
        return tuple(
            StoredChoice(
                id=secrets.token_urlsafe(TOKEN_BYTES),
                title=self._words(choice.key, choice.lang or lang, **self._args(choice.args, choice.lang or lang)),
                value=choice.value,
            )
            for choice in what.choices
        )

    def date(self, day: date, lang: str) -> str:
        """Like `mandag den 30. november 2026`."""
        return self._words(
            "dato",
            lang,
            ugedag=self._words(f"ugedag.{day.isoweekday()}", lang),
            dag=day.day,
            maaned=self._words(f"maaned.{day.month}", lang),
            aar=day.year,
        )

    def _hour(self, key: str, iso_day: str, hour: str, *, lang: str) -> str:
        day, at = date.fromisoformat(iso_day), time.fromisoformat(hour)
        weekday, month = self._words(f"ugedag.{day.isoweekday()}", lang), self._words(f"maaned.{day.month}", lang)
        return self._words(key, lang, ugedag=weekday, dag=day.day, maaned=month, kl=_clock(at) if lang == "da" else f"{at.hour}:{at:%M}")

    def phone_hours(self, lang: str) -> str:
        """Like `mandag-torsdag 10-14, fredag 10-12`."""
        hours = self._municipality.phone_hours
        groups: list[tuple[int, int, tuple[time, time]]] = []
        for weekday in sorted(hours):
            if groups and groups[-1][1] == weekday - 1 and groups[-1][2] == hours[weekday]:
                groups[-1] = (groups[-1][0], weekday, hours[weekday])
            else:
                groups.append((weekday, weekday, hours[weekday]))
        return ", ".join(f"{self._days(first, last, lang)} {_clock(opens)}-{_clock(closes)}" for first, last, (opens, closes) in groups)

    def _days(self, first: int, last: int, lang: str) -> str:
        name = self._words(f"ugedag.{first}", lang)
        return name if first == last else f"{name}-{self._words(f'ugedag.{last}', lang)}"

    def _args(self, args: Mapping[str, str], lang: str) -> dict[str, str]:
        return {name: self._value(value, lang) for name, value in args.items()}

    def _value(self, value: str, lang: str) -> str:
        if not value.startswith(REFERENCE):
            return value
        if value == PHONE_HOURS:
            return self.phone_hours(lang)
        if value == OPEN_COUNSELLING:
            return self._municipality.open_counselling.get(lang) or self._municipality.open_counselling.get("da", "")
        name = value.removeprefix(REFERENCE)
        if name.startswith("hour:"):
            return self._hour(*name.removeprefix("hour:").split(":"), lang=lang)
        if name.startswith("own:"):
            return "\n" + self._words(name.removeprefix("own:"), lang)
        if name.startswith("line:"):
            key, _, inner = name.removeprefix("line:").partition(":")
            return "\n" + self._words("opsummering.linje", lang, navn=self._words(key, lang), indhold=self._value(inner, lang))
        return self.date(date.fromisoformat(name.removeprefix("date:")), lang) if name.startswith("date:") else self._words(name, lang)


def _clock(at: time) -> str:
    return str(at.hour) if at.minute == 0 else f"{at.hour}.{at.minute:02d}"
