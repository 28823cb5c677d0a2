"""What people write when one of the 14 situations is there, and what sounds like it and is not. All sentences are our own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Situation:
    """`danish`, `misspelt` and `english` are met with first aid; of `guards` none is."""

    danish: tuple[str, ...]
    misspelt: tuple[str, ...]
    english: tuple[str, ...]
    guards: tuple[str, ...]

    @property
    def triggers(self) -> tuple[str, ...]:
        return self.danish + self.misspelt + self.english


SITUATIONS: dict[str, Situation] = {
    "livsfare": Situation(
        danish=("Min far trækker ikke vejret, han ligger på gulvet i stuen", "Der er ild i opgangen, og vi kan ikke komme ud"),
        misspelt=("han blør kraftigt fra hoved og svare ikk", "hjælp nu min kone er bevistløs"),
        english=("My brother is unconscious and I cannot wake him", "there is a fire in our building"),
        guards=(
            "Jeg var ved at dø af grin, da jeg læste jeres brev",
            "Efter § 112 kan man få et hjælpemiddel, men jeg har fået afslag",
            "Vi så en film i går, hvor en mand blev skudt, og nu vil jeg spørge om biblioteket",
            "For ti år siden brændte vores hus, og kommunen vil stadig have betaling for renovation",
        ),
    ),
    "selvmordstanker": Situation(
        danish=("Jeg vil ikke leve mere", "Det ville være bedre for alle, hvis jeg ikke var her"),
        misspelt=("jeg orker ik mere, vil bare dø", "har tænkt på at taje mit liv"),
        english=("I want to die, nobody would miss me", "I am thinking about killing myself"),
        guards=(
            "Jeg er ved at dø af bekymring for mine sygedagpenge",
            "Min bror begik selvmord i 2009, og nu søger jeg aktindsigt i hans sag",
            "Jeg er ikke selvmordstruet, men jeg er meget træt af at vente på svar",
            "Jeg skriver en opgave om selvmord og vil gerne have tal fra kommunen",
        ),
    ),
    "barn_skriver_selv": Situation(
        danish=("Jeg er 11 år, og min far bliver så vred, at jeg ikke tør gå hjem", "jeg går i 5. klasse, og min mor drikker hver dag"),
        misspelt=("hej jeg er 12 og min sted far slår mig", "jeg er 10 år og må ik sige det til nogen"),
        english=("I am 12 years old and my dad hits me", "I am 13 and I am scared to go home to my mum"),
        guards=(
            "Min datter er 11 år og venter på en tid hos tandlægen",
            "Jeg er 62 år og har søgt seniorpension",
            "Da jeg var 12 år, boede jeg på institution, og nu vil jeg se min gamle sag",
            "Min søn går i 6. klasse og mangler en støttelærer",
        ),
    ),
    "barn_i_fare": Situation(
        danish=("Naboen slår sine børn, jeg kan høre dem skrige", "Jeg er bekymret for et barn i min opgang, det er alene om natten"),
        misspelt=("nabo slår sin unge lige nu", "jeg vil lave en underetning om en dreng der er alene hjemme om natten"),
        english=("My neighbour beats his children", "I am worried about a child who is home alone at night"),
        guards=(
            "Jeg blev slået som barn, og nu skriver jeg en bog om det",
            "Der er lavet en falsk underretning om os, og den vil jeg klage over",
            "Vi slår græsset for børnehaven, hvem betaler os",
            "Generelt: hvornår har en lærer pligt til at sende en underretning",
        ),
    ),
    "vold": Situation(
        danish=("Min mand slår mig", "Han tjekker min telefon og slog mig i går, hvor kan jeg tage hen"),
        misspelt=("min kærste slår mig og jeg tør ik gå hjem", "min mand har slåed mig igen"),
        english=("My husband hits me and I am scared to go home", "I am afraid of my ex, he is violent"),
        guards=(
            "Min eksmand slog mig for tolv år siden, og nu søger jeg om førtidspension",
            "Kommunen slår mig i hovedet med regler",
            "Min mand slår mig ikke, vi er bare uenige om skolen",
            "Jeg holder et foredrag om vold i hjemmet på biblioteket",
        ),
    ),
    "svigt_af_livsvigtig_hjaelp": Situation(
        danish=(
            "Min mor har ligget på gulvet siden i går, hjemmeplejen kom aldrig",
            "Far har ikke fået sin insulin i dag, hjemmesygeplejersken er ikke kommet",
        ),
        misspelt=(
            "hjemeplejen har glemt min mors medicin 3 dage i træk",
            "hjemmehjelpen kom ikke idag og min mand kan ikke komme ud af sengen",
        ),
        english=("The carer did not come and my mother cannot get out of bed", "Home care never came today, she has had no insulin"),
        guards=(
            "Hjemmehjælpen kom ikke i tirsdags, så der blev ikke gjort rent",
            "Sidste år glemte hjemmeplejen min mors medicin, men det er i orden nu",
            "Jeg har søgt om tilskud til medicin og fået afslag",
            "Maden fra madservice er kedelig, kan menuen ændres",
        ),
    ),
    "trusler_mod_medarbejdere": Situation(
        danish=("Jeg kommer op på rådhuset og smadrer hende sagsbehandleren", "I skal få tæsk, jeg ved hvor du bor"),
        misspelt=("jeg komer ned og smadre jer alle sammen", "jeg skyder dig din idiot"),
        english=("I will kill you all", "I know where you live, you will pay"),
        guards=(
            "Jeg skyder jer lige en mail om det i morgen",
            "Jeg kommer op på rådhuset på torsdag til mødet om min sag",
            "Sagsbehandleren truede mig med at stoppe mine penge",
            "I brevet står der “jeg slår jer ihjel”, men det har jeg aldrig skrevet",
        ),
    ),
    "hjemloes_i_nat": Situation(
        danish=("Jeg blev smidt ud i dag og har intet sted at sove i nat", "Vi sover i bilen med to børn"),
        misspelt=("jeg er hjemmløs og har ik noget sted at sove", "er smit ud og sover på gaden i nat"),
        english=("I have nowhere to sleep tonight", "we are homeless and sleep in our car"),
        guards=(
            "Jeg er ikke hjemløs, jeg bor midlertidigt hos min søster",
            "I 2015 sov jeg på gaden i et halvt år, og nu spørger I om min adresse dengang",
            "Jeg kan ikke sove om natten på grund af støj fra vejen",
            "Hvad er kommunens hjemløsestrategi, jeg er studerende",
        ),
    ),
    "pludselig_doed_eller_ulykke_i_kommunalt_tilbud": Situation(
        danish=(
            "Min mor faldt på plejehjemmet i går og ligger nu på sygehuset",
            "Vores søn brækkede armen i børnehaven i dag, ingen holdt øje",
        ),
        misspelt=("min far fald på plejehjemet i nat og er på hospitalet", "min bror blev funded død på bostedet i morges"),
        english=("My mother fell at the nursing home yesterday and is in hospital", "My father died at the care home last night"),
        guards=(
            "Min mor døde på plejehjemmet for to år siden, og boet er ikke gjort op",
            "Min far faldt derhjemme og har brug for genoptræning",
            "Vi venter på en plads på plejehjemmet til min mor",
            "Min søn faldt i søvn i børnehaven, og de kunne ikke vække ham til frugt",
        ),
    ),
    "ingen_penge_i_dag": Situation(
        danish=("Jeg har ingen penge til mad til mine børn i dag", "Min kontanthjælp er ikke kommet, og køleskabet er tomt"),
        misspelt=("fik ik min kontanhælp idag har to børn og ingen mad", "har 20 kr tilbaje på kontoen og ingen mad"),
        english=("I have no money for food", "my benefit has not come and the kids are hungry"),
        guards=(
            "Kommunen har ingen penge, siger de hver gang jeg søger om noget",
            "Hvornår får jeg pension udbetalt i december",
            "Jeg har ikke råd til en ny bil, kan man søge støtte",
            "Sidste år havde jeg ingen penge til mad, men nu går det bedre",
        ),
    ),
    "udsaettelse": Situation(
        danish=("Fogeden kommer på fredag, jeg skylder to måneders husleje", "Vi bliver sat ud af lejligheden på mandag"),
        misspelt=(
            "fogden kommer i morgen og sætter os ud",
            "jeg har fået varsel om udsætelse fra min lejlighed fordi jeg ikke har betalt husleje",
        ),
        english=("We are being evicted on Monday", "the bailiff is coming and we lose our flat"),
        guards=(
            "Jeg vil gerne have udsættelse af fristen for at svare",
            "Kan jeg få udsættelse med betalingen af børnehaven",
            "For fem år siden satte fogeden mig ud, og nu vil jeg have slettet oplysningen",
            "Familieretshuset siger, at fogedretten tager sig af udlevering af barnet ved samvær",
        ),
    ),
    "frist_i_dag": Situation(
        danish=("Klagefristen er i dag kl. 23.59, hvad gør jeg", "I morgen er sidste dag, jeg kan klage"),
        misspelt=("min klage frist udløber idag", "fristen for at klage er imorgen hvad gør jeg"),
        english=("The deadline to appeal is today", "Tomorrow is the last day to complain about the decision, my deadline is tomorrow"),
        guards=(
            "Jeg fik afgørelsen i dag, og fristen er fire uger",
            "Hvor lang er klagefristen generelt",
            "Er der en frist for at søge om fritidstilskud til næste sæson",
            "Klagefristen udløb sidste år, kan sagen genoptages",
        ),
    ),
    "akut_sygdom": Situation(
        danish=("Min datter har 40 i feber, hvem ringer jeg til", "Jeg skal have en læge i aften, jeg kaster op hele natten"),
        misspelt=("min søn har 40 i fæber og er slap", "skal ha en læge nu har det rigtig skidt"),
        english=("My child has a high fever, who do I call", "I need a doctor tonight"),
        guards=(
            "Jeg er sygemeldt og venter på svar om sygedagpenge",
            "Lægen siger, jeg skal have en lægeerklæring til sagen",
            "Jeg havde 40 i feber sidste vinter og mistede mit arbejde",
            "Jeg har feber efter at få den nye lejlighed, hvornår får jeg nøglen",
        ),
    ),
    "politi_ikke_akut": Situation(
        danish=("Hvordan anmelder jeg et tyveri til politiet", "Min nabo truer mig, når jeg går forbi"),
        misspelt=("vil anmelde inbrud i mit hus til politiet", "min nabo truer mij og vil anmelde det til politiet"),
        english=("How do I report a theft to the police", "My bike was stolen, I want to report it to the police"),
        guards=(
            "Efter § 114 kan man få støtte til bil, men kommunen siger nej",
            "Mit pas er stjålet, hvordan får jeg et nyt",
            "Kommunen har politianmeldt mig for socialt bedrageri",
            "Jeg blev anmeldt af min nabo til kommunen, fordi hækken er for høj",
        ),
    ),
}
