"""Reading what a channel received: cleaned, masked, and matched with the choices that are on offer."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from actions.ports import StoredMessage
from actions.rules.choices import resolve
from actions.rules.fold import fold
from actions.rules.masking import mask
from bot.services import Inbound, InboundRefused

_LANGUAGE_WISHES = {
    **dict.fromkeys(("english", "in english", "english please", "in english please", "engelsk", "paa engelsk"), "en"),
    **dict.fromkeys(("dansk", "paa dansk", "danish", "in danish"), "da"),
}


@dataclass(frozen=True, kw_only=True)
class Read:
    """`value` is the meaning of a chosen quick reply; the text is masked."""

    text: str
    value: str = ""
    cpr_found: bool = False


def read_inbound(inbound: Inbound, offered: StoredMessage | None, *, limit: int) -> Read:
    """Read one message. `limit` is in characters.

    Raises:
        InboundRefused: empty, too long, or a choice that is not on offer any more.
    """
    choices = offered.choices if offered else ()
    if inbound.choice:
        chosen = next((choice for choice in choices if choice.id == inbound.choice), None)
        if chosen is None:
            raise InboundRefused("fejl.valg_findes_ikke")
        return Read(text=chosen.title, value=chosen.value)
    if len(inbound.text) > limit:
        raise InboundRefused("fejl.for_lang")
    clean = clean_text(inbound.text)
    if not clean:
        raise InboundRefused("fejl.tom")
    masked = mask(clean)
    at = resolve(masked.text, [choice.title for choice in choices]) if choices else None
    return Read(text=masked.text, value=choices[at].value if at is not None else "", cpr_found=masked.found)


def clean_text(text: str) -> str:
    """Without control signs and lone surrogates; line breaks and tabs stay."""
    kept = (
        sign for sign in text.replace("\r\n", "\n").replace("\r", "\n") if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"}
    )
    return "".join(kept).strip()


def language_wish(text: str) -> str:
    """`en` or `da` when the message asks for a language and nothing else, else an empty string."""
    return _LANGUAGE_WISHES.get(fold(text), "")
