"""The sheets of what is asked and measured: questions, options, scales, roles and levels."""

from scan.exchange.workbook.columns import Column, Sheet, key, title

QUESTION_TYPES = {
    "rating": "schaalvraag",
    "choice": "één keuze",
    "multiple": "meer keuzes",
    "number": "getal",
    "text": "open",
}

ABOUT = Sheet(
    "instrument",
    "De vragenlijst als geheel. Eén rij.",
    (
        key("De blijvende naam van het instrument."),
        title(),
        Column("taal", "language", "De taal, zoals nl.", width=8, required=True),
        Column("minuten", "minutes", "Zo lang duurt de scan ongeveer.", "integer", 10, required=True),
    ),
)

SECTIONS = Sheet(
    "secties",
    "De delen van de vragenlijst, in volgorde.",
    (
        key(),
        title(),
        Column("inleiding", "intro", "Wat boven de vragen staat.", width=60),
        Column("eenmalig", "once", "ja: de eigenaar van de scan vult dit één keer in.", "flag", 11),
    ),
)

QUESTIONS = Sheet(
    "vragen",
    "De vragen, per sectie in volgorde.",
    (
        Column("sectie", "section", "De sectie waar de vraag in staat.", width=20, required=True, keys_of="secties"),
        key(),
        Column("type", "type", "Hoe mensen antwoorden.", "word", 14, required=True, words=QUESTION_TYPES),
        Column("vraag", "text", "De vraag zoals mensen die lezen.", width=60, required=True),
        Column("uitleg", "help", "De uitleg onder de vraag.", width=50),
        Column(
            "schaal",
            "scale",
            "De schaal waar het antwoord voor telt. Leeg: telt niet mee.",
            width=18,
            keys_of="schalen",
        ),
        Column(
            "antwoordschaal", "answers", "De rij antwoorden bij een schaalvraag.", width=16, keys_of="antwoordschalen"
        ),
        Column(
            "lijst",
            "options_from",
            "Kiezen uit een vaste lijst in plaats van uit eigen opties.",
            "word",
            20,
            words={"arbeidsmarktregios": "arbeidsmarktregio's"},
        ),
        Column(
            "rollen",
            "asked_of",
            "Wie de vraag krijgt. Leeg: iedereen. []: niemand.",
            "list_or_all",
            28,
            keys_of="rollen",
        ),
        Column("kort", "short", "ja: hoort bij de korte versie.", "flag", 9),
        Column("weet ik niet", "dont_know", "ja: mensen kunnen ‘weet ik niet’ kiezen.", "flag", 9),
        Column("n.v.t.", "not_applicable", "ja: mensen kunnen ‘niet van toepassing’ kiezen.", "flag", 9),
        Column("mag leeg", "optional", "ja: de vraag mag open blijven.", "flag", 9),
        Column("minimum", "minimum", "Het kleinste getal dat mag.", "integer", 10),
        Column("maximum", "maximum", "Het grootste getal dat mag.", "integer", 10),
        Column("lengte", "max_length", "Het grootste aantal tekens bij een open vraag.", "integer", 10),
    ),
)

ANSWER_SCALES = Sheet(
    "antwoordschalen", "Rijen antwoorden die vragen samen gebruiken. De antwoorden staan op het blad opties.", (key(),)
)

OPTIONS = Sheet(
    "opties",
    "De antwoorden, in volgorde: van een antwoordschaal of van één vraag.",
    (
        Column(
            "antwoordschaal",
            "answer_scale",
            "Vul deze kolom in of de kolom vraag.",
            width=20,
            keys_of="antwoordschalen",
        ),
        Column("vraag", "question", "Vul deze kolom in of de kolom antwoordschaal.", width=20, keys_of="vragen"),
        Column("waarde", "value", "Wat er wordt bewaard: een geheel getal of een woord.", "value", 20, required=True),
        Column("antwoord", "label", "Het antwoord zoals mensen het lezen.", width=50, required=True),
        Column("score", "score", "Van 0 tot en met 100. Leeg: geen score.", "number", 9, lowest=0, highest=100),
        Column("sluit uit", "exclusive", "ja: bij dit antwoord gelden de andere niet.", "flag", 9),
    ),
    identity=("answer_scale", "question", "value"),
)

DIMENSIONS = Sheet(
    "dimensies",
    "Groepen van schalen, zoals willen, kunnen en context.",
    (key(), title(), Column("vraag", "question", "Wat deze dimensie in het kort vraagt.", width=60, required=True)),
)

SCALES = Sheet(
    "schalen",
    "De schalen, per dimensie in volgorde. Een schaal telt vragen samen tot één score.",
    (
        Column("dimensie", "dimension", "De dimensie van de schaal.", width=16, required=True, keys_of="dimensies"),
        key(),
        title(),
        Column("uitleg", "explanation", "Wat de schaal meet, voor mensen.", width=60, required=True),
    ),
)

ROLES = Sheet(
    "rollen",
    "In welke rol mensen invullen.",
    (
        key(),
        title(width=50),
        Column("beschermd", "protected", "ja: antwoorden tellen pas vanaf drie mensen.", "flag", 12, default=True),
    ),
)

LEVELS = Sheet(
    "niveaus",
    "Woorden bij een score.",
    (key(), title(), Column("vanaf", "from", "De laagste score van dit niveau.", "integer", 10, required=True)),
)

REGIONS = Sheet(
    "regio", "De arbeidsmarktregio's, in volgorde.", (Column("naam", "key", "De naam.", width=50, required=True),)
)
