"""Words by which a language in Latin letters is known: its small words, and a few that say it alone.

Read with their accents and without, since few people type them on a Danish keyboard. A word that Danish or English has too
speaks for neither of the others (`bu`, `var`, `der`); `language` takes those out, so nobody has to keep the lists apart.
"""

from __future__ import annotations

from collections.abc import Mapping

DANISH = """
jeg er i det har på at til min ikke en om med vi kan for den et skal man hun han så mig af siger fra nu vil var men noget hvor hvad
vores hvem når få have ingen sagde må fordi ud blev siden efter fået får selv eller op uden hos hver over bare står jer os dem går nogen kun
ham dag kom havde skulle igen gerne hele bliver mine mit din dit dine jeres sige hende se anden her alle komme bor hvordan skrevet kunne klage
skriver sig hvis vide blevet gå været ned skrive aldrig hjælp ja brev brevet hans hendes sagt sendt jo stadig tilbage også ny nye hjem sidder
tage lige ligger væk tager betale tid først sådan penge under spurgte gik inden hvornår barn børn andet hvorfor svar ringe gøre gør mødet
andre blive sagen gået spørger meget kommet ringede ringer nok tak hej hjælpe mange ved du dig og de som der nej okay venligst undskyld goddag
hvilken hvilket hvilke ingenting noen mener tror synes føler forstår forstå læse læser skriv kommunen kommunens sagsbehandler sagsbehandleren
afslag afgørelse afgørelsen lejlighed arbejde datter søn mand kone mor far skole skolen uger måneder måned dage timer år altid alligevel
egentlig ellers endnu imens mens fordi derfor hverken både samt hen ind end dog da sin sit gang gange sad sat lavet flere mest
ik ikk ogs osse sku ku hva hvd vrk vr ka ska gi gir bli ble blir hvordn hvorfr hilsen venlig mvh snart desværre måske ønsker vedr vedrørende
skylder mangler søger søgt fik igennem gennem bedre dårlig dårligt hjælper kontakte bolig lejer
jag inte är och att vad varför mycket någon något från hur kommer jeg eg ikkje noe hvorfor hva deg meg seg dere vår mellom nav altså
"""
"""Swedish and Norwegian are read as Danish: an advisor reads them, and so does whoever writes them."""

ENGLISH = """
the i my a and to is it they me you of with we on can he was at no one who do that from not she says what about there because how now get
got said municipality when so letter out say only your as am are her need know this asked don our if since where does week nobody someone an
year by told money months all after then or job hours help meeting same us them person work daughter mother doctor years but weeks pay
before time call came did back case paper room old father house phone up office husband wants sick people write will go see his every any
been support never nothing wrote another night ask kindergarten again him could were answer times doesn lost place wrong refused
care why complain complaint too still had free which child children form letters each days boy four took gave decision tell first without name
neighbour writing number should open read make waiting small shop their wait building called just visit twice something right more comes
fine stopped look other good everything changed promised company everyone always family half until paid would wife street thing reply allowed
while lives rent must food speak wheelchair extra debt landlord didn minutes tax received anything yesterday nobody's haven't hasn't
don't doesn't didn't can't won't isn't wasn't i'm i've i'd it's that's they're we're please sorry hello thanks thank hi hey yes english danish
have has for be like than very these those whom whose there's what's who's cannot couldn't shouldn't wouldn't into over under
understand want wanted speak talk apply applied send sent lost found living moved school son someone anyone here going being having
"""

