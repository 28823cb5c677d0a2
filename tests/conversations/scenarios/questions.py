"""Enquiries that are no complaint: the right door, a letter, a status, a meeting, praise."""

from __future__ import annotations

from tests.conversations.scenarios.scenario import (
    ASKS_WHICH_MATTER,
    TO_BE_PLACED,
    UNDERSTOOD_COMPLAINT,
    After,
    Row,
    Says,
    Scenario,
)  # fmt: skip

PLACED_LATER = After(row=TO_BE_PLACED)
CPR = "010190" + "-" + "1234"
BATH = "hej hvem snakker jeg med når min far skal ha hjælp til bad"
LETTER = "My kommune siger jeg skal tilbagebetale 14.000, but I don't understand brevet"

QUESTIONS = (
    Scenario(
        number="1",
        what="whom to ask about help with a bath: shown the way, and that is all",
        turns=(Says(text=BATH, hears=("vej.afdeling*",), words=("Bolig og omsorg",)), Says(choose="nej", hears=("droppet.vej",))),
        after=After(tally=("vejvist", "bolig_og_omsorg")),
    ),
    Scenario(
        number="1b",
        what="whom to ask about help with a bath: wants to write to the advisor all the same",
        turns=(Says(text=BATH, hears=("vej.afdeling*",), down=()),),
        after=After(
            row=Row(kind="anden_henvendelse", sub="find_indgang", main="vejledning", emne="hjemmehjaelp", afdeling="bolig_og_omsorg")
        ),
        down=PLACED_LATER,
    ),
    Scenario(
        number="5",
        what="dialect: nobody answers the phone",
        turns=(
            Says(
                text="A ka it få fat i nowen på æ kommun, de ta it æ telefon. Hwa gør a?",
                hears=(ASKS_WHICH_MATTER,),
                hears_not=("svar.uforstaaeligt",),
                down=(),
            ),
        ),
        answers={"afklar": "Det er om mine sygedagpenge", "emne": "Det er om mine sygedagpenge", "forstaaet": "=emne:sygedagpenge"},
        after=After(
            row=Row(
                kind="anden_henvendelse",
                sub="manglende_svar",
                main="manglende_svar",
                also=("tilgaengelighed",),
                emne="sygedagpenge",
                afdeling="ydelser",
            ),
        ),
        down=PLACED_LATER,
    ),
    Scenario(
        number="6",
        what="half in English: a letter about paying back, from the municipality",
        turns=(Says(text=LETTER, hears=("afklar.*",), words=("hvem|who",), offers=("kommunen", "udbetaling_danmark")),),
        answers={"afklar": "Det er fra kommunen"},
        after=After(
            row=Row(
                kind="anden_henvendelse",
                sub="forstaa_afgoerelse_eller_brev",
                main="tilbagebetaling_og_sanktion",
                also=("sprog_og_tolk",),
                emne="tilbagebetaling",
                afdeling="ydelser",
            ),
        ),
        # Who sent it decides, with the engine or without: the words name the matter, and the question is asked all the same.
        down=After(row=Row(kind="anden_henvendelse", sub="forstaa_afgoerelse_eller_brev", emne="tilbagebetaling", afdeling="ydelser")),
    ),
    Scenario(
        number="6b",
        what="half in English: a letter about paying back, from Udbetaling Danmark",
        turns=(
            Says(text=LETTER, hears=("afklar.*",), offers=("udbetaling_danmark",)),
            Says(text="Udbetaling Danmark", hears=("vej.myndighed*",)),
            Says(choose="nej"),
        ),
        after=After(tally=("anden_myndighed", "udbetaling_danmark")),
    ),
    Scenario(
        number="8",
        what="what does it mean that a case was sent back",
        turns=(
            Says(
                text="Ankestyrelsen sendte min sag retur, hvad betyder hjemvist", hears=(ASKS_WHICH_MATTER,), hears_not=("vej.*",), down=()
            ),
        ),
        answers={"afklar": "Det er min sag om førtidspension", "emne": "Det er min sag om førtidspension"},
        after=After(
            row=Row(
                kind="anden_henvendelse",
                sub="forstaa_afgoerelse_eller_brev",
                main="sagsoplysning",
                emne="foertidspension",
                afdeling="jobcenter_og_unge",
            ),
        ),
        # The words themselves ask what something means, so that nobody needs the engine to see that it is a question.
        down=After(
            row=Row(
                kind="anden_henvendelse",
                sub="forstaa_afgoerelse_eller_brev",
                emne="foertidspension|",
                afdeling="jobcenter_og_unge|andet_uoplyst",
            ),
        ),
    ),
    Scenario(
        number="9",
        what="come with me to a meeting on Thursday",
        turns=(Says(text="Kan du tage med til møde på torsdag, jeg stoler ikke på dem", hears_not=("vej.*",)),),
        answers={"afklar": "Det er et møde på jobcentret", "emne": "Det er et møde på jobcentret"},
        after=After(
            row=Row(
                kind="anden_henvendelse",
                sub="moededeltagelse",
                main="samarbejde_og_tillid",
                emne="jobcenter|",
                afdeling="jobcenter_og_unge",
            ),
            said=(ASKS_WHICH_MATTER, "*moede*"),
            said_words=("kan lade sig gøre|hvis det er muligt", "siger ja|dit ja|samtykke"),
        ),
        down=PLACED_LATER,
    ),
    Scenario(
        number="11",
        what="a CPR number and a question of status",
        turns=(
            Says(
                text=f"mit cpr er {CPR} og jeg vil vide status på min fleksjobsag",
                hears=("cpr_fjernet",),
                hears_not=(UNDERSTOOD_COMPLAINT,),
            ),
        ),
        after=After(
            row=Row(
                kind="anden_henvendelse", sub="status_paa_sag", main="sagsbehandlingstid", emne="fleksjob", afdeling="jobcenter_og_unge"
            ),
            not_stored=(CPR, CPR.replace("-", "")),
        ),
        down=After(row=TO_BE_PLACED, not_stored=(CPR, CPR.replace("-", ""))),
    ),
    Scenario(
        number="33",
        what="may I record the meeting",
        turns=(Says(text="må jeg optage mødet på min telefon", hears_not=(UNDERSTOOD_COMPLAINT,)),),
        after=After(
            row=Row(kind="anden_henvendelse", sub="vejledning_rettigheder_og_frister", main="lydoptagelse_af_moeder"),
            said=("*lydoptagelse*|*optage*",),
            said_words=("inden|på forhånd|før mødet", "ikke ret|ikke krav|ingen ret", "bisidder"),
        ),
        down=PLACED_LATER,
    ),
    Scenario(
        number="38",
        what="praise for somebody, and a suggestion",
        turns=(
            Says(
                text="bare ros til Lone i Borgerservice, og I skulle ha lørdagsåbent",
                hears=("tak.ros",),
                words=("tak",),
                hears_not=(UNDERSTOOD_COMPLAINT,),
            ),
        ),
        # Two in one: praise and a suggestion. Neither is a complaint, and the form asks neither for a wish nor for consent.
        after=After(row=Row(kind="anden_henvendelse", sub="ros|forslag"), never=("ask.oenske*", "ask.samtykke*", "ask.talt_med_afdeling*")),
    ),
)
