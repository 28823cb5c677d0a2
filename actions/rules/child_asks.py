"""The questions that a child is asked, in their order and in a child's words."""

from __future__ import annotations

from actions.rules.draft import Draft, Slot
from actions.rules.retelling import LONG, retold
from actions.rules.say import Choice, Say, words_for
from actions.rules.summary import as_written, shorten

EDITABLE = (Slot.BESKRIVELSE, Slot.OENSKE, Slot.KONTAKT)


def asks(draft: Draft, slot: Slot) -> Say | None:
    """The question for `slot`; None where a child is not asked, so that a grown-ups' question was open before it was known."""
    if slot is Slot.BEKRAEFT:
        return _summary(draft)
    if slot is Slot.RET:
        lines = (
            *(Choice(value=line.value, key=f"choice.ret.{line.value}") for line in EDITABLE),
            Choice(value="intet", key="choice.ret.intet"),
        )
        return Say(key="ask.ret", choices=lines)
    if slot is Slot.TILHOER:
        with_it = Choice(value=f"foej:{draft.open_case}", key="choice.foej.barn")
        return Say(key="ask.tilhoer.barn", choices=(with_it, Choice(value="ny", key="choice.ny_sag.barn")))
    choices = _CHOICES.get(slot)
    return Say(key=f"ask.{slot.value}.barn", choices=choices) if choices is not None else None


_CHOICES: dict[Slot, tuple[Choice, ...]] = {
    Slot.BESKRIVELSE: (),
    Slot.OENSKE: (Choice(value="ved_ikke", key="choice.ved_ikke"),),
    Slot.KONTAKT: (Choice(value="chat", key="choice.chat"), Choice(value="anonym", key="choice.anonym.barn")),
}


def who_reads(draft: Draft) -> Say | None:
    """Said once, before the child says how to reach it: who reads this, and that it may have to be told further."""
    if draft.requested not in {Slot.OENSKE, Slot.KONTAKT, Slot.BEKRAEFT}:
        return None
    return Say(key="barn.hvem_laeser" + (".fare" if draft.underretning or draft.akut else ""))


def _summary(draft: Draft) -> Say:
    story = draft.story or draft.opening
    wish = draft.oenske if draft.oenske != "-" else ""
    anonymous = draft.kontakt_maade == "anonym"
    reached = ", ".join(part for part in (draft.kontakt_navn, as_written(draft.kontakt_vaerdi), draft.kontakt_hvornaar) if part)
    args = {
        "historie": retold(story, draft.suggestion.evidence if draft.suggestion else ()),
        "oenske": shorten(wish) if wish else words_for("opsummering.oenske.uden"),
        "kontakt": reached if draft.kontakt_vaerdi else words_for(f"opsummering.kontakt.{'anonym.barn' if anonymous else 'chat'}"),
    }
    choices = (Choice(value="ja", key="choice.send"), Choice(value="ret", key="choice.ret"), Choice(value="slet", key="choice.slet"))
    return Say(key="ask.bekraeft.barn" + (".lang" if len(story.split()) > LONG else ""), args=args, choices=choices)
