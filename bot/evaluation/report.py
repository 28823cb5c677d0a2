"""The report of one measuring: `report.json` for programs, `report.html` for people, `predictions.jsonl` for the scorer."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from actions.rules.catalogue import Catalogue
from bot.evaluation import words
from bot.evaluation.scoring import Confusion, Figures, LabelCount, Row, score

TEMPLATES = Path(__file__).parent.parent / "templates" / "evaluation"
WORST = 12
"""Confusions shown per head."""
EXAMPLES = 4
"""Messages shown per confusion."""


def report(rows: Sequence[Row], predictions: Sequence[Row], figures: Figures) -> dict[str, Any]:
    """What was measured, JSON-ready: how the kinds and routes spread, figures (shares between 0 and 1), labels and confusions."""
    texts = {row["id"]: row["text"] for row in rows}
    return {
        "texts": len(predictions),
        "kinds": dict(Counter(got["kind"] for got in predictions).most_common()),
        "routes": dict(Counter(got["route"] for got in predictions).most_common()),
        "akut": sum(got["akut"] is not None for got in predictions),
        "figures": figures.values(),
        "judged": {name: share.of for name, share in sorted(figures.shares.items())},
        "labels": {head: [_label(count) for count in counts] for head, counts in figures.labels.items()},
        "confusions": {
            head: [_confusion(one, texts) for one in found[:WORST]] for head in words.HEADS if (found := figures.confusions(head))
        },
    }


def write_report(
    out: Path, rows: Sequence[Row], predictions: Sequence[Row], catalogue: Catalogue, *, title: str, about: Iterable[str] = ()
) -> dict[str, Any]:
    """Write `predictions.jsonl`, `report.json` and `report.html` into `out`; gives the report back. `about` are sentences under the title."""
    out.mkdir(parents=True, exist_ok=True)
    facts = report(rows, predictions, score(rows, predictions))
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in predictions)
    (out / "predictions.jsonl").write_text(lines, encoding="utf-8")
    (out / "report.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    page = render("report.html", catalogue, title=title, about=tuple(about), report=facts)
    (out / "report.html").write_text(page, encoding="utf-8")
    return facts


def render(template: str, catalogue: Catalogue, **context: Any) -> str:
    """A page that needs nothing beside itself: styles inline, no script, plots as SVG or CSS."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(template).render(
        groups=words.GROUPS,
        heads=words.HEADS,
        named=lambda head, label: words.label_title(catalogue, head, label),
        percent=percent,
        **context,
    )


def percent(value: float | None) -> str:
    """A share as Danes write it: `97,2 %`; an en dash where nothing was judged."""
    return "–" if value is None else f"{100 * value:.1f} %".replace(".", ",")


def summary(facts: Mapping[str, Any]) -> str:
    """The figures as plain lines, for a terminal."""
    lines = [f"{facts['texts']} texts"]
    lines += [
        f"  {name:26} {value:.4f}" + (f"  of {facts['judged'][name]}" if name in facts["judged"] else "")
        for name, value in facts["figures"].items()
    ]
    return "\n".join(lines) + "\n"


def _label(count: LabelCount) -> dict[str, Any]:
    shares = {"precision": count.precision, "recall": count.recall, "f1": count.f1 if count.support else None}
    rounded = {name: None if value is None else round(value, 4) for name, value in shares.items()}
    return {"label": count.label, "support": count.support, "given": count.found + count.extra, **rounded}


def _confusion(one: Confusion, texts: Mapping[Any, str]) -> dict[str, Any]:
    examples = [{"id": row_id, "text": texts[row_id]} for row_id in one.ids[:EXAMPLES]]
    return {"wanted": one.wanted, "got": one.got, "count": one.count, "examples": examples}
