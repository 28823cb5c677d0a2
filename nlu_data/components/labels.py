"""What a labelled message may say about itself, and the intent that Rasa sees for it.

A field that is missing is *not labelled*: the row does not train that head. A field that is there and empty says
"none": no unit can be told, no other authority, nothing urgent. `problem_alt` names problems that one of two readers saw and the other
did not: they are learnt neither as there nor as absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KINDS = ("klage", "anden_henvendelse", "uden_for_statistik", "smaasnak")
SMALL_TALK = (
    "hilsen",
    "tak",
    "farvel",
    "er_du_robot",
    "vil_have_menneske",
    "status_paa_registreret_henvendelse",
    "slet_mine_data",
    "hvad_kan_du",
    "ja",
    "nej",
    "fornaermelse_uden_sag",
    "uforstaaeligt",
    "start_forfra",
    "stop",
)
LIST_FIELDS = ("sub", "afdeling", "emne", "myndighed", "problem")
DOUBTED = "problem_alt"
FIELDS = ("id", "text", "sager", "kind", "akut", *LIST_FIELDS, DOUBTED)

NONE = "ingen"
"""The class of "nothing of the sort" in the heads `myndighed` and `akut`."""

NOT_COUNTED = (
    "sparring_fra_forvaltningen",
    "henvendelse_fra_kommunalbestyrelsen",
    "henvendelse_fra_forening",
    "hurtigt_ekspederet",
    "presse",
    "test_eller_spam",
)
"""Sub-kinds of `uden_for_statistik`."""

INTENT_OF_KIND = {"klage": "henvendelse", "anden_henvendelse": "henvendelse", "uden_for_statistik": "uden_for_statistik"}


class LabelProblem(ValueError):
    """A row of labelled messages cannot be used; the message says why in one sentence."""


def check_row(row: Any) -> dict[str, Any]:
    """Check one row of a messages file and give it back.

    Raises:
        LabelProblem: naming the field.
    """
    if not isinstance(row, dict):
        raise LabelProblem('expected an object like {"id": ..., "text": ..., "kind": ...}')
    unknown = sorted(set(row) - set(FIELDS))
    if unknown:
        raise LabelProblem(f"there is no field {unknown[0]!r}; known are {', '.join(FIELDS)}")
    for field in ("id", "text"):
        if not isinstance(row.get(field), str) or not row[field].strip():
            raise LabelProblem(f"{field!r} must be a text that is not empty")
    for field in (*LIST_FIELDS, DOUBTED):
        value = row.get(field, [])
        if not isinstance(value, list) or not all(isinstance(label, str) and label for label in value):
            raise LabelProblem(f"{field!r} must be a list of ids")
        if len(set(value)) != len(value):
            raise LabelProblem(f"{field!r} names an id twice")
    if DOUBTED in row and ("problem" not in row or set(row[DOUBTED]) & set(row["problem"])):
        raise LabelProblem(f"{DOUBTED!r} needs 'problem' and may not repeat its ids")
    if row.get("akut") is not None and not isinstance(row["akut"], str):
        raise LabelProblem("'akut' must be an id or null")
    if row.get("sager", 1) not in (1, 2):
        raise LabelProblem("'sager' must be 1 or 2")
    kind = row.get("kind")
    if "kind" in row and kind not in KINDS:
        raise LabelProblem(f"'kind' must be one of {', '.join(KINDS)}")
    if kind == "smaasnak" and (not row.get("sub") or row["sub"][0] not in SMALL_TALK):
        raise LabelProblem(f"small talk needs a 'sub' out of {', '.join(SMALL_TALK)}")
    return row


def kind_of_sub(sub: str) -> str:
    """The kind that a sub-kind belongs to; the ids say it themselves."""
    if sub in SMALL_TALK:
        return "smaasnak"
    if sub in NOT_COUNTED:
        return "uden_for_statistik"
    return "klage" if sub.startswith("klage_over_") or sub == "hjaelp_til_at_klage_videre" else "anden_henvendelse"


def intent_of(row: Mapping[str, Any]) -> str | None:
    """Rasa's intent for a labelled row; None when its kind is not labelled."""
    kind = row.get("kind")
    if kind is None:
        return None
    return str(row["sub"][0]) if kind == "smaasnak" else INTENT_OF_KIND[kind]


def labels_of(row: Mapping[str, Any]) -> dict[str, list[str]]:
    """Per head, the accepted labels of a row, best first; heads that are not labelled are missing. `problem_alt` as in the row."""
    labels = {field: list(row[field]) for field in (*LIST_FIELDS, DOUBTED) if field in row}
    if "kind" in row:
        labels["kind"] = [row["kind"]]
    if "akut" in row:
        labels["akut"] = [row["akut"] or NONE]
    if labels.get("myndighed") == []:
        labels["myndighed"] = [NONE]
    return labels
