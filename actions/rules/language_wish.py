"""A message that asks for a language and for nothing else: "English", "på engelsk tak", "taler I arabisk". Pure."""

from __future__ import annotations

from actions.rules.fold import fold
from actions.rules.language import OTHER

LONGEST_WISH = 10
"""Words. A longer message says more than which language it wants."""
_NAMES = {
    "en": "english engelsk engelska engels",
    "da": "dansk danish danske",
    "uk": "ukrainsk ukrainian ukrajinska ukrainska",
    "ar": "arabisk arabic arabi",
    "pl": "polsk polish polski polsku",
    "tr": "tyrkisk turkish turkce",
    "de": "tysk german deutsch",
    "so": "somali somalisk somalia soomaali",
    "fa": "farsi persisk persian dari",
    "ti": "tigrinya tigrinia tigrigna",
    "ro": "rumaensk romanian romana romaneste",
    OTHER: """
        russisk russian kurdisk kurdish urdu pashto tamil vietnamesisk vietnamese thai kinesisk chinese fransk french spansk spanish italiensk
        italian portugisisk portuguese bosnisk bosnian serbisk serbian kroatisk croatian albansk albanian litauisk lithuanian lettisk latvian
        ungarsk hungarian bulgarsk bulgarian amharisk amharic swahili hindi nepali filippinsk tagalog hollandsk dutch
    """,
}
_CODE_OF = {name: code for code, names in _NAMES.items() for name in names.split()}
_AROUND_IT = """
    paa in i til to tak please venligst gerne hellere can could may we you du vi jeg kan maa vil skal lad os let us speak talk write chat
    continue switch change go on tale taler snakke snakker skrive skriver skriv forstaa forstaar understand svar svare answer reply me mig det
    this it is er om the at only kun bare prefer rather want would like foretraekker skift sprog language nu now also ogsaa og and ikke not
    don t do dont cannot can t cant hej hello hi sorry undskyld en lille little much godt saa very well any good no my mit min fortsaet videre
    back tilbage stedet istedet instead
    po moge mozemy ich spreche kein auf bitte har some noget nogen der som s d ll m be tage tag kun
"""
"""Words that stand around the name of a language when that is all somebody asks for."""
_AROUND = frozenset(_AROUND_IT.split())
_NOT = frozenset({"ikke", "not", "don", "dont", "cannot", "cant", "no", "kein"})


def wish(text: str) -> str:
    """The language a message asks for: `da`, `en`, or as in `language.recognise`. Empty when it asks for none or says more.

    "I don't speak Danish" asks for English, and "jeg forstår ikke engelsk" for Danish.
    """
    words = fold(text).split()
    named = [_CODE_OF[word] for word in words if word in _CODE_OF]
    others = [word for word in words if word not in _CODE_OF]
    if not named or len(words) > LONGEST_WISH or not _AROUND.issuperset(others):
        return ""
    if not _NOT & set(others):
        return named[-1] if len(set(named)) == 1 else ""
    refused = set(named)
    if refused == {"da"}:
        return "en"
    if refused == {"en"}:
        return "da"
    return ""