FOREIGN: Mapping[str, str] = {
    "pl": """
        jest są nie się mam mnie mi mój moja moje mojego mojej że na do od po dla ale czy co jak jestem mamy ma już tylko bardzo gdzie kiedy
        dlaczego ponieważ żeby przez przy bez oraz albo lub ten ta tego tej to z w o za pod nad był była było być będzie będę mogę może
        można muszę musi chcę chciałbym chciałabym potrzebuję proszę pomóc pomoc pomocy pomoże pan pani dziękuję dzień dobry witam
        cześć gmina gminy gminie urząd urzędu list listu pismo pisma decyzja decyzji decyzję odpowiedzi odpowiedź dziecko dziecka
        dzieci córka córki syn syna żona mąż mieszkanie mieszkania pieniądze pieniędzy praca pracy pracę rozumiem rozumie mówię
        mówi mówić polsku duńsku angielsku nikt nic dostałem dostałam otrzymałem otrzymałam zasiłek zasiłku wiem wie skarga skargę tłumacz
        tłumacza chory chora lat lata miesiąc miesiące miesięcy tygodni nasz nasza nasze ich jej jego oni ona on my wy tu tutaj teraz
        nadal ciągle znowu szkoła szkole lekarz lekarza ze która który które pomocą mam czekam napisać złożyć skargi telefon numer
        iść isc pismem sprawa sprawę sprawy sprawie dodatek wynajmuję właściciel czynsz czynszu wyrzuca urzędnik urzędniczka mąż męża pytanie
        wczoraj dzisiaj jutro rodzina rodziny rachunek rachunki zapłacić płacić pracuję szukam pomaga złożyłam złożyłem wniosek wniosku bardzo
        dostaje dostaję dostajemy mieszkam mieszkamy boję
    """,
    "tr": """
        ve bir bu için ben benim bana beni biz bizim bize çok ne değil mi mı mu mü var yok ama ile gibi daha kadar nasıl neden niye nerede
        kim hangi şey istiyorum istiyoruz gerek lazım lütfen merhaba selam yardım yardıma yardımcı teşekkür ederim belediye belediyeden
        belediyeye mektup mektubu mektup aldım geldi geliyor gelmiyor biliyorum bilmiyorum anlamıyorum anlamadım anlıyorum konuşmuyorum
        konuşamıyorum konuşuyorum türkçe danca ingilizce para parayı paramı ev evim evi kira çocuk çocuğum çocuğumun çocuklarım oğlum
        kızım kızımın eşim annem babam kocam okul okula hasta hastayım doktor iş işim çalışıyorum hakkında sonra önce şimdi bugün dün
        hiç kimse cevap vermiyor vermediler verdi dedi diyor şikayet etmek tercüman olarak oldu olan olduğu ediyorum edebilir
        misiniz miyim musunuz bekliyorum ay aydır hafta haftadır yıl yıldır karar kararı bizi onlar onun da de en her şekilde iyi
        kızım oğlum gün iyi günler akşamlar karara karar itiraz maaş maaşım fatura faturayı ceza hastane hastanede evden konut memur başvuru
        başvurdum hakkım param yine böyle çünkü eğer artık hala henüz bile kaç hep ihtiyacım ailem oturma izni nereye kimseyi zor acil
        soru sorum kaldık kaldım dedim aldılar kesildi bakım
    """,
    "de": """
        ich und nicht ist das wir haben habe hat mein meine meinen meiner meinem mir mich sie sind auf für eine ein einen einer einem kein
        keine wie was bitte hilfe brauche verstehe bekomme bekommen werde wird wurde zu zum zur aus bei nach dem des auch oder aber wenn weil
        dass daß kann können könnte muss müssen möchte noch schon sehr hier wo warum wann wer seit sein seine ihr ihre uns unser unsere
        guten tag morgen danke dänisch deutsch gemeinde behörde bescheid antwort geld miete wohnung kinder tochter sohn frau
        arbeit schule krank arzt niemand nichts etwas gesagt geschickt geschrieben beschwerde beschweren dolmetscher brief leider immer nur
        wohne spreche sprechen helfen gegen ohne über vom von im am diese dieser dieses mit der die den es jetzt wochen monate monaten
        antwortet verstehen lehrer lehrerin darf soll sollen gibt geht machen viel hallo frage arbeite vielen
    """,
    "so": """
        waxaan waxa waxay waxaa iyo waa ayaa ayay oo uu aan ku ka la iga igu ii ila ma maya haa leh leeyahay lahayn karaa karo karin rabaa
        doonayaa doonaya doonaysaa mid wax maxaa maxay sidee halkee goorma kuma inaan inay inuu aad anigu aniga annaga waan waanu wuu way
        caawimaad caawimo caawin caawi fadlan mahadsanid salaan salaam salaamu walaal degmada degmadu degmo kommuunka kommuunku lacag lacagta
        lacagtii guri guriga gurigeyga guriyeyn warqad warqadda warqadaha ilmo ilmaha carruur carruurta carruurtayda wiilkayga gabadhayda
        wiilka gabadha xaaskayga ninkayga hooyo aabo shaqo shaqada iskuul dugsiga dhakhtar dhakhtarka jirran xanuun fahmin fahmayo
        fahmi hadlo hadli hadlaa soomaali soomaaliga af afka turjumaan turjubaan cabasho cabanayaa qof qofna jawaab jawaabin jirto jiro
        jira jirin maanta shalay hadda bil bilood toddobaad sanad sanadood danish deenish ayuu inta kale kasta badan su'aal heli helay helin
        soo dalbaday diiday diideen
        loo lagu laga lama baan ayaan waan maxaa xagee subax galab wanaagsan magacaygu nin naag shaqaale codsi kiro kirada dhaqaale dhaqaalaha
        caafimaad dhib cid rabaan joojiyeen mana laakiin markaas sababta cunto biil biilka reer ilaa kadib haddii marka isbitaal isbitaalka
        waxba weli wali igu naga nala noo ahay yahay tahay nahay ma_garanayo garanayo ogi go'aan go'aanka
    """,
    "ro": """
        și nu este sunt am ai are avem au de la în pentru cu mă mi îmi va vă rog bună ziua salut ajutor ajutați ajuta ajute primit scrisoare
        scrisoarea comuna comună primăria primărie decizie decizia răspuns răspunde bani banii chirie locuință casă apartament copil copilul
        copiii copiii fiica fiul meu mea mei mele soțul soția muncă lucrez școală școala bolnav doctor medic înțeleg vorbesc română
        româneste românește daneză engleză nimeni nimic cine ce cum unde când de_ce fără despre dar sau dacă mai foarte acum aici care că să
        o un pe din după spune înapoi noștri loc îmi ăsta asta trebuie vreau pot puteți plângere reclamație traducător interpret mulțumesc luni săptămâni ani zile
        mie noi lor lui ei el ea fost fac face aveți cer nevoie avut știm nostru noastră spus trimis copilului lună știu
        cine cazul ne dat afară casă casa pierdut locul munca seara seară întrebare intrebare ocupă cererea cerere plăti plătit chiria
        soţia soție soț ajutorul social mâncare spital soțul nimic încă iar doar toate tot
    """,
    "fr": """
        je ne suis pas les des une est et que qui pour dans avec mon ma mes nous vous ils elle sur mais bonjour merci aide besoin lettre
        argent enfant travail comprends parle français danois commune j'ai c'est n'ai s'il plaît pourquoi parce depuis reçu très avoir être
        logement réponse mois aussi ai au aux cette ce
        n'avons n'est femme mari enceinte avons logement école malade peux pouvez voudrais l'aide d'aide nos leur tout bien
    """,
    "es": """
        yo no el los las una es y que por para con mi mis pero hola gracias ayuda necesito carta dinero hijo hija trabajo entiendo
        hablo español danés ayuntamiento tengo está estoy muy cuando porque desde recibido como qué dónde se lo le del al esta este
        vivienda respuesta meses también nadie puede puedo quiero señora señor favor
    """,
    "hr": """
        sam nije je su da se što šta kako gdje zašto molim hvala pomoć pomoc trebam treba imam nemam moj moja moje mene meni nam nas
        ali ili za na od do sa bez jer već još samo danski bosanski srpski hrvatski ne_razumijem razumijem razumem pismo opština općina
        novac dijete djeca deca dobar dan zdravo stan posao niko nitko ništa odgovor mjeseca meseci dobio dobila govorim kćerka sin
        muž žena bolestan bolesna nemamo imamo novac novca kiriju kirija dijete djecu škola školu pomozite možete mogu želim
    """,
    "lt": """
        aš ir yra ne mano man kad su už bet ar kaip kur kodėl kada prašau padėti padėkite pagalbos labas diena ačiū savivaldybė
        laiškas laišką pinigai pinigų vaikas vaiko darbas darbo nesuprantu kalbu lietuviškai daniškai gavau reikia noriu turiu nėra
        labai mes jie jis ji atsakymo mėnesių savo esu
    """,
    "hu": """
        nem és egy van hogy az én nekem kell kérem segítség segítséget köszönöm jó napot levél levelet pénz gyerek gyermekem
        munka értem beszélek magyarul dánul önkormányzat kaptam miért mikor hol mert nincs vagyok szeretnék már még csak
        is ez azt ezt meg nagyon hónapja
    """,
    "sq": """
        unë nuk është dhe për me të një që kam jam më ju ne si çfarë pse kur ku ndihmë ndihmoni faleminderit lutem përshëndetje
        letër letra komuna para fëmija fëmijët djali vajza puna shtëpi kuptoj flas shqip danisht askush asgjë përgjigje muaj
    """,
}
"""Small words, everyday words of a citizen's, and the polite ones. From `fr` on only known well enough to be called another language."""

