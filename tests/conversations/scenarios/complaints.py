"""Complaints, from the rollator to the bank statements."""

from __future__ import annotations

from tests.conversations.scenarios.scenario import (
    ASKS_WHICH_MATTER,
    TO_BE_PLACED,
    UNDERSTOOD_COMPLAINT,
    UNDERSTOOD_ENQUIRY,
    UNPLACED,
    After,
    Row,
    Says,
    Scenario,
)  # fmt: skip

PLACED_LATER = After(row=TO_BE_PLACED)

COMPLAINTS = (
    Scenario(
        number="2",
        what="a decision about a walker that nobody can understand",
        turns=(
            Says(
                text="Har fået afslag på rollator 3. marts, brevet er umuligt at forstå. Hvad gør jeg?",
                hears=(f"{UNDERSTOOD_COMPLAINT}|ask.brevdato*|frist.*",),
                hears_not=(UNDERSTOOD_ENQUIRY,),
                down=(),
            ),
        ),
        answers={"brevdato": "den 3. marts"},
        # Four weeks from Tuesday the 3rd of March end on Tuesday the 31st; the citizen is shown that day or an earlier one.
        after=After(
            row=Row(
                kind="klage",
                sub="klage_over_afgoerelse",
                main="uenig_i_afgoerelse",
                also=("begrundelse",),
                emne="hjaelpemidler",
                afdeling="afgoerelser_og_hjaelpemidler",
            ),
            said=("frist.*",),
            said_words=("31. marts 2026|30. marts 2026", "stopper ikke|løber videre"),
        ),
        # What the deadline of a decision is that nobody has placed is not known: the date is taken, and that the clock runs is said.
        down=After(row=TO_BE_PLACED, said=("ask.brevdato*|frist.*",), said_words=("stopper ikke|løber videre",)),
    ),
    Scenario(
        number="3",
        what="shouting about four months without an answer",
        turns=(
            Says(
                text="I ER UDUELIGE!! 4 MÅNEDER og ingen gider svare om mine SYGEDAGPENGE",
                hears=(UNDERSTOOD_COMPLAINT,),
                hears_not=("svar.fornaermelse*", "akut.*"),
                down=(),
            ),
        ),
        # "Four months" and "nobody answers" weigh the same: either may be the main problem, and both must be there.
        after=After(
            row=Row(
                kind="klage",
                sub="klage_over_sagsbehandling",
                main="sagsbehandlingstid|manglende_svar",
                also=("sagsbehandlingstid", "manglende_svar"),
                emne="sygedagpenge",
                afdeling="ydelser",
            ),
        ),
        down=PLACED_LATER,
    ),
    Scenario(
        number="10",
        what="a daughter writes for her mother with dementia",
        turns=(
            Says(
                text="Jeg skriver for min mor på 84, hun er dement, plejehjemmet svarer ikke",
                hears_not=(UNDERSTOOD_ENQUIRY,),
            ),
        ),
        answers={"fuldmagt": "nej"},
        after=After(
            row=Row(kind="klage", sub="klage_over_sagsbehandling", main="manglende_svar", emne="plejehjem", afdeling="bolig_og_omsorg"),
            said=("fuldmagt.spoerg|fuldmagt.barn",),
        ),
        down=PLACED_LATER,
    ),
    Scenario(
        number="29",
        what="a carport too near the boundary",
        turns=(Says(text="naboens carport står 1 m fra skel, kommunen gør ikke noget", hears=(UNDERSTOOD_COMPLAINT,), down=()),),
        after=After(
            row=Row(kind="klage", sub="klage_over_sagsbehandling", main="sagsbehandlingstid", emne="byggesag", afdeling="by_og_miljoe")
        ),
        down=PLACED_LATER,
    ),
    Scenario(
        number="30",
        what="three weeks without access to documents",
        turns=(Says(text="Bad om aktindsigt for tre uger siden og har stadig intet hørt", hears_not=("vej.*",)),),
        after=After(
            row=Row(
                kind="klage",
                sub="klage_over_sagsbehandling",
                main="aktindsigt",
                also=("sagsbehandlingstid",),
                emne="aktindsigt_emne",
                afdeling=UNPLACED,
            ),
            said_words=("7 arbejdsdage|syv arbejdsdage",),
        ),
        down=PLACED_LATER,
    ),
    Scenario(
        number="31",
        what="a caseworker who rolled her eyes",
        turns=(Says(text="hun rullede med øjnene og sagde jeg bare skulle tage mig sammen"),),
        answers={"afklar": "Det var på jobcentret", "emne": "Det var på jobcentret"},
        after=After(
            row=Row(kind="klage", sub="klage_over_adfaerd", main="adfaerd_og_tone", emne="jobcenter|", afdeling="jobcenter_og_unge"),
            said=(ASKS_WHICH_MATTER,),
        ),
        down=PLACED_LATER,
    ),
    Scenario(
        number="32",
        what="no flat because of a name",
        turns=(Says(text="de andre fik en bolig, men ikke mig pga mit navn", hears=(UNDERSTOOD_COMPLAINT,), down=()),),
        after=After(
            row=Row(
                kind="klage",
                sub="klage_over_diskrimination",
                main="ligebehandling_diskrimination",
                emne="boligindplacering",
                afdeling="bolig_og_omsorg",
            ),
        ),
        down=PLACED_LATER,
    ),
    Scenario(
        number="35",
        what="a case from 2021 that was wrong",
        turns=(Says(text="min sag fra 2021 var forkert", hears=("afklar.*",), down=()),),
        answers={"afklar": "Den blev afsluttet i 2021"},
        after=After(row=Row(kind="klage"), said=("kompetence.*",), said_words=("udgangspunkt|normalt|som regel", "år")),
        down=PLACED_LATER,
    ),
    Scenario(
        number="36",
        what="a general cut in cleaning",
        turns=(
            Says(
                text="I har skåret rengøring ned til hver 3. uge, det er en skandale",
                hears=("afklar.*",),
            ),
        ),
        answers={"afklar": "Det gælder alle i kommunen"},
        # The topic may be the policy or the help that was cut: the notes name neither for a general cut.
        after=After(
            row=Row(kind="klage", sub="klage_over_serviceniveau", main="serviceniveau", emne="politik_og_serviceniveau|hjemmehjaelp"),
            said=("kompetence.*",),
        ),
        # The answer to the question tells it, with the engine or without.
        down=After(row=Row(kind="klage", sub="klage_over_serviceniveau", emne="", afdeling=UNPLACED), said=("kompetence.*",)),
    ),
    Scenario(
        number="36b",
        what="one's own cleaning was cut by a decision",
        turns=(
            Says(
                text="I har skåret rengøring ned til hver 3. uge, det er en skandale",
                hears=("afklar.*",),
                down=(),
            ),
        ),
        answers={"afklar": "Det er en afgørelse om min egen hjemmehjælp"},
        after=After(row=Row(kind="klage", emne="hjemmehjaelp", afdeling="bolig_og_omsorg"), never=("kompetence.serviceniveau",)),
    ),
    Scenario(
        number="37",
        what="an employee of the municipality is bullied by a leader",
        turns=(
            Says(
                text="jeg er ansat i kommunen og min leder mobber mig",
                words=("fagforening|tillidsrepræsentant", "whistleblower"),
                hears_not=("forstaaet.*", "ask.oenske"),
                down=(),
            ),
            Says(choose="nej"),
        ),
        after=After(tally=("uden_for_kompetence", "ansaettelse")),
    ),
    Scenario(
        number="40",
        what="written three times: in doubt a complaint",
        turns=(Says(text="har skrevet tre gange til min sagsbehandler", hears=("afklar.*",), words=("klage",), down=()),),
        answers={"afklar": "ved ikke"},
        after=After(row=Row(kind="klage", sub="klage_over_sagsbehandling", main="manglende_svar")),
        down=PLACED_LATER,
    ),
    Scenario(
        number="40b",
        what="written three times: only an answer is wanted",
        turns=(Says(text="har skrevet tre gange til min sagsbehandler", hears=("afklar.*",), words=("klage",), down=()),),
        answers={"afklar": "Jeg vil bare have et svar"},
        after=After(row=Row(kind="anden_henvendelse", sub="manglende_svar", main="manglende_svar")),
    ),
    Scenario(
        number="44",
        what="bank statements in a benefit-control case",
        turns=(
            Says(
                text="Skal de virkelig se mine kontoudtog? De siger jeg bor sammen med min ven",
                hears_not=("akut.*",),
            ),
        ),
        after=After(
            row=Row(
                kind="klage",
                sub="klage_over_sagsbehandling",
                main="kontrol_og_proportionalitet",
                also=("samtykke_og_indhentning",),
                emne="kontrolsag",
                afdeling="ydelser",
            ),
            said=("*kontrolsag*",),
        ),
        down=PLACED_LATER,
    ),
)
