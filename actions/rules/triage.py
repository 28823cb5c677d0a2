"""From the engine's scores to a suggestion: an explicit policy that an advisor can read and audit.

Sources: "in doubt it is a complaint" (Norddjurs 2023), "in doubt about competence it goes to the
borgerraadgiver" (design decision 5). The suggestion is a proposal; the advisor's value is final.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from actions.rules.thresholds import DEFAULT_THRESHOLDS, Thresholds

Ranked = tuple[tuple[str, float], ...]
Example = tuple[str, float, str]
"""A training message: its id, how alike it is (0..1), and its text (written by us, no citizen's)."""
HEADS = ("kind", "sub", "afdeling", "emne", "myndighed", "akut", "problem")
SCORES_KEPT = 3
"""Guesses per head that are stored with a suggestion, so that it can be explained later."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A half of a message that speaks for one place: a unit (`afdeling`, with its likeliest `emne`) or another authority (`myndighed`)."""

    text: str
    """The citizen's own words."""
    kind: str = ""
    afdeling: str = ""
    emne: str = ""
    myndighed: str = ""
    score: float = 0.0
    """How much more this half speaks for its place than the other half does, 0..1."""


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
    two_matters: float = 0.0
    """How much speaks for two matters in the message."""
    parts: tuple[Part, ...] = ()
    """Its two halves, when they speak for two places."""
    evidence: tuple[str, ...] = ()
    """The citizen's own words that spoke most for the decision."""
    nearest: tuple[Example, ...] = ()
    model: str = ""

    @classmethod
    def from_json(cls, raw: Mapping[str, Any] | None) -> Scores:
        """Read the engine's `triage` output; unknown or missing heads are empty."""
        raw = raw or {}

        def ranked(name: str) -> Ranked:
            rows: Sequence[Any] = raw.get(name) or ()
            return tuple((str(label), float(score)) for label, score in rows)

        return cls(
            **{name: ranked(name) for name in HEADS},
            two_matters=float(raw.get("to_sager") or 0.0),
            parts=tuple(Part(**part) for part in raw.get("parts") or ()),
            evidence=tuple(str(word) for word in raw.get("evidence") or ()),
            nearest=tuple((str(one), float(likeness), str(text)) for one, likeness, text in raw.get("nearest") or ()),
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
    akut: str = ""
    second: Part | None = None
    """The half of the message that is another matter, for somebody else than the first; None as a rule."""
    evidence: tuple[str, ...] = ()
    nearest: tuple[Example, ...] = ()
    scores: Mapping[str, Ranked] = field(default_factory=dict)
    model: str = ""
    rules: tuple[str, ...] = ()
    """Ids of the policy's rules that had a say."""

    def as_json(self) -> dict[str, Any]:
        """A JSON-ready copy, as stored with the draft and the case."""
        return {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(self).items()}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Suggestion:
        """Read back what `as_json` wrote."""
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
        values["route"] = Route(values["route"])
        values["second"] = Part(**raw["second"]) if raw.get("second") else None
        values["nearest"] = tuple((one[0], one[1], one[2]) for one in raw.get("nearest") or ())
        values["scores"] = {head: tuple((one[0], one[1]) for one in ranked) for head, ranked in (raw.get("scores") or {}).items()}
        return cls(**values)


NOTHING = "ingen"
"""The engine's class for "the municipality's own" and for "nothing urgent"."""
FEWEST_WORDS_FOR_DANGER = 3
LONGEST_ANSWER = 12
"""Words. A longer text in answer to a question tells something of its own."""
A_THREAT = "trusler_mod_medarbejdere"
IN_NEED = frozenset({"livsfare", "selvmordstanker", "hjemloes_i_nat", "udsaettelse", "akut_sygdom", "politi_ikke_akut"})
"""Urgent situations that blame nobody as a rule. The others are often told with what a school, a home or an authority did or left undone."""
ALSO_A_SUBJECT = frozenset({"lydoptagelse_af_moeder", "aktindsigt", "bisidder_og_repraesentation", "klagevejledning", "sprog_og_tolk"})
"""Problems that a plain question may be about: "må jeg optage mødet" blames nobody."""
LIFE_AND_LIMB = frozenset({"livsfare", "selvmordstanker", "vold", "barn_i_fare", "barn_skriver_selv"})
COUNTED = frozenset({"klage", "anden_henvendelse"})
STAYS_A_QUESTION = frozenset({"manglende_svar", "maegling_og_dialog", "forslag", "find_indgang"})
"""Sub-kinds of anden henvendelse that show a problem by their nature, or want a way and no case: what is shown makes no klage of them."""
SUBS_OF_ANOTHER_AUTHORITY = frozenset({"anden_myndighed", "klage_over_anden_myndighed"})
"""Only where another authority is named: a matter that stays here is not filed as somebody else's."""
MUNICIPAL_SUBS_THAT_ONLY_ASK_THE_WAY = frozenset({"find_indgang"})


def is_klage_sub(sub: str) -> bool:
    """Whether a sub-kind belongs to klage rather than to anden henvendelse (their ids tell)."""
    return sub.startswith("klage_") or sub == "hjaelp_til_at_klage_videre"


def decide(scores: Scores, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Suggestion:
    """The policy: which kind, where, and what the conversation does about it. Total; never raises."""
    suggestion = _decide(scores, thresholds)
    second = second_matter(suggestion, scores, thresholds)
    if second is None:
        return suggestion
    if len({bool(part.myndighed) for part in scores.parts}) == 2:
        own, second = sorted(scores.parts, key=lambda part: bool(part.myndighed))
        if own.kind == "klage":
            # What makes the whole a question, or leaves it in doubt, is the other half.
            suggestion = replace(suggestion, problem=_problems(scores.problem, thresholds, klage=1.0))
            if suggestion.kind != "klage":
                suggestion = replace(suggestion, kind="klage", route=Route.REGISTRER, sub="klage_over_sagsbehandling")
        suggestion = kept_here(suggestion, (own.emne,) if own.emne else (), (own.afdeling,), beside=second.myndighed, subs=scores.sub)
    return replace(suggestion, second=second, rules=(*suggestion.rules, "to_sager"))


def kept_here(suggestion: Suggestion, topics: tuple[str, ...], units: tuple[str, ...], *, beside: str, subs: Ranked) -> Suggestion:
    """The suggestion for the municipality's own part of a message whose other part is another authority's (`beside`).

    The own one is the first of the two: it is registered, and then the way to the other is shown. The other way round whoever is
    content with the way that was shown would lose the matter that is ours.
    """
    complaint = suggestion.kind == "klage"
    labels = (suggestion.sub, *(label for label, _ in subs))
    fitting = (label for label in labels if label and is_klage_sub(label) == complaint and label not in SUBS_OF_ANOTHER_AUTHORITY)
    sub = next(fitting, "klage_over_sagsbehandling" if complaint else "andet")
    if suggestion.route is not Route.ANDEN_MYNDIGHED and suggestion.afdeling[:1] == units[:1]:
        return replace(suggestion, myndighed=(beside,))
    return replace(suggestion, route=Route.REGISTRER, sub=sub, emne=topics, afdeling=units, myndighed=(beside,), klar=len(topics) == 1)


def second_matter(suggestion: Suggestion, scores: Scores, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Part | None:
    """The half that belongs to somebody else than what was suggested for the message; the other half must agree with that suggestion."""
    if suggestion.kind not in COUNTED or suggestion.route is Route.UKENDT or len(scores.parts) != 2:
        return None
    weaker = min(part.score for part in scores.parts)
    elsewhere_too = [part for part in scores.parts if part.myndighed]
    if len(elsewhere_too) == 1 and weaker >= thresholds.own_and_elsewhere_at:
        return elsewhere_too[0]
    if scores.two_matters < thresholds.two_matters_at or weaker < thresholds.part_at:
        return None
    elsewhere = suggestion.route is Route.ANDEN_MYNDIGHED
    first = (suggestion.myndighed if elsewhere else suggestion.afdeling)[:1]
    agrees = [(part.myndighed if elsewhere else part.afdeling) in first for part in scores.parts]
    return scores.parts[agrees.index(False)] if sum(agrees) == 1 else None


def _decide(scores: Scores, thresholds: Thresholds) -> Suggestion:
    rules: list[str] = []
    kinds = dict(scores.kind)
    best_kind, best_score = scores.kind[0] if scores.kind else ("", 0.0)
    if best_score < thresholds.understood_at:
        best_kind = ""
    authorities = tuple(label for label, _ in scores.myndighed if label != NOTHING)
    elsewhere = _anything(scores.myndighed)
    clearly_elsewhere = bool(authorities) and elsewhere >= thresholds.elsewhere_at
    akut = urgent(scores, thresholds)
    if best_kind in COUNTED and (klage := kinds.get("klage", 0.0)):
        in_need = akut in IN_NEED and dict(scores.akut)[akut] >= thresholds.in_need_at
        in_doubt = thresholds.klage_elsewhere_at if clearly_elsewhere else thresholds.klage_at
        least = thresholds.klage_in_need_at if in_need else in_doubt
        if best_kind == "anden_henvendelse" and klage >= least:
            best_kind, best_score = "klage", klage
            rules.append("i_tvivl_klage")
        elif best_kind == "anden_henvendelse" and not in_need and (shown := _shown(scores, klage, elsewhere, thresholds)):
            # As sure as the problem is: next to nothing speaks for a complaint by itself.
            best_kind, best_score = "klage", shown
            rules.append("noget_er_galt")
        elif best_kind == "klage" and in_need and klage < least:
            best_kind, best_score = "anden_henvendelse", kinds.get("anden_henvendelse", 0.0)
            rules.append("noed_er_ingen_klage")

    subs = tuple(label for label, _ in scores.sub if best_kind not in COUNTED or is_klage_sub(label) == (best_kind == "klage"))
    topics = tuple(label for label, _ in scores.emne[:3])
    units = tuple(label for label, _ in scores.afdeling[:3])
    problems = _problems(scores.problem, thresholds, klage=best_score if best_kind == "klage" else 0.0)
    margin = _margin(scores.emne)
    base: dict[str, Any] = {
        "confidence": round(best_score, 4),
        "klar": margin >= thresholds.clear_margin and best_score >= 0.5,
        "akut": akut,
        "evidence": scores.evidence,
        "nearest": scores.nearest,
        "scores": {name: getattr(scores, name)[:SCORES_KEPT] for name in HEADS},
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
    if clearly_elsewhere:
        rules.append("klart_anden_myndighed")
        sub = "klage_over_anden_myndighed" if best_kind == "klage" else "anden_myndighed"
        return Suggestion(
            route=Route.ANDEN_MYNDIGHED, kind=best_kind, sub=sub, problem=problems, rules=tuple(rules),
            myndighed=authorities[:3], **base,
        )  # fmt: skip
    subs = tuple(label for label in subs if label not in SUBS_OF_ANOTHER_AUTHORITY)
    sub = subs[0] if subs else ("klage_over_sagsbehandling" if best_kind == "klage" else "andet")
    route = Route.VEJVIS if sub in MUNICIPAL_SUBS_THAT_ONLY_ASK_THE_WAY else Route.REGISTRER
    return Suggestion(
        route=route, kind=best_kind, sub=sub, afdeling=units, emne=topics, problem=problems,
        myndighed=authorities[:3] if elsewhere >= thresholds.perhaps_elsewhere_at else (),
        rules=tuple(rules), **base,
    )  # fmt: skip


def urgent(scores: Scores, thresholds: Thresholds = DEFAULT_THRESHOLDS, *, answering: bool = False) -> str:
    """The urgent situation the engine sees, "" for none. The rules of `danger` are asked first and need no engine.

    `answering`: the text is a short answer to a question of ours. The engine has learnt from first messages; out of "at nogen ser til
    hende" it makes more than there is, so only danger to life and limb counts there. The rules see the rest.
    """
    situations = [(label, score) for label, score in scores.akut if label != NOTHING]
    if not situations or situations[0][1] < thresholds.situation_at or _anything(scores.akut) < thresholds.urgent_at:
        return ""
    best, score = situations[0]
    if (answering and best not in LIFE_AND_LIMB) or (best == A_THREAT and score < thresholds.threat_at):
        return ""
    return best


def says_enough(text: str) -> bool:
    """Whether the engine's view of danger is worth asking for: "i går" answers a question of ours. The rules read every text."""
    return len(text.split()) >= FEWEST_WORDS_FOR_DANGER


def _shown(scores: Scores, klage: float, elsewhere: float, thresholds: Thresholds) -> float:
    """How sure it is that something is wrong where a calm question shows it beyond doubt; 0 where it does not."""
    asks = next((sub for sub, _ in scores.sub if not is_klage_sub(sub)), "")
    surest = max((score for label, score in scores.problem if label not in ALSO_A_SUBJECT), default=0.0)
    if klage < thresholds.klage_when_shown_at or elsewhere >= thresholds.elsewhere_when_shown_at or asks in STAYS_A_QUESTION:
        return 0.0
    return surest if surest >= thresholds.shown_at else 0.0


def _problems(ranked: Ranked, thresholds: Thresholds, *, klage: float) -> tuple[str, ...]:
    """What is wrong, best first. `klage` is how much speaks for a complaint, 0 where the message is none."""
    least = first = thresholds.problem_at if klage else thresholds.problem_without_complaint_at
    if klage:
        first = 0.0 if klage >= thresholds.complaint_sure_at else thresholds.problem_of_a_doubt_at
    return tuple(label for at, (label, score) in enumerate(ranked) if score >= (least if at else first))


def _anything(ranked: Ranked) -> float:
    """How much speaks for anything at all in a head with the class "ingen" (any other authority, anything urgent)."""
    known = dict(ranked)
    if NOTHING in known:
        return 1.0 - known[NOTHING]
    return min(1.0, sum(known.values()))


def _margin(ranked: Ranked) -> float:
    if not ranked:
        return 0.0
    return ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