STRONG: Mapping[str, str] = {
    "pl": """
        proszę prosze prosz* dziękuj* pomocy pomoc pomóż* potrzebuj* rozumiem rozumiecie dostałem dostałam witam cześć otrzymał* mieszkani*
        skarg* dlaczego dobry wieczór gminy gminie polsku polski tłumacz* odpowied* zasiłek zasiłk* przedszkol* chciał* pieniędzy jestem
    """,
    "tr": """
        merhaba* lütfen yardım* istiyor* anlam* bilmiyor* teşekkür* değil* tercüman* şikayet* belediye* konuş* mektub* çocu* ihtiya* türkçe
        danca niçin gerekiyor para* yapma* ödeye* ediyor* alamıyor* bekliyor* selamlar günaydın
    """,
    "de": "bitte ich nicht brauche* verstehe* dolmetscher* beschwer* hilfe grüß* dänisch* deutsch möchte guten",
    "so": """
        waxaan waxay fadlan mahadsanid caaw* turjum* turjub* soomaali* salaamu lacag* warqad* carruur* caruur* degmad* kommuunka kommuunku baahan* hadash* hadal* cabash*
        guri* iskuul* dugsi* jawaab* hadl* fahm* shaqo* wiilk* gabadh* dhakhtar* salaan* bilood sugay* maxaan haysto* iyo
    """,
    "ro": """
        mulțumesc ajut* bună scriso* înțeleg* plânger* reclamați* pentru sunt nevoie trebuie răspun* traducăt* primi* comun* plătesc plătim
        dumneavoastră grădiniț* locuinț* copil* românește română vorbesc
    """,
}
"""Words that say it alone where nothing else is written; a star stands for any ending. Each weighs as much as three small words."""

