"""A little instrument, of which every score can be worked out by hand; each test changes what it is about."""

from collections.abc import Mapping
from typing import Any

from scan.core.advice import Advice, advise
from scan.core.instrument import Instrument, instrument_from
from scan.core.measurement import Measurement, Respondent
from scan.core.parts import Answer
from scan.core.scoring import Scores, score_measurement

FIVE = [{"value": value, "label": f"Antwoord {value}", "score": (value - 1) * 25} for value in (1, 2, 3, 4, 5)]
WORRY = [{"value": value, "label": f"Zorg {value}", "score": None} for value in (1, 2, 3, 4)]
ROLES = [
    {"key": "boss", "title": "Baas", "protected": False},
    {"key": "chief", "title": "Chef", "protected": False},
    {"key": "worker", "title": "Werker"},
    {"key": "council", "title": "Raad"},
]
DIMENSIONS = {
    "willen": {"a": ["a1", "a2", "a3", "a4"], "b": ["b1", "b2"], "c": ["c1", "c2"]},
    "kunnen": {"d": ["d1", "d2"]},
}
TEXT = {"what": ["Wat het is."], "why": ["Waarom."], "actions": ["Begin.", "Ga door."], "references": []}
TOPIC_TEXT = {"explanation": ["Uitleg."], "questions": ["Hoe?", "Wat?"], "references": []}
ALWAYS = [[{"answer": "kind", "in": ["x"]}]]
FACTS = [
    {
        "key": "kind",
        "type": "choice",
        "text": "Welke soort?",
        "options": [{"value": "x", "label": "De x"}, {"value": "y", "label": "De y"}, {"value": "z", "label": "De z"}],
    },
    {
        "key": "more",
        "type": "choice",
        "text": "En verder?",
        "show_if": [{"answer": "kind", "in": ["x", "y"]}],
        "options": [{"value": "p", "label": "De p"}, {"value": "q", "label": "De q"}],
    },
    {
        "key": "hulpvraag",
        "type": "multiple",
        "text": "Waarbij?",
        "options": [
            {"value": "mensen", "label": "Mensen vinden"},
            {"value": "geld", "label": "Geld vinden"},
            {"value": "geen", "label": "Wij kunnen het zelf", "exclusive": True},
        ],
    },
]


def item(key: str, scale: str | None = None, **more: Any) -> dict[str, Any]:
    """A question with five answers that offers "weet ik niet" and "n.v.t."."""
    fields = {"key": key, "type": "rating", "answers": "five", "text": f"Vraag {key}?", "scale": scale}
    return fields | {"dont_know": True, "not_applicable": True} | more


def worry(key: str = "worry", **more: Any) -> dict[str, Any]:
    """A question without a scale, with four answers that are never scored."""
    return item(key) | {"answers": "worry"} | more


def step(key: str = "step", **more: Any) -> dict[str, Any]:
    fields = {"key": key, "phase": "start", "title": f"Stap {key}", "actor": "boss", "effort": 1, "impact": 1}
    return fields | {"targets": ["a"], "when": ALWAYS, "text": TEXT} | more


def stage(key: str, when: list[list[dict[str, Any]]]) -> dict[str, Any]:
    return {"key": key, "title": f"Fase {key}", "meaning": "Hier.", "when": when}


def topic(key: str, when: list[list[dict[str, Any]]]) -> dict[str, Any]:
    return {"key": key, "title": f"Onderwerp {key}", "when": when, "text": TOPIC_TEXT}


def document(
    dimensions: Mapping[str, Mapping[str, list[Any]]] = DIMENSIONS, items: tuple[Any, ...] = (), **parts: Any
) -> dict[str, Any]:
    """A whole document. `dimensions` is {dimension: {scale: [key or item]}}, `items` come after those of the scales."""
    asked = [
        item(one, scale) if isinstance(one, str) else one | {"scale": scale}
        for scales in dimensions.values()
        for scale, own in scales.items()
        for one in own
    ]
    return {
        "instrument": {"key": "little", "title": "Klein", "language": "nl", "minutes": 1},
        "answer_scales": {"five": FIVE, "worry": WORRY},
        "roles": ROLES,
        "dimensions": [
            {
                "key": key,
                "title": key.title(),
                "question": "?",
                "scales": [{"key": s, "title": f"Schaal {s}", "explanation": "."} for s in scales],
            }
            for key, scales in dimensions.items()
        ],
        "sections": [
            {"key": "facts", "title": "Feiten", "once": True, "questions": FACTS},
            {"key": "items", "title": "Vragen", "questions": [*asked, *items]},
        ],
        "arbeidsmarktregios": ["Ergens"],
        "sources": [{"key": "book", "file": "book.txt", "title": "Boek", "publisher": "Uitgever", "year": 2020}],
        "levels": [{"key": "low", "title": "Laag", "from": 0}, {"key": "high", "title": "Hoog", "from": 60}],
        "stages": [],
        "styles": [],
        "phases": [{"key": "start", "title": "Start", "meaning": "Begin."}],
        "schemes": [],
        "steps": [],
        "topics": [],
    } | parts


def little(*arguments: Any, **parts: Any) -> Instrument:
    return instrument_from(document(*arguments, **parts))


def scored(instrument: Instrument, *respondents: tuple[str, Mapping[str, Answer]], **facts: Answer) -> Scores:
    """The scores of these (role, answers)."""
    people = tuple(Respondent(role, answers) for role, answers in respondents)
    return score_measurement(instrument, Measurement(facts, people))


def advised(instrument: Instrument, *respondents: tuple[str, Mapping[str, Answer]], **facts: Answer) -> Advice:
    return advise(instrument, scored(instrument, *respondents, **facts))
