"""Reading what a channel received: cleaned, masked, and matched with the choices that are on offer."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from actions.ports import StoredMessage
from actions.rules.choices import resolve
from actions.rules.masking import mask_after
from bot.services import Inbound, InboundRefused

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Signs that turn the direction of the text after them: a reader would be fooled."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """`value` is the meaning of a pressed quick reply, `offered` the id of the bubble it belongs to; the text is masked."""

    text: str
    value: str = ""
    offered: str = ""
    cpr_found: bool = False


def read_inbound(inbound: Inbound, offered: StoredMessage | None, *, limit: int, before: str = "") -> Read:
    """Read one message. `limit` is in characters; `before` is what the citizen wrote last.

    Raises:
        InboundRefused: empty, too long, or a choice that is not on offer any more.
    """
    choices = offered.choices if offered else ()
    if inbound.choice:
        chosen = next((choice for choice in choices if choice.id == inbound.choice), None)
        if chosen is None or offered is None:
            raise InboundRefused("fejl.valg_findes_ikke")
        return Read(text=chosen.title, value=chosen.value, offered=offered.id)
    if len(inbound.text) > limit:
        raise InboundRefused("fejl.for_lang")
    clean = clean_text(inbound.text)
    if all(unicodedata.category(sign)[0] in "CZ" for sign in clean):
        raise InboundRefused("fejl.tom")
    masked = mask_after(before, clean)
    return Read(text=masked.text, cpr_found=masked.found)


def meaning(text: str, offered: StoredMessage | None) -> str:
    """The value of the offered quick reply that a typed text means, or an empty string.

    Asked when the message has its turn: what was open when it came may have been answered by the one before it.
    """
    choices = offered.choices if offered else ()
    at = resolve(text, [choice.title for choice in choices]) if choices else None
    return choices[at].value if at is not None else ""


def clean_text(text: str) -> str:
    """Without control signs, lone surrogates and signs that turn the text around; line breaks and tabs stay."""
    kept = (
        sign
        for sign in text.replace("\r\n", "\n").replace("\r", "\n")
        if sign in "\n\t" or (sign not in _TURNING and unicodedata.category(sign) not in {"Cc", "Cs"})
    )
    return "".join(kept).strip()
