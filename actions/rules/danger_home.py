"""The words of danger in a home: a child who writes, a child in danger, violence in close relationships.

How a pattern is read stands in `danger_patterns`.
"""

from __future__ import annotations

from actions.rules.danger_patterns import CHILD, HE, NOT_A_PARTNER, PARENT, PARTNER, USUAL, Guard, Rule

HOME_RULES: tuple[Rule, ...] = (
    Rule(
        "barn_skriver_selv",
        "alder",
        r"\bjeg (?:er|e|bliver|fylder) (?:kun |lige (?:blevet|fyldt) |snart |næsten |bare )?(?:[7-9]|1[0-5]|ni|ti|elleve|"
        r"tolv|tretten|fjorten|femten)(?: ?år(?: gammel)?)?(?=[.,!?;\n]| ?$| og | i | går | fra | men | min | mine | har |"
        r" hvem | hvad | hvor | kan | bor | jeg | pige| dreng)(?! i kø)",
        frozenset({Guard.GENERAL}),
        unless=r"\b(?:min (?:søn|datter) (?:skriver|siger)|nr\.? ?i køen)\b",
    ),
    Rule(
        "barn_skriver_selv",
        "alder_noedraab",
        r"\bjeg (?:er|bliver) (?:kun |lige (?:blevet|fyldt) |snart )?(?:16|17|seksten|sytten)\b",
        frozenset({Guard.GENERAL}),
        needs=(
            rf"\b(?:{PARENT} (?:\w+ ){{0,3}}(?:slår|drikker|råber|truer|smider|smed|låser|ryger)|smidt ud|tør ikke (?:gå|være|"
            r"tage) hjem|bange for|løbet hjemmefra|stukket af|anbragt|opholdssted\w*|mine forældre|min plejemor)\b"
        ),
        unless=r"\b(?:fritidsjob|kørekort|lommepenge)\b",
    ),
    Rule(
        "barn_skriver_selv",
        "skoleklasse",
        r"(?:\bjeg |^|[.!?\n] ?)går i (?:[1-9]|10|første|anden|tredje|fjerde|femte|sjette|syvende|ottende|niende|"
        r"tiende)\.? ?(?:klasse|kl|[a-e]\b|\.|(?=,|$| ?og min))",
        frozenset({Guard.GENERAL}),
    ),
    Rule(
        "barn_skriver_selv",
        "foraelder_goer_ondt",
        rf"\b(?:{PARENT}|(?:mors|fars) (?:\w+ )?(?:kæreste|mand|kone|eks)) (?:\w+ ){{0,2}}(?:slår|sparker|tæver|låser|rører?|tager på|truer|river|"
        rf"nakker) (?:ved )?(?:mig|os|min lille\w+)\b|\b{PARENT} og (?:hendes|hans|min) (?:nye )?(?:kæreste|mand|kone|eks\w*|samlever|ven|partner|stedfar|"
        r"papfar|far|mor|bror) (?:\w+ )?(?:slår|har slået|sparker|tæver|nakker|rører ved) (?:mig|os)\b(?! (?:op|ud|i (?:skak|ludo|kort|spil\w*))\b)|"
        r"\b(?:han|hun|far|mor) har (?:\w+ )?(?:slået|sparket|tævet) "
        r"(?:min|mine|vores) (?:lillesøster|lillebror|småsøskende|søskende)\b(?! (?:op|ud|i (?:skak|ludo|kort|spil\w*|fodbold|tennis|løb))\b)",
        USUAL,
    ),
    Rule(
        "barn_skriver_selv",
        "foraelder_maa_ikke_vide",
        rf"\b(?:{PARENT}|skolen|min (?:klasse)?lærer) må ikke (?:vide|opdage|se|få at vide|høre)|\b(?:siger|ringer|skriver|"
        rf"fortæller) (?:i|du) (?:\w+ ){{0,2}}(?:til )?{PARENT}|\bi må ikke (?:skrive|ringe|"
        rf"sige\w*) (?:\w+ ){{0,2}}(?:til )?(?:skolen|{PARENT})\b",
        frozenset({Guard.GENERAL}),
        unless=r"\b(?:dement\w*|demens|plejehjem\w*|hjemmepleje\w*|\d{2} år gammel|på (?:7|8|9)\d)\b",
    ),
    Rule(
        "barn_skriver_selv",
        "bliver_vi_fjernet",
        r"\bbliver (?:vi|jeg|jeg og min \w+|min lille\w+) (?:så |også )?(?:fjernet|taget (?:fra|væk)|anbragt|tvangsfjernet)\b",
        USUAL,
    ),
    Rule(
        "barn_skriver_selv",
        "age_en",
        r"\bi(?: am|'m) (?:only )?(?:[7-9]|1[0-5])(?: years old| yo|(?=[.,!?]| and | my | ?$))|\bi(?: am|"
        r"'m) in (?:\d(?:st|nd|rd|th) grade|year \d)\b|\bmy (?:dad|mom|mum|stepdad|parents|"
        r"(?:dad|father|mom|mum|mother)'s (?:new )?(?:boyfriend|girlfriend|husband|wife|partner)) (?:(?:\w+ )?(?:hits?|beats?|hurts?|touch\w*)|"
        r"(?:\w+ ){1,5}and (?:he |she )?(?:hits|beats|kicks)) me\b",
        frozenset({Guard.GENERAL}),
        lang="en",
    ),
    Rule(
        "barn_skriver_selv",
        "barnets_ord",
        r"\bjeg er (?:en )?(?:pige|dreng) på (?:[6-9]|1[0-7])\b|\b(?:jeg|bor) .{0,60}\bog er (?:[7-9]|1[0-5])(?= ?(?:år|"
        r"[.,!]|$))|\bselv (?:\w+ )?bestemme .{0,60}\bnår man er (?:[7-9]|1[0-7])\b|\bde andre i (?:\d\.? ?[a-e]?|"
        rf"klassen|min klasse) (?:\w+ ){{0,2}}mig\b|\b{PARENT} (?:\w+ ){{0,4}}(?:sagt|"
        r"siger) (?:\w+ ){0,2}jeg ikke må (?:sige|fortælle|snakke|ringe)|\bsagsbehandler\w* som barn\b|"
        r"\bmine forældre (?:\w+ ){0,3}taget mit pas\b",
        USUAL,
        unless=r"\b(?:min (?:søn|datter|dreng|pige) (?:er|på|går)|voksen)\b",
    ),
    Rule(
        "barn_i_fare",
        "slaar_barn",
        r"\b(?:slår|tæver|sparker|ryster|banker|mishandler|slog|tævede) (?:\w+ ){0,2}(?:sine? |sit |deres |hendes |"
        rf"hans |naboens |mine? |mit |vores )?(?:egne? |lille |små |\w+-årige )?{CHILD}\b|"
        rf"\b{CHILD} (?:\w+ ){{0,4}}(?:bliver|er blevet|blev) (?:\w+ )?(?:slået|tævet|mishandlet|banket|"
        r"sparket)(?: (?:derhjemme|hjemme|af (?:sin|sine|deres|hans|hendes|faren|moren|stedfaren|en pædagog|pædagogen)))\b",
        USUAL,
        unless=r"\b(?:rekord|ud|slår på (?:børnene|naturen))\b",
    ),
    Rule(
        "barn_i_fare",
        "overgreb",
        r"\b(?:seksuel\w* (?:overgreb|misbrug\w*|krænk\w*)|overgreb mod (?:\w+ )?(?:barn|børn|min|en)|(?:rører|rørte|"
        r"tager|tog|befamler) (?:\w+ )?(?:ved |på )(?:hende|ham|min datter|min søn|barnet|børnene|hendes numse|"
        r"tissemand\w*)|incest|pædofil\w*|voldtag\w* (?:min (?:datter|søn)|barnet|en pige)|misbruger (?:\w+ )?(?:barnet|"
        r"børnene|min (?:datter|søn)|sin (?:datter|søn)|et barn))\b",
        USUAL,
    ),
    Rule(
        "barn_i_fare",
        "omsorgssvigt_af_barn",
        rf"\b(?:vanrøgt\w*|omsorgssvigt\w*|forsømm?t\w*|misrøgt\w*)\b(?=.{{0,120}}\b{CHILD}\b)|"
        rf"\b{CHILD}\b.{{0,120}}\b(?:vanrøgt\w*|omsorgssvigt\w*|forsømt\w*)\b",
        USUAL,
        unless=r"\b(?:beskyldt|anklag\w*|partshøring|klage\w*|mormor|plejehjem\w*|hjemmeplej\w*|dement|jeres omsorgssvigt)\b",
    ),
    Rule(
        "barn_i_fare",
        "alene_hjemme",
        rf"\b{CHILD} (?:på \w+ )?(?:\w+ ){{0,5}}(?:er |bliver |sidder |ligger |går |var )?(?:helt |meget )?(?:alene hjemme|"
        r"alene om natten|efterladt|låst inde|overladt til sig selv|alene i (?:lejligheden|huset|bilen|gården))\b|"
        rf"\b(?:efterlader|efterlod|lader|lod|låser) (?:\w+ ){{0,2}}(?:sine? |sit |deres )?{CHILD} (?:\w+ )?(?:alene|inde|"
        r"i bilen|hjemme alene)\b",
        USUAL,
        unless=(
            r"\b(?:ledsag\w*|aflast\w*|autis\w*|tabt arbejdsfortjeneste|skolevægring|fleksjob|opholdssted\w*|arbejder på|"
            r"ikke (?:kan )?være alene)\b"
        ),
    ),
    Rule(
        "barn_i_fare",
        "skriger",
        rf"\b{CHILD} (?:\w+ ){{0,3}}(?:skrige\w*|græde\w*|hyle\w*|bliver råbt ad) (?:\w+ ){{0,4}}(?:hver (?:nat|dag|aften)|"
        r"hele (?:natten|aftenen|dagen)|lige nu|igen|timevis|og (?:han|hun|de|faren|moren) (?:slår|råber))\b|"
        rf"\bhøre? (?:\w+ ){{0,2}}{CHILD} (?:skrige|græde|råbe)\w*|\b{CHILD}.{{0,60}}\bhøre (?:dem|ham|hende) (?:skrige|"
        r"græde)",
        USUAL,
        unless=r"\b(?:autis\w*|sfo|børnehave\w*|vuggestue\w*|legeplads\w*|skolegård\w*|larm|støj)\b",
    ),
    Rule(
        "barn_i_fare",
        "misbrug_omkring_barn",
        r"\b(?:drikker|fuld|beruset|påvirket|skæv|på stoffer|tager stoffer|ryger hash|sniffer|bruger stoffer|"
        r"har drukket) (?:\w+ ){0,6}(?:mens|når|alene med|foran|hos|sammen med|og (?:passer|henter|"
        rf"kører med)) (?:\w+ ){{0,5}}{CHILD}\b|\b(?:alene med|passer|"
        rf"henter) (?:\w+ ){{0,2}}{CHILD} (?:\w+ ){{0,6}}(?:fuld|beruset|påvirket|skæv|drukket)\b|\b(?:børnenes|barnets|"
        r"børnenes|drengens|pigens) (?:mor|far) (?:\w+ ){0,3}(?:drikker|er fuld|tager stoffer|er på stoffer|er skæv)\b",
        USUAL,
    ),
    Rule(
        "barn_i_fare",
        "bekymret_for_andres_barn",
        r"\bbekymre?t for (?:\w+ )?(?:et barn|naboens|nabobarn\w*|nabobørn\w*|mit barnebarn|mine børnebørn|min (?:nevø|"
        r"niece|lillebror|lillesøster)|min (?:søsters|brors|venindes|eks) |en (?:dreng|pige|elev|baby)|nogle børn|to børn|"
        r"tre børn|børnene (?:ved siden|i opgangen|inde ved|hos|derhjemme)|en familie|deres barn|hendes barn|hans barn)",
        USUAL,
        unless=r"\b(?:hvis man|en dag bliver)\b",
    ),
    Rule(
        "barn_i_fare",
        "underretning",
        r"\b(?:hvordan|hvor|hvem|vil|skal|kan|gerne|ønsker|må|bør|lige) (?:\w+ ){0,4}(?:lave|laver|sende|sender|indgive|"
        r"indgiver|give|foretage|skrive|skriver|indsende) (?:jeg |man |vi )?(?:en |min )?(?:anonym )?underretning\b|"
        r"\b(?:vil|skal|gerne|ønsker at|bør|kan jeg|kan man) (?:\w+ ){0,2}underrette (?:jer|kommunen|om (?:et|en|min|to|"
        r"nogle))\b",
        USUAL,
        needs=r"\b(?:jeg|vi|barn\w*|børn\w*|dreng\w*|pige\w*|familie\w*|naboen?s?)\b",
        unless=r"\b(?:man en underretning$|imod mig|mod mig|mod os|om os|om mig|falsk\w* underretning|partshøring|underretningspligt)\b",
    ),
    Rule(
        "barn_i_fare",
        "forkommet_barn",
        rf"\b{CHILD} (?:\w+ ){{0,10}}(?:får (?:ingen|ikke) mad|beskidt\w*|snavset\w*|i nattøj|for lidt tøj|blå mærker|"
        rf"brandmærker|sultn?e?|sulter|tigger|uden (?:tøj|sko|jakke|mad))\b|\bblå mærker (?:\w+ ){{0,6}}{CHILD}\b",
        USUAL,
        needs=(
            r"\b(?:nabo\w*|opgang\w*|klasse\w*|børnehave\w*|datters|søns|ven\w*|gården|der er et|et barn|elev|barnebarn\w*|"
            r"børnebørn\w*|nevø|niece|samvær|far|mor|blå mærker)\b"
        ),
        unless=r"\b(?:vi har ingen|jeg har ingen|ikke råd|kontanthjælp|mine (?:to |tre )?børn (?:har|får))\b",
    ),
    Rule(
        "barn_i_fare",
        "foraelder_vaagner_ikke",
        r"\b(?:mor|far|moren|faren) (?:vågner ikke|ikke vågner|ikke vil vågne|ligger bevidstløs|er faldet om)\b|"
        rf"\b{CHILD} .{{0,60}}\bi fare hos\b|\b(?:bange for|tør ikke) (?:at )?(?:sende|aflevere|"
        rf"give slip på) (?:\w+ ){{0,2}}(?:hende|ham|{CHILD}) (?:\w+ ){{0,3}}(?:hos|til|hjem til|på samvær)\b",
        USUAL,
    ),
    Rule(
        "barn_i_fare",
        "child_en",
        r"\b(?:(?:hits?|beats?|hitting|beating|hurting|shak\w+|abus\w+|neglect\w+) (?:\w+ )?(?:his|her|the|their|a|this|"
        r"that) (?:\w+ )?(?:kids?|child|children|son|daughter|baby)|bruises on (?:\w+ )?(?:child|kid|boy|girl|daughter|"
        r"son)\w*|(?:kid|child|baby)\w* (?:\w+ ){0,3}(?:home alone|alone at night)|child (?:abuse|is left alone|"
        r"left alone|in danger)|children (?:screaming|left alone|in danger)|worried about (?:a|the|"
        r"my neighbou?r's) (?:child|kids?|children))\b",
        USUAL,
        lang="en",
    ),
    Rule(
        "barn_i_fare",
        "tegn_paa_overgreb",
        rf"\b(?:rusker|ryster|rystet|rusket) (?:\w+ ){{0,4}}{CHILD}\b|\bkommer ind til (?:hende|ham|mig|pigen|drengen|"
        rf"{CHILD}) om natten\b|\bbrændemærker\b|\bomskær\w+\b(?=.{{0,120}})|\b(?:løsladt|dømt|sigtet) for (?:overgreb|"
        rf"vold|incest|voldtægt)\b.{{0,80}}\b(?:døtre|sønner|{CHILD})\b|\btager? bad med (?:pigen|drengen|min datter|"
        r"min søn)\b|\bjeg (?:kom til at slå|slog|har slået|kom til at ryste|rystede) (?:min (?:søn|datter|dreng|pige|"
        rf"baby)|mit barn|barnet)\b|\bbange for (?:hvad jeg gør ved|at jeg (?:gør|slår)) (?:\w+ )?(?:{CHILD}|ham|hende)",
        USUAL,
        unless=r"\b(?:drengebarn omskåret regler|journalen)\b",
    ),
    Rule(
        "barn_i_fare",
        "smaa_alene",
        r"\b(?:små|børn|drenge|piger|dreng|pige|barn) på \w+(?: og \w+)? (?:år )?(?:der )?(?:er|sidder|bliver|går|løber|"
        r"sover) (?:\w+ ){0,2}(?:alene|ude|i (?:vores|et) (?:cykelskur|skur|opgang))\b|\b(?:påvirket|fuld|beruset|"
        rf"skæv) (?:\w+ ){{0,5}}(?:kører|bag rattet) (?:\w+ ){{0,4}}(?:med )?{CHILD}",
        USUAL,
        unless=r"\b(?:ledsag\w*|aflast\w*|autis\w*|skolevej\w*|cykler)\b",
    ),
    Rule(
        "vold",
        "slaar_mig",
        rf"\b{PARTNER} (?:\w+ ){{0,4}}(?:slår|sparker|tæver|banker|kvæler|voldtager|nakker|skubber|bider|truer|"
        r"gennembanker|slog|tævede|sparkede|truede|voldtog) (?:\w+ )?(?:mig|os|hende|ham|børnene|min \w+)\b",
        USUAL,
        unless=r"\b(?:advokat|retssag|samværssag|fogedret)\w*",
    ),
    Rule(
        "vold",
        "aegtefaelle_slaar",
        rf"\b{PARTNER} (?:\w+ ){{0,2}}(?:slår|tæver|er voldelig)(?=[ ]*(?:$|[.,!?]|og|når|hver|igen))",
        USUAL,
    ),
    Rule(
        "vold",
        "adresse_afsloeret",
        rf"\b(?:adressen?|hvor (?:jeg|vi) bor|krisecent\w*)\b.{{0,60}}\b(?:til|sendt til|fået af) {PARTNER}|"
        rf"\b{PARTNER} (?:\w+ ){{0,3}}(?:har fået|fik|kender|fundet) (?:\w+ )?(?:min|vores|den hemmelige) (?:nye |"
        r"hemmelige )?adresse",
        USUAL,
        needs=r"\b(?:krisecent\w*|hemmelig\w*|beskyttet|bange|voldelig\w*|slår|slog)\b",
    ),
    Rule(
        "vold",
        "han_slaar_mig",
        r"\b(?:han|hun) (?:\w+ ){0,3}(?:slår|tæver|banker|voldtager|sparker|kvæler|spytter på) (?:\w+ )?(?:mig|os)\b|"
        r"\b(?:slår|tæver|banker|voldtager|sparker|kvæler|truer) (?:han|hun|min mand|min kone|min kæreste|"
        r"min eks\w*) (?:mig|os)\b|\b(?:han|hun) (?:slog|tævede|sparkede|voldtog|skubbede) (?:mig|"
        r"os) (?:\w+ ){0,4}(?:i går|igår|i nat|i dag|i morges|i aftes|igen|forleden|i weekenden|i (?:man|tirs|ons|tors|"
        r"fre|lør|søn)dags|foran)",
        USUAL,
        unless=NOT_A_PARTNER,
    ),
    Rule(
        "vold",
        "bange_for_ham",
        rf"\bbange for (?:{PARTNER}|min (?:far|bror|familie|fætter|onkel)|ham\b|hvad han (?:gør|kan finde på|vil gøre))|"
        r"\btør ikke (?:\w+ ){0,2}(?:gå|tage|komme|være) (?:\w+ ){0,2}(?:hjem|hjemme)(?: (?:til ham|i dag|i nat|igen|"
        r"alene|mere))?\b",
        USUAL,
        unless=NOT_A_PARTNER + r"|\b(?:angst for at falde|falder|indbrud)\b",
    ),
    Rule(
        "vold",
        "voldelig",
        rf"\b(?:voldelig\w* (?:mand|kæreste|eks\w*|samlever|forhold|kone|ægteskab|far|familie)|(?:{HE}|min (?:far|bror|"
        r"søn)) (?:\w+ ){0,3}(?:er|bliver|blev|var) (?:\w+ ){0,2}voldelig\w*|(?:udsat|udsættes|"
        r"udsatte) for (?:\w+ )?(?:psykisk |fysisk )?vold|vold (?:i hjemmet|derhjemme|i forholdet|i ægteskabet|"
        r"fra min \w+|af min \w+)|partnervold|får (?:tæv|bank|tæsk) (?:af|derhjemme|hver)|lever (?:i et|"
        r"med) (?:\w+ )?(?:vold|voldeligt))\b",
        USUAL,
        unless=(
            r"\b(?:autis\w*|dement\w*|demens|arbejd\w+ (?:som|på|i)|på (?:mit )?arbejde|elev\w*|lærer\w*|bosted\w*|beboer\w*|"
            r"journal\w*|offerfond|erstatningsnævn\w*)\b"
        ),
    ),
    Rule(
        "vold",
        "kontrol",
        rf"\b(?:{HE}) (?:\w+ ){{0,3}}(?:tjekker|kontrollerer|overvåger|læser|tager|har taget|tog|beholder|gemmer|styrer|"
        r"bestemmer over) (?:\w+ ){0,2}(?:min telefon|min mobil|mine beskeder|mit pas|mine penge|mit kort|min løn|"
        r"mine nøgler|mit mitid|alt hvad jeg|hvor jeg er|hvem jeg)\b|\b(?:han|min mand|"
        r"min kæreste) (?:\w+ ){0,2}(?:låser mig inde|lader mig ikke (?:gå|komme) ud|kontrollerer mig)\b|"
        rf"\bmå ikke (?:gå ud|forlade (?:huset|lejligheden)|se min familie) for (?:{PARTNER}|ham)",
        USUAL,
        unless=r"\b(?:søn|datter|sagsbehandler\w*|kontrolgruppen tjekker|værge)\b",
    ),
    Rule(
        "vold",
        "i_hemmelighed",
        rf"\buden (?:at )?(?:{PARTNER}|han) (?:\w+ )?(?:ved|opdager|ser|kan se|finder|får|hører)\b|\b(?:{PARTNER}|"
        rf"han) må (?:endelig )?ikke (?:vide|opdage|finde|se|få at vide|kunne (?:se|finde))\b|\b(?:{PARTNER}|han) (?:står|"
        r"sidder|lytter|kigger) (?:\w+ ){0,3}(?:bag mig|ved siden af (?:mig )?når|med når jeg|over skulderen)\b|"
        rf"\b(?:inden|før) (?:{PARTNER}|han) (?:kommer|er) (?:\w+ )?(?:hjem|hjemme|tilbage)\b(?=.{{0,160}}\b(?:ikke skrive|"
        r"ikke ringe|skriv ikke|ring ikke|slet|hemmelig|tage hen|væk)\b)",
        USUAL,
        unless=r"\b(?:søn|drengen|min far|plejehjem\w*|sygehus\w*|hospital\w*|indlagt|gave|overrask\w*|dement|fødselsdag\w*)\b",
    ),
    Rule(
        "vold",
        "flugt",
        rf"\b(?:flygte\w*|stikke af|stukket af|løbe væk|komme væk|væk) fra (?:{PARTNER}|ham|min (?:far|familie|brødre))\b|"
        r"\b(?:hvor|kan jeg) (?:\w+ ){0,4}(?:flytte|tage|gå) hen\b(?=.{0,100}\b(?:slår|slog|voldelig|bange|tør ikke|"
        r"truer)\b)|\b(?:slår|slog|voldelig|truer)\b.{0,100}\bhvor (?:\w+ ){0,3}tage hen\b",
        USUAL,
    ),
    Rule(
        "vold",
        "krisecenter",
        r"\b(?:brug for|komme (?:ind )?på|plads på|plads til mig på|finde|find|søger|hvor (?:er|ligger)|kontakte|"
        r"ringe til|ind på|hen på) (?:et |jeres |det |nærmeste |en )?(?:plads på (?:et )?)?(?:kvinde|mande)?krisecent\w+",
        USUAL,
        unless=r"\b(?:regning|opkrævning|egenbetaling|faktura|ansat|arbejder på)\b",
    ),
    Rule(
        "vold",
        "stalking",
        rf"\b(?:stalker|stalking|forfølger mig|følger efter mig|{PARTNER} (?:\w+ ){{0,3}}(?:dukker op|står (?:ude|uden|"
        r"nede|foran)|venter på mig|følger efter))\b|\b(?:æresrelateret|social kontrol fra|tvinger mig til at gifte|"
        r"tvangsægteskab|genopdragelsesrejse)\b",
        USUAL,
    ),
    Rule(
        "vold",
        "trues_paa_livet",
        r"\b(?:truer|truet|truede) (?:\w+ ){0,2}(?:mig|os|hende) (?:\w+ ){0,2}(?:på livet|med (?:at (?:slå|dræbe|"
        rf"skade|tæve|gøre)|bank|tæsk|tæv|vold|kniv|døden))\b|\btruet af {PARTNER}",
        USUAL,
    ),
    Rule(
        "vold",
        "violence_en",
        r"\b(?:(?:he|she|my (?:husband|boyfriend|wife|ex|partner|father|brother)) (?:\w+ ){0,3}(?:hits?|hit|beats?|hurts?|"
        r"chok\w+|threaten\w*|rap\w+|punch\w*|kicks?) (?:me|us)|(?:he|my (?:husband|boyfriend|ex)) (?:\w+ ){0,2}(?:keeps|"
        r"took|takes|checks|controls|hides|reads) my (?:\w+ )?(?:phone|passport|money|messages|papers|bank)|(?:afraid|"
        r"scared|terrified) of (?:him|my (?:husband|boyfriend|ex|partner|father|brother))|domestic (?:violence|abuse)|"
        r"abusive (?:husband|boyfriend|partner|ex|relationship)|before (?:he|my husband) (?:comes|gets|is) (?:back|home)|"
        r"women's shelter|shelter for (?:women|me and my)|crisis cent(?:er|re)|running away from (?:him|my)|"
        r"he will find me|locks me in|won't let me leave|escape from (?:him|my))\b",
        USUAL,
        lang="en",
    ),
    Rule(
        "vold",
        "tegn_paa_vold",
        rf"\b(?:hænder\w*|hånd\w*) (?:\w+ )?(?:om|rundt om) min hals\b|\b(?:{HE}) (?:\w+ )?kaster (?:\w+ )?(?:ting|"
        r"tallerkner|glas|med ting) efter mig\b|\b(?:sporing|tracker|gps|airtag|overvågning) (?:\w+ )?på (?:min (?:bil|"
        r"telefon|mobil|cykel)|mig)\b|\b(?:veninde|søster|kollega|datter|mor|nabo)\w*\b.{0,30}\bblå mærker\b|"
        r"\bgifte (?:mig|hende) (?:væk|bort)\b|\btvunget til at gifte|\bmå ikke (?:\w+ ){0,2}(?:have min egen konto|"
        r"ringe til min (?:mor|familie|søster)|se mine (?:venner|veninder))\b|\bhvor kan (?:man|jeg|en kvinde) flygte\b|"
        r"\bvoksne søn (?:\w+ )?slår mig\b|\b(?:mand|kvinde|mænd|kvinder)\w* hvis (?:kone|mand|kæreste) slår\b",
        USUAL,
        unless=r"\b(?:plejehjem\w*|hjemmepleje\w*|personalet|faldt|blodfortyndende)\b",
    ),
)
