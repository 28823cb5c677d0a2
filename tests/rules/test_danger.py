"""Danger is found in direct and in ordinary indirect words, and everyday talk raises no alarm. All sentences are our own."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.danger import ORDER, RULES, assess, second_look

FOUND = {
    "livsfare": [
        "Min mor trækker ikke vejret, hvad gør jeg",
        "han ligger bevidstløs i opgangen",
        "der er ild i køkkenet hos naboen",
        "han står med en kniv og råber",
        "han er ved at slå hende lige nu, skynd jer",
        "min eks siger han vil slå mig ihjel",
        "min nabo er ved at slå sit barn ihjel nu",
        "jeg har gemt mig på badeværelset, han leder efter mig",
        "min søn har taget en masse piller",
        "han bloder kraftigt fra hovedet",
        "jeg har ondt i brystet og kan ikke få luft",
        "send en ambulance",
        "HJÆLP MIG NU",
        "min far er dement og er forsvundet hjemmefra, det er nat",
        "He has a knife and he is outside my door",
        "my husband says he is going to kill me",
    ],
    "selvmordstanker": [
        "jeg vil ikke leve mere",
        "jeg gider ikke at være her længere",
        "Jeg har tænkt meget på selvmord",
        "hvis I stopper ydelsen tager jeg mit liv",
        "alle ville have det bedre uden mig",
        "ingen ville savne mig hvis jeg var væk",
        "jeg vil bare gerne dø",
        "Jeg overvejer at gøre en ende på det hele.",
        "jeg kan ikke se nogen udvej",
        "jeg har skrevet et afskedsbrev til børnene",
        "min datter skærer i sig selv og siger hun vil dø",
        "jeg har lige taget 20 panodiler",
        "jeg håber jeg aldrig vågner op i morgen",
        "jeg orker ikke mere, farvel",
        "I just want to die",
        "they would be better off without me",
        "jeg oensker at doe",
        "jeg tager nogle piller nu",
        "jeg tager alle pillerne i aften",
    ],
    "barn_skriver_selv": [
        "hej jeg er 12 og må ikke komme hjem til min far",
        "jeg er elleve år, hvem kan jeg snakke med",
        "jeg går i 6. klasse og min mor drikker",
        "min stedfar slår mig når mor er på arbejde",
        "siger I det til min mor hvis jeg fortæller noget",
        "jeg er 16 og mine forældre har låst mig ude, jeg tør ikke gå hjem",
        "bliver jeg så fjernet hvis jeg siger noget om min far",
        "I am 13 and my dad hits me",
    ],
    "barn_i_fare": [
        "naboen slår sine børn",
        "jeg er bekymret for et barn i min opgang",
        "Hvordan laver jeg en underretning om min nabos dreng?",
        "de lader deres lille pige være alene hjemme om natten, barnet er efterladt hele aftenen",
        "min datter siger at hendes stedfar rører ved hende",
        "børnenes mor er på stoffer når de er hos hende",
        "vi kan høre børnene skrige og faderen råbe",
        "drengen i min datters klasse har blå mærker på armene",
        "jeg tør ikke sende min datter hjem til sin far",
        "My neighbour hits his children",
    ],
    "vold": [
        "min mand slår mig",
        "Min kæreste truer mig og tager min telefon",
        "han slog mig igen i går og jeg tør ikke gå hjem",
        "jeg er bange for min eksmand",
        "jeg lever med en voldelig mand",
        "han tjekker min telefon hver dag",
        "hvor kan jeg finde et krisecenter",
        "jeg er flygtet fra min mand med børnene",
        "kan jeg skifte adresse uden at min mand ved det",
        "min eks står uden for min dør hver aften, jeg er bange",
        "min kone slar mig",
        "my husband hits me and took my phone",
        "I am afraid of my ex",
    ],
    "svigt_af_livsvigtig_hjaelp": [
        "Min mor har ligget på gulvet hele natten, hjemmeplejen kom ikke",
        "far har ikke fået sin insulin i dag, sygeplejersken er ikke kommet",
        "jeg er lam og har ingen hjælpere i morgen",
        "hjemmehjælpen kom ikke i morges og min mand kan ikke komme ud af sengen",
        "hun lå i sin egen afføring da jeg kom på plejehjemmet",
        "hjemmeplejen har glemt medicinen tre dage i træk",
        "min mor er dement og har ikke spist i fire dage, hjemmeplejen siger hun selv kan",
    ],
    "trusler_mod_medarbejdere": [
        "jeg skyder jer",
        "jeg kommer op og skyder dig",
        "jeg kommer ned på rådhuset og smadrer det hele",
        "jeg slår jer ihjel",
        "I skal få tæsk alle sammen",
        "jeg ved hvor du bor",
        "der ligger en bombe under jobcentret",
        "jeg brænder rådhuset ned",
        "hun skal dø den kælling",
        "I will kill you all",
    ],
    "hjemloes_i_nat": [
        "jeg har ingen steder at sove i nat",
        "vi sover i bilen med to børn",
        "jeg blev smidt ud i dag og ved ikke hvor jeg skal gå hen",
        "min søn på 20 sover på gaden",
        "hvor kan jeg overnatte i nat",
        "jeg er hjemløs",
        "Vi har ikke noget tag over hovedet",
        "udlejeren har skiftet låsen og jeg kan ikke komme ind",
        "we have nowhere to sleep",
        "jeg er blevet hjemlos",
    ],
    "pludselig_doed_eller_ulykke_i_kommunalt_tilbud": [
        "Min mor faldt på plejehjemmet i går og ligger på hospitalet",
        "Vores dreng brækkede armen i børnehaven i dag uden opsyn",
        "min bror blev fundet død på bostedet i morges, på bostedet siger de ingenting",
    ],
    "ingen_penge_i_dag": [
        "jeg har ingen penge til mad",
        "vi har ikke råd til medicin til vores datter",
        "har 12 kr tilbage på kontoen og to børn",
        "min kontanthjælp er ikke kommet og vi har ingen mad",
        "køleskabet er tomt",
        "børnene går sultne i seng",
        "jeg kan ikke købe bleer til den lille",
        "I have no money for food",
        "har ingen penge og ingen mad i weekenden",
    ],
    "udsaettelse": [
        "fogeden kommer på torsdag",
        "vi bliver sat ud den 1.",
        "min lejekontrakt er ophævet på grund af husleje",
        "låsesmeden kommer i morgen tidlig",
        "jeg har fået varsel om udsættelse",
        "jeg er bagud med huslejen og mister lejligheden",
        "We are being evicted next week",
    ],
    "frist_i_dag": [
        "klagefristen udløber i dag",
        "fristen for at klage er i morgen, hvad gør jeg",
        "i dag er sidste dag jeg kan klage",
        "jeg skal klage inden midnat",
        "my deadline to appeal is today, deadline is today",
    ],
    "akut_sygdom": ["min datter har 40 i feber, hvem ringer jeg til", "jeg skal have en læge i aften"],
    "politi_ikke_akut": ["hvordan skal jeg anmelde tyveri til politiet", "min nabo truer mig"],
}

QUIET = [
    "jeg skyder jer lige en mail om det",
    "jeg tager mine piller hver aften",
    "jeg dør af grin over jeres hjemmeside",
    "I slår skat fra to gange",
    "kan jeg få tilskud efter § 112 til et hjælpemiddel",
    "jeg har søgt støtte til bil efter § 114 og paragraf 112",
    "gebyret er 112 kr.",
    "regningen lød på 114 kroner",
    "alle de kvælende regler",
    "vi drukner i papirer fra jer",
    "ventetiden slår mig ihjel",
    "sagen er ved at slå min familie ihjel",
    "I slår mig i hovedet med regler",
    "jeg brænder for at hjælpe andre",
    "kommunen bomber os med breve",
    "skolen lukker og så dør byen",
    "jeg er dødtræt af at vente",
    "Min far døde for tre år siden og boet er ikke lukket",
    "min mand slog mig for mange år siden, nu søger jeg om pension",
    "jeg forsøgte selvmord i 2015 og har været på førtidspension siden",
    "jeg blev slået som barn",
    "han slår mig ikke",
    "jeg er ikke hjemløs, jeg bor hos min søster",
    "Jeg er ikke selvmordstruet men jeg er træt af jer",
    "Generelt: hvornår skal man sende en underretning om et barn?",
    "Jeg skriver en opgave om vold i hjemmet",
    "vi holder et foredrag om selvmord i foreningen",
    "Jeg er journalist og skriver om hjemløse der sover på gaden",
    "Der er lavet en falsk underretning om os, og jeg vil klage over den",
    'I brevet stod der "jeg slår jer ihjel", men det har jeg aldrig skrevet',
    "kan jeg få udsættelse med at betale",
    "jeg vil gerne have udsættelse af fristen",
    "jeg fik brevet i dag og fristen er fire uger",
    "kan ikke leve af 6.000 kr. om måneden",
    "jeg kan ikke sove i nat når naboen spiller musik",
    "min søn på 12 er autist og slår mig når han er presset",
    "min søn går i 6. klasse",
    "jeg er 14 dage forsinket med mit svar",
    "jeg er 12 i køen",
    "jeg er 72 år og bor alene",
    "min datter er 13 år og har ADHD",
    "Hjemmehjælpen kom ikke i dag, så der blev ikke gjort rent",
    "kommunen har ingen penge, siger de altid",
    "min søn blev smidt ud af skolen i går",
    "jeg skal skifte låsen på min dør, giver I tilskud",
    "jeg kommer ned på rådhuset på mandag og henter mit pas",
    "jeg går til advokat, så kan I lære det",
    "I skal bare svare mig",
    "der er brand i postkassen med breve fra jer, næ, spøg til side: hvad er status",
    "mit pas er stjålet, hvordan får jeg et nyt",
    "min mor faldt derhjemme og har brug for genoptræning",
    "min mor døde på plejehjemmet, og nu får jeg en regning for maden",
    "jeg har fået ophævet min bevilling",
    "sidst fik vi hjælp hurtigt, denne gang er der gået et år",
    "han svarer ikke på mine mails",
    "sagsbehandleren truer mig med at stoppe mine penge",
    "hvor længe skal jeg vente på svar om boligstøtte",
    "my application was rejected, how do I complain",
    "hej",
    "",
    "Min eksmand slog mig for tolv år siden, og nu søger jeg om førtidspension",
    "Jeg havde 40 i feber sidste vinter og mistede mit arbejde",
    "Jeg fik afgørelsen i dag, og fristen er fire uger",
]


@pytest.mark.parametrize(("danger_id", "text"), [(danger_id, text) for danger_id, texts in FOUND.items() for text in texts])
def test_danger_is_found(danger_id: str, text: str) -> None:
    danger = assess(text)
    assert danger is not None
    assert danger.id == danger_id, danger
    assert danger.words


@pytest.mark.parametrize("text", QUIET)
def test_everyday_talk_raises_no_alarm(text: str) -> None:
    assert assess(text) is None


def test_the_words_shown_are_the_citizens_own() -> None:
    danger = assess("Hej. Jeg har søgt bolig, men I DAG  fik jeg besked: Jeg har INGEN steder at sove i nat!!")
    assert danger is not None
    assert danger.words == "INGEN steder at sove"
    assert danger.rule == "intet_sted"


def test_life_and_death_comes_first() -> None:
    danger = assess("fogeden kommer på fredag, jeg har ingen penge til mad og jeg vil ikke leve mere")
    assert danger is not None
    assert danger.id == "selvmordstanker"


def test_what_is_past_is_danger_again_when_it_happens_now() -> None:
    assert assess("For tre år siden slog min mand mig. Nu er det stoppet.") is None
    again = assess("for tre år siden slog min mand mig, og nu slår han mig igen")
    assert again is not None
    assert again.id == "vold"


@pytest.mark.parametrize(
    "text", ["jeg vil gore en ende pa det hele", "jeg vil goere en ende paa det hele", "JEG VIL GØRE EN ENDE PÅ DET HELE"]
)
def test_every_way_of_spelling_danish(text: str) -> None:
    danger = assess(text)
    assert danger is not None
    assert danger.id == "selvmordstanker"


@pytest.mark.parametrize(
    ("text", "danger_id"),
    [
        ("jeg vil ik leve mere", "selvmordstanker"),
        ("jeg gider ikk være her mere", "selvmordstanker"),
        ("hjemmehjelpen kom ikke idag og min mand kan ikke komme op", "svigt_af_livsvigtig_hjaelp"),
        ("hjemeplejen har glemt min mors medicin", "svigt_af_livsvigtig_hjaelp"),
        ("han blør kraftigt fra hovedet", "livsfare"),
        ("hvordan anmelder jeg et tyveri til politiet", "politi_ikke_akut"),
        ("fristen er fire uger og udløber i dag", "frist_i_dag"),
    ],
)
def test_words_written_in_a_hurry(text: str, danger_id: str) -> None:
    danger = assess(text)
    assert danger is not None and danger.id == danger_id


@pytest.mark.parametrize(
    ("text", "passed_over"),
    [
        ("Min mand slår mig ikke, vi er bare uenige om skolen", {"vold"}),
        ("I 2015 sov jeg på gaden i et halvt år", {"hjemloes_i_nat"}),
        ("Jeg har ryddet op og skrevet til mine børn, så de ved, hvor nøglerne er", set()),
        ("Sagen var hos fogeden", set()),
        ("Jeg fik afgørelsen i dag, og fristen er fire uger", {"frist_i_dag"}),
    ],
)
def test_what_was_passed_over_is_no_news_when_the_engine_says_it(text: str, passed_over: set[str]) -> None:
    assert assess(text) is None
    assert second_look(text).passed_over == passed_over
    assert second_look(text).text == text


@pytest.mark.parametrize(
    ("text", "calm"),
    [
        ("hej jeg ved ik hvem jeg skal spøre det er lidt pinligt", True),
        ("det er lidt flovt at spørge om", True),
        ("det er pinligt men jeg orker ikke det her", False),
        ("jeg er flov og kan ikke klare det", False),
        ("det er pinligt, jeg er helt alene", False),
        ("jeg ved ikke hvem jeg skal spørge", False),
    ],
)
def test_shame_before_asking_is_not_despair(text: str, calm: bool) -> None:
    assert assess(text) is None
    assert ("selvmordstanker" in second_look(text).passed_over) is calm


def test_the_engine_is_not_asked_about_a_figure_of_speech() -> None:
    assert second_look("Kommunen slår mig i hovedet med regler").text == "i hovedet med regler"
    assert second_look("Ærlig talt ~ § 112 siger noget andet").text == "Ærlig talt ~  siger noget andet"


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at_again(text: str) -> None:
    look = second_look(text)
    assert len(look.text) <= len(unicodedata.normalize("NFC", text)) and look.passed_over <= set(ORDER)


def test_rules_name_known_situations_and_every_situation_has_one() -> None:
    assert {rule.id for rule in RULES} == set(ORDER)
    assert len({(rule.id, rule.name) for rule in RULES}) == len(RULES)


@given(st.text(max_size=300), st.sampled_from(["da", "en", "xx"]))
def test_any_text_is_fine(text: str, lang: str) -> None:
    danger = assess(text, lang)
    assert danger is None or danger.id in ORDER


@given(
    st.sampled_from(["jeg vil ikke leve mere", "min mand slår mig", "send en ambulance"]),
    st.text(st.characters(categories=["Zs", "Po"]), max_size=5),
)
def test_what_stands_around_does_not_hide_it(words: str, around: str) -> None:
    assert assess(f"Hej borgerrådgiver. {around} {words}. Hilsen mig") is not None
