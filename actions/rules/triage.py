"""From the engine's scores to a suggestion: an explicit policy that an advisor can read and audit.

Sources: "in doubt it is a complaint" (Norddjurs 2023), "in doubt about competence it goes to the
borgerraadgiver" (design decision 5). The suggestion is a proposal; the advisor's value is final.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

Ranked = tuple[tuple[str, float], ...]


class Route(StrEnum):
    """What the conversation does with a first message."""

    REGISTRER = "registrer"
    VEJVIS = "vejvis"
    ANDEN_MYNDIGHED = "anden_myndighed"
    TAEL = "tael"
    SMAASNAK = "smaasnak"
    UKENDT = "ukendt"


@dataclass(frozen=True, kw_only=True)
class Scores:
    """What the engine says about one message: per head, ids with calibrated scores in 0..1, best first."""

    kind: Ranked = ()
    sub: Ranked = ()
    afdeling: Ranked = ()
    emne: Ranked = ()
    myndighed: Ranked = ()
    akut: Ranked = ()
    problem: Ranked = ()
    evidence: tuple[str, ...] = ()
    model: str = ""

    @classmethod
    def from_json(cls, raw: Mapping[str, Any] | None) -> Scores:
        """Read the engine's `triage` output; unknown or missing heads are empty."""
        raw = raw or {}

        def ranked(name: str) -> Ranked:
            rows: Sequence[Any] = raw.get(name) or ()
            return tuple((str(label), float(score)) for label, score in rows)

        return cls(
            **{name: ranked(name) for name in ("kind", "sub", "afdeling", "emne", "myndighed", "akut", "problem")},
            evidence=tuple(str(word) for word in raw.get("evidence") or ()),
            model=str(raw.get("model") or ""),
        )


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """What Vejviser understood of a message. Lists are best first; `klar` says that the margin is comfortable."""

    route: Route
    kind: str
    sub: str
    afdeling: tuple[str, ...] = ()
    emne: tuple[str, ...] = ()
    myndighed: tuple[str, ...] = ()
    problem: tuple[str, ...] = ()
    confidence: float = 0.0
    klar: bool = False
    evidence: tuple[str, ...] = ()
    model: str = ""
    rules: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """A JSON-ready copy, as stored with the draft and the case."""
        return {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(self).items()}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Suggestion:
        """Read back what `as_json` wrote."""
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
        values["route"] = Route(values["route"])
        return cls(**values)


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """Margins of the policy, as shares. Chosen on out-of-fold scores, not on single messages."""

    klage_at: float = 0.30
    """A message is a klage as soon as this much speaks for it: in doubt klage."""
    understood_at: float = 0.30
    elsewhere_at: float = 0.50
    """How much must speak for any other authority before the best one is named; otherwise the borgerraadgiver gets it."""
    clear_margin: float = 0.20
    problem_at: float = 0.35


DEFAULT_THRESHOLDS = Thresholds()
NO_AUTHORITY = "ingen"
"""The engine's class for "the municipality's own"."""
COUNTED = frozenset({"klage", "anden_henvendelse"})
MUNICIPAL_SUBS_THAT_ONLY_ASK_THE_WAY = frozenset({"find_indgang"})


def is_klage_sub(sub: str) -> bool:
    """Whether a sub-kind belongs to klage rather than to anden henvendelse (their ids tell)."""
    return sub.startswith("klage_") or sub == "hjaelp_til_at_klage_videre"


def decide(scores: Scores, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Suggestion:
    """The policy: which kind, where, and what the conversation does about it. Total; never raises."""
    rules: list[str] = []
    kinds = dict(scores.kind)
    best_kind, best_score = scores.kind[0] if scores.kind else ("", 0.0)
    if best_score < thresholds.understood_at:
        best_kind = ""
    if best_kind == "anden_henvendelse" and kinds.get("klage", 0.0) >= thresholds.klage_at:
        best_kind, best_score = "klage", kinds["klage"]
        rules.append("i_tvivl_klage")

    subs = tuple(label for label, _ in scores.sub if best_kind not in COUNTED or is_klage_sub(label) == (best_kind == "klage"))
    topics = tuple(label for label, _ in scores.emne[:3])
    units = tuple(label for label, _ in scores.afdeling[:3])
    problems = tuple(label for label, score in scores.problem if score >= thresholds.problem_at)
    authorities = tuple(label for label, _ in scores.myndighed if label != NO_AUTHORITY)
    elsewhere = _elsewhere(scores.myndighed)
    margin = _margin(scores.emne)
    base: dict[str, Any] = {
        "confidence": round(best_score, 4),
        "klar": margin >= thresholds.clear_margin and best_score >= 0.5,
        "evidence": scores.evidence,
        "model": scores.model,
    }

    if best_kind in {"smaasnak", "uden_for_statistik"}:
        route = Route.SMAASNAK if best_kind == "smaasnak" else Route.TAEL
        return Suggestion(route=route, kind=best_kind, sub=subs[0] if subs else "", rules=tuple(rules), **base)
    if not best_kind:
        return Suggestion(
            route=Route.UKENDT, kind="klage", sub="klage_over_sagsbehandling", afdeling=units, emne=topics,
            rules=("i_tvivl_klage", "ikke_forstaaet"), **base,
        )  # fmt: skip
    if authorities and elsewhere >= thresholds.elsewhere_at:
        rules.append("klart_anden_myndighed")
        sub = "klage_over_anden_myndighed" if best_kind == "klage" else "anden_myndighed"
        return Suggestion(
            route=Route.ANDEN_MYNDIGHED, kind=best_kind, sub=sub, problem=problems, rules=tuple(rules),
            myndighed=authorities[:3], **base,
        )  # fmt: skip
    sub = subs[0] if subs else ("klage_over_sagsbehandling" if best_kind == "klage" else "andet")
    route = Route.VEJVIS if sub in MUNICIPAL_SUBS_THAT_ONLY_ASK_THE_WAY else Route.REGISTRER
    return Suggestion(
        route=route, kind=best_kind, sub=sub, afdeling=units, emne=topics, problem=problems,
        rules=tuple(rules), **base,
    )  # fmt: skip


def _elsewhere(ranked: Ranked) -> float:
    """How much speaks for any other authority: what is not said to be the municipality's own."""
    known = dict(ranked)
    if NO_AUTHORITY in known:
        return 1.0 - known[NO_AUTHORITY]
    return min(1.0, sum(known.values()))


def _margin(ranked: Ranked) -> float:
    if not ranked:
        return 0.0
    return ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