UKRAINIAN = """
    добрий дякую будь ласка привіт допоможіть що як це мене мені розумію потрібна потрібно треба вона вони мова мови чому комуна комуну комуни
    скарга скаргу лист листа допомога чекаю чоловік донька дитина гроші житло ще вже де можу доброго коли хто або та від
"""
"""Russian has none of these in the same letters."""
PERSIAN = "سلام من است هستم را که لطفا لطفاً نمی می شما دارم کمک كمك چرا برای به از با خیلی ممنون این هم نامه"
TIGRINYA = "እየ ኣሎ ኣለኒ ኣለና ሰላም ኣነ ንሕና እንታይ ሓገዝ ደብዳበ የለን ኣይኮነን ብኽብረትኩም ብኽብረትካ ክሳብ ናይ ምስ ግን"
AMHARIC = "ነው እኔ አለኝ እባክዎ እባክህ እባክህን እፈልጋለሁ አልገባኝም ምን የለኝም አይደለም ነኝ ወደ ለምን ጤና ይስጥልኝ"

SPELT: Mapping[str, str] = {
    "pl": r"[łąężźśćń]|sz|cz|rz|dzi|ów$|\wego$|iej$|ych$",
    "tr": r"[ğış]|[iıuü]yor|[ıiuü]m[ıiuü]z$|s[ıi]n[ıi]z|l[ae]r[ıi]m",
    "de": r"ß|sch|keit$|heit$|lich(?:e|en|er)?$|cht(?:e|en|et)?$|zu[mr]?ück",
    "so": r"(?:aan|ii|uu|oo|yaa|ahay|ayga|ayda|ayay|ayo|aha|adda|aad|eeyo)$|^dh[aei]|xa[ydlns]|\wshee|^qo",
    "ro": r"[ățșţ]|ului$|ilor$|ează$|[aeiou]sc$|iile$|ția$|ile$",
    "lt": r"[ėįųū]|[aė]s$|iau$",
    "hr": r"[čđž]|ije|nje$",
    "hu": r"[őű]|sz|gy|ek$",
    "sq": r"ë",
}
"""How words of a language are spelt and those of Danish and English hardly ever. Weighs as much as a small word."""
UKRAINIAN_ENDINGS = r"(?:тися|ння|[аюєя]ють|[аиіу]ти|мося|ється|ській|ської|ському)\b"
RUSSIAN_ENDINGS = r"(?:[аеиоуыя]ть|ться|тся|[её]шь|[аяу]ют|ают|ский|ская|ние)\b"
COMPLAINING: Mapping[str, tuple[str, ...]] = {
    "uk": ("скарг", "поскарж", "незадоволен", "скаржу", "скаржи", "оскарж", "несправедлив"),
    "ar": ("شكوى", "شكاوى", "أشتكي", "اشتكي", "غير راض", "مستاء", "ظلم", "اعتراض"),
    "pl": ("skarg", "skarż", "niezadowol", "odwoł", "niesprawiedliw"),
    "tr": ("şikayet", "sikayet", "şikâyet", "memnun değil", "itiraz", "haksız"),
    "de": ("beschwer", "unzufrieden", "ungerecht", "widerspruch", "einspruch"),
    "so": ("cabasho", "cabanay", "ka cabo", "caddaalad darro", "racfaan"),
    "fa": ("شکایت", "ناراضی", "اعتراض", "بی‌عدالتی", "بی عدالتی"),
    "ti": ("ጥርዓን", "ክጠርዕ", "ጥርዓነይ", "ዘይፍትሓዊ", "ቅሬታ"),
    "ro": ("plânger", "planger", "reclamați", "reclamati", "nemulțumit", "nemultumit", "nedrept", "contest"),
}
"""Beginnings of the words for complaint, dissatisfied, appeal, unfair."""
