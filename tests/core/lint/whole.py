"""A document with one of everything, that hangs together, and small changes that break it."""

from collections.abc import Callable
from typing import Any

from scan.core.instrument import instrument_from
from scan.core.lint import Finding, findings
from tests.core.little import FACTS, document, item, stage, step, topic, worry

Document = dict[str, Any]
Change = Callable[[Document], Any]

WEAK = [[{"scale": "a", "below": 60}]]
LATE_FACT = FACTS[1] | {"key": "late-fact", "show_if": [{"answer": "a1", "in": [1]}]}


def whole() -> Document:
    """A document without errors. No part of it is shared with another document."""
    made = document(
        items=(worry(), item("after", show_if=[{"answer": "a1", "in": [1, "weet-niet"]}])),
        stages=[
            stage("far", [[{"answer": "kind", "in": ["x"]}, {"dimension": "willen", "at_least": 60}]])
            | {"sources": ["book"]},
            stage("near", [[{"dimension": "willen", "at_least": 40}]]),
            stage("here", [[{"dimension": "willen", "below": 40}]]),
        ],
        styles=[{"key": "style", "title": "Stijl", "points": [{"points": 10, "when": WEAK}]}],
        schemes=["fund"],
        steps=[
            step(when=WEAK, wish=["geld"], schemes=["fund"], sources=["book"], targets=["a", "b"]),
            step("other", when=[[{"raw": "worry", "at_least": 3}], [{"stage": ["here"]}]], targets=["c", "d"]),
        ],
        topics=[topic("topic", [[{"stage": ["far"]}]])],
        terms=[{"key": "word", "title": "woord", "explanation": "Uitleg.", "references": [{"source": "book"}]}],
    )
    return copied(made)


def copied(thing: Any) -> Any:
    if isinstance(thing, dict):
        return {key: copied(value) for key, value in thing.items()}
    return [copied(one) for one in thing] if isinstance(thing, list) else thing


def question(made: Document, key: str) -> dict[str, Any]:
    return next(q for section in made["sections"] for q in section["questions"] if q["key"] == key)


def on_question(key: str, **fields: Any) -> Change:
    return lambda made: question(made, key).update(fields)


def on_step(**fields: Any) -> Change:
    return lambda made: made["steps"][0].update(fields)


def set_rule(part: str, rule: Any) -> Change:
    return lambda made: made[part][0].update(when=rule)


def with_group(*conditions: dict[str, Any]) -> Change:
    """The rule of the topic becomes one group of these conditions."""
    return set_rule("topics", [list(conditions)])


def both(*changes: Change) -> Change:
    def change(made: Document) -> None:
        for one in changes:
            one(made)

    return change


def found_after(change: Change, **arguments: Any) -> list[Finding]:
    made = whole()
    change(made)
    return findings(instrument_from(made), **arguments)


def dotted(finding: Finding) -> str:
    return ".".join(map(str, finding.path))


def is_found(change: Change, code: str, place: str, words: str = "", **arguments: Any) -> bool:
    """Whether there is exactly one finding of this kind at this place, with these words."""
    found = [one for one in found_after(change, **arguments) if one.code == code]
    assert [dotted(one) for one in found if words in one.message] == [place], found
    return True


def is_free_of(change: Change, code: str, **arguments: Any) -> bool:
    """Whether there is no finding of this kind, nor an error of another kind that could hide it."""
    found = [one for one in found_after(change, **arguments) if one.code == code or one.severity == "error"]
    assert found == []
    return True
