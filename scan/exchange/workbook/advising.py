"""The sheets of the advice: steps, stages, styles and topics, with their conditions and references."""

from scan.exchange.workbook.columns import Column, Sheet, key, title

SUBJECTS = {
    "scale": "schaal",
    "dimension": "dimensie",
    "item": "score van vraag",
    "raw": "gemiddeld antwoord",
    "answer": "antwoord",
    "stage": "stadium",
    "unknown_share": "aandeel weet ik niet",
    "gap": "verschil tussen rollen",
}
TESTS = {"below": "onder", "at_least": "minstens", "in": "is een van", "includes": "aangevinkt"}

QUESTION, STAGE, STYLE, STEP, TOPIC, TERM = "vraag", "stadium", "stijl", "stap", "gespreksonderwerp", "begrip"
SHEET_OF = {
    QUESTION: "vragen",
    STAGE: "stadia",
    STYLE: "stijlen",
    STEP: "stappen",
    TOPIC: "gespreksonderwerpen",
    TERM: "begrippen",
}
"""The sheet with the things that rows of voorwaarden and verwijzingen can belong to, by the word in such a row."""

SHEET_OF_SUBJECT = {
    "scale": "schalen",
    "dimension": "dimensies",
    "gap": "dimensies",
    "item": "vragen",
    "raw": "vragen",
    "answer": "vragen",
}
"""The sheet with the things that a condition can be about, by its subject."""


def _belongs_to(*kinds: str) -> tuple[Column, Column]:
    return (
        Column(
            "hoort bij",
            "owner_kind",
            "Waar deze rij bij hoort.",
            "word",
            18,
            required=True,
            words={k: k for k in kinds},
        ),
        Column("sleutel", "owner", "De sleutel van wat deze rij bij hoort.", width=30, required=True),
    )


def _sources() -> Column:
    return Column(
        "bronnen", "sources", "Sleutels van bronnen, met een puntkomma ertussen.", "list", 20, keys_of="bronnen"
    )


def _kern() -> Column:
    return Column(
        "kern", "kern", "Notitie voor redacteuren: wat de tekst moet zeggen. Niemand anders ziet dit.", width=50
    )


STEPS = Sheet(
    "stappen",
    "De stappen, in volgorde. De voorwaarden en de verwijzingen staan op eigen bladen.",
    (
        key(),
        title(),
        Column("fase", "phase", "De fase van het stappenplan.", width=16, required=True, keys_of="fasen"),
        Column("wie", "actor", "De rol die de stap zet.", width=16, required=True, keys_of="rollen"),
        Column("moeite", "effort", "1 klein, 2 middel, 3 groot.", "integer", 9, required=True, lowest=1, highest=3),
        Column("effect", "impact", "1 klein, 2 middel, 3 groot.", "integer", 9, required=True, lowest=1, highest=3),
        Column("schalen", "targets", "De schalen waar de stap aan werkt.", "list", 20, keys_of="schalen"),
        Column("hulpvraag", "wish", "De antwoorden op ‘hulpvraag’ waar de stap bij past.", "list", 18),
        Column("regelingen", "schemes", "Sleutels van regelingen.", "list", 22, keys_of="regelingen"),
        _sources(),
        Column("wat", "what", "Wat de stap is. Een lege regel tussen alinea's.", "paragraphs", 60),
        Column("waarom", "why", "Waarom dit werkt. Een lege regel tussen alinea's.", "paragraphs", 60),
        Column("actie 1", "actions 1", "Zo begin je: het eerste.", width=40, required=True),
        Column("actie 2", "actions 2", "Zo begin je: het tweede.", width=40, required=True),
        Column("actie 3", "actions 3", "Zo begin je: het derde. Mag leeg.", width=40),
        Column("actie 4", "actions 4", "Zo begin je: het vierde. Mag leeg.", width=40),
        _kern(),
    ),
)

PHASES = Sheet(
    "fasen",
    "De fasen van het stappenplan, in volgorde.",
    (key(), title(), Column("betekenis", "meaning", "Wat de fase is.", width=60, required=True)),
)

STAGES = Sheet(
    "stadia",
    "Waar een werkgever staat. Het eerste stadium waarvan de voorwaarden kloppen, geldt.",
    (key(), title(), Column("betekenis", "meaning", "Wat het stadium is.", width=60, required=True), _sources()),
)

STYLES = Sheet("stijlen", "Accenten in de dienstverlening. De punten staan op het blad stijlpunten.", (key(), title()))

STYLE_POINTS = Sheet(
    "stijlpunten",
    "Punten voor een stijl. De voorwaarden verwijzen naar stijl en nummer.",
    (
        Column("stijl", "style", "De stijl die de punten krijgt.", width=20, required=True, keys_of="stijlen"),
        Column("nummer", "number", "Een nummer per stijl, voor het blad voorwaarden.", "integer", 10, required=True),
        Column("punten", "points", "Hoeveel punten.", "integer", 10, required=True),
    ),
    identity=("style", "number"),
)


TOPICS = Sheet(
    "gespreksonderwerpen",
    "Onderwerpen voor het gesprek van de accountmanager, in volgorde.",
    (
        key(),
        title(),
        Column("uitleg", "explanation", "De uitleg. Een lege regel tussen alinea's.", "paragraphs", 60),
        Column("vraag 1", "questions 1", "De eerste openingsvraag.", width=40, required=True),
        Column("vraag 2", "questions 2", "De tweede openingsvraag.", width=40, required=True),
        Column("vraag 3", "questions 3", "De derde openingsvraag. Mag leeg.", width=40),
        Column("vraag 4", "questions 4", "De vierde openingsvraag. Mag leeg.", width=40),
        _kern(),
    ),
)

CONDITIONS = Sheet(
    "voorwaarden",
    "Wanneer iets geldt: één voorwaarde per rij. Binnen een groep geldt ‘en’, tussen groepen ‘of’.",
    (
        *_belongs_to(QUESTION, STAGE, STYLE, STEP, TOPIC),
        Column("nummer", "number", "Alleen bij een stijl: het nummer van de punten.", "integer", 10),
        Column("groep", "group", "Het nummer van de groep: 1, 2, 3 …", "integer", 9, required=True, lowest=1),
        Column("onderwerp", "subject", "Waar de voorwaarde over gaat.", "word", 24, words=SUBJECTS),
        Column(
            "waarvan",
            "about",
            "De sleutel van de schaal, dimensie of vraag. Bij ‘aandeel weet ik niet’: total. Bij ‘stadium’: leeg.",
            width=24,
        ),
        Column("toets", "test", "Hoe er wordt vergeleken.", "word", 14, words=TESTS),
        Column("waarde", "value", "Een getal, of antwoorden met een puntkomma ertussen.", "test_value", 34),
    ),
    identity=(),
)

REFERENCES = Sheet(
    "verwijzingen",
    "Waar een tekst op steunt: de bron en de plaats daarin.",
    (
        *_belongs_to(STEP, TOPIC, TERM),
        Column("bron", "source", "De sleutel van de bron.", width=18, required=True, keys_of="bronnen"),
        Column("plaats", "place", "Hoofdstuk of bladzijde.", width=36),
    ),
    identity=(),
)
