"""Money from the municipality that did not come is a complaint of that; a question and another authority's money are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.triage import Route, Suggestion
from actions.rules.unpaid import PROBLEM, RULE, says_unpaid, unpaid

QUESTION = Suggestion(route=Route.VEJVIS, kind="anden_henvendelse", sub="find_indgang", emne=("kontanthjaelp",), afdeling=("ydelser",))
COMPLAINT = Suggestion(
    route=Route.REGISTRER,
    kind="klage",
    sub="klage_over_afgoerelse",
    problem=("sagsbehandlingstid",),
    scores={"problem": (("sagsbehandlingstid", 0.8),)},
)
DID_NOT_COME = (
    "fik ik min kontanhælp idag har to børn og ingen mad",
    "Fik ikke mine sygedagpenge i fredags",
    "jeg har ikke fået min ledighedsydelse denne måned",
    "Kontanthjælpen kom ikke i dag og barnet skal have bleer",
    "min ledihedsydelse er ikk gået ind",
    "Pengene er stadig ikke kommet, det er den 4.",
    "vi har endnu ikke modtaget tabt arbejdsfortjeneste for marts",
    "mit fleksløntilskud mangler for oktober",
    "Har ikke fået penge fra kommunen til deres løn",
    "udbetalingen udeblev igen",
    "I did not get my benefits this month",
    "min kontanthjælp er ikke gået ind. Hvad skal jeg gøre?",
    "Jeg har ikke fået min kontanthjælp. Kan I hjælpe?",
    "Jeg har ikke fået mine sygedagpenge, og jeg får også boligstøtte",
    "Det er første gang jeg klager. Jeg har ikke fået min kontanthjælp",
)
NOT_SO = (
    "hvorfor fik jeg ik kontanthjælp idag, alle andre har fået",
    "hej, sygedagpenge kom ikke fredag. er det fordi jeg sendte skemaet for sent",
    "Min udbetaling er ikke kommet endnu, er det normalt den første gang?",
    "Jeg har ikke fået min kontanthjælp... sat op efter nytår",
    "Jeg er gået på folkepension, men har ikke set pengene endnu",
    "min SU er ikke gået ind, pengene kom ikke",
    "De trak dobbelt, og vi har ikke fået pengene",
    "Vi betalte for 14 dage. Pengene er ikke kommet tilbage",
    "Jeg får ikke kontanthjælp, jeg er på SU",
    "Jeg fik min kontanthjælp i går, tak",
    "hjælperen kom ikke i dag",
    "boligstøtten mangler, ydelsen kom ikke",
    "kan jeg søge kontanthjælp",
)


@pytest.mark.parametrize("text", DID_NOT_COME)
def test_money_that_did_not_come_is_a_complaint(text: str) -> None:
    heard = unpaid(text, QUESTION)
    assert heard is not None
    assert (heard.route, heard.kind, heard.sub) == (Route.REGISTRER, "klage", "klage_over_sagsbehandling")
    assert heard.problem[0] == PROBLEM and heard.rules == (RULE,)
    assert heard.emne == QUESTION.emne


@pytest.mark.parametrize("text", NOT_SO)
def test_what_asks_or_is_somebody_elses_stays_as_it_was(text: str) -> None:
    assert not says_unpaid(text)
    assert unpaid(text, QUESTION) == QUESTION


def test_a_complaint_keeps_its_kind_and_what_was_clearly_heard() -> None:
    heard = unpaid(DID_NOT_COME[1], COMPLAINT)
    assert heard is not None and (heard.sub, heard.problem) == (COMPLAINT.sub, ("sagsbehandlingstid", PROBLEM))
    guessed = replace(COMPLAINT, scores={"problem": (("sagsbehandlingstid", 0.3),)})
    heard = unpaid(DID_NOT_COME[1], guessed)
    assert heard is not None and heard.problem == (PROBLEM, "sagsbehandlingstid")
    known = replace(COMPLAINT, problem=("begrundelse", PROBLEM))
    assert unpaid(DID_NOT_COME[1], known) == known


@pytest.mark.parametrize("route", [Route.ANDEN_MYNDIGHED, Route.TAEL, Route.SMAASNAK])
def test_another_authoritys_matter_is_left_to_it(route: Route) -> None:
    elsewhere = replace(QUESTION, route=route)
    assert unpaid(DID_NOT_COME[1], elsewhere) == elsewhere
    assert unpaid(DID_NOT_COME[1], None) is None
