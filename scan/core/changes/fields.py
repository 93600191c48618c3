"""What is each field of each part called, and how is its value said to an editor?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scan.core.advice import WISH_QUESTION
from scan.core.changes import showing
from scan.core.instrument import Instrument
from scan.core.rule_sentence import NEVER, rule_sentence


@dataclass(frozen=True)
class Field:
    """The name of a field with its article, and how a value is said.

    `long`: too long to stand in a sentence. `by_line`: of what is long, only the lines that differ are worth reading.
    """

    noun: str
    show: showing.Show
    long: bool = False
    plural: bool = False
    by_line: bool = False


@dataclass(frozen=True)
class Flag:
    """A field that is true or false, as what is said of the thing: "hoort bij de korte versie"; `no`: from now on."""

    yes: str
    no: str


_TYPES = {
    "rating": "antwoordschaal",
    "choice": "één antwoord kiezen",
    "multiple": "meer antwoorden aankruisen",
    "number": "een getal",
    "text": "een open antwoord",
}
_SIZES = {1: "klein", 2: "middel", 3: "groot"}
_WEIGHTS = {1: "laag", 2: "middel", 3: "hoog"}
_TITLE = Field("de titel", showing.word)
_KERN = Field("de kern", showing.text, long=True)
_SOURCES = Field("de bronnen", showing.titles("sources"), plural=True)
_REFERENCES = Field("de plaatsen in de bronnen", showing.references, long=True, plural=True)
_MEANING = Field("de betekenis", showing.text, long=True)
_EXPLANATION = Field("de uitleg", showing.text, long=True)

FIELDS: Mapping[str, Mapping[str, Field | Flag]] = {
    "instrument": {
        "key": Field("de sleutel", showing.word),
        "title": _TITLE,
        "language": Field("de taal", showing.word),
        "minutes": Field("het aantal minuten", showing.number),
    },
    "answer_scales": {},
    "options": {
        "label": Field("de tekst", showing.word),
        "score": Field("de score", showing.number),
        "exclusive": Flag("kan alleen zonder andere antwoorden", "kan nu samen met andere antwoorden"),
    },
    "roles": {
        "title": _TITLE,
        "protected": Flag(
            "telt pas mee vanaf drie mensen, en kan geen scan beginnen",
            "telt nu mee vanaf één persoon, en kan een scan beginnen",
        ),
    },
    "dimensions": {"title": _TITLE, "question": Field("de vraag erbij", showing.word)},
    "scales": {"title": _TITLE, "explanation": _EXPLANATION},
    "sections": {
        "title": _TITLE,
        "intro": Field("de inleiding", showing.text, long=True),
        "once": Flag("is voor de eigenaar, één keer per scan", "is nu voor iedereen die invult"),
    },
    "questions": {
        "text": Field("de tekst", showing.text, long=True),
        "help": Field("de uitleg", showing.text, long=True),
        "type": Field("de soort", showing.one_of(_TYPES)),
        "scale": Field("de schaal", showing.titles("scales")),
        "answers": Field("de antwoordschaal", showing.word),
        "options_from": Field("de lijst met antwoorden", showing.word),
        "asked_of": Field("de rollen die de vraag krijgen", showing.titles("roles"), plural=True),
        "show_if": Field("het moment waarop de vraag verschijnt", showing.shown_when, long=True),
        "short": Flag("hoort bij de korte versie", "hoort niet meer bij de korte versie"),
        "dont_know": Flag("heeft ‘Weet ik niet’ als antwoord", "heeft ‘Weet ik niet’ niet meer als antwoord"),
        "not_applicable": Flag(
            "heeft ‘Niet van toepassing’ als antwoord", "heeft ‘Niet van toepassing’ niet meer als antwoord"
        ),
        "optional": Flag("mag leeg blijven", "mag niet meer leeg blijven"),
        "minimum": Field("het laagste getal", showing.number),
        "maximum": Field("het hoogste getal", showing.number),
        "max_length": Field("het hoogste aantal tekens", showing.number),
    },
    "arbeidsmarktregios": {},
    "sources": {
        "title": _TITLE,
        "file": Field("het bestand", showing.word),
        "publisher": Field("de uitgever", showing.word),
        "year": Field("het jaar", showing.number),
    },
    "levels": {"title": _TITLE, "from_": Field("de ondergrens", showing.number)},
    "stages": {
        "title": _TITLE,
        "meaning": _MEANING,
        "when": Field("de regel", rule_sentence, long=True),
        "sources": _SOURCES,
    },
    "styles": {"title": _TITLE, "points": Field("de punten", showing.points, long=True, plural=True)},
    "phases": {"title": _TITLE, "meaning": _MEANING},
    "schemes": {},
    "steps": {
        "title": _TITLE,
        "phase": Field("de fase", showing.titles("phases")),
        "actor": Field("de rol die begint", showing.titles("roles")),
        "effort": Field("de moeite", showing.one_of(_SIZES)),
        "impact": Field("het effect", showing.one_of(_WEIGHTS)),
        "targets": Field("de schalen waar de stap aan werkt", showing.titles("scales"), plural=True),
        "when": Field("de regel", rule_sentence, long=True),
        "wish": Field("de hulpvragen waar de stap bij past", showing.answers_to(WISH_QUESTION), plural=True),
        "schemes": Field("de regelingen", showing.words, plural=True),
        "sources": _SOURCES,
        "kern": _KERN,
        "what": Field("de tekst", showing.paragraphs, long=True),
        "why": Field("de tekst over waarom dit werkt", showing.paragraphs, long=True),
        "actions": Field("de acties", showing.lines, long=True, plural=True),
        "references": _REFERENCES,
    },
    "topics": {
        "title": _TITLE,
        "when": Field("de regel", rule_sentence, long=True),
        "kern": _KERN,
        "explanation": Field("de uitleg", showing.paragraphs, long=True),
        "questions": Field("de openingsvragen", showing.lines, long=True, plural=True),
        "references": _REFERENCES,
    },
    "terms": {
        "title": _TITLE,
        "variants": Field("de andere vormen", showing.words, plural=True),
        "explanation": _EXPLANATION,
        "references": _REFERENCES,
    },
    "sample_employers": {
        "title": _TITLE,
        "description": Field("de beschrijving", showing.text, long=True),
        "facts": Field("de antwoorden over de organisatie", showing.answers, long=True, plural=True, by_line=True),
        "respondents": Field("de mensen die invullen", showing.respondents, long=True, plural=True, by_line=True),
    },
}

_WITHOUT: Mapping[tuple[str, str, object], str] = {
    ("questions", "asked_of", None): "alle rollen",
    ("questions", "show_if", ()): "altijd",
    ("stages", "when", ()): NEVER,
    ("steps", "when", ()): NEVER,
    ("topics", "when", ()): NEVER,
}
"""What no value means, where it means something."""


def shown(instrument: Instrument, field: Field, part: str, name: str, value: Any) -> str | None:
    """The value of a field in words; None where there is none."""
    if value is None or value in ((), "", {}):
        return _WITHOUT.get((part, name, None if value is None else ()))
    return field.show(instrument, value)
