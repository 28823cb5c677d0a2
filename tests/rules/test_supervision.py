"""The municipality that does nothing about a neighbour's house or noise lets time pass: that is what is complained of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.supervision import PROBLEM, RULE, left_alone, says_nothing_is_done
from actions.rules.triage import Route, Suggestion

COMPLAINT = Suggestion(
    route=Route.REGISTRER,
    kind="klage",
    sub="klage_over_sagsbehandling",
    emne=("byggesag", "lokalplan"),
    problem=("uenig_i_afgoerelse", "habilitet"),
)
NOTHING_DONE = (
    "naboens carport står 1 m fra skel, kommunen gør ikke noget",
    "HELE SOMMERHUSET BLIVER LEJET UD ÅRET RUNDT OG KOMMUNEN VED DET OG GØR INGENTING",
    "Hækken skjuler svinget. Vi er fire naboer der har anmeldt den og i gør INTET",
    "Der er larm fra værkstedet hver nat. Der sker ikke en disse.",
    "naboen har bygget uden tilladelse, og forvaltningen foretager sig ikke noget",
    "De har revet det halve af huset ned, og kommunen har ikke gjort noget",
    "Han brænder plastik af hver lørdag. Hvorfor griber kommunen ikke ind, ingen griber ind",
    "Byggetilsynet reagerer ikke. Skuret står der endnu",
    "Hans mur er to meter høj, og I har ikke reageret",
    "The neighbour built a garage on our land and the municipality does nothing",
)
SOMETHING_ELSE = (
    "Naboen fik påbud om at rive det ned, og kommunen gør ikke noget",
    "Nævnet gav os ret i marts, men I har ikke gjort noget",
    "kommunen gav naboen lov til at bygge i skel, og ingen gør noget ved det",
    "I har afvist at se på det. Der sker ikke noget",
    "Jeg fik afslag på min carport, og I gør ikke noget for at forklare det",
    "naboens hund gør hele natten",
    "Vi gjorde ikke noget forkert, og alligevel får vi et brev",
    "Det gør ikke noget at carporten er lille",
    "Naboen gør ikke noget ved sin hæk",
    "Hvad skal jeg gøre, når naboen bygger i skel",
)


@pytest.mark.parametrize("text", NOTHING_DONE)
def test_doing_nothing_is_time_that_passes(text: str) -> None:
    heard = left_alone(text, COMPLAINT)
    assert heard is not None
    assert heard.problem == (PROBLEM, "habilitet"), "nothing was decided, so nobody disagrees with a decision"
    assert heard.rules == (RULE,) and (heard.sub, heard.emne) == (COMPLAINT.sub, COMPLAINT.emne)


@pytest.mark.parametrize("text", SOMETHING_ELSE)
def test_a_decision_or_somebody_else_is_another_matter(text: str) -> None:
    assert not says_nothing_is_done(text)
    assert left_alone(text, COMPLAINT) == COMPLAINT


@pytest.mark.parametrize(
    "other",
    [
        replace(COMPLAINT, emne=("mobning",)),
        replace(COMPLAINT, emne=()),
        replace(COMPLAINT, kind="anden_henvendelse", sub="andet"),
        replace(COMPLAINT, route=Route.ANDEN_MYNDIGHED),
        replace(COMPLAINT, problem=(PROBLEM, "uenig_i_afgoerelse")),
        None,
    ],
)
def test_help_that_is_missing_and_what_is_no_complaint_stay_as_they_were(other: Suggestion | None) -> None:
    assert left_alone(NOTHING_DONE[0], other) == other
