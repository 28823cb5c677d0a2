"""What people ask about the service, by topic, and what sounds like it and is something else. One sentence a line."""

from __future__ import annotations

ASKED = {
    "svartid": """
        Hvor lang tid tager det?
        hvornår får jeg svar
        hvonår får jeg svar
        Hvor længe skal jeg vente på svar?
        hvor hurtigt svarer I
        hvor mange dage tager det inden jeg får svar
        hvad er jeres svartid
        hvornår hører jeg fra jer?
        how long does it take
        when will I get an answer?
    """,
    "hvem_laeser": """
        Hvem læser det her?
        hvem kan se hvad jeg skriver
        er det fortroligt
        er det her fortroligt, det jeg skriver?
        har I tavshedspligt
        siger I det til min sagsbehandler?
        fortæller du det videre til kommunen?
        kan min sagsbehandler se det her
        får min sagsbehandler det at vide
        who reads this
        is this confidential?
        do you tell my caseworker?
    """,
    "kontaktdata": """
        hvad bruger I mit nummer til
        Hvad skal I bruge min mail til?
        hvorfor skal I bruge mit telefonnummer
        hvorfor vil I have min mailadresse
        what do you use my phone number for
        why do you need my number?
    """,
    "pris": """
        Koster det noget?
        hvad koster det
        er det gratis
        skal jeg betale for hjælpen?
        koster det noget at skrive til jer
        does it cost anything
        is it free?
    """,
    "anonym": """
        skal jeg skrive mit navn
        behøver jeg at sige hvad mit navn er?
        Kan jeg være anonym?
        er jeg anonym
        må man klage anonymt
        er det nødvendigt at opgive sit navn?
        can I be anonymous
        do I have to give my name?
    """,
    "login": """
        skal jeg logge ind
        skal jeg skrive mit cpr nummer?
        skal jeg bruge MitID
        er det nødvendigt at logge på med mitid?
        do I need MitID
        do I have to log in?
    """,
    "fuldmagt": """
        hvad er en fuldmagt
        Hvad betyder fuldmagt?
        hvad er en fuldmakt
        hvordan giver man en fuldmagt
        forklar mig hvad en fuldmagt er
        what is a power of attorney
        what is a fuldmagt?
    """,
    "bisidder": """
        hvad er en bisidder
        Hvad betyder bisidder?
        hvad er forskellen på en bisidder og en partsrepræsentant?
        hvad gør en bisidder
        hvad må en bisidder
        what is a bisidder
    """,
    "partsrepraesentant": """
        hvad er en partsrepræsentant
        Hvad betyder partsrepræsentant?
        hvad er en partsrepresentant
        hvad gør en partsrepræsentant?
        hvad vil det sige at være partsrepræsentant
        what is a partsrepræsentant?
    """,
    "aktindsigt": """
        hvad er aktindsigt
        Hvad betyder aktindsigt?
        hvad er aktinsigt
        hvad vil aktindsigt sige
        what is aktindsigt
        what does aktindsigt mean?
    """,
    "klage": """
        hvad er en klage
        Hvad er en klage?
        hvad tæller som en klage
        er det her en klage?
        hvornår er noget en klage
        what is a complaint
        what counts as a complaint?
    """,
    "afgoerelse": """
        hvad er en afgørelse
        Hvad betyder afgørelse?
        hvad er en afgøelse
        hvad mener I med en afgørelse
        what is a decision
        what does afgørelse mean?
    """,
    "borgerraadgiver": """
        hvad er en borgerrådgiver
        Hvad laver en borgerrådgiver?
        hvem er borgerrådgiveren
        hvad kan borgerrådgiveren hjælpe med
        hvad er en borgeråadgiver
        what does the citizens' advisor do
        who is the advisor?
    """,
    "samtykke": """
        hvad sker der hvis jeg siger nej
        Hvad sker der, hvis jeg siger ja?
        hvad hvis jeg siger nej
        hvad betyder samtykke
        hvad er et samtykke?
        what happens if I say no
        what happens if I say yes?
    """,
    "uafhaengig": """
        er I uafhængige
        Er du uafhængig af kommunen?
        er borgerrådgiveren neutral
        arbejder du for kommunen
        er du ansat i kommunen?
        hvis side er I på
        are you independent
        do you work for the municipality?
    """,
    "aendre": """
        kan I ændre afgørelsen
        Kan borgerrådgiveren lave en afgørelse om?
        kan du omgøre afgørelsen
        kan I ændre kommunens afgørelse
        can you change the decision
        can the advisor overturn a decision?
    """,
    "brev": """
        kan jeg komme forbi og få hjælp til et brev
        kan jeg få hjælp til et brev personligt?
        må jeg komme ned med et brev
        kan jeg komme og vise jer brevet
        kan I hjælpe med et brev hvis jeg kommer forbi
        can I come in person with a letter
        can I come and get help with a letter?
    """,
    "besoeg": """
        hvor ligger I
        Hvor holder borgerrådgiveren til?
        hvad er adressen
        kan jeg komme forbi
        hvornår er der åben rådgivning
        er der åben rådgivning på mandag?
        kan man komme uden aftale på mandag
        where is your office
        what is the address?
        can I drop in on Monday
    """,
    "aabningstid": """
        hvornår har I åbent
        Hvad er jeres åbningstider?
        hvornår har i telefontid
        har I åbent nu
        har I åbent i weekenden?
        har borgerrådgiveren lukket i påsken
        hvad er telefonnummeret til borgerrådgiveren
        hvornår kan jeg ringe
        when are you open
        what are your opening hours?
    """,
    "vedhaeft": """
        kan jeg sende et billede
        Kan jeg vedhæfte et brev?
        hvordan sender jeg et dokument
        må jeg lægge et billede op
        kan jeg vedhæfe en fil
        kan du læse et billede
        can I attach a picture
        how do I send a letter here?
    """,
    "data": """
        hvad sker der med mine data
        Hvad sker der med det, jeg skriver?
        gemmer I det jeg skriver
        hvor længe gemmer I mine oplysninger
        bliver det gemt
        hvad gør I med mine oplysninger?
        what happens to my data
        how long do you keep my information?
    """,
    "senere": """
        kan jeg komme tilbage senere
        Kan jeg skrive videre i morgen?
        må jeg holde pause
        kan jeg fortsætte senere
        kan jeg vende tilbage en anden dag?
        can I come back later
        can I continue tomorrow?
    """,
    "status": """
        hvor kan jeg se status
        Hvor ser jeg, hvordan det går?
        kan jeg følge min henvendelse
        hvordan kan jeg følge min sag her
        hvad skal jeg bruge koden til?
        where can I see the status
        how can I follow my case?
    """,
    "slet": """
        kan jeg slette det jeg har skrevet
        Kan det slettes igen?
        hvordan sletter jeg samtalen
        kan man få slettet sine oplysninger
        kan jeg fjerne det igen
        can I delete what I wrote
        can my data be deleted?
    """,
    "forloeb": """
        hvad sker der nu
        Hvordan foregår det?
        hvad sker der så
        hvad er næste skridt
        what happens now
        how does it work?
    """,
}
NOT_ASKED = """
    Jeg har ventet fire måneder på svar om mine sygedagpenge
    kan I hjælpe mig med at få svar?
    hvornår får jeg svar fra kommunen
    hvornår får jeg svar på min ansøgning om boligstøtte
    hvorfor får jeg ikke svar
    hvorfor svarer min sagsbehandler ikke
    hvor lang tid har jeg til at klage
    hvor lang tid har jeg til at svare på brevet
    hvornår skal jeg svare
    hvor lang tid må kommunen være om min sag?
    hvem er min sagsbehandler
    hvem skal jeg ringe til om min pension
    hvem bestemmer i kommunen
    hvem har læst min sag i jobcentret
    kan jeg få at se hvad kommunen skriver om mig
    hvad siger kommunen til det
    må min sagsbehandler ringe til min læge?
    skal jeg betale min husleje
    hvorfor skal jeg betale
    hvornår skal jeg betale det tilbage
    hvad koster en børnehave
    hvad koster et pas
    hvad er dit navn
    hvorfor står der forkert navn i mit brev?
    hvorfor kan jeg ikke logge ind
    jeg kan ikke logge på med mitid
    mit mitid virker ikke, hvad gør jeg?
    jeg vil gerne være anonym
    jeg har en fuldmagt
    er min fuldmagt god nok
    hvorfor skal jeg have en fuldmagt til min mor?
    jeg vil have aktindsigt i min sag
    hvordan får jeg aktindsigt
    kan jeg få aktindsigt i min datters sag?
    Bad om aktindsigt for tre uger siden og har stadig intet hørt
    hvordan klager jeg
    kan jeg klage over min sagsbehandler?
    må jeg klage over en afgørelse
    hvad er min afgørelse
    hvorfor fik jeg afslag
    Ankestyrelsen sendte min sag retur, hvad betyder hjemvist
    kan borgerrådgiveren hjælpe mig?
    kan borgerrådgiveren tage med til møde på torsdag
    Kan du tage med til møde på torsdag, jeg stoler ikke på dem
    må jeg optage mødet på min telefon
    Skal de virkelig se mine kontoudtog?
    kan kommunen ændre min afgørelse
    kan du ændre mit ønske
    har fået afslag på rollator, kan I ændre det
    hvor er min sag
    hvor skal jeg henvende mig om hjemmehjælp
    hvor finder jeg en plejehjemsplads til min far
    hvornår har jobcentret åbent
    hvad er nummeret til ydelseskontoret
    hvad er mit nummer
    hvornår åbner genbrugspladsen
    kan I sende et brev til min læge?
    kan du sende mig et brev
    hvorfor sender kommunen mine breve til en forkert adresse
    kan jeg få mine penge tilbage
    kan jeg få mit barn tilbage
    hvornår kommer min hjælper tilbage
    kan I slette min gæld
    kan du slette det jeg har skrevet
    kan man komme forbi køen til en bolig
    er du et menneske
    hvad kan du
    tak
    ja
    nej, det ved jeg ikke
    hvorfor får jeg ik boligstøtte i den her måned
    Jeg bor på Mandagsvej, og skraldet bliver ikke hentet, hvornår sker der noget?
    my case has been open for four months, when will the municipality answer?
    how do I appeal the decision
    can I see my file?
    where do I pay my rent
    is my caseworker allowed to call my doctor?
"""
