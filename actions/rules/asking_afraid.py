"""What people ask who are afraid or ask for somebody else: topics of their own, among those of `asking_topics` and in their order."""

from __future__ import annotations

from actions.rules.asking_words import ADVISOR, TALK, WRITTEN, Topic, bag

AFRAID = (
    Topic(
        id="foraeldre",
        needs=(
            bag(
                """far mor fars mors foraeldre forealdre papfar papmor stedfar stedmor plejefar plejemor plejeforaeldre laerer laereren
                klasselaerer dad mum mom father mother parents stepdad stepmum stepfather stepmother teacher"""
            ),
            bag(
                """siger sir sige si fortaeller fortaelle vide ringer ringe sladrer sladre se ser laese laeser opdager opdage finder tell telling
                know call calling see read find"""
            ),
        ),
        also=bag(f"{WRITTEN} {TALK} vaek will out videre vel hjem going ud af about ik ikk mere mer more"),
        shape=(
            r"\b(?:siger|sir|fortaeller|sladrer|ringer) (?:du|i|de)\b|\b(?:skal (?:du|i|de)|vil (?:i|de)) (?:\w+ )*(?:sige|si|fortaelle|sladre|ringe)\b|"
            r"\bvil du (?:\w+ )*(?:sige|si|fortaelle|sladre|ringe) (?:\w+ )*(?:hvis|naar)\b|^(?:\w+ )?(?:du|i) (?:siger|sir|fortaeller|sladrer|ringer) (?:\w+ )*(?:ikke|ikk|ik)\b|"
            r"\b(?:faar|skal|maa) (?:min|mine) (?:\w+ )+vide\b|\b(?:kan|ser|laeser|opdager|finder) (?:min|mine) (?:\w+ )+(?:se|laese|ud|det|her|skriver|"
            r"skrev|skrevet)\b|\bwill (?:you|they) (?:tell|call)\b|\bare you going to (?:tell|call)\b|"
            r"\b(?:will|does|can) my (?:\w+ )+(?:know|see|read|find|out)\b"
        ),
    ),
    Topic(
        id="hemmeligt",
        needs=(bag("hemmeligt hemmelig mellem secret"), bag("holde blive lover love bliver keep promise stay")),
        also=bag(f"{WRITTEN} {TALK} {ADVISOR} os us between"),
        shape=r"\b(?:hemmelig\w*|mellem os|secret|between us)\b",
    ),
    Topic(
        id="hemmeligt",
        needs=(bag("siger sige fortaeller fortaelle tell telling"), bag("videre nogen andre anyone anybody else")),
        also=bag(f"{WRITTEN} {TALK} lover love promise vel det going"),
        shape=(
            r"\b(?:siger|fortaeller) (?:i|du|de) (?:det|noget)\b|\b(?:vil|skal) (?:i|du|de) (?:\w+ )*(?:sige|fortaelle)\b|\blover (?:du|i)\b|"
            r"\b(?:will|do) you tell\b|\bare you going to tell\b|\bpromise\b"
        ),
        unless=r"\bhvad\b|\bwhat\b",
    ),
    Topic(
        id="hemmeligt",
        needs=(bag("hvem"), bag("vide")),
        also=bag(f"{WRITTEN} {TALK}"),
        shape=r"\bhvem (?:faar|maa|skal) (?:\w+ )*at vide\b|\bhvem (?:faar|maa|skal) (?:\w+ )*vide\b",
    ),
    Topic(
        id="jeg_fjernes",
        needs=(bag("fjernet fjerner fjernes vaek hjemmefra removed away"), bag("jeg mig i me")),
        also=bag(
            f"{WRITTEN} {TALK} tager tage flytte flytter bliver kommer skal min mine mor far foraeldre hjem taken take from my mum dad"
        ),
        shape=(
            r"\b(?:bliver|kommer|skal) jeg (?:\w+ )*(?:fjernet|vaek|hjemmefra)\b|\b(?:tager|fjerner|flytter) (?:i|de|du) mig\b|"
            r"\b(?:will|am) i (?:be )?(?:taken|removed)\b|\bwill (?:you|they) take me away\b"
        ),
        unless=r"\b(?:hvornaar|hvordan|when|how)\b",
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
