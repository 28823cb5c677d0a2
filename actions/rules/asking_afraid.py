"""What people ask who are afraid or ask for somebody else: topics of their own, among those of `asking_topics` and in their order."""

from __future__ import annotations

from actions.rules.asking_words import ADVISOR, TALK, WRITTEN, Topic, bag

AFRAID = (
    Topic(
        id="foraeldre",
        needs=(
            bag("far mor fars mors foraeldre forealdre papfar papmor stedfar stedmor dad mum mom father mother parents"),
            bag("siger sir sige si fortaeller fortaelle vide ringer ringe sladrer sladre tell know call"),
        ),
        also=bag(f"{WRITTEN} {TALK} vaek will out videre"),
        shape=(
            r"\b(?:siger|sir|fortaeller|sladrer|ringer) (?:du|i|de)\b|\bskal (?:du|i) (?:\w+ )*(?:sige|si|fortaelle|sladre|ringe)\b|"
            r"\b(?:faar|skal) (?:min|mine) (?:\w+ )+vide\b|\bwill (?:you|they) (?:tell|call)\b|\b(?:will|does) my (?:\w+ )+know\b"
        ),
    ),
    Topic(
        id="boern_fjernes",
        needs=(
            bag("tage tager fjerne fjerner fjernes fjernet tvangsfjerne tvangsfjerner tvangsfjernes take away remove"),
            bag("datter soen barn boern boernene barnet unger ungerne baby daughter son child children kids"),
        ),
        also=bag(f"{WRITTEN} {TALK} {ADVISOR} kommunen kommer naar finde paa komme fordi hen fra mine mister vil"),
        shape=(
            r"\b(?:kan|vil|tager|fjerner|kommer|finder) (?:i|de|du|man|kommunen|nogen)\b|\b(?:bliver|kan) (?:min|mit|mine) (?:\w+ )+(?:fjerne[rst]*|tage[rt]?)\b|"
            r"\b(?:can|will|do) (?:you|they) (?:take|remove)\b"
        ),
        unless=r"\b(?:skole|boernehave|moede|til laege|med til|hvornaar|hvor)\b",
    ),
    Topic(
        id="hvor_klage",
        needs=(bag("klage klager klagen complain appeal complaint"), bag("hvor hvem hvorhen henne where who")),
        also=bag("henne hen over afgoerelsen det sende sender send skrive indgive rette decision to do aflevere egentlig henvende"),
        shape=(
            r"\bhvor(?:hen)? (?:\w+ )*(?:klager?|klagen)\b|\bhvem (?:\w+ )*klage\w* til\b|\bhvem skal (?:\w+ )*klagen\b|"
            r"\b(?:where|who) (?:\w+ )*(?:complain|appeal|complaint)\b"
        ),
        unless=r"\bhvornaar\b|\bhvor (?:lang|laenge|meget|mange|tit|ofte)\b|\bhvem (?:\w+ )?(?:laeser|ser)\b",
    ),
    Topic(
        id="klage_for_anden",
        needs=(
            bag("klage skrive complain write appeal"),
            bag("for paa behalf vegne"),
            bag(
                "hende ham mor far mand kone datter soen soester bror svigermor mormor farmor ven veninde her him mother father wife husband"
            ),
        ),
        also=bag("behalf vegne hendes hans lov til tillade on"),
        shape=r"\b(?:maa|kan|har) (?:jeg|man|vi)\b|\b(?:can|may|am) i\b",
        unless=r"\bhvordan\b|\bhvor\b|\bhow\b|\bhvorfor\b",
    ),
)
