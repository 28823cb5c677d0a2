"""The words of urgent need: nowhere to sleep, no money for food, eviction, an appeal deadline, a matter for the police.

How a pattern is read stands in `danger_patterns`.
"""

from __future__ import annotations

from actions.rules.danger_patterns import HOME, USUAL, Guard, Rule

NEED_RULES: tuple[Rule, ...] = (
    Rule(
        "hjemloes_i_nat",
        "intet_sted",
        r"\b(?:intet|ingen|ikke (?:noget|et|nogen)|uden (?:et )?) ?sted(?:er)? (?:\w+ )?(?:at|og|hvor (?:jeg|"
        r"vi) kan) (?:\w+ )?(?:sove|bo|være|tage hen|gå hen|overnatte)\b|\b(?:har|haft|uden|står uden|er uden|"
        r"mangler) (?:\w+ ){0,2}(?:ikke noget hjem|tag over hovedet|sted at (?:sove|bo|overnatte))\b|\b(?:har|"
        r"er) ikke (?:noget hjem|nogen bolig|et hjem|tag over)\b",
        USUAL,
    ),
    Rule(
        "hjemloes_i_nat",
        "sover_ude",
        r"\bstår på gaden\b|\b(?:sover|sove|sovet|bor|overnatter?|sov) (?:\w+ ){0,3}(?:på (?:gaden|banegården)|i (?:min |"
        r"en |et |vores |sin )?(?:bil|bilen|telt|teltet|opgang\w*|kælder(?:en)?|park(?:en)?|skov(?:en)?|sovepose\w*|"
        r"trappe\w*|container\w*|garage\w*|varevogn\w*)|udenfor|på (?:en |stationen|et )?(?:bænk|station\w*|trappe\w*)|"
        r"under (?:en bro|åben himmel))\b",
        USUAL,
        unless=r"\b(?:ferie|camping|spejder\w*|på vej hjem|naboens søn sover i telt i haven|katten)\b",
    ),
    Rule(
        "hjemloes_i_nat",
        "sover_i_nat",
        r"\b(?:hvor|hvordan) (?:\w+ ){0,5}(?:sove|overnatte|bo) (?:\w+ )?(?:i nat|i aften|fra i dag|i dag|fra i morgen)|"
        r"\b(?:sove|overnatte|seng|husly|tag over hovedet|natherberg|herberg\w*) (?:\w+ ){0,3}i nat\b|\bhvad gør (?:jeg|"
        r"vi|han|hun) i (?:nat|aften)\b(?=|.)",
        USUAL,
        needs=r"\b(?:bolig\w*|lejlighed\w*|hjem\w*|smidt|sove|overnatte|husly|herberg\w*|sofa\w*|adresse|bo|ud)\b",
        unless=r"\b(?:kan ikke sove|nattevagt\w*|hjælper\w*|plejehjem\w*)\b",
    ),
    Rule(
        "hjemloes_i_nat",
        "smidt_ud",
        r"\b(?:smidt|sat|kastet|sparket|kylet|smed|smider) (?:mig |os |ham |hende )?ud (?:af (?:min|vores|sin|mit|hans|"
        r"hendes|lejligheden|huset|herberget|krisecent\w+|værelset|bofællesskabet|boligen) ?(?:\w+ ){0,3})?(?:i dag|"
        r"i nat|i går|i aften|her til morgen|i morges|lige nu|nu|hjemmefra|for (?:\w+ )?time\w* siden|og (?:har|ved|jeg|"
        r"vi|står))|\bsmidt ud (?:hjemmefra|af (?:min (?:mor|far|kæreste|mand|kone|eks\w*|udlejer)|mine forældre|"
        r"lejligheden|herberget))|\b(?:udlejer\w*|han|hun|de|min \w+) (?:\w+ )?(?:skifter?|skiftet|"
        r"byttet) (?:\w+ )?lås\w*|\b(?:skifte\w*|skiftet|bytte\w*) (?:\w+ )?lås\w*(?= |,|\.|$)(?=.{0,120}\b(?:ude|ind|"
        rf"sove|sleep|nat|ting|lejlighed\w*|bolig\w*)\b)|\blåst ude af (?:min|vores) {HOME}",
        USUAL,
        unless=r"\b(?:skolen|klassen|sfo|børnehaven|fitness|svømmehallen|forening\w*|biblioteket|mødet)\b",
    ),
    Rule(
        "hjemloes_i_nat",
        "hjemloes",
        r"\b(?:jeg|vi|han|hun|min \w+|bliver|blevet|står) (?:\w+ ){0,3}(?:hjemløse?|boligløse?|husvilde?)\b(?! (?:kan|"
        r"skal|får|har ret|eller|og andre))",
        USUAL,
        unless=r"\b(?:hjemløsestrategi\w*|de hjemløse|for hjemløse|godt nu|frivillig\w*|naboer?|forslag|bænk\w*)\b",
    ),
    Rule(
        "hjemloes_i_nat",
        "ud_i_dag",
        r"\b(?:skal|må|bliver nødt til at) (?:\w+ ){0,3}(?:være )?(?:ude|ud|fraflytte|fraflyttes|afleveres|forlade|"
        r"tømmes|væk) (?:\w+ ){0,4}(?:i dag|i aften|i nat|senest i (?:dag|morgen)|i morgen|"
        r"kl\.? ?\d+)\b(?=.{0,400}\b(?:hvor (?:jeg|vi) skal (?:hen|bo)|hvor skal (?:jeg|vi) (?:hen|bo|sove)|ingen|"
        r"ikke (?:noget|fået|nogen)|sove|anviser?|anvist)\b)",
        USUAL,
        needs=rf"\b{HOME}\b",
        unless=r"\b(?:hospital\w*|sygehus\w*|genoptræn\w*|affald\w*|container\w*|blanket|klage)\b",
    ),
    Rule(
        "hjemloes_i_nat",
        "homeless_en",
        r"\b(?:nowhere (?:to (?:sleep|go|stay|live)|else to go)|no (?:place|where|home|roof) (?:to|over) ?(?:sleep|stay|"
        r"live|go|our|my)?|sleep(?:ing)? (?:on the street|in (?:my|the|a|our) car|outside|rough|tonight)|homeless|"
        r"kicked (?:me|us )?out|thrown out (?:of|today)|locked out of (?:my|our)|changed the locks?|"
        r"where (?:\w+ ){0,2}sleep tonight|place to sleep|living on the street|emergency shelter)\b",
        USUAL,
        lang="en",
    ),
    Rule(
        "hjemloes_i_nat",
        "udskrevet_til_gaden",
        r"\b(?:herberg\w*|forsorgshjem\w*|krisecent\w*) (?:\w+ ){0,4}(?:fyldt|fuldt|optaget|udskrevet|afvist|smidt)\b|"
        r"\b(?:løsladt|udskrevet|løslades|udskrives) (?:\w+ ){0,6}(?:til (?:ingenting|gaden)|uden (?:bolig|sted)|"
        r"og (?:har|har jeg) ingen(?: steder)?)\b|\bhar ingen steder(?=[.,!]| ?$)|\b(?:natvarmestue|varmestue\w*|"
        r"nødovernatning\w*|akut husly)\b|\b(?:mand|kvinde|person|dreng|pige) (?:\w+ ){0,3}(?:under broen|sover ude|"
        r"sover på|på bænken)|\b(?:hus\w*|lejlighed\w*) (?:er )?(?:brændt|nedbrændt)\b(?=.{0,80}\b(?:overnatte|sove|bo|"
        r"nat|hvor)\b)",
        USUAL,
        unless=r"\b(?:frivillig\w*|naboer|klage over|støj\w*|strikke\w*)\b",
    ),
    Rule(
        "hjemloes_i_nat",
        "ingen_noegle",
        r"\b(?:lovede|lovet|aftalt) (?:\w+ ){0,3}(?:værelse|bolig|lejlighed|plads) (?:\w+ ){0,3}(?:i dag|"
        r"fra i dag)\b.{0,120}\b(?:ikke|ingen|afleveret)\b",
        USUAL,
    ),
    Rule(
        "ingen_penge_i_dag",
        "ingen_mad",
        r"\b(?:ingen|ikke (?:\w+ )?|uden|mangler) ?(?:penge|råd|en krone) (?:\w+ ){0,3}til (?:\w+ ){0,3}(?:mad|medicin\w*|"
        r"bleer|mælk\w*|insulin|aftensmad|morgenmad|modermælkserstatning|at spise|maden|dagligvarer)\b|"
        r"\bkan ikke (?:\w+ ){0,2}(?:købe|betale) (?:\w+ ){0,3}(?:mad|medicin\w*|bleer|insulin|mælk)\b|"
        r"\b(?:har )?ingen mad (?:\w+ ){0,2}(?:i|hjemme|til|i dag|tilbage)|\b(?:og|har|med) ingen mad\b|\b(?:køleskabet|"
        r"skabet|fryseren|skabene) er (?:helt )?tomt?e?|\btomt køleskab",
        USUAL,
        unless=(
            r"\b(?:hjemmepleje\w*|plejehjem\w*|madservice|dement\w*|sondemad|børnehaven?s? (?:mad|frokost)|frokostordning|"
            r"kantine\w*|skolemad)\b"
        ),
    ),
    Rule(
        "ingen_penge_i_dag",
        "faa_kroner",
        r"\b(?:har|er|kun|med|står) (?:\w+ ){0,4}(?:[0-9]|[1-9][0-9]|1[0-9][0-9]) ?(?:kr|kroner|"
        r",-)\.? (?:\w+ ){0,2}(?:tilbage|på (?:min )?konto\w*|at leve|til resten|til mad)|\b(?:konto\w*|"
        r"kortet) er (?:helt )?(?:tom|tomt|i nul|i minus|på nul|nul)\b|\b(?:har|ejer) ikke en (?:rød )?(?:krone|"
        r"øre)\b(?= (?:tilbage|på|til|i dag|nu)|[.,!]| ?$)|\b(?:intet|ikke noget|"
        r"ingenting) at leve af\b(?=.{0,60}\b(?:i dag|nu|weekend\w*|resten af|til den)\b)|\bhvad skal (?:jeg|vi|"
        r"mine børn) (?:\w+ )?(?:leve af|spise)(?= (?:i dag|nu|til|indtil|i aften|i weekenden|resten)|[ ,.!?]*$)",
        USUAL,
        needs=(
            r"\b(?:mad|børn|unger|medicin|husleje\w*|kontanthjælp\w*|ydelse\w*|udbetal\w*|penge\w*|gået ind|aftensmad|trukket|"
            r"sanktion\w*|leve|dagpenge|spise|sygedagpenge|bleer)\b"
        ),
        unless=r"\b(?:døde|bror|boet|begravelse\w*|i timen|pr\.? time|hvis jeg (?:siger|går)|pension\w* om|tilbage i skat)\b",
    ),
    Rule(
        "ingen_penge_i_dag",
        "ingen_penge_nu",
        r"\b(?:har|er|står) (?:\w+ ){0,3}(?:ingen|uden) (?:penge|indtægt|indkomst)\b(?=.{0,120}\b(?:i dag|nu|weekend\w*|"
        r"mad|børn\w*|unger|tilbage|til den første|medicin|sulte\w*|i morgen|spise)\b)|\b(?:mad|børn\w*|unger|medicin|"
        r"sulte\w*|spise)\b.{0,80}\b(?:har|er|står) (?:\w+ ){0,2}(?:ingen|uden) penge\b",
        USUAL,
        unless=r"\b(?:kommunen har ingen penge|skolen har|der er ingen penge|hjemmepleje\w*|lommepenge)\b",
    ),
    Rule(
        "ingen_penge_i_dag",
        "udeblevet_og_sulten",
        r"\b(?:ikke (?:\w+ ){0,3}(?:fået|modtaget|kommet|gået|udbetalt|sat)|udeblevet|stoppet|"
        r"trukket) (?:\w+ ){0,6}(?:kontanthjælp\w*|ydelse\w*|penge\w*|udbetaling\w*|dagpenge\w*|sygedagpenge\w*|ind|"
        r"pension)\b.{0,200}\b(?:ingen mad|ikke mad|aftensmad|sulte\w*|køleskab\w*|havregryn|børn\w* (?:\w+ )?(?:spise|"
        r"mad)|ingenting at|tilbage på kontoen|kr tilbage|medicin|bleer)\b",
        USUAL,
    ),
    Rule(
        "ingen_penge_i_dag",
        "sulter",
        r"\b(?:(?:jeg|vi|børnene|ungerne|mine børn|min \w+) (?:\w+ ){0,3}(?:sulter|er sultne?|går sultne?|"
        r"ikke (?:har )?(?:spist|fået mad) (?:i|siden|hele))|går sultne? i seng|lever af (?:vand|havregryn|rugbrød|ris|"
        r"nudler)|(?:kun|bare) (?:\w+ )?(?:vand|havregryn|rugbrød|tørt brød|knækbrød)|springer? måltider over|"
        r"børn(?:ene)? uden mad|barn uden mad|ikke spist i (?:\w+ )?(?:dage|døgn))\b",
        USUAL,
        unless=r"\b(?:hjemmepleje\w*|plejehjem\w*|dement\w*|demens|sygehus\w*|hellere sulte|diæt|madpakke)\b",
    ),
    Rule(
        "ingen_penge_i_dag",
        "no_food_en",
        r"\b(?:no money,? no food|no money (?:for|to buy|left for) (?:\w+ )?(?:food|medicine|rent|diapers|milk)|"
        r"nothing to eat|(?:child|kids?|children|baby) (?:\w+ ){0,2}(?:no|without) (?:food|milk)|(?:card|account|"
        r"fridge) is empty|skip(?:ping)? meals|no food (?:at home|in|for|left|today)|can't (?:afford|"
        r"buy) (?:\w+ )?(?:food|medicine|diapers)|cannot (?:afford|buy) (?:food|medicine)|(?:kids|"
        r"children) (?:are )?(?:hungry|starving)|i(?: am|'m) starving)\b",
        USUAL,
        lang="en",
    ),
    Rule(
        "ingen_penge_i_dag",
        "mangler_det_noedvendige",
        r"\b(?:uden at kunne|kan ikke|ikke kunnet|ikke) (?:\w+ ){0,2}(?:hente|hentet|købe|betale|"
        r"fået hentet) (?:\w+ ){0,2}(?:insulin|\w*medicin\w*|piller)\b(?=.{0,100}\b(?:penge|råd|udbetal\w*|pension\w*|"
        r"apotek\w*|kort\w*)\b)|\b(?:udbetal\w*|penge|konto\w*|råd)\b.{0,80}\b(?:uden at kunne|"
        r"kan ikke) hente (?:\w+ ){0,2}(?:insulin|\w*medicin\w*)|\bjeg har (?:kun )?\d{1,2} ?(?:kr|kroner)(?=[.!,]| ?$)|"
        r"\bmangler (?:\w+ )?(?:modermælkserstatning|bleer|mad)\b(?=.{0,100}\b(?:konto\w*|penge|kr|kroner|minus)\b)|"
        r"\b(?:strømmen|varmen|vandet) (?:er |bliver )?(?:lukket|slukket|afbrudt)\b(?=.{0,160}\b(?:nyfødt|børn|baby|mørke|"
        r"fryser|kulde)\b)|\bhar ikke til mad\b|\blåner? (?:brød|mad) (?:af|hos|fra) nabo\w*|\bikke spist siden (?:i går|"
        r"i forgårs|(?:man|tirs|ons|tors|fre|lør|søn)dag)",
        USUAL,
        unless=r"\b(?:hjemmepleje\w*|plejehjem\w*|dement\w*|tilskud til|helbredstillæg)\b",
    ),
    Rule(
        "udsaettelse",
        "fogeden",
        r"\bfogede?(?:n|ns|d|sag\w*|forretning\w*)?\b|\bfoged\b|\bfogde?n\b|\bfoge?d?e?(?:d|n)?ret\w*",
        USUAL,
        needs=(
            r"\b(?:kommer|kom|møde\w*|skal|indkald\w*|dato\w*|frist\w*|husleje\w*|bolig\w*|lejlighed\w*|lejemål\w*|sæt\w*|sat|"
            r"ud|restance\w*|udsættelse|fogedforretning\w*|apartment|hjem|(?:man|tirs|ons|tors|fre)dag|i morgen)\b"
        ),
        unless=(
            r"\b(?:samvær\w*|udlever\w*|hvad er fogedret\w*|\w*bil\w{0,3}|billån|udlæg\w*|skrevet .{0,20} op|tage hjemme|"
            r"børnebidrag|ubehøvlet|gav mig ret|byggesag\w*|naboen?)\b"
        ),
    ),
    Rule(
        "udsaettelse",
        "sat_ud",
        r"\b(?:sat|sættes|sætter|smidt|smides|smider|kastet) (?:mig |os |ham |hende |dem )?ud (?:af (?:min|vores|sin|mit|"
        r"deres|hendes|hans|lejlighed\w*|bolig\w*|hus\w*)|på (?:man|tirs|ons|tors|fre|lør|søn)dag|den \d|d\.? ?\d|"
        r"om (?:\w+ )?(?:dage|uger?)|i morgen|fra den|i næste uge|til den)|\b(?:blive|bliver|blev|"
        r"være) sat ud(?=[ ,.!?]*(?:$|[.!?]|fordi|hvis|og|på|den|om|af|med|inden))|\budsættelses(?:sag|dato|forretning|"
        r"begæring)\w*|\b(?:besked|varsel|trussel|trusler|brev|truet|truer|stoppe|undgå|forhindre) (?:om |af |"
        r"med )?(?:\w+ )?udsættelsen?\b(?! af fristen)|\b(?:mister|miste) (?:\w+ )?(?:lejlighed\w*|bolig\w*|lejemål\w*|"
        r"hus\w*) (?:\w+ ){0,3}(?:hvis|fordi|på grund|om|den|i)",
        USUAL,
        unless=r"\b(?:skolen|klassen|sfo\w*|spillet|kraft|mødet|scooter\w*)\b",
    ),
    Rule(
        "udsaettelse",
        "laasesmed",
        r"\blåsesmed\w* (?:\w+ ){0,3}(?:kommer|er bestilt|står|på|den)|\b(?:kommer|komme) (?:\w+ ){0,3}låsesmed\w*",
        USUAL,
        unless=r"\b(?:låst mig ude|glemt nøgle\w*|nøgleboks\w*)\b",
    ),
    Rule(
        "udsaettelse",
        "lejemaal_ophaevet",
        rf"\b{HOME} (?:\w+ ){{0,5}}(?:ophævet|ophæves|blevet ophævet)\b|\b(?:ophævet|ophæver|"
        r"ophævelse af) (?:\w+ )?(?:vores |mit |min |hendes |hans |deres )?(?:lejemål\w*|lejekontrakt\w*|lejlighed\w*|"
        r"boligen|kontrakt\w*)|\bhusleje\w*.{0,140}\bophæv\w+|\bophæv\w+.{0,140}\bhusleje\w*",
        USUAL,
        unless=r"\b(?:ophævet (?:afgørelse|beslutning)|hund\w*|dyr|kat|bpa\w*|praktik\w*|ansættelses\w*)\b",
    ),
    Rule(
        "udsaettelse",
        "restance_og_frist",
        r"\b(?:bagud|skylder|restance|ikke betalt|kan ikke betale|"
        r"mangler at betale) (?:\w+ ){0,4}husleje\w*.{0,120}\b(?:ud\b|smid\w*|foged\w*|ophæv\w*|mister|inkasso|advokat\w*|"
        r"frist\w*|(?:10|14|ti|fjorten) dage|påkrav\w*)|\bhusleje\w*(?:restance|gæld)\w*.{0,120}\b(?:ud\b|smid\w*|"
        r"foged\w*|ophæv\w*|mister|advokat\w*|påkrav\w*)",
        USUAL,
    ),
    Rule(
        "udsaettelse",
        "eviction_en",
        r"\b(?:evict(?:ed|ion|ing)|bailiffs?|take (?:my|our) (?:flat|apartment|home)|locksmith (?:\w+ ){0,3}com\w+|"
        r"landlord (?:\w+ ){0,3}(?:throw\w*|kick\w*) (?:us|me) out|lose (?:my|our) (?:flat|apartment|home))\b",
        USUAL,
        lang="en",
    ),
    Rule(
        "udsaettelse",
        "ryger_ud",
        r"\b(?:skal|skulle) (?:vi|jeg|hun|han)? ?være ude (?:senest |inden )?(?:d\.?|den|på (?:man|tirs|ons|tors|fre|lør|"
        r"søn)dag|i morgen)|\b(?:tømmer|rydder) (?:\w+ ){0,2}(?:lejligheden|huset|boligen)\b|\bsat på gaden\b|\b(?:ryger|"
        r"bæres|bliver|båret) (?:\w+ ){0,2}(?:båret )?ud (?:af (?:lejligheden|huset|boligen)|i morgen|på (?:man|tirs|ons|"
        r"tors|fre)dag)|\bryger (?:jeg|vi) ud\b|\bbliver (?:vi|jeg) båret ud\b|\bmister (?:vi|jeg) (?:lejligheden|boligen|"
        r"huset|vores hjem)\b",
        USUAL,
        unless=r"\b(?:af skolen|af ordningen|af systemet|skolen|sfo|sommerhus\w*)\b",
    ),
    Rule(
        "frist_i_dag",
        "frist_i_dag",
        r"\b\w*frist\w* (?:\w+ ){0,3}(?:er|udløber|slutter|går ud|ender) (?:\w+ ){0,3}(?:i dag|idag|i morgen|imorgen|"
        r"i aften|i nat|ved midnat|kl\.? ?23|om (?:få |to |tre |fire |\d )timer)|\b\w*frist\w* (?:i dag|idag|i morgen|"
        r"imorgen|i aften)\b|\b(?:i dag|idag|i morgen|imorgen) (?:er|udløber|slutter) (?:\w+ ){0,3}(?:\w*frist\w*|"
        r"sidste (?:dag|frist|chance)(?! (?:\w+ ){0,2}(?:gider|vil|orker|venter|på arbejde)))",
        frozenset({Guard.GENERAL}),
        unless=r"\b(?:fristen er overskredet|sagsbehandlingsfrist\w*|ansøgningsfrist til skole)\b",
    ),
    Rule(
        "frist_i_dag",
        "sidste_dag",
        r"\bsidste (?:dag|frist|chance) (?:\w+ ){0,4}(?:klage\w*|svare\w*|anke\w*|indsige\w*|høringssvar\w*)|"
        r"\b(?:klage\w*|anke|indsigelse\w*|høringssvar\w*) (?:\w+ ){0,6}(?:senest|inden) (?:\w+ )?(?:i dag|idag|i morgen|"
        r"imorgen|i aften|midnat|kl\.? ?2[0-4])|\b(?:klage\w*|anke) (?:\w+ ){0,4}i dag\b(?=.{0,60}\b(?:for sent|frist\w*|"
        r"udløb\w*|senest|sidste)\b)|\b(?:4|fire) uger (?:\w+ ){0,3}(?:er gået|udløber|er omme|slutter) (?:\w+ )?i (?:dag|"
        r"morgen)",
        frozenset({Guard.GENERAL}),
    ),
    Rule(
        "frist_i_dag",
        "deadline_en",
        r"\b(?:deadline (?:\w+ ){0,4}(?:today|tomorrow|tonight)|last day to (?:appeal|complain|reply)|(?:appeal|"
        r"complain) (?:by|before) (?:today|tomorrow|tonight|midnight))\b",
        frozenset({Guard.GENERAL}),
        lang="en",
    ),
    Rule(
        "frist_i_dag",
        "naar_jeg_det",
        r"\b(?:har|kun|indtil|inden|senest) (?:\w+ )?(?:til )?midnat\b(?=.{0,80}\b(?:klage\w*|anke|svar\w*|frist\w*)\b)|"
        r"\b(?:timer|minutter) til (?:\w*fristen|\w*frist)\b|\bnå (?:at klage|det hvis jeg klager|at anke|"
        r"at sende min klage) (?:\w+ ){0,2}(?:i dag|i aften|inden)|\bhvis jeg klager i (?:dag|aften)\b|"
        r"\b\w*frist\w* .{0,60}\b(?:er|udløber) (?:\w+ ){0,5}i morgen\b|\b(?:nabohøring\w*|høring\w*|"
        r"partshøring\w*) (?:\w+ ){0,3}(?:slutter|udløber) (?:\w+ ){0,2}(?:i dag|i aften|til aften|i morgen|i nat)",
        frozenset({Guard.GENERAL}),
    ),
    Rule(
        "politi_ikke_akut",
        "anmelde",
        r"\b(?:vil|skal|kan|ønsker at|bør|hvordan) (?:\w+ ){0,3}(?:politianmelder?|anmelder? (?:\w+ ){0,5}(?:til politiet|"
        r"tyveri\w*|hærværk|indbrud\w*|chikane\w*|vold|en forbrydelse|trusler)|melde (?:\w+ ){0,4}til politiet)|\b(?:haft|"
        r"været) indbrud\b(?=.{0,80}\b(?:politi\w*|anmeld\w*|hvem|hvor)\b)",
        USUAL,
        unless=(
            r"\b(?:socialt bedrageri|kontrolgruppe\w*|kommunen (?:vil|har) (?:politi)?anmeld\w*|"
            r"jeg vil politianmelde (?:kommunen|jer))\b"
        ),
    ),
    Rule(
        "politi_ikke_akut",
        "nabo_truer",
        r"\bnabo\w* (?:\w+ ){0,4}(?:truer|truede|chikanerer|forfølger|har truet) (?:mig|os)|\b(?:bliver|er blevet|"
        r"blev) (?:\w+ )?(?:truet|chikaneret) (?:\w+ )?af (?:\w+ ){0,2}(?:nabo\w*|en mand|nogle unge|en fremmed|overbo\w*|"
        r"underbo\w*)",
        USUAL,
    ),
    Rule(
        "politi_ikke_akut",
        "police_en",
        r"\b(?:report (?:a )?(?:theft|burglary|crime) to the police|my (?:\w+ )?\w+ (?:was|got|has been) stolen|"
        r"i was robbed|my neighbou?r (?:\w+ )?threaten\w* (?:me|us))\b",
        USUAL,
        lang="en",
    ),
    Rule(
        "politi_ikke_akut",
        "forbrydelse",
        r"\b(?:har |er (?:der )?)?brudt ind i (?:mit|min|vores)\b|\bindbrud i (?:vores|mit|min|nat)\b|"
        r"\bstjålet\b.{0,80}\banmeld\w*|\banmeld\w*\b.{0,60}\bstjålet\b|\b(?:bilen|min bil) er (?:ridset|smadret)\b|"
        r"\bkanonslag\b|\bdyremishandling\b|\bjeg blev (?:truet|overfaldet|slået ned)\b|\b(?:ringet|skrevet|"
        r"mail) (?:\w+ ){0,3}sagt (?:at )?(?:han|hun|de) var fra (?:kommunen|banken|politiet)\b|"
        r"\bfik et slag\b.{0,80}\banmeld\w*",
        USUAL,
        unless=r"\b(?:nyt pas|pas er stjålet|kørekort|elev\w*|lærer\w*|sagsbehandler\w*)\b",
    ),
)
