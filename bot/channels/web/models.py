"""The shapes of the citizen API. Unknown fields are refused; text is cleaned of what no keyboard writes."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from actions.ports import Sender
from actions.rules.moment import COPENHAGEN
from bot.services import ShownMessage

MAX_TEXT = 60_000
"""Characters that are read at all. The gateway's own limit is lower and answered in words, so a draft is kept."""
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and those that turn text around: PostgreSQL refuses the first of them, readers are fooled by the last."""


def clean(text: object) -> object:
    """`text` with plain line ends and without control characters; anything else than text as it is."""
    if not isinstance(text, str):
        return text
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


Text = Annotated[str, BeforeValidator(clean)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StartIn(Strict):
    """A new conversation."""

    lang: Literal["da", "en"] = Field("da", description="Language of the assistant.")


class MessageIn(Strict):
    """A message: either `text` in the citizen's own words, or the id of an offered `choice`."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"oneOf": [{"required": ["text"]}, {"required": ["choice"]}]})

    client_msg_id: UUID = Field(description="Made by the client; the same id gives the same answer and is stored once.")
    text: Annotated[Text, Field(max_length=MAX_TEXT)] | None = Field(None, description="What the citizen writes.")
    choice: Annotated[str, Field(max_length=200)] | None = Field(None, description="The id of an offered choice.")

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.text is None) == (self.choice is None):
            raise ValueError("give either text or choice")
        return self


class StatusIn(Strict):
    code: Annotated[Text, Field(max_length=100)] = Field(description="The code from the receipt.")


class ChoiceOut(Strict):
    id: str
    title: str


class ReceiptOut(Strict):
    number: str = Field(description="Number of the henvendelse, like 2026-000123.")
    code: str = Field(description="The citizen's own code to see the status later.")
    due: str = Field(description="The day the advisor aims to answer by, ISO date.")
    type: str
    unit: str


class MessageOut(Strict):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, serialize_by_alias=True)

    seq: int = Field(description="1, 2, 3 ... within the conversation.")
    sender: Literal["citizen", "assistant", "advisor", "system"] = Field(alias="from")
    at: AwareDatetime = Field(description="ISO 8601 with the offset of Europe/Copenhagen.")
    text: str
    lang: str | None = Field(description="Language of the assistant's words (BCP 47); null for what people write.")
    choices: list[ChoiceOut]
    case: ReceiptOut | None

    @classmethod
    def of(cls, shown: ShownMessage) -> MessageOut:
        message, receipt = shown.message, shown.receipt
        return cls.model_validate(
            {
                "seq": message.seq,
                "from": message.sender.value,
                "at": message.at.astimezone(COPENHAGEN),
                "text": message.text,
                "lang": message.args.get("lang") if message.sender is Sender.ASSISTANT else None,
                "choices": [{"id": choice.id, "title": choice.title} for choice in message.choices],
                "case": receipt
                and {
                    "number": receipt.number,
                    "code": receipt.code,
                    "due": receipt.due,
                    "type": receipt.type,
                    "unit": receipt.unit,
                },
            }
        )


class MessagesOut(Strict):
    messages: list[MessageOut]


class StartOut(Strict):
    conversation_id: str
    token: str = Field(description="Shown once; goes in `Authorization: Bearer`.")
    messages: list[MessageOut] = Field(description="The first words of the assistant.")


class StatusOut(Strict):
    """How far a henvendelse is. It never holds what was written."""

    number: str
    received: str = Field(description="ISO date.")
    due: str = Field(description="The day the advisor aims to answer by, ISO date.")
    status: Literal["ny", "i_gang", "venter_borger", "venter_afdeling", "lukket"]
    status_text: str
    next: str = Field(description="What happens now, in words.")
    answers: int = Field(description="How many answers the advisor has written.")


class ErrorBody(Strict):
    code: str
    message: str = Field(description="In the conversation's language, for people.")


class ErrorOut(Strict):
    error: ErrorBody
