"""Our own matter and another authority's in one message, with the real engine: ours is registered, and the way to theirs is shown.

And long messages with one matter, which touch several places and are never cut in two.
"""

from __future__ import annotations

import pytest

from tests.conversations.forms.citizen import Bench, Citizen
from tests.conversations.forms.conftest import someone_new
from tests.conversations.product import Served

PAIRS = {
    "boligstøtte, jobcenter": (
        "Min boligstøtte er stoppet, og jeg ved ikke hvorfor. Jeg har også et problem med jobcentret. Min sagsbehandler aflyser hele tiden vores møder.",
        "jobcenter_og_unge", "udbetaling_danmark",
    ),
    "jobcenter, boligstøtte": (
        "Jobcentret aflyser hele tiden mine møder, og min sagsbehandler svarer ikke. Og så er min boligstøtte også stoppet uden varsel.",
        "jobcenter_og_unge", "udbetaling_danmark",
    ),
    "in one sentence": (
        "jeg får ikke min boligstøtte mere og det er de sidste to måneder, og så har jobcentret givet mig en sanktion fordi jeg ikke kom til samtale men jeg var syg",
        "jobcenter_og_unge", "udbetaling_danmark",
    ),
    "short": ("boligstøtten er stoppet og jobcentret svarer mig heller ikke", "jobcenter_og_unge", "udbetaling_danmark"),
    "English": (
        "My housing benefit has stopped and nobody tells me why. I also have a problem with the job centre, my caseworker keeps cancelling our meetings.",
        "jobcenter_og_unge", "udbetaling_danmark",
    ),
    "pension, hjemmehjælp": (
        "Udbetaling Danmark har regnet min folkepension forkert. Og min hjemmehjælp er skåret ned til en halv time om ugen uden at nogen har spurgt mig.",
        "bolig_og_omsorg", "udbetaling_danmark",
    ),
    "hjemmehjælp, pension": (
        "Min mors hjemmehjælp bliver aflyst hver uge. Desuden har Udbetaling Danmark trukket for meget i hendes folkepension.",
        "bolig_og_omsorg", "udbetaling_danmark",
    ),
    "skat, skole": (
        "Skat har beregnet min forskudsopgørelse helt forkert og vil have 14.000 kr. Samtidig får min søn ikke den støtte i skolen, som han er bevilget.",
        "skole", "skattestyrelsen",
    ),
    "familieretshus, vuggestue": (
        "Familieretshuset har ikke svaret på min ansøgning om samvær i fem måneder. Jeg venter også stadig på en plads i vuggestue fra pladsanvisningen.",
        "daginstitution", "familieretshuset",
    ),
    "byggesag, barsel": (
        "Vi har ventet otte måneder på en byggetilladelse til vores carport. Derudover har Udbetaling Danmark ikke udbetalt mine barselsdagpenge.",
        "by_og_miljoe", "udbetaling_danmark",
    ),
    "barsel, byggesag": (
        "Mine barselsdagpenge fra Udbetaling Danmark er ikke kommet. Derudover har byggesagsafdelingen ikke svaret på vores byggetilladelse i otte måneder.",
        "by_og_miljoe", "udbetaling_danmark",
    ),
    "a-kasse, sygedagpenge": (
        "Min a-kasse vil ikke betale dagpenge, fordi de siger at jeg selv sagde op. Kommunen har også stoppet mine sygedagpenge selvom jeg stadig er syg.",
        "ydelser", "a_kasse",
    ),
}  # fmt: skip
ONE = [
    "Jeg har været sygemeldt i otte måneder, og nu vil jobcentret raskmelde mig. Jeg får sygedagpenge, og jeg kan ikke betale min husleje, hvis de stopper. Min læge siger, at jeg ikke kan arbejde endnu. Jeg har ringet fire gange uden at få svar.",
    "Udbetaling Danmark har stoppet min boligstøtte, fordi de siger, at kommunen har registreret min kæreste på min adresse. Han bor her ikke. Jeg har skrevet til dem tre gange, men de svarer, at de ikke kan gøre noget.",
    "Jeg har søgt førtidspension for et år siden, og kommunen har endnu ikke sendt min sag videre. Jeg lever af kontanthjælp imens og kan knap betale husleje og medicin. Min sagsbehandler er skiftet fire gange.",
    "Jeg fik et brev fra kommunen om, at jeg skal betale 23.000 kr. tilbage i kontanthjælp, fordi jeg har fået børnepenge og boligstøtte samtidig. Jeg har oplyst alt hele tiden, og jeg forstår ikke, hvordan de har regnet det ud.",
    "Min pension fra Udbetaling Danmark er forkert beregnet. De har brugt et forkert tal for min mands indkomst, og jeg har nu fået et krav på 11.000 kr. Jeg har klaget, men har ventet seks måneder på svar. Hvor kan jeg gå hen?",
    "Jeg er enlig mor og har søgt kommunen om en bolig. Familieretshuset har sagt, at børnene skal bo hos mig, og boligforeningen har ingen ledige boliger. Men kommunen siger, at jeg ikke er akut nok, og at jeg skal vente i tre år.",
    "Kommunen har givet mig afslag på personligt tillæg til tandlægen. Jeg har kun min folkepension og boligstøtte fra Udbetaling Danmark, og jeg kan ikke betale regningen selv. Tandlægen siger, at det haster.",
    "Jobcentret siger jeg skal kontakte Udbetaling Danmark om min boligstøtte, og de siger jeg skal kontakte kommunen. Jeg bliver kastet rundt og ingen vil tage ansvar for min boligstøtte.",
    "Vi har søgt om byggetilladelse til en tilbygning for ti måneder siden. Kommunen beder hele tiden om nye papirer, og sagsbehandleren er skiftet tre gange. Vores bank vil ikke forlænge lånet, og entreprenøren venter.",
]  # fmt: skip


@pytest.fixture
def heard(engine: tuple[Served, Bench]) -> Citizen:
    """Somebody whom the real engine listens to."""
    return someone_new(engine, "web")()


@pytest.mark.parametrize("pair", PAIRS)
def test_ours_is_registered_and_the_way_to_theirs_is_shown(heard: Citizen, pair: str) -> None:
    text, unit, authority = PAIRS[pair]
    assert heard.say(text)[-1] == "ask.to_sager"
    heard.choose("to")
    own = heard.finish()
    assert (own["afdeling"], own["myndighed"]) == (unit, "")
    assert heard.slot == "vej" and heard.draft["suggestion"]["myndighed"] == [authority]
    assert heard.said[-1][-1].startswith("vej.myndighed"), "who takes care of it, why and how to reach them"
    heard.choose("nej")
    assert len(heard.cases) == 1 and not heard.slot, "whoever is content with the way has one case, which is ours"


@pytest.mark.parametrize("text", ONE)
def test_one_matter_that_touches_many_places_is_never_cut(heard: Citizen, text: str) -> None:
    heard.say(text)
    assert heard.slot and heard.slot != "to_sager" and not heard.draft["andet_myndighed"] and not heard.draft["andet_emne"]
