"""How each question is put: text keys, arguments and quick replies. At most two bubbles a turn."""

from __future__ import annotations

from actions.rules.catalogue import Catalogue, Contact
from actions.rules.draft import SUBS_WITHOUT_A_WISH, Draft, Slot
from actions.rules.reading import tells_something
from actions.rules.say import Choice, Say, words_for
from actions.rules.triage import Route
from actions.rules.wayfinding import WAY_CHOICES, authority_way, reach, reach_suffix

YES_NO = (Choice(value="ja", key="choice.ja"), Choice(value="nej", key="choice.nej"))
LONGEST_QUOTE = 60
LONGEST_SUMMARY_LINE = 300
UNPLACED = "andet_uoplyst"
_OR = {"da": " eller ", "en": " or "}
_NO_NAMES = frozenset({"Din", "Dit", "En", "Et", "Your", "A", "An", "The", "Another"})
"""How a label begins that describes instead of naming ("Din a-kasse")."""


def ask(draft: Draft, slot: Slot, catalogue: Catalogue) -> Say:
    """The question for `slot`, in terms of the draft."""
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
    if slot is Slot.BEKRAEFT:
        return _summary(draft, catalogue)
    if slot is Slot.RET:
        return Say(key="ask.ret", choices=_editable(draft))
    args = {"afdeling": _unit(draft, catalogue), "nummer": draft.open_case}
    if slot is Slot.BESKRIVELSE and not draft.kontakt_maade:
        return Say(key="ask.beskrivelse.foerst")
    unplaced = slot in {Slot.TALT, Slot.SAMTYKKE} and draft.afdeling == UNPLACED
    return Say(key=f"ask.{slot.value}" + (".kommunen" if unplaced else ""), args=args, choices=_CHOICES.get(slot, ()))


def in_a_sentence(label: str) -> str:
    """A label in the middle of a sentence: a small first letter, unless the first word is an abbreviation or a name ("MitID")."""
    first = label.split(" ", maxsplit=1)[0]
    return label if any(sign.isupper() for sign in first[1:]) else label[:1].lower() + label[1:]


def _unit(draft: Draft, catalogue: Catalogue) -> str:
    """A department's own name; two names for one place are told as such."""
    return catalogue.label("afdeling", draft.afdeling, draft.lang).replace(" / ", _OR.get(draft.lang, _OR["da"]))


def _topic(draft: Draft, catalogue: Catalogue) -> str:
    return in_a_sentence(catalogue.label("emne", draft.emne, draft.lang))


_CHOICES: dict[Slot, tuple[Choice, ...]] = {
    Slot.TILHOER: (Choice(value="foej", key="choice.foej"), Choice(value="ny", key="choice.ny_sag")),
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
    suggestion = draft.suggestion
    because = _because(draft)
    args = {"emne": _topic(draft, catalogue), "afdeling": _unit(draft, catalogue), "fordi": because}
    turn_kind = (
        Choice(value="ikke_klage", key="choice.ikke_klage") if draft.kind == "klage" else Choice(value="er_klage", key="choice.er_klage")
    )
    reason = "" if because else ".uden_ord"
    if not draft.emne:
        return Say(key=f"forstaaet.{draft.kind}.uplaceret", args=args, choices=(*YES_NO, turn_kind))
    if suggestion and draft.several_guesses:
        return Say(
            key=f"forstaaet.{draft.kind}.flere{reason}",
            args=args,
            choices=(
                *_topic_choices(suggestion.emne[:3], catalogue, draft.lang),
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
    if draft.route is Route.TAEL and draft.suggestion:
        return Say(key=f"uden_for.{draft.suggestion.sub or 'andet'}", args=_own_contact(catalogue), choices=choices)
    if draft.route is Route.ANDEN_MYNDIGHED and draft.suggestion and draft.suggestion.myndighed:
        authority = catalogue.authorities.get(draft.suggestion.myndighed[0])
        if authority is not None:
            name = _authority(catalogue.label("myndighed", authority.id, lang))
            return authority_way(authority, name=name, because=_because(draft), complaint=draft.kind == "klage", lang=lang)
    unit = catalogue.units.get(draft.afdeling)
    contact = unit.contact if unit else Contact()
    args = {"afdeling": _unit(draft, catalogue), "emne": _topic(draft, catalogue), **reach(contact)}
    if draft.afdeling == UNPLACED or not draft.emne:
        return Say(key="vej.ukendt", args=_own_contact(catalogue), choices=choices)
    return Say(key="vej.afdeling" + reach_suffix(contact), args=args, choices=choices)


def _authority(label: str) -> str:
    return in_a_sentence(label) if label.split(" ", maxsplit=1)[0] in _NO_NAMES else label


def _own_contact(catalogue: Catalogue) -> dict[str, str]:
    return {"telefon": catalogue.municipality.phone, "mail": catalogue.municipality.mail}


def _editable(draft: Draft) -> tuple[Choice, ...]:
    simple = draft.sub in SUBS_WITHOUT_A_WISH
    lines = [Slot.BESKRIVELSE.value, "kind", Slot.EMNE.value]
    lines += [] if simple else [Slot.OENSKE.value, Slot.TALT.value]
    lines += [Slot.KONTAKT.value]
    lines += [] if simple or draft.kontakt_maade == "anonym" else [Slot.SAMTYKKE.value]
    return (*(Choice(value=line, key=f"choice.ret.{line}") for line in lines), Choice(value="intet", key="choice.ret.intet"))


def _summary(draft: Draft, catalogue: Catalogue) -> Say:
    lang = draft.lang
    simple = draft.sub in SUBS_WITHOUT_A_WISH
    anonymous = draft.kontakt_maade == "anonym"
    unplaced = draft.afdeling == UNPLACED
    wish = draft.oenske if draft.oenske != "-" else ""
    args = {
        "type": catalogue.label("kind", draft.kind, lang),
        "emne": catalogue.label("emne", draft.emne, lang) if draft.emne else words_for("opsummering.emne.uden"),
        "afdeling": words_for("opsummering.afdeling.uden") if unplaced else catalogue.label("afdeling", draft.afdeling, lang),
        "historie": shorten(draft.story or draft.opening),
        "oenske": shorten(wish) if wish else words_for("opsummering.oenske.uden"),
        "talt": words_for(f"choice.{draft.talt_med_afdeling or 'ved_ikke'}"),
        "kontakt": _reachable(draft) if draft.kontakt_vaerdi else words_for(f"opsummering.kontakt.{'anonym' if anonymous else 'chat'}"),
        "samtykke": words_for("opsummering.samtykke.anonym" if anonymous else f"choice.{draft.samtykke or 'nej'}"),
    }
    choices = (
        Choice(value="ja", key="choice.send"),
        Choice(value="ret", key="choice.ret"),
        Choice(value="slet", key="choice.slet"),
    )
    return Say(key="ask.bekraeft.enkel" if simple else "ask.bekraeft", args=args, choices=choices)


def _reachable(draft: Draft) -> str:
    """As a Dane writes it: "Peter, 20 30 40 50"."""
    value = draft.kontakt_vaerdi
    digits = value.removeprefix("+45")
    if digits != value and len(digits) == 8:
        value = " ".join(digits[at : at + 2] for at in range(0, 8, 2))
    return ", ".join(part for part in (draft.kontakt_navn, value) if part)


def shorten(text: str, limit: int = LONGEST_SUMMARY_LINE) -> str:
    """The beginning of a text, cut at a word, for lines that only remind the citizen of what they wrote."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0] + " …"
