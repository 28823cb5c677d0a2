"""What the figures are called for a person who reads a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from actions.rules.catalogue import Catalogue
from bot.evaluation.scoring import NONE

HEADS: Mapping[str, str] = {
    "akut": "Akutte situationer",
    "kind": "Henvendelsestype",
    "sub": "Undertype",
    "afdeling": "Afdeling",
    "emne": "Emne",
    "myndighed": "Anden myndighed",
    "problem": "Problemstilling",
}


@dataclass(frozen=True, kw_only=True)
class Group:
    """Figures that are shown together, in one table or one plot."""

    title: str
    figures: Mapping[str, str]
    """Name of the figure to its title."""


GROUPS = (
    Group(
        title="Akut",
        figures={
            "akut_recall": "akutte beskeder, der blev opdaget",
            "akut_exact": "akutte beskeder med den rette situation",
            "akut_no_false_alarm": "andre beskeder uden falsk alarm",
        },
    ),
    Group(
        title="Henvendelsestype",
        figures={
            "kind": "rette type",
            "klage_recall": "klager, der blev set som klager",
            "klage_precision": "sagt klage, og det var en klage",
            "anden_henvendelse_recall": "andre henvendelser, der blev set som det",
            "uden_for_statistik_recall": "uden for statistikken, set som det",
            "smaasnak_recall": "småsnak, set som det",
        },
    ),
    Group(title="Undertype", figures={"sub_top1": "rette undertype"}),
    Group(title="Afdeling", figures={"afdeling_top1": "rette afdeling først", "afdeling_top3": "rette afdeling blandt de tre første"}),
    Group(title="Emne", figures={"emne_top1": "rette emne først", "emne_top3": "rette emne blandt de tre første"}),
    Group(
        title="Anden myndighed",
        figures={
            "myndighed_top1": "rette myndighed først",
            "myndighed_top3": "rette myndighed blandt de tre første",
            "not_sent_elsewhere": "kommunens egne sager, der ikke blev sendt væk",
        },
    ),
    Group(
        title="Problemstilling",
        figures={
            "main_problem_found": "hovedproblemet fundet",
            "problem_micro_f1": "F1 over alle problemer (micro)",
            "problem_macro_f1": "F1 pr. problem, middel (macro)",
        },
    ),
)


def label_title(catalogue: Catalogue, head: str, label: str) -> str:
    """The words for an id; small talk that the taxonomy does not know keeps its id."""
    return "(ingen)" if label == NONE else catalogue.label(head, label)
