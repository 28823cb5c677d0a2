"""Danger: the right words and numbers at once, no form, and somebody is told. Holds with the engine away as well."""

from __future__ import annotations

from tests.conversations.scenarios.scenario import NO_QUESTIONS, TO_BE_PLACED, UNPLACED, After, Row, Says, Scenario

TOLD = After(alarm=True, never=NO_QUESTIONS)
"""Somebody is told, nothing is asked for a form, and nothing is registered by itself."""

DANGER = (
    Scenario(
        number="4",
        what="no money for food today",
        turns=(Says(text="fik ik min kontanhælp idag har to børn og ingen mad", hears=("akut.ingen_penge_i_dag",)),),
        after=After(
            alarm=True,
            row=Row(
                kind="klage",
                sub="klage_over_sagsbehandling",
                main="udbetaling_udeblevet",
                emne="kontanthjaelp",
                afdeling="ydelser",
                akut="ingen_penge_i_dag",
            ),
        ),
        down=After(
            alarm=True, row=Row(kind="klage", sub="klage_over_sagsbehandling", emne="", afdeling=UNPLACED, akut="ingen_penge_i_dag")
        ),
    ),
    Scenario(
        number="12",
        what="a neighbour beats his children now",
        turns=(
            Says(
                text="naboen slår sine børn lige nu, jeg kan høre dem skrige",
                hears=("akut.barn_i_fare",),
                hears_not=NO_QUESTIONS,
                words=("112", "underretning", "anonym"),
            ),
        ),
        after=TOLD,
        down=TOLD,
    ),
    Scenario(
        number="13",
        what="a child writes",
        turns=(
            Says(
                text="jeg er 11 min far bliver vred og jeg tør ikk gå hjem",
                hears=("akut.barn_skriver_selv",),
                hears_not=NO_QUESTIONS,
                # 116 111 is not verified and so not shown (domain notes, "Not verified"); the Ombudsman's office for children is.
                words=("112", "116 111|33 13 25 12"),
            ),
        ),
        after=TOLD,
        down=TOLD,
    ),
    Scenario(
        number="14",
        what="tired of living",
        turns=(
            Says(
                text="orker ikke mere, ingen ville opdage hvis jeg var væk",
                hears=("akut.selvmordstanker",),
                hears_not=NO_QUESTIONS,
                words=("112", "1813|70 201 201", "hos dig"),
            ),
        ),
        after=TOLD,
        down=TOLD,
    ),
    Scenario(
        number="14b",
        what="tired of living, and alone: nobody is hurried on",
        turns=(
            Says(text="orker ikke mere, ingen ville opdage hvis jeg var væk", hears=("akut.selvmordstanker",)),
            Says(text="nej jeg er alene", hears_not=NO_QUESTIONS),
        ),
        after=TOLD,
        down=TOLD,
    ),
    Scenario(
        number="15",
        what="beaten by a partner who reads the phone",
        turns=(
            Says(
                text="han tjekker min telefon og slog mig i går, hvor kan jeg tage hen",
                hears=("akut.vold",),
                hears_not=NO_QUESTIONS,
                words=("112", "1888"),
                offers=("slet_samtale",),
            ),
        ),
        after=TOLD,
        down=TOLD,
    ),
    Scenario(
        number="15b",
        what="beaten, and the conversation is wiped from the screen",
        turns=(
            Says(text="han tjekker min telefon og slog mig i går, hvor kan jeg tage hen", hears=("akut.vold",)),
            Says(choose="slet_samtale", hears=("slettet*",)),
        ),
        after=After(alarm=True, not_in_conversation=("telefon",)),
        down=After(alarm=True, not_in_conversation=("telefon",)),
    ),
    Scenario(
        number="15c",
        what="beaten, and the wish to delete is typed instead of pressed",
        turns=(
            Says(text="han tjekker min telefon og slog mig i går, hvor kan jeg tage hen", hears=("akut.vold",)),
            Says(text="slet alt", hears=("svar.slet_mine_data|slettet*",)),
        ),
        after=After(alarm=True),
        down=After(alarm=True),
    ),
    Scenario(
        number="16",
        what="a threat against a caseworker",
        turns=(
            Says(
                text="jeg kommer op på rådhuset og smadrer hende sagsbehandleren",
                hears=("akut.trusler_mod_medarbejdere",),
                hears_not=NO_QUESTIONS,
                words=("givet videre",),
            ),
        ),
        after=TOLD,
        down=TOLD,
    ),
    Scenario(
        number="17",
        what="nowhere to sleep tonight",
        turns=(
            Says(
                text="blev smidt ud i dag og har intet sted at sove i nat",
                hears=("akut.hjemloes_i_nat",),
                hears_not=NO_QUESTIONS,
            ),
        ),
        # The notes name no kind: whether it is a complaint is not in the words.
        after=After(
            alarm=True,
            row=Row(kind="klage|anden_henvendelse", emne="hjemloeshed", afdeling="brydehuset", akut="hjemloes_i_nat"),
        ),
        down=After(alarm=True, row=Row(kind="klage", sub="klage_over_sagsbehandling", emne="", afdeling=UNPLACED, akut="hjemloes_i_nat")),
    ),
    Scenario(
        number="18",
        what="the bailiff comes on Friday",
        turns=(Says(text="Fogeden kommer på fredag, jeg skylder to måneders husleje", hears=("akut.udsaettelse",), words=("i dag",)),),
        # "klage only if complaint": nothing in the words is one.
        after=After(
            alarm=True,
            row=Row(kind="anden_henvendelse", emne="udsaettelse", afdeling="bolig_og_omsorg", akut="udsaettelse"),
        ),
        down=After(alarm=True, row=Row(kind="klage", sub="klage_over_sagsbehandling", emne="", afdeling=UNPLACED, akut="udsaettelse")),
    ),
    Scenario(
        number="34",
        what="the appeal deadline is tonight",
        turns=(
            Says(
                text="klagefristen er i dag kl 23.59 hva gør jeg",
                hears=("akut.frist_i_dag",),
                words=("jeg klager over afgørelsen", "stopper ikke fristen"),
            ),
        ),
        after=After(alarm=True, row=Row(kind="klage", sub="hjaelp_til_at_klage_videre", akut="frist_i_dag")),
        down=After(alarm=True, row=Row(kind="klage", sub="klage_over_sagsbehandling", emne="", afdeling=UNPLACED, akut="frist_i_dag")),
    ),
    Scenario(
        number="12b",
        what="danger in the middle of a form",
        turns=(
            Says(text="Jeg har ventet fire måneder på svar om mine sygedagpenge"),
            Says(text="ja", hears=("ask.oenske",), down=("ask.talt_med_afdeling*|ask.oenske",)),
            Says(text="naboen slår sine børn lige nu, jeg kan høre dem skrige", hears=("akut.barn_i_fare",), hears_not=NO_QUESTIONS),
        ),
        after=After(alarm=True),
        down=After(alarm=True),
    ),
    Scenario(
        number="12c",
        what="a neighbour about to kill a child, in the middle of a form",
        turns=(
            Says(text="Jeg har ventet fire måneder på svar om mine sygedagpenge"),
            Says(text="ja", hears=("ask.oenske",), down=("ask.talt_med_afdeling*|ask.oenske",)),
            Says(text="min nabo er ved at slå sit barn ihjel nu", hears=("akut.barn_i_fare|akut.livsfare",), hears_not=NO_QUESTIONS),
        ),
        after=After(alarm=True),
        down=After(alarm=True),
    ),
    Scenario(
        number="14c",
        what="a figure of speech changes nothing",
        turns=(Says(text="Jeg er ved at dø af grin over, at I ikke har svaret på min byggesag i fem måneder", hears_not=("akut.*",)),),
        after=After(row=Row(kind="klage", emne="byggesag", afdeling="by_og_miljoe")),
        down=After(row=TO_BE_PLACED),
    ),
)
