"""What a citizen says to the assistant itself rather than to a question: as words, and as whole sentences.

Known also when the engine is away. A sentence counts only when every word of it is accounted for (`asking_words`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.rules.asking_words import Spelling, Topic, bag
from actions.rules.fold import fold

_ASK_TO_TALK = "tale snakke snak snake tal talk speak chat skrive fat faa give giv lov connect stil viderestil omstil stilles omstilles forbind transfer have want need let lad put"
_NOW = "nu straks samme snarest hurtigt now immediately please stedet instead hellere rather bare kun sgu fandeme altsaa fucking gider lige med i live over en to through oensker kraever forlanger like get"
_MACHINE = "maskine maskinen robot robotten computer computeren bot chatbot machine ai dum skide"
_PHONE = "telefon telefonen roeret phone"

COMMANDS = (
    Topic(
        id="vil_have_menneske",
        needs=(
            bag(
                """menneske mennesker person personen medarbejder medarbejderen human humans someone somebody levende agent raadgiver ansat
                borgerraadgiver borgerraadgiveren"""
            ),
            bag(_ASK_TO_TALK),
        ),
        also=bag(f"{_NOW} {_MACHINE} {_PHONE} rigtig rigtigt aegte virkelig virkeligt real actual live being ring ringe jeres chef min ikke not"),
        unless=r"\ber (?:du|det|der|de|i)\b|\bare (?:you|there)\b|\bmin\b|\bmy\b|\bhvorfor\b|\bhvordan\b|\bhvornaar\b|\bhar jeg\b|\bjeg har\b|\bi have\b|\bat (?:i|du)\b",
    ),
    Topic(
        id="vil_have_menneske",
        needs=(bag("menneske mennesker human levende"),),
        also=bag(f"rigtig rigtigt aegte real tak please nu now et a live {_NOW}"),
        shape=r"^(?:\w+ ){0,3}\w+$",
        unless=r"\ber\b|\bare\b|\bis\b|\bjeg\b|\bdu\b|\bhar\b|\bhave\b|\bi\b",
    ),
    Topic(
        id="vil_have_menneske",
        needs=(bag("ring ringe ringer ringes call opringning opkald"), bag("op til back tilbage mig me opringning opkald")),
        also=bag(f"{_NOW} borgerraadgiver borgerraadgiveren {_PHONE} en nogen someone somebody bestille"),
        shape=r"\b(?:ringe?r?|ringes) (?:\w+ ){0,2}(?:mig|op|tilbage)\b|\bcall me\b|\bopringning\b|\bopkald\b",
        unless=r"\bat (?:i|du|borgerraadgiveren|nogen)\b|\bhvorfor\b|\bwhy\b|\bikke\b|\bnot\b|\bhvornaar\b|\bwhen\b|\bhar\b|\bde\b|\bmaa\b",
    ),
    Topic(
        id="er_du_robot",
        needs=(
            bag(
                """robot robotten menneske mennesker person maskine maskinen computer computeren bot chatbot ai chatgpt human humans kunstig machine
                program levende aegte automatisk programmeret"""
            ),
        ),
        also=bag("taler snakker skriver chatter intelligens intelligence artificial rigtig rigtigt virkelig real talking chatting speaking sidder eller enten chat en r u svarer"),
        shape=r"\b(?:er (?:de|i) (?:et|en)|er du|er det(?: her)?|er der|are you|is this|is it|r u|taler jeg|snakker jeg|skriver jeg|chatter jeg|am i|sidder der|svarer du)\b",
        unless=r"\b(?:vil|want|gerne|kan|can)\b",
    ),
    Topic(
        id="slet_mine_data",
        needs=(
            bag("slet slette sletter slettet sletning delete erase remove fjern fjerne visk"),
            bag("alt alting det data chatten chat samtalen samtale mig skrevet skrev beskeder oplysninger everything all my this conversation tak hele information henvendelse"),
        ),
        also=bag("skriver sagde sagt sendt wrote written said messages personlige personal ud sammen venlig vaerlig gdpr straks nu now please igen efter mod oensker personoplysninger besked beskederne dato datoen"),
        unless=r"\bikke\b|\bnot\b|\bhvorfor\b|\bhvordan\b|\bhow\b|^(?>.*\bhvad\b)(?!.*\b(?:skrevet|skrev\b|sagt|sagde))|\bkan (?:jeg|man|det)\b|\bcan i\b|\bbliver\b|\b(?:jeres|deres|kommunens)\b|\bmuligt\b|\bde\b|\bdato(?:en)?\b",
    ),
)  # fmt: skip
"""In the order they are tried."""
_SPELLING = Spelling(COMMANDS)
_HUMANS = bag("menneske mennesker person human levende robot maskine")
_CALLS = bag("ring ringe ringer ringes call opringning opkald")

SENTENCES: Mapping[str, tuple[str, ...]] = {
    "stop": ("stop", "annuller", "afbryd", "cancel", "jeg vil stoppe", "jeg stopper", "stop det her", "stop nu", "i want to stop", "quit", "nvm", "never mind", "nevermind", "glem det", "glem det bare", "nej glem det", "forget it"),
    "start_forfra": ("start forfra", "begynd forfra", "forfra", "start over", "jeg vil starte forfra", "kan vi starte forfra", "restart"),
    "vil_have_menneske": ("menneske", "et menneske", "human", "a human", "stil mig om", "medarbejder tak", "person tak", "ring til mig", "ring mig op", "call me"),
    "er_du_robot": ("hvem er du", "hvem er du egentlig", "bot", "hvad er du", "hvem taler jeg med", "hvem skriver jeg med", "hvem snakker jeg med", "hvad hedder du", "har du et navn", "who are you", "what are you", "who am i talking to"),
    "hvad_kan_du": (
        "hjaelp", "hvad kan du", "hvad kan du hjaelpe med", "hvad kan du hjaelpe mig med", "hvad kan jeg spoerge om", "hvad bruger man dig til",
        "hvad kan man skrive om", "hvordan virker du", "forklar hvad du kan", "menu", "help", "what can you do", "what can you help with",
        "what can you do for me", "what is this",
    ),
    "hilsen": ("hej", "goddag", "hejsa", "halloej", "god morgen", "godmorgen", "god aften", "hello", "hi", "hey", "good morning"),
    "tak": (
        "tak", "mange tak", "tusind tak", "tak for hjaelpen", "mange tak for hjaelpen", "tak skal du have", "super tak", "tak for det", "tak for nu",
        "perfekt tak", "ok tak", "thanks", "thank you", "many thanks", "thanks a lot", "thank you very much", "thanks for your help",
    ),
    "farvel": ("farvel", "hej hej", "vi ses", "hav en god dag", "god dag", "god weekend", "bye", "goodbye", "bye bye", "see you", "have a nice day"),
    "status_paa_registreret_henvendelse": (
        "status", "hvad er status", "hvordan gaar det", "hvordan gaar det med min sag", "hvordan gaar det med sagen", "hvad sker der med min sag",
        "hvad er status paa min sag", "er der nyt", "er der nyt i min sag", "hvordan gaar det med min henvendelse", "any news", "how is my case going",
    ),
}  # fmt: skip
"""Whole sentences, folded."""
_TO_THE_LETTER = {sentence: command for command, sentences in SENTENCES.items() for sentence in sentences}

_INSULTS = bag(
    """
    idiot idioter idioten idiotisk klovn klovne klovner svin lort lorte lortet pis roevhul roevhuller roev skid taabe taaber tabe taber klaphat
    klaphatte nar fjols skrotbunke skodbot skod dum dumme dummere ubrugelig ubrugelige uduelig uduelige useless stupid asshole fuck fucking fucker
    shit bitch moron latterlig latterlige elendig elendige kaeft skrid hjernedoed hjernedoede crap bullshit damn dickhead psykopat
    psykopater bunke kusse luder amatoer amatoerer inkompetent inkompetente
    """
)
_AROUND_AN_INSULT = bag(
    """
    du er en et i er jer dig nogle din dit dumme lille store for til at det her sikke noget hvor alle sammen jo bare saa den de hold rend mig flok
    kommunen kommune robot bot chat maskine you are a an of off af all i're re up shut to ad helvede gaa kys roev min lige fy satan fandme fandeme
    sgu lorte rigtige skide fede totalt helt this is that is bunch idiots ved
    """
)
_WHOLE_INSULTS = frozenset(
    {
        "rend mig", "rend mig i roeven", "rend og hop", "gaa ad helvede til", "hold kaeft", "hold din kaeft", "luk roeven", "hold mund",
        "kys min roev", "kys mig i roeven", "go to hell", "screw you", "shut up", "fy for satan", "fy for helvede", "din idiot",
    }
)  # fmt: skip
LONGEST_COMMAND = 12
"""Words."""
LONGEST_INSULT = 7
"""Words. A longer text tells what has happened, however angrily."""

_ATTACK = re.compile(
    r"\b(?:ignore|disregard|forget|override) (?:all |any |the |your |my |of |these )*(?:previous|prior|above|earlier|former|existing) "
    r"(?:instructions?|prompts?|rules|messages|text|orders)\b|\bignore (?:all |your )+(?:instructions|rules)\b|"
    r"\bsystem ?prompt\w*|\bdeveloper mode\b|\bjailbreak\w*|\byou are now (?:a|an|in|dan|my)\b|\bact as (?:dan|an? (?:unrestricted|admin\w*))|"
    r"\bpretend (?:to be|you are|you re) (?:a |an )?(?:human|admin\w*|hacker|my)\b|\b(?:your|my) (?:initial|hidden|secret) (?:prompt|instructions)\b|"
    r"\b(?:glem|ignorer|ignorere|se bort fra) (?:alle |alt |alt hvad |dine |de |hvad |tidligere |forrige |ovenstaaende )*"
    r"(?:instruk\w+|instruktion\w*|regler|ordrer|besked|prompts?|du har faaet (?:besked|at vide)\w*)\b|"
    r"\b(?:vis|list|udlever|giv|send|print|eksporter) (?:mig )?(?:alle|andres|andre folks|de andres|naboens) (?:\w+ )?(?:klager|sager|henvendelser|samtaler|beskeder|borgere\w*)\b|"
    r"\b(?:list|show|give|print|dump|export) (?:me )?(?:all|other people s|everyone s|every) (?:of )?(?:the )?(?:\w+ )?(?:complaints|cases|conversations|enquiries|messages|users|citizens)\b|"
    r"\brepeat the (?:text|words) above\b|\breveal (?:your|the|phone)\b|\bdrop table\b|\bselect (?:\w+ )?from (?:users|cases|messages)\b|\bsudo rm\b|\betc passwd\b|"
    # Who administers something else, or is not sent something, gives no order.
    r"\b(?:jeg er|i am) (?:selv |the |din )?(?:borgerraadgiveren|administrator\w*|admin|advisor|citizens advisor|it afdelingen)\b"
    r"(?! (?:of|for|i|paa|af|hos) (?!(?:the |this |your )?(?:system|site|chat|bot)|(?:jeres|dette|denne|siden|systemet|chatten)\b)).*"
    r"(?<!not )(?<!ikke )(?<!nt )(?<!n t )\b(?:giv|vis|udlever|list|slet|send|show|give|delete)\b|"
    r"\bhvad staar der i (?:min |mine |en )?(?:nabos?|naboens|naboers|andres|kollegas|eks\w*) sag\w*|"
    r"\bwhat (?:is|does it say) in (?:my )?(?:neighbou?r s|other people s) case\b|"
    r"\b(?:eksportere?|udlevere?|dump) (?:hele )?databasen?\b|\bsom administrator beordrer\b"
)  # fmt: skip


def command_in(folded: str) -> str:
    """The command a folded sentence is, "" for none."""
    exact = _TO_THE_LETTER.get(folded)
    if exact:
        return exact
    if insults(folded):
        return "fornaermelse_uden_sag"
    sentence = _SPELLING.put_right(folded)
    if len(sentence.split()) > LONGEST_COMMAND:
        return ""
    return next((topic.id for topic in COMMANDS if topic.asked(sentence, in_form=False)), "")


def only_a_call(text: str) -> bool:
    """Whether it asks to be called and says nothing of a human: a wish, where the wish is asked for."""
    words_said = set(fold(text).split())
    return bool(words_said & _CALLS) and not words_said & _HUMANS


def insults(folded: str) -> bool:
    """Whether it is abuse and nothing else: no matter is told in it."""
    tokens = folded.split()
    if folded in _WHOLE_INSULTS:
        return True
    return 0 < len(tokens) <= LONGEST_INSULT and bool(_INSULTS & set(tokens)) and set(tokens) <= _INSULTS | _AROUND_AN_INSULT


def attacks(folded: str) -> bool:
    """Whether it tries to talk the assistant out of its role, or asks for what others wrote."""
    return _ATTACK.search(folded) is not None
