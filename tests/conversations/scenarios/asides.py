"""What is said to the assistant itself: are you human, get me one, delete what I wrote."""

from __future__ import annotations

from tests.conversations.scenarios.scenario import NO_QUESTIONS, TO_BE_PLACED, After, Row, Says, Scenario

STORY = "Jeg har ventet fire måneder på svar om mine sygedagpenge og ingen ringer tilbage"
DELETE = "slet alt hvad jeg har skrevet"

ASIDES = (
    Scenario(
        number="23",
        what="are you human",
        turns=(Says(text="er du et menneske?", hears=("svar.er_du_robot*",), hears_not=NO_QUESTIONS, words=("ikke et menneske", "ring")),),
        after=After(),
        down=After(),
    ),
    Scenario(
        number="24",
        what="a real human, now",
        turns=(
            Says(
                text="jeg vil snakke med et rigtigt menneske NU",
                hears=("svar.vil_have_menneske*",),
                hears_not=NO_QUESTIONS,
                words=("ring", "9-16|09"),
            ),
        ),
        after=After(),
        down=After(),
    ),
    Scenario(
        number="42",
        what="delete what I wrote: not registered yet",
        turns=(
            Says(text=STORY + " hos kommunens Blåhøjkontor"),
            Says(text=DELETE, hears=("svar.slet_mine_data",)),
            Says(choose="slet_samtale", hears=("slettet",)),
        ),
        after=After(not_in_conversation=("Blåhøjkontor",)),
        down=After(not_in_conversation=("Blåhøjkontor",)),
    ),
    Scenario(
        number="42b",
        what="delete what I wrote: registered already",
        turns=(Says(text=STORY),),
        after=After(row=Row(kind="klage", emne="sygedagpenge", afdeling="ydelser")),
        then=(Says(text=DELETE, hears=("svar.slet_mine_data.registreret",), hears_not=("slettet",), words=("borgerrådgiveren",)),),
        down=After(row=TO_BE_PLACED),
    ),
)
