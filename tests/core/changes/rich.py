"""A little instrument with something in every field, to change one thing of."""

import copy
from collections.abc import Callable
from typing import Any

from scan.core.instrument import Instrument, instrument_from
from tests.core.little import document, item, stage, step, topic, worry

Document = dict[str, Any]
Edit = Callable[[Document], object]

TERM = {
    "key": "jobcoach",
    "title": "jobcoach",
    "explanation": "Wie begeleidt.",
    "variants": ["jobcoaches"],
    "references": [{"source": "book", "place": "hoofdstuk 1"}],
}
SAMPLE = {
    "key": "bakker",
    "title": "Bakker",
    "description": "Een kleine bakker.",
    "facts": {"kind": "x", "hulpvraag": ["geld"]},
    "respondents": [{"role": "boss", "answers": {"a1": 4, "a2": 2}}, {"role": "chief", "answers": {"a1": 1}}],
}
TEXT = {
    "what": ["Wat het is.", "En nog iets."],
    "why": ["Waarom."],
    "actions": ["Begin.", "Ga door."],
    "references": [{"source": "book", "place": "p. 3"}, {"source": "paper"}],
}


def rich() -> Document:
    """A new copy of the document."""
    made = document(
        {"willen": {"a": ["a1", "a2"], "b": ["b1", "b2"]}, "kunnen": {"d": ["d1", "d2"]}},
        items=(
            worry(help="Denk na."),
            item("asked", asked_of=["boss", "chief"], show_if=[{"answer": "kind", "in": ["x", "y"]}], short=True),
            {"key": "count", "type": "number", "text": "Hoeveel?", "minimum": 2, "maximum": 9, "optional": True},
            {"key": "words", "type": "text", "text": "Wat nog?", "max_length": 200},
            {"key": "where", "type": "choice", "text": "Waar?", "options_from": "arbeidsmarktregios"},
        ),
        arbeidsmarktregios=["Ergens", "Elders"],
        schemes=["proefplaatsing", "jobcoach"],
        sources=[
            {"key": "book", "file": "book.txt", "title": "Boek", "publisher": "Uitgever", "year": 2020},
            {"key": "paper", "file": "paper.txt", "title": "Artikel", "publisher": "Blad", "year": None},
        ],
        stages=[
            stage("up", [[{"dimension": "willen", "at_least": 60}]]) | {"sources": ["book"]},
            stage("down", [[{"dimension": "willen", "below": 60}]]),
        ],
        styles=[
            {
                "key": "near",
                "title": "Dichtbij",
                "points": [
                    {"points": 30, "when": [[{"answer": "hulpvraag", "includes": "geld"}]]},
                    {"points": 20, "when": [[{"gap": "willen", "at_least": 25}]]},
                ],
            }
        ],
        phases=[
            {"key": "start", "title": "Start", "meaning": "Begin."},
            {"key": "later", "title": "Later", "meaning": "Ga door."},
        ],
        steps=[
            step("first", when=[[{"scale": "a", "below": 60}]], wish=["geld"], schemes=["jobcoach"], sources=["book"])
            | {"text": TEXT, "kern": "Kort."},
            step("second", when=[[{"stage": ["up"]}], [{"item": "a1", "below": 75}, {"raw": "worry", "at_least": 3}]]),
            step("third", when=[[{"unknown_share": "total", "at_least": 25}]]),
        ],
        topics=[topic("talk", [[{"gap": "willen", "at_least": 25}]]) | {"kern": "Vraag door."}],
        terms=[TERM],
        sample_employers=[SAMPLE],
    )
    return copy.deepcopy(made)


def edited(*edits: Edit) -> Instrument:
    """The rich instrument after these edits."""
    made = rich()
    for edit in edits:
        edit(made)
    return instrument_from(made)


def question(made: Document, key: str) -> Document:
    return next(q for section in made["sections"] for q in section["questions"] if q["key"] == key)
