"""How each question is put: text keys, arguments and quick replies. At most two bubbles a turn."""

from __future__ import annotations

from actions.rules import child_asks, clarify, competence
from actions.rules.another import ask_for_authority, for_another
from actions.rules.catalogue import Catalogue, Contact
from actions.rules.draft import Draft, Slot
from actions.rules.reading import tells_something
from actions.rules.say import Choice, Say, words_for
from actions.rules.summary import editable, summary
from actions.rules.triage import Route
from actions.rules.wayfinding import (
    CONTROL_UNIT,
    REASON_CHOICES,
    WAY_CHOICES,
    authority_way,
    control_unit_way,
    leader_fits,
    reach,
    reach_suffix,
)

YES_NO = (Choice(value="ja", key="choice.ja"), Choice(value="nej", key="choice.nej"))
LONGEST_QUOTE = 60
UNPLACED = "andet_uoplyst"
_OR = {"da": " eller ", "en": " or "}
_NO_NAMES = frozenset({"Din", "Dit", "En", "Et", "Your", "A", "An", "The", "Another"})
"""How a label begins that describes instead of naming ("Din a-kasse")."""


def ask(draft: Draft, slot: Slot, catalogue: Catalogue) -> Say:
    """The question for `slot`, in terms of the draft."""
    if draft.barn and (of_a_child := child_asks.asks(draft, slot)) is not None:
        return of_a_child
    if slot is Slot.FORSTAAET:
        return _ask_understood(draft, catalogue)
    if slot is Slot.VEJ:
        return _show_the_way(draft, catalogue)
    if slot is Slot.EMNE:
        # Whoever said no to the whole list is not shown it again.
        guesses = draft.suggestion.emne[1:3] if draft.suggestion and not draft.several_guesses else ()
        return Say(
            key="ask.emne",
            choices=(*_topic_choices(guesses, catalogue, draft.lang), Choice(value="ved_ikke", key="choice.noget_andet")),
        )
    if slot is Slot.TO_SAGER:
        return _ask_two_matters(draft, catalogue)
    if slot is Slot.TILHOER and draft.open_cases:
        return _ask_which_case(draft, catalogue)
    if slot is Slot.AFKLAR:
        clarify_it = clarify.named(draft.afklar_id, draft.suggestion)
        return Say(key=clarify_it.key, choices=clarify.choices(clarify_it, catalogue, draft.lang))
    if slot is Slot.FULDMAGT:
        return _ask_authority(draft)
    if slot is Slot.SAMTYKKE and _leader_may_help(draft):
        key = "ask.samtykke.leder" + (".kommunen" if draft.afdeling == UNPLACED else "")
        leader = Choice(value="ja_leder", key="choice.samtykke.leder")
        return Say(key=key, args={"afdeling": unit_name(draft, catalogue)}, choices=(YES_NO[0], leader, YES_NO[1]))
    if slot is Slot.BEKRAEFT:
        return summary(draft, catalogue)
    if slot is Slot.RET:
        return Say(key="ask.ret", choices=editable(draft))
    args = {"afdeling": unit_name(draft, catalogue), "nummer": draft.open_case}
    if slot is Slot.BESKRIVELSE and not draft.kontakt_maade:
        return Say(key="ask.beskrivelse.foerst")
    unplaced = slot in {Slot.TALT, Slot.SAMTYKKE} and draft.afdeling == UNPLACED
    return Say(key=f"ask.{slot.value}" + (".kommunen" if unplaced else ""), args=args, choices=_CHOICES.get(slot, ()))


def _ask_authority(draft: Draft) -> Say:
    another = for_another(draft.story)
    asked = ask_for_authority(another) if another else None
    return asked or Say(key="fuldmagt.spoerg", choices=(*_AUTHORITY, _CHOICES[Slot.OENSKE][0]))


_AUTHORITY = (Choice(value="ja", key="choice.fuldmagt.ja"), Choice(value="nej", key="choice.fuldmagt.nej"))


def _leader_may_help(draft: Draft) -> bool:
    """The nearest leader calls when talking has failed (Norddjurs 2023, "the Dutch model"): that takes a phone number."""
    problems = draft.suggestion.problem if draft.suggestion else ()
    talked = draft.talt_med_afdeling == "ja" and draft.kontakt_maade == "telefon"
    return talked and leader_fits(draft.kind, draft.sub, problems)


def _ask_which_case(draft: Draft, catalogue: Catalogue) -> Say:
    cases = []
    for one in draft.open_cases:
        number, _, topic = one.partition(":")
        args = {"nummer": number, "emne": in_a_sentence(catalogue.label("emne", topic, draft.lang)) if topic else ""}
        cases.append(Choice(value=f"foej:{number}", key="choice.foej.sag" + ("" if topic else ".uplaceret"), args=args))
    return Say(key="ask.tilhoer.flere", choices=(*cases, _CHOICES[Slot.TILHOER][1]))


def _ask_two_matters(draft: Draft, catalogue: Catalogue) -> Say:
    field, other = ("myndighed", draft.andet_myndighed) if draft.andet_myndighed else ("emne", draft.andet_emne)
    first = topic_in_a_sentence(draft, catalogue) if draft.emne else _authority_of(draft, catalogue)
    return Say(
        key="ask.to_sager",
        args={"foerste": first, "andet": in_a_sentence(catalogue.label(field, other, draft.lang))},
        choices=(Choice(value="to", key="choice.to_sager.to"), Choice(value="en", key="choice.to_sager.en")),
    )


