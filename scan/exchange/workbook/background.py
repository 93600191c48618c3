"""The sheets of what the rest leans on: sources, schemes, terms and sample employers."""

from scan.exchange.workbook.columns import Column, Sheet, key, title

SCHEMES = Sheet(
    "regelingen", "De sleutels van regelingen. Wat een regeling is, staat op een eigen pagina.", (key(width=50),)
)

TERMS = Sheet(
    "begrippen",
    "Woorden met uitleg.",
    (
        key(),
        title("woord", "Het woord."),
        Column("uitleg", "explanation", "Wat het woord betekent.", width=60, required=True),
        Column("andere vormen", "variants", "Zoals het meervoud, met een puntkomma ertussen.", "list", 30),
    ),
)


SOURCES = Sheet(
    "bronnen",
    "De publicaties waar teksten op steunen.",
    (
        key(),
        title(width=50),
        Column("bestand", "file", "De naam van het bestand.", width=36, required=True),
        Column("uitgever", "publisher", "Wie de bron uitgaf.", width=40, required=True),
        Column("jaar", "year", "Het jaar. Leeg: de bron noemt geen jaar.", "integer", 9),
    ),
)

EMPLOYERS = Sheet(
    "proefwerkgevers",
    "Verzonnen werkgevers om het advies mee te proberen.",
    (key(), title(), Column("omschrijving", "description", "Wie dit is.", width=60, required=True)),
)

RESPONDENTS = Sheet(
    "proefrespondenten",
    "Wie er invult bij een proefwerkgever.",
    (
        Column("werkgever", "employer", "De proefwerkgever.", width=24, required=True, keys_of="proefwerkgevers"),
        Column(
            "nummer", "number", "Een nummer per werkgever, voor het blad proefantwoorden.", "integer", 10, required=True
        ),
        Column("rol", "role", "De rol.", width=20, required=True, keys_of="rollen", strict=False),
    ),
    identity=("employer", "number"),
)

ANSWERS = Sheet(
    "proefantwoorden",
    "Wat proefwerkgevers antwoorden.",
    (
        Column("werkgever", "employer", "De proefwerkgever.", width=24, required=True, keys_of="proefwerkgevers"),
        Column("nummer", "number", "Het nummer van de respondent. Leeg: een eenmalige vraag.", "integer", 10),
        Column("vraag", "question", "De vraag.", width=24, required=True, keys_of="vragen", strict=False),
        Column("antwoord", "answer", "De waarde van het antwoord. Meer keuzes: [a; b].", "answer", 40, required=True),
    ),
    identity=("employer", "number", "question"),
)
