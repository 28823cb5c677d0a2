"""Messages made ready to be shown: the receipt is computed from the register each time, its code is stored nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from actions.ports import Store, StoredMessage
from actions.rules.case import Henvendelse
from actions.rules.catalogue import Catalogue
from actions.rules.codes import CaseCodes
from actions.rules.intake import UNPLACED
from bot.services import Receipt, ShownMessage


class RegisterCodes:
    """`bot.services.Codes` over the pure rule."""

    def __init__(self, codes: CaseCodes) -> None:
        self._codes = codes

    def code(self, case: Henvendelse) -> str:
        """The citizen's own code of a case."""
        return self._codes.code(case.id, case.code_version)

    def lookup(self, code: str) -> str:
        """The keyed hash under which the register finds the case."""
        return self._codes.lookup(code)


class Receipts:
    def __init__(self, *, store: Store, catalogue: Catalogue, codes: RegisterCodes) -> None:
        self._store = store
        self._catalogue = catalogue
        self._codes = codes

    async def shown(self, messages: Sequence[StoredMessage], lang: str) -> list[ShownMessage]:
        """The messages with their receipts."""
        wanted = {message.case_id for message in messages if message.case_id}
        receipts: dict[str, Receipt] = {}
        if wanted:
            async with self._store.work() as work:
                for case_id in wanted:
                    case = await work.cases.get(case_id)
                    if case is not None:
                        receipts[case_id] = self.receipt(case, lang)
        return [ShownMessage(message=message, receipt=receipts.get(message.case_id or "")) for message in messages]

    def receipt(self, case: Henvendelse, lang: str) -> Receipt:
        """The receipt of a registered case."""
        return Receipt(
            number=case.number,
            code=self._codes.code(case),
            due=case.due.isoformat(),
            type=self._catalogue.label("kind", case.facts.kind, lang),
            unit="" if case.facts.afdeling == UNPLACED else self._catalogue.label("afdeling", case.facts.afdeling, lang),
        )
