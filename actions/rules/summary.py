"""The summary before sending: what was understood and said, line by line, and which lines can be mended."""

from __future__ import annotations

from datetime import date

from actions.rules.catalogue import Catalogue
from actions.rules.draft import NO_PERIOD, SUBS_WITHOUT_A_WISH, Draft, Slot
from actions.rules.retelling import LONG, retold
from actions.rules.say import Choice, Say, line, on_day, words_for

LONGEST_SUMMARY_LINE = 300
UNPLACED = "andet_uoplyst"


def editable(draft: Draft) -> tuple[Choice, ...]:
    """The lines that can be mended, as quick replies."""
    simple = draft.sub in SUBS_WITHOUT_A_WISH
    lines = [Slot.BESKRIVELSE.value, "kind", Slot.EMNE.value]
    lines += [Slot.BREVDATO.value] if draft.frist_rute else []
    lines += [] if simple else [Slot.OENSKE.value, Slot.TALT.value]
    lines += [Slot.FULDMAGT.value] if draft.for_anden else []
    lines += [Slot.KONTAKT.value]
    lines += [] if simple or draft.kontakt_maade == "anonym" else [Slot.SAMTYKKE.value]
    return (*(Choice(value=line, key=f"choice.ret.{line}") for line in lines), Choice(value="intet", key="choice.ret.intet"))


def summary(draft: Draft, catalogue: Catalogue) -> Say:
    """Everything that will be sent, a line each."""
    lang = draft.lang
    simple = draft.sub in SUBS_WITHOUT_A_WISH
    anonymous = draft.kontakt_maade == "anonym"
    unplaced = draft.afdeling == UNPLACED
    story = draft.story or draft.opening
    wish = draft.oenske if draft.oenske != "-" else ""
    args = {
        "type": catalogue.label("kind", draft.kind, lang),
        "emne": catalogue.label("emne", draft.emne, lang) if draft.emne else words_for("opsummering.emne.uden"),
        "afdeling": words_for("opsummering.afdeling.uden") if unplaced else catalogue.label("afdeling", draft.afdeling, lang),
        "brev": _letter(draft),
        "historie": retold(story, draft.suggestion.evidence if draft.suggestion else ()),
        "oenske": shorten(wish) if wish else words_for("opsummering.oenske.uden"),
        "talt": words_for(f"choice.{draft.talt_med_afdeling or 'ved_ikke'}"),
        "fuldmagt": line("opsummering.fuldmagt", words_for(f"choice.{draft.fuldmagt or 'ved_ikke'}"))
        if draft.for_anden and draft.fuldmagt in _SHOWN_POWER
        else "",
        "kontakt": _reachable(draft) if draft.kontakt_vaerdi else words_for(f"opsummering.kontakt.{'anonym' if anonymous else 'chat'}"),
        "samtykke": _consent(draft, anonymous=anonymous),
    }
    choices = (
        Choice(value="ja", key="choice.send"),
        Choice(value="ret", key="choice.ret"),
        Choice(value="slet", key="choice.slet"),
    )
    key = "ask.bekraeft" + (".enkel" if simple else "") + (".lang" if len(story.split()) > LONG else "")
    return Say(key=key, args=args, choices=choices)


_SHOWN_POWER = frozenset({"ja", "nej", "ved_ikke"})


def _letter(draft: Draft) -> str:
    if not draft.frist_rute or draft.brevdato == NO_PERIOD:
        return ""
    dated = draft.brevdato[:1].isdigit()
    # A span is counted from its first day, which is not said to be the letter's own.
    key = "opsummering.brev.tidligst" if draft.brevdato_senest else "opsummering.brev"
    return line(key, on_day(date.fromisoformat(draft.brevdato)) if dated else words_for("choice.ved_ikke"))


def _consent(draft: Draft, *, anonymous: bool) -> str:
    if anonymous:
        return words_for("opsummering.samtykke.anonym")
    return words_for("opsummering.samtykke.leder" if draft.leder == "ja" else f"choice.{draft.samtykke or 'nej'}")


def _reachable(draft: Draft) -> str:
    """As a Dane writes it: "Peter, 20 30 40 50"."""
    return ", ".join(part for part in (draft.kontakt_navn, as_written(draft.kontakt_vaerdi), draft.kontakt_hvornaar) if part)


def as_written(contact: str) -> str:
    """A Danish number in pairs ("20 30 40 50"); any other contact as it is."""
    digits = contact.removeprefix("+45")
    danish = digits != contact and len(digits) == 8
    return " ".join(digits[at : at + 2] for at in range(0, 8, 2)) if danish else contact


def shorten(text: str, limit: int = LONGEST_SUMMARY_LINE) -> str:
    """The beginning of a text, cut at a word, for lines that only remind the citizen of what they wrote."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0] + " …"