def _authority_of(draft: Draft, catalogue: Catalogue) -> str:
    authority = draft.suggestion.myndighed[0] if draft.suggestion and draft.suggestion.myndighed else ""
    return authority_name(catalogue.label("myndighed", authority, draft.lang)) if authority else words_for("opsummering.emne.uden")


def in_a_sentence(label: str) -> str:
    """A label in the middle of a sentence: a small first letter, unless the first word is an abbreviation or a name ("MitID")."""
    first = label.split(" ", maxsplit=1)[0]
    return label if any(sign.isupper() for sign in first[1:]) else label[:1].lower() + label[1:]


def unit_name(draft: Draft, catalogue: Catalogue) -> str:
    """A department's own name; two names for one place are told as such."""
    return catalogue.label("afdeling", draft.afdeling, draft.lang).replace(" / ", _OR.get(draft.lang, _OR["da"]))


def topic_in_a_sentence(draft: Draft, catalogue: Catalogue) -> str:
    """What it is about, as it reads in the middle of a sentence."""
    return in_a_sentence(catalogue.label("emne", draft.emne, draft.lang))


_CHOICES: dict[Slot, tuple[Choice, ...]] = {
    Slot.TILHOER: (Choice(value="foej", key="choice.foej"), Choice(value="ny", key="choice.ny_sag")),
    Slot.BREVDATO: (Choice(value="ved_ikke", key="choice.ved_ikke"),),
    Slot.OENSKE: (Choice(value="ved_ikke", key="choice.ved_ikke"),),
    Slot.TALT: (*YES_NO, Choice(value="ved_ikke", key="choice.ved_ikke")),
    Slot.KONTAKT: (Choice(value="chat", key="choice.chat"), Choice(value="anonym", key="choice.anonym")),
    Slot.SAMTYKKE: YES_NO,
}


def _topic_choices(topics: tuple[str, ...], catalogue: Catalogue, lang: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=f"emne:{topic}", key="choice.emne", args={"emne": catalogue.label("emne", topic, lang)})
        for topic in topics
        if topic in catalogue.topics
    )


def _because(draft: Draft) -> str:
    quotes = [quote.strip()[:LONGEST_QUOTE] for quote in draft.suggestion.evidence] if draft.suggestion else []
    telling = [quote for quote in quotes if tells_something(quote)]
    return ", ".join(f"“{quote}”" for quote in telling[:2])


def _ask_understood(draft: Draft, catalogue: Catalogue) -> Say:
    """What was understood and why. With a small margin the best guesses are offered instead of one answer."""
    because = _because(draft)
    args = {"emne": topic_in_a_sentence(draft, catalogue), "afdeling": unit_name(draft, catalogue), "fordi": because}
    turn_kind = (
        Choice(value="ikke_klage", key="choice.ikke_klage") if draft.kind == "klage" else Choice(value="er_klage", key="choice.er_klage")
    )
    reason = "" if because else ".uden_ord"
    if not draft.emne:
        return Say(key=f"forstaaet.{draft.kind}.uplaceret", args=args, choices=(*YES_NO, turn_kind))
    if draft.several_guesses:
        return Say(
            key=f"forstaaet.{draft.kind}.flere{reason}",
            args=args,
            choices=(
                *_topic_choices(draft.offered, catalogue, draft.lang),
                Choice(value="noget_andet", key="choice.noget_andet"),
                turn_kind,
            ),
        )
    place = ".uden_afdeling" if draft.afdeling == UNPLACED else ""
    return Say(key=f"forstaaet.{draft.kind}{place}{reason}", args=args, choices=(*YES_NO, turn_kind))


def _show_the_way(draft: Draft, catalogue: Catalogue) -> Say:
    """Where it belongs, why, and how to reach it; always with the offer to write to the advisor all the same."""
    choices = WAY_CHOICES
    lang = draft.lang
    if draft.grund in competence.ASKS and draft.route is not Route.TAEL:
        return Say(key=competence.named(draft.grund).key, choices=REASON_CHOICES)
    if draft.route is Route.TAEL and draft.suggestion:
        return Say(key=f"uden_for.{draft.suggestion.sub or 'andet'}", args=own_contact(catalogue), choices=choices)
    if draft.route is Route.ANDEN_MYNDIGHED and draft.suggestion and draft.suggestion.myndighed:
        if draft.suggestion.myndighed[0] == CONTROL_UNIT:
            return control_unit_way()
        authority = catalogue.authorities.get(draft.suggestion.myndighed[0])
        if authority is not None:
            name = authority_name(catalogue.label("myndighed", authority.id, lang))
            return authority_way(authority, name=name, because=_because(draft), complaint=draft.kind == "klage", lang=lang)
    unit = catalogue.units.get(draft.afdeling)
    contact = unit.contact if unit else Contact()
    args = {"afdeling": unit_name(draft, catalogue), "emne": topic_in_a_sentence(draft, catalogue), **reach(contact)}
    if draft.afdeling == UNPLACED or not draft.emne:
        return Say(key="vej.ukendt", args=own_contact(catalogue), choices=choices)
    return Say(key="vej.afdeling" + reach_suffix(contact), args=args, choices=choices)


def authority_name(label: str) -> str:
    """An authority as it is called in a sentence: a name stays as it is, a description gets a small first letter."""
    return in_a_sentence(label) if label.split(" ", maxsplit=1)[0] in _NO_NAMES else label


def own_contact(catalogue: Catalogue) -> dict[str, str]:
    """How to reach the advisor, as arguments of a text."""
    return {"telefon": catalogue.municipality.phone, "mail": catalogue.municipality.mail}
