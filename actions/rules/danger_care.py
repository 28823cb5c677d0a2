"""The words of missing vital care, accidents in municipal services, sudden illness, and threats against staff.

How a pattern is read stands in `danger_patterns`.
"""

from __future__ import annotations

from actions.rules.danger_patterns import CARE, EVENT, FRAIL, RECENT, SERVICE, SPOKEN, USUAL, Rule

CARE_RULES: tuple[Rule, ...] = (
    Rule(
        "svigt_af_livsvigtig_hjaelp",
        "ligger_hjaelpeloes",
        r"\b(?:ligge[rt]|lå|sidder|siddet|sad|fundet) (?:\w+ ){0,4}(?:på \w*gulvet|i (?:den|de) samme ble\w*|i sin egen|"
        r"i mit eget|i (?:afføring|urin|tis|lort|bræk|våde? ble)|i eget)\b|\bkan ikke komme op (?:fra gulvet|igen)|"
        r"\ber faldet og (?:kan ikke|ligger)\b|\b(?:ligget|ligger) i (?:sengen|sin seng|samme seng) siden (?:i går|"
        r"i forgårs|fredag|lørdag|søndag|mandag|tirsdag|onsdag|torsdag)\b",
        USUAL,
        needs=rf"\b(?:{CARE}|{FRAIL})\b",
        unless=r"\b(?:tæppe|madras|uro\w*|legetøj|søn leger|vandskade|min (?:søn|datter) på \d\b)\b",
    ),
    Rule(
        "svigt_af_livsvigtig_hjaelp",
        "ikke_faaet",
        r"\b(?:ikke|intet|ingen|aldrig) (?:\w+ ){0,4}(?:fået|haft|givet|får) (?:\w+ ){0,4}(?:mad|medicin\w*|insulin|"
        r"vand|drikke|drukket|væske|sondemad|ilt|morgenmad|aftensmad|tøj på|at spise)\b|\b(?:får|fik|fået|givet|"
        r"haft) (?:\w+ ){0,3}(?:ikke|ingen|intet) (?:\w+ ){0,4}(?:mad|medicin\w*|insulin|vand|væske|sondemad|ilt|"
        r"at spise|at drikke)\b|\b(?:glemt|glemmer|glemte) (?:\w+ ){0,4}(?:medicin\w*|insulin\w*|mad\b|sondemad)",
        USUAL,
        needs=rf"\b{CARE}\b",
        unless=r"\b(?:medicinkort|tilskud|helbredstillæg|afslag på|betale|råd til|madordning i|varm mad hver|vælge|menuen|regning)\b",
    ),
    Rule(
        "svigt_af_livsvigtig_hjaelp",
        "hjaelp_udeblev",
        rf"\b{CARE}\b(?:[^.!?]){{0,60}}\b(?:kom (?:ikke|aldrig)|kommer ikke|er ikke (?:kommet|dukket op)|ikke (?:dukket op|"
        r"mødt|været her)|mødte (?:ikke|aldrig)|udebl\w+|aflyst|ingen (?:vagter|afløser))\b(?:[^!?]){0,100}\b(?:i dag|"
        r"i aften|i morges|i nat|i morgen|hele (?:dagen|weekenden|natten)|siden (?:i går|i fredags|fredag|lørdag|"
        r"i morges)|to dage|tre dage|stadig)\b|\bingen (?:\w+ ){0,3}(?:er kommet|kom|"
        r"har været her) (?:\w+ ){0,4}(?:i dag|i morges|i aften|i nat|siden i går|hele (?:dagen|weekenden))\b",
        USUAL,
        needs=rf"\b(?:{FRAIL})\b",
        unless=(
            r"\b(?:rengør\w*|gøre rent|gjort rent|støvsug\w*|gulvvask|vinduespuds\w*|tøjvask|indkøb|møde|samtale|skraldespand|"
            r"affald|skolen|vaske)\b"
        ),
    ),
    Rule(
        "svigt_af_livsvigtig_hjaelp",
        "ingen_hjaelpere",
        r"\b(?:(?:ingen|uden|mangler) (?:\w+ )?(?:hjælpere?|nattevagt\w*) (?:\w+ ){0,3}(?:i (?:dag|nat|morgen|aften|"
        r"weekenden)|fra i (?:dag|morgen)|lige nu|nu|hele natten)|står (?:\w+ )?uden hjælp(?:er|"
        r"ere)?\b(?: (?:\w+ ){0,3}(?:i dag|i nat|i morgen|nu|i aften))|(?:har )?ingen (?:til at|der kan|"
        r"som kan) (?:\w+ )?(?:vende|løfte|sondemade|give (?:ham|hende|mig) (?:mad|medicin|insulin)|suge|skifte))\b",
        USUAL,
    ),
    Rule(
        "svigt_af_livsvigtig_hjaelp",
        "livsvigtigt_udstyr",
        r"\b(?:respirator\w*|iltapparat\w*|ilten|sondemad\w*|insulin\w*|nødkald\w*|lift\w*|dialyse\w*|"
        r"sug(?:et)?) (?:\w+ ){0,6}(?:virker ikke|er (?:i stykker|gået i stykker|tom|løbet tør|slut)|mangler|"
        r"ikke (?:kommet|leveret))\b(?=.{0,200}\b(?:ligge\w*|vejr\w*|dør|alene|ingen|nat\w*|toilet\w*|sengen|siden)\b)|"
        r"\brespirator\w*\b.{0,160}\b(?:skåret|stopper|ingen|mangler|dør)\b",
        USUAL,
    ),
    Rule(
        "svigt_af_livsvigtig_hjaelp",
        "spiser_ikke",
        r"\b(?:spiser|drikker|spist|drukket|spiste|drak) (?:\w+ ){0,2}(?:ikke|ingenting|intet|næsten intet)\b|"
        r"\bikke (?:\w+ ){0,3}(?:spist|spiste|drukket|fået (?:noget )?at (?:spise|drikke))\b|\b(?:dehydreret|udtørret|"
        r"væskemangel|underernæret|afmagret)\b|\bomsorgssvigt\b",
        USUAL,
        needs=r"\b(?:hjemmeplejen?|plejehjem\w*|plejecent\w*|hjemmehjælp\w*|bosted\w*|botilbud\w*|personalet)\b.*|\b(?:dement|demens)\b",
        unless=r"\b(?:søn|børnehave\w*|barnet|børnene|datter på \d)\b",
    ),
    Rule(
        "svigt_af_livsvigtig_hjaelp",
        "no_care_en",
        r"\b(?:carer|home care|helper|nurse)s? (?:\w+ ){0,3}(?:did not come|didn't come|has not come|never came|"
        r"no show)\b|\b(?:nobody|no one) (?:came|has come) (?:\w+ ){0,4}(?:today|tonight|yesterday)\b|"
        r"\bcan't get out of (?:bed|the chair)\b|\b(?:lying|been) on the floor\b|\bno (?:food|insulin|"
        r"medicine) (?:all day|since|today) (?:\w+ ){0,4}(?:home care|nursing home)\b",
        USUAL,
        lang="en",
    ),
    Rule(
        "svigt_af_livsvigtig_hjaelp",
        "hjaelpeloes_uden_hjaelp",
        r"\b(?:ikke|hverken) (?:\w+ ){0,2}fået (?:\w+ ){0,2}(?:mad|piller|noget at drikke|at drikke|medicin|"
        r"insulin)\b.{0,80}\b(?:i dag|ingen|kom ingen|siden i går|to dage)\b|\b(?:meldt (?:\w+ )?syge?|"
        r"syge)\b.{0,60}\bjeg kan ikke komme (?:op|ud af sengen|på toilettet)\b|\bnødkald\w*\b.{0,60}\b(?:ingen|"
        r"uden (?:at )?nogen|svarer ikke)\b|\b(?:iltapparat\w*|respirator\w*|sug) (?:bipper|stopper|går i stå)|"
        r"\budskrevet\b.{0,80}\bingen (?:medicin|hjælp|mad)\b.{0,80}\bkan ikke\b|\bglemt at give (?:ham|hende|mig|"
        r"min \w+) (?:\w+ )?(?:insulin|medicin\w*|mad|piller)\b|\bsidder fast i (?:kørestolen|liften|badekarret|stolen)\b|"
        r"\bsondemad\b.{0,80}\b(?:ikke (?:dukket op|kommet)|ingen)\b|\b(?:stoppet|lukket|"
        r"frataget) (?:\w+ )?(?:hjemmeplejen|hjælpen)\b.{0,80}\bkan ikke (?:spise|komme op|gå|drikke) selv\b",
        USUAL,
        unless=r"\b(?:mine børn|børnene|barnet|kontanthjælp\w*|ikke råd)\b",
    ),
    Rule(
        "trusler_mod_medarbejdere",
        "kommer_og",
        r"\b(?:jeg|vi|så) (?:\w+ ){0,4}(?:kommer|går|tager|møder|dukker|kører|ses) (?:\w+ ){0,3}(?:ned|op|ind|forbi|"
        r"hen)\b.{0,120}\b(?:smadre\w*|tæsk|tæver|bank|ødelægge\w*|kniv|økse|bat\b|benzin|pistol|gevær|nakker|mærke|"
        r"føle på|fortryde|sætte ild|slår (?:jer|dig|hende|ham|ned)|vælter)",
        SPOKEN,
        unless=r"\b(?:advokat|aktindsigt)\w*",
    ),
    Rule(
        "trusler_mod_medarbejdere",
        "smadrer_jer",
        r"\b(?:jeg|vi) (?:\w+ ){0,3}(?:smadre[r]?|tæve[r]?|nakke[r]?|tæsker?|banker?) (?:jer|dig|hende|ham|rådhuset|"
        r"jobcent\w+|stedet|kontoret|sagsbehandler\w*|borgmester\w*|den (?:kælling|idiot)|jeres)",
        SPOKEN,
    ),
    Rule(
        "trusler_mod_medarbejdere",
        "drab",
        r"\b(?:jeg|vi|så) (?:\w+ ){0,4}(?:slår?|dræber?|myrder?|skyder?|stikker?) (?:\w+ )?(?:jer|dig|hende|ham|"
        r"sagsbehandler\w*|borgmester\w*|dem|nogen|en af jer)(?: (?:ihjel|ned|alle|i hovedet|sammen))|"
        r"\b(?:jeg|vi) (?:\w+ ){0,3}(?:skyder|dræber|myrder) (?:jer|dig)\b(?! (?:et|en|lige|ikke|i skoene|noget))",
        SPOKEN,
        unless=r"\b(?:bange for at|ikke nå at)\b",
    ),
    Rule(
        "trusler_mod_medarbejdere",
        "skal_faa",
        r"\b(?:i|du|hun|han|de|sagsbehandleren|borgmesteren) (?:skal|fortjener at|burde|kan godt glæde (?:jer|"
        r"dig) til at) (?:\w+ ){0,4}(?:få (?:tæsk|tæv|bank|en kugle|på munden|smæk)|dø\b|bløde|lide\b|brænde\b|skydes|"
        r"hænges|mærke (?:på|hvad)|fortryde)",
        SPOKEN,
        unless=r"\b(?:advokat|ombudsmand|pressen|retten|erstatning)\w*",
    ),
    Rule(
        "trusler_mod_medarbejdere",
        "bombe_eller_brand",
        r"\b(?:bombe[rn]? (?:på|i|under|mod|til|ned over) (?:\w+ )?(?:rådhus\w*|jobcent\w*|kommunen|bygning\w*|kontor\w*|"
        r"jer\b|borgerservice|skolen|stedet)|(?:sprænge[r]?|springe[r]?) (?:\w+ ){0,3}i luften|sætter? ild (?:til|"
        r"på) (?:jer|rådhus\w*|kommunen|jobcent\w*|stedet|jeres|bygning\w*|huset hos)|(?:brænder?|"
        r"futter?) (?:\w+ )?(?:rådhus\w*|kommunen|jobcent\w+|stedet|jer|bygning\w*|lortet|kontoret)(?: (?:ned|af))?)\b",
        SPOKEN,
    ),
    Rule(
        "trusler_mod_medarbejdere",
        "ved_hvor_du_bor",
        r"\b(?:ved|fundet ud af|finder (?:nok )?ud af|kender) (?:godt |jo |nu )?(?:hvor|din adresse|"
        r"hendes adresse)(?: (?:du|hun|han|i|sagsbehandleren|dine børn|hendes børn|jeres (?:børn|familie)|"
        r"din familie) (?:bor|går|arbejder|parkerer))|\bi skal (?:bare )?passe på (?:når|jer|jeres|fra)|"
        r"\bpas på når (?:du|i) går (?:hjem|fra)|\b(?:du|i) skal se dig over skulderen",
        SPOKEN,
        unless=r"\b(?:folkeregister\w*|jeg ved ikke hvor)\b",
    ),
    Rule(
        "trusler_mod_medarbejdere",
        "skade",
        r"\b(?:nogen|en af jer|medarbejder\w*) (?:kommer|ender med|vil komme) (?:til at |at )?(?:komme )?(?:galt|grimt|"
        r"til skade|dø)\b|\btager (?:jeg )?(?:loven|retfærdigheden) i egen hånd\b|\bså (?:sker|går) det (?:\w+ )?(?:galt|"
        r"ud over) (?:for )?(?:jer|nogen hos jer|sagsbehandler\w*)",
        SPOKEN,
    ),
    Rule(
        "trusler_mod_medarbejdere",
        "threat_en",
        r"\bi(?: will|'ll| am going to|'m going to| swear i will) (?:\w+ ){0,2}(?:kill|hurt|shoot|stab|burn|smash|"
        r"beat) (?:you|her|him|them|your|the (?:office|town hall|job ?cent)|everyone)|\byou (?:will|"
        r"are going to) (?:pay with|die|bleed)|\bi know where you live\b|\bbomb (?:the|your|you)\b",
        SPOKEN,
        lang="en",
    ),
    Rule(
        "trusler_mod_medarbejdere",
        "varsel_om_vold",
        r"\b(?:står|venter) (?:\w+ ){0,2}(?:uden ?for|på parkeringspladsen|på hende|på ham) når (?:hun|han|du|"
        r"i) (?:får fri|har fri|går hjem)\b|\bbenzin med\b|\bhvor (?:hans|hendes|jeres|dine|din|hendes små) (?:unger|børn|"
        r"kone|mand|familie) (?:går|bor|leger)|\b(?:får|få|skal have|fortjener) (?:\w+ )?(?:en på (?:kassen|munden|tuden|"
        r"hovedet)|brækket (?:fingrene|næsen|benene|armen)|smadret)|\b(?:eller|så) (?:der )?bliver (?:der )?skudt\b|"
        r"\bfortjener at blive (?:kørt ned|skudt|slået|tævet|banket)|\bikke (?:skal )?føle (?:sig|jer) sikker\w*|"
        r"\bskal ikke føle (?:sig|jer) sikker\w*|\bmine (?:venner|brødre|fætre) (?:\w+ )?(?:og )?(?:kommer|"
        r"snakker) (?:\w+ ){0,3}(?:med )?jer\b|\bspræng (?:\w+ ){0,3}i luften\b|\b(?:jeg|"
        r"vi) (?:\w+ ){0,3}spræng\w* (?:\w+ ){0,3}i luften\b",
        SPOKEN,
    ),
    Rule(
        "pludselig_doed_eller_ulykke_i_kommunalt_tilbud",
        "ulykke",
        r"\b(?:faldt|er faldet|faldet|gled|tabt|tabte|styrtede|væltede|brækkede|brækket|kom til skade|kommet til skade|"
        r"fik en skade|skoldet|forbrændt|blev kvalt|druknede?|ulykke\w*|klemt|påkørt|omkom|døde|er død|"
        rf"død)\b.{{0,100}}\b{SERVICE}",
        EVENT,
        needs=(
            rf"\b(?:{RECENT}|sygehus\w*|hospital\w*|skadestue\w*|ambulance\w*|uden opsyn|ingen (?:så|opdagede|ringede|holdt)|"
            r"mens (?:de|personalet|ingen)|hvad der skete|hvordan kunne)\b"
        ),
        unless=(
            r"\b(?:regning\w*|opkrævning\w*|boet|begravelse\w*|depositum|indskud|opsigelse\w*|venteliste\w*|visiter\w*|"
            r"søge? (?:om )?plejehjem\w*|vil på plejehjem|ikke (?:få|fået|tilbudt) (?:en )?plads|derhjemme|i hjemmet|"
            r"faldt i søvn|faldt ned i niveau|død(?:e|t) (?:for|i 20))"
        ),
    ),
    Rule(
        "pludselig_doed_eller_ulykke_i_kommunalt_tilbud",
        "i_tilbuddet",
        rf"\b(?:på|i|hos|fra) (?:\w+ ){{0,2}}{SERVICE}.{{0,120}}\b(?:faldt (?:\w+ )?(?:ned|ud|og)|gled ud|kom til skade|"
        r"kommet til skade|brækkede|brækket|blev kvalt|druknede?|blev fundet død|fundet død|er død|døde|blev skoldet|"
        r"mistede livet)\b",
        EVENT,
        needs=(
            rf"\b(?:{RECENT}|sygehus\w*|hospital\w*|skadestue\w*|ambulance\w*|uden opsyn|ingen (?:så|opdagede|ringede|holdt)|"
            r"mens (?:de|personalet|ingen)|hvad der skete|hvordan kunne)\b"
        ),
        unless=(
            r"\b(?:regning\w*|opkrævning\w*|boet|begravelse\w*|depositum|indskud|opsigelse\w*|venteliste\w*|visiter\w*|"
            r"ikke (?:få|fået|tilbudt) (?:en )?plads|faldt i søvn)\b"
        ),
    ),
    Rule(
        "pludselig_doed_eller_ulykke_i_kommunalt_tilbud",
        "accident_en",
        r"\b(?:died|fell|injured|broke \w+ (?:leg|arm|hip)|drowned)\b.{0,80}\b(?:nursing home|care home|kindergarten|"
        r"daycare|school|institution)\b",
        EVENT,
        needs=r"\b(?:today|yesterday|hospital|last (?:night|week)|this morning)\b",
        lang="en",
    ),
    Rule(
        "pludselig_doed_eller_ulykke_i_kommunalt_tilbud",
        "uden_stednavn",
        r"\bdøde? i kommunens varetægt\b|\b(?:hængte|hængt) sig (?:\w+ )?på (?:forsorgshjemmet|bostedet|opholdsstedet|"
        r"institutionen|herberget)\b|\b(?:skolebussen|flextrafik\w*|handicapbussen) (?:\w+ )?(?:er )?(?:kørt (?:galt|"
        r"i grøften)|væltet|kørte galt)|\b(?:legetårn\w*|gynge\w*|målet|reol\w*) (?:\w+ )?væltede? (?:\w+ ){0,3}(?:over|"
        r"ned)|\b(?:de|personalet) fandt (?:hende|ham|min \w+) (?:\w+ ){0,6}(?:død|kold|livløs|i haven)|"
        r"\bgalt i halsen\b.{0,60}\b(?:kvalt|døde|død|sygehus\w*)",
        EVENT,
    ),
    Rule(
        "akut_sygdom",
        "akut_syg",
        r"\b(?:(?:39|40|41)(?:[.,]\d)? (?:i |graders )?feber|(?:meget |så )?høj feber (?:i (?:dag|nat|flere)|siden|og|"
        r"lige)|akut syg (?:nu|i (?:nat|dag|aften))|(?:skal|må|brug for) (?:\w+ ){0,2}(?:have |se )?(?:en )?læge (?:nu|"
        r"i dag|i aften|i nat|lige nu|hurtigt|med det samme)|lægevagten (?:svarer|tager|er|har)|allergisk reaktion|"
        r"kaster (?:\w+ )?op (?:hele (?:natten|dagen)|konstant|blod)|skal (?:\w+ )?på skadestuen|brækket (?:min |hans |"
        r"hendes )?\w*(?:arm|ben|fod|hånd)\w* (?:lige nu|i dag|for lidt siden))\b",
        USUAL,
        unless=r"\b(?:erstatning\w*|regning\w*|klage\w*|sygedagpenge|sygemeld\w*)\b",
    ),
    Rule(
        "akut_sygdom",
        "spaedbarn",
        r"\b(?:\d+ (?:måneder|uger)s? ?(?:gammel|gamle)?|baby\w*|spædbarn\w*|nyfødt\w*) (?:\w+ ){0,4}(?:taber sig|"
        r"vil ikke (?:spise|drikke|die)|spiser ikke|drikker ikke|har feber|er slap|græder ustandseligt)\b",
        USUAL,
    ),
    Rule(
        "akut_sygdom",
        "illness_en",
        r"\b(?:high fever|fever of (?:39|40|41)|need a doctor (?:now|today|tonight)|allergic reaction|vomiting blood)\b",
        USUAL,
        lang="en",
    ),
    Rule(
        "akut_sygdom",
        "hvor_faar_jeg_hjaelp",
        r"\b(?:slået hovedet|svimmel|tandbyld|hævelse|blod i (?:urinen|afføringen)|bidt af en hund|ondt i maven|"
        r"kan ikke støtte på|støtte på (?:benet|foden)|forbrændt|hul i hovedet|"
        r"kastet op i)\b(?=.{0,160}\b(?:hvem (?:ringer|har vagt)|hvor skal (?:jeg|vi|han|hun)|lægevagt\w*|skadestue\w*|"
        r"i weekenden|stivkrampe|om natten|alene hjemme|i \d dage|venter|vent til)\b)|\bhvem ringer (?:jeg|"
        r"man) til\b.{0,80}\b(?:om natten|syg|ondt|feber|kl \d)|\bkastet op i (?:\w+ )?dage\b|"
        r"\bfaldet igen\b.{0,80}\b(?:støtte på|venter)",
        USUAL,
        unless=r"\b(?:erstatning\w*|regning\w*|sygedagpenge|sygemeld\w*|skimmel\w*|dagplejer\w*|vikar\w*|sagsbehandler\w*)\b",
    ),
    Rule(
        "akut_sygdom",
        "spaedbarn_drikker_ikke",
        r"\b(?:baby|spædbarn|\d+ (?:måneder|uger)s?)\b.{0,60}\b(?:ikke (?:har )?(?:drukket|spist)|taber sig|er slap|"
        r"vil ikke (?:die|spise|drikke))\b",
        USUAL,
    ),
)
