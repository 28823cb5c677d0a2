"""The words of danger to life: dying, weapons, fire, suicide.

How a pattern is read stands in `danger_patterns`.
"""

from __future__ import annotations

from actions.rules.danger_patterns import CHILD, HE, SPOKEN, USUAL, WEAPON, Guard, Rule

LIFE_RULES: tuple[Rule, ...] = (
    Rule(
        "livsfare",
        "ingen_vejrtraekning",
        r"\b(?:trækker ikke vejret|trækker næsten ikke vejret|kan ikke (?:trække|få) vejret|får ikke luft|"
        r"kan ikke få luft|har ingen puls)\b",
        USUAL,
    ),
    Rule(
        "livsfare",
        "bevidstloes",
        r"\b(?:bevidstløs|livløs|ikke (?:få|til at få|komme i) kontakt (?:med|til) (?:ham|hende)|(?:vågner|reagerer|"
        r"svarer) ikke når (?:jeg|vi) (?:råber|rusker|kalder|ryster)|kan ikke (?:få (?:ham|hende) vågen|vække (?:ham|"
        r"hende|min \w+)))\b",
        USUAL,
        unless=r"\bsagsbehandler\w*|telefon\w*",
    ),
    Rule(
        "livsfare",
        "brand",
        r"\b(?:det brænder (?:hos|i|lige|her|nu|på)|brænder lige nu|(?:huset|lejligheden|køkkenet|opgangen|bygningen|"
        r"stuen|taget) brænder|der er (?:gået )?ild i|gået ild i|står i flammer|røg i (?:hele )?(?:opgangen|lejligheden|"
        r"huset))\b",
        USUAL,
        unless=r"\b(?:brændeovn|bål|grill|haveaffald)\w*",
    ),
    Rule(
        "livsfare",
        "blod",
        r"\b(?:(?:han|hun|jeg|barnet|hovedet|såret|min \w+) blø(?:de)?r|blodpøl\w*|blod på gulvet|blø(?:de)?r (?:kraftigt|meget|"
        r"voldsomt|helt vildt|fra)|blod (?:over det hele|overalt)|pulsåre\w*)\b",
        USUAL,
    ),
    Rule(
        "livsfare",
        "vaaben",
        r"\b(?:(?:han|hun|nogen|naboen|de|min \w+) (?:\w+ ){0,3}(?:har|går med|står med|kommer med|truer\w*|trækker|"
        rf"fægter|løber) (?:\w+ ){{0,4}}{WEAPON}|(?:stukket|stikker|skudt|skyder) (?:ham|hende|mig|nogen|efter|på|ned|med)|"
        r"(?:der bliver|de|han) skyder\w* (?:på|efter|mod|udenfor|her))\b",
        SPOKEN,
    ),
    Rule(
        "livsfare",
        "drab",
        rf"\b(?:{HE}|de|nogen|naboen|min (?:bror|far|søn|nabo|fætter|familie)) (?:\w+ ){{0,5}}(?:slå\w* (?:mig|os|hende|"
        rf"ham|børnene|min \w+|(?:sin|sit|sine|deres|hendes|hans|et) (?:\w+ )?(?:{CHILD}|kone|mand|kæreste|mor|far|familie)) ihjel|"
        r"dræbe\w* (?:mig|os|hende|børnene)|myrde\w* (?:mig|os|hende)|tage\w* (?:ham|hende|"
        r"mig) af dage)",
        USUAL,
    ),
    Rule(
        "livsfare",
        "indtraengen",
        r"\b(?:sparker|hamrer|banker|slår|smadrer|bryder) (?:\w+ ){0,2}(?:på |ind )?(?:\w*døren|ruden|vinduet)(?: op| ind|"
        r" ned)?\b(?=.{0,120}\b(?:kan ikke ringe|hører (?:han|hun|de) mig|hjælp|skriv ikke|bange|gem\w+|ring|nu)\b)",
        USUAL,
    ),
    Rule(
        "livsfare",
        "gemmer_sig",
        r"\bsidder (?:\w+ )?(?:på|i) (?:badeværelset|toilettet|soveværelset|skabet|kælderen)\b(?=.{0,80}\b(?:hamrer|"
        r"banker|sparker|råber|vil ind|leder efter)\b)|\b(?:gemmer (?:mig|os)|har (?:gemt|låst) (?:mig|os)(?: inde)?|"
        r"låst inde|står) (?:\w+ )?(?:på|i|under|ude på) (?:badeværelset|toilettet|wc\w*|kælderen|skabet|soveværelset|"
        r"sengen|loftet)\b",
        USUAL,
        needs=r"\b(?:han|hun|de|min mand|min kæreste|min eks\w*)\b",
        unless=r"\b(?:personalet|plejehjem\w*|søn|datter|skole\w*)\b",
    ),
    Rule(
        "livsfare",
        "slaar_nu",
        rf"\b(?:{HE}|de|naboen) (?:\w+ ){{0,2}}(?:er ved at (?:slå|kvæle|tæve)|(?:slår|kvæler|tæver|sparker|"
        r"banker)(?= \w+ (?:\w+ )?(?:lige nu|nu\b))) (?:mig|os|hende|ham|min \w+|børnene|barnet)",
        USUAL,
    ),
    Rule(
        "livsfare",
        "kvaelertag",
        r"\b(?:tager|tog|tage) kvælertag|\b(?:han|min \w+) (?:kvæler|er ved at kvæle|prøver at kvæle) (?:mig|hende)\b",
        USUAL,
    ),
    Rule(
        "livsfare",
        "hjaelp_nu",
        r"(?:^|[.!?\n] ?)hjælp (?:mig |os )?(?:nu|hurtigt)\b|\b(?:send (?:en ambulance|ambulance|politiet|hjælp)|ring (?:efter|"
        r"til) (?:en )?(?:ambulance|politiet)|har brug for (?:en )?ambulance|kom hurtigt)\b(?! med svar)",
        frozenset({Guard.GENERAL, Guard.DENIED}),
    ),
    Rule(
        "livsfare",
        "overdosis",
        r"\b(?:taget en overdosis|har overdosis|overdosis (?:lige|nu|af)|(?:han|hun|min \w+|barnet) (?:\w+ ){0,2}(?:taget|"
        r"slugt|spist|drukket) (?:\w+ ){0,4}(?:piller|tabletter|medicin|klorin|gift|batteri\w*|panodil\w*)(?! (?:hver|"
        r"i mange|mod|for|som)))\b",
        USUAL,
        unless=r"\b(?:hjemmepleje\w*|sygeplejersk\w*|dosering\w*|plejehjem\w*|lægen)\b",
    ),
    Rule(
        "livsfare",
        "bryst_eller_slagtilfaelde",
        r"\b(?:(?:smerter|ondt|trykken) i (?:brystet|hjertet)|brystsmerter|trykken for brystet|får et slagtilfælde|"
        r"blodprop lige nu|krampeanfald lige nu|(?:har|får|og|ligger i|i) kramper|og kramper)\b",
        USUAL,
    ),
    Rule(
        "livsfare",
        "ved_at_doe",
        r"\b(?:(?:jeg|han|hun|min \w+|barnet) er ved at dø|(?:jeg|han|hun) dør (?:nu|lige nu|hvis (?:ikke )?(?:der|i|nogen)))\b",
        USUAL,
        unless=r"\b(?:hospice|terminal|kræft|begravelse|plejevederlag|plejeorlov|respirator)\w*",
    ),
    Rule(
        "livsfare",
        "forsvundet",
        r"\b(?:(?:mor|far|mormor|farmor|morfar|farfar|min (?:mand|kone|bror|søster)) (?:\w+ ){0,6}(?:er (?:væk|"
        rf"forsvundet)|ikke (?:til at finde|kommet hjem))|{CHILD} (?:på \d+ )?er (?:forsvundet|blevet væk))\b",
        USUAL,
        needs=r"\b(?:dement|demens|alzheimer|forsvundet|nu|i nat|timer)\b",
        unless=r"\b(?:fundet igen|papir\w*|sag|journal\w*|bilag|mail)\b",
    ),
    Rule(
        "livsfare",
        "doedsangst_en",
        r"\b(?:not breathing|can't breathe|cannot breathe|unconscious|won't wake up|has a (?:knife|gun)|"
        r"going to kill (?:me|us|her|him)|will kill (?:me|us|her)|kill (?:me|us) (?:if|when)|house is (?:on fire|burning)|"
        r"there is a fire|bleeding (?:a lot|badly|heavily)|call an ambulance|need an ambulance|overdosed?|"
        r"breaking (?:down )?the door|he is outside|hiding in|heart attack|chest pains?|stopped breathing|collapsed|"
        r"been (?:stabbed|shot)|strangl\w+|trying to (?:get|break) in|smell of gas)\b",
        USUAL,
        lang="en",
    ),
    Rule(
        "livsfare",
        "kollaps",
        r"\bligger (?:\w+ ){0,3}(?:på|i|ude|nede) (?:\w+ ){0,2}(?:og |\w+ og )?(?:svarer|reagerer|bevæger sig|"
        r"vågner) ikke\b|\b(?:blå|grå) i (?:ansigtet|hovedet)\b|\bblå læber\b|\bbarnet .{0,40}er (?:helt )?(?:gråt|"
        r"blåt)\b|\btrækker vejret (?:\w+ )?(?:underligt|mærkeligt|besværet|dårligt|hurtigt)\b|\bfor meget (?:heroin|stof|"
        r"fentanyl|kokain|metadon|ketogan)\b|\bfaldet i (?:havnen|vandet|åen|søen|isen)\b|\bgaslugt\b|\blugter af gas\b|"
        r"\bkulilte\w*",
        USUAL,
    ),
    Rule(
        "livsfare",
        "nogen_med_vaaben",
        rf"\b(?:mand|kvinde|dreng|fyr|person|nogen|unge|en) (?:\w+ )?med (?:en |et )?{WEAPON}\b(?=.{{0,80}}\b(?:lige nu|nu|"
        r"ude\w*|foran|her|truer|råber|inde)\b)",
        SPOKEN,
    ),
    Rule(
        "selvmordstanker",
        "selvmord",
        r"\bselvmord(?:stanker|strue\w*|sforsøg|splan\w*|)\b",
        USUAL,
        unless=r"\b(?:begik selvmord|begået selvmord|efter (?:hans|hendes|min \w+) selvmord|selvmordsforebyg\w*|selvmordslinj\w*)\b",
    ),
    Rule(
        "selvmordstanker",
        "tage_livet",
        r"\b(?:tage|tager|tog|taget) (?:jeg |han |hun )?(?:mit|sit|hans|hendes|mit eget|sit eget) liv\b|\b(?:tage|tager|"
        r"taget|tog) livet af (?:mig|sig|mig selv|sig selv)\b",
        USUAL,
    ),
    Rule(
        "selvmordstanker",
        "vil_ikke_leve",
        r"\b(?:vil|gider|orker|magter|ønsker) (?:\w+ ){0,2}ikke (?:\w+ ){0,2}(?:at )?(?:leve|være (?:her|til|i live)|"
        r"eksistere)(?! (?:af|på|for|op|sammen|i|under|som|med|uden|til)\b)|\bikke (?:har )?(?:lyst|grund) til at (?:leve|"
        r"være her|være til)\b|\bkan ikke leve (?:mere|længere)\b",
        USUAL,
        unless=r"\bleve længere med\b",
    ),
    Rule(
        "selvmordstanker",
        "vil_doe",
        r"\b(?:(?:vil|ville|vil bare|vil gerne|ønsker at|ønsker bare at|ønsker jeg måtte|lyst til at|håber jeg|"
        r"håber bare jeg|har tænkt på at|overvejer at|tænker på at|skal bare) (?:helst |gerne |bare |snart )?dø|"
        r"hellere (?:være )?dø[d]?|ønske (?:at )?jeg (?:var død|ikke (?:levede|var her|fandtes)|aldrig var født)|"
        r"var jeg bare død|bedre (?:af |tjent )?(?:som )?død)\b(?! for| over)",
        USUAL,
    ),
    Rule(
        "selvmordstanker",
        "goere_en_ende",
        r"\b(?:(?:gøre|gør|sætte) en ende på (?:det hele|det|mit liv|livet|mit)|(?:afslutte|slutte|stoppe) (?:det hele|"
        r"mit liv|livet))\b",
        USUAL,
        unless=r"\bende på (?:det )?(?:forhold\w*|samarbejd\w*|sag\w*|lejemål\w*)",
    ),
    Rule(
        "selvmordstanker",
        "bedre_uden_mig",
        r"\b(?:bedre|nemmere|lettere|gladere)(?: stillet| tjent| af)? (?:uden (?:\w+ ){0,4}mig|foruden mig|(?:for (?:alle|"
        r"dem)(?: \w+)? )?hvis jeg (?:bare ikke vågnede|ikke var|var væk|forsvandt|var død|ikke fandtes))\b|\b(?:ingen|"
        r"nogen) (?:\w+ ){0,3}(?:opdage\w*|savne\w*|mærke\w*|bemærke\w*) (?:\w+ ){0,3}(?:hvis jeg|at jeg|når jeg|mig)\b",
        USUAL,
        unless=r"\bsagsbehandler\w* .{0,30}opdage",
    ),
    Rule(
        "selvmordstanker",
        "ingen_udvej",
        r"\b(?:ikke (?:\w+ ){0,2}(?:se|ser|finde|finder) (?:nogen|en) (?:anden )?(?:udvej|vej ud|vej videre)|(?:ser|se|"
        r"har|finde) (?:\w+ )?(?:ingen|ikke (?:nogen|en)) (?:anden )?(?:udvej|vej ud|vej videre|grund til at (?:leve|"
        r"fortsætte))|ingen (?:mening|grund) (?:med|i|til) (?:livet|at leve|mit liv)|livet (?:er|føles) (?:ikke værd|"
        r"meningsløst|ligegyldigt)|ikke værd at leve|orker ikke livet|magter ikke livet|ikke (?:mere|"
        r"flere) kræfter til at leve|ikke mere vej)\b",
        USUAL,
    ),
    Rule(
        "selvmordstanker",
        "orker_ikke_mere",
        r"\b(?:orker|magter) (?:jeg )?ikke (?:mere|længere)(?=[ ,.!]*(?:$|[.!\n]|ingen ville|farvel|undskyld|"
        r"hvad er meningen|jeg giver op|jeg vil bare))",
        USUAL,
        unless=r"\b(?:sagsbehandler\w*|papir\w*|blanket\w*|møder|ventetid\w*|telefonkø\w*|klage\w*|støj\w*|larm\w*|nabo\w*)\b",
    ),
    Rule(
        "selvmordstanker",
        "forsvinde",
        r"\b(?:forsvinde (?:for altid|fra (?:det hele|jorden|livet))|(?:sove|lægge mig til at sove) og (?:aldrig|"
        r"ikke) vågne|aldrig vågne[r]? (?:op|igen)|ikke vågne (?:op )?i morgen|er (?:jeg|jeg nok) her ikke (?:mere|"
        r"længere)|jeg er her (?:nok |måske )?ikke (?:mere|længere|i morgen)|så er jeg væk for altid)\b",
        USUAL,
    ),
    Rule(
        "selvmordstanker",
        "metode",
        r"\b(?:(?:hoppe|springe|hopper|springer|kaste mig|smide mig) (?:ud )?(?:fra|foran|ud foran|"
        r"ned fra) (?:\w+ )?(?:bro\w*|tog\w*|altan\w*|tag\w*)|(?:hænge|skyde|drukne|kvæle) (?:mig|sig) (?:selv)?|"
        r"står (?:\w+ )?(?:på|ved) (?:broen|togskinnerne|skinnerne|togbanen|taget|perronkanten)|(?:skær(?:er|e)?|cutter|"
        r"skader|skade|skåret) (?:i )?(?:mig|sig) selv|gøre skade på (?:mig|sig) selv|gøre noget (?:ved|mod) mig selv|"
        r"gør jeg noget (?:dumt|ved mig selv))(?=[ ,.!?]|$)",
        USUAL,
    ),
    Rule(
        "selvmordstanker",
        "piller",
        r"\bjeg (?:\w+ ){0,2}(?:taget|slugt|spist|samlet|sparet) (?:\w+ ){0,4}(?:piller|tabletter|panodil\w*|sovepiller|"
        r"sovemedicin)(?! (?:hver|i mange|mod|for|som|mod))|"
        r"\bjeg (?:\w+ )?(?:tager|sluger|spiser) (?:\w+ ){0,2}(?:piller|pillerne|tabletterne|sovepiller\w*) (?:nu|i aften|i nat|alle|alle sammen)\b",
        USUAL,
        unless=r"\b(?:lægen|recept|bivirkning\w*|hver dag|dagligt|smertestillende mod)\b",
    ),
    Rule(
        "selvmordstanker",
        "afsked",
        r"\b(?:afskedsbrev\w*|farvelbrev\w*|skrevet farvel|(?:sagt|siger|sige|skrev|skriver) farvel til (?:alle|livet|"
        r"børnene|verden|mig|os)|(?:skrev|sagde|skriver|siger|sendte|ringede) (?:\w+ ){0,8}(?:undskyld for alt|elsker|"
        r"tak for alt|ikke (?:kan|orker) mere|farvel|lige meget|ligegyldigt).{0,120}(?:tager (?:den |telefonen )?ikke|"
        r"svarer ikke|ikke (?:få|fået) fat i|tager ikke telefonen))",
        USUAL,
    ),
    Rule(
        "selvmordstanker",
        "suicide_en",
        r"\b(?:suicid\w+|kill(?:ing)? myself|end(?:ing)? my life|end it all|take my own life|want to die|wanna die|"
        r"wish i (?:was|were) dead|better off (?:without me|dead)|no reason to live|don't want to (?:live|be here|"
        r"be alive|wake up)|do not want to (?:live|be here)|can't go on (?:living|like this|anymore)|hurt(?:ing)? myself|"
        r"ending it|no way out|tired of living|not be here anymore|self[- ]harm\w*|cut(?:ting)? myself)\b",
        USUAL,
        lang="en",
    ),
    Rule(
        "selvmordstanker",
        "ikke_vil_leve",
        r"\bikke (?:\w+ )?(?:vil|orker|gider|ønsker|magter) (?:at )?leve\b|\b(?:bare|helst|håber jeg) (?:ikke|"
        r"aldrig) vågne\w*|\b(?:intet|ikke noget|ingenting) at leve for\b|\bjeg er her (?:\w+ )?ikke til (?:jul|sommer|"
        r"påske|min|næste)|\bvil herfra\b|\b(?:gemt|samler|samlet|hamstrer) (?:\w+ ){0,2}(?:sovepiller|piller|"
        r"tabletter)\b|\bvil (?:bare |gerne )?være hos min (?:\w+ )?(?:mand|kone|mor|far|søn|datter|dreng|"
        r"pige)(?: igen)?\b(?=.{0,40}\bdød\w*)|\bskrevet (?:et )?breve? til (?:mine børn|min familie|"
        r"dem alle)\b(?=.{0,80}\b(?:farvel|rent|ryddet|ved i det|undskyld|pas på)\b)",
        USUAL,
    ),
)
